"""Where things lie: the program's own resources, and the user's folders."""

import os
import re
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


_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST_BYTES = 120


def file_name(title: str) -> str:
    """A title as a file's name, without its ending, that every system takes: no folders, no devices."""
    name = _NOT_IN_NAMES.sub("-", title).encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(" .-")
    return f"{name}-" if _DEVICES.fullmatch(name) else name or "CareDesk"


def _made(name: str, usual: Path) -> Path:
    own = os.environ.get(OWN_FOLDER)
    folder = Path(own) / name if own else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder
