"""No text becomes a formula, numbers stay numbers, and other readers than our own agree."""

import csv
import io
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest

from caredesk.domain.rows import Amount, Employee, Setting, Shift
from caredesk.errors import UserError
from caredesk.exchange.template import SHEETS
from caredesk.exchange.template_write import csv_files, workbook_file

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "－1",
    '=cmd|"/c calc"!A1',
    "'=1+1",
]


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet(rows: dict[str, Any], name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook_file(rows)))[name]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula(text: str):
    rows = {"employee": [Employee("1", text)]}
    written = cells(csv_files(rows)["medarbetare.csv"])[1][1]
    assert written == "'" + text
    cell = sheet(rows, "medarbetare")["B2"]
    assert cell.data_type == "s"


def test_numbers_stay_numbers():
    rows: dict[str, Any] = {
        "amount": [Amount("2026-03", "Personal", "budget", -760_000.5)],
        "setting": [Setting("jour_pay", None, "-38.5")],
    }
    files = csv_files(rows)
    assert cells(files["ekonomi.csv"])[1][3] == "-760000,5"
    assert cells(files["inställningar.csv"])[1][2] == "-38,5"
    assert sheet(rows, "ekonomi")["D2"].value == -760_000.5
    assert sheet(rows, "inställningar")["C2"].value == -38.5


def test_days_and_times_of_the_workbook_are_real_ones():
    row = sheet({"shift": [Shift("1", date(2026, 3, 29), "N", 1260, 1440, 30)]}, "pass")[2]
    assert row[1].value == datetime(2026, 3, 29)
    assert row[3].value == timedelta(hours=21)
    assert row[4].value == timedelta(days=1)


def test_every_sheet_is_written_with_its_headers_also_when_empty():
    names = {f"{each.name}.csv": [column.header for column in each.columns] for each in SHEETS}
    assert {name: cells(content)[0] for name, content in csv_files({}).items()} == names
    book = openpyxl.load_workbook(io.BytesIO(workbook_file({})))
    assert [[cell.value for cell in page[1]] for page in book] == list(names.values())


def test_amounts_keep_their_three_decimals():
    rows = {"amount": [Amount("2026-03", "Personal", "budget", amount) for amount in (1.234, -12.125, 1.5)]}
    assert [row[3] for row in cells(csv_files(rows)["ekonomi.csv"])[1:]] == ["1,234", "-12,125", "1,5"]


def test_a_text_longer_than_a_workbooks_cell_is_told_and_not_cut():
    with pytest.raises(UserError) as caught:
        workbook_file({"employee": [Employee("1", "x" * 40_000)]})
    assert caught.value.code == "export_does_not_fit"
