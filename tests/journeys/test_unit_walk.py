"""A unit that grows, with figures by hand at each step: staff, a contract from the 15th, sections, a target.

The history is twelve monthly values; November is counted on those employed, so that a contract shows.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from caredesk.domain.calendar import days_in, months_ending
from caredesk.domain.rows import Employee
from caredesk.services.density_page import view_density_page
from caredesk.storage import rows
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.change_contract_dialog import ChangeContractDialog
from caredesk.ui.dialogs.paste_people_dialog import PastePeopleDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.dialogs.split_section_dialog import SplitSectionDialog
from caredesk.ui.dialogs.unit_from_dialog import UnitFromDialog
from caredesk.ui.first_start.first_start import FirstStartSteps
from caredesk.ui.pages.density_page import DensityPage
from caredesk.ui.pages.people_page import PeoplePage
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.entry_table import EntryTable
from tests.journeys.hands import Hands, own_documents
from tests.ui.on_screen import button, only

__all__ = ["own_documents"]

NOVEMBER = "2026-11"
HOURS, BED_DAYS = 7_000.0, 1_500.0
PEOPLE = (
    "101\tEk, Anna\tTillsvidare\tLinden\tUsk\t100\t2026-11-01\n"
    "102\tBerg, Olle\tTillsvidare\tAsken\tUsk\t75\t2026-11-01"
)
PLACES = "Hela enheten\t2026-11-01\t\t\t\nAsken\t2026-11-01\t18\t\t0,60\nLinden\t2026-11-01\t36\t\t0,69"
OCCUPANCY = "Asken\t2026-11-01\t2026-11-30\t16\nLinden\t2026-11-01\t2026-11-15\t30"
AFTER = "Linden A\t2026-11-16\t2026-11-30\t15\nLinden B\t2026-11-16\t2026-11-30\t14"
InDialog = Callable[[type[QDialog], Callable[[QDialog], None]], None]


def press(widget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


def fill(field, text: str) -> None:
    """Types over what stands in a field."""
    field.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)


def paste_into(table: EntryTable, block: str) -> None:
    """Pastes a block from a spreadsheet at the blank last row."""
    QGuiApplication.clipboard().setText(block)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(table.model.rowCount() - 1, 0))
    press(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.sentence() == ""


def page(desktop: Desktop, hands: Hands, key: Qt.Key, kind):
    hands.control(key)
    return only(desktop.window, kind)


@pytest.fixture
def hands(qtbot, desktop: Desktop) -> Hands:
    return Hands(qtbot, desktop)


@pytest.fixture
def begun(hands: Hands, desktop: Desktop, own_documents: Path) -> Desktop:
    """A unit by the first start: 54 places, 0,80, 610 000 kr, twelve months alike."""
    hands.control(Qt.Key.Key_N)
    hands.type("Bergby")
    hands.press(Qt.Key.Key_Return)
    hands.type("54")
    for text in ("", "0,80", "610000"):
        hands.press(Qt.Key.Key_Tab)
        hands.type(text)
    hands.press(Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("\n".join([f"{HOURS:.0f}\t{BED_DAYS:.0f}"] * 12))
    hands.control(Qt.Key.Key_V)
    assert only(desktop.window, FirstStartSteps).history.table.sentence() == ""
    hands.control(Qt.Key.Key_Return)
    desktop.window.top_bar.month.set_month(NOVEMBER)
    desktop.window.place_changed.emit()
    return desktop


def november(desktop: Desktop):
    return view_density_page(desktop.unit, month=NOVEMBER)


@pytest.mark.slow
def test_each_step_of_a_growing_unit_gives_the_figures_by_hand(begun, hands, in_dialog: InDialog):
    desktop = begun
    paste_people(desktop, hands, in_dialog)
    count_those_employed(desktop, hands, in_dialog)
    assert november(desktop).months[-1].fte == pytest.approx(1.75)
    change_from_the_15th(desktop, hands, in_dialog)
    # Fourteen days at 100 % and sixteen at 60 %, beside 75 %.
    fte = (14 * 1.0 + 16 * 0.6) / 30 + 0.75
    assert november(desktop).months[-1].fte == pytest.approx(fte)
    density = page(desktop, hands, Qt.Key.Key_5, DensityPage)
    density.show_view("places")
    paste_into(density.places.table, PLACES)
    density.show_view("occupancy")
    paste_into(density.occupancy.table, OCCUPANCY)
    assert november(desktop).months[-1].occupied is None
    split_linden(desktop, hands, in_dialog)
    density = page(desktop, hands, Qt.Key.Key_5, DensityPage)
    paste_into(density.occupancy.table, AFTER)
    occupied = (16 * 30 + 30 * 15 + (15 + 14) * 15) / 30
    assert november(desktop).months[-1].occupied == pytest.approx(occupied)
    assert november(desktop).months[-1].density == pytest.approx(fte / occupied)
    target = (16 * 0.60 + 15 * 0.69 + 14 * 0.75) / 45
    assert november(desktop).figures.target == pytest.approx(target)
    assert november(desktop).figures.r12 == pytest.approx(r12_by_hand(fte, occupied))
    density.show_view("places")
    paste_into(density.places.table, "Asken\t2026-11-20\t18\t\t0,65")
    changed = (16 * 0.65 + 15 * 0.69 + 14 * 0.75) / 45
    assert november(desktop).figures.target == pytest.approx(changed)
    assert f"{changed:.2f}".replace(".", ",") in density.places.target_card.words.accessibleName()
    density.show_view("occupancy")
    hands.control(Qt.Key.Key_Z)
    assert november(desktop).figures.target == pytest.approx(target)
    assert density.views.current() == "places", "where the step that was undone is seen"
    hands.control(Qt.Key.Key_Y)
    assert november(desktop).figures.target == pytest.approx(changed)


def r12_by_hand(fte: float, occupied: float) -> float:
    """Eleven months counted on hours and November on those employed: by days, places by bed-days."""
    earlier = months_ending(NOVEMBER, 12)[:-1]
    assert len(earlier) == 11
    # A month's årsarbetare by days: its hours by a full-time day of 38,25 / 7.
    amounts = [HOURS / (38.25 / 7) for _ in earlier] + [fte * 30]
    days = sum(map(days_in, earlier)) + 30
    bed_days = 11 * BED_DAYS + occupied * 30
    return (sum(amounts) / days) / (bed_days / days)


def paste_people(desktop: Desktop, hands: Hands, in_dialog: InDialog) -> None:
    people = page(desktop, hands, Qt.Key.Key_3, PeoplePage)
    QGuiApplication.clipboard().setText(PEOPLE)

    def paste(dialog: QDialog) -> None:
        in_dialog(SetPassphraseDialog, lambda asked: asked.reject())
        assert isinstance(dialog, PastePeopleDialog)
        dialog.text.selectAll()
        press(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        dialog.look()
        press(dialog, Qt.Key.Key_Return)

    in_dialog(PastePeopleDialog, paste)
    QTest.mouseClick(button(people, "Klistra in …"), Qt.MouseButton.LeftButton)
    assert [row.name for row in rows.read(desktop.unit.store, Employee)] == ["Anna Ek", "Olle Berg"]
    hands.control(Qt.Key.Key_Z)
    assert rows.read(desktop.unit.store, Employee) == []
    hands.control(Qt.Key.Key_Y)
    assert len(rows.read(desktop.unit.store, Employee)) == 2


def count_those_employed(desktop: Desktop, hands: Hands, in_dialog: InDialog) -> None:
    settings = page(desktop, hands, Qt.Key.Key_Comma, SettingsPage)
    section = settings.show_section("unit")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, UnitFromDialog)
        fill(dialog.day, "2026-11-01")
        basis = dialog.form.fields["basis"]
        assert isinstance(basis, ChoiceField)
        basis.setFocus()
        QTest.keyClicks(basis.box, "An")
        press(dialog, Qt.Key.Key_Return)

    in_dialog(UnitFromDialog, choose)
    QTest.mouseClick(button(section, "Ändra från datum …"), Qt.MouseButton.LeftButton)


def change_from_the_15th(desktop: Desktop, hands: Hands, in_dialog: InDialog) -> None:
    people = page(desktop, hands, Qt.Key.Key_3, PeoplePage)
    people.show_person("101")

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, ChangeContractDialog)
        fill(dialog.form.fields["valid_from"], "2026-11-15")
        fill(dialog.form.fields["rate_percent"], "60")
        press(dialog, Qt.Key.Key_Return)

    in_dialog(ChangeContractDialog, change)
    QTest.mouseClick(button(people.card, "Ändra från datum …"), Qt.MouseButton.LeftButton)


def split_linden(desktop: Desktop, hands: Hands, in_dialog: InDialog) -> None:
    settings = page(desktop, hands, Qt.Key.Key_Comma, SettingsPage)
    section = settings.show_section("places")

    def split(dialog: QDialog) -> None:
        assert isinstance(dialog, SplitSectionDialog)
        dialog.section.set_value("Linden")
        fill(dialog.day, "2026-11-16")
        for fields, texts in zip(dialog.parts, (("Linden A", "0,69"), ("Linden B", "0,75")), strict=True):
            fill(fields[0], texts[0])
            fill(fields[1], "18")
            fill(fields[3], texts[1])
        press(dialog, Qt.Key.Key_Return)

    in_dialog(SplitSectionDialog, split)
    QTest.mouseClick(button(section, "Dela avdelning …"), Qt.MouseButton.LeftButton)
