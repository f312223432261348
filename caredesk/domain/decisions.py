"""Decisions waiting to be carried out: by when, and whether it is too late."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from caredesk.domain.rows import Decision

MONTHS_TO_CARRY_OUT = 3


def months_after(day: date, months: int) -> date:
    """The same day of the month so many calendar months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_day(decision: Decision) -> date | None:
    """The last day to carry it out: three calendar months after the decision, or after its interruption.

    None without a date. Law: socialtjänstlagen 34 kap., LSS 28 f §.
    """
    begun = decision.interrupted or decision.decided
    return None if begun is None else months_after(begun, MONTHS_TO_CARRY_OUT)


def is_waiting(decision: Decision) -> bool:
    """Whether it is neither carried out nor ended."""
    return decision.executed is None and decision.ended is None
