"""The program's own log: codes and counts in a small rotating file, never names.

A message cannot carry text: `record` takes a code and whole numbers, `record_error` writes the kinds of the
errors and the lines of code they passed, but not what they say, since that may hold a name or a value.
"""

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from caredesk.errors import UserError

_log = logging.getLogger("caredesk")
_log.addHandler(logging.NullHandler())
_log.propagate = False

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_LARGEST = 200_000
_KEPT = 4


def start(folder: Path) -> None:
    """Write to `caredesk.log` in the folder from now on, at most five files of 200 kB."""
    stop()
    file = RotatingFileHandler(
        folder / "caredesk.log", maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(file)
    _log.setLevel(logging.INFO)


def stop() -> None:
    """Close the file, if one was started."""
    for handler in [each for each in _log.handlers if isinstance(each, RotatingFileHandler)]:
        _log.removeHandler(handler)
        handler.close()


def record(code: str, **numbers: int) -> None:
    """Note that something happened: a code written in the source, with counts, ids or milliseconds.

    Raises ValueError or TypeError where text is given: that is a bug, found by the first test that passes.
    """
    _log.info(_line(code, numbers))


def record_error(error: BaseException) -> None:
    """Note an error and its causes by kind and place; a UserError also by its code."""
    seen: BaseException | None = error
    while seen is not None:
        code = f" {seen.code}" if isinstance(seen, UserError) and _CODE.fullmatch(seen.code) else ""
        _log.error("%s%s at %s", type(seen).__name__, code, _places(seen))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _line(code: str, numbers: dict[str, int]) -> str:
    if not _CODE.fullmatch(code):
        raise ValueError("a code is lower-case letters, digits and underscores")
    for name, value in numbers.items():
        if not isinstance(value, int):
            raise TypeError(f"{name} must be a whole number: text does not go to the log")
    return " ".join([code, *(f"{name}={value}" for name, value in numbers.items())])


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames) or "unraised"
