"""Sick leave of a month: classes, sources, groups, occasions."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caredesk.domain.calendar import add_months
from caredesk.domain.day_totals import compute
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.month_totals import sum_months
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employee, Employment, MonthlyValue, Setting, Unit
from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_groups import GroupFigure, age_on
from caredesk.domain.sick_leave import SickLeave, SickLeaveFigures, often_sick, sick_leave
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_spells import Spell, sick_history
from caredesk.services.parameter_files import read_defaults

DEFAULTS = read_defaults()
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
# 35 hours a week: five a day.
UNIT = Unit("Enheten", weekly_hours=35)


def people(count: int, **more: object) -> list[Employee]:
    return [Employee(str(number), f"Person {number}", **more) for number in range(1, count + 1)]  # type: ignore[arg-type]


def permanent(employees: Iterable[Employee]) -> tuple[Employment, ...]:
    return tuple(Employment(row.employee_no, date(2020, 1, 1), None, "permanent") for row in employees)


def sick(employee_no: str, first: str, last: str, extent: float = 100, cause: str = "sick") -> Absence:
    return Absence(employee_no, date.fromisoformat(first), date.fromisoformat(last), cause, extent)


def month_of_leave(
    month: str,
    absences: list[Absence],
    employees: list[Employee],
    *values: MonthlyValue,
    settings: tuple[Setting, ...] = (),
    employments: tuple[Employment, ...] | None = None,
) -> SickLeave:
    staff = permanent(employees) if employments is None else employments
    facts = Facts(
        FIRST,
        LAST,
        units=(UNIT,),
        settings=settings,
        employees=tuple(employees),
        employments=staff,
        absences=tuple(absences),
    )
    register = Register(facts, DEFAULTS)
    totals = {(total.month, total.section): total for total in sum_months(compute(facts, DEFAULTS))}
    sources = MonthSources(totals, {(row.month, row.section): row for row in values})
    book = MonthBook(register, PlaceBook((), ()), sources)
    first_absence = min((row.first_day for row in absences), default=None)
    months = SickMonths(register, book, totals, first_absence)
    return sick_leave(register, months, sick_history(absences, staff), SickCost(), month)


def figures(*arguments: object, **more: object) -> SickLeaveFigures:
    return month_of_leave(*arguments, **more).figures  # type: ignore[arg-type]


def test_hours_and_percent() -> None:
    # Two people of 5 h a day: 31 x 10 h less a week of leave without pay (7 x 5); sick 3 x 5 and 2 x 2,5.
    absences = [
        sick("1", "2026-03-02", "2026-03-04"),
        sick("2", "2026-03-30", "2026-04-02", 50),
        sick("2", "2026-03-01", "2026-03-07", cause="leave"),
        sick("2", "2026-03-10", "2026-03-12", cause="vacation"),
    ]
    found = figures("2026-03", absences, people(2))
    assert (found.sick_hours, found.ordinary_hours) == (20, 310 - 35)
    assert found.percent == pytest.approx(100 * 20 / 275)


@pytest.mark.parametrize(
    ("first", "short", "middle", "long"),
    [
        # The length on 31 March: 18 March is day 14, 17 March day 15, 1 February day 59, 31 January day 60.
        ("2026-03-18", 14, 0, 0),
        ("2026-03-17", 0, 15, 0),
        ("2026-02-01", 0, 31, 0),
        ("2026-01-31", 0, 0, 31),
    ],
)
def test_all_days_of_a_spell_are_in_the_class_of_its_length(first, short, middle, long) -> None:
    found = figures("2026-03", [sick("1", first, "2026-04-30")], people(1))
    days = (found.short_percent, found.middle_percent, found.long_percent)
    assert days == pytest.approx((100 * short / 31, 100 * middle / 31, 100 * long / 31))
    assert found.share_60_days == (100 if long else 0)


def test_classes_sum_to_the_whole_and_last_years_month_has_its_own() -> None:
    absences = [
        sick("1", "2025-01-20", "2025-03-10"),
        sick("2", "2025-03-30", "2025-05-30"),
        sick("1", "2025-12-01", "2026-03-31"),
        sick("2", "2026-03-05", "2026-03-06", 40),
    ]
    found = figures("2026-03", absences, people(3))
    parts = (found.short_percent, found.middle_percent, found.long_percent)
    assert sum(part or 0 for part in parts) == pytest.approx(found.percent)
    assert found.short_percent_same_month_last_year == pytest.approx(100 * 2 / 93)
    assert found.middle_percent_same_month_last_year == pytest.approx(100 * 10 / 93)
    assert found.long_percent_same_month_last_year == 0
    assert found.percent_same_month_last_year == pytest.approx(100 * 12 / 93)


def values(first: str, count: int, long: float | None = None) -> list[MonthlyValue]:
    return [
        MonthlyValue(add_months(first, number), sick_hours=10, ordinary_hours=100, sick_long_hours=long)
        for number in range(count)
    ]


def test_before_the_first_absence_the_monthly_values_count() -> None:
    absences = [
        sick("1", "2026-01-10", "2026-01-10", cause="child_care"),
        sick("1", "2026-03-01", "2026-03-31"),
    ]
    given = values("2025-03", 10, long=4)
    found = figures("2026-03", absences, people(1), *given)
    # January and February are true zeros of 155 and 140 ordinary hours; March 155 of 155.
    assert found.percent_year_to_date == pytest.approx(100 * 155 / 450)
    # Ten monthly values, of which March 2025 lies before the year: 9 x 10 and 9 x 100.
    assert found.percent_r12 == pytest.approx(100 * (90 + 155) / (900 + 450))
    assert found.percent_same_month_last_year == 10
    assert found.long_percent_same_month_last_year == 4
    assert found.short_percent_same_month_last_year is None
    assert found.middle_percent_same_month_last_year is None
    assert (found.occasions_started, found.occasions_12_months) == (1, None)


def test_a_month_from_its_monthly_value() -> None:
    given = MonthlyValue(
        "2025-12", sick_hours=30, ordinary_hours=200, sick_short_hours=12, sick_long_hours=15
    )
    found = month_of_leave("2025-12", [sick("1", "2026-03-01", "2026-03-02")], people(1), given)
    told = found.figures
    assert (told.sick_hours, told.ordinary_hours, told.percent) == (30, 200, 15)
    assert (told.short_percent, told.middle_percent, told.long_percent, told.share_60_days) == (
        6,
        None,
        7.5,
        50,
    )
    assert (told.occasions_started, told.groups, told.repeated, told.cost_sek) == (None, None, None, None)
    assert (told.percent_r12, told.percent_same_month_last_year) == (None, None)


def test_a_month_without_any_source_is_unknown() -> None:
    found = month_of_leave("2025-12", [sick("1", "2026-03-01", "2026-03-02")], people(1))
    assert (found.figures.sick_hours, found.figures.percent, found.figures.repeated) == (None, None, None)
    assert [each.code for each in found.problems] == ["sick_month_without_source", "sick_r12_incomplete"]


def test_a_setting_moves_the_first_month() -> None:
    setting = (Setting("sick_leave_from", None, "2026-04"),)
    absences = [sick("1", "2026-03-01", "2026-03-02")]
    assert figures("2026-03", absences, people(1), settings=setting).percent is None
    earlier = (Setting("sick_leave_from", None, "2025-01"),)
    found = figures("2026-03", absences, people(1), settings=earlier)
    assert found.percent_same_month_last_year == 0
    assert found.percent_r12 == pytest.approx(100 * 2 / 365)
    assert found.occasions_12_months == 1


def test_both_sources_are_told_and_the_details_count() -> None:
    found = month_of_leave(
        "2026-03", [sick("1", "2026-03-01", "2026-03-31")], people(1), *values("2026-03", 1)
    )
    assert found.figures.percent == 100
    assert "sick_month_has_both_sources" in [each.code for each in found.problems]


def test_overlapping_absences_are_added_and_told() -> None:
    absences = [sick("1", "2026-03-01", "2026-03-02"), sick("1", "2026-03-02", "2026-03-03", 50)]
    found = month_of_leave("2026-03", absences, people(1))
    assert found.figures.sick_hours == 12.5
    assert [dict(each.facts) for each in found.problems if each.code == "absences_overlap"] == [
        {"employee": "1"}
    ]


def test_hourly_paid_and_hired_belong_to_no_population() -> None:
    staff = (
        Employment("1", date(2020, 1, 1), None, "permanent"),
        Employment("2", date(2020, 1, 1), None, "hourly"),
        Employment("3", date(2020, 1, 1), None, "hired"),
    )
    absences = [sick(number, "2026-03-01", "2026-03-31") for number in ("2", "3")]
    found = month_of_leave("2026-03", absences, people(3), employments=staff)
    assert (found.figures.sick_hours, found.figures.ordinary_hours, found.population) == (0, 155, 1)
    assert found.figures.occasions_started == 0


def test_groups_are_shown_by_sex_and_age_on_the_last_day() -> None:
    # 12 women born in 1990 (35 or 36 years), 11 men born on 31 March 1996 (30 on the last day).
    women = people(12, sex="female", birth_date=date(1990, 6, 1))
    men = [Employee(f"m{number:02}", "Per", "male", date(1996, 3, 31)) for number in range(11)]
    found = month_of_leave("2026-03", [sick("1", "2026-03-01", "2026-03-31")], [*women, *men])
    groups = found.figures.groups
    assert groups is not None
    assert groups.women.percent == pytest.approx(100 / 12)
    assert groups.men == GroupFigure(0.0)
    assert (groups.age_29, groups.age_50) == (GroupFigure(None), GroupFigure(None))
    assert groups.age_30_49.percent == pytest.approx(100 / 23)
    assert found.population == 23


def test_a_person_of_unknown_sex_hides_the_smallest_group() -> None:
    women = people(12, sex="female", birth_date=date(1990, 6, 1))
    men = [Employee(f"m{number:02}", "Per", "male", date(1996, 4, 1)) for number in range(11)]
    found = month_of_leave(
        "2026-03", [sick("1", "2026-03-01", "2026-03-31")], [*women, *men, Employee("x", "Kim")]
    )
    groups = found.figures.groups
    assert groups is not None
    assert (groups.women.hidden, groups.men) == (False, GroupFigure(None, hidden=True))
    # Eleven are 29, twelve 35: someone of unknown age hides the smaller.
    assert (groups.age_29.hidden, groups.age_30_49.hidden) == (True, False)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1996, 3, 31), date(2026, 3, 31), 30),
        (date(1996, 4, 1), date(2026, 3, 31), 29),
        (date(2004, 2, 29), date(2025, 2, 28), 20),
        (date(2004, 2, 29), date(2025, 3, 1), 21),
    ],
)
def test_age(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_ten_people_are_too_few_for_a_total_outside() -> None:
    absences = [sick("1", "2026-03-01", "2026-03-31")]
    assert not month_of_leave("2026-03", absences, people(10)).total_may_leave
    assert month_of_leave("2026-03", absences, people(11)).total_may_leave


def test_often_sick_counts_the_365_days_to_the_day() -> None:
    day = date(2026, 3, 31)
    starts = [day - timedelta(days=number) for number in (0, 50, 100, 150, 200, 364)]
    spells = [Spell("1", start, start) for start in starts]
    assert often_sick(spells, day, 6) == ("1",)
    spells[-1] = Spell("1", day - timedelta(days=365), day - timedelta(days=365))
    assert often_sick(spells, day, 6) == ()
    assert often_sick(spells, day, 5) == ("1",)
    assert often_sick([*spells, Spell("1", day + timedelta(days=1), day)], day, 6) == ()


STRETCHES = st.tuples(
    st.sampled_from("123"),
    st.integers(min_value=-100, max_value=60),
    st.integers(min_value=0, max_value=100),
    st.sampled_from([25.0, 50.0, 100.0]),
    st.sampled_from(["sick", "work_injury", "leave", "vacation"]),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(STRETCHES, min_size=1, max_size=8))
def test_the_classes_always_sum_to_the_whole(stretches) -> None:
    absences = []
    for employee_no, start, more, extent, cause in stretches:
        first = date(2026, 3, 1) + timedelta(days=start)
        absences.append(Absence(employee_no, first, first + timedelta(days=more), cause, extent))
    always = (Setting("sick_leave_from", None, "2024-01"),)
    found = figures("2026-03", absences, people(3), settings=always)
    parts = (found.short_percent, found.middle_percent, found.long_percent)
    if found.ordinary_hours:
        assert sum(part or 0 for part in parts) == pytest.approx(found.percent)
        assert 0 <= (found.percent or 0) <= 100.0000001
    else:
        assert (*parts, found.percent) == (None, None, None, None)
