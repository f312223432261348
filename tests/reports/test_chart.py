"""The line of density on paper: words never lie on each other, and what lacks is left out."""

import random
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from caredesk.domain.density_line import DensityLine, LinePoint
from caredesk.domain.forecast import ForecastPoint
from caredesk.reports import chart
from caredesk.reports.chart_labels import FreeRoom, apart
from caredesk.reports.look import report_look
from tests.reports.invented_month import density_line


def drawn(line: DensityLine, monkeypatch: pytest.MonkeyPatch) -> dict[str, QRectF]:
    """Draws the chart and gives where each of its words was written."""
    written: list[tuple[str, QRectF]] = []
    write = chart._Drawing._text

    def remember(self: Any, area: QRectF, text: str, *rest: Any, **more: Any) -> None:
        written.append((text, QRectF(area)))
        write(self, area, text, *rest, **more)

    monkeypatch.setattr(chart._Drawing, "_text", remember)
    chart.density_line_png(line, report_look(), scale=1)
    monkeypatch.undo()
    for (one, area), (other, elsewhere) in combinations(written, 2):
        assert not area.intersects(elsewhere), f"{one} lies on {other}"
    whole = QRectF(QPointF(0, 0), chart.SIZE)
    for text, area in written:
        assert whole.adjusted(-12, -4, 12, 4).contains(area), f"{text} is outside"
    return dict(written)


def test_the_words_of_the_chart_name_now_the_target_and_the_end(monkeypatch):
    words = drawn(density_line(), monkeypatch)
    assert {"R12 0,82", "okt 0,83", "Mål 0,80", "0,79 okt 2027", "målet nås jul 2027", "prognos →"} <= set(
        words
    )
    assert words["Mål 0,80"].left() > words["R12 0,82"].right()


def test_no_words_lie_on_each_other_whatever_the_line(monkeypatch):
    chance = random.Random(8)
    for _ in range(40):
        level, spread = chance.uniform(0.4, 1.2), chance.choice((0.002, 0.02, 0.1))
        line = density_line()
        points = tuple(
            LinePoint(each.month, level + chance.gauss(0, spread), level + chance.gauss(0, spread))
            for each in line.points
        )
        ahead = tuple(ForecastPoint(each.month, level + chance.gauss(0, spread)) for each in line.forecast)
        target = level + chance.gauss(0, spread)
        met = next((each.month for each in ahead if (each.r12 or 0) <= target), None)
        drawn(replace(line, points=points, forecast=ahead, target=target, target_month=met), monkeypatch)


def test_months_lacking_break_the_line_and_leave_out_what_is_not_known(monkeypatch):
    line = density_line()
    points = tuple(replace(each, r12=None) for each in line.points)
    words = drawn(replace(line, points=points, forecast=(), target=None, target_month=None), monkeypatch)
    assert not any(text.startswith(("R12", "Mål", "prognos")) for text in words)
    assert "okt 0,83" in words


def test_there_is_nothing_to_draw_without_a_single_value():
    line = density_line()
    empty = replace(
        line, points=tuple(LinePoint(each.month, None, None) for each in line.points), forecast=()
    )
    assert not empty.has_values
    assert line.has_values
    assert replace(empty, forecast=line.forecast[:1]).has_values


def test_the_year_stands_at_the_first_month_and_where_it_is_new(monkeypatch):
    words = drawn(density_line(), monkeypatch)
    assert [text for text in words if text.endswith(("2025", "2026", "2027")) and " " in text[:4]] == [
        "okt 2025",
        "jan 2026",
        "jan 2027",
    ]


def test_the_picture_tells_line_target_and_rings_apart_in_grey():
    """The accent, the target's black and the rings' grey differ in lightness as well as in colour."""
    look = report_look()
    lightness = sorted(
        QColor(look.colour(role)).lightness() for role in ("text", "accent", "prev", "surface")
    )
    assert all(later - earlier > 20 for earlier, later in pairwise(lightness))
    image = QImage.fromData(chart.density_line_png(density_line(), look, scale=2))
    assert (image.width(), image.height()) == (1396, 412)
    seen = {image.pixelColor(x, y).name() for x in range(1396) for y in range(412)}
    assert {look.name("accent"), look.name("text")} <= seen


def test_a_chart_can_be_painted_into_any_part_of_a_page():
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    chart.paint_density_line(painter, QRectF(20, 40, 360, 150), density_line(), report_look())
    painter.end()
    white = QColor("white").rgb()
    assert all(image.pixel(x, y) == white for x in range(400) for y in (*range(20), *range(215, 300)))


def test_labels_in_a_column_are_moved_apart_but_keep_their_order():
    assert apart([10.0, 12.0], 14.0, 0.0, 200.0) == [4.0, 18.0]
    assert apart([100.0, 0.0], 14.0, 0.0, 200.0) == [100.0, 0.0]


def test_a_label_takes_the_first_free_wish():
    room = FreeRoom(QRectF(0, 0, 100, 100))
    room.take(QRectF(0, 0, 50, 50))
    size = QSizeF(20, 10)
    assert room.place(size, [QPointF(10, 10), QPointF(60, 10)]) == QRectF(60, 10, 20, 10)
    assert room.place(size, [QPointF(60, 12)]) is None
    assert room.place(size, [QPointF(90, 60)]) is None, "it would leave the chart"


def test_an_unfinished_month_lies_in_the_forecast_and_on_the_axis_once(monkeypatch):
    line = density_line()
    points = (*line.points[:-1], replace(line.points[-1], r12=None, density=None))
    ahead = (ForecastPoint(line.month, 0.8199), *line.forecast)
    words = drawn(replace(line, points=points, forecast=ahead), monkeypatch)
    assert "sep R12 0,82" in words
    assert "0,79 okt 2027" in words
    assert words["prognos →"].left() < words["apr"].left() < words["okt"].left()
