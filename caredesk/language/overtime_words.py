"""What the page of overtime says: limits, hours against them, holidays, rest that is due, and grants."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.edit_price import LimitNeared
from caredesk.domain.holiday_peaks import HolidayPeak
from caredesk.domain.overtime_page import LimitUse, OvertimeGrant, OvertimeMonth, OvertimePage, PersonLimits
from caredesk.domain.rest_due import RestDue
from caredesk.language import formats
from caredesk.language.terms import TERMS
from caredesk.language.translation import N_, tr

HOLIDAYS = {
    "easter": N_("Påsk"),
    "midsummer": N_("Midsommar"),
    "christmas": N_("Jul"),
    "new_year": N_("Nyår"),
}

GRANTED = {
    "overtime_year_extra": N_("övertid"),
    "additional_year_extra": N_("fyllnad"),
}

NEARED = {
    "overtime_month": N_("{hours} av {of} h övertid i {month}"),
    "overtime_4_weeks": N_("{hours} av {of} h övertid på 4 veckor"),
    "overtime_year": N_("{hours} av {of} h övertid {year}"),
    "additional_year": N_("{hours} av {of} h fyllnad {year}"),
}

SIGN_OF = {"passed": "!", "near": "▲", "below": ""}
ROLE_OF = {"passed": "under", "near": "over", "below": "text"}


class Stress(NamedTuple):
    """A stretch of a sentence with its colour's role, strong for figures."""

    text: str
    role: str = "text"
    strong: bool = False


def use_text(use: LimitUse | None) -> str:
    """`▲ 176 av 200`; nothing where the limit does not count."""
    if use is None:
        return ""
    text = tr("{hours} av {of}").format(hours=formats.tidy(use.hours, 1), of=formats.tidy(use.of, 1))
    return f"{SIGN_OF[use.standing]} {text}".strip()


def limit_text(near: LimitNeared) -> str:
    """`42 av 50 h övertid i nov`."""
    return tr(NEARED[near.limit]).format(
        hours=formats.tidy(near.hours, 1),
        of=formats.tidy(near.of, 1),
        month=formats.month_word_short(near.until.isoformat()[:7]),
        year=near.until.year,
    )


def granted_text(row: PersonLimits) -> str:
    """`150 h övertid` of what was granted beyond the law's own."""
    granted = ((use.granted, GRANTED[f"{use.limit}_extra"]) for use in row.uses if use.granted)
    return ", ".join(f"{_hours(hours)} {tr(what)}" for hours, what in granted)


def cause_text(cause: str) -> str:
    """A cause of a shift, also of one without any."""
    return tr(TERMS["shift_cause"][cause]) if cause in TERMS["shift_cause"] else tr("Ingen orsak angiven")


def head_sentence(page: OvertimePage) -> tuple[Stress, ...]:
    """What is wrong first: who has passed or nears a limit, then hours and cost of the month."""
    parts: list[Stress] = []
    if page.passed:
        parts += [Stress(f"{page.passed}", "under", True), Stress(tr(" över en gräns"), "under"), DOT]
    if page.near:
        parts += [Stress(f"{page.near}", "over", True), Stress(tr(" nära en gräns"), "over"), DOT]
    if not page.passed and not page.near:
        parts += [Stress(tr("Ingen är nära en gräns")), DOT]
    month = formats.month_word(page.month)
    parts += [Stress(_hours(page.current.hours), strong=True), Stress(tr(" i {month}").format(month=month))]
    if page.month_sek is not None:
        parts += [DOT, Stress(f"{formats.number(page.month_sek, 0)}{formats.NO_BREAK}kr", strong=True)]
    return tuple(parts)


DOT = Stress(" · ", "text2")


def month_reading(this: OvertimeMonth, last: OvertimeMonth) -> str:
    """`oktober 2026: övertid 115 h (enkel 46, kvalificerad 69), fyllnad 71,5 h · 2025: 159,5 h`."""
    if this.hours is None:
        told = tr("{month}: ingen uppgift").format(month=formats.month_name(this.month))
    else:
        told = tr(
            "{month}: övertid {overtime} (enkel {simple}, kvalificerad {qualified}), fyllnad {additional}"
        ).format(
            month=formats.month_name(this.month),
            overtime=_hours(this.overtime),
            simple=_tidy(this.simple),
            qualified=_tidy(this.qualified),
            additional=_hours(this.additional),
        )
    return f"{told} · {last.month[:4]}: {_hours(last.hours)}"


def peak_days(peak: HolidayPeak) -> str:
    """`23–27 dec`: the days that the supplement touches."""
    first, last = peak.days.coming[0][0], peak.days.coming[1][0]
    if first.month == last.month:
        return f"{first.day}–{formats.day_and_month(last)}"
    return f"{formats.day_and_month(first)} – {formats.day_and_month(last)}"


def peak_why(peak: HolidayPeak) -> str:
    """Which days the hours come from."""
    first, last = peak.days.before[0][0], peak.days.before[1][0]
    days = formats.dates_short(first, last)
    if peak.ob_hours is None:
        return tr("Inga pass i schemat {days}.").format(days=days)
    return tr("Timmarna är från {days}.").format(days=days)


def due_text(row: RestDue, today: date) -> str:
    """By when the rest must be given back, or when it is booked."""
    if row.state == "booked" and row.compensation_from is not None:
        return tr("bokad {day}").format(day=_day(row.compensation_from, today))
    if row.state == "late":
        return tr("bokad för sent, senast {day}").format(day=_day(row.by, today))
    told = tr("skulle bokats till {day}") if row.by < today else tr("boka till {day}")
    return told.format(day=_day(row.by, today))


def due_mark(row: RestDue, today: date) -> tuple[str, str, str]:
    """Sign, words and tone of a rest that is due."""
    if row.is_urgent(today):
        return ("!", "", "under")
    return ("✓", "", "ok") if row.state == "booked" else ("▲", "", "over")


def short_text(row: RestDue) -> str:
    """`2 h` of missing rest."""
    return formats.NONE if row.short_hours is None else _hours(row.short_hours)


def short_why(row: RestDue) -> str:
    """`Vila 9 h av 11 h`, or why nothing is missing."""
    if row.short_hours is None or row.free_hours is None:
        return tr("Schemat har ingen för kort vila den dagen längre.")
    return tr("Vila {found} av {needed}").format(found=_hours(row.free_hours), needed=_hours(row.needed))


def grant_text(row: OvertimeGrant) -> str:
    """`150 h övertid`."""
    return f"{_hours(row.hours)} {tr(GRANTED[row.key])}"


def grant_days(row: OvertimeGrant) -> str:
    """`1 sep – 31 dec 2026`, `från 1 sep 2026`, or since always."""
    if row.valid_from is None:
        return tr("tills vidare")
    if row.valid_to is None:
        return tr("från {day}").format(day=f"{formats.day_and_month(row.valid_from)} {row.valid_from.year}")
    return formats.dates_short(row.valid_from, row.valid_to)


def _hours(hours: float | None) -> str:
    return formats.NONE if hours is None else f"{formats.tidy(hours, 1)}{formats.NO_BREAK}h"


def _tidy(hours: float | None) -> str:
    return formats.NONE if hours is None else formats.tidy(hours, 1)


def _day(day: date, today: date) -> str:
    near = abs(day - today) < timedelta(days=180)
    return formats.day_and_month(day) if near else f"{formats.day_and_month(day)} {day.year}"
