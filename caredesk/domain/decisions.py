"""Decisions waiting to be carried out: by when, and whether it is too late."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import months_after
from caredesk.domain.rows import Decision

MONTHS_TO_CARRY_OUT = 3


def due_day(decision: Decision) -> date | None:
    """The last day to carry it out: three calendar months after the decision, or after its interruption.

    None without a date. Law: socialtjänstlagen 34 kap., LSS 28 f §.
    """
    begun = decision.interrupted or decision.decided
    return None if begun is None else months_after(begun, MONTHS_TO_CARRY_OUT)


def is_waiting(decision: Decision) -> bool:
    """Whether it is neither carried out nor ended."""
    return decision.executed is None and decision.ended is None
