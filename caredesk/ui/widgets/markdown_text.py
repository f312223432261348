"""A page of Markdown to read: headings, lists and tables in the window's type, with air between them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from caredesk.ui.style import Style

MARGIN = 20
LINE_PERCENT = 125
HEADINGS = {1: "page_title", 2: "dialog_title"}
ABOVE = {1: 0, 2: 16}
STRONG = QFont.Weight.DemiBold
"""The heaviest weight of the bundled font: Qt would smear a bolder one."""
BETWEEN, BETWEEN_POINTS, CELL_PADDING = 8, 3, 5


class MarkdownText(QTextBrowser):
    """`set_page(text)`; a link pressed is told by `anchorClicked` and not followed."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._look = style
        self._page = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(style.font("body"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        # Links and lines of tables take their colour when the text is laid out.
        style.changed.connect(self._lay_out)

    def set_page(self, text: str) -> None:
        """Shows a text from its beginning."""
        self._page = text
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMarkdown(self._page)
        document = self.document()
        document.setDocumentMargin(MARGIN)
        cursor = QTextCursor(document)
        for block in _blocks(document.begin()):
            cursor.setPosition(block.position())
            self._space(cursor, block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._rule(frame)

    def _space(self, cursor: QTextCursor, block: QTextBlock) -> None:
        shape = block.blockFormat()
        level = shape.headingLevel()
        if cursor.currentTable() is None:
            shape.setTopMargin(ABOVE.get(level, 0))
            shape.setBottomMargin(_below(block))
            shape.setLineHeight(LINE_PERCENT, 1)
        cursor.setBlockFormat(shape)
        if level in HEADINGS:
            looks = QTextCharFormat()
            looks.setFont(self._look.font(HEADINGS[level]))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(looks)
        for start, length in _bold(block):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            looks = QTextCharFormat()
            looks.setFontWeight(STRONG)
            cursor.mergeCharFormat(looks)

    def _rule(self, table: QTextTable) -> None:
        shape = table.format().toTableFormat()
        shape.setBorder(1)
        shape.setBorderBrush(self._look.colour("border"))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setCellPadding(CELL_PADDING)
        shape.setCellSpacing(0)
        shape.setTopMargin(2)
        shape.setBottomMargin(12)
        shape.setWidth(QTextLength())
        table.setFormat(shape)


def _blocks(first: QTextBlock) -> Iterator[QTextBlock]:
    block = first
    while block.isValid():
        yield block
        block = block.next()


def _below(block: QTextBlock) -> int:
    """Air below a block: none within a listing, little within a list."""
    listing = QTextFormat.Property.BlockCodeFence
    if block.blockFormat().hasProperty(listing) and block.next().blockFormat().hasProperty(listing):
        return 0
    return BETWEEN_POINTS if block.textList() and block.next().textList() else BETWEEN


def _bold(block: QTextBlock) -> list[tuple[int, int]]:
    """Where the strong words of a block begin, and their length."""
    found, part = [], block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        if fragment.charFormat().fontWeight() > STRONG:
            found.append((fragment.position(), fragment.length()))
        part += 1
    return found
