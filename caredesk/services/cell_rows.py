"""The rows of cells, and how they come to hold what they should: kept, moved, taken from a vacancy, or new.

A row that stays what it is or only moves keeps its number, so that steps and drafts stay small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.cell_grammar import WrittenShift
from caredesk.domain.rows import Shift
from caredesk.domain.shift_turns import copied, filled, moved
from caredesk.services import plan as plans
from caredesk.services.cell_checks import Staff
from caredesk.services.cell_text import Place
from caredesk.services.plan import Plan
from caredesk.storage.shifts import Numbered


class Wish(NamedTuple):
    """A shift that a cell is to hold, as it would stand there; `by_times`: its code was not written."""

    shift: Shift
    by_times: bool = False


class CellRows:
    """The shifts of some cells as they stand, and what an edit makes of them.

    Nothing is written before `write`. `filled` counts vacancies that got somebody, `touched` are the cells
    whose content changes.
    """

    def __init__(self, plan: Plan, cells: Collection[Place], staff: Staff) -> None:
        self._plan = plan
        self._staff = staff
        self._standing: dict[Place, list[Numbered]] = defaultdict(list)
        wanted = set(cells)
        days = [place.day for place in wanted]
        persons = {place.employee_no for place in wanted} | {""}
        held = plans.shifts_of(plan, min(days), max(days), persons) if days else []
        for number, row in held:
            self._standing[Place(row.employee_no, row.day)].append((number, row))
        self._taken: set[int] = set()
        self._pool: dict[Shift, list[Numbered]] = defaultdict(list)
        self.updates: dict[int, Shift] = {}
        self.inserts: list[Shift] = []
        self.deletes: set[int] = set()
        self.touched: set[Place] = set()
        self.filled = 0

    def standing(self, place: Place) -> list[Numbered]:
        """The shifts of a cell before the edit."""
        return self._standing.get(place, [])

    def replace(self, place: Place, wishes: Sequence[Wish], *, fill: bool = True) -> None:
        """A person's cell holds these and nothing else: what stands already stays as it is, a vacancy of the
        same times and section is filled, the rest is new."""
        self.add(place, wishes, fill=fill)
        self.empty(place)

    def add(self, place: Place, wishes: Sequence[Wish], *, fill: bool = True) -> None:
        """As `replace`, beside what else the cell holds."""
        left = [wish for wish in wishes if not self._keeps(place, wish, exact=True)]
        left = [wish for wish in left if not self._keeps(place, wish, exact=False)]
        for wish in left:
            if not (fill and self._fills(place, wish)):
                self.inserts.append(wish.shift)
            self.touched.add(place)

    def insert(self, wishes: Iterable[Wish]) -> None:
        """New shifts, beside what their cells hold."""
        for wish in wishes:
            self.inserts.append(wish.shift)
            self.touched.add(Place(wish.shift.employee_no, wish.shift.day))

    def empty(self, place: Place) -> None:
        """What the cell holds and nothing has kept or moved goes."""
        for number, _ in self._free(self.standing(place)):
            self.deletes.add(number)
            self._taken.add(number)
            self.touched.add(place)

    def remove(self, held: Iterable[Numbered]) -> None:
        """These shifts go, wherever they stand."""
        for number, row in held:
            self.deletes.add(number)
            self._taken.add(number)
            self.touched.add(Place(row.employee_no, row.day))

    def offer(self, places: Iterable[Place]) -> None:
        """Shifts of these cells may be moved to others by `move`."""
        for place in places:
            for number, row in self.standing(place):
                self._pool[_content(row)].append((number, row))

    def keep_equal(self, place: Place, shift: Shift) -> bool:
        """Whether the cell holds a shift that is equal in everything, which then stays."""
        same = (n for n, row in self._free(self.standing(place)) if _content(row) == _content(shift))
        return self._take(next(same, None))

    def move(self, place: Place, shift: Shift) -> bool:
        """Whether a shift that is offered is equal in everything but person and day; then it moves there."""
        found = next(self._free(self._pool.get(_content(shift), [])), None)
        if found is None:
            return False
        number, row = found
        self._take(number)
        giver = place if place.employee_no else Place(row.employee_no, row.day)
        after = moved(row, place.employee_no, place.day, self._staff.section(giver))
        if after != row:
            self.updates[number] = after
            self.touched |= {place, Place(row.employee_no, row.day)}
        return True

    def copy(self, place: Place, shift: Shift) -> Wish:
        """A copy of a shift as it would stand in the cell."""
        giver = place if place.employee_no else Place(shift.employee_no, shift.day)
        return Wish(copied(shift, place.employee_no, place.day, self._staff.section(giver)))

    def write(self) -> None:
        """Writes all that was decided, inside an edit."""
        plans.delete(self._plan, sorted(self.deletes))
        for number, row in self.updates.items():
            plans.update(self._plan, number, row)
        plans.insert(self._plan, sorted(self.inserts, key=lambda row: row[:4]))

    def _free(self, held: Iterable[Numbered]) -> Iterator[Numbered]:
        return ((number, row) for number, row in held if number not in self._taken)

    def _take(self, number: int | None) -> bool:
        if number is not None:
            self._taken.add(number)
        return number is not None

    def _keeps(self, place: Place, wish: Wish, *, exact: bool) -> bool:
        """Whether a shift of the cell is what is wished for; where only times were written, of any code."""
        if not exact and not wish.by_times:
            return False
        timing = slice(None) if exact else slice(1, None)
        same = (
            number
            for number, row in self._free(self.standing(place))
            if _timing(row)[timing] == _timing(wish.shift)[timing]
        )
        return self._take(next(same, None))

    def _fills(self, place: Place, wish: Wish) -> bool:
        held = self._staff.contract(place)
        section, role = (held.section, held.role) if held else ("", "")
        for number, row in self._free(self.standing(Place("", place.day))):
            in_section = row.section == (wish.shift.section or section) and row.role in ("", role)
            if not row.borrowed_from and in_section and _meets(row, wish):
                self._take(number)
                code = row.shift_code or wish.shift.shift_code
                self.updates[number] = filled(row, place.employee_no)._replace(shift_code=code)
                self.filled += 1
                return True
        return False


def wish_of(written: WrittenShift, place: Place) -> Wish:
    """What a written shift is in a cell."""
    shift = Shift(
        place.employee_no,
        place.day,
        written.code,
        written.start,
        written.end,
        written.break_minutes,
        written.kind,
    )
    return Wish(shift, written.by_times)


def _content(shift: Shift) -> Shift:
    """A shift without whose it is and when."""
    return shift._replace(employee_no="", day=date.min)


def _timing(shift: Shift) -> tuple[str, int, int, int]:
    return shift.shift_code, shift.start, shift.end, shift.break_minutes


def _meets(vacant: Shift, wish: Wish) -> bool:
    """Whether a vacancy is the shift that is wished for: its times, its break, and its code if both have."""
    same_code = vacant.shift_code in ("", wish.shift.shift_code) or wish.by_times
    return same_code and _timing(vacant)[1:] == _timing(wish.shift)[1:]
