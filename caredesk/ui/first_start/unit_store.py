"""What the steps of the first start store, each as one step of the open unit; refusals come back as words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.services import first_start
from caredesk.services.entry import Typed
from caredesk.services.first_start import FirstStart, MonthTexts
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.entry_store import removed, stored

Refused = dict[tuple[int, str], str]


class UnitStore:
    """Texts of a field give the sentence why not, or ""; rows of a table what is refused, by (row, field)."""

    def __init__(self, unit: OpenUnit, bus: Bus, failed: Callable[[UserError], None]) -> None:
        self._unit, self._bus, self._failed = unit, bus, failed

    def unit(self, texts: Mapping[str, str]) -> str:
        """The unit's name, type, full-time measure or cost."""
        return _sentence(self._stored(lambda: first_start.edit_start_unit(self._unit, texts)))

    def places(self, texts: Mapping[str, str]) -> str:
        """Places or target of the whole unit."""
        return _sentence(self._stored(lambda: first_start.edit_start_places(self._unit, texts)))

    def sections(self, rows: Sequence[tuple[object, Mapping[str, str]]]) -> Refused:
        """Rows of sections by their number, None for a new one."""
        typed = [Typed(texts, key if isinstance(key, int) else None) for key, texts in rows]
        return self._stored(lambda: first_start.edit_start_sections(self._unit, typed))

    def sections_removed(self, keys: Sequence[object]) -> str:
        """Takes sections away."""
        numbers = [key for key in keys if isinstance(key, int)]
        return removed(self._bus, lambda: first_start.edit_sections_removed(self._unit, numbers))

    def months(self, typed: Sequence[MonthTexts]) -> Refused:
        """Months of the whole unit."""
        return self._stored(lambda: first_start.edit_start_months(self._unit, typed))

    def preview(self, typed: Sequence[MonthTexts], *, last_month: str) -> FirstStart | None:
        """What these months would show; None when they would be refused."""
        return first_start.preview_start_months(self._unit, typed, last_month=last_month)

    def _stored(self, make: Callable[[], Changes]) -> Refused:
        return stored(self._bus, make, failed=self._failed)


def _sentence(refused: Refused) -> str:
    return next(iter(refused.values()), "")
