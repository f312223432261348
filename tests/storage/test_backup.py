"""Copies: whole or not there, thinned out by age, put back without overwriting."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from caredesk.domain.rows import Employee
from caredesk.errors import UserError
from caredesk.storage import backup, rows, undo, verify
from caredesk.storage.backup import Backup
from caredesk.storage.store import Store, create_store, open_store, rekey

NOON = datetime(2026, 11, 4, 12, 0)


def _damage(path: Path) -> None:
    """In a row, far from the pages that are read to open the file."""
    content = bytearray(path.read_bytes())
    content[len(content) * 3 // 4] ^= 1
    path.write_bytes(content)


def test_a_copy_holds_everything_and_can_be_opened(filled: Store):
    copy = backup.make_backup(filled, NOON)
    assert copy.parent == filled.path.parent / "CareDesk-kopior"
    with open_store(copy) as opened:
        assert verify.content_hash(opened.db) == verify.content_hash(filled.db)
        assert undo.history(opened) == undo.history(filled)
    assert backup.backups(filled.path) == (Backup(copy, NOON),)


def test_a_copy_that_is_not_whole_gets_no_name_and_replaces_nothing(filled: Store):
    good = backup.make_backup(filled, NOON)
    before = good.read_bytes()
    copy = backup.copy_pages(filled, NOON)
    _damage(copy.scratch)
    with pytest.raises(UserError, match="copy_damaged"):
        backup.check_copy(copy)
    assert good.read_bytes() == before
    assert [path.name for path in good.parent.iterdir()] == [good.name]


def test_a_copy_that_lacks_rows_is_not_whole(filled: Store):
    copy = backup.copy_pages(filled, NOON)
    counts = {**copy.counts, "shift": copy.counts["shift"] + 1}
    with pytest.raises(UserError, match="copy_damaged"):
        backup.check_copy(copy._replace(counts=counts))
    assert backup.backups(filled.path) == ()


def test_a_damaged_source_leaves_the_good_copies(filled: Store):
    good = backup.make_backup(filled, NOON)
    filled.close()
    _damage(filled.path)
    # Which page the flip hits decides whether reading the source or checking its copy finds it.
    with open_store(filled.path) as damaged, pytest.raises(UserError, match=r"(file|copy)_damaged"):
        backup.make_backup(damaged, NOON + timedelta(hours=1))
    assert [copy.path for copy in backup.backups(filled.path)] == [good]
    assert backup.newest_good(filled.path) == Backup(good, NOON)


def test_the_newest_good_copy_is_found_behind_a_damaged_one(filled: Store):
    older = backup.make_backup(filled, NOON)
    newer = backup.make_backup(filled, NOON + timedelta(days=1))
    assert backup.newest_good(filled.path) == Backup(newer, NOON + timedelta(days=1))
    _damage(newer)
    assert backup.newest_good(filled.path) == Backup(older, NOON)
    newer.write_bytes(b"")
    _damage(older)
    assert backup.newest_good(filled.path) is None


def test_what_a_killed_program_left_is_swept_away_and_nothing_else(filled: Store):
    folder = filled.path.parent
    backup.copy_pages(filled, NOON)
    (folder / ".enhet.caredesk.rekey.part").write_bytes(b"half")
    (folder / ".enhet.caredesk.0a1b2c3d.part-journal").write_bytes(b"half")
    others = [
        ".enhet 2.caredesk.0a1b2c3d.part",
        ".gran.caredesk.rekey.part",
        "enhet.part",
        "enhet.caredesk.part",
    ]
    for name in others:
        (folder / name).write_bytes(b"mitt")
    filled.close()
    open_store(filled.path).close()
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == sorted(
        ["enhet.caredesk", *others]
    )
    assert list((folder / "CareDesk-kopior").iterdir()) == []


def test_what_cannot_be_swept_away_keeps_no_file_from_opening(filled: Store, monkeypatch: pytest.MonkeyPatch):
    copies = filled.path.parent / "CareDesk-kopior"
    backup.make_backup(filled, NOON)
    # A folder, whose name cannot be unlinked, before one that can.
    (copies / ".enhet.caredesk.0a1b2c3d.part").mkdir()
    (filled.path.parent / ".enhet.caredesk.0a1b2c3d.part").mkdir()
    (filled.path.parent / ".enhet.caredesk.rekey.part").write_bytes(b"half")
    filled.close()
    with open_store(filled.path) as opened:
        assert not opened.read_only
    assert not (filled.path.parent / ".enhet.caredesk.rekey.part").exists()
    _refuse(monkeypatch, "iterdir")
    open_store(filled.path).close()


def _refuse(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """As of a folder without rights, which an administrator's test run would not meet."""

    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "refused", str(path))

    monkeypatch.setattr(Path, method, refused)


def test_an_older_copy_that_cannot_be_removed_is_left_until_the_next_one(
    filled: Store, monkeypatch: pytest.MonkeyPatch
):
    for day in range(1, 13):
        backup.make_backup(filled, datetime(2026, 10, day, 12))
    with monkeypatch.context() as held:
        _refuse(held, "unlink")
        assert backup.make_backup(filled, datetime(2026, 10, 13, 12)).exists()
    assert len(backup.backups(filled.path)) == 13
    backup.make_backup(filled, datetime(2026, 10, 14, 12))
    assert [copy.made.day for copy in backup.backups(filled.path)] == [*range(14, 2, -1)]


def test_a_folder_of_copies_that_cannot_be_listed_is_told(filled: Store, monkeypatch: pytest.MonkeyPatch):
    good = backup.make_backup(filled, NOON)
    _refuse(monkeypatch, "iterdir")
    with pytest.raises(UserError) as caught:
        backup.backups(filled.path)
    assert (caught.value.code, caught.value.facts) == ("folder_read_only", {"file": "CareDesk-kopior"})
    # The new one is written and whole all the same.
    newer = backup.make_backup(filled, NOON + timedelta(days=1))
    assert newer.exists()
    assert newer != good


def test_a_wrong_passphrase_is_not_taken_for_a_folder_without_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "enhet.caredesk"
    with create_store(path, passphrase="rätt") as store:
        backup.make_backup(store, NOON)
    _refuse(monkeypatch, "iterdir")
    assert not backup.fits_a_copy(path, "fel")


def test_copies_of_another_file_in_the_folder_are_not_mixed_up(tmp_path: Path):
    for name in ("Gran", "Gran 2", "Gran [x]"):
        with create_store(tmp_path / f"{name}.caredesk") as store:
            backup.make_backup(store, NOON)
    names = [copy.path.name for copy in backup.backups(tmp_path / "Gran [x].caredesk")]
    assert names == ["Gran [x] 2026-11-04 12.00.00.caredesk"]
    assert len(backup.backups(tmp_path / "Gran.caredesk")) == 1


def test_a_year_of_copies_leaves_twelve_days_ten_weeks_nine_months():
    made = [NOON - timedelta(hours=6 * number) for number in range(4 * 365)]
    stay = backup.kept(Backup(Path(str(moment)), moment) for moment in made)
    left = sorted((moment for moment in made if Path(str(moment)) in stay), reverse=True)
    # 4 November 2026 is a Wednesday. A week's newest is Sunday's last, a month's its last day's, at 18.
    twelve_days = [datetime(2026, 11, 4, 12)] + [
        datetime(2026, 11, 3, 18) - timedelta(days=number) for number in range(11)
    ]
    weeks = [datetime(2026, 11, 1, 18) - timedelta(weeks=number) for number in range(9)]
    months = [
        datetime(2026, month, day, 18)
        for month, day in ((10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31))
    ]
    assert left == sorted({*twelve_days, *weeks, *months}, reverse=True)


def test_older_copies_go_only_after_a_good_new_one(filled: Store):
    folder = filled.path.parent / "kopior"
    for number in range(14):
        backup.make_backup(filled, datetime(2026, 11, 16 + number, 12), folder)
    left = [copy.made.day for copy in backup.backups(filled.path, folder)]
    # The twelve days to 29 November hold the newest of both weeks and of the month.
    assert left == list(range(29, 17, -1))


def test_a_clock_set_back_does_not_cost_the_new_copy(filled: Store):
    for number in range(12):
        backup.make_backup(filled, NOON + timedelta(days=number))
    behind = backup.make_backup(filled, datetime(2020, 1, 1))
    assert behind.exists()


def test_restore_writes_a_new_file_and_never_over_one(filled: Store, tmp_path: Path):
    copy = backup.make_backup(filled, NOON)
    target = tmp_path / "tillbaka.caredesk"
    backup.restore(copy, target)
    with open_store(target) as restored:
        assert verify.content_hash(restored.db) == verify.content_hash(filled.db)
    before = target.read_bytes()
    with pytest.raises(UserError, match="file_exists"):
        backup.restore(copy, target)
    assert target.read_bytes() == before


def test_a_damaged_copy_is_not_restored(filled: Store, tmp_path: Path):
    copy = backup.make_backup(filled, NOON)
    _damage(copy)
    with pytest.raises(UserError, match="copy_damaged"):
        backup.restore(copy, tmp_path / "tillbaka.caredesk")
    assert not list(tmp_path.glob("*tillbaka*"))


def test_copies_of_a_protected_file_need_its_passphrase(tmp_path: Path):
    path = tmp_path / "låst.caredesk"
    with create_store(path, passphrase="havre och råg") as store:
        with undo.step(store, "add"):
            rows.insert(store, [Employee("1", "A")])
        copy = backup.make_backup(store, NOON)
    with pytest.raises(UserError, match="passphrase_needed"):
        backup.restore(copy, tmp_path / "ny.caredesk")
    backup.restore(copy, tmp_path / "ny.caredesk", passphrase="havre och råg")
    assert backup.newest_good(path, passphrase="fel") is None
    assert backup.newest_good(path, passphrase="havre och råg") == Backup(copy, NOON)


@pytest.mark.parametrize("after", ["ny fras", None])
@pytest.mark.parametrize("before", ["gammal fras", None])
def test_rekey_keeps_content_history_and_the_lock(tmp_path: Path, before: str | None, after: str | None):
    path = tmp_path / "enhet.caredesk"
    with create_store(path, passphrase=before) as store:
        with undo.step(store, "add"):
            rows.insert(store, [Employee("1", "A")])
        content, salt = verify.content_hash(store.db), path.read_bytes()[:16]
        rekey(store, after)
        assert store.protected is (after is not None)
        assert verify.content_hash(store.db) == content
        if before or after:
            assert path.read_bytes()[:16] != salt
        with pytest.raises(UserError, match="file_in_use"):
            open_store(path, passphrase=after)
        with undo.step(store, "add"):
            rows.insert(store, [Employee("2", "B")])
    with open_store(path, passphrase=after) as again:
        assert [step.code for step in undo.history(again)] == ["add", "add"]
    assert [left.name for left in tmp_path.iterdir() if left.is_file()] == [path.name]


def test_a_rekey_removes_the_journal_that_an_unfinished_one_left(
    filled: Store, monkeypatch: pytest.MonkeyPatch
):
    journal = filled.path.with_name(".enhet.caredesk.rekey.part-journal")

    def full(*_: object, name: Path) -> None:
        journal.write_bytes(b"half")
        raise UserError("disk_full", file="x")

    monkeypatch.setattr("caredesk.storage.copying.copy_pages", full)
    with pytest.raises(UserError, match="disk_full"):
        rekey(filled, "ny fras")
    assert not journal.exists()


def test_a_rekey_that_fails_leaves_the_old_file(filled: Store, monkeypatch: pytest.MonkeyPatch):
    before = verify.content_hash(filled.db)

    def full(*_: object, name: Path) -> None:
        raise UserError("disk_full", file="x")

    monkeypatch.setattr("caredesk.storage.copying.copy_pages", full)
    with pytest.raises(UserError, match="disk_full"):
        rekey(filled, "ny fras")
    assert not filled.protected
    assert verify.content_hash(filled.db) == before
    filled.close()
    with open_store(filled.path) as again:
        assert verify.content_hash(again.db) == before
