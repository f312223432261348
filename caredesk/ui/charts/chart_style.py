"""How every chart of the window looks: pens, fonts and the values that get a line, from the token table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QPen

from caredesk.ui.style import Style

ROLLING_WIDTH, FORECAST_WIDTH, TARGET_WIDTH = 2.5, 2.0, 1.5
RING_SIZE, RING_WIDTH = 6, 1.5
DOT_SIZE = 9
LABEL_DISTANCE = 9.0

STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
AIR = 0.12
"""Share of the values' reach that is left free over and under them."""
LEAST_REACH = 0.01


class ValueAxis(NamedTuple):
    """From `low` to `high`, with a line at every `step`."""

    low: float
    high: float
    step: float

    def lines(self) -> list[float]:
        """The values that have a line."""
        first = math.ceil(self.low / self.step - 1e-9)
        last = math.floor(self.high / self.step + 1e-9)
        return [number * self.step for number in range(first, last + 1)]

    @property
    def decimals(self) -> int:
        """Decimals that tell two lines apart, at least two."""
        return 3 if self.step < 0.01 else 2


def value_axis(values: Sequence[float], most_lines: int) -> ValueAxis:
    """An axis around the values that need not start at 0."""
    low, high = min(values), max(values)
    air = max(high - low, LEAST_REACH) * AIR
    low, high = low - air, high + air
    step = next((each for each in STEPS if (high - low) / each <= max(1, most_lines)), STEPS[-1])
    return ValueAxis(low, high, step)


class ChartStyle:
    """Pens and fonts of the charts; asks the style anew each time, so that it follows light and dark."""

    def __init__(self, style: Style) -> None:
        self._look = style

    def rolling(self) -> QPen:
        """The rolling twelve months."""
        return self._pen("accent", ROLLING_WIDTH)

    def forecast(self) -> QPen:
        """Months to come: dashes of 6 px with 4 px between."""
        pen = self._pen("accent", FORECAST_WIDTH)
        pen.setDashPattern([6 / FORECAST_WIDTH, 4 / FORECAST_WIDTH])
        return pen

    def target(self) -> QPen:
        """The target."""
        return self._pen("text", TARGET_WIDTH)

    def last_year(self) -> QPen:
        """Last year's value across a month's bar."""
        return self._pen("text", ROLLING_WIDTH)

    def ring(self) -> QPen:
        """A month's own value."""
        return self._pen("prev", RING_WIDTH)

    def grid(self) -> QPen:
        """Lines across."""
        return self._pen("border", 1)

    def axis(self) -> QPen:
        """The axis under the chart and its marks."""
        return self._pen("strong", 1)

    def now(self) -> QPen:
        """The dotted line between what was and what may come."""
        pen = self._pen("strong", 1)
        pen.setDashPattern([1, 3])
        return pen

    def edge(self) -> QPen:
        """Around a dot, to keep it apart from the line."""
        return self._pen("surface", RING_WIDTH)

    def fill(self, role: str) -> QBrush:
        """A flat fill."""
        return QBrush(self._look.colour(role))

    def font(self, name: str = "smallest", weight: int = 400) -> QFont:
        """The type of words in a chart."""
        return self._look.font(name, weight)

    def _pen(self, role: str, width: float) -> QPen:
        pen = QPen(self._look.colour(role), width)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen
