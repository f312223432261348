"""The sample unit: the same for the same day, whole, believable, telling its story whenever it is made."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.calendar import add_months, end_minute, month_of
from caredesk.domain.rows import (
    Absence,
    Alternative,
    Competence,
    Employee,
    Employment,
    MonthClosing,
    Occupancy,
    Shift,
    Unit,
)
from caredesk.domain.schedule_rows import Draft, DraftShift, RolledOut
from caredesk.domain.tables import KEYS, TABLES
from caredesk.services.checks import check_unit
from caredesk.services.density_line import view_density_line
from caredesk.services.edits import history
from caredesk.services.export_unit import export_unit, read_all
from caredesk.services.figures import view_figures
from caredesk.services.import_unit import plan_import, read_source
from caredesk.services.sample_unit import create_sample, sample_rows
from caredesk.storage import rows

TODAY = date(2026, 11, 21)
DAYS = (date(2026, 1, 15), date(2026, 7, 6), date(2028, 2, 29))


@pytest.fixture(scope="module")
def made() -> list[Any]:
    """The rows of one day."""
    return sample_rows(TODAY)


def of(made: list[Any], row_type: type) -> list[Any]:
    return [row for row in made if type(row) is row_type]


def test_the_same_day_gives_the_same_rows(made: list[Any]):
    assert sample_rows(TODAY) == made


def test_every_table_has_rows_and_no_two_share_a_key(made: list[Any]):
    by_type = defaultdict(list)
    for row in made:
        by_type[type(row)].append(row)
    # What is tried is the user's own, and nothing has been; nor has a base schedule been rolled out by hand.
    assert set(by_type) == set(TABLES.values()) - {Alternative, Draft, DraftShift, RolledOut}
    for table, row_type in TABLES.items():
        keys = Counter(tuple(getattr(row, name) for name in KEYS[table]) for row in by_type[row_type])
        twice = [key for key, number in keys.items() if number > 1]
        # Vacant and borrowed shifts share a key on purpose and are told apart by counting.
        assert [key for key in twice if table != "shift" or key[0]] == []


def test_names_are_invented_and_nothing_reaches_a_real_person(made: list[Any]):
    people = of(made, Employee)
    assert len({person.name for person in people}) == len(people)
    assert len({person.phone for person in people}) == len(people)
    for person in people:
        number = re.fullmatch(r"070-174 06 (\d\d)", person.phone)
        assert number, person.phone
        assert 5 <= int(number[1]) <= 99
        assert person.email.endswith("@example.se")
    texts = [value for row in made for value in row if isinstance(value, str)]
    assert [text for text in texts if re.search(r"\d{6}-?\d{4}", text)] == []


def test_nobody_works_two_shifts_at_once_and_few_rest_too_little(made: list[Any]):
    by_person = defaultdict(list)
    for shift in of(made, Shift):
        if shift.employee_no:
            start = shift.day.toordinal() * 1440 + shift.start
            by_person[shift.employee_no].append(
                (start, start + end_minute(shift.start, shift.end) - shift.start)
            )
    short = 0
    for worked in by_person.values():
        worked.sort()
        for (_, end), (start, _) in pairwise(worked):
            assert end <= start
            short += 0 < start - end < 11 * 60
    assert 1 <= short <= 3


def test_those_who_work_are_employed_and_of_age(made: list[Any]):
    spans = defaultdict(list)
    for row in of(made, Employment):
        spans[row.employee_no].append((row.valid_from, row.valid_to or date.max))
    born = {person.employee_no: person.birth_date for person in of(made, Employee)}
    for shift in of(made, Shift):
        if shift.employee_no:
            held = [first <= shift.day <= last for first, last in spans[shift.employee_no]]
            assert sum(held) == 1
            assert (shift.day - born[shift.employee_no]).days >= 18 * 365.25


def test_today_has_something_to_do(made: list[Any]):
    away = [row for row in of(made, Absence) if row.first_day <= TODAY <= (row.last_day or TODAY)]
    assert 6 <= len(away) <= 9
    assert {"sick", "child_care", "vacation", "parental"} == {row.cause for row in away}
    assert any(row.extent_percent == 50 for row in away)
    near = {TODAY + timedelta(ahead) for ahead in (1, 2, 3)}
    vacant = [s for s in of(made, Shift) if s.day in near and not s.employee_no]
    assert len(vacant) == 3
    soon = [row for row in of(made, Competence) if row.valid_to and 0 <= (row.valid_to - TODAY).days <= 30]
    assert 3 <= len(soon) <= 6
    assert max(row.last_day for row in of(made, Occupancy)) == TODAY - timedelta(3)
    closings = {row.month: row.closed for row in of(made, MonthClosing)}
    assert closings["2026-10"] is False
    assert closings["2026-09"] is True


def test_months_run_from_26_months_back_to_the_next(made: list[Any]):
    months = {month_of(shift.day) for shift in of(made, Shift)}
    assert min(months) == "2024-11"
    assert max(months) == "2026-12"
    assert len(months) == 26


def peaks(made: list[Any]) -> dict[str, float]:
    """Overtime hours by month."""
    hours: defaultdict[str, float] = defaultdict(float)
    for shift in of(made, Shift):
        if shift.kind.startswith("overtime"):
            minutes = end_minute(shift.start, shift.end) - shift.start - shift.break_minutes
            hours[month_of(shift.day)] += minutes / 60
    return hours


def test_overtime_peaks_at_jul_and_pask(made: list[Any]):
    hours = peaks(made)
    usual = sorted(hours[f"2025-{month:02d}"] for month in (2, 3, 5, 9, 10, 11))[3]
    assert hours["2025-12"] > 1.4 * usual
    # Easter Sunday 2025 was 20 April.
    assert hours["2025-04"] > 1.25 * usual


def test_summer_has_more_vacant_shifts_than_the_rest_of_the_year(made: list[Any]):
    vacant = Counter(month_of(s.day) for s in of(made, Shift) if not s.employee_no and not s.borrowed_from)
    assert min(vacant["2026-07"], vacant["2025-07"]) >= 15
    assert max(vacant[f"2026-{month:02d}"] for month in (1, 2, 3, 4, 5, 9, 10)) <= 5


@pytest.mark.slow
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_figures_tell_the_story_whatever_the_day(today: date, tmp_path: Path):
    whole = add_months(month_of(today), -1)
    with create_sample(tmp_path / "exempel.caredesk", today=today) as unit:
        figures = view_figures(unit, month=whole)
        line = view_density_line(unit, month=whole)
        first = view_density_line(unit, month=add_months(whole, -24))
    assert first.points[-1].r12 == pytest.approx(0.86, abs=0.006)
    density, sick = figures.density, figures.sick_leave
    assert density.r12 == pytest.approx(0.82, abs=0.004)
    assert density.target == 0.8
    assert density.gap_fte == pytest.approx(1.0, abs=0.2)
    assert density.occupied == pytest.approx(51.5, abs=0.8)
    behind = [point.r12 for point in line.points if point.r12 is not None]
    assert behind == sorted(behind, reverse=True)
    sections = {section.name: section.density.r12 for section in figures.sections}
    assert sections["Asken"] == pytest.approx(0.80, abs=0.01)
    assert sections["Eken"] == pytest.approx(0.81, abs=0.01)
    assert sections["Linden"] == pytest.approx(0.85, abs=0.01)
    assert sick.percent == pytest.approx(8.4, abs=0.1)
    assert sick.percent_same_month_last_year == pytest.approx(7.9, abs=0.1)
    assert figures.problems == ()
    assert -180_000 < deviation_of(figures, "Netto") < -30_000


def deviation_of(figures: Any, post: str) -> float:
    return next(row.deviation for row in figures.economy.posts if row.name == post)


@pytest.mark.slow
def test_the_file_holds_the_sample_and_nothing_to_undo(made: list[Any], tmp_path: Path):
    with create_sample(tmp_path / "exempel.caredesk", today=TODAY) as unit:
        assert [row.name for row in rows.read(unit.store, Unit)] == ["Björkbacken"]
        assert history(unit) == ()
        held = read_all(unit)
        assert sum(map(len, held.values())) == len(made)
        assert check_unit(unit).ok
        # Out and in again changes nothing.
        folder, _ = export_unit(unit, tmp_path / "ut")
        plan = plan_import(unit, read_source(folder))
        assert plan.refused == ()
        assert plan.changes_nothing
