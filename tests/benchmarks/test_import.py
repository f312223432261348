"""How long an import of twelve months and 25 000 shifts takes, from the files to the figures' sums."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from caredesk.domain.rows import (
    Employee,
    Employment,
    Occupancy,
    Place,
    Role,
    Shift,
    ShiftType,
)
from caredesk.exchange.template_write import csv_files, workbook_file
from caredesk.services.import_unit import apply_import, plan_import, read_source
from caredesk.services.session import create_unit

pytestmark = pytest.mark.benchmark

FIRST = date(2025, 11, 1)
STAFF = 100
TYPES = (("D", 420, 930, 30), ("K", 810, 1290, 30), ("N", 1260, 420, 0))


def year_of_shifts() -> dict[str, list]:
    """100 people in three sections who work five days of seven and every other weekend: 25 000 shifts."""
    people = [str(1001 + number) for number in range(STAFF)]
    shifts = []
    for number, person in enumerate(people):
        for day in range(365):
            if (day + number) % 14 in (0, 1, 5, 8):
                continue
            code, start, end, rest = TYPES[(number + day // 7) % 3]
            shifts.append(Shift(person, FIRST + timedelta(day), code, start, end, rest))
    return {
        "employee": [Employee(person, f"Namn {person}") for person in people],
        "employment": [
            Employment(person, date(2020, 1, 1), None, "permanent", f"A{number % 3}", "Undersköterska", 100.0)
            for number, person in enumerate(people)
        ],
        "role": [Role("Undersköterska", 100.0)],
        "shift_type": [ShiftType(code, "", start, end, rest) for code, start, end, rest in TYPES],
        "place": [Place(f"A{number}", date(2025, 1, 1), 18.0, None, 0.8) for number in range(3)],
        "occupancy": [Occupancy(f"A{number}", FIRST, FIRST + timedelta(364), 17.0) for number in range(3)],
        "shift": shifts[:25_000],
    }


def timed_import(folder: Path, source: Path) -> str:
    """The parts of an import into a new file, and of the same import again, in seconds."""
    parts = []
    with create_unit(folder / f"{source.stem}.caredesk", name="Lastprov") as unit:
        for _ in range(2):
            began = time.perf_counter()
            read = read_source(source)
            after_reading = time.perf_counter()
            plan = plan_import(unit, read)
            after_planning = time.perf_counter()
            apply_import(unit, plan)
            ended = time.perf_counter()
            assert not plan.refused
            parts.append(
                f"{ended - began:.2f} s (read {after_reading - began:.2f}, compare "
                f"{after_planning - after_reading:.2f}, write {ended - after_planning:.2f})"
            )
    return f"{parts[0]}; again {parts[1]}"


def test_import_of_25_000_shifts(tmp_path: Path):
    rows = year_of_shifts()
    assert len(rows["shift"]) == 25_000
    folder = tmp_path / "mall"
    folder.mkdir()
    for name, content in csv_files(rows).items():
        (folder / name).write_bytes(content)
    workbook = tmp_path / "bok.xlsx"
    workbook.write_bytes(workbook_file(rows))
    print(f"\nimport of 25 000 shifts, CSV (bar 2 s): {timed_import(tmp_path, folder)}")
    print(f"import of 25 000 shifts, XLSX (bar 5 s): {timed_import(tmp_path, workbook)}")
