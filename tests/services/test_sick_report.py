"""A report of sickness: what it would mean, what it writes and refuses, and a choice's effect by hand.

Anna: 31 000 a month, 85 %, 37 h a week, Gran; the unit's fees are 45 %. D is 8,5 h without supplement, K 7 h,
R a resurspass of 5,5 h.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from caredesk.domain.problems import problem
from caredesk.domain.rows import Absence, MonthClosing, Need, Shift
from caredesk.domain.sick_report import Chosen, HitShift, SickReportView
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.month_closing import is_closed
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.session import OpenUnit
from caredesk.services.sick_report import edit_sick_report, view_choice_effect, view_sick_report
from caredesk.storage import rows, verify
from caredesk.storage.undo import forget
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit, shift

TODAY = on(24)
ROLE = "Undersköterska"
HOUR = 31_000 * 12 / (52 * 37)
KARENS = 0.2 * 0.8 * 31_000 * 12 / 52 * 0.85
ANNAS = (shift(ANNA, 25), shift(ANNA, 26, "K"), shift(ANNA, 27), shift(ANNA, 28, "R"))
STANDING = (
    *ANNAS,
    shift(DAN, 25, "R"),
    shift(DAN, 27),
    shift(BO, 27),
    shift(CIA, 26),
    Need("Gran", "D", "weekday", 1),
    Need("Gran", "K", "weekday", 1),
)
REPLACES: dict[str, Any] = {"replaces": ANNA, "cause": "sick_leave"}


@pytest.fixture
def made(tmp_path):
    opened: list[OpenUnit] = []

    def make(*more: NamedTuple) -> OpenUnit:
        unit = schedule_unit(tmp_path / f"enhet-{len(opened)}.caredesk", STANDING)
        opened.append(unit)
        if more:
            with edit(unit, "fill"):
                rows.insert(unit.store, more)
            forget(unit.store)
        return unit

    yield make
    for unit in opened:
        unit.close()


def asked(employee_no: str = ANNA, first: int = 25, last: int | None = 28, **more: Any) -> dict[str, Any]:
    told = {
        "employee_no": employee_no,
        "first_day": on(first),
        "expected_end": None if last is None else on(last),
        "extent_percent": None,
        "today": TODAY,
    }
    return told | more


def view(unit: OpenUnit, *args: Any, **more: Any) -> SickReportView:
    return view_sick_report(unit, **asked(*args, **more))


def chosen(unit: OpenUnit, day: int, way: Any, *who: str, of: str = ANNA) -> Chosen:
    ((number, _),) = shifts_of(Plan(unit), on(day), on(day), [of])
    return Chosen(number, way, *who)


def report(unit: OpenUnit, *choices: Chosen, **more: Any) -> None:
    edit_sick_report(unit, **asked(**more), chosen=choices)


def standing(unit: OpenUnit, day: int) -> set[Shift]:
    return {row for _, row in shifts_of(Plan(unit), on(day), on(day))}


def test_the_view_tells_of_each_shift_who_is_left_and_what_is_proposed(made):
    unit = made()
    found = view(unit)
    assert (found.name, found.section, found.role) == ("Anna Ek", "Gran", ROLE)
    assert [_told(hit) for hit in found.hits] == [
        (25, "ordinary", 8.5, 0, 1, "substitute"),
        (26, "ordinary", 7, 0, 1, "substitute"),
        (27, "ordinary", 8.5, 1, 1, "none"),  # Dan is there; Bo is in the other section
        (28, "resource", 5.5, 0, None, "none"),
    ]
    assert found.day_number == 1
    assert found.karens_sek == pytest.approx(KARENS)
    assert found.certificate_day == date(2026, 9, 1)
    assert found.told == ()
    assert [hit.shift.day.day for hit in view(unit, last=None).hits] == [25]
    late = view(unit, today=on(26))
    assert [hit.proposed for hit in late.hits] == ["none", "substitute", "none", "none"]


def _told(hit: HitShift) -> tuple[Any, ...]:
    assert (hit.shift.section, hit.replacement, hit.lost_hours) == ("Gran", None, hit.hours)
    return hit.shift.day.day, hit.shift.kind, hit.hours, hit.staffed, hit.needed, hit.proposed


def test_a_part_of_the_day_is_not_replaced_as_a_rule_nor_what_somebody_stands_in_for(made):
    half = view(made(), extent_percent=50)
    assert [(hit.lost_hours, hit.staffed, hit.proposed) for hit in half.hits[:2]] == [
        (4.25, 0.5, "none"),
        (3.5, 0.5, "none"),
    ]
    replaced = made(shift(CIA, 25, **REPLACES))
    ((number, _),) = shifts_of(Plan(replaced), on(25), on(25), [CIA])
    first = view(replaced).hits[0]
    assert (first.replacement, first.proposed) == (number, "none")


def test_a_relapse_goes_on_in_its_period_and_the_hourly_paid_have_none(made):
    """Sick Monday to Friday, four days later again: the sixth day, no new deduction, day 8 two days on."""
    found = view(made(Absence(ANNA, on(17), on(21), "sick")))
    assert (found.day_number, found.karens_sek, found.certificate_day) == (6, None, on(27))
    hourly = view(made(), employee_no=CIA)
    assert (hourly.day_number, hourly.karens_sek, hourly.certificate_day) == (None, None, None)


def test_after_ten_deductions_in_a_year_there_is_no_more_and_one_without_hours_was_none(made):
    days = [date(2026, 1, 5) + timedelta(14 * count) for count in range(10)]
    sick = [Absence(ANNA, day, day, "sick") for day in days]
    worked = [shift(ANNA, day) for day in days]
    assert view(made(*sick, *worked)).karens_sek is None
    elsewhere = worked[0]._replace(day=days[0] + timedelta(1))
    assert view(made(*sick, elsewhere, *worked[1:])).karens_sek == pytest.approx(KARENS)


def test_every_way_is_written_in_one_step_and_taken_back_in_one(made):
    unit = made()
    begun = verify.content_hash(unit.store.db)
    report(
        unit,
        chosen(unit, 25, "substitute", DAN, "resource"),
        chosen(unit, 26, "pool"),
        chosen(unit, 27, "vacant"),
        chosen(unit, 28, "none"),
    )
    assert rows.read(unit.store, Absence) == [Absence(ANNA, on(25), None, "sick", None, on(28))]
    assert standing(unit, 25) == {ANNAS[0], shift(DAN, 25, **REPLACES)}
    ordered = shift("", 26, "K", section="Gran", role=ROLE, ordered="2026-08-24", **REPLACES)
    assert standing(unit, 26) == {ANNAS[1], ordered, shift(CIA, 26)}
    vacant = shift("", 27, section="Gran", role=ROLE, **REPLACES)
    assert standing(unit, 27) == {ANNAS[2], vacant, shift(DAN, 27), shift(BO, 27)}
    assert standing(unit, 28) == {ANNAS[3]}
    assert [word(step) for step in history(unit)] == ["Sjukanmälan 2026-08-25, Anna Ek"]
    undo_step(unit)
    assert verify.content_hash(unit.store.db) == begun


def test_a_substitute_has_the_kind_that_was_chosen_and_the_section_of_the_shift(made):
    unit = made()
    report(
        unit,
        chosen(unit, 25, "substitute", BO, "additional"),
        chosen(unit, 26, "substitute", DAN, "overtime_qualified"),
        chosen(unit, 27, "substitute", CIA, "extra"),
    )
    bo = shift(BO, 25, kind="additional", overtime_sort="general", section="Gran", **REPLACES)
    dan = shift(DAN, 26, "K", kind="overtime_qualified", overtime_sort="general", **REPLACES)
    assert {bo} < standing(unit, 25)
    assert {dan} < standing(unit, 26)
    assert {shift(CIA, 27, kind="extra", **REPLACES)} < standing(unit, 27)


def test_half_a_day_is_replaced_by_its_last_half_without_a_break(made):
    """4,25 h before 16:00."""
    unit = made()
    report(unit, chosen(unit, 25, "substitute", CIA, "extra"), extent_percent=50)
    half = shift(CIA, 25, kind="extra", start=11 * 60 + 45, break_minutes=0, **REPLACES)
    assert {half} < standing(unit, 25)


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (("substitute", BO, "additional"), {"employee_no": BO, "kind": "additional", "section": "Gran"}),
        (("pool",), {"employee_no": "", "section": "Gran", "ordered": "2026-08-24"}),
        (("vacant",), {"employee_no": "", "section": "Gran"}),
        (("none",), None),
    ],
)
def test_extra_work_is_itself_given_away(made, choice, left):
    """The shift of an hourly paid keeps what it was there for, and its number."""
    unit = made()
    given = chosen(unit, 26, *choice, of=CIA)
    report(unit, given, employee_no=CIA, first=26, last=26)
    there = dict(shifts_of(Plan(unit), on(26), on(26)))
    if left is None:
        assert given.number not in there
        return
    role = ROLE if not left["employee_no"] else ""
    sort = "general" if left.get("kind") else ""
    assert there[given.number] == shift(CIA, 26)._replace(**left, role=role, overtime_sort=sort)


def refused(unit: OpenUnit, code: str, *choices: Chosen, **more: Any) -> None:
    begun, steps = verify.content_hash(unit.store.db), len(history(unit))
    with pytest.raises(UserError, match=f"^{code}\\(") as caught:
        report(unit, *choices, **more)
    assert word(caught.value)
    assert (verify.content_hash(unit.store.db), len(history(unit))) == (begun, steps)


def test_what_cannot_be_is_refused_and_nothing_is_changed(made):
    unit = made(Absence(BO, on(26), on(26), "vacation"), shift(DAN, 26, "K"))
    good = chosen(unit, 27, "pool")
    refused(unit, "shift_gone", good, Chosen(9999, "pool"))
    refused(unit, "shift_gone", good, chosen(unit, 25, "vacant", of=DAN))
    refused(unit, "shift_gone", chosen(unit, 28, "pool"), last=27)
    refused(unit, "cell_unknown_person", good, chosen(unit, 25, "substitute", "99", "extra"))
    refused(unit, "cell_same_start", chosen(unit, 26, "substitute", DAN, "overtime_qualified"))
    refused(unit, "substitute_is_absent", good, chosen(unit, 26, "substitute", BO, "additional"))
    refused(unit, "substitute_is_absent", good, chosen(unit, 25, "substitute", ANNA, "additional"))
    refused(unit, "substitute_resource_gone", good, chosen(unit, 26, "substitute", DAN, "resource"))
    refused(unit, "absence_expected_before", last=24)
    refused(unit, "cell_unknown_person", employee_no="99")


def test_a_substitute_who_is_not_employed_that_day_is_refused(made):
    october = date(2026, 10, 1)
    unit = made(shift(ANNA, october))
    ((number, _),) = shifts_of(Plan(unit), october, october, [ANNA])
    choice = Chosen(number, "substitute", CIA, "extra")
    refused(unit, "cell_not_employed", choice, first_day=october, expected_end=october)


def test_who_is_sick_already_is_prolonged_where_it_stands_and_a_later_day_is_a_new_report(made):
    still_on = made(Absence(ANNA, on(20), None, "sick"))
    refused(still_on, "sick_already_reported")
    with pytest.raises(UserError, match="sick_already_reported"):
        view(still_on)
    over = made(Absence(ANNA, on(3), on(7), "sick"))
    report(over)
    assert len(rows.read(over.store, Absence)) == 2


def test_a_closed_month_is_told_and_opened_only_when_that_is_asked_for(made):
    unit = made(MonthClosing("2026-08", True))
    assert view(unit).told == (problem("absence_in_closed_month", months=("2026-08",)),)
    refused(unit, "absence_in_closed_month", chosen(unit, 25, "pool"))
    report(unit, chosen(unit, 25, "pool"), reopen=True)
    assert not is_closed(unit, month="2026-08")
    undo_step(unit)
    assert is_closed(unit, month="2026-08")


def test_a_substitute_in_a_closed_month_is_asked_about_though_the_absence_there_stands(made):
    """Sick from 1 September was known, and September is closed; the day before comes to it."""
    september = date(2026, 9, 1)
    unit = made(Absence(ANNA, september, None, "sick"), shift(ANNA, september), MonthClosing("2026-09", True))
    asked_for = {"first": 31, "expected_end": september}
    assert problem("absence_in_closed_month", months=("2026-09",)) in view(unit, **asked_for).told
    ((number, _),) = shifts_of(Plan(unit), september, september, [ANNA])
    refused(unit, "absence_in_closed_month", Chosen(number, "pool"), **asked_for)
    report(unit, Chosen(number, "pool"), reopen=True, **asked_for)
    assert not is_closed(unit, month="2026-09")


def test_the_effect_of_a_choice_is_told_by_hand_and_leaves_no_trace(made):
    """Bo's nights fill the month, so that density is known: hours over 31 days of 37 / 7 h, and 16 places."""
    unit = made(*(shift(BO, day, "N") for day in range(1, 32)))
    begun = verify.content_hash(unit.store.db)
    day = asked(last=25)
    given = view_choice_effect(unit, **day, chosen=[chosen(unit, 25, "substitute", CIA, "extra")])
    assert given.replacement_sek == pytest.approx(8.5 * 170 * 1.12 * 1.45)
    gross = 8.5 * HOUR
    assert given.saved_net_sek == pytest.approx((gross - (0.8 * gross - KARENS)) * 1.45)
    assert (given.month, given.vacant) == ("2026-08", 0)
    assert given.density_before is not None
    assert given.density_after == pytest.approx(given.density_before)
    left = view_choice_effect(unit, **day, chosen=[chosen(unit, 25, "vacant")])
    assert (left.replacement_sek, left.vacant) == (0, 1)
    assert left.density_after == pytest.approx(given.density_before - 8.5 / (31 * 37 / 7) / 16)
    moved = view_choice_effect(unit, **day, chosen=[chosen(unit, 25, "substitute", DAN, "resource")])
    assert moved.replacement_sek == pytest.approx((8.5 - 5.5) * HOUR * 1.45)
    away = asked(CIA, 26, 26)
    extra = view_choice_effect(unit, **away, chosen=[chosen(unit, 26, "none", of=CIA)])
    assert extra.replacement_sek == 0
    assert extra.saved_net_sek == pytest.approx(8.5 * 170 * 1.12 * 1.45)
    assert (verify.content_hash(unit.store.db), history(unit)) == (begun, ())
