"""The rows of a stretch of days, and only what the database must read for them."""

from collections.abc import Callable
from datetime import date

import pytest

from caredesk.domain.rows import Absence, Employee, Occupancy, Shift
from caredesk.storage import rows
from caredesk.storage.absences import read_sick_history
from caredesk.storage.facts import read_facts
from caredesk.storage.store import Store
from caredesk.storage.undo import step
from tests.small_unit import NUMBERS, SECTIONS


def test_a_day_has_its_own_rows_and_the_small_tables_whole(filled: Store):
    facts = read_facts(filled, date(2026, 10, 9), date(2026, 10, 9))
    assert (facts.first_day, facts.last_day) == (date(2026, 10, 9), date(2026, 10, 9))
    # With the day before, whose night reaches into it.
    assert {shift.day for shift in facts.shifts} == {date(2026, 10, 8), date(2026, 10, 9)}
    assert [absence.employee_no for absence in facts.absences] == ["1001"]
    assert [row.section for row in facts.occupancies] == list(SECTIONS)
    assert facts.employees == tuple(rows.read(filled, Employee))
    assert len(facts.employments) == len(NUMBERS)
    assert (len(facts.units), len(facts.places), len(facts.roles), len(facts.needs)) == (1, 2, 2, 2)


def test_overlaps_are_taken_to_the_day(store: Store):
    """Of the 11th to the 20th and of the day before them."""
    first, last = date(2026, 10, 10), date(2026, 10, 20)
    inside = [
        Absence("a", date(2026, 10, 1), first, "sick"),
        Absence("b", last, date(2026, 12, 1), "sick"),
        Absence("c", date(2020, 1, 1), None, "sick"),
        Absence("d", date(2026, 10, 12), date(2026, 10, 12), "sick"),
        Absence("e", date(2020, 1, 1), date(2030, 1, 1), "sick"),
        Absence("f", last, None, "sick"),
    ]
    outside = [
        Absence("g", date(2026, 10, 1), date(2026, 10, 9), "sick"),
        Absence("h", date(2026, 10, 21), None, "sick"),
        Absence("i", date(2026, 10, 21), date(2026, 10, 22), "sick"),
    ]
    with step(store, "write"):
        rows.insert(store, [*inside, *outside])
        rows.insert(store, [Shift("a", first), Shift("a", last), Shift("a", date(2026, 10, 21))])
        rows.insert(store, [Occupancy("s", date(2026, 9, 1), first, 1)])
    facts = read_facts(store, date(2026, 10, 11), last)
    assert facts.absences == tuple(inside)
    assert [shift.day for shift in facts.shifts] == [first, last]
    assert len(facts.occupancies) == 1


def _plans(store: Store, monkeypatch: pytest.MonkeyPatch, read: Callable[[], object]) -> list[str]:
    """How the database finds what a reading asks of the tables that grow with the years."""
    asked: list[tuple[str, tuple]] = []
    query = store.query

    def noting(sql: str, params: tuple = ()) -> list[tuple]:
        asked.append((sql, params))
        return query(sql, params)

    monkeypatch.setattr(store, "query", noting)
    read()
    plans = [row[3] for sql, params in asked for row in query(f"EXPLAIN QUERY PLAN {sql}", params)]
    return [text for text in plans if text.split()[1] in ("shift", "absence", "occupancy")]


def test_the_years_around_a_day_are_not_walked_through(filled: Store, monkeypatch: pytest.MonkeyPatch):
    """No query of a table that grows with the years scans it, so that a day costs the same in any file."""
    day = date(2026, 11, 20)
    grown = _plans(filled, monkeypatch, lambda: read_facts(filled, day, day))
    assert len(grown) == 5
    assert [text for text in grown if not text.startswith("SEARCH")] == []


def test_the_years_before_a_month_s_sick_leave_are_not_walked_through(
    filled: Store, monkeypatch: pytest.MonkeyPatch
):
    """Everybody's absences by their last day, and the earlier ones of the one who is still away by person."""
    grown = _plans(filled, monkeypatch, lambda: read_sick_history(filled, "2030-01", ()))
    assert [text.split(" AND ")[0].rstrip(")") for text in grown] == [
        "SEARCH absence USING INDEX absence_last (last_day>?",
        "SEARCH absence USING INDEX absence_last (last_day=?",
        "SEARCH absence USING INDEX absence_key (employee_no=?",
    ]
