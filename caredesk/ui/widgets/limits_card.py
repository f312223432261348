"""Who has used how much of which limit: a row a person, a thin bar a limit, the worst first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from caredesk.domain.overtime_page import LimitUse, OvertimePage, PersonLimits
from caredesk.language import formats
from caredesk.language.overtime_words import ROLE_OF, granted_text, use_text
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import CELL_ROLE, SORT_ROLE, Cell, Column
from caredesk.ui.style import Style
from caredesk.ui.widgets.limit_bar import BAR
from caredesk.ui.widgets.list_card import ListCard
from caredesk.ui.widgets.table_view import TableDelegate, TableView, sides
from caredesk.ui.widgets.tag import BREACH, MET, WATCH

MOST = 9
LEAST_BAR = 58
WIDEST_WORDS = "▲ 288,5 av 350"
PERIOD, YEAR, ADDITIONAL = 1, 2, 3
"""The columns with bars."""


class LimitsCard(ListCard):
    """`set_page(page)`; `person_asked` (an employee number) when a row is opened."""

    person_asked = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__(
            style,
            tr("Gränser"),
            _columns(),
            most=MOST,
            nothing=tr("Ingen har arbetat övertid eller fyllnad i år."),
            headed=True,
        )
        self.table.setItemDelegate(_BarDelegate(style, self.table))
        self.opened.connect(lambda row: self.person_asked.emit(row.employee_no))
        self.table.clicked.connect(self._open)

    def set_page(self, page: OvertimePage) -> None:
        """Shows the people of a page."""
        year = page.month[:4]
        period = tr("Övertid 4 veckor, h") if page.by_weeks else tr("Övertid {month}, h")
        titles = {
            PERIOD: period.format(month=formats.month_word_short(page.month)),
            YEAR: tr("Övertid {year}, h").format(year=year),
            ADDITIONAL: tr("Fyllnad {year}, h").format(year=year),
        }
        self.model.columns = tuple(
            replace(column, title=titles.get(place, column.title))
            for place, column in enumerate(self.model.columns)
        )
        until = tr("Timmar till och med {day}, även planerade.").format(
            day=formats.day_and_month(page.limits_day)
        )
        lacking = tr("Startdag för 4-veckorsperioderna saknas i Inställningar.")
        under = " ".join([until, *([lacking] if page.lacks_start else [])])
        self.set_rows(page.people, under=under if page.people or page.lacks_start else "")
        self._tell(page.passed, page.near)

    def _tell(self, passed: int, near: int) -> None:
        over = tr("{count} över").format(count=passed) if passed else ""
        close = tr("{count} nära").format(count=near) if near else ""
        words = " · ".join(part for part in (over, close) if part)
        if words:
            self.set_tag(BREACH if passed else WATCH, words, "under" if passed else "over")
        else:
            self.set_tag(MET, "", "ok", name=tr("Ingen är nära en gräns."))


class _BarDelegate(TableDelegate):
    """Paints the columns of limits as a thin bar with its words at the right."""

    def __init__(self, style: Style, table: TableView) -> None:
        super().__init__(style, table)
        self._words = QFontMetrics(style.font("body")).horizontalAdvance(WIDEST_WORDS)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        if not _is_bar(index):
            return hint
        air = sum(sides(index.column(), index.model().columnCount()))
        return QSize(LEAST_BAR + 8 + self._words + air, hint.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        cell: Cell = index.data(CELL_ROLE)
        if not _is_bar(index) or not cell.text:
            return
        left, right = sides(index.column(), index.model().columnCount())
        inside = QRect(option.rect).adjusted(left, 0, -right - self._words - 8, -1)
        if inside.width() < BAR:
            return
        groove = QRectF(inside.left(), inside.center().y() - BAR / 2 + 1, inside.width(), BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._look.name == "contrast":
            painter.setPen(self._look.colour("text"))
        painter.setBrush(self._look.colour("surface2"))
        painter.drawRoundedRect(groove, BAR / 2, BAR / 2)
        share = min(1.0, float(index.data(SORT_ROLE)))
        if share > 0:
            painter.setBrush(self._look.colour("accent" if cell.tone == "text" else cell.tone))
            groove.setWidth(max(float(BAR), groove.width() * share))
            painter.drawRoundedRect(groove, BAR / 2, BAR / 2)
        painter.restore()


def _is_bar(index: QModelIndex | QPersistentModelIndex) -> bool:
    return index.column() in (PERIOD, YEAR, ADDITIONAL)


def _columns() -> list[Column[PersonLimits]]:
    return [
        Column[PersonLimits](tr("Person"), lambda row: row.name, stretch=True, why=_whole),
        _bar(("overtime_month", "overtime_4_weeks")),
        _bar(("overtime_year",)),
        _bar(("additional_year",)),
        Column[PersonLimits](tr("Extra beviljat"), granted_text, tone=lambda _row: "text2", why=granted_text),
        Column[PersonLimits]("", lambda _row: "›", tone=lambda _row: "text2"),
    ]


def _bar(limits: tuple[str, ...]) -> Column[PersonLimits]:
    def use_of(row: PersonLimits) -> LimitUse | None:
        return next((use for use in row.uses if use.limit in limits), None)

    def share(row: PersonLimits) -> float:
        use = use_of(row)
        return use.share if use else 0.0

    def tone(row: PersonLimits) -> str:
        use = use_of(row)
        return ROLE_OF[use.standing] if use else "text"

    return Column[PersonLimits](
        "", lambda row: use_text(use_of(row)), numbers=True, sort=share, tone=tone, why=_whole
    )


def _whole(row: PersonLimits) -> str:
    return f"{row.name}, {row.section}" if row.section else row.name
