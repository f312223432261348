"""How long the rota grid takes to paint: all of 60 people by eight weeks, and a step of the wheel."""

import time
from dataclasses import replace
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QCoreApplication

from caredesk.domain.schedule import RowKey, ScheduleView
from caredesk.ui.models.rota_model import FIRST_DAY, RotaModel
from caredesk.ui.style import Style
from caredesk.ui.widgets.rota_view import RotaView
from tests import rota_example as example

pytestmark = pytest.mark.benchmark

WEEKS, PEOPLE, PAINTINGS = 8, 60, 40


def crowded() -> ScheduleView:
    """Sixty people; each month's fortnight begins on another day for each, so that cells differ."""
    view = example.example(WEEKS)
    told = [row for row in view.rows if row.key.kind == "person"]
    rows = [
        replace(
            told[number % len(told)],
            key=RowKey("person", str(500 + number)),
            cells=tuple(told[(number + place // 14) % len(told)].cells[place] for place in range(7 * WEEKS)),
        )
        for number in range(PEOPLE)
    ]
    return replace(view, rows=(*example.free_rows(WEEKS), *rows))


@pytest.fixture
def view(qtbot, qapp) -> RotaView:
    model = RotaModel(example.text_of, example.breach_words)
    model.set_view(crowded(), example.TODAY)
    view = RotaView(Style(qapp, "light"), "Schema", model, lambda _key, _day: ())
    model.setParent(view)
    qtbot.addWidget(view)
    return view


def timed(act) -> list[float]:
    """Milliseconds of each painting."""
    found = []
    for number in range(PAINTINGS):
        began = time.perf_counter()
        act(number)
        found.append((time.perf_counter() - began) * 1000)
    return found


def told(name: str, found: list[float], bar: int) -> float:
    print(f"\n{name}: median {median(found):.1f} ms (bar {bar}), p95 {quantiles(found, n=20)[-1]:.1f} ms")
    return median(found)


def test_sixty_people_by_fifty_six_days_are_painted_at_once(view, qtbot):
    view.resize(1366, 1420)  # high enough for every row
    with qtbot.waitExposed(view):
        view.show()
    first = timed(lambda _n: None)  # nothing painted: what the measuring itself takes
    view.viewport().repaint()
    found = timed(lambda _n: view.viewport().repaint())
    assert told("full repaint of 60 × 56", found, 60) - median(first) < 60


def test_a_step_of_scrolling_is_painted_within_a_frame(view, qtbot):
    view.resize(1366, 600)
    with qtbot.waitExposed(view):
        view.show()

    def step(number: int) -> None:
        view.verticalScrollBar().setValue(20 * (number % 30 + 1))
        QCoreApplication.processEvents()

    assert told("scroll step", timed(step), 16) < 16


def test_a_step_of_the_cursor_is_painted_within_a_frame(view, qtbot):
    view.resize(1366, 600)
    with qtbot.waitExposed(view):
        view.show()

    def step(number: int) -> None:
        view.go_to(8 + number % 20, FIRST_DAY + number)
        QCoreApplication.processEvents()

    assert told("cursor step", timed(step), 16) < 16
