"""What asks again when the file has changed: at once when in view, else when it comes in view again."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes


class Asking(QWidget):
    """A page or a part of one fills in `refresh`; `concern` names the tables that it shows something of."""

    concern: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._stale = True

    def refresh(self) -> None:
        """Asks for what it shows, and shows it."""
        raise NotImplementedError

    def note(self, changes: Changes) -> None:
        """Something in the file has changed."""
        if changes.tables & self.concern:
            self.ask_again()

    def ask_again(self) -> None:
        """At once when in view, else when it comes in view again."""
        self._stale = True
        if self.isVisible():
            self._renew()

    def is_outdated(self) -> bool:
        """Whether what it shows no longer holds when it comes in view."""
        return self._stale

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_outdated():
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        self.refresh()
