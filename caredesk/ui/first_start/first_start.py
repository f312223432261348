"""The first start of an open unit: from its places and target over twelve months to the first figure.

All that is typed is ordinary steps of the unit: leaving midway loses nothing, and it goes on where something
is still missing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from caredesk.domain.calendar import add_months, month_of
from caredesk.domain.changes import Changes
from caredesk.domain.definitions import Definition
from caredesk.language.formats import number, tidy
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.services.definitions import view_definition
from caredesk.services.first_start import MONTHS, FirstStart, view_first_start
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.first_start.figure_card import FirstFigureCard
from caredesk.ui.first_start.frame import HISTORY, KIND, NARROW_BELOW, PEOPLE, PLACES, StartFrame
from caredesk.ui.first_start.history_step import HistoryStep
from caredesk.ui.first_start.kind_step import KindStep
from caredesk.ui.first_start.people_step import PeopleStep
from caredesk.ui.first_start.places_step import PlacesStep
from caredesk.ui.first_start.unit_store import UnitStore
from caredesk.ui.style import Style
from caredesk.ui.widgets.definitions import Definitions
from caredesk.ui.widgets.labels import Label

TALL_FROM = 740
STACKED_BELOW = 860
"""Narrower than this the figure stands under the table."""


class FirstStartSteps(StartFrame):
    """`done(month)` from the last button; `failed(UserError)` when the file itself could not be written."""

    done = Signal(str)
    list_asked = Signal()
    """Staff are to be typed or pasted."""
    failed = Signal(object)

    def __init__(self, style: Style, unit: OpenUnit, bus: Bus, *, clock: Callable[[], datetime]) -> None:
        super().__init__(style)
        self._unit, self._clock = unit, clock
        newest = add_months(month_of(clock().date()), -1)
        self._last = newest
        self._view: FirstStart | None = None
        store = UnitStore(unit, bus, self.failed.emit)
        self.kind = KindStep(style, file=unit.store.path, store=store)
        self.places = PlacesStep(style, store)
        self.history = HistoryStep(style, store, newest=newest)
        self.card = FirstFigureCard(style, store)
        self.staff = PeopleStep(style)
        self.history.beside.addWidget(self.card)
        self._add_steps()
        self.definitions = Definitions(style, self._define, self)
        self.definitions.offer(self.card, "density_r12")
        self._connect()
        bus.changed.connect(self._changed)
        view = self.refresh()
        self.show_step(HISTORY if _has_places(view) else PLACES)

    def _changed(self, _changes: Changes) -> None:
        """A method of its own: what is tied to a lambda would still be called when the page is gone."""
        self.refresh()

    def refresh(self) -> FirstStart:
        """Asks for everything anew and shows it."""
        self.definitions.close()
        view = view_first_start(self._unit, last_month=self._last)
        self.kind.set_view(view.unit["name"], view.unit_type)
        self.places.set_view(view)
        self.history.set_view(view)
        self.card.set_view(view)
        self._show_steps(view)
        self._view = view
        return view

    def show_step(self, place: int) -> None:
        super().show_step(place)
        self.back.setEnabled(place != KIND)
        self.read.setVisible(place in (PLACES, HISTORY))
        self.people.setVisible(place == HISTORY)
        words = tr("Öppna Idag") if place in (HISTORY, PEOPLE) else tr("Fortsätt")
        self.on.setText(words)
        self.on.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        self.history.set_narrow(narrow)
        self.history.set_tall(self.height() >= TALL_FROM)
        self.card.set_narrow(narrow)
        directions = QBoxLayout.Direction
        stacked = self.width() < STACKED_BELOW
        self.history.beside.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        if self._view is not None:
            self.card.set_view(self._view)

    def _add_steps(self) -> None:
        style = self._look

        def words(text: str) -> Label:
            return Label(style, text, role="text2", wrap=True)

        self.add_step(tr("Verksamhet"), words(tr("En fil håller en enhet med dess avdelningar.")), self.kind)
        self.add_step(
            tr("Hur många platser, och vilket mål?"),
            words(tr("Allt kan ändras senare. Det som är tomt räknas inte med.")),
            self.places,
        )
        self.add_step(
            tr("Skriv tolv månader, så kommer första siffran"),
            words(
                tr(
                    "Siffrorna finns i lönesystemets månadslista och i beläggningslistan. Klistra in från "
                    "Excel med Ctrl+V."
                )
            ),
            self.history,
            wide=True,
        )
        self.add_step(tr("Personal"), words(tr("Det här steget kan vänta.")), self.staff)

    def _connect(self) -> None:
        self.kind.entered.connect(self._go_on)
        self.places.entered.connect(self._go_on)
        self.on_asked.connect(self._go_on)
        self.back_asked.connect(lambda: self._turn_to(self.step() - 1))
        self.people_asked.connect(lambda: self._turn_to(PEOPLE))
        self.steps.chosen.connect(self._turn_to)
        self.staff.import_asked.connect(self.import_asked)
        self.staff.people_asked.connect(self.list_asked)
        self.history.last_chosen.connect(self._end_with)
        self.history.previewed.connect(self.card.set_view)

    def _go_on(self) -> None:
        if self.step() == PEOPLE or (self.step() == HISTORY and self.history.commit()):
            self.done.emit(self._last)
        elif self.step() != HISTORY:
            self._turn_to(self.step() + 1)

    def _turn_to(self, place: int) -> None:
        """Another step, when what is typed in this one is stored."""
        commits = {KIND: self.kind.is_whole, PLACES: self.places.commit, HISTORY: self.history.commit}
        whole = commits.get(self.step())
        if whole is None or whole() or place < self.step():
            self.show_step(place)

    def _end_with(self, month: str) -> None:
        self._last = month
        self.refresh()

    def _define(self, figure: str) -> Definition:
        return view_definition(self._unit, figure=figure, month=self._last, today=self._clock().date())

    def _show_steps(self, view: FirstStart) -> None:
        self.steps.set_unit(view.unit["name"])
        kind = tr(TERMS["unit_type"].get(view.unit_type, ""))
        self.steps.set_step(KIND, kind, done=True, enabled=True)
        self.steps.set_step(PLACES, _places_words(view), done=_has_places(view), enabled=True)
        known = sum(month.fte is not None for month in view.months)
        months = known if view.unit_type == "home_care" else view.complete
        words = tr("{months} av 12 månader").format(months=months)
        self.steps.set_step(HISTORY, words, done=months == MONTHS, enabled=True)
        self.steps.set_step(PEOPLE, tr("kan vänta"), done=False, enabled=True)


def _has_places(view: FirstStart) -> bool:
    """Whether the second step has given what the first figure stands on."""
    return view.unit_type == "home_care" or (view.places is not None and view.target is not None)


def _places_words(view: FirstStart) -> str:
    """`54 platser · 0,80 · 3 avdelningar`."""
    if view.unit_type == "home_care":
        return tr("behövs inte i hemtjänst")
    parts = []
    if view.places is not None:
        parts.append(tr("{places} platser").format(places=tidy(view.places, 1)))
    if view.target is not None:
        parts.append(number(view.target, 2))
    if view.sections:
        parts.append(tr("{count} avdelningar").format(count=len(view.sections)))
    return " · ".join(parts)
