"""Edits of the schedule's cells: what is typed or pasted, moved, copied, filled or cleared, each one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from caredesk.domain.cell_grammar import Written, WrittenAbsence, same_start
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Shift
from caredesk.errors import UserError
from caredesk.services.absence_edits import AbsenceCells
from caredesk.services.cell_checks import MOST_CELLS, CellChecks, Staff, require_none
from caredesk.services.cell_rows import CellRows, Wish, wish_of
from caredesk.services.cell_text import CellFinding, CellsRefused, CellText, Place, read_grammar
from caredesk.services.edits import edit
from caredesk.services.plan import Plan, all_numbered
from caredesk.services.schedule_steps import step_of
from caredesk.services.vacant_texts import VacantText, vacant_wishes

Layer = Literal["top", "shifts", "absence"]


class Placed(NamedTuple):
    """Shifts that a cell is to hold. Each is given as it stands where it comes from, or as it would stand."""

    place: Place
    shifts: tuple[Shift, ...]


def check_cells(plan: Plan, *, cells: Sequence[CellText]) -> tuple[CellFinding, ...]:
    """What keeps the cells from being stored, in their order; nothing is stored."""
    return tuple(_Typing(plan, cells).findings)


def edit_cells(plan: Plan, *, cells: Sequence[CellText], vacant: Sequence[VacantText] = ()) -> Changes:
    """Stores what is typed or pasted in cells as one step; of a cell given twice the last text counts.
    Findings about `vacant` have their places after those of `cells`.

    A text's shifts replace those of the cell; what stands there already stays as it is. A new shift that is
    a vacant shift of that day, in the person's section, fills it. An absence is laid over the shifts.
    Errors: CellsRefused, UserError cells_too_many, shift_gone, draft_gone; nothing is stored.
    """
    typing = _Typing(plan, cells, vacant)
    _require_all(typing.findings)
    typing.lay()
    return _write(plan, typing.code, typing.rows, typing.absences, typing.staff)


def edit_placed(
    plan: Plan, *, placed: Sequence[Placed], emptied: Sequence[Place] = (), code: str = "shifts_placed"
) -> Changes:
    """Lays shifts in cells and empties others as one step: moves, copies, fills, pastes inside the grid.

    A person's cell holds what is given and nothing else; vacant shifts come beside those of their day. A
    given shift that is equal to one of an emptied or replaced cell is that shift, moved with all that is
    said of it; any other is a copy (`domain.shift_turns`), and may fill a vacancy. Of the day's vacant and
    borrowed shifts an emptied cell without person loses only those that are moved.
    Errors: CellsRefused, UserError cells_too_many, draft_gone, outside_draft; nothing is stored.
    """
    places = [each.place for each in placed]
    _require_few(len(places) + len(emptied))
    givers = {shift.employee_no for each in placed for shift in each.shifts}
    staff = Staff(plan.unit, {place.employee_no for place in (*places, *emptied)} | givers)
    checks = CellChecks(plan, staff)
    for place in emptied:
        require_none(checks.of_place(place))
    cells = CellRows(plan, {*places, *emptied}, staff)
    findings = []
    for at, each in enumerate(placed):
        reason = checks.of_place(each.place) or (same_start(each.shifts) if each.place.employee_no else None)
        standing = (_on(shift, each.place) for shift in each.shifts)
        reason = reason or next(filter(None, map(checks.of_shift, standing)), None)
        findings += [CellFinding(at, reason)] if reason else []
    _require_all(findings)
    _place(cells, placed, emptied)
    return _write(plan, code, cells, None, staff)


def edit_cleared(
    plan: Plan, *, places: Sequence[Place], layer: Layer = "top", numbers: Collection[int] = ()
) -> Changes:
    """Takes the shifts or the absence of cells away as one step; "top": the absence where there is one.
    The shifts with these numbers go too, whatever the layer.

    In a draft, which has no absences, the top is the shifts. Errors: CellsRefused, UserError
    absence_in_draft, cells_too_many, shift_gone, outside_draft, draft_gone.
    """
    if plan.draft and layer == "absence":
        raise UserError("absence_in_draft")
    _require_few(len(places))
    staff = Staff(plan.unit, {place.employee_no for place in places})
    checks = CellChecks(plan, staff)
    rows = CellRows(plan, places, staff)
    findings = [
        CellFinding(at, reason)
        for at, place in enumerate(places)
        if (reason := checks.of_place(place) or _one_vacant(rows, place))
    ]
    _require_all(findings)
    absences = AbsenceCells(plan.unit, [] if plan.draft or layer == "shifts" else places)
    away = {place for place in places if layer == "absence" or _lies_on(absences, place, plan, layer)}
    absences.clear(away)
    _require_all([CellFinding(at, why) for at, each in enumerate(places) if (why := absences.clash(each))])
    for place in places:
        if place not in away:
            rows.empty(place)
    rows.remove(all_numbered(plan, numbers))
    code = "absence_cleared" if absences.touched and not rows.touched else "shifts_cleared"
    return _write(plan, code, rows, absences, staff)


class _Typing:
    """Texts of cells read and held against the unit; `rows` and `absences` are what comes of them."""

    def __init__(self, plan: Plan, cells: Sequence[CellText], vacant: Sequence[VacantText] = ()) -> None:
        _require_few(len(cells) + len(vacant))
        self._plan = plan
        self._cells, self._vacant = cells, vacant
        self.findings: list[CellFinding] = []
        self.staff = Staff(plan.unit, {cell.employee_no for cell in cells})
        self._checks = CellChecks(plan, self.staff)
        places = {Place(cell.employee_no, cell.day) for cell in cells}
        self.rows = CellRows(plan, places, self.staff)
        self._wishes: dict[Place, list[Wish]] = {}
        self._away: dict[Place, WrittenAbsence] = {}
        self._open: list[Wish] = []
        self._read()
        self.absences = AbsenceCells(plan.unit, self._away)
        self.absences.write_in(self._away.items())
        self._find_clashes()

    def lay(self) -> None:
        """Has the cells hold what was read; nothing is written yet."""
        self.rows.remove(all_numbered(self._plan, [n for each in self._vacant for n in each.numbers]))
        for place, wishes in self._wishes.items():
            self.rows.replace(place, wishes)
        self.rows.insert(self._open)

    @property
    def code(self) -> str:
        """What the step is called."""
        if self._away and not self.rows.touched:
            return "absence_typed"
        if self.rows.filled and self.rows.filled == len(self.rows.touched):
            return "vacancy_filled"
        return "shifts_typed" if self.rows.inserts or self.rows.updates or self._away else "shifts_cleared"

    def _read(self) -> None:
        grammar = read_grammar(self._plan.unit)
        for at, cell in enumerate(self._cells):
            place = Place(cell.employee_no, cell.day)
            written = grammar.read(cell.text)
            reason = self._checks.of_place(place)
            if reason is None:
                reason = written if isinstance(written, Problem) else self._take(place, written)
            if reason is not None:
                self.findings.append(CellFinding(at, reason))
        for at, each in enumerate(self._vacant, start=len(self._cells)):
            wishes = vacant_wishes(each, grammar, self._checks) if each.text else []
            if isinstance(wishes, Problem):
                self.findings.append(CellFinding(at, wishes))
            else:
                self._open += wishes

    def _take(self, place: Place, written: Written) -> Problem | None:
        """Notes what a cell is to hold, or tells why it cannot."""
        self._wishes.pop(place, None)
        self._away.pop(place, None)
        if not place.employee_no and written != Written():
            return problem("cell_without_person")
        if written.absence:
            if self._plan.draft:
                return problem("absence_in_draft")
            self._away[place] = written.absence
            return None if self.staff.contract(place) else problem("cell_not_employed")
        wishes = self._wishes[place] = [wish_of(each, place) for each in written.shifts]
        reasons = (self._checks.of_shift(wish.shift) for wish in wishes)
        return next(filter(None, reasons), None) or _one_vacant(self.rows, place)

    def _find_clashes(self) -> None:
        found = {place: self.absences.clash(place) for place in self._away}
        for at, cell in enumerate(self._cells):
            reason = found.get(Place(cell.employee_no, cell.day))
            if reason is not None:
                self.findings.append(CellFinding(at, reason))


def _place(cells: CellRows, placed: Sequence[Placed], emptied: Sequence[Place]) -> None:
    """What stays, then what moves, then what is copied: a shift that stays or moves is not replaced first."""
    persons = {each.place: each.shifts for each in placed if each.place.employee_no}
    left = {
        place: [shift for shift in shifts if not cells.keep_equal(place, shift)]
        for place, shifts in persons.items()
    }
    cells.offer(dict.fromkeys((*emptied, *persons)))
    left = {
        place: [shift for shift in shifts if not cells.move(place, shift)] for place, shifts in left.items()
    }
    for each in placed:
        if not each.place.employee_no:
            copies = [shift for shift in each.shifts if not cells.move(each.place, shift)]
            cells.insert(cells.copy(each.place, shift) for shift in copies)
    for place, shifts in left.items():
        cells.replace(place, [cells.copy(place, shift) for shift in shifts])
    for place in emptied:
        if place.employee_no and place not in left:
            cells.empty(place)


def _write(plan: Plan, code: str, rows: CellRows, absences: AbsenceCells | None, staff: Staff) -> Changes:
    touched: Collection[Place] = rows.touched | (absences.touched if absences else set())
    if not touched:
        return Changes()
    code, facts = step_of(code, touched, staff)
    with edit(plan.unit, code, **facts) as edited:
        rows.write()
        if absences:
            absences.write()
    return edited.changes


def _lies_on(absences: AbsenceCells, place: Place, plan: Plan, layer: Layer) -> bool:
    return layer == "top" and not plan.draft and absences.lies_on(place)


def _on(shift: Shift, place: Place) -> Shift:
    return shift._replace(employee_no=place.employee_no, day=place.day)


def _one_vacant(rows: CellRows, place: Place) -> Problem | None:
    """Of several vacant shifts of a day it is not known which is meant."""
    several = not place.employee_no and len(rows.standing(place)) > 1
    return problem("cell_several_vacant") if several else None


def _require_all(findings: Sequence[CellFinding]) -> None:
    if findings:
        raise CellsRefused(tuple(findings))


def _require_few(cells: int) -> None:
    if cells > MOST_CELLS:
        raise UserError("cells_too_many", most=MOST_CELLS)
