"""An edit that is only tried: its figures are those of the edit, and nothing of it is left."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.figures import MonthFigures
from caredesk.domain.rows import Employment, Shift
from caredesk.errors import UserError
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.services.what_if import what_if
from caredesk.storage import day_totals, rows
from caredesk.storage.verify import content_hash
from tests.small_unit import small_unit

DAY = date(2026, 11, 7)
SHIFT = Shift("1001", DAY, "K", 840, 1290, 30, section="Gran")


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """The small unit, opened."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        yield opened


def _add(unit: OpenUnit) -> None:
    with edit(unit, "add_shift"):
        rows.insert(unit.store, [SHIFT])


def _figures(unit: OpenUnit) -> MonthFigures:
    return view_figures(unit, month="2026-11")


def test_what_is_seen_is_what_the_edit_gives(unit: OpenUnit):
    before, hashed = _figures(unit), content_hash(unit.store.db)
    with what_if(unit):
        _add(unit)
        tried = _figures(unit)
    assert _figures(unit) == before
    assert content_hash(unit.store.db) == hashed
    assert [step.code for step in history(unit)] == ["fill"]
    # 14.00-21.30 less half an hour.
    assert tried.staffing.planned_hours - before.staffing.planned_hours == pytest.approx(7.0)
    _add(unit)
    assert _figures(unit) == tried


def test_a_row_exchanged_for_another_leaves_the_first(unit: OpenUnit):
    """As many rows as before: only what stands in them could tell."""
    before = _figures(unit)
    number, employment = rows.read_with_ids(unit.store, Employment)[0]
    with what_if(unit):
        with edit(unit, "rate"):
            rows.delete(unit.store, "employment", [number])
            rows.insert(unit.store, [employment._replace(rate_percent=40.0)])
        with suppress(ZeroDivisionError), edit(unit, "broken"):
            rows.insert(unit.store, [employment._replace(valid_from=DAY, section="Tall" * (1 // 0))])
        assert _figures(unit) != before
    assert _figures(unit) == before
    assert rows.read_whole(unit.store, Employment)[0] == employment


def test_an_error_takes_everything_back_and_is_told(unit: OpenUnit):
    before, hashed = _figures(unit), content_hash(unit.store.db)
    with pytest.raises(UserError, match="file_empty"):
        _try_and_fail(unit)
    assert _figures(unit) == before
    assert content_hash(unit.store.db) == hashed
    assert [step.code for step in history(unit)] == ["fill"]
    _add(unit)
    assert [step.code for step in history(unit)] == ["fill", "add_shift"]


def _try_and_fail(unit: OpenUnit) -> None:
    with what_if(unit):
        _add(unit)
        raise UserError("file_empty", file="x")


def test_what_was_undone_can_still_be_made_again(unit: OpenUnit):
    _add(unit)
    assert undo_step(unit) is not None
    with what_if(unit):
        with edit(unit, "other"):
            rows.insert(unit.store, [SHIFT._replace(employee_no="1002")])
        assert redo_step(unit) is None
    redone = redo_step(unit)
    assert redone is not None
    assert redone.step.code == "add_shift"


def test_a_shift_outside_the_horizon_does_not_move_it(unit: OpenUnit):
    before = day_totals.horizon(unit.store)
    with what_if(unit):
        with edit(unit, "late"):
            rows.insert(unit.store, [SHIFT._replace(day=date(2027, 2, 3))])
        assert day_totals.horizon(unit.store) == (date(2026, 10, 1), date(2027, 2, 28))
    assert day_totals.horizon(unit.store) == before
    assert day_totals.read_totals(unit.store, date(2026, 12, 1), date(2027, 12, 1)) == []


def test_the_file_is_not_written(unit: OpenUnit, tmp_path: Path):
    unit.close()
    shutil.copyfile(unit.store.path, tmp_path / "copy")
    with open_unit(unit.store.path) as again, what_if(again):
        _add(again)
    assert unit.store.path.read_bytes() == (tmp_path / "copy").read_bytes()


def test_a_file_that_is_only_read_refuses(unit: OpenUnit, monkeypatch: pytest.MonkeyPatch):
    unit.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_unit(unit.store.path) as reader, pytest.raises(UserError, match="file_read_only"):
        _try_and_fail(reader)
