"""What a breach is called, what it says with its number and bound, and what can be done about it.

A rule has its words under its name, a part of a rule under "rule part".
"""

from __future__ import annotations

from typing import NamedTuple

from caredesk.domain.rounding import rounded
from caredesk.domain.rule_book import Breach
from caredesk.language import formats
from caredesk.language.translation import N_, chosen, tr


class BreachWords(NamedTuple):
    """A rule's words. `sentence`: with {amount}, a {limit} above 0, and the {month} or {year} of a period."""

    name: str
    sentence: str
    remedy: str


_REST = {
    "daily_rest": BreachWords(
        N_("Dygnsvila"),
        N_("Dygnsvila {amount} h av {limit} h"),
        N_("Flytta eller korta ett av passen, eller skriv in undantaget med skäl och kompensation."),
    ),
    "weekly_rest": BreachWords(
        N_("Veckovila"),
        N_("Veckovila {amount} h av {limit} h"),
        N_("Gör en dag ledig intill en annan, så att vilan i veckan blir sammanhängande."),
    ),
    "shift_max rest_after": BreachWords(
        N_("Vila efter jour"),
        N_("Vila efter jour {amount} h av {limit} h"),
        N_("Flytta nästa pass, så att vilan blir minst lika lång som passet med jour."),
    ),
}

_HOURS = {
    "shift_max": BreachWords(
        N_("Långt pass"),
        N_("Pass {amount} h, högst {limit} h"),
        N_("Korta passet, eller dela det mellan två personer."),
    ),
    "break": BreachWords(
        N_("Pass utan rast"),
        N_("Pass utan rast {amount} h, högst {limit} h"),
        N_("Lägg in en rast i passet, eller korta det."),
    ),
    "week_max": BreachWords(
        N_("Ordinarie arbetstid"),
        N_("Ordinarie arbetstid i snitt {amount} h i veckan, högst {limit} h"),
        N_("Ta bort eller korta ett pass i beräkningsperioden som börjar den dagen."),
    ),
    "total_average": BreachWords(
        N_("All arbetstid"),
        N_("All arbetstid i snitt {amount} h i veckan, högst {limit} h"),
        N_("Låt någon annan ta pass de närmaste veckorna, så att snittet sjunker."),
    ),
    "night_worker": BreachWords(
        N_("Nattarbete"),
        N_("Nattarbete i snitt {amount} h per dygn, högst {limit} h"),
        N_("Korta nattpassen, eller låt någon annan ta några av dem."),
    ),
}

_OVERTIME = {
    "overtime_month": BreachWords(
        N_("Övertid i månaden"),
        N_("Övertid {month} {amount} h av {limit} h"),
        N_("Låt någon annan ta passet, eller vänta till nästa månad."),
    ),
    "overtime_4_weeks": BreachWords(
        N_("Övertid på fyra veckor"),
        N_("Övertid på fyra veckor {amount} h av {limit} h"),
        N_("Låt någon annan ta passet, eller vänta till nästa period."),
    ),
    "overtime_year": BreachWords(
        N_("Övertid i år"),
        N_("Övertid {year} {amount} h av {limit} h"),
        N_("Låt någon annan ta passet, eller skriv in extra övertid som personen har fått beviljad."),
    ),
    "additional_year": BreachWords(
        N_("Fyllnadstid i år"),
        N_("Fyllnadstid {year} {amount} h av {limit} h"),
        N_("Låt någon annan ta passet, eller skriv in extra fyllnadstid som personen har fått beviljad."),
    ),
}

_SHIFTS = {
    "overlap": BreachWords(
        N_("Två pass samtidigt"),
        N_("Två pass samtidigt under {amount} h"),
        N_("Ta bort eller flytta det ena passet."),
    ),
    "absent": BreachWords(
        N_("Extra arbete under frånvaro"),
        N_("Extra arbete {amount} h under frånvaro"),
        N_("Ge passet till någon annan, eller rätta frånvaron."),
    ),
    "competence": BreachWords(
        N_("Kompetens saknas"),
        N_("Kompetensen som turen kräver saknas eller har gått ut"),
        N_("Ge passet till någon som har kompetensen, eller förnya den på personens kort."),
    ),
    "notice": BreachWords(
        N_("Sent ändrat"),
        N_("Schemat ändrat {amount} av {limit} dagar före"),
        N_("Kom överens med personen om ändringen, eller ändra tillbaka."),
    ),
}

_MINOR = {
    "minor day": BreachWords(
        N_("Under 18 år: lång dag"),
        N_("Under 18 år: arbete {amount} h på en dag, högst {limit} h"),
        N_("Korta passet, eller låt någon annan ta ett av dagens pass."),
    ),
    "minor week": BreachWords(
        N_("Under 18 år: lång vecka"),
        N_("Under 18 år: arbete {amount} h på veckan, högst {limit} h"),
        N_("Låt någon annan ta ett av veckans pass."),
    ),
    "minor break": BreachWords(
        N_("Under 18 år: rast"),
        N_("Under 18 år: pass utan 30 minuters rast {amount} h, högst {limit} h"),
        N_("Lägg in en rast på minst 30 minuter, eller korta passet."),
    ),
    "minor rest": BreachWords(
        N_("Under 18 år: dygnsvila"),
        N_("Under 18 år: dygnsvila {amount} h av {limit} h"),
        N_("Flytta eller korta ett av passen, så att vilan blir längre."),
    ),
    "minor night": BreachWords(
        N_("Under 18 år: natt"),
        N_("Under 18 år: arbete {amount} h mellan 22 och 06"),
        N_("Lägg arbetet så att antingen 22–06 eller 23–07 är fritt."),
    ),
    "minor never": BreachWords(
        N_("Under 18 år: arbete 24–05"),
        N_("Under 18 år: arbete {amount} h mellan 24 och 05"),
        N_("Ge nattpasset till någon annan."),
    ),
    "minor days_off": BreachWords(
        N_("Under 18 år: lediga dagar"),
        N_("Under 18 år: lediga dagar i veckan {amount} av {limit}"),
        N_("Låt någon annan ta ett pass, så att två dagar i veckan är lediga."),
    ),
}

BREACHES: dict[str, BreachWords] = _REST | _HOURS | _OVERTIME | _SHIFTS | _MINOR

COUNTS = frozenset({"competence", "notice", "minor days_off"})
"""Whose amounts are counts; all others are hours."""


def breach_name(breach: Breach) -> str:
    """`Dygnsvila`."""
    return tr(_words(breach).name)


def breach_sentence(breach: Breach) -> str:
    """`Dygnsvila 9,5 h av 11 h`: kind, what was found, and the bound."""
    counted = _key(breach) in COUNTS
    return tr(_words(breach).sentence).format(
        amount=_number(breach.amount, 0) if counted else _hours(breach),
        limit=formats.NONE if breach.limit is None else _spelled(formats.tidy(breach.limit, 2)),
        month=formats.month_word(f"{breach.when:%Y-%m}") if chosen() == "sv" else f"{breach.when:%Y-%m}",
        year=breach.when.year,
    )


def remedy(breach: Breach) -> str:
    """What can be done, in one sentence."""
    return tr(_words(breach).remedy)


def _key(breach: Breach) -> str:
    return f"{breach.rule} {breach.part}" if breach.part else breach.rule


def _words(breach: Breach) -> BreachWords:
    return BREACHES[_key(breach)]


def _hours(breach: Breach) -> str:
    """One decimal; two where one would not tell it from the bound."""
    amount, limit = breach.amount, breach.limit
    if amount is None or limit is None or rounded(amount, 1) != rounded(limit, 1):
        return _number(amount, 1)
    return _number(amount, 2)


def _number(value: float | None, decimals: int) -> str:
    return _spelled(formats.number(value, decimals))


def _spelled(text: str) -> str:
    """The number as the chosen language writes it."""
    return text if chosen() == "sv" else text.replace(formats.NO_BREAK, "").replace(",", ".")
