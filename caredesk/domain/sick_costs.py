"""What sick leave costs, taken apart: by month, by sick-pay period, by kind of pay, and by who replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.density import total
from caredesk.domain.economy import PostBook
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Amount
from caredesk.domain.shifts import (
    ADDITIONAL,
    EXTRA,
    INTRODUCTION,
    JOUR,
    ORDINARY,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    RESOURCE,
    STANDBY,
)

HIRED = "hired"
BORROWED = "borrowed"
REPLACERS = (
    EXTRA,
    RESOURCE,
    ADDITIONAL,
    OVERTIME_SIMPLE,
    OVERTIME_QUALIFIED,
    HIRED,
    BORROWED,
    ORDINARY,
    INTRODUCTION,
    JOUR,
    STANDBY,
)
"""Kinds of shift that replace somebody, in the order they are shown in. Staff that another employer is paid
for are a kind of their own, whatever the kind of the shift."""
SICK_PAY_POSTS = frozenset({"sick_pay"})


class Replaced(NamedTuple):
    """What one kind of shift came to where it replaced somebody on sick leave. SEK with fees, None where
    something is missing."""

    kind: str
    hours: float
    sek: float | None


@dataclass(frozen=True)
class PeriodCost:
    """A sick-pay period's part of a stretch of days (SEK with fees; hours; `days` on sick leave).

    Pay is None where something is missing. `first_day` is the period's own, `last_day` its last within the
    stretch, and `goes_on` says that it ends later.
    """

    employee_no: str
    first_day: date
    last_day: date
    goes_on: bool
    days: int
    lost_hours: float
    not_replaced_hours: float
    estimated_hours: float | None
    first_days_sek: float | None
    karens_sek: float | None
    later_sek: float | None
    saved_sek: float | None
    replaced: tuple[Replaced, ...]

    @property
    def cost_sek(self) -> float | None:
        """Sick pay of days 1-14 less the deduction, and of days 15-90."""
        if self.first_days_sek is None or self.karens_sek is None or self.later_sek is None:
            return None
        return self.first_days_sek - self.karens_sek + self.later_sek

    @property
    def replacement_sek(self) -> float | None:
        return total(each.sek for each in self.replaced)

    @property
    def net_sek(self) -> float | None:
        return _net(self.cost_sek, self.saved_sek, self.replacement_sek)


def _net(cost: float | None, saved: float | None, replacement: float | None) -> float | None:
    if cost is None or saved is None or replacement is None:
        return None
    return cost - saved + replacement


@dataclass(frozen=True)
class SickCost:
    """Cost of the sick leave of a month, or of several (SEK with fees; hours).

    None where something is missing, which `problems` names. The parts of `cost_sek` are `first_days_sek`
    (days 1-14 before the deduction) - `karens_sek` + `later_sek` (days 15-90); `karens_periods` is how many
    had a deduction. Everything is the sum over `periods`.
    """

    cost_sek: float | None = None
    cost_saved_sek: float | None = None
    cost_replacement_sek: float | None = None
    cost_net_sek: float | None = None
    cost_estimated_hours: float | None = None
    not_replaced_hours: float | None = None
    first_days_sek: float | None = None
    karens_sek: float | None = None
    karens_periods: int | None = None
    later_sek: float | None = None
    lost_hours: float | None = None
    replaced: tuple[Replaced, ...] = ()
    periods: tuple[PeriodCost, ...] = ()
    problems: tuple[Problem, ...] = ()


def sum_of(periods: Sequence[PeriodCost], problems: Iterable[Problem]) -> SickCost:
    """The cost of periods together; nothing but who replaced where a period's own cost is not known."""
    replaced = together(each.replaced for each in periods)
    replacement = total(each.sek for each in replaced)
    said = tuple(sorted(problems))
    cost, saved = total(each.cost_sek for each in periods), total(each.saved_sek for each in periods)
    if cost is None or saved is None:
        return SickCost(
            cost_replacement_sek=replacement, replaced=replaced, periods=tuple(periods), problems=said
        )
    return SickCost(
        cost_sek=cost,
        cost_saved_sek=saved,
        cost_replacement_sek=replacement,
        cost_net_sek=_net(cost, saved, replacement),
        cost_estimated_hours=total(each.estimated_hours for each in periods),
        not_replaced_hours=sum(each.not_replaced_hours for each in periods),
        first_days_sek=total(each.first_days_sek for each in periods),
        karens_sek=total(each.karens_sek for each in periods),
        karens_periods=sum(bool(each.karens_sek) for each in periods),
        later_sek=total(each.later_sek for each in periods),
        lost_hours=sum(each.lost_hours for each in periods),
        replaced=replaced,
        periods=tuple(periods),
        problems=said,
    )


def together(many: Iterable[Iterable[Replaced]]) -> tuple[Replaced, ...]:
    """Hours and SEK of each kind, in the order that they are shown in."""
    held: dict[str, list[Replaced]] = defaultdict(list)
    for replaced in many:
        for each in replaced:
            held[each.kind].append(each)
    return tuple(
        Replaced(kind, sum(each.hours for each in held[kind]), total(each.sek for each in held[kind]))
        for kind in REPLACERS
        if kind in held
    )


def cost_together(months: Sequence[SickCost]) -> SickCost:
    """The cost of months that follow each other, each period once. Known only when every month is."""
    problems = {each for month in months for each in month.problems}
    if any(month.cost_sek is None for month in months):
        return SickCost(problems=tuple(sorted(problems)))
    held: dict[tuple[str, date], list[PeriodCost]] = defaultdict(list)
    for month in months:
        for period in month.periods:
            held[period.employee_no, period.first_day].append(period)
    return sum_of([_joined(held[key]) for key in sorted(held)], problems)


def _joined(parts: Sequence[PeriodCost]) -> PeriodCost:
    """A period's parts of several months, in order of time."""
    return PeriodCost(
        employee_no=parts[0].employee_no,
        first_day=parts[0].first_day,
        last_day=parts[-1].last_day,
        goes_on=parts[-1].goes_on,
        days=sum(part.days for part in parts),
        lost_hours=sum(part.lost_hours for part in parts),
        not_replaced_hours=sum(part.not_replaced_hours for part in parts),
        estimated_hours=total(part.estimated_hours for part in parts),
        first_days_sek=total(part.first_days_sek for part in parts),
        karens_sek=total(part.karens_sek for part in parts),
        later_sek=total(part.later_sek for part in parts),
        saved_sek=total(part.saved_sek for part in parts),
        replaced=together(part.replaced for part in parts),
    )


class Booked(NamedTuple):
    """Sick pay in the unit's accounts of a month, as a cost (SEK, positive): budget and outcome."""

    budget_sek: float
    outcome_sek: float

    @property
    def over_sek(self) -> float:
        """By how much it cost more than was budgeted."""
        return self.outcome_sek - self.budget_sek


def booked_sick_pay(amounts: Iterable[Amount], month: str) -> Booked | None:
    """Budget and outcome of the posts of sick pay; None unless every such post has both.

    Accounts are held against accounts only: whether a post holds the employer's fees differs between
    municipalities, while the cost computed here always does. `amounts`: those of the calendar year.
    """
    book = PostBook(amounts)
    months = [book.month(post, month) for post in book.uppermost(SICK_PAY_POSTS)]
    held = [post for post in months if post.budget is not None or post.outcome is not None]
    budget, outcome = total(post.budget for post in held), total(post.outcome for post in held)
    return None if not held or budget is None or outcome is None else Booked(-budget, -outcome)


@dataclass(frozen=True)
class SickCosts:
    """A month's cost of sick leave as it is shown: with the names of those sick, and what the accounts say.
    `problems` of the cost tell what is missing where it is not known."""

    month: str
    cost: SickCost
    names: Mapping[str, str]
    booked: Booked | None = None
