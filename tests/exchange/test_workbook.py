"""Workbooks: values by their formats, what cannot be known named by its cell, hostile files refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import xlsxwriter

from caredesk.errors import UserError
from caredesk.exchange import workbook
from caredesk.exchange.table import Table
from caredesk.exchange.values import PercentCell, read_hours, read_time
from caredesk.exchange.workbook import workbook_tables
from caredesk.language.words import word

Fill = Callable[[Any, Any], None]


def book(fill: Fill, **options: object) -> bytes:
    """A workbook with the sheet "pass" filled by `fill(worksheet, workbook)`."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as made:
        fill(made.add_worksheet("pass"), made)
    return content.getvalue()


def sheet(fill: Fill, **options: object) -> Table:
    return workbook_tables("bok.xlsx", book(fill, **options))["pass"]()


def code_of(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        [load() for load in workbook_tables("bok.xlsx", data).values()]
    assert "bok.xlsx" in word(caught.value)
    return caught.value.code


@pytest.mark.parametrize("from_1904", [False, True])
def test_days_and_times_in_both_calendars(from_1904: bool):
    def fill(worksheet: Any, made: Any) -> None:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        clock = made.add_format({"num_format": "hh:mm"})
        length = made.add_format({"num_format": "[h]:mm"})
        worksheet.write_datetime(0, 0, datetime(2026, 3, 1), day)
        worksheet.write_datetime(0, 1, time(7, 30), clock)
        worksheet.write_number(0, 2, 1, clock)
        worksheet.write_number(0, 3, 1, length)
        worksheet.write_number(0, 4, (34 + 20 / 60) / 24, clock)
        worksheet.write_number(0, 5, (34 + 20 / 60) / 24, length)

    row = sheet(fill, date_1904=from_1904).rows[0]
    assert row[0] == date(2026, 3, 1)
    assert [read_time(cell) for cell in row[1:4]] == [450, 1440, 1440]
    assert [read_hours(cell) for cell in row[4:]] == [2060 / 60, 2060 / 60]


def test_percent_cells_by_their_format_only():
    def fill(worksheet: Any, made: Any) -> None:
        for place, shown in enumerate(("0 %", "0.00%", '0" %"', "0.00", "General")):
            worksheet.write_number(0, place, 0.75, made.add_format({"num_format": shown}))

    assert sheet(fill).rows[0] == [PercentCell(0.75), PercentCell(0.75), 0.75, 0.75, 0.75]


def test_formulas_without_a_value_and_errors_are_named():
    def fill(worksheet: Any, made: Any) -> None:
        worksheet.write_formula(0, 0, "=1+1", None, "")
        worksheet.write_formula(0, 1, "=1+1", None, 2)
        worksheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        worksheet.write_formula(1, 1, '="a"', None, "a")

    table = sheet(fill)
    assert table.faults == {(0, 0): "import_formula_without_value", (1, 0): "import_error_in_cell"}
    assert (table.rows[0][1], table.rows[1][1]) == (2, "a")


def test_a_cell_merged_downwards_holds_for_its_rows_and_one_over_columns_for_none():
    def fill(worksheet: Any, made: Any) -> None:
        worksheet.merge_range(0, 0, 2, 0, "Norra")
        worksheet.write_column(0, 1, [1, 2, 3])
        worksheet.merge_range(3, 0, 3, 1, "Summa")

    table = sheet(fill)
    assert [row[0] for row in table.rows] == ["Norra", "Norra", "Norra", "Summa"]
    assert table.faults == {(3, 0): "import_merged_over_columns"}


def test_text_that_looks_like_a_number_or_formula_stays_text():
    def fill(worksheet: Any, made: Any) -> None:
        for place, text in enumerate(("007", "=1+1", "'=1", "2026-01-01")):
            worksheet.write_string(0, place, text)

    assert sheet(fill).rows[0] == ["007", "=1+1", "'=1", "2026-01-01"]


def test_chart_sheets_are_not_tables():
    def fill(worksheet: Any, made: Any) -> None:
        chart = made.add_chart({"type": "line"})
        chart.add_series({"values": "=pass!$A$1:$A$2"})
        made.add_chartsheet("bild").set_chart(chart)

    assert list(workbook_tables("bok.xlsx", book(fill))) == ["pass"]


def test_a_picture_a_text_and_other_zips_are_no_workbooks():
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("hej.txt", "hej")
    for data in (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, b"Namn;Ort\n", b"PK\x03\x04", other.getvalue()):
        assert code_of(data) == "import_not_a_workbook"


def test_old_and_encrypted_workbooks_are_told_apart():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert code_of(compound) == "import_old_workbook"
    assert code_of(compound + "EncryptedPackage".encode("utf-16-le")) == "import_workbook_password"


def altered(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def plain(worksheet: Any, made: Any) -> None:
    worksheet.write_string(0, 0, "Namn")


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "MOST_BYTES", 1_000_000)
    assert code_of(altered(book(plain), "xl/styles.xml", lambda _: bytes(1_000_001))) == "import_too_large"


def test_a_part_that_lies_about_its_size_is_refused():
    data = altered(book(plain), "xl/styles.xml", lambda _: bytes(1_000_000))
    assert code_of(data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))) in (
        "import_not_a_workbook",
        "import_too_large",
    )


def test_two_filled_corners_do_not_ask_for_all_memory():
    far = b'<c r="XFD1048576"><v>1</v></c>'
    data = altered(
        book(plain),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576">' + far + b"</row></sheetData>"),
    )
    assert code_of(data) == "import_too_large"


def test_a_day_in_the_workbooks_first_week_is_a_length_of_time():
    def fill(worksheet: Any, made: Any) -> None:
        worksheet.write_number(0, 0, 2.5, made.add_format({"num_format": "hh:mm"}))

    assert sheet(fill).rows[0] == [timedelta(days=2, hours=12)]
