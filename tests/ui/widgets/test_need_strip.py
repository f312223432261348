"""The need strip by events: columns under the grid's, folding by click and key, the day that is asked for."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics

from caredesk.ui.widgets.need_strip import ROW, NeedStrip, _deviation
from tests.scenes.schedule_parts import RED, TODAY, strip_view
from tests.ui.on_screen import show

NAME, HOURS = 172, 86


@pytest.fixture
def strip(qtbot, style):
    strip = NeedStrip(style)
    strip.resize(1320, 80)
    lefts = [258 + 74 * place for place in range(14)]
    strip.set_strip(strip_view(), looks={}, today=TODAY, red_days=RED)
    strip.set_columns(NAME, HOURS, lefts, lefts[-1] + 74)
    return show(qtbot, strip)


def lefts(strip: NeedStrip) -> list[int]:
    """Where each day begins, px from the strip's left edge."""
    return [
        strip.heads.width() + strip.columnViewportPosition(column)
        for column in range(strip.rows.columnCount())
    ]


def test_its_columns_stand_under_the_grids(strip):
    assert lefts(strip) == [258 + 74 * place for place in range(14)]
    strip.set_columns(NAME, HOURS, [258 + 70 * place for place in range(14)], 258 + 70 * 14 + 3)
    assert lefts(strip) == [258 + 70 * place for place in range(14)]
    assert strip.columnWidth(13) == 73


def test_a_grid_that_is_scrolled_sideways_takes_it_along(strip):
    strip.resize(700, 80)
    scrolled = [258 - 100 + 74 * place for place in range(14)]
    strip.set_columns(NAME, HOURS, scrolled, scrolled[-1] + 74)
    assert lefts(strip) == scrolled


def test_other_values_keep_the_columns(strip):
    strip.set_strip(strip_view(28), looks={}, today=TODAY, red_days=RED)
    wide = [258 + 37 * place for place in range(28)]
    strip.set_columns(NAME, HOURS, wide, wide[-1] + 37)
    strip.toggle_folded()
    strip.toggle_folded()
    assert lefts(strip) == wide


def test_a_click_on_its_head_and_space_fold_it(strip, qtbot):
    with qtbot.waitSignal(strip.folded_changed):
        qtbot.mouseClick(strip.heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert strip.is_folded()
    assert strip.maximumHeight() == ROW
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert not strip.is_folded()
    assert strip.maximumHeight() == 4 * ROW


def test_the_i_beside_density_asks_for_its_definition(strip, qtbot):
    box = strip.heads._info_box(strip.heads._head(3), 3 * ROW).center().toPoint()
    with qtbot.waitSignal(strip.info_asked):
        qtbot.mouseClick(strip.heads.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert not strip.is_folded()


def test_enter_on_a_cell_asks_for_its_day(strip, qtbot):
    strip.setCurrentIndex(strip.rows.index(0, 9))
    with qtbot.waitSignal(strip.day_asked) as asked:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert asked.args == [date(2026, 11, 4)]


def test_today_has_its_edges_and_a_deviation_its_ground(strip, style):
    picture = strip.viewport().grab().toImage()
    today = 8 * 74
    for x in (today, today + 73):
        assert picture.pixelColor(x, ROW + 4) == style.colour("accent")
    assert picture.pixelColor(10 * 74 + 8, 5) == style.colour("under_bg")
    assert picture.pixelColor(9 * 74 + 8, 5) == style.colour("over_bg")
    assert picture.pixelColor(5 * 74 + 4, 5) == style.colour("weekend")


@pytest.mark.parametrize(("room", "shown"), [(60, "−1 +2"), (20, "−1"), (8, "−"), (1, "−")])
def test_a_narrow_day_keeps_what_is_too_few_and_then_its_sign(strip, style, room, shown):
    assert _deviation("−1 +2", QFontMetrics(style.font("smallest", 600)), room) == shown
