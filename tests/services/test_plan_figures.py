"""A draft's figures are those that the plan gets when it is taken over; differences are reckoned by hand."""

from dataclasses import replace
from datetime import date
from shutil import copy

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.rows import MonthlyValue, Occupancy, Shift, Unit
from caredesk.services import plan as plans
from caredesk.services.drafts import edit_draft_made, edit_draft_taken_over
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.plan_figures import PlanFigures, view_plan_figures
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from tests.builders import on
from tests.small_unit import small_unit

FIRST, LAST = on("2026-10-26"), on("2026-11-08")
VACANT = Shift("", on("2026-11-03"), "K", 840, 1290, 30, section="Gran")
FULL_TIME_DAY, PLACES = 37 / 7, 16


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("compared") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        priced = [row._replace(po_percent=40) if isinstance(row, Unit) else row for row in small_unit()]
        before = months_from_to("2025-11", "2026-09")
        monthly = [MonthlyValue(month, fte=12, occupied_mean=PLACES) for month in before]
        rows.insert(opened.store, [*priced, *monthly, VACANT, VACANT])
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def tried(unit: OpenUnit, name: str = "Prov") -> Plan:
    """A draft where 1003 takes a vacancy (7 h), 1002 works an hour longer on 26 October, 1004 gets a night of
    9 h as extra, and 1002 a qualified overtime shift of 4 h on 4 November."""
    edit_draft_made(unit, name=name, first_day=FIRST, last_day=LAST, today=FIRST)
    draft = Plan(unit, name)
    found = shifts_of(draft, FIRST, LAST)
    vacant = next(number for number, row in found if not row.employee_no)
    longer, row = next(each for each in found if each[1].employee_no == "1002")
    with edit(unit, "fill"):
        plans.update(draft, vacant, VACANT._replace(employee_no="1003"))
        plans.update(draft, longer, row._replace(end=row.end + 60))
        night = Shift("1004", LAST, "", 1260, 420, 60, kind="extra", section="Tall")
        more = Shift("1002", on("2026-11-04"), "", 1020, 1260, kind="overtime_qualified", section="Tall")
        plans.insert(draft, [night, more])
    return draft


def known(value: float | None) -> float:
    assert value is not None
    return value


def both(plan: Plan, draft: Plan, first: date, last: date) -> tuple[PlanFigures, PlanFigures]:
    """The figures of a plan and of its draft on the same days."""
    plan_figures = view_plan_figures(plan, first_day=first, last_day=last)
    return plan_figures, view_plan_figures(draft, first_day=first, last_day=last)


def test_each_figure_differs_by_what_was_tried(unit):
    plan, draft = both(Plan(unit), tried(unit), FIRST, LAST)
    assert (plan.name, draft.name) == ("", "Prov")
    assert draft.planned_hours - plan.planned_hours == pytest.approx(1 + 9 + 4)
    assert draft.present_hours - plan.present_hours == pytest.approx(7 + 1 + 9 + 4)
    assert (plan.vacant_shifts, plan.vacant_hours) == (2, 14)
    assert (draft.vacant_shifts, draft.vacant_hours) == (1, 7)
    assert (plan.extra_hours, plan.additional_hours, plan.overtime_hours) == (0, 0, 0)
    assert (draft.extra_hours, draft.additional_hours, draft.overtime_hours) == (9, 0, 4)
    assert draft.density == pytest.approx(known(plan.density) + 21 / (14 * FULL_TIME_DAY) / PLACES)
    assert draft.fte == pytest.approx(known(plan.fte) + 21 / (14 * FULL_TIME_DAY))
    october, november = draft.months
    assert october.density == pytest.approx(known(plan.months[0].density) + 1 / (31 * FULL_TIME_DAY) / PLACES)
    assert november.density == pytest.approx(
        known(plan.months[1].density) + 20 / (30 * FULL_TIME_DAY) / PLACES
    )
    # Before 2026 the unit has no measure of its own: 38,25 hours a week.
    full_time = 334 * FULL_TIME_DAY + 31 * 38.25 / 7
    assert november.r12 == pytest.approx(known(plan.months[1].r12) + 21 / full_time / PLACES)


def test_the_plan_says_what_the_page_of_density_says(unit):
    plan = view_plan_figures(Plan(unit), first_day=FIRST, last_day=LAST)
    for month in plan.months:
        told = view_figures(unit, month=month.month).density
        assert (month.density, month.r12) == pytest.approx((told.month, told.r12))
    whole = view_plan_figures(Plan(unit), first_day=on("2026-11-01"), last_day=on("2026-11-30"))
    november = view_figures(unit, month="2026-11")
    assert whole.density == pytest.approx(november.density.month)
    assert whole.cost_sek == pytest.approx(november.staffing.cost_sek)
    assert whole.planned_hours == pytest.approx(november.staffing.planned_hours)


@pytest.mark.parametrize(
    ("first", "last"), [(FIRST, LAST), (on("2026-11-02"), LAST), (on("2026-10-01"), on("2026-12-31"))]
)
def test_a_draft_shows_what_the_plan_becomes_when_it_is_taken_over(unit, first, last):
    plan, draft = both(Plan(unit), tried(unit), first, last)
    assert plan.cost_sek is not None
    assert draft.cost_sek != plan.cost_sek
    edit_draft_taken_over(unit, name="Prov")
    after = view_plan_figures(Plan(unit), first_day=first, last_day=last)
    assert draft.density == pytest.approx(after.density)
    for then, now in zip(draft.months, after.months, strict=True):
        assert (then.density, then.r12) == pytest.approx((now.density, now.r12))
    assert draft.fte == pytest.approx(after.fte)
    exact = replace(after, name="Prov", fte=draft.fte, density=draft.density, months=draft.months)
    assert draft == exact


def test_a_day_without_a_shift_leaves_the_density_of_the_stretch_unsaid(unit):
    draft = tried(unit)
    day = on("2026-10-28")
    with edit(unit, "fill"):
        plans.delete(draft, [number for number, _ in shifts_of(draft, day, day)])
    plan, emptied = both(Plan(unit), draft, FIRST, LAST)
    assert plan.density is not None
    assert (emptied.fte, emptied.density) == (None, None)
    assert emptied.months[0].density is None
    assert emptied.months[1].density is not None


def test_breaches_are_counted_by_rule(unit):
    """1003, who has the day of 3 November, takes the evening that begins before it ends."""
    draft = tried(unit)
    shifts = [row for _, row in shifts_of(draft, VACANT.day, VACANT.day) if row.employee_no == "1003"]
    assert [(row.start, row.end) for row in shifts] == [(420, 960), (840, 1290)]
    plan, other = both(Plan(unit), draft, FIRST, LAST)
    assert (plan.breaches_of("overlap"), other.breaches_of("overlap")) == (0, 1)
    assert other.breach_count == sum(count for _, _, count in other.breaches) > 1


def test_days_ahead_are_expected_to_be_as_full_as_the_last_known_one(unit):
    """As many are occupied every day; known only to 3 November, the figures are the same and say so."""
    known = view_plan_figures(Plan(unit), first_day=FIRST, last_day=LAST)
    with edit(unit, "fill"):
        for number, row in rows.read_with_ids(unit.store, Occupancy):
            rows.update(unit.store, number, row._replace(last_day=min(row.last_day, on("2026-11-03"))))
    expected = view_plan_figures(Plan(unit), first_day=FIRST, last_day=LAST)
    assert (known.estimated, expected.estimated) == (False, True)
    assert [month.estimated for month in expected.months] == [False, True]
    assert expected.density == pytest.approx(known.density)
    assert expected.months[1].density == pytest.approx(known.months[1].density)
