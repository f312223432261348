"""Pictures of the dialogs about the layers of the schedule, on the sample unit."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services.entry import Typed
from caredesk.services.periods import edit_periods
from caredesk.services.plan import Plan
from caredesk.services.session import create_unit
from caredesk.ui.dialogs.base_schedule_dialog import BaseScheduleDialog
from caredesk.ui.dialogs.copy_week_dialog import CopyWeekDialog
from caredesk.ui.dialogs.periods_dialog import PeriodsDialog
from caredesk.ui.dialogs.resource_dialog import ResourceDialog
from caredesk.ui.dialogs.roll_out_dialog import RollOutDialog
from caredesk.ui.main_window import MainWindow
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

PERSON = "2011"
PERIODS = (
    ("Höst 2026", "2026-08-31", "2026-12-20"),
    ("Jul och nyår", "2026-12-14", "2027-01-10"),
    ("Vår 2027", "2027-01-11", "2027-06-13"),
    ("Sommar 2027", "2027-06-14", "2027-08-29"),
)


def base_schedule(stage: Stage) -> QWidget:
    return _base_schedule(stage)[0]


def base_schedule_refused(stage: Stage) -> QWidget:
    window, dialog = _base_schedule(stage)
    dialog.table.entries.model.enter([(1, "2", "Dag"), (2, "3", ""), (2, "4", "D+F")])
    dialog.count.edit.setText("8")
    dialog._take_count()
    return window


def _base_schedule(stage: Stage) -> tuple[MainWindow, BaseScheduleDialog]:
    window = _window(stage)
    dialog = BaseScheduleDialog(
        stage.style, Plan(sample()), employee_no=PERSON, day=NOW.date(), parent=window
    )
    _show(stage, dialog)
    return window, dialog


def roll_out(stage: Stage) -> QWidget:
    """A year from now: the sample's plan of the next weeks stands already, and was not rolled out."""
    window = _window(stage)
    plan, first = Plan(sample()), NOW.date()
    last = first + timedelta(days=365)
    dialog = RollOutDialog(
        stage.style,
        plan,
        first_day=first,
        last_day=last,
        today=first,
        persons=("2011", "2012"),
        parent=window,
    )
    _show(stage, dialog)
    return window


def roll_out_refused(stage: Stage) -> QWidget:
    window = _window(stage)
    dialog = RollOutDialog(
        stage.style,
        Plan(sample()),
        first_day=NOW.date(),
        last_day=NOW.date(),
        today=NOW.date(),
        parent=window,
    )
    dialog.last.edit.setText("2026-11-01")
    _show(stage, dialog)
    return window


def periods(stage: Stage) -> QWidget:
    window = _window(stage)
    unit = stage.keep(create_unit(stage.folder / "perioder.caredesk", name="Tallbacken"))
    for name, first, last in PERIODS:
        edit_periods(unit, [Typed({"name": name, "first_day": first, "last_day": last})])
    dialog = PeriodsDialog(stage.style, Plan(unit), parent=window)
    dialog.table.model.enter([(1, "last_day", "2026-06-01")])
    _show(stage, dialog)
    return window


def resource(stage: Stage) -> QWidget:
    return _resource(stage)[0]


def resource_weeks(stage: Stage) -> QWidget:
    window, dialog = _resource(stage)
    dialog.segment.set_current("weeks")
    dialog._turn_to("weeks")
    return window


def resource_surplus(stage: Stage) -> QWidget:
    window, dialog = _resource(stage)
    dialog.segment.set_current("surplus")
    dialog._turn_to("surplus")
    return window


def _resource(stage: Stage) -> tuple[MainWindow, ResourceDialog]:
    window = _window(stage)
    first = NOW.date() - timedelta(days=14)
    dialog = ResourceDialog(
        stage.style, Plan(sample()), first_day=first, last_day=first + timedelta(days=55), parent=window
    )
    _show(stage, dialog)
    return window, dialog


def copy_week(stage: Stage) -> QWidget:
    return _copy_week(stage, "47-51, 53-2")


def copy_week_refused(stage: Stage) -> QWidget:
    return _copy_week(stage, "47-54")


def _copy_week(stage: Stage, weeks: str) -> QWidget:
    window = _window(stage)
    dialog = CopyWeekDialog(
        stage.style,
        Plan(sample()),
        monday=date(2026, 11, 9),
        chosen=("2011", "2012"),
        section="Linden",
        parent=window,
    )
    dialog.weeks.edit.setText(weeks)
    dialog.look()
    _show(stage, dialog)
    return window


def _window(stage: Stage) -> MainWindow:
    window = stage.window()
    window.set_unit_open(True)
    window.show()
    stage.settle()
    return window


def _show(stage: Stage, dialog: QDialog) -> None:
    stage.keep(dialog).show()
    dialog.activateWindow()


SCENES = (
    Scene("layers-base", base_schedule),
    Scene("layers-base-refused", base_schedule_refused),
    Scene("layers-roll-out", roll_out),
    Scene("layers-roll-out-refused", roll_out_refused),
    Scene("layers-periods", periods),
    Scene("layers-copy", copy_week),
    Scene("layers-copy-refused", copy_week_refused),
    Scene("layers-resource", resource),
    Scene("layers-resource-weeks", resource_weeks),
    Scene("layers-resource-surplus", resource_surplus),
)
