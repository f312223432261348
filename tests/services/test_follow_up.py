"""The follow-up on a unit's file: the list, its ticks as steps, and that Idag knows of them."""

from datetime import date
from shutil import copy

import pytest

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Setting
from caredesk.domain.sick_rows import FollowUp
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.follow_up import edit_follow_up, view_follow_up
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.services.today import view_today
from caredesk.storage import rows
from tests.builders import on

TODAY = on("2026-11-03")
LONG_AGO = on("2020-01-01")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Lena has come back once; Per is away for long, first whole and then half; Karin often."""
    path = tmp_path_factory.mktemp("follow") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(
            opened.store,
            [
                Employee("1", "Lena Dahl"),
                Employee("2", "Per Åkesson"),
                Employee("3", "Karin Wiik"),
                *(
                    Employment(number, LONG_AGO, None, "permanent", section)
                    for number, section in (("1", "Gran"), ("2", "Tall"), ("3", "Gran"))
                ),
                # Three days, and again on the fifth day after: 5 November is day 8.
                Absence("1", on("2026-10-25"), on("2026-10-27"), "sick"),
                Absence("1", on("2026-11-01"), None, "sick", expected_end=on("2026-11-02")),
                # 21 October is day 8, 3 November day 21, the 12th day 30.
                Absence("2", on("2026-10-14"), on("2026-10-31"), "sick"),
                Absence("2", on("2026-11-01"), None, "sick", 50, expected_end=on("2026-12-31")),
                *(Absence("3", day, day, "sick") for day in (date(2026, month, 1) for month in range(3, 9))),
            ],
        )
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def told(unit: OpenUnit, section: str | None = None) -> list[tuple[str, str, str]]:
    return [
        (row.name, row.kind, row.urgency) for row in view_follow_up(unit, today=TODAY, section=section).rows
    ]


def row_of(unit: OpenUnit, kind: str, name: str = ""):
    found = view_follow_up(unit, today=TODAY, section=None).rows
    return next(row for row in found if row.kind == kind and name in row.name)


def tick(unit: OpenUnit, row, done: date | None = TODAY):
    return edit_follow_up(unit, employee_no=row.employee_no, kind=row.kind, day=row.day, done=done)


def idag(unit: OpenUnit) -> set[tuple[str, str]]:
    return {
        (row.what.code, str(dict(row.what.facts)["name"]))
        for row in view_today(unit, today=TODAY, month="2026-10").todo
        if row.place == "absence"
    }


def certificates(unit: OpenUnit) -> list[tuple[str, date]]:
    return [(row.employee_no, row.first_day) for row in rows.read(unit.store, Absence, "certificate")]


def test_the_list_of_the_unit_and_of_a_section(unit):
    assert told(unit) == [
        ("Per Åkesson", "certificate", "breach"),
        ("Per Åkesson", "insurance", "breach"),
        ("Lena Dahl", "expected_end", "watch"),
        ("Lena Dahl", "certificate", "watch"),
        ("Per Åkesson", "plan", "watch"),
        ("Karin Wiik", "repeated", "watch"),
    ]
    assert {name for name, _, _ in told(unit, "Tall")} == {"Per Åkesson"}
    record = row_of(unit, "plan").number
    assert dict(rows.read_with_ids(unit.store, Absence))[record].first_day == on("2026-11-01")


def test_a_tick_is_a_step_that_idag_knows_of_and_can_be_undone(unit):
    asked = {
        ("todo_certificate", "Lena Dahl"),
        ("todo_certificate", "Per Åkesson"),
        ("todo_insurance", "Per Åkesson"),
        ("todo_plan", "Per Åkesson"),
        ("todo_repeated", "Karin Wiik"),
        ("todo_expected_end", "Lena Dahl"),
    }
    assert idag(unit) == asked
    for kind, name in (("insurance", "Per Åkesson"), ("plan", "Per Åkesson"), ("repeated", "Karin Wiik")):
        changes = tick(unit, row_of(unit, kind))
        assert changes.tables == {"follow_up"}
        assert row_of(unit, kind).done == TODAY
        asked.remove((f"todo_{kind}", name))
        assert idag(unit) == asked
    assert [word(step) for step in history(unit)[-3:]] == [
        "Anmäld till Försäkringskassan: Per Åkesson",
        "Plan för återgång klar: Per Åkesson",
        "Samtal efter upprepad sjukfrånvaro: Karin Wiik",
    ]
    undo_step(unit)
    assert ("todo_repeated", "Karin Wiik") in idag(unit)


def test_ticking_again_or_what_is_not_ticked_is_no_step(unit):
    row = row_of(unit, "plan")
    tick(unit, row)
    before = len(history(unit))
    assert not tick(unit, row).tables
    assert not tick(unit, row_of(unit, "insurance"), None).tables
    assert not tick(unit, row_of(unit, "certificate", "Lena"), None).tables
    assert len(history(unit)) == before


def test_a_tick_is_found_again_and_taken_away_after_the_first_day_was_corrected(unit):
    tick(unit, row_of(unit, "insurance"))
    with edit(unit, "corrected"):
        (number, row), *_ = rows.read_with_ids(unit.store, Absence, "first_day = '2026-10-14'")
        rows.update(unit.store, number, row._replace(first_day=on("2026-10-17")))
    assert row_of(unit, "insurance").is_done
    tick(unit, row_of(unit, "insurance"), on("2026-11-02"))
    assert rows.read(unit.store, FollowUp) == [
        FollowUp("2", "insurance", on("2026-10-17"), on("2026-11-02"))
    ], "one tick of the period"
    tick(unit, row_of(unit, "insurance"), None)
    assert rows.read(unit.store, FollowUp) == []
    assert word(history(unit)[-1]) == "Inte anmäld till Försäkringskassan: Per Åkesson"


def test_a_certificate_is_in_the_records_of_the_spell_that_is_on(unit):
    with edit(unit, "closed"):
        rows.insert(unit.store, [MonthClosing("2026-10", True)])
    totals = unit.store.query("SELECT * FROM day_total ORDER BY 1, 2")
    tick(unit, row_of(unit, "certificate", "Lena"))
    assert certificates(unit) == [("1", on("2026-11-01"))], "not of the spell before"
    tick(unit, row_of(unit, "certificate", "Per"))
    assert len(certificates(unit)) == 3, "both records of the same spell"
    assert not {code for code, _ in idag(unit)} & {"todo_certificate"}
    assert row_of(unit, "certificate", "Per").is_done
    assert unit.store.query("SELECT * FROM day_total ORDER BY 1, 2") == totals
    tick(unit, row_of(unit, "certificate", "Per"), None)
    assert certificates(unit) == [("1", on("2026-11-01"))]
    assert word(history(unit)[-1]) == "Läkarintyg inte inne: Per Åkesson"


def test_sick_leave_that_is_gone_cannot_be_ticked(unit):
    gone = [row_of(unit, "certificate", "Per"), row_of(unit, "plan")]
    with edit(unit, "removed"):
        found = rows.read_with_ids(unit.store, Absence, "employee_no = '2'")
        rows.delete(unit.store, "absence", [number for number, _ in found])
    for row in gone:
        with pytest.raises(UserError, match="follow_up_gone"):
            tick(unit, row)


def test_how_many_occasions_ask_for_a_talk_is_a_setting_of_the_day(unit):
    with edit(unit, "setting"):
        rows.insert(unit.store, [Setting("repeated_occasions", on("2026-11-03"), "7")])
    assert "repeated" not in {kind for _, kind, _ in told(unit)}
    assert ("todo_repeated", "Karin Wiik") not in idag(unit)
