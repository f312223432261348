"""Alternatives are kept by name, undone, and compared with nothing changed."""

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.changes import Changes
from caredesk.domain.rows import Alternative, MonthlyValue, Place, Unit
from caredesk.domain.target_path import PathChange
from caredesk.errors import UserError
from caredesk.services.alternatives import (
    edit_alternative,
    edit_alternative_removed,
    read_alternatives,
    view_compared,
)
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from tests.builders import on

MONTH = "2026-12"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def kept(unit: OpenUnit, section: str | None = None) -> list[Alternative]:
    return [row for _, row in read_alternatives(unit, section=section)]


def test_a_name_is_kept_once_for_the_unit_and_once_for_each_section(unit: OpenUnit) -> None:
    edit_alternative(unit, name="  Utan  vikarie ", section=None, change=PathChange(-1.5, 51.8, "2026-12"))
    edit_alternative(unit, name="Utan vikarie", section="Gran", change=PathChange(-1))
    changes = edit_alternative(unit, name="Utan vikarie", section=None, change=PathChange(-2))
    assert kept(unit) == [Alternative("Utan vikarie", "", -2, None, "")]
    assert kept(unit, "Gran") == [Alternative("Utan vikarie", "Gran", -1)]
    assert changes == Changes(frozenset({"alternative"}))
    undo_step(unit)
    assert kept(unit) == [Alternative("Utan vikarie", "", -1.5, 51.8, "2026-12")]
    assert {step.code for step in history(unit)} == {"alternative"}


def test_it_stands_after_a_restart_and_can_be_removed(unit: OpenUnit) -> None:
    edit_alternative(unit, name="B", section=None, change=PathChange(1))
    edit_alternative(unit, name="A", section=None, change=PathChange(2))
    path = unit.store.path
    unit.close()
    with open_unit(path) as again:
        (first, one), (_, other) = read_alternatives(again, section=None)
        assert (one.name, other.name) == ("A", "B")
        edit_alternative_removed(again, number=first)
        assert [row.name for row in kept(again)] == ["B"]
        with pytest.raises(UserError, match="alternative_gone"):
            edit_alternative_removed(again, number=first)
        undo_step(again)
        assert [row.name for row in kept(again)] == ["A", "B"]


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        (" \t", PathChange(-1), "alternative_without_name"),
        ("å" * 61, PathChange(-1), "alternative_name_too_long"),
        ("Tomt", PathChange(0, 0), "alternative_without_places"),
    ],
)
def test_what_cannot_be_kept_is_refused(unit: OpenUnit, name: str, change: PathChange, code: str) -> None:
    with pytest.raises(UserError, match=code):
        edit_alternative(unit, name=name, section=None, change=change)
    assert kept(unit) == []


def test_all_are_compared_with_nothing_changed(unit: OpenUnit) -> None:
    """Nine on ten. The target 0,85 asks for half of the days at 0,8, which are there at the end of July with
    212, or a quarter of them at 0,7: July to September are 92."""
    assert view_compared(unit, month=MONTH) == ()
    with edit(unit, "fill"):
        rows.insert(unit.store, [Unit("Lönngården", on("2026-01-01"), cost_per_fte=600_000)])
        rows.insert(unit.store, [Place("", on("2026-01-01"), 12, target=0.85)])
        months = months_from_to("2026-01", MONTH)
        rows.insert(unit.store, [MonthlyValue(each, fte=9, occupied_mean=10) for each in months])
    edit_alternative(unit, name="En färre", section=None, change=PathChange(-1))
    edit_alternative(unit, name="Två färre i juli", section=None, change=PathChange(-2, None, "2027-07"))
    edit_alternative(unit, name="Bara Gran", section="Gran", change=PathChange(-9))
    found = view_compared(unit, month=MONTH)
    assert [(name, path.reached, path.saved_year) for name, path in found] == [
        ("", None, 0),
        ("En färre", "2027-07", 600_000),
        ("Två färre i juli", "2027-09", 600_000),
    ]
    assert view_compared(unit, month=MONTH, section="Gran") == ()
