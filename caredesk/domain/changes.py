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
