"""What every section of Inställningar is: a card or more that asks anew when what it shows has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from caredesk.errors import UserError
from caredesk.services.copies import CopyFile
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.style import Choice, Style
from caredesk.ui.widgets.asking import Asking


class Program(NamedTuple):
    """What a section asks of the program around the page."""

    failed: Callable[[UserError], None]
    set_passphrase: Callable[[], object]
    use_look: Callable[[Choice], None]
    lock_after: Callable[[], int]
    use_lock_after: Callable[[int], None]
    copy_now: Callable[[], None]
    open_copy: Callable[[CopyFile], object]


class Around(NamedTuple):
    """What a section is built from."""

    style: Style
    unit: OpenUnit
    bus: Bus
    now: Callable[[], datetime]
    program: Program


class SettingsSection(Asking):
    """A section fills `column` when it is made and its parts in `refresh`; `concern` names its tables."""

    page_asked = Signal(str, str)
    """Another page (its code) and a month, or ""."""
    said = Signal(object)
    """Parts of the sentence beside the title, where it is not always the same."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self.writable = not around.unit.store.read_only
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(around.style.size("card_gap"))
