"""Parts of the side panel of Schema: a heading with lines of label and value, and the box of a breach."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.rules import Breach
from caredesk.language.breach_words import breach_sentence, remedy
from caredesk.language.formats import day_short
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.limit_bar import LimitBar
from caredesk.ui.widgets.panel_lines import LimitValue, Line
from caredesk.ui.widgets.tag import BREACH

NO_SHIFT_OF_ITS_OWN = frozenset({"weekly_rest", "week_max", "total_average", "night_worker"})
WHOLE_WEEKS = frozenset({"week", "days_off"})
"""Rules, and parts of that for the young, that a whole week or more breaks: no single shift is to blame."""


class PanelGroup(QWidget):
    """A heading and what stands under it: `set_lines(tr("Timmar"), [Line(…)])` or `set_bars`; hidden without
    any. Rows are kept and filled anew: the panel follows the cursor."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._title = Label(style, font="small", weight=600)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self._rows: list[_Row] = []
        self._bars: list[LimitBar] = []
        self.hide()

    def set_lines(self, title: str, lines: Sequence[Line]) -> None:
        """Shows lines of label and value."""
        while len(self._rows) < len(lines):
            self._rows.append(_Row(self._look))
            self._column.addWidget(self._rows[-1])
        for row, line in zip(self._rows, lines, strict=False):
            row.set_line(line)
        self._show(title, self._rows, len(lines))

    def set_bars(self, title: str, values: Sequence[LimitValue]) -> None:
        """Shows hours against limits."""
        while len(self._bars) < len(values):
            self._bars.append(LimitBar(self._look))
            self._column.addWidget(self._bars[-1])
        for bar, value in zip(self._bars, values, strict=False):
            bar.set_hours(value.name, value.hours, value.of, near=value.near)
        self._show(title, self._bars, len(values))

    def _show(self, title: str, rows: Sequence[QWidget], count: int) -> None:
        self._title.setText(title)
        for place, row in enumerate(rows):
            row.setVisible(place < count)
        self.setVisible(count > 0)


class _Row(QWidget):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._label = Label(style, font="small", role="text2", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._value = Label(style, font="small")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.size("gap"))
        row.addWidget(self._label, 1)
        row.addWidget(self._value)

    def set_line(self, line: Line) -> None:
        """Shows another line; what is out of the way is bold."""
        self._label.setText(line.label)
        self._value.setText(line.value)
        self._value.set_role(line.role)
        self._value.setFont(self._look.font("small", 600 if line.role in ("under", "over") else 400))
        self._value.setAccessibleName(f"{line.label} {line.value}")


class BreachBox(QWidget):
    """What breaks a rule, and what can be done about it at once. `exception_from`: the daily rest in hours
    from which it can be accepted with a reason and compensation."""

    exception_asked = Signal(object)
    vacate_asked = Signal(object)
    change_asked = Signal(object)

    def __init__(
        self, style: Style, breach: Breach, *, exception_from: float, accepted: bool = False
    ) -> None:
        super().__init__()
        self._look = style
        self._exception_from = exception_from
        self._ground, self._edge = ("surface2", "text2") if accepted else ("under_bg", "under")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        sign = "" if accepted else f"{BREACH} "
        words = f"{sign}{breach_sentence(breach)} · {day_short(breach.when)}"
        self.setAccessibleName(words)
        role = "text" if accepted else "under"
        column.addWidget(Label(style, words, weight=600, role=role, wrap=True))
        told = tr("Godtaget undantag, med skäl och kompensation.") if accepted else remedy(breach)
        column.addWidget(Label(style, told, font="small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        for button in self._buttons(breach, accepted):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = self._look.name == "contrast"
        painter.setPen(QPen(self._look.colour(self._edge), 2) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(self._ground))
        radius = self._look.size("card_radius")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()

    def _buttons(self, breach: Breach, accepted: bool) -> list[Button]:
        if accepted:
            return [self._button(tr("Ändra undantag …"), self.exception_asked, breach)]
        buttons = []
        if breach.rule == "break" or breach.part == "break":
            buttons.append(self._button(tr("Ändra passet …"), self.change_asked, breach))
        elif breach.rule not in NO_SHIFT_OF_ITS_OWN and breach.part not in WHOLE_WEEKS:
            vacate = self._button(tr("Gör vakant"), self.vacate_asked, breach)
            vacate.setToolTip(tr("Gör passet vakant"))
            buttons.append(vacate)
        amount = breach.amount
        if breach.rule == "daily_rest" and amount is not None and amount >= self._exception_from:
            buttons.append(self._button(tr("Markera undantag …"), self.exception_asked, breach))
        return buttons

    def _button(self, text: str, signal: SignalInstance, breach: Breach) -> Button:
        button = Button(self._look, text)
        button.setFont(self._look.font("small", 600))
        button.clicked.connect(lambda: signal.emit(breach))
        return button
