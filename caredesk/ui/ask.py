"""The one place that talks to the user in a box: a sentence, a question, a file to choose.

`app.py` makes one `Ask` and hands it down; tests hand down a stand-in with the same methods that answers
at once and keeps what was said. Nothing else opens a message box or a file dialog.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from caredesk.language.translation import tr


def with_ending(path: Path, ending: str) -> Path:
    """The path, with ".pdf" or the like added unless it ends so already."""
    return path if path.name.lower().endswith(ending.lower()) else path.with_name(path.name + ending)


class Ask:
    """Speaks over the window `parent` given to each call."""

    def say(self, parent: QWidget | None, sentence: str) -> None:
        """Tells one thing, with whether data is safe and what to do."""
        box = self._box(parent, sentence, "", QMessageBox.Icon.Information)
        box.addButton(tr("Stäng"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def question(
        self, parent: QWidget | None, sentence: str, verbs: Sequence[str], *, more: str = ""
    ) -> int | None:
        """The place in `verbs` of the chosen button, or None for Avbryt and Esc. The first is the default."""
        box = self._box(parent, sentence, more, QMessageBox.Icon.Question)
        buttons = [box.addButton(verb, QMessageBox.ButtonRole.AcceptRole) for verb in verbs]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(box.addButton(tr("Avbryt"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        clicked = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is clicked), None)

    def file_to_open(
        self, parent: QWidget | None, title: str, kinds: str, start: Path | None = None
    ) -> Path | None:
        """A file that exists, or None. `kinds` as "Enheter (*.caredesk)", several parted by ";;"."""
        name, _ = QFileDialog.getOpenFileName(parent, title, str(start or ""), kinds)
        return Path(name) if name else None

    def folder_to_open(self, parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
        """A folder that exists, or None."""
        name = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
        return Path(name) if name else None

    def file_to_write(self, parent: QWidget | None, title: str, kinds: str, proposed: Path) -> Path | None:
        """Where to write, or None; never a name in use that the user has not agreed to replace.

        The file has the ending of `proposed`. The dialog asks about the name as it was typed, and knows of
        no ending in "rapport v. 45": an ending that is added is asked about here.
        """
        while name := QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)[0]:
            typed, chosen = Path(name), with_ending(Path(name), proposed.suffix)
            if chosen == typed or not chosen.exists():
                return chosen
            verbs = (tr("Välj ett annat namn"), tr("Ersätt filen"))
            sentence = tr("{file} finns redan i mappen.").format(file=chosen.name)
            choice = self.question(parent, sentence, verbs)
            if choice != 0:
                return chosen if choice == 1 else None
            proposed = chosen
        return None

    def _box(self, parent: QWidget | None, sentence: str, more: str, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(icon, "CareDesk", sentence, QMessageBox.StandardButton.NoButton, parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(more)
        return box
