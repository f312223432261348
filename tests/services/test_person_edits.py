"""What is done to people of a small unit; its figures by day are reckoned by hand."""

from datetime import date
from shutil import copy

import pytest

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.rows import (
    Absence,
    Balance,
    BaseShift,
    Competence,
    Employee,
    Employment,
    Setting,
    Shift,
    Unit,
)
from caredesk.domain.sick_rows import FollowUp
from caredesk.errors import UserError
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.entry import EntryRefused, Typed, check_entries, texts_of
from caredesk.services.people import view_people
from caredesk.services.person import PersonCard, view_person
from caredesk.services.person_edits import (
    CONTRACT,
    PERSON,
    day_of,
    edit_contract_changed_from,
    edit_contract_ended,
    edit_moved_to_section,
    edit_person,
    edit_person_added,
    edit_person_removed,
    edit_rows_of,
    edit_rows_removed,
    view_contract_change,
)
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import day_totals, rows
from tests.builders import on
from tests.small_unit import small_unit

TODAY = on("2026-11-24")
LENA = {"employee_no": "2001", "name": "Lena Dahl", "phone": "070-174 06 48"}
CONTRACT_OF_LENA = {"form": "Visstid", "section": "Gran", "rate_percent": "75", "valid_from": "2026-11-15"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("people") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened:
        put(opened, *small_unit())
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def put(unit: OpenUnit, *added) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def card(unit: OpenUnit, employee_no: str, today: date = TODAY) -> PersonCard:
    shown = view_person(unit, employee_no=employee_no, today=today)
    assert shown is not None
    return shown


def contracts(unit: OpenUnit, employee_no: str) -> list[tuple[str, str, float | None]]:
    return [
        (str(row.valid_from), str(row.valid_to or ""), row.rate_percent)
        for row in rows.read(unit.store, Employment, "employee_no = ?", (employee_no,))
    ]


def total(unit: OpenUnit, day: str, section: str = "Gran") -> DayTotal:
    found = day_totals.read_totals(unit.store, on(day), on(day))
    return next(row for row in found if row.section == section)


def refused(error: pytest.ExceptionInfo[EntryRefused]) -> list[tuple[int, str, str]]:
    return [(place, finding.field, finding.reason.code) for place, finding in error.value.findings]


def test_a_new_person_comes_with_a_contract_in_one_step(unit):
    changes = edit_person_added(unit, person=LENA, contract=CONTRACT_OF_LENA)
    assert changes.persons == {"2001"}
    assert (changes.first_day, changes.last_day) == (on("2026-11-15"), on("2026-11-30"))
    assert contracts(unit, "2001") == [("2026-11-15", "", 75)]
    assert history(unit)[-1].code == "person_added"
    undo_step(unit)
    assert view_person(unit, employee_no="2001", today=TODAY) is None
    assert contracts(unit, "2001") == []


def test_a_new_person_that_cannot_be_read_is_refused_at_each_field(unit):
    person = {**LENA, "birth_date": "2026-12-01", "name": " "}
    contract = {**CONTRACT_OF_LENA, "weekly_hours": "0", "monthly_pay": "tjugo", "valid_to": "2026-01-01"}
    with pytest.raises(EntryRefused) as error:
        edit_person_added(unit, person=person, contract=contract)
    assert refused(error) == [
        (PERSON, "name", "entry_missing"),
        (CONTRACT, "weekly_hours", "import_not_above"),
        (CONTRACT, "monthly_pay", "import_not_a_number"),
    ]
    with pytest.raises(EntryRefused) as error:
        edit_person_added(unit, person=LENA, contract={**CONTRACT_OF_LENA, "valid_to": "2026-01-01"})
    assert refused(error) == [(CONTRACT, "valid_to", "import_end_before_start")]
    with pytest.raises(EntryRefused) as error:
        edit_person_added(unit, person={**LENA, "birth_date": "2026-11-15"}, contract=CONTRACT_OF_LENA)
    assert refused(error) == [(CONTRACT, "valid_from", "entry_contract_before_birth")]
    with pytest.raises(EntryRefused) as error:
        edit_person_added(unit, person={**LENA, "employee_no": "1001"}, contract=CONTRACT_OF_LENA)
    assert (PERSON, "employee_no", "entry_number_taken") in refused(error)
    assert [step.code for step in history(unit)] == ["fill"]


@pytest.mark.parametrize(
    ("number", "refused"),
    [
        ("811218-9876", True),  # every other digit doubled: 7+1+2+2+2+8+9+8+5+6 = 50
        ("198112189876", True),
        ("811278-9873", True),  # the day is 60 more: 7+1+2+2+5+8+9+8+5+3 = 50
        ("811218-9875", False),
        ("811318-9876", False),
        ("2011", False),
    ],
)
def test_an_identity_number_is_no_employee_number(unit, number, refused):
    found, _ = check_entries(unit, "employee", [Typed({"employee_no": number, "name": "Lena Dahl"})])
    assert [finding.reason.code for _, finding in found] == ["person_identity_number"] * refused


def test_a_changed_contract_counts_from_its_day_in_the_employed_measure(unit):
    put(unit, Unit("Lönngården", on("2026-10-01"), weekly_hours=37.0, basis="employed"))
    # Gran: 1001 and 1003, 85 % each.
    assert total(unit, "2026-11-14").employed_fte == pytest.approx(1.70)
    changes = edit_contract_changed_from(
        unit, employee_no="1003", day=on("2026-11-15"), changes={"rate_percent": "50"}
    )
    assert (changes.first_day, changes.last_day) == (on("2026-11-15"), on("2026-11-30"))
    assert contracts(unit, "1003") == [("2020-01-01", "2026-11-14", 85), ("2026-11-15", "", 50)]
    assert total(unit, "2026-11-14").employed_fte == pytest.approx(1.70)
    assert total(unit, "2026-11-15").employed_fte == pytest.approx(1.35)
    undo_step(unit)
    assert total(unit, "2026-11-15").employed_fte == pytest.approx(1.70)


def test_sick_hours_follow_the_contract_of_the_day(unit):
    # 1002 in Tall is half sick from 20 November on: 0,85 × 37 ÷ 7 × 0,5 = 2,246 h a day.
    assert total(unit, "2026-11-25", "Tall").sick_hours == pytest.approx(0.85 * 37 / 7 * 0.5)
    edit_contract_changed_from(
        unit,
        employee_no="1002",
        day=on("2026-11-25"),
        changes={"rate_percent": "100", "weekly_hours": "34:20"},
    )
    assert total(unit, "2026-11-24", "Tall").sick_hours == pytest.approx(0.85 * 37 / 7 * 0.5)
    assert total(unit, "2026-11-25", "Tall").sick_hours == pytest.approx((34 + 20 / 60) / 7 * 0.5)
    assert total(unit, "2026-11-25", "Tall").ordinary_hours == pytest.approx(
        (34 + 20 / 60) / 7 + 0.85 * 37 / 7
    )


def test_a_move_takes_the_hours_along_from_its_day(unit):
    before = total(unit, "2026-11-20", "Tall").ordinary_hours
    edit_moved_to_section(unit, employee_nos=("1001", "1003"), section="Tall", day=on("2026-11-20"))
    assert total(unit, "2026-11-20", "Tall").ordinary_hours == pytest.approx(2 * before)
    assert total(unit, "2026-11-19", "Tall").ordinary_hours == pytest.approx(before)
    assert [(row.section, str(row.valid_from)) for row in rows.read(unit.store, Employment)] == [
        ("Gran", "2020-01-01"),
        ("Tall", "2026-11-20"),
        ("Tall", "2020-01-01"),
        ("Gran", "2020-01-01"),
        ("Tall", "2026-11-20"),
        ("Tall", "2020-01-01"),
    ]
    assert history(unit)[-1].code == "people_moved"
    assert dict(history(unit)[-1].facts)["count"] == 2


def test_who_is_there_already_or_has_no_contract_is_not_moved(unit):
    assert not edit_moved_to_section(
        unit, employee_nos=("1002",), section="Tall", day=on("2026-11-20")
    ).tables
    with pytest.raises(EntryRefused) as error:
        edit_moved_to_section(unit, employee_nos=("1001", "1003"), section="Tall", day=on("2019-01-01"))
    assert refused(error) == [(0, "valid_from", "people_without_contract")]
    assert dict(error.value.findings[0][1].reason.facts)["names"] == ("Person 1001", "Person 1003")


def test_a_contract_that_begins_that_very_day_is_corrected(unit):
    edit_contract_changed_from(unit, employee_no="1001", day=on("2020-01-01"), changes={"rate_percent": "90"})
    assert contracts(unit, "1001") == [("2020-01-01", "", 90)]


def test_a_change_to_the_same_is_no_step(unit):
    changes = edit_contract_changed_from(
        unit, employee_no="1001", day=on("2026-11-15"), changes={"rate_percent": "85,0"}
    )
    assert not changes.tables
    assert len(history(unit)) == 1


def test_a_change_keeps_the_end_and_what_follows(unit):
    put(unit, Employee("2002", "Nils Öberg"))
    put(unit, Employment("2002", on("2026-01-01"), on("2026-12-31"), "temporary", rate_percent=100))
    put(unit, Employment("2002", on("2027-01-01"), None, "permanent", rate_percent=100))
    change = view_contract_change(
        unit, employee_no="2002", day=on("2026-11-15"), changes={"rate_percent": "75"}
    )
    assert (change.after.valid_from, change.after.valid_to) == (on("2026-11-15"), on("2026-12-31"))
    assert contracts(unit, "2002") == [("2026-01-01", "2026-12-31", 100), ("2027-01-01", "", 100)], "a look"
    edit_contract_changed_from(unit, employee_no="2002", day=on("2026-11-15"), changes={"rate_percent": "75"})
    assert contracts(unit, "2002") == [
        ("2026-01-01", "2026-11-14", 100),
        ("2026-11-15", "2026-12-31", 75),
        ("2027-01-01", "", 100),
    ]


def test_a_change_on_a_day_without_contract_is_refused_at_the_day(unit):
    with pytest.raises(EntryRefused) as error:
        view_contract_change(unit, employee_no="1001", day=on("2019-12-31"), changes={"rate_percent": "75"})
    assert refused(error) == [(0, "valid_from", "person_without_contract")]
    with pytest.raises(EntryRefused) as error:
        view_contract_change(unit, employee_no="1001", day=on("2026-12-31"), changes={"rate_percent": "0,75"})
    assert refused(error) == [(0, "rate_percent", "import_fraction_or_percent")]


def test_an_employment_ends_and_its_hours_with_it(unit):
    edit_contract_ended(unit, employee_no="1003", last_day=on("2026-11-20"))
    assert contracts(unit, "1003") == [("2020-01-01", "2026-11-20", 85)]
    assert total(unit, "2026-11-20").ordinary_hours == pytest.approx(2 * 0.85 * 37 / 7)
    assert total(unit, "2026-11-21").ordinary_hours == pytest.approx(0.85 * 37 / 7)
    assert view_people(unit, today=TODAY, hours={}).lines[2].employed == "ended"


def test_an_employment_does_not_end_before_one_that_is_to_begin_nor_when_there_is_none(unit):
    edit_contract_changed_from(unit, employee_no="1003", day=on("2027-01-01"), changes={"rate_percent": "50"})
    with pytest.raises(EntryRefused) as error:
        edit_contract_ended(unit, employee_no="1003", last_day=on("2026-11-20"))
    assert refused(error) == [(0, "valid_to", "person_contract_begins_after")]
    edit_contract_ended(unit, employee_no="1003", last_day=on("2027-06-30"))
    with pytest.raises(EntryRefused) as error:
        edit_contract_ended(unit, employee_no="1003", last_day=on("2027-07-01"))
    assert refused(error) == [(0, "valid_to", "person_without_contract")]


def test_two_contracts_of_one_person_may_not_begin_the_same_day(unit):
    new = Typed({"form": "Visstid", "valid_from": "2020-01-01"})
    with pytest.raises(EntryRefused) as error:
        edit_rows_of(unit, "employment", employee_no="1001", typed=[new])
    assert refused(error) == [(0, "valid_from", "entry_contract_same_day")]


def test_history_is_corrected_in_place(unit):
    line = card(unit, "1001").contracts[0]
    texts = texts_of(line.row) | {"valid_from": "2026-11-15"}
    edit_rows_of(unit, "employment", employee_no="1001", typed=[Typed(texts, line.number)])
    assert total(unit, "2026-11-14").ordinary_hours == pytest.approx(0.85 * 37 / 7)
    assert total(unit, "2026-11-15").ordinary_hours == pytest.approx(2 * 0.85 * 37 / 7)


def test_competences_and_balances_come_change_and_go(unit):
    new = Typed({"name": "Delegering insulin", "valid_to": "2027-01-31"})
    edit_rows_of(unit, "competence", employee_no="1001", typed=[new])
    line = card(unit, "1001").competences[0]
    edit_rows_of(
        unit, "competence", employee_no="1001", typed=[Typed({"valid_to": "2027-02-28"}, line.number)]
    )
    assert card(unit, "1001").competences[0].row == Competence(
        "1001", "Delegering insulin", None, on("2027-02-28")
    )
    edit_rows_removed(unit, "competence", employee_no="1001", numbers=[line.number])
    assert card(unit, "1001").competences == ()
    with pytest.raises(EntryRefused) as error:
        edit_rows_of(
            unit,
            "balance",
            employee_no="1001",
            typed=[Typed({"kind": "Semester", "day": "2026-11-01", "amount": "elva"})],
        )
    assert refused(error) == [(0, "amount", "import_not_a_number")]


def test_a_phone_number_touches_no_day(unit):
    shown = card(unit, "1001")
    changes = edit_person(unit, number=shown.number, texts={"name": "Person 1001", "phone": "070-1740648"})
    assert changes.first_day is None
    assert card(unit, "1001").person.phone == "070-1740648"


def test_a_person_with_shifts_or_absences_stays(unit):
    edit_person_added(unit, person=LENA, contract=CONTRACT_OF_LENA)
    for row in (
        Shift("2001", on("2026-11-20"), "D", 420, 960),
        Shift("", on("2026-11-20"), "D", 420, 960, replaces="2001"),
        Absence("2001", on("2026-11-20"), None, "sick"),
        BaseShift("2001", 4, on("2026-01-05"), 1, 0, "D"),
    ):
        put(unit, row)
        with pytest.raises(UserError) as error:
            edit_person_removed(unit, employee_no="2001")
        assert (error.value.code, error.value.facts["count"]) == ("person_in_use", 1)
        undo_step(unit)


def test_a_person_who_was_only_registered_goes_with_all_that_is_hers(unit):
    edit_person_added(unit, person=LENA, contract=CONTRACT_OF_LENA)
    put(
        unit,
        Competence("2001", "HLR"),
        Balance("2001", TODAY, "comp", 2),
        Setting("break_h", None, "5", "2001"),
        FollowUp("2001", "repeated", TODAY, TODAY),
    )
    edit_person_removed(unit, employee_no="2001")
    assert view_person(unit, employee_no="2001", today=TODAY) is None
    for row_type in (Employment, Competence, Balance, Setting, FollowUp):
        assert rows.read(unit.store, row_type, "employee_no = '2001'") == []
    undo_step(unit)
    assert card(unit, "2001").competences[0].row.name == "HLR"


def test_a_day_is_read_as_typed_or_refused_at_its_field():
    assert day_of("20261115", "valid_from") == on("2026-11-15")
    for text, code in (("", "entry_missing"), ("den femtonde", "import_not_a_day")):
        with pytest.raises(EntryRefused) as error:
            day_of(text, "valid_from")
        assert refused(error) == [(0, "valid_from", code)]
