"""All keys of the window (Ctrl+?), and what program this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from caredesk import __version__
from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

WIDTH, HEIGHT = 520, 540


class KeysDialog(FramedDialog):
    """`KeysDialog(style, window.keys(), parent=window)`."""

    def __init__(self, style: Style, keys: Sequence[tuple[str, str]], *, parent: QWidget | None) -> None:
        super().__init__(
            style, tr("Kortkommandon och om CareDesk"), parent=parent, width=WIDTH, height=HEIGHT
        )
        model = RowTable(
            [
                Column[tuple[str, str]](tr("Gör"), lambda row: row[1], stretch=True),
                Column[tuple[str, str]](tr("Tangent"), lambda row: row[0], tone=lambda _row: "text2"),
            ],
            parent=self,
        )
        table = TableView(style, tr("Kortkommandon"))
        table.set_model(model)
        model.set_rows(
            (
                *keys,
                ("F1", tr("Visa hur siffran räknas, annars hjälpen")),
                ("Esc", tr("Stäng det som ligger överst")),
            )
        )
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(table, 1)
        about = tr(
            "CareDesk {version}. Allt finns i en fil på den här datorn; programmet använder inget nät. "
            "Typsnittet Inter får användas enligt SIL Open Font License."
        )
        label = Label(style, about.format(version=__version__), font="small", role="text2", wrap=True)
        label.setContentsMargins(16, 0, 16, 12)
        self.body.addWidget(label)
        close = self.add_button(tr("Stäng"), kind="primary")
        close.clicked.connect(self.accept)
        table.setFocus()
