"""Where things lie: the program's own resources, and the user's folders."""

import os
import sys
from pathlib import Path

import platformdirs

OWN_FOLDER = "CAREDESK_HOME"
"""Environment variable: one folder for everything below, as on a stick or in a test."""


def resources() -> Path:
    """The folder `resources/`: beside the package, or beside a frozen program's own files."""
    if getattr(sys, "frozen", False):
        unpacked = getattr(sys, "_MEIPASS", None)
        return (Path(unpacked) if unpacked else Path(sys.executable).parent) / "resources"
    return Path(__file__).resolve().parent.parent / "resources"


def user_data() -> Path:
    """The user's folder for what the program remembers between starts; made if missing."""
    return _made("data", platformdirs.user_data_path("CareDesk", appauthor=False))


def user_log() -> Path:
    """The user's folder for logs; made if missing."""
    return _made("log", platformdirs.user_log_path("CareDesk", appauthor=False))


def _made(name: str, usual: Path) -> Path:
    own = os.environ.get(OWN_FOLDER)
    folder = Path(own) / name if own else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder
