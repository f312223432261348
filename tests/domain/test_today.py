"""Who is away, vacant shifts within 72 hours, the fortnight's staffing. Tuesday 3 November 2026, 14:02."""

from datetime import date, timedelta

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.parameters import Parameters
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employee, Employment, Shift
from caredesk.domain.sick_spells import sick_history
from caredesk.domain.today import away_on, staffing_ahead, vacancies

TODAY = date(2026, 11, 3)
NOW = 14 * 60 + 2


def vacant(days: int, start: int, end: int, section: str = "Linden") -> Shift:
    return Shift("", TODAY + timedelta(days=days), "K", start * 60, end * 60, 30, section=section)


def test_a_shift_within_72_hours_is_told_and_the_next_one_after():
    soon, later = vacant(3, 14, 22), vacant(3, 15, 22)
    found, following = vacancies([later, soon], TODAY, NOW, None)
    assert [(shift.day, shift.start, shift.hours) for shift in found] == [(date(2026, 11, 6), 840, 7.5)]
    assert following is not None
    assert following.start == 900


def test_a_shift_under_way_still_counts_and_one_that_is_over_does_not():
    over, under_way = vacant(0, 7, 14), vacant(0, 13, 21)
    last_night = vacant(-1, 21, 7)
    assert [shift.start for shift in vacancies([over, under_way, last_night], TODAY, NOW, None)[0]] == [780]
    assert [shift.day for shift in vacancies([last_night], TODAY, 6 * 60, None)[0]] == [date(2026, 11, 2)]


def test_only_the_section_in_view_is_told():
    rows = [vacant(1, 7, 15, "Asken"), vacant(1, 7, 15, "Linden")]
    assert [shift.section for shift in vacancies(rows, TODAY, NOW, "Asken")[0]] == ["Asken"]
    assert len(vacancies(rows, TODAY, NOW, None)[0]) == 2


def total(days: int, section: str = "Linden", **values) -> DayTotal:
    planned = {"planned_shifts": values.get("shifts", 0)}
    return DayTotal(TODAY + timedelta(days=days), section)._replace(**(planned | values))


def test_without_need_the_vacant_shifts_are_what_is_lacking():
    ahead = staffing_ahead(
        [total(0, shifts=9, vacant_shifts=2, vacant_hours=16.0, planned_hours=72.0)], TODAY, None
    )
    first = ahead.days[0]
    assert (first.short, first.over, first.deficit_hours) == (2, 0, None)
    assert (ahead.shifts, ahead.vacant, ahead.vacant_hours, ahead.deficit_hours) == (9, 2, 16.0, None)
    assert len(ahead.days) == 14


def test_with_need_hours_become_whole_shifts_of_the_days_mean_length():
    rows = [
        total(1, shifts=10, planned_hours=80.0, need_groups=1, deficit_hours=11.9, surplus_hours=0.0),
        total(2, shifts=10, planned_hours=80.0, need_groups=1, deficit_hours=3.9, surplus_hours=12.0),
    ]
    ahead = staffing_ahead(rows, TODAY, None)
    assert [(day.short, day.over) for day in ahead.days[1:3]] == [(1, 0), (0, 2)]
    assert ahead.deficit_hours == 11.9 + 3.9


def test_standby_makes_no_shift_of_the_day_shorter():
    """Four shifts of 8 h and four of standby, whose hours are not planned: 8 h lacking are one shift."""
    row = total(1, shifts=8, planned_shifts=4, planned_hours=32.0, need_groups=1, deficit_hours=8.0)
    day = staffing_ahead([row], TODAY, None).days[1]
    assert (day.short, day.shifts) == (1, 8)


def test_too_few_in_one_section_is_not_made_good_by_too_many_in_another():
    rows = [
        total(1, "Asken", shifts=5, planned_hours=40.0, need_groups=1, deficit_hours=8.0),
        total(1, "Linden", shifts=5, planned_hours=40.0, need_groups=1, surplus_hours=8.0),
    ]
    day = staffing_ahead(rows, TODAY, None).days[1]
    assert (day.short, day.over) == (1, 1)
    assert staffing_ahead(rows, TODAY, "Linden").days[1].short == 0


def register(*absences: Absence) -> Register:
    names = {"1": "Lena Dahl", "2": "Per Åkesson", "3": "Emma Lind", "4": "Ingrid Falk"}
    return Register(
        Facts(
            TODAY,
            TODAY,
            employees=tuple(Employee(number, name) for number, name in names.items()),
            employments=tuple(
                Employment(
                    number, date(2020, 1, 1), form="permanent", section="Asken" if number == "4" else "Linden"
                )
                for number in names
            ),
            absences=absences,
        ),
        Parameters(()),
    )


def test_the_sick_come_first_with_the_day_of_their_sick_pay_period():
    rows = (
        Absence("3", date(2026, 11, 2), date(2026, 11, 4), "child_care"),
        Absence("1", date(2026, 10, 28), None, "sick"),
        # Two days, three days at work, and back: the numbers go on.
        Absence("2", date(2026, 10, 25), date(2026, 10, 26), "sick"),
        Absence("2", date(2026, 10, 30), date(2026, 11, 9), "sick", 50),
        Absence("4", date(2026, 11, 1), date(2026, 11, 3), "vacation"),
    )
    held = register(*rows)
    found = away_on(held, sick_history(rows, held.facts.employments), TODAY, None)
    assert [(row.name, row.day_number, row.extent_percent) for row in found] == [
        ("Lena Dahl", 7, None),
        ("Per Åkesson", 7, 50),
        ("Ingrid Falk", None, None),
        ("Emma Lind", None, None),
    ]
    assert [row.name for row in away_on(held, sick_history(rows, ()), TODAY, "Asken")] == ["Ingrid Falk"]


def test_who_has_left_is_not_away():
    rows = (Absence("9", date(2026, 11, 1), None, "sick"),)
    assert away_on(register(*rows), sick_history(rows, ()), TODAY, None) == ()
