"""What the side panel of Schema says of a person or a shift, as lines of label and value."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from caredesk.domain.schedule import CellShift, RowKind
from caredesk.language import formats
from caredesk.language.people_words import LIMITS, amount_text, list_name, rate_text, term
from caredesk.language.translation import tr
from caredesk.services.schedule_person import CompetenceLeft, SchedulePerson
from caredesk.ui.widgets.limit_bar import NEAR_SHARE
from caredesk.ui.widgets.tag import BREACH, WATCH

NEAR_AVERAGE = 0.95
"""Full time alone is 80 % of what all work may be on average."""
AIR = 0.05
"""Hours beside the contract that are less than this show as none."""


class Line(NamedTuple):
    """A label and its value; `role` colours the value."""

    label: str
    value: str
    role: str = "text"


class LimitValue(NamedTuple):
    """Hours against a limit, and the share of it from which it is near."""

    name: str
    hours: float
    of: float
    near: float = NEAR_SHARE


class ShiftFacts(NamedTuple):
    """A shift as the panel shows it. `who`: whose it is; `replaces`: the name of whom it stands in for;
    `type_name`: what its type is called; `sek` its cost, None where it is not known."""

    held: CellShift
    kind: RowKind
    who: str = ""
    replaces: str = ""
    type_name: str = ""
    sek: float | None = None


class Shown(NamedTuple):
    """What the buttons of the panel act on."""

    employee_no: str = ""
    phone: str = ""
    shift: int | None = None


def person_under(view: SchedulePerson) -> str:
    """`Undersköterska · Asken · 100 %`."""
    rate = rate_text(view.rate_percent) if view.rate_percent is not None else ""
    return " · ".join(part for part in (view.role, view.section, rate) if part)


def hour_lines(view: SchedulePerson, first_day: date) -> list[Line]:
    """Hours of the weeks in view against contract, and the average of the period around them."""
    first, last = first_day.isocalendar().week, view.limits_day.isocalendar().week
    weeks = f"v.{formats.NO_BREAK}{first}" if first == last else f"v.{formats.NO_BREAK}{first}–{last}"
    label = tr("{weeks}, schema mot avtal").format(weeks=weeks)
    lines = [Line(label, _of(view.hours, view.contract_hours))]
    if (beside := view.difference) is not None:
        role = "text" if abs(beside) < AIR else "over"
        lines.append(Line(tr("Avvikelse"), formats.hours(beside, signed=True), role))
    if view.other_hours >= AIR:
        lines.append(Line(tr("Extra, fyllnad och övertid"), formats.hours(view.other_hours)))
    if view.period is not None:
        label = tr("Period {name}, snitt per vecka").format(name=view.period.name)
        lines.append(Line(label, _of(view.period.hours, view.period.contract_hours)))
    return lines


def limit_values(view: SchedulePerson) -> list[LimitValue]:
    """Each limit with the hours up to the view's end."""
    values = [LimitValue(tr(LIMITS[each.limit]), each.hours, each.of) for each in view.limits]
    average = view.total_average
    if average.limit is not None:
        name = tr("Snitt {weeks} veckor").format(weeks=average.weeks)
        values.append(LimitValue(name, average.hours, average.limit, NEAR_AVERAGE))
    return values


def balance_lines(view: SchedulePerson) -> tuple[str, list[Line]]:
    """The heading, with the day when it is one for all, and a line a balance."""
    days = {row.day for row in view.balances}
    title = tr("Saldon")
    if len(days) == 1:
        title = f"{title} {min(days).isoformat()}"
    lines = []
    for row in view.balances:
        label = term("balance_kind", row.kind)
        if len(days) > 1:
            label = f"{label} {row.day.isoformat()}"
        lines.append(Line(label, amount_text(row.kind, row.amount, view.holiday_days)))
    return title, lines


def competence_lines(view: SchedulePerson) -> list[Line]:
    """Competences and delegations with their last day; those that are renewed stand once."""
    return [_competence(each) for each in view.competences if each.lasting != "renewed"]


def shift_title(facts: ShiftFacts) -> str:
    """`Vakant pass`, `Inlånat pass`, or the type's name."""
    if facts.kind == "vacant":
        return tr("Vakant pass")
    if facts.kind == "borrowed":
        return tr("Inlånat pass")
    return facts.type_name or tr("Pass")


def shift_under(facts: ShiftFacts) -> str:
    """`ons 4 nov · K · Linden`."""
    shift = facts.held.shift
    parts = (facts.who, formats.day_short(shift.day), shift.shift_code, facts.held.section)
    return " · ".join(part for part in parts if part)


def shift_lines(facts: ShiftFacts) -> list[Line]:
    """Everything that is known of a shift."""
    held, shift = facts.held, facts.held.shift
    rest = tr("{minutes} min").format(minutes=shift.break_minutes)
    pairs = (
        (tr("Tid"), formats.time_range(shift.start, shift.end)),
        (tr("Timmar"), formats.hours(held.hours)),
        (tr("Rast"), rest if shift.break_minutes else tr("ingen")),
        (tr("Avdelning"), held.section),
        (tr("Befattning"), held.role),
        (tr("Slag"), term("shift_kind", held.kind)),
        (tr("Övertidsslag"), term("overtime_sort", shift.overtime_sort) if shift.overtime_sort else ""),
        (tr("Orsak"), term("shift_cause", shift.cause) if shift.cause else ""),
        (tr("Ersätter"), list_name(facts.replaces)),
        (tr("Utlånad till"), shift.lent_to),
        (tr("Inlånad från"), shift.borrowed_from),
        (tr("Beställd"), shift.ordered),
        (tr("Pris"), _kronor(shift.price)),
        (tr("Kostnad"), _kronor(facts.sek)),
    )
    return [Line(label, value) for label, value in pairs if value]


def _of(hours: float, contract: float | None) -> str:
    if contract is None:
        return formats.hours(hours)
    return tr("{hours} av {contract} h").format(
        hours=formats.number(hours, 1), contract=formats.tidy(contract, 2)
    )


def _competence(each: CompetenceLeft) -> Line:
    row = each.row
    if each.lasting == "coming":
        return Line(row.name, tr("från {day}").format(day=formats.day_iso(row.valid_from)), "text2")
    if row.valid_to is None:
        return Line(row.name, tr("tills vidare"))
    day = row.valid_to.isoformat()
    if each.lasting == "out":
        return Line(row.name, f"{BREACH} {tr('gick ut {day}').format(day=day)}", "under")
    until = tr("till {day}").format(day=day)
    return Line(row.name, f"{WATCH} {until}" if each.lasting == "soon" else until, _soon(each))


def _soon(each: CompetenceLeft) -> str:
    return "over" if each.lasting == "soon" else "text"


def _kronor(value: float | None) -> str:
    return "" if value is None else f"{formats.number(value, 0)}{formats.NO_BREAK}{tr('kr')}"
