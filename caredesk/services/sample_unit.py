"""The sample unit: a home for the elderly with a story, always current, the same for the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from caredesk.domain.calendar import first_day, monday_of
from caredesk.domain.rows import Role, Setting, Unit
from caredesk.domain.schedule_rows import Period
from caredesk.services.edits import edit
from caredesk.services.sample_absences import Absences
from caredesk.services.sample_base_schedule import BaseSchedule, NeedBook, need_rows, shift_types
from caredesk.services.sample_economy import Economy
from caredesk.services.sample_people import Staff
from caredesk.services.sample_places import OccupiedPlaces, monthly_rows, place_rows
from caredesk.services.sample_plan import (
    action_rows,
    closing_rows,
    control_rows,
    decision_rows,
    event_rows,
    key_figure_rows,
)
from caredesk.services.sample_schedule import Schedule
from caredesk.services.sample_story import Timeline, example
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows as stored_rows
from caredesk.storage.undo import forget


def sample_rows(today: date) -> list[NamedTuple]:
    """Every row of the sample unit as it stands on a day; reads no clock."""
    timeline = Timeline(today)
    staff = Staff(timeline)
    needs = NeedBook(timeline)
    pattern = BaseSchedule(staff, needs)
    absences = Absences(staff)
    places = OccupiedPlaces(timeline)
    schedule = Schedule(staff, pattern, needs, absences, places)
    economy = Economy(staff, absences, schedule.rows, places)
    return [
        *_settings(timeline, staff),
        *staff.employees(),
        *staff.employments(),
        *staff.competences(),
        *need_rows(timeline),
        *pattern.rows(),
        *schedule.rows,
        *staff.rest_exceptions(schedule.short_rests),
        *absences.sorted_rows(),
        *absences.vacations,
        *absences.follow_ups,
        *staff.balances(),
        *staff.substitutes(),
        *places.rows,
        *monthly_rows(timeline),
        *closing_rows(timeline),
        *economy.amounts(),
        *economy.volumes(),
        *action_rows(timeline),
        *key_figure_rows(timeline),
        *control_rows(timeline),
        *decision_rows(timeline),
        *event_rows(timeline),
    ]


def create_sample(path: Path | str, *, today: date, passphrase: str | None = None) -> OpenUnit:
    """A new file with the sample unit. Never overwrites; UserError as `create_unit`."""
    unit = create_unit(path, name=example("unit")["name"], passphrase=passphrase)
    try:
        with edit(unit, "create_sample"):
            bare = [number for number, _ in stored_rows.read_with_ids(unit.store, Unit)]
            stored_rows.delete(unit.store, "unit", bare)
            stored_rows.insert(unit.store, _grouped(sample_rows(today)))
        # The sample is where a try begins, not something to undo.
        forget(unit.store)
    except BaseException:
        # Half of a sample would be opened as the whole one the next time.
        unit.close()
        unit.store.path.unlink(missing_ok=True)
        raise
    return unit


def _settings(timeline: Timeline, staff: Staff) -> Iterator[NamedTuple]:
    table = example("unit")
    first = first_day(timeline.earlier_months[0])
    yield Unit(
        name=table["name"],
        valid_from=first,
        unit_type="nursing_home",
        employer=table["employer"],
        weekly_hours=table["weekly_hours"],
        basis="worked",
        measure="unit",
        cost_per_fte=float(table["cost_per_fte"]),
        cost_per_place_day=float(table["cost_per_place_day"]),
        po_percent=float(table["po_percent"]),
    )
    yield from place_rows(timeline)
    yield from (Setting(entry["key"], None, entry["value"]) for entry in table["settings"])
    yield from staff.grants()
    yield from (Role(entry["name"], float(entry["counted"])) for entry in table["roles"])
    yield from shift_types().values()
    yield _half_year(timeline.today, *table["half_years"])


def _half_year(today: date, spring: str, autumn: str) -> Period:
    """The spring or the autumn that the day lies in, as whole weeks."""
    name, month = (spring, 1) if today.month < 7 else (autumn, 7)
    first = monday_of(date(today.year, month, 1))
    return Period(f"{name} {today.year}", first, first + timedelta(weeks=26, days=-1))


def _grouped(rows: list[NamedTuple]) -> list[NamedTuple]:
    """Rows of a table together, so that each table is written at once."""
    return sorted(rows, key=lambda row: type(row).__name__)
