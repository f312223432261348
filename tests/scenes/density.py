"""Pictures of the page Personaltäthet on the sample unit: its views, its dialogs, and what is missing."""

from __future__ import annotations

import atexit
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caredesk.domain.rows import Occupancy, Unit
from caredesk.domain.target_path import PathChange
from caredesk.services.alternatives import edit_alternative
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.alternative_dialog import AlternativeDialog
from caredesk.ui.dialogs.calibrate_dialog import CalibrateDialog
from caredesk.ui.dialogs.compare_dialog import CompareDialog
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.density_page import OCCUPANCY, PLACES, DensityPage
from tests.answers import Answers
from tests.sample import copy_sample
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

TRIED = PathChange(-1.5, None, "2026-12")


@cache
def tried() -> OpenUnit:
    """A sample unit of its own with saved alternatives, some days without occupancy, no cost of a place."""
    folder = tempfile.TemporaryDirectory(prefix="caredesk-sample-")
    unit = open_unit(copy_sample(Path(folder.name)))
    atexit.register(folder.cleanup)
    atexit.register(unit.close)
    edit_alternative(unit, name="Två tjänster mindre", section=None, change=PathChange(-2.0, None, "2027-01"))
    edit_alternative(unit, name="Fyll de tomma platserna", section=None, change=PathChange(0.0, 53.5, ""))
    with edit(unit, "unit"):
        for number, row in rows.read_with_ids(unit.store, Unit):
            rows.update(unit.store, number, row._replace(cost_per_place_day=None))
        for number, held in rows.read_with_ids(unit.store, Occupancy, "section = 'Eken'"):
            if held.first_day <= date(2026, 10, 12) <= held.last_day:
                rows.delete(unit.store, "occupancy", [number])
    return unit


def page_in_window(
    stage: Stage, unit: OpenUnit, *, section: str = "", month: str = "2026-10"
) -> tuple[MainWindow, DensityPage]:
    """The window with the page Personaltäthet in view."""
    window = stage.window()
    page = DensityPage(
        stage.style,
        unit,
        stage.keep(Bus()),
        ask=stage.keep(Answers()),  # type: ignore[arg-type]
        month=month,
        section=section,
        clock=lambda: NOW,
    )
    window.add_page(Page(5, "Personaltäthet", "gauge", lambda: page))
    window.top_bar.month.set_month(month)
    window.top_bar.section.set_section(section)
    window.top_bar.status.set_stored(NOW, NOW.replace(hour=13, minute=45), today=NOW.date())
    window.set_unit_open(True)
    window.show_page(5)
    window.show()
    stage.settle()
    return window, page


def density(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.overview.path.set_change(TRIED)
    stage.settle()
    return window


def scrolled_down(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


def occupancy_lacking(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, tried())
    page.show_view(OCCUPANCY)
    return window


def places(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.show_view(PLACES)
    return window


def definition_of_path(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.overview.path.info_asked.emit()
    return window


def calibrate(stage: Stage) -> QWidget:
    from caredesk.services.calibration import view_calibration

    unit = sample()
    window, _page = page_in_window(stage, unit)
    dialog = CalibrateDialog(
        stage.style,
        ways=view_calibration(unit, month="2026-10"),
        month="2026-10",
        store=lambda _counting: None,
        parent=window,
    )
    dialog.field.edit.setText("0,82")
    dialog.field.changed.emit("0,82")
    stage.keep(dialog).show()
    return window


def save_alternative(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.overview.path.set_change(TRIED)
    dialog = AlternativeDialog(
        stage.style,
        words=page.overview.path.box.text(),
        proposed="−1,5 årsarbetare från dec 2026",
        store=lambda _name: None,
        parent=window,
    )
    stage.keep(dialog).show()
    return window


def compare(stage: Stage) -> QWidget:
    from caredesk.services.alternatives import view_compared

    unit = tried()
    window, _page = page_in_window(stage, unit)
    dialog = CompareDialog(
        stage.style,
        ask=lambda: view_compared(unit, month="2026-10"),
        remove=lambda _name: None,
        parent=window,
    )
    stage.keep(dialog).show()
    return window


def empty_unit(stage: Stage) -> QWidget:
    unit = stage.keep(create_unit(stage.folder / "tom.caredesk", name="Tallbacken"))
    window, _ = page_in_window(stage, unit)
    window.top_bar.set_unit("Tallbacken")
    return window


SCENES = (
    Scene("density", density),
    Scene("density-below", scrolled_down),
    Scene("density-occupancy", occupancy_lacking),
    Scene("density-places", places),
    Scene("density-definition-path", definition_of_path),
    Scene("density-calibrate", calibrate),
    Scene("density-save", save_alternative),
    Scene("density-compare", compare),
    Scene("density-empty", empty_unit),
)
