"""Absences of a stretch of days with their numbers in the table."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from caredesk.domain.rows import Absence
from caredesk.storage.rows import read_with_ids
from caredesk.storage.store import Store


def read_numbered_absences(
    store: Store, first: date, last: date, *, employees: Collection[str] | None = None
) -> list[tuple[int, Absence]]:
    """Absences with a day in the stretch, by first day; of some employees or all.

    Those with an end and those still on are asked for apart, as in `storage.facts.overlapping`.
    """
    where, params = "", []
    if employees is not None:
        where, params = (
            " AND employee_no IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(employees))],
        )
    low, high = first.isoformat(), last.isoformat()
    ended = read_with_ids(
        store, Absence, f"last_day >= ? AND +first_day <= ?{where}", (low, high, *params), "last_day"
    )
    still_on = read_with_ids(
        store, Absence, f"last_day = '' AND +first_day <= ?{where}", (high, *params), "last_day"
    )
    return sorted((*ended, *still_on), key=lambda pair: (pair[1].first_day, pair[0]))
