"""What of a month's sick leave may leave the program: nothing that is, or adds up to, ten people or fewer.

The whole rule, month by month (figures.md § 4):

1. Nothing when ten people or fewer have ordinary hours in the month.
2. Groups by sex and by age hide as `hidden_groups` says, for the whole unit only: a section has no groups.
3. Sections hide when ten people or fewer have ordinary hours there, and so does the smallest other one while
   all hidden together have at most ten (people without a section are hidden too). They leave only a month
   that comes from details, where it is known who is in them.
4. When what is left can still be added and subtracted to ten people or fewer (all women but five are young,
   say), the ages stay here if sexes and ages do it, and the sections if those do it with them.
5. A longer period leaves only when each of its months does: it then tells nothing that the months don't.

Short, middle and long leave with the total that they are parts of. Each month is judged by itself, so what
has left once is judged the same in every later report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import days_of, last_day
from caredesk.domain.density import DETAIL
from caredesk.domain.register import UNPAID_LEAVE, Register
from caredesk.domain.sick_groups import AGES, SEXES, age_group, employed_in, sex_group
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.small_groups import SMALL, hidden_groups
from caredesk.domain.small_sums import tells_of_few


class Part(NamedTuple):
    """A person with ordinary hours in a section ("" is none); one who moved in the month has two."""

    employee_no: str
    sex: str
    age: str
    section: str


class Leaving(NamedTuple):
    """What of a month may leave: the unit's total, and which groups and sections."""

    total: bool
    groups: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()


NOTHING = Leaving(total=False)


class LeavingMonths:
    """What may leave of each month, worked out when it is first asked for.

    The register's facts must hold the months' absences; of months without any employee it knows nothing
    against the total.
    """

    def __init__(self, register: Register, months: SickMonths) -> None:
        self._register = register
        self._months = months
        self._held: dict[str, Leaving] = {}

    def of(self, month: str) -> Leaving:
        """What may leave of a month."""
        if month not in self._held:
            parts = tuple(parts_of(self._register, month))
            detail = self._months.source(month) == DETAIL
            found = leaving(parts) if parts or detail else Leaving(total=True)
            self._held[month] = found if detail else Leaving(found.total)
        return self._held[month]

    def whole(self, months: Iterable[str], section: str | None = None) -> bool:
        """Whether the figures of all the months together may leave, of the unit or of a section."""
        held = [self.of(month) for month in months]
        return all(each.total if section is None else section in each.sections for each in held)


def parts_of(register: Register, month: str) -> Iterator[Part]:
    """Who has ordinary hours in a month, by section."""
    days, end = days_of(month), last_day(month)
    for employee_no in employed_in(register, month):
        employee = register.employees.get(employee_no)
        sex, age = sex_group(employee), age_group(employee, end)
        for section in sorted(_sections(register, employee_no, days)):
            yield Part(employee_no, sex, age, section)


def _sections(register: Register, employee_no: str, days: Sequence[date]) -> set[str]:
    contract = register.contract(employee_no, days[0])
    away = any(
        row.cause in UNPAID_LEAVE
        and row.first_day <= days[-1]
        and (row.last_day is None or row.last_day >= days[0])
        for row in register.absences_of(employee_no)
    )
    if not away and contract is not None and contract is register.contract(employee_no, days[-1]):
        # Most people, most months: one contract and no leave.
        return {contract.section} if contract.contract_hours else set()
    found: set[str] = set()
    for day in days:
        contract = register.contract(employee_no, day)
        if contract is None or contract.section in found or not contract.contract_hours:
            continue
        if register.absence(employee_no, day).unpaid < 1:
            found.add(contract.section)
    return found


def leaving(parts: Collection[Part]) -> Leaving:
    """What may leave of a month with these people."""
    people = {part.employee_no: part for part in parts}
    if len(people) <= SMALL:
        return NOTHING
    sexes = _shown_groups([part.sex for part in people.values()], SEXES)
    ages = _shown_groups([part.age for part in people.values()], AGES)
    if _tells_of_few(parts, sexes, ages, frozenset()):
        ages = frozenset()
    sections = _shown_sections(parts)
    if sections and _tells_of_few(parts, sexes, ages, sections):
        sections = frozenset()
    return Leaving(True, sexes | ages, sections)


def _shown_groups(held: Sequence[str], names: Sequence[str]) -> frozenset[str]:
    sizes = {name: held.count(name) for name in names}
    hidden = hidden_groups(sizes, held.count(""))
    return frozenset(name for name, size in sizes.items() if size and name not in hidden)


def _shown_sections(parts: Collection[Part]) -> frozenset[str]:
    """Who moved within the month is counted once in what is hidden together."""
    members: dict[str, set[str]] = {}
    for part in parts:
        members.setdefault(part.section, set()).add(part.employee_no)
    # Of equals the later hides first.
    shown = sorted((name for name, held in members.items() if name and len(held) > SMALL), reverse=True)
    while shown:
        hidden = {number for name, held in members.items() if name not in shown for number in held}
        if not hidden or len(hidden) > SMALL:
            break
        shown.remove(min(shown, key=lambda name: len(members[name])))
    return frozenset(shown)


def _tells_of_few(
    parts: Iterable[Part], sexes: frozenset[str], ages: frozenset[str], sections: frozenset[str]
) -> bool:
    people: dict[tuple[str, ...], set[str]] = {}
    for part in parts:
        labels = tuple(
            name if name in shown else ""
            for name, shown in ((part.sex, sexes), (part.age, ages), (part.section, sections))
        )
        people.setdefault(labels, set()).add(part.employee_no)
    return tells_of_few({labels: frozenset(held) for labels, held in people.items()})
