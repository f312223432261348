"""The frame of the first start: steps at the left, the present one in the middle, buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.first_start.steps_column import StepsColumn
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.page_area import PageArea

KIND, PLACES, HISTORY, PEOPLE = range(4)
NARROW_BELOW = 1000
WIDEST_FORM = 760


class StartFrame(QWidget):
    """`add_step(title, words, part)`, `show_step(PLACES)`; `on` is the filled button, with Ctrl+Enter too.

    `back_asked`, `on_asked`, `import_asked`, `people_asked` from the buttons below.
    """

    back_asked = Signal()
    on_asked = Signal()
    import_asked = Signal()
    people_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.setProperty(NO_RING, True)
        names = (tr("Verksamhet"), tr("Platser och mål"), tr("Tolv månader historik"), tr("Personal"))
        self.steps = StepsColumn(style, names)
        self._stack = QStackedWidget()
        self._parts: list[QWidget] = []
        self._insides: list[QVBoxLayout] = []
        large = style.size("control_wizard")
        self.back = Button(style, tr("Tillbaka"), key=tr("Alt+Vänster"))
        self.read = Button(style, tr("Läs in från mallen i stället …"), kind="link", key="Ctrl+I")
        self.people = Button(style, tr("Lägg till personal"), kind="plain")
        self.on = Button(style, tr("Fortsätt"), kind="primary", key="Ctrl+Enter")
        for button, signal in (
            (self.back, self.back_asked),
            (self.read, self.import_asked),
            (self.people, self.people_asked),
            (self.on, self.on_asked),
        ):
            button.setFixedHeight(large)
            button.clicked.connect(signal)
        for key, button in (("Ctrl+Return", self.on), ("Ctrl+Enter", self.on), ("Alt+Left", self.back)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self._lay_out()

    def add_step(self, title: str, words: QWidget, part: QWidget, *, wide: bool = False) -> None:
        """One more step: a title, what is said under it, and its part."""
        area = PageArea(self._look)
        head = Label(self._look, title, font="figure_small")
        inside = QVBoxLayout()
        self._insides.append(inside)
        inside.setSpacing(4)
        inside.addWidget(head)
        inside.addWidget(words)
        inside.addSpacing(self._look.size("card_gap"))
        if not wide:
            part.setMaximumWidth(WIDEST_FORM)
        inside.addWidget(part, 1)
        area.column.addLayout(inside)
        self._parts.append(part)
        self._stack.addWidget(area)

    def step(self) -> int:
        """The step in view."""
        return self._stack.currentIndex()

    def show_step(self, place: int) -> None:
        """Brings a step in view and gives its first field the keyboard."""
        self._stack.setCurrentIndex(place)
        self.steps.set_current(place)
        self._parts[place].setFocus()

    def say(self, words: str) -> None:
        """What was undone or redone."""
        self.steps.say(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: one that changes from step to step leaves the Tab key in a small circle.
        self._parts[self.step()].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        self.steps.set_narrow(narrow)
        air = 0 if narrow else self._look.size("page_margin")
        for inside in self._insides:
            inside.setContentsMargins(air, air // 2, air, 0)

    def _lay_out(self) -> None:
        style = self._look
        foot = _Foot(style)
        row = QHBoxLayout(foot)
        row.setContentsMargins(2 * style.size("page_margin"), 0, 2 * style.size("page_margin"), 0)
        row.setSpacing(style.size("page_margin"))
        row.addWidget(self.back)
        row.addWidget(self.read)
        row.addStretch(1)
        row.addWidget(self.people)
        row.addWidget(self.on)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._stack, 1)
        beside.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps)
        whole.addLayout(beside, 1)


class _Foot(QWidget):
    """The ground of the buttons."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.setFixedHeight(style.size("wizard_foot"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("border"))
        painter.end()
