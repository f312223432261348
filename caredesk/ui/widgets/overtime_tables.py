"""Two tables of overtime: why it was worked and what it cost, and what the major holidays may cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from caredesk.domain.density import total
from caredesk.domain.holiday_peaks import HolidayPeak
from caredesk.domain.overtime_page import CauseRow, OvertimePage
from caredesk.language import formats
from caredesk.language.overtime_words import HOLIDAYS, cause_text, peak_days, peak_why
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView


class _TableCard(Card):
    """A card with a table as high as its rows, and a line under it."""

    def __init__(
        self, style: Style, title: str, columns: Sequence[Column[Any]], *, sum_row: bool = False
    ) -> None:
        super().__init__(style, title)
        self.table = TableView(style, title)
        self.model = RowTable(columns, sum_row=sum_row, parent=self.table)
        self.table.set_model(self.model)
        self.table.fit_rows()
        self.note = Label(style, font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        self.note.setContentsMargins(padding, 6, padding, 6)
        self.body.addWidget(self.table)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[Any], note: str) -> None:
        """Other rows, and what is said under them."""
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.note.setText(note)
        self.note.setVisible(bool(note))


class CauseLine(NamedTuple):
    """A cause in words, or the sum of all."""

    words: str
    month_hours: float
    month_sek: float | None
    year_hours: float
    year_share: float
    year_sek: float | None


class CausesCard(_TableCard):
    """`set_page(page)`."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Orsaker och kostnad"), _cause_columns(), sum_row=True)

    def set_page(self, page: OvertimePage) -> None:
        """Shows the causes of the month and of the year up to it."""
        month = formats.month_word_short(page.month)
        self.set_title(tr("Orsaker och kostnad, {month} och i år").format(month=month))
        rows = [CauseLine(cause_text(row.cause), *row[1:]) for row in page.causes]
        if rows:
            rows.append(_sum(page.causes))
        self.show_rows(rows, " ".join(_cause_notes(page)))


class PeaksCard(_TableCard):
    """`set_page(page)`."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Storhelger framöver"), _peak_columns())

    def set_page(self, page: OvertimePage) -> None:
        """Shows the four holidays that come next."""
        note = tr("Förra årets timmar med kommande satser. Kronor med PO.")
        if any(peak.ob_hours is None for peak in page.peaks):
            note += " " + tr("Streck: schemat saknar pass de dagarna.")
        elif any(peak.sek is None for peak in page.peaks):
            note += " " + tr("Streck: PO, en lön eller en sats saknas.")
        self.show_rows(page.peaks, note)


def _sum(rows: Sequence[CauseRow]) -> CauseLine:
    return CauseLine(
        tr("Summa"),
        sum(row.month_hours for row in rows),
        total(row.month_sek for row in rows),
        sum(row.year_hours for row in rows),
        1.0,
        total(row.year_sek for row in rows),
    )


def _cause_notes(page: OvertimePage) -> list[str]:
    notes = []
    if not page.causes:
        notes.append(tr("Ingen övertid eller fyllnad i schemat i år."))
    if page.without_cause:
        months = ", ".join(formats.month_word_short(month) for month in page.without_cause)
        notes.append(tr("Utan {months}: där finns bara månadsvärden.").format(months=months))
    notes += [word(each) for each in page.missing[:1]]
    if page.causes and not page.missing:
        notes.append(tr("Kronor med PO."))
    return notes


def _cause_columns() -> list[Column[CauseLine]]:
    return [
        Column[CauseLine](tr("Orsak"), lambda row: row.words, stretch=True, why=lambda row: row.words),
        Column[CauseLine](tr("h"), lambda row: formats.number(row.month_hours, 1), numbers=True),
        Column[CauseLine](tr("kr"), lambda row: formats.number(row.month_sek, 0), numbers=True),
        Column[CauseLine](tr("h i år"), lambda row: formats.number(row.year_hours, 1), numbers=True),
        Column[CauseLine](
            tr("Andel"),
            lambda row: formats.percent(100 * row.year_share, 0),
            numbers=True,
            tone=lambda _row: "text2",
        ),
        Column[CauseLine](tr("kr i år"), lambda row: formats.number(row.year_sek, 0), numbers=True),
    ]


def _peak_columns() -> list[Column[HolidayPeak]]:
    return [
        Column[HolidayPeak](
            tr("Helg"), lambda row: tr(HOLIDAYS[row.days.name]), stretch=True, strong=True, why=peak_why
        ),
        Column[HolidayPeak](tr("Dagar"), peak_days, tone=lambda _row: "text2", why=peak_why),
        Column[HolidayPeak](
            tr("OB, h"), lambda row: formats.number(row.ob_hours, 0), numbers=True, why=peak_why
        ),
        Column[HolidayPeak](
            tr("Övertid, h"), lambda row: formats.number(row.overtime_hours, 0), numbers=True, why=peak_why
        ),
        Column[HolidayPeak](
            tr("kr"), lambda row: formats.number(row.sek, 0), numbers=True, strong=True, why=_parts
        ),
    ]


def _parts(row: HolidayPeak) -> str:
    """What the sum is made of."""
    return tr("OB {ob} kr, övertid och fyllnad {overtime} kr").format(
        ob=formats.number(row.ob_sek, 0), overtime=formats.number(row.overtime_sek, 0)
    )
