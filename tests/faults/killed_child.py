"""A program that works on a unit without end and says what it begins and has done; made to be killed.

`python -m tests.faults.killed_child FILE SOURCE [early]`: SOURCE is a folder that it writes and imports. With
"early" it says that a step is done before it is kept, which the test must find out.

Each line is `begin` or `done`, what, and its number: `edit 7`, `import 8`, `undo 8`, `redo 8`, `export 9`,
`restore 10`. A batch is one employee and shifts that carry its number, whole or not there; an edit also takes
away the batches that are old, an import also changes a row that is there.
"""

import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from caredesk.domain.rows import Employee, Shift
from caredesk.services.copies import make_copy, restore_copy
from caredesk.services.edits import edit, redo_step, undo_step
from caredesk.services.export_unit import export_unit
from caredesk.services.import_unit import apply_import, plan_import, read_source
from caredesk.services.session import OpenUnit, open_unit
from caredesk.storage import rows

BATCH = 40
KEPT = 12
FIRST_DAY = date(2026, 10, 1)
MARKED = "0"
"""The employee whose phone is the number of the last import."""


def say(text: str) -> None:
    """One line, out of the process before the next statement."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def done(what: str, work: Callable[[], object], early: bool = False) -> None:
    """Does one thing between its two lines."""
    say(f"begin {what}")
    if early:
        say(f"done {what}")
    work()
    if not early:
        say(f"done {what}")


def shifts_of(number: int) -> list[Shift]:
    """The shifts of a batch."""
    return [
        Shift(f"{number}", FIRST_DAY + timedelta(place % 28), "", 420 + place, 900) for place in range(BATCH)
    ]


def edit_once(unit: OpenUnit, number: int) -> None:
    """Adds a batch and takes away what is older than the last dozen."""
    with edit(unit, "batch", number=number):
        for table in ("employee", "shift"):
            held = unit.store.query(f"SELECT id, employee_no FROM {table}")
            old = [row for row, of in held if 0 < int(of) <= number - KEPT]
            rows.delete(unit.store, table, old)
        rows.insert(unit.store, [Employee(f"{number}", "Person")])
        rows.insert(unit.store, shifts_of(number))


def write_source(folder: Path, number: int) -> Path:
    """The template's folder with a new batch and a changed row."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    staff = f"Anställningsnr;Namn;Telefon\n{MARKED};Märkt;{number}\n{number};Person;\n"
    lines = [
        f"{row.employee_no};{row.day};{row.start // 60}:{row.start % 60:02d};15:00\n"
        for row in shifts_of(number)
    ]
    (folder / "medarbetare.csv").write_text(staff, encoding="utf-8")
    (folder / "pass.csv").write_text("Anställningsnr;Datum;Start;Slut\n" + "".join(lines), encoding="utf-8")
    return folder


def import_once(unit: OpenUnit, source: Path) -> None:
    """Brings the folder in."""
    plan = plan_import(unit, read_source(source))
    assert not plan.refused, plan.refused
    apply_import(unit, plan)


def restore_once(unit: OpenUnit, target: Path) -> None:
    """Makes a copy and writes it to a file of its own."""
    copy = make_copy(unit, now=datetime.now())
    target.unlink(missing_ok=True)
    restore_copy(copy, target)


def main(path: Path, source: Path, early: bool) -> None:
    """An edit, an import, each taken back and made again, an export and a restored copy, and again."""
    with open_unit(path) as unit:
        number = max((int(row.employee_no) for row in rows.read(unit.store, Employee)), default=0)
        say("open")
        while True:
            number += 1
            if number % 2:
                done(f"edit {number}", lambda: edit_once(unit, number), early)  # noqa: B023
            else:
                folder = write_source(source, number)
                done(f"import {number}", lambda: import_once(unit, folder), early)  # noqa: B023
            if number % 5 in (0, 1):
                done(f"undo {number}", lambda: undo_step(unit))
                done(f"redo {number}", lambda: redo_step(unit))
            if number % 5 == 2:
                done(f"export {number}", lambda: export_unit(unit, path.with_name("ut")))
            if number % 5 == 4:
                done(f"restore {number}", lambda: restore_once(unit, path.with_name("åter.caredesk")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] == ["early"])
