"""The view Övertid by events: the worst first, rest and grants by their dialogs, months read and tabled."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog

from caredesk.domain.changes import Changes
from caredesk.domain.rows import RestException, Setting, Shift
from caredesk.services.overtime_grants import view_overtime_grants
from caredesk.services.rest_exceptions import view_rest_exception
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.overtime_grant_dialog import OvertimeGrantDialog
from caredesk.ui.dialogs.rest_exception_dialog import RestExceptionDialog
from caredesk.ui.models.row_table import RowTable
from caredesk.ui.widgets.limits_card import PERIOD, YEAR
from caredesk.ui.widgets.overtime_view import OvertimeView
from tests.schedule_unit import ANNA, BO, DAN, on, schedule_unit, shift
from tests.ui.on_screen import show

NOW = datetime(2026, 8, 31, 9, 0)
ROWS: tuple[NamedTuple, ...] = (
    *(Shift(ANNA, on(day), "", 420, 1020, 0, "overtime_simple", cause="vacancy") for day in range(10, 15)),
    Shift(ANNA, on(15), "", 420, 480, 0, "overtime_simple", cause="vacancy"),
    *(Shift(BO, on(day), "", 420, 1020, 0, "overtime_simple", cause="sick_leave") for day in range(10, 14)),
    Shift(DAN, on(10), "", 420, 540, 0, "additional"),
    shift(DAN, 24, "K"),
    shift(DAN, 25)._replace(start=390),
    RestException(DAN, on(24), "Kollega blev sjuk"),
    Setting("overtime_year_extra", None, "150", BO),
)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with schedule_unit(tmp_path / "enhet.caredesk", ROWS) as opened:
        yield opened


@pytest.fixture
def bus(qapp) -> Bus:
    return Bus()


@pytest.fixture
def view(qtbot, style, unit, bus) -> OvertimeView:
    view = OvertimeView(style, unit, bus, clock=lambda: NOW)
    view.set_place("2026-08", "")
    view.refresh()
    view.resize(1280, 700)
    show(qtbot, view)
    return view


def texts(model: RowTable, row: int) -> list[str]:
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def in_dialog(kind: type[QDialog], act: Callable[[QDialog], None]) -> list[str]:
    """Acts in the dialog that opens next, and always leaves it."""
    met: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            met.append(dialog.windowTitle())
            act(dialog)
        finally:
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, answer)
    return met


def test_who_has_passed_a_limit_stands_first_with_a_sign_and_leads_to_the_person(view, qtbot):
    model = view.limits.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert texts(model, 0)[:4] == ["Anna Ek", "! 51 av 50", "51 av 200", "0 av 200"]
    assert texts(model, 1) == ["Bo Al", "▲ 40 av 50", "40 av 350", "0 av 200", "150\u00a0h övertid", "›"]
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in (PERIOD, YEAR)]
    assert heads == ["Övertid aug, h", "Övertid 2026, h"]
    with qtbot.waitSignal(view.person_asked) as asked:
        view.limits.table.setCurrentIndex(model.index(1, 0))
        qtbot.keyClick(view.limits.table, Qt.Key.Key_Return)
    assert asked.args == [BO]


def test_the_sentence_says_what_is_wrong_first(view):
    told = "".join(part.text for part in view.sentence())
    assert told.startswith("1 över en gräns · 1 nära en gräns · 93\u00a0h i augusti · ")


def test_rest_that_is_due_is_booked_in_its_dialog(view, unit, bus, qtbot):
    assert texts(view.rest.model, 0) == ["Dan Alm", "24 aug", "2\u00a0h", "boka till 7 sep", "›"]
    sent: list[Changes] = []
    bus.changed.connect(sent.append)

    def book(dialog: QDialog) -> None:
        assert isinstance(dialog, RestExceptionDialog)
        dialog.fields["compensation_from"].edit.setText("2026-09-02")
        dialog.go.click()

    met = in_dialog(RestExceptionDialog, book)
    view.rest.opened.emit(view.rest.model.row(view.rest.model.index(0, 0)))
    assert met == ["Undantag från dygnsvila: Dan Alm"]
    held = view_rest_exception(unit, employee_no=DAN, day=on(24))
    assert held is not None
    assert held.compensation_from == date(2026, 9, 2)
    assert len(sent) == 1
    view.refresh()
    assert texts(view.rest.model, 0)[3] == "bokad 2 sep"


def test_extra_hours_are_granted_changed_and_taken_away(view, unit, qtbot):
    def grant(dialog: QDialog) -> None:
        assert isinstance(dialog, OvertimeGrantDialog)
        dialog.person.set_value(ANNA)
        dialog.hours.edit.setText("160")
        qtbot.keyClick(dialog.hours.edit, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert "150" in dialog.hours.edit.accessibleDescription()
        dialog.hours.edit.setText("100")
        qtbot.keyClick(dialog.hours.edit, Qt.Key.Key_Return)

    assert in_dialog(OvertimeGrantDialog, grant) == []
    view.grants.grant.click()
    assert [(row.name, row.hours) for row in view_overtime_grants(unit)] == [("Bo Al", 150), ("Anna Ek", 100)]
    view.refresh()
    assert texts(view.grants.model, 1)[:3] == ["Anna Ek", "100\u00a0h övertid", "31 aug – 31 dec 2026"]

    def remove(dialog: QDialog) -> None:
        assert isinstance(dialog, OvertimeGrantDialog)
        assert not dialog.person.isEnabled()
        dialog.remove.click()

    in_dialog(OvertimeGrantDialog, remove)
    view.grants.opened.emit(view.grants.model.row(view.grants.model.index(1, 0)))
    assert [row.name for row in view_overtime_grants(unit)] == ["Bo Al"]


def test_a_grant_needs_a_person(view, unit, qtbot):
    told: list[str] = []

    def grant(dialog: QDialog) -> None:
        assert isinstance(dialog, OvertimeGrantDialog)
        qtbot.keyClick(dialog.hours.edit, Qt.Key.Key_Return)
        told.append(dialog.person.box.accessibleDescription())

    in_dialog(OvertimeGrantDialog, grant)
    view.grant()
    assert told == ["Välj en medarbetare i listan."]
    assert len(view_overtime_grants(unit)) == 1


def test_causes_and_months_tell_hours_and_cost(view, qtbot):
    rows = view.causes.model
    assert [texts(rows, row)[0] for row in range(rows.rowCount())] == [
        "Vakans",
        "Sjukfrånvaro",
        "Ingen orsak angiven",
        "Summa",
    ]
    # 51 h x 31 000 / 165 x 180 % x 1,45 of fees.
    assert texts(rows, 0)[1:3] == ["51,0", "25\u00a0009"]
    qtbot.waitUntil(view.months.bars.is_drawn)
    read: list[str] = []
    view.months.bars.read.connect(read.append)
    qtbot.keyClick(view.months.bars, Qt.Key.Key_Right)
    told = "augusti 2026: övertid 91\u00a0h (enkel 91, kvalificerad 0), fyllnad 2\u00a0h · 2025: –"
    assert read == [told]
    view.months.toggle_table()
    assert texts(view.months.model, 7) == ["augusti", "91,0", "0,0", "2,0", "93,0", "–"]


def test_a_file_that_cannot_be_written_leads_to_the_day_instead(view, unit, qtbot, monkeypatch):
    monkeypatch.setattr(unit.store, "read_only", True)
    with qtbot.waitSignal(view.day_asked) as asked:
        view.rest.opened.emit(view.rest.model.row(view.rest.model.index(0, 0)))
    assert asked.args == [on(24)]
