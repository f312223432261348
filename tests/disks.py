"""Disks of their own for tests: a small one that fills up, and one that may only be read."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def own_disk(place: Path, size: int) -> Iterator[Path]:
    """A disk of so many bytes at a new folder; skips where the right to mount one is missing."""
    place.mkdir()
    made = os.name == "posix" and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("a disk of its own needs the right to mount one")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def free_bytes(place: Path) -> int:
    """Room left on the disk."""
    room = os.statvfs(place)
    return room.f_bavail * room.f_frsize


def fill_up(place: Path, leave: int = 0) -> Path:
    """Takes all room but `leave` bytes, in a file of ballast that gives it back when it is removed."""
    ballast = place / "ballast"
    ballast.write_bytes(bytes(max(0, free_bytes(place) - leave)))
    return ballast


def make_read_only(place: Path) -> None:
    """From now on the disk may only be read, by an administrator too."""
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)


def files_on(place: Path) -> dict[str, bytes]:
    """Every file with its bytes, but for the ballast."""
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != "ballast"
    }
