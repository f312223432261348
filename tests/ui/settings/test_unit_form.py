"""The unit's settings as fields: what is refused keeps its mark, but not the keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from caredesk.services.session import create_unit
from caredesk.ui.bus import Bus
from caredesk.ui.settings.section import Around, Program
from caredesk.ui.settings.unit_section import UnitSection
from tests.sample import NOW
from tests.ui.on_screen import show


@pytest.fixture
def section(qtbot, style, tmp_path):
    """The section of a unit with a full-time measure."""

    def unasked(*_told: object) -> Any:
        raise AssertionError("the program is not asked for anything")

    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        around = Around(style, unit, Bus(), lambda: NOW, Program(*[unasked] * len(Program._fields)))
        yield show(qtbot, UnitSection(around))


def type_over(qtbot, field, text: str) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, text)


def test_what_is_refused_is_marked_until_it_is_right_and_does_not_hold_the_keyboard(qtbot, section):
    hours, cost = (section.form.fields[name] for name in ("weekly_hours", "cost_per_fte"))
    type_over(qtbot, hours, "abc")
    type_over(qtbot, cost, "600000")
    assert cost.edit.hasFocus()
    qtbot.keyClick(cost.edit, Qt.Key.Key_Return)
    told = "Det är inget tal som går att läsa säkert."
    assert (hours.edit.accessibleDescription(), cost.edit.property("error")) == (told, "false")
    type_over(qtbot, hours, "37")
    qtbot.keyClick(hours.edit, Qt.Key.Key_Return)
    assert hours.edit.property("error") == "false"


def test_escape_takes_back_what_is_typed(qtbot, section):
    hours = section.form.fields["weekly_hours"]
    before = hours.text()
    type_over(qtbot, hours, "abc")
    qtbot.keyClick(hours.edit, Qt.Key.Key_Return)
    qtbot.keyClick(hours.edit, Qt.Key.Key_Escape)
    assert (hours.text(), hours.edit.property("error")) == (before, "false")
