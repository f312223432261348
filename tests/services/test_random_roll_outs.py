"""Any changes by hand and of base schedules between roll-outs, held against days kept by plain means."""

import random
from datetime import date, timedelta

from caredesk.domain.rows import Employee, Employment, Shift, ShiftType
from caredesk.services.base_schedule import edit_base_schedule
from caredesk.services.edits import edit, redo_step, undo_step
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.roll_out import edit_rolled_out, plan_roll_out
from caredesk.services.session import create_unit
from caredesk.storage import rows, shifts, verify
from tests.builders import on

MONDAY = on("2026-11-02")
DAYS = [MONDAY + timedelta(days=number) for number in range(21)]
TIMES = {"D": (420, 930), "K": (780, 1290), "N": (1260, 420)}
ROUNDS, EDITS = 25, 3


def test_what_a_hand_has_touched_is_never_touched_and_the_rest_is_as_the_base_schedule(tmp_path):
    chance = random.Random(4)
    base: list[list[str]] = [[""] * 7]
    given: dict[date, str] = {}
    plan_now: dict[date, str] = {}
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        plan = Plan(unit)
        with edit(unit, "fill"):
            types = [ShiftType(code, code, *times) for code, times in TIMES.items()]
            contract = Employment("1", on("2020-01-01"), form="permanent")
            rows.insert(unit.store, [Employee("1", "Anna Ek"), contract, *types])
        stored = None
        for _ in range(ROUNDS):
            weeks = chance.choice((1, 2, 3))
            base = [[chance.choice(("", "D", "K", "N", "D+N")) for _ in range(7)] for _ in range(weeks)]
            base[0][0] = "D"
            edit_base_schedule(unit, employee_no="1", start_date=MONDAY, weeks=base, instead_of=stored)
            stored = MONDAY
            for _ in range(EDITS):
                day, code = chance.choice(DAYS), chance.choice(("", "D", "K"))
                plan_now[day] = code
                with edit(unit, "by hand"):
                    shifts.delete_shifts(unit.store, [number for number, _ in shifts_of(plan, day, day)])
                    shifts.insert_shifts(unit.store, [Shift("1", day, code, *TIMES[code])] if code else [])
            kept = set()
            for number, day in enumerate(DAYS):
                gives = base[number // 7 % weeks][number % 7]
                if plan_now.get(day, "") == given.get(day, ""):
                    plan_now[day] = given[day] = gives
                elif plan_now.get(day, "") != gives:
                    kept.add(("1", day))
            planned = plan_roll_out(plan, first_day=DAYS[0], last_day=DAYS[-1])
            before = verify.content_hash(unit.store.db)
            changes = edit_rolled_out(plan, first_day=DAYS[0], last_day=DAYS[-1])
            assert set(planned.kept_by_hand) == kept
            assert bool(changes.tables) != planned.changes_nothing
            assert seen(plan) == {day: code for day, code in plan_now.items() if code}
            if changes.tables:
                undo_step(unit)
                assert verify.content_hash(unit.store.db) == before
                redo_step(unit)


def seen(plan: Plan) -> dict[date, str]:
    """Codes by day; two with a plus between."""
    found: dict[date, list[str]] = {}
    for _, row in shifts_of(plan, DAYS[0], DAYS[-1]):
        found.setdefault(row.day, []).append(row.shift_code)
    return {day: "+".join(codes) for day, codes in found.items()}
