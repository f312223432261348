"""People of a small unit: lines, the card, and edits, whose figures by day are reckoned by hand."""

from datetime import date

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
from caredesk.errors import UserError
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.entry import EntryRefused, Typed, texts_of
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
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import day_totals, rows
from tests.builders import on
from tests.small_unit import small_unit

TODAY = on("2026-11-24")
LENA = {"employee_no": "2001", "name": "Lena Dahl", "phone": "070-174 06 48"}
CONTRACT_OF_LENA = {"form": "Visstid", "section": "Gran", "rate_percent": "75", "valid_from": "2026-11-15"}


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        put(opened, *small_unit())
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


def test_a_line_tells_who_by_which_contract_and_what_runs_out_next(unit):
    put(
        unit,
        Competence("1001", "Delegering insulin", on("2025-12-10"), on("2026-12-10")),
        Competence("1001", "Delegering läkemedel", None, on("2027-01-01")),
        Competence("1002", "HLR", None, on("2026-10-01")),
    )
    lines = {line.employee_no: line for line in view_people(unit, today=TODAY).lines}
    first = lines["1001"]
    assert (first.name, first.form, first.section, first.rate_percent) == (
        "Person 1001",
        "permanent",
        "Gran",
        85.0,
    )
    assert (first.employed, first.since, first.until) == ("now", on("2020-01-01"), None)
    assert first.runs_out == ("Delegering insulin", on("2026-12-10"))
    assert lines["1002"].runs_out is None, "ran out more than 30 days ago"
    assert [line.employee_no for line in view_people(unit, today=TODAY, section="Tall").lines] == [
        "1002",
        "1004",
    ]


def test_hours_so_far_leave_out_absence_standby_and_what_is_ahead(unit):
    put(unit, Shift("1003", on("2026-11-10"), "", 1260, 1380, kind="standby"))
    # 1003 works 8,5 h on the days of 1 October to 24 November that are no (n + 2) % 3 = 0.
    worked = sum((day + 2) % 3 != 0 for day in range(on("2026-10-01").toordinal(), TODAY.toordinal() + 1))
    lines = {line.employee_no: line for line in view_people(unit, today=TODAY).lines}
    assert lines["1003"].hours == pytest.approx(worked * 8.5)
    # 1001 was away the 5th to the 9th of October: five days, of which those with a shift are not present.
    first = sum(day % 3 != 0 for day in range(on("2026-10-01").toordinal(), TODAY.toordinal() + 1))
    away = sum(day % 3 != 0 for day in range(on("2026-10-05").toordinal(), on("2026-10-09").toordinal() + 1))
    assert lines["1001"].hours == pytest.approx((first - away) * 8.5)
    assert card(unit, "1001").hours.present == pytest.approx(lines["1001"].hours)
    assert card(unit, "1001").hours.planned == pytest.approx(first * 8.5)


def test_contract_hours_of_the_card_by_hand(unit):
    hours = card(unit, "1001").hours
    # 85 % of 37 h a week, 328 days to 24 November; five of them away.
    assert hours.contract == pytest.approx(328 * 0.85 * 37 / 7)
    assert hours.due == pytest.approx(323 * 0.85 * 37 / 7)
    assert hours.difference == pytest.approx(hours.present - hours.due)


def test_the_card_shows_contracts_by_date_and_the_one_that_leads(unit):
    edit_contract_changed_from(unit, employee_no="1001", day=on("2027-01-01"), changes={"rate_percent": "50"})
    put(unit, Employment("1001", on("2019-01-01"), on("2019-12-31"), "temporary"))
    shown = card(unit, "1001")
    assert [(line.standing, line.leads) for line in shown.contracts] == [
        ("past", False),
        ("now", True),
        ("coming", False),
    ]
    assert shown.rate_percent == 85


def test_competences_tell_how_long_they_last(unit):
    put(
        unit,
        Competence("1001", "Insulin", on("2025-11-24"), on("2026-11-24")),
        Competence("1001", "Läkemedel", None, on("2026-12-24")),
        Competence("1001", "Sond", None, on("2026-12-25")),
        Competence("1001", "HLR", None, on("2026-11-23")),
        Competence("1001", "Kateter", on("2025-01-01"), on("2026-12-01")),
        Competence("1001", "Kateter", on("2026-12-02"), on("2027-12-01")),
    )
    found = {(line.row.name, line.row.valid_from): line.lasting for line in card(unit, "1001").competences}
    assert found == {
        ("Insulin", on("2025-11-24")): "soon",
        ("Läkemedel", None): "soon",
        ("Sond", None): "lasts",
        ("HLR", None): "out",
        ("Kateter", on("2025-01-01")): "renewed",
        ("Kateter", on("2026-12-02")): "coming",
    }


def test_the_latest_balance_of_each_kind_and_holiday_by_age(unit):
    put(
        unit,
        Balance("1001", on("2026-01-01"), "vacation", 25),
        Balance("1001", on("2026-11-01"), "vacation", 11),
        Balance("1001", on("2027-01-01"), "vacation", 31),
        Balance("1001", on("2026-11-01"), "comp", -3),
    )
    shown = card(unit, "1001")
    assert [(line.row.kind, line.row.amount) for line in shown.balances] == [("vacation", 11), ("comp", -3)]
    # Born 1980: 46 in 2026, 50 in 2030; 1981-1983 follow.
    assert shown.holiday_days == 31
    assert card(unit, "1001", on("2030-01-01")).holiday_days == 32
    assert card(unit, "1004", on("2022-12-31")).holiday_days == 25


def test_limits_stand_with_their_hours_also_none(unit):
    put(
        unit,
        Shift("1001", on("2026-11-20"), "", 960, 1200, kind="overtime_simple"),
        Shift("1001", on("2026-10-20"), "", 960, 1080, kind="overtime_qualified"),
        Setting("overtime_year_extra", None, "150", "1001"),
    )
    limits = {row.limit: (row.hours, row.of) for row in card(unit, "1001").limits}
    assert limits == {"overtime_month": (4, 50), "overtime_year": (6, 350), "additional_year": (0, 200)}


def test_nobody_has_no_card(unit):
    assert view_person(unit, employee_no="9", today=TODAY) is None


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
    assert view_people(unit, today=TODAY).lines[2].employed == "ended"


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


@pytest.mark.parametrize(
    "row",
    [
        Shift("2001", on("2026-11-20"), "D", 420, 960),
        Shift("", on("2026-11-20"), "D", 420, 960, replaces="2001"),
        Absence("2001", on("2026-11-20"), None, "sick"),
        BaseShift("2001", 4, on("2026-01-05"), 1, 0, "D"),
    ],
)
def test_a_person_with_shifts_or_absences_stays(unit, row):
    edit_person_added(unit, person=LENA, contract=CONTRACT_OF_LENA)
    put(unit, row)
    with pytest.raises(UserError) as error:
        edit_person_removed(unit, employee_no="2001")
    assert (error.value.code, error.value.facts["count"]) == ("person_in_use", 1)


def test_a_person_who_was_only_registered_goes_with_all_that_is_hers(unit):
    edit_person_added(unit, person=LENA, contract=CONTRACT_OF_LENA)
    put(
        unit,
        Competence("2001", "HLR"),
        Balance("2001", TODAY, "comp", 2),
        Setting("break_h", None, "5", "2001"),
    )
    edit_person_removed(unit, employee_no="2001")
    assert view_person(unit, employee_no="2001", today=TODAY) is None
    for row_type in (Employment, Competence, Balance, Setting):
        assert rows.read(unit.store, row_type, "employee_no = '2001'") == []
    undo_step(unit)
    assert card(unit, "2001").competences[0].row.name == "HLR"


def test_a_day_is_read_as_typed_or_refused_at_its_field():
    assert day_of("20261115", "valid_from") == on("2026-11-15")
    for text, code in (("", "entry_missing"), ("den femtonde", "import_not_a_day")):
        with pytest.raises(EntryRefused) as error:
            day_of(text, "valid_from")
        assert refused(error) == [(0, "valid_from", code)]
