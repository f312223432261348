"""The lines of the card about what sick leave costs, and the words for who replaced the sick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from caredesk.domain.problems import Problem
from caredesk.domain.sick_costs import Booked, Replaced, SickCost, SickCosts
from caredesk.language.formats import capital, hours, month_word, number
from caredesk.language.tones import tone_of
from caredesk.language.translation import N_, tr
from caredesk.language.words import word

REPLACERS = {
    "extra": N_("vikarier"),
    "resource": N_("resurspass"),
    "additional": N_("fyllnad"),
    "overtime_simple": N_("enkel övertid"),
    "overtime_qualified": N_("kvalificerad övertid"),
    "hired": N_("inhyrda"),
    "borrowed": N_("inlånade"),
    "ordinary": N_("ordinarie pass"),
    "introduction": N_("introduktion"),
    "jour": N_("jour"),
    "standby": N_("beredskap"),
}
NAMED = 2
"""How many kinds of replacers a line has room to name."""


class CostLine(NamedTuple):
    """A label and its value; `role` colours the value, `why` is shown on hover."""

    label: str
    value: str
    role: str = "text"
    strong: bool = False
    why: str = ""


def year_words(month: str) -> str:
    """`januari–oktober` of "2026-10"."""
    return f"{month_word(month[:4] + '-01')}–{month_word(month)}"


def replacers_words(replaced: Iterable[Replaced]) -> str:
    """`vikarier och fyllnad`: the costliest first, at most two; "" without any."""
    ordered = sorted(replaced, key=lambda each: -(each.sek or 0.0))
    names = [tr(REPLACERS[each.kind]) for each in ordered[:NAMED]]
    if len(ordered) > NAMED:
        return tr("{kinds} m.fl.").format(kinds=", ".join(names))
    if len(names) == NAMED:
        return tr("{one} och {other}").format(one=names[0], other=names[1])
    return "".join(names)


def replacers_told(replaced: Iterable[Replaced]) -> str:
    """Each kind with hours and SEK, for who asks: `Vikarier 102,0 h, 24 310 kr` on lines of their own."""
    words = tr("{kind} {hours}, {sek} kr")
    return "\n".join(
        capital(words.format(kind=tr(REPLACERS[each.kind]), hours=hours(each.hours), sek=number(each.sek, 0)))
        for each in replaced
    )


def cost_lines(view: SickCosts, year: SickCost | None, *, year_asked: bool) -> list[CostLine]:
    """The card's lines. `year`: the months so far together, None while they are being counted;
    `year_asked`: whether they are shown at all, which a January by itself needs not."""
    cost = view.cost
    lines = [
        CostLine(_karens_words(cost.karens_periods), number(_less(cost.karens_sek), 0)),
        CostLine(
            tr("Sjuklön dag 1–14"),
            number(cost.first_days_sek, 0),
            why=_estimated(cost) or tr("Före karensavdraget."),
        ),
        CostLine(tr("Sjuklön dag 15–90"), number(cost.later_sek, 0)),
        CostLine(tr("Sparad lön"), number(_less(cost.cost_saved_sek), 0)),
        CostLine(
            _replacers_label(cost.replaced),
            number(cost.cost_replacement_sek, 0),
            why=replacers_told(cost.replaced),
        ),
        CostLine(tr("Netto"), number(cost.cost_net_sek, 0), strong=True),
        CostLine(tr("Ej ersatt tid"), hours(cost.not_replaced_hours), "text2"),
    ]
    if view.booked is not None:
        lines.append(_booked_line(view.booked))
    if year_asked:
        lines.append(_year_line(view.month, year))
    return lines


def _less(value: float | None) -> float | None:
    return None if value is None else -value


def _karens_words(periods: int | None) -> str:
    if periods is None:
        return tr("Karensavdrag")
    words = tr("Karensavdrag, 1 period") if periods == 1 else tr("Karensavdrag, {count} perioder")
    return words.format(count=periods)


def _estimated(cost: SickCost) -> str:
    if not cost.cost_estimated_hours:
        return ""
    words = tr("Före karensavdraget. {hours} är uppskattade: veckan har inga pass.")
    return words.format(hours=hours(cost.cost_estimated_hours))


def _replacers_label(replaced: Sequence[Replaced]) -> str:
    named = replacers_words(replaced)
    return tr("Ersättare: {kinds}").format(kinds=named) if named else tr("Ersättare")


def _booked_line(booked: Booked) -> CostLine:
    words = tr("Bokförd sjuklön mot budget {budget}").format(budget=number(booked.budget_sek, 0))
    beside = number(booked.over_sek, 0, signed=True)
    why = tr("Utfall {outcome} kr i ekonomin mot budget {budget} kr.").format(
        outcome=number(booked.outcome_sek, 0), budget=number(booked.budget_sek, 0)
    )
    return CostLine(words, beside, tone_of(beside), why=why)


def _year_line(month: str, year: SickCost | None) -> CostLine:
    label = tr("Netto {months}").format(months=year_words(month))
    if year is None:
        return CostLine(label, "…", "text2", why=tr("Räknas."))
    why = tr("Kostnaden är inte känd för alla månader.") if year.cost_net_sek is None else ""
    return CostLine(label, number(year.cost_net_sek, 0), "text2", why=why)


def cost_problem_words(problem: Problem, names: Mapping[str, str]) -> str:
    """What is missing, told of a person by name."""
    employee = dict(problem.facts).get("employee")
    if problem.code == "pay_missing" and employee in names:
        return tr("Lön saknas för {name}.").format(name=names[str(employee)])
    return word(problem)
