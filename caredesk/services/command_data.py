"""What the commands hand to other programs as JSON: an import, a check, breaches of rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caredesk.domain.problems import Problem
from caredesk.domain.rule_book import Breach
from caredesk.services.breaches import BreachView
from caredesk.services.checks import CheckReport
from caredesk.services.import_unit import ImportPlan

Wording = Callable[[Problem], str]


def plan_as_data(plan: ImportPlan, wording: Wording) -> dict[str, Any]:
    """What an import does or would do."""
    return {
        "new": plan.new,
        "changed": plan.changed,
        "unchanged": plan.unchanged,
        "removed": plan.removed,
        "refused": [each._asdict() | {"reason": wording(each.reason)} for each in plan.refused],
        "problems": [wording(each) for each in plan.problems],
    }


def check_as_data(found: CheckReport, wording: Wording) -> dict[str, Any]:
    """Whether the file is whole, what is wrong with it, and its verified copies."""
    return {
        "ok": found.ok,
        "integrity": found.integrity,
        "consistency": [wording(each) for each in found.consistency],
        "backups": [
            {"file": str(copy.path), "made": copy.made.isoformat(), "verified": True} for copy in found.copies
        ],
    }


def all_breaches(found: BreachView) -> tuple[Breach, ...]:
    """Breaches and notices together, in order of when, employee and rule; without accepted exceptions."""
    return tuple(
        sorted((*found.breaches, *found.notices), key=lambda each: (each.when, each.employee_no, each.rule))
    )


def breaches_as_data(found: BreachView) -> list[dict[str, Any]]:
    """`all_breaches`, one object each; a rule without parts has None there."""
    return [
        {
            "rule": each.rule,
            "part": each.part or None,
            "employee": each.employee_no,
            "when": each.when.isoformat(),
            "amount": each.amount,
            "limit": each.limit,
        }
        for each in all_breaches(found)
    ]
