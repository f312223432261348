"""Pictures of the wall print's dialog on the sample unit."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services.plan import Plan
from caredesk.ui.ask import Ask
from caredesk.ui.dialogs.wall_print_dialog import WallPrintDialog
from caredesk.ui.main_window import MainWindow, Page
from tests.scenes.parts import gallery
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

FIRST, LAST = date(2026, 10, 26), date(2026, 11, 22)


def _over(stage: Stage) -> MainWindow:
    window = stage.window()
    window.add_page(Page(2, "Schema", "today", lambda: gallery(stage.style)))
    window.show()
    window.show_page(2)
    stage.settle()
    return window


def _show(stage: Stage, dialog: QDialog) -> None:
    stage.keep(dialog).show()
    dialog.activateWindow()


def wall_print(stage: Stage) -> QWidget:
    return _wall_print(stage, "A3", "")


def wall_print_of_section(stage: Stage) -> QWidget:
    return _wall_print(stage, "A4", "Linden")


def _wall_print(stage: Stage, paper: str, section: str) -> QWidget:
    window = _over(stage)
    dialog = WallPrintDialog(
        stage.style,
        Plan(sample()),
        first_day=FIRST,
        last_day=LAST,
        section=section,
        ask=Ask(),
        parent=window,
        clock=lambda: NOW,
    )
    dialog.paper.set_current(paper)
    dialog.paper.chosen.emit(paper)
    _show(stage, dialog)
    return window


SCENES = (
    Scene("wall-print", wall_print),
    Scene("wall-print-section", wall_print_of_section),
)
