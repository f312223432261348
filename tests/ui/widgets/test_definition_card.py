"""The definition card's copy: what it says, unless that tells of ten people or fewer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from caredesk.language.definition_words import DefinitionText
from caredesk.ui.widgets.definition_card import DefinitionCard
from tests.ui.on_screen import button, show

MONTHS = (("okt", "8,4"),)
TEXT = DefinitionText("Sjukfrånvaro", "", "8,4 %", None, (), "text", (), ("Månad", "Procent"), MONTHS)


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.resize(800, 600)
    return show(qtbot, page)


def test_what_a_card_says_is_copied(page, style):
    card = DefinitionCard(style, TEXT, parent=page)
    card.show_beside(page)
    button(card, "Kopiera").click()
    assert QGuiApplication.clipboard().text().startswith("Sjukfrånvaro")
    card.close_panel()


def test_what_stays_is_copied_neither_whole_nor_by_cell(page, style, qtbot):
    QGuiApplication.clipboard().setText("förut")
    card = DefinitionCard(style, replace(TEXT, stays=True), parent=page)
    card.show_beside(page)
    assert not button(card, "Kopiera").isEnabled()
    assert "högst tio" in button(card, "Kopiera").toolTip()
    card.toggle_table()
    assert card.table is not None
    card.table.selectRow(0)
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    card.copy()
    assert QGuiApplication.clipboard().text() == "förut"
    card.close_panel()
