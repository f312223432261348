"""Overlap, work beyond an absence, competence and late notice: breach, exact limit, someone else; by hand."""

from datetime import date

import pytest

from caredesk.domain.rows import Competence, Shift, ShiftType
from caredesk.domain.rule_book import DayChange
from tests.builders import absence, employment, on, shift
from tests.rule_checks import found, of_rule

DAY = shift("2026-03-03", "07:00-15:30")


def test_two_shifts_at_once_are_dated_by_the_later_start():
    assert of_rule("overlap", [DAY, shift("2026-03-03", "15:00-22:00")]) == [("1", "03-03", 0.5, 0)]
    night = shift("2026-03-02", "21:00-07:30")
    assert of_rule("overlap", [night, DAY]) == [("1", "03-03", 0.5, 0)]
    assert of_rule("overlap", [DAY, shift("2026-03-03", "15:30-22:00")]) == []
    assert of_rule("overlap", [DAY, shift("2026-03-03", "15:00-22:00", "2")]) == []
    assert of_rule("overlap", [DAY, shift("2026-03-03", "15:00-22:00", kind="standby")]) == []
    assert (
        of_rule("overlap", [shift("2026-03-03", "07:00-15:30", ""), shift("2026-03-03", "07:00-15:30", "")])
        == []
    )


def test_each_pair_that_shares_time_is_told():
    third = shift("2026-03-03", "08:00-09:00")
    assert of_rule("overlap", [DAY, DAY._replace(start=480), third]) == [
        ("1", "03-03", 1, 0),
        ("1", "03-03", 1, 0),
        ("1", "03-03", 7.5, 0),
    ]


@pytest.mark.parametrize("kind", ["extra", "additional", "overtime_simple", "overtime_qualified"])
def test_bought_work_on_a_day_of_full_absence(kind: str):
    row = shift("2026-03-03", "07:00-15:30", pause=30, kind=kind)
    assert of_rule("absent", [row], absences=(absence("2026-03-03"),)) == [("1", "03-03", 8, 0)]
    assert of_rule("absent", [row], absences=(absence("2026-03-03", extent=99),)) == []
    assert of_rule("absent", [row._replace(employee_no="2")], absences=(absence("2026-03-03"),)) == []
    assert of_rule("absent", [row], absences=(absence("2026-03-04"),)) == []


def test_absences_add_and_the_lost_hours_themselves_are_no_breach():
    both = (absence("2026-03-03", extent=60), absence("2026-03-03", extent=40, cause="vacation"))
    assert of_rule("absent", [DAY], absences=both) == []
    assert of_rule("absent", [DAY._replace(kind="jour")], absences=both) == []
    hourly = (employment(form="hourly"),)
    assert of_rule("absent", [DAY], absences=both, employments=hourly) == [("1", "03-03", 8.5, 0)]


ROUND = ShiftType("M", start=960, end=1080, competence="Delegering")


@pytest.mark.parametrize(
    ("held", "lacks"),
    [
        (Competence("1", "Delegering"), False),
        (Competence("1", "Delegering", on("2026-03-03"), on("2026-03-03")), False),
        (Competence("1", "Delegering", on("2026-03-04")), True),
        (Competence("1", "Delegering", None, on("2026-03-02")), True),
        (Competence("1", "HLR"), True),
        (Competence("2", "Delegering"), True),
    ],
)
def test_a_shift_type_needs_its_competence_on_the_day(held: Competence, lacks: bool):
    row = shift("2026-03-03", "16:00-18:00")._replace(shift_code="M")
    told = [("1", "03-03", 0, 1)] if lacks else []
    assert of_rule("competence", [row], shift_types=(ROUND,), competences=[held]) == told
    plain = ROUND._replace(competence="")
    assert of_rule("competence", [row], shift_types=(plain,), competences=[held]) == []


def notices(
    made: str, before: tuple[tuple[int, int, int, str], ...], now: list[Shift]
) -> list[tuple[str, float]]:
    """The notices of the 20th of March, changed on a day from what stood there."""
    changes = [DayChange("1", on("2026-03-20"), on(made), before)]
    return [(f"{each.when:%m-%d}", each.amount or 0) for each in found(now, changes=changes).notices]


MORNING = ((420, 930, 0, ""),)


def test_a_change_told_less_than_14_days_ahead():
    later = [shift("2026-03-20", "08:00-15:30")]
    assert notices("2026-03-07", MORNING, later) == [("03-20", 13)]
    assert notices("2026-03-06", MORNING, later) == []
    assert notices("2026-03-20", MORNING, later) == [("03-20", 0)]
    assert notices("2026-03-07", MORNING, [later[0]._replace(employee_no="2")]) == [("03-20", 13)]
    assert found(later, changes=[DayChange("2", on("2026-03-20"), on("2026-03-07"), ())]).notices == ()


def test_what_is_back_as_it_was_or_was_asked_for_is_no_notice():
    assert notices("2026-03-07", MORNING, [shift("2026-03-20", "07:00-15:30")]) == []
    asked = shift("2026-03-20", "16:00-20:00", kind="overtime_simple")
    assert notices("2026-03-07", MORNING, [shift("2026-03-20", "07:00-15:30"), asked]) == []


def test_the_first_of_several_changes_says_what_was_told_the_last_when():
    changes = [
        DayChange("1", on("2026-03-20"), on("2026-03-01"), ()),
        DayChange("1", on("2026-03-20"), on("2026-03-08"), MORNING),
        DayChange("1", on("2026-03-20"), on("2026-03-17"), ((480, 930, 0, ""),)),
    ]
    (told,) = found([shift("2026-03-20", "09:00-15:30")], changes=changes).notices
    assert (told.when, told.amount, told.limit) == (date(2026, 3, 20), 3, 14)
    assert found([shift("2026-03-20", "07:00-15:30")], changes=changes).notices == ()
