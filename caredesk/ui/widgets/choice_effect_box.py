"""What the choice being made would do: money, density of the month, and shifts that stand vacant.

box.set_waiting(title, month, days)             # `days` are those of the report, as words
box.set_effect(title, effect, days)             # when it is worked out
box.set_unknown(title, month, days)             # when it cannot be
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from caredesk.domain.sick_report import ChoiceEffect
from caredesk.language.formats import NO_BREAK, NONE, month_word, number
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.ground import Ground
from caredesk.ui.widgets.labels import Label

UNDER_WAY = "…"
SHOWN_ALIKE = 0.0005
"""Densities that differ less look the same with three decimals."""


class ChoiceEffectBox(Ground):
    """See the module's docstring."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, "bg", rounded=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = Label(style, font="small", weight=600)
        self._rows = [
            (Label(style, font="small", role="text2"), Label(style, font="small", weight=600))
            for _ in range(4)
        ]
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for place, (caption, figure) in enumerate(self._rows, start=1):
            grid.addWidget(caption, place, 0)
            grid.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)

    def set_effect(self, title: str, effect: ChoiceEffect, days: str) -> None:
        """Shows what another choice would do."""
        vacant = tr("{count} pass").format(count=effect.vacant) if effect.vacant else "✓ 0"
        values = (
            _money(effect.replacement_sek),
            _money(_negative(effect.saved_net_sek)),
            _density(effect.density_before, effect.density_after),
            vacant,
        )
        self._show(title, effect.month, days, values, "under" if effect.vacant else "ok")

    def set_waiting(self, title: str, month: str, days: str) -> None:
        """Shows that another choice is being worked out: never the figures of the one before."""
        self._show(title, month, days, (UNDER_WAY,) * 4, "text2")

    def set_unknown(self, title: str, month: str, days: str) -> None:
        """Shows that it cannot be told."""
        self._show(title, month, days, (NONE,) * 4, "text2")

    def _show(self, title: str, month: str, days: str, values: tuple[str, ...], role: str) -> None:
        captions = (
            tr("Ersättare, med PO"),
            tr("Sparad lön − sjuklön"),
            tr("Täthet {month}").format(month=month_word(month)),
            tr("Vakanta pass {days}").format(days=days),
        )
        self._title.setText(title)
        for (caption, figure), words, value in zip(self._rows, captions, values, strict=True):
            caption.setText(words)
            figure.setText(value)
        self._rows[-1][1].set_role(role)
        self._grid.activate()  # at once: while people are ranked ahead, a figure would stand cut off
        told = [f"{words}: {value}" for words, value in zip(captions, values, strict=True)]
        self.setAccessibleName(". ".join([title, *told]))


def _negative(saved: float | None) -> float | None:
    """What is saved, as what it does to the cost."""
    return None if saved is None else -saved


def _money(sek: float | None) -> str:
    return NONE if sek is None else f"{number(sek, 0, signed=True)}{NO_BREAK}kr"


def _density(before: float | None, after: float | None) -> str:
    """`0,814 ±0,000`, or `0,814 → 0,815` when it can be seen."""
    if before is None or after is None:
        return NONE
    if abs(after - before) < SHOWN_ALIKE:
        return f"{number(after, 3)} {number(0.0, 3, signed=True)}"
    return f"{number(before, 3)} → {number(after, 3)}"
