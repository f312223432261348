"""The people who can be chosen in a dialog about absence, with role and section under the name."""

from __future__ import annotations

from datetime import date

from caredesk.language.role_letters import short_roles
from caredesk.language.translation import tr
from caredesk.services.absence_people import Reportable, view_people_to_report
from caredesk.services.session import OpenUnit
from caredesk.ui.widgets.person_choice import Choice


def people_to_report(unit: OpenUnit, *, today: date, absent_only: bool = False) -> tuple[Choice, ...]:
    """Everybody with a contract today, or only those who are away."""
    people = view_people_to_report(unit, today=today)
    short = short_roles(person.role for person in people if person.role)
    return tuple(
        Choice(person.employee_no, person.name, _second(person, short), tr("borta") if person.absent else "")
        for person in people
        if person.absent or not absent_only
    )


def _second(person: Reportable, short: dict[str, str]) -> str:
    return " · ".join(part for part in (short.get(person.role, ""), person.section) if part)
