"""A hand-made fortnight of the rota grid: a row a person, a word a day, as in the pictures to aim at."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from caredesk.domain.calendar import end_minute
from caredesk.domain.rows import Shift, ShiftType
from caredesk.domain.rules import Breach
from caredesk.domain.schedule import (
    Cell,
    CellAbsence,
    CellShift,
    RowKey,
    ScheduleRow,
    ScheduleView,
    SectionHead,
)
from caredesk.ui.widgets.rota_codes import CodeChoice

FIRST, TODAY = date(2026, 10, 26), date(2026, 11, 3)
TYPES = (
    ShiftType("D", "Dag", 420, 930, 30),
    ShiftType("K", "Kväll", 780, 1290, 30),
    ShiftType("N", "Natt", 1260, 420, 0),
    ShiftType("K2", "Kväll kort", 960, 1290, 0),
    ShiftType("U", "Utbildning", 480, 990, 30, colour="course"),
    ShiftType("R", "Resurs", 420, 930, 30, kind="resource", colour="resource"),
)
HOLIDAYS = ((date(2026, 10, 31), "Alla helgons dag"),)
BY_CODE = {each.code: each for each in TYPES}
CAUSES = {"Sj": "sick", "Se": "vacation", "Fl": "parental", "Vab": "child_care"}

# Name, role, rate, hours, contract hours, then a word a day: a code, "D-13" ends at 13, "Sj/D" absent from a
# day shift, "Sj" without a shift, "D~" half absent, "D+K" both, "Dö" overtime, "D@Linden" elsewhere,
# "D>" lent, "x" not employed.
ASKEN = """
Ahmadi, Leila;Undersköterska;100;80.0;76.5;D D . D D K K K . D D D . .
Berg, Johan;Undersköterska;100;78.0;76.5;K K . D D . . D D-13 K . D K K
Dahl, Lena;Undersköterska;85;64.0;65.0;. D Sj/D Sj/K Sj/K Sj Sj Sj/D Sj/K Sj Sj/D Sj D .
Ek, Anna;Undersköterska;75;56.0;57.4;D K . D K . . D K . D . . .
Falk, Ingrid;Undersköterska;100;78.0;76.5;D D D-13 K K . . Se/D Se/D Se/K Se Se Se Se
Gustafsson, Mats;Undersköterska;100;78.0;76.5;D-13 K K . D D D D D . . . . .
Hassan, Amina;Vårdbiträde;80;64.0;61.2;D D . D D . . K K K . . . .
Holm, Maria;Undersköterska;85;64.0;65.0;D K K . D . . D . D . . . .
Jansson, Björn;Undersköterska;80;57.0;54.9;N N . . . . N N . . . . . .
Karlsson, Eva;Undersköterska;90;72.0;68.8;D K . D K . . . D D . . K .
Lind, Emma;Undersköterska;75;56.0;57.4;D D . . K K K . Vab/D Vab/D . . . .
Noor, Fatima;Undersköterska;100;72.0;76.5;D D K . . K K . K D D D . .
Persson, Ulla;Undersköterska;80;57.0;54.9;. . N N N . . N . . . . N N
Rashid, Omar;Vårdbiträde;75;56.0;57.4;K K . D . . . D . D+K Dö . K K>
Sjöberg, Kajsa;Sjuksköterska;100;80.0;76.5;D D D D D . . D D R D U . .
Wiik, Karin;Undersköterska;100;91.0;76.5;. D K K@Linden . D D . . K K . . 9-14:30
"""
LINDEN = """
Abebe, Daniel;Undersköterska;100;80.0;76.5;D D . K K . . D . D D K K K
Björk, Cecilia;Undersköterska;85;64.0;65.0;K . D D . D D D K . . D . .
Danielsson, Peter;Undersköterska;100;66.5;68.7;N N N . . . . . . N N N N .
Haddad, Nadia;Undersköterska;75;56.0;57.4;Fl/D Fl/D Fl Fl/K Fl/K Fl Fl Fl/D Fl Fl/K Fl/K Fl Fl Fl
Nyström, Sara;Undersköterska;100;78.0;76.5;D~ D~ . D~ D~ D-13 . D~ D~ D~ D~ . x x
"""
EKEN = """
Åberg, Lo;Undersköterska;100;80.0;76.5;D D . D D K K K . D D D . .
"""
VACANT = (". . . . . . . . . K@Linden D@Linden K@Asken . N@Asken",)
BORROWED = (". . . . . . . . D D . . . .",)


def text_of(cell: Cell) -> str:
    """A text a cell, for tests."""
    return "+".join(held.shift.shift_code or f"{held.shift.start // 60}-" for held in cell.shifts)


def breach_words(breach: Breach) -> str:
    return f"Dygnsvila {breach.amount} h av {breach.limit} h"


def cell(word: str, day: date, person: str = "", section: str = "Asken") -> Cell:
    """The cell that a word describes."""
    if word == "x":
        return Cell(employed=False)
    cause, _, code = word.rpartition("/")
    if word in CAUSES:
        cause, code = word, ""
    absences = (CellAbsence(1, CAUSES[cause], 1.0),) if cause else ()
    if code.endswith("~"):
        absences, code = (CellAbsence(1, "parental", 0.5),), code[:-1]
    held = tuple(cell_shift(part, day, person, section) for part in code.split("+") if part not in ("", "."))
    return Cell(held, absences)


def cell_shift(word: str, day: date, person: str, section: str) -> CellShift:
    """The shift that a word describes."""
    word, _, elsewhere = word.partition("@")
    code, _, end = word.partition("-")
    kind = "overtime_simple" if code.endswith("ö") else ""
    code, lent = code.rstrip("ö>"), "Hemtjänst Norr" if code.endswith(">") else ""
    made = BY_CODE.get(code)
    start = made.start if made else int(code) * 60
    stop = _minutes(end) if end else made.end if made else 0
    shift = Shift(person, day, code if made else "", start, stop, kind=kind, section=elsewhere, lent_to=lent)
    length = (end_minute(start, stop) - start) / 60
    return CellShift(
        1, shift, length, kind or (made.kind if made else "") or "ordinary", elsewhere or section, ""
    )


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def people(text: str, section: str, weeks: int, first_no: int) -> list[ScheduleRow]:
    """Rows of a section; a fortnight is told again in later weeks."""
    rows = []
    for number, line in enumerate(text.strip().splitlines(), first_no):
        name, role, rate, planned, contract, words = line.split(";")
        cells = _cells(words, weeks, str(number), section)
        rows.append(
            ScheduleRow(
                RowKey("person", str(number)),
                name,
                section,
                role,
                float(rate),
                cells,
                float(planned),
                0.0,
                float(contract),
            )
        )
    return rows


def _cells(words: str, weeks: int, person: str, section: str) -> tuple[Cell, ...]:
    told = words.split()
    days = (FIRST + timedelta(n) for n in range(7 * weeks))
    return tuple(cell(told[n % len(told)], day, person, section) for n, day in enumerate(days))


def free_rows(weeks: int = 2) -> list[ScheduleRow]:
    """Vacant and borrowed rows."""
    rows = []
    for kind, told in (("vacant", VACANT), ("borrowed", BORROWED)):
        for place, words in enumerate(told):
            cells = _cells(words, weeks, "", "")
            if kind == "borrowed":
                cells = tuple(
                    each._replace(
                        shifts=tuple(
                            held._replace(shift=held.shift._replace(borrowed_from="Hemtjänst Norr"))
                            for held in each.shifts
                        )
                    )
                    for each in cells
                )
            length = sum(held.hours for each in cells for held in each.shifts)
            lender = "Hemtjänst Norr" if kind == "borrowed" else ""
            rows.append(ScheduleRow(RowKey(kind, str(place)), lender, "", "", None, cells, length, 0, None))  # type: ignore[arg-type]
    return rows


@cache
def example(weeks: int = 2) -> ScheduleView:
    """The view: two open sections and one that the pictures fold."""
    rows = [
        *free_rows(weeks),
        *people(ASKEN, "Asken", weeks, 101),
        *people(EKEN, "Eken", weeks, 201),
        *people(LINDEN, "Linden", weeks, 301),
    ]
    heads = (
        SectionHead("Asken", 18, "2026-10", 0.80, 16, 2),
        SectionHead("Eken", 18, "2026-10", 0.81, 1, 0),
        SectionHead("Linden", 18, "2026-10", 0.87, 5, 2),
    )
    last = FIRST + timedelta(7 * weeks - 1)
    return ScheduleView(FIRST, last, heads, tuple(rows), TYPES, HOLIDAYS)


REST = Breach("daily_rest", "112", date(2026, 11, 4), 9.5, 11.0)
BREACHES = {"112": (REST,)}

CHOICES = (
    CodeChoice("D", "Dag", "07:00–15:30", 8.0, "day"),
    CodeChoice("K", "Kväll", "13:00–21:30", 8.0, "evening", "fyller vakans"),
    CodeChoice("K2", "Kväll kort", "16:00–21:30", 5.5, "evening"),
    CodeChoice("N", "Natt", "21:00–07:00", 10.0, "night"),
    CodeChoice("Ko", "Kompledigt", "", None, "grey"),
    CodeChoice("KU", "Kurs", "08:00–16:30", 8.0, "course"),
)
