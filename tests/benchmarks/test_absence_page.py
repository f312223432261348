"""Frånvaro och övertid: each view coming in view, and again after an edit; a report of sickness by its steps.

Of the sample unit and of 60 staff with 2 and with 10 years of shifts, in the real window, with its repaint,
and without disk sync: what a commit costs is measured apart (test_schedule_edit.py).
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Shift
from caredesk.services.edits import undo_step
from caredesk.storage import rows
from caredesk.ui import preferences
from caredesk.ui.app import make_desktop, make_frame
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.sick_report_dialog import SickReportDialog
from caredesk.ui.pages.absence_page import AbsencePage
from tests import sample
from tests.benchmarks.large_unit import own_copy

ABSENCE = 4
OPENINGS, REPORTS = 7, 3
BAR, LONGEST = 150, 200
LARGE_NOW = datetime(2026, 11, 10, 9, 30)


def _told(times: list[float], bar: int) -> str:
    return f"median {statistics.median(times):.0f} ms (bar {bar}), longest {max(times):.0f} ms"


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def _desktop(path: Path, now: datetime) -> Desktop:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window, style = make_frame(app, "light")
    window.show()
    desktop = make_desktop(window, style, preferences.Preferences(), now=lambda: now)
    assert desktop.desk.open(path)
    desktop.unit.store.db.conn.execute("PRAGMA synchronous = OFF")
    return desktop


def _tell_page(desktop: Desktop, name: str) -> None:
    page = desktop.window.show_page(ABSENCE)
    assert isinstance(page, AbsencePage)
    for view in ("absence", "overtime", "journal"):
        page.show_view(view)
        QApplication.processEvents()
        openings, edits = [], []
        for _ in range(OPENINGS):
            desktop.window.show_page(1)
            QApplication.processEvents()
            page.ask_again()
            openings.append(_timed(lambda: desktop.window.show_page(ABSENCE)))
            edits.append(_timed(lambda: page.note(Changes(frozenset({"shift"})))))
        print(f"{name}: {view} comes in view {_told(openings, BAR)}")
        print(f"{name}: {view} after a shift is changed {_told(edits, LONGEST)}")
    page.show_view("absence")


def _somebody(desktop: Desktop, now: datetime) -> str:
    """Somebody who works today and is here."""
    held = rows.read(desktop.unit.store, Shift, "day = ?", (now.date().isoformat(),))
    dialog = SickReportDialog(
        desktop.around.style, desktop.unit, desktop.around.bus, ask=desktop.around.ask,
        today=now.date(), parent=None,
    )  # fmt: skip
    away = {each.employee_no for each in dialog.fields.person._people if each.note}
    dialog.reject()
    return next(row.employee_no for row in held if row.employee_no and row.employee_no not in away)


def _tell_report(desktop: Desktop, name: str, now: datetime) -> None:
    around, somebody = desktop.around, _somebody(desktop, now)
    steps: dict[str, list[float]] = {"opens": [], "person": [], "first shift": [], "effect": [], "made": []}
    for _ in range(REPORTS):
        made: list[SickReportDialog] = []

        def open_dialog(made: list[SickReportDialog] = made) -> None:
            dialog = SickReportDialog(
                around.style, desktop.unit, around.bus, ask=around.ask, today=now.date(),
                parent=desktop.window,
            )  # fmt: skip
            made.append(dialog)
            dialog.show()

        steps["opens"].append(_timed(open_dialog))
        dialog = made[0]
        dialog.fields.person.set_current(somebody)
        steps["person"].append(_timed(dialog._take_person))
        steps["first shift"].append(_timed(dialog._go_to_shifts))
        steps["effect"].append(_timed(dialog._effect._show))
        steps["made"].append(_timed(dialog._make_as_it_stands))
        assert dialog.changes.tables
        dialog.deleteLater()
        undo_step(desktop.unit)
    for step, times in steps.items():
        print(f"{name}: report of sickness, {step} {_told(times, LONGEST)}")


@pytest.mark.benchmark
@pytest.mark.parametrize("years", [0, 2, 10])
def test_absence_and_overtime_come_in_view(qapp, tmp_path: Path, years: int):
    now = LARGE_NOW if years else sample.NOW
    desktop = _desktop(own_copy(years, tmp_path) if years else sample.copy_sample(tmp_path), now)
    name = f"{years} years" if years else "sample"
    print()
    _tell_page(desktop, name)
    _tell_report(desktop, name, now)
    desktop.desk.close()
    desktop.window.close()
