"""Places and targets by date, and the unit's target weighed by what is occupied that day."""

from datetime import date

import pytest

from caredesk.domain.rows import Place
from caredesk.services.edits import edit, history
from caredesk.services.entry import EntryRefused, Typed
from caredesk.services.places import edit_places, edit_places_removed, view_places
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import occupied

DAY = date(2026, 10, 31)


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(
                opened.store,
                [
                    Place("Gran", date(2025, 1, 1), 9, 9, 0.9),
                    Place("Gran", date(2026, 1, 1), 9, 9, 0.7),
                    Place("Tall", date(2025, 1, 1), 12, 12, 0.8),
                    Place("Rönn", date(2026, 9, 1), 0),
                    occupied(8, "2026-10-01", "2026-10-31"),
                    occupied(12, "2026-10-01", "2026-10-31", section="Tall"),
                ],
            )
        yield opened


def number_of(unit: OpenUnit, section: str, day: date) -> int:
    return next(n for n, row in rows.read_with_ids(unit.store, Place) if row[:2] == (section, day))


def test_the_target_is_weighed_by_the_days_occupied_places(unit):
    view = view_places(unit, day=DAY)
    # 8 × 0,7 + 12 × 0,8 = 15,2 over 20 occupied.
    assert view.weighted is not None
    assert view.weighted == pytest.approx((15.2, 20))
    assert view.target == pytest.approx(0.76)
    assert (view.own, view.closed) == (None, ("Rönn",))
    assert [part.section for part in view.parts] == ["Gran", "Tall"]


def test_only_the_row_in_force_is_marked(unit):
    view = view_places(unit, day=DAY)
    marked = [(row.row.section, str(row.row.valid_from)[:4]) for row in view.rows if row.in_force]
    assert marked == [("Gran", "2026"), ("Rönn", "2026"), ("Tall", "2025")]


def test_the_units_own_target_rules(unit):
    edit_places(unit, [Typed({"section": "", "valid_from": "2026-10-01", "target": "0,75"})])
    view = view_places(unit, day=DAY)
    assert (view.own, view.target) == (0.75, 0.75)
    assert history(unit)[-1].code == "places_of_unit"


def test_several_around_one_person_day_and_night_are_a_target_too(unit):
    edit_places(unit, [Typed({"target": "13,2"}, number_of(unit, "Gran", date(2026, 1, 1)))])
    assert view_places(unit, day=DAY).parts[0].target == 13.2


def test_a_section_that_lacks_a_target_leaves_the_unit_without(unit):
    edit_places(unit, [Typed({"target": ""}, number_of(unit, "Gran", date(2026, 1, 1)))])
    view = view_places(unit, day=DAY)
    assert (view.weighted, view.target) == (None, None)


def test_a_change_names_its_sections_and_can_be_refused_and_removed(unit):
    number = number_of(unit, "Tall", date(2025, 1, 1))
    edit_places(unit, [Typed({"section": "Tall", "available": "14"}, number)])
    assert dict(history(unit)[-1].facts) == {"section": ("Tall",)}
    with pytest.raises(EntryRefused):
        edit_places(unit, [Typed({"section": "Tall", "available": "11"}, number)])
    edit_places_removed(unit, [number])
    assert "Tall" not in {row.row.section for row in view_places(unit, day=DAY).rows}
