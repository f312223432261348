"""What the line of personnel density shows: R12 and months behind, the target, and the forecast ahead."""

from __future__ import annotations

from dataclasses import dataclass

from caredesk.domain.forecast import ForecastPoint


@dataclass(frozen=True)
class LinePoint:
    """A month behind: its R12 and its own density, None where not complete."""

    month: str
    r12: float | None
    density: float | None


@dataclass(frozen=True)
class DensityLine:
    """The line up to `month` and what it becomes when the last complete month is held.

    `target` is that of the month; `held_density` and `held_occupied` are what the forecast holds, from the
    month `held_from`; `target_month` is the first forecast month at or below the target, if any is shown.
    """

    month: str
    points: tuple[LinePoint, ...]
    forecast: tuple[ForecastPoint, ...]
    target: float | None
    held_from: str | None
    held_density: float | None
    held_occupied: float | None
    target_month: str | None

    @property
    def has_values(self) -> bool:
        """Whether any month behind or ahead has a value that can be drawn."""
        behind = any(point.r12 is not None or point.density is not None for point in self.points)
        return behind or any(point.r12 is not None for point in self.forecast)
