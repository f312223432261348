"""Breaches of law, agreement and competence: one function a rule, and RULES their table of contents."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Breach(NamedTuple):
    """What a rule found: who, when, what was found (`amount`) and the bound (`limit`); hours, or as the rule
    says. `part` tells the parts of a rule apart, "" where it has none."""

    rule: str
    employee_no: str
    when: date
    amount: float | None
    limit: float | None
    part: str = ""
