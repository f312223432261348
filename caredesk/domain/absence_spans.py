"""A person's absences laid over one another: new days of a cause take the days, and join what they adjoin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
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
            row.first_day <= day <= end_of(row) and _same(row, cause, extent_percent)
            for _, row in self._pieces
        )

    def on(self, day: date) -> list[Absence]:
        """The absences that lie on the day."""
        return [row for _, row in self._pieces if row.first_day <= day <= end_of(row)]

    @property
    def rows(self) -> list[Absence]:
        """The rows as they stand, in no order."""
        return [row for _, row in self._pieces]

    def lay(self, new: Absence, beside: Collection[str] = ()) -> None:
        """Puts an absence on its days: what has the same cause and extent is joined, the rest is cut, but for
        the causes that it stands beside."""
        self._cut(
            new.first_day,
            end_of(new),
            lambda row: row.cause not in beside and not _same(row, new.cause, new.extent_percent),
        )
        self.join(new)

    def join(self, new: Absence, number: int | None = None) -> None:
        """Adds an absence, as the row of this number, to those of its cause and extent that it adjoins."""
        joined: list[Piece] = [(number, new)]
        others: list[Piece] = []
        for piece in self._pieces:
            row = piece[1]
            touches = row.first_day <= _after(end_of(new)) and new.first_day <= _after(end_of(row))
            same = touches and _same(row, new.cause, new.extent_percent)
            (joined if same else others).append(piece)
        # The row that began first goes on; its number is known elsewhere.
        joined.sort(key=lambda piece: (piece[1].first_day, piece[0] is None))
        rows = [row for _, row in joined]
        last = max(map(end_of, rows))
        expected = max((row.expected_end for row in rows if row.expected_end is not None), default=None)
        whole = rows[0]._replace(
            last_day=None if last == date.max else last,
            # What was expected of an absence that has ended before is not expected any more.
            expected_end=None if expected is None or expected > last else expected,
            certificate=any(row.certificate for row in rows),
        )
        goes_on = next((number for number, _ in joined if number is not None), None)
        self._pieces = [*others, (goes_on, whole)]

    def take_out(self, number: int) -> None:
        """Removes the row of this number."""
        self._pieces = [piece for piece in self._pieces if piece[0] != number]

    def yield_days(self, row: Absence, first: date, last: date, left_percent: float) -> None:
        """Takes days out of a row; so much of its extent as is left stays on them."""
        self._cut(first, last, lambda held: _same(held, row.cause, row.extent_percent))
        if left_percent:
            days = (max(first, row.first_day), min(last, end_of(row)))
            rest = Absence(row.employee_no, *days, row.cause, left_percent)
            self.join(rest._replace(last_day=None if rest.last_day == date.max else rest.last_day))

    def cut(self, first: date, last: date) -> None:
        """Takes the days out of every absence: before and after them it stays."""
        self._cut(first, last, lambda _row: True)

    def _cut(self, first: date, last: date, is_cut: Callable[[Absence], bool]) -> None:
        pieces: list[Piece] = []
        for number, row in self._pieces:
            if last < row.first_day or end_of(row) < first or not is_cut(row):
                pieces.append((number, row))
                continue
            # Without a time after, what ends here is over; one that was expected is not any more.
            ended = row._replace(last_day=first - ONE_DAY, expected_end=None)
            rest = row._replace(first_day=_after(last))
            kept = ([ended] if row.first_day < first else []) + ([rest] if last < end_of(row) else [])
            pieces += zip((number, None), kept, strict=False)
        self._pieces = pieces

    def clash(self) -> Absence | None:
        """One of two rows of a cause that would begin on one day, and could not be told apart."""
        found = sorted((row for _, row in self._pieces), key=_key)
        return next((row for row, then in pairwise(found) if _key(row) == _key(then)), None)

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
    return row.cause == cause and percent_of(row.extent_percent) == percent_of(extent_percent)


def _key(row: Absence) -> tuple[date, str]:
    return row.first_day, row.cause


def percent_of(extent: float | None) -> float:
    """An extent as percent; an empty one is whole."""
    return 100.0 if extent is None else extent


def end_of(row: Absence) -> date:
    """The last day, date.max while it is still on."""
    return row.last_day or date.max


def _after(day: date) -> date:
    return day if day == date.max else day + ONE_DAY
