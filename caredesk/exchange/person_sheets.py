"""What is written when somebody asks for all that is kept about them: the template's sheets, and the rest.

Always Swedish, as the template.
"""

from __future__ import annotations

from typing import Any

from caredesk.exchange.template import SHEETS, Column, Sheet
from caredesk.exchange.template_write import RowsByTable, workbook_file
from caredesk.language.formats import time_range

_NUMBER = Column("Anställningsnr", "employee_no")
_DAY = Column("Datum", "day", "day")
_SHIFT = next(sheet for sheet in SHEETS if sheet.table == "shift").columns

OTHERS: tuple[Sheet, ...] = (
    Sheet("uppföljning", "follow_up", (
        _NUMBER,
        Column("Vad", "kind"),
        Column("Gäller från", "day", "day"),
        Column("Klart", "done", "day"),
    )),
    Sheet("utkast", "draft_shift", (Column("Utkast", "draft"), *_SHIFT)),
    Sheet("utrullat", "rolled_out", (
        _NUMBER,
        _DAY,
        Column("Turkod", "shift_code"),
        Column("Start", "start", "time"),
        Column("Slut", "end", "time"),
        Column("Rast (min)", "break_minutes", "minutes"),
    )),
    Sheet("ändrade dagar", "shift_change", (
        _NUMBER,
        _DAY,
        Column("Ändrad", "made", "day"),
        Column("Stod före", "before"),
    )),
)  # fmt: skip
"""Sheets of the tables that the template leaves out."""

FOLLOWED = {
    "insurance": "Anmälan till Försäkringskassan",
    "plan": "Plan för återgång",
    "day_90": "Dag 90",
    "day_180": "Dag 180",
    "repeated": "Samtal efter upprepad frånvaro",
}


def person_workbook(rows: RowsByTable) -> bytes:
    """A workbook with a sheet for each table that has any rows; those of `shift_change` are DayChange.

    UserError export_does_not_fit.
    """
    held: dict[str, list[Any]] = {table: list(found) for table, found in rows.items()}
    held["follow_up"] = [row._replace(kind=FOLLOWED[row.kind]) for row in held.get("follow_up", ())]
    held["shift_change"] = [
        (row.employee_no, row.day, row.made, ", ".join(time_range(*times[:2]) for times in row.before))
        for row in held.get("shift_change", ())
    ]
    sheets = [sheet for sheet in (*SHEETS, *OTHERS) if held.get(sheet.table)]
    return workbook_file(held, sheets=sheets)
