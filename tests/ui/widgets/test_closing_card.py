"""Closing a month by its button: one undoable step, only when the month is over."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from caredesk.domain.rows import MonthClosing
from caredesk.services.edits import history, undo_step
from caredesk.services.month_closing import edit_closed, is_closed
from caredesk.services.monthly_report import edit_comment, read_comment
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.widgets.closing_card import ClosingCard
from tests.ui.on_screen import show, words


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


@pytest.fixture
def card(qtbot, style, unit, answers):
    bus = Bus()
    card = ClosingCard(style, unit, bus, ask=answers, clock=lambda: datetime(2026, 11, 3))
    bus.changed.connect(lambda _changes: card.set_month("2026-10"))
    card.set_month("2026-10")
    return show(qtbot, card)


def test_the_button_closes_and_opens_again(qtbot, card, unit):
    assert card.button.text() == "Stäng oktober 2026"
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert is_closed(unit, month="2026-10")
    assert card.button.text() == "Öppna oktober 2026 igen"
    assert any(text.startswith("✓") for text in words(card))
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert not is_closed(unit, month="2026-10")
    assert [step.code for step in history(unit)] == ["close_month", "reopen_month"]


def test_a_month_that_goes_on_cannot_be_closed(card):
    card.set_month("2026-11")
    assert not card.button.isEnabled()
    assert words(card)[-1] == "Månaden kan stängas när den är slut."


def test_closing_keeps_the_comment_and_is_undone_alone(unit):
    edit_comment(unit, month="2026-10", text="Ny grund.")
    edit_closed(unit, month="2026-10", closed=True)
    assert rows.read(unit.store, MonthClosing) == [MonthClosing("2026-10", True, "Ny grund.")]
    assert edit_closed(unit, month="2026-10", closed=True).tables == frozenset()
    undo_step(unit)
    assert read_comment(unit, month="2026-10") == "Ny grund."
    assert not is_closed(unit, month="2026-10")
