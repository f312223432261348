"""Which causes of absence are shown: a button that tells them, with a menu where each is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button


class CauseFilter(Button):
    """`causes()` is None for all; `chosen` when others are ticked. With none ticked all are shown."""

    chosen = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Orsak"), drops=True, name=tr("Orsak"))
        menu = _StayingMenu(self)
        self._all = menu.addAction(tr("Alla"))
        self._all.setCheckable(True)
        self._all.triggered.connect(self._clear)
        menu.addSeparator()
        self._causes = {}
        for cause, words in TERMS["absence_cause"].items():
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.triggered.connect(self._take)
            self._causes[cause] = action
        self.setMenu(menu)
        self._write()

    def causes(self) -> frozenset[str] | None:
        """The causes that are shown, None for all."""
        return frozenset(cause for cause, action in self._causes.items() if action.isChecked()) or None

    def set_causes(self, causes: frozenset[str] | None) -> None:
        """Ticks these without sending `chosen`; None = all."""
        for cause, action in self._causes.items():
            action.setChecked(cause in (causes or ()))
        self._write()

    def _clear(self) -> None:
        self.set_causes(None)
        self.chosen.emit()

    def _take(self) -> None:
        self._write()
        self.chosen.emit()

    def _write(self) -> None:
        ticked = [action.text() for action in self._causes.values() if action.isChecked()]
        self._all.setChecked(not ticked)
        what = tr("alla") if not ticked else ticked[0]
        if len(ticked) > 1:
            what = tr("{count} valda").format(count=len(ticked))
        self.setText(tr("Orsak: {what}").format(what=what))
        whole = tr("Orsak: {what}").format(what=", ".join(ticked) or tr("alla"))
        self.setAccessibleName(whole)
        self.setToolTip(whole)


class _StayingMenu(QMenu):
    """Stays open while things are ticked: several are often wanted. Esc or a press beside it closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if not self._tick([each for each in self.actions() if self.actionGeometry(each).contains(place)]):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        active = [each for each in self.actions() if each == self.activeAction()]
        if event.key() != Qt.Key.Key_Space or not self._tick(active):
            super().keyPressEvent(event)

    def _tick(self, meant: Sequence[QAction]) -> bool:
        """Ticks what is meant; whether it can be."""
        for action in meant:
            if action.isCheckable():
                action.trigger()
                return True
        return False
