"""Who can take a shift, read from a unit's file: best first, with reasons, and who cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from caredesk.domain.rows import Shift
from caredesk.domain.rules import RuleRows
from caredesk.domain.sick_report import Ranking
from caredesk.domain.substitute_checks import weeks_around
from caredesk.domain.substitutes import days_needed, overtime_days_needed, rank
from caredesk.services.session import OpenUnit
from caredesk.storage import rule_rows
from caredesk.storage.facts import read_circumstances
from caredesk.storage.overtime_shifts import read_overtime_shifts
from caredesk.storage.shifts import read_shift_days

__all__ = ["Ranking", "view_substitutes"]


def view_substitutes(
    unit: OpenUnit,
    *,
    shift: Shift,
    absent: str,
    taken: Sequence[tuple[str, Shift]] = (),
    today: date,
) -> Ranking:
    """Who can take a shift: an absent person's, or a vacant one (`absent` "").

    `taken`: shifts that are already given to persons in the same report, in the order they were given; they
    count as theirs. Of those not employed that day only who is employed on `today` or later is named.
    """
    store, (first, last) = unit.store, days_needed(shift.day)
    facts = read_circumstances(store, first, last)
    since, until = overtime_days_needed(unit.register(facts), shift.day)
    absences = rule_rows.read_absences(store, min(first, since), max(last, until), None)
    weeks = weeks_around(shift.day)
    rows = RuleRows(
        shifts=[row for _, row in read_shift_days(store, first, last)],
        overtime=read_overtime_shifts(store, since, until),
        competences=rule_rows.read_competences(store, None),
        exceptions=rule_rows.read_rest_exceptions(store, *weeks, None),
    )
    register = unit.register(replace(facts, absences=absences))
    return rank(register, rows, shift, absent=absent, taken=taken, today=today)
