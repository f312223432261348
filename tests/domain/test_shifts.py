"""A shift with what the employment decides: kind, section, role, what is present and what counts."""

from typing import Any

import pytest

from caredesk.domain.rows import Employment, Role, Shift
from caredesk.domain.shifts import resolve, shift_hours
from tests.builders import absence, employment, register, shift

ROLES = (Role("Chef", 0), Role("Samordnare", 50))
DAY = shift("2026-03-03", "07:00-16:00", pause=60)


@pytest.mark.parametrize(
    ("row", "hours"),
    [
        (DAY, 8),
        (shift("2026-03-28", "21:00-07:00", pause=30), 8.5),
        (shift("2026-03-29", "01:30-03:00", pause=60), 0),  # half an hour passes
        (shift("2026-10-24", "21:00-07:00", pause=30), 10.5),
        (shift("2026-03-03", "16:00-24:00"), 8),
        (shift("2026-03-03", "08:00-08:00", pause=60), 23),
    ],
)
def test_hours_are_what_passes_less_the_break(row: Shift, hours: float) -> None:
    assert shift_hours(row) == hours


@pytest.mark.parametrize(
    ("form", "kind", "found"),
    [
        ("permanent", "", "ordinary"),
        ("hourly", "", "extra"),
        ("hired", "", "ordinary"),
        ("hourly", "ordinary", "ordinary"),
        ("permanent", "jour", "jour"),
    ],
)
def test_the_employment_decides_the_kind_when_the_shift_does_not(form: str, kind: str, found: str) -> None:
    held = register(employments=(employment(form=form),))
    assert resolve(held, DAY._replace(kind=kind)).kind == found


def test_the_employment_decides_section_and_role_when_the_shift_does_not() -> None:
    held = register(
        employments=(employment(section="Gran", role="Samordnare", weekly_hours=42),), roles=ROLES
    )
    found = resolve(held, DAY)
    assert (found.section, found.role, found.share, found.own_hours_per_day) == ("Gran", "Samordnare", 0.5, 6)
    moved = resolve(held, DAY._replace(section="Tall", role="Chef"))
    assert (moved.section, moved.role, moved.share) == ("Tall", "Chef", 0)
    # Without anybody the unit's measure of 35 hours stands in.
    vacant = resolve(held, DAY._replace(employee_no=""))
    assert (vacant.section, vacant.role, vacant.own_hours_per_day) == ("", "", 5)


@pytest.mark.parametrize(
    ("changes", "present", "counted", "scheduled"),
    [
        # Eight hours, a fourth of them away.
        ({}, 6, 6, 8),
        ({"role": "Samordnare"}, 6, 3, 4),
        ({"role": "Chef"}, 6, 0, 0),
        ({"kind": "extra"}, 6, 6, 8),
        ({"kind": "resource"}, 6, 6, 8),
        ({"kind": "overtime_simple"}, 6, 6, 8),
        ({"kind": "introduction"}, 6, 0, 0),
        ({"kind": "jour"}, 6, 0, 0),
        ({"kind": "standby"}, 6, 0, 0),
        ({"lent_to": "Tall"}, 6, 0, 0),
        ({"employee_no": ""}, 0, 0, 0),
        ({"employee_no": "", "borrowed_from": "Tall"}, 8, 8, 8),
        ({"employee_no": "", "borrowed_from": "Tall", "role": "Samordnare"}, 8, 4, 4),
        ({"employee_no": "2"}, 8, 8, 8),
    ],
)
def test_present_and_counted_hours(
    changes: dict[str, Any], present: float, counted: float, scheduled: float
) -> None:
    away = (absence("2026-03-03", extent=25),)
    held = register(employments=(employment(), employment("2")), roles=ROLES, absences=away)
    found = resolve(held, DAY._replace(**changes))
    assert (found.present_hours, found.counted_hours, found.scheduled_hours) == (present, counted, scheduled)
    assert found.counts == (scheduled > 0)


def test_a_shift_of_somebody_away_all_day_still_counts_as_planned() -> None:
    held = register(employments=(employment(),), absences=(absence("2026-03-03"),))
    found = resolve(held, DAY)
    assert (found.present_hours, found.counted_hours, found.scheduled_hours, found.counts) == (0, 0, 8, True)


@pytest.mark.parametrize(
    ("times", "changes", "works"),
    [
        ("07:00-16:00", {}, True),
        ("09:00-16:00", {}, True),
        ("09:01-16:00", {}, False),
        ("07:00-09:01", {}, True),
        ("07:00-09:00", {}, False),
        # A night does not reach nine o'clock of its own date, though it lasts to ten the next day.
        ("21:00-10:00", {}, False),
        ("07:00-07:00", {}, True),
        ("07:00-16:00", {"kind": "introduction"}, False),
        ("07:00-16:00", {"kind": "extra"}, True),
        ("07:00-16:00", {"lent_to": "Tall"}, False),
        ("07:00-16:00", {"role": "Chef"}, False),
        ("07:00-16:00", {"role": "Samordnare"}, True),
        ("07:00-16:00", {"employee_no": ""}, False),
        ("07:00-16:00", {"employee_no": "", "borrowed_from": "Tall"}, True),
        ("07:00-16:00", {"employee_no": "2"}, False),
        ("07:00-16:00", {"employee_no": "3"}, True),
    ],
)
def test_who_works_at_nine(times: str, changes: dict[str, Any], works: bool) -> None:
    staff: tuple[Employment, ...] = tuple(employment(number) for number in "123")
    # 2 is away all day, 3 half of it.
    away = (absence("2026-03-03", employee_no="2"), absence("2026-03-03", employee_no="3", extent=50))
    held = register(employments=staff, roles=ROLES, absences=away)
    assert resolve(held, shift("2026-03-03", times)._replace(**changes)).works_at_nine is works
