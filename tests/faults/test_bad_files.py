"""Files that are cut, flipped, foreign, locked or newer: refused by name, and never touched."""

import gc
import os
import random
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from caredesk.domain.rows import Employee
from caredesk.errors import UserError
from caredesk.storage import backup, check, engine, rows, triggers, verify
from caredesk.storage.store import Store, create_store, open_store
from caredesk.storage.undo import step
from tests.small_unit import small_unit
from tests.source import ROOT


def _refusal(path: Path, passphrase: str | None = None) -> str:
    """The code by which a file is refused; the file must be as before."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        open_store(path, passphrase=passphrase).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert caught.value.facts["file"] == path.name
    return caught.value.code


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole file of the small unit."""
    path = tmp_path_factory.mktemp("hel") / "enhet.caredesk"
    with create_store(path) as store, step(store, "fill"):
        rows.insert(store, small_unit())
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    """The whole file, to be spoiled."""
    file = tmp_path / "enhet.caredesk"
    file.write_bytes(content)
    return file


CUTS = [0, 1, 15, 16, 100, 4095, 4096, 8192, *(f"{share} %" for share in range(10, 100, 10)), -4096, -100, -1]


@pytest.mark.parametrize("cut", CUTS)
def test_a_cut_file_is_refused(path: Path, content: bytes, cut: int | str):
    if isinstance(cut, str):
        size = len(content) * int(cut.removesuffix(" %")) // 100
    else:
        size = cut if cut >= 0 else len(content) + cut
    path.write_bytes(content[:size])
    expected = (
        "file_empty" if size == 0 else "file_damaged" if size in (1,) or not size % 4096 else "file_cut_off"
    )
    assert _refusal(path) == expected


def _found_damaged(path: Path) -> bool:
    """Whether opening, reading every row, or the check tells that the file is damaged."""
    try:
        with open_store(path) as store:
            verify.content_hash(store.db)
            return bool(verify.damage(store.db.conn))
    except UserError as error:
        return error.code in ("file_damaged", "file_not_ours")
    except engine.SqliteError as error:
        told = engine.translated(error, path)
        return isinstance(told, UserError) and told.code == "file_damaged"


@pytest.mark.slow
def test_flipped_bits_are_found(path: Path, content: bytes):
    chance = random.Random(6)
    places = [*range(0, 16, 4), *(chance.randrange(len(content)) for _ in range(196))]
    missed = []
    for place in places:
        spoiled = bytearray(content)
        spoiled[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoiled)
        if not _found_damaged(path):
            missed.append(place)
    assert missed == []


@pytest.mark.slow
def test_a_thousand_flipped_bits_and_two_hundred_zeroed_pages_are_found(
    path: Path, content: bytes, slow_count: Callable[[int], int]
):
    chance = random.Random(7)
    missed = []
    for _ in range(slow_count(1000)):
        spoiled = bytearray(content)
        place = chance.randrange(len(content))
        spoiled[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoiled)
        missed += [] if _found_damaged(path) else [place]
    for _ in range(slow_count(200)):
        spoiled = bytearray(content)
        page = chance.randrange(len(content) // 4096)
        spoiled[page * 4096 : (page + 1) * 4096] = bytes(4096)
        path.write_bytes(spoiled)
        missed += [] if _found_damaged(path) else [page]
    assert missed == []


def test_an_untouched_file_is_not_called_damaged(path: Path):
    assert not _found_damaged(path)


FOREIGN = {
    "bild.png": b"\x89PNG\r\n\x1a\n" + bytes(8192),
    "bild.caredesk": b"\xff\xd8\xff\xe0" + bytes(8188),
    "annan.db": b"SQLite format 3\x00" + bytes(4080),
    "annan.caredesk": b"SQLite format 3\x00" + bytes(4080),
    "rapport.caredesk": b"%PDF-1.7" + bytes(9000),
    "mall.xlsx": b"PK\x03\x04" + bytes(9000),
    "text.txt": "Hej på dig. ".encode() * 1000,
    "slump.bin": random.Random(1).randbytes(8192),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(FOREIGN[name])
    assert _refusal(path) == "file_not_ours"


def test_random_bytes_under_our_name_are_taken_for_a_damaged_file(tmp_path: Path):
    path = tmp_path / "enhet.caredesk"
    path.write_bytes(random.Random(1).randbytes(8192))
    assert _refusal(path) == "file_damaged"


def test_a_folder_a_link_and_nothing_are_told_apart(tmp_path: Path, path: Path):
    folder = tmp_path / "mapp.caredesk"
    folder.mkdir()
    link = tmp_path / "genväg.caredesk"
    link.symlink_to(path)
    assert _refusal(folder) == "file_is_folder"
    assert _refusal(tmp_path / "saknas.caredesk") == "file_missing"
    with pytest.raises(UserError, match="file_is_link"):
        open_store(link)
    assert link.is_symlink()


PASSPHRASE = "Åke läser på ön"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a passphrase that holds å, ä and ö."""
    path = tmp_path_factory.mktemp("låst") / "låst.caredesk"
    with create_store(path, passphrase=PASSPHRASE) as store, step(store, "add"):
        rows.insert(store, [Employee("1", "A")])
    return path


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_passphrase_is_the_same_however_it_is_typed(locked: Path, form):
    with open_store(locked, passphrase=unicodedata.normalize(form, PASSPHRASE)) as store:
        assert store.protected
        assert len(rows.read(store, Employee)) == 1


WRONG = {
    "case": PASSPHRASE.lower(),
    "space": PASSPHRASE + " ",
    "no å": PASSPHRASE.replace("Å", "A"),
    "NUL": PASSPHRASE + "\x00",
    "NUL and more": PASSPHRASE + "\x00x",
    "only NUL": "\x00",
    "quote": "'; --",
    "hex": "x'" + "00" * 32 + "'",
    "raw": "x'" + "00" * 48 + "'",
    "megabyte": "å" * 1_000_000,
    "emoji": "😀",
    "lone surrogate": "\ud800",
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_passphrase_is_said_and_touches_nothing(locked: Path, kind: str):
    assert _refusal(locked, WRONG[kind]) == "passphrase_wrong"


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_passphrase_is_asked_for(locked: Path, nothing: str | None):
    assert _refusal(locked, nothing) == "passphrase_needed"


@pytest.mark.parametrize("passphrase", ["\x00x", "x'" + "00" * 32 + "'", 'it\'s "quoted"', "å" * 100_000])
def test_any_text_can_be_a_passphrase(tmp_path: Path, passphrase: str):
    path = tmp_path / "enhet.caredesk"
    create_store(path, passphrase=passphrase).close()
    open_store(path, passphrase=passphrase).close()
    assert _refusal(path, passphrase[:-1] or "x") == "passphrase_wrong"


def test_a_file_without_passphrase_does_not_ask_for_one(path: Path):
    with open_store(path, passphrase="något") as store:
        assert not store.protected


def test_nothing_is_said_on_standard_error(locked: Path, path: Path, capfd: pytest.CaptureFixture[str]):
    _refusal(locked, "fel")
    spoiled = bytearray(path.read_bytes())
    spoiled[3000] ^= 1
    path.write_bytes(spoiled)
    _refusal(path)
    assert capfd.readouterr() == ("", "")


def test_no_text_of_the_unit_can_be_read_in_the_file(content: bytes, locked: Path):
    for whole in (content, locked.read_bytes()):
        assert b"Person" not in whole
        assert b"CREATE TABLE" not in whole


HOLDS_THE_FILE = """
import sys
from caredesk.storage.store import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_file_open_in_another_program_is_refused_until_that_ends(path: Path):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_FILE, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"open\n"
        assert _refusal(path) == "file_in_use"
        child.kill()
    open_store(path).close()


def test_a_file_open_in_this_program_keeps_its_lock(path: Path):
    with open_store(path) as store:
        with pytest.raises(UserError, match="file_in_use"):
            open_store(path)
        # Looking at the head through a second handle would have dropped the lock for others.
        other = subprocess.run(
            [sys.executable, "-c", HOLDS_THE_FILE, str(path)],
            input=b"",
            capture_output=True,
            cwd=ROOT,
            check=False,
        )
        assert b"file_in_use" in other.stderr
        _add(store, "2")
    open_store(path).close()


def test_an_opening_that_failed_leaves_no_mark_of_an_open_file(path: Path, monkeypatch: pytest.MonkeyPatch):
    def fails(db: object) -> None:
        raise UserError("file_damaged", file=path.name)

    with monkeypatch.context() as broken:
        broken.setattr(triggers, "create", fails)
        assert _refusal(path) == "file_damaged"
    open_store(path).close()


def test_a_file_that_was_let_go_of_without_a_close_can_be_opened_again(path: Path):
    store = open_store(path)
    del store
    gc.collect()
    open_store(path).close()


@pytest.mark.parametrize("starters", [8])
def test_of_many_that_start_at_once_one_gets_the_file(path: Path, starters: int):
    children = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDS_THE_FILE, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        for _ in range(starters)
    ]
    said = []
    for child in children:
        assert child.stdout is not None
        said.append(child.stdout.readline())
    for child in children:
        child.communicate()
    assert sorted(said) == [b""] * (starters - 1) + [b"open\n"]


def _add(store: Store, number: str) -> None:
    with step(store, "add"):
        rows.insert(store, [Employee(number, "Ny")])


@pytest.mark.parametrize("kind", ["swapped", "appended", "deleted", "overwritten"])
def test_a_file_changed_underneath_is_noticed_before_the_next_write(
    tmp_path: Path, path: Path, content: bytes, kind: str
):
    with open_store(path) as store:
        _add(store, "2")
        if kind == "swapped":
            other = tmp_path / "annan.caredesk"
            other.write_bytes(content)
            other.replace(path)
        elif kind == "deleted":
            path.unlink()
        else:
            _write_through_another_program(path, b"x" if kind == "appended" else content)
        left = path.read_bytes() if path.exists() else None
        with pytest.raises(UserError, match="file_changed_underneath"):
            _add(store, "3")
        assert (path.read_bytes() if path.exists() else None) == left


@pytest.mark.parametrize("kind", ["swapped", "deleted"])
def test_what_was_open_can_be_rescued_when_the_file_is_swapped_or_gone(
    tmp_path: Path, path: Path, content: bytes, kind: str
):
    with open_store(path) as store:
        _add(store, "2")
        held = verify.content_hash(store.db)
        if kind == "swapped":
            other = tmp_path / "annan.caredesk"
            other.write_bytes(content)
            other.replace(path)
        else:
            path.unlink()
        rescue = backup.make_backup(store, datetime(2026, 11, 4, 12))
    with open_store(rescue) as rescued:
        assert verify.content_hash(rescued.db) == held


def _write_through_another_program(path: Path, content: bytes) -> None:
    # From a process of its own: a handle closed here would drop this process's lock.
    mode = "ab" if len(content) == 1 else "wb"
    script = "import sys; open(sys.argv[1], sys.argv[2]).write(sys.stdin.buffer.read())"
    subprocess.run([sys.executable, "-c", script, str(path), mode], input=content, check=True)


@pytest.fixture(params=["file", "folder"])
def read_only(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that may only be read, itself or by its folder. An administrator may write all, so it is said
    by what the system is asked."""
    protected = path if request.param == "file" else path.parent
    asked = os.access
    monkeypatch.setattr(
        "os.access",
        lambda place, mode: (mode != os.W_OK or Path(place) != protected) and asked(place, mode),
    )
    return path


def test_a_file_that_cannot_be_written_is_opened_for_reading(read_only: Path, content: bytes):
    with open_store(read_only) as store:
        assert store.read_only
        assert len(rows.read(store, Employee)) == 4
        with pytest.raises(UserError, match="file_read_only"):
            _add(store, "2")
        # It holds no lock, so the one who may write can.
        with pytest.raises(Exception, match="readonly"):
            store.db.conn.execute("DELETE FROM employee")
    assert read_only.read_bytes() == content
    assert [left.name for left in read_only.parent.iterdir() if left.is_file()] == [read_only.name]


def test_a_damaged_file_is_told_by_the_check(path: Path, content: bytes):
    spoiled = bytearray(content)
    spoiled[-3000] ^= 1
    path.write_bytes(spoiled)
    with open_store(path) as store:
        assert check.check(store, lambda facts: ()).integrity
