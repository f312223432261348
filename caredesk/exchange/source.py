"""What was chosen to import - a workbook, one CSV, or a folder with one CSV a sheet - as tables to load.

Tables are loaded one at a time, so that a large source is never held twice.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from caredesk.errors import UserError
from caredesk.exchange.table import Table, read_bytes, read_text_table
from caredesk.exchange.workbook import workbook_tables

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
EXPORTED_FOLDER = "mall"


class TableRef(NamedTuple):
    """A table that is loaded when it is asked for."""

    name: str
    load: Callable[[], Table]


class Source(NamedTuple):
    """What was chosen to import: its name to the user, and its tables."""

    name: str
    tables: tuple[TableRef, ...]


def open_source(path: Path) -> Source:
    """The tables of a workbook, a CSV file or a folder.

    Errors (UserError): import_source_missing, import_source_unreadable, import_nothing_to_read,
    import_empty_file, and those of `read_bytes` and `workbook_tables`; a table's own when it is loaded.
    """
    try:
        if path.is_dir():
            return _folder(path)
        if not path.exists():
            raise UserError("import_source_missing", file=path.name)
        if path.stat().st_size == 0:  # before its name is asked for a sheet
            raise UserError("import_empty_file", file=path.name)
        if path.suffix.lower() in TEXT_ENDINGS:
            return Source(path.name, (_text(path),))
        return Source(path.name, _workbook(path))
    except OSError:
        raise UserError("import_source_unreadable", file=path.name) from None


def _folder(path: Path) -> Source:
    files = sorted(each for each in path.iterdir() if each.suffix.lower() == ".csv" and each.is_file())
    if files:
        return Source(path.name, tuple(_text(each) for each in files))
    if (path / EXPORTED_FOLDER).is_dir():
        return _folder(path / EXPORTED_FOLDER)._replace(name=path.name)
    raise UserError("import_nothing_to_read", file=path.name)


def _text(path: Path) -> TableRef:
    return TableRef(path.stem, lambda: read_text_table(path))


def _workbook(path: Path) -> tuple[TableRef, ...]:
    sheets = workbook_tables(path.name, read_bytes(path))
    return tuple(TableRef(name, load) for name, load in sheets.items())
