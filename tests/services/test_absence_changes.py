"""Absences laid over one another, corrected and removed: what is taken, told and refused."""

from datetime import date
from typing import Any

import pytest

from caredesk.domain.rows import Absence, Employment, MonthClosing
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.absence_changes import (
    edit_absence_added,
    edit_absence_changed,
    edit_absence_removed,
    edit_extent_from,
    view_absence_conflicts,
    view_extent_conflicts,
)
from caredesk.services.absence_people import view_absence, view_people_to_report
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.session import OpenUnit
from caredesk.services.well_report import edit_well_report, view_well_report
from caredesk.storage import day_totals, rows, verify
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit

Span = tuple[int, int | None, str, float | None]
Days = date | int | None


@pytest.fixture
def unit(tmp_path):
    with schedule_unit(tmp_path / "enhet.caredesk") as opened:
        yield opened


def day_of(value: Days) -> date | None:
    return on(value) if isinstance(value, int) else value


def away(
    first: date | int, last: Days, cause: str = "sick", extent: float | None = None, **more: Any
) -> Absence:
    first_day = day_of(first)
    assert first_day is not None
    expected = day_of(more.pop("expected", None))
    return Absence(more.pop("who", ANNA), first_day, day_of(last), cause, extent, expected, **more)


def given(unit: OpenUnit, *added: Any) -> list[int]:
    with edit(unit, "fill"):
        return rows.insert(unit.store, added)


def held(unit: OpenUnit) -> list[Span]:
    """First and last day of August, cause and extent, by day."""
    return [
        (row.first_day.day, row.last_day.day if row.last_day else None, row.cause, row.extent_percent)
        for row in rows.read(unit.store, Absence, order="first_day, cause, id")
    ]


def told(unit: OpenUnit, row: Absence, number: int | None = None) -> list[tuple[object, ...]]:
    """Codes of what is told, with the cause and the days that they are about."""
    return [
        (found.code, *(dict(found.facts).get(name) for name in ("absence", "days")))
        for found in view_absence_conflicts(unit, row=row, number=number)
    ]


def refused(unit: OpenUnit, row: Absence, code: str, number: int | None = None, **facts: object) -> None:
    """Refused in the view and by the edit, for this reason, and nothing is changed."""
    begun = verify.content_hash(unit.store.db)
    with pytest.raises(UserError, match=rf"^{code}\(") as caught:
        edit_absence_changed(unit, number=number, row=row) if number else edit_absence_added(unit, row=row)
    assert caught.value.facts.items() >= facts.items()
    assert view_absence_conflicts(unit, row=row, number=number)[0].code == code
    assert word(caught.value)
    assert verify.content_hash(unit.store.db) == begun


def test_an_absence_is_one_named_step(unit):
    edit_absence_added(unit, row=away(4, 6, "vacation", 100))
    assert held(unit) == [(4, 6, "vacation", None)]
    assert word(history(unit)[-1]) == "Semester 2026-08-04–2026-08-06, Anna Ek"


def test_sick_leave_takes_the_days_of_a_holiday_and_it_is_told(unit):
    given(unit, away(3, 21, "vacation"))
    sick = away(10, 12)
    assert told(unit, sick) == [("absence_days_taken", "vacation", "2026-08-10–2026-08-12")]
    (found,) = view_absence_conflicts(unit, row=sick)
    assert word(found) == "Semester 2026-08-10–2026-08-12 ersätts av Sjuk de dagarna."
    edit_absence_added(unit, row=sick)
    assert held(unit) == [(3, 9, "vacation", None), (10, 12, "sick", None), (13, 21, "vacation", None)]


def test_sick_leave_that_is_still_on_takes_the_expected_days_and_the_rest_when_it_ends(unit):
    given(unit, away(3, 21, "vacation"))
    edit_absence_added(unit, row=away(10, None, expected=11))
    assert held(unit) == [(3, 9, "vacation", None), (10, None, "sick", None), (12, 21, "vacation", None)]
    report = view_well_report(unit, employee_no=ANNA, first_day_back=on(14), today=on(14))
    assert [found.code for found in report.told] == ["absence_days_taken", "well_report_goes_on"]
    edit_well_report(unit, number=report.number, first_day_back=on(14), removed=())
    assert held(unit) == [(3, 9, "vacation", None), (10, 13, "sick", None), (14, 21, "vacation", None)]


def test_part_sick_leave_leaves_the_rest_of_a_holiday(unit):
    given(unit, away(3, 7, "vacation"), away(10, 14, "comp", 50))
    edit_absence_added(unit, row=away(5, 11, extent=50))
    assert held(unit) == [
        (3, 4, "vacation", None),
        (5, 11, "sick", 50),
        (5, 7, "vacation", 50),
        (10, 14, "comp", 50),
    ]


def test_care_of_a_child_takes_a_holiday_and_gives_way_to_sick_leave(unit):
    given(unit, away(3, 7, "vacation"))
    edit_absence_added(unit, row=away(5, 6, "child_care"))
    edit_absence_added(unit, row=away(6, 6))
    assert held(unit) == [
        (3, 4, "vacation", None),
        (5, 5, "child_care", None),
        (6, 6, "sick", None),
        (7, 7, "vacation", None),
    ]


def test_care_of_a_child_without_an_end_is_over_when_its_parent_falls_sick(unit):
    given(unit, away(3, None, "child_care"))
    edit_absence_added(unit, row=away(5, None, expected=7))
    assert held(unit) == [(3, 4, "child_care", None), (5, None, "sick", None)]


@pytest.mark.parametrize("cause", ["parental", "leave", "studies"])
def test_sick_leave_wholly_under_whole_unpaid_leave_is_refused(unit, cause):
    given(unit, away(3, None, cause))
    refused(unit, away(10, 12), "absence_during_unpaid_leave", absence=cause, days="2026-08-03–")


def test_sick_leave_that_reaches_beyond_unpaid_leave_stands_beside_it(unit):
    given(unit, away(10, 14, "parental"))
    row = away(13, 17)
    assert told(unit, row) == [("absence_beside_unpaid", "parental", "2026-08-13–2026-08-14")]
    edit_absence_added(unit, row=row)
    assert held(unit) == [(10, 14, "parental", None), (13, 17, "sick", None)]


def test_sick_leave_stands_beside_part_unpaid_leave(unit):
    """Half on leave and wholly sick: Dan is away 100 %, and 37 ÷ 7 ÷ 2 hours of his are sick hours."""
    given(unit, away(3, 30, "parental", 50, who=DAN))
    edit_absence_added(unit, row=away(10, 12, who=DAN))
    assert held(unit) == [(3, 30, "parental", 50), (10, 12, "sick", None)]
    refused(unit, away(10, 10, "union", 60, who=DAN), "absence_overlaps")
    (total,) = (each for each in day_totals.read_totals(unit.store, on(11), on(11)) if each.section == "Gran")
    assert total.sick_hours == pytest.approx(37 / 7 / 2)


def test_unpaid_leave_is_not_laid_over_sick_leave_that_it_would_swallow(unit):
    given(unit, away(10, 12))
    refused(unit, away(1, 30, "parental"), "absence_overlaps", absence="sick", days="2026-08-10–2026-08-12")
    edit_absence_added(unit, row=away(11, 30, "parental"))
    assert held(unit) == [(10, 12, "sick", None), (11, 30, "parental", None)]


def test_more_than_a_whole_day_is_refused_with_the_other_absence(unit):
    given(unit, away(3, 7, "union", 60))
    row = away(6, 9, "studies", 50)
    refused(unit, row, "absence_overlaps", absence="union", days="2026-08-03–2026-08-07", percent=60)
    edit_absence_added(unit, row=row._replace(extent_percent=40))
    assert held(unit) == [(3, 7, "union", 60), (6, 9, "studies", 40)]


def test_a_holiday_is_not_laid_over_sick_leave(unit):
    given(unit, away(3, None, expected=7))
    refused(unit, away(6, 10, "vacation"), "absence_overlaps", absence="sick", days="2026-08-03–")
    assert told(unit, away(8, 10, "vacation")) == [("absence_beside_open", "sick", "2026-08-03–")]


def test_sick_leave_and_work_injury_of_one_day_are_refused(unit):
    given(unit, away(3, 7, "work_injury"))
    refused(unit, away(7, 8), "absence_overlaps", absence="work_injury")


def test_what_adjoins_with_the_same_cause_and_extent_is_one_absence(unit):
    given(unit, away(3, 5, certificate=True, expected=9), away(8, 9, extent=100))
    edit_absence_added(unit, row=away(6, 7))
    assert rows.read(unit.store, Absence) == [away(3, 9, certificate=True, expected=9)]


def test_another_extent_of_the_cause_gives_way(unit):
    given(unit, away(3, None, extent=50))
    row = away(10, None, expected=12)
    assert told(unit, row) == [("absence_other_extent", "sick", "2026-08-10–2026-08-12")]
    edit_absence_added(unit, row=row)
    assert held(unit) == [(3, 9, "sick", 50), (10, None, "sick", None), (13, None, "sick", 50)]
    edit_absence_added(unit, row=away(20, None, extent=25))
    assert held(unit) == [
        (3, 9, "sick", 50),
        (10, 19, "sick", None),
        (13, 19, "sick", 50),
        (20, None, "sick", 25),
    ]


WRONG: tuple[tuple[Absence, str, dict[str, object]], ...] = (
    (away(6, 5), "absence_ends_before", {"first": on(6)}),
    (away(6, None, expected=5), "absence_expected_before", {"first": on(6)}),
    (away(6, 7, extent=0), "absence_extent", {}),
    (away(6, 7, extent=101), "absence_extent", {}),
    (away(6, 7, who="99"), "cell_unknown_person", {}),
    (away(date(2090, 1, 1), None), "import_far_from_others", {}),
    (away(6, date(2960, 1, 1)), "cell_far_day", {}),
    (away(6, None, expected=date(2960, 1, 1)), "cell_far_day", {}),
    (
        away(6, date(2026, 10, 1), who=CIA),
        "absence_outside_employment",
        {"first": date(2020, 1, 1), "last": date(2026, 9, 30), "day": date(2026, 10, 1)},
    ),
    (away(date(2019, 12, 31), on(2)), "absence_before_employment", {"first": date(2020, 1, 1)}),
)


@pytest.mark.parametrize(("row", "code", "facts"), WRONG)
def test_an_absence_that_cannot_be_is_refused(unit, row, code, facts):
    refused(unit, row, code, **facts)


def test_somebody_without_any_contract_is_refused(unit):
    number, _ = next(
        pair for pair in rows.read_with_ids(unit.store, Employment) if pair[1].employee_no == CIA
    )
    with edit(unit, "fill"):
        rows.delete(unit.store, "employment", [number])
    refused(unit, away(6, 7, who=CIA), "absence_without_employment", name="Cia Lind")


def test_what_is_still_on_may_be_expected_to_outlast_the_employment(unit):
    edit_absence_added(unit, row=away(6, None, who=CIA, expected=date(2026, 10, 15)))
    assert held(unit) == [(6, None, "sick", None)]


def test_an_absence_that_is_gone_is_refused(unit):
    (number,) = given(unit, away(3, 7))
    edit_absence_removed(unit, number=number)
    assert word(history(unit)[-1]) == "Borttagen frånvaro: Sjuk 2026-08-03–2026-08-07, Anna Ek"
    for change in (
        lambda: edit_absence_removed(unit, number=number),
        lambda: edit_absence_changed(unit, number=number, row=away(3, 8)),
        lambda: edit_extent_from(unit, number=number, day=on(5), extent_percent=50),
        lambda: edit_well_report(unit, number=number, first_day_back=on(5), removed=()),
        lambda: view_absence(unit, number=number),
    ):
        with pytest.raises(UserError, match="absence_gone"):
            change()


def test_two_absences_of_a_cause_never_begin_on_one_day(unit):
    """Such rows overlap already, as a file from elsewhere may have them."""
    first, _ = given(unit, away(3, 7), away(5, 6, extent=25))
    refused(unit, away(5, 7), "absence_same_start", number=first, absence="sick", day=on(5))


def closed(unit: OpenUnit, *months: str) -> None:
    given(unit, *(MonthClosing(month, True, "Klart") for month in months))


def open_ones(unit: OpenUnit) -> list[str]:
    return [row.month for row in rows.read(unit.store, MonthClosing) if not row.closed]


def test_a_closed_month_is_opened_only_when_asked(unit):
    closed(unit, "2026-07", "2026-08", "2026-09")
    row = away(date(2026, 7, 30), 2)
    with pytest.raises(UserError, match="absence_in_closed_month") as caught:
        edit_absence_added(unit, row=row)
    assert caught.value.facts == {"months": ("2026-07", "2026-08")}
    assert [found.code for found in view_absence_conflicts(unit, row=row)] == ["absence_in_closed_month"]
    assert held(unit) == []
    edit_absence_added(unit, row=row, reopen=True)
    assert open_ones(unit) == ["2026-07", "2026-08"]
    undo_step(unit)
    assert (open_ones(unit), held(unit)) == ([], [])


def test_only_months_whose_days_differ_are_touched(unit):
    (number,) = given(unit, away(date(2026, 6, 10), 7))
    closed(unit, "2026-06", "2026-07", "2026-08")
    before = away(date(2026, 6, 10), 7)
    edit_absence_changed(unit, number=number, row=before._replace(certificate=True))
    edit_absence_changed(unit, number=number, row=before._replace(last_day=on(9)), reopen=True)
    assert open_ones(unit) == ["2026-08"]
    with pytest.raises(UserError) as caught:
        edit_absence_changed(unit, number=number, row=before._replace(first_day=date(2026, 7, 2)))
    assert caught.value.facts == {"months": ("2026-06", "2026-07")}


def test_an_absence_that_is_still_on_touches_every_closed_month_after_it(unit):
    closed(unit, "2026-09", "2026-12")
    row = away(3, None)
    with pytest.raises(UserError) as caught:
        edit_absence_added(unit, row=row)
    assert caught.value.facts == {"months": ("2026-09", "2026-12")}


def test_another_extent_from_a_day_keeps_the_spell_and_its_numbers(unit):
    (number,) = given(unit, away(3, None, expected=28))
    edit_extent_from(unit, number=number, day=on(17), extent_percent=50)
    assert rows.read(unit.store, Absence, order="first_day") == [
        away(3, 16),
        away(17, None, extent=50, expected=28),
    ]
    later = max(each for each, _ in rows.read_with_ids(unit.store, Absence))
    view = view_absence(unit, number=later)
    assert view.period is not None
    assert len(view.period.spells) == 1
    assert (view.period.first_day, view.day_number(on(17)), view.day_number(on(2))) == (on(3), 15, None)
    assert (view.name, view.section) == ("Anna Ek", "Gran")
    edit_extent_from(unit, number=later, day=on(17), extent_percent=100)
    assert held(unit) == [(3, None, "sick", None)]


def test_more_from_a_day_takes_what_lies_there_and_less_takes_nothing(unit):
    number, _ = given(unit, away(3, 14, extent=50), away(3, 14, "vacation", 50))
    edit_extent_from(unit, number=number, day=on(5), extent_percent=25)
    assert held(unit) == [(3, 4, "sick", 50), (3, 14, "vacation", 50), (5, 14, "sick", 25)]
    undo_step(unit)
    edit_extent_from(unit, number=number, day=on(10), extent_percent=None)
    assert held(unit) == [(3, 9, "sick", 50), (3, 9, "vacation", 50), (10, 14, "sick", None)]


def test_what_more_from_a_day_takes_is_told_before(unit):
    """Half sick and half on holiday; wholly sick from the 10th."""
    number, _ = given(unit, away(3, 28, extent=50), away(3, 28, "vacation", 50))
    closed(unit, "2026-08")
    begun = verify.content_hash(unit.store.db)
    more = view_extent_conflicts(unit, number=number, day=on(10), extent_percent=None)
    assert [word(each) for each in more] == [
        "Semester 2026-08-10–2026-08-28 ersätts av Sjuk de dagarna.",
        "Stängda månader som berörs: 2026-08. De måste öppnas igen, och då ändras deras siffror.",
    ]
    (refused,) = view_extent_conflicts(unit, number=number, day=on(10), extent_percent=0)
    assert refused.code == "absence_extent"
    assert verify.content_hash(unit.store.db) == begun


def test_an_expectation_that_has_passed_does_not_hinder_another_extent(unit):
    (number,) = given(unit, away(3, None, expected=10))
    edit_extent_from(unit, number=number, day=on(17), extent_percent=50)
    assert rows.read(unit.store, Absence, order="first_day")[1] == away(17, None, extent=50)


def test_the_extent_changes_on_a_day_of_the_absence(unit):
    (number,) = given(unit, away(3, 7))
    for day in (2, 8):
        with pytest.raises(UserError, match="absence_extent_outside"):
            edit_extent_from(unit, number=number, day=on(day), extent_percent=50)
    with pytest.raises(UserError, match=r"absence_extent\("):
        edit_extent_from(unit, number=number, day=on(5), extent_percent=0)


def test_days_are_corrected_both_ways(unit):
    (number,) = given(unit, away(3, 7))
    edit_absence_changed(unit, number=number, row=away(4, 6))
    assert held(unit) == [(4, 6, "sick", None)]
    ((number, row),) = rows.read_with_ids(unit.store, Absence)
    edit_absence_changed(unit, number=number, row=row._replace(last_day=None, expected_end=on(20)))
    edit_absence_changed(unit, number=number, row=row._replace(cause="work_injury"))
    assert held(unit) == [(4, 6, "work_injury", None)]
    assert len(history(unit)) == 4
    edit_absence_changed(unit, number=number, row=row._replace(cause="work_injury"))
    assert len(history(unit)) == 4
    refused(unit, away(4, 3, "work_injury"), "absence_ends_before", number=number)


def test_what_overlapped_before_does_not_hinder_a_certificate(unit):
    """A file from elsewhere may hold more than a whole day: only days that an edit adds are looked at."""
    number, _ = given(unit, away(3, 7), away(5, 9, "vacation"))
    edit_absence_changed(unit, number=number, row=away(3, 7, certificate=True))
    assert held(unit) == [(3, 7, "sick", None), (5, 9, "vacation", None)]
    edit_absence_changed(unit, number=number, row=away(3, 8))
    assert held(unit) == [(3, 8, "sick", None), (5, 7, "vacation", None), (9, 9, "vacation", None)]


def test_everybody_employed_today_can_be_reported(unit):
    numbers = given(unit, away(3, 7, "union", 25), away(3, None), away(3, 4, "vacation", who=BO))
    found = view_people_to_report(unit, today=on(5))
    assert [(row.name, row.form, row.absent, row.number) for row in found] == [
        ("Bo Al", "permanent", False, None),
        ("Dan Alm", "permanent", False, None),
        ("Anna Ek", "permanent", True, numbers[1]),
        ("Cia Lind", "hourly", False, None),
    ]
    names = [row.name for row in view_people_to_report(unit, today=date(2026, 10, 1))]
    assert names == ["Bo Al", "Dan Alm", "Anna Ek"]
