"""The page Inställningar by events: its sections, what is typed in them, refused, stored and undone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from caredesk.domain.rows import MonthClosing, Need, Place, Role, Setting, Shift, ShiftType, Unit
from caredesk.services.copies import make_copy
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.own_value_dialog import OwnValueDialog
from caredesk.ui.dialogs.rename_section_dialog import RenameSectionDialog
from caredesk.ui.dialogs.split_section_dialog import SplitSectionDialog
from caredesk.ui.dialogs.unit_from_dialog import UnitFromDialog
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.settings.section import Program
from caredesk.ui.settings.sections import SECTIONS
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.entry_table import EntryTable
from caredesk.ui.widgets.field import Field
from tests.small_unit import small_unit
from tests.ui.on_screen import show

NOW = datetime(2026, 11, 3, 9, 30)


@dataclass
class Asked:
    """What the page asked of the program."""

    looks: list[str] = field(default_factory=list)
    minutes: int = 15
    opened: list[Path] = field(default_factory=list)
    copies: int = 0

    def program(self) -> Program:
        return Program(
            failed=lambda error: pytest.fail(str(error)),
            set_passphrase=lambda: None,
            use_look=self.looks.append,
            lock_after=lambda: self.minutes,
            use_lock_after=self._lock,
            copy_now=self._copy,
            open_copy=lambda copy: self.opened.append(copy.path),
        )

    def _lock(self, minutes: int) -> None:
        self.minutes = minutes

    def _copy(self) -> None:
        self.copies += 1


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "import", source="mall"):
            rows.insert(opened.store, small_unit())
        yield opened


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def page(qtbot: QtBot, style, unit: OpenUnit, asked: Asked) -> SettingsPage:
    bus = Bus()
    page = SettingsPage(style, unit, bus, clock=lambda: NOW, program=asked.program())
    page.bus = bus  # type: ignore[attr-defined]
    page.resize(1100, 720)
    return show(qtbot, page)


@pytest.fixture
def in_dialog() -> Callable[[type[QDialog], Callable[[Any], None]], None]:
    """Does something in the next dialog of a kind, which holds the caller until it closes."""

    def do(kind: type[QDialog], what: Callable[[Any], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, kind)
            try:
                what(dialog)
            finally:
                dialog.close()

        QTimer.singleShot(0, look)

    return do


def section(page: SettingsPage, code: str) -> Any:
    found = page.show_section(code)
    QApplication.processEvents()
    return found


def type_in(table: EntryTable, row: int, name: str, text: str) -> None:
    """Types over a cell and presses Enter."""
    column = [each.field for each in table.model.columns].index(name)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(row, column))
    table.model.setData(table.model.index(row, column), text)


def leave(edited: Field, text: str) -> None:
    """Types over a field and presses Enter."""
    edited.edit.setFocus()
    edited.edit.setText(text)
    edited.edit.setModified(True)
    QTest.keyClick(edited.edit, Qt.Key.Key_Return)


def undo(page: SettingsPage, unit: OpenUnit) -> None:
    done = undo_step(unit)
    assert done is not None
    page.bus.changed.emit(done.changes)  # type: ignore[attr-defined]


def test_arrows_walk_the_sections_and_each_is_built_once(page: SettingsPage):
    page.table.setFocus()
    seen = [page._stack.currentWidget()]
    for _ in SECTIONS[1:]:
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        seen.append(page._stack.currentWidget())
    assert len(set(map(id, seen))) == len(SECTIONS)
    page.show_section(SECTIONS[0].code)
    assert page._stack.currentWidget() is seen[0]
    assert page._stack.count() == len(SECTIONS)


def test_a_narrow_page_has_a_list_that_drops_down(page: SettingsPage):
    page.resize(640, 400)
    assert not page.table.isVisible()
    assert page._drop.isVisible()
    page._drop.set_value("copies")
    page._drop.changed.emit()
    assert page.show_section("copies").isVisible()


def test_a_field_of_the_unit_is_stored_when_it_is_left_and_undone(page: SettingsPage, unit: OpenUnit):
    form = section(page, "unit").form
    leave(form.fields["po_percent"], "45,5")
    stored = {row.valid_from: row.po_percent for row in rows.read(unit.store, Unit)}
    assert stored == {None: None, date(2026, 1, 1): 45.5}, "raden som gäller, inte den utan datum"
    undo(page, unit)
    assert form.fields["po_percent"].text() == ""


def test_a_missing_po_says_which_figures_are_not_shown(page: SettingsPage):
    po = section(page, "unit").form.fields["po_percent"]
    assert po.edit.accessibleDescription().startswith("▲ Utan PO visas –")
    leave(po, "45")
    assert po.edit.accessibleDescription() == ""


def test_what_is_refused_stays_typed_with_its_sentence(page: SettingsPage, unit: OpenUnit):
    hours = section(page, "unit").form.fields["weekly_hours"]
    before = history(unit)
    leave(hours, "400")
    assert hours.text() == "400"
    assert hours.edit.accessibleDescription() == "Talet får inte vara över 168."
    assert history(unit) == before


def test_annual_hours_are_asked_for_only_when_they_count(page: SettingsPage, unit: OpenUnit):
    form = section(page, "unit").form
    assert not form.fields["annual_hours"].isVisible()
    measure: ChoiceField = form.fields["measure"]
    measure.set_value("Årstid")
    measure.changed.emit()
    assert form.fields["annual_hours"].isVisible()
    assert rows.read(unit.store, Unit, "valid_from = '2026-01-01'")[0].measure == "year"


def test_the_wheel_over_a_choice_changes_nothing(page: SettingsPage, unit: OpenUnit):
    box = section(page, "unit").form.fields["basis"].box
    box.setFocus()
    at, down = QPointF(5, 5), QPoint(0, -120)
    none, nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        at, box.mapToGlobal(at), down, down, none, nothing, Qt.ScrollPhase.NoScrollPhase, False
    )
    before = history(unit)
    QApplication.sendEvent(box, wheel)
    assert history(unit) == before
    assert box.currentText() == "Utförda timmar"


def test_a_change_from_a_day_is_a_new_row_and_the_one_before_stays(
    page: SettingsPage, unit: OpenUnit, in_dialog
):
    shown = section(page, "unit")

    def change(dialog: UnitFromDialog) -> None:
        dialog.day.edit.setText("2026-01-01")
        dialog.save.click()
        assert dialog.isVisible(), "det finns redan en rad från den dagen"
        dialog.day.edit.setText("2027-01-01")
        dialog.form.fields["weekly_hours"].edit.setText("38,25")  # type: ignore[union-attr]
        dialog.save.click()

    in_dialog(UnitFromDialog, change)
    shown.from_day.click()
    stored = [(row.valid_from, row.weekly_hours) for row in rows.read(unit.store, Unit)]
    assert stored == [(None, None), (date(2026, 1, 1), 37), (date(2027, 1, 1), 38.25)]
    assert shown.form.fields["weekly_hours"].text() == "37", "den nya raden gäller inte än"
    assert shown.entries.model.rowCount() == 3


def test_a_role_that_is_used_stays_and_one_that_is_renamed_is_so_everywhere(
    page: SettingsPage, unit: OpenUnit
):
    shown = section(page, "roles")
    names = [shown.entries.model.row_at(place).texts["name"] for place in range(2)]
    used = names.index("Undersköterska")
    assert shown.entries.model.index(used, 2).data() == "4"
    shown.entries.view.setCurrentIndex(shown.entries.model.index(used, 0))
    shown.entries.view.remove_rows()
    assert "kan inte tas bort" in shown.entries.sentence()
    assert len(rows.read(unit.store, Role)) == 2
    type_in(shown.entries, used, "name", "USK")
    assert {row.name for row in rows.read(unit.store, Role)} == {"USK", "Enhetschef"}
    assert history(unit)[-1].code == "roles_changed"
    assert shown.entries.model.index(1, 2).data() == "4"


@pytest.mark.parametrize("code", ["vab", "Enhetschef", "K"])
def test_a_code_that_means_something_else_is_refused(page: SettingsPage, unit: OpenUnit, code: str):
    shown = section(page, "shift_types")
    type_in(shown.entries, 0, "code", code)
    assert shown.entries.sentence()
    assert [row.code for row in rows.read(unit.store, ShiftType)] == ["D", "K"]


def test_a_shift_type_gets_its_colour_in_the_legend(page: SettingsPage, unit: OpenUnit):
    shown = section(page, "shift_types")
    assert shown.legend.accessibleName() == "Så ser turerna ut i schemat: D, K"
    type_in(shown.entries, 0, "colour", "Kurs")
    assert rows.read(unit.store, ShiftType)[0].colour == "course"
    assert shown.legend.shifts() == (("D", "course"), ("K", "evening"))


def test_need_is_typed_in_a_new_row(page: SettingsPage, unit: OpenUnit):
    shown = section(page, "needs")
    last = shown.entries.model.rowCount() - 1
    for name, text in (("section", "Gran"), ("shift_code", "K"), ("days", "helg"), ("wanted", "1,5")):
        type_in(shown.entries, last, name, text)
    assert Need("Gran", "K", "weekend", 1.5) in rows.read(unit.store, Need)


def test_a_section_is_divided_and_renamed(page: SettingsPage, unit: OpenUnit, in_dialog):
    shown = section(page, "places")

    def divide(dialog: SplitSectionDialog) -> None:
        dialog.day.edit.setText("2026-12-01")
        for fields, texts in zip(dialog.parts, (("Gran A", "4"), ("Tall", "5")), strict=True):
            for each, text in zip(fields, texts, strict=False):
                each.edit.setText(text)
        dialog.save.click()
        name = dialog.parts[1][0]
        assert name.edit.accessibleDescription() == "Tall finns redan. Välj ett annat namn."
        name.edit.setText("Gran B")
        dialog.save.click()

    in_dialog(SplitSectionDialog, divide)
    shown.split.click()
    december = {row.section: row.available for row in rows.read(unit.store, Place, "valid_from > '2026-06'")}
    assert december == {"Gran": 0, "Gran A": 4, "Gran B": 5}

    def rename(dialog: RenameSectionDialog) -> None:
        dialog.section.set_value("Tall")
        dialog.name.edit.setText("Tallen")
        dialog.save.click()

    in_dialog(RenameSectionDialog, rename)
    shown.rename.click()
    assert {row.section for row in rows.read(unit.store, Shift)} == {"Gran", "Tallen"}


def test_the_values_are_found_by_search_and_one_of_ones_own_is_given_and_taken_back(
    page: SettingsPage, unit: OpenUnit, in_dialog
):
    shown = section(page, "values")
    leave(shown.search, "ob natt")
    shown.search.changed.emit("ob natt")
    found = [shown.model.index(row, 0).data() for row in range(shown.model.rowCount())]
    assert found == ["", "OB natt", "OB natt i helg", "OB natt i storhelg"]
    assert shown.card.now.text() == "58,4 kr/h"

    def give(dialog: OwnValueDialog) -> None:
        assert isinstance(dialog.value, Field)
        dialog.value.edit.setText("sextio")
        dialog.save.click()
        assert dialog.value.edit.accessibleDescription()
        dialog.value.edit.setText("60")
        dialog.day.edit.setText("2026-10-01")
        dialog.save.click()

    in_dialog(OwnValueDialog, give)
    shown.card.own.click()
    assert shown.card.now.text() == "60 kr/h"
    shown.card.back.click()
    assert shown.card.now.text() == "58,4 kr/h"
    assert rows.read(unit.store, Setting, "key = 'ob_c'") == []


def test_a_value_that_is_a_word_is_chosen_and_what_then_lacks_is_told(
    page: SettingsPage, unit: OpenUnit, in_dialog
):
    shown = section(page, "values")
    said: list[str] = []
    shown.said.connect(lambda parts: said.append("".join(part.text for part in parts)))
    keys = [getattr(shown.model.row(shown.model.index(row, 0)), "key", "") for row in range(20)]
    shown.table.selectRow(keys.index("overtime_counting"))

    def choose(dialog: OwnValueDialog) -> None:
        assert isinstance(dialog.value, ChoiceField)
        dialog.value.set_value("4_weeks")
        dialog.save.click()

    in_dialog(OwnValueDialog, choose)
    shown.card.own.click()
    assert shown.card.now.text() == "fyra veckor"
    assert said[-1].startswith("▲ Saknas och används: Fyraveckorsperioderna börjar.")


def test_months_tell_how_they_stand_and_lead_to_the_report(page: SettingsPage, unit: OpenUnit):
    with edit(unit, "import", source="mall"):
        rows.insert(unit.store, [MonthClosing("2026-10", True, "Lugn månad.\nMer")])
    shown = section(page, "months")
    said = [shown.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]
    assert said == ["oktober 2026", "✓, stängd", "Lugn månad."]
    assert shown.model.rowCount() == 1, "november pågår"
    asked: list[tuple[str, str]] = []
    page.page_asked.connect(lambda place, month: asked.append((place, month)))
    shown.table.opened.emit(shown.model.index(0, 0))
    assert asked == [("reports", "2026-10")]


def test_copies_are_listed_made_and_opened(page: SettingsPage, unit: OpenUnit, asked: Asked):
    shown = section(page, "copies")
    assert shown.model.rowCount() == 0
    assert not shown.open.isEnabled()
    path = make_copy(unit, now=NOW)
    page.refresh()
    assert shown.model.index(0, 0).data() == "2026-11-03 09:30"
    shown.open.click()
    assert asked.opened == [path]
    shown.make.click()
    assert asked.copies == 1


def test_the_look_and_the_minutes_are_handed_on(page: SettingsPage, unit: OpenUnit, asked: Asked):
    shown = section(page, "look")
    shown.looks.chosen.emit("dark")
    assert asked.looks == ["dark"]
    assert not shown.minutes.isEnabled(), "utan lösenfras låses inget"
    shown.minutes.setEnabled(True)
    leave(shown.minutes, "0")
    assert shown.minutes.edit.accessibleDescription() == "Skriv ett helt antal minuter från 1 till 120."
    page.refresh()
    assert shown.minutes.text() == "0", "det som nekats står kvar när en kopia har gjorts"
    shown.minutes.setEnabled(True)
    leave(shown.minutes, "5")
    assert asked.minutes == 5


def test_a_file_that_can_only_be_read_offers_nothing_to_change(
    qtbot: QtBot, style, unit: OpenUnit, asked: Asked, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(unit.store, "read_only", True)
    page = SettingsPage(style, unit, Bus(), clock=lambda: NOW, program=asked.program())
    show(qtbot, page)
    first = section(page, "unit")
    assert not first.from_day.isEnabled()
    assert not first.form.fields["name"].isEnabled()
    roles = section(page, "roles").entries.model
    assert roles.rowCount() == 2, "ingen tom rad att skriva i"
    assert not roles.can_type(roles.index(0, 0))
    assert not section(page, "values").card.own.isEnabled()
    assert not section(page, "copies").make.isEnabled()
    places = section(page, "places")
    assert not places.split.isEnabled()
    model = places.editor.table.model
    assert not any(model.can_type(model.index(row, 2)) for row in range(model.rowCount()))
