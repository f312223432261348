"""What may be written in a cell, and that a spelled cell reads back to what it was."""

import random
from datetime import date
from time import perf_counter

import pytest

from caredesk.domain.cell_grammar import CellGrammar, Written, WrittenAbsence, WrittenShift, spelled_absence
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Shift, ShiftType

TYPES = (
    ShiftType("D", "Dag", 420, 960, 30),
    ShiftType("K", "Kväll", 840, 1290, 30),
    ShiftType("N", "Natt", 1260, 420),
    ShiftType("D+", "Lång dag", 420, 1200, 45),
    ShiftType("R", "Resurs", 540, 900, 30, kind="resource"),
    ShiftType("F1", "Förmiddag", 540, 900, 30),
    ShiftType("F 2", "Förmiddag två", 540, 720),
    ShiftType("nn", "Liten", 60, 120),
    ShiftType("NN", "Stor", 120, 180),
    ShiftType("Jour", "Jour", 1200, 0, kind="jour"),
)
GRAMMAR = CellGrammar(TYPES)


def day(code: str, start: int, end: int, pause: int = 0, kind: str = "") -> WrittenShift:
    return WrittenShift(code, start, end, pause, kind)


def own(start: int, end: int, pause: int = 0) -> WrittenShift:
    return WrittenShift("", start, end, pause, by_times=True)


D, K, N = day("D", 420, 960, 30), day("K", 840, 1290, 30), day("N", 1260, 420)
LONG = day("D+", 420, 1200, 45)

SHIFTS = {
    "D": (D,),
    "d": (D,),
    "  D ": (D,),
    "k": (K,),
    "N": (N,),
    "f1": (day("F1", 540, 900, 30),),
    "F 2": (day("F 2", 540, 720),),
    "f  2": (day("F 2", 540, 720),),
    "F\u00a02": (day("F 2", 540, 720),),
    "D+": (LONG,),
    "nn": (day("nn", 60, 120),),
    "NN": (day("NN", 120, 180),),
    "R": (day("R", 540, 900, 30, "resource"),),
    "JOUR": (day("Jour", 1200, 0, 0, "jour"),),
    "7-15.30": (own(420, 930),),
    "07:00–15:30": (own(420, 930),),
    "7–15": (own(420, 900),),
    "7−15": (own(420, 900),),
    "7 - 15": (own(420, 900),),
    "7.00-15.00": (own(420, 900),),
    "0700-1530": (own(420, 930),),
    "700-1530": (own(420, 930),),
    "07-15": (own(420, 900),),
    "7-15.30/30": (own(420, 930, 30),),
    "7-15.30 / 30": (own(420, 930, 30),),
    "7-15.30/30 min": (own(420, 930, 30),),
    "22-24": (own(1320, 1440),),
    "22-0": (own(1320, 0),),
    "0-8": (own(0, 480),),
    "8-8": (own(480, 480),),
    "21-7": (N._replace(by_times=True),),
    "21.00-07.00": (N._replace(by_times=True),),
    "20-24": (day("Jour", 1200, 0, 0, "jour")._replace(by_times=True),),
    "7-16": (D._replace(by_times=True),),
    "7-16/30": (D._replace(by_times=True),),
    "7-16/45": (own(420, 960, 45),),
    "7-16/0": (own(420, 960),),
    "9-15": (day("F1", 540, 900, 30)._replace(by_times=True),),
    "D 7-13": (day("D", 420, 780),),
    "d 7–13/20": (day("D", 420, 780, 20),),
    "D 7-16": (D,),
    "D 7-16/0": (day("D", 420, 960),),
    "R 10-12": (day("R", 600, 720, 0, "resource"),),
    "F 2 10-12": (day("F 2", 600, 720),),
    "D+K": (D, K),
    "d + k": (D, K),
    "7-11+16-20": (own(420, 660), own(960, 1200)),
    "D 7-13+K": (day("D", 420, 780), K),
    "D++K": (LONG, K),
    "7-11/15+16-20/10": (own(420, 660, 15), own(960, 1200, 10)),
    "nn+NN+D+K": (day("nn", 60, 120), day("NN", 120, 180), D, K),
}
ABSENCES = {
    "Sj": WrittenAbsence("sick"),
    "sj": WrittenAbsence("sick"),
    "VAB": WrittenAbsence("child_care"),
    "Se": WrittenAbsence("vacation"),
    "Sj 50": WrittenAbsence("sick", 50.0),
    "Sj 50 %": WrittenAbsence("sick", 50.0),
    "sj50%": WrittenAbsence("sick", 50.0),
    "Fl 37,5": WrittenAbsence("parental", 37.5),
    "Ko 100": WrittenAbsence("comp"),
}
REFUSED = {
    "X": "cell_unknown_code",
    "25:00": "cell_unknown_code",
    "7": "cell_unknown_code",
    "=D": "cell_unknown_code",
    "D-K": "cell_unknown_code",
    "X 7-15": "cell_unknown_code",
    "D+X": "cell_unknown_code",
    "X+D": "cell_unknown_code",
    "D+K+": "cell_unknown_code",
    "Nn": "cell_code_in_two_cases",
    "7-25": "cell_not_a_time",
    "25:00-7": "cell_not_a_time",
    "7-15.75": "cell_not_a_time",
    "7,5-15": "cell_not_a_time",
    "24-7": "cell_not_a_time",
    "7-24.30": "cell_not_a_time",
    "D 7-25": "cell_not_a_time",
    "7-15/x": "cell_not_a_break",
    "7-15/": "cell_not_a_break",
    "7-15/480": "cell_break_too_long",
    "D 7-8/60": "cell_break_too_long",
    "Sj 0": "cell_extent",
    "Sj 150": "cell_extent",
    "Sj+D": "cell_absence_alone",
    "D+Sj": "cell_absence_alone",
    "Sj+Se": "cell_absence_alone",
    "D+7-11": "cell_same_start",
    "nn+NN+D+K+N": "cell_too_many_shifts",
    "+" * 30: "cell_too_many_shifts",
    "D" * 61: "cell_too_long",
}


@pytest.mark.parametrize("text", SHIFTS)
def test_shifts_are_read(text):
    assert GRAMMAR.read(text) == Written(SHIFTS[text])


@pytest.mark.parametrize("text", ABSENCES)
def test_absences_are_read(text):
    assert GRAMMAR.read(text) == Written(absence=ABSENCES[text])


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(text):
    found = GRAMMAR.read(text)
    assert isinstance(found, Problem)
    assert found.code == REFUSED[text]


def test_an_empty_cell_is_empty():
    assert GRAMMAR.read("") == GRAMMAR.read(" \u00a0") == Written()


def test_the_refusal_names_the_code():
    found = GRAMMAR.read("Ledig hela dagen på grund av resa")
    assert isinstance(found, Problem)
    assert dict(found.facts) == {"code": "Ledig hela dagen på "}


SPELLED = {
    "D": [("D", 420, 960, 30)],
    "D 7-16/15": [("D", 420, 960, 15)],
    "D 7-16/0": [("D", 420, 960, 0)],
    "D 7-13": [("D", 420, 780, 0)],
    "D 7-13/20": [("D", 420, 780, 20)],
    "7-15.30": [("", 420, 930, 0)],
    "7-15.30/30": [("", 420, 930, 30)],
    "7-16/0": [("", 420, 960, 0)],
    "D+K": [("K", 840, 1290, 30), ("D", 420, 960, 30)],
    "N": [("N", 1260, 420, 0)],
    # A code that is no shift type's any more: its times can still be written.
    "8-12": [("Borta", 480, 720, 0)],
}


@pytest.mark.parametrize("text", SPELLED)
def test_shifts_are_spelled(text):
    assert GRAMMAR.spelled(_shifts(SPELLED[text])) == text


def test_absences_are_spelled():
    assert [spelled_absence("sick", each) for each in (1.0, 0.5, 0.375)] == ["Sj", "Sj 50", "Sj 37,5"]


def test_what_is_spelled_reads_back_to_the_same():
    chance = random.Random(5)
    for _ in range(400):
        shifts = _shifts([_drawn(chance) for _ in range(chance.choice((1, 1, 2, 3)))])
        if len({row.start for row in shifts}) < len(shifts):
            continue
        read = GRAMMAR.read(GRAMMAR.spelled(shifts))
        assert isinstance(read, Written), GRAMMAR.spelled(shifts)
        expected = sorted((row.start, row.end % 1440, row.break_minutes) for row in shifts)
        assert [(row.start, row.end % 1440, row.break_minutes) for row in read.shifts] == expected
        # Times without a code may be given that of the shift type that has them.
        codes = {row.start: row.shift_code for row in shifts if row.shift_code}
        assert {row.start: row.code for row in read.shifts if row.start in codes} == codes


def test_thousands_of_cells_are_read_at_once():
    texts = [f"{hour}-{hour + 8}.{minute:02d}" for hour in range(16) for minute in range(60)] + ["D", "Sj"]
    grammar = CellGrammar(TYPES)
    begun = perf_counter()
    for _ in range(11):
        for text in texts:
            grammar.read(text)
    assert perf_counter() - begun < 0.3


def _drawn(chance: random.Random) -> tuple[str, int, int, int]:
    row = chance.choice((*TYPES, None))
    start = row.start if row and chance.random() < 0.7 else 15 * chance.randrange(96)
    end = row.end if row and chance.random() < 0.7 else 15 * chance.randrange(97)
    length = (end - start) % 1440 or 1440
    pause = row.break_minutes if row and chance.random() < 0.7 else chance.choice((0, 10, 45))
    return row.code if row else "", start, end, pause if pause < length else 0


def _shifts(drawn: list[tuple[str, int, int, int]]) -> list[Shift]:
    return [Shift("1", date(2026, 8, 24), *each) for each in drawn]
