"""The section Gallring: what goes is listed first, and nothing is removed before the user agrees."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.rows import Absence
from caredesk.services.copies import make_copy
from caredesk.services.edits import edit, history
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows, verify
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.clearing_dialog import ClearingDialog
from caredesk.ui.long_step import LongStep
from caredesk.ui.settings.clearing_section import ClearingSection
from caredesk.ui.settings.section import Around, Program
from tests.builders import on
from tests.small_unit import small_unit
from tests.ui.on_screen import show

NOW = datetime(2026, 11, 3, 9, 30)


def unasked(*_given: object) -> Any:
    raise AssertionError("nothing else is asked of the program")


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "import", source="mall"):
            rows.insert(opened.store, small_unit())
        yield opened


@pytest.fixture
def old(unit: OpenUnit) -> OpenUnit:
    """The unit with two sick leaves of long ago, and a copy of it."""
    with edit(unit, "import", source="mall"):
        for first, last in (("2019-03-04", "2019-03-08"), ("2023-03-06", "2023-03-10")):
            rows.insert(unit.store, [Absence("1001", on(first), on(last), "sick")])
    make_copy(unit, now=NOW.replace(day=1))
    return unit


@pytest.fixture
def section(qtbot, style, old: OpenUnit):
    program = Program(*[unasked] * len(Program._fields))
    return show(qtbot, ClearingSection(Around(style, old, Bus(), lambda: NOW, program)))


@pytest.fixture
def dialog(qtbot, style, old: OpenUnit):
    dialog = ClearingDialog(style, old, {"absences": date(2019, 12, 31)}, clock=lambda: NOW, parent=None)
    shown = show(qtbot, dialog)
    qtbot.waitUntil(lambda: shown.listed is not None)
    return shown


def test_what_is_to_go_must_be_chosen_and_be_a_month(section: ClearingSection):
    """On 3 November 2026 sick leave until November 2024 may go, but for the shifts that stand later."""
    line = section.lines["absences"]
    assert (line.month.text(), line.chosen.isChecked(), line.month.isEnabled()) == ("2024-11", False, False)
    section.look.click()
    assert section.refused.text() == "Välj vad som ska gallras."
    line.chosen.click()
    assert section.refused.isHidden()
    line.month.edit.setText("snart")
    section.look.click()
    assert line.month.edit.accessibleDescription() == "Månad skrivs ÅÅÅÅ-MM."


def test_nothing_goes_before_the_list_is_seen_and_the_user_says_so(dialog: ClearingDialog, old: OpenUnit):
    before = rows.read(old.store, Absence)
    assert [dialog.model.index(0, column).data() for column in range(3)] == ["Frånvaro", "2019-12-31", "1"]
    assert dialog.told.text().startswith(
        "1 rad tas bort för gott, också ur kopiorna. Det går inte att ångra,"
    )
    assert "Äldre kopior ersätts av en ny: 1." in dialog.told.text()
    assert rows.read(old.store, Absence) == before
    dialog.go.click()
    gone = [row for row in before if row not in rows.read(old.store, Absence)]
    assert [row.first_day for row in gone] == [on("2019-03-04")]
    assert dialog.said == "Gallrat: 1 rad. En ny kopia är gjord, och äldre kopior är borttagna: 1."
    assert "absence" in dialog.changes.tables
    assert history(old) == ()


def test_what_is_too_young_is_said_and_cannot_be_removed(qtbot, style, old: OpenUnit):
    young = ClearingDialog(style, old, {"absences": date(2025, 1, 31)}, clock=lambda: NOW, parent=None)
    show(qtbot, young)
    qtbot.waitUntil(young.refused.isVisible)
    assert young.refused.text().startswith("!  Det går att gallra till och med 2024-11-30")
    assert not young.go.isEnabled()


def test_a_stopped_clearing_has_removed_nothing(dialog: ClearingDialog, old: OpenUnit, monkeypatch):
    before = verify.content_hash(old.store.db)
    monkeypatch.setattr(LongStep, "progress", lambda _step, _done, _total: False)
    dialog.go.click()
    assert dialog.told.text() == "Avbrutet. Inget är borttaget."
    assert verify.content_hash(old.store.db) == before
    assert dialog.go.isEnabled()
