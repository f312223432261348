"""Breaches of law, agreement and competence in a plan, of everybody or of those whom an edit touched."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from caredesk.domain.register import Facts
from caredesk.domain.rows import Shift
from caredesk.domain.rule_book import Breach
from caredesk.domain.rules import Found as BreachView
from caredesk.domain.rules import RuleRows, find_breaches, shifts_needed
from caredesk.domain.rules_overtime import overtime_needed_from
from caredesk.domain.shifts import OVERTIME_KINDS
from caredesk.services.plan import Plan, days_of_draft, shifts_of
from caredesk.storage import audit, rule_rows
from caredesk.storage.facts import read_circumstances

__all__ = ["Breach", "BreachView", "view_breaches"]

ONE_DAY = timedelta(days=1)


def view_breaches(
    plan: Plan, *, first_day: date, last_day: date, persons: Collection[str] | None = None
) -> BreachView:
    """Breaches dated in the range, in order of when, employee and rule; of these employees only, or of all.

    Shifts outside the range are read as the rules need them. A draft has no notices: nobody was told it.
    UserError draft_gone.
    """
    store = plan.unit.store
    facts = read_circumstances(store, first_day, first_day)
    first, last = shifts_needed(plan.unit.register(facts), first_day, last_day)
    since = overtime_needed_from(plan.unit.register(facts), first_day)
    register = plan.unit.register(_with_absences(plan, facts, min(first, since), last, persons))
    rows = RuleRows(
        shifts=[row for _, row in shifts_of(plan, first, last, persons)],
        overtime=overtime_shifts(plan, since, last_day, persons),
        competences=rule_rows.read_competences(store, persons),
        exceptions=rule_rows.read_rest_exceptions(store, first_day, last_day, persons),
        changes=() if plan.draft else audit.read_changes(store, first_day, last_day, persons),
    )
    return find_breaches(register, rows, first_day, last_day)


def _with_absences(
    plan: Plan, facts: Facts, first: date, last: date, persons: Collection[str] | None
) -> Facts:
    absences = rule_rows.read_absences(plan.unit.store, first, last, persons)
    return replace(facts, first_day=first, last_day=last, absences=absences)


def overtime_shifts(plan: Plan, first: date, last: date, persons: Collection[str] | None) -> list[Shift]:
    """Shifts of overtime and additional time as the plan has them: on a draft's days those of the draft."""
    store, own = plan.unit.store, days_of_draft(plan)
    if own is None:
        return list(rule_rows.read_overtime(store, first, last, persons))
    before = rule_rows.read_overtime(store, first, min(last, own[0] - ONE_DAY), persons)
    within = shifts_of(plan, max(first, own[0]), min(last, own[1]), persons)
    after = rule_rows.read_overtime(store, max(first, own[1] + ONE_DAY), last, persons)
    return [*before, *(row for _, row in within if row.kind in OVERTIME_KINDS), *after]
