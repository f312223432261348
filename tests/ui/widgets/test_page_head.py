"""The head of a page in narrow windows: nothing of it is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Part
from caredesk.ui.widgets.page_head import PageHead
from tests.ui.on_screen import show


def top(part: QWidget, head: PageHead) -> int:
    return part.mapTo(head, QPoint(0, part.height() // 2)).y()


@pytest.mark.parametrize(("width", "rows"), [(1200, 1), (560, 2), (400, 3)])
def test_the_sentence_goes_under_the_title_and_then_under_the_buttons(qtbot, style, width: int, rows: int):
    head = PageHead(style, "Frånvaro och övertid")
    buttons = [Button(style, text) for text in ("Annan frånvaro …", "Övertid", "Journal")]
    for button in buttons:
        head.add(button)
    head.set_sentence([Part("8,4 % sjuka i oktober, 0,5 pe över förra året · 12 borta i dag")])
    head.resize(width, head.sizeHint().height())
    show(qtbot, head)
    assert head.minimumSizeHint().width() <= 400
    assert all(button.mapTo(head, QPoint(button.width(), 0)).x() <= width for button in buttons)
    title, sentence = top(head._title, head), top(head._sentence, head)
    assert (abs(sentence - title) < 8) == (rows == 1)
    assert (abs(top(buttons[0], head) - title) < 8) == (rows < 3)
    assert head._sentence.width() > 160
