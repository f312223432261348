"""Reported well, whole or in part, and absences of other causes added, corrected and removed by events."""

from datetime import date
from shutil import copy
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Shift
from caredesk.services.edits import edit, undo_step
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_dialog import AbsenceDialog
from caredesk.ui.dialogs.well_report_dialog import WellReportDialog
from caredesk.ui.widgets.check_box import CheckBox
from tests.small_unit import small_unit
from tests.ui.on_screen import button, show, words

TODAY, TOMORROW = date(2026, 11, 25), date(2026, 11, 26)
SICK_FROM, EXPECTED = date(2026, 11, 24), date(2026, 11, 27)
ENTER, UP = Qt.Key.Key_Return, Qt.Key.Key_Up


def stand_in(day: date, employee_no: str = "") -> Shift:
    return Shift(employee_no, day, "D", 420, 960, 30, section="Gran", replaces="1003", cause="sick_leave")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Person 1003 has been sick since yesterday; of the days to come one shift has somebody, two nobody."""
    path = tmp_path_factory.mktemp("absence") / "enhet.caredesk"
    filled: list[NamedTuple] = [
        *small_unit(),
        Employee("2001", "Vikarie 2001"),
        Employment("2001", date(2020, 1, 1), None, "hourly", "Gran", "Undersköterska", hourly_pay=170),
        Absence("1003", SICK_FROM, None, "sick", None, EXPECTED),
        stand_in(TODAY),
        stand_in(TOMORROW, "2001"),
        stand_in(EXPECTED)._replace(ordered="2026-11-24"),
    ]
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(opened.store, filled)
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


@pytest.fixture
def opened(qtbot, style, unit, answers):
    """Opens a dialog; it is left again whatever happens."""
    shown = []

    def open_one(kind, **facts):
        dialog = kind(style, unit, Bus(), ask=answers, today=TODAY, parent=None, **facts)
        shown.append(show(qtbot, dialog))
        return dialog

    yield open_one
    for dialog in shown:
        dialog.reject()


def press(qtbot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def of_person(unit, employee_no: str = "1003") -> list[Absence]:
    return [row for row in rows.read(unit.store, Absence) if row.employee_no == employee_no]


def number_of(unit, employee_no: str = "1003") -> int:
    held = rows.read_with_ids(unit.store, Absence)
    return next(number for number, row in held if row.employee_no == employee_no)


def stand_ins(unit) -> list[date]:
    return sorted(row.day for row in rows.read(unit.store, Shift) if row.replaces == "1003")


def refusals(dialog) -> list[str]:
    return [each for each in words(dialog) if each.startswith("!")]


def test_back_tomorrow_ends_it_today_and_removes_what_nobody_has_promised(opened, unit, qtbot):
    dialog = opened(WellReportDialog, employee_no="1003")
    press(qtbot, UP)
    assert dialog.day.day() == TOMORROW
    press(qtbot, ENTER)
    QApplication.processEvents()
    boxes = [(box.text(), box.isChecked()) for box in dialog.findChildren(CheckBox) if box.isVisible()]
    assert [ticked for _, ticked in boxes] == [False, True]
    assert "Vikarie 2001" in boxes[0][0]
    press(qtbot, ENTER)
    assert not dialog.isVisible()
    assert of_person(unit) == [Absence("1003", SICK_FROM, TODAY, "sick")]
    assert stand_ins(unit) == [TODAY, TOMORROW]
    assert dialog.said == "Person 1003 tillbaka tor 26 nov"
    undo_step(unit)
    assert stand_ins(unit) == [TODAY, TOMORROW, EXPECTED]


def test_a_tick_that_the_user_sets_or_takes_away_decides(opened, unit):
    dialog = opened(WellReportDialog, employee_no="1003")
    for box in dialog.findChildren(CheckBox):
        box.click()
    dialog.go.click()
    assert stand_ins(unit) == [TODAY, EXPECTED]


def test_back_in_part_leaves_the_rest_of_the_absence_and_the_bookings(opened, unit, qtbot):
    dialog = opened(WellReportDialog, employee_no="1003")
    press(qtbot, UP)
    button(dialog, "50\N{NO-BREAK SPACE}%").click()
    assert dialog.go.text().startswith("Friskanmäl till 50")
    dialog.go.click()
    assert not dialog.isVisible()
    assert of_person(unit) == [
        Absence("1003", SICK_FROM, TODAY, "sick"),
        Absence("1003", TOMORROW, None, "sick", 50, EXPECTED),
    ]
    assert len(stand_ins(unit)) == 3


def test_only_who_is_away_can_be_reported_well(opened):
    dialog = opened(WellReportDialog)
    names = [dialog.person.model.row(dialog.person.model.index(place, 0)).name for place in (0, 1)]
    assert dialog.person.model.rowCount() == 2
    assert sorted(names) == ["Person 1002", "Person 1003"]


def test_a_day_before_the_absence_is_said_at_the_day_and_kept(opened, unit, qtbot):
    dialog = opened(WellReportDialog, employee_no="1003")
    dialog.day.edit.setText("2026-11-20")
    press(qtbot, ENTER)
    assert len(refusals(dialog)) == 1
    assert (dialog.day.text(), dialog.day.edit.hasFocus()) == ("2026-11-20", True)
    assert not dialog.go.isEnabled()
    assert not dialog.bookings.isVisible()


def test_a_closed_month_is_asked_about_when_somebody_is_back(opened, unit, answers):
    with edit(unit, "fill"):
        rows.insert(unit.store, [MonthClosing("2026-11", True)])
    answers.choice = None
    dialog = opened(WellReportDialog, employee_no="1003")
    dialog.go.click()
    assert (dialog.isVisible(), len(answers.asked), len(stand_ins(unit))) == (True, 1, 3)
    answers.choice = 0
    dialog.go.click()
    assert not dialog.isVisible()
    assert of_person(unit)[0].last_day == SICK_FROM


def test_an_absence_of_a_day_takes_who_why_and_the_verb(opened, unit, qtbot):
    dialog = opened(AbsenceDialog)
    qtbot.keyClicks(QApplication.focusWidget(), "1004")
    press(qtbot, ENTER, Qt.Key.Key_V, ENTER, ENTER)
    assert not dialog.isVisible()
    assert of_person(unit, "1004") == [Absence("1004", TODAY, TODAY, "child_care")]
    assert dialog.changes.persons == {"1004"}
    assert dialog.said == "Inlagt: VAB, Person 1004, ons 25 nov"


def test_letters_and_arrows_walk_the_causes(opened, qtbot):
    dialog = opened(AbsenceDialog, employee_no="1004")
    causes = dialog.form.causes
    press(qtbot, Qt.Key.Key_S)
    first = causes.cause()
    press(qtbot, Qt.Key.Key_S)
    assert {first, causes.cause()} == {"vacation", "studies"}
    press(qtbot, Qt.Key.Key_Left, ENTER)
    assert causes.cause() == "leave"
    assert dialog.form.first.edit.hasFocus()


def test_what_is_missing_or_wrong_is_said_where_it_stands(opened, unit, qtbot):
    dialog = opened(AbsenceDialog, employee_no="1004")
    dialog.go.click()
    assert refusals(dialog) == ["!  Välj en orsak."]
    dialog.form.causes.set_cause("vacation")
    dialog.form.last.edit.setText("2026-11-20")
    dialog.go.click()
    assert len(refusals(dialog)) == 1
    assert (dialog.form.last.edit.hasFocus(), dialog.form.last.text()) == (True, "2026-11-20")
    dialog.form.last.set_day(TOMORROW)
    dialog.form.extent.set_text("140")
    dialog.go.click()
    assert refusals(dialog) == ["!  Skriv 1–100 %."]
    assert of_person(unit, "1004") == []


def test_what_an_absence_takes_from_another_is_told_before(opened, unit):
    with edit(unit, "fill"):
        rows.insert(unit.store, [Absence("1004", TODAY, EXPECTED, "vacation")])
    dialog = opened(AbsenceDialog, employee_no="1004")
    dialog.form.causes.set_cause("sick")
    dialog.form.causes.chosen.emit()
    dialog._tell()
    told = [each for each in words(dialog) if each.startswith("▲")]
    assert len(told) == 1
    assert "Semester" in told[0]


def test_one_that_stands_gets_other_days_and_its_certificate(opened, unit):
    dialog = opened(AbsenceDialog, number=number_of(unit))
    assert dialog.form.expected.day() == EXPECTED
    dialog.form.expected.edit.setText("2026-11-30")
    dialog.form.certificate.click()
    dialog.go.click()
    assert of_person(unit) == [
        Absence("1003", SICK_FROM, None, "sick", None, date(2026, 11, 30), certificate=True)
    ]


def test_its_extent_changes_from_a_day(opened, unit, qtbot):
    dialog = opened(AbsenceDialog, number=number_of(unit))
    number = (TODAY - SICK_FROM).days + 1
    assert any(text.endswith(f"dag {number} i sjuklöneperioden") for text in words(dialog))
    dialog.from_day.set_day(date(2026, 11, 23))
    dialog.change_extent.click()
    assert (len(refusals(dialog)), dialog.from_day.edit.hasFocus()) == (1, True)
    dialog.from_day.set_day(TOMORROW)
    dialog.from_day.setFocus()
    press(qtbot, ENTER)
    assert not dialog.isVisible()
    assert [row.extent_percent for row in of_person(unit)] == [None, 75]


def test_it_is_removed_without_a_question_and_undone(opened, unit, answers):
    before = of_person(unit)
    dialog = opened(AbsenceDialog, number=number_of(unit))
    dialog.remove.click()
    assert (of_person(unit), answers.asked, dialog.isVisible()) == ([], [], False)
    undo_step(unit)
    assert of_person(unit) == before


def test_a_larger_extent_tells_what_it_takes_before_it_is_made(opened, unit, qtbot):
    """Half sick from the 25th, and half on holiday: wholly sick takes the holiday's days."""
    with edit(unit, "fill"):
        rows.insert(unit.store, [Absence("1001", TODAY, None, "sick", 50.0)])
        rows.insert(unit.store, [Absence("1001", TODAY, TOMORROW, "vacation", 50.0)])
    found = rows.read_with_ids(unit.store, Absence, "employee_no = '1001' AND cause = 'sick'")
    number = next(number for number, row in found if row.first_day == TODAY)
    dialog = opened(AbsenceDialog, number=number)
    before = of_person(unit, "1001")
    dialog.new_extent.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "100")

    def told() -> bool:
        return any(text.startswith("▲  Semester") for text in words(dialog))

    qtbot.waitUntil(told)
    assert of_person(unit, "1001") == before
