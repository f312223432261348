"""Pictures of the window's own parts together: cards, tables, tags, banner, overlay, history."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.desk import ONLY_READ
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.figure_card import FigureCard
from caredesk.ui.widgets.history_list import HistoryList, HistoryRow
from caredesk.ui.widgets.labels import Label, Part
from caredesk.ui.widgets.lock_cover import LockCover
from caredesk.ui.widgets.overlay import Overlay
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.page_head import PageHead
from caredesk.ui.widgets.shift_tag import HEIGHT, Look, paint_shift, shift_width
from caredesk.ui.widgets.start_page import StartPage
from caredesk.ui.widgets.start_panel import StartPanel
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import BREACH, MET, MINUS, NEUTRAL, PLUS, WATCH, Tag, Tone
from tests.stage import Scene, Stage

TONES: dict[str, Tone] = {BREACH: "under", WATCH: "over", MET: "ok", NEUTRAL: "neutral"}
TAGS: tuple[tuple[str, str, Tone], ...] = (
    (BREACH, "Dygnsvila 9,5 h av 11 h", "under"),
    (MINUS, "49,5 h", "under"),
    (PLUS, "22,0 h", "over"),
    (MET, "", "ok"),
    (WATCH, "", "over"),
    (NEUTRAL, "4 av 7 steg", "neutral"),
)
SHIFTS: dict[str, Look] = {
    "D": "day",
    "K": "evening",
    "N": "night",
    "R": "resource",
    "I": "course",
    "F": "grey",
    "V": "vacant",
}
VACANT = (
    ("ons 4 nov", "Linden", "13:00–21:30", ("K", "evening"), "Öberg, Nils", "070-174 06 21"),
    ("tor 5 nov", "Linden", "07:00–15:30", ("D", "day"), "Björk, Cecilia", "070-174 06 34"),
    ("fre 6 nov", "Asken", "21:00–07:00", ("N", "night"), "Ek, Anna", "070-174 06 48"),
)
TO_DO = (
    (BREACH, "Läkarintyg dag 8: Lena Dahl", "ons 4 nov"),
    (WATCH, "Övertid 172,5 av 200 h: Johan Berg", "i år"),
    (NEUTRAL, "Beläggning saknas 1–2 november", "2 dygn"),
    (MET, "Månadsavslut för september", "5 okt"),
)


class _Shift(QWidget):
    """A chip by itself; in the window they stand in tables."""

    def __init__(self, style: Style, code: str, look: Look) -> None:
        super().__init__()
        self._look, self._code, self._kind = style, code, look
        self.setFixedSize(shift_width(style, code), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shift(painter, self._look, QRectF(self.rect()), self._code, self._kind)
        painter.end()


def gallery(style: Style) -> PageArea:
    """A page with one of each part."""
    area = PageArea(style)
    head = PageHead(style)
    head.set_title("Tisdag 3 november", "v. 45")
    head.set_sentence(
        [
            Part("3 pass saknar personal", "under", True),
            Part(" före fredag kväll · "),
            Part("1,0 årsarbetare", "over", True),
            Part(" över täthetsmålet"),
        ]
    )
    head.add(Button(style, "Gör rapporten", kind="primary", icon="report"))
    area.add(head)
    lists = [(vacant_card(style), 5), (to_do_card(style), 4)]
    area.add(CardFlow(style, lists, all_from=900, two_from=900))
    area.add(CardFlow(style, [(card, 1) for card in figure_cards(style)], all_from=1000, two_from=560))
    area.add(tag_card(style))
    area.column.addStretch(1)
    return area


def vacant_card(style: Style) -> Card:
    card = Card(style, "Vakanta pass närmaste 72 timmarna")
    card.set_tag(MINUS, "3 pass · 24,0 h", "under")
    card.set_link("Alla vakanser i schemat")
    table = TableView(style, "Vakanta pass", row="two_lines")
    model = RowTable(
        [
            Column("Dag", lambda row: row[0], second=lambda row: row[1], strong=True),
            Column("Pass", lambda row: row[2], shift=lambda row: row[3]),
            Column("Kan ta", lambda row: row[4], second=lambda row: "timvikarie", stretch=True),
            Column("Telefon", lambda row: row[5], icon="phone", strong=True),
        ],
        parent=table,
    )
    table.set_model(model)
    model.set_rows(VACANT)
    table.fit_rows()
    card.body.addWidget(table)
    card.body.addStretch(1)
    return card


def to_do_card(style: Style) -> Card:
    card = Card(style, "Att göra")
    card.set_tag("", "4")
    card.set_link("Visa alla")
    table = TableView(style, "Att göra", row="list")
    table.horizontalHeader().hide()
    model = RowTable(
        [
            Column("Vad", lambda row: row[1], tag=lambda row: (row[0], "", TONES[row[0]]), stretch=True),
            Column("När", lambda row: row[2], numbers=True, tone=lambda row: "text2"),
        ],
        parent=table,
    )
    table.set_model(model)
    model.set_rows(TO_DO)
    table.fit_rows()
    table.selectRow(1)
    card.body.addWidget(table)
    card.body.addStretch(1)
    return card


def figure_cards(style: Style) -> tuple[Card, ...]:
    density = FigureCard(style, "Personaltäthet")
    rows = [("Över målet", "1,0 årsarbetare"), ("Värde helår", "629 tkr"), ("Oktober", "0,83")]
    density.set_figure("0,82", "R12 · mål 0,80", PLUS, "0,02 över", "over", rows=rows)
    sick = FigureCard(style, "Sjukfrånvaro")
    sick.set_figure(
        "8,4 %", "oktober", PLUS, "0,5 pe", "over", rows=[("Oktober 2025", "7,9 %"), ("R12", "8,0 %")]
    )
    overtime = FigureCard(style, "Övertid och fyllnad")
    overtime.set_missing("Pass saknas för oktober")
    staffing = Card(style, "Bemanning 14 dagar")
    staffing.busy.start()
    staffing.busy.set_progress(2, 3)
    return density, sick, overtime, staffing


def tag_card(style: Style) -> Card:
    card = Card(style, "Taggar, turer och knappar")
    inside = card.padded()
    row = QHBoxLayout()
    row.setSpacing(style.size("gap"))
    for sign, words, tone in TAGS:
        row.addWidget(Tag(style, sign, words, tone))
    for code, look in SHIFTS.items():
        row.addWidget(_Shift(style, code, look))
    row.addStretch(1)
    inside.addLayout(row)
    row = QHBoxLayout()
    row.setSpacing(style.size("gap"))
    for kind in ("primary", "outline", "normal", "link"):
        row.addWidget(Button(style, "Välj …", kind=kind, icon="copy" if kind == "normal" else ""))
    off = Button(style, "Kan inte nu")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    inside.addLayout(row)
    return card


def _window(stage: Stage) -> MainWindow:
    window = stage.window()
    window.add_page(Page(1, "Idag", "today", lambda: gallery(stage.style)))
    window.add_page(Page(8, "Rapporter", "report", QWidget))
    saved, copied = datetime(2026, 11, 3, 14, 2), datetime(2026, 11, 3, 13, 45)
    window.top_bar.status.set_stored(saved, copied, today=saved.date())
    window.show()
    return window


def parts(stage: Stage) -> QWidget:
    window = _window(stage)
    window.activateWindow()
    window.show_page(1).findChildren(FigureCard)[0].setFocus()
    return window


def read_only(stage: Stage) -> QWidget:
    window = _window(stage)
    window.show_page(1)
    window.banner.show_text(tr(ONLY_READ))
    return window


def overlay(stage: Stage) -> QWidget:
    window = _window(stage)
    page = window.show_page(1)
    stage.settle()
    panel = Overlay(
        stage.style, "Personaltäthet, rullande tolv månader", under="2025-11-01 – 2026-10-31", parent=window
    )
    text = Label(stage.style, "42,3 årsarbetare ÷ 51,6 belagda platser = 0,82", font="figure_small")
    text.setContentsMargins(16, 16, 16, 16)
    panel.body.addWidget(text)
    panel.show_beside(page.findChildren(FigureCard)[0])
    return window


def history(stage: Stage) -> QWidget:
    window = _window(stage)
    window.show_page(1)
    stage.settle()
    rows = [
        HistoryRow(4, "Pass tis 3 nov, Anna Ek", "14:02", True),
        HistoryRow(3, "Kommentar till oktober", "13:58", False),
        HistoryRow(2, "Läst in mall.xlsx: 412 nya rader", "13:40", False),
        HistoryRow(1, "Beläggning 1–31 okt, Linden", "ons 28 okt", False),
    ]
    stage.keep(HistoryList(stage.style, rows, parent=window)).show_beside(window.top_bar.history, drop=True)
    return window


def locked(stage: Stage) -> QWidget:
    window = _window(stage)
    window.show_page(1)
    cover = LockCover(stage.style, "Björkbacken", protected=True)
    window.set_locked(cover)
    cover.setFocus()
    return window


def start(stage: Stage) -> QWidget:
    window = stage.window()
    window.set_unit_open(False)
    window.top_bar.set_unit("CareDesk")
    window.show_instead(StartPage(stage.style, StartPanel(stage.style, ())))
    return window


SCENES = (
    Scene("parts", parts),
    Scene("read-only", read_only),
    Scene("overlay", overlay),
    Scene("history", history),
    Scene("locked", locked),
    Scene("start", start),
)
