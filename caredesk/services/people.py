"""Everybody of the unit, one line each: who, by which contract, how long, and what runs out next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.person import (
    Employed,
    Expiry,
    employed_days,
    expiries,
    in_force,
    leading,
    present_hours,
    rate_percent,
)
from caredesk.domain.register import Register
from caredesk.domain.rows import Competence, Employee, Employment, Role, Shift
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances
from caredesk.storage.sections import read_sections


class PersonLine(NamedTuple):
    """A person with the contract in force, else the next to come, else the last that ended.

    `since`, `until`: of the employment, whose contracts follow day upon day. `rate_percent`: of all contracts
    in force together, None for who has no monthly pay. `expiries`: what runs out, or did within 30 days and
    was not renewed, of who has not left. `hours`: present so far this year.
    """

    employee_no: str
    name: str
    form: str
    section: str
    role: str
    rate_percent: float | None
    employed: Employed
    since: date | None
    until: date | None
    phone: str
    languages: str
    expiries: tuple[Expiry, ...]
    hours: float

    @property
    def runs_out(self) -> Expiry | None:
        """The first to run out."""
        return self.expiries[0] if self.expiries else None


@dataclass(frozen=True)
class PeopleView:
    """Everybody, also those who have left. `nobody`: no one in the whole unit, whatever the section."""

    today: date
    lines: tuple[PersonLine, ...]
    nobody: bool


class PeopleChoices(NamedTuple):
    """What can be chosen among where a contract is typed: names of sections, roles and competences."""

    sections: tuple[str, ...]
    roles: tuple[str, ...]
    competences: tuple[str, ...]


def view_year_hours(unit: OpenUnit, *, today: date) -> dict[str, float]:
    """Present hours so far this year by employee number; thousands of shifts are read for them."""
    start = date(today.year, 1, 1)
    register = Register(read_circumstances(unit.store, start, today), unit.defaults)
    days = (start.isoformat(), today.isoformat())
    return present_hours(register, rows.read(unit.store, Shift, "day BETWEEN ? AND ?", days))


def view_people(
    unit: OpenUnit, *, today: date, hours: Mapping[str, float], section: str | None = None
) -> PeopleView:
    """Everybody of the unit, or of the section that the leading contract names, by employee number.

    `hours` from `view_year_hours`, which holds as long as no shift or absence is touched.
    """
    people = rows.read(unit.store, Employee)
    contracts = _by_person(rows.read(unit.store, Employment))
    competences = _by_person(rows.read(unit.store, Competence))
    lines = [
        _line(person, contracts[person.employee_no], competences[person.employee_no], hours, today)
        for person in people
    ]
    shown = tuple(line for line in lines if section is None or (line.since and line.section == section))
    return PeopleView(today, shown, nobody=not people)


def _line(
    person: Employee,
    contracts: list[Employment],
    competences: list[Competence],
    hours: Mapping[str, float],
    today: date,
) -> PersonLine:
    first, employed = leading(contracts, today)
    shown = first or Employment(person.employee_no, today)
    days = employed_days(contracts, today)
    held = in_force(contracts, today) or ((first,) if first else ())
    return PersonLine(
        employee_no=person.employee_no,
        name=person.name,
        form=shown.form,
        section=shown.section,
        role=shown.role,
        rate_percent=rate_percent(held),
        employed=employed,
        since=days[0] if days else None,
        until=days[1] if days else None,
        phone=person.phone,
        languages=person.languages,
        expiries=expiries(contracts, competences, today) if employed != "ended" else (),
        hours=hours.get(person.employee_no, 0.0),
    )


def view_choices(unit: OpenUnit) -> PeopleChoices:
    """The names that the unit's file already uses."""
    contracts = rows.read(unit.store, Employment)
    roles = {row.name for row in rows.read(unit.store, Role)} | {row.role for row in contracts}
    return PeopleChoices(
        sections=read_sections(unit.store),
        roles=tuple(sorted(roles - {""})),
        competences=tuple(sorted({row.name for row in rows.read(unit.store, Competence)})),
    )


def _by_person(found: Iterable[rows.Row]) -> dict[str, list[rows.Row]]:
    by_person: dict[str, list[rows.Row]] = defaultdict(list)
    for row in found:
        by_person[row.employee_no].append(row)  # type: ignore[attr-defined]
    return by_person
