"""Several files written as one: what fails midway leaves the older files, and nothing beside them."""

import errno
import shutil
from pathlib import Path

import pytest

from caredesk.errors import UserError
from caredesk.services.whole_files import write_files

OLD = {"a.xlsx": b"old a", "b.xlsx": b"old b", "c.xlsx": b"old c"}
NEW = {"a.xlsx": b"new a", "b.xlsx": b"new b", "c.xlsx": b"new c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an older file of each name."""
    made = tmp_path / "ut"
    made.mkdir()
    for name, content in OLD.items():
        (made / name).write_bytes(content)
    return made


def held(folder: Path) -> dict[str, bytes]:
    """What stands in the folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def no_second_name(_path: Path, _target: Path) -> None:
    """As a medium without hard links answers."""
    raise OSError(errno.EPERM, "no hard links here")


@pytest.fixture(params=[True, False], ids=["second names", "no second names"])
def medium(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A medium with and one without hard links, as FAT is."""
    if not request.param:
        monkeypatch.setattr(Path, "hardlink_to", no_second_name)


def test_the_new_files_take_the_place_of_the_old(folder: Path, medium: None):
    write_files(folder, NEW)
    assert held(folder) == NEW


def test_a_disk_that_fills_while_an_old_file_is_copied_leaves_no_piece(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:3])
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(Path, "hardlink_to", no_second_name)
    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(UserError, match="disk_full"):
        write_files(folder, NEW)
    assert held(folder) == OLD


def test_one_file_that_cannot_be_put_back_keeps_the_others_whole_and_its_own_aside(
    folder: Path, medium: None, monkeypatch: pytest.MonkeyPatch
):
    replace = Path.replace

    def held_open(path: Path, target: Path) -> Path:
        if path.name in (".c.xlsx.part", ".a.xlsx.before"):
            raise PermissionError(errno.EACCES, "held by another program")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held_open)
    with pytest.raises(UserError) as caught:
        write_files(folder, NEW)
    assert dict(caught.value.facts)["file"] == "c.xlsx"
    # What stood as a.xlsx is nowhere else any more.
    assert held(folder) == {
        "a.xlsx": b"new a", ".a.xlsx.before": b"old a", "b.xlsx": b"old b", "c.xlsx": b"old c",
    }  # fmt: skip
