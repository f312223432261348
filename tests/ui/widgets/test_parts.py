"""Single parts by events: figure card, tags, chips, status, banner, busy bar, labels, flow of cards."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from caredesk.ui.widgets.banner import Banner
from caredesk.ui.widgets.busy_bar import STOP_AFTER_MS, BusyBar
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.figure_card import FigureCard
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.shift_tag import look_by_start, shift_width
from caredesk.ui.widgets.status_text import StatusText
from caredesk.ui.widgets.tag import MET, PLUS, Tag
from tests.ui.on_screen import only, show, words


@pytest.fixture
def figure(qtbot, style):
    card = FigureCard(style, "Sjukfrånvaro")
    card.set_figure("8,4 %", "oktober", PLUS, "0,5 pe", "over", rows=[("Oktober 2025", "7,9 %")])
    card.resize(300, 140)
    show(qtbot, card)
    card.setFocus()
    return card


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_whole_figure_card_opens_by_key(figure, qtbot, key):
    with qtbot.waitSignal(figure.opened):
        qtbot.keyClick(figure, key)


def test_the_whole_figure_card_opens_by_mouse(figure, qtbot):
    with qtbot.waitSignal(figure.opened):
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)


def test_f1_and_the_i_open_the_definition_and_not_the_card(figure, qtbot):
    with qtbot.assertNotEmitted(figure.opened):
        with qtbot.waitSignal(figure.info_asked):
            qtbot.keyClick(figure, Qt.Key.Key_F1)
        with qtbot.waitSignal(figure.info_asked):
            qtbot.mouseClick(only(figure, IconButton), Qt.MouseButton.LeftButton)


def test_a_screen_reader_hears_the_figure_and_its_lines(figure):
    assert figure.accessibleName() == "Sjukfrånvaro"
    assert figure.accessibleDescription() == "8,4 % oktober + 0,5 pe. Oktober 2025 7,9 %"


def test_no_value_is_a_dash_with_its_reason(figure):
    figure.set_missing("Pass saknas för oktober")
    shown = [label.text() for label in figure.findChildren(QLabel) if label.isVisible() and label.text()]
    assert "–" in shown
    assert "Pass saknas för oktober" in shown
    assert figure.toolTip() == "Pass saknas för oktober"
    assert not figure.findChild(Tag, options=Qt.FindChildOption.FindDirectChildrenOnly).isVisible()


def test_a_card_has_one_link(qtbot, style):
    card = Card(style, "Att göra")
    card.set_link("Visa alla")
    card.set_link("Visa färre")
    show(qtbot, card)
    links = card.findChildren(Button)
    assert [link.text() for link in links if link.isVisible()] == ["Visa färre"]
    with qtbot.waitSignal(card.link_clicked):
        qtbot.mouseClick(next(link for link in links if link.isVisible()), Qt.MouseButton.LeftButton)


def test_a_lone_sign_is_square_and_explained(qtbot, style):
    tag = show(qtbot, Tag(style, MET, "", "ok", name="i ordning"))
    assert tag.sizeHint().width() == tag.sizeHint().height()
    assert tag.accessibleName() == tag.toolTip() == "i ordning"
    words = Tag(style, PLUS, "0,02 över", "over")
    assert words.accessibleName() == "+ 0,02 över"
    assert words.sizeHint().width() > tag.sizeHint().width()


def test_a_tag_inside_another_part_hides_while_it_has_nothing_to_say(qtbot, style):
    host = show(qtbot, QWidget())
    tag = Tag(style, parent=host)
    assert not tag.isVisible()
    tag.set("", "7")
    assert tag.isVisible()
    tag.set("")
    assert not tag.isVisible()


@pytest.mark.parametrize(
    ("clock", "look"),
    [
        ("04:59", "night"),
        ("05:00", "day"),
        ("10:59", "day"),
        ("11:00", "evening"),
        ("17:59", "evening"),
        ("18:00", "night"),
    ],
)
def test_a_shift_looks_by_its_start(clock, look):
    hour, minute = (int(part) for part in clock.split(":"))
    assert look_by_start(hour * 60 + minute) == look


def test_shift_chips_are_equally_wide_for_one_letter(style):
    assert {shift_width(style, code) for code in "DKN"} == {22}
    assert shift_width(style, "D 07–13") > 40


def test_status_says_what_is_stored_and_what_was_undone(style):
    status = StatusText(style)
    assert status.accessibleName() == ""
    status.set_stored(datetime(2026, 11, 3, 14, 2), None, today=date(2026, 11, 3))
    assert status.accessibleName() == "Sparat 14:02"
    status.say("Ångrade: pass 24 aug, Anna Ek")
    assert status.accessibleName() == "Ångrade: pass 24 aug, Anna Ek"
    saved, copied = datetime(2026, 11, 3, 14, 3), datetime(2026, 11, 3, 13, 45)
    status.set_stored(saved, copied, today=date(2026, 11, 3))
    assert status.accessibleName() == "Sparat 14:03 · kopia verifierad 13:45"


def test_status_tells_the_day_of_what_was_not_today(style):
    status = StatusText(style)
    saved, copied = datetime(2026, 11, 3, 14, 3), datetime(2026, 11, 2, 16, 40)
    status.set_stored(saved, copied, today=date(2026, 11, 3))
    assert status.accessibleName() == "Sparat 14:03 · kopia verifierad mån 2 nov 16:40"
    status.set_stored(saved, copied, today=date(2026, 11, 4))
    assert status.accessibleName() == "Sparat tis 3 nov 14:03 · kopia verifierad mån 2 nov 16:40"


def test_a_banner_says_its_sentence_until_it_is_cleared(qtbot, style):
    banner = show(qtbot, Banner(style))
    banner.show_text("Filen är skrivskyddad.")
    assert "Filen är skrivskyddad." in words(banner)
    banner.clear()
    assert not banner.isVisible()


def test_stop_is_offered_after_a_second(qtbot, style):
    bar = show(qtbot, BusyBar(style))
    bar.resize(400, 100)
    bar.start("Läser mall.xlsx")
    stop = only(bar, Button)
    assert not stop.isVisible()
    qtbot.waitUntil(stop.isVisible, timeout=STOP_AFTER_MS * 5)
    with qtbot.waitSignal(bar.stop_asked):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    bar.finish()
    assert not bar.isVisible()


def test_a_card_offers_no_stop_as_nothing_would_stop(qtbot, style):
    card = show(qtbot, Card(style, "Spara som fil"))
    card.busy.start("Skriver rapporten")
    qtbot.wait(STOP_AFTER_MS + 300)
    assert card.busy.isVisible()
    assert not only(card, Button).isVisible()


def test_names_with_markup_are_shown_as_written(style):
    name = "<b>Anna</b> & <i>Ek"
    assert Label(style, name).textFormat() == Qt.TextFormat.PlainText
    line = PartsLabel(style, [Part(name, strong=True)])
    assert line.plain() == name
    assert "&lt;b&gt;Anna&lt;/b&gt; &amp; &lt;i&gt;Ek" in line.text()


@pytest.mark.parametrize(("width", "columns"), [(1100, 3), (700, 2), (400, 1)])
def test_cards_give_way_by_width(qtbot, style, width, columns):
    cards = [(Card(style, str(number)), 1) for number in range(3)]
    flow = show(qtbot, CardFlow(style, cards, all_from=1000, two_from=640))
    flow.resize(width, 400)
    assert flow.columns() == columns
    qtbot.waitUntil(lambda: len({card.y() for card, _ in cards}) == -(-3 // columns))


def test_a_page_never_scrolls_sideways_and_stops_growing(qtbot, style):
    area = show(qtbot, PageArea(style))
    content = QWidget()
    area.add(content)
    for width, left in ((800, 16), (1366, 16), (2000, 160)):
        area.resize(width, 600)
        qtbot.waitUntil(lambda left=left: content.x() == left)
        assert not area.horizontalScrollBar().isVisible()
