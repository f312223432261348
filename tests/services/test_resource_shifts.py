"""Surplus that is lent, and the account of a week: hours and SEK lent against those bought, by hand."""

from shutil import copy

import pytest

from caredesk.domain.rows import Absence, Employee, Employment, Need, Shift, ShiftType, Unit
from caredesk.errors import UserError
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.resource_shifts import ResourceView, SurplusLine, edit_lent, view_resource_shifts
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from tests.builders import on, shift

MONDAY, NEXT = on("2026-11-02"), on("2026-11-09")
LONG_AGO = on("2020-01-01")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Hourly pay of Anna and Bo: 26 000 × 12 ÷ (52 × 40) = 150 kr; fees 50 %. All shifts are 8 h by day."""
    path = tmp_path_factory.mktemp("resource") / "enhet.caredesk"
    monthly = Employment("1", LONG_AGO, None, "permanent", "Gran", weekly_hours=40, monthly_pay=26_000)
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(
            opened.store,
            [
                Unit("Lönngården", LONG_AGO, weekly_hours=40, po_percent=50),
                *(
                    Employee(number, name)
                    for number, name in (("1", "Anna Ek"), ("2", "Bo Alm"), ("3", "Cia Hyr"))
                ),
                monthly,
                monthly._replace(employee_no="2"),
                Employment("3", LONG_AGO, form="hired", hourly_pay=500, section="Gran"),
                Absence("2", on("2026-11-12"), on("2026-11-12"), "sick", 50),
                ShiftType("D", "Dag", 480, 960),
                Need("Gran", "D", "weekday", 1),
                # The first week: 8 h resource shift, 8 h of it lent; 4 h additional, 8 h hired, 6 h borrowed.
                shift("2026-11-02", "08:00-16:00", "1", kind="resource"),
                shift("2026-11-03", "08:00-16:00", "1", kind="resource", lent_to="Tallen"),
                shift("2026-11-04", "08:00-12:00", "1", kind="additional"),
                shift("2026-11-05", "08:00-16:00", "3"),
                shift("2026-11-06", "08:00-14:00", "", borrowed_from="Linden", price=2400.0),
                # Neither lent nor bought: vacant, ordinary, introduction.
                shift("2026-11-06", "08:00-16:00", "", kind="extra"),
                shift("2026-11-06", "08:00-16:00", "1"),
                # The second: two of the day's type where one is asked for, half of one away.
                Shift("1", on("2026-11-12"), "D", 480, 960),
                Shift("2", on("2026-11-12"), "D", 480, 960),
                shift("2026-11-13", "08:00-16:00", "2", lent_to="Tallen"),
            ],
        )
    return path


@pytest.fixture
def plan(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield Plan(opened)


def look(plan: Plan) -> ResourceView:
    return view_resource_shifts(plan, first_day=on("2026-11-04"), last_day=NEXT)


def test_the_account_of_each_week_and_in_all(plan):
    view = look(plan)
    assert (view.first_day, view.last_day) == (MONDAY, on("2026-11-15"))
    first, second = view.weeks
    assert (first.monday, first.lent_hours, first.bought_hours, first.hours) == (MONDAY, 8, 18, -10)
    # Lent: 8 × 150 × 1,5. Bought: 26 000 ÷ 165 × 1,2 × 4 × 1,5, 8 × 500 and 2 400.
    assert first.lent_sek == pytest.approx(1800)
    assert first.bought_sek == pytest.approx(1134.545454 + 4000 + 2400)
    assert first.sek == pytest.approx(1800 - 7534.545454)
    assert (second.lent_hours, second.bought_hours, second.bought_sek) == (8, 0, 0)
    assert view.total.lent_hours == 16
    assert view.total.lent_sek == pytest.approx(3600)


def test_a_cost_that_is_not_known_is_no_cost_but_hours_are(plan):
    with edit(plan.unit, "no fees"):
        number, row = rows.read_with_ids(plan.unit.store, Unit, "valid_from <> ''")[0]
        rows.update(plan.unit.store, number, row._replace(po_percent=None))
    view = look(plan)
    assert (view.weeks[0].lent_hours, view.weeks[0].lent_sek, view.weeks[0].sek) == (8, None, None)
    assert view.total.lent_sek is None


def test_surplus_shifts_and_days_with_more_than_asked_for(plan):
    view = look(plan)
    assert [(line.day.day, line.name, line.hours, line.lent_to) for line in view.lines] == [
        (2, "Anna Ek", 8, ""),
        (3, "Anna Ek", 8, "Tallen"),
        (13, "Bo Alm", 8, "Tallen"),
    ]
    assert view.surplus == (SurplusLine(on("2026-11-12"), "D", "Gran", "", 0.5),)
    assert view.units == ("Linden", "Tallen")


def test_shifts_are_lent_and_taken_back_as_one_step(plan):
    lines = look(plan).lines
    changes = edit_lent(plan, lines=lines[:2], lent_to="  Tallens  korttid ")
    assert changes.tables == {"shift"}
    assert [line.lent_to for line in look(plan).lines] == ["Tallens korttid", "Tallens korttid", "Tallen"]
    assert look(plan).weeks[0].lent_hours == 16
    edit_lent(plan, lines=look(plan).lines, lent_to="")
    # Bo's was no resource shift: back, it is an ordinary one again.
    assert [(line.name, line.lent_to) for line in look(plan).lines] == [("Anna Ek", ""), ("Anna Ek", "")]
    assert edit_lent(plan, lines=look(plan).lines, lent_to="").tables == frozenset()


def test_a_shift_that_has_changed_since_it_was_seen_is_not_lent(plan):
    lines = look(plan).lines
    with edit(plan.unit, "by hand"):
        rows.update(plan.unit.store, lines[0].number, lines[0].cell.shift._replace(end=900))
    with pytest.raises(UserError, match="lent_gone"):
        edit_lent(plan, lines=lines, lent_to="Tallen")
    with pytest.raises(UserError, match="lent_name_long"):
        edit_lent(plan, lines=lines[1:], lent_to="x" * 81)
