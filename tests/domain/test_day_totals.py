"""A day's sums by section, each added by hand."""

import json
from typing import Any

import pytest

from caredesk.domain.day_totals import DayTotal, compute, missing_problems
from caredesk.domain.problems import problem
from caredesk.domain.rows import Need, Place, Role, ShiftType
from tests.builders import DEFAULTS, absence, clock, employment, facts, occupied, shift, totals_of

DAY = "2026-03-03"
# 26 000 x 12 / (52 x 40) = 150 SEK an hour; full time is 8 h of a day of one's own, 5 h by the unit.
GRAN: dict[str, Any] = {"section": "Gran", "weekly_hours": 56, "monthly_pay": 36_400}
STAFF = (
    employment("1", **GRAN),
    employment("2", **GRAN, rate_percent=50),
    employment("3", "hourly", section="Gran", hourly_pay=160),
    employment("4", section="Tall", role="Chef", monthly_pay=40_000),
)


def test_hours_of_a_day() -> None:
    rows = (
        shift(DAY, "07:00-16:00", "1", 60),  # 8 h
        shift(DAY, "13:00-23:00", "2"),  # 10 h, half of them away; 1 h of ten is night
        shift(DAY, "07:00-12:00", "3"),  # 5 h extra
        shift(DAY, "07:00-11:00", "", section="Gran"),  # vacant
        shift(DAY, "07:00-10:00", "", borrowed_from="Ek", section="Gran", price=900),
        shift(DAY, "16:00-18:00", "1", kind="overtime_simple"),
        shift(DAY, "18:00-19:00", "1", kind="overtime_qualified"),
        shift(DAY, "16:00-20:00", "2", kind="additional"),  # 2 h present
        shift(DAY, "19:00-22:00", "1", kind="standby"),
        shift(DAY, "12:00-14:00", "3", kind="resource", lent_to="Ek"),
    )
    away = (absence(DAY, extent=50, employee_no="2"),)
    found = totals_of(DAY, employments=STAFF[:3], absences=away, shifts=rows)
    assert list(found) == ["", "Gran"]
    gran = found["Gran"]
    # All but the standby.
    assert (gran.shifts, gran.planned_shifts) == (10, 9)
    assert gran.worked_hours == 8 + 5 + 5 + 3 + 2 + 1 + 2
    assert gran.scheduled_hours == 8 + 10 + 5 + 3 + 2 + 1 + 4
    # 1 and 2 by their own measure of 8 hours a day, 3 and the borrowed by the unit's of 5.
    assert gran.worked_own_days == pytest.approx((8 + 5 + 2 + 1 + 2) / 8 + (5 + 3) / 5)
    assert gran.scheduled_own_days == pytest.approx((8 + 10 + 2 + 1 + 4) / 8 + (5 + 3) / 5)
    assert (gran.night_worked_hours, gran.night_scheduled_hours) == pytest.approx((0.5, 1))
    assert (gran.night_worked_own_days, gran.night_scheduled_own_days) == pytest.approx((0.5 / 8, 1 / 8))
    # Without standby, with vacant and lent.
    assert gran.planned_hours == 8 + 10 + 5 + 4 + 3 + 2 + 1 + 4 + 2
    assert gran.present_hours == 8 + 5 + 5 + 0 + 3 + 2 + 1 + 2 + 2
    assert (gran.vacant_shifts, gran.vacant_hours) == (1, 4)
    assert (gran.substitute_hours, gran.resource_hours) == (5, 2)
    assert (gran.additional_hours, gran.simple_hours, gran.qualified_hours) == (2, 2, 1)
    assert gran.workers_at_nine == 3
    assert found[""] == DayTotal(gran.day, "", detail_day=1)


def test_people_of_a_day() -> None:
    """Contract hours 8, 4 and 5; the one of Tall is a manager who counts by a fourth."""
    away = (
        absence(DAY, extent=25, employee_no="1"),
        absence(DAY, extent=50, cause="parental", employee_no="2"),
        absence(DAY, extent=100, employee_no="2"),
        absence(DAY, extent=20, cause="vacation", employee_no="4"),
    )
    rows = (
        shift(DAY, "07:00-11:00", "1"),  # 3 h present
        shift(DAY, "12:00-14:00", "1", kind="resource", lent_to="Ek"),  # 1.5 h present
        shift(DAY, "14:00-16:00", "1", kind="overtime_simple"),
        shift(DAY, "07:00-12:00", "3"),
        shift(DAY, "07:00-09:00", "4", kind="introduction", section="Gran"),  # 1.6 h present
    )
    found = totals_of(DAY, employments=STAFF, absences=away, shifts=rows, roles=(Role("Chef", 25),))
    gran, tall = found["Gran"], found["Tall"]
    assert gran.employed_fte == pytest.approx(1 + 0.5 * 0.5)
    assert gran.ordinary_hours == pytest.approx(8 + 4 * 0.5)
    assert gran.sick_hours == pytest.approx(8 * 0.25 + 4 * 0.5)
    assert gran.unscheduled_hours == pytest.approx((8 * 0.75 - 3 - 1.5) + 0)
    assert tall.employed_fte == pytest.approx(0.25)
    assert (tall.ordinary_hours, tall.sick_hours) == (5, 0)
    # Where the hours are worked does not matter: they are his, in his own section.
    assert tall.unscheduled_hours == pytest.approx(5 * 0.8 - 1.6)


def test_cost_of_a_day() -> None:
    rows = (
        shift(DAY, "19:00-22:00", "1"),  # 3 x 150 + 3 x 25,60
        shift(DAY, "07:00-12:00", "3"),  # 5 x 160 x 1,12
        shift(DAY, "19:00-22:00", "2", lent_to="Ek"),
        shift(DAY, "07:00-10:00", "", borrowed_from="Ek", section="Gran", price=900),
        shift(DAY, "07:00-12:00", "1", section="Tall"),
    )
    found = totals_of(DAY, employments=STAFF[:3], shifts=rows)
    gran = found["Gran"]
    evening = 3 * 150 + 3 * 25.60
    assert gran.cost_sek == pytest.approx((evening + 5 * 160 * 1.12) * 1.5 + 900)
    assert gran.ob_sek == pytest.approx(3 * 25.60)
    assert gran.lent_sek == pytest.approx(evening * 1.5)
    assert found["Tall"].cost_sek == pytest.approx(5 * 150 * 1.5)
    assert {total.missing for total in found.values()} == {""}


def test_what_is_missing_is_said_once_and_apart_for_what_is_lent() -> None:
    rows = (
        shift(DAY, "07:00-12:00", "9", section="Gran"),
        shift(DAY, "13:00-14:00", "9", section="Gran"),
        shift(DAY, "07:00-12:00", "8", section="Gran", lent_to="Ek"),
        shift(DAY, "07:00-12:00", "1"),
    )
    gran = totals_of(DAY, employments=STAFF, shifts=rows)["Gran"]
    own, lent = problem("pay_missing", employee="9"), problem("pay_missing", employee="8", lent=True)
    assert missing_problems(gran.missing) == {own, lent}
    assert len(json.loads(gran.missing)) == 2
    assert gran.cost_sek == pytest.approx(5 * 150 * 1.5)
    assert missing_problems("") == frozenset()
    assert missing_problems(json.dumps([json.loads(gran.missing), json.loads(gran.missing)])) == {own, lent}


def test_places_of_a_day() -> None:
    places = (Place("Gran", None, 10, 8), Place("Tall", None, 6))
    found = totals_of(DAY, places=places, occupancies=(occupied(9, DAY), occupied(8, DAY, section="Tall")))
    held = {name: (row.available, row.planned, row.occupied, row.empty_places) for name, row in found.items()}
    # More than there are places is not less than none empty; of the unit 17 of 16.
    assert held == {"": (16, 14, 17, 0), "Gran": (10, 8, 9, 1), "Tall": (6, 6, 8, 0)}
    alone = totals_of(DAY, places=places, occupancies=(occupied(9, DAY),))
    assert (alone[""].occupied, alone[""].empty_places, alone["Tall"].occupied) == (None, 0, None)


def test_need_of_a_day() -> None:
    types = (ShiftType("D", "", clock("07:00"), clock("16:00")),)
    asked = (
        Need("Gran", "D", "weekday", 1),
        Need("Gran", "D", "weekday", 1, "Sjuksköterska"),
        Need("", "D", "weekday", 3),
    )
    rows = (shift(DAY, "07:00-17:00", "1"), shift(DAY, "07:00-12:00", "4"))
    found = totals_of(DAY, employments=STAFF, shift_types=types, needs=asked, shifts=rows)
    needed = {name: (row.need_groups, row.surplus_hours, row.deficit_hours) for name, row in found.items()}
    # Gran: one is enough and an hour too many; no nurse for 9 h. The unit lacks one of three 7-12, then two.
    assert needed == {"Gran": (1, 1, 9), "": (1, 1, 5 + 8), "Tall": (0, 0, 0)}


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({}, 1),
        ({"employee_no": ""}, 0),
        ({"employee_no": "", "borrowed_from": "Ek"}, 1),
        ({"kind": "introduction"}, 0),
        ({"kind": "jour"}, 0),
        ({"kind": "standby"}, 0),
        ({"kind": "overtime_simple"}, 1),
        ({"lent_to": "Ek"}, 0),
        ({"role": "Chef"}, 0),
        ({"employee_no": "2"}, 1),
    ],
)
def test_a_counted_shift_gives_the_day_detail_whatever_its_absence(
    changes: dict[str, Any], detail: int
) -> None:
    away = (absence(DAY, employee_no="2"),)
    rows = (shift(DAY, "07:00-12:00", section="Gran")._replace(**changes),)
    found = totals_of(DAY, employments=STAFF, absences=away, shifts=rows, roles=(Role("Chef", 0),))
    assert sum(total.detail_day for total in found.values()) == detail
    assert found["Gran"].scheduled_hours == 5 * detail


def test_every_day_of_a_stretch_and_a_shift_of_no_length() -> None:
    """The hour 02-03 is not there on 29 March 2026."""
    held = facts(
        "2026-03-28", "2026-03-30", employments=STAFF[:1], shifts=(shift("2026-03-29", "02:00-03:00"),)
    )
    found = [total for total in compute(held, DEFAULTS) if total.section == "Gran"]
    assert [(total.day.day, total.shifts, total.planned_hours) for total in found] == [
        (28, 0, 0),
        (29, 1, 0),
        (30, 0, 0),
    ]
