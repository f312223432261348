"""Sick leave in the real window by keys alone: reported with substitutes, seen, ended, and undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Shift
from caredesk.services.edits import edit, history
from caredesk.services.figures import view_figures
from caredesk.storage import rows, verify
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.sick_report_dialog import SickReportDialog
from caredesk.ui.dialogs.well_report_dialog import WellReportDialog
from caredesk.ui.pages.absence_page import AbsencePage
from caredesk.ui.pages.schedule_page import SchedulePage
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.labels import PartsLabel
from caredesk.ui.widgets.person_choice import PersonChoice
from tests.answers import Answers
from tests.sample import NOW

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
KEY = Qt.Key
MOST_KEYS = 25

InDialog = Callable[[type[QDialog], Callable[[QDialog], None]], None]


def content(desktop: Desktop) -> str:
    return verify.content_hash(desktop.unit.store.db)


def somebody(desktop: Desktop) -> tuple[str, str]:
    """Number and name, in plain letters, of somebody who is here and works today and tomorrow."""
    store = desktop.unit.store
    days: dict[str, set[date]] = defaultdict(set)
    for row in rows.read(store, Shift, "day BETWEEN ? AND ?", (TODAY.isoformat(), TOMORROW.isoformat())):
        if row.shift_code == "D" and row.kind in ("", "ordinary"):
            days[row.employee_no].add(row.day)
    away = {row.employee_no for row in rows.read(store, Absence) if (row.last_day or TODAY) >= TODAY}
    paid = {row.employee_no for row in rows.read(store, Employment) if row.form == "permanent"}
    found = [
        (person.employee_no, person.name)
        for person in rows.read(store, Employee)
        if person.employee_no in paid - away and len(days[person.employee_no]) == 2 and person.name.isascii()
    ]
    return min(found, key=lambda pair: len(pair[1]))


class Typist:
    """Types in whatever has the keyboard, also over the window, and counts the keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot: Any = qtbot
        self.keys = 0

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget(), key)
            QApplication.processEvents()
            self.keys += 1

    def type(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self._qtbot.keyClicks(QApplication.focusWidget(), text)
        self.keys += len(text)


def closed_by(typist: Typist, dialog: QDialog, *keys: Qt.Key) -> None:
    """Presses the keys that make the dialog do its work; one that stays would hold the test for ever."""
    try:
        typist.press(*keys)
        assert not dialog.isVisible(), "the dialog is still there"
    finally:
        if dialog.isVisible():
            dialog.reject()


def report(desktop: Desktop, typist: Typist, in_dialog: InDialog, name: str) -> None:
    """Sick today and tomorrow, the best substitute for each shift."""

    def fill(dialog: QDialog) -> None:
        typist.type(name.lower())
        until = (KEY.Key_Return, KEY.Key_Tab, KEY.Key_Up, KEY.Key_Up)
        closed_by(typist, dialog, *until, *[KEY.Key_Return] * 4)

    in_dialog(SickReportDialog, fill)
    QTest.keyClick(desktop.window, KEY.Key_F9)
    typist.keys += 1


def stand_ins(desktop: Desktop, number: str) -> list[Shift]:
    return rows.read(desktop.unit.store, Shift, "replaces = ? AND day >= ?", (number, TODAY.isoformat()))


def test_somebody_is_reported_sick_with_two_shifts_replaced_in_25_keystrokes(
    qtbot, opened: Desktop, in_dialog: InDialog
):
    number, name = somebody(opened)
    before, typist = content(opened), Typist(qtbot)
    report(opened, typist, in_dialog, name)
    assert typist.keys <= MOST_KEYS
    (held,) = rows.read(opened.unit.store, Absence, "employee_no = ? AND first_day = ?", (number, str(TODAY)))
    assert (held.cause, held.last_day, held.expected_end) == ("sick", None, TOMORROW)
    found = stand_ins(opened, number)
    assert sorted(row.day for row in found) == [TODAY, TOMORROW]
    assert all(row.employee_no and row.employee_no != number for row in found)
    assert history(opened.unit)[-1].code == "sick_reported"
    assert name in opened.window.top_bar.status.accessibleName() + opened.window.top_bar.status.toolTip()
    page = opened.window.show_page(4)
    assert isinstance(page, AbsencePage)
    timeline = page.overview.timeline.table.timeline
    names = [timeline.index(row, 0).data() for row in range(timeline.rowCount())]
    assert any(name in str(name) for name in names)
    opened.steps.undo()
    assert content(opened) == before


def test_who_is_back_is_reported_well_and_what_was_booked_after_that_is_offered(
    qtbot, opened: Desktop, in_dialog: InDialog
):
    number, name = somebody(opened)
    typist = Typist(qtbot)
    report(opened, typist, in_dialog, name)
    offered: list[int] = []

    def back_tomorrow(dialog: QDialog) -> None:
        assert isinstance(dialog, WellReportDialog)
        typist.type(name.lower())
        typist.press(KEY.Key_Return, KEY.Key_Up, KEY.Key_Return)
        offered.append(sum(box.isVisible() for box in dialog.bookings.findChildren(CheckBox)))
        closed_by(typist, dialog, KEY.Key_Return)

    in_dialog(WellReportDialog, back_tomorrow)
    # Without a window manager nobody gives the window the keyboard back.
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    QTest.keyClick(opened.window, KEY.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert offered == [1]
    (held,) = rows.read(opened.unit.store, Absence, "employee_no = ? AND first_day = ?", (number, str(TODAY)))
    assert held.last_day == TODAY
    assert history(opened.unit)[-1].code == "well_reported"


def test_an_absence_in_a_closed_month_asks_to_open_the_month_again(
    opened: Desktop, answers: Answers, in_dialog: InDialog
):
    with edit(opened.unit, "close_month", month="2026-10"):
        for place, closed in rows.read_with_ids(opened.unit.store, MonthClosing, "month = '2026-10'"):
            rows.update(opened.unit.store, place, closed._replace(closed=True))
    page = opened.window.show_page(4)
    assert isinstance(page, AbsencePage)
    number, row = next(
        (number, row)
        for number, row in rows.read_with_ids(opened.unit.store, Absence, "cause = 'sick'")
        if date(2026, 10, 5) < row.first_day and (row.last_day or TODAY) < date(2026, 10, 25)
    )
    before = view_figures(opened.unit, month="2026-10").sick_leave.sick_hours
    longer = (row.last_day or TODAY) + timedelta(days=1)
    answers.choice = None
    page.hand.move(number, row.first_day, longer)
    assert "2026-10" in answers.asked[-1]
    assert view_figures(opened.unit, month="2026-10").sick_leave.sick_hours == before
    answers.choice = 0
    page.hand.move(number, row.first_day, longer)
    assert view_figures(opened.unit, month="2026-10").sick_leave.sick_hours != before
    (closing,) = rows.read(opened.unit.store, MonthClosing, "month = '2026-10'")
    assert not closing.closed
    opened.steps.undo()
    (closing,) = rows.read(opened.unit.store, MonthClosing, "month = '2026-10'")
    assert closing.closed
    assert view_figures(opened.unit, month="2026-10").sick_leave.sick_hours == before


@pytest.mark.parametrize("view", ["absence", "overtime"])
def test_each_view_shows_the_month_and_section_of_the_top_bar(opened: Desktop, view: str):
    page = opened.window.show_page(4)
    assert isinstance(page, AbsencePage)
    page.show_view(view)
    sentence = page.head.findChildren(PartsLabel)[0]
    whole = sentence.plain()
    assert "oktober" in whole
    opened.window.top_bar.month.set_month("2026-09")
    opened.window.place_changed.emit()
    of_unit = sentence.plain()
    assert "september" in of_unit
    opened.window.top_bar.section.set_section("Asken")
    opened.window.place_changed.emit()
    assert page.views.current() == view
    assert sentence.plain() not in (whole, of_unit)


def test_a_person_in_the_schedule_is_reported_from_there(opened: Desktop, in_dialog: InDialog):
    number, _name = somebody(opened)
    page = opened.window.show_page(2)
    assert isinstance(page, SchedulePage)
    chosen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SickReportDialog)
        person = dialog.findChildren(PersonChoice)[0].current()
        assert person is not None
        chosen.append(person.employee_no)
        dialog.reject()

    in_dialog(SickReportDialog, look)
    page.menu.sick_asked.emit(number)
    assert chosen == [number]


def test_the_cost_follows_the_page_and_is_not_asked_for_when_the_unit_is_left(qtbot, opened: Desktop):
    page = opened.window.show_page(4)
    assert isinstance(page, AbsencePage)
    assert page.overview.cost.model.rowCount() == 0
    opened.window.show_page(1)
    qtbot.wait(30)
    assert page.overview.cost.model.rowCount() == 0
    opened.window.show_page(4)
    qtbot.waitUntil(lambda: page.overview.cost.model.rowCount() > 0)
