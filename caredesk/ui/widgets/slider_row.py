"""A value that can be dragged or typed: its name, a field at the right, the slider, and what it is now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.slider import Slider

FIELD_WIDTH = 96


@dataclass(frozen=True)
class Scale:
    """What the steps of a slider mean.

    `text` of a step as it stands in the field, `read` a typed text to its step (None = not one of them, and
    then `refusal` is said), `now` the step where things are, `between` what stands under the slider's middle.
    """

    steps: int
    now: int
    text: Callable[[int], str]
    read: Callable[[str], int | None]
    between: Callable[[int], str]
    refusal: str


class SliderRow(QWidget):
    """`set_scale(scale, step)`, `step()`; `moved` when the user has chosen another step."""

    moved = Signal()

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._scale: Scale | None = None
        self.slider = Slider(style, name)
        self.field = QLineEdit()
        self.field.setFont(style.font("body", 600))
        self.field.setFixedWidth(FIELD_WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(tr("{name}, skrivet").format(name=name))
        caption = Label(style, name)
        caption.setBuddy(self.field)
        self._low, self._between, self._high = (Label(style, font="smallest", role="text2") for _ in range(3))
        self._error = Label(style, font="small", role="under", wrap=True)
        self._error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        under = QHBoxLayout()
        under.addWidget(self._low, 1)
        under.addWidget(self._between, 0)
        under.addWidget(self._high, 1)
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addLayout(under, 2, 0, 1, 2)
        grid.addWidget(self._error, 3, 0, 1, 2)
        self.slider.valueChanged.connect(self._dragged)
        self.field.textEdited.connect(lambda _text: self._mark(""))
        self.field.editingFinished.connect(self._typed)

    def set_scale(self, scale: Scale, step: int) -> None:
        """Shows another scale at a step, without sending `moved`."""
        self._scale = scale
        self.slider.set_steps(scale.steps, now=scale.now)
        self.slider.blockSignals(True)
        self.slider.setValue(step)
        self.slider.blockSignals(False)
        self._low.setText(scale.text(0))
        self._high.setText(scale.text(scale.steps))
        self._write()

    def step(self) -> int:
        """The chosen step."""
        return self.slider.value()

    def is_moved(self) -> bool:
        """Whether it stands elsewhere than where things are now."""
        return self._scale is not None and self.step() != self._scale.now

    def _dragged(self, _step: int) -> None:
        self._write()
        self.moved.emit()

    def _typed(self) -> None:
        if self._scale is None or self.field.text() == self._scale.text(self.step()):
            return
        step = self._scale.read(self.field.text())
        if step is None:
            self._mark(self._scale.refusal)
        elif step == self.step():
            self._write()
        else:
            self.slider.setValue(step)

    def _write(self) -> None:
        assert self._scale is not None
        self._mark("")
        self.field.setText(self._scale.text(self.step()))
        self._between.setText(self._scale.between(self.step()))
        self.slider.setAccessibleDescription(f"{self.field.text()}. {self._between.text()}")

    def _mark(self, error: str) -> None:
        self.field.setProperty("error", "true" if error else "false")
        self.field.style().polish(self.field)
        self.field.setAccessibleDescription(error)
        self._error.setText(f"!  {error}" if error else "")
        self._error.setVisible(bool(error))
