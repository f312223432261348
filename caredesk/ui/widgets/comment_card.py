"""The card of a month's comment. What could not be stored waits for its month to come back."""

from __future__ import annotations

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.comment_field import CommentField
from caredesk.ui.widgets.health_hint import health_warning
from caredesk.ui.widgets.labels import Label


class CommentCard(Card):
    """`field` is the comment itself; `change_month(before, after)` stores it and makes room for another."""

    def __init__(self, style: Style, *, read_only: bool) -> None:
        super().__init__(style, tr("Kommentar till månaden"))
        self._unstored: dict[str, str] = {}
        self.field = CommentField(style, tr("Kommentar till månaden"))
        self.field.setReadOnly(read_only)
        body = self.padded()
        body.addWidget(self.field)
        self.hint = Label(style, font="small", role="text3", wrap=True)
        body.addWidget(self.hint)
        self.field.textChanged.connect(self._tell)
        self._tell()

    def change_month(self, before: str, after: str) -> bool:
        """Whether everything typed was stored; else it stands there again when its month does."""
        self.field.store()
        stored = not self.field.is_typed_in
        if not stored:
            self._unstored[before] = self.field.toPlainText()
        self.field.begin(self._unstored.pop(after, ""))
        return stored

    def _tell(self) -> None:
        warning = health_warning(self.field.toPlainText())
        self.hint.setText(warning or tr("Skriv ingen diagnos. Enter sparar, Skift+Enter ger ny rad."))
        self.hint.set_role("over" if warning else "text3")
