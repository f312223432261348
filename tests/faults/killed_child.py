"""A program that edits a unit without end and says each finished edit on standard output; made to be killed.

`python -m tests.faults.killed_child FILE [early]`: with "early" it speaks before the edit is kept, which
the test must find out.
"""

import sys
from datetime import date, timedelta

from caredesk.domain.rows import Employee, Shift
from caredesk.services.edits import edit, redo_step, undo_step
from caredesk.services.session import OpenUnit, open_unit
from caredesk.storage import rows

BATCH = 40
FIRST_DAY = date(2026, 10, 1)


def say(text: str) -> None:
    """One line, out of the process before the next statement."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def edit_once(unit: OpenUnit, number: int, early: bool) -> None:
    """An edit of one employee and a batch of shifts that carry the edit's number: whole or not there."""
    with edit(unit, "batch", number=number):
        rows.insert(unit.store, [Employee(f"{number}", "Person")])
        shifts = (
            Shift(f"{number}", FIRST_DAY + timedelta(place % 28), "D", 420 + place) for place in range(BATCH)
        )
        rows.insert(unit.store, shifts)
        if early:
            say(f"done {number}")
    if not early:
        say(f"done {number}")


def main(path: str, early: bool) -> None:
    """Edits, and takes every third edit back and forth."""
    with open_unit(path) as unit:
        number = max((int(row.employee_no) for row in rows.read(unit.store, Employee)), default=0)
        say("open")
        while True:
            number += 1
            edit_once(unit, number, early)
            if number % 3 == 0:
                undo_step(unit)
                redo_step(unit)
                say(f"again {number}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] == ["early"])
