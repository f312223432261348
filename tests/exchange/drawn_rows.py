"""Rows of every table as the program may hold them, drawn for properties."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from caredesk.domain.tables import KEYS, TABLES
from caredesk.exchange.template import SHEETS, Column, Sheet, empty_value
from caredesk.exchange.values import plain_number, read_number_or_text, read_text
from caredesk.language.terms import TERMS

LETTERS = st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffd\ufffe\uffffÃ")
TEXTS = st.one_of(
    st.sampled_from(["=1+1", "-2+3", "+46 8", "@SUM(A1)", "'=x", "＝1", "-5", "007"]),
    st.sampled_from(["a;b", 'sa "hej"', "två\nrader"]),
    st.text(LETTERS, min_size=1, max_size=12).map(read_text).filter(bool),
)
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: value + 0.0 if abs(value) > 1e-12 else 0.0)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
# Tables whose days figures are kept for.
COUNTED = {"shift", "absence", "occupancy", "monthly_value"}
COUNTED_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}" if day.year >= 1000 else "2026-01")
PERIODS = st.one_of(MONTHS, st.sampled_from(["2026", "2026-K1", "2025-K4"]))
SETTINGS = st.one_of(NUMBERS.map(plain_number), TEXTS.map(read_number_or_text)).filter(bool)
HOURS = st.one_of(
    st.integers(1, 10_000).map(lambda minutes: minutes / 60),
    st.integers(1, 16_000).map(lambda part: part / 100),
)

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "period_text": TEXTS,
    "number": NUMBERS,
    "integer": st.integers(-1000, 1000),
    "percent": NUMBERS,
    "money": NUMBERS,
    "hours": HOURS,
    "minutes": st.integers(0, 200),
    "day": DAYS,
    "time": st.integers(0, 1440),
    "month": MONTHS,
    "period": PERIODS,
    "year": st.integers(1900, 2100),
    "flag": st.booleans(),
    "need_days": st.one_of(st.sampled_from(list(TERMS["need_days"])), DAYS.map(date.isoformat)),
    "weekday": st.integers(0, 6),
    "number_or_text": SETTINGS,
    "goal": st.one_of(NUMBERS.map(plain_number), st.sampled_from(list(TERMS["goal"]))),
}


def _within(column: Column, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    return (
        (column.least is None or value >= column.least)
        and (column.above is None or value > column.above)
        and (column.most is None or value <= column.most)
        and not (column.share and 0 < value <= 1)
    )


def _drawn(sheet: Sheet, column: Column) -> st.SearchStrategy[Any]:
    drawn = st.sampled_from(list(TERMS[column.terms])) if column.kind == "term" else VALUES[column.kind]
    if sheet.table in COUNTED and column.kind in ("day", "month"):
        drawn = COUNTED_DAYS if column.kind == "day" else COUNTED_DAYS.map(lambda day: f"{day:%Y-%m}")
    if column.kind in ("number", "percent", "money"):
        least = column.least if column.least is not None else -1e9
        most = column.most if column.most is not None else 1e9
        drawn = st.floats(least, most, allow_nan=False).map(
            lambda value: 0.0 if abs(value) < 1e-12 else value
        )
    elif column.kind == "integer":
        least, most = (-1000 if column.least is None else column.least), column.most or 1000
        drawn = st.integers(int(least), int(most))
    drawn = drawn.filter(lambda value: _within(column, value))
    empty = empty_value(sheet, column)
    if column.required or column.waits or empty in (False, 0):
        return drawn
    return st.one_of(st.just(empty), drawn)


def rows_of(sheet: Sheet) -> st.SearchStrategy[list[Any]]:
    """A few rows of a sheet with different keys, each in order with itself."""
    make = TABLES[sheet.table]._make  # type: ignore[attr-defined]
    one = st.tuples(*(_drawn(sheet, column) for column in sheet.columns)).map(make).map(_agreeing)

    def key(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in KEYS[sheet.table])

    return st.lists(one.filter(lambda row: any(row)), max_size=5, unique_by=key)


PAIRS = (
    ("valid_from", "valid_to"),
    ("first_day", "last_day"),
    ("compensation_from", "compensation_to"),
    ("start", "due"),
)


def _agreeing(row: Any) -> Any:
    """The row with what would be refused in it made to agree."""
    for first, last in PAIRS:
        begins, ends = getattr(row, first, None), getattr(row, last, None)
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            row = row._replace(**{first: ends, last: begins})
    if hasattr(row, "break_minutes"):
        if (row.start, row.end) == (1440, 0):
            row = row._replace(start=0)  # from 24:00 to 00:00 is no time at all, and refused
        longest = (row.end - row.start - 1) % 1440
        row = row._replace(break_minutes=min(row.break_minutes, max(0, longest - 60)))
    if getattr(row, "borrowed_from", "") and row.employee_no:
        row = row._replace(borrowed_from="")
    if hasattr(row, "cycle_weeks"):
        row = row._replace(week=min(row.week, row.cycle_weeks))
    if hasattr(row, "numerator") and (row.numerator is None) != (row.denominator is None):
        row = row._replace(numerator=1.5, denominator=2.5)
    return row


def units() -> st.SearchStrategy[dict[str, list[Any]]]:
    """Rows of every table."""
    return st.fixed_dictionaries({sheet.table: rows_of(sheet) for sheet in SHEETS})
