"""By when a decision must be carried out: three calendar months, clipped to the month's length."""

from datetime import date

import pytest

from caredesk.domain.decisions import due_day, is_waiting
from caredesk.domain.rows import Decision


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        (date(2026, 1, 15), date(2026, 4, 15)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_three_calendar_months_clipped(decided, due):
    assert due_day(Decision("B-1", decided=decided)) == due


def test_an_interruption_starts_the_time_anew():
    row = Decision("B-1", decided=date(2026, 1, 15), interrupted=date(2026, 5, 31))
    assert due_day(row) == date(2026, 8, 31)


def test_a_decision_without_a_date_is_never_due():
    assert due_day(Decision("B-1")) is None


def test_it_waits_until_carried_out_or_ended():
    day = date(2026, 3, 1)
    assert is_waiting(Decision("B-1", decided=day))
    assert not is_waiting(Decision("B-1", decided=day, executed=day))
    assert not is_waiting(Decision("B-1", decided=day, ended=day))
