"""Rows typed one by one: stored whole, or refused at the field with nothing changed."""

from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.rows import Employee, Employment, Need, Occupancy, Place, Role, Shift, ShiftType
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit, undo_step
from caredesk.services.entry import EntryRefused, Typed, edit_entries, edit_removed, texts_of
from caredesk.services.session import create_unit
from caredesk.storage import rows

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "u.caredesk", name="Björkbacken") as unit:
        with edit(unit, "import", source="test"):
            rows.insert(unit.store, [Place("Linden", OCTOBER, 18, None, 0.8)])
            rows.insert(unit.store, [Occupancy("Linden", OCTOBER, date(2026, 10, 31), 17)])
            rows.insert(unit.store, [Employee("101", "Ek, Anna", birth_date=date(1990, 5, 1))])
            rows.insert(unit.store, [Employment("101", date(2020, 1, 1), form="permanent", role="Usk")])
            rows.insert(unit.store, [Role("Usk", 100)])
            rows.insert(unit.store, [ShiftType("D", start=420, end=930), ShiftType("K", start=780, end=1290)])
            rows.insert(unit.store, [Shift("101", OCTOBER, "D", 420, 930, role="Usk")])
            rows.insert(unit.store, [Need("Linden", "D", "mon", 2)])
        yield unit


def refusal(unit, table: str, texts: dict[str, str], number: int | None = None) -> tuple[str, str]:
    """The field and the sentence; what the table holds is the same before and after."""
    before = rows.read(unit.store, type_of(table))
    with pytest.raises(EntryRefused) as refused:
        edit_entries(unit, table, [Typed(texts, number)], code="test")
    assert rows.read(unit.store, type_of(table)) == before
    (_, finding), *_ = refused.value.findings
    return finding.field, word(finding.reason)


def type_of(table: str):
    from caredesk.domain.tables import TABLES

    return TABLES[table]


def test_a_row_is_changed_by_the_fields_typed_and_undone_as_one_step(unit):
    (number, row), *_ = rows.read_with_ids(unit.store, Place)
    edit_entries(unit, "place", [Typed({"target": "0,69"}, number)], code="place_changed")
    assert rows.read(unit.store, Place) == [row._replace(target=0.69)]
    undo_step(unit)
    assert rows.read(unit.store, Place) == [row]


def test_texts_of_a_row_read_back_as_the_row(unit):
    with edit(unit, "import", source="test"):
        (number,) = rows.insert(
            unit.store,
            [Employment("101", OCTOBER, form="permanent", monthly_pay=1234567.25, weekly_hours=34 + 1 / 3)],
        )
    row = dict(rows.read_with_ids(unit.store, Employment))[number]
    texts = texts_of(row)
    assert (texts["form"], texts["monthly_pay"], texts["weekly_hours"]) == (
        "Tillsvidare", "1\u00a0234\u00a0567,25", "34:20"
    )  # fmt: skip
    assert not edit_entries(unit, "employment", [Typed(texts_of(row), number)], code="same").tables


@pytest.mark.parametrize(
    ("table", "texts", "field", "said"),
    [
        ("place", {"section": "Eken", "target": "80"}, "target", "till exempel 0,80"),
        ("place", {"section": "Linden", "valid_from": "2026-10-01"}, "valid_from", "redan en rad"),
        ("place", {"section": "Linden", "valid_from": "2026-10-15", "available": "16"}, "available", "17"),
        (
            "occupancy",
            {"section": "Linden", "first_day": "2026-11-01", "last_day": "2026-11-02", "occupied": "19"},
            "occupied",
            "18 platser",
        ),
        (
            "occupancy",
            {"section": "Linden", "first_day": "2026-10-31", "last_day": "2026-11-02", "occupied": "17"},
            "first_day",
            "överlappar",
        ),
        (
            "occupancy",
            {"section": "Linden", "first_day": "2026-11-02", "last_day": "2026-11-01", "occupied": "1"},
            "last_day",
            "före början",
        ),
        (
            "occupancy",
            {"section": "Linden", "first_day": "2026-11-01", "last_day": "2026-11-01", "occupied": "sjutton"},
            "occupied",
            "inget tal",
        ),
        (
            "employment",
            {"employee_no": "101", "valid_from": "1985-01-01", "form": "Tillsvidare"},
            "valid_from",
            "1990-05-01",
        ),
        (
            "employment",
            {"employee_no": "101", "valid_from": "2020-01-01", "form": "Visstid"},
            "valid_from",
            "redan en anställning",
        ),
        (
            "employment",
            {"employee_no": "102", "valid_from": "2020-01-01", "form": "Visstid"},
            "employee_no",
            "102",
        ),
        (
            "unit",
            {"name": "B", "valid_from": "2026-01-01", "weekly_hours": "0"},
            "weekly_hours",
            "större än 0",
        ),
        ("shift_type", {"code": "sj", "start": "7", "end": "15:00"}, "start", "TT:MM"),
        ("shift_type", {"code": "sj", "start": "07:00", "end": "15:00"}, "code", "frånvaro"),
        ("shift_type", {"code": "USK", "start": "07:00", "end": "15:00"}, "code", "befattning"),
        ("shift_type", {"code": "d", "start": "07:00", "end": "15:00"}, "code", "finns redan"),
        ("role", {"name": "VAB"}, "name", "frånvaro"),
        ("role", {"name": "d"}, "name", "turkod"),
        ("employee", {"employee_no": "103", "name": ""}, "name", "Fyll i"),
        (
            "occupancy",
            {"section": "Eken", "first_day": "2026-11-01", "last_day": "2062-11-01", "occupied": "1"},
            "last_day",
            "2026",
        ),
        ("monthly_value", {"month": "2062-11", "fte": "1"}, "month", "30 år"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(unit, table, texts, field, said):
    found, sentence = refusal(unit, table, texts)
    assert found == field
    assert said in sentence


def test_a_birth_after_the_first_contract_is_refused(unit):
    (number, _), *_ = rows.read_with_ids(unit.store, Employee)
    assert refusal(unit, "employee", {"birth_date": "2021-01-01"}, number)[0] == "birth_date"


def test_what_was_too_many_before_does_not_stop_another_field(unit):
    with edit(unit, "import", source="test"):
        rows.insert(unit.store, [Occupancy("Linden", date(2026, 9, 1), date(2026, 9, 2), 5)])
        (crowded,) = rows.insert(unit.store, [Occupancy("Linden", date(2026, 11, 1), date(2026, 11, 1), 20)])
    edit_entries(unit, "occupancy", [Typed({"estimated": "J"}, crowded)], code="occupancy")
    assert refusal(unit, "occupancy", {"occupied": "21"}, crowded)[0] == "occupied"


def test_a_month_given_twice_is_said_at_the_second(unit):
    month = {"month": "2026-09", "worked_hours": "7 000"}
    with pytest.raises(EntryRefused) as refused:
        edit_entries(unit, "monthly_value", [Typed(month), Typed(month)], code="test")
    assert [(place, finding.field) for place, finding in refused.value.findings] == [(1, "month")]


def test_two_rows_may_change_places(unit):
    texts = {"section": "Linden", "occupied": "3"}
    days = [
        {"first_day": "2026-11-01", "last_day": "2026-11-01"},
        {"first_day": "2026-11-02", "last_day": "2026-11-02"},
    ]
    edit_entries(unit, "occupancy", [Typed(texts | day) for day in days], code="test")
    held = [number for number, row in rows.read_with_ids(unit.store, Occupancy) if row.first_day > OCTOBER]
    swapped = [Typed(day, number) for day, number in zip(reversed(days), held, strict=True)]
    edit_entries(unit, "occupancy", swapped, code="test")
    assert len(rows.read(unit.store, Occupancy)) == 3


def test_a_role_in_use_stays_and_its_new_name_is_taken_over(unit):
    (number, _), *_ = rows.read_with_ids(unit.store, Role)
    with pytest.raises(UserError, match="entry_in_use") as refused:
        edit_removed(unit, "role", [number], code="role_removed")
    assert "2 ställen" in word(refused.value)
    edit_entries(unit, "role", [Typed({"name": "Undersköterska"}, number)], code="role_changed")
    assert rows.read(unit.store, Employment)[0].role == "Undersköterska"
    assert rows.read(unit.store, Shift)[0].role == "Undersköterska"
    undo_step(unit)
    assert rows.read(unit.store, Shift)[0].role == "Usk"


def test_names_that_change_places_take_their_own_rows_with_them(unit):
    with edit(unit, "import", source="test"):
        rows.insert(unit.store, [Shift("101", date(2026, 10, 2), "K", 780, 1290, role="Usk")])
    (first, _), (second, _) = rows.read_with_ids(unit.store, ShiftType)
    edit_entries(unit, "shift_type", [Typed({"code": "K"}, first), Typed({"code": "D"}, second)], code="test")
    assert [(row.code, row.start) for row in rows.read(unit.store, ShiftType)] == [("D", 780), ("K", 420)]
    assert [(row.shift_code, row.start) for row in rows.read(unit.store, Shift)] == [("K", 420), ("D", 780)]
    assert [row.shift_code for row in rows.read(unit.store, Need)] == ["K"]
    undo_step(unit)
    assert [row.shift_code for row in rows.read(unit.store, Shift)] == ["D", "K"]


def test_a_row_that_is_gone_cannot_be_changed(unit):
    (number, _), *_ = rows.read_with_ids(unit.store, Need)
    edit_removed(unit, "need", [number], code="need_removed")
    with pytest.raises(UserError, match="entry_gone"):
        edit_entries(unit, "need", [Typed({"wanted": "3"}, number)], code="test")


def test_as_many_places_as_before_are_no_fault_where_more_are_occupied(unit):
    with edit(unit, "import", source="test"):
        rows.insert(unit.store, [Occupancy("Linden", date(2026, 11, 1), date(2026, 11, 30), 19)])
    texts = {"section": "Linden", "valid_from": "2026-11-10", "available": "18", "target": "0,7"}
    assert refusal(unit, "place", texts | {"available": "17"})[0] == "available"
    edit_entries(unit, "place", [Typed(texts)], code="test")
    assert rows.read(unit.store, Place)[1].target == 0.7


def test_a_new_name_that_would_make_two_needs_one_is_refused_whole(unit):
    with edit(unit, "import", source="test"):
        needs = [Need("", "D", "mon", 1, role) for role in ("Usk", "Undersköterska")]
        rows.insert(unit.store, needs)
    (number, _), *_ = rows.read_with_ids(unit.store, Role)
    with pytest.raises(UserError, match="rename_meets_another") as refused:
        edit_entries(unit, "role", [Typed({"name": "Undersköterska"}, number)], code="test")
    assert "Undersköterska" in word(refused.value)
    assert [row.name for row in rows.read(unit.store, Role)] == ["Usk"]
