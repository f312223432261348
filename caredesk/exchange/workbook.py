"""An XLSX workbook as tables: values by calamine, and what it does not tell from the sheet's own XML.

That is: cells shown as percent, formulas saved without their value, errors in cells, and how large the sheet
claims to be (two filled corners would ask for all the memory there is).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from caredesk.errors import UserError
from caredesk.exchange.table import MOST_BYTES, MOST_ROWS, Table
from caredesk.exchange.values import Cell, PercentCell

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_CELLS = 20_000_000
MOST_PARTS = 2_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,
    ValueError,
    EOFError,
    RuntimeError,
    OSError,
)


class _Book(NamedTuple):
    file: str
    calamine: "CalamineWorkbook"
    parts: zipfile.ZipFile
    part_of_sheet: dict[str, str]
    percent_styles: frozenset[int]
    epoch: datetime


def workbook_tables(file: str, data: bytes) -> dict[str, Callable[[], Table]]:
    """The sheets of a workbook given as bytes; each is read when loaded.

    Errors: import_not_a_workbook, import_old_workbook, import_workbook_password, import_too_large.
    """
    if data.startswith(_COMPOUND_FILE):
        raise UserError(
            "import_workbook_password" if _ENCRYPTED in data else "import_old_workbook", file=file
        )
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
        _refuse_bomb(parts, file)
        sheets, epoch = _workbook(parts)
        styles = _percent_styles(parts)
        book = _Book(file, _opened(data), parts, sheets, styles, epoch)
    except _BROKEN:
        raise UserError("import_not_a_workbook", file=file) from None
    sheets_of_cells = (
        each.name for each in book.calamine.sheets_metadata if str(each.typ).endswith("WorkSheet")
    )
    return {name: partial(_load, book, name) for name in sheets_of_cells}


def _refuse_bomb(parts: zipfile.ZipFile, file: str) -> None:
    """Refuse what would not fit, before calamine unpacks it; it never looks at the declared sizes."""
    sizes = [part.file_size for part in parts.infolist()]
    if len(sizes) > MOST_PARTS or sum(sizes) > MOST_BYTES:
        raise UserError("import_too_large", file=file)
    for part in parts.infolist():
        with parts.open(part) as unpacked:
            while unpacked.read(1 << 20):  # raises when a part holds more than it declares
                pass


def _opened(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    with _calamine_errors():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


class _calamine_errors:
    """Whatever calamine says of a file, its own panic (a BaseException) too: to us the file is broken."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        from python_calamine import CalamineError

        if kind is not None and (issubclass(kind, CalamineError) or kind.__name__ == "PanicException"):
            raise ValueError("the workbook cannot be read") from None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _elements(parts: zipfile.ZipFile, name: str, wanted: str) -> Iterator[ElementTree.Element]:
    root = ElementTree.fromstring(parts.read(name))
    return (element for element in root.iter() if _local(element.tag) == wanted)


def _workbook(parts: zipfile.ZipFile) -> tuple[dict[str, str], datetime]:
    """The part of each sheet by name, and the day that the workbook counts from."""
    targets = {
        element.get("Id", ""): element.get("Target", "")
        for element in _elements(parts, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    sheets = {}
    for element in _elements(parts, "xl/workbook.xml", "sheet"):
        target = targets.get(element.get(_RELATION_ID, ""), "")
        sheets[element.get("name", "")] = target.lstrip("/") if target.startswith("/") else "xl/" + target
    settings = list(_elements(parts, "xl/workbook.xml", "workbookPr"))
    from_1904 = any(element.get("date1904") in ("1", "true") for element in settings)
    return sheets, datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31)


def _percent_styles(parts: zipfile.ZipFile) -> frozenset[int]:
    """The cell styles whose number format shows percent."""
    if "xl/styles.xml" not in parts.namelist():
        return frozenset()
    formats = {9, 10}
    for element in _elements(parts, "xl/styles.xml", "numFmt"):
        shown = re.sub(r'"[^"]*"|\\.', "", element.get("formatCode", ""))
        if "%" in shown:
            formats.add(int(element.get("numFmtId", "0")))
    styles: set[int] = set()
    for cell_styles in _elements(parts, "xl/styles.xml", "cellXfs"):
        for number, element in enumerate(cell_styles):
            if int(element.get("numFmtId", "0")) in formats:
                styles.add(number)
    return frozenset(styles)


_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>/]*>[^<]")


def _load(book: _Book, name: str) -> Table:
    """A sheet's rows and the cells that must not be used. Errors: import_not_a_workbook, import_too_large."""
    try:
        xml = book.parts.read(book.part_of_sheet[name])
        _refuse_wide(xml, book.file)
        with _calamine_errors():
            sheet = book.calamine.get_sheet_by_name(name)
            rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
            merged = sheet.merged_cell_ranges or []
    except _BROKEN:
        raise UserError("import_not_a_workbook", file=book.file) from None
    if any(map(_is_short_time, (cell for row in rows for cell in row if isinstance(cell, date)))):
        rows = [[_length_of_time(cell, book.epoch) for cell in row] for row in rows]
    faults = _marked_cells(xml, rows, book.percent_styles)
    _fill_merged(rows, merged, faults)
    return Table(name, rows, faults)


def _refuse_wide(xml: bytes, file: str) -> None:
    references = _REFERENCE.findall(xml)
    columns = max((_column_number(letters) for letters in {each[0] for each in references}), default=0) + 1
    rows = max(map(int, {each[1] for each in references}), default=0)
    if rows > MOST_ROWS or columns * rows > MOST_CELLS:
        raise UserError("import_too_large", file=file)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:9]:
        number = number * 26 + letter - 64
    return number - 1


def _is_short_time(cell: date) -> bool:
    return cell.year <= 1904


def _length_of_time(cell: Cell, epoch: datetime) -> Cell:
    """A "day" in the workbook's first week is 24:00 or hours of a week (34:20), shown as a time."""
    if not isinstance(cell, date):
        return cell
    moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
    since = moment - epoch
    return since if timedelta(0) <= since < timedelta(days=8) else cell


def _marked_cells(xml: bytes, rows: list[list[Cell]], percent: frozenset[int]) -> dict[tuple[int, int], str]:
    """The cells whose value cannot be known, by (row, column); percent cells are replaced in `rows`."""
    styles = [b'"%d"' % style for style in percent] + [b"'%d'" % style for style in percent]
    looked_for = _FORMULA.search(xml) or _ERROR.search(xml) or any(style in xml for style in styles)
    faults: dict[tuple[int, int], str] = {}
    if not looked_for:
        return faults
    for attributes, body in _CELL.findall(xml):
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        place = int(reference[2]) - 1, _column_number(reference[1])
        if _ERROR.search(attributes):
            faults[place] = "import_error_in_cell"
        elif _FORMULA.search(body) and not _VALUE.search(body):
            faults[place] = "import_formula_without_value"
        style = _STYLE.search(attributes)
        if style and int(style[1]) in percent and place[0] < len(rows) and place[1] < len(rows[place[0]]):
            value = rows[place[0]][place[1]]
            if isinstance(value, float):
                rows[place[0]][place[1]] = PercentCell(value)
    return faults


def _fill_merged(
    rows: list[list[Cell]],
    merged: list[tuple[tuple[int, int], tuple[int, int]]],
    faults: dict[tuple[int, int], str],
) -> None:
    """A cell merged downwards holds for each of its rows; one merged over columns belongs to none of them."""
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        if right > left:
            faults.setdefault((top, left), "import_merged_over_columns")
            continue
        for number in range(top + 1, min(bottom + 1, len(rows))):
            rows[number][left] = rows[top][left]
