"""A table as rows of cells, and the reading of one from a CSV file.

Tolerant of encoding (UTF-8 with or without BOM, UTF-16, CP1252) and separator, strict about everything
that could be read wrongly.
"""

import csv
import io
import re
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from caredesk.errors import UserError
from caredesk.exchange.values import Cell

MOST_ROWS = 1_048_576
MOST_BYTES = 400_000_000
SEPARATORS = ";,\t"


@dataclass(frozen=True)
class Table:
    """Rows as they stand, the header among them.

    `faults`: the code of a cell that must not be used, by (row, column) counted from 0.
    """

    name: str
    rows: list[list[Cell]]
    faults: dict[tuple[int, int], str] = field(default_factory=dict)


def read_bytes(path: Path) -> bytes:
    """The file's bytes, within the limit of size. Errors: import_source_unreadable, import_empty_file,
    import_too_large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("import_too_large", file=path.name)
        data = path.read_bytes()
    except OSError:
        raise UserError("import_source_unreadable", file=path.name) from None
    if not data.strip():
        raise UserError("import_empty_file", file=path.name)
    return data


def read_text_table(path: Path) -> Table:
    """The rows of a CSV file. Errors: import_wrong_encoding, import_broken_text; those of `read_bytes`."""
    text = decoded(read_bytes(path), path.name)
    rows: list[list[Cell]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
        for row in reader:
            rows.append(row)  # type: ignore[arg-type]
            if len(rows) > MOST_ROWS:
                raise UserError("import_too_large", file=path.name)
    except csv.Error:
        raise UserError("import_broken_text", file=path.name, row=len(rows) + 1) from None
    if "'" in text:
        rows = [[_unescaped(cell) for cell in row] for row in rows]
    return Table(path.stem, rows)


_ESCAPED = re.compile("'+[=+\\-@\t\r＝＋－＠]")


def _unescaped(cell: Cell) -> Cell:
    """Text that was kept from being a formula by an apostrophe, without it."""
    return cell[1:] if isinstance(cell, str) and _ESCAPED.match(cell) else cell


_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# å, ä, ö of UTF-8 that were once read as CP1252 and saved so, or lost
_MANGLED = re.compile("Ã[¥¤¶…„–©]|\ufffd")
_WHOLE = re.compile("[åäöÅÄÖ]")
# ä, å, ö of DOS (CP437, CP850) read as CP1252
_DOS = re.compile("(?<=[A-Za-z])[„†”](?=[a-z])")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")


def decoded(data: bytes, file: str) -> str:
    """The text of a file in the encoding its bytes fit. Errors: import_wrong_encoding, import_empty_file."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.search(text) or _is_mangled(text) or (encoding == "cp1252" and _DOS.search(text)):
            break
        if not text.strip():
            raise UserError("import_empty_file", file=file)
        return text
    raise UserError("import_wrong_encoding", file=file)


def _is_mangled(text: str) -> bool:
    """Swedish letters were lost before; one odd name among whole ones is the writer's own."""
    return _MANGLED.search(text) is not None and _WHOLE.search(text) is None


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,) if encoding else ()
    if b"\x00" in data[:200]:  # UTF-16 without BOM: every other byte of a Latin text is 0
        return ("utf-16-le",) if data[1:2] == b"\x00" else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _separator(text: str) -> str:
    """The separator that divides the first row of several cells into most of them."""
    for line in islice(io.StringIO(text, newline=""), 20):
        separator = max(SEPARATORS, key=partial(_cell_count, line))
        if _cell_count(line, separator) > 1:
            return separator
    return SEPARATORS[0]


def _cell_count(line: str, separator: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=separator)))
    except (csv.Error, StopIteration):
        return 0
