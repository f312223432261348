"""The words of the month report: what it is about, Läget in three sentences, the four figures, the notes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from caredesk.domain.calendar import add_months, last_day
from caredesk.domain.economy import minus
from caredesk.language import formats
from caredesk.language.terms import TERMS
from caredesk.language.tones import is_even, tone_of
from caredesk.language.translation import N_, tr
from caredesk.language.words import word
from caredesk.reports.month_report import MonthReport

Tone = Literal["over", "ok", "neutral"]

CAUSE_WORDS = {
    "volume": N_("volym"),
    "sick_pay": N_("sjuklön"),
    "overtime": N_("övertid"),
    "substitutes": N_("vikarier"),
    "ob": N_("OB"),
    "surplus": N_("överskottstid"),
}

FULL_TIME_WORDS = {
    "own": N_("eget heltidsmått"),
    "year": N_("årsarbetstid"),
}

WORTH_NAMING = 0.2
"""A cause is named in Läget when it holds at least this share of the deviation."""


class KeyFigure(NamedTuple):
    """One of the four figures: what it is, the figure, and what it is held against."""

    label: str
    figure: str
    against: str
    tone: Tone


def title(report: MonthReport) -> str:
    """`Månadsrapport oktober 2026`."""
    return tr("Månadsrapport {month}").format(month=formats.month_name(report.month))


def subtitle(report: MonthReport) -> str:
    """`Björkbacken · särskilt boende · 3 avdelningar, 54 platser`."""
    parts = [report.unit.name]
    if report.unit.unit_type:
        parts.append(tr(TERMS["unit_type"][report.unit.unit_type]).lower())
    size = []
    if len(report.sections) > 1:
        size.append(tr("{count} avdelningar").format(count=len(report.sections)))
    if report.unit.places is not None:
        size.append(tr("{count} platser").format(count=formats.number(report.unit.places, 0)))
    return " · ".join([*parts, ", ".join(size)] if size else parts)


def made(report: MonthReport) -> str:
    """`Upprättad 2026-11-03 · utan namn`; a month that goes on is said to."""
    day = formats.day_iso(report.made)
    if report.made < last_day(report.month):
        return tr("Upprättad {day}, innan månaden är slut · utan namn").format(day=day)
    return tr("Upprättad {day} · utan namn").format(day=day)


def receiver() -> str:
    """Who the report is for."""
    return tr("Till verksamhetschef")


def short_year(month: str) -> str:
    """`okt 26` of "2026-10": heads of columns."""
    return f"{formats.month_word_short(month)} {month[2:4]}"


def situation(report: MonthReport) -> tuple[str, ...]:
    """Läget: one sentence each for density, sick leave and economy; what is not known is said to be."""
    return (_density_sentence(report), _sick_sentence(report), _economy_sentence(report))


def _density_sentence(report: MonthReport) -> str:
    figures = report.figures.density
    if figures.r12 is None:
        known = figures.r12_months
        return tr(
            "Personaltätheten för rullande tolv månader kan inte räknas: {known} av 12 månader är kompletta."
        ).format(known=known)
    value = formats.number(figures.r12, 2)
    if figures.target is None or figures.gap_fte is None:
        return tr("Personaltätheten är {value}; inget mål är satt.").format(value=value)
    target = formats.number(figures.target, 2)
    if figures.gap_fte <= 0:
        return tr("Personaltätheten är {value}; målet {target} är nått.").format(value=value, target=target)
    facts = {"value": value, "target": target, "fte": formats.number(figures.gap_fte, 1)}
    if facts["fte"] == formats.number(0, 1):
        return tr("Personaltätheten är {value}, i nivå med målet {target}.").format(
            value=value, target=target
        )
    if figures.gap_sek_per_year is None:
        said = tr("Personaltätheten är {value} mot målet {target}, det motsvarar {fte} årsarbetare")
    else:
        facts["cost"] = formats.tkr(figures.gap_sek_per_year)
        said = tr(
            "Personaltätheten är {value} mot målet {target}, det motsvarar {fte} årsarbetare eller "
            "{cost} per år"
        )
    return said.format(**facts) + _path_words(report)


def _path_words(report: MonthReport) -> str:
    """When the target is met if the last complete month is held."""
    line = report.line
    if line.held_from is None or not line.forecast:
        return "."
    held = formats.month_word(line.held_from)
    if line.target_month is None:
        return tr("; hålls nivån från {month} nås målet inte inom ett år.").format(month=held)
    met = formats.month_name(line.target_month)
    return tr("; hålls nivån från {month} nås målet i {met}.").format(month=held, met=met)


def _sick_sentence(report: MonthReport) -> str:
    figures, before = report.figures.sick_leave, formats.month_name(add_months(report.month, -12))
    if figures.percent is None:
        return tr("Sjukfrånvaron visas inte.") if sick_hidden(report) else tr("Sjukfrånvaro saknar underlag.")
    value = formats.percent(figures.percent)
    change = minus(figures.percent, report.last_year.sick_leave.percent)
    if change is None:
        return tr("Sjukfrånvaron är {value}.").format(value=value)
    points = formats.number(abs(change), 1)
    if points == formats.number(0, 1):
        return tr("Sjukfrånvaron är {value}, samma som {before}.").format(value=value, before=before)
    said = (
        tr("Sjukfrånvaron är {value}, {points} procentenheter över {before}.")
        if change > 0
        else tr("Sjukfrånvaron är {value}, {points} procentenheter under {before}.")
    )
    return said.format(value=value, points=points, before=before)


def sick_hidden(report: MonthReport) -> bool:
    """Whether sick leave is known but may not leave the program, as there are too few people."""
    return any(each.code == "sick_leave_of_few" for each in report.figures.problems)


def _economy_sentence(report: MonthReport) -> str:
    month, deviation = formats.capital(formats.month_word(report.month)), report.causes.deviation
    if deviation is None:
        if report.posts:
            return tr("{month} kan inte jämföras med budget: utfall eller budget saknas.").format(month=month)
        return tr("Budget och utfall är inte inlagda.")
    facts = {"month": month, "amount": formats.tkr(deviation, signed=True)}
    named = _largest_causes(report)
    if not named:
        return tr("{month} avviker med {amount} mot budget.").format(**facts)
    if len(named) == 1:
        return tr("{month} avviker med {amount}, mest {cause}.").format(**facts, cause=named[0])
    return tr("{month} avviker med {amount}, mest {cause} och {other}.").format(
        **facts, cause=named[0], other=named[1]
    )


def _largest_causes(report: MonthReport) -> list[str]:
    """The one or two causes that pull most in the deviation's own direction."""
    deviation = report.causes.deviation or 0.0
    found = []
    for name, words in CAUSE_WORDS.items():
        amount = getattr(report.causes, name)
        if amount is not None and amount * deviation > 0 and abs(amount) >= WORTH_NAMING * abs(deviation):
            found.append((-abs(amount), tr(words)))
    return [words for _, words in sorted(found)[:2]]


def key_figures(report: MonthReport) -> tuple[KeyFigure, ...]:
    """Density, sick leave, overtime with additional time, and the month's deviation."""
    return (
        _density_figure(report),
        _sick_figure(report),
        _overtime_figure(report),
        _deviation_figure(report),
    )


def _density_figure(report: MonthReport) -> KeyFigure:
    figures, label = report.figures.density, tr("Personaltäthet R12")
    if figures.r12 is None:
        against = tr("{known} av 12 månader kompletta").format(known=figures.r12_months)
        return KeyFigure(label, formats.NONE, against, "neutral")
    value = formats.number(figures.r12, 2)
    if figures.target is None:
        return KeyFigure(label, value, tr("inget mål satt"), "neutral")
    gap, target = (
        formats.number(figures.r12 - figures.target, 2, signed=True),
        formats.number(figures.target, 2),
    )
    tone = tone_of(gap)
    said = tr("{gap} över mål {target}") if tone == "over" else tr("{gap} mot mål {target}")
    return KeyFigure(label, value, said.format(gap=gap, target=target), tone)


def _sick_figure(report: MonthReport) -> KeyFigure:
    figures = report.figures.sick_leave
    label = tr("Sjukfrånvaro {month}").format(month=formats.month_word(report.month))
    if figures.percent is None:
        why = tr("högst 10 personer") if sick_hidden(report) else tr("underlag saknas")
        return KeyFigure(label, formats.NONE, why, "neutral")
    change = minus(figures.percent, report.last_year.sick_leave.percent)
    against, tone = _against_last_year(report, change, formats.percentage_points(change))
    return KeyFigure(label, formats.percent(figures.percent), against, tone)


def _overtime_figure(report: MonthReport) -> KeyFigure:
    hours, label = report.figures.overtime.hours, tr("Övertid och fyllnad")
    if hours is None:
        return KeyFigure(label, formats.NONE, tr("underlag saknas"), "neutral")
    change = minus(hours, report.last_year.overtime.hours)
    against, tone = _against_last_year(report, change, formats.hours(change, signed=True))
    return KeyFigure(label, formats.hours(hours), against, tone)


def _against_last_year(report: MonthReport, change: float | None, text: str) -> tuple[str, Tone]:
    before = formats.month_short(add_months(report.month, -12))
    if change is None:
        return tr("{before} saknas").format(before=before), "neutral"
    tone: Tone = "neutral" if is_even(text) else tone_of(text)
    return tr("{change} mot {before}").format(change=text, before=before), tone


def _deviation_figure(report: MonthReport) -> KeyFigure:
    label = tr("Avvikelse {month}").format(month=formats.month_word(report.month))
    deviation, year = report.causes.deviation, report.figures.economy.deviation_year
    if deviation is None:
        return KeyFigure(label, formats.NONE, tr("budget eller utfall saknas"), "neutral")
    if year is None:
        return KeyFigure(label, formats.tkr(deviation, signed=True), tr("helårsprognos saknas"), "neutral")
    amount = formats.tkr(year, signed=True)
    against = tr("helår {amount}").format(amount=amount)
    return KeyFigure(
        label, formats.tkr(deviation, signed=True), against, tone_of(amount, worse=formats.MINUS)
    )


def chart_note(report: MonthReport) -> str:
    """What rings and dashes are, and how complete the twelve months are; else why there is no line."""
    if not report.line.has_values:
        return tr("Linjen kan ritas när någon månad har både timmar och beläggning.")
    parts = [tr("Ringar: månadens värde.")]
    if report.line.forecast and report.line.held_from is not None:
        month = formats.month_name(report.line.held_from)
        parts.append(tr("Streckat: prognos om nivån från {month} hålls.").format(month=month))
    known = report.figures.density.r12_months
    if report.estimated_days == 1:
        words = tr("{known} av 12 månader, 1 uppskattat dygn.")
    elif report.estimated_days:
        words = tr("{known} av 12 månader, {days} uppskattade dygn.")
    else:
        words = tr("{known} av 12 månader.")
    return " ".join([*parts, words.format(known=known, days=report.estimated_days)])


def definition(report: MonthReport) -> str:
    """The page's foot: what a full-time equivalent is here, and what is hidden."""
    unit = report.unit
    if unit.basis == "employed":
        said = tr("Årsarbetare = sysselsättningsgrad av anställda som inte är lediga utan lön.")
    else:
        hours = tr("schemalagda timmar") if unit.basis == "scheduled" else tr("arbetade timmar")
        measure = tr(FULL_TIME_WORDS.get(unit.measure, "")) or tr("{hours} h ÷ 7 × dygn").format(
            hours=formats.tidy(unit.weekly_hours, 2)
        )
        said = tr("Årsarbetare = {hours} ÷ ({measure}).").format(hours=hours, measure=measure)
    return " ".join((said, tr("Grupper med högst 10 personer visas inte.")))


def notes(report: MonthReport) -> tuple[str, ...]:
    """What must be known about the figures' ground; the figures hold none that names a person."""
    return tuple(dict.fromkeys(word(each) for each in report.figures.problems))
