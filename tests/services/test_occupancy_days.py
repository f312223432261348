"""Ranges of occupancy, the days that lack a value, and filling those as the day before."""

from datetime import date
from typing import NamedTuple

import pytest

from caredesk.domain.rows import MonthClosing, MonthlyValue, Occupancy, Place
from caredesk.errors import UserError
from caredesk.services.edits import edit, undo_step
from caredesk.services.entry import EntryRefused, Typed
from caredesk.services.occupancy_days import (
    OccupancyDays,
    edit_gaps_filled,
    edit_occupancy,
    edit_occupancy_removed,
    view_occupancy_days,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import occupied, on

TODAY = date(2026, 10, 20)


@pytest.fixture
def unit(tmp_path):
    """Gran without 12-15 October, Tall until the 18th; today is the 20th."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(
                opened.store,
                [
                    *(Place(section, date(2026, 1, 1), 9, 9, 0.8) for section in ("Gran", "Tall")),
                    occupied(8, "2026-09-01", "2026-10-11"),
                    occupied(7, "2026-10-16", "2026-10-20"),
                    occupied(9, "2026-10-01", "2026-10-18", section="Tall"),
                ],
            )
        yield opened


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def held(unit: OpenUnit, section: str) -> list[tuple[str, str, float, bool]]:
    found = [row for row in rows.read(unit.store, Occupancy) if row.section == section]
    return [
        (row.first_day.isoformat(), row.last_day.isoformat(), row.occupied, row.estimated) for row in found
    ]


def october(unit: OpenUnit, section=None, today=TODAY) -> OccupancyDays:
    return view_occupancy_days(unit, month="2026-10", section=section, today=today)


def test_the_gaps_are_the_days_before_today_that_some_section_lacks(unit):
    found = october(unit)
    assert found.gaps == ((on("2026-10-12"), on("2026-10-15")), (on("2026-10-19"), on("2026-10-19")))
    assert found.missing_days == 5
    assert found.lacking == ("Gran", "Tall")
    assert found.today_missing
    assert [row.row.first_day.isoformat() for row in found.rows] == ["2026-09-01", "2026-10-16", "2026-10-01"]


def test_a_section_has_its_own_gaps_and_rows(unit):
    found = october(unit, "Gran")
    assert found.gaps == ((on("2026-10-12"), on("2026-10-15")),)
    assert not found.today_missing
    assert {row.row.section for row in found.rows} == {"Gran"}


def test_a_section_without_places_lacks_nothing(unit):
    put(unit, Place("Tall", date(2026, 10, 19), 0))
    assert october(unit).gaps == ((on("2026-10-12"), on("2026-10-15")),)


def test_a_month_with_a_monthly_value_needs_no_days_until_it_is_closed(unit):
    put(unit, MonthlyValue("2026-10", bed_days=500.0))
    assert (october(unit).gaps, october(unit).as_a_whole) == ((), True)
    put(unit, MonthClosing("2026-10", True))
    assert (october(unit).missing_days, october(unit).closed) == (5, True)


def test_a_monthly_value_of_one_section_only_leaves_the_unit_without(unit):
    put(unit, MonthlyValue("2026-10", "Tall", bed_days=270.0))
    assert (october(unit).missing_days, october(unit).as_a_whole) == (5, False)
    put(unit, MonthlyValue("2026-10", "Gran", occupied_mean=8.0))
    assert (october(unit).gaps, october(unit).as_a_whole) == ((), True)


def test_gaps_and_today_take_the_value_of_the_day_before(unit):
    edit_gaps_filled(unit, month="2026-10", today=TODAY)
    assert held(unit, "Gran") == [
        ("2026-09-01", "2026-10-15", 8, False),
        ("2026-10-16", "2026-10-20", 7, False),
    ]
    assert held(unit, "Tall") == [("2026-10-01", "2026-10-20", 9, False)]
    assert (october(unit).gaps, october(unit).today_missing) == ((), False)
    undo_step(unit)
    assert october(unit).missing_days == 5


def test_what_is_estimated_stands_in_rows_of_its_own(unit):
    edit_gaps_filled(unit, month="2026-10", section="Gran", today=TODAY, estimated=True)
    assert held(unit, "Gran")[1] == ("2026-10-12", "2026-10-15", 8, True)
    assert held(unit, "Tall") == [("2026-10-01", "2026-10-18", 9, False)]


def test_filled_days_never_exceed_the_places(unit):
    put(unit, Place("Gran", date(2026, 10, 14), 7, 7, 0.8))
    edit_gaps_filled(unit, month="2026-10", section="Gran", today=TODAY)
    assert held(unit, "Gran")[:2] == [
        ("2026-09-01", "2026-10-13", 8, False),
        ("2026-10-14", "2026-10-15", 7, False),
    ]


def test_a_unit_filled_in_as_a_whole_goes_on_so(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        put(unit, Place("Gran", date(2026, 1, 1), 9), occupied(8, "2026-10-01", "2026-10-18", section=""))
        edit_gaps_filled(unit, month="2026-10", today=TODAY)
        assert held(unit, "") == [("2026-10-01", "2026-10-20", 8, False)]


def test_sections_filled_in_before_the_unit_was_are_not_gone_back_to(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        put(unit, *(Place(section, date(2026, 1, 1), 9) for section in ("Gran", "Tall")))
        put(unit, *(occupied(9, "2026-09-01", "2026-09-30", section=name) for name in ("Gran", "Tall")))
        put(unit, occupied(12, "2026-10-01", "2026-10-15", section=""))
        edit_gaps_filled(unit, month="2026-10", today=TODAY)
        assert held(unit, "") == [("2026-10-01", "2026-10-20", 12, False)]
        put(unit, occupied(12, "2026-10-21", "2026-10-31", section=""))
        with pytest.raises(UserError, match="occupancy_nothing_before"):
            edit_gaps_filled(unit, month="2026-10", section="Gran", today=date(2026, 10, 31))


def test_without_anything_before_there_is_nothing_to_fill_from(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        put(unit, Place("Gran", date(2026, 1, 1), 9))
        with pytest.raises(UserError, match="occupancy_nothing_before"):
            edit_gaps_filled(unit, month="2026-10", today=TODAY)


def test_ranges_are_typed_refused_and_removed(unit):
    number, row = rows.read_with_ids(unit.store, Occupancy, "section = 'Tall'")[0]
    edit_occupancy(unit, [Typed({"last_day": "2026-10-19", "occupied": "8,5"}, number)], month="2026-10")
    assert held(unit, "Tall") == [("2026-10-01", "2026-10-19", 8.5, False)]
    with pytest.raises(EntryRefused) as refused:
        edit_occupancy(unit, [Typed({"occupied": "10"}, number)], month="2026-10")
    assert refused.value.findings[0][1].field == "occupied"
    edit_occupancy_removed(unit, [number], month="2026-10")
    assert held(unit, row.section) == []
