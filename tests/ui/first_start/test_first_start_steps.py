"""Steps of the first start: what is typed and pasted, what is refused and kept, what each type asks for."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from caredesk.domain.calendar import months_ending
from caredesk.domain.rows import MonthlyValue, Place, Shift, Unit
from caredesk.services.edits import edit, history
from caredesk.services.first_start import MonthTexts, edit_start_months, edit_start_places, edit_start_unit
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.first_start.first_start import FirstStartSteps
from caredesk.ui.first_start.frame import HISTORY, KIND, PEOPLE, PLACES
from caredesk.ui.first_start.stored_field import spaced
from caredesk.ui.main_window import MainWindow
from caredesk.ui.widgets.page_area import PageArea
from tests.builders import on
from tests.ui.on_screen import button, show, words

RUN = months_ending("2026-10", 12)
NOW = datetime(2026, 11, 3, 14, 2)
HELD = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "u.caredesk", name="Björkbacken", unit_type="nursing_home") as unit:
        edit_start_places(unit, {"available": "54", "target": "0,8"})
        yield unit


@pytest.fixture
def open_steps(qtbot, style, unit):
    def opened() -> FirstStartSteps:
        steps = FirstStartSteps(style, unit, Bus(), clock=lambda: NOW)
        steps.resize(1366, 768)
        return show(qtbot, steps)

    return opened


def held(unit: OpenUnit) -> dict[str, tuple[float | None, float | None]]:
    return {row.month: (row.worked_hours, row.bed_days) for row in rows.read(unit.store, MonthlyValue)}


def paste(qtbot, steps: FirstStartSteps, block: str, row: int = 0, column: int = 1) -> None:
    view = steps.history.table.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, column))
    QGuiApplication.clipboard().setText(block)
    qtbot.keyClick(view, Qt.Key.Key_V, HELD)


def sentence(steps: FirstStartSteps) -> str:
    return steps.history.table.sentence()


def test_months_in_the_first_column_go_where_they_say(qtbot, unit, open_steps):
    steps = open_steps()
    paste(qtbot, steps, "Månad\tTimmar\tDygn\nokt 2026\t7190\t1593\noktober 2025\t1\t1\n")
    assert sentence(steps) == "!  Månaden 2025-10 ligger utanför 2025-11 till 2026-10."
    assert held(unit) == {}
    paste(qtbot, steps, "Månad\tTimmar\tDygn\nokt 2026\t7190\t1593\n2025-11-01\t7053\t1557\n")
    assert sentence(steps) == ""
    assert held(unit) == {"2025-11": (7053, 1557), "2026-10": (7190, 1593)}
    assert [step.code for step in history(unit)][-1] == "start_months"


def test_a_block_with_something_wrong_is_kept_typed_and_nothing_is_stored(qtbot, unit, open_steps):
    steps = open_steps()
    paste(qtbot, steps, "7053\t1557\n7301,7\tmånga\n7190\t99999\n")
    assert held(unit) == {}
    model = steps.history.table.model
    assert model.index(1, 3).data() == "många"
    assert sentence(steps).startswith("!  Det är inget tal som går att läsa säkert.")
    model.enter([(1, "bed_days", "1587")])
    assert held(unit) == {}
    assert "54 platser × 31 dygn = 1\u00a0674" in sentence(steps)
    model.enter([(2, "bed_days", "1593")])
    assert held(unit) == {"2025-11": (7053, 1557), "2025-12": (7301.7, 1587), "2026-01": (7190, 1593)}


def test_one_column_goes_into_the_column_with_the_keyboard(qtbot, unit, open_steps):
    steps = open_steps()
    paste(qtbot, steps, "1557\n1587\n", column=3)
    assert held(unit) == {"2025-11": (None, 1557), "2025-12": (None, 1587)}


def test_the_other_half_is_typed_after_a_switch_and_a_rounded_value_is_not_stored(qtbot, unit, open_steps):
    edit_start_months(unit, [MonthTexts("2026-10", {"worked_hours": "7190,04", "bed_days": "1593"})])
    steps = open_steps()
    qtbot.mouseClick(button(steps.history, "Årsarbetare"), Qt.MouseButton.LeftButton)
    model = steps.history.table.model
    # 7190.04 h / (31 d × 38.25 / 7) = 42.44.
    assert model.index(11, 2).data() == "42,4"
    model.enter([(11, "fte", "42,4")])
    model.enter([(11, "bed_days", "1600")])
    assert held(unit)["2026-10"] == (7190.04, 1600)
    model.enter([(11, "fte", "42")])
    (row,) = rows.read(unit.store, MonthlyValue)
    assert (row.worked_hours, row.fte, row.bed_days) == (None, 42, 1600)
    model.enter([(11, "fte", "")])
    assert rows.read(unit.store, MonthlyValue)[0].fte is None


def test_a_month_of_shifts_takes_bed_days_but_no_hours(unit, open_steps):
    with edit(unit, "import", source="test"):
        days = [on(f"2026-10-{day:02d}") for day in range(1, 32)]
        rows.insert(unit.store, [Shift("1", day, start=420, end=960) for day in days])
    steps = open_steps()
    steps.history.table.model.enter([(11, "worked_hours", "7190")])
    assert sentence(steps).startswith("!  Oktober 2026 räknas redan dag för dag.")
    assert held(unit) == {}
    steps.history.table.model.give_up(11)
    steps.history.table.model.enter([(11, "bed_days", "1593")])
    assert held(unit) == {"2026-10": (None, 1593)}


def test_the_sums_stand_under_their_columns(unit, open_steps):
    typed = [MonthTexts(month, {"worked_hours": "7000", "bed_days": "1500"}) for month in RUN]
    edit_start_months(unit, typed[:11])
    steps = open_steps()
    assert steps.history.sums.texts()[1:] == ("–",) * 5
    edit_start_months(unit, typed)
    steps.refresh()
    # 84 000 h / (365 d × 38.25 / 7) = 42.1; 18 000 d / 365 d = 49.3; 42.12 / 49.32 = 0.854.
    assert steps.history.sums.texts() == (
        "Tolv månader",
        "84\u00a0000,0",
        "42,1",
        "18\u00a0000",
        "49,3",
        "0,85",
    )


def test_another_last_month_moves_the_table(unit, open_steps):
    edit_start_months(unit, [MonthTexts("2025-09", {"worked_hours": "7000"})])
    steps = open_steps()
    steps.history.last_chosen.emit("2026-08")
    model = steps.history.table.model
    assert model.index(0, 0).data() == "september 2025"
    assert model.index(0, 1).data() == "7\u00a0000,0"


def test_without_a_cost_the_card_asks_for_it(qtbot, unit, open_steps):
    edit_start_months(unit, [MonthTexts(m, {"worked_hours": "7200", "bed_days": "1500"}) for m in RUN])
    steps = open_steps()
    assert "tkr" not in steps.card.accessibleDescription()
    field = steps.card.cost
    assert field.isVisible()
    qtbot.keyClicks(field.edit, "610 000 kr")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert rows.read(unit.store, Unit)[0].cost_per_fte == 610_000
    assert not field.isVisible()
    # 86 400 / (365 × 38.25 / 7) − 0.8 × 18 000 / 365 = 3.867 årsarbetare.
    assert "3,9 årsarbetare över målet" in steps.card.accessibleDescription()
    assert "2\u00a0359\u00a0tkr per år" in steps.card.accessibleDescription()


def test_home_care_is_asked_for_staff_only_and_told_why(unit, open_steps):
    edit_start_unit(unit, {"unit_type": "Hemtjänst"})
    edit_start_months(unit, [MonthTexts(month, {"fte": "30"}) for month in RUN])
    steps = open_steps()
    steps.show_step(PLACES)
    assert not steps.places.target.isVisible()
    assert any("utförd tid mot planerad och beviljad tid" in each for each in words(steps.places))
    steps.show_step(HISTORY)
    titles = [column.title for column in steps.history.table.model.columns]
    assert titles == ["Månad", "Arbetade timmar", "Årsarbetare", ""]
    assert "30,0" in words(steps.card)
    assert steps.card.accessibleDescription().startswith("30,0. 12 av 12 månader. Utförd tid mot planerad")


def test_sections_are_typed_in_rows_and_give_way_only_when_they_are_gone(qtbot, unit, open_steps):
    steps = open_steps()
    steps.show_step(PLACES)
    qtbot.mouseClick(button(steps.places, "Avdelningar"), Qt.MouseButton.LeftButton)
    steps.places.table.model.enter([(0, "section", "Asken"), (0, "available", "18")])
    steps.places.table.model.enter([(1, "section", "Eken"), (1, "available", "arton")])
    assert not steps.places.commit()
    steps.places.table.model.enter([(1, "available", "18")])
    assert [(row.section, row.available) for row in rows.read(unit.store, Place)] == [
        ("", None),
        ("Asken", 18),
        ("Eken", 18),
    ]
    assert "36 platser · 0,80 · 2 avdelningar" in steps.steps.steps[PLACES].accessibleDescription()
    qtbot.mouseClick(button(steps.places, "Hela enheten"), Qt.MouseButton.LeftButton)
    assert steps.places.table.isVisible()
    assert any(each.startswith("!  Ta först bort avdelningarna") for each in words(steps.places))


def test_steps_are_gone_between_and_the_last_opens_idag(qtbot, open_steps):
    steps = open_steps()
    assert steps.step() == HISTORY
    qtbot.keyClick(steps, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(steps, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert steps.step() == KIND
    qtbot.mouseClick(steps.on, Qt.MouseButton.LeftButton)
    assert steps.step() == PLACES
    qtbot.mouseClick(steps.steps.steps[PEOPLE], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(steps.list_asked):
        qtbot.mouseClick(button(steps.staff, "Klistra in eller skriv …"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(steps.done) as told:
        qtbot.keyClick(steps, Qt.Key.Key_Return, HELD)
    assert told.args == ["2026-10"]


def test_a_refused_month_is_not_left_behind_unseen(qtbot, open_steps):
    steps = open_steps()
    steps.show_step(HISTORY)
    steps.history.table.model.enter([(2, "bed_days", "många")])
    done: list[str] = []
    steps.done.connect(done.append)
    qtbot.mouseClick(steps.on, Qt.MouseButton.LeftButton)
    assert (done, steps.step()) == ([], HISTORY)
    at = steps.history.table.view.currentIndex()
    assert (at.row(), at.column()) == (2, 3)
    qtbot.keyClick(steps.history.table.view, Qt.Key.Key_Escape)
    qtbot.mouseClick(steps.on, Qt.MouseButton.LeftButton)
    assert done == ["2026-10"]


def test_escape_takes_back_what_a_field_was_refused(qtbot, unit, open_steps):
    steps = open_steps()
    steps.show_step(PLACES)
    field = steps.places.target
    before = field.text()
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "80")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert steps.step() == PLACES
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == before
    assert steps.places.commit()


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (683, 384)])
def test_no_step_scrolls_sideways(qtbot, style, unit, width, height):
    steps = FirstStartSteps(style, unit, Bus(), clock=lambda: NOW)
    window = show(qtbot, MainWindow(style))
    window.show_instead(steps, whole=True)
    window.resize(width, height)
    for place in (KIND, PLACES, HISTORY, PEOPLE):
        steps.show_step(place)
        qtbot.wait(10)
        area = next(each for each in steps.findChildren(PageArea) if each.isVisible())
        page = area.widget()
        assert page is not None
        assert page.width() <= area.viewport().width(), (place, width)


@pytest.mark.parametrize(
    ("text", "decimals", "shown"),
    [("610000", 0, "610\u00a0000"), ("0,8", 2, "0,80"), ("0,825", 2, "0,825"), ("", 2, ""), ("x", 0, "x")],
)
def test_a_stored_number_is_shown_as_numbers_are(text: str, decimals: int, shown: str):
    assert spaced(text, decimals) == shown
