"""The one way to change a unit: a named, undoable step that keeps the day totals true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from caredesk.domain.changes import Changes
from caredesk.services.session import OpenUnit
from caredesk.storage import audit, day_totals, undo
from caredesk.storage.day_totals import Compute
from caredesk.storage.undo import Step, StepDone


class Edit:
    """An edit; after its block `changes` tells what it touched.

    `compute` makes the day totals, a month at a time; a long edit replaces it by one that also tells how far
    it has come.
    """

    def __init__(self, compute: Compute) -> None:
        self.changes = Changes()
        self.compute = compute


@contextmanager
def edit(unit: OpenUnit, code: str, /, **facts: object) -> Iterator[Edit]:
    """One step: what the block writes, with the day totals of the days that it touched, or nothing.

    `code` and `facts` name the step in the history. UserError as the storage: nothing has been changed.
    """
    edited = Edit(unit.compute)
    with undo.step(unit.store, code, **facts) as opened:
        yield edited
        changes = opened.changes()
        day_totals.refresh(unit.store, changes.first_day, changes.last_day, edited.compute)
        audit.record(unit.store, opened.number, date.today())
    edited.changes = changes


def undo_step(unit: OpenUnit) -> StepDone | None:
    """Takes back the last edit that stands, with its day totals; None when there is none."""
    with unit.store.transaction():
        return _refreshed(unit, undo.undo(unit.store))


def redo_step(unit: OpenUnit) -> StepDone | None:
    """Makes the last undone edit again, with its day totals; None when there is none."""
    with unit.store.transaction():
        return _refreshed(unit, undo.redo(unit.store))


def history(unit: OpenUnit) -> tuple[Step, ...]:
    """The steps that can be undone or redone, oldest first."""
    return undo.history(unit.store)


def _refreshed(unit: OpenUnit, done: StepDone | None) -> StepDone | None:
    if done is not None:
        day_totals.refresh(unit.store, done.changes.first_day, done.changes.last_day, unit.compute)
        audit.record(unit.store, done.step.number, date.today())
    return done
