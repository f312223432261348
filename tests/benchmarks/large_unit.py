"""Large units for benchmarks: the sample's last year again and again, twice as dense, kept between runs.

Sixty people and some 27 000 shifts a year: ten years are the 250 000 shifts that an edit must not notice.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from caredesk.domain.rows import (
    Absence,
    BaseShift,
    Employee,
    Employment,
    MonthlyValue,
    Need,
    Occupancy,
    Place,
    RestException,
    Shift,
    Substitute,
    Unit,
    Vacation,
)
from caredesk.services.edits import edit
from caredesk.services.sample_unit import sample_rows
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows, undo
from caredesk.storage.migrations import m001_first

TODAY = date(2026, 11, 21)
YEAR = timedelta(364)
STAFF = 60
_LEFT_OUT = (BaseShift, RestException, Substitute, Vacation, MonthlyValue)
_DATED = (Shift, Absence, Occupancy)


def large_rows(years: int) -> Iterator[Any]:
    """The rows of a unit with so many years of shifts, absences and occupancy."""
    sample: list[Any] = list(sample_rows(TODAY))
    staff = {row.employee_no for row in [row for row in sample if type(row) is Employee][:STAFF]}
    start = TODAY - years * YEAR
    for row in sample:
        number = getattr(row, "employee_no", "")
        if type(row) in _LEFT_OUT or (number and number not in staff):
            continue
        if type(row) in _DATED:
            yield from _repeated(row, years)
        elif isinstance(row, Unit | Place | Need) and (row.valid_from or TODAY) < TODAY - 2 * YEAR:
            yield row._replace(valid_from=start)
        elif type(row) is Employment:
            yield from _whole_time(row, start)
        else:
            yield row


def _repeated(row: Any, years: int) -> Iterator[Any]:
    """A row of the last year, and the same in each year before."""
    day = row.day if type(row) is Shift else row.first_day
    if not TODAY - YEAR < day <= TODAY:
        return
    ends = getattr(row, "last_day", day) or TODAY
    for back in range(years):
        if type(row) is Shift:
            moved = row._replace(day=day - back * YEAR)
            yield moved
            yield moved._replace(shift_code="", start=row.start + 1, break_minutes=31)
        else:
            yield row._replace(first_day=day - back * YEAR, last_day=min(ends, TODAY) - back * YEAR)


def _whole_time(row: Employment, start: date) -> Iterator[Employment]:
    """The latest employment, from before everything."""
    if row.valid_to is None:
        yield row._replace(valid_from=start)


def large_unit(years: int) -> Path:
    """The file of such a unit: made once for this schema and this generator, then kept in the temp folder."""
    sources = (Path(__file__), Path(m001_first.__file__))
    mark = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / "caredesk-benchmarks"
    path = folder / f"large-{years}-{mark}.caredesk"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as made:
            new = Path(made) / path.name
            with create_unit(new, name="Lastprov") as unit:
                fill(unit, years)
            new.replace(path)
    return path


def fill(unit: OpenUnit, years: int) -> None:
    """Writes the rows into an open unit, with nothing to undo."""
    with edit(unit, "fill"):
        rows.insert(unit.store, sorted(large_rows(years), key=lambda row: type(row).__name__))
    undo.forget(unit.store)


def own_copy(years: int, folder: Path) -> Path:
    """A copy of the file that may be changed."""
    copy = folder / f"large-{years}.caredesk"
    shutil.copyfile(large_unit(years), copy)
    return copy
