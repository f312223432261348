"""Sickness reported by the keyboard alone: few strokes, each way to meet a shift, refusals, closed months."""

from datetime import date
from shutil import copy

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Need, Shift
from caredesk.domain.sick_report import ChoiceEffect
from caredesk.services.edits import edit, undo_step
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.sick_report_dialog import SickReportDialog
from caredesk.ui.widgets.person_choice import Choice, PersonChoice, matching
from tests.small_unit import small_unit
from tests.ui.on_screen import show, words

TODAY, FRIDAY, LAST = date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 28)
ENTER = Qt.Key.Key_Return
MOST_STROKES = 25


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A unit where two are asked for of each section, so that each shift of Person 1001 is missed."""
    path = tmp_path_factory.mktemp("sick") / "enhet.caredesk"
    filled = [row._replace(wanted=2) if isinstance(row, Need) else row for row in small_unit()]
    for number in ("2001", "2002", "2003"):
        filled.append(Employee(number, f"Vikarie {number}", phone="070-174 06 21"))
        hourly = Employment(
            number, date(2020, 1, 1), None, "hourly", "Gran", "Undersköterska", hourly_pay=170
        )
        filled.append(hourly)
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(opened.store, filled)
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


@pytest.fixture
def sent():
    return []


class Typist:
    """Presses keys wherever the keyboard is, and counts them."""

    def __init__(self, qtbot, dialog: SickReportDialog) -> None:
        self._qtbot, self.dialog, self.strokes = qtbot, dialog, 0

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget(), key, held)
            self.strokes += 1

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)
        self.strokes += len(text)


@pytest.fixture
def typist(qtbot, style, unit, answers, sent):
    bus = Bus()
    bus.changed.connect(sent.append)
    dialog = SickReportDialog(style, unit, bus, ask=answers, today=TODAY, parent=None)
    typist = Typist(qtbot, show(qtbot, dialog))
    yield typist
    dialog.reject()
    del bus


def choose(typist: Typist, *, until: date = LAST) -> None:
    """Person 1001, from today until a day, with the keyboard at the first shift."""
    typist.type("1001")
    typist.press(ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Up)
    typist.press(*[Qt.Key.Key_Up] * (until - TODAY).days)
    typist.press(ENTER)


def absences(unit) -> list[Absence]:
    return [row for row in rows.read(unit.store, Absence) if row.employee_no == "1001"][1:]


def stand_ins(unit) -> list[Shift]:
    return sorted(row for row in rows.read(unit.store, Shift) if row.replaces == "1001")


def shifts_of_1001(unit) -> list[Shift]:
    held = rows.read(unit.store, Shift)
    return [row for row in held if row.employee_no == "1001" and TODAY <= row.day <= LAST]


def test_three_shifts_are_replaced_with_few_keystrokes_and_undone_in_one(typist, unit, sent):
    own = shifts_of_1001(unit)
    assert len(own) == 3
    choose(typist)
    assert typist.dialog.steps.current() == 2
    typist.press(ENTER, ENTER, ENTER)
    assert typist.dialog.go.text() == "Anmäl sjuk och ersätt 3 pass"
    typist.press(ENTER)
    assert not typist.dialog.isVisible()
    assert typist.strokes <= MOST_STROKES - 1  # the one that opens it
    assert absences(unit) == [Absence("1001", TODAY, None, "sick", None, LAST)]
    assert shifts_of_1001(unit) == own
    found = stand_ins(unit)
    assert sorted(row.day for row in found) == [row.day for row in own]
    assert all(row.employee_no and row.cause == "sick_leave" for row in found)
    assert len(sent) == 1
    assert sent[0].persons >= {"1001"}
    assert typist.dialog.said.startswith("Person 1001 sjuk från ons 25 nov · 3 pass har vikarie")
    undo_step(unit)
    assert (absences(unit), stand_ins(unit)) == ([], [])


def test_each_way_has_its_key(typist, unit):
    choose(typist)
    days = [row.day for row in shifts_of_1001(unit)]
    typist.press(Qt.Key.Key_P, ENTER, Qt.Key.Key_L, ENTER, Qt.Key.Key_E, ENTER)
    assert typist.dialog.go.text() == "Anmäl sjuk och ersätt 1 pass"
    typist.press(ENTER)
    found = {row.day: row for row in stand_ins(unit)}
    assert list(found) == days[:2]
    assert [bool(found[day].ordered) for day in days[:2]] == [True, False]
    assert not any(row.employee_no for row in found.values())


def test_another_than_the_first_is_chosen_by_arrow_or_figure_and_a_shift_gone_back_to(typist, unit):
    choose(typist, until=FRIDAY)
    panel, choices = typist.dialog.shifts.panel, typist.dialog.choices
    first, second = choices.hits()[0], choices.ranking(choices.hits()[0]).candidates[1].employee_no
    typist.press(Qt.Key.Key_Down)
    assert panel.candidate().employee_no == second
    typist.press(Qt.Key.Key_L, Qt.Key.Key_2)
    assert panel.candidate().employee_no == second
    typist.press(ENTER, Qt.Key.Key_Left, Qt.Key.Key_L, ENTER)
    assert choices.chosen[first.number].way == "vacant"
    typist.press(Qt.Key.Key_Left)
    assert panel.way() == "vacant"


def test_what_a_choice_does_is_asked_in_words_at_once_and_answered_a_moment_later(typist, qtbot):
    choose(typist, until=TODAY)
    box = typist.dialog.shifts.effect
    told = words(box)
    assert told[0].startswith("Om du väljer Vikarie 200")
    assert told[2::2] == ["…"] * 4
    qtbot.waitUntil(lambda: "…" not in words(box))
    assert words(box)[-1] == "✓ 0"
    box.set_effect("Om", ChoiceEffect(123_456_789, -123_456_789, "2026-11", 0.8, 0.9, 18), "25 nov")
    assert all(figure.width() >= figure.sizeHint().width() for _, figure in box._rows)
    typist.press(Qt.Key.Key_Down)
    assert words(box)[0] != told[0]
    assert words(box)[2::2] == ["…"] * 4


def test_enter_that_is_held_down_goes_one_step_only(typist, unit):
    typist.type("1001")
    for repeats in (False, True, True, True, True, True, True, True):
        at = QApplication.focusWidget()
        assert at is not None
        enter = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "", repeats)
        QApplication.sendEvent(at, enter)
    assert typist.dialog.fields.first.edit.hasFocus()
    assert absences(unit) == []
    typist.dialog.go.setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(typist.dialog.go, held)
    assert absences(unit) == []


def test_a_unit_without_people_says_so_and_a_long_name_is_read_from_its_beginning(qtbot, style):
    choice = PersonChoice(style, style, nobody="Ingen heter så.")
    show(qtbot, choice.field)
    choice.set_people([])
    assert "Ingen är anställd här i dag." in words(choice.field)
    choice.set_people([Choice("1", "Åsa-Märta Öberg-Ängström von und zu Håkansson-Ekelöf")])
    assert "Ingen är anställd här i dag." not in words(choice.field)
    choice.set_current("1")
    assert choice.field.edit.cursorPosition() == 0


def test_the_wish_for_a_name_goes_when_there_is_one(typist):
    typist.type("x")
    typist.press(ENTER)
    assert any(each.startswith("!") for each in words(typist.dialog))
    typist.dialog.fields.person.set_current("1003")
    assert not any(each.startswith("!") for each in words(typist.dialog))


def test_control_and_enter_make_it_with_all_proposals(typist, unit):
    choose(typist)
    typist.press(ENTER, control=True)
    assert not typist.dialog.isVisible()
    people = [row.employee_no for row in stand_ins(unit)]
    assert len(people) == 3
    assert "1001" not in people


def test_who_is_taken_for_one_shift_is_offered_another_by_what_is_then_left(typist):
    choose(typist)
    choices = typist.dialog.choices
    while choices.prepare():
        pass
    assert {each.number for each in choices.completed()} == {hit.number for hit in choices.hits()}
    typist.press(ENTER)
    assert not choices.prepare()  # the first-ranked was taken: what was prepared still holds


def test_an_end_before_the_beginning_is_said_at_its_field_and_kept(typist, unit):
    typist.type("1001")
    typist.press(ENTER, Qt.Key.Key_Tab)
    typist.type("2026-11-20")
    typist.press(ENTER)
    dialog = typist.dialog
    assert dialog.fields.last.edit.hasFocus()
    assert dialog.fields.last.text() == "2026-11-20"
    assert "!  Före första dagen." in words(dialog)
    assert not dialog.go.isEnabled()
    typist.press(ENTER, control=True)
    assert absences(unit) == []
    dialog.fields.last.edit.selectAll()
    typist.type("2026-11-28")
    typist.press(ENTER)
    assert dialog.go.isEnabled()
    assert dialog.shifts.panel.table.hasFocus()


def test_a_day_before_the_employment_marks_its_field_and_says_why(typist, unit):
    typist.type("1001")
    typist.press(ENTER)
    typist.type("2019-12-31")
    typist.press(ENTER)
    dialog = typist.dialog
    assert [each for each in words(dialog) if each.startswith("!") and "2020-01-01" in each]
    assert dialog.fields.first.edit.hasFocus()
    assert dialog.fields.first.edit.property("error") == "true"
    assert (dialog.fields.first.text(), absences(unit)) == ("2019-12-31", [])


def test_who_is_sick_already_is_refused_in_the_dialog(typist, unit):
    typist.type("1002")
    typist.press(ENTER)
    assert [each for each in words(typist.dialog) if each.startswith("!") and "Person 1002" in each]
    assert not typist.dialog.go.isEnabled()


def test_nothing_of_one_person_stays_when_another_is_refused(typist):
    choose(typist)
    dialog = typist.dialog
    dialog.fields.person.field.setFocus()
    dialog.fields.person.field.edit.selectAll()
    typist.type("1002")
    typist.press(ENTER)
    assert dialog.shifts.hits.lines.rowCount() == 0
    assert not dialog.shifts.panel.isVisible()
    typist.press(ENTER)
    assert dialog.isVisible()
    assert not dialog.go.isEnabled()


def test_a_closed_month_is_asked_about_and_opened(typist, unit, answers):
    with edit(unit, "fill"):
        rows.insert(unit.store, [MonthClosing("2026-11", True)])
    answers.choice = None
    choose(typist, until=TODAY)
    typist.press(ENTER, control=True)
    assert typist.dialog.isVisible()
    assert len(answers.asked) == 1
    assert absences(unit) == []
    answers.choice = 0
    typist.press(ENTER, control=True)
    assert not typist.dialog.isVisible()
    assert len(absences(unit)) == 1
    assert [row.closed for row in rows.read(unit.store, MonthClosing)] == [False]


def test_a_part_of_the_day_is_not_replaced_unless_asked(typist, unit):
    typist.type("1001")
    typist.press(ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Tab)
    typist.type("50")
    typist.press(ENTER)
    assert typist.dialog.go.text() == "Anmäl sjuk"
    typist.press(ENTER, ENTER)
    assert absences(unit) == [Absence("1001", TODAY, None, "sick", 50, TODAY)]
    assert stand_ins(unit) == []


def test_a_day_without_shifts_goes_straight_to_the_button(typist, unit):
    free = next(day for day in (TODAY, FRIDAY, LAST) if day not in {row.day for row in shifts_of_1001(unit)})
    typist.type("1001")
    typist.press(ENTER)
    typist.dialog.fields.first.set_day(free)
    typist.press(ENTER)
    assert typist.dialog.go.hasFocus()
    typist.press(ENTER)
    assert absences(unit) == [Absence("1001", free, None, "sick")]


def test_why_people_are_not_offered_is_told_by_name(typist, unit):
    choose(typist)
    panel = typist.dialog.shifts.panel
    panel.why.click()
    QApplication.processEvents()
    told = " ".join(words(panel))
    left_out = typist.dialog.choices.ranking(typist.dialog.choices.hits()[0]).left_out
    names = [name for each in left_out for name in each.names]
    assert names
    assert all(name in told for name in names)


@pytest.mark.parametrize(("width", "height"), [(911, 512), (683, 384)])
def test_all_of_it_is_reached_in_a_small_window(qtbot, style, unit, answers, width: int, height: int):
    window = QWidget()
    window.resize(width, height)
    show(qtbot, window)
    dialog = SickReportDialog(style, unit, Bus(), ask=answers, today=TODAY, employee_no="1001", parent=window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.shifts.panel.isVisible())
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (width, height)
    assert dialog.go.mapTo(dialog, dialog.go.rect().bottomRight()).y() < height
    dialog.shifts.panel.table.setFocus()
    QApplication.processEvents()
    room = dialog._body.viewport()
    assert dialog._body._inside.width() <= room.width()
    assert room.rect().contains(dialog.shifts.panel.table.mapTo(room, QPoint(40, 60)))
    assert dialog._body.verticalScrollBar().maximum() == 0 or width < 700
    dialog.reject()


PEOPLE = [Choice(str(place), name) for place, name in enumerate(("Anna Ek", "Åsa Öberg", "Eva Ann-Berg"))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Anna Ek", "Åsa Öberg", "Eva Ann-Berg"]),
        ("e", ["Anna Ek", "Eva Ann-Berg", "Åsa Öberg"]),
        ("ek an", ["Anna Ek"]),
        ("öb", ["Åsa Öberg"]),
        ("ob", ["Åsa Öberg"]),
        ("Öberg, Åsa", ["Åsa Öberg"]),
        ("o\N{COMBINING DIAERESIS}b", ["Åsa Öberg"]),
        ("berg", ["Åsa Öberg", "Eva Ann-Berg"]),
        ("x", []),
    ],
)
def test_people_are_found_by_letters_of_their_names(typed, found):
    assert [each.name for each in matching(PEOPLE, typed)] == found


def test_nobody_found_is_said_and_enter_stays(typist):
    typist.type("xyz")
    typist.press(ENTER)
    assert typist.dialog.fields.person.field.edit.hasFocus()
    assert typist.dialog.steps.current() == 0
    assert any(each.startswith("!") for each in words(typist.dialog))


def test_who_is_given_stands_chosen(qtbot, style, unit, answers):
    dialog = SickReportDialog(style, unit, Bus(), ask=answers, today=TODAY, employee_no="1003", parent=None)
    show(qtbot, dialog)
    assert dialog.steps.current() == 1
    name = next(row.name for row in rows.read(unit.store, Employee) if row.employee_no == "1003")
    assert dialog.fields.person.field.text() == name
    dialog.reject()
