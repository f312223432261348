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
    in force together, None for who has no monthly pay. `runs_out`: the next to run out, or what did within 30
    days and was not renewed. `hours`: present so far this year.
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
    runs_out: Expiry | None
    hours: float


@dataclass(frozen=True)
class PeopleView:
    """Everybody, also those who have left; `expiries`: what runs out of those employed now or later.

    `nobody`: the whole unit has no one, whatever section is asked for.
    """

    today: date
    lines: tuple[PersonLine, ...]
    expiries: tuple[Expiry, ...]
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
    lines: list[PersonLine] = []
    all_expiries: list[Expiry] = []
    for person in people:
        number = person.employee_no
        own = contracts.get(number, [])
        first, employed = leading(own, today)
        if section is not None and (first is None or first.section != section):
            continue
        shown = first or Employment(number, today)
        days = employed_days(own, today)
        held = in_force(own, today) or ((first,) if first else ())
        runs_out = expiries(own, competences.get(number, []), today) if employed != "ended" else ()
        all_expiries += runs_out
        lines.append(
            PersonLine(
                employee_no=number,
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
                runs_out=runs_out[0] if runs_out else None,
                hours=hours.get(number, 0.0),
            )
        )
    return PeopleView(today, tuple(lines), tuple(all_expiries), not people)


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
