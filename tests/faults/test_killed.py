"""Killed at any moment: nothing that was acknowledged is lost, nothing is half."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from caredesk.domain.rows import Employee
from caredesk.services.edits import edit
from caredesk.services.import_unit import read_source
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import backup, check, rows, verify
from caredesk.storage.store import create_store, open_store
from caredesk.storage.undo import step
from tests.faults.killed_child import BATCH, KEPT, MARKED
from tests.small_unit import small_unit
from tests.source import ROOT

MOST_LINES = 24  # of the child before the kill
MOST_SECONDS = 0.35  # of changing the passphrase before the kill


class Content(NamedTuple):
    """What a unit of the child's holds: its batches, and what the last import wrote in the marked row."""

    batches: frozenset[int] = frozenset()
    mark: str = ""


def _after(content: Content, what: str, number: int) -> Content:
    """What stands when an edit or an import has been done."""
    if what == "edit":
        return content._replace(
            batches=frozenset(each for each in content.batches if each > number - KEPT) | {number}
        )
    return Content(content.batches | {number}, str(number))


class Followed:
    """What the child said, followed: what must stand in the file, and what may when the kill came between."""

    def __init__(self, content: Content, said: Iterable[str]) -> None:
        self.content = content
        self.under_way = ""
        self.exported: Content | None = None
        self.restored: Content | None = None
        self._before = content
        for line in said:
            word, what, number = line.split()
            if word == "begin":
                self.under_way = f"{what} {number}"
            else:
                self.under_way = ""
                self._take(what, int(number))

    def _take(self, what: str, number: int) -> None:
        if what in ("edit", "import"):
            self._before, self.content = self.content, _after(self.content, what, number)
        elif what in ("undo", "redo"):
            self._before, self.content = self.content, self._before
        elif what == "export":
            self.exported = self.content
        else:
            self.restored = self.content

    def allowed(self) -> tuple[Content, ...]:
        """What the file may hold: what was done, with or without what was under way."""
        what, _, number = self.under_way.partition(" ")
        if what in ("edit", "import"):
            return self.content, _after(self.content, what, int(number))
        if what in ("undo", "redo"):
            return self.content, self._before
        return (self.content,)


def _killed_once(path: Path, chance: random.Random, early: bool = False) -> list[str]:
    """Starts the child, kills it within or after some of its work; the lines that it said."""
    source = path.with_name("källa")
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.killed_child", str(path), str(source), *["early"] * early],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == b"open\n"
        # By the work done and its pace, so that a slow machine is killed in the same places as a fast one.
        lines, longest, last = [], 0.0, time.monotonic()
        for _ in range(chance.randrange(MOST_LINES)):
            lines.append(said.readline())
            longest, last = max(longest, time.monotonic() - last), time.monotonic()
        time.sleep(chance.random() * longest)
        child.kill()
        lines += said.readlines()
    assert child.wait() == -signal.SIGKILL
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


def _content(path: Path) -> tuple[Content, list[str]]:
    """What a unit's file holds, and what is half or damaged in it."""
    with open_unit(path) as unit:
        findings = check.check(unit.store, unit.compute)
        staff = {row.employee_no: row.phone for row in rows.read(unit.store, Employee)}
        counts = dict(unit.store.query("SELECT employee_no, count(*) FROM shift GROUP BY employee_no"))
    mark = staff.pop(MARKED, "")
    kept = {int(number) for number in staff}
    whole = {int(number) for number, count in counts.items() if count == BATCH}
    troubles = [f"half {number}" for number in sorted(kept ^ whole)]
    troubles += [*findings.integrity, *map(str, findings.consistency)]
    return Content(frozenset(kept), mark), troubles


def _troubles(path: Path, before: Content, said: list[str]) -> tuple[Content, list[str]]:
    """What the file holds after a kill, and what is lost, half, damaged, or there without being asked for."""
    followed = Followed(before, said)
    content, troubles = _content(path)
    if content not in followed.allowed():
        troubles.append(f"lost: {followed.content} but for {followed.under_way!r} became {content}")
    folder = path.with_name("ut")
    if folder.exists() and not followed.under_way.startswith("export"):
        troubles += _trouble_of_export(folder, followed.exported)
    restored = path.with_name("åter.caredesk")
    if restored.exists():
        held, found = _content(restored)
        troubles += found
        if followed.restored not in (None, held) and not followed.under_way.startswith("restore"):
            troubles.append(f"lost in the restored copy: {followed.restored} became {held}")
    elif followed.restored is not None and not followed.under_way.startswith("restore"):
        troubles.append("lost: the restored copy")
    # Opening the file has swept up what was unfinished beside it.
    return content, troubles + [
        f"left over {left.name}" for left in path.parent.rglob(".enhet*.caredesk*.part*")
    ]


def _trouble_of_export(folder: Path, expected: Content | None) -> list[str]:
    read = read_source(folder)
    if read.refused:
        return [f"half export: {read.refused}"]
    if expected is None:
        return []
    staff = {row.employee_no for row in read.sheets["employee"].rows} - {MARKED}
    counted = [row.employee_no for row in read.sheets["shift"].rows]
    if {int(number) for number in staff} == expected.batches and len(counted) == BATCH * len(staff):
        return []
    return [f"lost in the export: {expected} became {sorted(staff)}"]


def _killed(tmp_path: Path, times: int) -> list[str]:
    path = tmp_path / "enhet.caredesk"
    create_unit(path, name="Lönngården").close()
    chance = random.Random(times)
    content = Content()
    troubles: list[str] = []
    done: set[str] = set()
    for _ in range(times):
        said = _killed_once(path, chance)
        content, found = _troubles(path, content, said)
        troubles += found
        done |= {line.split()[1] for line in said if line.startswith("done ")}
    assert {"edit", "import"} <= done
    if times >= 20:
        assert done == {"edit", "import", "undo", "redo", "export", "restore"}
    return troubles


@pytest.mark.slow
def test_nothing_is_lost_or_half_after_a_kill(tmp_path: Path):
    assert _killed(tmp_path, 5) == []


@pytest.mark.slow
def test_nothing_is_lost_or_half_after_a_hundred_kills(tmp_path: Path, slow_count: Callable[[int], int]):
    assert _killed(tmp_path, slow_count(100)) == []


REKEYS = """
import sys
from pathlib import Path
from datetime import datetime
from caredesk.storage import backup
from caredesk.storage.store import open_store, rekey
store = open_store(sys.argv[1], passphrase="havre")
print("open", flush=True)
while True:
    rekey(store, None if store.protected else "havre")
    backup.make_backup(store, datetime.now())
"""


def _killed_in_rekey(tmp_path: Path, times: int) -> None:
    path = tmp_path / "enhet.caredesk"
    with create_store(path) as store, step(store, "fill"):
        rows.insert(store, small_unit())
    with open_store(path) as store:
        before = verify.content_hash(store.db)
    chance = random.Random(times)
    for _ in range(times):
        child = subprocess.Popen(
            [sys.executable, "-c", REKEYS, str(path)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        assert child.stdout is not None
        with child.stdout as said:
            assert said.readline() == b"open\n"
            time.sleep(chance.random() * MOST_SECONDS)
            child.kill()
        child.wait()
        with open_store(path, passphrase="havre") as store:
            assert verify.content_hash(store.db) == before
            assert verify.damage(store.db.conn) == ()
        assert [left.name for left in tmp_path.iterdir() if left.is_file()] == [path.name]
        for copy in backup.backups(path):
            open_store(copy.path, passphrase="havre").close()


def test_a_kill_while_the_passphrase_changes_leaves_one_whole_file(tmp_path: Path):
    _killed_in_rekey(tmp_path, 4)


@pytest.mark.slow
def test_two_hundred_kills_while_the_passphrase_changes(tmp_path: Path, slow_count: Callable[[int], int]):
    _killed_in_rekey(tmp_path, slow_count(200))


CLEARS = """
import sys
from datetime import date, datetime
from caredesk.services.clearing import edit_clearing, renew_copies
from caredesk.services.session import open_unit
until = date(2026, 10, 31)
with open_unit(sys.argv[1]) as unit:
    print("open", flush=True)
    edit_clearing(unit, today=date(2030, 1, 1), until={"shifts": until, "absences": until})
    renew_copies(unit, now=datetime(2030, 1, 2))
"""


@pytest.mark.slow
def test_two_hundred_kills_while_old_rows_are_cleared(tmp_path: Path, slow_count: Callable[[int], int]):
    """The file is the old or the cleared one, whole, and at least one copy is."""
    made = tmp_path / "mall" / "enhet.caredesk"
    made.parent.mkdir()
    with create_unit(made, name="Lönngården") as unit, edit(unit, "fill"):
        rows.insert(unit.store, small_unit())
    with open_store(made) as store:
        before = verify.content_hash(store.db)
        backup.make_backup(store, datetime(2026, 12, 1))
    cleared = Path(shutil.copytree(made.parent, tmp_path / "gallrad")) / made.name
    subprocess.run([sys.executable, "-c", CLEARS, str(cleared)], cwd=ROOT, check=True, capture_output=True)
    with open_store(cleared) as store:
        after = verify.content_hash(store.db)
    assert after != before
    chance, found = random.Random(5), set()
    for number in range(slow_count(200)):
        path = Path(shutil.copytree(made.parent, tmp_path / str(number))) / made.name
        child = subprocess.Popen(
            [sys.executable, "-c", CLEARS, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        assert child.stdout is not None
        with child.stdout as said:
            assert said.readline() == b"open\n"
            time.sleep(chance.random() * MOST_SECONDS)
            child.kill()
        child.wait()
        with open_store(path) as store:
            found.add(verify.content_hash(store.db))
            assert verify.damage(store.db.conn) == ()
        for copy in backup.backups(path):
            open_store(copy.path).close()
        assert backup.backups(path)
        shutil.rmtree(path.parent)
    assert found <= {before, after}


def test_a_step_that_is_said_too_early_is_found_lost(tmp_path: Path):
    """The harness itself: a child that speaks before its work is kept is caught within some kills."""
    chance = random.Random(1)
    for round_number in range(40):
        path = tmp_path / str(round_number) / "enhet.caredesk"
        path.parent.mkdir()
        create_unit(path, name="Lönngården").close()
        _, troubles = _troubles(path, Content(), _killed_once(path, chance, early=True))
        if any(trouble.startswith("lost:") for trouble in troubles):
            return
    pytest.fail("the planted loss was not found in 40 kills")
