"""The table model: words, raw values for sorting, what a screen reader says; Qt's own tester first."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.ui.models.row_table import CELL_ROLE, SORT_ROLE, Column, RowTable


class Shift(NamedTuple):
    day: str
    section: str
    hours: float


ROWS = (Shift("ons 4 nov", "Linden", 8.5), Shift("tor 5 nov", "Asken", 10.0))


@pytest.fixture
def model(qapp):
    model = RowTable(
        [
            Column("Dag", lambda row: row.day, second=lambda row: row.section, strong=True),
            Column(
                "Timmar",
                lambda row: f"{row.hours:.1f}".replace(".", ","),
                numbers=True,
                sort=lambda row: row.hours,
                tag=lambda row: ("!", "", "under") if row.hours > 9 else None,
                why=lambda row: "för långt" if row.hours > 9 else "",
            ),
        ],
        sum_row=True,
    )
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    yield model
    tester.deleteLater()


def test_words_and_raw_values(model):
    cell = model.index(1, 1)
    assert cell.data() == "10,0"
    assert cell.data(SORT_ROLE) == 10.0
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "för långt"
    assert model.index(0, 0).data(SORT_ROLE) == "ons 4 nov"
    assert model.row(cell) == ROWS[1]


def test_heads_and_alignment(model):
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(3)]
    assert heads == ["Dag", "Timmar", None]
    right = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight.value


def test_a_screen_reader_hears_sign_and_second_line(model):
    said = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(said) == "ons 4 nov, Linden"
    assert model.index(1, 1).data(said) == "!, 10,0"


def test_the_sum_row_is_the_last_and_strong(model):
    assert not model.index(0, 1).data(CELL_ROLE).strong
    assert model.index(1, 1).data(CELL_ROLE).strong


def test_other_rows_replace_all(model):
    model.set_rows(())
    assert model.rowCount() == 0
    model.set_rows(ROWS[:1])
    assert model.rowCount() == 1
