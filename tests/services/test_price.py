"""The price of an edit equals what the whole views differ by when it is really made, and leaves no trace."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Occupancy, Shift
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.errors import UserError
from caredesk.services.breaches import Breach, view_breaches
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.figures import view_figures
from caredesk.services.plan import Plan, delete, insert, shifts_of, update
from caredesk.services.price import Price, price_of, read_before
from caredesk.services.schedule import view_rows
from caredesk.services.schedule_strip import view_strip
from caredesk.storage import rows
from caredesk.storage.verify import content_hash
from tests.builders import on
from tests.planned_unit import NURSE, on_day, planned, put

MONTH = "2026-10"
FIRST, LAST = on("2026-09-28"), on("2026-11-08")
STANDING = (
    on_day("1", "19", "K"),
    on_day("1", "22"),
    on_day("6", "20"),
    on_day("3", "31", "N"),
    on_day("", "21", section="Gran"),
    on_day("", "20", section="Tall", role=NURSE),
)

Make = Callable[[Plan], None]


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    with planned(tmp_path) as opened:
        put(opened.unit, *STANDING)
        yield opened


def adds(*new: Shift) -> Make:
    def write(plan: Plan) -> None:
        insert(plan, new)

    return write


def number_of(plan: Plan, row: Shift) -> int:
    return next(number for number, held in shifts_of(plan, row.day, row.day) if held == row)


def removes(row: Shift) -> Make:
    return lambda plan: delete(plan, [number_of(plan, row)])


def gives(row: Shift, **more: object) -> Make:
    return lambda plan: update(plan, number_of(plan, row), row._replace(**more))  # type: ignore[arg-type]


def is_absent(row: Absence) -> Make:
    def write(plan: Plan) -> None:
        rows.insert(plan.unit.store, [row])

    return write


def made(plan: Plan, write: Make) -> Callable[[], Changes]:
    def make() -> Changes:
        with edit(plan.unit, "tried") as edited:
            write(plan)
        return edited.changes

    return make


def price(plan: Plan, write: Make, persons: Collection[str] = ("1",)) -> Price:
    return price_of(plan, made(plan, write), month=MONTH, persons=persons)


def hours_of(plan: Plan, persons: Collection[str]) -> float:
    """As the grid shows them."""
    shown = view_rows(plan, first_day=FIRST, last_day=LAST, persons=persons)
    shifts = [each for row in shown for cell in row.cells for each in cell.shifts]
    return sum(each.hours for each in shifts if each.kind != "standby")


def needs_of(plan: Plan) -> dict[tuple[str, str, date], tuple[float | None, float]]:
    found = {}
    for section in ("Gran", "Tall"):
        shown = view_strip(plan, first_day=FIRST, last_day=LAST, section=section)
        for line in shown.lines:
            for place, cell in enumerate(line.cells):
                found[section, line.shift_code, date.fromordinal(FIRST.toordinal() + place)] = (
                    cell.wanted,
                    cell.staffed,
                )
    return found


def breaches_of(plan: Plan, persons: Collection[str]) -> Counter[Breach]:
    return Counter(view_breaches(plan, first_day=FIRST, last_day=LAST, persons=persons).breaches)


CASES = {
    "a shift": (adds(on_day("1", "21")), ("1",)),
    "a night at the month's end": (adds(on_day("1", "31", "N")), ("1",)),
    "too short a rest": (adds(on_day("1", "20")), ("1",)),
    "two people": (adds(on_day("1", "21"), on_day("3", "23", "N")), ("1", "3")),
    "a shift taken away": (removes(STANDING[2]), ("6",)),
    "a vacancy filled": (gives(STANDING[4], employee_no="1"), ("1",)),
    "a shift left vacant": (gives(STANDING[1], employee_no="", section="Gran"), ("1",)),
    "another kind": (gives(STANDING[1], kind="overtime_simple"), ("1",)),
    "an absence in part": (is_absent(Absence("6", on("2026-10-20"), on("2026-10-20"), "sick", 50)), ("6",)),
    "a vacancy that somebody else fills": (gives(STANDING[4], employee_no="6"), ("1",)),
    "a vacancy taken away": (removes(STANDING[4]), ("1",)),
    "nothing": (adds(), ("1",)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_price_is_what_the_views_differ_by(plan: Plan, case: str) -> None:
    write, persons = CASES[case]
    hash_before, steps = content_hash(plan.unit.store.db), history(plan.unit)
    told = price(plan, write, persons)
    assert (content_hash(plan.unit.store.db), history(plan.unit)) == (hash_before, steps)

    was = view_figures(plan.unit, month=MONTH)
    hours, needs, breaches = hours_of(plan, persons), needs_of(plan), breaches_of(plan, persons)
    made(plan, write)()
    now = view_figures(plan.unit, month=MONTH)

    assert was.staffing.cost_sek is not None
    assert now.staffing.cost_sek is not None
    assert told.sek == pytest.approx(now.staffing.cost_sek - was.staffing.cost_sek)
    assert (told.density_before, told.density_after) == pytest.approx((was.density.month, now.density.month))
    assert (told.r12_before, told.r12_after) == pytest.approx((was.density.r12, now.density.r12))
    assert told.density_before is not None
    assert told.r12_before is not None
    assert told.hours == pytest.approx(hours_of(plan, persons) - hours)
    changed = {key: value for key, value in needs_of(plan).items() if value != needs[key]}
    assert {(each.section, each.shift_code, each.day) for each in told.needs if each.section} == set(changed)
    for each in told.needs:
        if each.section:
            key = (each.section, each.shift_code, each.day)
            assert (needs[key], changed[key]) == ((each.wanted, each.before), (each.wanted, each.after))
    after = breaches_of(plan, persons)
    assert Counter((*told.breaches_added, *(new for _, new in told.breaches_changed))) == after - breaches
    assert Counter((*told.breaches_removed, *(old for old, _ in told.breaches_changed))) == breaches - after


def test_a_shift_in_numbers(plan: Plan) -> None:
    told = price(plan, adds(on_day("1", "21")))
    # An hour costs 26 000 x 12 / (52 x 35), with half of it in fees.
    assert told.hours == 8
    assert told.sek == pytest.approx(8 * 26_000 * 12 / 52 / 35 * 1.5)
    # 155 full-time hours and 5 occupied places a day.
    assert (told.density_after or 0) - (told.density_before or 0) == pytest.approx(8 / 155 / 5)
    (gran,) = told.sections
    assert ((gran.after or 0) - (gran.before or 0)) == pytest.approx(8 / 155 / 4)
    assert [tuple(each) for each in told.needs] == [("Gran", "D", on("2026-10-21"), 0, 1, 2)]
    # From the evening of the 19th, 21.30, to the 21st, 7.00; on to the 22nd, 7.00 it is 15.5 hours.
    assert told.rest_hours == 15.5
    assert (told.filled, told.opened, told.sek_missing) == ((), (), "")


def test_the_rest_and_the_breach_of_it(plan: Plan) -> None:
    told = price(plan, adds(on_day("1", "20")))
    assert told.rest_hours == 9.5
    assert [(each.rule, each.amount) for each in told.breaches_added] == [("daily_rest", 9.5)]
    back = price(plan, removes(STANDING[0]))
    assert (back.rest_hours, back.hours) == (None, -8)


def test_a_breach_that_grows_is_told_as_changed(plan: Plan) -> None:
    put(plan.unit, on_day("1", "20"))
    told = price(plan, gives(on_day("1", "20"), start=360))
    assert (told.breaches_added, told.breaches_removed) == ((), ())
    assert [(old.amount, new.amount) for old, new in told.breaches_changed] == [(9.5, 8.5)]


def test_a_vacancy_filled_and_one_opened(plan: Plan) -> None:
    vacant = STANDING[4]
    told = price(plan, gives(vacant, employee_no="1"), ("1", ""))
    assert (told.filled, told.opened, told.hours) == ((vacant,), (), 8)
    replaced = price(plan, lambda plan: (removes(vacant)(plan), adds(on_day("1", "21"))(plan))[0])
    assert replaced.filled == (vacant,)
    put(plan.unit, vacant)
    assert price(plan, adds(on_day("1", "21"))).filled == ()
    assert price(plan, gives(vacant, employee_no="1")).filled == (vacant,)
    both = price(plan, lambda plan: (removes(vacant)(plan), gives(vacant, employee_no="1")(plan))[0])
    assert both.filled == (vacant,)
    assert price(plan, removes(vacant), ("",)).filled == ()
    assert price(plan, removes(vacant), ("",)).hours == -8
    left = price(plan, gives(STANDING[1], employee_no="", section="Gran"))
    assert (left.filled, len(left.opened), left.hours) == ((), 1, -8)


def test_a_cost_that_is_not_known_says_why_and_that_of_others_does_not_matter(plan: Plan) -> None:
    unpaid = Employment("7", on("2026-01-01"), None, "permanent", "Gran", "", 100.0)
    put(plan.unit, Employee("7", "Nils Ny"), unpaid, on_day("7", "21"))
    told = price(plan, adds(on_day("7", "23")), ("7",))
    assert (told.sek, told.sek_missing, told.hours) == (None, "pay_missing", 8)
    assert price(plan, adds(on_day("1", "21"))).sek == pytest.approx(8 * 26_000 * 12 / 52 / 35 * 1.5)


def test_what_is_refused_is_refused_and_leaves_nothing(plan: Plan) -> None:
    def refuses(plan: Plan) -> None:
        insert(plan, [on_day("1", "21")])
        raise UserError("cells_refused")

    hash_before = content_hash(plan.unit.store.db)
    with pytest.raises(UserError):
        price(plan, refuses)
    assert content_hash(plan.unit.store.db) == hash_before
    assert price(plan, adds(on_day("1", "21"))).hours == 8


def test_one_reading_serves_many_keystrokes(plan: Plan) -> None:
    before = read_before(plan, month=MONTH, persons=("1",))
    writes = [adds(on_day("1", "21")), adds(on_day("1", "20")), removes(STANDING[1])]
    for write in (*writes, *reversed(writes)):
        told = price_of(plan, made(plan, write), month=MONTH, persons=("1",), before=before)
        assert told == price(plan, write)
    assert before.month == MONTH
    assert before.persons == frozenset({"1"})


@pytest.mark.parametrize("case", [name for name in CASES if name != "an absence in part"])
def test_a_draft_that_is_as_the_plan_has_the_plans_prices(plan: Plan, case: str) -> None:
    write, persons = CASES[case]
    days = (on("2026-10-12"), on("2026-11-01"))
    held = [DraftShift("Prov", *row) for _, row in shifts_of(plan, *days)]
    put(plan.unit, Draft("Prov", *days, days[0]), *held)
    drafted, own = price(Plan(plan.unit, "Prov"), write, persons), price(plan, write, persons)
    same = ("hours", "sek", "density_after", "r12_after", "sections", "needs", "filled", "opened")
    for name in (*same, "breaches_added", "breaches_removed", "breaches_changed", "rest_hours"):
        assert getattr(drafted, name) == getattr(own, name), name


def test_a_draft_over_two_months_keeps_its_own_september_in_the_rolling_year(plan: Plan) -> None:
    put(
        plan.unit,
        MonthClosing("2026-09", True),
        *(Occupancy(name, on("2026-09-01"), on("2026-09-30"), 4) for name in ("Gran", "Tall")),
        on_day("1", "20")._replace(day=on("2026-09-28")),
        Draft("Prov", on("2026-09-21"), on("2026-10-25"), on("2026-09-21")),
    )
    told = price(Plan(plan.unit, "Prov"), adds(on_day("1", "21")))
    assert told.r12_before is not None
    assert told.r12_after is not None
    # Eight hours more in a year of 365 days of 5 hours; ten months of 150 bed-days, 240 and 155.
    occupied = (10 * 150 + 240 + 155) / 365
    assert told.r12_after - told.r12_before == pytest.approx(8 / (365 * 5) / occupied)
    # Ten months of 700 hours, and the night of the 31st: September's shift is not in the draft.
    assert told.r12_before == pytest.approx((10 * 700 + 10) / (365 * 5) / occupied)


def test_a_drafts_price_is_against_the_draft(plan: Plan) -> None:
    put(plan.unit, Draft("Prov", on("2026-10-19"), on("2026-10-25"), on("2026-10-19")))
    put(plan.unit, DraftShift("Prov", *on_day("3", "21")))
    drafted = Plan(plan.unit, "Prov")
    told = price(drafted, adds(on_day("1", "21")))
    # The draft's week has 8 hours; of the plan's shifts only the night of the 31st lies outside it.
    assert told.density_before == pytest.approx((8 + 10) / 155 / 5)
    assert told.density_after == pytest.approx((16 + 10) / 155 / 5)
    assert told.needs[0][3:] == (0, 1, 2)
    assert undo_step(plan.unit) is not None
