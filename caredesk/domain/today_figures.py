"""The four figures of the page Idag: a month's figures with what they are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caredesk.domain.density import DensityFigures, ratio
from caredesk.domain.density_line import DensityLine
from caredesk.domain.economy import PostBook, known_sum
from caredesk.domain.figures import MonthFigures
from caredesk.domain.rows import Volume

HOME_CARE = "home_care"


@dataclass(frozen=True)
class HomeCareTime:
    """Hours of home care in a month: performed, and planned or granted. None where not given."""

    performed: float | None
    planned: float | None

    @property
    def share(self) -> float | None:
        """Performed in percent of planned."""
        found = ratio(self.performed, self.planned)
        return None if found is None else 100 * found


@dataclass(frozen=True)
class TodayFigures:
    """A month's figures. `density` is that of the section in view or the unit; `overtime_before` the hours of
    the same month last year; `overtime_budget_sek` positive; `home_care` only for home care."""

    figures: MonthFigures
    section: str | None
    density: DensityFigures
    overtime_hours: float | None
    overtime_before: float | None
    overtime_budget_sek: float | None
    home_care: HomeCareTime | None
    line: DensityLine


def overtime_budget(book: PostBook, month: str) -> float | None:
    """The budget of the posts of overtime in a month (SEK, positive), parts of other such posts left out."""
    total = known_sum(book.month(post, month).budget for post in book.uppermost({"overtime"}))
    return None if total is None else abs(total)


def home_care_time(volumes: Iterable[Volume]) -> HomeCareTime:
    """Performed and planned hours from the volumes of one month."""
    hours = {row.kind: row.quantity for row in volumes if row.unit == "hours"}
    return HomeCareTime(hours.get("outcome"), hours.get("budget"))
