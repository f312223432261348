"""A person's absences laid over one another: new days of a cause take the days, and join what they adjoin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.rows import Absence

NumberedAbsence = tuple[int, Absence]
Piece = tuple[int | None, Absence]


class AbsenceTurn(NamedTuple):
    """What becomes of a person's absence rows."""

    deleted: tuple[int, ...] = ()
    updated: tuple[NumberedAbsence, ...] = ()
    inserted: tuple[Absence, ...] = ()


class Layers:
    """Rows of one person while days are laid over and cut out of them."""

    def __init__(self, held: Sequence[NumberedAbsence]) -> None:
        self._held = dict(held)
        self._pieces: list[Piece] = list(held)

    def covers(self, day: date, cause: str, extent_percent: float | None) -> bool:
        """Whether an absence of this cause and extent lies on the day."""
        return any(
            row.first_day <= day <= _end(row) and _same(row, cause, extent_percent) for _, row in self._pieces
        )

    def any_on(self, day: date) -> bool:
        """Whether any absence lies on the day."""
        return any(row.first_day <= day <= _end(row) for _, row in self._pieces)

    def lay(self, new: Absence) -> None:
        """Puts an absence on its days: what has the same cause and extent is joined, the rest is cut.

        One that is still on leaves what begins later: a holiday that is planned may well come about.
        """
        joined: list[Piece] = []
        others: list[Piece] = []
        for piece in self._pieces:
            row = piece[1]
            touches = row.first_day <= _after(_end(new)) and new.first_day <= _after(_end(row))
            same = touches and _same(row, new.cause, new.extent_percent)
            (joined if same else others).append(piece)
        self._pieces = others
        self.cut(new.first_day, _end(new), begun_by=new.first_day if new.last_day is None else date.max)
        # The row that began first goes on; its number is known elsewhere.
        joined.sort(key=lambda piece: piece[1].first_day)
        rows = [row for _, row in joined]
        last = max([_end(new), *map(_end, rows)])
        first_row = rows[0] if rows else new
        expected = [row.expected_end for row in (*rows, new) if row.expected_end is not None]
        whole = first_row._replace(
            first_day=min(new.first_day, first_row.first_day),
            last_day=None if last == date.max else last,
            expected_end=max(expected, default=None),
            certificate=any(row.certificate for row in rows),
        )
        self._pieces.append((joined[0][0] if joined else None, whole))

    def cut(self, first: date, last: date, begun_by: date = date.max) -> None:
        """Takes the days out of every absence that has begun by a day: before and after them it stays."""
        pieces: list[Piece] = []
        for number, row in self._pieces:
            if last < row.first_day or _end(row) < first or row.first_day > begun_by:
                pieces.append((number, row))
                continue
            # Without a time after, what ends here is over; one that was expected is not any more.
            ended = row._replace(last_day=first - ONE_DAY, expected_end=None)
            rest = row._replace(first_day=_after(last))
            kept = ([ended] if row.first_day < first else []) + ([rest] if last < _end(row) else [])
            pieces += zip((number, None), kept, strict=False)
        self._pieces = pieces

    def clash(self) -> date | None:
        """The day on which two rows of one cause would begin, which cannot be kept apart."""
        keys = sorted((row.first_day, row.cause) for _, row in self._pieces)
        return next((first[0] for first, then in pairwise(keys) if first == then), None)

    def turn(self) -> AbsenceTurn:
        """The least that has to be written; a row that begins on another day is written anew."""
        changed = [(number, row) for number, row in self._pieces if self._held.get(number or 0) != row]
        updated = {
            number: row
            for number, row in changed
            if number is not None and self._held[number].first_day == row.first_day
        }
        standing = {number for number, row in self._pieces if number is not None} - {
            number for number, _ in changed if number not in updated
        }
        return AbsenceTurn(
            tuple(number for number in self._held if number not in standing),
            tuple(updated.items()),
            tuple(row for number, row in changed if number not in updated),
        )


def _same(row: Absence, cause: str, extent_percent: float | None) -> bool:
    return row.cause == cause and _percent(row.extent_percent) == _percent(extent_percent)


def _percent(extent: float | None) -> float:
    return 100.0 if extent is None else extent


def _end(row: Absence) -> date:
    return row.last_day or date.max


def _after(day: date) -> date:
    return day if day == date.max else day + ONE_DAY
