"""Files written for others, such as reports and exports: all of them or none, also over older ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from caredesk.errors import UserError
from caredesk.storage import copying


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by name, which may hold a folder, into a folder; others there are left alone.

    UserError: disk_full, folder_cannot_be_written, written_file_in_use; the folder is then as before.
    """
    new = {folder / name: (folder / name).with_name(f".{Path(name).name}.part") for name in files}
    made: list[Path] = []
    try:
        for part, content in zip(new.values(), files.values(), strict=True):
            _make_folder(part.parent, made)
            part.write_bytes(content)
        _take_names(new)
    except (OSError, UserError) as error:
        _remove(new.values())
        for each in reversed(made):
            with suppress(OSError):  # somebody else may have put a file there
                each.rmdir()
        if isinstance(error, UserError):
            raise
        raise _told(error, folder) from error


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir(exist_ok=True)
        made.append(folder)


def _take_names(new: Mapping[Path, Path]) -> None:
    """Gives all scratch files their names, each in one move, or puts back the files that had them."""
    aside: dict[Path, Path] = {}
    moved: list[Path] = []
    path = next(iter(new))
    try:
        for path, part in new.items():
            if path.exists():
                aside[path] = path.with_name(f".{path.name}.before")
                _keep_aside(path, aside[path])
            part.replace(path)
            moved.append(path)
    except OSError as error:
        _put_back(moved, aside)
        if isinstance(error, PermissionError):
            raise UserError("written_file_in_use", file=path.name) from error
        raise
    finally:
        _remove(aside.values())


def _keep_aside(path: Path, kept: Path) -> None:
    """Gives the file a second name too, so that its own name never points to nothing."""
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:  # no second names on this medium
        shutil.copy2(path, kept)


def _put_back(moved: Iterable[Path], aside: dict[Path, Path]) -> None:
    """Puts back what stood under each name; what cannot be is left aside, where it then is the only one."""
    for path in moved:
        try:
            if path in aside:
                aside[path].replace(path)
            else:
                path.unlink()
        except OSError:
            aside.pop(path, None)


def _told(error: OSError, folder: Path) -> UserError:
    said = copying.told(error, folder)
    return said if said.code == "disk_full" else UserError("folder_cannot_be_written", folder=str(folder))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
