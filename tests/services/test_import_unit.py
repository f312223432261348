"""An import is the difference between a source and the unit: planned, then made as one step, or nothing."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.rows import (
    Absence,
    Employee,
    MonthClosing,
    Occupancy,
    Place,
    Shift,
    Unit,
)
from caredesk.errors import UserError
from caredesk.exchange.template_example import EXAMPLE
from caredesk.exchange.template_write import csv_files
from caredesk.language.words import word
from caredesk.services.edits import history, redo_step, undo_step
from caredesk.services.export_unit import read_all
from caredesk.services.import_unit import (
    ImportPlan,
    apply_import,
    import_source,
    plan_import,
    read_source,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.exchange.reading import folder

PEOPLE = "Anställningsnr;Namn;Telefon\n1;Alva;070\n2;Björn;\n"
TYPES = "Kod;Start;Slut;Rast (min)\nD;07:00;15:30;30\nK;13:30;21:30;30\n"
SHIFTS = "Anställningsnr;Datum;Turkod;Avdelning;Ersätter (anställningsnr)\n"
DAY = date(2026, 3, 1)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """A unit of two people and two shift types."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        assert brought(opened, tmp_path / "start", medarbetare=PEOPLE, turer=TYPES).new == 4
        yield opened


def planned(unit: OpenUnit, path: Path, replace_period: bool = False, /, **sheets: str) -> ImportPlan:
    """What an import of these sheets would do."""
    for old in path.glob("*.csv"):
        old.unlink()
    return plan_import(unit, read_source(folder(path, **sheets)), replace_period=replace_period)


def brought(unit: OpenUnit, path: Path, replace_period: bool = False, /, **sheets: str) -> ImportPlan:
    """The import of these sheets, made."""
    plan = planned(unit, path, replace_period, **sheets)
    assert plan.refused == ()
    apply_import(unit, plan)
    return plan


def counts(plan: ImportPlan) -> tuple[int, int, int, int]:
    return plan.new, plan.changed, plan.unchanged, plan.removed


def codes(plan: ImportPlan) -> list[tuple[str, int, str]]:
    return [(each.sheet, each.row, each.reason.code) for each in plan.refused]


def written(folder_path: Path, held: dict[str, Any]) -> Path:
    folder_path.mkdir()
    for name, content in csv_files(held).items():
        (folder_path / name).write_bytes(content)
    return folder_path


def test_the_same_source_twice_changes_nothing_in_any_order(tmp_path: Path):
    source = written(tmp_path / "mall", EXAMPLE)
    chance = random.Random(2)
    shuffled = {table: chance.sample(some, len(some)) for table, some in EXAMPLE.items()}
    with create_unit(tmp_path / "a.caredesk", name="Ny") as unit:
        total = sum(map(len, EXAMPLE.values()))
        assert counts(import_source(unit, source)) == (total, 0, 0, 0)
        steps = len(history(unit))
        assert counts(import_source(unit, source)) == (0, 0, total, 0)
        again = written(tmp_path / "om", shuffled)
        assert counts(import_source(unit, again)) == (0, 0, total, 0)
        assert len(history(unit)) == steps


def test_a_corrected_value_replaces_and_an_absent_column_keeps(unit: OpenUnit, tmp_path: Path):
    plan = brought(unit, tmp_path / "a", medarbetare="Anställningsnr;Namn\n1;Alva Ek\n2;Björn\n")
    assert counts(plan) == (0, 1, 1, 0)
    assert rows.read(unit.store, Employee)[0] == Employee("1", "Alva Ek", phone="070")
    brought(unit, tmp_path / "b", medarbetare="Anställningsnr;Namn;Telefon\n1;Alva Ek;\n")
    assert rows.read(unit.store, Employee)[0] == Employee("1", "Alva Ek")


def test_the_import_is_one_step_that_can_be_undone_and_made_again(unit: OpenUnit, tmp_path: Path):
    before = read_all(unit)
    brought(unit, tmp_path / "a", **{"pass": SHIFTS + "1;2026-03-01;D\n;2026-03-01;K\n"})
    after = read_all(unit)
    assert history(unit)[-1].code == "import"
    assert dict(history(unit)[-1].facts) == {"source": "a"}
    undo_step(unit)
    assert read_all(unit) == before
    redo_step(unit)
    assert read_all(unit) == after


def test_one_refused_cell_and_nothing_is_written(unit: OpenUnit, tmp_path: Path):
    before = read_all(unit)
    plan = planned(
        unit,
        tmp_path / "a",
        **{"pass": SHIFTS + "1;2026-03-01;D\n", "händelser": "Månad;Slag;Antal\nx;Hot;1\n"},
    )
    assert codes(plan) == [("händelser", 2, "import_not_a_month")]
    with pytest.raises(UserError, match="import_refused"):
        apply_import(unit, plan)
    assert read_all(unit) == before


def test_people_and_shift_types_of_the_file_are_known(unit: OpenUnit, tmp_path: Path):
    plan = planned(
        unit, tmp_path / "a", **{"pass": SHIFTS + "1;2026-03-01;D\n3;2026-03-01;D\n2;2026-03-01;X\n"}
    )
    assert codes(plan) == [("pass", 4, "import_unknown_shift_type"), ("pass", 3, "import_unknown_employee")]
    assert plan.sheets[0].new[0] == Shift("1", DAY, "D", 420, 930, 30)


def test_shifts_without_employee_are_counted(unit: OpenUnit, tmp_path: Path):
    """Three vacant ones of one key: equal ones stay, one changed, one new."""
    two = SHIFTS + ";2026-03-01;D;Norra;\n;2026-03-01;D;Södra;\n"
    assert counts(brought(unit, tmp_path / "a", **{"pass": two})) == (2, 0, 0, 0)
    assert counts(brought(unit, tmp_path / "b", **{"pass": two})) == (0, 0, 2, 0)
    three = SHIFTS + ";2026-03-01;D;Östra;\n;2026-03-01;D;Södra;\n;2026-03-01;D;Östra;\n"
    assert counts(planned(unit, tmp_path / "c", **{"pass": three})) == (1, 1, 1, 0)
    brought(unit, tmp_path / "d", **{"pass": three})
    assert sorted(row.section for row in rows.read(unit.store, Shift)) == ["Södra", "Östra", "Östra"]


def test_replacing_the_period_removes_only_what_lies_in_it(unit: OpenUnit, tmp_path: Path):
    brought(
        unit,
        tmp_path / "a",
        **{"pass": SHIFTS + "".join(f"1;2026-03-{day:02d};D\n" for day in range(1, 11))},
        frånvaro="Anställningsnr;Från;Till;Orsak\n1;2026-03-05;2026-03-06;Sjuk\n",
    )
    some = SHIFTS + "1;2026-03-03;D\n1;2026-03-05;K\n1;2026-03-08;D\n"
    assert counts(planned(unit, tmp_path / "b", **{"pass": some})) == (1, 0, 2, 0)
    plan = brought(unit, tmp_path / "c", True, **{"pass": some})
    assert counts(plan) == (1, 0, 2, 4)
    assert [held.row.day.day for held in plan.sheets[0].removed] == [4, 5, 6, 7]
    assert [row.day.day for row in rows.read(unit.store, Shift)] == [1, 2, 3, 5, 8, 9, 10]
    assert len(rows.read(unit.store, Absence)) == 1


def test_only_the_shifts_of_the_sources_days_are_compared(unit: OpenUnit, tmp_path: Path):
    brought(unit, tmp_path / "a", **{"pass": SHIFTS + "1;2026-03-01;D\n1;2026-04-01;D\n"})
    assert counts(planned(unit, tmp_path / "b", **{"pass": SHIFTS + "1;2026-04-01;D\n"})) == (0, 0, 1, 0)


OCCUPANCY = "Avdelning;Från;Till;Belagda platser\n"
PLACES = "Avdelning;Från;Tillgängliga platser;Mål personaltäthet\n"


@pytest.mark.parametrize(
    ("held", "text", "refused"),
    [
        (
            "",
            "Norra;2026-03-01;2026-03-10;9\nNorra;2026-03-10;2026-03-12;8\n",
            [(3, "import_occupancy_overlaps")],
        ),
        ("", "Norra;2026-03-01;2026-03-10;9\nNorra;2026-03-11;2026-03-12;8\n", []),
        ("", "Norra;2026-03-01;2026-03-10;9\nSödra;2026-03-05;2026-03-12;8\n", []),
        ("", ";2026-03-01;2026-03-10;9\nNorra;2026-03-10;2026-03-10;8\n", [(3, "import_unit_and_sections")]),
        ("", ";2026-03-01;2026-03-10;9\nNorra;2026-03-11;2026-03-12;8\n", []),
        (
            "Norra;2026-03-05;2026-03-20;7\n",
            "Norra;2026-03-01;2026-03-05;9\n",
            [(2, "import_occupancy_overlaps")],
        ),
        ("Norra;2026-03-05;2026-03-20;7\n", "Norra;2026-03-05;2026-03-08;9\n", []),
        ("Norra;2026-03-05;2026-03-20;7\n", ";2026-03-20;2026-03-20;9\n", [(2, "import_unit_and_sections")]),
        (
            "",
            "Norra;2026-03-01;2026-03-31;9\nNorra;2026-03-02;2026-03-02;8\nNorra;2026-03-30;2026-03-30;8\n",
            [(3, "import_occupancy_overlaps"), (4, "import_occupancy_overlaps")],
        ),
    ],
)
def test_occupancy_has_one_value_a_day(
    unit: OpenUnit, tmp_path: Path, held: str, text: str, refused: list[tuple[int, str]]
):
    if held:
        brought(unit, tmp_path / "a", beläggning=OCCUPANCY + held)
    plan = planned(unit, tmp_path / "b", beläggning=OCCUPANCY + text)
    assert codes(plan) == [("beläggning", *each) for each in refused]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Norra;2026-01-01;9;0,8\n;2026-01-01;;0,7\n", []),
        ("Norra;2026-01-01;9;0,8\n;2026-03-01;18;\n", [(3, "import_unit_and_sections")]),
        (";2026-01-01;18;\nNorra;2026-03-01;9;\n;2026-03-01;;\n", []),
        (";2026-01-01;18;\nNorra;2026-03-01;9;\n;2026-03-02;;\n", [(3, "import_unit_and_sections")]),
        (";;18;\nNorra;;9;\n", [(3, "import_unit_and_sections")]),
    ],
)
def test_places_are_the_units_or_the_sections(
    unit: OpenUnit, tmp_path: Path, text: str, refused: list[tuple[int, str]]
):
    plan = planned(unit, tmp_path / "a", platser=PLACES + text)
    assert codes(plan) == [("platser", *each) for each in refused]


def test_replacing_a_period_frees_its_days_for_other_rows(unit: OpenUnit, tmp_path: Path):
    brought(unit, tmp_path / "a", beläggning=OCCUPANCY + "Norra;2026-03-05;2026-03-20;7\n")
    daily = OCCUPANCY + "Norra;2026-03-01;2026-03-10;9\nNorra;2026-03-11;2026-03-31;8\n"
    assert planned(unit, tmp_path / "b", beläggning=daily).refused
    assert counts(brought(unit, tmp_path / "c", True, beläggning=daily)) == (2, 0, 0, 1)
    assert [row.occupied for row in rows.read(unit.store, Occupancy)] == [9, 8]


def test_a_row_of_the_unit_without_a_day_takes_the_place_of_the_first_one(unit: OpenUnit, tmp_path: Path):
    brought(unit, tmp_path / "a", enhet="Namn;Från;PO (%)\nEken;;44\nEken;2026-01-01;45,2\n")
    assert [(row.name, row.po_percent) for row in rows.read(unit.store, Unit)] == [
        ("Eken", 44),
        ("Eken", 45.2),
    ]


def test_unknown_settings_are_told(unit: OpenUnit, tmp_path: Path):
    plan = brought(
        unit, tmp_path / "a", inställningar="Nyckel;Värde\novertime_year_h;180\novertime_yaer_h;180\n"
    )
    assert [dict(each.facts)["key"] for each in plan.problems] == ["overtime_yaer_h"]


def test_closing_and_places_are_whole_rows(unit: OpenUnit, tmp_path: Path):
    brought(
        unit,
        tmp_path / "a",
        månadsavslut="Månad;Stängd;Kommentar\n2026-03;J;klart\n",
        platser=PLACES + ";;9;1\n",
    )
    brought(
        unit, tmp_path / "b", månadsavslut="Månad;Stängd;Kommentar\n2026-03;N;\n", platser=PLACES + ";;9;\n"
    )
    assert rows.read(unit.store, MonthClosing) == [MonthClosing("2026-03", False)]
    assert rows.read(unit.store, Place) == [Place("", None, 9)]


@pytest.mark.parametrize("name", ["bjorkbacken", "smultronet"])
def test_the_example_units_come_in_without_a_refusal(shared: Path, tmp_path: Path, name: str):
    source = shared / "data" / "units" / name
    if not source.is_dir():
        pytest.skip(f"the example unit {name} is not here")
    lines = sum(
        len([line for line in each.read_text(encoding="utf-8-sig").splitlines()[1:] if line.strip(";")])
        for each in source.glob("*.csv")
    )
    with create_unit(tmp_path / "a.caredesk", name="Ny") as unit:
        plan = import_source(unit, source)
        assert plan.refused == ()
        assert plan.new + plan.changed == lines
        assert counts(import_source(unit, source)) == (0, 0, lines, 0)


def _dated(path: Path, *days: str) -> Path:
    """A folder with one vacant shift on each of these days."""
    lines = [f"{day};07:00;15:00\n" for day in days]
    return folder(path, **{"pass": "Datum;Start;Slut\n" + "".join(lines)})


@pytest.mark.parametrize("day", ["1999-12-31", "2101-01-01"])
def test_a_shift_in_a_year_without_figures_is_refused(unit: OpenUnit, tmp_path: Path, day: str):
    plan = plan_import(unit, read_source(_dated(tmp_path / "mall", day)))
    assert [(each.row, each.column, each.value) for each in plan.refused] == [(2, "Datum", day)]


def test_a_birth_and_a_contract_may_be_older_than_the_figures(unit: OpenUnit, tmp_path: Path):
    staff = "Anställningsnr;Namn;Födelsedatum\n901;Anna Ek;1951-05-01\n"
    contracts = "Anställningsnr;Från;Form\n901;1979-01-01;Tillsvidare\n"
    assert planned(unit, tmp_path / "mall", medarbetare=staff, anställningar=contracts).refused == ()


def test_a_year_far_from_all_others_is_a_slip_of_the_finger(unit: OpenUnit, tmp_path: Path):
    """Every day from the first to the last would get its figures, so the one slip is pointed at."""
    days = ("2026-10-01", "2026-10-02", "2062-10-03", "2025-01-01")
    plan = plan_import(unit, read_source(_dated(tmp_path / "mall", *days)))
    assert [(each.row, each.column, each.value) for each in plan.refused] == [(4, "Datum", "2062-10-03")]
    assert "30 år" in word(plan.refused[0].reason)


def test_what_is_held_already_says_which_years_are_near(unit: OpenUnit, tmp_path: Path):
    import_source(unit, _dated(tmp_path / "först", "2026-10-01"))
    near = plan_import(unit, read_source(_dated(tmp_path / "nära", "2001-01-01", "2056-12-31")))
    assert near.refused == ()
    far = plan_import(unit, read_source(_dated(tmp_path / "långt", "2057-01-01", "2057-01-02")))
    assert [each.row for each in far.refused] == [2, 3]


@pytest.mark.parametrize("between", ["edit", "undo"])
def test_a_plan_no_longer_fits_a_unit_that_was_changed_since(unit: OpenUnit, tmp_path: Path, between: str):
    import_source(unit, _dated(tmp_path / "först", "2026-10-01"))
    plan = plan_import(unit, read_source(_dated(tmp_path / "sedan", "2026-10-02")))
    if between == "edit":
        import_source(unit, _dated(tmp_path / "emellan", "2026-10-02"))
    else:
        undo_step(unit)
    held = rows.read(unit.store, Shift)
    with pytest.raises(UserError, match="import_stale"):
        apply_import(unit, plan)
    assert rows.read(unit.store, Shift) == held


def test_a_plan_fits_again_when_what_came_between_is_taken_back(unit: OpenUnit, tmp_path: Path):
    import_source(unit, _dated(tmp_path / "först", "2026-10-01"))
    plan = plan_import(unit, read_source(_dated(tmp_path / "sedan", "2026-10-02")))
    undo_step(unit)
    redo_step(unit)
    apply_import(unit, plan)
    assert [row.day.day for row in rows.read(unit.store, Shift)] == [1, 2]
