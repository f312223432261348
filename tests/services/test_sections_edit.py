"""Sections divided and renamed: every row that belongs to them, the figures around the day, one step each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.rows import (
    Alternative,
    Amount,
    Employment,
    MonthlyValue,
    Need,
    Occupancy,
    Place,
    Setting,
    Shift,
)
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.checks import check_unit
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.entry import EntryRefused
from caredesk.services.figures import view_figures
from caredesk.services.sections_edit import Part, edit_section_renamed, edit_section_split
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from caredesk.storage.sections import read_sections
from tests.small_unit import small_unit

HALVES = (Part("Gran ett", "4", "4", "0,80"), Part("Gran två", "5", "", "0,9"))


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "import", source="mall"):
            rows.insert(opened.store, small_unit())
            rows.insert(
                opened.store,
                [
                    MonthlyValue("2026-08", "Gran", worked_hours=1000),
                    Amount("2026-10", "Mat", "budget", -5, "tkr", section="Gran"),
                ],
            )
        yield opened


def places(unit: OpenUnit, section: str) -> list[Place]:
    return rows.read(unit.store, Place, "section = ?", (section,))


def test_from_the_day_the_old_section_has_no_places_and_the_new_ones_have_theirs(unit: OpenUnit):
    changes = edit_section_split(unit, section="Gran", day="2026-12-01", parts=HALVES)
    first = date(2026, 12, 1)
    assert places(unit, "Gran") == [
        Place("Gran", date(2026, 1, 1), 9, 9, 0.8),
        Place("Gran", first, 0, 0, None),
    ]
    assert places(unit, "Gran ett") == [Place("Gran ett", first, 4, 4, 0.8)]
    assert places(unit, "Gran två") == [Place("Gran två", first, 5, None, 0.9)]
    assert changes.tables == {"place"}
    assert word(history(unit)[-1]) == "Delning av Gran från 2026-12-01"
    december = view_figures(unit, month="2026-12").occupancy
    assert december.available == 9 + 4 + 5, "Tall står kvar, Gran är noll"
    undo_step(unit)
    assert read_sections(unit.store) == ("Gran", "Tall")


def test_a_split_on_the_day_of_a_row_closes_that_row(unit: OpenUnit):
    with edit(unit, "import", source="mall"):
        rows.insert(unit.store, [Place("Gran", date(2026, 12, 1), 8, 8, 0.8)])
    edit_section_split(unit, section="Gran", day="2026-12-01", parts=HALVES)
    assert [row.available for row in places(unit, "Gran")] == [9, 0]


@pytest.mark.parametrize(
    ("day", "parts", "found"),
    [
        ("", HALVES, (0, "valid_from", "entry_missing")),
        ("i vår", HALVES, (0, "valid_from", "import_not_a_day")),
        ("2026-12-01", (HALVES[0], Part(" ", "5")), (2, "section", "entry_missing")),
        ("2026-12-01", (HALVES[0], Part("tall", "5")), (2, "section", "section_name_taken")),
        ("2026-12-01", (HALVES[0], Part("Gran", "5")), (2, "section", "section_name_taken")),
        ("2026-12-01", (HALVES[0], HALVES[0]), (2, "section", "section_name_taken")),
        ("2026-12-01", (Part("Gran ett", "fyra"), HALVES[1]), (1, "available", "import_not_a_number")),
        ("2026-11-15", HALVES, (0, "available", "entry_places_below_occupied")),
    ],
)
def test_what_does_not_hold_is_refused_where_it_stands(
    unit: OpenUnit, day: str, parts: tuple[Part, ...], found: tuple[int, str, str]
):
    before = history(unit)
    with pytest.raises(EntryRefused) as refused:
        edit_section_split(unit, section="Gran", day=day, parts=parts)
    told = [(place, each.field, each.reason.code) for place, each in refused.value.findings]
    assert told == [found]
    assert all(word(each.reason) for _place, each in refused.value.findings)
    assert history(unit) == before


def test_one_part_is_no_split_and_later_places_are_told_first(unit: OpenUnit):
    with pytest.raises(UserError) as few:
        edit_section_split(unit, section="Gran", day="2026-12-01", parts=HALVES[:1])
    assert few.value.code == "split_too_few"
    with edit(unit, "import", source="mall"):
        rows.insert(unit.store, [Place("Gran", date(2027, 1, 1), 8, 8, 0.8)])
    with pytest.raises(EntryRefused) as later:
        edit_section_split(unit, section="Gran", day="2026-12-01", parts=HALVES)
    ((place, finding),) = later.value.findings
    assert (place, finding.field) == (0, "valid_from")
    assert word(finding.reason).startswith("Gran har platser från 2027-01-01 också.")


def test_a_new_name_stands_everywhere_and_no_figure_moves(unit: OpenUnit):
    before = view_figures(unit, month="2026-10")
    edit_section_renamed(unit, section="Gran", name=" Granen ")
    assert read_sections(unit.store) == ("Granen", "Tall")
    for row_type in (Place, Employment, Need, Shift, Occupancy, MonthlyValue, Amount):
        assert "Gran" not in {getattr(row, "section") for row in rows.read(unit.store, row_type)}  # noqa: B009
    after = view_figures(unit, month="2026-10")
    assert after.density == before.density
    assert after.staffing == before.staffing
    assert [each.name for each in after.sections] == ["Granen", "Tall"]
    assert check_unit(unit).consistency == ()
    assert rows.read(unit.store, Setting) != []
    undo_step(unit)
    assert read_sections(unit.store) == ("Gran", "Tall")
    assert view_figures(unit, month="2026-10") == before


@pytest.mark.parametrize(("name", "code"), [("Tall", "section_name_taken"), (" ", "entry_missing")])
def test_a_name_that_is_taken_or_empty_is_refused(unit: OpenUnit, name: str, code: str):
    with pytest.raises(EntryRefused) as refused:
        edit_section_renamed(unit, section="Gran", name=name)
    assert [(place, each.reason.code) for place, each in refused.value.findings] == [(0, code)]


def test_its_own_name_in_other_letters_may_be_given(unit: OpenUnit):
    edit_section_renamed(unit, section="Gran", name="GRAN")
    assert read_sections(unit.store) == ("GRAN", "Tall")


def test_an_alternative_of_a_section_that_is_no_more_does_not_hinder_the_name(unit: OpenUnit):
    with edit(unit, "fill"):
        rows.insert(unit.store, [Alternative("Sommar", "Gran", -1), Alternative("Sommar", "Ek", 2)])
    edit_section_renamed(unit, section="Gran", name="Ek")
    assert rows.read(unit.store, Alternative) == [Alternative("Sommar", "Ek", -1)]
    undo_step(unit)
    assert len(rows.read(unit.store, Alternative)) == 2


def test_a_name_is_read_as_everywhere(unit: OpenUnit):
    edit_section_renamed(unit, section="Gran", name="O\u0308n")
    assert "Ön" in read_sections(unit.store)
    with pytest.raises(EntryRefused):
        edit_section_renamed(unit, section="Tall", name="Tall\x07")
