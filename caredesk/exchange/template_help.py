"""What the empty template says under each header: how the column is filled in."""

from caredesk.exchange.template import Column
from caredesk.language.terms import TERMS

_HOW = {
    "text": "Text",
    "period_text": "Text eller månad ÅÅÅÅ-MM",
    "number": "Tal",
    "integer": "Heltal",
    "percent": "Procent, 0–100",
    "money": "Kronor",
    "hours": "Timmar, 7,5 eller 7:30",
    "minutes": "Minuter",
    "day": "Datum ÅÅÅÅ-MM-DD",
    "time": "Klockslag TT:MM",
    "month": "Månad ÅÅÅÅ-MM",
    "period": "ÅÅÅÅ-MM, ÅÅÅÅ-K1 eller ÅÅÅÅ",
    "year": "År ÅÅÅÅ",
    "flag": "J eller N",
    "need_days": "mån–sön, vardag, helg, helgdag eller ett datum ÅÅÅÅ-MM-DD",
    "weekday": "mån, tis, ons, tor, fre, lör eller sön",
    "number_or_text": "Tal eller text",
    "goal": "Tal, Öka, Minska eller Bibehåll",
}
_MUST = "Måste fyllas i."
_MAY = "Får vara tom."


def explanation(column: Column) -> str:
    """One line for a column: what goes there, and whether it must. Always Swedish, as the headers."""
    how = " / ".join(TERMS[column.terms].values()) if column.kind == "term" else _HOW[column.kind]
    return f"{how}. {_MUST if column.required else _MAY}"
