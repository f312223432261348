"""The page Personaltäthet: R12 and the way to the target, occupancy day by day, places and targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.domain.calendar import last_day
from caredesk.domain.definitions import Definition
from caredesk.domain.target_path import AS_NOW, PathChange, TargetPath
from caredesk.language.translation import tr
from caredesk.services.calibration import edit_counting, view_calibration
from caredesk.services.definitions import view_definition
from caredesk.services.density_line import months_of_line
from caredesk.services.density_page import view_density_page
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.services.target_path import view_target_path
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.calibrate_dialog import CalibrateDialog
from caredesk.ui.path_desk import PathDesk
from caredesk.ui.style import Style
from caredesk.ui.widgets.asking import Asking
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.definitions import Definitions
from caredesk.ui.widgets.density_figures import strip_figures
from caredesk.ui.widgets.density_overview import DensityOverview
from caredesk.ui.widgets.figure_strip import FigureStrip
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.occupancy_view import OccupancyView
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.places_editor import PlacesEditor
from caredesk.ui.widgets.segment import Segment

CONCERN = frozenset(
    {
        "unit", "place", "setting", "role", "employee", "employment", "shift_type", "need", "shift",
        "absence", "occupancy", "monthly_value", "month_closing", "alternative",
    }
)  # fmt: skip
"""Tables that this page shows something of."""

DENSITY, OCCUPANCY, PLACES = "density", "occupancy", "places"


class DensityPage(Asking):
    """`set_place(month, section)` follows the top bar. `said` is for the window's status line, `failed` what
    could not be stored (UserError), `settings_asked` when a figure lacks a setting."""

    concern = CONCERN

    said = Signal(str)
    failed = Signal(object)
    settings_asked = Signal()

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        month: str,
        section: str = "",
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._look = style
        self._unit, self._bus = unit, bus
        self._month, self._section = month, section
        self._clock = clock
        self._elsewhere = False
        self._months: UnitMonths | None = None
        self._built: dict[str, QWidget] = {}
        self.setProperty(NO_RING, True)
        self.strip = FigureStrip(style, tr("Personaltäthet"))
        self.views = Segment(
            style,
            tr("Vy"),
            [(DENSITY, tr("Täthet")), (OCCUPANCY, tr("Beläggning")), (PLACES, tr("Platser och mål"))],
        )
        self.calibrate = Button(style, tr("Kalibrera …"))
        self.overview = DensityOverview(style, self._find_path)
        self.area = PageArea(style)
        self._lay_out()
        self.path_desk = PathDesk(style, unit, bus, self.overview.path, ask=ask)
        self.definitions = Definitions(style, self._define, self, self.settings_asked.emit)
        self._connect()

    def set_place(self, month: str, section: str) -> None:
        """The month and section ("" for all) of the top bar. What is tried is forgotten with them."""
        if (month, section) != (self._month, self._section):
            self._month, self._section = month, section
            self.path_desk.set_place(month, section)
            self._elsewhere = True
            self.ask_again()

    def refresh(self) -> None:
        """Asks for everything anew and shows it; an open definition is of the figures before: it closes."""
        self.definitions.close()
        # What the line is made from holds all that the path is made from.
        self._months = months_of_line(self._unit, self._month)
        section = self._section or None
        view = view_density_page(self._unit, month=self._month, section=section, months=self._months)
        self.strip.set_figures(strip_figures(view))
        self.overview.set_page(view)
        if self._elsewhere:
            self.overview.path.forget()
        else:
            self.overview.path.refresh()
        self._elsewhere = False
        if OCCUPANCY in self._built:
            self.occupancy.set_page(view, today=self._clock().date())
        if PLACES in self._built:
            self.places.refresh()

    def show_view(self, key: str) -> None:
        """One view at a time ("density", "occupancy" or "places"); the others keep what they show."""
        self.views.set_current(key)
        if key not in self._built:
            self._build(key)
        for name, view in self._built.items():
            view.setVisible(name == key)
        self.area.verticalScrollBar().setValue(0)

    @cached_property
    def occupancy(self) -> OccupancyView:
        """The view Beläggning, made when it is first shown."""
        view = OccupancyView(self._look, self._unit, self._bus, failed=self.failed.emit)
        view.settings_asked.connect(self.settings_asked)
        self.definitions.offer(view.months, "occupancy")
        self.definitions.offer(view.figures.available, "occupancy")
        self.definitions.offer(view.figures.planned, "occupancy_planned")
        self.definitions.offer(view.figures.empty, "empty_days")
        return view

    @cached_property
    def places(self) -> PlacesEditor:
        """The view Platser och mål, made when it is first shown."""
        return PlacesEditor(
            self._look,
            self._unit,
            self._bus,
            failed=self.failed.emit,
            day=lambda: last_day(self._month),
        )

    def _lay_out(self) -> None:
        self.strip.add(self.views)
        self.strip.add(self.calibrate)
        self.area.add(self.strip)
        self._build(DENSITY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.calibrate.clicked.connect(self._calibrate)
        self.path_desk.set_place(self._month, self._section)
        self.overview.places_asked.connect(lambda: self.show_view(PLACES))
        self.overview.occupancy_asked.connect(lambda: self.show_view(OCCUPANCY))
        self.overview.path.settings_asked.connect(self.settings_asked)
        # What a definition says of the way holds until the sliders move.
        self.overview.path.changed.connect(lambda _path: self.definitions.close())
        self.definitions.offer(self.overview.chart, "density_r12")
        self.definitions.offer(self.overview.path, "target_path")
        parts = self.overview.parts
        self.definitions.offer(parts.weekend, "density_weekend")
        self.definitions.offer(parts.night, "density_night")
        self.definitions.offer(parts.national, "national_0900")
        self.strip.info_asked.connect(self._define_first)
        self._bus.changed.connect(self.note)

    def _build(self, key: str) -> None:
        """Makes a view and fills it; the first is filled when the page comes in view."""
        makers: dict[str, Callable[[], QWidget]] = {
            DENSITY: lambda: self.overview,
            OCCUPANCY: lambda: self.occupancy,
            PLACES: lambda: self.places,
        }
        self._built[key] = makers[key]()
        self.area.add(self._built[key], 1)
        if not self.is_outdated():
            self.refresh()

    def _define_first(self) -> None:
        """Beside what it explains in the view: the line, the table, or the target."""
        if self.views.current() == OCCUPANCY:
            self.definitions.show(self.occupancy.months, "occupancy")
        elif self.views.current() == PLACES:
            self.definitions.show(self.places.target_card, "density_gap")
        else:
            card = self.overview.empty if self.overview.empty.isVisible() else self.overview.chart
            self.definitions.show(card, "density_r12")

    def _define(self, figure: str) -> Definition:
        path = self.overview.path.path()
        return view_definition(
            self._unit,
            figure=figure,
            month=self._month,
            today=self._clock().date(),
            section=self._section or None,
            change=path.change if path else AS_NOW,
            level_month=path.level_month if path else "",
            months=self._months,
        )

    def _find_path(self, change: PathChange, level_month: str) -> TargetPath | None:
        """The months are read once for all moves of the sliders."""
        assert self._months is not None
        return view_target_path(
            self._unit,
            month=self._month,
            section=self._section or None,
            change=change,
            level_month=level_month,
            months=self._months,
        )

    def _calibrate(self) -> None:
        ways = view_calibration(self._unit, month=self._month, section=self._section or None)
        dialog = CalibrateDialog(
            self._look,
            ways=ways,
            month=self._month,
            store=lambda counting: self._bus.changed.emit(edit_counting(self._unit, counting=counting)),
            parent=self.window(),
        )
        if dialog.exec():
            self.said.emit(tr("Räknesättet är ändrat för hela historiken."))
        dialog.deleteLater()
