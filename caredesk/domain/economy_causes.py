"""Why a month deviates from its budget, and what its volumes mean in SEK."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from caredesk.domain.calendar import days_in
from caredesk.domain.density import ratio
from caredesk.domain.economy import BUDGET, FORECAST, OUTCOME, PostBook, known_sum, minus
from caredesk.domain.rows import Volume

STAFF_TYPES = frozenset({"pay", "sick_pay", "overtime", "substitutes", "ob", "hired"})


@dataclass(frozen=True)
class Causes:
    """A month's deviation (SEK, negative = deficit) taken apart; the known parts sum to it.

    A part is None when it can't be told; what it would have explained is then in `unexplained`.
    """

    deviation: float | None
    volume: float | None
    sick_pay: float | None
    overtime: float | None
    substitutes: float | None
    ob: float | None
    surplus: float | None
    unexplained: float | None


@dataclass(frozen=True)
class VolumeFigures:
    """A volume of a month against its budget; `effect_sek` = (outcome, else forecast, - budget) x price."""

    unit: str
    budget: float | None
    outcome: float | None
    forecast: float | None
    effect_sek: float | None


def why_month_deviates(
    book: PostBook,
    month: str,
    *,
    occupied: float | None,
    budgeted_occupied: float | None,
    surplus_hours: float | None,
    hourly_cost: float | None,
) -> Causes:
    """What the deviation of a month comes from.

    Volume = (occupied - budgeted) / budgeted x budgeted staff cost, so fewer occupied places give a plus:
    it should have cost less. Sick pay, overtime, substitutes and OB = the deviation of posts of those types.
    Surplus = -surplus hours x mean cost of an hour.
    """
    deviation = known_sum(book.month(post, month).deviation for post in book.tops())
    staff = known_sum(book.month(post, month).budget for post in book.uppermost(STAFF_TYPES))
    change = ratio(minus(occupied, budgeted_occupied), budgeted_occupied)
    parts = {
        "volume": None if change is None or staff is None else change * staff,
        "surplus": None if surplus_hours is None or hourly_cost is None else -surplus_hours * hourly_cost,
    }
    for post_type in ("sick_pay", "overtime", "substitutes", "ob"):
        posts = book.uppermost({post_type})
        parts[post_type] = known_sum(book.month(post, month).deviation for post in posts)
    return Causes(
        deviation=deviation, unexplained=minus(deviation, known_sum(parts.values()) or 0.0), **parts
    )


def budgeted_occupied(volumes: Iterable[Volume], month: str) -> float | None:
    """Mean budgeted places of a month: budgeted days / days, else budgeted year places."""
    budget = {row.unit: row.quantity for row in volumes if (row.month, row.kind) == (month, BUDGET)}
    days = budget.get("days")
    return budget.get("year_places") if days is None else days / days_in(month)


def volume_figures(volumes: Iterable[Volume], month: str) -> tuple[VolumeFigures, ...]:
    """Every volume of a month by unit; the price is that of the outcome or forecast, else the budget's."""
    held: dict[str, dict[str, Volume]] = {}
    for row in volumes:
        if row.month == month:
            held.setdefault(row.unit, {})[row.kind] = row
    return tuple(_volume(unit, held[unit]) for unit in sorted(held))


def _volume(unit: str, rows: dict[str, Volume]) -> VolumeFigures:
    def quantity(kind: str) -> float | None:
        return rows[kind].quantity if kind in rows else None

    actual = rows.get(OUTCOME) or rows.get(FORECAST)
    price = next(
        (
            row.price
            for row in chain([actual], [rows.get(BUDGET)])
            if row is not None and row.price is not None
        ),
        None,
    )
    difference = minus(actual.quantity if actual else None, quantity(BUDGET))
    effect = None if difference is None or price is None else difference * price
    return VolumeFigures(unit, quantity(BUDGET), quantity(OUTCOME), quantity(FORECAST), effect)
