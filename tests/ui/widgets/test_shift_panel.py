"""The side panel and the list of breaches by events: what they say, ask for, and where the keyboard goes."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from caredesk.domain.rules import Breach
from caredesk.ui.widgets.breach_list import BreachList
from caredesk.ui.widgets.limit_bar import LimitBar
from caredesk.ui.widgets.panel_lines import ShiftFacts
from caredesk.ui.widgets.panel_parts import BreachBox
from caredesk.ui.widgets.shift_panel import WIDTH, ShiftPanel
from tests.scenes.schedule_parts import FIRST, NAMES, REST, VACANT, breach_view, person_view
from tests.ui.on_screen import button, show, words


class Room(QWidget):
    """A page with a field where the keyboard is."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 640)
        self.field = QLineEdit(self)


@pytest.fixture
def room(qtbot, style):
    room = show(qtbot, Room())
    room.field.setFocus()
    return room


@pytest.fixture
def panel(room, style):
    panel = ShiftPanel(style, exception_from=9.0)
    panel.float_over(room)
    panel.set_person(person_view(), FIRST)
    panel.open_from(room.field)
    return panel


def values(panel: ShiftPanel) -> dict[str, str]:
    """Each label beside its value."""
    QApplication.processEvents()
    shown = words(panel)
    return dict(pairwise(shown))


def test_it_says_what_is_wrong_then_hours_balances_and_competences(panel):
    shown = words(panel)
    assert shown[0] == "Fatima Noor"
    assert "! Dygnsvila 9,5 h av 11 h · ons 4 nov" in shown
    found = values(panel)
    assert found["v.\u00a044–45, schema mot avtal"] == "72,0 av 76,5 h"
    assert found["Avvikelse"] == "−4,5\u00a0h"
    assert found["Period höst 2026, snitt per vecka"] == "37,9 av 38,25 h"
    assert found["Semester"] == "11 av 31 dagar"
    assert found["Insulindelegering"] == "till 2027-03-31"
    assert found["Läkemedelsdelegering"] == "▲ till 2026-11-20"
    bars = [bar.accessibleName() for bar in panel.findChildren(LimitBar)]
    assert bars == [
        "Övertid i månaden 2 av 50 h",
        "Övertid i år ▲ 172,5 av 200 h",
        "Snitt 16 veckor 39,4 av 48 h",
    ]


def test_it_lies_at_the_right_and_follows_the_room(panel, room):
    assert (panel.x(), panel.width(), panel.height()) == (900 - WIDTH, WIDTH, 640)
    room.resize(1000, 500)
    assert (panel.x(), panel.height()) == (1000 - WIDTH, 500)


def test_nothing_in_it_is_wider_than_it_is(panel):
    inside = panel._area.widget()
    assert inside is not None
    assert inside.width() <= panel._area.viewport().width()


def test_the_buttons_of_a_breach_ask_for_what_can_be_done(panel, qtbot):
    for text, asked in (
        ("Gör vakant", panel.vacate_asked),
        ("Markera undantag …", panel.exception_asked),
    ):
        with qtbot.waitSignal(asked) as told:
            qtbot.mouseClick(button(panel.findChild(BreachBox), text), Qt.MouseButton.LeftButton)
        assert told.args == [REST]
    with qtbot.waitSignal(panel.person_asked) as told:
        qtbot.mouseClick(panel.open_card, Qt.MouseButton.LeftButton)
    assert told.args == ["2005"]


@pytest.mark.parametrize(
    ("breach", "offered"),
    [
        (REST._replace(amount=9.0), ["Gör vakant", "Markera undantag …"]),
        (REST._replace(amount=8.9), ["Gör vakant"]),
        (Breach("weekly_rest", "2005", FIRST, 30.0, 36.0), []),
        (Breach("break", "2005", FIRST, 6.0, 5.0), ["Ändra passet …"]),
        (Breach("minor", "2005", FIRST, 44.0, 40.0, "week"), []),
        (Breach("competence", "2005", FIRST, 0.0, 1.0), ["Gör vakant"]),
    ],
)
def test_only_what_would_help_is_offered(style, qtbot, breach, offered):
    box = BreachBox(style, breach, exception_from=9.0)
    qtbot.addWidget(box)
    assert [each.text() for each in box._buttons(breach, accepted=False)] == offered


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F4])
def test_it_closes_by_key_and_gives_the_keyboard_back(panel, room, qtbot, key):
    panel.close_button.setFocus()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.close_button, key)
    assert QApplication.focusWidget() is room.field


def test_opening_it_leaves_the_keyboard_where_it_is(panel, room):
    assert QApplication.focusWidget() is room.field


def test_a_vacant_shift_is_shown_with_whom_it_stands_in_for(panel, qtbot):
    panel.set_shift(ShiftFacts(VACANT, "vacant", replaces="Johan Berg", sek=2647.0))
    found = values(panel)
    assert words(panel)[:2] == ["Vakant pass", "fre 6 nov · K · Asken"]
    assert (found["Tid"], found["Orsak"], found["Ersätter"]) == (
        "13:00–21:30",
        "Sjukfrånvaro",
        "Berg, Johan",
    )
    assert found["Kostnad"] == "2\u00a0647\u00a0kr"
    assert not panel.vacate.isVisible()
    assert not panel.open_card.isVisible()
    with qtbot.waitSignal(panel.shift_change_asked) as told:
        qtbot.mouseClick(panel.change, Qt.MouseButton.LeftButton)
    assert told.args == [7]


def test_nothing_chosen_says_so(panel):
    panel.set_nothing()
    assert words(panel)[0] == "Inget valt"


@pytest.fixture
def breaches(room, style):
    panel = BreachList(style, breach_view(), NAMES, parent=room)
    panel.show_beside(room.field, drop=True)
    return panel


def rows(breaches: BreachList) -> list[list[str]]:
    models = [table.model() for table in breaches.tables]
    return [
        [model.index(row, column).data() for column in range(3)]
        for model in models
        for row in range(model.rowCount())
    ]


def test_breaches_stand_before_what_was_accepted_and_what_was_told_late(breaches):
    assert rows(breaches) == [
        ["Dygnsvila 9,5 h av 11 h", "Noor, Fatima", "ons 4 nov"],
        ["Övertid 2026 201,5 h av 200 h", "Berg, Johan", "lör 7 nov"],
        ["Dygnsvila 10,0 h av 11 h", "Ahmadi, Leila", "ons 28 okt"],
        ["Schemat ändrat 3 av 14 dagar före", "Berg, Johan", "tor 5 nov"],
    ]
    assert {"Godtagna undantag", "Sent ändrat"} <= set(words(breaches))


def test_arrow_and_enter_go_to_a_breach(breaches, qtbot):
    qtbot.keyClick(breaches.tables[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(breaches.chosen) as told:
        qtbot.keyClick(breaches.tables[0], Qt.Key.Key_Return)
    assert told.args[0].rule == "overtime_year"
    assert told.args[0].when == date(2026, 11, 7)
    assert not breaches.isVisible()


def test_without_breaches_it_says_so(room, style):
    view = breach_view()
    panel = BreachList(style, type(view)((), view.accepted, ()), NAMES, parent=room)
    panel.show_beside(room.field, drop=True)
    assert "✓ Inga brott mot reglerna i vyn" in words(panel)
