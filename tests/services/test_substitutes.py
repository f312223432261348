"""Who can take a shift of a file: what is read for it, and that the rules agree when it is really taken."""

from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.problems import problem
from caredesk.domain.replacing import replacing, taken_by
from caredesk.domain.rows import Absence, Competence, Shift, ShiftType
from caredesk.domain.sick_report import Ranking
from caredesk.services import plan as plans
from caredesk.services.breaches import view_breaches
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit, open_unit
from caredesk.services.substitutes import view_substitutes
from caredesk.services.what_if import what_if
from caredesk.storage.facts import read_circumstances
from tests.sample import NOW, copy_sample
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit, shift

SHIFT = shift(ANNA, 26)


def ranked(unit: OpenUnit, row: Shift = SHIFT) -> Ranking:
    return view_substitutes(unit, shift=row, absent=ANNA, today=on(24))


def test_everybody_else_is_a_candidate_or_named_among_those_who_are_not(tmp_path):
    rows = (
        SHIFT,
        shift(BO, 26, "K"),
        Absence(DAN, on(20), None, "vacation"),
        ShiftType("I", "Insulin", 420, 960, 30, competence="Insulin"),
        Competence(CIA, "Insulin", on(1), None),
    )
    with schedule_unit(tmp_path / "enhet.caredesk", rows) as unit:
        found = ranked(unit, SHIFT._replace(shift_code="I"))
        assert [(each.name, each.kind) for each in found.candidates] == [("Cia Lind", "extra")]
        # 8,5 x 170 x 1,12 x 1,45
        assert found.candidates[0].cost_sek == pytest.approx(2346.68)
        assert problem("substitute_has", competence="Insulin") in found.candidates[0].reasons
        assert found.left_out == (("works", ("Bo Al",)), ("absent", ("Dan Alm",)))
        # Cia's contract ends with September, and on 1 October she is still employed today.
        later = SHIFT._replace(day=date(2026, 10, 1))
        assert ("not_employed", ("Cia Lind",)) in ranked(unit, later).left_out


def test_overtime_of_the_whole_year_counts(tmp_path):
    """196 h in January and 4 in December leave nothing of 200."""
    year = [shift(DAN, date(2026, 1, day), "N", kind="overtime_qualified") for day in range(1, 20)]
    december = shift(DAN, date(2026, 12, 30), kind="overtime_simple", start=420, end=540, break_minutes=0)
    with schedule_unit(tmp_path / "enhet.caredesk", [SHIFT, *year, december]) as unit:
        assert ("overtime", ("Dan Alm",)) in ranked(unit).left_out
    with schedule_unit(tmp_path / "enhet.caredesk", [SHIFT, *year]) as unit:
        (dan,) = (each for each in ranked(unit).candidates if each.employee_no == DAN)
        assert problem("substitute_overtime", hours=190.0, limit=200.0) in dan.reasons


@pytest.mark.slow
def test_the_rules_agree_when_it_is_really_taken(tmp_path: Path):
    """For some shifts of the sample: taken in a transaction, it adds a breach for each who was left out for
    one, and none for the candidates."""
    rules = {"overlap", "daily_rest", "weekly_rest", "shift_max", "minor", "overtime_month", "overtime_year"}
    reasons = {"works", "rest", "weekly_rest", "shift_max", "minor"}
    first, last = date(2026, 10, 26), date(2026, 11, 22)
    seen = 0
    with open_unit(copy_sample(tmp_path)) as unit:
        plan = Plan(unit)
        numbers = {row.name: row.employee_no for row in read_circumstances(unit.store, first, last).employees}
        before = set(view_breaches(plan, first_day=first, last_day=last).breaches)
        held = [
            row for _, row in plans.shifts_of(plan, date(2026, 11, 6), date(2026, 11, 6)) if row.employee_no
        ]
        for asked in held[::9]:
            found = view_substitutes(unit, shift=asked, absent=asked.employee_no, today=NOW.date())
            out = [name for row in found.left_out if row.reason in reasons for name in row.names]
            chosen = [
                (each.employee_no, each.kind, True) for each in found.candidates if each.kind != "resource"
            ]
            for number, kind, can in [*chosen, *((numbers[name], "extra", False) for name in out)]:
                register = unit.register(read_circumstances(unit.store, asked.day, asked.day))
                new = taken_by(register, replacing(register, asked, asked.employee_no), number, kind)
                with what_if(unit), edit(unit, "taken"):
                    # A minute later, so that who begins at once can be given it too.
                    plans.insert(plan, [new if can else new._replace(start=new.start + 1)])
                    after = view_breaches(plan, first_day=first, last_day=last, persons=[number]).breaches
                added = {each.rule for each in set(after) - before} & rules
                assert bool(added) != can, (asked, number, kind, added)
                seen += 1
    assert seen > 50
