"""Budget, outcome and forecast by post: the month's deviation, the year, and totals against their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Amount

BUDGET = "budget"
OUTCOME = "outcome"
FORECAST = "forecast"
YEAR_FORECAST = "year_forecast"
MONTHLY_KINDS = (BUDGET, OUTCOME, FORECAST)

UNIT_SEK = {"": 1, "kr": 1, "tkr": 1_000, "mkr": 1_000_000}
WARNED_WITHOUT_BUDGET = frozenset({"sick_pay", "overtime", "substitutes"})


@dataclass(frozen=True)
class PostFigures:
    """A post's month in SEK, cost negative; field names are the keys of `figures`."""

    name: str
    budget: float | None
    outcome: float | None
    forecast: float | None
    deviation: float | None


@dataclass(frozen=True)
class EconomyFigures:
    """Economy of a month and its year in SEK; field names are the keys of `figures`."""

    posts: tuple[PostFigures, ...]
    budget_year: float | None
    forecast_year: float | None
    deviation_year: float | None


@dataclass(frozen=True)
class Economy:
    """The figures, and what must be said about them."""

    figures: EconomyFigures
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class PostMonth:
    """What a post comes to in a month (SEK); `value` is the outcome, else the month's forecast."""

    budget: float | None
    outcome: float | None
    forecast: float | None
    value: float | None

    @property
    def deviation(self) -> float | None:
        return minus(self.value, self.budget)


def minus(left: float | None, right: float | None) -> float | None:
    """A difference, None when a side is not known."""
    return None if left is None or right is None else left - right


def known_sum(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


class PostBook:
    """The posts of one calendar year: their amounts in SEK, summed over sections and responsibilities."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        """`amounts`: every row whose month lies in the year."""
        self._sums: dict[tuple[str, str, str], float] = defaultdict(float)
        self._resolutions: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self._months: set[str] = set()
        self._monthly_posts: set[str] = set()
        self.types: dict[str, str] = {}
        self.part_of: dict[str, str] = {}
        for row in sorted(amounts, key=lambda held: held.month):
            self._add(row)
        self.posts = tuple(sorted({post for post, _, _ in self._sums} | set(self.part_of.values())))

    def _add(self, row: Amount) -> None:
        self._sums[row.post, row.month, row.kind] += row.amount * UNIT_SEK[row.unit]
        held = self._resolutions[row.post, row.kind]
        held[row.unit] = min(held.get(row.unit, float("inf")), _resolution(row))
        if row.kind in MONTHLY_KINDS:
            self._months.add(row.month)
            self._monthly_posts.add(row.post)
        self.types[row.post] = row.post_type or self.types.get(row.post, "")
        if row.part_of and row.part_of != row.post:
            self.part_of[row.post] = row.part_of

    def parts(self, post: str) -> list[str]:
        """The posts that are part of this one, by name."""
        return [name for name in self.posts if self.part_of.get(name) == post]

    def tops(self) -> list[str]:
        """The posts that are part of no other, by name."""
        return [post for post in self.posts if post not in self.part_of]

    def uppermost(self, types: Collection[str]) -> list[str]:
        """Posts of these types that are not part of another such post, so that nothing is counted twice."""
        return [
            post
            for post in self.posts
            if self.types.get(post) in types
            and not any(self.types.get(above) in types for above in self.totals_above(post))
        ]

    def totals_above(self, post: str) -> Iterator[str]:
        """The totals that a post is part of, nearest first."""
        seen = {post}
        while (above := self.part_of.get(post)) is not None and above not in seen:
            yield above
            seen.add(above)
            post = above

    def has_own_months(self, post: str) -> bool:
        """Whether a post has monthly rows of its own; a total without is the sum of its parts."""
        return post in self._monthly_posts or not self.parts(post)

    def own(self, post: str, month: str, kind: str) -> float | None:
        """What stands on the post's own rows."""
        return self._sums.get((post, month, kind))

    def month(self, post: str, month: str) -> PostMonth:
        """What a post comes to in a month."""
        if self.has_own_months(post):
            budget, outcome, forecast = (self.own(post, month, kind) for kind in MONTHLY_KINDS)
            return PostMonth(budget, outcome, forecast, forecast if outcome is None else outcome)
        parts = [self.month(part, month) for part in self._lower_parts(post)]
        lacking = any(part.budget is not None and part.value is None for part in parts)
        return PostMonth(
            budget=known_sum(part.budget for part in parts),
            outcome=known_sum(part.outcome for part in parts),
            forecast=known_sum(part.forecast for part in parts),
            value=None if lacking else known_sum(part.value for part in parts),
        )

    def _lower_parts(self, post: str) -> list[str]:
        # Posts that name each other as part would otherwise be followed for ever.
        return [part for part in self.parts(post) if part not in self.totals_above(post)]

    def budget_of_year(self, post: str) -> float | None:
        """The year's budget: the sum of the months."""
        return known_sum(self.month(post, month).budget for month in sorted(self._months))

    def forecast_of_year(self, post: str, asked: str) -> float | None:
        """The latest whole-year forecast made in or before a month, else the sum of the months' values.

        None when a month with a budget has no value.
        """
        made = [month for name, month, kind in self._sums if (name, kind) == (post, YEAR_FORECAST)]
        latest = max((month for month in made if month <= asked), default=None)
        if latest is not None:
            return self.own(post, latest, YEAR_FORECAST)
        if not self.has_own_months(post):
            return self.forecast_of_posts(self._lower_parts(post), asked)
        months = [self.month(post, month) for month in sorted(self._months)]
        if any(month.budget is not None and month.value is None for month in months):
            return None
        return known_sum(month.value for month in months)

    def forecast_of_posts(self, posts: Iterable[str], asked: str) -> float | None:
        """The forecasts of several posts together; None when one of them with a budget has none."""
        forecasts = {post: self.forecast_of_year(post, asked) for post in posts}
        for post, forecast in forecasts.items():
            if forecast is None and self.budget_of_year(post) is not None:
                return None
        return known_sum(forecasts.values())

    def resolution(self, post: str, kind: str) -> float:
        """The last decimal (SEK) that a post's amounts of a kind are given with."""
        return max(self._resolutions[post, kind].values(), default=0.0)


def _resolution(row: Amount) -> float:
    """The last decimal that an amount is given with, in SEK: 840.5 tkr -> 100."""
    exponent = Decimal(repr(row.amount)).normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return UNIT_SEK[row.unit] * 10.0**-decimals


def economy(amounts: Iterable[Amount], month: str) -> Economy:
    """Economy of a month. `amounts`: every row whose month lies in the same calendar year."""
    book = PostBook(amounts)
    posts = []
    for name in book.posts:
        held = book.month(name, month)
        posts.append(PostFigures(name, held.budget, held.outcome, held.forecast, held.deviation))
    tops = book.tops()
    budget = known_sum(book.budget_of_year(post) for post in tops)
    forecast = book.forecast_of_posts(tops, month)
    figures = EconomyFigures(tuple(posts), budget, forecast, minus(forecast, budget))
    return Economy(figures, (*_totals_against_parts(book, month), *_without_budget(book, month)))


def _totals_against_parts(book: PostBook, month: str) -> Iterator[Problem]:
    """Totals that differ from their parts by more than rounding can explain, by post and kind.

    Rounding: half of the last decimal for each term and for the total.
    """
    for post in book.posts:
        for kind in (*MONTHLY_KINDS, YEAR_FORECAST):
            whole = book.own(post, month, kind)
            given = {part: book.own(part, month, kind) for part in book.parts(post)}
            parts = {part: amount for part, amount in given.items() if amount is not None}
            if whole is None or not parts:
                continue
            decimal = max(book.resolution(name, kind) for name in (post, *parts))
            allowed = decimal / 2 * (len(parts) + 1)
            if abs(whole - sum(parts.values())) > allowed + decimal / 1_000_000:
                summed = sum(parts.values())
                yield problem(
                    "total_differs_from_parts", post=post, month=month, kind=kind, total=whole, parts=summed
                )


def _without_budget(book: PostBook, month: str) -> Iterator[Problem]:
    for post in book.posts:
        held = book.month(post, month)
        if book.types.get(post) in WARNED_WITHOUT_BUDGET and held.budget is None and held.outcome is not None:
            yield problem("post_without_budget", post=post, month=month)
