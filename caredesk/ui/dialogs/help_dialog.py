"""The help (F1): topics at the left, the chosen one at the right, from `resources/help` and the news.

To add a topic: one Markdown page whose first line is its title, and its name in TOPICS.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk import paths
from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.markdown_text import MarkdownText
from caredesk.ui.widgets.rule import UprightRule
from caredesk.ui.widgets.table_view import TableView

TOPICS = (
    "help/kom-igang.md",
    "help/idag.md",
    "help/schema.md",
    "help/medarbetare.md",
    "help/franvaro.md",
    "help/personaltathet.md",
    "help/rapporter.md",
    "help/mallen.md",
    "help/siffrorna.md",
    "help/installningar.md",
    "help/filen-och-kopior.md",
    "help/tangenter.md",
    "news.md",
)
LIST_WIDTH = 216


class Topic(NamedTuple):
    """A page of the help: the file it stands in, as links name it, its title, and its text in Markdown."""

    file: str
    title: str
    text: str


def read_topics() -> tuple[Topic, ...]:
    """All topics in their order."""
    found = []
    for name in TOPICS:
        text = (paths.resources() / name).read_text(encoding="utf-8")
        found.append(Topic(name.rpartition("/")[2], text.partition("\n")[0].removeprefix("# "), text))
    return tuple(found)


class HelpDialog(FramedDialog):
    """`HelpDialog(style, parent=window)`; links in a topic lead to other topics."""

    def __init__(self, style: Style, *, parent: QWidget | None) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Hjälp"), parent=parent, width=width, height=height)
        self._topics = read_topics()
        model = RowTable([Column[Topic](tr("Ämne"), lambda topic: topic.title, stretch=True)], parent=self)
        self.topics = TableView(style, tr("Ämnen"), row="list")
        self.topics.horizontalHeader().hide()
        self.topics.setFixedWidth(LIST_WIDTH)
        self.topics.set_model(model)
        model.set_rows(self._topics)
        self.text = MarkdownText(style, tr("Hjälpens text"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.topics)
        edge = UprightRule(style)
        edge.setMaximumHeight(height)
        row.addWidget(edge)
        row.addWidget(self.text, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(row, 1)
        self.topics.selectionModel().currentRowChanged.connect(self._show)
        self.text.anchorClicked.connect(self._follow)
        self.add_keys(("↑ ↓", tr("annat ämne")))
        self.add_button(tr("Stäng"), kind="primary").clicked.connect(self.accept)
        self.topics.selectRow(0)
        self.topics.setFocus()

    def _show(self, index: QModelIndex) -> None:
        topic = self._topics[index.row()]
        self.text.set_page(topic.text)
        self.text.setAccessibleDescription(topic.title)

    def _follow(self, link: QUrl) -> None:
        self.topics.selectRow([topic.file for topic in self._topics].index(link.toString()))
