"""The card Tidslinje under mouse and keys: what is opened, which days are asked for, and what is painted."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caredesk.domain.absence_timeline import Ring
from caredesk.language.formats import NO_BREAK
from caredesk.ui.widgets.absence_timeline import AbsenceTimelineCard
from caredesk.ui.widgets.timeline_grid import NAME
from tests.builders import on
from tests.ui.models.test_timeline_model import FIRST, TODAY, bar, row, view
from tests.ui.on_screen import button, show, words

KEY, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
DAY = 20
"""Width of a day in these tests, px."""
SICK, HOLIDAY, PARENTAL, EARLIER = 1, 2, 3, 4
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A card as wide as its days are twenty px, and what it has sent."""

    def __init__(self, qtbot, style) -> None:
        self.card = AbsenceTimelineCard(style)
        self.card.set_time("2026-10", TODAY)
        self.table = self.card.table
        sick = bar(SICK, "2026-10-28", "", expected="2026-11-07")
        parental = bar(PARENTAL, "2026-09-04", "2027-02-26", cause="parental")
        self.card.set_view(
            view(
                row("Lena Dahl", bar(EARLIER, "2026-10-14", "2026-10-16"), sick,
                    rings=(Ring("certificate", 8, on("2026-11-04"), "breach"),), day_number=7),
                row("Ingrid Falk", bar(HOLIDAY, "2026-11-09", "2026-11-15", cause="vacation")),
                row("Nadia Haddad", parental),
            )
        )  # fmt: skip
        self.card.resize(NAME + 42 * DAY + 3 + 2, 300)
        show(qtbot, self.card)
        self.table.setFocus()
        qtbot.waitUntil(self.table.hasFocus)
        assert self.table.scale().day_width == DAY
        self.sent: list[tuple[object, ...]] = []
        for name in ("opened", "person_asked", "moved", "expected_moved", "stretch_asked", "causes_chosen"):
            getattr(self.card, name).connect(self._keeper(name))

    def _keeper(self, name: str) -> Callable[..., None]:
        return lambda *told: self.sent.append((name, *told))

    def at(self, place: int, day: str, inside: int = DAY // 2) -> QPoint:
        """A place in a row, so many px into a day."""
        return QPoint(NAME + (on(day) - FIRST).days * DAY + inside, 24 * place + 15)

    def drag(self, start: QPoint, by: int, *, release: bool = True) -> None:
        port = self.table.viewport()
        QTest.mousePress(port, LEFT, pos=start)
        for far in (by // 2, by):
            QTest.mouseMove(port, start + QPoint(far, 0))
        if release:
            QTest.mouseRelease(port, LEFT, pos=start + QPoint(by, 0))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key with others held down all the time: QTest would let go of them."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.table, QKeyEvent(kind, key, modifiers))

    def colours(self, place: int, day: str) -> set[str]:
        """What is painted in a row on a day."""
        image = self.table.viewport().grab().toImage()
        left = self.at(place, day, 0).x()
        return {
            image.pixelColor(x, y).name()
            for x in range(left, left + DAY)
            for y in range(24 * place, 24 * place + 23)
        }


@pytest.fixture
def desk(qtbot, style) -> Desk:
    return Desk(qtbot, style)


def test_a_holiday_is_dragged_to_other_days(desk):
    desk.drag(desk.at(1, "2026-11-12"), 3 * DAY)
    assert desk.sent == [("moved", HOLIDAY, on("2026-11-12"), on("2026-11-18"))]


def test_an_edge_is_dragged_to_another_first_or_last_day_and_stops_at_the_other(desk):
    desk.drag(desk.at(1, "2026-11-09", 1), -2 * DAY - 4)
    desk.drag(desk.at(1, "2026-11-15", DAY - 3), 2 * DAY + 5)
    desk.drag(desk.at(1, "2026-11-15", DAY - 3), -30 * DAY)
    assert desk.sent == [
        ("moved", HOLIDAY, on("2026-11-07"), on("2026-11-15")),
        ("moved", HOLIDAY, on("2026-11-09"), on("2026-11-17")),
        ("moved", HOLIDAY, on("2026-11-09"), on("2026-11-09")),
    ]


def test_the_end_of_one_who_is_sick_is_the_expected_one_and_never_in_the_past(desk):
    desk.drag(desk.at(0, "2026-11-07", DAY - 3), 4 * DAY)
    desk.drag(desk.at(0, "2026-11-07", DAY - 3), -9 * DAY)
    desk.drag(desk.at(0, "2026-10-28", 1), -DAY)
    desk.drag(desk.at(0, "2026-11-01"), 3 * DAY)  # the bar itself cannot be moved
    assert desk.sent == [
        ("expected_moved", SICK, on("2026-11-11")),
        ("expected_moved", SICK, TODAY),
        ("moved", SICK, on("2026-10-27"), None),
    ]


def test_an_open_end_is_drawn_in_from_where_the_view_ends(desk):
    desk.card.set_view(view(row("Lena Dahl", bar(SICK, "2026-10-28", ""))))
    desk.drag(desk.at(0, "2026-11-22", DAY - 3), -7 * DAY)
    assert desk.sent == [("expected_moved", SICK, on("2026-11-15"))]


def test_an_edge_beyond_the_view_is_not_there_to_take(desk):
    desk.drag(desk.at(2, "2026-11-22", DAY - 3), -2 * DAY)
    assert desk.sent == [("moved", PARENTAL, on("2026-09-02"), on("2027-02-24"))]


def test_escape_and_a_small_move_leave_the_days_as_they_are(desk):
    desk.drag(desk.at(1, "2026-11-12"), 3 * DAY, release=False)
    assert desk.table.held.first_day == on("2026-11-12")
    desk.key(KEY.Key_Escape)
    assert desk.table.held is None
    QTest.mouseRelease(desk.table.viewport(), LEFT, pos=desk.at(1, "2026-11-15"))
    desk.drag(desk.at(1, "2026-11-12"), 4)
    assert desk.sent == []


def test_a_file_that_is_only_read_can_be_opened_but_not_moved(desk):
    desk.card.set_editable(False)
    desk.drag(desk.at(1, "2026-11-12"), 3 * DAY)
    desk.key(KEY.Key_Right, ALT)
    desk.key(KEY.Key_Return)
    assert desk.sent == [("opened", HOLIDAY)]


def test_arrows_go_between_absences_and_people_and_enter_opens(desk):
    for key in (KEY.Key_Return, KEY.Key_Right, KEY.Key_Return, KEY.Key_Down, KEY.Key_Return):
        desk.key(key)
    for key in (KEY.Key_Left, KEY.Key_Down, KEY.Key_Return, KEY.Key_Up, KEY.Key_Up, KEY.Key_Return):
        desk.key(key)
    assert desk.sent == [
        ("opened", EARLIER),
        ("opened", SICK),
        ("opened", HOLIDAY),
        ("person_asked", "N"),
        ("person_asked", "L"),
    ]


def test_alt_with_arrows_moves_days_until_enter_keeps_or_alt_is_let_go(desk):
    desk.key(KEY.Key_Down)
    for _ in range(3):
        desk.key(KEY.Key_Right, ALT)
    desk.key(KEY.Key_Left, ALT | SHIFT)
    assert desk.sent == []
    assert desk.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "12–17 nov"
    desk.key(KEY.Key_Return)
    desk.key(KEY.Key_Left, ALT)
    desk.key(KEY.Key_Alt)
    desk.key(KEY.Key_Left, ALT)
    desk.key(KEY.Key_Escape)
    assert desk.sent == [
        ("moved", HOLIDAY, on("2026-11-12"), on("2026-11-17")),
        ("moved", HOLIDAY, on("2026-11-08"), on("2026-11-14")),
    ]


def test_alt_and_shift_move_the_expected_end_of_one_who_is_sick(desk):
    desk.key(KEY.Key_Right)
    desk.key(KEY.Key_Right, ALT | SHIFT)
    desk.key(KEY.Key_Left, ALT)
    desk.key(KEY.Key_Return)
    assert desk.sent == [
        ("moved", SICK, on("2026-10-27"), None),
        ("expected_moved", SICK, on("2026-11-08")),
    ]


def test_a_double_click_opens_a_bar_or_a_person(desk):
    port = desk.table.viewport()
    QTest.mouseDClick(port, LEFT, pos=desk.at(1, "2026-11-12"))
    QTest.mouseDClick(port, LEFT, pos=desk.at(1, "2026-10-20"))  # nothing lies there
    QTest.mouseDClick(port, LEFT, pos=QPoint(30, 30))
    assert desk.sent == [("opened", HOLIDAY), ("person_asked", "I")]


def test_told_anew_the_current_absence_stays(desk):
    desk.key(KEY.Key_Right)
    shown = desk.table.timeline.view
    desk.card.set_view(view(*reversed(shown.rows)))
    desk.key(KEY.Key_Return)
    assert desk.sent == [("opened", SICK)]


def test_copied_rows_do_not_say_why_somebody_is_away(desk):
    desk.key(KEY.Key_Down)
    QTest.keyClick(desk.table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().replace(NO_BREAK, " ")
    assert copied.split("\n") == [
        "Namn\tOrsak\tFrån\tTill\tOmfattning",
        "Ingrid Falk\tFrånv\t2026-11-09\t2026-11-15\t100 %",
    ]


def test_what_lies_under_the_pointer_is_told(desk):
    told = desk.table.words_at
    assert told(desk.at(0, "2026-11-04")) == "Lena Dahl: läkarintyg dag 8, ons 4 nov, i morgon"
    assert told(desk.at(1, "2026-11-12")).replace(NO_BREAK, " ") == "Ingrid Falk, semester 100 % 9–15 nov"
    assert told(QPoint(20, 10)) == "Lena Dahl, Eken, sjuk i dag, dag 7"
    assert told(desk.at(1, "2026-10-20")) == told(QPoint(20, 250)) == ""


def test_ranges_and_causes_are_asked_for(desk):
    for range_ in ("Månad", "År"):
        button(desk.card, range_).click()
    actions = {action.text(): action for action in desk.card.filter.menu().actions()}
    actions["Sjuk"].trigger()
    actions["VAB"].trigger()
    assert desk.card.filter.text() == "Orsak: 2 valda"
    actions["Alla"].trigger()
    assert desk.card.filter.text() == "Orsak: alla"
    year = (on("2026-01-01"), on("2026-12-31"))
    assert desk.sent == [
        ("stretch_asked", on("2026-10-01"), on("2026-10-31")),
        ("stretch_asked", *year),
        ("causes_chosen", frozenset({"sick"})),
        ("causes_chosen", frozenset({"sick", "child_care"})),
        ("causes_chosen", None),
    ]
    assert desk.card.stretch() == year


def test_the_known_part_is_filled_and_the_expected_part_is_only_edged(desk, style):
    accent, under = (style.colour(role).name() for role in ("accent", "under"))
    middle = desk.table.viewport().grab().toImage()
    known, expected = desk.at(0, "2026-11-01"), desk.at(0, "2026-11-06")
    assert middle.pixelColor(known).name() == accent
    assert middle.pixelColor(expected).name() == style.colour("surface").name()
    assert accent in desk.colours(0, "2026-11-06")
    assert under in desk.colours(0, "2026-11-04")  # the certificate is due tomorrow
    assert under not in desk.colours(0, "2026-11-06")
    assert style.colour("ok_bg").name() in desk.colours(1, "2026-11-13")
    hatch = style.shift("grey").hatch
    assert hatch is not None
    assert hatch.name() in desk.colours(2, "2026-11-18")


def test_part_time_is_half_as_high_and_absences_of_the_same_days_share_the_row(desk):
    half = bar(SICK, "2026-10-28", "2026-11-02", extent=50)
    other = bar(HOLIDAY, "2026-11-01", "2026-11-05", cause="vacation")
    desk.card.set_view(view(row("Lena Dahl", half), row("Bo Al", half, other)))
    (alone,) = desk.table.boxes(0)
    assert alone.whole.height() == 8
    upper, lower = desk.table.boxes(1)
    assert not upper.whole.intersects(lower.whole)
    assert upper.whole.left() == NAME + (on("2026-10-28") - FIRST).days * DAY
    assert upper.whole.width() == 6 * DAY - 1


def test_nobody_away_is_said(desk):
    desk.card.set_view(view())
    assert words(desk.card)[-1] == "Ingen är frånvarande 12 okt – 22 nov."
    assert not desk.table.isVisible()
    desk.card.filter.set_causes(frozenset({"studies"}))
    desk.card.set_view(view())
    assert words(desk.card)[-1] == "Ingen är frånvarande av de valda orsakerna 12 okt – 22 nov."


def test_the_head_says_weeks_and_today_over_its_own_column(desk):
    head, scale = desk.table.horizontalHeader(), desk.table.scale()
    pill = head.pill(desk.table.timeline.view, scale)
    assert pill.center().x() == pytest.approx(scale.x(TODAY) + DAY / 2)
    days = (TODAY - timedelta(days=90), TODAY + timedelta(days=90))
    assert [scale.day(scale.x(each) + 1) for each in days] == [FIRST, date(2026, 11, 22)]
