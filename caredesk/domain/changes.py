"""What an edit touched, so that each screen can ask whether it concerns it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Changes:
    """Tables, the stretch of days whose totals may differ (None = no day), and persons touched."""

    tables: frozenset[str] = frozenset()
    first_day: date | None = None
    last_day: date | None = None
    persons: frozenset[str] = frozenset()

    def joined(self, other: Changes) -> Changes:
        """What either touched: of several steps made behind one dialog."""
        firsts = [day for day in (self.first_day, other.first_day) if day is not None]
        lasts = [day for day in (self.last_day, other.last_day) if day is not None]
        return Changes(
            self.tables | other.tables,
            min(firsts, default=None),
            max(lasts, default=None),
            self.persons | other.persons,
        )
