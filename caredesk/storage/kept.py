"""What has been read of a file and still stands, so that an edit reads the small tables once, not each time.

Nothing here may ever be old. What the open transaction has written is read from the file until it has ended,
and forgotten then, whether it was kept or taken back; a step inside that is taken back alone changes
nothing of that. Who writes need not say so: the store reads it from the statement.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable
from typing import Any

WHOLE = ""
# Of one table; who goes through decades day by day does not fill the memory with them.
MOST_PARTS = 400
_WRITTEN = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)(?![\w.])")


def table_written(sql: str) -> str | None:
    """The table that a statement writes; None when it cannot be told, and may be any."""
    found = _WRITTEN.match(sql)
    return found[1] if found else None


class Kept:
    """Parts of tables by table and part. `keeps`: False for a file that others may write meanwhile."""

    def __init__(self, *, keeps: bool) -> None:
        self._keeps = keeps
        self._parts: dict[str, dict[Hashable, Any]] = {}
        self._written: dict[str, set[Hashable] | None] = {}
        self._all_written = False

    def get(self, table: str, part: Hashable = WHOLE) -> Any:
        """What was put, while it stands; else None, and the file is to be read."""
        return None if self._is_written(table, part) else self._parts.get(table, {}).get(part)

    def put(self, table: str, value: object, part: Hashable = WHOLE) -> None:
        """Keeps what has been read of the file, unless the open transaction has written there."""
        if not self._keeps or self._is_written(table, part):
            return
        held = self._parts.setdefault(table, {})
        if part not in held and len(held) >= MOST_PARTS:
            del held[next(iter(held))]
        held[part] = value

    def written(self, table: str | None, parts: Collection[Hashable] | None = None) -> None:
        """A transaction writes these parts of a table: all when not told, any table when none is named.

        Who tells parts names them as they are put; the table as a whole is always one of them.
        """
        if table is None:
            self._all_written = True
            return
        known = self._written.setdefault(table, set())
        if parts is None or known is None:
            self._written[table] = None
        else:
            known.update(parts, (WHOLE,))

    def transaction_ended(self) -> None:
        """Forgets what was written, be it kept or taken back."""
        if self._all_written:
            self._parts.clear()
        for table, parts in self._written.items():
            held = self._parts.get(table, {})
            for part in list(held) if parts is None else parts:
                held.pop(part, None)
        self._written.clear()
        self._all_written = False

    def _is_written(self, table: str, part: Hashable) -> bool:
        if self._all_written:
            return True
        if table not in self._written:
            return False
        parts = self._written[table]
        return parts is None or part in parts
