"""Pictures of the dialogs of absence on the sample unit: reported sick, reported well, and other causes."""

from __future__ import annotations

import atexit
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services.absence_people import view_people_to_report
from caredesk.services.session import OpenUnit, open_unit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_dialog import AbsenceDialog
from caredesk.ui.dialogs.report_choices import ReportChoices
from caredesk.ui.dialogs.sick_report_dialog import SickReportDialog
from caredesk.ui.dialogs.well_report_dialog import WellReportDialog
from caredesk.ui.main_window import MainWindow
from tests.answers import Answers
from tests.sample import copy_sample
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

PERSON = "2011"
LAST = date(2026, 11, 8)


def sick_who(stage: Stage) -> QWidget:
    window, dialog = _sick(stage, "")
    dialog.fields.person.field.edit.setText("an")
    dialog.fields.person.field.changed.emit("an")
    return window


def sick_when(stage: Stage) -> QWidget:
    return _sick(stage, PERSON)[0]


def sick_shifts(stage: Stage) -> QWidget:
    """The first shift is taken, the second one is to be ordered, the third is still to choose."""
    window, dialog = _sick(stage, PERSON)
    _until(dialog, LAST)
    dialog._take_shift()
    dialog.shifts.panel.take_way("pool")
    dialog._take_shift()
    dialog._effect._show()
    return window


def sick_why(stage: Stage) -> QWidget:
    window, dialog = _sick(stage, PERSON)
    _until(dialog, LAST)
    dialog.shifts.panel.take_way("vacant")
    dialog.shifts.panel.why.setChecked(True)
    dialog._effect._show()
    return window


def sick_refused(stage: Stage) -> QWidget:
    window, dialog = _sick(stage, PERSON)
    dialog.fields.last.edit.setText("2026-10-30")
    dialog._go_to_shifts()
    return window


def well(stage: Stage) -> QWidget:
    return _well(stage)[0]


def well_in_part(stage: Stage) -> QWidget:
    window, dialog = _well(stage)
    dialog.left.set_current("50.0")
    dialog.left.chosen.emit("50.0")
    return window


def _well(stage: Stage) -> tuple[MainWindow, WellReportDialog]:
    """Somebody whose shifts of the week have been booked by a report of sickness."""
    window, unit, today = _window(stage), reported(), NOW.date()
    dialog = WellReportDialog(
        stage.style,
        unit,
        stage.keep(Bus()),
        ask=stage.keep(Answers()),  # type: ignore[arg-type]
        today=today,
        employee_no=PERSON,
        parent=window,
    )
    dialog.day.set_day(today + timedelta(days=1))
    dialog._review()
    _show(stage, dialog)
    return window, dialog


def new(stage: Stage) -> QWidget:
    window, dialog = _absence(stage, employee_no=PERSON)
    dialog.form.causes.set_cause("vacation")
    dialog.form.last.set_day(LAST)
    dialog._tell()
    return window


def refused(stage: Stage) -> QWidget:
    window, dialog = _absence(stage, employee_no=PERSON)
    dialog.form.last.edit.setText("2026-11-01")
    dialog._finish()
    dialog.form.causes.set_cause("child_care")
    dialog._finish()
    return window


def change(stage: Stage) -> QWidget:
    unit = reported()
    number = next(
        each.number for each in view_people_to_report(unit, today=NOW.date()) if each.employee_no == PERSON
    )
    return _absence(stage, number=number)[0]


def _absence(
    stage: Stage, *, employee_no: str = "", number: int | None = None
) -> tuple[MainWindow, AbsenceDialog]:
    window = _window(stage)
    dialog = AbsenceDialog(
        stage.style,
        reported() if number is not None else sample(),
        stage.keep(Bus()),
        ask=stage.keep(Answers()),  # type: ignore[arg-type]
        today=NOW.date(),
        number=number,
        employee_no=employee_no,
        parent=window,
    )
    _show(stage, dialog)
    return window, dialog


@cache
def reported() -> OpenUnit:
    """A sample unit of its own with a report of sickness: a substitute, the pool, and the rest vacant."""
    folder = tempfile.TemporaryDirectory(prefix="caredesk-sample-")
    unit = open_unit(copy_sample(Path(folder.name)))
    atexit.register(folder.cleanup)
    atexit.register(unit.close)
    choices = ReportChoices(unit, today=NOW.date())
    view = choices.look(PERSON, NOW.date(), LAST, None)
    first, second, *others = view.hits
    choices.choose(first, "substitute", choices.ranking(first).candidates[0])
    choices.choose(second, "pool", None)
    for each in others:
        choices.choose(each, "vacant", None)
    choices.send(choices.completed())
    return unit


def _sick(stage: Stage, employee_no: str) -> tuple[MainWindow, SickReportDialog]:
    window = _window(stage)
    dialog = SickReportDialog(
        stage.style,
        sample(),
        stage.keep(Bus()),
        ask=stage.keep(Answers()),  # type: ignore[arg-type]
        today=NOW.date(),
        employee_no=employee_no,
        parent=window,
    )
    _show(stage, dialog)
    dialog._effect._show()
    return window, dialog


def _until(dialog: SickReportDialog, last: date) -> None:
    dialog.fields.last.set_day(last)
    dialog._go_to_shifts()


def _window(stage: Stage) -> MainWindow:
    window = stage.window()
    window.set_unit_open(True)
    window.show()
    stage.settle()
    return window


def _show(stage: Stage, dialog: QDialog) -> None:
    stage.keep(dialog).show()
    dialog.activateWindow()
    stage.settle()


SCENES = (
    Scene("absence-sick-who", sick_who),
    Scene("absence-sick-when", sick_when),
    Scene("absence-sick-shifts", sick_shifts),
    Scene("absence-sick-why", sick_why),
    Scene("absence-sick-refused", sick_refused),
    Scene("absence-well", well),
    Scene("absence-well-part", well_in_part),
    Scene("absence-new", new),
    Scene("absence-refused", refused),
    Scene("absence-change", change),
)
