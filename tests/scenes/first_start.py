"""Pictures of the first start: a new unit, its places, the months while they are typed, and staff."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from caredesk.domain.calendar import months_ending
from caredesk.services.entry import Typed
from caredesk.services.first_start import (
    MonthTexts,
    edit_start_months,
    edit_start_places,
    edit_start_sections,
    edit_start_unit,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.first_start.first_start import FirstStartSteps
from caredesk.ui.first_start.frame import PEOPLE, PLACES
from caredesk.ui.first_start.new_unit import NewUnit
from tests.stage import Scene, Stage

NOW = datetime(2026, 11, 3, 14, 2)
SECTIONS = (("Asken", "18", "0,78"), ("Eken", "18", "0,80"), ("Linden", "18", "0,82"))
HOURS = (7053, 7301.7, 7190, 6512.9, 7205.3, 6908.4, 7077.5, 6870.6, 7087.8, 7099.2, 6883.8, 7190)
BED_DAYS = (1557, 1587, 1593, 1450, 1612, 1557, 1603, 1539, 1578, 1600, 1563, 1593)


def new_unit(stage: Stage) -> QWidget:
    window = stage.window()
    page = NewUnit(stage.style, ask=Ask(), folder=stage.folder / "Dokument" / "CareDesk")
    window.show_instead(page, whole=True)
    window.show()
    return window


def empty_places(stage: Stage) -> QWidget:
    return _steps(stage, _unit(stage, places=False))


def sections(stage: Stage) -> QWidget:
    window = _steps(stage, _unit(stage))
    window.findChildren(FirstStartSteps)[0].show_step(PLACES)
    return window


def wrong_target(stage: Stage) -> QWidget:
    window = _steps(stage, _unit(stage, places=False))
    steps = window.findChildren(FirstStartSteps)[0]
    field = steps.places.target
    field.edit.setText("80")
    field.edit.textEdited.emit("80")
    field.commit()
    return window


def home_care(stage: Stage) -> QWidget:
    unit = _unit(stage, places=False)
    edit_start_unit(unit, {"unit_type": "Hemtjänst"})
    return _steps(stage, unit)


def one_month(stage: Stage) -> QWidget:
    return _steps(stage, _unit(stage, months=1))


def twelve_months(stage: Stage) -> QWidget:
    return _steps(stage, _unit(stage, months=12))


def refused_months(stage: Stage) -> QWidget:
    """No cost, and a slip of the finger in two cells."""
    window = _steps(stage, _unit(stage, months=12, cost=""))
    table = window.findChildren(FirstStartSteps)[0].history.table
    table.model.enter([(3, "bed_days", "14500"), (4, "worked_hours", "många")])
    return window


def people(stage: Stage) -> QWidget:
    window = _steps(stage, _unit(stage, months=12))
    window.findChildren(FirstStartSteps)[0].show_step(PEOPLE)
    return window


def _unit(stage: Stage, *, places: bool = True, months: int = 0, cost: str = "610000") -> OpenUnit:
    unit = stage.keep(
        create_unit(stage.folder / "Björkbacken.caredesk", name="Björkbacken", unit_type="nursing_home")
    )
    if places:
        edit_start_unit(unit, {"cost_per_fte": cost})
        edit_start_places(unit, {"target": "0,80"})
        edit_start_sections(
            unit,
            [
                Typed({"section": name, "available": held, "target": target})
                for name, held, target in SECTIONS
            ],
        )
    if months:
        run = zip(months_ending("2026-10", 12), HOURS, BED_DAYS, strict=True)
        typed = [MonthTexts(month, {"worked_hours": str(h), "bed_days": str(b)}) for month, h, b in run]
        edit_start_months(unit, typed[:months])
    return unit


def _steps(stage: Stage, unit: OpenUnit) -> QWidget:
    window = stage.window()
    steps = FirstStartSteps(stage.style, unit, stage.keep(Bus()), clock=lambda: NOW)
    window.show_instead(steps, whole=True)
    window.show()
    window.activateWindow()
    stage.settle()
    return window


SCENES = (
    Scene("first-start-1-new", new_unit),
    Scene("first-start-2-places", empty_places),
    Scene("first-start-2-sections", sections),
    Scene("first-start-2-wrong-target", wrong_target),
    Scene("first-start-2-home-care", home_care),
    Scene("first-start-3-one-month", one_month),
    Scene("first-start-3-twelve-months", twelve_months),
    Scene("first-start-3-refused", refused_months),
    Scene("first-start-4-people", people),
)
