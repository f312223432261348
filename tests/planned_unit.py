"""A small unit to plan in: two sections, six people, October 2026 with every day's occupancy, few shifts."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from caredesk.domain.rows import (
    Employee,
    Employment,
    MonthClosing,
    MonthlyValue,
    Need,
    Occupancy,
    Place,
    Role,
    Shift,
    ShiftType,
    Unit,
)
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from tests.builders import on

# A Monday; the fortnight holds the autumn's clock change (25 October) and All Saints' Day (31 October).
FIRST, LAST = on("2026-10-19"), on("2026-11-01")
D, K, N = (420, 930, 30), (780, 1290, 30), (1260, 420, 0)
NURSE = "Sjuksköterska"


def planned_unit() -> list[NamedTuple]:
    """Five full-time hours a day; closed, October has hours also where no shift is."""
    people = {
        "1": "Anna Ek",
        "2": "Åsa Berg",
        "3": "Örjan Alm",
        "4": "Bo Dahl",
        "5": "Eva Öst",
        "6": "Ulf Åhs",
    }
    long_ago = on("2020-01-01")
    behind = [f"2025-{month:02d}" for month in (11, 12)] + [f"2026-{month:02d}" for month in range(1, 10)]
    return [
        Unit("Enheten", long_ago, weekly_hours=35, po_percent=50),
        Place("Gran", long_ago, 4, 4, 0.8),
        Place("Tall", long_ago, 2, 2, 0.8),
        Role("Undersköterska"),
        Role(NURSE),
        *(Employee(number, name, birth_date=on("1990-05-01")) for number, name in people.items()),
        _employment("1", "Gran", 100.0),
        _employment("2", "Gran", 50.0),
        Employment("3", long_ago, form="hourly", section="Tall", role="Undersköterska", hourly_pay=150.0),
        _employment("4", "Tall", 80.0, on("2026-10-21"), on("2026-10-28")),
        _employment("5", "", 100.0),
        _employment("6", "Gran", 100.0),
        ShiftType("D", "Dag", *D),
        ShiftType("K", "Kväll", *K),
        ShiftType("N", "Natt", *N),
        Need("Gran", "D", "weekday", 2),
        Need("Tall", "N", "weekday", 1),
        Need("", "D", "tue", 1, NURSE),
        Occupancy("Gran", on("2026-10-01"), on("2026-10-31"), 4),
        Occupancy("Tall", on("2026-10-01"), on("2026-10-31"), 1),
        MonthClosing("2026-10", True),
        *(MonthlyValue(month, worked_hours=700.0, bed_days=150.0) for month in behind),
    ]


def _employment(
    number: str, section: str, rate: float, first: date = date(2020, 1, 1), last: date | None = None
) -> Employment:
    role = "Undersköterska"
    return Employment(number, first, last, "permanent", section, role, rate, monthly_pay=26_000.0)


def on_day(number: str, day: str, code: str = "D", **more: object) -> Shift:
    """A shift of a type on a day of October 2026 ("20")."""
    times = {"D": D, "K": K, "N": N}[code]
    return Shift(number, on(f"2026-10-{day}"), code, *times)._replace(**more)  # type: ignore[arg-type]


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    """Stores rows as one step."""
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


@contextmanager
def planned(folder: Path) -> Iterator[Plan]:
    """The plan of a copy of its own, in a folder of the test's."""
    path = folder / "enhet.caredesk"
    path.write_bytes(_content())
    with open_unit(path) as opened:
        yield Plan(opened)


@cache
def _content() -> bytes:
    with tempfile.TemporaryDirectory(prefix="caredesk-planned-") as folder:
        path = Path(folder) / "enhet.caredesk"
        with create_unit(path, name="Enheten") as opened:
            put(opened, *planned_unit())
        return path.read_bytes()
