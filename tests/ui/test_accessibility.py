"""Every control of every scene has a name and a tooltip or words, and the Tab key leaves every field.

New scenes are tested by themselves: they come from the same list as the pictures.
"""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from caredesk.ui.widgets.rota_view import RotaView
from tests.pictures import scenes
from tests.stage import Stage

CONTROLS = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
FIELDS = (QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox, QAbstractSpinBox)
MOST_STEPS = 80


@pytest.fixture
def shown(request, qapp, style, tmp_path):
    """The scene's topmost window: its dialog if it has one."""
    stage = Stage(qapp, style, 1366, 768, tmp_path)
    window = request.param.build(stage)
    window.show()
    top = QApplication.activeModalWidget() or window
    top.activateWindow()
    stage.settle()
    yield top
    stage.clear()


def in_view(top: QWidget, kinds: tuple[type[Any], ...]) -> list[Any]:
    inside = [each for each in top.findChildren(QWidget) if isinstance(each, kinds) and each.isVisibleTo(top)]
    return [each for each in inside if not each.objectName().startswith("qt_")]


def by_name(scene) -> str:
    return scene.name


def nameless(top: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} {each.objectName()} in {type(each.parentWidget()).__name__}"
        for each in in_view(top, CONTROLS)
        if not each.accessibleName().strip()
    ]


def without_words(top: QWidget) -> list[str]:
    buttons = in_view(top, (QAbstractButton,))
    return [each.accessibleName() for each in buttons if not each.toolTip() and not each.text()]


def too_small(top: QWidget) -> list[str]:
    return [
        f"{each.accessibleName()} {each.width()} × {each.height()}"
        for each in in_view(top, (QAbstractButton,))
        if each.width() < 20 or each.height() < 20
    ]


def traps(top: QWidget, qtbot) -> list[str]:
    """Fields that the Tab key does not leave; of the rota grid, where it walks the cells, the last cell."""
    found = []
    for field in in_view(top, FIELDS):
        if not field.isEnabled() or field.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        field.setFocus()
        if isinstance(field, RotaView):
            qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        here = QApplication.focusWidget()
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here:
            found.append(field.accessibleName())
    return found


ALSO_SLOW = (
    *("people-", "density-", "schedule", "layers-", "drafts", "wall-print"),
    *("absence-", "franvaro", "overtid", "journal", "gallring"),
)
"""States of pages that fill themselves from the whole sample unit: built only in the slow runs."""


def each_scene() -> list[Any]:
    return [
        pytest.param(scene, marks=pytest.mark.slow) if scene.name.startswith(ALSO_SLOW) else scene
        for scene in scenes()
    ]


# One test a scene: to build a scene takes longer than all there is to look at in it.
@pytest.mark.parametrize("shown", each_scene(), ids=by_name, indirect=True)
def test_controls_are_named_have_words_are_large_enough_and_let_tab_go(shown, qtbot):
    assert nameless(shown) == []
    assert without_words(shown) == []
    assert too_small(shown) == []
    assert traps(shown, qtbot) == []


@pytest.mark.slow
@pytest.mark.parametrize("shown", scenes(), ids=by_name, indirect=True)
def test_tab_reaches_every_button_and_comes_round(shown, qtbot):
    wanted = {
        each
        for each in in_view(shown, (QAbstractButton,))
        if each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(MOST_STEPS):
        here = QApplication.focusWidget() or shown
        reached.add(here)
        if isinstance(here, RotaView):
            qtbot.keyClick(here, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    missed = [each.accessibleName() for each in wanted - reached]
    assert missed == []
