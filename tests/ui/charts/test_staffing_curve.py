"""The staffing curve by events: built when in view, read by arrows, copied, and as a table in its panel."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsSimpleTextItem, QWidget

from caredesk.domain.schedule import CurveView
from caredesk.ui.charts.curve_rows import as_text, half_hours, in_words, stretches
from caredesk.ui.charts.staffing_curve import StaffingCurve
from caredesk.ui.widgets.curve_panel import CurvePanel
from tests.ui.on_screen import show

DAY = date(2026, 11, 4)


def view(day: date = DAY, count: int = 48) -> CurveView:
    """Ten wanted all day: nine from 13:00 to 14:00, eleven from 18:00 to 18:30."""
    staffed = [10.0] * count
    staffed[26] = staffed[27] = 9.0
    staffed[36] = 11.0
    return CurveView(day, None, (10.0,) * count, tuple(staffed))


@pytest.fixture
def curve(qtbot, style):
    curve = StaffingCurve(style)
    curve.set_curve(view())
    curve.resize(760, 240)
    show(qtbot, curve)
    qtbot.waitUntil(curve.is_drawn)
    return curve


def test_it_names_its_lines_hours_and_deviations_directly(curve):
    found = {
        item.text()
        for item in curve._plot.widget.scene().items()
        if isinstance(item, QGraphicsSimpleTextItem) and item.isVisible()
    }
    assert {"Behov 10", "Bemannat 10", "−1", "+1", "00:00", "12:00", "24:00"} <= found


def test_arrows_read_the_half_hours(curve, qtbot):
    read: list[str] = []
    curve.read.connect(read.append)
    qtbot.keyClick(curve, Qt.Key.Key_Right)
    assert read[-1] == "07:00–07:30: 10 av 10"
    for _ in range(12):
        qtbot.keyClick(curve, Qt.Key.Key_Right)
    assert read[-1] == "13:00–13:30: 9 av 10, 1 för få"
    qtbot.keyClick(curve, Qt.Key.Key_End)
    assert read[-1] == "23:30–24:00: 10 av 10"
    qtbot.keyClick(curve, Qt.Key.Key_Escape)
    assert read[-1] == ""


def test_a_screen_reader_hears_where_it_is_short_and_over(curve):
    said = "ons 4 nov. 13:00–14:00: 1 för få. 18:00–18:30: 1 för många"
    assert curve.accessibleDescription() == said
    even = CurveView(DAY, None, (10.0,) * 48, (10.0,) * 48)
    assert in_words(even) == "ons 4 nov. Bemannat som behovet hela dygnet"


def test_the_table_is_copied(curve, qtbot):
    qtbot.keyClick(curve, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Från\tTill\tBehov\tBemannat\tAvvikelse"
    assert lines[27] == "13:00\t13:30\t10,00\t9,00\t-1,00"
    assert lines[1:] == as_text(view()).split("\n")[1:]


@pytest.mark.parametrize(
    ("day", "count", "begins"),
    [
        (date(2026, 3, 29), 46, ["01:30", "03:00", "03:30"]),
        (date(2026, 10, 25), 50, ["01:30", "02:00", "02:30", "02:00", "02:30", "03:00"]),
    ],
)
def test_a_day_when_the_clock_changes_has_the_half_hours_that_pass(day, count, begins):
    starts = [row.start for row in half_hours(view(day, count))]
    assert len(starts) == count
    assert starts[3 : 3 + len(begins)] == begins
    assert starts[-1] == "23:30"


def test_stretches_end_where_the_sign_changes():
    needed, staffed = (5.0,) * 6, (4.0, 3.0, 6.0, 5.0, 5.002, 4.0)
    found = stretches(half_hours(CurveView(DAY, None, needed, staffed)))
    assert [(each.first, each.last, each.most) for each in found] == [(0, 1, -2.0), (2, 2, 1.0), (5, 5, -1.0)]


def test_the_panel_steps_over_days_and_turns_into_a_table(qtbot, style):
    host = show(qtbot, QWidget())
    host.resize(1000, 600)
    panel = CurvePanel(style, parent=host)
    panel.set_curve(view())
    panel.show_beside(host)
    with qtbot.waitSignal(panel.day_asked) as asked:
        qtbot.keyClick(panel.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [date(2026, 11, 5)]
    panel.toggle_table()
    assert panel.table.isVisible()
    model = panel.table.model()
    assert model.index(26, 3).data() == "−1"
    assert model.index(26, 0).data() == "13:00–13:30"
    panel.close_panel()
