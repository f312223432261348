"""Saves every page and dialog as a picture, light and dark, at 1366 × 768, 1366 × 690 and 150 %.

python -m tests.pictures OUTDIR [NAME …]       only the scenes whose names begin so
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from tests.stage import Scene


class Size(NamedTuple):
    """A window in px at 100 %, and how much larger the screen draws it."""

    name: str
    width: int
    height: int
    scale: str


SIZES = (
    Size("1366x768", 1366, 768, "1"),
    Size("1366x690", 1366, 690, "1"),
    Size("150", 911, 512, "1.5"),
)
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    """Each size in a process of its own: Qt reads the scale once, at its start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", choices=[size.name for size in SIZES])
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if chosen.size:
        take_all(next(size for size in SIZES if size.name == chosen.size), chosen.folder, chosen.names)
        return 0
    for size in SIZES:
        command = [
            sys.executable,
            "-m",
            "tests.pictures",
            str(chosen.folder),
            *chosen.names,
            "--size",
            size.name,
        ]
        subprocess.run(command, check=True, env={**os.environ, **surroundings(size)})
    return 0


def surroundings(size: Size) -> dict[str, str]:
    """The environment in which a size is drawn, away from the user's own folders."""
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": size.scale,
        "CAREDESK_HOME": tempfile.mkdtemp(prefix="caredesk-pictures-"),
    }


def scenes() -> tuple[Scene, ...]:
    """All scenes, module by module; Qt must have its environment before they are imported."""
    from tests.scenes import (
        absence_costs,
        absence_dialogs,
        absence_follow_up,
        absence_overtime,
        absence_page,
        absence_statistics,
        absence_timeline,
        density,
        dialogs,
        entry,
        first_start,
        parts,
        people,
        reports,
        rota,
        schedule,
        schedule_dialogs,
        schedule_parts,
        schedule_print,
        settings,
        today,
    )

    modules = (
        parts,
        entry,
        dialogs,
        today,
        people,
        density,
        reports,
        settings,
        first_start,
        schedule_parts,
        schedule_print,
        schedule_dialogs,
        rota,
        schedule,
        absence_costs,
        absence_dialogs,
        absence_follow_up,
        absence_overtime,
        absence_page,
        absence_statistics,
        absence_timeline,
    )
    return tuple(scene for module in modules for scene in module.SCENES)


def take_all(size: Size, folder: Path, names: list[str]) -> None:
    """Takes every scene of one size in both looks."""
    from PySide6.QtWidgets import QApplication

    from caredesk.ui.style import Style
    from caredesk.ui.widgets.focus_ring import FocusRing
    from tests.stage import Stage, take

    app = QApplication([])
    style = Style(app, "light")
    FocusRing(style, app)
    for scene in scenes():
        if names and not any(scene.name.startswith(name) for name in names):
            continue
        for look in LOOKS:
            style.use(look)
            with tempfile.TemporaryDirectory(prefix="caredesk-scene-") as own:
                stage = Stage(app, style, size.width, size.height, Path(own))
                window = scene.build(stage)
                window.show()
                (QApplication.activeModalWidget() or window).activateWindow()
                stage.settle()
                take(window).save(str(folder / f"{scene.name}-{look}-{size.name}.png"))
                stage.clear()


if __name__ == "__main__":
    sys.exit(main())
