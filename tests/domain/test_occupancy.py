"""Places and occupied places of a day, of sections and of the unit; the unit's target."""

import pytest

from caredesk.domain.occupancy import DayPlaces, PlaceBook
from caredesk.domain.rows import Occupancy, Place
from tests.builders import occupied, on

DAY = "2026-03-03"
GRAN, TALL = Place("Gran", None, 10, 8, 0.8), Place("Tall", None, 6)
UNIT_ROW = Place("", None, 20, 18, 0.7)


def book(*rows: Place | Occupancy) -> PlaceBook:
    places = [row for row in rows if isinstance(row, Place)]
    return PlaceBook(places, [row for row in rows if isinstance(row, Occupancy)])


def day(*rows: Place | Occupancy) -> dict[str, DayPlaces]:
    return book(*rows).day(on(DAY))


def test_sections_and_their_sum() -> None:
    """Without planned places the available ones are planned."""
    assert day(GRAN, TALL, occupied(9, DAY), occupied(5.5, DAY, section="Tall")) == {
        "Gran": DayPlaces(10, 8, 9),
        "Tall": DayPlaces(6, 6, 5.5),
        "": DayPlaces(16, 14, 14.5),
    }


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ((), DayPlaces(None, None, None)),
        ((GRAN,), DayPlaces(10, 8, None)),
        # A section that says nothing of the day makes the unit unknown.
        ((GRAN, TALL, occupied(9, DAY)), DayPlaces(16, 14, None)),
        ((GRAN, TALL, occupied(9, DAY), occupied(0, DAY, section="Tall")), DayPlaces(16, 14, 9)),
        # A row for the whole unit stands for all sections.
        ((GRAN, TALL, occupied(13, DAY, section="")), DayPlaces(16, 14, 13)),
        ((UNIT_ROW, occupied(13, DAY, section="")), DayPlaces(20, 18, 13)),
        # A closed section (0 places) needs none.
        ((GRAN, Place("Tall", None, 0), occupied(9, DAY)), DayPlaces(10, 8, 9)),
        ((Place("Gran", None, 0), Place("Tall", None, 0)), DayPlaces(0, 0, 0)),
        # A row of the unit may hold the target only, beside places of sections.
        ((GRAN, Place("", None, None, None, 0.7), occupied(9, DAY)), DayPlaces(10, 8, 9)),
        # Places of sections are the unit's, whatever the unit's own row says.
        ((GRAN, UNIT_ROW, occupied(9, DAY)), DayPlaces(10, 8, 9)),
        # Occupied places without places are known; how many there are is not.
        ((occupied(9, DAY),), DayPlaces(None, None, 9)),
        ((occupied(9, "2026-03-01", "2026-03-02"), GRAN), DayPlaces(10, 8, None)),
        ((Occupancy("Gran", on(DAY), on(DAY), 9, True), GRAN), DayPlaces(10, 8, 9, True)),
    ],
)
def test_the_unit_of_a_day(rows: tuple[Place | Occupancy, ...], unit: DayPlaces) -> None:
    assert day(*rows)[""] == unit


def test_nobody_lives_in_a_closed_section() -> None:
    assert day(GRAN, Place("Tall", None, 0))["Tall"] == DayPlaces(0, 0, 0)
    assert day(GRAN, Place("Tall", None, None, None, 0.7)).keys() == {"", "Gran"}


def test_an_estimate_in_one_section_makes_the_unit_an_estimate() -> None:
    estimated = Occupancy("Tall", on(DAY), on(DAY), 5, True)
    found = day(GRAN, TALL, occupied(9, DAY), estimated)
    assert [found[section].estimated for section in ("Gran", "Tall", "")] == [False, True, True]


@pytest.mark.parametrize(
    ("date", "available", "occupied_then"),
    [
        ("2026-01-31", 10, 9),
        ("2026-02-01", 12, 9),
        ("2026-02-28", 12, 11),
        ("2026-03-01", 0, 0),
        ("2026-03-31", 0, 0),
    ],
)
def test_places_by_date(date: str, available: float, occupied_then: float) -> None:
    held = book(
        Place("Gran", on("2026-03-01"), 0),
        Place("Gran", None, 10),
        Place("Gran", on("2026-02-01"), 12),
        occupied(9, "2026-01-01", "2026-02-09"),
        occupied(11, "2026-02-10", "2026-02-28"),
    )
    assert held.day(on(date))[""] == DayPlaces(available, available, occupied_then)


def test_before_the_first_row_nothing_is_known() -> None:
    held = book(Place("Gran", on("2026-03-01"), 10))
    assert held.day(on("2026-02-28")) == {"": DayPlaces(None, None, None)}
    assert held.turning_days("2026-03") == [on("2026-03-01")]
    assert held.turning_days("2026-02") == []


# The targets 0.8 and 0.65 of 9 and 6 occupied: (9 x 0.8 + 6 x 0.65) / 15 = 0.74.
FIR = Place("Tall", None, 10, None, 0.65)
BOTH = (occupied(9, DAY), occupied(6, DAY, section="Tall"))


@pytest.mark.parametrize(
    ("rows", "target"),
    [
        ((GRAN, FIR, *BOTH), 0.74),
        ((GRAN, FIR, Place("", None, None, None, 0.7), *BOTH), 0.7),
        ((GRAN, FIR, Place("", on("2026-03-04"), None, None, 0.7), *BOTH), 0.74),
        # Of sections with places each must have both a target and occupied places.
        ((GRAN, TALL, *BOTH), None),
        ((GRAN, FIR, occupied(9, DAY)), None),
        ((GRAN, FIR, occupied(15, DAY, section="")), None),
        # A closed section has no say.
        ((GRAN, Place("Tall", None, 0), occupied(9, DAY)), 0.8),
        ((GRAN, FIR, occupied(0, DAY), occupied(0, DAY, section="Tall")), None),
        ((), None),
    ],
)
def test_the_units_target(rows: tuple[Place | Occupancy, ...], target: float | None) -> None:
    assert book(*rows).target_on(on(DAY)) == pytest.approx(target)


def test_a_sections_own_target() -> None:
    held = book(GRAN, TALL, Place("Gran", on("2026-04-01"), 10, 10, 0.9))
    days = (("Gran", DAY), ("Gran", "2026-04-01"), ("Tall", DAY), ("Ek", DAY))
    assert [held.target_on(on(each), section) for section, each in days] == [0.8, 0.9, None, None]
