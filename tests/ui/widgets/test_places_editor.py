"""Places and targets typed in place, beside the unit's target with its own numbers."""

from datetime import date

import pytest

from caredesk.domain.rows import Place
from caredesk.services.edits import edit
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.widgets.places_editor import PlacesEditor
from tests.builders import occupied
from tests.ui.on_screen import show

DAY = date(2026, 10, 31)


@pytest.fixture
def editor(qtbot, style, tmp_path):
    """Two sections with eight occupied places of nine, and one that has closed."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        with edit(unit, "fill"):
            rows.insert(
                unit.store,
                [
                    *(Place(section, date(2026, 1, 1), 9, None, 0.8) for section in ("Gran", "Tall")),
                    Place("Rönn", date(2026, 9, 1), 0),
                    *(occupied(8, "2026-10-01", "2026-10-31", section) for section in ("Gran", "Tall")),
                ],
            )
        bus = Bus()
        editor = PlacesEditor(style, unit, bus, failed=lambda _error: None, day=lambda: DAY)
        bus.changed.connect(lambda _changes: editor.refresh())
        editor.refresh()
        show(qtbot, editor)
        yield editor


def words(editor) -> str:
    return editor.target_card.words.plain()


def test_a_target_is_typed_and_the_units_is_weighed_anew(editor):
    model = editor.table.model
    assert words(editor) == "Vägt mål 2026-10-31: 12,80 ÷ 16,0 = 0,80"
    assert model.index(0, 4).data() == "0,80", "as many decimals in the whole column"
    model.setData(model.index(0, 4), "0,9")
    assert words(editor) == "Vägt mål 2026-10-31: 13,60 ÷ 16,0 = 0,85"


def test_a_new_row_of_the_whole_unit_rules(editor):
    model = editor.table.model
    last = model.rowCount() - 1
    for column, text in ((0, "Hela enheten"), (1, "2026-10-01"), (4, "0,7")):
        model.setData(model.index(last, column), text)
    model.leave(last)
    assert words(editor) == "Eget mål 2026-10-31: 0,70"
    assert "Vägt av avdelningarna hade det varit 0,80." in editor.target_card.under.text()
    assert [model.index(row, 0).data() for row in range(4)] == ["Hela enheten", "Gran", "Rönn", "Tall"]


def test_what_a_section_lacks_is_said(editor):
    model = editor.table.model
    model.setData(model.index(0, 4), "")
    assert words(editor) == "– Målet 2026-10-31 kan inte vägas: Gran saknar mål eller beläggning den dagen."


def test_a_closed_section_is_said_and_marked(editor):
    assert editor.target_card.under.text() == "Stängd 2026-10-31: Rönn (0 platser)."
    model = editor.table.model
    assert [model.index(row, 5).data() for row in range(3)] == ["gäller", "gäller, stängd", "gäller"]


def test_a_row_is_removed(editor):
    editor.table.view.setCurrentIndex(editor.table.model.index(0, 0))
    editor.table.view.remove_rows()
    assert editor.table.model.index(0, 0).data() == "Rönn"
    assert words(editor) == "Vägt mål 2026-10-31: 6,40 ÷ 8,0 = 0,80"
