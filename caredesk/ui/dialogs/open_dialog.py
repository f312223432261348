"""Open another unit while one is open: the start panel in a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.start_panel import StartPanel

WIDTH, HEIGHT = 640, 420


class OpenDialog(FramedDialog):
    """Closes as soon as something is chosen; the panel's signals tell what."""

    def __init__(self, style: Style, panel: StartPanel, *, parent: QWidget | None) -> None:
        super().__init__(style, tr("Öppna"), parent=parent, width=WIDTH, height=HEIGHT)
        self.body.addWidget(panel, 1)
        self.add_keys(("Enter", tr("öppna")), ("Esc", tr("avbryt")))
        self.add_cancel()
        for chosen in (panel.file_chosen, panel.open_asked, panel.new_asked, panel.sample_asked):
            chosen.connect(self.accept)
        panel.setFocus()
