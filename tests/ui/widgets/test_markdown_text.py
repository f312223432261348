"""A page of Markdown in the window's type: headings, strong words, links, listings."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor

from caredesk.ui.widgets.markdown_text import MarkdownText
from tests.ui.on_screen import show

PAGE = """# Rubrik

Ett **starkt** ord och en [länk](annan.md).

```
rad ett
rad två
```
Sist.
"""


def part(text: MarkdownText, words: str) -> QTextCursor:
    """The words, selected."""
    found = text.document().find(words)
    assert not found.isNull()
    return found


def page(qtbot, style) -> MarkdownText:
    text = MarkdownText(style, "Prov")
    text.resize(600, 400)
    text.set_page(PAGE)
    return show(qtbot, text)


def test_a_heading_is_larger_and_strong_words_are_no_bolder_than_the_font(qtbot, style):
    text = page(qtbot, style)
    assert part(text, "Rubrik").charFormat().font().pixelSize() == style.font("page_title").pixelSize()
    assert part(text, "starkt").charFormat().fontWeight() == QFont.Weight.DemiBold
    assert part(text, "ord").charFormat().fontWeight() <= QFont.Weight.Normal


def test_lines_of_a_listing_stand_together(qtbot, style):
    text = page(qtbot, style)
    below = [part(text, words).blockFormat().bottomMargin() for words in ("rad ett", "rad två", "Sist")]
    assert below[0] == 0 < below[1] == below[2]


def test_a_link_pressed_is_told_and_the_page_stays(qtbot, style):
    text = page(qtbot, style)
    at = text.cursorRect(part(text, "länk")).center() - QPoint(8, 0)
    with qtbot.waitSignal(text.anchorClicked) as told:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args[0].toString() == "annan.md"
    assert "Rubrik" in text.toPlainText()


def test_a_link_follows_the_look(qtbot, style):
    text = page(qtbot, style)
    try:
        style.use("dark")
        assert part(text, "länk").charFormat().foreground().color() == style.colour("accent")
    finally:
        style.use("light")
