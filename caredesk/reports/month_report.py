"""What the report of a month says: numbers only, no person, nothing worded yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caredesk.domain.density_line import DensityLine
from caredesk.domain.economy import PostFigures
from caredesk.domain.economy_causes import Causes, VolumeFigures
from caredesk.domain.figures import MonthFigures


@dataclass(frozen=True)
class UnitFacts:
    """The unit on the month's last day; codes as in the unit's row."""

    name: str
    unit_type: str
    basis: str
    measure: str
    weekly_hours: float
    places: float | None


@dataclass(frozen=True)
class RollingDensity:
    """Rolling twelve months of a section or the unit: places and full-time equivalents behind the ratio."""

    name: str
    occupied: float | None
    fte: float | None
    density: float | None
    target: float | None


@dataclass(frozen=True)
class EmptyPlaces:
    """Empty places of the month and of twelve months: days, and SEK (None without a cost of a day)."""

    month_days: float | None
    month_sek: float | None
    r12_days: float | None
    r12_sek: float | None


@dataclass(frozen=True)
class ReportPost:
    """A post of the economy with its type and the total that it is part of ("" = none)."""

    figures: PostFigures
    post_type: str
    part_of: str

    @property
    def value(self) -> float | None:
        """Outcome, else the month's forecast; SEK."""
        return self.figures.forecast if self.figures.outcome is None else self.figures.outcome

    @property
    def is_forecast(self) -> bool:
        """Whether the value is only a forecast."""
        return self.figures.outcome is None and self.figures.forecast is not None


@dataclass(frozen=True)
class MonthReport:
    """Everything the report of a month is made from.

    `figures` and `last_year` (the same month) hold no person and no small group. `comment` is the manager's
    own text. `estimated_days` are days of the twelve months whose occupancy is estimated. `posts` stand in
    the order in which they are read.
    """

    unit: UnitFacts
    month: str
    made: date
    figures: MonthFigures
    last_year: MonthFigures
    line: DensityLine
    sections: tuple[RollingDensity, ...]
    whole: RollingDensity
    empty: EmptyPlaces
    estimated_days: int
    posts: tuple[ReportPost, ...]
    causes: Causes
    volumes: tuple[VolumeFigures, ...]
    comment: str

    @property
    def file_stem(self) -> str:
        """What the report's files are called, without ending."""
        return f"rapport-{self.month}"

    @property
    def top_posts(self) -> tuple[ReportPost, ...]:
        """Posts that are part of no other: they make the net."""
        return tuple(post for post in self.posts if not post.part_of)

    @property
    def net_total(self) -> ReportPost | None:
        """The one total that all other posts are part of: it is the net itself."""
        tops = self.top_posts
        return tops[0] if len(tops) == 1 and len(self.posts) > 1 else None

    @property
    def net_posts(self) -> tuple[ReportPost, ...]:
        """Posts that stand above the net: the top posts, or the parts of the one total that is the net."""
        total = self.net_total
        if total is None:
            return self.top_posts
        return tuple(post for post in self.posts if post.part_of == total.figures.name)
