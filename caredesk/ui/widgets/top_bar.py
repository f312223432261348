"""The bar at the top: unit, month, section; then Sjukanmälan, undo, redo, history, what is stored, lock."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.month_picker import MonthPicker
from caredesk.ui.widgets.rule import UprightRule
from caredesk.ui.widgets.section_picker import SectionPicker
from caredesk.ui.widgets.status_text import StatusText
from caredesk.ui.widgets.week_picker import WeekPicker

RULES_FROM = 760
"""In a narrower bar the thin lines give way to what can be pressed, px."""


class TopBar(QWidget):
    """Its parts are attributes: `unit` (a button with `unit_menu`), `month` or `weeks`, …, `lock`."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look, self._is_open = style, True
        self.setFixedHeight(style.size("top_bar"))
        self.unit = Button(style, "", kind="plain", drops=True, name=tr("Enhet och filer"))
        self.unit.setFont(style.font("summary", 600))
        self.unit_menu = QMenu(self)
        self.unit.setMenu(self.unit_menu)
        self.month = MonthPicker(style)
        self.weeks = WeekPicker(style)
        self.weeks.hide()
        self.section = SectionPicker(style)
        self.sick_report = Button(
            style, "", kind="outline", icon="sick-report", key="F9", name=tr("Sjukanmälan")
        )
        self.undo = IconButton(style, "undo", tr("Ångra"), key="Ctrl+Z")
        self.redo = IconButton(style, "redo", tr("Gör om"), key="Ctrl+Y")
        self.history = IconButton(style, "history", tr("Historik"), key="Ctrl+H")
        self.status = StatusText(style)
        self.lock = IconButton(style, "lock", tr("Lås"), key="Ctrl+L", role="text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, style.size("gap"), 1)
        row.setSpacing(style.size("gap") - 4)
        row.addWidget(_Leaf(style))
        self._rules = [UprightRule(style, 4) for _ in range(3)]
        left: list[QWidget] = [
            self.unit,
            self._rules[0],
            self.month,
            self.weeks,
            self._rules[1],
            self.section,
        ]
        steps = [self.undo, self.redo, self.history]
        right: list[QWidget] = [self.sick_report, *steps, self._rules[2], self.status, self.lock]
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)

    def set_unit(self, name: str) -> None:
        """The name of the open unit."""
        self.unit.setText(name)
        self.unit.setAccessibleName(tr("Enhet: {name}").format(name=name))

    def set_open(self, is_open: bool) -> None:
        """Without an open unit only the unit's menu is left."""
        steps = [self.undo, self.redo, self.history]
        needing: list[QWidget] = [self.month, self.sick_report, *steps, self.status, self.lock]
        for widget in needing:
            widget.setVisible(is_open)
        self._is_open = is_open
        self._show_rules()
        self.weeks.hide()
        if not is_open:
            self.section.hide()

    def set_by_weeks(self, by_weeks: bool) -> None:
        """Whether the page in view goes by weeks; else by months."""
        self.month.setVisible(not by_weeks)
        self.weeks.setVisible(by_weeks)

    def step_back(self) -> None:
        """To the month before, or a week back."""
        (self.month if self.weeks.isHidden() else self.weeks).step_back()

    def step_on(self) -> None:
        """To the month after, or a week on."""
        (self.month if self.weeks.isHidden() else self.weeks).step_on()

    def set_compact(self, compact: bool) -> None:
        """A narrow window shows the report as an icon, and only ✓ and the time of what is stored."""
        self.sick_report.setText("" if compact else tr("Sjukanmälan"))
        self.status.set_compact(compact)

    def _show_rules(self) -> None:
        for rule in self._rules:
            rule.setVisible(self._is_open and self.width() >= RULES_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_rules()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("border"))
        painter.end()


class _Leaf(QWidget):
    """The program's mark over the rail."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.setFixedWidth(style.size("rail"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._look.size("icon_rail")
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._look.paint_icon(painter, "leaf", "accent", box)
        painter.end()
