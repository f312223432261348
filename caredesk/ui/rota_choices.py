"""The codes that can be typed in a cell of the rota grid, each with what choosing it would do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.rows import Shift, ShiftType
from caredesk.domain.schedule import CellShift, RowKey, ScheduleView
from caredesk.domain.shifts import shift_hours
from caredesk.language.formats import time_range
from caredesk.language.people_words import term
from caredesk.language.translation import tr
from caredesk.ui.widgets.rota_codes import CodeChoice
from caredesk.ui.widgets.shift_tag import look_of_type


def code_choices(
    view: ScheduleView, key: RowKey, day: date, *, with_absences: bool
) -> tuple[CodeChoice, ...]:
    """Shift types, then causes of absence where the row is a person's and the plan takes them."""
    vacant = list(_vacant_on(view, day))
    row = view.row(key)
    own = row.section if row else ""
    found = [_choice(each, day, _filled(each, vacant, own)) for each in view.shift_types]
    found.sort(key=lambda choice: not choice.remark)
    if with_absences and key.kind == "person":
        found += [
            CodeChoice(code, term("absence_cause", cause), "", None, "grey")
            for cause, code in CODE_OF_CAUSE.items()
        ]
    return tuple(found)


def _choice(shift_type: ShiftType, day: date, fills: bool) -> CodeChoice:
    times = (shift_type.start, shift_type.end)
    return CodeChoice(
        code=shift_type.code,
        name=shift_type.name,
        times=time_range(*times),
        hours=shift_hours(Shift("", day, shift_type.code, *times, shift_type.break_minutes)),
        look=look_of_type(shift_type),
        remark=tr("fyller vakans") if fills else "",
    )


def _vacant_on(view: ScheduleView, day: date) -> Iterator[CellShift]:
    at = (day - view.first_day).days
    for row in view.rows:
        if row.key.kind == "vacant" and 0 <= at < len(row.cells):
            yield from row.cells[at].shifts


def _filled(shift_type: ShiftType, vacant: list[CellShift], section: str) -> bool:
    times = (shift_type.start, shift_type.end)
    return any((each.shift.start, each.shift.end) == times and each.section == section for each in vacant)
