"""Who could take a shift, best first, with reasons, and why others cannot (product.md pages 2 and 4).

Order: the competence that the shift type asks for, and a role that can stand in for the shift's; a rest of
11 h beside it; hours left before overtime; cost in whole hundreds of SEK; the shift's own section; and then
who has had the fewest extra shifts in the month. Who may not take it is left out (`substitute_checks`); as
what it is taken is told in `substitute_kinds`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import first_day, last_day, month_of
from caredesk.domain.edit_price import shortest_rest
from caredesk.domain.name_order import sort_text
from caredesk.domain.overtime import limit_hours, limits_on
from caredesk.domain.pay import cost_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Contract, Register
from caredesk.domain.replacing import replacing, taken_by
from caredesk.domain.rows import Shift
from caredesk.domain.rule_book import PersonBook, less
from caredesk.domain.rules import RuleRows
from caredesk.domain.rules_shifts import BOUGHT_KINDS, competence
from caredesk.domain.shifts import ADDITIONAL, OVERTIME_KINDS, resolve, shift_hours
from caredesk.domain.sick_report import Candidate, LeftOut, Ranking
from caredesk.domain.substitute_checks import (
    REASONS,
    WEEK,
    Checks,
    Person,
    Stretch,
    end_of,
    weeks_around,
)
from caredesk.domain.substitute_kinds import hours_left, kind_for

COST_STEP = 100
"""SEK by which costs may differ and count as the same: within it the section and fairness decide."""


def days_needed(day: date) -> Stretch:
    """The days whose shifts the ranking of a day's shift reads: its month, and its weeks with one around."""
    first, last = weeks_around(day)
    month = month_of(day)
    return min(first - WEEK, first_day(month)), max(last + WEEK, last_day(month))


def overtime_days_needed(register: Register, day: date) -> Stretch:
    """The days whose overtime and additional time it reads: all that the limits of the day count."""
    ends = [(limit.first_day, end_of(limit)) for limit in limits_on(register, day)]
    return min(first for first, _ in ends), max(last for _, last in ends)


class _Offer(NamedTuple):
    """A candidate in the making."""

    candidate: Candidate
    order: tuple[object, ...]
    extra_shifts: int


class _Offers:
    """Makes candidates for one vacant shift."""

    def __init__(self, register: Register, checks: Checks, vacant: Shift) -> None:
        self._register = register
        self._checks = checks
        self._vacant = vacant
        named = register.shift_types.get(vacant.shift_code)
        self._asked = named.competence if named else ""

    def of(self, person: Person, new: Shift, kind: str, moved: Shift | None) -> _Offer:
        """The person as a candidate: the shift as they would work it, as what, and the resurspass moved."""
        contract, employee = person.contract, self._register.employees[person.contract.employee_no]
        rest = shortest_rest(self._register, new.employee_no, person.with_shift(new, moved), {new})
        short_rest = self._is_short(rest, new)
        lacks = self._lacks_competence(person, new)
        left = hours_left(contract, person.held, new.day)
        reasons = [
            _day_reason(person.held, new.day, moved),
            *self._competence_reasons(lacks),
            *self._place_reasons(contract),
            *([problem("substitute_short_rest", hours=rest)] if short_rest else []),
            *([problem("substitute_hours_left", hours=left)] if new.kind == ADDITIONAL else []),
            *self._overtime_reasons(person, new),
        ]
        cost = self._cost(new, moved)
        candidate = Candidate(
            employee_no=employee.employee_no,
            name=employee.name,
            phone=employee.phone,
            form=contract.form,
            rate=contract.rate,
            kind=kind,
            rest_hours=rest,
            cost_sek=cost,
            hours_left=left,
            reasons=tuple(reasons),
        )
        extra = [shift_hours(row) for row in person.held if self._is_extra(row)]
        order = (
            lacks,
            not self._stands_in(contract.role),
            short_rest,
            kind in OVERTIME_KINDS - {ADDITIONAL},
            float("inf") if cost is None else cost // COST_STEP,
            contract.section != self._vacant.section,
            *(len(extra), sum(extra)),
            *(sort_text(employee.name), employee.employee_no),
        )
        return _Offer(candidate, order, len(extra))

    def _is_short(self, rest: float | None, new: Shift) -> bool:
        least = self._register.parameters.value_on("daily_rest_h", new.day, new.employee_no)
        return rest is not None and least is not None and less(rest, least)

    def _lacks_competence(self, person: Person, new: Shift) -> bool:
        book = PersonBook(self._register, person.rows._replace(shifts=[new]))
        return any(True for _ in competence(book, new.day, new.day))

    def _cost(self, new: Shift, moved: Shift | None) -> float | None:
        """What the shift costs beyond the resurspass that it takes the place of."""
        cost = cost_of(self._register, resolve(self._register, new)).sek
        if moved is None or cost is None:
            return cost
        before = cost_of(self._register, resolve(self._register, moved)).sek
        return None if before is None else cost - before

    def _stands_in(self, role: str) -> bool:
        """Whether a role can stand in for the shift's: the same, or both are counted in density."""
        wanted, share = self._vacant.role, self._register.role_share
        return not wanted or role == wanted or (share(role) > 0 and share(wanted) > 0)

    def _is_extra(self, row: Shift) -> bool:
        """Whether a shift of the month was taken beside the schedule."""
        same_month = month_of(row.day) == month_of(self._vacant.day)
        return same_month and resolve(self._register, row).kind in BOUGHT_KINDS

    def _competence_reasons(self, lacks: bool) -> Iterator[Problem]:
        if self._asked:
            yield problem("substitute_lacks" if lacks else "substitute_has", competence=self._asked)

    def _place_reasons(self, contract: Contract) -> Iterator[Problem]:
        if contract.role and self._vacant.role and contract.role != self._vacant.role:
            yield problem("substitute_other_role", role=contract.role)
        if contract.section and self._vacant.section and contract.section != self._vacant.section:
            yield problem("substitute_other_section", section=contract.section)

    def _overtime_reasons(self, person: Person, new: Shift) -> Iterator[Problem]:
        for limit in limits_on(self._register, new.day):
            of = limit_hours(self._register, limit.name, new.day, new.employee_no)
            if limit.name == "overtime_year" and new.kind in limit.kinds and of is not None:
                yield problem("substitute_overtime", hours=self._checks.used(person, limit), limit=of)


def rank(
    register: Register,
    rows: RuleRows,
    shift: Shift,
    *,
    absent: str,
    taken: Sequence[tuple[str, Shift]],
    today: date,
) -> Ranking:
    """Who can take a shift, best first, and who cannot.

    `shift`: the absent person's, or a vacant one (`absent` ""). `taken`: shifts already given to persons.
    The rows are those of `days_needed` and `overtime_days_needed`, and so are the register's absences.
    """
    checks, vacant = Checks(register, rows), replacing(register, shift, absent)
    candidates = _Offers(register, checks, vacant)
    offers: list[_Offer] = []
    left_out: dict[str, list[str]] = defaultdict(list)
    for number in sorted(register.employees):
        contract = register.contract(number, shift.day)
        if number == absent or (contract is None and not checks.is_employed_from(number, today)):
            continue
        reason = "not_employed"
        if contract is not None:
            person = checks.person(contract, absent, [held for given, held in taken if given == number])
            kind, moved = kind_for(register, person.held, vacant, number)
            new = taken_by(register, vacant, number, kind)
            reason = checks.hindrance(person, new, moved)
            if not reason:
                offers.append(candidates.of(person, new, kind, moved))
        if reason:
            left_out[reason].append(register.employees[number].name)
    out = (LeftOut(reason, tuple(sorted(left_out[reason], key=sort_text))) for reason in REASONS)
    return Ranking(tuple(_in_order(offers, month_of(shift.day))), tuple(each for each in out if each.names))


def _in_order(offers: Collection[_Offer], month: str) -> Iterator[Candidate]:
    """Best first; who has the fewest extra shifts among those who would take it as the same is told so."""
    counts: dict[str, list[int]] = defaultdict(list)
    for offer in offers:
        counts[offer.candidate.kind].append(offer.extra_shifts)
    for offer in sorted(offers, key=lambda each: each.order):
        of_kind, candidate = counts[offer.candidate.kind], offer.candidate
        if offer.extra_shifts == min(of_kind) < max(of_kind):
            fewest = problem("substitute_fewest", month=month)
            candidate = candidate._replace(reasons=(*candidate.reasons, fewest))
        yield candidate


def _day_reason(held: Iterable[Shift], day: date, moved: Shift | None) -> Problem:
    """What the person does that day otherwise."""
    if moved is not None:
        return problem("substitute_from_resource", times=_times(moved))
    own = [row for row in held if row.day == day]
    if not own:
        return problem("substitute_free")
    return problem("substitute_works_too", times=", ".join(map(_times, own)))


def _times(row: Shift) -> str:
    start, end = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (row.start, row.end))
    return f"{start}–{end}"
