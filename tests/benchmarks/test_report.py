"""How long the month report of the sample unit takes, from the open file to four files on disk."""

import time
from datetime import date
from pathlib import Path

import pytest

from caredesk.services.monthly_report import view_month_report, write_report
from caredesk.services.sample_unit import create_sample

pytestmark = pytest.mark.benchmark

BAR_SECONDS = 3.0


def test_month_report(qapp, tmp_path: Path):
    with create_sample(tmp_path / "exempel.caredesk", today=date(2026, 11, 3)) as unit:
        for run in ("first", "again"):
            began = time.perf_counter()
            report = view_month_report(unit, month="2026-10", today=date(2026, 11, 3))
            read = time.perf_counter()
            paths = write_report(report, tmp_path / run)
            ended = time.perf_counter()
            print(
                f"\nreport, {run}: {ended - began:.2f} s (figures {read - began:.2f}, files "
                f"{ended - read:.2f}; at most {BAR_SECONDS:.0f} s in all)"
            )
            assert len(paths) == 4
