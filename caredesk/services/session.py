"""A unit's file while it is open: its store, and the rates that its figures are computed by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from caredesk import __version__
from caredesk.domain import day_totals as domain_day_totals
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import MonthPoint
from caredesk.domain.parameters import Parameters
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Unit
from caredesk.errors import UserError
from caredesk.services.parameter_files import read_defaults
from caredesk.storage import backup, day_totals, rows
from caredesk.storage.store import Store, create_store, open_store
from caredesk.storage.undo import forget, step

# What years of days recomputed would leave behind in a register; a few months of edits never come near it.
MEMORY = 50_000


class StandingMonth(NamedTuple):
    """A month's points by section (None = the unit) and the rows and sums that they were made of: they are
    true while those are the very same."""

    made_of: tuple[object, ...]
    points: dict[str | None, MonthPoint]


class DraftedDay(NamedTuple):
    """The totals of a day of a draft, true for the very rows that they were computed from."""

    made_of: Facts
    totals: tuple[DayTotal, ...]


class OpenUnit:
    """An open unit: `store` and the program's dated `defaults`. Close it, or use it in a with statement."""

    def __init__(self, store: Store, defaults: Parameters) -> None:
        self.store = store
        self.defaults = defaults
        self.standing_months: dict[str, StandingMonth] = {}
        self.drafted_days: dict[tuple[str, date], DraftedDay] = {}
        self._register: Register | None = None

    def compute(self, facts: Facts) -> Iterator[DayTotal]:
        """The day totals of the facts, by the program's defaults under the unit's own settings."""
        return domain_day_totals.compute_from(self.register(facts))

    def register(self, facts: Facts) -> Register:
        """Lookups over the facts, by the program's defaults under the unit's own settings.

        Contracts, rates and needs are worked out anew only when the rows that they stand on are others.
        """
        held = self._register
        if held is None or not held.fits(facts) or held.memory > MEMORY:
            standing = replace(facts, absences=(), occupancies=(), shifts=())
            held = self._register = Register(standing, self.defaults)
        return held.with_facts(facts)

    def close(self) -> None:
        """Gives the file's lock back."""
        self.store.close()

    def __enter__(self) -> OpenUnit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_unit(path: Path | str, *, passphrase: str | None = None) -> OpenUnit:
    """Opens a unit's file with its day totals up to date. UserError as `open_store`."""
    path = Path(path)
    try:
        store = open_store(path, passphrase=passphrase)
    except UserError as error:
        # A damaged first page looks like a wrong passphrase; a copy under the same key knows better.
        if error.code == "passphrase_wrong" and passphrase and backup.fits_a_copy(path, passphrase):
            raise UserError("file_damaged", file=path.name) from error
        raise
    return _with_totals(store)


def create_unit(
    path: Path | str, *, name: str, unit_type: str = "", passphrase: str | None = None
) -> OpenUnit:
    """A new file with one row of the unit, whose empty day any dated row overrules.

    Never overwrites; a failure leaves nothing behind.
    """
    store = create_store(path, passphrase=passphrase)
    try:
        unit = _with_totals(store)
        with step(store, "create_unit", name=name):
            rows.insert(store, [Unit(name=name, unit_type=unit_type)])
        # The unit's own name and type are where it begins, not something to undo.
        forget(store)
    except BaseException:
        store.close()
        store.path.unlink(missing_ok=True)
        raise
    return unit


def _with_totals(store: Store) -> OpenUnit:
    try:
        unit = OpenUnit(store, read_defaults())
        day_totals.prepare(store, _fingerprint(unit.defaults), unit.compute)
    except BaseException:
        store.close()
        raise
    return unit


def _fingerprint(defaults: Parameters) -> str:
    """Differs when the program or one of its rates does."""
    return hashlib.sha256(repr((__version__, defaults.defaults)).encode()).hexdigest()
