"""Pictures of the wall print's dialog, and of drafts and their comparison, on the sample unit."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services import plan as plans
from caredesk.services.drafts import edit_draft_made
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit, open_unit
from caredesk.ui.ask import Ask
from caredesk.ui.dialogs.compare_plans_dialog import ComparePlansDialog
from caredesk.ui.dialogs.draft_dialog import DraftDialog
from caredesk.ui.dialogs.wall_print_dialog import WallPrintDialog
from caredesk.ui.main_window import MainWindow, Page
from tests.sample import copy_sample
from tests.scenes.parts import gallery
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

FIRST, LAST = date(2026, 10, 26), date(2026, 11, 22)
DRAFT_LAST = date(2026, 11, 8)


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


def drafts(stage: Stage) -> QWidget:
    window, dialog = _drafts(stage, _tried(stage))
    _show(stage, dialog)
    dialog.table.selectRow(1)
    return window


def drafts_name_taken(stage: Stage) -> QWidget:
    window, dialog = _drafts(stage, _tried(stage))
    _show(stage, dialog)
    dialog.table.selectRow(2)
    dialog.drop.click()
    dialog.name.edit.setText("Färre på kvällen")
    dialog.make.click()
    return window


def compared(stage: Stage) -> QWidget:
    window = _over(stage)
    unit = _tried(stage)
    plans_shown = [Plan(unit), Plan(unit, "Färre på kvällen"), Plan(unit, "Utan vikarier")]
    dialog = ComparePlansDialog(stage.style, plans_shown, first_day=FIRST, last_day=DRAFT_LAST, parent=window)
    _show(stage, dialog)
    while not dialog.model.rowCount():
        stage.settle()
    return window


def _drafts(stage: Stage, unit: OpenUnit) -> tuple[MainWindow, DraftDialog]:
    window = _over(stage)
    dialog = DraftDialog(
        stage.style,
        Plan(unit),
        first_day=FIRST,
        last_day=DRAFT_LAST,
        today=NOW.date(),
        parent=window,
    )
    return window, dialog


def _tried(stage: Stage) -> OpenUnit:
    """A copy of the sample with two drafts: fewer evenings, and the extra shifts left vacant."""
    unit = stage.keep(open_unit(copy_sample(stage.folder)))
    for name in ("Färre på kvällen", "Utan vikarier"):
        edit_draft_made(unit, name=name, first_day=FIRST, last_day=DRAFT_LAST, today=NOW.date())
    fewer, without = Plan(unit, "Färre på kvällen"), Plan(unit, "Utan vikarier")
    held = plans.shifts_of(fewer, FIRST, DRAFT_LAST)
    evenings = [number for number, row in held if row.shift_code == "K"]
    extra = plans.shifts_of(without, FIRST, DRAFT_LAST)[::9]
    with edit(unit, "draft_made", name="", first=FIRST, last=DRAFT_LAST):
        plans.delete(fewer, evenings[::6])
        for number, row in extra:
            plans.update(without, number, row._replace(employee_no=""))
    return unit


SCENES = (
    Scene("wall-print", wall_print),
    Scene("wall-print-section", wall_print_of_section),
    Scene("drafts", drafts),
    Scene("drafts-refused", drafts_name_taken),
    Scene("drafts-compared", compared),
)
