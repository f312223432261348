"""Granted extra hours: whom they reach, until when, and what is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.overtime import limit_hours
from caredesk.domain.rows import Setting
from caredesk.errors import UserError
from caredesk.services.edits import edit, undo_step
from caredesk.services.entry import EntryRefused
from caredesk.services.overtime_grants import (
    edit_overtime_grant,
    edit_overtime_grant_removed,
    view_overtime_grants,
)
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances
from tests.schedule_unit import ANNA, BO, schedule_unit

OVERTIME, ADDITIONAL = "overtime_year_extra", "additional_year_extra"


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with schedule_unit(tmp_path / "enhet.caredesk") as opened:
        yield opened


def limit(unit: OpenUnit, employee_no: str, day: date, name: str = "overtime_year") -> float | None:
    return limit_hours(unit.register(read_circumstances(unit.store, day, day)), name, day, employee_no)


def test_a_grant_raises_the_limit_of_one_person_until_the_year_is_over(unit: OpenUnit) -> None:
    edit_overtime_grant(unit, employee_no=ANNA, key=OVERTIME, hours="100,5", valid_from="2026-09-15")
    days = [date(2026, 9, 14), date(2026, 9, 15), date(2026, 12, 31), date(2027, 1, 1)]
    assert [limit(unit, ANNA, day) for day in days] == [200, 300.5, 300.5, 200]
    assert limit(unit, BO, days[1]) == 200
    assert limit(unit, ANNA, days[1], "additional_year") == 200
    (grant,) = view_overtime_grants(unit)
    assert (grant.name, grant.key, grant.hours) == ("Anna Ek", OVERTIME, 100.5)
    assert (grant.valid_from, grant.valid_to) == (date(2026, 9, 15), date(2026, 12, 31))


def test_a_grant_from_the_same_day_is_replaced_and_one_of_next_year_stands(unit: OpenUnit) -> None:
    edit_overtime_grant(unit, employee_no=ANNA, key=OVERTIME, hours=50, valid_from=date(2027, 1, 1))
    for hours in (150, 80):
        edit_overtime_grant(unit, employee_no=ANNA, key=OVERTIME, hours=hours, valid_from=date(2026, 9, 1))
    assert [limit(unit, ANNA, date(year, 10, 1)) for year in (2026, 2027, 2028)] == [280, 250, 200]
    undo_step(unit)
    assert limit(unit, ANNA, date(2026, 10, 1)) == 350


def test_a_grant_is_taken_away_with_its_end_but_not_with_that_of_another(unit: OpenUnit) -> None:
    for day in (date(2026, 3, 1), date(2026, 9, 1)):
        edit_overtime_grant(unit, employee_no=ANNA, key=ADDITIONAL, hours=100, valid_from=day)
    first, second = view_overtime_grants(unit)
    edit_overtime_grant_removed(unit, number=second.number)
    assert [row.valid_to for row in view_overtime_grants(unit)] == [date(2026, 12, 31)]
    edit_overtime_grant_removed(unit, number=first.number)
    assert rows.read(unit.store, Setting, "employee_no = ?", (ANNA,)) == []
    with pytest.raises(UserError, match="entry_gone"):
        edit_overtime_grant_removed(unit, number=first.number)


def test_a_grant_that_came_with_a_file_is_listed_too(unit: OpenUnit) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, [Setting(OVERTIME, None, "150", BO), Setting("pay_simple", None, "200", BO)])
    assert [(row.name, row.valid_from, row.valid_to) for row in view_overtime_grants(unit)] == [
        ("Bo Al", None, None)
    ]


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"hours": "151"}, "hours", "grant_too_much"),
        ({"hours": "0"}, "hours", "import_not_above"),
        ({"hours": "mycket"}, "hours", "import_not_a_number"),
        ({"employee_no": "99"}, "employee_no", "grant_without_person"),
        ({"valid_from": ""}, "valid_from", "entry_missing"),
    ],
)
def test_what_the_law_or_the_unit_does_not_know_is_refused(
    unit: OpenUnit, changed: dict[str, str], field: str, code: str
) -> None:
    texts = {"employee_no": ANNA, "hours": "150", "valid_from": "2026-09-01"} | changed
    with pytest.raises(EntryRefused) as refused:
        edit_overtime_grant(unit, key=OVERTIME, **texts)
    (finding,) = (found for _, found in refused.value.findings)
    assert (finding.field, finding.reason.code) == (field, code)
    assert rows.read(unit.store, Setting) == []
