"""Drafts by events: made, renamed, opened, compared, taken over, dropped, and each undone in its place."""

from dataclasses import replace
from datetime import date
from shutil import copy

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.domain.rows import MonthClosing, Shift
from caredesk.services import plan as plans
from caredesk.services.drafts import edit_draft_made, view_drafts
from caredesk.services.edits import edit
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.plan_figures import BreachCount, MonthDensity, PlanFigures
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.compare_plans_dialog import ComparePlansDialog
from caredesk.ui.dialogs.draft_dialog import DraftDialog
from caredesk.ui.models.row_table import RowTable
from caredesk.ui.widgets.plan_table import columns, figure_lines
from tests.builders import on
from tests.small_unit import small_unit
from tests.ui.on_screen import show, words

FIRST, LAST, TODAY = on("2026-11-02"), on("2026-11-15"), on("2026-10-28")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file with a draft that has a shift more, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("drafts") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        edit_draft_made(opened, name="Prov", first_day=FIRST, last_day=LAST, today=TODAY)
        with edit(opened, "fill"):
            plans.insert(Plan(opened, "Prov"), [Shift("1001", FIRST, "", 1020, 1260, section="Gran")])
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def dialog_for(qtbot, style, unit, draft: str = "") -> DraftDialog:
    dialog = DraftDialog(style, Plan(unit, draft), first_day=FIRST, last_day=LAST, today=TODAY, parent=None)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    return show(qtbot, dialog)


@pytest.fixture
def shown(qtbot, style, unit):
    return dialog_for(qtbot, style, unit)


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def listed(dialog: DraftDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_plan_stands_first_then_each_draft_with_what_differs(unit, shown):
    count = len(shifts_of(Plan(unit, "Prov"), FIRST, LAST))
    assert listed(shown) == [
        ["Planen", "–", "–", "–", "–"],
        ["Prov", "2 – 15 nov 2026", "28 okt", str(count), "1 läggs till"],
    ]
    assert not shown.open_button.isEnabled(), "the plan is in view already"
    assert not shown.take_over.isEnabled()


def test_enter_in_the_name_makes_a_draft_of_the_days_in_view(qtbot, unit, shown):
    shown.name.setFocus()
    qtbot.keyClicks(shown.name.edit, "prov")
    qtbot.keyClick(shown.name.edit, Qt.Key.Key_Return)
    assert "!  Det finns redan ett utkast som heter ”prov”. Välj ett annat namn." in words(shown)
    assert shown.name.text() == "prov"
    qtbot.keyClicks(shown.name.edit, " 2")
    qtbot.keyClick(shown.name.edit, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert [(row.name, row.first_day, row.last_day, row.made) for row in view_drafts(unit)][1] == (
        "prov 2",
        FIRST,
        LAST,
        TODAY,
    )
    assert listed(shown)[2][4] == "lika"
    assert shown.table.selectionModel().selectedRows()[0].row() == 2
    assert shown.changes.tables == {"draft", "draft_shift"}


def test_a_draft_is_opened_in_the_schedule(qtbot, unit, shown):
    shown.table.selectRow(1)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert not shown.isVisible()
    assert shown.chosen == Plan(unit, "Prov")


def test_taking_over_is_told_and_undone_in_its_place(qtbot, unit, shown):
    before = shifts_of(Plan(unit), FIRST, LAST)
    shown.table.selectRow(1)
    click(qtbot, shown.take_over)
    assert "Planen är nu som utkastet ”Prov”." in words(shown)
    assert len(shifts_of(Plan(unit), FIRST, LAST)) == len(before) + 1
    assert len(listed(shown)) == 1
    assert (shown.changes.first_day, "shift" in shown.changes.tables) == (FIRST, True)
    click(qtbot, shown.undo)
    assert shifts_of(Plan(unit), FIRST, LAST) == before
    assert "Ångrade: Planen 2026-11-02 till 2026-11-15 som i utkastet ”Prov”" in words(shown)
    assert listed(shown)[1][0] == "Prov"
    assert not shown.undo.isVisible()


def test_a_draft_in_view_that_is_dropped_or_renamed_is_left_for_what_it_became(qtbot, style, unit):
    renamed = dialog_for(qtbot, style, unit, "Prov")
    renamed.table.selectRow(1)
    qtbot.keyClicks(renamed.name.edit, "Annat namn")
    click(qtbot, renamed.rename)
    assert renamed.chosen == Plan(unit, "Annat namn")
    click(qtbot, renamed.undo)
    assert renamed.chosen is None
    renamed.close()
    dropped = dialog_for(qtbot, style, unit, "Prov")
    dropped.table.selectRow(1)
    qtbot.keyClick(dropped.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view_drafts(unit) == ())
    assert dropped.chosen == Plan(unit)
    click(qtbot, dropped.undo)
    assert dropped.chosen is None


def test_a_draft_with_a_new_name_is_still_in_view_when_another_step_is_undone(qtbot, style, unit):
    dialog = dialog_for(qtbot, style, unit, "Prov")
    dialog.table.selectRow(1)
    dialog.name.edit.setText("Annat namn")
    click(qtbot, dialog.rename)
    dialog.name.edit.setText("Ett till")
    click(qtbot, dialog.make)
    click(qtbot, dialog.undo)
    assert dialog.chosen == Plan(unit, "Annat namn")


def test_a_closed_month_is_told_of_before_a_draft_is_taken_over(qtbot, style, unit):
    with edit(unit, "closed"):
        rows.insert(unit.store, [MonthClosing("2026-11", True)])
    dialog = dialog_for(qtbot, style, unit)
    assert not dialog.warning.isVisible()
    dialog.table.selectRow(1)
    told = "När utkastet tas över: ▲ November 2026 är stängd; dess siffror räknas om."
    assert dialog.warning.text() == told


def test_at_most_three_drafts_are_compared(qtbot, style, unit):
    for name in ("A", "B", "C"):
        edit_draft_made(unit, name=name, first_day=FIRST, last_day=LAST, today=TODAY)
    dialog = dialog_for(qtbot, style, unit)
    enabled = []
    dialog.table.clearSelection()
    for row in range(5):
        rows_flag = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        dialog.table.selectionModel().select(dialog.model.index(row, 0), rows_flag)
        enabled.append(dialog.compare.isEnabled())
    assert enabled == [False, True, True, True, False]
    assert dialog.compare.toolTip() == "Välj högst 3 utkast"


def test_the_comparison_has_a_column_a_plan_and_signed_differences(qtbot, style, unit):
    dialog = ComparePlansDialog(
        style, [Plan(unit), Plan(unit, "Prov")], first_day=FIRST, last_day=LAST, parent=None
    )
    show(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    model = dialog.model
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Siffra",
        "Planen",
        "Prov",
        "Skillnad",
    ]
    lines = {
        model.index(row, 0).data(): [model.index(row, column).data() for column in (1, 2, 3)]
        for row in range(model.rowCount())
    }
    assert lines["Planerade timmar"][2] == "+4,0"
    assert lines["Vakanta pass"] == ["0", "0", "±0"]
    assert lines["Kostnad, kr"] == ["–", "–", "–"]
    assert lines["R12 nov 2026"] == ["–", "–", "–"]
    # 4 h of 30 days of 37 / 7 h, on 16 places: three decimals, where two hide it.
    assert lines["Personaltäthet nov 2026"][2] == "+0,002"
    assert dialog.why.isVisible(), "the unit has no employer's fees"


PLAN = PlanFigures(
    name="",
    planned_hours=10.0,
    present_hours=10.0,
    vacant_shifts=2,
    vacant_hours=16.0,
    extra_hours=0.0,
    additional_hours=0.0,
    overtime_hours=0.0,
    cost_sek=1000.0,
    fte=1.0,
    density=0.8,
    months=(MonthDensity("2026-11", 0.8, None, False),),
    breaches=(),
)


def test_the_colour_of_a_difference_says_what_its_sign_says(qtmodeltester):
    draft = replace(PLAN, vacant_shifts=1, cost_sek=1500.0, breaches=(BreachCount("overlap", "", 1),))
    lines = {
        each.name.strip(): each for each in figure_lines([PLAN, draft], date(2026, 11, 2), date(2026, 11, 8))
    }
    told = {
        name: (lines[name].difference(1), lines[name].tone(1)) for name in ("Vakanta pass", "Kostnad, kr")
    }
    assert told == {"Vakanta pass": ("−1", "ok"), "Kostnad, kr": ("+500", "over")}
    assert (lines["Regelbrott"].difference(1), lines["Regelbrott"].tone(1)) == ("+1", "over")
    assert (lines["Planerade timmar"].difference(1), lines["Planerade timmar"].tone(1)) == ("±0,0", "text2")
    assert lines["R12 nov 2026"].difference(1) == "–"
    model = RowTable(columns(["Planen", "Prov"]))
    model.set_rows(tuple(lines.values()))
    qtmodeltester.check(model)
