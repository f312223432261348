"""People of a small unit: lines of the list, and the card with its hours, limits and what runs out."""

from datetime import date
from shutil import copy

import pytest

from caredesk.domain.rows import (
    Balance,
    Competence,
    Employee,
    Employment,
    Setting,
    Shift,
)
from caredesk.services.edits import edit
from caredesk.services.people import PersonLine, view_people, view_year_hours
from caredesk.services.person import PersonCard, view_person
from caredesk.services.person_edits import (
    edit_contract_changed_from,
)
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from tests.builders import on
from tests.small_unit import small_unit

TODAY = on("2026-11-24")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("people") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened:
        put(opened, *small_unit())
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def put(unit: OpenUnit, *added) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def lines(unit: OpenUnit, section: str | None = None) -> dict[str, PersonLine]:
    hours = view_year_hours(unit, today=TODAY)
    view = view_people(unit, today=TODAY, hours=hours, section=section)
    return {line.employee_no: line for line in view.lines}


def card(unit: OpenUnit, employee_no: str, today: date = TODAY) -> PersonCard:
    shown = view_person(unit, employee_no=employee_no, today=today)
    assert shown is not None
    return shown


def test_a_line_tells_who_by_which_contract_and_what_runs_out_next(unit):
    put(
        unit,
        Competence("1001", "Delegering insulin", on("2025-12-10"), on("2026-12-10")),
        Competence("1001", "Delegering läkemedel", None, on("2027-01-01")),
        Competence("1002", "HLR", None, on("2026-10-01")),
    )
    found = lines(unit)
    first = found["1001"]
    assert (first.name, first.form, first.section, first.rate_percent) == (
        "Person 1001",
        "permanent",
        "Gran",
        85.0,
    )
    assert (first.employed, first.since, first.until) == ("now", on("2020-01-01"), None)
    assert first.runs_out == ("Delegering insulin", on("2026-12-10"))
    assert found["1002"].runs_out is None, "ran out more than 30 days ago"
    assert list(lines(unit, "Tall")) == [
        "1002",
        "1004",
    ]


def test_hours_so_far_leave_out_absence_standby_and_what_is_ahead(unit):
    put(unit, Shift("1003", on("2026-11-10"), "", 1260, 1380, kind="standby"))
    # 1003 works 8,5 h on the days of 1 October to 24 November that are no (n + 2) % 3 = 0.
    worked = sum((day + 2) % 3 != 0 for day in range(on("2026-10-01").toordinal(), TODAY.toordinal() + 1))
    found = lines(unit)
    assert found["1003"].hours == pytest.approx(worked * 8.5)
    # 1001 was away the 5th to the 9th of October: five days, of which those with a shift are not present.
    first = sum(day % 3 != 0 for day in range(on("2026-10-01").toordinal(), TODAY.toordinal() + 1))
    away = sum(day % 3 != 0 for day in range(on("2026-10-05").toordinal(), on("2026-10-09").toordinal() + 1))
    assert found["1001"].hours == pytest.approx((first - away) * 8.5)
    assert card(unit, "1001").hours.present == pytest.approx(found["1001"].hours)
    assert card(unit, "1001").hours.planned == pytest.approx(first * 8.5)


def test_contract_hours_of_the_card_by_hand(unit):
    hours = card(unit, "1001").hours
    # 85 % of 37 h a week, 328 days to 24 November; five of them away.
    assert hours.contract == pytest.approx(328 * 0.85 * 37 / 7)
    assert hours.due == pytest.approx(323 * 0.85 * 37 / 7)
    assert hours.difference == pytest.approx(hours.present - hours.due)


def test_the_card_shows_contracts_by_date_and_the_one_that_leads(unit):
    edit_contract_changed_from(unit, employee_no="1001", day=on("2027-01-01"), changes={"rate_percent": "50"})
    put(unit, Employment("1001", on("2019-01-01"), on("2019-12-31"), "temporary"))
    shown = card(unit, "1001")
    assert [(line.standing, line.leads) for line in shown.contracts] == [
        ("past", False),
        ("now", True),
        ("coming", False),
    ]
    assert shown.rate_percent == 85


def test_competences_tell_how_long_they_last(unit):
    put(
        unit,
        Competence("1001", "Insulin", on("2025-11-24"), on("2026-11-24")),
        Competence("1001", "Läkemedel", None, on("2026-12-24")),
        Competence("1001", "Sond", None, on("2026-12-25")),
        Competence("1001", "HLR", None, on("2026-11-23")),
        Competence("1001", "Kateter", on("2025-01-01"), on("2026-12-01")),
        Competence("1001", "Kateter", on("2026-12-02"), on("2027-12-01")),
    )
    found = {(line.row.name, line.row.valid_from): line.lasting for line in card(unit, "1001").competences}
    assert found == {
        ("Insulin", on("2025-11-24")): "soon",
        ("Läkemedel", None): "soon",
        ("Sond", None): "lasts",
        ("HLR", None): "out",
        ("Kateter", on("2025-01-01")): "renewed",
        ("Kateter", on("2026-12-02")): "coming",
    }


def test_the_latest_balance_of_each_kind_and_holiday_by_age(unit):
    put(
        unit,
        Balance("1001", on("2026-01-01"), "vacation", 25),
        Balance("1001", on("2026-11-01"), "vacation", 11),
        Balance("1001", on("2027-01-01"), "vacation", 31),
        Balance("1001", on("2026-11-01"), "comp", -3),
    )
    shown = card(unit, "1001")
    assert [(line.row.kind, line.row.amount) for line in shown.balances] == [("vacation", 11), ("comp", -3)]
    # Born 1980: 46 in 2026, 50 in 2030; 1981-1983 follow.
    assert shown.holiday_days == 31
    assert card(unit, "1001", on("2030-01-01")).holiday_days == 32
    assert card(unit, "1004", on("2022-12-31")).holiday_days == 25


def test_limits_stand_with_their_hours_also_none(unit):
    put(
        unit,
        Shift("1001", on("2026-11-20"), "", 960, 1200, kind="overtime_simple"),
        Shift("1001", on("2026-10-20"), "", 960, 1080, kind="overtime_qualified"),
        Setting("overtime_year_extra", None, "150", "1001"),
    )
    limits = {row.limit: (row.hours, row.of) for row in card(unit, "1001").limits}
    assert limits == {"overtime_month": (4, 50), "overtime_year": (6, 350), "additional_year": (0, 200)}


def test_contracts_day_upon_day_are_one_employment_and_a_gap_parts_two(unit):
    put(
        unit,
        Employment("1001", on("2019-06-01"), on("2019-12-31"), "temporary"),
        Employment("1001", on("2018-01-01"), on("2019-05-30"), "temporary"),
        Employee("2001", "Nils Öberg"),
        Employment("2001", on("2020-01-01"), on("2026-11-30"), "permanent"),
        Employment("2001", on("2026-12-01"), on("2026-12-20"), "permanent"),
    )
    found = lines(unit)
    assert (found["1001"].since, found["1001"].until) == (on("2019-06-01"), None)
    assert (found["2001"].since, found["2001"].until) == (on("2020-01-01"), on("2026-12-20"))
    assert found["2001"].runs_out == ("", on("2026-12-20"))


def test_nobody_has_no_card(unit):
    assert view_person(unit, employee_no="9", today=TODAY) is None
