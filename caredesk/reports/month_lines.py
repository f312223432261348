"""Rows that hold a figure of the month against the same month last year, and what they are called."""

from __future__ import annotations

from typing import NamedTuple

from caredesk.domain.calendar import add_months
from caredesk.domain.economy import minus
from caredesk.domain.figures import MonthFigures
from caredesk.language.translation import N_, tr
from caredesk.reports.month_report import MonthReport
from caredesk.reports.month_words import short_year
from caredesk.reports.table import Cell, Kind, Number, Row, Words


class Line(NamedTuple):
    """A row of a table month against month: a figure's group and name in the figures, its words and kind."""

    group: str
    field: str
    words: str
    kind: Kind
    strong: bool = False


SICK_SHORT = (
    Line("sick_leave", "percent", N_("Totalt"), Kind.PERCENT, True),
    Line("sick_leave", "short_percent", N_("Kort, 1–14 dagar"), Kind.PERCENT),
    Line("sick_leave", "middle_percent", N_("Mellan, 15–59 dagar"), Kind.PERCENT),
    Line("sick_leave", "long_percent", N_("Lång, från 60 dagar"), Kind.PERCENT),
    Line("sick_leave", "percent_r12", N_("Rullande tolv månader"), Kind.PERCENT),
)
STAFFING_SHORT = (
    Line("overtime", "simple_hours", N_("Övertid, enkel"), Kind.ONE, True),
    Line("overtime", "qualified_hours", N_("Övertid, kvalificerad"), Kind.ONE, True),
    Line("overtime", "additional_hours", N_("Fyllnad"), Kind.ONE, True),
    Line("staffing", "substitute_hours", N_("Timvikarier"), Kind.ONE, True),
    Line("staffing", "resource_hours", N_("Resurspass"), Kind.ONE, True),
)

CHANGES = {
    Kind.PERCENT: Kind.ONE_CHANGE,
    Kind.ONE: Kind.ONE_CHANGE,
    Kind.WHOLE: Kind.WHOLE_CHANGE,
    Kind.TKR: Kind.TKR_CHANGE,
}


def month_heads(report: MonthReport) -> tuple[str, str, str]:
    return "", short_year(report.month), short_year(add_months(report.month, -12))


def row(words: str, *cells: Cell) -> Row:
    return Row((Words(words), *cells))


def _value(figures: MonthFigures, line: Line) -> float | None:
    value: float | None = getattr(getattr(figures, line.group), line.field)
    return value


def month_row(report: MonthReport, line: Line) -> Row:
    now, before = _value(report.figures, line), _value(report.last_year, line)
    return row(tr(line.words), Number(now, line.kind, strong=line.strong), Number(before, line.kind))


def change_row(report: MonthReport, line: Line) -> Row:
    """A row with the difference between the two months."""
    now, before = _value(report.figures, line), _value(report.last_year, line)
    difference = Number(minus(now, before), CHANGES[line.kind])
    held = month_row(report, line)
    return Row((*held.cells, difference))
