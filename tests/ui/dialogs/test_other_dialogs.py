"""Crash, open, new and keys by events, and the frame that they share."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from caredesk.ui.dialogs.crash_dialog import CrashDialog, details_of
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.dialogs.keys_dialog import KeysDialog
from caredesk.ui.dialogs.open_dialog import OpenDialog
from caredesk.ui.widgets.start_panel import RecentFile, StartPanel
from caredesk.ui.widgets.table_view import TableView
from tests.ui.on_screen import button, only, show

SECRET = "Anna Ek"


def crash() -> KeyError:
    name = SECRET
    try:
        raise KeyError(f"no such person: {name}")
    except KeyError as error:
        return error
    raise AssertionError


def test_details_of_a_crash_say_where_but_no_names():
    details = details_of(crash())
    assert "KeyError" in details
    assert "test_other_dialogs.py:" in details
    assert " crash" in details
    assert SECRET not in details
    assert str(Path(__file__).parent) not in details


def test_a_crash_can_be_copied_and_gone_on_from(qtbot, style):
    dialog = show(qtbot, CrashDialog(style, details_of(crash()), parent=None))
    qtbot.mouseClick(button(dialog, "Kopiera detaljer"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("CareDesk ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_after_a_crash_the_program_can_be_closed(qtbot, style):
    dialog = show(qtbot, CrashDialog(style, "", parent=None))
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(button(dialog, "Stäng programmet"), Qt.MouseButton.LeftButton)


@pytest.fixture
def panel(style):
    return StartPanel(
        style,
        (
            RecentFile(Path("/a/Ett.caredesk"), "i dag", True),
            RecentFile(Path("/b/Två.caredesk"), "i går", True),
        ),
    )


def test_a_recent_unit_is_opened_by_arrow_and_enter(qtbot, style, panel):
    dialog = show(qtbot, OpenDialog(style, panel, parent=None))
    table = only(dialog, TableView)
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.accepted), qtbot.waitSignal(panel.file_chosen) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [Path("/b/Två.caredesk")]


def test_another_way_to_begin_closes_the_dialog(qtbot, style, panel):
    dialog = show(qtbot, OpenDialog(style, panel, parent=None))
    with qtbot.waitSignals([panel.sample_asked, dialog.accepted]):
        qtbot.mouseClick(button(dialog, "Prova med exempelenheten"), Qt.MouseButton.LeftButton)


def test_keys_are_listed_with_what_they_do(qtbot, style):
    dialog = show(qtbot, KeysDialog(style, [("Ctrl+1", "Idag")], parent=None))
    model = only(dialog, TableView).model()
    listed = [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]
    assert ("Idag", "Ctrl+1") in listed
    assert any(key == "F1" for _, key in listed)


@pytest.mark.parametrize(
    ("window_size", "fills"), [((1366, 768), False), ((1366, 690), False), ((911, 512), True)]
)
def test_a_dialog_larger_than_its_window_fills_it(qtbot, style, window_size, fills):
    window = QWidget()
    window.resize(*window_size)
    show(qtbot, window)
    dialog = show(qtbot, FramedDialog(style, "Prov", parent=window, width=960, height=600))
    assert (dialog.width(), dialog.height()) == (window_size if fills else (960, 600))
    inside = dialog.geometry().translated(-window.mapToGlobal(window.rect().topLeft()))
    assert window.rect().contains(inside)


def test_the_window_is_dimmed_only_while_a_dialog_is_up(qtbot, style):
    window = QWidget()
    window.resize(1366, 768)
    show(qtbot, window)
    before = window.grab().toImage().pixelColor(5, 5)
    dialog = show(qtbot, FramedDialog(style, "Prov", parent=window, width=440))
    assert window.grab().toImage().pixelColor(5, 5).lightness() < before.lightness()
    dialog.reject()
    assert window.grab().toImage().pixelColor(5, 5) == before
