"""Small sources for tests: a folder of CSV files or a workbook, and what is refused in one."""

import csv
import io
from pathlib import Path

from caredesk.exchange.template_check import Known, check_against
from caredesk.exchange.template_read import TemplateRead, read_template
from caredesk.language.words import word

PEOPLE = "Anställningsnr;Namn\n1;Alva\n2;Björn\n"
TYPES = "Kod;Start;Slut;Rast (min)\nD;07:00;15:30;30\nN;21:00;07:00;0\n"


def folder(path: Path, **sheets: str | bytes) -> Path:
    """A folder with a CSV a sheet; text is written as UTF-8."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in sheets.items():
        data = content.encode() if isinstance(content, str) else content
        (path / f"{name}.csv").write_bytes(data)
    return path


def read(path: Path, **sheets: str | bytes) -> TemplateRead:
    """What is read from a folder with these sheets, two people and two shift types, checked."""
    source = folder(path / "källa", medarbetare=PEOPLE, turer=TYPES, **sheets)
    return check_against(read_template(source), Known())


def refusals(found: TemplateRead) -> list[tuple[str, int, str, str, str]]:
    """Sheet, row, column, value and the reason's code of each refusal; each reason has its words."""
    assert all(word(each.reason) for each in found.refused)
    assert all(word(each) for each in found.problems)
    return [(each.sheet, each.row, each.column, each.value, each.reason.code) for each in found.refused]


def csv_text(rows: list[list[str]], separator: str = ";") -> str:
    """Rows as CSV text."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()
