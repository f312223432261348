"""Pictures of the views Övertid and Journal on the sample unit, the dialog of a grant, and an empty unit."""

from __future__ import annotations

import atexit
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caredesk.domain.rows import RestException, Shift
from caredesk.services.edits import edit
from caredesk.services.overtime_grants import edit_overtime_grant, view_grantable
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.overtime_grant_dialog import OvertimeGrantDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.journal_view import JournalView
from caredesk.ui.widgets.overtime_view import OvertimeView
from caredesk.ui.widgets.page_area import PageArea
from tests.answers import Answers
from tests.sample import copy_sample
from tests.scenes.today import NOW
from tests.stage import Scene, Stage


@cache
def busy() -> OpenUnit:
    """A sample unit of its own where limits are passed and rest is due."""
    folder = tempfile.TemporaryDirectory(prefix="caredesk-sample-")
    unit = open_unit(copy_sample(Path(folder.name)))
    atexit.register(folder.cleanup)
    atexit.register(unit.close)
    with edit(unit, "fill"):
        rows.insert(
            unit.store,
            [
                *(_overtime("2004", day) for day in range(1, 7)),
                *(_overtime("2005", day) for day in range(8, 11)),
                RestException("2004", date(2026, 10, 12), "Kollega sjuk"),
                RestException("2006", date(2026, 10, 28), "Kollega sjuk"),
                RestException("2007", date(2026, 10, 30), "Kollega sjuk", date(2026, 11, 6)),
            ],
        )
    edit_overtime_grant(
        unit, employee_no="2005", key="overtime_year_extra", hours=150, valid_from=date(2026, 10, 1)
    )
    return unit


def _overtime(employee_no: str, day: int) -> Shift:
    return Shift(employee_no, date(2026, 10, day), "", 420, 960, 0, "overtime_simple", cause="vacancy")


def view_in_window(stage: Stage, view: QWidget) -> MainWindow:
    """The window with a view of the page in its area."""
    area = PageArea(stage.style)
    area.add(view, 1)
    window = stage.window()
    window.add_page(Page(4, "Frånvaro", "thermometer", lambda: area))
    window.top_bar.status.set_stored(NOW, NOW.replace(hour=13, minute=45), today=NOW.date())
    window.set_unit_open(True)
    window.show_page(4)
    window.show()
    stage.settle()
    return window


def overtime_in_window(stage: Stage, unit: OpenUnit, section: str = "") -> tuple[MainWindow, OvertimeView]:
    """The window with the view Övertid."""
    view = OvertimeView(stage.style, unit, stage.keep(Bus()), clock=lambda: NOW)
    view.set_place("2026-10", section)
    view.refresh()
    return view_in_window(stage, view), view


def overtime(stage: Stage) -> QWidget:
    return overtime_in_window(stage, busy())[0]


def overtime_scrolled(stage: Stage) -> QWidget:
    window = overtime_in_window(stage, busy())[0]
    bar = window.findChildren(PageArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


def overtime_empty(stage: Stage) -> QWidget:
    unit = stage.keep(create_unit(stage.folder / "ny.caredesk", name="Björkbacken"))
    return overtime_in_window(stage, unit)[0]


def grant(stage: Stage) -> QWidget:
    unit = busy()
    window, _view = overtime_in_window(stage, unit)
    dialog = OvertimeGrantDialog(
        stage.style, unit, view_grantable(unit, today=NOW.date()), today=NOW.date(), parent=window
    )
    dialog.hours.set_error("Lagen tillåter högst 150 h extra på ett kalenderår.")
    stage.keep(dialog).show()
    return window


def journal(stage: Stage) -> QWidget:
    ask, jobs = stage.keep(Answers()), stage.keep(Jobs())
    view = JournalView(stage.style, busy(), ask=ask, jobs=jobs, clock=lambda: NOW)  # type: ignore[arg-type]
    view.set_place("2026-10")
    view.refresh()
    return view_in_window(stage, view)


SCENES = (
    Scene("absence-overtime", overtime),
    Scene("absence-overtime-scrolled", overtime_scrolled),
    Scene("absence-overtime-empty", overtime_empty),
    Scene("absence-overtime-grant", grant),
    Scene("absence-journal", journal),
)
