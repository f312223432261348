"""The need strip as a table: figures, deviations with their sign, previews, folding."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.domain.schedule import DayFigures, NeedCell, NeedLine, StripView
from caredesk.ui.models.strip_model import DAY_ROLE, STRIP_ROLE, StripModel

MONDAY = date(2026, 11, 2)
FRIDAY = MONDAY + timedelta(days=4)


def view(**staffed: list[float]) -> StripView:
    """A week that wants 14 D, 9 K; other numbers of staffed by code."""
    day, evening = staffed.get("D", [14.0] * 7), staffed.get("K", [9.0] * 7)
    lines = (
        NeedLine("D", 420, 930, tuple(NeedCell(14, each) for each in day)),
        NeedLine("K", 780, 1290, tuple(NeedCell(9, each) for each in evening)),
    )
    figures = (*[DayFigures(0.824, 71_400.0)] * 6, DayFigures(None, None, "po_missing"))
    return StripView(MONDAY, MONDAY + timedelta(days=6), None, lines, figures)


@pytest.fixture
def model(qtmodeltester):
    model = StripModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_strip(view(D=[14, 15, 13, 14, 14, 14, 14]), looks={}, today=MONDAY, red_days=())
    return model


def texts(model: StripModel, row: int) -> list[str]:
    """Deviation and figures of each day of a row."""
    cells = [model.index(row, column).data(STRIP_ROLE) for column in range(model.columnCount())]
    return [" ".join(part for part in (cell.strong, cell.words[0]) if part) for cell in cells]


def heads(model: StripModel) -> list[str]:
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def test_each_shift_type_has_a_line_and_the_days_figures_stand_last(model):
    assert heads(model) == ["D 07:00–15:30", "K 13:00–21:30", "Täthet · kostnad, tkr"]
    assert texts(model, 0) == ["14/14", "+1 15/14", "−1 13/14", *["14/14"] * 4]
    assert texts(model, 2) == [*["0,82 · 71"] * 6, "–"]


def test_a_deviation_has_its_tone_and_what_is_met_is_plain(model):
    tones = [model.index(0, column).data(STRIP_ROLE).tone for column in range(3)]
    assert tones == ["text2", "over", "under"]


def test_a_cell_is_read_with_day_type_and_what_is_missing(model):
    said = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 2).data(said) == "ons 4 nov, D 07:00–15:30: 13 av 14, 1 för få"
    assert model.index(2, 0).data(said) == "mån 2 nov: täthet 0,82. kostnad 71\u00a0tkr"
    assert "Personalomkostnaden (PO) saknas" in model.index(2, 6).data(said)


def test_the_edit_being_made_is_seen_before_it_is_made(model):
    model.set_strip(view(K=[9, 9, 9, 9, 8, 9, 9]), looks={}, today=MONDAY, red_days=())
    model.set_preview({("K", FRIDAY): 9.0})
    cell = model.index(1, 4).data(STRIP_ROLE)
    assert (cell.words[0], cell.tone, cell.preview) == ("8 → 9/9 ✓", "ok", True)
    assert "8 blir 9 av 9" in model.index(1, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    model.set_preview({("K", FRIDAY): 10.0})
    assert (
        model.index(1, 4).data(STRIP_ROLE).words[0],
        model.index(1, 4).data(STRIP_ROLE).tone,
    ) == ("8 → 10/9", "over")
    model.set_preview({})
    assert texts(model, 1)[4] == "−1 8/9"


def test_what_an_edit_changes_is_told_without_another_table(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_strip(view(), looks={}, today=MONDAY, red_days=())
    assert texts(model, 0) == ["14/14"] * 7


def test_only_lines_that_deviate_are_left_in_a_low_window(model):
    model.set_deviations_only(True)
    assert heads(model) == ["D 07:00–15:30"]
    model.set_preview({("K", FRIDAY): 8.0})
    assert heads(model) == ["D 07:00–15:30", "K 13:00–21:30"]
    model.set_strip(view(), looks={}, today=MONDAY, red_days=())
    assert heads(model) == ["Avvikelse från behov"]
    assert texts(model, 0) == ["✓"] * 7


def test_folded_it_says_each_days_deviations_in_one_line(model):
    model.set_strip(
        view(D=[15, 12, 14, 14, 14, 14, 14], K=[8, 9, 9, 9, 9, 9, 9]),
        looks={},
        today=MONDAY,
        red_days=(),
    )
    model.set_folded(True)
    assert model.rowCount() == 1
    assert texts(model, 0)[:3] == ["−1 +1", "−2", "✓"]
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "mån 2 nov: D 15 av 14, 1 för många. K 8 av 9, 1 för få"
    model.set_folded(False)
    assert model.rowCount() == 3


def test_what_nothing_is_asked_of_has_no_deviation(model):
    lines = (NeedLine("R", 420, 930, (NeedCell(None, 1.0), NeedCell(None, 0.0))),)
    figures = (DayFigures(0.8, 1000.0),) * 2
    model.set_strip(
        StripView(MONDAY, MONDAY + timedelta(days=1), None, lines, figures),
        looks={"R": "resource"},
        today=MONDAY,
        red_days=(MONDAY + timedelta(days=1),),
    )
    assert texts(model, 0) == ["1", ""]
    assert model.headerData(0, Qt.Orientation.Vertical, STRIP_ROLE).shift == ("R", "resource")
    days = [model.headerData(column, Qt.Orientation.Horizontal, DAY_ROLE) for column in range(2)]
    assert [(day.free, day.today) for day in days] == [(False, True), (True, False)]


def test_part_presence_counts_as_parts(model):
    model.set_strip(view(D=[13.5, *[14.0] * 6]), looks={}, today=MONDAY, red_days=())
    assert texts(model, 0)[0] == "−0,5 13,5/14"
