"""The model of the timeline of absences under Qt's tester, and what it says aloud, word for word."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.domain.absence_timeline import Conflict, Ring, TimelineRow, TimelineView, bar_of, heads_of
from caredesk.language.formats import NO_BREAK
from caredesk.ui.models.timeline_model import FIRST_BAR, PERSON, TimelineModel
from tests.builders import absence, on

TODAY = on("2026-11-03")
FIRST, LAST = on("2026-10-12"), on("2026-11-22")


def row(name: str, *bars, rings=(), **more) -> TimelineRow:
    more = {"state": "other", "day_number": None, "occasions": None} | more
    return TimelineRow(name[0], name, "Eken", bars=bars, rings=rings, **more)


def bar(number: int, first: str, last: str, *, cause: str = "sick", extent: float = 100, expected: str = ""):
    held = absence(first, last, extent, cause=cause)
    return bar_of(number, held._replace(expected_end=on(expected) if expected else None), TODAY)


def view(*rows: TimelineRow) -> TimelineView:
    by, heads = heads_of(FIRST, LAST)
    return TimelineView(FIRST, LAST, TODAY, by, heads, (), rows)


@pytest.fixture
def model(qapp):
    model = TimelineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()


def aloud(model: TimelineModel, row: int, column: int) -> str:
    said = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    return said.replace(NO_BREAK, " ") if said else said


def test_cells_are_people_and_their_absences(model):
    model.set_view(
        view(
            row("Ada Ek", bar(7, "2026-10-14", "2026-10-16"), bar(9, "2026-11-02", "2026-11-08")),
            row("Bo Al", bar(8, "2026-10-20", "2026-10-20")),
        )
    )
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.index(0, PERSON).data() == "Ada Ek"
    assert model.index_of(9) == model.index(0, FIRST_BAR + 1)
    missing = model.index(1, FIRST_BAR + 1)
    assert model.bar(missing) is None
    assert missing.data() is None
    assert not missing.flags() & Qt.ItemFlag.ItemIsSelectable
    model.set_view(view())
    assert (model.rowCount(), model.columnCount()) == (0, 2)


def test_sick_leave_is_told_with_its_day_its_end_and_what_it_asks_for(model):
    sick = bar(1, "2026-10-13", "", expected="2026-12-18")
    rings = (Ring("plan", 30, on("2026-11-11"), "watch"), Ring("certificate", 8, on("2026-11-04"), "breach"))
    model.set_view(view(row("Per Åkesson", sick, rings=rings, state="sick_now", day_number=22, occasions=6)))
    assert (
        aloud(model, 0, PERSON) == "Per Åkesson, Eken, sjuk i dag, dag 22, 6 sjuktillfällen på tolv månader"
    )
    assert aloud(model, 0, FIRST_BAR) == (
        "Per Åkesson, sjuk 100 % sedan 13 okt, dag 22, beräknas till 18 dec, "
        "plan för återgång dag 30, ons 11 nov, läkarintyg dag 8, ons 4 nov, i morgon"
    )


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (bar(1, "2026-10-13", "", extent=50), "sjuk 50 % sedan 13 okt, tills vidare"),
        (
            bar(1, "2026-10-13", "", expected="2026-11-01"),
            "sjuk 100 % sedan 13 okt, beräknat slut 1 nov har passerat",
        ),
        (bar(1, "2026-09-04", "2027-02-28", cause="parental"), "föräldraledig 100 % 4 sep–28 feb 2027"),
        (bar(1, "2026-11-02", "2026-11-04", cause="child_care"), "VAB 100 % 2–4 nov"),
        (bar(1, "2026-11-06", "2026-11-06", cause="comp"), "komp 100 % 6 nov"),
        (
            bar(1, "2026-11-12", "2026-11-18", cause="vacation")._replace(
                conflict=Conflict(2, 0, date(2026, 11, 13), False)
            ),
            "semester 100 % 12–18 nov, 2 pass under semestern 12–18 nov saknar ersättare, "
            "det första fre 13 nov",
        ),
        (
            bar(1, "2026-11-02", "2026-11-08", cause="leave")._replace(conflict=Conflict(1, 2, TODAY, True)),
            "tjänstledig 100 % 2–8 nov, 1 pass under tjänstledigheten i dag saknar ersättare, "
            "2 extrapass ligger på dagar med frånvaro",
        ),
    ],
)
def test_every_kind_of_absence_is_told_in_words(model, held, words):
    model.set_view(view(row("Bo", held)))
    assert aloud(model, 0, FIRST_BAR) == f"Bo, {words}"


def test_days_that_are_being_moved_are_said_instead(model):
    model.set_view(view(row("Bo", bar(5, "2026-11-02", "2026-11-08"))))
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), first.column())))
    model.say_of(5, "3–9 nov")
    assert aloud(model, 0, FIRST_BAR) == "3–9 nov"
    model.say_of(5, "")
    assert aloud(model, 0, FIRST_BAR) == "Bo, sjuk 100 % 2–8 nov"
    assert changed == [(0, FIRST_BAR)] * 2
