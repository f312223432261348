"""The first start of a unit: its places and target, twelve months of history, and the figure they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import last_day, months_ending
from caredesk.domain.changes import Changes
from caredesk.domain.density import DETAIL, MonthPoint, Rolling, gap_to_target, rolling, total
from caredesk.domain.occupancy import UNIT
from caredesk.domain.problems import problem
from caredesk.domain.rows import MonthlyValue, Place, Unit
from caredesk.errors import UserError
from caredesk.exchange.month_block import BlockLine, read_block
from caredesk.exchange.row_entry import Finding
from caredesk.services.entry import EntryRefused, Typed, edit_entries, edit_removed, texts_of
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

MONTHS = 12

STAFF_FIELDS = ("worked_hours", "fte")
"""Either is what was worked in a month: hours, or full-time equivalents."""
OCCUPANCY_FIELDS = ("bed_days", "occupied_mean")
"""Either is what was occupied in a month: bed-days, or places on average."""
_EITHER = {name: pair for pair in (STAFF_FIELDS, OCCUPANCY_FIELDS) for name in pair}


class HeldRow(NamedTuple):
    """A row of places as it is typed: its number in the table, and its texts by field."""

    number: int
    texts: Mapping[str, str]


@dataclass(frozen=True)
class StartMonth:
    """A month of the history as the figures have it; None where nothing is known. `from_details` are the
    fields whose values come from shifts or occupancy, which a monthly value does not change."""

    month: str
    hours: float | None
    fte: float | None
    bed_days: float | None
    occupied: float | None
    density: float | None
    from_details: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        return self.fte is not None and self.bed_days is not None


@dataclass(frozen=True)
class FirstStart:
    """What the first start shows. `unit` are the unit's own texts by field, `whole` its row of places.

    `figure` is R12 when `complete` is 12, else the density of `figure_month`, the last complete; `fte` and
    `occupied` are what it is the ratio of. The gap belongs to R12 only. `sums` are of the twelve months, each
    None unless all twelve are known.
    """

    unit_type: str
    unit: Mapping[str, str]
    whole: HeldRow | None
    sections: tuple[HeldRow, ...]
    places: float | None
    target: float | None
    cost_per_fte: float | None
    weekly_hours: float
    months: tuple[StartMonth, ...]
    sums: StartMonth
    complete: int
    figure: float | None
    figure_month: str
    fte: float | None
    occupied: float | None
    gap_fte: float | None
    gap_sek: float | None


def view_first_start(unit: OpenUnit, *, last_month: str) -> FirstStart:
    """The unit as it is known in the twelve months that end with `last_month`."""
    run = months_ending(last_month, MONTHS)
    months = UnitMonths(unit, run[0], last_month)
    points = months.book.year(last_month)
    end = last_day(last_month)
    year, settings = rolling(points), months.register.unit_on(end)
    target = months.places.target_on(end)
    gap_fte, gap_sek = gap_to_target(year, target, settings.cost_per_fte)
    shown = _shown(points, year)
    places = [HeldRow(number, texts_of(row)) for number, row in _standing_places(unit)]
    return FirstStart(
        unit_type=settings.unit_type,
        unit=texts_of(_latest_unit(unit)[1]),
        whole=next((row for row in places if not row.texts["section"]), None),
        sections=tuple(row for row in places if row.texts["section"]),
        places=months.places.day(end)[UNIT].available,
        target=target,
        cost_per_fte=settings.cost_per_fte,
        weekly_hours=months.register.weekly_hours_on(end),
        months=tuple(map(_start_month, points)),
        sums=_sums(points, year),
        complete=year.months,
        figure=shown.density if shown else None,
        figure_month=shown.month if isinstance(shown, MonthPoint) else "",
        fte=shown.fte if shown else None,
        occupied=shown.occupied if shown else None,
        gap_fte=gap_fte,
        gap_sek=gap_sek,
    )


def _shown(points: Sequence[MonthPoint], year: Rolling) -> MonthPoint | Rolling | None:
    """R12 when it can be told, else the last complete month."""
    if year.density is not None:
        return year
    return next((point for point in reversed(points) if point.density is not None), None)


def _start_month(point: MonthPoint) -> StartMonth:
    return StartMonth(
        month=point.month,
        hours=point.hours,
        fte=point.fte,
        bed_days=point.bed_days,
        occupied=point.occupied,
        density=point.density,
        from_details=frozenset(
            field
            for source, fields in (
                (point.hours_source, STAFF_FIELDS),
                (point.occupancy_source, OCCUPANCY_FIELDS),
            )
            for field in fields
            if source == DETAIL
        ),
    )


def _sums(points: Sequence[MonthPoint], year: Rolling) -> StartMonth:
    """The twelve months together. Each half of the ratio is known also while the other is not: rolling
    months with the other half filled in."""
    staff = rolling([replace(point, bed_days=0.0) for point in points])
    places = rolling([replace(point, amount=0.0, weight=1.0) for point in points])
    return StartMonth(
        month=points[-1].month,
        hours=total(point.hours for point in points),
        fte=staff.fte,
        bed_days=places.bed_days,
        occupied=places.occupied,
        density=year.density,
    )


def _standing_places(unit: OpenUnit) -> list[tuple[int, Place]]:
    """The latest row of each section, and of the unit: what stands from then on."""
    latest: dict[str, tuple[int, Place]] = {}
    for number, row in rows.read_with_ids(unit.store, Place):
        before = latest.get(row.section)
        if before is None or (before[1].valid_from or date.min) <= (row.valid_from or date.min):
            latest[row.section] = (number, row)
    return [latest[section] for section in sorted(latest)]


def _latest_unit(unit: OpenUnit) -> tuple[int, Unit]:
    return max(rows.read_with_ids(unit.store, Unit), key=lambda pair: pair[1].valid_from or date.min)


def edit_start_unit(unit: OpenUnit, texts: Mapping[str, str]) -> Changes:
    """The unit's name, type, full-time measure or cost as one step. EntryRefused as `edit_entries`."""
    return edit_entries(unit, "unit", [Typed(texts, _latest_unit(unit)[0])], code="start_unit")


def edit_start_places(unit: OpenUnit, texts: Mapping[str, str]) -> Changes:
    """Places and target of the whole unit as one step. EntryRefused as `edit_entries`."""
    number = next((number for number, row in _standing_places(unit) if row.section == UNIT), None)
    return edit_entries(unit, "place", [Typed({"section": UNIT, **texts}, number)], code="start_places")


def edit_start_sections(unit: OpenUnit, typed: Sequence[Typed]) -> Changes:
    """Rows of sections as one step; the unit's own places, which stood for them, give way.

    EntryRefused with the places of `typed`.
    """
    nameless = [place for place, each in enumerate(typed) if not each.texts.get("section", "").strip()]
    if nameless:
        findings = ((place, Finding("section", problem("start_section_without_name"))) for place in nameless)
        raise EntryRefused(tuple(findings))
    whole = next((pair for pair in _standing_places(unit) if pair[1].section == UNIT), None)
    given_way: list[Typed] = []
    if whole is not None and (whole[1].available is not None or whole[1].planned is not None):
        given_way.append(Typed({"available": "", "planned": ""}, whole[0]))
    return edit_entries(unit, "place", [*typed, *given_way], code="start_sections")


def edit_sections_removed(unit: OpenUnit, numbers: Sequence[int]) -> Changes:
    """Takes rows of sections away as one step."""
    return edit_removed(unit, "place", numbers, code="start_sections_removed")


class MonthTexts(NamedTuple):
    """What is typed of a month: texts by field of MonthlyValue."""

    month: str
    texts: Mapping[str, str]


def edit_start_months(unit: OpenUnit, typed: Sequence[MonthTexts]) -> Changes:
    """Months of the whole unit as one step; what is typed as hours takes the place of full-time equivalents,
    and so on. EntryRefused with the places of `typed`."""
    held = rows.read_with_ids(unit.store, MonthlyValue, "section = ?", (UNIT,))
    numbers = {row.month: number for number, row in held}
    entries = []
    for month, texts in typed:
        replaced = {name: "" for given in texts for name in _EITHER.get(given, ()) if name not in texts}
        entries.append(Typed({"month": month, "section": UNIT, **replaced, **texts}, numbers.get(month)))
    if len(typed) == 1:
        return edit_entries(unit, "monthly_value", entries, code="start_month", month=typed[0].month)
    return edit_entries(unit, "monthly_value", entries, code="start_months", count=len(typed))


class _Unmade(Exception):
    """Takes an edit back that was only made to be looked at."""


def preview_start_months(
    unit: OpenUnit, typed: Sequence[MonthTexts], *, last_month: str
) -> FirstStart | None:
    """What would be shown with these months: the edit is made, looked at and taken back. None when it
    would be refused."""
    seen: list[FirstStart] = []
    with suppress(_Unmade, EntryRefused), unit.store.transaction():
        edit_start_months(unit, typed)
        seen.append(view_first_start(unit, last_month=last_month))
        raise _Unmade
    return seen[0] if seen else None


def read_months(
    text: str, *, fields: Sequence[str], months: Sequence[str], at: tuple[str, str]
) -> tuple[MonthTexts, ...]:
    """The months of a block copied from a spreadsheet, to be typed into `fields` of `months`.

    Lines that name their month go there, others from the month `at[0]` on; a single column of figures goes
    into the field `at[1]`. UserError start_month_twice, start_month_unknown, start_month_outside,
    start_block_too_wide, start_block_too_long: nothing is to be typed then.
    """
    lines = read_block(text)
    width = max((len(line.cells) for line in lines), default=0)
    if width > len(fields):
        raise UserError("start_block_too_wide", most=len(fields))
    taken = (at[1],) if width == 1 else tuple(fields)
    named = _named_months(lines, months, at[0])
    return tuple(
        MonthTexts(month, dict(zip(taken, line.cells, strict=False)))
        for month, line in zip(named, lines, strict=True)
    )


def _named_months(lines: Sequence[BlockLine], months: Sequence[str], first: str) -> list[str]:
    if not any(line.told for line in lines):
        following = [month for month in months if month >= first]
        if len(lines) > len(following):
            raise UserError("start_block_too_long", lines=len(lines), most=len(following))
        return following[: len(lines)]
    found: list[str] = []
    for line in lines:
        if line.month is None:
            raise UserError("start_month_unknown", value=line.told)
        if line.month not in months:
            raise UserError("start_month_outside", month=line.month, first=months[0], last=months[-1])
        if line.month in found:
            raise UserError("start_month_twice", month=line.month)
        found.append(line.month)
    return found
