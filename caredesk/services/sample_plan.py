"""The sample unit's action plan with key figures, controls, decisions, events and closed months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from caredesk.domain.calendar import add_months, first_day
from caredesk.domain.rows import (
    Action,
    ActionEffect,
    Decision,
    Event,
    InternalControl,
    KeyFigure,
    KeyFigureValue,
    MonthClosing,
)
from caredesk.services.sample_story import Timeline, example


def action_rows(timeline: Timeline) -> Iterator[Action | ActionEffect]:
    """Actions, each followed by its effect."""
    for entry in example("plan")["actions"]:
        start = _start_month(timeline, entry)
        yield Action(
            name=entry["name"],
            area=entry["area"],
            description=entry["description"],
            owner=entry["owner"],
            status=entry["status"],
            start=first_day(start) if start else None,
            due=_day(timeline, entry.get("due")),
            control_day=_day(timeline, entry.get("control")),
            result=entry.get("result", ""),
            risk=entry.get("risk", ""),
            serious=entry.get("serious", False),
            post=entry.get("post", ""),
        )
        if "effect" in entry:
            full = entry["full_year"]
            months = 13 - int(start[5:])
            yield ActionEffect(
                action=entry["name"],
                effect=entry["effect"],
                year=int(start[:4]),
                kind=entry["kind"],
                planned_tkr=float(entry.get("planned", round(full * months / 12 / 10) * 10)),
                full_year_tkr=float(full),
                start_month=start,
            )


def key_figure_rows(timeline: Timeline) -> Iterator[KeyFigure | KeyFigureValue]:
    """Key figures, each followed by its values; those that are bound follow the data and have none."""
    for entry in example("plan")["key_figures"]:
        yield KeyFigure(
            name=entry["name"],
            action=entry.get("action", ""),
            unit=entry["unit"],
            better=entry["better"],
            target=entry["target"],
            target_from=date(timeline.today.year, 1, 1),
            tolerance=entry.get("tolerance"),
            baseline=entry.get("baseline"),
            baseline_period=str(timeline.today.year - 2) if "baseline" in entry else "",
            r12=entry.get("r12", False),
            bound_to=entry.get("bound", ""),
        )
        yield from _values(timeline, entry)


def control_rows(timeline: Timeline) -> Iterator[InternalControl]:
    """Every control once a quarter, the comment where something was found."""
    for entry in example("plan")["controls"]:
        for back, result in enumerate(reversed(entry["results"])):
            month = add_months(timeline.whole_month, -3 * back)
            text = "" if result == "none" else entry["comment"]
            yield InternalControl(entry["risk"], entry["control"], month, result, text)


def decision_rows(timeline: Timeline) -> Iterator[Decision]:
    """Decisions waiting, carried out and ended."""
    for entry in example("plan")["decisions"]:
        offered = _day(timeline, entry.get("offer"))
        yield Decision(
            name=entry["name"],
            law=entry["law"],
            kind=entry["kind"],
            decided=_day(timeline, entry["days"]),
            offers=offered.isoformat() if offered else "",
            refusals=entry.get("refusals"),
            reason=entry.get("reason", ""),
            interrupted=_day(timeline, entry.get("interrupted")),
            executed=_day(timeline, entry.get("executed")),
            ended=_day(timeline, entry.get("ended")),
            end_reason=entry.get("end_reason", ""),
        )


def event_rows(timeline: Timeline) -> Iterator[Event]:
    """Events by month and kind; months without any have no row."""
    for month in timeline.months:
        if month > timeline.this_month:
            continue
        for entry in example("plan")["events"]:
            chance = timeline.chance("event", month, entry["kind"])
            number = sum(chance.random() < entry["mean"] / 4 for _ in range(4))
            if number:
                yield Event(month, entry["kind"], number)


def closing_rows(timeline: Timeline) -> Iterator[MonthClosing]:
    """All whole months are closed but the last, which has the draft of a comment."""
    comments = example("plan")["comments"]
    for month in timeline.months:
        back = timeline.months_back(month)
        if back > 0:
            yield MonthClosing(month, True, comments[(back - 1) % len(comments)])
        elif back == 0:
            yield MonthClosing(month, False, example("plan")["draft"])


def _values(timeline: Timeline, entry: dict[str, Any]) -> Iterator[KeyFigureValue]:
    """Values by month, quarter or year, up to the last whole month."""
    name, months = entry["name"], [add_months(timeline.whole_month, back) for back in range(-11, 1)]
    if "start" in entry:
        for place, month in enumerate(months):
            value = entry["start"] + (entry["now"] - entry["start"]) * place / 11
            value += timeline.chance(name, month).uniform(-1, 1) if place < 11 else 0.0
            yield KeyFigureValue(name, month, f"{round(max(0.0, value), entry['decimals']):g}")
    for place, (part, whole) in enumerate(
        zip(entry.get("numerators", ()), entry.get("denominators", ()), strict=True)
    ):
        yield KeyFigureValue(name, months[place - 2], "", float(part), float(whole))
    for back, number in enumerate(reversed(entry.get("quarters", ()))):
        month = add_months(timeline.whole_month, -3 * (back + 1))
        yield KeyFigureValue(name, f"{month[:4]}-K{(int(month[5:]) + 2) // 3}", str(number))
    for back, text in enumerate(entry.get("years", ())):
        yield KeyFigureValue(name, str(timeline.today.year - 1 - back), text)


def _start_month(timeline: Timeline, entry: dict[str, Any]) -> str:
    """An action begins within the year of the last whole month, or ahead; "" when it has no month yet."""
    if "ahead" in entry:
        return add_months(timeline.whole_month, entry["ahead"])
    if "back" not in entry:
        return ""
    return max(add_months(timeline.whole_month, -entry["back"]), f"{timeline.whole_month[:4]}-01")


def _day(timeline: Timeline, days: int | None) -> date | None:
    return None if days is None else timeline.today + timedelta(days)
