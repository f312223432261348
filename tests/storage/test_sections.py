"""The names of sections, wherever a row places something."""

from datetime import date

import pytest

from caredesk.domain.rows import Amount, Employment, MonthlyValue, Need, Occupancy, Place, Shift
from caredesk.storage import day_totals, rows, undo
from caredesk.storage.sections import read_sections
from caredesk.storage.store import Store
from tests.storage.test_month_totals import compute

DAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    "row",
    [
        Place("Gran", None, 0),
        Employment("1", DAY, section="Gran"),
        Need("Gran", "D", "weekday", 1),
        Occupancy("Gran", DAY, DAY, 0),
        MonthlyValue("2026-04", "Gran"),
        Amount("2026-04", "Lön", "budget", -1, section="Gran"),
        Shift("1", DAY, start=420, end=960, section="Gran"),
    ],
)
def test_any_row_names_its_section(store: Store, row) -> None:
    with undo.step(store, "fill"):
        rows.insert(store, [row])
    day_totals.prepare(store, "rates", compute)
    assert read_sections(store) == ("Gran",)


def test_each_name_once_in_order_and_the_unit_is_none(store: Store) -> None:
    with undo.step(store, "fill"):
        rows.insert(store, [Place(name) for name in ("Tall", "", "Gran", "Ek")])
        rows.insert(store, [Employment("1", DAY, section="Tall"), Employment("2", DAY)])
    day_totals.prepare(store, "rates", compute)
    assert read_sections(store) == ("Ek", "Gran", "Tall")
