"""Whether rows make sense together when an import is in: one value a day, sections or unit, near days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from statistics import median
from typing import Any, NamedTuple

from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Occupancy, Place
from caredesk.exchange.template_read import SheetRows
from caredesk.storage.rows import TABLE_OF

UNIT = ""


class Placed(NamedTuple):
    """A row as it will stand, with its line in the source; None for one that was in the file before."""

    row: Any
    line: int | None


class Conflict(NamedTuple):
    """A row of the source that cannot stand beside another row."""

    row: Any
    line: int
    reason: Problem


COUNTED_DAYS = {
    "shift": ("day",),
    "absence": ("first_day",),
    "occupancy": ("first_day", "last_day"),
    "monthly_value": ("month",),
}
"""Tables whose rows decide from when to when figures are kept, and the fields that do."""

MOST_YEARS = 30


class FarRow(NamedTuple):
    """A row of the source whose year is far from all others, as by a slip of the finger."""

    table: str
    field: str
    row: Any
    line: int
    reason: Problem


def far_rows(sheets: Mapping[str, SheetRows], held: tuple[date, date] | None) -> Iterator[FarRow]:
    """Rows more than 30 years from the unit's last day, or without one from the middle of the source.

    Figures are kept for every day between the first row and the last, so that one slip of the finger would
    make the file large and each month's choice long.
    """
    dated = [
        (_year(getattr(row, field)), table, field, row, line)
        for table, fields in COUNTED_DAYS.items()
        if table in sheets
        for field in fields
        for row, line in zip(sheets[table].rows, sheets[table].lines, strict=True)
    ]
    if not dated:
        return
    middle = held[1].year if held else int(median(year for year, *_ in dated))
    for year, table, field, row, line in dated:
        if reason := far_from(middle, year):
            yield FarRow(table, field, row, line, reason)


def far_days(row: Any, held: tuple[date, date]) -> tuple[str, Problem] | None:
    """The first field of a row whose year is far from the unit's last day, and why it is refused."""
    fields = COUNTED_DAYS.get(TABLE_OF[type(row)], ())
    found = ((name, far_from(held[1].year, _year(getattr(row, name)))) for name in fields)
    return next(((name, reason) for name, reason in found if reason), None)


def far_from(middle: int, year: int) -> Problem | None:
    """Why a year is too far from another, None when it is not."""
    if abs(year - middle) <= MOST_YEARS:
        return None
    return problem("import_far_from_others", years=MOST_YEARS, middle=middle)


def _year(value: date | str) -> int:
    return int(str(value)[:4])


class _Span(NamedTuple):
    first: date
    last: date
    placed: Placed


def occupancy_conflicts(rows: Iterable[Placed]) -> Iterator[Conflict]:
    """Overlapping ranges of one section, and days that have both sections and the unit."""
    spans = [_Span(placed.row.first_day, placed.row.last_day, placed) for placed in rows]
    by_section = _by_section(spans)
    for section in by_section.values():
        yield from _overlaps(section)
    yield from _unit_beside_sections(by_section)


def place_conflicts(rows: Iterable[Placed]) -> Iterator[Conflict]:
    """Days on which both the unit and a section have places. A unit row with only a target has none."""
    yield from _unit_beside_sections(_by_section(_place_spans(rows)))


def _place_spans(rows: Iterable[Placed]) -> Iterator[_Span]:
    ordered = sorted(rows, key=lambda placed: (placed.row.section, placed.row.valid_from or date.min))
    for _, group in groupby(ordered, key=lambda placed: placed.row.section):
        dated = list(group)
        nexts = [placed.row.valid_from for placed in dated[1:]]
        for placed, following in zip(dated, [*nexts, None], strict=True):
            last = following - timedelta(days=1) if following else date.max
            if placed.row.available or placed.row.planned:
                yield _Span(placed.row.valid_from or date.min, last, placed)


def _by_section(spans: Iterable[_Span]) -> dict[str, list[_Span]]:
    sections: dict[str, list[_Span]] = {}
    for span in spans:
        sections.setdefault(span.placed.row.section, []).append(span)
    return {name: sorted(found, key=lambda span: span.first) for name, found in sections.items()}


def _unit_beside_sections(by_section: dict[str, list[_Span]]) -> Iterator[Conflict]:
    unit = by_section.get(UNIT, [])
    for name, section in by_section.items():
        if name != UNIT:
            yield from _shared_days(unit, section)


def _overlaps(spans: list[_Span]) -> Iterator[Conflict]:
    """Spans, in order of their first day, that begin before an earlier one has ended."""
    latest: _Span | None = None
    for span in spans:
        if latest is not None and span.first <= latest.last:
            yield from _told(span, latest, "import_occupancy_overlaps")
        if latest is None or span.last > latest.last:
            latest = span


def _shared_days(some: list[_Span], others: list[_Span]) -> Iterator[Conflict]:
    """Spans of two lists, each in order of their first day, that have a day in common."""
    latest: list[_Span | None] = [None, None]
    sided = [(span, 0) for span in some] + [(span, 1) for span in others]
    for span, side in sorted(sided, key=lambda each: each[0].first):
        other, own = latest[1 - side], latest[side]
        if other is not None and span.first <= other.last:
            yield from _told(span, other, "import_unit_and_sections")
        if own is None or span.last > own.last:
            latest[side] = span


def _told(span: _Span, earlier: _Span, code: str) -> Iterator[Conflict]:
    """The conflict at the later row, or at the earlier when only that one is in the source."""
    placed = span.placed if span.placed.line is not None else earlier.placed
    if placed.line is not None:
        yield Conflict(placed.row, placed.line, problem(code, day=max(span.first, earlier.first)))


CONFLICTS = {Occupancy: occupancy_conflicts, Place: place_conflicts}
