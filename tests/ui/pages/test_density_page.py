"""The page Personaltäthet by events: sliders by keys and typed, alternatives, calibration, gaps in data."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from caredesk.domain.rows import MonthlyValue, Occupancy, Place, Unit
from caredesk.domain.target_path import PathChange
from caredesk.services.alternatives import read_alternatives
from caredesk.services.edits import edit
from caredesk.services.session import create_unit
from caredesk.services.target_path import view_target_path
from caredesk.storage import rows
from caredesk.ui.dialogs.alternative_dialog import AlternativeDialog
from caredesk.ui.dialogs.calibrate_dialog import CalibrateDialog
from caredesk.ui.dialogs.compare_dialog import CompareDialog
from caredesk.ui.pages.density_page import DENSITY, OCCUPANCY, PLACES
from caredesk.ui.widgets.path_card import WAIT_MS
from tests.ui.on_screen import button, show, words
from tests.ui.pages.density_desk import KEY, Desk, desk, in_dialog, press, type_over, whole_day

__all__ = ["desk", "whole_day"]


def test_the_head_has_the_four_figures(desk):
    found = desk.strip()
    assert list(found) == ["R12 okt 2026", "Över målet", "Värde helår", "Oktober"]
    assert found["R12 okt 2026"].beside == "mål 0,80"
    assert found["Värde helår"].why.startswith("Kostnad per årsarbetare saknas")


def test_the_months_end_with_their_whole(desk):
    model = desk.page.overview.months.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    last = [str(model.index(row, 0).data()) for row in (0, 11, 12)]
    assert last == ["nov 2025", "okt 2026", "R12"]
    assert model.index(12, 9).data() == "12 av 12 månader"
    assert model.index(0, 9).data() == "månadsvärde"


def test_a_slider_moved_by_keys_is_answered_at_once(desk, qtbot):
    fte = desk.path.fte
    fte.slider.setFocus()
    press(qtbot, fte.slider, KEY.Key_Right, 5)
    assert fte.field.text() == "+0,5"
    qtbot.wait(WAIT_MS + 20)
    wanted = view_target_path(desk.unit, month="2026-10", change=PathChange(0.5))
    assert wanted is not None
    assert desk.path._path.level == wanted.level
    shown = desk.page.overview.chart.chart._line.forecast
    assert shown == wanted.line
    assert desk.page.overview.chart._forecast_words == "Prognos med +0,5 årsarbetare från nov 2026"
    press(qtbot, fte.slider, KEY.Key_Home)
    assert fte.field.text() == fte._low.text()
    assert WAIT_MS <= 50


def test_a_typed_value_moves_its_slider(desk, qtbot):
    type_over(qtbot, desk.path.fte.field, "-1.5")
    type_over(qtbot, desk.path.places.field, "15,5")
    type_over(qtbot, desk.path.month.field, "2027-02")
    assert desk.path.path().change == PathChange(-1.5, 15.5, "2027-02")
    assert desk.path.fte.field.text() == "−1,5"
    assert desk.path.month.field.text() == "feb 2027"


@pytest.mark.parametrize(
    ("row", "text"), [("fte", "mycket"), ("fte", "9"), ("places", "1"), ("month", "2031-01")]
)
def test_what_cannot_be_taken_is_said_at_the_field_and_kept(desk, qtbot, row, text):
    part = getattr(desk.path, row)
    before = part.step()
    type_over(qtbot, part.field, text)
    assert part.field.accessibleDescription().startswith("Skriv")
    assert part._error.isVisible()
    assert (part.field.text(), part.step()) == (text, before)
    part.slider.setFocus()
    press(qtbot, part.slider, KEY.Key_Right)
    assert not part._error.isVisible()


def test_the_box_says_whether_the_target_is_reached(desk):
    # October is far below the months before it, and so is what is left of the year.
    assert desk.path.box.text().startswith("✓ Målet nås november 2026")
    desk.put(Place("", date(2026, 1, 1), None, None, 0.2))
    assert desk.path.box.text().startswith("− Målet nås inte inom 36 månader")
    assert "Med 16,0 belagda platser krävs −" in desk.path.box.text()
    assert desk.lines()["Utan ändring nås målet"] == "inte inom 36 mån"
    desk.path.set_change(PathChange(-3.0))
    path = view_target_path(desk.unit, month="2026-10", change=PathChange(-3.0))
    assert path is not None
    assert path.reached is not None
    assert desk.path.box.text().startswith("✓ Målet nås ")
    assert desk.page.overview.chart.chart._line.target_month == path.reached
    desk.put(Place("", date(2026, 2, 1), None, None, 0.95))
    assert desk.path.box.text().startswith("✓ Målet är redan nått")


def test_kronor_need_the_cost_and_lead_to_where_it_is_filled_in(desk, qtbot):
    desk.path.set_change(PathChange(-1.0, None, "2026-12"))
    assert desk.lines()["Lägre kostnad helår"] == "–"
    with qtbot.waitSignal(desk.page.settings_asked):
        qtbot.mouseClick(desk.path.results.link, Qt.MouseButton.LeftButton)
    with edit(desk.unit, "cost") as edited:
        for number, row in rows.read_with_ids(desk.unit.store, Unit):
            rows.update(desk.unit.store, number, row._replace(cost_per_fte=600_000.0))
    desk.bus.changed.emit(edited.changes)
    # One month of twelve is left of the year.
    assert desk.lines()["Lägre kostnad 2026"] == "50 000 kr"
    assert desk.lines()["Lägre kostnad helår"] == "600 000 kr"
    assert not desk.path.results.link.isVisible()
    desk.path.set_change(PathChange(1.0, None, "2026-12"))
    assert desk.lines()["Högre kostnad helår"] == "600 000 kr"


def test_the_level_is_asked_for_another_month(desk):
    assert any("jun 2027" in name for name in desk.lines())
    desk.path.results.level_month_chosen.emit("2026-12")
    wanted = view_target_path(desk.unit, month="2026-10", level_month="2026-12")
    assert wanted is not None
    name, value = next(iter(desk.lines().items()))
    assert name.endswith("dec 2026")
    assert value == f"{wanted.level_needed:.3f} per månad".replace(".", ",")


def test_back_to_as_it_is_and_another_month_forgets_what_was_tried(desk, qtbot):
    link = button(desk.path, "Återställ")
    assert not link.isEnabled()
    assert not desk.path.save.isEnabled()
    desk.path.set_change(PathChange(-1.0))
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert desk.path.change() == PathChange(0.0, None, "2026-11")
    desk.path.set_change(PathChange(-1.0))
    desk.put(Occupancy("Gran", date(2026, 12, 1), date(2026, 12, 1), 8.0))
    assert desk.path.change().fte_change == -1.0, "an edit elsewhere leaves the sliders"
    desk.page.set_place("2026-10", "Gran")
    assert desk.path.change().fte_change == 0.0


def test_alternatives_are_named_compared_taken_back_and_removed(desk, qtbot):
    desk.path.set_change(PathChange(-1.0, None, "2026-12"))

    def name_it(dialog) -> None:
        dialog.field.edit.setText(" ")
        qtbot.keyClick(dialog, KEY.Key_Return)
        assert dialog.field.edit.accessibleDescription() == "Ge alternativet ett namn."
        dialog.field.edit.setText("Utan vikarie")
        qtbot.keyClick(dialog, KEY.Key_Return)

    in_dialog(AlternativeDialog, name_it)
    qtbot.mouseClick(desk.path.save, Qt.MouseButton.LeftButton)
    assert [row.name for _, row in read_alternatives(desk.unit, section=None)] == ["Utan vikarie"]
    desk.path.reset()

    def use_it(dialog) -> None:
        assert [dialog.model.index(row, 0).data() for row in range(2)] == ["Som nu", "Utan vikarie"]
        press(qtbot, dialog.table, KEY.Key_Up)
        assert not dialog.use.isEnabled(), "what is as now needs no taking back"
        press(qtbot, dialog.table, KEY.Key_Down)
        qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)

    in_dialog(CompareDialog, use_it)
    qtbot.mouseClick(desk.path.compare, Qt.MouseButton.LeftButton)
    assert desk.path.change() == PathChange(-1.0, None, "2026-12")

    def remove_it(dialog) -> None:
        qtbot.mouseClick(dialog.take_away, Qt.MouseButton.LeftButton)
        assert dialog.model.rowCount() == 1
        dialog.reject()

    in_dialog(CompareDialog, remove_it)
    qtbot.mouseClick(desk.path.compare, Qt.MouseButton.LeftButton)
    assert read_alternatives(desk.unit, section=None) == ()
    desk.undo()
    assert len(read_alternatives(desk.unit, section=None)) == 1


def test_calibration_finds_the_way_and_counts_so(desk, qtbot):
    def find(dialog) -> None:
        qtbot.keyClicks(dialog.field.edit, "x")
        assert "inget tal" in dialog.field.edit.accessibleDescription()
        assert dialog.field.text() == "x"
        dialog.field.edit.clear()
        way = next(each for each in dialog._ways if each.counting == ("scheduled", "unit"))
        qtbot.keyClicks(dialog.field.edit, f"{way.r12:.6f}")
        verdicts = [dialog.model.index(row, 4).data() for row in range(9)]
        assert [row for row, said in enumerate(verdicts) if said.startswith("✓ ger samma tal")] == [3]
        assert "Ett räknesätt ger samma tal" in dialog.said.text()
        qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)

    in_dialog(CalibrateDialog, find)
    qtbot.mouseClick(desk.page.calibrate, Qt.MouseButton.LeftButton)
    assert {row.basis for row in rows.read(desk.unit.store, Unit)} == {"scheduled"}
    assert desk.said == ["Räknesättet är ändrat för hela historiken."]


def test_calibration_says_what_is_uncertain(desk, qtbot):
    def ask(dialog) -> None:
        qtbot.keyClicks(dialog.field.edit, "9,9")
        assert dialog.said.text().startswith("Inget räknesätt ger det talet")
        dialog.which.setFocus()
        dialog.field.edit.clear()
        way = next(each for each in dialog._ways if each.current)
        qtbot.keyClicks(dialog.field.edit, f"{way.r12:.0f}")
        assert "räknesätt ger samma tal med 0 decimaler" in dialog.said.text()
        assert not dialog.use.isEnabled(), "it is counted so already"
        dialog.reject()

    in_dialog(CalibrateDialog, ask)
    qtbot.mouseClick(desk.page.calibrate, Qt.MouseButton.LeftButton)
    assert desk.said == []


def test_the_views_are_switched_by_keys(desk, qtbot):
    first = next(
        each for each in desk.page.views.children() if hasattr(each, "isChecked") and each.isChecked()
    )
    first.setFocus()
    press(qtbot, first, KEY.Key_Right)
    assert desk.page.views.current() == OCCUPANCY
    assert desk.page.occupancy.isVisible()
    assert not desk.page.overview.isVisible()
    press(qtbot, QApplication.focusWidget(), KEY.Key_Right)
    assert desk.page.places.isVisible()


def test_what_is_missing_says_why(desk):
    desk.page.set_place("2025-12", "")
    found = desk.strip()
    assert found["R12 dec 2025"].value == "–"
    assert found["R12 dec 2025"].beside == "2 av 12 månader har uppgifter"
    weekend = desk.page.overview.parts.weekend
    assert weekend.accessibleDescription().startswith("– månaden har inga pass")
    assert "ur passen, dag för dag" in weekend.toolTip()
    assert "– dagar saknas" in desk.page.overview.parts.national.accessibleDescription()


def test_an_empty_unit_has_one_button_that_leads_to_the_places(qtbot, style, tmp_path, answers):
    with create_unit(tmp_path / "tom.caredesk", name="Tom") as empty:
        desk = Desk(style, empty, answers)
        show(qtbot, desk.window)
        assert "Här börjar personaltätheten" in words(desk.page)
        qtbot.mouseClick(button(desk.page, "Fyll i platser och mål"), Qt.MouseButton.LeftButton)
        assert desk.page.places.isVisible()


def test_places_alone_lead_to_the_occupancy(qtbot, style, tmp_path, answers):
    with create_unit(tmp_path / "ny.caredesk", name="Ny") as begun:
        desk = Desk(style, begun, answers)
        show(qtbot, desk.window)
        desk.put(Place("", date(2026, 1, 1), 20, None, 0.8))
        assert button(desk.page, "Fyll i platser och mål").isHidden()
        qtbot.mouseClick(button(desk.page, "Fyll i beläggning"), Qt.MouseButton.LeftButton)
        assert desk.page.occupancy.isVisible()


def test_home_care_is_told_where_its_time_is(qtbot, style, tmp_path, answers):
    with create_unit(tmp_path / "hem.caredesk", name="Hem", unit_type="home_care") as unit:
        desk = Desk(style, unit, answers)
        show(qtbot, desk.window)
        desk.put(MonthlyValue("2026-10", worked_hours=5000.0))
        assert "Utförd tid" in desk.strip()["R12 okt 2026"].why
        assert desk.page.overview.months.model.index(11, 9).data() == "beläggning saknas"


def test_what_is_counted_on_those_employed_says_so(desk):
    with edit(desk.unit, "basis") as edited:
        for number, row in rows.read_with_ids(desk.unit.store, Unit):
            rows.update(desk.unit.store, number, row._replace(basis="employed"))
    desk.bus.changed.emit(edited.changes)
    model = desk.page.overview.months.model
    assert (model.index(11, 1).data(), model.index(11, 9).data()) == ("–", "anställningarna")


def test_a_hidden_page_asks_again_when_it_comes_in_view(desk):
    desk.page.hide()
    desk.page.set_place("2026-10", "Gran")
    desk.put(Place("Gran", date(2026, 10, 2), 9, 9, 0.9))
    assert desk.strip()["R12 okt 2026"].beside == "mål 0,80"
    desk.page.show()
    assert desk.strip()["R12 okt 2026"].beside != "mål 0,80"


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (911, 512), (683, 384)])
def test_no_size_scrolls_sideways(desk, qtbot, width, height):
    desk.window.resize(width, height)
    for view in (DENSITY, OCCUPANCY, PLACES):
        desk.page.show_view(view)
        qtbot.wait(10)
        assert desk.page.area.widget().width() <= desk.page.area.viewport().width(), view
    desk.page.show_view(DENSITY)
    desk.window.resize(1366, 768)
    overview = desk.page.overview
    qtbot.waitUntil(lambda: overview.path.x() > overview.chart.x())  # in two columns again


def test_a_month_that_is_not_whole_yet_tells_the_last_r12_that_is(desk):
    with edit(desk.unit, "fill") as edited:
        for number, row in rows.read_with_ids(desk.unit.store, Occupancy, "section = 'Gran'"):
            rows.update(desk.unit.store, number, row._replace(last_day=date(2026, 11, 27)))
    desk.bus.changed.emit(edited.changes)
    october = desk.strip()["R12 okt 2026"].value
    desk.page.set_place("2026-11", "")
    assert desk.strip()["R12 nov 2026"].beside == f"11 av 12 månader · okt 2026 {october}"
