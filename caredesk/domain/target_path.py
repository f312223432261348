"""The path to the target: what R12 becomes with other full-time equivalents or places from a month on.

Months after the last complete one are held as it until the change begins (figures.md § 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from caredesk.domain.calendar import add_months
from caredesk.domain.density import MonthPoint
from caredesk.domain.forecast import (
    NOISE,
    SEARCHED_MONTHS,
    Forecast,
    ForecastPoint,
    LevelLine,
    Turn,
    first_at,
)
from caredesk.domain.month_points import MonthBook

MONTHS_AHEAD = 12
MOST_CHANGE = 5.0
LEAST_SHARE_OCCUPIED = 0.85
MONTHS_TO_LEVEL = 6


class PathChange(NamedTuple):
    """What is tried: full-time equivalents more (+) or fewer, and occupied places, from a month on.

    `occupied` None = as now, else above 0; `from_month` "" = the first month to come.
    """

    fte_change: float = 0.0
    occupied: float | None = None
    from_month: str = ""


AS_NOW = PathChange()


@dataclass(frozen=True)
class PathTerms:
    """What the path is measured by, as of the month shown: the target, SEK a year and full-time equivalent
    with employer's fees, and available places; None where not given."""

    month: str
    target: float | None = None
    cost_per_fte: float | None = None
    available: float | None = None


@dataclass(frozen=True)
class TargetPath:
    """Where a change leads. `last_month` is the last complete one, whose values are those "now".

    `level` = `fte_then` / `occupied_then`. `line`: R12 with the change. `reached`: the first month with R12
    at or below the target (36 searched); `without_change`: the same if nothing changes; `met`: `last_month`
    is there already. `level_needed`: the constant density from the first month to come that makes R12 of
    `level_month` the target, with the places of the change; below 0 = out of reach by then, and `level_line`
    is what it follows from. `r12_year`: R12 of `year_month`, the December of the year in which the change
    begins. `saved_*`: SEK in that year and in a full year, positive = lower cost. The ranges are those within
    which a change can be chosen.
    """

    last_month: str
    fte_now: float
    occupied_now: float
    density_now: float
    target: float | None
    change: PathChange
    fte_then: float
    occupied_then: float
    level: float
    line: tuple[ForecastPoint, ...]
    reached: str | None
    met: bool
    without_change: str | None
    level_month: str
    level_needed: float | None
    year_month: str
    r12_year: float | None
    saved_year: float | None
    saved_full_year: float | None
    cost_per_fte: float | None
    fte_range: tuple[float, float]
    occupied_range: tuple[float, float]
    month_range: tuple[str, str]
    level_line: LevelLine | None

    @property
    def change_needed(self) -> float | None:
        """The smallest change of full-time equivalents, in tenths, that brings each month to come to the
        target with the places of the change; after twelve of them R12 is there too."""
        if self.target is None:
            return None
        return floor((self.target * self.occupied_then - self.fte_now) * 10 + NOISE) / 10


def target_path(
    book: MonthBook,
    last: MonthPoint,
    terms: PathTerms,
    *,
    section: str | None = None,
    change: PathChange = AS_NOW,
    level_month: str = "",
) -> TargetPath | None:
    """The path of the unit or one section after `last`, its last complete month; None where nobody lived.

    A change that should have begun in a month that has passed begins with the first to come. `level_month`
    "" = the first half-year's end that is at least six months away.
    """
    if last.fte is None or not last.occupied:
        return None
    # Nobody can take away more than there are: what is saved follows what is left.
    fte_change = max(change.fte_change, -last.fte)
    places = change.occupied or last.occupied
    change = PathChange(fte_change, places, max(change.from_month, add_months(last.month, 1)))
    way = _Way(Forecast(book, last, section), terms, _Held(last.month, last.fte, last.occupied), change)
    return _path(way, level_month or half_year_end(last.month))


class _Held(NamedTuple):
    """The last complete month."""

    month: str
    fte: float
    occupied: float


class _Way:
    """A forecast with a change in it."""

    def __init__(self, forecast: Forecast, terms: PathTerms, now: _Held, change: PathChange) -> None:
        self._forecast = forecast
        self.terms, self.now, self.change = terms, now, change
        self.fte_then = now.fte + change.fte_change
        self.occupied_then = change.occupied or now.occupied
        then = self.fte_then / self.occupied_then
        self._level = Turn(now.fte / now.occupied, change.from_month, then)
        self._occupied = Turn(now.occupied, change.from_month, self.occupied_then)

    def r12(self, month: str) -> float | None:
        return self._forecast.r12(month, self._level, self._occupied)

    def line(self, until: str) -> tuple[ForecastPoint, ...]:
        return self._forecast.line(until, self._level, self._occupied)

    def reached(self) -> str | None:
        if self.terms.target is None:
            return None
        return first_at(self.line(add_months(self.now.month, SEARCHED_MONTHS)), self.terms.target)

    def without_change(self) -> str | None:
        if self.terms.target is None:
            return None
        return self._forecast.earliest_month(self.terms.target, self._level.before)

    def level_needed(self, month: str) -> float | None:
        if self.terms.target is None:
            return None
        return self._forecast.level_needed(month, self.terms.target, self._occupied)

    def level_line(self, month: str) -> LevelLine | None:
        return self._forecast.in_the_level(month, self._occupied)

    def met(self) -> bool:
        """R12 of the last complete month, to which no month to come belongs."""
        held, target = self.r12(self.now.month), self.terms.target
        return held is not None and target is not None and held <= target + NOISE


def _path(way: _Way, level_month: str) -> TargetPath:
    now, terms, change = way.now, way.terms, way.change
    year_month = f"{change.from_month[:4]}-12"
    saved_year, saved_full_year = saved(change, terms.cost_per_fte)
    return TargetPath(
        last_month=now.month,
        fte_now=now.fte,
        occupied_now=now.occupied,
        density_now=now.fte / now.occupied,
        target=terms.target,
        change=change,
        fte_then=way.fte_then,
        occupied_then=way.occupied_then,
        level=way.fte_then / way.occupied_then,
        line=way.line(add_months(terms.month, MONTHS_AHEAD)),
        reached=way.reached(),
        met=way.met(),
        without_change=way.without_change(),
        level_month=level_month,
        level_needed=way.level_needed(level_month),
        year_month=year_month,
        r12_year=way.r12(year_month),
        saved_year=saved_year,
        saved_full_year=saved_full_year,
        cost_per_fte=terms.cost_per_fte,
        fte_range=fte_range(now.fte),
        occupied_range=occupied_range(now.occupied, terms.available),
        month_range=(add_months(now.month, 1), add_months(now.month, MONTHS_AHEAD)),
        level_line=way.level_line(level_month),
    )


def half_year_end(last_month: str) -> str:
    """The first June or December at least six months after a month."""
    month = add_months(last_month, MONTHS_TO_LEVEL)
    return f"{month[:4]}-{'06' if month[5:7] <= '06' else '12'}"


def saved(change: PathChange, cost_per_fte: float | None) -> tuple[float | None, float | None]:
    """SEK that the change lowers the cost by (+): in the year it begins, by its whole months, and in a full
    year."""
    if cost_per_fte is None:
        return None, None
    full_year = 0.0 - change.fte_change * cost_per_fte
    months = 13 - int(change.from_month[5:7])
    return full_year * months / 12, full_year


def fte_range(now: float) -> tuple[float, float]:
    """The changes that can be tried: five either way, never more than there are."""
    return 0.0 - min(MOST_CHANGE, floor(now * 10) / 10), MOST_CHANGE


def occupied_range(now: float, available: float | None) -> tuple[float, float]:
    """The places that can be tried: from 85 % of today's to those available, never none and never above what
    is occupied now."""
    lowest = float(floor(LEAST_SHARE_OCCUPIED * now))
    highest = float(ceil(now))
    return lowest or min(1.0, now), max(highest, available or 0.0)
