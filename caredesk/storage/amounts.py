"""The amounts of a calendar year, which budget and forecast of any of its months are made from."""

from __future__ import annotations

from caredesk.domain.rows import Amount
from caredesk.storage.rows import read
from caredesk.storage.store import Store


def amounts_of_year(store: Store, month: str) -> list[Amount]:
    """Every amount of the calendar year that a month lies in, for `PostBook` and `economy`."""
    year = month[:4]
    return read(store, Amount, "month BETWEEN ? AND ?", (f"{year}-01", f"{year}-12"))
