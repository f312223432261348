"""The section Gallring: what goes is listed first, and nothing is removed before the user agrees."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.rows import Absence
from caredesk.services.copies import make_copy
from caredesk.services.edits import edit, history
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
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


def test_what_is_old_is_listed_first_and_removed_only_when_the_user_agrees(qtbot, style, unit: OpenUnit):
    """On 3 November 2026 sick leave until November 2024 may go."""
    with edit(unit, "import", source="mall"):
        for first, last in (("2019-03-04", "2019-03-08"), ("2023-03-06", "2023-03-10")):
            rows.insert(unit.store, [Absence("1001", on(first), on(last), "sick")])
    make_copy(unit, now=NOW.replace(day=1))
    asked: list[str] = []
    agrees: list[bool] = []

    def confirm(sentence: str, _more: str, _verb: str) -> bool:
        asked.append(sentence)
        return bool(agrees)

    program = Program(*[unasked] * len(Program._fields))._replace(confirm=confirm)
    shown = show(qtbot, ClearingSection(Around(style, unit, Bus(), lambda: NOW, program)))
    line = shown.lines["absences"]
    assert (line.month.text(), line.chosen.isChecked()) == ("2024-11", False)
    assert not shown.clear.isEnabled()
    shown.look.click()
    assert shown.refused.text() == "Välj vad som ska gallras."
    line.chosen.click()
    line.month.edit.setText("2025-01")
    shown.look.click()
    assert shown.refused.text().startswith("!  Det går att gallra till och med 2024-11-30")
    line.month.edit.setText("snart")
    shown.look.click()
    assert line.month.edit.accessibleDescription() == "Månad skrivs ÅÅÅÅ-MM."
    line.month.edit.setText("2019-12")
    shown.look.click()
    said = [shown.model.index(0, column).data() for column in range(3)]
    assert said == ["Frånvaro", "2019-12-31", "1"]
    assert "Äldre kopior ersätts av en ny: 1." in shown.told.text()
    shown.clear.click()
    assert asked == ["1 rad tas bort för gott, också ur kopiorna."]
    before = rows.read(unit.store, Absence)
    assert on("2019-03-04") in {row.first_day for row in before}
    agrees.append(True)
    shown.clear.click()
    gone = [row for row in before if row not in rows.read(unit.store, Absence)]
    assert [row.first_day for row in gone] == [on("2019-03-04")]
    assert shown.told.text().startswith(
        "Gallrat: 1 rad. En ny kopia är gjord, och äldre kopior är borttagna: 1."
    )
    assert history(unit) == ()
