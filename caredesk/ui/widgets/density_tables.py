"""The tables of personnel density: its twelve months with R12, and the sections' R12."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caredesk.domain.density_months import MonthRow, SectionRow
from caredesk.language.formats import day_range, month_name, month_short, number
from caredesk.language.translation import N_, tr
from caredesk.services.density_page import DensityPage
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET

ESTIMATED = "*"
MOST_RANGES = 3
SOURCES = {"detail": N_("schemat"), "monthly": N_("månadsvärde"), "": N_("blandat")}


def against_target(value: float | None) -> str:
    """`+0,03`, and a check mark where it is the target itself."""
    words = number(value, 2, signed=True)
    return f"{MET} {number(0, 2)}" if words.startswith("±") else words


def target_tone(value: float | None) -> str:
    """Above the target is amber, at or below it in order."""
    if value is None:
        return "text"
    return "over" if number(value, 2, signed=True).startswith("+") else "ok"


def estimated_words(ranges: Sequence[tuple[date, date]]) -> str:
    """`* 3 uppskattade dygn (18–20 juli)`; "" without any."""
    if not ranges:
        return ""
    days = sum((last - first).days + 1 for first, last in ranges)
    told = ", ".join(day_range(first, last) for first, last in ranges[:MOST_RANGES])
    if len(ranges) > MOST_RANGES:
        told = tr("{ranges} och {count} till").format(ranges=told, count=len(ranges) - MOST_RANGES)
    words = (
        tr("{mark} {days} uppskattade dygn ({when})") if days > 1 else tr("{mark} 1 uppskattat dygn ({when})")
    )
    return words.format(mark=ESTIMATED, days=days, when=told)


class MonthsCard(Card):
    """`set_page(view)`: the twelve months, R12 as the last row, estimated days under them."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        name = tr("Personaltäthet per månad")
        self.setAccessibleName(name)
        self._complete = ""
        self.table = TableView(style, name, row="dense")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = RowTable(self._columns(), sum_row=True, parent=self.table)
        self.table.set_model(self.model)
        self.table.fit_rows()
        self._note = Label(style, font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        self._note.setContentsMargins(padding, 4, padding, 6)
        corner = style.size("card_radius") // 2
        self.body.setContentsMargins(0, corner, 0, corner)  # without a title row the head is at the top
        self.body.addWidget(self.table)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def set_page(self, view: DensityPage) -> None:
        """Shows another month's twelve."""
        self._complete = tr("{months} av 12 månader").format(months=view.figures.r12_months)
        self._whole = view.whole
        self.model.set_rows((*view.months, view.whole))
        self._note.setText(estimated_words(view.estimated))
        self._note.setVisible(bool(view.estimated))

    def _is_whole(self, row: MonthRow) -> bool:
        return row is self._whole

    def _columns(self) -> list[Column[MonthRow]]:
        def percent(row: MonthRow) -> str:
            return number(None if row.rate_available is None else 100 * row.rate_available, 1)

        def occupied(row: MonthRow) -> str:
            mark = ESTIMATED if row.estimated_days and not self._is_whole(row) else ""
            return number(row.occupied, 1) + mark

        return [
            Column(tr("Månad"), lambda row: tr("R12") if self._is_whole(row) else month_short(row.month)),
            Column(tr("Timmar"), lambda row: number(row.hours, 1), numbers=True, why=_why_no_hours),
            Column(tr("Årsarbetare"), lambda row: number(row.fte, 1), numbers=True),
            Column(tr("Belagda"), occupied, numbers=True),
            Column(tr("Beläggning %"), percent, numbers=True),
            Column(
                tr("Täthet"), lambda row: number(row.density, 2), numbers=True, strong=True, why=self._why
            ),
            Column(
                tr("Mot mål"),
                lambda row: against_target(row.to_target),
                numbers=True,
                tone=lambda row: target_tone(row.to_target),
                why=lambda row: _target_words(row.target),
            ),
            Column(
                tr("Året före"),
                lambda row: number(row.year_before, 2),
                numbers=True,
                why=lambda row: tr("Året före saknar uppgifter.") if row.year_before is None else "",
            ),
            Column(
                tr("R12"),
                lambda row: number(row.r12, 2),
                numbers=True,
                why=lambda row: _why_no_year(row.r12),
            ),
            Column(tr("Källa"), self._source, tone=lambda row: "text2", why=self._why, stretch=True),
        ]

    def _why(self, row: MonthRow) -> str:
        return _why_no_year(row.density) if self._is_whole(row) else _why(row)

    def _source(self, row: MonthRow) -> str:
        return self._complete if self._is_whole(row) else source_words(row)


def source_words(row: MonthRow) -> str:
    """Where a month's values come from, or what it lacks."""
    hours, occupancy = row.hours_source, row.occupancy_source
    if hours == occupancy == "missing":
        return tr("saknas")
    if hours == "missing":
        return tr("timmar saknas")
    if occupancy == "missing" or row.occupied is None:
        return tr("beläggning saknas")
    if hours == "detail" and row.hours is None:  # as when those employed are counted
        by_day = occupancy == hours
        return tr("anställningarna") if by_day else tr("anställningarna, beläggning per månad")
    if hours == occupancy:
        return tr(SOURCES[hours])
    return tr("schemat, beläggning per månad") if hours == "detail" else tr("timmar per månad")


def _why(row: MonthRow) -> str:
    if row.density is not None:
        return ""
    return tr("{month} har inte både timmar och beläggning.").format(month=month_name(row.month).capitalize())


def _why_no_hours(row: MonthRow) -> str:
    if row.hours is not None:
        return ""
    return tr("Timmar saknas.") if row.fte is None else tr("Årsarbetare räknas inte ur timmar.")


def _why_no_year(value: float | None) -> str:
    return tr("R12 kräver tolv månader med uppgifter.") if value is None else ""


def _target_words(target: float | None) -> str:
    return tr("Målet saknas.") if target is None else tr("Mål {value}").format(value=number(target, 2))


class SectionsCard(Card):
    """`set_rows(rows)`: R12 of each section against its own target."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Per avdelning, R12"), parent=parent)
        self.table = TableView(style, self.accessibleName(), row="dense")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns: list[Column[SectionRow]] = [
            Column(tr("Avdelning"), lambda row: row.section, stretch=True),
            Column(tr("Belagda"), lambda row: number(row.occupied, 1), numbers=True),
            Column(tr("Årsarb."), lambda row: number(row.fte, 1), numbers=True),
            Column(
                tr("Täthet"),
                lambda row: number(row.density, 2),
                numbers=True,
                strong=True,
                why=lambda row: _why_no_year(row.density),
            ),
            Column(
                tr("Mot mål"),
                lambda row: against_target(row.to_target),
                numbers=True,
                tone=lambda row: target_tone(row.to_target),
                why=lambda row: _target_words(row.target),
            ),
        ]
        self.model = RowTable(columns, parent=self.table)
        self.table.set_model(self.model)
        self.table.fit_rows()
        self.body.addWidget(self.table)

    def set_rows(self, rows: Sequence[SectionRow]) -> None:
        """Shows the sections; without any the card is out of view."""
        self.model.set_rows(rows)
        self.setVisible(bool(rows))
