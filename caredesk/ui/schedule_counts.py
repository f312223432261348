"""What the toolbar of Schema counts in the weeks in view: vacant shifts, and people above the need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from caredesk.domain.edit_price import Price
from caredesk.domain.schedule import NeedCell, NeedLine, ScheduleView, StripView
from caredesk.language.formats import tidy
from caredesk.language.translation import tr

NOISE = 1e-9


def vacant_by_day(view: ScheduleView, section: str) -> Counter[date]:
    """How many vacant shifts there are, of the section or of all ("")."""
    return Counter(
        held.shift.day
        for row in view.rows
        if row.key.kind == "vacant"
        for cell in row.cells
        for held in cell.shifts
        if section in ("", held.section)
    )


def over_by_code(strip: StripView) -> dict[str, float]:
    """How many people stand above what is asked for, by shift type, over the days in view."""
    found = {
        line.shift_code: sum(max(0.0, each.staffed - (each.wanted or 0)) for each in _asked(line))
        for line in strip.lines
    }
    return {code: over for code, over in found.items() if over > NOISE}


def _asked(line: NeedLine) -> list[NeedCell]:
    return [each for each in line.cells if each.wanted is not None]


def over_words(strip: StripView) -> str:
    """`2 D över behov`, `3 över behov` of several shift types; "" where nobody stands above it."""
    over = over_by_code(strip)
    if not over:
        return ""
    count = tidy(sum(over.values()), 1)
    if len(over) == 1:
        return tr("{count} {code} över behov").format(count=count, code=next(iter(over)))
    return tr("{count} över behov").format(count=count)


def days_over_need(strip: StripView) -> list[date]:
    """The days on which anybody stands above what is asked for."""
    return _days(strip, lambda each: each.staffed - (each.wanted or 0))


def days_under_need(strip: StripView) -> list[date]:
    """The days on which somebody is missing of what is asked for."""
    return _days(strip, lambda each: (each.wanted or 0) - each.staffed)


def _days(strip: StripView, deviation: Callable[[NeedCell], float]) -> list[date]:
    places = {
        at
        for line in strip.lines
        for at, each in enumerate(line.cells)
        if each.wanted is not None and deviation(each) > NOISE
    }
    return [strip.first_day + timedelta(days=at) for at in sorted(places)]


def staffed_with(price: Price, strip: StripView) -> Mapping[tuple[str, date], float]:
    """People there on the days and shift types that an edit changes, in the section of the strip."""
    changes: dict[tuple[str, date], float] = defaultdict(float)
    for need in price.needs:
        if strip.section is None or need.section == strip.section:
            changes[need.shift_code, need.day] += need.after - need.before
    found = {}
    for line in strip.lines:
        for at, each in enumerate(line.cells):
            place = (line.shift_code, strip.first_day + timedelta(days=at))
            if place in changes:
                found[place] = each.staffed + changes[place]
    return found
