"""The line of density by events: built when in view, read by arrows and pointer, copied, never colliding."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from caredesk.domain.calendar import add_months
from caredesk.domain.density_line import DensityLine, LinePoint
from caredesk.domain.forecast import ForecastPoint
from caredesk.ui.charts.chart_style import value_axis
from caredesk.ui.charts.density_chart import DensityChart
from caredesk.ui.charts.density_rows import as_text, in_words, month_rows
from caredesk.ui.widgets.density_card import DensityCard
from tests.ui.on_screen import show

MONTH = "2026-10"


def line(
    *,
    start: float = 0.86,
    end: float = 0.82,
    ahead: float = 0.79,
    target: float | None = 0.80,
    reached: str | None = "2027-07",
    empty: bool = False,
) -> DensityLine:
    """Thirteen months that fall evenly, and twelve ahead."""
    points = tuple(
        LinePoint(
            add_months(MONTH, place - 12),
            None if empty else start + (end - start) * place / 12,
            None if empty else start + (end - start) * place / 12 - 0.01 + 0.005 * (place % 4),
        )
        for place in range(13)
    )
    forecast = tuple(
        ForecastPoint(add_months(MONTH, place), end + (ahead - end) * place / 12) for place in range(1, 13)
    )
    return DensityLine(
        MONTH, points, () if empty else forecast, target, MONTH, end, 51.6, None if empty else reached
    )


@pytest.fixture
def chart(qtbot, style):
    chart = DensityChart(style)
    chart.set_line(line())
    chart.resize(1100, 200)
    show(qtbot, chart)
    qtbot.waitUntil(chart.is_drawn)
    return chart


def labels(chart: DensityChart) -> dict[str, QRectF]:
    """The words in the plot and where they stand."""
    assert chart._plot is not None
    return {
        item.text(): item.sceneBoundingRect()
        for item in chart._plot.widget.scene().items()
        if isinstance(item, QGraphicsSimpleTextItem) and item.isVisible()
    }


def test_the_plot_is_built_after_it_is_shown_and_taken_down_with_the_page(qtbot, style):
    chart = DensityChart(style)
    chart.set_line(line())
    assert not chart.is_drawn()
    show(qtbot, chart)
    qtbot.waitUntil(chart.is_drawn)
    chart.hide()
    assert not chart.is_drawn()
    chart.show()
    qtbot.waitUntil(chart.is_drawn)


def test_it_names_its_parts_directly(chart):
    found = labels(chart)
    assert {"R12 0,82", "Mål 0,80", "0,79 okt 2027", "prognos →", "målet nås jul 2027"} <= set(found)
    assert "okt 2025" in found
    assert "jan 2026" in found


@pytest.mark.parametrize(
    "shown",
    [
        line(),
        line(end=0.801, ahead=0.8001, reached=None),
        line(start=0.80, end=0.80, ahead=0.80, reached=None),
        line(start=0.5, end=0.9, ahead=1.2, reached=None),
        line(target=None, reached=None),
        line(reached="2026-11", ahead=0.70),
    ],
    ids=["falling", "at target", "flat", "rising", "no target", "reached at once"],
)
@pytest.mark.parametrize(("width", "height"), [(1100, 204), (1100, 104), (560, 96)])
def test_words_never_lie_over_each_other(chart, qtbot, shown, width, height):
    chart.resize(width, height)
    chart.set_line(shown)
    boxes = {words: box.adjusted(1, 2, -1, -2) for words, box in labels(chart).items()}
    over = [(one, other) for one, other in combinations(boxes, 2) if boxes[one].intersects(boxes[other])]
    assert over == []


def test_arrows_read_the_months_from_now(chart, qtbot):
    read: list[str] = []
    chart.read.connect(read.append)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert read[-1] == "oktober 2026: R12 0,82 · månaden 0,81"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert read[-1].startswith("november 2026: prognos 0,82")
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert read[-1].startswith("oktober 2025: R12 0,86")
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert read[-1] == "oktober 2027: prognos 0,79"
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert read[-1] == ""


def test_the_pointer_reads_the_nearest_month(chart, qtbot):
    read: list[str] = []
    chart.read.connect(read.append)
    plot = chart._plot.widget
    at = plot.getViewBox().mapViewToScene(QPointF(3.3, 0.82))
    plot.scene().sigMouseMoved.emit(at)
    assert read[-1].startswith("januari 2026: R12")


def test_another_line_is_not_read_where_the_one_before_was(chart, qtbot):
    read: list[str] = []
    chart.read.connect(read.append)
    chart.stand_on(3)
    before = chart._plot.widget.grab().toImage()
    chart.stand_on(-1)
    plain = chart._plot.widget.grab().toImage()
    assert before != plain, "the month that is read has an upright line"
    chart.stand_on(3)
    chart.set_line(line())
    assert read[-1] == ""
    assert chart._plot.widget.grab().toImage() == plain


def test_it_bears_being_drawn_many_times(chart):
    """Items thrown away one by one crashed the next painting."""
    for place in range(40):
        chart.set_line(line(end=0.80 + 0.001 * place, reached=None if place % 2 else "2027-07"))
        chart.grab()
    assert "R12 0,84" in labels(chart)


def test_it_is_copied_as_picture_and_as_table(chart):
    chart.copy_picture()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    actions = {action.text(): action for action in chart.menu().actions()}
    actions["Kopiera som tabell"].trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Månad\tR12\tPrognos R12\tMånadens värde\tMål"
    assert lines[1] == "2025-10\t0,8600\t\t0,8500\t0,8000"
    assert lines[-1] == "2027-10\t\t0,7900\t\t0,8000"
    assert len(lines) == 26


def test_a_screen_reader_hears_the_values(chart):
    assert chart.accessibleDescription() == (
        "Rullande tolv månader: 0,86 i oktober 2025, 0,82 i oktober 2026. Mål 0,80. "
        "Prognos 0,79 i oktober 2027"
    )


def test_the_card_turns_into_a_table_and_back(qtbot, style):
    card = DensityCard(style)
    card.resize(1200, 246)
    card.set_line(line())
    show(qtbot, card)
    card.link_clicked.emit()
    assert card.shows_table()
    assert card.table.model().rowCount() == 25
    assert card.table.hasFocus()
    now, last = (card.table.model().index(place, 4).data() for place in (12, 24))
    assert (now, last) == ("0,80", "✓ 0,80"), "at or below the target is told apart"
    assert card._note.isVisible(), "what the forecast assumes"
    card.chart.copy_table()
    assert QGuiApplication.clipboard().text().endswith("\n\n" + card._note.text())
    card.link_clicked.emit()
    assert not card.shows_table()
    assert card.chart.hasFocus()


def test_without_values_the_card_says_what_is_missing(qtbot, style):
    card = DensityCard(style)
    card.set_line(line(empty=True), missing="Beläggning saknas.")
    show(qtbot, card)
    card.toggle_table()
    assert not card.shows_table()
    assert not card.chart.isVisible()
    card.set_line(line())
    assert card.chart.isVisible()


def test_a_month_behind_may_have_only_a_forecast():
    """The last complete month can lie before the month in view."""
    known = line()
    points = (*known.points[:-1], LinePoint(MONTH, None, None))
    shown = DensityLine(
        MONTH, points, (ForecastPoint(MONTH, 0.81), *known.forecast), 0.8, None, None, None, None
    )
    rows = month_rows(shown)
    assert [row.month for row in rows] == [add_months("2025-10", place) for place in range(25)]
    assert (rows[12].forecast, rows[12].r12) == (True, 0.81)
    assert shown.has_values
    assert "0,82 i september 2026" in in_words(shown)
    assert as_text(shown).split("\n")[13].startswith("2026-10\t\t0,8100")


def test_the_now_line_stands_where_the_forecast_begins(chart):
    """The months in view that are not complete lie after it, as on paper."""
    known = line()
    points = (*known.points[:-2], LinePoint("2026-09", None, None), LinePoint(MONTH, None, None))
    ahead = (ForecastPoint("2026-09", 0.82), ForecastPoint(MONTH, 0.81), *known.forecast)
    chart.set_line(DensityLine(MONTH, points, ahead, 0.8, None, None, None, None))
    august = [row.month for row in month_rows(chart._line)].index("2026-08")
    plot = chart._plot.widget
    x = plot.getViewBox().mapViewToScene(QPointF(august, 0.8)).x()
    assert chart._plot._now.value() == august
    assert x < labels(chart)["prognos →"].left() < x + 10


def test_an_axis_has_round_values_around_the_data():
    axis = value_axis([0.791, 0.846], 5)
    assert [round(value, 3) for value in axis.lines()] == [0.8, 0.82, 0.84]
    assert axis.low < 0.791 < 0.846 < axis.high
    flat = value_axis([0.8, 0.8], 3)
    assert flat.low < 0.8 < flat.high
    assert flat.lines()
