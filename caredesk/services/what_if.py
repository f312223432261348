"""An edit that is made to be looked at: in a transaction, its figures read, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from caredesk.services.session import OpenUnit


class _SeenEnough(Exception):
    """Takes the transaction back when all has been read."""


@contextmanager
def what_if(unit: OpenUnit) -> Iterator[None]:
    """Within the block edits are made as they always are, and every figure is read as if they stood. After it
    nothing has happened: no row, no day total and no step of the history, also when the block raises.

    Not inside an edit. UserError as an edit's: file_read_only, file_changed_underneath, and what is said of
    the edits themselves.
    """
    with suppress(_SeenEnough), unit.store.transaction():
        yield
        raise _SeenEnough
