"""Whether an open file is whole and agrees with itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Occupancy
from caredesk.domain.tables import TABLES
from caredesk.storage import day_totals, verify
from caredesk.storage.day_totals import Compute
from caredesk.storage.rows import read
from caredesk.storage.store import Store

# Relative: sums of the same numbers in another order differ by less.
TOLERANCE = 1e-9
EXAMPLES = 20


class Findings(NamedTuple):
    """`integrity`: the library's own words about damage; `consistency`: rows that contradict each other."""

    integrity: tuple[str, ...]
    consistency: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Nothing found."""
        return not self.integrity and not self.consistency


def check(store: Store, compute: Compute) -> Findings:
    """Reads every page and compares the day totals with a full recomputation; minutes for decades of data."""
    integrity = verify.damage(store.db.conn)
    if integrity:
        return Findings(integrity, ())
    return Findings((), (*_unknown(store), *_overlaps(store), *_wrong_totals(store, compute)))


_REFERENCES = (
    *((table, "employee_no", "employee", "employee_no") for table in TABLES if table != "employee"),
    ("shift", "replaces", "employee", "employee_no"),
    ("shift", "shift_code", "shift_type", "code"),
    ("need", "shift_code", "shift_type", "code"),
    ("base_shift", "shift_code", "shift_type", "code"),
    ("action_effect", "action", "action", "name"),
    ("key_figure_value", "key_figure", "key_figure", "name"),
)


def _unknown(store: Store) -> Iterator[Problem]:
    for table, column, other, key in _REFERENCES:
        if column not in TABLES[table].__annotations__:
            continue
        for (name,) in store.query(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''"
            f" AND {column} NOT IN (SELECT {key} FROM {other}) ORDER BY 1"
        ):
            yield problem("check_unknown_reference", table=table, column=column, value=name)


def _overlaps(store: Store) -> Iterator[Problem]:
    earlier: Occupancy | None = None
    for row in read(store, Occupancy, order="section, first_day"):
        if earlier is not None and earlier.section == row.section and row.first_day <= earlier.last_day:
            yield problem("check_occupancy_overlaps", section=row.section, day=row.first_day)
        if earlier is None or earlier.section != row.section or row.last_day > earlier.last_day:
            earlier = row


def _wrong_totals(store: Store, compute: Compute) -> Iterator[Problem]:
    """The first wrong days; the rest of a wrong file would say nothing more."""
    bounds = day_totals.horizon(store)
    if bounds is None:
        return
    kept = {total[:2]: total for total in day_totals.read_totals(store, *bounds)}
    wrong: set[tuple[date, str]] = set()
    for should in day_totals.computed(store, *bounds, compute):
        was = kept.pop(should[:2], None)
        if was is None or not same_total(was, should):
            wrong.add(should[:2])
    for day, section in sorted(wrong | set(kept))[:EXAMPLES]:
        yield problem("check_day_total_differs", day=day, section=section)


def same_total(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Equal day, section and text; equal numbers but for rounding."""
    return all(
        abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))
        if isinstance(a, int | float) and isinstance(b, int | float)
        else a == b
        for a, b in zip(one, other, strict=True)
    )
