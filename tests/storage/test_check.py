"""What the check of an open file finds, each planted."""

from collections.abc import Iterator
from datetime import date

import pytest

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.problems import problem
from caredesk.domain.register import Facts
from caredesk.domain.rows import KeyFigureValue, Occupancy, Shift
from caredesk.storage import check, day_totals, rows
from caredesk.storage.store import Store, open_store
from caredesk.storage.undo import step


def one_a_day(facts: Facts) -> Iterator[DayTotal]:
    """A third of an hour for each shift of a day."""
    for day in sorted({shift.day for shift in facts.shifts if shift.day >= facts.first_day}):
        yield DayTotal(day, "", worked_hours=sum(shift.day == day for shift in facts.shifts) / 3)


@pytest.fixture
def checked(filled: Store) -> Store:
    """The small unit with its totals."""
    day_totals.prepare(filled, "rates", one_a_day)
    return filled


def test_a_sound_file_has_no_findings(checked: Store):
    findings = check.check(checked, one_a_day)
    assert findings == check.Findings((), ())
    assert findings.ok


def test_unknown_references_are_named(checked: Store):
    with step(checked, "edit") as made:
        rows.insert(checked, [Shift("9999", date(2026, 10, 1), "X", replaces="8888")])
        rows.insert(checked, [KeyFigureValue("Okänt", "2026-10")])
        day_totals.refresh(checked, date(2026, 10, 1), date(2026, 10, 1), one_a_day)
        assert made.changes().tables == {"shift", "key_figure_value"}
    assert check.check(checked, one_a_day).consistency == (
        problem("check_unknown_reference", table="shift", column="employee_no", value="9999"),
        problem("check_unknown_reference", table="shift", column="replaces", value="8888"),
        problem("check_unknown_reference", table="shift", column="shift_code", value="X"),
        problem("check_unknown_reference", table="key_figure_value", column="key_figure", value="Okänt"),
    )


def test_overlapping_occupancy_is_named_also_behind_a_shorter_row(checked: Store):
    with step(checked, "edit"):
        rows.insert(checked, [Occupancy("Gran", date(2026, 10, 2), date(2026, 10, 3), 1)])
        rows.insert(checked, [Occupancy("Gran", date(2026, 11, 30), date(2026, 11, 30), 1)])
        rows.insert(checked, [Occupancy("Ek", date(2026, 11, 30), date(2026, 11, 30), 1)])
    assert check.check(checked, one_a_day).consistency == (
        problem("check_occupancy_overlaps", section="Gran", day=date(2026, 10, 2)),
        problem("check_occupancy_overlaps", section="Gran", day=date(2026, 11, 30)),
    )


@pytest.mark.parametrize(
    "planted",
    [
        "UPDATE day_total SET worked_hours = worked_hours + 0.001 WHERE day = '2026-10-07'",
        "UPDATE day_total SET section = 'x' WHERE day = '2026-10-07'",
        "DELETE FROM day_total WHERE day = '2026-10-07'",
        "UPDATE day_total SET available = 0 WHERE day = '2026-10-07'",
    ],
)
def test_a_wrong_day_total_is_named(checked: Store, planted: str):
    with checked.transaction():
        checked.execute(planted)
    found = check.check(checked, one_a_day).consistency
    assert found
    assert found[0].code == "check_day_total_differs"
    assert ("day", date(2026, 10, 7)) in found[0].facts


def test_a_flipped_bit_is_told_as_damage(checked: Store):
    checked.close()
    content = bytearray(checked.path.read_bytes())
    content[-2000] ^= 4
    checked.path.write_bytes(content)
    with open_store(checked.path) as damaged:
        findings = check.check(damaged, one_a_day)
    assert findings.integrity
    assert not findings.ok
