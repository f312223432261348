"""What a change on the way to the target gives, line by line under its message."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from caredesk.domain.calendar import add_months, months_from_to
from caredesk.domain.forecast import ForecastPoint
from caredesk.domain.rounding import rounded
from caredesk.domain.target_path import TargetPath
from caredesk.language.formats import NO_BREAK, NONE, month_name, month_short, number
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.rule import Rule
from caredesk.ui.widgets.tag import MET, MINUS, PLUS, Tone

LINE_HEIGHT = 26
LEVEL_MONTHS = 36
LEVEL_DECIMALS, MOST_DECIMALS = 3, 5


def message(path: TargetPath) -> tuple[str, str, str, Tone]:
    """Sign, message, line under it and tone: whether and when the target is reached."""
    if path.target is None:
        return "", tr("Målet saknas"), without_target(), "neutral"
    lost, from_month = lost_in(path), month_short(path.change.from_month)
    level = number(path.level, level_decimals(path))
    if lost is not None:
        words = tr("Målet är nått nu, men inte {month}").format(month=month_name(lost.month))
        if not path.met:
            words = tr("Målet nås {reached}, men inte {month}").format(
                reached=month_name(path.reached or ""), month=month_name(lost.month)
            )
        under = tr("R12 blir {value} mot {target}").format(
            value=number(lost.r12, 3), target=number(path.target, 2)
        )
        return PLUS, words, under, "over"
    if path.met:
        under = tr("Täthet {level} per månad från {month}").format(level=level, month=from_month)
        return MET, tr("Målet är redan nått"), under, "ok"
    if path.reached is not None:
        under = tr("R12 högst {target} med {level} per månad från {month}").format(
            target=number(path.target, 2), level=level, month=from_month
        )
        if path.reached < path.change.from_month:
            under = tr("Det sker innan ändringen börjar i {month}").format(month=from_month)
        return MET, tr("Målet nås {month}").format(month=month_name(path.reached)), under, "ok"
    under = tr("Med {places} belagda platser krävs {change} årsarbetare").format(
        places=number(path.occupied_then, 1), change=number(path.change_needed, 1, signed=True)
    )
    return MINUS, tr("Målet nås inte inom 36 månader"), under, "over"


def lost_in(path: TargetPath) -> ForecastPoint | None:
    """The end of the line, where it is above a target that was met before it."""
    end = path.line[-1] if path.line else None
    if path.target is None or end is None or end.r12 is None:
        return None
    before = path.met or (path.reached is not None and path.reached < end.month)
    above = rounded(end.r12, LEVEL_DECIMALS) > rounded(path.target, LEVEL_DECIMALS)
    return end if before and above else None


def level_decimals(path: TargetPath) -> int:
    """As many as tell the level that is tried from the one that is needed."""
    needed = path.level_needed
    places = range(LEVEL_DECIMALS, MOST_DECIMALS + 1)
    if needed is None:
        return LEVEL_DECIMALS
    apart = (each for each in places if number(path.level, each) != number(needed, each))
    return next(apart, LEVEL_DECIMALS)


def without_target() -> str:
    """What the target lacks: a value, or what the sections' targets are weighed by."""
    return tr(
        "Fyll i det under Platser och mål. Avdelningarnas mål vägs ihop till enhetens när månadens sista "
        "dygn har beläggning."
    )


class PathResults(QWidget):
    """`set_path(path)`; `level_month_chosen(month)` from the choice, `settings_asked` from a missing cost."""

    level_month_chosen = Signal(str)
    settings_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._path: TargetPath | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self.month = Button(style, "", kind="plain", drops=True, name=tr("Välj månad"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.month.setMenu(self._menu)
        self._level_words = Label(style, role="text2")
        level = QWidget()
        row = QHBoxLayout(level)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._level_words)
        row.addWidget(self.month)
        row.addStretch(1)
        self._level = self._add(level, 0)
        self._unchanged_words = Label(style, tr("Utan ändring nås målet"), role="text2")
        self._unchanged = self._add(self._unchanged_words, 1)
        self._year_words = Label(style, role="text2")
        self._year = self._add(self._year_words, 2)
        self._saved_words, self._full_words = Label(style, role="text2"), Label(style, role="text2")
        self._saved = self._add(self._saved_words, 3)
        self._full = self._add(self._full_words, 4)
        self._costs = (self._saved, self._full)
        self._why = Label(style, tr("Kostnad per årsarbetare saknas."), font="small", role="text2")
        self.link = Button(style, tr("Fyll i den"), kind="link")
        self.link.clicked.connect(self.settings_asked)
        self._missing = QWidget()
        why = QHBoxLayout(self._missing)
        why.setContentsMargins(0, 2, 0, 0)
        why.addWidget(self._why)
        why.addWidget(self.link)
        why.addStretch(1)
        self._grid.addWidget(self._missing, 10, 0, 1, 2)

    def set_path(self, path: TargetPath) -> None:
        """Shows what another change gives."""
        self._path = path
        words = tr("Nivå som krävs för {target} i").format(target=number(path.target, 2))
        self._level_words.setText(words if path.target is not None else tr("Nivå som krävs i"))
        self.month.setText(month_short(path.level_month))
        self.month.setAccessibleName(tr("Månad: {month}").format(month=month_name(path.level_month)))
        self._set(self._level, *_level(path))
        self._set(self._unchanged, *_unchanged(path))
        self._year_words.setText(tr("R12 {month}").format(month=month_name(path.year_month)))
        self._set(self._year, number(path.r12_year, 3))
        year = path.year_month[:4]
        self._saved_words.setText(_cost_words(path.saved_year, year))
        self._full_words.setText(_cost_words(path.saved_full_year, tr("helår")))
        self._set(self._saved, _kronor(path.saved_year))
        self._set(self._full, _kronor(path.saved_full_year))
        self._missing.setVisible(path.cost_per_fte is None)
        told = [f"{words} {value}" for words, value in self.lines()]
        self.setAccessibleName(". ".join((*told, *self._say_why(path))))

    def _say_why(self, path: TargetPath) -> list[str]:
        """Why a line has no value, on hover; each reason once."""
        no_target = tr("Målet saknas.") if path.target is None else ""
        no_year = tr("R12 kräver tolv månader med uppgifter.")
        whys = (
            (self._level, no_target or ("" if path.level_needed is not None else no_year)),
            (self._unchanged, no_target),
            (self._year, "" if path.r12_year is not None else no_year),
            *((label, self._why.text() if path.cost_per_fte is None else "") for label in self._costs),
        )
        for label, why in whys:
            label.setToolTip(why)
        return list(dict.fromkeys(why.rstrip(".") for _, why in whys if why))

    def lines(self) -> list[tuple[str, str]]:
        """Each line as its words and its value."""
        words = (
            f"{self._level_words.text()} {self.month.text()}",
            self._unchanged_words.text(),
            self._year_words.text(),
            self._saved_words.text(),
            self._full_words.text(),
        )
        values = (self._level, self._unchanged, self._year, self._saved, self._full)
        return [(name, value.text()) for name, value in zip(words, values, strict=True)]

    def _add(self, words: QWidget, place: int) -> Label:
        if place:
            self._grid.addWidget(Rule(self._look), 2 * place - 1, 0, 1, 2)
        value = Label(self._look, weight=600)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(words, 2 * place, 0)
        self._grid.addWidget(value, 2 * place, 1)
        self._grid.setRowMinimumHeight(2 * place, LINE_HEIGHT)
        return value

    def _set(self, label: Label, words: str, role: str = "text") -> None:
        label.setText(words)
        label.set_role(role)

    def _fill_menu(self) -> None:
        assert self._path is not None
        self._menu.clear()
        last = self._path.last_month
        for month in months_from_to(add_months(last, 1), add_months(last, LEVEL_MONTHS)):
            if month[5:7] in ("06", "12") or month == add_months(last, 12):
                action = self._menu.addAction(month_name(month))
                action.setCheckable(True)
                action.setChecked(month == self._path.level_month)
                action.triggered.connect(lambda _checked, month=month: self.level_month_chosen.emit(month))


def _level(path: TargetPath) -> tuple[str, str]:
    if path.level_needed is None:
        return NONE, "text"
    if path.level_needed < 0:
        return tr("går inte till dess"), "over"
    level = number(path.level_needed, level_decimals(path))
    return tr("{level} per månad").format(level=level), "text"


def _unchanged(path: TargetPath) -> tuple[str, str]:
    if path.target is None:
        return NONE, "text"
    if path.met:
        return tr("redan nått"), "ok"
    if path.without_change is None:
        return tr("inte inom 36 mån"), "over"
    return month_name(path.without_change), "text"


def _cost_words(saved: float | None, when: str) -> str:
    words = tr("Lägre kostnad {when}") if saved is None or saved >= 0 else tr("Högre kostnad {when}")
    return words.format(when=when)


def _kronor(saved: float | None) -> str:
    return NONE if saved is None else f"{number(abs(saved), 0)}{NO_BREAK}kr"
