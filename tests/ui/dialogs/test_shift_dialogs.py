"""Dialogs about a shift and a short rest by events: refused values stay with their reason."""

from datetime import date
from shutil import copy

import pytest
from PySide6.QtCore import Qt

from caredesk.domain.rows import RestException, Setting, Shift
from caredesk.domain.rules import Breach
from caredesk.domain.schedule import CellShift
from caredesk.services.edits import edit, undo_step
from caredesk.services.people import view_choices
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.rest_exception_dialog import RestExceptionDialog
from caredesk.ui.dialogs.shift_dialog import ShiftDialog
from tests.small_unit import small_unit
from tests.ui.on_screen import button, show, words

DAY = date(2026, 11, 25)
BREACH = Breach("daily_rest", "1001", DAY, 9.5, 11.0)
NAMES = {f"100{number}": f"Person 100{number}" for number in range(1, 5)}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("shifts") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(opened.store, small_unit())
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


@pytest.fixture
def exception(qtbot, style, unit):
    return show(qtbot, RestExceptionDialog(style, unit, BREACH, "Person 1001", parent=None))


def errors(dialog) -> list[str]:
    return [each.removeprefix("!  ") for each in words(dialog) if each.startswith("!")]


def fill(dialog: RestExceptionDialog, **texts: str) -> None:
    for name, text in texts.items():
        dialog.fields[name].edit.setText(text)


def held(unit) -> list[RestException]:
    return rows.read(unit.store, RestException)


def press(qtbot, dialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_an_exception_is_stored_with_reason_and_compensation(exception, unit, qtbot):
    fill(exception, reason="Kollega blev sjuk", compensation_from="2026-12-09")
    press(qtbot, exception)
    assert not exception.isVisible()
    assert held(unit) == [RestException("1001", DAY, "Kollega blev sjuk", date(2026, 12, 9))]
    assert exception.changes.persons == {"1001"}
    undo_step(unit)
    assert held(unit) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": "Sjuk kollega"}, "Skriv från vilken dag vilan ges igen."),
        ({"reason": "Sjuk kollega", "compensation_from": "2026-12-10"}, "Senast 2026-12-09."),
        ({"reason": "Sjuk", "compensation_from": "2026-11-24"}, "Vilan kan inte ges igen före den dagen."),
        ({"compensation_from": "2026-11-26"}, "Fyll i det här fältet."),
    ],
)
def test_what_would_be_no_exception_is_refused_at_its_field(exception, unit, qtbot, typed, said):
    fill(exception, **typed)
    press(qtbot, exception)
    assert errors(exception) == [said]
    assert {name: exception.fields[name].text() for name in typed} == typed
    assert held(unit) == []


def test_the_unit_may_have_less_time_for_compensation(unit, style, qtbot):
    with edit(unit, "fill"):
        rows.insert(unit.store, [Setting("rest_exception_days", None, "7")])
    dialog = show(qtbot, RestExceptionDialog(style, unit, BREACH, "Person 1001", parent=None))
    fill(dialog, reason="Sjuk kollega", compensation_from="2026-12-03")
    press(qtbot, dialog)
    assert errors(dialog) == ["Senast 2026-12-02."]


def test_days_that_are_none_or_turned_round_keep_what_was_typed(exception, unit, qtbot):
    fill(exception, reason="x", compensation_from="snart", compensation_to="2026-11-30")
    press(qtbot, exception)
    assert len(errors(exception)) == 1
    fill(exception, compensation_from="2026-12-01")
    press(qtbot, exception)
    assert len(errors(exception)) == 1
    assert exception.fields["compensation_to"].text() == "2026-11-30"
    assert held(unit) == []


def test_an_exception_that_exists_is_shown_and_can_be_taken_away(unit, style, qtbot):
    with edit(unit, "fill"):
        rows.insert(unit.store, [RestException("1001", DAY, "Sjuk kollega", date(2026, 11, 27))])
    dialog = show(qtbot, RestExceptionDialog(style, unit, BREACH, "Person 1001", parent=None))
    assert dialog.fields["reason"].text() == "Sjuk kollega"
    assert dialog.fields["compensation_from"].text() == "2026-11-27"
    qtbot.mouseClick(button(dialog, "Ta bort undantaget"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert held(unit) == []


@pytest.fixture
def shift(qtbot, style, unit):
    plan = Plan(unit)
    number, row = next(each for each in shifts_of(plan, DAY, DAY) if each[1].employee_no == "1001")
    cell = CellShift(number, row, 8.5, "ordinary", "Gran", "Undersköterska")
    choices = view_choices(unit)
    return show(qtbot, ShiftDialog(style, plan, cell, "Person 1001", choices, NAMES, parent=None))


def stored(unit) -> Shift:
    return next(row for _, row in shifts_of(Plan(unit), DAY, DAY) if row.employee_no == "1001")


def test_the_details_of_a_shift_are_shown_and_changed_as_one_step(shift, unit, qtbot):
    texts = shift.form.texts()
    assert (texts["start"], texts["end"], texts["break_minutes"]) == ("07:00", "16:00", "30")
    assert (texts["kind"], texts["section"]) == ("", "Gran")
    shift.form.set_texts({"end": "15:30", "kind": "Enkel övertid", "cause": "Sjukfrånvaro"})
    shift.form.set_texts({"replaces": "1003", "price": "1 250,5"})
    before = stored(unit)
    press(qtbot, shift)
    assert not shift.isVisible()
    assert stored(unit) == before._replace(
        end=930, kind="overtime_simple", cause="sick_leave", replaces="1003", price=1250.5
    )
    undo_step(unit)
    assert stored(unit) == before


def test_refused_values_stay_with_their_reason(shift, unit, qtbot):
    before = stored(unit)
    shift.form.set_texts({"start": "25:00", "break_minutes": "en halv"})
    press(qtbot, shift)
    assert len(errors(shift)) == 2
    assert shift.form.texts()["start"] == "25:00"
    assert stored(unit) == before
    shift.form.set_texts({"start": "07:00", "break_minutes": "600"})
    press(qtbot, shift)
    assert len(errors(shift)) == 1
    assert shift.form.fields["break_minutes"].hasFocus() or shift.form.fields["break_minutes"].edit.hasFocus()
    shift.form.set_texts({"break_minutes": "30", "borrowed_from": "Poolen"})
    press(qtbot, shift)
    assert len(errors(shift)) == 1
    assert stored(unit) == before


def test_nothing_changed_is_no_step(shift, unit, qtbot):
    press(qtbot, shift)
    assert not shift.isVisible()
    assert not shift.changes.tables
