"""Periods as they are typed: read, refused at their fields, renamed, and told where they overlap."""

import pytest

from caredesk.domain.problems import problem
from caredesk.domain.schedule_rows import Period
from caredesk.errors import UserError
from caredesk.exchange.row_entry import Finding
from caredesk.services.edits import history
from caredesk.services.entry import EntryRefused, Typed
from caredesk.services.periods import edit_periods, edit_periods_removed, view_periods
from caredesk.services.session import create_unit
from caredesk.storage import rows
from tests.builders import on

AUTUMN = Period("Höst 2026", on("2026-08-31"), on("2026-12-20"))


def typed(name="Höst 2026", first="2026-08-31", last="2026-12-20", number=None) -> Typed:
    return Typed({"name": name, "first_day": first, "last_day": last}, number)


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def test_a_period_is_added_renamed_and_removed(unit):
    edit_periods(unit, [typed()])
    (held,) = view_periods(unit)
    assert (held.row, held.weeks, held.overlaps) == (AUTUMN, 16, ())
    edit_periods(unit, [Typed({"name": "Hösten"}, held.number)])
    (held,) = view_periods(unit)
    assert held.row == AUTUMN._replace(name="Hösten")
    assert edit_periods(unit, [Typed({"name": "Hösten"}, held.number)]).tables == frozenset()
    edit_periods_removed(unit, [held.number])
    assert view_periods(unit) == ()
    assert [step.code for step in history(unit)] == ["period_added", "period_changed", "period_removed"]


def test_two_may_change_names_and_those_that_share_days_say_so(unit):
    edit_periods(
        unit, [typed(), typed("Jul", "2026-12-20", "2027-01-10"), typed("Vår", "2027-01-11", "2027-05-30")]
    )
    autumn, christmas, spring = view_periods(unit)
    assert (autumn.overlaps, christmas.overlaps, spring.overlaps) == (("Jul",), ("Höst 2026",), ())
    edit_periods(
        unit, [Typed({"name": "Jul"}, autumn.number), Typed({"name": "Höst 2026"}, christmas.number)]
    )
    assert [held.row.name for held in view_periods(unit)] == ["Jul", "Höst 2026", "Vår"]


@pytest.mark.parametrize(
    ("each", "finding"),
    [
        (typed(name=" "), Finding("name", problem("entry_missing"))),
        (typed(name="höst 2026"), Finding("name", problem("entry_name_twice", value="höst 2026"))),
        (typed("x" * 61), Finding("name", problem("period_name_long", most=60))),
        (typed("A", last="i höst"), Finding("last_day", problem("import_not_a_day"))),
        (
            typed("A", first="1999-01-01"),
            Finding("first_day", problem("import_far_day", first=2000, last=2100)),
        ),
        (
            typed("A", last="2026-08-30"),
            Finding("last_day", problem("import_end_before_start", start=on("2026-08-31"))),
        ),
        (typed("A", last="2028-08-31"), Finding("last_day", problem("period_too_long"))),
    ],
)
def test_what_cannot_be_stored_is_told_at_its_field(unit, each, finding):
    edit_periods(unit, [typed()])
    with pytest.raises(EntryRefused) as refused:
        edit_periods(unit, [typed("Vår", "2027-01-11", "2027-05-30"), each])
    assert refused.value.findings == ((1, finding),)
    assert rows.read(unit.store, Period) == [AUTUMN]


def test_two_years_are_not_too_long(unit):
    assert edit_periods(unit, [typed("A", last="2028-08-30")]).tables == {"period"}


def test_a_period_that_is_gone_is_told(unit):
    with pytest.raises(UserError, match="entry_gone"):
        edit_periods(unit, [typed(number=7)])
