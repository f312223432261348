"""The statutory journal against AFS 2023:2 ch. 9 field by field, and its sums by other ways than its own."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from caredesk.domain.journal import Journal, JournalHours
from caredesk.domain.rows import Absence, Setting, Shift, Unit
from caredesk.reports.journal import journal_pdf, journal_workbook
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.journal import save_journal, view_journal
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from tests.schedule_unit import ANNA, BO, DAN, on, schedule_unit, shift

# Fonts need Qt's application object, and it must be the window's kind before a report makes its own.
pytestmark = pytest.mark.usefixtures("qapp")

MADE = date(2026, 9, 1)
EMPTY = JournalHours()


def hours(employee_no: str, day: int | date, kind: str, count: float, sort: str = "") -> Shift:
    when = on(day) if isinstance(day, int) else day
    return Shift(employee_no, when, "", 480, 480 + round(count * 60), 0, kind, sort)


# Week 35, 24-30 August: four days of 8,5 hours are 34, and Anna's full time is 37 hours a week.
WEEK = tuple(shift(ANNA, day) for day in (24, 25, 26, 27))
WORKED = (
    *WEEK,
    hours(ANNA, 28, "additional", 2),
    hours(ANNA, 29, "additional", 4, "general"),
    hours(ANNA, 3, "additional", 3, "extra"),
    hours(BO, 4, "overtime_simple", 2),
    hours(BO, 5, "overtime_qualified", 1.5, "extra"),
    hours(BO, 6, "overtime_qualified", 5, "emergency"),
    hours(BO, 7, "additional", 1, "emergency"),
    hours(BO, date(2026, 7, 31), "overtime_simple", 4),
    hours(BO, date(2025, 12, 31), "overtime_simple", 9),
    hours(DAN, 8, "jour", 8),
    hours("", 9, "overtime_simple", 6),
)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with schedule_unit(tmp_path / "enhet.caredesk", WORKED) as opened:
        yield opened


def august(unit: OpenUnit, as_of: date | None = None) -> Journal:
    return view_journal(unit, first_month="2026-08", last_month="2026-08", as_of=as_of)


def cells(workbook: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["Journal"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def put(unit: OpenUnit, *new: object) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, new)  # type: ignore[arg-type]


def of(found: Journal, employee_no: str) -> list[JournalHours]:
    person = next(row for row in found.persons if row.employee_no == employee_no)
    return [each.hours for each in person.periods]


def test_each_sort_of_time_stands_in_its_own_column(unit: OpenUnit) -> None:
    found = august(unit)
    # 34 + 2 + 4 hours: three of the six additional ones lie above full time.
    assert of(found, ANNA) == [EMPTY._replace(general_additional=6, above_full_time=3, extra_additional=3)]
    assert of(found, BO) == [EMPTY._replace(general_overtime=2, extra_overtime=1.5, emergency=6)]
    assert of(found, DAN) == [EMPTY._replace(jour=8)]
    assert [row.name for row in found.persons] == ["Bo Al", "Dan Alm", "Anna Ek"]


def test_the_year_holds_the_months_before_and_no_other_year(unit: OpenUnit) -> None:
    found = august(unit)
    bo = next(row for row in found.persons if row.employee_no == BO)
    assert [(each.year, each.hours.general_overtime) for each in bo.years] == [(2026, 6)]
    assert [row.name for row in view_journal(unit, first_month="2026-09", last_month="2026-09").persons] == [
        row.name for row in found.persons
    ]
    whole = view_journal(unit, first_month="2025-12", last_month="2026-08")
    bo = next(row for row in whole.persons if row.employee_no == BO)
    assert [(each.year, each.hours.general_overtime) for each in bo.years] == [(2025, 9), (2026, 6)]
    assert [each.period.first_day.month for each in bo.periods] == [12, 7, 8]


def test_leave_is_as_good_as_work_below_full_time_and_takes_its_part_of_additional_time(
    unit: OpenUnit,
) -> None:
    put(
        unit,
        Absence(ANNA, on(24), on(24), "vacation", 100),
        Absence(ANNA, on(29), on(29), "sick", 50),
    )
    # Still 34 ordinary hours; of the four additional ones two were worked: 34 + 2 + 2 is one above 37.
    assert of(august(unit), ANNA)[0][3:5] == (4, 1)


def test_the_sums_agree_with_the_figures_of_the_month(unit: OpenUnit) -> None:
    told = view_figures(unit, month="2026-08", with_sick_cost=False).overtime
    year = august(unit)
    counted = JournalHours()
    for person in year.persons:
        for each in person.periods:
            counted = counted.plus(each.hours)
    additional = counted.general_additional + counted.extra_additional + 1
    assert additional == told.additional_hours
    overtime = counted.general_overtime + counted.extra_overtime + counted.emergency - 1
    assert overtime == (told.simple_hours or 0) + (told.qualified_hours or 0)


def test_only_what_is_worked_stands_in_it_and_the_last_fortnight_is_open(unit: OpenUnit) -> None:
    found = august(unit, on(28))
    assert of(found, ANNA)[0].general_additional == 2
    assert (found.last_day, found.open_from) == (on(28), on(15))
    assert august(unit, date(2026, 9, 14)).open_from is None
    assert august(unit, date(2026, 9, 13)).open_from == on(31)


def test_four_weeks_are_whole_and_counted_from_the_set_day(unit: OpenUnit) -> None:
    put(unit, Setting("overtime_counting", None, "4_weeks"))
    assert august(unit).lacks_start
    put(unit, Setting("overtime_4_weeks_from", None, "2026-08-03"))
    found = august(unit)
    assert (found.by_weeks, found.lacks_start) == (True, False)
    days = [(row.first_day.isoformat(), row.last_day.isoformat()) for row in found.periods]
    assert days == [("2026-07-06", "2026-08-02"), ("2026-08-03", "2026-08-30"), ("2026-08-31", "2026-09-27")]
    assert [row.general_overtime for row in of(found, BO)] == [4, 2]


REQUIRED = (
    "Arbetsgivare: Lövnäs kommun",
    "Arbetsställe: Lönngården",
    "Tidsperiod: 2026-08-01 – 2026-08-31",
    "Ek, Anna (1)",
    "augusti 2026",
    "Jourtid",
    "Allmän övertid",
    "Extra övertid",
    "Allmän mertid",
    "därav över heltid",
    "Extra mertid",
    "Nödfall",
    "per kalendermånad",
    "Sparas året och två kalenderår till",
)
"""What AFS 2023:2 ch. 9 asks for: whose it is, of which time, and a column for each sort of time."""


def stated(unit: OpenUnit) -> Journal:
    put(unit, Unit("Lönngården", date(2026, 8, 1), employer="Lövnäs kommun", weekly_hours=37.0))
    return august(unit)


def test_the_workbook_has_every_field_and_the_hours_as_numbers(unit: OpenUnit) -> None:
    content = journal_workbook(stated(unit), named=True, made=MADE)
    found = cells(content)
    text = "\n".join(str(value) for row in found for value in row if value is not None)
    assert [field for field in REQUIRED if field not in text] == []
    anna = next(row for row in found if row[:2] == ["Ek, Anna (1)", "augusti 2026"])
    assert anna[2:9] == [0, 0, 0, 6, 3, 3, 0]
    everybody = next(row for row in found if row[0] == "Alla")
    assert everybody[1:9] == ["2026 till 31 aug", 8, 6, 1.5, 6, 3, 3, 6]


def test_the_pdf_has_every_field_on_paper_that_can_be_searched(unit: OpenUnit, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    save_journal(stated(unit), "pdf", tmp_path / "journal.pdf", named=True, made=MADE)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(tmp_path / "journal.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert [field for field in REQUIRED if field not in text] == []


def test_without_names_only_the_numbers_stand_there(unit: OpenUnit) -> None:
    content = journal_workbook(august(unit), named=False, made=MADE)
    text = "\n".join(str(value) for row in cells(content) for value in row if value is not None)
    assert not [name for name in ("Anna", "Ek", "Bo", "Dan") if name in text.split()]
    assert "Anställningsnr" in text
    assert "Arbetsgivarens namn saknas" in text


def test_a_journal_longer_than_a_page_goes_on_under_the_same_head(unit: OpenUnit) -> None:
    put(unit, *(hours(BO, date(2024, month, 5), "overtime_simple", 1) for month in range(1, 13)))
    put(unit, *(hours(DAN, date(2025, month, 5), "overtime_simple", 1) for month in range(1, 13)))
    found = view_journal(unit, first_month="2024-01", last_month="2026-08")
    lines = sum(len(row.periods) + len(row.years) for row in found.persons)
    assert lines > 30
    assert journal_pdf(found, named=True, made=MADE).count(b"/Type /Page\n") == 2
