"""From an empty window to R12, the gap and its cost, by keys alone: what a new user does in three minutes."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRadioButton

from caredesk.domain.calendar import months_ending
from caredesk.domain.rows import MonthlyValue, Place, Unit
from caredesk.services.figures import view_figures
from caredesk.services.session import open_unit
from caredesk.storage import rows
from caredesk.ui.desktop import Desktop
from caredesk.ui.first_start.first_start import FirstStartSteps
from caredesk.ui.first_start.frame import HISTORY, PLACES
from caredesk.ui.first_start.new_unit import NewUnit
from caredesk.ui.pages.today_page import TodayPage
from caredesk.ui.widgets.start_page import StartPage
from tests.journeys.hands import Hands, own_documents
from tests.ui.on_screen import button, only, words

__all__ = ["own_documents"]

RUN = months_ending("2026-10", 12)
HOURS = (7053, 7301.7, 7190, 6512.9, 7205.3, 6908.4, 7077.5, 6870.6, 7087.8, 7099.2, 6883.8, 7190)
BED_DAYS = (1557, 1587, 1593, 1450, 1612, 1557, 1603, 1539, 1578, 1600, 1563, 1593)
FTE = sum(HOURS) / (365 * 38.25 / 7)
OCCUPIED = sum(BED_DAYS) / 365


@pytest.fixture
def hands(qtbot, desktop: Desktop, tmp_path: Path) -> Hands:
    return Hands(qtbot, desktop)


def make_unit(hands: Hands, desktop: Desktop) -> FirstStartSteps:
    hands.control(Qt.Key.Key_N)
    only(desktop.window, NewUnit)
    hands.type("Bergby")
    hands.press(Qt.Key.Key_Return)
    return only(desktop.window, FirstStartSteps)


def said_by(steps: FirstStartSteps) -> str:
    return steps.card.accessibleDescription()


def test_twelve_pasted_months_give_the_first_figure_and_idag_shows_it(
    hands, desktop, qtbot, answers, own_documents
):
    steps = make_unit(hands, desktop)
    assert desktop.unit.store.path == own_documents / "Bergby.caredesk"
    assert steps.step() == PLACES
    hands.type("54")
    for text in ("", "0,80", "610000"):
        hands.press(Qt.Key.Key_Tab)
        hands.type(text)
    hands.press(Qt.Key.Key_Return)
    assert steps.step() == HISTORY
    block = "\n".join(f"{hours}\t{days}" for hours, days in zip(HOURS, BED_DAYS, strict=True))
    QGuiApplication.clipboard().setText(block.replace(".", ","))
    hands.control(Qt.Key.Key_V)
    gap = FTE - 0.80 * OCCUPIED
    for figure in (FTE / OCCUPIED, 0.80):
        assert f"{figure:.2f}".replace(".", ",") in said_by(steps)
    assert f"{gap:.1f} årsarbetare över målet".replace(".", ",") in said_by(steps)
    assert f"{round(gap * 610)}\u00a0tkr per år" in said_by(steps)
    hands.control(Qt.Key.Key_Return)
    today = only(desktop.window, TodayPage)
    qtbot.waitUntil(today.isVisible)
    assert f"{FTE / OCCUPIED:.2f}".replace(".", ",") in words(today.figure_cards.density)
    # The path: R12 of the line's months to come.
    assert today.density.chart.isVisible()
    density = view_figures(desktop.unit, month="2026-10").density
    assert density.r12 == pytest.approx(FTE / OCCUPIED)
    assert density.gap_sek_per_year == pytest.approx(gap * 610_000)
    assert desktop.window.rail.isVisible()
    assert answers.said == []
    # At two keys a second, with time to look the figures up, within three minutes.
    assert hands.keys <= 40


def test_months_typed_one_by_one_move_the_figure_at_each_keystroke(hands, desktop):
    steps = make_unit(hands, desktop)
    hands.type("54")
    hands.control(Qt.Key.Key_Return)
    hands.type("7053")
    hands.press(Qt.Key.Key_Tab)
    assert rows.read(desktop.unit.store, MonthlyValue)[0].worked_hours == 7053
    hands.type("1557")
    # Nothing is entered yet, and the figure is there: 7053 h / (30 d × 38,25 / 7) / (1557 / 30).
    assert rows.read(desktop.unit.store, MonthlyValue)[0].bed_days is None
    assert said_by(steps).startswith("0,83")
    assert "november 2025: månadens värde, 1 av 12 månader" in said_by(steps)
    hands.press(Qt.Key.Key_Escape)
    assert said_by(steps).startswith("–")
    hands.type("1557")
    hands.press(Qt.Key.Key_Return)
    assert said_by(steps).startswith("0,83")
    hands.control(Qt.Key.Key_Z)
    assert said_by(steps).startswith("–")
    hands.control(Qt.Key.Key_Z)
    assert rows.read(desktop.unit.store, MonthlyValue) == []


def test_what_was_left_midway_is_there_and_idag_leads_back(hands, desktop, qtbot, own_documents):
    make_unit(hands, desktop)
    hands.type("54")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.type("80")
    hands.control(Qt.Key.Key_W)
    with open_unit(own_documents / "Bergby.caredesk") as unit:
        (row,) = rows.read(unit.store, Place)
        assert (row.available, row.target) == (54, None)
        assert rows.read(unit.store, Unit)[0].unit_type == "nursing_home"
    assert desktop.desk.open(own_documents / "Bergby.caredesk")
    today = only(desktop.window, TodayPage)
    qtbot.waitUntil(today.empty.isVisible)
    qtbot.mouseClick(button(today.empty, "Kom igång …"), Qt.MouseButton.LeftButton)
    steps = only(desktop.window, FirstStartSteps)
    assert steps.step() == PLACES
    assert steps.places.available.text() == "54"


def test_a_target_of_80_stays_at_its_field_until_it_is_right(hands, desktop):
    steps = make_unit(hands, desktop)
    steps.places.target.setFocus()
    hands.type("80")
    hands.press(Qt.Key.Key_Return)
    assert steps.step() == PLACES
    assert "! Målet skrivs som årsarbetare per plats, till exempel 0,80." in [
        re.sub(" +", " ", each) for each in words(steps.places)
    ]
    assert steps.places.target.text() == "80"
    hands.control(Qt.Key.Key_A)
    hands.type("0,8")
    hands.press(Qt.Key.Key_Return)
    assert steps.step() == HISTORY
    assert rows.read(desktop.unit.store, Place)[0].target == 0.8


def test_before_there_is_a_file_nothing_is_made(hands, desktop, own_documents):
    hands.control(Qt.Key.Key_N)
    page = only(desktop.window, NewUnit)
    hands.press(Qt.Key.Key_Return)
    assert "!  Skriv ett namn på enheten." in words(page)
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert any(each.isVisible() for each in desktop.window.findChildren(StartPage))
    assert desktop.window.top_bar.isVisible()
    assert not desktop.window.rail.isVisible()
    assert not own_documents.exists()


@pytest.mark.slow
def test_a_cell_half_typed_is_stored_when_idag_is_opened(hands, desktop, qtbot):
    make_unit(hands, desktop)
    hands.control(Qt.Key.Key_Return)
    hands.type("7053")
    hands.control(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: only(desktop.window, TodayPage).isVisible())
    assert [row.worked_hours for row in rows.read(desktop.unit.store, MonthlyValue)] == [7053]


@pytest.mark.slow
def test_the_type_is_chosen_by_arrows_and_stays_a_choice_afterwards(hands, desktop):
    hands.control(Qt.Key.Key_N)
    hands.type("Bergby")
    hands.press(Qt.Key.Key_Tab)
    for _ in range(2):
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    steps = only(desktop.window, FirstStartSteps)
    assert rows.read(desktop.unit.store, Unit)[0].unit_type == "other"
    steps.show_step(0)
    steps.kind.findChildren(QRadioButton)[0].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert rows.read(desktop.unit.store, Unit)[0].unit_type == "nursing_home"
    hands.control(Qt.Key.Key_Z)
    assert rows.read(desktop.unit.store, Unit)[0].unit_type == "other"
    assert steps.kind.kind() == "other"
