"""The toolbar over the rota grid: period and weeks, what is shown, what is wrong, and what can be done.

bar = ScheduleBar(style)
bar.set_periods(periods, "höst 2026"); bar.set_weeks(2); bar.set_roles(roles)
bar.set_counts(breaches=1, vacant=4, over=tr("2 D över behov"))
bar.more_menu.addAction(…)               # the page fills the menu ···
bar.absence.toggled.connect(…)           # absence, need: ✓ Frånvaro, ✓ Behov
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from caredesk.domain.schedule_rows import Period
from caredesk.language.formats import NO_BREAK
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.bar_parts import PersonSearch, TagButton, Toggle
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.filter_button import FilterButton
from caredesk.ui.widgets.rule import UprightRule
from caredesk.ui.widgets.tag import BREACH, MINUS, PLUS

HEIGHT = 36
WEEKS = (1, 2, 3, 4, 8)
SEARCH_WIDTH, SEARCH_LEAST = 150, 110


class ScheduleBar(QWidget):
    """See the module's docstring. In a narrow window the search becomes an icon until it is used, and what is
    shown, roles and Tänk om move into the menu ···."""

    period_chosen = Signal(object)
    """A `Period`."""
    periods_asked = Signal()
    weeks_chosen = Signal(int)
    curve_asked = Signal()
    breaches_asked = Signal()
    vacant_asked = Signal()
    over_asked = Signal()
    search_changed = Signal(str)
    search_entered = Signal()
    search_left = Signal()
    role_changed = Signal(str)
    draft_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._periods: tuple[Period, ...] = ()
        self._weeks = 2
        self._level = -1
        self.setFixedHeight(HEIGHT)
        self.period = Button(style, tr("Period"), drops=True)
        self.weeks_button = Button(style, "", drops=True)
        self.absence = Toggle(style, tr("Frånvaro"))
        self.need = Toggle(style, tr("Behov"))
        self.curve = Button(style, tr("Kurva per halvtimme"), kind="plain")
        self.breaches = TagButton(style, BREACH, "under", name=tr("Visa brotten mot reglerna"))
        self.vacant = TagButton(style, MINUS, "under", name=tr("Gå till nästa vakanta pass"))
        self.over = TagButton(style, PLUS, "over", name=tr("Gå till nästa dag över behovet"))
        self.search_button = IconButton(style, "search", tr("Sök person i schemat"), key="Ctrl+F")
        self.search = PersonSearch(style)
        self.role = FilterButton(style, tr("Befattning"))
        self.draft = Button(style, tr("Tänk om"))
        self.more = IconButton(style, "more", tr("Mer att göra med schemat"), role="text")
        self.more_menu = QMenu(self)
        self._lay_out()
        self._make_menus()
        self._connect()
        self.set_periods((), "")
        self.set_weeks(2)

    def set_periods(self, periods: Sequence[Period], name: str) -> None:
        """The periods that can be gone to, and the one in view ("" for none)."""
        self._periods = tuple(periods)
        text = tr("Period: {name}").format(name=name) if name else tr("Period")
        self.period.setText(text)
        self.period.setAccessibleName(text)
        self.period.setToolTip(text)
        self._fit()

    def weeks(self) -> int:
        """How many weeks are chosen."""
        return self._weeks

    def set_weeks(self, weeks: int) -> None:
        """Shows a number of weeks without sending `weeks_chosen`."""
        self._weeks = weeks
        self.weeks_button.setText(_weeks_text(weeks))
        self.weeks_button.setAccessibleName(tr("I vyn: {weeks}").format(weeks=_weeks_text(weeks)))
        self.weeks_button.setToolTip(self.weeks_button.accessibleName())
        self._fit()

    def set_roles(self, roles: Iterable[str]) -> None:
        """The roles that can be chosen."""
        self.role.set_choices([(role, role) for role in roles])
        self._fit()

    def set_counts(self, *, breaches: int, vacant: int, over: str) -> None:
        """What is wrong in view; `over` says what lies above the need ("2 D över behov")."""
        self.breaches.set_words(tr("{count} brott").format(count=breaches) if breaches else "")
        words = tr("1 vakant") if vacant == 1 else tr("{count} vakanta")
        self.vacant.set_words(words.format(count=vacant) if vacant else "")
        self.over.set_words(over)
        self._fit()

    def start_search(self) -> None:
        """Puts the keyboard in the search field, as Ctrl+F."""
        self.search_button.hide()
        self.search.show()
        self.search.setFocus()
        self.search.selectAll()

    def end_search(self) -> None:
        """Takes the search away; in a narrow window its field as well."""
        self.search.clear()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("border"))
        painter.end()

    def _lay_out(self) -> None:
        for low in (self.period, self.weeks_button, self.curve, self.role, self.draft, self.search):
            low.setProperty("low", "true")
        self.search.setFixedWidth(SEARCH_WIDTH)
        self._rule = UprightRule(self._look)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(6)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # it gives way by itself
        left: tuple[QWidget, ...] = (self.period, self.weeks_button, self.absence, self.need, self.curve)
        tags: tuple[QWidget, ...] = (self.breaches, self.vacant, self.over, self._rule)
        right: tuple[QWidget, ...] = (self.search_button, self.search, self.role, self.draft, self.more)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (*tags, *right):
            row.addWidget(widget)

    def _make_menus(self) -> None:
        periods, weeks = QMenu(self.period), QMenu(self.weeks_button)
        periods.aboutToShow.connect(self._fill_periods)
        weeks.aboutToShow.connect(self._fill_weeks)
        self.period.setMenu(periods)
        self.weeks_button.setMenu(weeks)
        self.more.setMenu(self.more_menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self._curve_action = self.more_menu.addAction(self.curve.text(), self.curve_asked.emit)
        self.more_menu.insertActions(self._curve_action, [self.absence.action, self.need.action])
        self._role_menu = self.role.menu()
        self._role_menu.setTitle(tr("Befattning"))
        self.more_menu.addMenu(self._role_menu)
        self._draft_action = self.more_menu.addAction(tr("Tänk om"), self.draft_asked.emit)
        self._end_of_own = self.more_menu.addSeparator()

    def _connect(self) -> None:
        self.curve.clicked.connect(self.curve_asked)
        self.breaches.clicked.connect(self.breaches_asked)
        self.vacant.clicked.connect(self.vacant_asked)
        self.over.clicked.connect(self.over_asked)
        self.draft.clicked.connect(self.draft_asked)
        self.search_button.clicked.connect(self.start_search)
        self.search.textChanged.connect(self.search_changed)
        self.search.entered.connect(self.search_entered)
        self.search.left.connect(self._leave_search)
        self.search.rested.connect(self._fit)
        self.role.changed.connect(self._tell_role)

    def _leave_search(self) -> None:
        self.end_search()
        self.search_left.emit()

    def _tell_role(self) -> None:
        self._fit()
        self.role_changed.emit(self.role.value())

    def _fit(self) -> None:
        """Takes away as little as leaves room, in this order: what is shown, search, roles, Tänk om, and at
        last the words of the tags."""
        tags = (self.breaches, self.vacant, self.over)
        for tag in tags:
            tag.set_short(False)
        level = next((each for each in range(5) if self._needed(self._at(each)) <= self.width()), 5)
        for tag in tags:
            tag.set_short(level == 5)
        for widget, shown in self._at(level):
            widget.setVisible(shown)
        self.search.setFixedWidth(SEARCH_WIDTH if level < 3 else SEARCH_LEAST)
        self._curve_action.setVisible(level >= 1)
        for action in (self.absence.action, self.need.action):
            action.setVisible(level >= 2)
        self._role_menu.menuAction().setVisible(level >= 4)
        self._draft_action.setVisible(level >= 4)
        self._end_of_own.setVisible(level >= 1)
        self._rule.setVisible(any(not tag.isHidden() for tag in tags))

    def _at(self, level: int) -> tuple[tuple[QWidget, bool], ...]:
        """What is in view when so much has given way."""
        searching = bool(self.search.text()) or self.search.hasFocus()
        return (
            (self.curve, level < 1),
            (self.absence, level < 2),
            (self.need, level < 2),
            (self.search, level < 3 or searching),
            (self.search_button, level >= 3 and not searching),
            (self.role, level < 4 or bool(self.role.value())),
            (self.draft, level < 4),
        )

    def _needed(self, shows: Sequence[tuple[QWidget, bool]]) -> int:
        always = (self.period, self.weeks_button, self.more)
        tags = [tag for tag in (self.breaches, self.vacant, self.over) if not tag.isHidden()]
        shown: list[QWidget] = [*always, *tags, *(widget for widget, is_shown in shows if is_shown)]
        widths = [widget.sizeHint().width() for widget in shown if widget is not self.search]
        if any(widget is self.search for widget in shown):
            widths.append(SEARCH_WIDTH)
        return sum(widths) + 6 * (len(widths) + 2) + 25

    def _fill_periods(self) -> None:
        menu = self.period.menu()
        menu.clear()
        for period in self._periods:
            action = menu.addAction(period.name)
            action.triggered.connect(lambda _checked=False, held=period: self.period_chosen.emit(held))
        if self._periods:
            menu.addSeparator()
        menu.addAction(tr("Perioder …"), self.periods_asked.emit)

    def _fill_weeks(self) -> None:
        menu = self.weeks_button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for weeks in WEEKS:
            action = menu.addAction(_weeks_text(weeks))
            action.setCheckable(True)
            action.setChecked(weeks == self._weeks)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, held=weeks: self._choose_weeks(held))

    def _choose_weeks(self, weeks: int) -> None:
        self.set_weeks(weeks)
        self.weeks_chosen.emit(weeks)


def _weeks_text(weeks: int) -> str:
    return tr("1 vecka") if weeks == 1 else f"{weeks}{NO_BREAK}{tr('veckor')}"
