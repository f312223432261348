"""The one signal: something in the file changed. Each page asks whether it concerns it, and asks again."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """`changed` carries a `domain.changes.Changes`; it is sent once after each step, undo and redo."""

    changed = Signal(object)
