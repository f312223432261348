"""The timeline of absences read from a small unit's file: whose, of which section and cause, what is hit."""

from datetime import date
from typing import NamedTuple

import pytest

from caredesk.domain.rows import Absence, Shift
from caredesk.domain.sick_rows import FollowUp
from caredesk.services.absence_timeline import view_absence_timeline
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.small_unit import small_unit

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def unit(tmp_path_factory):
    """Person 1001 (Gran) was sick in October, 1002 (Tall) is half sick since 20 November, 1003 (Gran) and
    1004 (Tall) have holidays."""
    with create_unit(tmp_path_factory.mktemp("unit") / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            more: list[NamedTuple] = [
                Absence("1003", date(2026, 11, 23), date(2026, 11, 29), "vacation"),
                Absence("1004", date(2026, 12, 7), date(2026, 12, 13), "vacation"),
                Shift("1002", date(2026, 11, 26), "D", 420, 960, 30, section="Gran", replaces="1003"),
            ]
            rows.insert(opened.store, [*small_unit(), *more])
        yield opened


def told(unit: OpenUnit, first: date, last: date, **more) -> list[tuple[str, str, int, int]]:
    asked = {"section": None, "causes": None, "today": TODAY} | more
    view = view_absence_timeline(unit, first_day=first, last_day=last, **asked)
    return [
        (row.name, bar.absence.cause, bar.number, bar.conflict.unreplaced if bar.conflict else 0)
        for row in view.rows
        for bar in row.bars
    ]


NOVEMBER = (date(2026, 11, 2), date(2026, 12, 13))


def test_rows_are_of_the_stretch_the_section_and_the_causes(unit):
    assert [each[:2] for each in told(unit, *NOVEMBER)] == [
        ("Person 1002", "sick"),
        ("Person 1003", "vacation"),
        ("Person 1004", "vacation"),
    ]
    assert [each[0] for each in told(unit, date(2026, 10, 1), date(2026, 10, 31))] == ["Person 1001"]
    assert [each[0] for each in told(unit, *NOVEMBER, section="Tall")] == ["Person 1002", "Person 1004"]
    assert [each[0] for each in told(unit, *NOVEMBER, causes=frozenset({"sick"}))] == ["Person 1002"]
    assert told(unit, date(2026, 10, 12), date(2026, 10, 18)) == []


def test_shifts_under_a_holiday_that_nobody_works_are_counted(unit):
    # 1003 is third of four: no shift when (ordinal + 2) is a multiple of three. Of 24-29 November they have
    # the 24th, 26th, 27th and 29th, and on the 26th somebody works for them.
    days = [n for n in range(24, 30) if (date(2026, 11, n).toordinal() + 2) % 3]
    assert days == [24, 26, 27, 29]
    hit = {name: count for name, _, _, count in told(unit, *NOVEMBER)}
    assert hit == {"Person 1002": 0, "Person 1003": 3, "Person 1004": 0}


def test_the_number_leads_to_the_row_in_the_file(unit):
    held = dict(rows.read_with_ids(unit.store, Absence))
    for name, cause, number, _ in told(unit, *NOVEMBER):
        assert (f"Person {held[number].employee_no}", held[number].cause) == (name, cause)


def test_a_year_has_months_for_heads_and_what_rings_in_it(unit):
    view = view_absence_timeline(
        unit, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), section=None, causes=None, today=TODAY
    )
    assert (view.by, len(view.heads), len(view.rows)) == ("month", 12, 4)
    sick = view.rows[0]
    # Day 5 today: the certificate is due on 27 November, the insurance told by 10 December.
    assert (sick.name, sick.day_number) == ("Person 1002", 5)
    rings = [(ring.kind, ring.day) for ring in sick.rings]
    assert rings[:2] == [("certificate", date(2026, 11, 27)), ("insurance", date(2026, 12, 10))]
    # What is ticked as done rings no more.
    with edit(unit, "tick"):
        rows.insert(unit.store, [FollowUp("1002", "insurance", date(2026, 11, 20), TODAY)])
    again = view_absence_timeline(
        unit, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), section=None, causes=None, today=TODAY
    )
    assert [ring.kind for ring in again.rows[0].rings] == [kind for kind, _ in rings if kind != "insurance"]
