"""Pictures of the timeline of absences on the sample unit: six weeks, a month, a year, and one cause."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.services.absence_timeline import view_absence_timeline
from caredesk.ui.main_window import Page
from caredesk.ui.widgets.absence_timeline import AbsenceTimelineCard
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage


def card_in_window(
    stage: Stage, range_: str = "weeks", causes: frozenset[str] | None = None
) -> tuple[QWidget, AbsenceTimelineCard]:
    """The card where the page has it, in a window that has nothing else."""
    window = stage.window()
    card = AbsenceTimelineCard(stage.style)
    card.set_time("2026-10", NOW.date())
    card.range.set_current(range_)
    card.filter.set_causes(causes)
    first, last = card.stretch()
    card.set_view(
        view_absence_timeline(
            sample(), first_day=first, last_day=last, section=None, causes=causes, today=NOW.date()
        )
    )
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(card)
    layout.addStretch(1)
    layout.setStretch(0, 3)
    page.setMaximumWidth(918)
    window.add_page(Page(4, "Frånvaro och övertid", "thermometer", lambda: page))
    window.set_unit_open(True)
    window.show_page(4)
    window.show()
    stage.settle()
    return window, card


def weeks(stage: Stage) -> QWidget:
    return card_in_window(stage)[0]


def focused(stage: Stage) -> QWidget:
    window, card = card_in_window(stage)
    window.activateWindow()
    card.table.setFocus()
    for _ in range(3):
        QTest.keyClick(card.table, Qt.Key.Key_Down)
    return window


def moving(stage: Stage) -> QWidget:
    """The end of a holiday is being dragged."""
    window, card = card_in_window(stage)
    table = card.table
    assert table.timeline.view is not None
    row = next(n for n, held in enumerate(table.timeline.view.rows) if held.name == "Anna Ek")
    table.scrollTo(table.timeline.index(row, 0))
    box = table.boxes(row)[0].whole
    start = QPointF(box.right() - 1, box.center().y()).toPoint()
    port = table.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for far in (20, 60):
        QTest.mouseMove(port, start + QPoint(far, 0))
    return window


def month(stage: Stage) -> QWidget:
    return card_in_window(stage, "month")[0]


def year(stage: Stage) -> QWidget:
    return card_in_window(stage, "year")[0]


def one_cause(stage: Stage) -> QWidget:
    return card_in_window(stage, causes=frozenset({"parental", "union"}))[0]


def nobody(stage: Stage) -> QWidget:
    return card_in_window(stage, causes=frozenset({"studies"}))[0]


SCENES = (
    Scene("timeline", weeks),
    Scene("timeline-focus", focused),
    Scene("timeline-moving", moving),
    Scene("timeline-month", month),
    Scene("timeline-year", year),
    Scene("timeline-cause", one_cause),
    Scene("timeline-nobody", nobody),
)
