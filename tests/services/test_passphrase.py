"""Setting a passphrase: the file and its copies are under it, and what could not be removed is said."""

from datetime import datetime
from pathlib import Path

import pytest

from caredesk.errors import UserError
from caredesk.services.copies import copies_of, make_copy
from caredesk.services.passphrase import fits, set_passphrase
from caredesk.services.session import OpenUnit, create_unit, open_unit

BEFORE, NOW = datetime(2026, 11, 2, 9), datetime(2026, 11, 3, 9)
PHRASE = "sju blå hus vid sjön"


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def test_copies_that_anybody_could_read_are_gone(unit: OpenUnit):
    make_copy(unit, now=BEFORE)
    set_passphrase(unit, PHRASE, now=NOW)
    assert [copy.made for copy in copies_of(unit.store.path)] == [NOW]
    assert fits(unit, PHRASE)
    assert not fits(unit, "fel")


def test_a_copy_that_stays_is_told_and_the_passphrase_holds(unit: OpenUnit, monkeypatch: pytest.MonkeyPatch):
    make_copy(unit, now=BEFORE)

    remove = Path.unlink

    def refuse_the_old(path: Path, missing_ok: bool = False) -> None:
        if "2026-11-02" in path.name:
            raise PermissionError(path)
        remove(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_the_old)
    with pytest.raises(UserError, match="copy_not_removed"):
        set_passphrase(unit, PHRASE, now=NOW)
    path = unit.store.path
    unit.close()
    with pytest.raises(UserError, match="passphrase_needed"):
        open_unit(path)
    open_unit(path, passphrase=PHRASE).close()
