"""A write that fails anywhere within an edit, an import or an undo: all taken back, and the next works."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.rows import Absence, Occupancy, Shift
from caredesk.domain.sick_report import Chosen
from caredesk.errors import UserError
from caredesk.services.clearing import edit_clearing
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.export_unit import export_unit
from caredesk.services.import_unit import apply_import, plan_import, read_source
from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.sick_report import edit_sick_report, view_sick_report
from caredesk.storage import check, engine, rows, verify
from tests.small_unit import FIRST, small_unit

pytestmark = pytest.mark.slow  # every write of every edit

READING = ("SELECT", "PRAGMA", "ROLLBACK", "RELEASE")
MOST_WRITES = 400


class Failing:
    """A connection whose n-th writing statement fails, before or after it has been carried out."""

    def __init__(self, connection: Any, number: int, error: Callable[[], Exception], *, late: bool) -> None:
        self._connection = connection
        self._left = number
        self._error = error
        self._late = late

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *params: Any) -> Any:
        return self._carried_out(sql, lambda: self._connection.execute(sql, *params))

    def executemany(self, sql: str, rows: Any) -> Any:
        return self._carried_out(sql, lambda: self._connection.executemany(sql, rows))

    def _carried_out(self, sql: str, work: Callable[[], Any]) -> Any:
        if sql.lstrip().startswith(READING):
            return work()
        self._left -= 1
        if self._left:
            return work()
        # A transaction that was begun or kept has not failed.
        if self._late and not sql.startswith(("BEGIN", "COMMIT")):
            work()
        raise self._error()


def disk_trouble() -> Exception:
    """As SQLite says that the disk does not answer."""
    return engine.SqliteError("disk I/O error")


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """The small unit, with a step to take back and one to make again."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        with edit(opened, "more"):
            rows.insert(opened.store, [Shift("1001", date(2026, 12, 1), "D", 420, 960, 30)])
        with edit(opened, "undone"):
            rows.insert(opened.store, [Shift("1002", date(2026, 12, 2), "D", 420, 960, 30)])
        undo_step(opened)
        yield opened


def _edit(unit: OpenUnit, _folder: Path) -> None:
    """Adds, changes and removes rows of several tables, and moves the end of the horizon."""
    number, row = rows.read_with_ids(unit.store, Absence)[0]
    with edit(unit, "many"):
        rows.insert(unit.store, [Shift("1003", date(2027, 1, 5), "K", 840, 1290, 30, section="Gran")])
        rows.update(unit.store, number, row._replace(extent_percent=50.0))
        rows.delete(unit.store, "occupancy", [rows.read_with_ids(unit.store, Occupancy)[0][0]])


def _import(unit: OpenUnit, folder: Path) -> None:
    """Brings back what was exported, with a new row, a changed one and one fewer."""
    apply_import(unit, plan_import(unit, read_source(folder), replace_period=True))


def _undo(unit: OpenUnit, _folder: Path) -> None:
    undo_step(unit)


def _redo(unit: OpenUnit, _folder: Path) -> None:
    redo_step(unit)


def _report_sick(unit: OpenUnit, _folder: Path) -> None:
    """An absence, and a vacant shift beside each shift that it hits."""
    last = FIRST + timedelta(days=2)
    view = view_sick_report(
        unit, employee_no="1002", first_day=FIRST, expected_end=last, extent_percent=None, today=FIRST
    )
    edit_sick_report(
        unit,
        employee_no="1002",
        first_day=FIRST,
        expected_end=last,
        extent_percent=None,
        chosen=[Chosen(hit.number, "vacant") for hit in view.hits],
        today=FIRST,
    )


def _clear(unit: OpenUnit, _folder: Path) -> None:
    """Takes every shift and absence of October away for good, and keeps the month's sums."""
    until = date(2026, 10, 31)
    edit_clearing(unit, today=date(2030, 1, 1), until={"shifts": until, "absences": until})


@pytest.fixture
def folder(unit: OpenUnit, tmp_path: Path) -> Path:
    """The unit exported, then written in by hand."""
    made, _ = export_unit(unit, tmp_path / "ut")
    shifts = made / "pass.csv"
    lines = shifts.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    assert FIRST.isoformat() in "".join(lines)
    shifts.write_text("".join([lines[0], *lines[2:]]), encoding="utf-8")
    staff = made / "medarbetare.csv"
    text = staff.read_text(encoding="utf-8-sig").replace("Person 1002", "Person Ny")
    staff.write_text(text + "2001;Person 2001\r\n", encoding="utf-8")
    return made


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("error", [disk_trouble, RuntimeError], ids=["disk", "bug"])
@pytest.mark.parametrize("work", [_edit, _import, _undo, _redo, _report_sick, _clear])
def test_each_write_may_fail_and_nothing_is_half(
    unit: OpenUnit,
    folder: Path,
    work: Callable[[OpenUnit, Path], None],
    error: Callable[[], Exception],
    late: bool,
):
    connection = unit.store.db.conn
    before, steps = verify.content_hash(unit.store.db), history(unit)
    expected = UserError if error is disk_trouble else RuntimeError
    for number in range(1, MOST_WRITES):
        unit.store.db.conn = Failing(connection, number, error, late=late)  # type: ignore[assignment]
        try:
            work(unit, folder)
        except expected:
            pass
        else:
            break  # it has fewer writes than that
        finally:
            unit.store.db.conn = connection
        assert not connection.in_transaction
        assert unit.store.open_step is None
        assert verify.content_hash(unit.store.db) == before, number
        assert history(unit) == steps
    else:
        pytest.fail("the work has more writes than were tried")
    assert number > 5
    assert verify.content_hash(unit.store.db) != before
    findings = check.check(unit.store, unit.compute)
    assert findings.ok, findings


def test_day_totals_are_true_after_a_failed_write(unit: OpenUnit, folder: Path):
    connection = unit.store.db.conn
    for number in (3, 7, 11):
        unit.store.db.conn = Failing(connection, number, RuntimeError, late=True)  # type: ignore[assignment]
        with pytest.raises(RuntimeError):
            _import(unit, folder)
        unit.store.db.conn = connection
        assert check.check(unit.store, unit.compute).ok
