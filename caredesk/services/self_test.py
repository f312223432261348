"""Whether an installed program works: the sample unit made, counted, reported, copied and read back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from caredesk import __version__
from caredesk.domain.calendar import add_months, month_of
from caredesk.services.checks import check_unit
from caredesk.services.copies import make_copy
from caredesk.services.export_unit import export_unit
from caredesk.services.figures import view_figures
from caredesk.services.import_unit import import_source
from caredesk.services.monthly_report import view_month_report, write_report
from caredesk.services.sample_unit import create_sample
from caredesk.services.session import create_unit


def self_test(*, today: date) -> Iterator[str]:
    """One line for each thing that works. Whatever does not is raised, as it would be in use."""
    yield f"CareDesk {__version__}"
    month = add_months(month_of(today), -1)
    with tempfile.TemporaryDirectory(prefix="caredesk-") as name:
        folder = Path(name)
        with create_sample(folder / "sample.caredesk", today=today) as unit:
            figures = view_figures(unit, month=month)
            yield f"figures: density {figures.density.r12:.2f} in the year to {month}"
            exported, _ = export_unit(unit, folder / "export")
            report = view_month_report(unit, month=month, today=today)
            make_copy(unit, now=datetime.combine(today, datetime.min.time()))
            yield "backup: made and verified"
            found = check_unit(unit)
            if not found.ok:
                raise RuntimeError("the sample unit does not agree with itself")
            yield "check: whole"
        yield f"report: {len(write_report(report, folder / 'report'))} files"
        with create_unit(folder / "again.caredesk", name="again") as again:
            import_source(again, exported)
            if view_figures(again, month=month).density != figures.density:
                raise RuntimeError("the sample unit comes back with other figures")
            yield "export and import: the same figures"
