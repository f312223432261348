"""The card Vägen till målet: three sliders, when the target is reached, and what it takes and saves.

card = PathCard(style, find)                 # find(change, level_month) -> TargetPath | None
card.refresh()                               # asks again, with the change that stands
card.changed.connect(...)                    # the TargetPath shown, None when there is none
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.calendar import months_from_to
from caredesk.domain.target_path import PathChange, TargetPath
from caredesk.errors import UserError
from caredesk.language.formats import month_name, month_short, number
from caredesk.language.translation import tr
from caredesk.services.calibration import read_value
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.path_results import PathResults, message
from caredesk.ui.widgets.result_box import ResultBox
from caredesk.ui.widgets.slider_row import Scale, SliderRow

WAIT_MS = 30
"""Moves that come closer than this are answered once."""
STEPS_PER_ONE = 10
BESIDE_FROM = 640

Find = Callable[[PathChange, str], TargetPath | None]


class PathCard(Card):
    """See the module's docstring. `save_asked`, `compare_asked` from its buttons, `settings_asked` when the
    cost per full-time equivalent is missing."""

    changed = Signal(object)
    save_asked = Signal()
    compare_asked = Signal()
    settings_asked = Signal()

    def __init__(self, style: Style, find: Find, *, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Vägen till målet"), parent=parent)
        self._find = find
        self._level_month = ""
        self._months: tuple[str, ...] = ()
        self._path: TargetPath | None = None
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._answer)
        self.show_info()
        self.set_link(tr("Återställ"))
        self.link_clicked.connect(self.reset)
        self.fte = SliderRow(style, tr("Årsarbetare"))
        self.places = SliderRow(style, tr("Belagda platser"))
        self.month = SliderRow(style, tr("Från månad"))
        self.box = ResultBox(style)
        self.results = PathResults(style)
        self.results.level_month_chosen.connect(self._choose_level_month)
        self.results.settings_asked.connect(self.settings_asked)
        self.save = Button(style, tr("Spara som alternativ …"), kind="primary")
        self.compare = Button(style, tr("Jämför"))
        self.save.clicked.connect(self.save_asked)
        self.compare.clicked.connect(self.compare_asked)
        self._nothing = Label(
            style, tr("Vägen visas när en månad har både timmar och beläggning."), role="text2", wrap=True
        )
        self._lay_out()
        self._show(None)

    def path(self) -> TargetPath | None:
        """The path in view, with the last move in it."""
        if self._timer.isActive():
            self._answer()
        return self._path

    def change(self) -> PathChange:
        """What the sliders stand on."""
        if self._path is None:
            return PathChange()
        low = self._path.occupied_range[0]
        return PathChange(
            round(self._path.fte_range[0] + self.fte.step() / STEPS_PER_ONE, 1),
            round(low + self.places.step() / STEPS_PER_ONE, 1) if self.places.is_moved() else None,
            self._months[self.month.step()],
        )

    def set_change(self, change: PathChange) -> None:
        """Moves the sliders and answers at once."""
        self._timer.stop()
        self._show(self._find(change, self._level_month), change)

    def reset(self) -> None:
        """Everything as it is now."""
        self.set_change(PathChange())

    def refresh(self) -> None:
        """Asks again, with the change that stands."""
        self.set_change(self.change())

    def forget(self) -> None:
        """Starts anew, as when another month or section is in view."""
        self._level_month = ""
        self.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        """The sliders over what they lead to, in a wide card beside it."""
        inside = self.padded()
        inside.addWidget(self._nothing)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(self._look.size("card_gap"))
        sliders, answers = QVBoxLayout(), QVBoxLayout()
        for half in (sliders, answers):
            half.setSpacing(4)
            self._halves.addLayout(half, 1)
        for row in (self.fte, self.places, self.month):
            row.moved.connect(self._timer.start)
            sliders.addWidget(row)
        sliders.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(self._look.size("gap"))
        buttons.addWidget(self.save)
        buttons.addWidget(self.compare)
        buttons.addStretch(1)
        answers.addWidget(self.box)
        answers.addWidget(self.results)
        answers.addSpacing(4)
        answers.addLayout(buttons)
        inside.addLayout(self._halves)
        inside.addStretch(1)

    def _choose_level_month(self, month: str) -> None:
        self._level_month = month
        self._answer()

    def _answer(self) -> None:
        """The sliders stay under the user's hand: only what they lead to is shown anew."""
        self._timer.stop()
        path = self._find(self.change(), self._level_month)
        if path is None:
            self._show(None)
        else:
            self._tell(path)

    def _show(self, path: TargetPath | None, change: PathChange | None = None) -> None:
        self._nothing.setVisible(path is None)
        parts: tuple[QWidget, ...] = (self.fte, self.places, self.month, self.box, self.results)
        for part in (*parts, self.save, self.compare):
            part.setVisible(path is not None)
        assert self._link is not None
        self._link.setVisible(path is not None)
        if path is None:
            self._path = None
            self.changed.emit(None)
            return
        change = change or PathChange()
        self._months = months_from_to(*path.month_range)
        self.fte.set_scale(_fte_scale(path), _step(change.fte_change, path.fte_range))
        low, high = path.occupied_range
        now = _step(path.occupied_now, (low, high))
        self.places.set_scale(
            _places_scale(path), now if change.occupied is None else _step(change.occupied, (low, high))
        )
        month = path.change.from_month
        held = self._months.index(month) if month in self._months else len(self._months) - 1
        self.month.set_scale(_month_scale(self._months), held)
        self._tell(path)

    def _tell(self, path: TargetPath) -> None:
        self._path = path
        self.box.set(*message(path))
        self.results.set_path(path)
        assert self._link is not None
        moved = any(row.is_moved() for row in (self.fte, self.places, self.month))
        self._link.setEnabled(moved)
        changed = self.fte.is_moved() or self.places.is_moved()
        self.save.setEnabled(changed)
        self.save.setToolTip("" if changed else tr("Ändra årsarbetare eller belagda platser först."))
        self.changed.emit(path)


def _step(value: float, reach: tuple[float, float]) -> int:
    low, high = reach
    return round((min(max(value, low), high) - low) * STEPS_PER_ONE)


def _steps(reach: tuple[float, float]) -> int:
    return round((reach[1] - reach[0]) * STEPS_PER_ONE)


def _reader(reach: tuple[float, float]) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        try:
            value, _decimals = read_value(text)
        except UserError:
            return None
        return _step(value, reach) if reach[0] <= value <= reach[1] else None

    return read


def _fte_scale(path: TargetPath) -> Scale:
    reach = path.fte_range

    def then(step: int) -> str:
        change = reach[0] + step / STEPS_PER_ONE
        now = number(path.fte_now, 1)
        if step == _step(0.0, reach):
            return tr("nu {now}").format(now=now)
        return tr("nu {now} → {then}").format(now=now, then=number(path.fte_now + change, 1))

    return Scale(
        steps=_steps(reach),
        now=_step(0.0, reach),
        text=lambda step: number(reach[0] + step / STEPS_PER_ONE, 1, signed=True),
        read=_reader(reach),
        between=then,
        refusal=tr("Skriv ändringen som ett tal mellan {low} och {high}.").format(
            low=number(reach[0], 1, signed=True), high=number(reach[1], 1, signed=True)
        ),
    )


def _places_scale(path: TargetPath) -> Scale:
    reach = path.occupied_range
    return Scale(
        steps=_steps(reach),
        now=_step(path.occupied_now, reach),
        text=lambda step: number(reach[0] + step / STEPS_PER_ONE, 1),
        read=_reader(reach),
        between=lambda _step: tr("nu {now}").format(now=number(path.occupied_now, 1)),
        refusal=tr("Skriv ett tal mellan {low} och {high}.").format(
            low=number(reach[0], 1), high=number(reach[1], 1)
        ),
    )


def _month_scale(months: tuple[str, ...]) -> Scale:
    spelled = {
        form.casefold(): place
        for place, month in enumerate(months)
        for form in (month, month_short(month), month_name(month))
    }
    return Scale(
        steps=len(months) - 1,
        now=0,
        text=lambda step: month_short(months[step]),
        read=lambda text: spelled.get(" ".join(text.split()).casefold()),
        between=lambda _step: "",
        refusal=tr("Skriv en månad från {first} till {last}.").format(
            first=month_short(months[0]), last=month_short(months[-1])
        ),
    )
