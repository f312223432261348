"""What the page Medarbetare says: names in lists, contracts, what runs out, limits, what a change does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caredesk.domain.name_order import list_name as list_name
from caredesk.domain.name_order import sort_text as sort_text
from caredesk.domain.person import DAYS_AHEAD, Employed, Expiry, Lasting
from caredesk.domain.rows import Employment
from caredesk.language import formats
from caredesk.language.terms import TERMS
from caredesk.language.translation import N_, tr

WORDS: dict[str, str] = {
    "person_added": N_("Ny medarbetare: {name}"),
    "person_changed": N_("Ändrade uppgifter om {name}"),
    "person_removed": N_("Borttagen medarbetare: {name}"),
    "employment_changed": N_("Rättad anställning: {name}"),
    "employment_removed": N_("Borttagen anställning: {name}"),
    "competence_changed": N_("Ändrad kompetens: {name}"),
    "competence_removed": N_("Borttagen kompetens: {name}"),
    "balance_changed": N_("Ändrat saldo: {name}"),
    "balance_removed": N_("Borttaget saldo: {name}"),
    "contract_changed_from": N_("Ändrad anställning från {day}: {name}"),
    "contract_ended": N_("Avslutad anställning {day}: {name}"),
    "people_moved": N_("Flytt av {count} medarbetare till {section}"),
    "people_pasted": N_("Inklistring av {count} medarbetare"),
    "person_without_contract": N_("Ingen anställning gäller {day}. Välj en annan dag."),
    "person_contract_begins_after": N_(
        "En anställning börjar {first}, efter den dagen. Ta bort eller rätta den först."
    ),
    "people_without_contract": N_("{names} har ingen anställning {day}. Välj en annan dag."),
    "person_in_use": N_(
        "{name} har pass, frånvaro eller liknande ({count} rader) och kan inte tas bort. "
        "Avsluta anställningen i stället."
    ),
    "person_identity_number": N_(
        "Skriv inget personnummer. Använd anställningsnumret eller ett eget nummer."
    ),
    "people_paste_empty": N_("Det finns inga rader att klistra in. Kopiera dem i Excel först."),
    "people_paste_too_large": N_("Det är för många rader. Klistra in högst {most} åt gången."),
    "people_paste_broken": N_(
        "Rad {line} har ett citattecken som inte hör ihop med ett annat. Ta bort det och klistra in igen."
    ),
    "people_paste_header_twice": N_("Rubriken {name} står två gånger. Behåll den ena och klistra in igen."),
    "people_paste_too_wide": N_(
        "Utan rubriker kan bara de {most} första kolumnerna läsas. Kopiera med rubrikraden."
    ),
    "people_paste_differs": N_(
        "Personen står också på rad {line}, med en annan uppgift. Skriv samma på båda."
    ),
    "people_paste_refused": N_("{count} celler kan inte användas. Inget är sparat; rätta dem först."),
}

FIELDS: dict[str, str] = {
    "employee_no": N_("Anställningsnr"),
    "name": N_("Namn"),
    "sex": N_("Kön"),
    "birth_date": N_("Födelsedatum"),
    "phone": N_("Telefon"),
    "email": N_("E-post"),
    "languages": N_("Språk"),
    "valid_from": N_("Från"),
    "valid_to": N_("Till"),
    "form": N_("Form"),
    "section": N_("Avdelning"),
    "role": N_("Befattning"),
    "rate_percent": N_("Sysselsättningsgrad (%)"),
    "weekly_hours": N_("Heltidsmått (h/vecka)"),
    "monthly_pay": N_("Månadslön heltid (kr)"),
    "hourly_pay": N_("Timlön (kr)"),
    "day_break": N_("Dygnsbryt"),
}
"""What a field of a person or contract is called in the window."""

STANDINGS = {"past": N_("avslutad"), "now": N_("gäller nu"), "coming": N_("kommande")}
LASTINGS = {
    "lasts": N_("gäller"),
    "coming": N_("gäller senare"),
    "renewed": N_("är förnyad"),
}
IN_DAYS = frozenset({"vacation", "saved"})
"""Balances that are counted in days; the others are hours."""

LIMITS = {
    "overtime_month": N_("Övertid i månaden"),
    "overtime_4_weeks": N_("Övertid på 4 veckor"),
    "overtime_year": N_("Övertid i år"),
    "additional_year": N_("Fyllnad i år"),
}


def term(group: str, code: str) -> str:
    """The word of a closed list's code, in the chosen language; `–` of none."""
    return tr(TERMS[group].get(code, code)) or formats.NONE


def rate_text(percent: float | None) -> str:
    """`75 %`, `37,5 %`; `–` of None."""
    return formats.NONE if percent is None else f"{formats.tidy(percent, 2)}{formats.NO_BREAK}%"


def employed_text(employed: Employed, since: date | None, until: date | None) -> str:
    """How long: `sedan 2020-01-01`, `till 2026-12-31`, `från 2026-12-01`, `slutade 2026-08-31`."""
    if employed == "never" or since is None:
        return tr("ingen anställning")
    if employed == "coming":
        return tr("från {day}").format(day=since)
    if until is None:
        return tr("sedan {day}").format(day=since)
    return (tr("slutade {day}") if employed == "ended" else tr("till {day}")).format(day=until)


def expiry_text(runs_out: Expiry) -> str:
    """`Delegering insulin 2026-11-10`, `Anställningen 2026-12-31`."""
    return f"{runs_out.what or tr('Anställningen')} {runs_out.last_day}"


def expiry_tone(last_day: date | None, today: date) -> tuple[str, str]:
    """The sign and role of a last day: out, within 30 days, or later."""
    if last_day is None or (last_day - today).days > DAYS_AHEAD:
        return "", "text"
    return ("!", "under") if last_day < today else ("▲", "over")


def amount_text(kind: str, amount: float, holiday_days: int | None) -> str:
    """`11 av 31 dagar` of this year's holiday, `9 dagar` of saved days, `14,5 h` of comp and time."""
    if kind not in IN_DAYS:
        return formats.hours(amount)
    days = formats.tidy(amount, 1)
    if kind == "vacation" and holiday_days is not None:
        return tr("{days} av {all} dagar").format(days=days, all=holiday_days)
    return tr("{days} dagar").format(days=days)


def left_text(last_day: date | None, lasting: Lasting, today: date) -> str:
    """How long a competence lasts: `▲ går ut om 7 d`, `! gick ut för 2 d sedan`, `gäller`."""
    days = (last_day - today).days if last_day is not None else 0
    if lasting == "soon":
        return tr("! går ut i dag") if days == 0 else tr("▲ går ut om {days} d").format(days=days)
    if lasting == "out":
        return tr("! gick ut för {days} d sedan").format(days=-days)
    return tr(LASTINGS[lasting])


def change_text(before: Employment, after: Employment, *, corrected: bool) -> str:
    """What a change of contract does, in one line: `Från 2026-11-15: 75 % i stället för 100 %.`"""
    changes = [
        tr("{after} i stället för {before}").format(after=now, before=was)
        for field in FIELDS
        if field not in ("employee_no", "valid_from")
        and hasattr(after, field)
        and (now := _value_text(after, field)) != (was := _value_text(before, field))
    ]
    if not changes:
        return tr("Inget ändras än.")
    if corrected:
        opening = tr("Anställningen som börjar {day} rättas: ").format(day=after.valid_from)
    elif after.valid_to is None:
        opening = tr("Från {day}: ").format(day=after.valid_from)
    else:
        opening = tr("Från {day} till {last}: ").format(day=after.valid_from, last=after.valid_to)
    return f"{opening}{', '.join(changes)}."


def closed_text(months: Sequence[str]) -> str:
    """That a change reaches months that are closed: `▲ augusti 2026 är stängd; dess siffror räknas om.`"""
    if not months:
        return ""
    if len(months) == 1:
        told = tr("▲ {month} är stängd; dess siffror räknas om.")
        return told.format(month=formats.capital(formats.month_name(months[0])))
    told = tr("▲ {count} stängda månader, {first}–{last}, räknas om.")
    first, last = formats.month_short(months[0]), formats.month_short(months[-1])
    return told.format(count=len(months), first=first, last=last)


def _value_text(row: Employment, field: str) -> str:
    """A value of a contract so that it tells what it is."""
    match field:
        case "form":
            return term("form", row.form)
        case "section":
            return row.section or tr("ingen avdelning")
        case "role":
            return row.role or tr("ingen befattning")
        case "rate_percent":
            return rate_text(100.0 if row.rate_percent is None else row.rate_percent)
        case "weekly_hours":
            hours = row.weekly_hours
            return tr("enhetens heltidsmått") if hours is None else f"{formats.tidy(hours, 2)} h/vecka"
        case "monthly_pay":
            return tr("{pay} kr i månadslön").format(pay=_money(row.monthly_pay))
        case "hourly_pay":
            return tr("{pay} kr i timlön").format(pay=_money(row.hourly_pay))
        case "day_break":
            at = formats.NONE if row.day_break is None else formats.clock(row.day_break)
            return tr("dygnsbryt {time}").format(time=at)
    return tr("till {day}").format(day=formats.day_iso(row.valid_to))


def _money(value: float | None) -> str:
    return formats.NONE if value is None else formats.tidy(value, 2)
