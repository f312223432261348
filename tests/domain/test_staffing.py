"""Which need holds on a day, and what stands too many or too few, half hour by half hour."""

from datetime import timedelta
from typing import Any

import pytest

from caredesk.domain.rows import Need, Shift, ShiftType
from caredesk.domain.shifts import resolve
from caredesk.domain.staffing import Balance, NeedTable, needs_on
from tests.builders import absence, clock, employment, on, register, shift


def needs(text: str) -> list[Need]:
    """Rows of one shift type from "weekday 3, fri 4"."""
    pairs = (part.split() for part in text.split(", "))
    return [Need("Gran", "D", days, float(wanted)) for days, wanted in pairs]


ALL = "weekday 3, weekend 2, fri 4, sat 5, holiday 1, 2026-05-01 9, 2026-06-06 8"


@pytest.mark.parametrize(
    ("rows", "day", "wanted"),
    [
        # A date goes before a holiday, a holiday before a day's name, a name before weekday and weekend.
        (ALL, "2026-05-01", 9),
        (ALL, "2026-06-06", 8),
        (ALL, "2026-04-03", 1),  # Good Friday
        (ALL, "2026-05-14", 1),  # Ascension, a Thursday
        (ALL, "2026-05-24", 1),  # Whitsun, a Sunday
        (ALL, "2026-06-20", 1),  # midsummer day, a Saturday
        (ALL, "2026-06-19", 4),  # midsummer eve is a Friday like others
        (ALL, "2026-05-08", 4),
        (ALL, "2026-05-09", 5),
        (ALL, "2026-05-10", 2),
        (ALL, "2026-05-11", 3),
        # A red weekday listens to its date, to "holiday" and to its own name, to nothing else.
        ("weekday 3, weekend 2", "2026-05-01", None),
        ("weekday 3, fri 4", "2026-05-01", 4),
        ("weekday 3, thu 4", "2026-05-01", None),
        ("weekday 3, holiday 1", "2026-05-01", 1),
        # A red day on a weekend is a weekend day when no holiday row is given.
        ("weekday 3, weekend 2", "2026-06-06", 2),
        ("weekday 3, weekend 2, sun 6", "2026-05-24", 6),
        ("weekend 2", "2026-05-11", None),
        ("weekday 3", "2026-05-10", None),
        ("holiday 1", "2026-05-10", None),
        # A nought is a need, and says that nobody is asked for.
        ("weekday 3, 2026-05-11 0", "2026-05-11", 0),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_most_particular_row_wins(rows: str, day: str, wanted: float | None, turned: bool) -> None:
    found = needs_on(reversed(needs(rows)) if turned else needs(rows), on(day))
    assert [need.wanted for need in found] == ([] if wanted is None else [wanted])


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2026-03-02", []),
        ("2026-03-03", [3]),
        ("2026-03-16", [3]),
        ("2026-03-17", [4]),
        ("2026-03-18", [5]),
        ("2026-03-31", [5]),
        ("2026-04-01", [4]),
        ("2026-04-02", []),
    ],
)
def test_rows_hold_from_and_to_their_days_and_the_latest_begun_wins(day: str, wanted: list[float]) -> None:
    rows = [
        Need("Gran", "D", "weekday", 3, "", on("2026-03-03"), on("2026-03-31")),
        Need("Gran", "D", "weekday", 4, "", on("2026-03-17"), on("2026-04-01")),
        # A day's own name goes before a weekday, whichever began last.
        *(Need("Gran", "D", name, 5, "", on("2026-03-18"), on("2026-03-31")) for name in ("tue", "wed")),
    ]
    assert [need.wanted for need in needs_on(rows, on(day))] == wanted


def test_types_sections_and_roles_ask_each_for_itself() -> None:
    rows = [
        Need("Gran", "D", "weekday", 3),
        Need("Gran", "K", "weekday", 2),
        Need("Tall", "D", "tue", 1),
        Need("Gran", "D", "weekday", 1, "Sjuksköterska"),
        Need("", "D", "weekday", 1),
    ]
    assert sorted(needs_on(rows, on("2026-03-03"))) == sorted(rows)


TYPES = (
    ShiftType("D", "Dag", clock("07:00"), clock("16:00"), 60),
    ShiftType("K", "Kväll", clock("13:15"), clock("21:30")),
    ShiftType("N", "Natt", clock("21:00"), clock("07:00")),
)
DAY = "2026-03-03"
GRAN: dict[str, Any] = {"section": "Gran"}
STAFF = tuple(employment(number, section="Gran", role="Undersköterska") for number in "1234")
AWAY = (absence(DAY, extent=50, employee_no="2"), absence(DAY, employee_no="3"))
D, K, N = Need("Gran", "D", "weekday", 1), Need("Gran", "K", "weekday", 1), Need("Gran", "N", "weekday", 1)


def balances(
    day: str, asked: tuple[Need, ...], rows: tuple[Shift, ...], day_before: tuple[Shift, ...] = ()
) -> dict[str, Balance]:
    held = register(shift_types=TYPES, needs=asked, employments=STAFF, absences=AWAY)
    today, yesterday = ([resolve(held, row) for row in each] for each in (rows, day_before))
    return NeedTable(held).balances(on(day), today, yesterday)


@pytest.mark.parametrize(
    ("asked", "rows", "surplus", "deficit"),
    [
        ((D,), (), 0, 9),
        # The break is within the shift, of what is asked and of who is there.
        ((D,), (shift(DAY, "07:00-16:00", pause=60),), 0, 0),
        ((D,), (shift(DAY, "07:00-16:00"), shift(DAY, "07:00-16:00", "4")), 9, 0),
        # Too many in one half hour do not help another: 06-07 and 15.45-16.
        ((D,), (shift(DAY, "06:00-15:45"),), 1, 0.25),
        ((D,), (shift(DAY, "07:10-12:00"),), 0, 4 + 1 / 6),
        # Of those who are half away the half is there; who is away all day is not.
        ((D,), (shift(DAY, "07:00-16:00", "2"),), 0, 4.5),
        ((D,), (shift(DAY, "07:00-16:00", "3"),), 0, 9),
        ((D,), (shift(DAY, "07:00-16:00", ""),), 0, 9),
        ((D,), (shift(DAY, "07:00-16:00", "", borrowed_from="Tall", **GRAN),), 0, 0),
        ((D,), (shift(DAY, "07:00-16:00", lent_to="Tall"),), 0, 9),
        ((D,), (shift(DAY, "07:00-16:00", kind="introduction"),), 0, 9),
        ((D,), (shift(DAY, "07:00-16:00", kind="jour"),), 0, 9),
        ((D,), (shift(DAY, "07:00-16:00", kind="standby"),), 0, 9),
        ((D,), (shift(DAY, "07:00-16:00", kind="overtime_simple"),), 0, 0),
        ((D,), (shift(DAY, "07:00-16:00", section="Tall"),), 0, 9),
        # Day and evening ask together: two from 13.15 to 16. One is there 12-18: too few at 7-12 (5 h), 1 at
        # 13.15-16 (2,75 h) and from 18 (3,5 h).
        ((D, K), (shift(DAY, "12:00-18:00"),), 0, 5 + 2.75 + 3.5),
        # Half a person is asked for.
        ((D._replace(wanted=0.5),), (shift(DAY, "07:00-16:00"),), 4.5, 0),
        # Of a night the day has its hours before midnight: 21-22 lacks somebody.
        ((Need("Gran", "N", DAY, 1),), (shift(DAY, "22:00-06:00"),), 0, 1),
    ],
)
def test_surplus_and_deficit(
    asked: tuple[Need, ...], rows: tuple[Shift, ...], surplus: float, deficit: float
) -> None:
    found = balances(rows[0].day.isoformat() if rows else DAY, asked, rows)
    assert list(found) == ["Gran"]
    assert found["Gran"] == pytest.approx((surplus, deficit))


def through_the_night(day: str, asked: tuple[Need, ...], rows: tuple[Shift, ...]) -> tuple[float, float]:
    """Surplus and deficit of a day and of the day after, which what starts on the day reaches into."""
    parts = [
        *balances(day, asked, rows).values(),
        *balances((on(day) + timedelta(1)).isoformat(), asked, (), rows).values(),
    ]
    return sum(part.surplus_hours for part in parts), sum(part.deficit_hours for part in parts)


@pytest.mark.parametrize(
    ("day", "short"),
    [("2026-03-28", 9), ("2026-10-24", 11), ("2026-03-27", 10), ("2026-03-31", 10)],
)
def test_a_night_asks_for_the_hours_that_pass(day: str, short: float) -> None:
    """Nine and eleven at the clock changes; the last night of a month belongs to it whole."""
    asked = (Need("Gran", "N", day, 1),)
    assert through_the_night(day, asked, ()) == (0, short)
    assert through_the_night(day, asked, (shift(day, "21:00-07:00"),)) == (0, 0)


def test_the_morning_after_meets_the_end_of_the_night() -> None:
    """06-07 on the 4th fills the last hour of the night of the 3rd; 07-15 is too many."""
    asked = (Need("Gran", "N", DAY, 1),)
    early = shift("2026-03-04", "06:00-15:00")
    assert balances(DAY, asked, ()) == {"Gran": Balance(0, 3)}
    assert balances("2026-03-04", asked, (early,)) == {"Gran": Balance(8, 6)}
    same_morning = shift(DAY, "06:00-15:00")
    assert balances(DAY, asked, (same_morning,)) == {"Gran": Balance(9, 3)}


def test_the_first_of_a_month_has_no_night_before() -> None:
    """What started on 28 February belongs to February, need and staff alike."""
    asked = (Need("Gran", "N", "2026-02-28", 1), Need("Gran", "D", "2026-03-02", 1))
    night = shift("2026-02-28", "21:00-07:00")
    assert balances("2026-03-01", asked, (), (night,)) == {"Gran": Balance(0, 0)}
    assert balances("2026-02-28", asked, ()) == {"Gran": Balance(0, 10)}


def test_need_of_a_role_counts_that_role_only() -> None:
    """Of all staff one is enough; of nurses nobody is there. The two kinds of need are counted apart."""
    asked = (D, Need("Gran", "D", "weekday", 1, "Sjuksköterska"))
    rows = (shift(DAY, "07:00-16:00"),)
    assert balances(DAY, asked, rows) == {"Gran": Balance(0, 9)}
    nurse = shift(DAY, "07:00-16:00", role="Sjuksköterska")
    assert balances(DAY, asked, (nurse,)) == {"Gran": Balance(0, 0)}
    assert balances(DAY, asked, (nurse, *rows)) == {"Gran": Balance(9, 0)}


def test_need_of_the_unit_counts_all_its_staff() -> None:
    asked = (Need("", "D", "weekday", 2), Need("Gran", "D", "weekday", 2))
    rows = (shift(DAY, "07:00-16:00"), shift(DAY, "07:00-16:00", "4", section="Tall"))
    assert balances(DAY, asked, rows) == {"": Balance(0, 0), "Gran": Balance(0, 9)}


def test_a_section_without_need_in_the_month_is_left_out() -> None:
    asked = (D, Need("Tall", "D", "2026-04-14", 1), Need("Ek", "D", "weekday", 0))
    rows = (shift(DAY, "07:00-16:00"), shift(DAY, "07:00-16:00", "4", section="Tall"))
    assert balances(DAY, asked, rows) == {"Gran": Balance(0, 0)}
    assert balances(DAY, (), rows) == {}
    assert balances(DAY, (Need("Gran", "unknown", "weekday", 1),), rows) == {}


def test_on_a_day_without_need_of_a_month_with_need_all_staff_is_too_many() -> None:
    rows = (shift("2026-03-08", "07:00-16:00"),)
    assert balances("2026-03-08", (D,), rows) == {"Gran": Balance(9, 0)}
