"""What the page Idag says: things to do and by when, absences, and the days of the fortnight."""

from __future__ import annotations

from datetime import date

from caredesk.domain.problems import Problem
from caredesk.domain.today import Away, StaffedDay, Vacancy
from caredesk.domain.todo import Todo
from caredesk.language import formats
from caredesk.language.terms import TERMS
from caredesk.language.translation import N_, tr

THINGS: dict[str, str] = {
    "todo_certificate": N_("Läkarintyg dag {day}: {name}"),
    "todo_insurance": N_("Försäkringskassan senast dag {day}: {name}"),
    "todo_plan": N_("Plan för återgång dag {day}: {name}"),
    "todo_day_90": N_("Sjukfrånvaro dag {day}: {name}"),
    "todo_day_180": N_("Sjukfrånvaro dag {day}: {name}"),
    "todo_repeated": N_("{count} sjuktillfällen på tolv månader: {name}"),
    "todo_expected_end": N_("Beräknat slut passerat: {name}"),
    "todo_overtime": N_("Övertid {hours} av {of} h: {name}"),
    "todo_additional": N_("Fyllnad {hours} av {of} h: {name}"),
    "todo_competence": N_("{what} går ut: {name}"),
    "todo_competence_out": N_("{what} har gått ut: {name}"),
    "todo_occupancy": N_("Beläggning saknas {when}"),
    "todo_close": N_("Stäng {month}"),
    "todo_action": N_("Åtgärd: {name}"),
    "todo_control": N_("Kontroll: {name}"),
    "todo_decision": N_("Ej verkställt beslut {name}: {kind}"),
}

LIMIT_PERIODS = {
    "overtime_month": N_("i månaden"),
    "overtime_4_weeks": N_("på 4 veckor"),
    "overtime_year": N_("i år"),
    "additional_year": N_("i år"),
}

SIGNS = {"breach": N_("Brådskar"), "watch": N_("Håll koll"), "neutral": N_("Att göra")}


def todo_text(what: Problem) -> str:
    """The thing as one line: `Läkarintyg dag 8: Lena Dahl`."""
    facts = dict(what.facts)
    code = what.code
    if code == "todo_limit":
        code = "todo_additional" if facts["limit"] == "additional_year" else "todo_overtime"
        facts |= {name: formats.tidy(float(str(facts[name])), 1) for name in ("hours", "of")}
    elif code == "todo_occupancy":
        facts["when"] = _days(facts["first"], facts["last"])
    elif code == "todo_close":
        facts["month"] = formats.month_word(str(facts["month"]))
    return tr(THINGS[code]).format_map(facts)


def due_text(row: Todo, today: date) -> str:
    """By when: `ons 4 nov`, `i dag`, `i år`, `2 dygn`."""
    facts = dict(row.what.facts)
    if row.what.code == "todo_limit":
        return tr(LIMIT_PERIODS[str(facts["limit"])])
    if row.what.code == "todo_occupancy":
        return tr("{days} dygn").format(days=facts["days"])
    return day_text(row.due, today) if row.due else ""


def day_text(day: date, today: date) -> str:
    """A day near today: `i dag`, `ons 4 nov` within the year, else with its year."""
    if day == today:
        return tr("i dag")
    return formats.day_short(day) if day.year == today.year else f"{formats.day_and_month(day)} {day.year}"


def cause_text(row: Away) -> str:
    """`Sjuk 50 %`: cause, and extent when it is not whole."""
    cause = tr(TERMS["absence_cause"].get(row.cause, row.cause))
    part = row.extent_percent is not None and row.extent_percent < 100
    return f"{cause} {formats.percent(row.extent_percent, 0)}" if part else cause


def until_text(row: Away, today: date) -> str:
    """`dag 7` of sick leave; `till 4 nov` of what has an end."""
    if row.day_number is not None:
        return tr("dag {number}").format(number=row.day_number)
    if row.last_day is None:
        return tr("tills vidare")
    words = formats.day_and_month(row.last_day)
    if row.last_day.year != today.year:
        words = f"{words} {row.last_day.year}"
    return tr("till {day}").format(day=words)


def vacancy_text(shift: Vacancy) -> str:
    """`sön 8 nov N 21:00–07:00, Asken`."""
    times = formats.time_range(shift.start, shift.end)
    words = " ".join(part for part in (formats.day_short(shift.day), shift.shift_code, times) if part)
    return f"{words}, {shift.section}" if shift.section else words


def staffed_day_text(day: StaffedDay) -> str:
    """`ons 4 nov: 12 pass, 1 vakant, 8,5 h för lite`."""
    if not day.shifts and day.deficit_hours is None:
        return tr("{day}: inga pass").format(day=formats.day_short(day.day))
    parts = [tr("{count} pass").format(count=day.shifts)]
    if day.vacant:
        parts.append(tr("1 vakant") if day.vacant == 1 else tr("{count} vakanta").format(count=day.vacant))
    if day.deficit_hours:
        parts.append(tr("{hours} för lite").format(hours=formats.hours(day.deficit_hours)))
    if day.surplus_hours:
        parts.append(tr("{hours} för mycket").format(hours=formats.hours(day.surplus_hours)))
    return f"{formats.day_short(day.day)}: {', '.join(parts)}"


def _days(first: object, last: object) -> str:
    assert isinstance(first, date)
    assert isinstance(last, date)
    return formats.day_range(first, last)
