"""The sample unit of one day as a file, made once a process: it takes seconds, and tests copy it."""

from __future__ import annotations

import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from caredesk.services.sample_unit import create_sample

NOW = datetime(2026, 11, 3, 9, 30)


def copy_sample(folder: Path) -> Path:
    """A sample unit that the test may change."""
    path = folder / "exempel.caredesk"
    path.write_bytes(_content())
    return path


@cache
def _content() -> bytes:
    with tempfile.TemporaryDirectory(prefix="caredesk-sample-") as folder:
        path = Path(folder) / "exempel.caredesk"
        create_sample(path, today=NOW.date()).close()
        return path.read_bytes()
