"""Unlocking and setting a passphrase by keys: the value is kept, tries grow slower, the limit is exact."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog, good_enough, strength
from caredesk.ui.widgets.lock_cover import LockCover
from caredesk.ui.widgets.unlock_form import wait_after
from tests.ui.on_screen import button, only, show, words


@pytest.fixture
def unlock(qtbot, style):
    return show(qtbot, PassphraseDialog(style, "Björkbacken.caredesk", parent=None))


def test_enter_tries_once_what_was_typed(unlock, qtbot):
    tried: list[str] = []
    unlock.tried.connect(tried.append)
    field = only(unlock, QLineEdit)
    qtbot.keyClicks(field, "lingon kaffe")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tried == ["lingon kaffe"]


def test_nothing_typed_is_nothing_tried(unlock, qtbot):
    assert not button(unlock, "Lås upp").isEnabled()
    with qtbot.assertNotEmitted(unlock.tried):
        qtbot.keyClick(only(unlock, QLineEdit), Qt.Key.Key_Return)


def test_a_refusal_is_said_under_the_field_and_the_value_kept(unlock, qtbot):
    field = only(unlock, QLineEdit)
    qtbot.keyClicks(field, "fel")
    unlock.refuse("Lösenfrasen stämmer inte.")
    assert "!  Lösenfrasen stämmer inte." in words(unlock)
    assert field.text() == "fel"
    assert field.property("error") == "true"
    assert field.accessibleDescription() == "Lösenfrasen stämmer inte."
    qtbot.keyClicks(field, "x")
    assert "!  Lösenfrasen stämmer inte." not in words(unlock)


def test_after_some_refusals_the_next_try_has_to_wait(unlock, qtbot):
    qtbot.keyClicks(only(unlock, QLineEdit), "fel")
    for _ in range(3):
        unlock.refuse("Lösenfrasen stämmer inte.")
    assert not button(unlock, "Lås upp").isEnabled()
    assert any("Vänta 2 s" in text for text in words(unlock))


def test_the_wait_doubles_up_to_half_a_minute():
    assert [wait_after(refusals) for refusals in range(1, 10)] == [0, 0, 2, 4, 8, 16, 32, 32, 32]


def test_esc_leaves_without_a_try(unlock, qtbot):
    with qtbot.waitSignal(unlock.rejected):
        qtbot.keyClick(unlock, Qt.Key.Key_Escape)


def test_the_typed_can_be_shown_and_hidden(unlock, qtbot):
    field = only(unlock, QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(button(unlock, "Visa"), Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.mouseClick(button(unlock, "Dölj"), Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_the_cover_opens_by_enter_and_says_why_not(qtbot, style):
    cover = show(qtbot, LockCover(style, "Björkbacken", protected=True))
    tried: list[str] = []
    cover.tried.connect(tried.append)
    field = only(cover, QLineEdit)
    qtbot.keyClicks(field, "fel")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    cover.refuse("Lösenfrasen stämmer inte.")
    assert tried == ["fel"]
    assert "!  Lösenfrasen stämmer inte." in words(cover)


def test_the_cover_of_an_open_key_needs_only_the_button(qtbot, style):
    cover = show(qtbot, LockCover(style, "Björkbacken", protected=False))
    assert not only(cover, QLineEdit).isVisible()
    with qtbot.waitSignal(cover.tried) as tried:
        qtbot.mouseClick(button(cover, "Lås upp"), Qt.MouseButton.LeftButton)
    assert tried.args == [""]


@pytest.mark.parametrize(
    ("passphrase", "good"),
    [
        ("", False),
        ("abcdefghijk", False),
        ("abcdefghijkl", True),
        ("aaaaaaaaaaaaaaaa", False),
        ("abcdeabcdeabcde", False),
    ],
)
def test_the_limit_is_exact(passphrase, good):
    assert good_enough(passphrase) is good
    assert (strength(passphrase)[1] in ("text2", "ok")) is good


@pytest.fixture
def setting(qtbot, style):
    return show(qtbot, SetPassphraseDialog(style, protected=False, parent=None))


def test_two_equal_good_ones_by_keys_only(setting, qtbot):
    first, again = setting.findChildren(QLineEdit)
    qtbot.keyClicks(first, "lingon kaffe tåg")
    again.setFocus()
    qtbot.keyClicks(again, "lingon kaffe tåg")
    with qtbot.waitSignal(setting.accepted):
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert setting.passphrase() == "lingon kaffe tåg"


def test_two_that_differ_are_told_at_the_second(setting, qtbot):
    first, again = setting.findChildren(QLineEdit)
    qtbot.keyClicks(first, "lingon kaffe tåg")
    qtbot.keyClicks(again, "lingon kaffe tåk")
    with qtbot.assertNotEmitted(setting.accepted):
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert again.property("error") == "true"
    assert again.hasFocus()


def test_a_short_one_is_told_at_the_first(setting, qtbot):
    first, again = setting.findChildren(QLineEdit)
    qtbot.keyClicks(first, "kort")
    assert "− 8 tecken till" in words(setting)
    qtbot.keyClicks(again, "kort")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert first.property("error") == "true"
    assert first.text() == "kort"
