"""Clearing removes what its list said and nothing else, and the months behind keep their figures."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from caredesk.domain.clearing import gone_absences, latest_day, proposed_day
from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Setting, Shift, Unit, Vacation
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.tables import TABLES
from caredesk.errors import UserError
from caredesk.services.clearing import edit_clearing, renew_copies, view_bounds, view_clearing
from caredesk.services.copies import copies_of, make_copy
from caredesk.services.edits import edit, history
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, open_unit
from caredesk.storage import rows
from caredesk.storage.check import check
from tests.sample import copy_sample
from tests.schedule_unit import on, schedule_unit, shift

TODAY = date(2029, 2, 1)
UNTIL = date(2025, 12, 31)
ALL: Any = {"shifts": UNTIL, "absences": UNTIL, "people": UNTIL}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    """The sample unit three years on, with somebody who left long ago, cleared once for the whole module."""
    with open_unit(copy_sample(tmp_path_factory.mktemp("clearing"))) as unit:
        with edit(unit, "import", source="x"):
            rows.insert(unit.store, [Employee("9901", "Gunnel Ström", phone="070-174 06 99")])
            rows.insert(unit.store, [Employment("9901", date(2015, 1, 1), date(2023, 6, 30), "permanent")])
            rows.insert(unit.store, [FollowUp("9901", "plan", date(2023, 1, 1), date(2023, 1, 9))])
            (closing,) = rows.read_with_ids(unit.store, MonthClosing, "month = '2025-11'")
            rows.update(unit.store, closing[0], MonthClosing("2025-11", True, "Lugn månad"))
        make_copy(unit, now=datetime(2029, 1, 1, 9, 0))
        yield Made(unit)


class Made:
    """The unit with what was before and after the clearing."""

    MONTHS = ("2025-11", "2026-03", "2026-10")

    def __init__(self, unit: OpenUnit) -> None:
        self.unit = unit
        self.before = {table: _rows(unit, table) for table in TABLES}
        self.figures = {month: view_figures(unit, month=month) for month in self.MONTHS}
        self.listed = view_clearing(unit, today=TODAY, until=ALL)
        self.untouched = {table: _rows(unit, table) for table in TABLES} == self.before
        edit_clearing(unit, today=TODAY, until=ALL)
        self.after = {table: _rows(unit, table) for table in TABLES}


def _rows(unit: OpenUnit, table: str) -> list[Any]:
    row_type: Any = TABLES[table]
    return [tuple(row) for row in rows.read(unit.store, row_type)]


@pytest.mark.slow
def test_looking_at_the_list_changes_nothing(made: Made):
    assert made.untouched
    assert made.listed.count > 1000
    assert made.listed.copies == 1


@pytest.mark.slow
def test_what_is_listed_is_gone_and_all_else_stands(made: Made):
    """But for the sums of months, the month opened again and the month that sick leave is counted from."""
    told: dict[str, int] = {}
    for group in made.listed.groups:
        for table, count in group.rows.items():
            told[table] = told.get(table, 0) + count
    tables = {table: (Counter(made.before[table]), Counter(made.after[table])) for table in TABLES}
    gone = {table: (was - now).total() for table, (was, now) in tables.items() if was - now}
    changed = {"month_closing", "monthly_value"}
    assert {table: count for table, count in gone.items() if table not in changed} == {
        table: count for table, count in told.items() if table != "shift_change"
    }
    new = {table for table, (was, now) in tables.items() if now - was}
    assert new == {"month_closing", "monthly_value", "setting"}
    assert not [row for row in made.after["shift"] if row[1] <= UNTIL]
    assert "9901" not in {row[0] for row in made.after["employee"]}


@pytest.mark.slow
def test_a_spell_that_reaches_beyond_the_day_is_kept_whole(made: Made):
    kept = [row for row in made.after["absence"] if row[1] <= UNTIL]
    assert kept
    assert all(row[2] is None or row[2] > UNTIL for row in kept if row[3] != "sick")


@pytest.mark.slow
def test_the_months_keep_their_figures(made: Made):
    for month, before in made.figures.items():
        now = view_figures(made.unit, month=month)
        for name in ("hours", "month", "r12", "r12_months", "occupied"):
            assert getattr(now.density, name) == pytest.approx(getattr(before.density, name)), (month, name)
        for name in ("percent", "percent_r12", "percent_year_to_date", "short_percent", "long_percent"):
            assert getattr(now.sick_leave, name) == pytest.approx(getattr(before.sick_leave, name)), name
        assert now.overtime.simple_hours == pytest.approx(before.overtime.simple_hours)
        assert now.staffing.substitute_hours == pytest.approx(before.staffing.substitute_hours)
        for section, was in zip(now.sections, before.sections, strict=True):
            assert section.density.month == pytest.approx(was.density.month)


@pytest.mark.slow
def test_a_closed_month_is_opened_with_its_comment_and_nothing_can_be_undone(made: Made):
    assert made.listed.reopened[-2:] == ("2025-11", "2025-12")
    assert {row[0] for row in made.after["month_closing"] if row[1]} >= {"2026-01", "2026-09"}
    assert ("2025-11", False, "Lugn månad") in made.after["month_closing"]
    assert history(made.unit) == ()
    assert made.unit.store.query("SELECT count(*) FROM undo_log")[0][0] == 0
    assert ("sick_leave_from", None, "2026-01", "") in made.after["setting"]
    assert check(made.unit.store, made.unit.compute).ok


@pytest.mark.slow
def test_older_copies_go_when_a_new_one_is_verified(made: Made):
    (old,) = copies_of(made.unit.store.path)
    assert renew_copies(made.unit, now=datetime(2029, 2, 1, 9, 0)) == 1
    (new,) = copies_of(made.unit.store.path)
    assert new.path != old.path
    with open_unit(new.path) as copy:
        assert _rows(copy, "shift") == made.after["shift"]
        assert "9901" not in {row.employee_no for row in rows.read(copy.store, FollowUp)}


@pytest.mark.slow
def test_what_is_too_young_or_no_whole_month_is_refused(made: Made):
    before = _rows(made.unit, "shift")
    for until in (date(2027, 1, 31), date(2026, 6, 15)):
        with pytest.raises(UserError, match="clearing_too_young"):
            edit_clearing(made.unit, today=TODAY, until={"shifts": until})
        with pytest.raises(UserError, match="clearing_too_young"):
            view_clearing(made.unit, today=TODAY, until={"shifts": until})
    assert _rows(made.unit, "shift") == before


def test_the_journal_holds_shifts_two_calendar_years_and_nothing_is_younger_than_two_years():
    assert latest_day("shifts", date(2026, 11, 22), 2) == date(2023, 12, 31)
    assert latest_day("shifts", date(2026, 11, 22), 0) == date(2024, 11, 30)
    assert latest_day("absences", date(2026, 11, 22), 2) == date(2024, 11, 30)
    assert proposed_day(date(2024, 11, 30), date(2026, 11, 22), None) is None
    assert proposed_day(date(2024, 11, 30), date(2026, 11, 22), 60) == date(2021, 10, 31)
    assert proposed_day(date(2024, 11, 30), date(2026, 11, 22), 3) == date(2024, 11, 30)


def test_absences_stay_as_long_as_the_shifts_on_which_they_tell_who_was_there(tmp_path: Path):
    """Sick on the one of two shifts; without the absence August would have 8,5 hours more."""
    away = [Absence("1", date(2026, 7, 1), date(2026, 7, 5), "sick"), Absence("1", on(24), on(24), "sick")]
    july, august = date(2026, 7, 31), on(31)
    held: list[NamedTuple] = [shift("1", 24), shift("1", 25), *away, MonthClosing("2026-08", True)]
    with schedule_unit(tmp_path / "enhet.caredesk", held) as unit:
        assert view_bounds(unit, today=TODAY)["absences"][0] == date(2027, 2, 28)
        with pytest.raises(UserError, match="clearing_absences_of_shifts") as caught:
            edit_clearing(unit, today=TODAY, until={"absences": august})
        assert caught.value.facts == {"latest": july}
        with pytest.raises(UserError, match="clearing_absences_of_shifts"):
            view_clearing(unit, today=TODAY, until={"absences": august, "shifts": july})
        edit_clearing(unit, today=TODAY, until={"absences": july})
        assert rows.read(unit.store, Absence) == away[1:]
        before = view_figures(unit, month="2026-08").density.hours
        edit_clearing(unit, today=TODAY, until={"absences": august, "shifts": august})
        assert (before, view_figures(unit, month="2026-08").density.hours) == (8.5, 8.5)


@pytest.mark.slow
def test_the_units_own_time_of_keeping_is_proposed(made: Made):
    with edit(made.unit, "own_value", key="keep_absences_months"):
        rows.insert(made.unit.store, [Setting("keep_absences_months", None, "36")])
    assert view_bounds(made.unit, today=TODAY)["absences"] == (date(2027, 2, 28), date(2026, 1, 31))
    assert view_bounds(made.unit, today=TODAY)["people"][1] is None


@pytest.mark.parametrize(
    ("absences", "gone"),
    [
        ([("2025-01-01", "2025-01-10")], {0}),
        ([("2025-01-01", None)], set()),
        # Six days later begins another sick-pay period; five days later the same goes on.
        ([("2025-12-20", "2025-12-28"), ("2026-01-03", "2026-01-09")], {0}),
        ([("2025-12-20", "2025-12-28"), ("2026-01-02", "2026-01-09")], set()),
        # A chain of three hangs together.
        ([("2025-12-01", "2025-12-20"), ("2025-12-22", "2025-12-30"), ("2025-12-31", "2026-02-01")], set()),
        ([("2025-12-01", "2025-12-10"), ("2025-12-22", "2025-12-31")], {0, 1}),
    ],
)
def test_what_hangs_together_with_something_later_is_kept(absences: list[Any], gone: set[int]):
    held = [
        (place, Absence("1", date.fromisoformat(first), date.fromisoformat(last) if last else None, "sick"))
        for place, (first, last) in enumerate(absences)
    ]
    assert set(gone_absences(held, UNTIL)) == gone
    others = [(number, row._replace(cause="vacation")) for number, row in held]
    assert set(gone_absences(others, UNTIL)) == {
        number for number, row in held if row.last_day is not None and row.last_day <= UNTIL
    }


@pytest.mark.slow
def test_where_people_are_counted_nobody_is_removed(tmp_path: Path):
    with open_unit(copy_sample(tmp_path)) as unit:
        with edit(unit, "unit_changed"):
            for number, row in rows.read_with_ids(unit.store, Unit):
                rows.update(unit.store, number, row._replace(basis="employed"))
            rows.insert(unit.store, [Employee("9901", "Gunnel Ström")])
            rows.insert(unit.store, [Employment("9901", date(2015, 1, 1), date(2020, 6, 30), "permanent")])
            rows.insert(unit.store, [Vacation("9901", 2020, date(2020, 1, 1), date(2020, 1, 2), "granted")])
            rows.insert(unit.store, [Shift("9901", date(2020, 1, 3), "D", 420, 930)])
        listed = view_clearing(unit, today=TODAY, until={"people": UNTIL})
        assert listed.count == 0
        assert [each.code for each in listed.told] == ["clearing_counts_people"]
