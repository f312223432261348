"""The shifts of a report: at the left those that are hit and what a choice does, at the right who could."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_effect_box import ChoiceEffectBox
from caredesk.ui.widgets.ground import Ground
from caredesk.ui.widgets.hit_list import HitList
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.report_fields import column_if
from caredesk.ui.widgets.substitute_panel import SubstitutePanel

LEFT_WIDTH, NARROWEST, SIDE = 338, 300, 16
WIDEST = 16_777_215
"""No limit, as Qt has it."""
NARROW_HITS, NARROW_TABLE = 100, 180
"""How high the two tables are at least in a narrow window, which scrolls, px."""


class ReportShifts(QWidget):
    """`title`, `hits`, `effect` and `panel` are its parts; `set_any(False)` says that no shift is hit."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.title = Label(style, font="small", role="text2", weight=600)
        self.hits = HitList(style)
        self.effect = ChoiceEffectBox(style)
        self.panel = SubstitutePanel(style)
        self._none = Label(style, role="text2", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        left = QWidget()
        left.setMinimumWidth(NARROWEST)
        left.setMaximumWidth(LEFT_WIDTH)
        self._left = left
        inside = QVBoxLayout(left)
        inside.setContentsMargins(8, 8, 8, 12)
        inside.setSpacing(8)
        self.title.setContentsMargins(8, 0, 0, 0)
        inside.addWidget(self.title)
        inside.addWidget(self.hits, 1)
        inside.addWidget(self.effect)
        line = Ground(style, "border")
        line.setFixedWidth(1)
        self._line = line
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(left, 1)
        self._box.addWidget(line)
        self._box.addWidget(self.panel, 2)
        self._box.addWidget(self._none, 2)
        self.set_any(False, "")

    def set_narrow(self, narrow: bool) -> None:
        """Puts who could take a shift under the shifts, or beside them."""
        self._box.setDirection(column_if(narrow))
        self._line.setVisible(not narrow)
        self._left.setMaximumWidth(WIDEST if narrow else LEFT_WIDTH)
        self.hits.setMinimumHeight(NARROW_HITS if narrow else 0)
        self.panel.table.setMinimumHeight(NARROW_TABLE if narrow else 0)

    def set_any(self, any_hit: bool, why: str) -> None:
        """Shows the choices, or in their place why there are none."""
        self.panel.setVisible(any_hit)
        self.effect.setVisible(any_hit)
        self.hits.setFocusPolicy(Qt.FocusPolicy.StrongFocus if any_hit else Qt.FocusPolicy.NoFocus)
        self._none.setVisible(not any_hit)
        self._none.setText(why)
