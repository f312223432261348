"""Laws, agreements and values as a list: what is in force on a day, what is one's own, what is lacking."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.rows import Setting, Shift, ShiftType
from caredesk.language.parameter_words import GROUPS, STATUS
from caredesk.language.words import word
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.entry import EntryRefused
from caredesk.services.parameters_view import (
    DatedValue,
    ParameterView,
    edit_back_to_default,
    edit_own_value,
    view_parameters,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows

TODAY = date(2026, 11, 3)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def parameter(unit: OpenUnit, key: str, today: date = TODAY) -> ParameterView:
    return next(view for view in view_parameters(unit, today=today) if view.key == key)


def own(unit: OpenUnit, key: str, day: str, text: str) -> None:
    edit_own_value(unit, key=key, day=day, text=text)


def test_a_rate_shows_the_value_of_the_day_and_all_its_dates(unit: OpenUnit):
    ob = parameter(unit, "ob_d")
    assert (ob.value, ob.status, ob.unit, ob.source) == ("26.4", "V2", "kr/h", "AB § 21, kväll")
    assert [(each.day, each.value) for each in ob.values] == [
        (date(2024, 4, 1), "24.8"),
        (date(2025, 4, 1), "25.6"),
        (date(2026, 4, 1), "26.4"),
    ]
    assert parameter(unit, "ob_d", date(2025, 12, 31)).value == "25.6"
    before = parameter(unit, "ob_d", date(2024, 3, 31))
    assert (before.value, before.status) == ("", "X")


def test_a_value_of_ones_own_holds_from_its_day_and_figures_read_it(unit: OpenUnit):
    own(unit, "ob_d", "2026-06-01", "27,10")
    assert parameter(unit, "ob_d", date(2026, 5, 31)).value == "26.4"
    now = parameter(unit, "ob_d")
    assert (now.value, now.status, now.has_own) == ("27.1", "own", True)
    assert now.values[-1] == DatedValue(date(2026, 6, 1), "27.1", "own")
    read = unit.defaults.with_settings(rows.read(unit.store, Setting))
    assert read.value_on("ob_d", TODAY) == 27.1


def test_a_newer_default_does_not_overrule_an_own_value(unit: OpenUnit):
    """Rules.md: a value of the unit's own goes before the default, also one that came later."""
    own(unit, "ob_d", "2024-06-01", "25")
    assert parameter(unit, "ob_d").value == "25"


def test_the_same_day_again_replaces_and_back_to_default_is_one_step(unit: OpenUnit):
    own(unit, "daily_rest_h", "", "12")
    own(unit, "daily_rest_h", "", "11,5")
    own(unit, "daily_rest_h", "2027-01-01", "12")
    assert [each.value for each in parameter(unit, "daily_rest_h").values] == ["11", "11.5", "12"]
    edit_back_to_default(unit, key="daily_rest_h")
    back = parameter(unit, "daily_rest_h")
    assert (back.value, back.status, back.has_own) == ("11", "V1", False)
    assert word(history(unit)[-1]) == "Tillbaka till förvalt värde: Dygnsvila, minst"
    undo_step(unit)
    assert len(parameter(unit, "daily_rest_h").values) == 3


def test_a_persons_value_is_not_the_units(unit: OpenUnit):
    with edit(unit, "import", source="mall"):
        rows.insert(unit.store, [Setting("sick_pay", None, "90", "1001")])
    assert not parameter(unit, "sick_pay").has_own
    own(unit, "sick_pay", "", "85")
    edit_back_to_default(unit, key="sick_pay")
    assert [row.value for row in rows.read(unit.store, Setting)] == ["90"]


@pytest.mark.parametrize(
    ("key", "day", "text", "found"),
    [
        ("ob_c", "2026-01-01", "trettio", ("value", "import_not_a_number")),
        ("ob_c", "i maj", "30", ("valid_from", "import_not_a_day")),
        ("ob_c", "", "", ("value", "entry_missing")),
        ("pay_divisor", "", "0", ("value", "import_not_above")),
        ("daily_rest_h", "", "-1", ("value", "import_too_small")),
        ("overtime_counting", "", "vecka", ("value", "import_not_in_list")),
        ("week_max_from", "", "måndag", ("value", "import_not_a_day")),
        ("sick_leave_from", "", "våren", ("value", "import_not_a_month")),
    ],
)
def test_what_is_no_such_value_is_refused_and_nothing_is_stored(
    unit: OpenUnit, key: str, day: str, text: str, found: tuple[str, str]
):
    with pytest.raises(EntryRefused) as refused:
        own(unit, key, day, text)
    ((place, finding),) = refused.value.findings
    assert (place, finding.field, finding.reason.code) == (0, *found)
    assert word(finding.reason)
    assert rows.read(unit.store, Setting) == []


def test_what_is_unknown_is_lacking_only_where_it_is_used(unit: OpenUnit):
    assert [view.key for view in view_parameters(unit, today=TODAY) if view.lacking] == []
    with edit(unit, "import", source="mall"):
        rows.insert(
            unit.store,
            [
                Shift("", date(2026, 3, 1), "J", 0, 480, kind="jour"),
                Shift("", date(2025, 3, 1), "B", 0, 480, kind="standby"),
            ],
        )
    own(unit, "overtime_counting", "", "4_weeks")
    lacking = {view.key for view in view_parameters(unit, today=TODAY) if view.lacking}
    assert lacking == {"jour_pay", "overtime_4_weeks_from"}, "beredskap låg för mer än ett år sedan"
    own(unit, "jour_pay", "2026-01-01", "62")
    own(unit, "overtime_4_weeks_from", "", "2026-01-05")
    assert [view.key for view in view_parameters(unit, today=TODAY) if view.lacking] == []
    with edit(unit, "import", source="mall"):
        rows.insert(unit.store, [ShiftType("B", "Beredskap", 0, 480, kind="standby")])
    assert parameter(unit, "standby_pay").lacking


def test_every_key_has_one_name_and_every_status_its_words(unit: OpenUnit):
    named = [key for _title, names in GROUPS for key in names]
    views = view_parameters(unit, today=TODAY)
    assert sorted(named) == sorted(view.key for view in views)
    assert {each.status for view in views for each in view.values} <= STATUS.keys()
