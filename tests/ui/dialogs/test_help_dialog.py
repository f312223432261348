"""The help by events: topics by arrow and link, and what its pages point at."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLineEdit

from caredesk.ui.dialogs.help_dialog import HelpDialog, read_topics
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.card import Card
from tests.source import ROOT
from tests.ui.on_screen import show

TOPICS = {topic.file: topic for topic in read_topics()}


@pytest.fixture
def dialog(qtbot, style):
    return show(qtbot, HelpDialog(style, parent=None))


def heading(dialog: HelpDialog) -> str:
    return dialog.text.toPlainText().partition("\n")[0]


def test_the_first_topic_stands_open_and_an_arrow_shows_the_next(dialog, qtbot):
    assert heading(dialog) == "Kom igång"
    qtbot.keyClick(dialog.topics, Qt.Key.Key_Down)
    assert heading(dialog) == "Idag"
    assert "hur mycket som brådskar" in dialog.text.toPlainText()


def test_a_link_leads_to_its_topic_and_marks_it_in_the_list(dialog):
    dialog.text.anchorClicked.emit(QUrl("siffrorna.md"))
    assert heading(dialog) == "Siffrorna"
    assert dialog.topics.currentIndex().data() == "Siffrorna"


def test_another_look_keeps_the_topic(dialog, style):
    dialog.topics.selectRow(len(TOPICS) - 1)
    assert heading(dialog) == "Nyheter"
    style.use("dark")
    assert heading(dialog) == "Nyheter"
    style.use("light")


def test_every_page_of_the_help_is_a_topic():
    written = {path.name for path in (ROOT / "resources" / "help").glob("*.md")}
    assert written | {"news.md"} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_a_topic_has_a_title_and_links_only_to_topics(topic):
    assert topic.text.startswith(f"# {topic.title}\n\n")
    assert set(re.findall(r"\]\(([^)]+)\)", topic.text)) <= set(TOPICS)
    assert "!" not in re.sub(r"^\| ! \|", "", topic.text, flags=re.MULTILINE), "only as a sign"


@pytest.fixture
def window(qtbot, style):
    window = MainWindow(style)
    window.add_page(Page(1, "Idag", "today", QLineEdit))
    show(qtbot, window)
    window.show_page(1)
    return window


def test_f1_asks_for_help_where_nothing_nearer_takes_it(window, qtbot):
    with qtbot.waitSignal(window.help_asked):
        qtbot.keyClick(window.show_page(1), Qt.Key.Key_F1)


def test_f1_in_a_card_is_the_cards_own(window, qtbot, style):
    card = Card(style, "Täthet", parent=window)
    card.show_info()
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.show()
    card.setFocus()
    with qtbot.waitSignal(card.info_asked), qtbot.assertNotEmitted(window.help_asked):
        qtbot.keyClick(card, Qt.Key.Key_F1)


def test_a_locked_window_gives_no_help(window, qtbot):
    cover = QLineEdit()
    window.set_locked(cover)
    with qtbot.assertNotEmitted(window.help_asked):
        qtbot.keyClick(cover, Qt.Key.Key_F1)
