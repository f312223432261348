"""The page Medarbetare by events: search, sort, choose, copy, the card, dialogs, edits that come round."""

from datetime import date, datetime
from shutil import copy

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog

from caredesk.domain.rows import Absence, Balance, Competence, Employee, Employment
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.people_page import PeoplePage
from caredesk.ui.widgets.labels import Label, PartsLabel
from tests.builders import on
from tests.small_unit import small_unit
from tests.ui.on_screen import button, only, show, words

NOW = datetime(2026, 11, 24, 9, 0)


class Desk:
    """A window with the page in it, its unit, and what its signals said."""

    def __init__(self, style, answers, unit) -> None:
        self.unit, self.bus, self.answers = unit, Bus(), answers
        self.window = MainWindow(style)
        self.window.resize(1366, 768)
        self.page = PeoplePage(style, unit, self.bus, ask=answers, month="2026-10", clock=lambda: NOW)
        self.window.add_page(Page(3, "Medarbetare", "people", lambda: self.page))
        self.window.set_unit_open(True)
        self.window.show_page(3)
        self.asked_for_passphrase: list[bool] = []
        self.page.passphrase_asked.connect(lambda: self.asked_for_passphrase.append(True))

    def names(self) -> list[str]:
        model = self.page.list.table.rows
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def sentence(self) -> str:
        return only(self.page, PartsLabel).plain()

    def undo(self) -> None:
        done = undo_step(self.unit)
        assert done is not None
        self.bus.changed.emit(done.changes)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("people") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(opened.store, small_unit())
        rows.insert(
            opened.store,
            [
                Employee("1005", "Åsa Öberg", phone="070-174 06 48", languages="svenska, somaliska"),
                Employment(
                    "1005", on("2026-01-01"), on("2026-12-20"), "temporary", "Gran", "Vårdbiträde", 50
                ),
                Employee("1006", "Zara Ek"),
                Employment("1006", on("2020-01-01"), on("2026-08-31"), "hourly", "Tall", "Vårdbiträde"),
                Competence("1005", "Delegering insulin", None, on("2026-11-30")),
                Competence("1001", "HLR", None, on("2026-11-20")),
                Balance("1005", on("2026-11-01"), "comp", 14.5),
            ],
        )
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


@pytest.fixture
def desk(qtbot, style, answers, unit):
    desk = Desk(style, answers, unit)
    show(qtbot, desk.window)
    return desk


def accept(qtbot, fill) -> None:
    """Fills the dialog that the next call opens, and presses Enter in it."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        fill(dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.reject()
            raise AssertionError("the dialog was not accepted")

    QTimer.singleShot(0, do)


def test_the_list_is_sorted_in_swedish_and_without_those_who_have_left(qtbot, desk):
    assert desk.names() == ["1001, Person", "1002, Person", "1003, Person", "1004, Person", "Öberg, Åsa"]
    assert desk.sentence() == (
        "1 kompetens har gått ut · 1 kompetens går ut inom 30 dagar · 1 anställning slutar inom 30 dagar"
    )
    QAbstractItemModelTester(desk.page.list.table.rows)
    desk.page.bar.ended.click()
    assert desk.names()[-2:] == ["Ek, Zara", "Öberg, Åsa"]
    table = desk.page.list.table
    head = table.horizontalHeader()
    middle = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert desk.names()[0] == "Öberg, Åsa"
    assert table.rows.headerData(0, Qt.Orientation.Horizontal) == "Namn ↓"
    order = next(each.menu() for each in table.menu().actions() if each.menu())
    next(each for each in order.actions() if each.text() == "Grad").trigger()
    assert (desk.names()[0], desk.names()[1]) == ("Ek, Zara", "Öberg, Åsa")


def test_search_and_filters_leave_those_that_are_asked_for(desk):
    for text, count in (
        ("öberg", 1),
        ("1003", 1),
        ("SOMALISKA", 1),
        ("0701740648", 1),
        ("person gran", 2),
        ("ingen", 0),
        ("", 5),
    ):
        desk.page.bar.search.setText(text)
        assert len(desk.names()) == count, text
    desk.page.bar.form.choose("temporary")
    assert desk.names() == ["Öberg, Åsa"]
    desk.page.bar.form.choose("")
    desk.page.bar.role.choose("Undersköterska")
    assert len(desk.names()) == 4
    desk.page.set_place("2026-10", "Tall")
    assert desk.names() == ["1002, Person", "1004, Person"]


def test_a_search_that_leaves_nobody_says_so_and_is_taken_away(qtbot, desk):
    desk.page.bar.form.choose("temporary")
    desk.page.bar.search.setText("person")
    assert "Ingen av 5 medarbetare passar sökningen och filtren." in words(desk.page.list)
    qtbot.mouseClick(button(desk.page.list, "Visa alla"), Qt.MouseButton.LeftButton)
    assert len(desk.names()) == 5
    assert not desk.page.list.show_all.isVisible()
    assert QApplication.focusWidget() is desk.page.list.table
    desk.page.set_place("2026-10", "Ingenstans")
    assert "Ingen att visa. Välj en annan avdelning överst, eller Visa avslutade." in words(desk.page.list)


def test_rows_are_copied_as_a_spreadsheet_takes_them(qtbot, desk):
    table = desk.page.list.table
    table.choose("1005")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Namn", "Nr", "Befattning"]
    assert lines[1].split("\t")[:7] == [
        "Öberg, Åsa",
        "1005",
        "Vårdbiträde",
        "Gran",
        "Visstid",
        "50\u00a0%",
        "till 2026-12-20",
    ]
    table.clearSelection()
    table.copy()
    assert QGuiApplication.clipboard().text().count("\n") == 5


def test_a_click_opens_the_card_beside_and_the_keys_lead_it_on(qtbot, desk):
    table = desk.page.list.table
    middle = table.visualRect(table.rows.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    card = desk.page.card
    assert (card.isVisible(), desk.page.list.isVisible()) == (True, True)
    assert card.tables.employee_no == "1002"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert card.tables.employee_no == "1003"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert card.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is table


def test_a_narrow_window_shows_the_card_instead_of_the_list(qtbot, desk):
    desk.window.resize(911, 512)
    desk.page.show_person("1005")
    assert not desk.page.list.isVisible()
    assert desk.page.card.back.isVisible()
    qtbot.mouseClick(desk.page.card.back, Qt.MouseButton.LeftButton)
    assert desk.page.list.isVisible()


def test_the_card_tells_hours_limits_and_what_runs_out(desk):
    desk.page.show_person("1005")
    tables = desk.page.card.tables
    competences = tables.competences.model
    assert [competences.index(0, column).data() for column in range(4)] == [
        "Delegering insulin",
        "",
        "2026-11-30",
        "▲ går ut om 6 d",
    ]
    assert tables.balances.model.index(0, 3).data() == "14,5\u00a0h"
    assert tables.contracts.model.index(0, 0).data() == "gäller nu"
    assert desk.page.card.limits[1].accessibleName() == "Övertid i år 0 av 200 h"


def test_two_contracts_at_once_are_pointed_out(desk):
    desk.page.show_person("1001")
    contracts = desk.page.card.tables.contracts.model
    contracts.enter([(1, "valid_from", "2026-11-01"), (1, "form", "Visstid"), (1, "rate_percent", "20")])
    contracts.leave(1)
    told = desk.page.card.findChildren(Label)[1].text()
    assert told.startswith("105\u00a0% · ")
    assert told.endswith("▲ 2 anställningar gäller samtidigt")


def test_what_is_typed_in_the_card_is_stored_and_undone(desk):
    desk.page.show_person("1005")
    tables = desk.page.card.tables
    tables.details.model.enter([(0, "phone", "070-174 06 99")])
    tables.contracts.model.enter([(0, "rate_percent", "60")])
    tables.competences.model.enter([(1, "name", "HLR")])
    tables.competences.model.leave(1)
    assert [step.code for step in history(desk.unit)][1:] == [
        "person_changed",
        "employment_changed",
        "competence_changed",
    ]
    desk.page.bar.search.setText("070-174 06 99")
    assert desk.names() == ["Öberg, Åsa"]
    assert tables.competences.model.rowCount() == 3, "two and a blank one"
    desk.undo()
    assert tables.competences.model.rowCount() == 2


def test_a_section_in_other_capitals_is_the_one_there_is(desk):
    desk.page.show_person("1005")
    contracts = desk.page.card.tables.contracts.model
    for typed, stored in (("tall", "Tall"), ("TALL", "TALL"), ("gran", "Gran")):
        contracts.enter([(0, "section", typed)])
        assert contracts.index(0, 4).data() == stored, "its own name may get other capitals"


def test_a_new_number_keeps_the_card_open(desk):
    desk.page.show_person("1005")
    desk.page.card.tables.details.model.enter([(0, "employee_no", "2005")])
    assert desk.page.card.isVisible()
    assert desk.page.card.tables.employee_no == "2005"
    assert desk.page.card.tables.contracts.model.rowCount() == 2


def test_what_cannot_be_stored_is_told_at_its_cell_and_kept(desk):
    desk.page.show_person("1005")
    table = desk.page.card.tables.contracts
    for field, text, sentence in (
        ("weekly_hours", "0", "Talet"),
        ("rate_percent", "trekvart", "tal"),
        ("valid_to", "2025-12-31", "slut"),
    ):
        table.model.enter([(0, field, text)])
        column = [each.field for each in table.model.columns].index(field)
        assert table.model.index(0, column).data() == text
        assert sentence.casefold() in table.sentence().casefold()
        table.model.give_up(0)
    assert len(history(desk.unit)) == 1


def test_what_was_refused_of_one_person_does_not_follow_to_the_next(desk):
    desk.page.show_person("1005")
    table = desk.page.card.tables.competences
    table.model.enter([(1, "name", "HLR"), (1, "valid_to", "i morgon")])
    table.model.leave(1)
    assert table.sentence()
    desk.page.show_person("1001")
    assert [table.model.index(row, 0).data() for row in range(table.model.rowCount())] == ["HLR", ""]
    assert not table.sentence()


def test_a_person_who_cannot_be_removed_is_told_so_and_one_who_can_goes(desk, unit):
    desk.page.show_person("1001")
    desk.page.remove_person()
    assert desk.answers.said[0].startswith("Person 1001 har pass")
    desk.page.show_person("1005")
    desk.page.remove_person()
    assert "Öberg, Åsa" not in desk.names()
    desk.undo()
    assert "Öberg, Åsa" in desk.names()


def test_a_contract_is_changed_from_a_day_in_its_dialog(qtbot, desk):
    desk.page.show_person("1005")

    def fill(dialog) -> None:
        dialog.form.fields["valid_from"].edit.setText("2026-12-01")
        dialog.form.fields["rate_percent"].edit.clear()
        qtbot.keyClicks(dialog.form.fields["rate_percent"].edit, "75")
        assert dialog.effect.text() == ("Från 2026-12-01 till 2026-12-20: 75\u00a0% i stället för 50\u00a0%.")

    accept(qtbot, fill)
    desk.page.change_contract()
    model = desk.page.card.tables.contracts.model
    assert [model.index(row, 0).data() for row in range(2)] == ["gäller nu", "kommande"]


def test_an_employment_is_ended_in_its_dialog(qtbot, desk):
    desk.page.show_person("1001")

    def fill(dialog) -> None:
        dialog.day.edit.clear()
        qtbot.keyClicks(dialog.day.edit, "2026-11-28")
        # The 29th is (n % 3 = 2) a day with a shift of 1001, the 30th is not.
        assert "finns 1 pass kvar" in dialog.effect.text()

    accept(qtbot, fill)
    desk.page.end_contract()
    assert "till 2026-11-28" in desk.page.card._under.text()


def test_several_are_moved_at_once(qtbot, desk):
    table = desk.page.list.table
    assert not desk.page.bar.move_button.isEnabled()
    table.choose("1001")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.bar.move_button.isEnabled()
    accept(qtbot, lambda dialog: dialog.section.set_text("Tall"))
    desk.page.move_chosen()
    desk.page.set_place("2026-10", "Tall")
    assert len(desk.names()) == 4
    assert dict(history(desk.unit)[-1].facts)["count"] == 2, "one was there already"


def test_the_first_name_asks_for_a_passphrase_and_the_second_does_not(qtbot, style, answers, tmp_path):
    with create_unit(tmp_path / "ny.caredesk", name="Ny") as new:
        desk = Desk(style, answers, new)
        show(qtbot, desk.window)
        assert desk.page.empty.isVisible()
        assert not desk.page.list.isVisible()

        def fill(dialog, number: str = "1") -> None:
            dialog.person.set_texts({"name": "Lena Dahl", "employee_no": number})

        accept(qtbot, fill)
        desk.page.add_person()
        assert desk.asked_for_passphrase == [True]
        assert (desk.names(), desk.page.empty.isVisible()) == (["Dahl, Lena"], False)
        assert desk.page.card.tables.employee_no == "1"
        accept(qtbot, lambda dialog: fill(dialog, "2"))
        desk.page.add_person()
        assert desk.asked_for_passphrase == [True]


def test_a_block_on_the_clipboard_is_there_when_the_dialog_opens(qtbot, desk):
    QGuiApplication.clipboard().setText("2001\tLena Dahl\tVisstid\tGran\tUsk\t75\t2026-11-01")
    accept(qtbot, lambda dialog: dialog.go.setFocus())
    desk.page.paste_people()
    assert "Dahl, Lena" in desk.names()


def test_a_page_out_of_view_asks_again_when_it_is_back(desk):
    desk.page.hide()
    with edit(desk.unit, "fill") as edited:
        rows.insert(desk.unit.store, [Employee("1007", "Nils Alm"), Absence("1001", date(2026, 11, 24))])
    desk.bus.changed.emit(edited.changes)
    assert "Alm, Nils" not in desk.names()
    desk.page.show()
    assert "Alm, Nils" in desk.names()


def test_all_that_is_kept_about_a_person_is_written_where_it_is_asked_for(desk, answers, tmp_path):
    said: list[str] = []
    desk.page.said.connect(said.append)
    desk.page.show_person("1005", with_keys=True)
    desk.page.card.extract_asked.emit()
    assert said == []
    answers.path = tmp_path / "utdrag"
    desk.page.card.extract_asked.emit()
    assert said == ["Registerutdraget är sparat: utdrag.xlsx. Läs igenom det innan du lämnar ut det."]
    assert (tmp_path / "utdrag.xlsx").stat().st_size > 1000
