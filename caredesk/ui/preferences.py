"""What the window remembers between starts: recent units, appearance, when to lock; nothing of a unit."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from caredesk import paths

RECENT_KEPT = 8
FILE = "preferences.json"


@dataclass(frozen=True)
class Preferences:
    """`recent`: files, the newest first; `opened`: the day of each. `lock_after`: minutes without a key."""

    recent: tuple[str, ...] = ()
    appearance: str = "system"
    lock_after: int = 15
    opened: dict[str, str] = field(default_factory=dict)

    def with_recent(self, file: Path, day: str) -> Preferences:
        """The same with this file first, opened on the day."""
        name = str(file.resolve())
        recent = (name, *(each for each in self.recent if each != name))[:RECENT_KEPT]
        opened = {each: held for each, held in {**self.opened, name: day}.items() if each in recent}
        return replace(self, recent=recent, opened=opened)


def read_preferences() -> Preferences:
    """What was remembered; the defaults where nothing was, or where it cannot be read."""
    try:
        data = json.loads((paths.user_data() / FILE).read_text(encoding="utf-8"))
        return Preferences(
            recent=tuple(str(name) for name in data["recent"]),
            appearance=str(data["appearance"]),
            lock_after=int(data["lock_after"]),
            opened={str(name): str(day) for name, day in data["opened"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Preferences()


def write_preferences(preferences: Preferences) -> None:
    """Remember; a folder that cannot be written only means that nothing is remembered."""
    with suppress(OSError):
        part = paths.user_data() / f".{FILE}.part"
        try:
            part.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(part.with_name(FILE))
        finally:
            part.unlink(missing_ok=True)
