"""An edit, its undo and its redo through services: rows, totals and changes together."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from caredesk.domain.rows import Shift, Unit
from caredesk.errors import UserError
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import backup, check, day_totals, rows
from tests.small_unit import FIRST, LAST, small_unit

DAY = date(2026, 11, 7)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """The small unit, opened."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        yield opened


def _planned(unit: OpenUnit, day: date) -> float:
    return sum(total.planned_hours for total in day_totals.read_totals(unit.store, day, day))


def test_a_new_unit_has_its_name_and_nothing_to_undo(tmp_path: Path):
    with create_unit(tmp_path / "ny.caredesk", name="Ekbacken") as unit:
        assert rows.read(unit.store, Unit) == [Unit("Ekbacken")]
        assert history(unit) == ()
        assert undo_step(unit) is None
        assert day_totals.horizon(unit.store) is None


def test_a_new_unit_never_takes_the_place_of_a_file(tmp_path: Path):
    path = tmp_path / "finns.caredesk"
    path.write_text("mitt")
    with pytest.raises(UserError, match="file_exists"):
        create_unit(path, name="Ny")
    assert path.read_text() == "mitt"
    assert list(tmp_path.iterdir()) == [path]


def test_an_edit_tells_what_it_touched_and_refreshes_its_days(unit: OpenUnit):
    before = _planned(unit, DAY)
    with edit(unit, "add_shift", day=DAY) as made:
        rows.insert(unit.store, [Shift("1001", DAY, "K", 840, 1290, 30, section="Gran")])
    # Only a night would reach into the day after.
    assert (made.changes.first_day, made.changes.last_day) == (DAY, DAY)
    assert made.changes.persons == {"1001"}
    # 14.00–21.30 less half an hour.
    assert _planned(unit, DAY) == pytest.approx(before + 7.0)
    undone = undo_step(unit)
    assert undone is not None
    assert undone.changes == made.changes
    assert undone.step.facts == (("day", DAY),)
    assert _planned(unit, DAY) == pytest.approx(before)
    redone = redo_step(unit)
    assert redone is not None
    assert _planned(unit, DAY) == pytest.approx(before + 7.0)
    assert [step.code for step in history(unit)] == ["fill", "add_shift"]


def test_an_edit_that_fails_changes_nothing(unit: OpenUnit):
    before = _planned(unit, DAY)
    with pytest.raises(ZeroDivisionError), edit(unit, "fails"):
        rows.insert(unit.store, [Shift("1001", DAY, "K", 840, 1290, 30 // 0)])
    assert _planned(unit, DAY) == before
    assert [step.code for step in history(unit)] == ["fill"]


def test_totals_and_history_are_there_after_a_restart(unit: OpenUnit):
    unit.close()
    with open_unit(unit.store.path) as again:
        assert day_totals.horizon(again.store) == (FIRST, LAST)
        assert check.check(again.store, again.compute).ok
        undo_step(again)
        assert rows.read(again.store, Shift) == []
        assert day_totals.horizon(again.store) is None


def test_new_rates_compute_every_day_again(unit: OpenUnit, monkeypatch: pytest.MonkeyPatch):
    with unit.store.transaction():
        unit.store.execute("UPDATE day_total SET planned_hours = 1000")
    unit.close()
    with open_unit(unit.store.path) as same:
        assert _planned(same, DAY) >= 1000
    monkeypatch.setattr("caredesk.services.session.__version__", "another")
    with open_unit(unit.store.path) as newer:
        assert check.check(newer.store, newer.compute).ok


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase_by_a_copy(tmp_path: Path):
    path = tmp_path / "låst.caredesk"
    with create_unit(path, name="Ek", passphrase="havre och råg") as unit:
        backup.make_backup(unit.store, datetime(2026, 11, 4, 12))
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="file_damaged"):
        open_unit(path, passphrase="havre och råg")
    with pytest.raises(UserError, match="passphrase_wrong"):
        open_unit(path, passphrase="havre och korn")
