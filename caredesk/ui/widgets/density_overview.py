"""The view Täthet: the line with its forecast, the months, the sections, the way to the target, the parts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.target_path import TargetPath
from caredesk.language.formats import month_name, month_short, number
from caredesk.language.translation import tr
from caredesk.services.density_page import DensityPage
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.density_card import DensityCard
from caredesk.ui.widgets.density_figures import without_r12
from caredesk.ui.widgets.density_parts import DensityParts
from caredesk.ui.widgets.density_tables import MonthsCard, SectionsCard
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.path_card import Find, PathCard

RIGHT_WIDTH = 394
TWO_COLUMNS_FROM = 1080
NOTES_FROM = 720
CHART_HEIGHT = 262


class DensityOverview(QWidget):
    """`set_page(view)`, then `path.refresh()` draws the line. `places_asked` where nothing is known, and
    `occupancy_asked` where places are."""

    places_asked = Signal()
    occupancy_asked = Signal()

    def __init__(self, style: Style, find: Find) -> None:
        super().__init__()
        self._look = style
        self._view: DensityPage | None = None
        self._beside: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.chart = DensityCard(style, tr("Årsarbetare per belagd plats, R12"), notes_from=NOTES_FROM)
        self.chart.setFixedHeight(CHART_HEIGHT)
        self.months = MonthsCard(style)
        self.sections = SectionsCard(style)
        self.path = PathCard(style, find)
        self.parts = DensityParts(style)
        self.path.changed.connect(self._show_path)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self.empty = Card(style, tr("Här börjar personaltätheten"))
        self._filled = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.empty)
        whole.addWidget(self._filled, 1)
        self._fill_empty()
        self._columns = QHBoxLayout(self._filled)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(style.size("card_gap"))
        for column in (self._left, self._right):
            column.setSpacing(style.size("card_gap"))
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right)
        self._arrange(beside=True)

    def set_page(self, view: DensityPage) -> None:
        """Shows another month or section; the path is the page's to refresh."""
        self._view = view
        known = any(row.fte is not None or row.occupied is not None for row in view.months)
        self.empty.setVisible(not known)
        self._filled.setVisible(known)
        self._tell_empty(view)
        self.months.set_page(view)
        self.sections.set_rows(view.sections)
        self.parts.set_page(view)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest card: the view gives way by taking one column."""
        cards: tuple[QWidget, ...] = (self.path, self.parts.flow)
        widest = max(card.minimumSizeHint().width() for card in cards)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not at once: a layout that is being laid out crashes when its parts move to another.
        QTimer.singleShot(0, self, self._follow_width)

    def _fill_empty(self) -> None:
        """What belongs here, and the one button that begins it."""
        inside = self.empty.padded()
        self._empty_words = Label(self._look, wrap=True)
        inside.addWidget(self._empty_words)
        self._to_places = Button(self._look, tr("Fyll i platser och mål"), kind="primary")
        self._to_places.clicked.connect(self.places_asked)
        self._to_occupancy = Button(self._look, tr("Fyll i beläggning"), kind="primary")
        self._to_occupancy.clicked.connect(self.occupancy_asked)
        inside.addWidget(self._to_places)
        inside.addWidget(self._to_occupancy)
        inside.addStretch(1)

    def _tell_empty(self, view: DensityPage) -> None:
        has_places = view.places_counted is not None
        words = tr(
            "Här syns årsarbetare per belagd plats, rullande tolv månader och vägen till målet. Det "
            "behövs platser, beläggning och timmar. Börja med hur många platser det finns."
        )
        if has_places:
            words = tr(
                "Platser finns, men de tolv månaderna till och med {month} har varken timmar eller "
                "beläggning."
            ).format(month=month_name(view.month))
        self._empty_words.setText(words)
        self._to_places.setVisible(not has_places)
        self._to_occupancy.setVisible(has_places)

    def _show_path(self, path: TargetPath | None) -> None:
        """The line behind, with the forecast that the sliders give."""
        if self._view is None:
            return
        line = self._view.line
        if path is not None and path.last_month == line.held_from:
            line = replace(line, forecast=path.line, target_month=path.reached)
        missing = without_r12(self._view)
        self.chart.set_line(line, missing=missing, forecast=forecast_words(path))

    def _follow_width(self) -> None:
        self._arrange(beside=self.width() >= TWO_COLUMNS_FROM)

    def _arrange(self, *, beside: bool) -> None:
        """Narrow: one column, the way to the target right under the line."""
        if beside == self._beside:
            return
        self._beside = beside
        width = RIGHT_WIDTH if beside else 16777215
        for card in (self.sections, self.path):
            card.setMinimumWidth(RIGHT_WIDTH if beside else 0)
            card.setMaximumWidth(width)
        if beside:
            left, right = [self.chart, self.months, self.parts.flow], [self.sections, self.path]
        else:
            left, right = [self.chart, self.path, self.months, self.sections, self.parts.flow], []
        for column, widgets in ((self._left, left), (self._right, right)):
            for widget in widgets:
                column.addWidget(widget)
        self._left.setStretchFactor(self.months, int(beside))
        self._right.setStretchFactor(self.path, int(beside))


def forecast_words(path: TargetPath | None) -> str:
    """What the forecast assumes: the change of the sliders; "" while nothing is changed."""
    if path is None:
        return ""
    change, parts = path.change, []
    if change.fte_change:
        parts.append(tr("{change} årsarbetare").format(change=number(change.fte_change, 1, signed=True)))
    if change.occupied is not None and number(change.occupied, 1) != number(path.occupied_now, 1):
        parts.append(tr("{places} belagda platser").format(places=number(change.occupied, 1)))
    if not parts:
        words = tr("Prognos om täthet och beläggning förblir som i {month}")
        return words.format(month=month_name(path.last_month))
    words = tr("Prognos med {change} från {month}")
    return words.format(change=" · ".join(parts), month=month_short(change.from_month))
