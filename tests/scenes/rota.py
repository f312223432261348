"""Pictures of the rota grid alone, on hand-made rows: one to eight weeks, a cell edited, texts refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caredesk.domain.schedule import RowKey
from caredesk.ui.models.rota_model import FIRST_DAY, RotaModel
from caredesk.ui.widgets.rota_view import RotaView
from tests import rota_example as example
from tests.stage import Scene, Stage

RAIL, BARS, BELOW = 48, 76, 118
"""What the window keeps for its rail, its two bars, and the strip and line below the grid."""


def rota(stage: Stage, weeks: int = 2) -> RotaView:
    """The grid as large as in the window."""
    model = stage.keep(RotaModel(example.text_of, example.breach_words))
    model.set_view(example.example(weeks), example.TODAY)
    model.set_breaches(example.BREACHES)
    model.set_folded({"Eken"})
    view = RotaView(stage.style, "Schema", model, lambda _key, _day: example.CHOICES)
    view.resize(stage.width - RAIL, stage.height - BARS - BELOW)
    view.show()
    view.activateWindow()
    view.setFocus()
    stage.settle()
    return stage.keep(view)


def weeks(count: int) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        view = rota(stage, count)
        view.go_to(4, FIRST_DAY + 2)
        view.go_to(6, FIRST_DAY + 4, extend=True)
        return view

    return build


def edited(stage: Stage) -> QWidget:
    view = rota(stage)
    view.show_place(RowKey("person", "104"), example.FIRST.replace(month=11, day=6))
    QTest.keyClicks(view, "k")
    return view


def refused(stage: Stage) -> QWidget:
    view = rota(stage)
    person, day = RowKey("person", "105"), example.FIRST
    model = view.model()
    assert isinstance(model, RotaModel)
    model.set_pending(
        {(person, day): ("Q", "Turen Q finns inte."), (person, example.TODAY): ("7-25", "Fel.")}
    )
    view.go_to(26, FIRST_DAY + 11)
    QTest.keyClicks(view, "k")
    return view


SCENES = (
    Scene("rota-1", weeks(1)),
    Scene("rota-2", weeks(2)),
    Scene("rota-4", weeks(4)),
    Scene("rota-8", weeks(8)),
    Scene("rota-edited", edited),
    Scene("rota-refused", refused),
)
