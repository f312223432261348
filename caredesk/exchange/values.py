"""One cell of a table -> one value of a row, or a refusal that says why; never a silent guess.

A cell is text (from CSV or a workbook), or a number, day, time, length of time or `PercentCell` from a
workbook. Every reader raises `Unreadable`; an empty cell never comes here.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from caredesk.domain.problems import Problem, problem
from caredesk.language.terms import TERMS


class PercentCell(NamedTuple):
    """A number whose workbook cell is shown as percent: 0.75 is read as 75."""

    fraction: float


Cell = str | float | bool | date | time | timedelta | PercentCell
Value = str | float | int | bool | date | None

YEARS = range(1900, 2101)
LONGEST_TEXT = 32_767


class Unreadable(Exception):
    """Why a cell cannot be read."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.problem: Problem = problem(code, **facts)


def folded(text: str) -> str:
    """A name without regard to case, marks over letters, composition and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


# Text


def read_text(cell: Cell) -> str:
    """Text as it stands, composed (NFC); a number without needless decimals, a day as ISO."""
    if isinstance(cell, str):
        text = unicodedata.normalize("NFC", cell.strip().replace("\r\n", "\n").replace("\r", "\n"))
        if len(text) > LONGEST_TEXT:
            raise Unreadable("import_text_too_long", longest=LONGEST_TEXT)
        if any(_is_no_letter(letter) for letter in text):
            raise Unreadable("import_text_unreadable")
        return text
    if isinstance(cell, PercentCell):
        return plain_number(read_number(cell)).replace(".", ",") + " %"
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return plain_number(cell).replace(".", ",")
    if isinstance(cell, bool):
        return TERMS["yes_no"]["yes" if cell else "no"]
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell.isoformat()
    raise Unreadable("import_text_unreadable")


def _is_no_letter(letter: str) -> bool:
    """Controls, halves of a letter, what a workbook cannot hold, and the mark of a letter that was lost."""
    if letter in "\ufffd\ufffe\uffff":
        return True
    return unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t"


def read_period_text(cell: Cell) -> str:
    """Free text that is often a month: the first day of a month in a workbook is its month."""
    return read_month(cell) if isinstance(cell, date) else read_text(cell)


# Numbers

_SPACES = re.compile("[ \u00a0\u202f\u2009\u2007]")
_MINUS = str.maketrans({"−": "-", "–": "-", "\u2011": "-", "－": "-"})
_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:[ \u00a0\u202f\u2009\u2007]\d{3})+|\d+)(?:[.,](\d+))?", re.ASCII)
_GROUPED = re.compile(r"([+-]?)(\d{1,3}(?:\.\d{3})+),(\d+)|([+-]?)(\d{1,3}(?:,\d{3})+)\.(\d+)", re.ASCII)
_CLOCK = re.compile(r"([+-]?)(\d{1,5}):([0-5]\d)(?::00)?", re.ASCII)
LARGEST = 1e15


def number_of(text: str) -> float | None:
    """A number in any of the accepted spellings, None when it is none: `1 234,5`, `-3`, `–3`, `7.5`."""
    spelled = text.strip().translate(_MINUS)
    if spelled.startswith(("- ", "-\u00a0", "+ ")):
        spelled = spelled[0] + spelled[2:]
    if found := _NUMBER.fullmatch(spelled):
        sign, whole, decimals = found.groups()
    elif found := _GROUPED.fullmatch(spelled):
        sign, whole, decimals = found.group(1, 2, 3) if found[2] else found.group(4, 5, 6)
        whole = re.sub(r"[.,]", "", whole)
    else:
        return None
    value = float(f"{sign}{_SPACES.sub('', whole)}.{decimals or 0}")
    return value + 0.0 if abs(value) < LARGEST else None


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    text = text.strip()
    for unit in units:
        if text.lower().endswith(unit) and len(text) > len(unit):
            return text[: -len(unit)].rstrip()
    return text


def _number(cell: Cell, units: tuple[str, ...]) -> float:
    if isinstance(cell, PercentCell):
        return float(Decimal(repr(cell.fraction)) * 100)
    if isinstance(cell, str):
        value = number_of(_without_unit(cell, units))
        if value is not None:
            return value
    elif isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) < LARGEST:
        return float(cell) + 0.0
    raise Unreadable("import_not_a_number")


def read_number(cell: Cell) -> float:
    """A number without unit."""
    return _number(cell, ())


def read_integer(cell: Cell) -> int:
    """A whole number."""
    value = _number(cell, ("st",))
    if value != int(value):
        raise Unreadable("import_not_whole")
    return int(value)


def read_percent(cell: Cell) -> float:
    """Percent 0-100: `75`, `75 %`, or a workbook's percent cell 0.75."""
    return _number(cell, ("%", "procent"))


def read_money(cell: Cell) -> float:
    """SEK. Only a space parts thousands, so that `812,424` tkr is 812 424 kr."""
    return _number(cell, ("kronor", "kr", "sek"))


def read_hours(cell: Cell) -> float:
    """Hours: `7,5`, `7,5 h`, `34:20`, or a workbook's length of time."""
    if isinstance(cell, str):
        text = _without_unit(cell, ("timmar", "tim", "h/vecka", "h")).translate(_MINUS)
        if found := _CLOCK.fullmatch(text):
            hours = (int(found[2]) * 60 + int(found[3])) / 60
            return -hours if found[1] == "-" else hours
        value = _number(text, ())
    elif isinstance(cell, timedelta):
        value = cell.total_seconds() / 3600
    elif isinstance(cell, time):
        value = (cell.hour * 60 + cell.minute) / 60 + cell.second / 3600
    else:
        value = _number(cell, ())
    minutes = round(value * 60)
    return minutes / 60 if abs(value * 60 - minutes) < 1e-7 else value


def read_minutes(cell: Cell) -> int:
    """Whole minutes: `30`, `30 min`, `0:30`."""
    if isinstance(cell, timedelta | time) or (isinstance(cell, str) and ":" in cell):
        value = read_hours(cell) * 60
        if abs(value - round(value)) < 1e-6:
            return round(value)
        raise Unreadable("import_not_whole")
    value = _number(cell, ("minuter", "min"))
    if value != int(value):
        raise Unreadable("import_not_whole")
    return int(value)


# Days and times

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-[KkQq]([1-4])", re.ASCII)


def read_day(cell: Cell) -> date:
    """A day: `2026-03-01`, `20260301`, or a workbook's day without a time of day."""
    if isinstance(cell, float) and cell == int(cell):
        cell = str(int(cell))
    if isinstance(cell, str):
        text = cell.strip().translate(_MINUS)
        found = _DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text)
        if not found:
            raise Unreadable("import_not_a_day")
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            raise Unreadable("import_no_such_day") from None
    elif isinstance(cell, datetime):
        if cell.time() != time():
            raise Unreadable("import_not_a_day")
        day = cell.date()
    elif isinstance(cell, date):
        day = cell
    else:
        raise Unreadable("import_not_a_day")
    if day.year not in YEARS:
        raise Unreadable("import_far_day", first=YEARS[0], last=YEARS[-1])
    return day


def read_time(cell: Cell) -> int:
    """Minutes after midnight, 0-1440: `07:00`, `7.00`, `24:00`, or a workbook's time."""
    if isinstance(cell, str):
        found = _TIME.fullmatch(cell.strip())
        minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else -1
    elif isinstance(cell, time):
        minutes = cell.hour * 60 + cell.minute if not cell.second else -1
    elif isinstance(cell, timedelta):
        exact = cell.total_seconds() / 60
        minutes = round(exact) if abs(exact - round(exact)) < 1 / 60 else -1
    else:
        minutes = -1
    if not 0 <= minutes <= 1440:
        raise Unreadable("import_not_a_time")
    return minutes


def read_month(cell: Cell) -> str:
    """A month "YYYY-MM"; a month's first day is that month (workbooks turn months into days)."""
    if isinstance(cell, date) or (isinstance(cell, str) and _DAY.fullmatch(cell.strip())):
        day = read_day(cell)
        if day.day == 1:
            return f"{day.year:04d}-{day.month:02d}"
        raise Unreadable("import_not_a_month")
    found = _MONTH.fullmatch(cell.strip().translate(_MINUS)) if isinstance(cell, str) else None
    if not found or int(found[1]) not in YEARS or not 1 <= int(found[2]) <= 12:
        raise Unreadable("import_not_a_month")
    return f"{found[1]}-{found[2]}"


def read_period(cell: Cell) -> str:
    """A month "YYYY-MM", quarter "YYYY-K1" or year "YYYY"."""
    if isinstance(cell, float | int) and cell == int(cell):
        cell = str(int(cell))
    if isinstance(cell, str):
        text = cell.strip().translate(_MINUS)
        if re.fullmatch(r"\d{4}", text, re.ASCII) and int(text) in YEARS:
            return text
        if (found := _QUARTER.fullmatch(text)) and int(found[1]) in YEARS:
            return f"{found[1]}-K{found[2]}"
    try:
        return read_month(cell)
    except Unreadable:
        raise Unreadable("import_not_a_period") from None


def read_year(cell: Cell) -> int:
    """A calendar year."""
    year = read_integer(cell)
    if year not in YEARS:
        raise Unreadable("import_far_day", first=YEARS[0], last=YEARS[-1])
    return year


# Words of closed lists


def read_flag(cell: Cell) -> bool:
    """J or N (Ja, Nej, a workbook's true and false)."""
    if isinstance(cell, bool):
        return cell
    word = folded(cell) if isinstance(cell, str) else ""
    if word in ("j", "ja", "sant", "true"):
        return True
    if word in ("n", "nej", "falskt", "false"):
        return False
    raise Unreadable("import_not_yes_no")


def _codes(group: str) -> dict[str, str]:
    codes = {}
    for code, word in TERMS[group].items():
        for part in (word, *word.split("/")):
            codes[folded(part)] = code
    return codes


def term_reader(group: str) -> Callable[[Cell], str]:
    """The reader of a closed list: the word, without regard to case, to its code."""
    codes = _codes(group)

    def read(cell: Cell) -> str:
        code = codes.get(folded(cell)) if isinstance(cell, str) else None
        if code is None:
            raise Unreadable("import_not_in_list", allowed=tuple(TERMS[group].values()))
        return code

    return read


_LONG_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NEED_DAYS = {**_codes("need_days"), **dict(zip(map(folded, _LONG_DAYS), WEEKDAYS, strict=True))}


def read_need_days(cell: Cell) -> str:
    """One word for days: a day's name, vardag, helg, helgdag; or a date, as ISO."""
    code = _NEED_DAYS.get(folded(cell)) if isinstance(cell, str) else None
    if code:
        return code
    try:
        return read_day(cell).isoformat()
    except Unreadable:
        raise Unreadable("import_not_in_list", allowed=(*TERMS["need_days"].values(), "ÅÅÅÅ-MM-DD")) from None


def read_weekday(cell: Cell) -> int:
    """A day of the week by name, 0 (Monday) to 6."""
    code = _NEED_DAYS.get(folded(cell)) if isinstance(cell, str) else None
    if code not in WEEKDAYS:
        raise Unreadable("import_not_in_list", allowed=tuple(TERMS["need_days"][day] for day in WEEKDAYS))
    return WEEKDAYS.index(code)


# Values that are a number or something else


def plain_number(value: float) -> str:
    """A number with as many digits as it has, a decimal point, never an exponent: `38.5`, `-3`."""
    text = format(Decimal(repr(float(value))), "f")
    return text.removesuffix(".0")


def read_number_or_text(cell: Cell) -> str:
    """A number in one spelling (`38.5`), a day as ISO, else the text."""
    if isinstance(cell, PercentCell):
        return plain_number(read_number(cell))
    text = read_text(cell)
    value = number_of(_without_unit(text, ("%",)))
    return text if value is None or _has_leading_zero(text) else plain_number(value)


def _has_leading_zero(text: str) -> bool:
    return len(text) > 1 and text[0] == "0" and text[1].isdigit()


_GOALS = _codes("goal")


def read_goal(cell: Cell) -> str:
    """A goal: a number in one spelling, or one of Öka, Minska, Bibehåll as its code."""
    code = _GOALS.get(folded(cell)) if isinstance(cell, str) else None
    if code:
        return code
    try:
        return plain_number(_number(cell, ("%",)))
    except Unreadable:
        words = tuple(TERMS["goal"].values())
        raise Unreadable("import_not_a_goal", allowed=words) from None
