"""Numbers, hours, money and days as Swedish readers expect them: `1 234,5`, `−0,5`, `ons 4 nov`, `v. 53`.

One form whatever the language of the words, because a figure is compared with others on paper. None is `–`.
"""

from datetime import date
from typing import Final

from caredesk.domain.rounding import rounded

NONE = "–"
MINUS: Final = "−"
NO_BREAK = "\u00a0"

_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def number(value: float | None, decimals: int, signed: bool = False) -> str:
    """`1 234,5`. A signed one is a difference: `+0,5`, `−0,5`, and `±0,0` when it rounds to nothing."""
    if value is None:
        return NONE
    exact = rounded(value, decimals)
    text = f"{abs(exact):,f}".replace(",", NO_BREAK).replace(".", ",")
    if exact < 0:
        return MINUS + text
    if not signed:
        return text
    return ("+" if exact > 0 else "±") + text


def tidy(value: float, most_decimals: int) -> str:
    """`37,5` of 37.5 and `37` of 37: as many decimals as it needs, with at most so many."""
    whole, _, decimals = number(value, most_decimals).partition(",")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


def percent(value: float | None, decimals: int = 1, signed: bool = False) -> str:
    """`8,4 %` of a value 0-100."""
    return _with_unit(number(value, decimals, signed), "%")


def percentage_points(value: float | None, decimals: int = 1) -> str:
    """`+0,5 pe`: the difference of two percentages."""
    return _with_unit(number(value, decimals, signed=True), "pe")


def hours(value: float | None, decimals: int = 1, signed: bool = False) -> str:
    """`7,5 h` of a value in hours."""
    return _with_unit(number(value, decimals, signed), "h")


def tkr(value: float | None, signed: bool = False) -> str:
    """`629 tkr` of a value in SEK."""
    return _with_unit(number(None if value is None else value / 1000, 0, signed), "tkr")


def plain_number(value: float | None, decimals: int) -> str:
    """`-1234,5`: for files and the clipboard, where a spreadsheet reads it; nothing for None."""
    return "" if value is None else f"{rounded(value, decimals):f}".replace(".", ",")


def day_iso(day: date | None) -> str:
    """`2026-11-04`: in fields, tables and reports."""
    return NONE if day is None else day.isoformat()


def day_short(day: date | None) -> str:
    """`ons 4 nov`: within the year."""
    return NONE if day is None else f"{_DAYS[day.weekday()][:3]} {day_and_month(day)}"


def day_and_month(day: date) -> str:
    """`4 nov`: where the day of the week is no matter."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def day_long(day: date | None) -> str:
    """`onsdag 4 november`: a heading, or read aloud."""
    return NONE if day is None else f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def day_range(first: date, last: date) -> str:
    """`1–2 november`, `30 oktober–2 november`, or `2 november` when both are one day."""
    end = f"{last.day} {_MONTHS[last.month - 1]}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{first.day} {_MONTHS[first.month - 1]}–{end}"


def dates_short(first: date, last: date) -> str:
    """`26 okt – 8 nov 2026`, `2 – 8 nov 2026`, `28 dec 2026 – 10 jan 2027`: the days that are in view."""
    end = f"{day_and_month(last)} {last.year}"
    if first.year != last.year:
        return f"{day_and_month(first)} {first.year} – {end}"
    return f"{first.day if first.month == last.month else day_and_month(first)} – {end}"


def week(day: date | None) -> str:
    """`v. 53`: the ISO week that the day belongs to."""
    return NONE if day is None else f"v.{NO_BREAK}{day.isocalendar().week}"


def month_name(month: str) -> str:
    """`oktober 2026` of "2026-10"; `–` of ""."""
    return f"{month_word(month)} {month[:4]}" if month else NONE


def month_short(month: str) -> str:
    """`okt 2026` of "2026-10"; `–` of ""."""
    return f"{month_word_short(month)} {month[:4]}" if month else NONE


def month_word(month: str) -> str:
    """`oktober` of "2026-10"; `–` of ""."""
    return _MONTHS[int(month[5:7]) - 1] if month else NONE


def month_word_short(month: str) -> str:
    """`okt` of "2026-10"; `–` of ""."""
    return month_word(month)[:3]


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def clock(minutes: int) -> str:
    """`07:00` of 420, `24:00` of 1440."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def time_range(start: int, end: int) -> str:
    """`07:00–15:30` of minutes after midnight."""
    return f"{clock(start)}–{clock(end)}"


def _with_unit(text: str, unit: str) -> str:
    return text if text == NONE else f"{text}{NO_BREAK}{unit}"
