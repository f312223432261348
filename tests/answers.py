"""A stand-in for the one place that talks to the user: answers at once, and keeps what was said."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caredesk.ui.ask import with_ending


class Answers:
    """Stands in for `ui.ask.Ask`: keeps what was said and answers from what a test laid ready."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.choice: int | None = 0
        self.path: Path | None = None

    def say(self, parent: QWidget | None, sentence: str) -> None:
        self.said.append(sentence)

    def question(
        self, parent: QWidget | None, sentence: str, verbs: Sequence[str], *, more: str = ""
    ) -> int | None:
        self.asked.append(sentence)
        return self.choice

    def file_to_open(
        self, parent: QWidget | None, title: str, kinds: str, start: Path | None = None
    ) -> Path | None:
        return self.path

    def folder_to_open(self, parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
        return self.path

    def file_to_write(self, parent: QWidget | None, title: str, kinds: str, proposed: Path) -> Path | None:
        return with_ending(self.path, proposed.suffix) if self.path is not None else None
