"""Base schedules, roll-outs, periods, weeks copied and resource shifts, by keys, in their dialogs."""

from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from caredesk.domain.rows import BaseShift, Employee, Employment, MonthClosing, Shift, ShiftType, Unit
from caredesk.domain.schedule_rows import Period
from caredesk.language.formats import NO_BREAK
from caredesk.services.base_schedule import edit_base_schedule, view_base_schedule
from caredesk.services.edits import edit, history
from caredesk.services.plan import Plan
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.base_schedule_dialog import BaseScheduleDialog
from caredesk.ui.dialogs.copy_week_dialog import CopyWeekDialog
from caredesk.ui.dialogs.periods_dialog import PeriodsDialog
from caredesk.ui.dialogs.resource_dialog import ResourceDialog
from caredesk.ui.dialogs.roll_out_dialog import RollOutDialog
from caredesk.ui.widgets.entry_table import EntryView
from tests.builders import on
from tests.ui.on_screen import button, show, words

TODAY, MONDAY = on("2026-11-03"), on("2026-11-09")
D = (420, 930, 30)
FREE = ("",) * 7
LONG_AGO = on("2020-01-01")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("layers") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(
            opened.store,
            [
                Unit("Lönngården", LONG_AGO, po_percent=50),
                *(Employee(number, name) for number, name in (("1", "Anna Ek"), ("2", "Bo Alm"))),
                Employment("1", LONG_AGO, None, "permanent", "Gran", monthly_pay=30_000),
                Employment("2", LONG_AGO, None, "permanent", "Tall", monthly_pay=30_000),
                ShiftType("D", "Dag", *D),
                ShiftType("K", "Kväll", 780, 1290, 30),
                Shift("1", MONDAY, "D", *D),
                Shift("2", MONDAY, "D", *D, kind="resource"),
            ],
        )
    return path


@pytest.fixture
def plan(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield Plan(opened)


def codes(plan: Plan) -> list[str]:
    return [step.code for step in history(plan.unit)][1:]


@pytest.fixture
def base(qtbot, style, plan):
    return show(qtbot, BaseScheduleDialog(style, plan, employee_no="1", day=TODAY, parent=None))


def texts(plan: Plan) -> list[tuple[str, ...]]:
    """Anna's weeks."""
    return [week.texts for week in view_base_schedule(plan.unit, employee_no="1", day=TODAY).weeks]


def test_a_cycle_is_typed_and_pasted_and_stored_as_one_step(qtbot, plan, base):
    QAbstractItemModelTester(base.table.entries.model)
    assert base.start.text() == "2026-11-09"  # a new one begins next Monday
    view: EntryView = base.table.entries.view
    assert view.hasFocus()
    qtbot.keyClicks(view, "d")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    QGuiApplication.clipboard().setText("D\tD\t\t\t\tK\tK\n\tD+K\n")
    view.paste()
    assert base.count.text() == "3"  # the block began in the second row
    assert base.hours.plain().replace(NO_BREAK, " ") == "Medel 18,7 h per vecka · avtal 38,3 h · −19,6 h"
    qtbot.mouseClick(base.go, Qt.MouseButton.LeftButton)
    assert base.changes.tables == {"base_shift"}
    assert texts(plan) == [("D", *FREE[1:]), ("D", "D", "", "", "", "K", "K"), ("", "D+K", *FREE[2:])]
    assert codes(plan) == ["base_schedule"]


def test_a_refused_cell_stays_with_its_reason_and_stops_the_storing(qtbot, plan, base):
    model = base.table.entries.model
    model.enter([(0, "0", "D"), (0, "1", "X"), (1, "0", "K")])
    assert "Turen X finns inte. Välj en av enhetens turer." in base.table.entries.sentence()
    qtbot.mouseClick(base.go, Qt.MouseButton.LeftButton)
    assert base.isVisible()
    assert codes(plan) == []
    assert [model.index(0, column).data() for column in (1, 2)] == ["D", "X"]
    model.enter([(0, "1", "K")])
    qtbot.mouseClick(base.go, Qt.MouseButton.LeftButton)
    assert texts(plan) == [("D", "K", *FREE[2:]), ("K", *FREE[1:])]


def test_a_cycle_that_is_typed_and_not_stored_is_told_of_once_before_it_is_left(qtbot, plan, base):
    base.table.entries.model.enter([(0, "0", "D")])
    qtbot.keyClick(base, Qt.Key.Key_Escape)
    assert base.isVisible()
    assert "!  Det du skrev är inte sparat. Spara det, eller välj Avbryt en gång till." in words(base)
    qtbot.keyClick(base, Qt.Key.Key_Escape)
    assert not base.isVisible()
    assert codes(plan) == []


def test_a_block_of_too_many_weeks_is_refused_whole(base):
    QGuiApplication.clipboard().setText("D\tD\n" * 50_000)
    base.table.entries.view.paste()
    assert base.table.entries.sentence() == "!  Ett grundschema har högst 52 veckor."
    assert base.table.weeks() == (FREE,)


def test_another_person_is_shown_when_the_first_is_stored(qtbot, plan, base):
    base.table.entries.model.enter([(0, "0", "D")])
    base.start.edit.setText("i morgon")
    base.person.set_value("2")
    base.person.changed.emit()
    assert base.person.value() == "1"  # no such day
    base.start.edit.setText("2026-11-02")
    base.person.set_value("2")
    base.person.changed.emit()
    assert (base.person.value(), base.table.weeks()) == ("2", (FREE,))
    qtbot.keyClick(base, Qt.Key.Key_Escape)
    assert base.result() == base.DialogCode.Accepted
    assert base.changes.persons == {"1"}
    assert texts(plan) == [("D", *FREE[1:])]


def test_a_new_cycle_begins_as_the_one_in_force_and_one_is_removed(qtbot, style, plan):
    edit_base_schedule(plan.unit, employee_no="1", start_date=TODAY, weeks=[("K", *FREE[1:])])
    base = show(qtbot, BaseScheduleDialog(style, plan, employee_no="1", day=TODAY, parent=None))
    base.which.set_value("new")
    base.which.changed.emit()
    assert (base.start.text(), base.table.weeks()) == ("2026-11-09", (("K", *FREE[1:]),))
    base.count.edit.setText("0")
    base.count.edit.editingFinished.emit()
    assert "!  Skriv ett tal från 1 till 52." in words(base)
    base.count.edit.setText("2")
    base.count.edit.editingFinished.emit()
    assert "▲ Vecka 2 är tom." in words(base)
    qtbot.mouseClick(base.go, Qt.MouseButton.LeftButton)
    assert len(rows.read(plan.unit.store, BaseShift)) == 2
    again = show(qtbot, BaseScheduleDialog(style, plan, employee_no="1", day=MONDAY, parent=None))
    qtbot.mouseClick(again.remove, Qt.MouseButton.LeftButton)
    assert again.start.text() == str(TODAY)
    assert len(rows.read(plan.unit.store, BaseShift)) == 1


@pytest.fixture
def rolling(qtbot, style, plan):
    """Anna's base schedule of Mondays and Tuesdays over two weeks; her first Monday stands already."""
    weeks = [("K", "D", *FREE[2:])]
    edit_base_schedule(plan.unit, employee_no="1", start_date=TODAY, weeks=weeks)
    dialog = RollOutDialog(
        style, plan, first_day=on("2026-10-26"), last_day=on("2026-11-22"), today=TODAY, parent=None
    )
    show(qtbot, dialog).look()
    return dialog


def test_a_roll_out_says_what_it_does_and_what_it_leaves(qtbot, plan, rolling):
    assert rolling.first.text() == "2026-11-04"  # tomorrow
    assert rolling.sentence.plain() == (
        "3 pass läggs in · 0 ändras · 0 tas bort. Allt blir ett steg som kan ångras. 1 dag lämnas som den är:"
    )
    left = [rolling.left.index(0, column).data() for column in range(3)]
    assert left == ["Ek, Anna", "mån 9 nov 2026", "ändrad för hand eller inläst från fil"]
    qtbot.keyClick(rolling.first.edit, Qt.Key.Key_Return)
    assert rolling.changes.tables == {"shift", "rolled_out"}
    assert codes(plan) == ["base_schedule", "rolled_out"]


def test_closed_months_are_told_of_before_a_week_is_copied_or_rolled_out_to_them(qtbot, style, plan, rolling):
    with edit(plan.unit, "closed"):
        rows.insert(plan.unit.store, [MonthClosing("2026-11", True)])
    told = "▲ November 2026 är stängd; dess siffror räknas om."
    rolling.look()
    assert rolling.warning.text() == told
    dialog = show(qtbot, CopyWeekDialog(style, plan, monday=MONDAY, parent=None))
    assert not dialog.warning.isVisible()
    dialog.weeks.edit.setText("48")
    dialog.look()
    assert dialog.warning.text() == told


def test_days_that_cannot_be_rolled_out_are_told_at_their_field(qtbot, rolling):
    rolling.last.edit.selectAll()
    qtbot.keyClicks(rolling.last.edit, "2026-11-01")
    rolling.look()
    assert not rolling.go.isEnabled()
    assert any("Sista dagen kan inte ligga före den första" in each for each in words(rolling))


def test_a_period_is_typed_in_a_new_row_and_can_be_rolled_out(qtbot, style, plan):
    dialog = show(qtbot, PeriodsDialog(style, plan, parent=None))
    assert not dialog.roll_out.isEnabled()
    dialog.table.model.enter(
        [(0, "name", "Vår"), (0, "first_day", "2027-01-11"), (0, "last_day", "2027-06-13")]
    )
    dialog.table.view.setCurrentIndex(dialog.table.model.index(0, 0))
    qtbot.mouseClick(dialog.roll_out, Qt.MouseButton.LeftButton)
    assert dialog.to_roll_out == Period("Vår", on("2027-01-11"), on("2027-06-13"))
    assert dialog.changes.tables == {"period"}
    assert codes(plan) == ["period_added"]


def test_a_period_that_is_refused_is_seen_before_the_dialog_closes(qtbot, style, plan):
    dialog = show(qtbot, PeriodsDialog(style, plan, parent=None))
    dialog.table.model.enter([(0, "name", "Vår"), (0, "first_day", "i vår"), (0, "last_day", "")])
    dialog.close_button.click()
    assert dialog.isVisible()
    assert dialog.table.sentence().startswith("! ")
    dialog.close_button.click()
    assert not dialog.isVisible()
    assert codes(plan) == []


def test_a_week_is_copied_to_nine_others_by_a_few_keys(qtbot, style, plan):
    dialog = show(qtbot, CopyWeekDialog(style, plan, monday=MONDAY, parent=None))
    qtbot.keyClicks(QApplication.focusWidget(), "47-2")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert dialog.go.text() == "Kopiera 9 veckor"  # 2026 has a week 53
    assert not dialog.isVisible()
    held = [row.day for row in rows.read(plan.unit.store, Shift, "employee_no = '1'")]
    assert (len(held), max(held)) == (10, on("2027-01-11"))


def test_what_stands_in_the_way_is_seen_before_it_is_copied(qtbot, style, plan):
    with edit(plan.unit, "by hand"):
        rows.insert(plan.unit.store, [Shift("1", on("2026-11-16"), "K", 780, 1290, 30)])
    dialog = show(
        qtbot, CopyWeekDialog(style, plan, monday=MONDAY, chosen=["1"], section="Tall", parent=None)
    )
    qtbot.keyClicks(dialog.weeks.edit, "47")
    qtbot.keyClick(dialog.weeks.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.conflicts.rowCount() == 1
    assert dialog.who.box.currentText() == "De markerade: 1"
    dialog.replace.setChecked(True)
    assert dialog.sentence.plain().startswith("1 pass kopieras · 1 tas bort. ")
    qtbot.keyClick(dialog.weeks.edit, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.changes.persons == {"1"}


def test_weeks_that_cannot_be_read_are_told_and_kept(qtbot, style, plan):
    dialog = show(qtbot, CopyWeekDialog(style, plan, monday=MONDAY, parent=None))
    qtbot.keyClicks(dialog.weeks.edit, "47-x")
    qtbot.keyClick(dialog.weeks.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.weeks.text() == "47-x"
    assert any(each.startswith("!  ”47-x” är inga veckor.") for each in words(dialog))


def test_a_resource_shift_is_lent_and_taken_back(qtbot, style, plan):
    dialog = show(qtbot, ResourceDialog(style, plan, first_day=MONDAY, last_day=MONDAY, parent=None))
    lend, take_back = button(dialog, "Låna ut"), button(dialog, "Ta tillbaka")
    assert (lend.isEnabled(), take_back.isEnabled()) == (True, False)
    qtbot.mouseClick(lend, Qt.MouseButton.LeftButton)
    assert "!  Skriv eller välj enheten som lånar passet." in words(dialog)
    dialog.unit_name.set_text("Tallen")
    qtbot.mouseClick(lend, Qt.MouseButton.LeftButton)
    assert dialog.sentence.plain().replace(NO_BREAK, " ").startswith("v. 46: utlånat 8,0 h mot köpt 0,0 h")
    assert take_back.isEnabled()
    qtbot.mouseClick(take_back, Qt.MouseButton.LeftButton)
    assert codes(plan) == ["shifts_lent", "shifts_taken_back"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.changes.first_day == MONDAY
