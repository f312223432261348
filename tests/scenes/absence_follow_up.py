"""Pictures of the follow-up of sick leave on the sample unit: the card, and the whole list."""

from __future__ import annotations

import atexit
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.domain.follow_up import FollowUpView
from caredesk.services.follow_up import edit_follow_up, view_follow_up
from caredesk.services.session import OpenUnit, open_unit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.follow_up_dialog import FollowUpDialog
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.follow_up_card import FollowUpCard
from tests.sample import NOW, copy_sample
from tests.stage import Scene, Stage

CARD_WIDTH, CARD_HEIGHT = 388, 318


@cache
def followed() -> OpenUnit:
    """A sample unit of its own where one thing is done."""
    folder = tempfile.TemporaryDirectory(prefix="caredesk-sample-")
    unit = open_unit(copy_sample(Path(folder.name)))
    atexit.register(folder.cleanup)
    atexit.register(unit.close)
    (row,) = (row for row in view_of(unit).rows if row.kind == "insurance")
    done = date(2026, 11, 2)
    edit_follow_up(unit, employee_no=row.employee_no, kind=row.kind, day=row.day, done=done)
    return unit


def view_of(unit: OpenUnit) -> FollowUpView:
    return view_follow_up(unit, today=NOW.date(), section=None)


def card_in_window(stage: Stage) -> tuple[MainWindow, FollowUpCard]:
    """The window with the card at the upper right, as high as on its page."""
    window = stage.window()
    page = QWidget()
    card = FollowUpCard(stage.style)
    card.setFixedSize(CARD_WIDTH, CARD_HEIGHT)
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(card, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    window.add_page(Page(4, "Frånvaro och övertid", "today", lambda: page))
    window.set_unit_open(True)
    window.show_page(4)
    window.show()
    card.set_view(view_of(followed()))
    stage.settle()
    return window, card


def card(stage: Stage) -> QWidget:
    return card_in_window(stage)[0]


def card_with_law(stage: Stage) -> QWidget:
    window, card = card_in_window(stage)
    card.list.selectRow(1)
    card.list.setFocus()
    return window


def whole_list(stage: Stage) -> QWidget:
    window, _card = card_in_window(stage)
    dialog = FollowUpDialog(
        stage.style, followed(), stage.keep(Bus()), today=NOW.date(), section=None, parent=window
    )
    stage.keep(dialog).show()
    return window


SCENES = (
    Scene("absence-follow-up", card),
    Scene("absence-follow-up-law", card_with_law),
    Scene("absence-follow-up-all", whole_list),
)
