"""What a report of sickness says: the sick-pay period, the ways to meet a shift, what was chosen and done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from caredesk.domain.rows import Shift
from caredesk.domain.sick_report import Candidate, Chosen, HitShift, LeftOut, SickReportView, Way
from caredesk.language.formats import (
    NO_BREAK,
    capital,
    day_and_month,
    day_short,
    hours,
    number,
    tidy,
    time_range,
)
from caredesk.language.people_words import rate_text, term
from caredesk.language.substitute_words import left_out_text
from caredesk.language.translation import N_, tr

WAYS: dict[Way, str] = {
    "substitute": N_("Vikarie"),
    "pool": N_("Poolen"),
    "vacant": N_("Lämna vakant"),
    "none": N_("Ersätt inte"),
}
"""What can become of a shift, in the order in which it is offered."""

WAY_KEYS: dict[Way, str] = {"substitute": "V", "pool": "P", "vacant": "L", "none": "E"}

CHOSEN: dict[Way, str] = {
    "pool": N_("Noteras som beställt"),
    "vacant": N_("Lämnas vakant"),
    "none": N_("Ersätts inte"),
}

MEANT: dict[Way, str] = {
    "pool": N_(
        "Passet noteras som beställt från poolen och står vakant tills någon har svarat. Beställningen gör "
        "du själv."
    ),
    "vacant": N_("Passet står vakant, för någon att ta senare."),
    "none": N_("Passet ersätts inte."),
}
"""What a way without a person leads to."""


IF_CHOSEN: dict[Way, str] = {
    "pool": N_("Om passet noteras som beställt"),
    "vacant": N_("Om passet lämnas vakant"),
    "none": N_("Om passet inte ersätts"),
}


def if_chosen_text(way: Way, candidate: Candidate | None) -> str:
    """The heading over what a choice would do: `Om du väljer Nils Öberg`."""
    if way == "substitute" and candidate is not None:
        return tr("Om du väljer {name}").format(name=candidate.name)
    return tr(IF_CHOSEN.get(way, IF_CHOSEN["vacant"]))


def shift_text(shift: Shift) -> str:
    """`K 13:00–21:30`."""
    times = time_range(shift.start, shift.end)
    return f"{shift.shift_code} {times}" if shift.shift_code else times


def shift_heading(shift: Shift) -> str:
    """`Fre 6 nov · K 13:00–21:30`."""
    return f"{capital(day_short(shift.day))} · {shift_text(shift)}"


def as_what(candidate: Candidate) -> str:
    """As what kind of shift somebody would take it: `Timvikarie`, `Fyllnad, 75 %`, `Övertid, kval.`."""
    match candidate.kind:
        case "additional":
            return f"{tr('Fyllnad')}, {rate_text(100 * candidate.rate)}"
        case "overtime_simple":
            return tr("Övertid, enkel")
        case "overtime_qualified":
            return tr("Övertid, kval.")
        case "resource":
            return tr("Resurspass")
    if candidate.form == "hourly":
        return tr("Timvikarie")
    return tr("Inhyrd") if candidate.form == "hired" else term("shift_kind", candidate.kind)


def cost_text(sek: float | None) -> str:
    """`+2 236 kr`, `±0 kr`."""
    text = number(sek, 0, signed=True)
    return text if sek is None else f"{text}{NO_BREAK}kr"


def chosen_text(chosen: Chosen, candidate: Candidate | None) -> str:
    """What was chosen for a shift: `Kajsa Sjöberg, resurspass, ±0 kr`, `Noteras som beställt`."""
    if chosen.way != "substitute":
        return tr(CHOSEN[chosen.way])
    if candidate is None:
        return tr("Vikarie")
    what = as_what(candidate).partition(",")[0].lower()
    return f"{candidate.name}, {what}, {cost_text(candidate.cost_sek)}"


def staffed_text(hit: HitShift, name: str) -> str:
    """`Bemannat 7/9 utan Maria Holm`."""
    if hit.replacement is not None:
        return tr("Har redan en ersättare")
    staffed = tidy(hit.staffed, 1)
    if hit.needed is None:
        return tr("Bemannat {staffed} utan {name}").format(staffed=staffed, name=name)
    return tr("Bemannat {staffed}/{needed} utan {name}").format(
        staffed=staffed, needed=tidy(hit.needed, 1), name=name
    )


def hits_text(view: SickReportView) -> str:
    """`3 pass berörs · 24,0 h`; without an expected end only the first day's are looked up."""
    if not view.hits:
        return tr("Inga pass berörs") if view.expected_end else tr("Inga pass första dagen")
    lost = hours(sum(hit.lost_hours for hit in view.hits))
    told = tr("{count} pass berörs · {hours}")
    if view.expected_end is None:
        told = tr("{count} pass första dagen · {hours}")
    return told.format(count=len(view.hits), hours=lost)


def none_hit_text(view: SickReportView) -> str:
    """What stands where nobody has to be found."""
    if view.expected_end is None:
        return tr(
            "Inga pass att ersätta första dagen. Skriv när det beräknas sluta, så visas passen till dess."
        )
    return tr("Inga pass att ersätta.")


def days_text(first: date, last: date | None) -> str:
    """`ons 4 nov – fre 6 nov`; `från ons 4 nov` while the end is not known."""
    if last is None:
        return tr("från {day}").format(day=day_short(first))
    return day_short(first) if first == last else f"{day_short(first)} – {day_short(last)}"


def days_briefly(first: date, last: date | None) -> str:
    """`4–6 nov`, `30 okt – 2 nov`, `4 nov`."""
    if last is None or last == first:
        return day_and_month(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_and_month(last)}"
    return f"{day_and_month(first)} – {day_and_month(last)}"


def period_text(view: SickReportView) -> tuple[str, str]:
    """What the absence is in its sick-pay period, and its figure: (`Ny sjuklöneperiod · karensavdrag`,
    `1 020 kr`), (`Fortsätter sjuklöneperioden,`, `dag 6`); nothing for the hourly paid."""
    if view.day_number is None:
        return "", ""
    if view.day_number > 1:
        return tr("Fortsätter sjuklöneperioden,"), tr("dag {day}").format(day=view.day_number)
    if view.karens_sek is None:
        return tr("Ny sjuklöneperiod"), ""
    return tr("Ny sjuklöneperiod · karensavdrag"), f"{number(view.karens_sek, 0)}{NO_BREAK}kr"


def certificate_text(view: SickReportView) -> tuple[str, str]:
    """From when a certificate is asked for: (`Läkarintyg från dag 8:`, `2026-11-11`)."""
    day = view.certificate_day
    if day is None:
        return "", ""
    if view.day_number is None:
        return tr("Läkarintyg från"), day.isoformat()
    at = view.day_number + (day - view.first_day).days
    return tr("Läkarintyg från dag {number}:").format(number=at), day.isoformat()


def left_out_line(left_out: Iterable[LeftOut]) -> str:
    """`Visas inte: 11 som arbetar, 4 som är borta.` Nothing when nobody is left out."""
    parts = [left_out_text(each) for each in left_out if each.names]
    return f"{tr('Visas inte:')} {', '.join(parts)}." if parts else ""


def verb_text(count: int) -> str:
    """`Anmäl sjuk och ersätt 3 pass`."""
    return tr("Anmäl sjuk och ersätt {count} pass").format(count=count) if count else tr("Anmäl sjuk")


SAID: dict[Way, str] = {
    "substitute": N_("{count} pass har vikarie"),
    "pool": N_("{count} noteras som beställda"),
    "vacant": N_("{count} står vakant"),
}


def said_text(view: SickReportView, chosen: Sequence[Chosen]) -> str:
    """What was done: `Maria Holm sjuk från ons 4 nov · 2 pass har vikarie · 1 beställs från poolen`."""
    told = tr("{name} sjuk från {day}").format(name=view.name, day=day_short(view.first_day))
    counts = {way: sum(each.way == way for each in chosen) for way in SAID}
    parts = [tr(SAID[way]).format(count=count) for way, count in counts.items() if count]
    return " · ".join([told, *parts])
