"""The amounts of a calendar year, and of no month beside it."""

from caredesk.domain.rows import Amount
from caredesk.storage import rows
from caredesk.storage.amounts import amounts_of_year
from caredesk.storage.store import Store
from caredesk.storage.undo import step


def test_the_whole_year_of_a_month_and_nothing_else(store: Store):
    months = ("2025-12", "2026-01", "2026-07", "2026-12", "2027-01")
    with step(store, "write"):
        rows.insert(store, [Amount(month, "Lön", "outcome", -1.0) for month in months])
    for month in ("2026-01", "2026-12"):
        assert [row.month for row in amounts_of_year(store, month)] == ["2026-01", "2026-07", "2026-12"]
