"""The cards of sick leave by month and against last year: what is read, hidden, and copied."""

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from caredesk.domain.sick_statistics import KEYS, Bar, Figure, SectionRow, SickStatistics, TableRow, Why
from caredesk.ui.charts.sick_rows import REASONS, ROW_NAMES
from caredesk.ui.widgets.sick_months_card import SickMonthsCard
from caredesk.ui.widgets.sick_table_card import SickTableCard
from tests.ui.on_screen import show, words

HIDDEN = Figure(None, "hidden")


def view(*, public: bool = False, few: bool = False) -> SickStatistics:
    """Months of 5 to 9,5 against 1 less, November ahead, December of last year unknown. `few`: a section of
    ten people or fewer, of which nothing may leave."""
    month = "2026-10"
    bars = tuple(
        Bar(
            f"2026-{number:02}",
            Figure(None, "ahead") if number > 10 else Figure(4.5 + number / 2),
            Figure(None, "no_source") if number == 12 else Figure(3.5 + number / 2),
        )
        for number in range(1, 13)
    )
    rows = tuple(TableRow(key, Figure(9.5), Figure(8.5), 38 if key == "women" else None) for key in KEYS)
    hidden = {"men": TableRow("men", HIDDEN, Figure(7.0))}
    found = SickStatistics(
        month,
        "Gran" if few else None,
        public,
        bars,
        tuple(hidden.get(row.key, row) for row in rows),
        (SectionRow("Gran", Figure(9.0), Figure(9.4), Figure(8.0), Figure(7.0)),),
        30,
    )
    return _emptied(found) if public and few else found


def _emptied(found: SickStatistics) -> SickStatistics:
    bars = tuple(Bar(bar.month, HIDDEN, HIDDEN) for bar in found.bars)
    rows = tuple(TableRow(row.key, HIDDEN, HIDDEN) for row in found.rows)
    return replace(found, bars=bars, rows=rows, sections=(SectionRow("Gran", *[HIDDEN] * 4),))


@pytest.fixture
def months(qtbot, style):
    card = SickMonthsCard(style)
    card.set_view(view(), lambda: view(public=True))
    card.resize(500, 326)
    show(qtbot, card)
    qtbot.waitUntil(card.chart.is_drawn)
    return card


@pytest.fixture
def table(qtbot, style):
    card = SickTableCard(style)
    card.set_view(view(), lambda: view(public=True))
    card.resize(374, 420)
    return show(qtbot, card)


def cells(card: SickTableCard, row: int) -> list[str]:
    return [card.model.index(row, column).data() for column in range(4)]


def test_the_chosen_month_has_its_value_over_its_bar(months):
    found = {
        item.text()
        for item in months.chart._plot.widget.scene().items()
        if isinstance(item, QGraphicsSimpleTextItem) and item.isVisible()
    }
    assert found == {
        "jan",
        "feb",
        "mar",
        "apr",
        "maj",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "nov",
        "dec",
        "9,5",
    }
    assert "okt" not in " ".join(words(months))


def test_arrows_read_the_months_and_why_one_has_no_value(months, qtbot):
    read: list[str] = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Escape):
        qtbot.keyClick(months.chart, key)
        read.append(words(months)[-1].replace("\u00a0", " "))
    assert read[:3] == [
        "Okt 9,5 % · 2025 8,5 % · +1,0 pe",
        "Nov – visas när månaden är slut · 2025 9,0 %",
        "Dec – visas när månaden är slut · 2025 – månaden saknar uppgifter",
    ]
    assert words(months) == ["Sjukfrånvaro, procent"]


def test_the_months_stand_as_a_table_too(months, qtbot):
    QAbstractItemModelTester(months._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    months.link_clicked.emit()
    assert months.shows_table()
    shown = [months._model.index(9, column).data() for column in range(4)]
    assert shown == ["oktober 2026", "9,5", "8,5", "+1,0"]
    with qtbot.waitSignal(months.copied):
        qtbot.keyClick(months.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "okt 2026\t9,5\t8,5\t1,0\n" in QGuiApplication.clipboard().text()
    months.toggle_table()
    assert months.chart.hasFocus()


def test_picture_and_table_of_few_are_copied_without_them(months, style, qtbot):
    months.set_view(view(few=True), lambda: view(few=True, public=True))
    told: list[str] = []
    months.copied.connect(told.append)
    seen, chosen = months.chart.grab().toImage(), style.colour("accent").rgb()
    months.chart.copy_picture()
    copied = QGuiApplication.clipboard().image()
    assert (_pixels(seen, chosen) > 500, _pixels(copied, chosen) < 100) == (True, True)
    assert _pixels(months.chart.grab().toImage(), chosen) == _pixels(seen, chosen)
    months.chart.copy_table()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Sjukfrånvaro i procent av ordinarie tid, Gran\n")
    assert "okt 2026\tdolt\tdolt\t\n" in text
    assert told == ["Kopierat utan små grupper"] * 2


def _pixels(picture: QImage, colour: int) -> int:
    return sum(
        picture.pixel(x, y) == colour for y in range(0, picture.height(), 2) for x in range(picture.width())
    )


def test_what_may_leave_is_worked_out_only_when_it_is_copied(qtbot, style):
    asked: list[str] = []

    def leaving() -> SickStatistics:
        asked.append("leaving")
        return view(public=True)

    months, table = SickMonthsCard(style), SickTableCard(style)
    for card in (months, table):
        qtbot.addWidget(card)
        card.set_view(view(), leaving)
    assert not asked
    table.copy()
    months.chart.copy_table()
    assert len(asked) == 2


def test_the_table_tells_this_month_last_year_and_the_difference(table):
    QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    heads = [table.model.headerData(place, Qt.Orientation.Horizontal) for place in range(4)]
    assert heads == ["Procent", "okt 26", "okt 25", "pe"]
    assert cells(table, 0) == ["Totalt", "9,5", "8,5", "+1,0"]
    assert cells(table, KEYS.index("women")) == ["Kvinnor (38)", "9,5", "8,5", "+1,0"]
    assert cells(table, KEYS.index("started"))[1:] == ["10", "9", "+1"]
    assert table.table.columnWidth(1) > 40


def test_a_hidden_group_says_so_and_why(table):
    place = KEYS.index("men")
    assert cells(table, place) == ["Män", "dolt", "7,0", "–"]
    reason = table.model.index(place, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert reason == "Gruppen har högst tio personer, eller skulle visa en grupp som har det."
    assert table.model.index(place, 3).data(Qt.ItemDataRole.ToolTipRole) == reason


def test_sections_are_behind_the_link(table):
    QAbstractItemModelTester(table.section_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.link_clicked.emit()
    assert table.shows_sections()
    shown = [table.section_model.index(0, column).data() for column in range(6)]
    assert shown == ["Gran", "9,0", "9,4", "−0,4", "8,0", "7,0"]
    none = replace(view(), sections=())
    table.set_view(none, lambda: none)
    assert not table.shows_sections()


def test_every_row_and_every_reason_has_its_words():
    assert set(ROW_NAMES) == set(KEYS)
    assert set(REASONS) == set(get_args(Why)) - {""}


def test_the_table_is_copied_as_it_may_leave(table, qtbot):
    table.table.setFocus()
    with qtbot.waitSignal(table.copied) as said:
        qtbot.keyClick(table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Kopierat utan små grupper"]
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:3] == [
        "Sjukfrånvaro i procent av ordinarie tid",
        "Procent\tokt 2026\tokt 2025\tpe",
        "Totalt\t9,5\t8,5\t1,0",
    ]
    assert "Män\tdolt\t7,0\t" in lines
    assert lines[-1] == "Gran\t9,0\t9,4\t-0,4\t8,0\t7,0"
