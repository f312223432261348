"""What the line at the bottom of Schema says of the cells that are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from caredesk.domain.rules import Breach
from caredesk.domain.schedule import Cell, CellShift, RowKey, ScheduleView
from caredesk.language.breach_words import breach_sentence
from caredesk.language.formats import day_short, hours, time_range
from caredesk.language.people_words import term
from caredesk.language.translation import tr
from caredesk.ui.models.rota_words import shown_name
from caredesk.ui.widgets.price_parts import LinePart

GridPlace = tuple[RowKey, date]


def named(view: ScheduleView, key: RowKey, day: date, what: str = "") -> str:
    """`Ek, Anna · fre 6 nov · K 13:00–21:30`; without a name where the row has none."""
    row = view.row(key)
    name = shown_name(row) if row is not None else ""
    name = name or (tr("Vakanta pass") if key.kind == "vacant" else "")
    return " · ".join(part for part in (name, day_short(day), what) if part)


def described(
    view: ScheduleView, places: Sequence[GridPlace], breaches: Collection[Breach]
) -> tuple[LinePart, ...]:
    """Breaches first, then who, when and what; of several cells how many shifts and hours."""
    if not places:
        return ()
    if len(places) > 1:
        return _several(view, places)
    key, day = places[0]
    own = [each for each in breaches if key == RowKey("person", each.employee_no) and each.when == day]
    cell = _cell(view, key, day)
    what = "; ".join([*map(_shift_words, cell.shifts), *(_absence_words(cell))])
    tags = [LinePart(f"! {breach_sentence(each)}", tone="under") for each in own]
    tags.append(LinePart(named(view, key, day, what or tr("ledig")), strong=True))
    if cell.shifts:
        length = sum(held.hours for held in cell.shifts)
        tags.append(LinePart(hours(length), role="text2", joint="dot"))
    if not cell.employed:
        tags.append(LinePart(tr("inte anställd den dagen"), role="text2", joint="dot"))
    return tuple(tags)


def _several(view: ScheduleView, places: Sequence[GridPlace]) -> tuple[LinePart, ...]:
    shifts = [held for place in places for held in _cell(view, *place).shifts]
    length = hours(sum(held.hours for held in shifts))
    return (
        LinePart(tr("{count} rutor").format(count=len(places)), strong=True),
        LinePart(tr("{count} pass").format(count=len(shifts)), joint="dot"),
        LinePart(length, joint="dot"),
    )


def _cell(view: ScheduleView, key: RowKey, day: date) -> Cell:
    row, at = view.row(key), (day - view.first_day).days
    return row.cells[at] if row is not None and 0 <= at < len(row.cells) else Cell()


def _shift_words(held: CellShift) -> str:
    shift = held.shift
    words = [shift.shift_code, time_range(shift.start, shift.end)]
    if held.kind not in ("ordinary", "extra"):
        words.append(term("shift_kind", held.kind).lower())
    if shift.lent_to:
        words.append(tr("utlånat till {unit}").format(unit=shift.lent_to))
    if shift.borrowed_from:
        words.append(tr("inlånat från {unit}").format(unit=shift.borrowed_from))
    return " ".join(word for word in words if word)


def _absence_words(cell: Cell) -> list[str]:
    return [
        " ".join(
            part
            for part in (
                term("absence_cause", each.cause).lower(),
                "" if each.extent >= 1 else f"{each.extent * 100:.0f} %",
            )
            if part
        )
        for each in cell.absences
    ]
