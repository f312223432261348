"""A unit's own passphrase: set, changed, and tried while the window is locked."""

from __future__ import annotations

from datetime import datetime

from caredesk.services.session import OpenUnit
from caredesk.storage import backup
from caredesk.storage.keys import derive
from caredesk.storage.store import rekey


def set_passphrase(unit: OpenUnit, passphrase: str, *, now: datetime) -> None:
    """Puts the file under a new passphrase, then its copies: a new one is made, and those that anybody could
    read are removed once it is verified. UserError as the storage's: of the file, and nothing is changed; of
    a copy, and the file has its new passphrase."""
    rekey(unit.store, passphrase)
    backup.make_backup(unit.store, now)
    backup.remove_unprotected(unit.store.path)


def fits(unit: OpenUnit, passphrase: str) -> bool:
    """Whether this is the passphrase that the file was opened with; always for a file without one."""
    key = unit.store.key
    return not key.protected or derive(passphrase, key.salt) == key
