"""The four figures of the page Idag, filled from a month's figures; what is missing says so."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from caredesk.domain.calendar import add_months
from caredesk.domain.problems import Problem
from caredesk.domain.today import StaffingAhead
from caredesk.domain.today_figures import HomeCareTime, TodayFigures
from caredesk.language.formats import hours, month_name, number, percent, tkr
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.ui.style import Style
from caredesk.ui.widgets.figure_card import FigureCard
from caredesk.ui.widgets.staffing_strip import StaffingStrip
from caredesk.ui.widgets.tag import MET, MINUS, PLUS, Tone

DENSITY_CODES = frozenset({"month_without_source", "closed_month_without_occupancy", "r12_incomplete"})
SICK_CODES = frozenset({"sick_month_without_source", "sick_r12_incomplete"})


class TodayFigureCards:
    """`cards` in order: density (or home care's time), sick leave, overtime, staffing."""

    def __init__(self, style: Style) -> None:
        self.density = FigureCard(style, tr("Personaltäthet"))
        self.sick_leave = FigureCard(style, tr("Sjukfrånvaro"), leads=False)
        self.overtime = FigureCard(style, tr("Övertid och fyllnad"), leads=False)
        self.staffing = FigureCard(style, tr("Bemanning 14 dagar"), leads=False)
        self._strip = StaffingStrip(style)
        self.staffing.extra.addSpacing(2)
        self.staffing.extra.addWidget(self._strip)
        self.shows_home_care = False

    @property
    def cards(self) -> tuple[QWidget, ...]:
        return self.density, self.sick_leave, self.overtime, self.staffing

    def set_figures(self, view: TodayFigures) -> None:
        """Shows a month's figures."""
        self.shows_home_care = view.home_care is not None
        if view.home_care is not None:
            self._set_home_care(view.home_care, view.figures.month)
        else:
            self._set_density(view)
        self._set_sick_leave(view)
        self._set_overtime(view)

    def _set_density(self, view: TodayFigures) -> None:
        found = view.density
        self.density.set_title(tr("Personaltäthet"))
        month_row = (_month_word(view.figures.month), number(found.month, 2))
        if found.r12 is None:
            why = reasons(view.figures.problems, DENSITY_CODES)
            short = tr("R12 · {months} av 12 månader har uppgifter").format(months=found.r12_months)
            self.density.set_missing(short, why=why, rows=[month_row])
            return
        rows = [month_row]
        if found.gap_fte is not None:
            side = tr("Över målet") if found.gap_fte >= 0 else tr("Under målet")
            rows.insert(0, (side, tr("{fte} årsarbetare").format(fte=number(abs(found.gap_fte), 1))))
        if found.gap_fte is not None and found.gap_sek_per_year is not None:
            rows.insert(1, (tr("Värde helår"), tkr(abs(found.gap_sek_per_year))))
        what = tr("R12")
        if found.target is not None:
            what = tr("R12 · mål {target}").format(target=number(found.target, 2))
        self.density.set_figure(
            number(found.r12, 2), what, *_against_target(found.r12, found.target), rows=rows
        )

    def _set_home_care(self, time: HomeCareTime, month: str) -> None:
        self.density.set_title(tr("Utförd tid"))
        rows = [(tr("Utförda timmar"), hours(time.performed)), (tr("Planerade timmar"), hours(time.planned))]
        if time.share is None:
            self.density.set_missing(
                tr("volymer saknas"),
                why=tr("Skriv in månadens timmar, budget och utfall, bland volymerna."),
                rows=rows,
            )
            return
        self.density.set_figure(
            percent(time.share),
            tr("av planerad tid · {month}").format(month=_month_word(month).lower()),
            rows=rows,
        )

    def _set_sick_leave(self, view: TodayFigures) -> None:
        found, month = view.figures.sick_leave, view.figures.month
        before = found.percent_same_month_last_year
        lengths = (found.short_percent, found.middle_percent, found.long_percent)
        rows = [
            (_last_year_words(month), percent(before)),
            (tr("R12"), percent(found.percent_r12)),
            (tr("Kort · mellan · lång"), " · ".join(number(value, 1) for value in lengths)),
        ]
        if found.percent is None:
            why = reasons(view.figures.problems, SICK_CODES)
            self.sick_leave.set_missing(_what(view, month), why=why, rows=rows)
            return
        sign, words, tone = _against(found.percent, before, decimals=1)
        unit = tr("pe")
        self.sick_leave.set_figure(
            percent(found.percent),
            _what(view, month),
            sign,
            f"{words} {unit}" if words else "",
            tone,
            rows=rows,
        )

    def _set_overtime(self, view: TodayFigures) -> None:
        found, month = view.figures.overtime, view.figures.month
        parts = (found.simple_hours, found.qualified_hours, found.additional_hours)
        cost = tr("Kostnad")
        if view.overtime_budget_sek:
            cost = tr("Kostnad mot budget {budget}").format(budget=tkr(view.overtime_budget_sek))
        rows = [
            (_last_year_words(month), hours(view.overtime_before)),
            (tr("Enkel · kvalificerad · fyllnad"), " · ".join(number(value, 1) for value in parts)),
            (cost, tkr(found.cost_sek)),
        ]
        if view.overtime_hours is None:
            self.overtime.set_missing(
                _what(view, month), why=tr("Månaden saknar timmar för övertid."), rows=rows
            )
            return
        sign, words, tone = _against(view.overtime_hours, view.overtime_before, decimals=1)
        self.overtime.set_figure(
            hours(view.overtime_hours),
            _what(view, month),
            sign,
            f"{words} h" if words else "",
            tone,
            rows=rows,
        )

    def set_staffing(self, ahead: StaffingAhead) -> None:
        """Shows the fortnight."""
        self._strip.set_days(ahead.days)
        if not ahead.shifts:
            self.staffing.set_missing(tr("inga pass är lagda"))
            return
        lacking = ahead.vacant_hours if ahead.deficit_hours is None else ahead.deficit_hours
        words = tr("vakanta av {shifts} pass").format(shifts=number(ahead.shifts, 0))
        tag: tuple[str, str, Tone] = (MINUS, hours(lacking), "under") if lacking >= 0.05 else (MET, "", "ok")
        in_order = tr("inga timmar saknas") if tag[0] == MET else ""
        self.staffing.set_figure(number(ahead.vacant, 0), words, *tag, sign_name=in_order)
        self.staffing.setAccessibleDescription(
            f"{self.staffing.accessibleDescription()}. {self._strip.accessibleDescription()}"
        )


def _against_target(value: float, target: float | None) -> tuple[str, str, Tone]:
    """Over the target is amber; at or below it the target is met."""
    if target is None:
        return "", "", "neutral"
    words = number(abs(value - target), 2)
    if words == number(0, 2):
        return MET, tr("på målet"), "ok"
    if value > target:
        return PLUS, tr("{difference} över").format(difference=words), "over"
    return MET, tr("{difference} under").format(difference=words), "ok"


def _against(value: float, before: float | None, *, decimals: int) -> tuple[str, str, Tone]:
    """More than last year is amber, less is fine."""
    if before is None:
        return "", "", "neutral"
    words = number(abs(value - before), decimals)
    if words == number(0, decimals):
        return "±", words, "neutral"
    return (PLUS, words, "over") if value > before else (MINUS, words, "ok")


def _what(view: TodayFigures, month: str) -> str:
    """The month; with a section in view also that the figure is the whole unit's."""
    words = _month_word(month).lower()
    return words if view.section is None else tr("{month} · hela enheten").format(month=words)


def _month_word(month: str) -> str:
    return month_name(month).split(" ")[0].capitalize()


def _last_year_words(month: str) -> str:
    return month_name(add_months(month, -12)).capitalize()


def reasons(problems: Iterable[Problem], codes: frozenset[str]) -> str:
    """Why a figure is missing, in whole sentences."""
    return " ".join(dict.fromkeys(word(each) for each in problems if each.code in codes))
