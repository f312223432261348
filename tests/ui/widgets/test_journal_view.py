"""The view Journal by events: the year so far, other months, with or without names, and its files."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.domain.rows import Shift
from caredesk.services.session import OpenUnit
from caredesk.ui.jobs import Jobs
from caredesk.ui.widgets.journal_view import JournalView
from tests.schedule_unit import ANNA, BO, on, schedule_unit
from tests.ui.on_screen import show

NOW = datetime(2026, 8, 31, 9, 0)
ROWS = (
    Shift(ANNA, on(10), "", 420, 540, 0, "overtime_simple"),
    Shift(BO, date(2026, 3, 10), "", 420, 600, 0, "jour"),
    Shift(BO, date(2025, 3, 10), "", 420, 660, 0, "jour"),
)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with schedule_unit(tmp_path / "enhet.caredesk", ROWS) as opened:
        yield opened


@pytest.fixture
def view(qtbot, style, unit, answers) -> Iterator[JournalView]:
    jobs = Jobs()
    view = JournalView(style, unit, ask=answers, jobs=jobs, clock=lambda: NOW)
    view.set_place("2026-08")
    view.refresh()
    view.resize(1200, 600)
    show(qtbot, view)
    yield view
    jobs.finish()


def persons(view: JournalView) -> list[str]:
    return [view.rows.data(view.rows.index(row, 0)) for row in range(view.rows.rowCount())]


def test_it_begins_with_the_year_so_far_and_takes_other_months(view):
    QAbstractItemModelTester(view.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (view.first.month(), view.last.month()) == ("2026-01", "2026-08")
    assert persons(view) == ["Al, Bo (2)", "Al, Bo (2)", "Ek, Anna (1)", "Ek, Anna (1)", "Alla"]
    view.first.step_back()
    # The year 2025 comes with it, for Bo and for all.
    assert (view.first.month(), len(persons(view))) == ("2025-12", 7)
    view.set_place("2026-03")
    assert view.first.month() == "2025-12"
    view.set_place("2025-03")
    view.refresh()
    assert (view.first.month(), view.last.month()) == ("2025-01", "2025-12")
    assert persons(view) == ["Al, Bo (2)", "Al, Bo (2)", "Alla"]


def test_a_first_month_after_the_last_takes_it_along(view):
    for _ in range(7):
        view.last.step_back()
    assert (view.first.month(), view.last.month()) == ("2026-01", "2026-01")
    view.last.step_back()
    assert (view.first.month(), view.last.month()) == ("2025-12", "2025-12")
    # Bo has nothing in December, but in the year.
    assert persons(view) == ["Al, Bo (2)", "Alla"]
    view.first.step_on()
    assert view.last.month() == "2026-01"


def test_months_without_any_such_time_say_so(view):
    view.set_place("2023-05")
    view.refresh()
    assert (persons(view), view.empty.isVisible(), view.table.isVisible()) == ([], True, False)


def test_it_is_saved_with_numbers_alone_when_so_chosen(view, answers, tmp_path, qtbot):
    answers.path = tmp_path / "journal"
    assert view.contains.text() == "Innehåller namn"
    qtbot.keyClick(view.who, Qt.Key.Key_Right)
    assert persons(view)[0] == "2"
    assert view.contains.text() == "Innehåller anställningsnummer"
    with qtbot.waitSignal(view.said) as said:
        view.buttons["xlsx"].click()
    assert said.args == ["Sparade journal.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "journal.xlsx")["Journal"]
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "Ek" not in text
    with qtbot.waitSignal(view.said):
        view.buttons["pdf"].click()
    assert (tmp_path / "journal.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_said_plainly(view, answers, tmp_path, qtbot):
    (tmp_path / "upptagen").write_text("en fil")
    answers.path = tmp_path / "upptagen" / "journal.xlsx"
    view.buttons["xlsx"].click()
    qtbot.waitUntil(lambda: len(answers.said) == 1)
