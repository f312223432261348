"""The extract of one employee's data: every row about the person, and nobody else in it."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, RestException, Setting, Shift
from caredesk.domain.schedule_rows import DraftShift
from caredesk.domain.sick_rows import FollowUp
from caredesk.errors import UserError
from caredesk.services.edits import edit
from caredesk.services.person_extract import write_person_extract
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows

DAY = date(2026, 11, 4)
TIMES = (420, 930, 30)


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "enhet.caredesk", name="Enheten") as unit:
        with edit(unit, "import", source="x"):
            for number, name in (("1", "Anna Ek"), ("2", "Bo Dahl")):
                rows.insert(unit.store, [Employee(number, name, phone=f"070-{number}")])
                rows.insert(unit.store, [Employment(number, date(2020, 1, 1), form="permanent")])
                rows.insert(unit.store, [Setting("karens", None, "10", number)])
                rows.insert(unit.store, [Absence(number, DAY, None, "sick", 50.0)])
                rows.insert(unit.store, [FollowUp(number, "insurance", DAY, DAY)])
                rows.insert(unit.store, [RestException(number, DAY, "Kollega sjuk")])
                rows.insert(unit.store, [DraftShift("Försök", number, DAY, "D", *TIMES)])
            rows.insert(
                unit.store, [Shift("1", DAY, "D", *TIMES), Shift("2", DAY, "K", *TIMES, replaces="1")]
            )
            rows.insert(
                unit.store,
                [MonthClosing("2026-10", True, "Anna slutar"), MonthClosing("2026-09", True, "Lugnt")],
            )
        yield unit


def sheets(unit: OpenUnit, path: Path) -> dict[str, list[list[Any]]]:
    write_person_extract(unit, employee_no="1", path=path)
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_table_with_the_person_is_a_sheet_and_nobody_else_is_named(unit: OpenUnit, tmp_path: Path):
    found = sheets(unit, tmp_path / "utdrag.xlsx")
    assert sorted(found) == sorted(
        ["medarbetare", "anställningar", "inställningar", "pass", "viloavvikelser", "frånvaro",
         "månadsavslut", "uppföljning", "utkast"]
    )  # fmt: skip
    assert {name: len(lines) - 1 for name, lines in found.items() if len(lines) != 2} == {"pass": 2}
    cells = {str(cell) for lines in found.values() for line in lines[1:] for cell in line}
    assert not cells & {"2", "Bo Dahl", "070-2", "2.0", "Lugnt"}
    assert found["uppföljning"][1][1] == "Anmälan till Försäkringskassan"
    own, standing_in = found["pass"][1:]
    assert (own[0], own[2], standing_in[0], standing_in[10]) == ("1", "D", "", "1")


def test_whom_the_person_stood_in_for_is_not_told(unit: OpenUnit, tmp_path: Path):
    with edit(unit, "import", source="x"):
        taken = Shift("1", DAY, "K", 840, 1290, 30, replaces="2", cause="sick_leave")
        rows.insert(unit.store, [taken])
        rows.insert(unit.store, [DraftShift("Försök", *taken)])
    found = sheets(unit, tmp_path / "utdrag.xlsx")
    cells = [str(cell) for name in ("pass", "utkast") for line in found[name][1:] for cell in line]
    assert "K" in cells
    assert "2" not in cells


def test_a_day_that_was_changed_tells_what_stood_there(unit: OpenUnit, tmp_path: Path):
    with edit(unit, "import", source="x"):
        unit.store.execute(
            "INSERT INTO shift_change (made, employee_no, day, before) VALUES (?, '1', ?, ?)",
            ("2026-11-01", DAY.isoformat(), '[[420, 930, 30, ""], [1260, 420, 0, ""]]'),
        )
    line = sheets(unit, tmp_path / "utdrag.xlsx")["ändrade dagar"][1]
    assert line[3] == "07:00–15:30, 21:00–07:00"


def test_a_folder_that_cannot_be_written_is_said(unit: OpenUnit, tmp_path: Path):
    (tmp_path / "fil").write_text("")
    with pytest.raises(UserError, match="folder_cannot_be_written"):
        write_person_extract(unit, employee_no="1", path=tmp_path / "fil" / "utdrag.xlsx")
