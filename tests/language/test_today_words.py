"""What Idag says of things to do, absences and vacant shifts."""

import re
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain import todo
from caredesk.domain.problems import problem
from caredesk.domain.sick_spells import DEADLINE_DAYS
from caredesk.domain.today import Away, StaffedDay, Vacancy
from caredesk.domain.todo import Todo
from caredesk.language.today_words import (
    THINGS,
    cause_text,
    due_text,
    staffed_day_text,
    todo_text,
    until_text,
    vacancy_text,
)

TODAY = date(2026, 11, 3)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (problem("todo_certificate", name="Lena Dahl", day=8), "Läkarintyg dag 8: Lena Dahl"),
        (
            problem("todo_limit", name="Johan Berg", limit="overtime_year", hours=172.5, of=200.0),
            "Övertid 172,5 av 200 h: Johan Berg",
        ),
        (
            problem("todo_limit", name="Johan Berg", limit="additional_year", hours=1160.0, of=200.0),
            "Fyllnad 1 160 av 200 h: Johan Berg",
        ),
        (
            problem("todo_occupancy", first=date(2026, 11, 1), last=date(2026, 11, 2), days=2),
            "Beläggning saknas 1–2 november",
        ),
        (
            problem("todo_occupancy", first=date(2026, 10, 30), last=date(2026, 11, 2), days=4),
            "Beläggning saknas 30 oktober–2 november",
        ),
        (problem("todo_close", month="2026-10"), "Stäng oktober"),
        (
            problem("todo_decision", name="B-2", kind="Särskilt boende"),
            "Ej verkställt beslut B-2: Särskilt boende",
        ),
    ],
)
def test_a_thing_to_do_is_one_line(what, words):
    assert plain(todo_text(what)) == words


def test_every_thing_to_do_has_words():
    """The codes that the domain can give."""
    source = Path(todo.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'"(todo_\w+)"', source)) - {"todo_limit"}
    kinds = {f"todo_{kind}" for kind in DEADLINE_DAYS}
    assert codes - {"todo_"} | kinds <= set(THINGS)


def due(what, day=None) -> str:
    return due_text(Todo("watch", what, day, "staff"), TODAY)


def test_by_when_it_is_due():
    action = problem("todo_action", name="a")
    assert due(action, TODAY) == "i dag"
    assert due(action, date(2026, 11, 4)) == "ons 4 nov"
    assert due(action, date(2027, 1, 4)) == "4 jan 2027"
    assert due(problem("todo_limit", limit="overtime_month", hours=41.0, of=50.0)) == "i månaden"
    assert due(problem("todo_occupancy", first=TODAY, last=TODAY, days=1)) == "1 dygn"


def away(cause="sick", extent=None, number=None, last=None) -> Away:
    return Away("1", "Lena Dahl", cause, extent, number, last)


def test_an_absence_tells_its_cause_extent_and_end():
    assert plain(cause_text(away(extent=50.0))) == "Sjuk 50 %"
    assert cause_text(away(extent=100.0)) == "Sjuk"
    assert until_text(away(number=84), TODAY) == "dag 84"
    assert until_text(away("vacation", last=date(2026, 11, 8)), TODAY) == "till 8 nov"
    assert until_text(away("parental", last=date(2027, 2, 28)), TODAY) == "till 28 feb 2027"
    assert until_text(away("leave"), TODAY) == "tills vidare"


def test_a_vacant_shift_and_a_staffed_day_in_words():
    shift = Vacancy(date(2026, 11, 8), "Asken", "N", 21 * 60, 7 * 60, 9.5)
    assert vacancy_text(shift) == "sön 8 nov N 21:00–07:00, Asken"
    day = StaffedDay(date(2026, 11, 4), 12, 1, 8.0, 8.5, 0.0, 1, 0)
    assert plain(staffed_day_text(day)) == "ons 4 nov: 12 pass, 1 vakant, 8,5 h för lite"
    assert staffed_day_text(StaffedDay(TODAY, 0, 0, 0.0, None, None, 0, 0)) == "tis 3 nov: inga pass"
