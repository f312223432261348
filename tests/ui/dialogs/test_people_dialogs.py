"""Dialogs about people by events: what is refused is told at its field, kept, and can be corrected."""

from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from caredesk.domain.rows import Employment, MonthClosing
from caredesk.services.edits import edit, history
from caredesk.services.people import view_choices, view_people
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.change_contract_dialog import ChangeContractDialog
from caredesk.ui.dialogs.end_contract_dialog import EndContractDialog
from caredesk.ui.dialogs.move_section_dialog import MoveSectionDialog
from caredesk.ui.dialogs.new_person_dialog import NewPersonDialog
from caredesk.ui.dialogs.paste_people_dialog import PastePeopleDialog
from caredesk.ui.widgets.field import Field
from tests.builders import on
from tests.small_unit import small_unit
from tests.ui.on_screen import show, words

TODAY = on("2026-11-24")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("people") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(opened.store, small_unit())
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def errors(dialog) -> list[str]:
    return [each.removeprefix("!  ") for each in words(dialog) if each.startswith("!")]


def type_in(qtbot, field: Field, text: str) -> None:
    field.edit.clear()
    qtbot.keyClicks(field.edit, text)


def press(qtbot, dialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return)


@pytest.fixture
def new_person(qtbot, style, unit):
    choices = view_choices(unit)
    return show(qtbot, NewPersonDialog(style, unit, choices, today=TODAY, section="Gran", parent=None))


def test_a_new_person_is_typed_from_field_to_field(qtbot, unit, new_person):
    assert QApplication.focusWidget() is new_person.person.fields["name"].edit
    for text in ("Lena Dahl", "2001", "070-174 06 48"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(qtbot, new_person)
    assert not new_person.isVisible()
    assert new_person.changes.persons == {"2001"}
    held = rows.read(unit.store, Employment, "employee_no = '2001'")
    assert held == [Employment("2001", TODAY, None, "permanent", "Gran")]


def test_each_refused_field_of_a_new_person_says_why_and_keeps_what_was_typed(qtbot, unit, new_person):
    person, contract = new_person.person.fields, new_person.contract.fields
    type_in(qtbot, person["employee_no"], "1001")
    type_in(qtbot, contract["weekly_hours"], "0")
    type_in(qtbot, contract["monthly_pay"], "tjugo tusen")
    press(qtbot, new_person)
    assert errors(new_person)[0] == "Fyll i det här fältet."
    assert len(errors(new_person)) == 3
    assert QApplication.focusWidget() is person["name"].edit
    assert contract["monthly_pay"].text() == "tjugo tusen"
    type_in(qtbot, person["name"], "Lena Dahl")
    type_in(qtbot, contract["weekly_hours"], "37")
    type_in(qtbot, contract["monthly_pay"], "31 000")
    press(qtbot, new_person)
    assert errors(new_person) == ["Numret 1001 finns redan. Varje medarbetare har ett eget nummer."]
    assert len(history(unit)) == 1
    type_in(qtbot, person["employee_no"], "2001")
    press(qtbot, new_person)
    assert not new_person.isVisible()


@pytest.fixture
def change(qtbot, style, unit):
    held = rows.read(unit.store, Employment, "employee_no = '1001'")[0]
    return show(
        qtbot,
        ChangeContractDialog(style, unit, held, "Person 1001", view_choices(unit), day=TODAY, parent=None),
    )


def test_a_change_of_contract_tells_what_it_does_while_it_is_typed(qtbot, unit, change):
    fields = change.form.fields
    assert change.effect.text() == "Inget ändras än."
    type_in(qtbot, fields["rate_percent"], "50")
    fields["section"].set_text("Tall")
    assert (
        change.effect.text() == "Från 2026-11-24: Tall i stället för Gran, 50\u00a0% i stället för 85\u00a0%."
    )
    type_in(qtbot, fields["valid_from"], "2020-01-01")
    assert change.effect.text().startswith("Anställningen som börjar 2020-01-01 rättas: ")
    type_in(qtbot, fields["valid_from"], "2026-13-01")
    assert change.effect.text() == "–"
    press(qtbot, change)
    assert errors(change) == ["Datumet finns inte i kalendern."]
    type_in(qtbot, fields["valid_from"], "2019-12-31")
    press(qtbot, change)
    assert errors(change) == ["Ingen anställning gäller 2019-12-31. Välj en annan dag."]
    type_in(qtbot, fields["valid_from"], "2026-12-01")
    press(qtbot, change)
    assert not change.isVisible()
    assert [row.section for row in rows.read(unit.store, Employment, "employee_no = '1001'")] == [
        "Gran",
        "Tall",
    ]


def test_what_is_not_changed_follows_the_contract_of_the_day(qtbot, unit, change):
    with edit(unit, "fill"):
        rows.insert(unit.store, [MonthClosing("2019-05", True), MonthClosing("2020-02", True)])
        older = Employment(
            "1001", on("2019-01-01"), on("2019-12-31"), "hourly", "Tall", "Usk", hourly_pay=150
        )
        rows.insert(unit.store, [older])
    fields = change.form.fields
    type_in(qtbot, fields["valid_from"], "2019-05-01")
    assert fields["rate_percent"].text() == ""
    assert fields["section"].text() == "Tall"
    assert change.effect.text() == "Inget ändras än."
    type_in(qtbot, fields["hourly_pay"], "160")
    assert change.effect.text() == (
        "Från 2019-05-01 till 2019-12-31: 160 kr i timlön i stället för 150 kr i timlön.  "
        "▲ Maj 2019 är stängd; dess siffror räknas om."
    )
    type_in(qtbot, fields["valid_from"], "2020-02-01")
    assert (fields["rate_percent"].text(), fields["hourly_pay"].text()) == ("85", "160")


def test_a_name_in_other_capitals_is_the_one_there_is_and_a_new_one_is_said(qtbot, change):
    section = change.form.fields["section"]
    for typed, read, said in (
        ("tALL ", "Tall", []),
        ("Ta", "Ta", []),
        ("Talll", "Talll", ["▲  Ny avdelning."]),
        ("", "", []),
    ):
        section.set_text(typed)
        assert section.text() == read
        assert [each for each in words(section) if each.startswith("▲")] == said


def test_nothing_changed_is_no_change(qtbot, unit, change):
    press(qtbot, change)
    assert errors(change) == ["Ändra minst ett av fälten."]
    type_in(qtbot, change.form.fields["rate_percent"], "0,5")
    press(qtbot, change)
    assert len(errors(change)) == 1
    assert change.form.fields["rate_percent"].text() == "0,5"
    assert len(history(unit)) == 1


def test_a_last_day_must_be_a_day_of_the_employment(qtbot, style, unit):
    dialog = show(
        qtbot, EndContractDialog(style, unit, "1003", "Person 1003", day=on("2026-11-30"), parent=None)
    )
    assert dialog.effect.text().startswith("Inga pass finns efter")
    for text, sentence in (
        ("", "Fyll i det här fältet."),
        ("2019-12-31", "En anställning börjar 2020-01-01, efter den dagen. Ta bort eller rätta den först."),
    ):
        type_in(qtbot, dialog.day, text)
        press(qtbot, dialog)
        assert errors(dialog) == [sentence]
    type_in(qtbot, dialog.day, "2026-12-31")
    press(qtbot, dialog)
    assert not dialog.isVisible()


def test_a_move_needs_a_section(qtbot, style, unit):
    people = view_people(unit, today=TODAY, hours={}).lines
    dialog = show(qtbot, MoveSectionDialog(style, unit, people, view_choices(unit), day=TODAY, parent=None))
    press(qtbot, dialog)
    assert errors(dialog) == ["Välj eller skriv en avdelning."]
    dialog.section.set_text("Lind")
    type_in(qtbot, dialog.day, "2019-01-01")
    assert "4 har en anställning som börjar senare" in dialog.effect.text()
    press(qtbot, dialog)
    assert errors(dialog)[0].startswith("Person 1001, Person 1002, Person 1003, Person 1004 har ingen")
    type_in(qtbot, dialog.day, "2026-12-01")
    press(qtbot, dialog)
    assert {line.section for line in view_people(unit, today=on("2026-12-01"), hours={}).lines} == {"Lind"}


def test_a_pasted_cell_that_is_refused_is_named_and_corrected_in_place(qtbot, style, unit):
    dialog = show(qtbot, PastePeopleDialog(style, unit, parent=None))
    assert not dialog.go.isEnabled()
    QGuiApplication.clipboard().setText("2001\tLena Dahl\tVisstid\tGran\tUsk\t0,75\t2026-11-01")
    qtbot.keyClick(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog.look()
    assert dialog.sentence.plain().startswith("! 1 cell kan inte användas")
    model = dialog.table.model()
    assert [model.index(0, column).data() for column in range(3)] == ["1", "Sysselsättningsgrad", "0,75"]
    assert not dialog.go.isEnabled()
    dialog.read(dialog.text.toPlainText().replace("0,75", "75"))
    assert dialog.sentence.plain().startswith("Nya: 1 · ändrade: 0 · finns redan: 0")
    dialog.go.click()
    assert dialog.changes.persons == {"2001"}
    assert history(unit)[-1].code == "people_pasted"
