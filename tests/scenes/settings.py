"""Pictures of the page Inställningar on the sample unit: each section, and the dialogs over it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services.copies import make_copy
from caredesk.services.session import OpenUnit, create_unit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.clearing_dialog import ClearingDialog
from caredesk.ui.dialogs.own_value_dialog import OwnValueDialog
from caredesk.ui.dialogs.rename_section_dialog import RenameSectionDialog
from caredesk.ui.dialogs.split_section_dialog import SplitSectionDialog
from caredesk.ui.dialogs.unit_from_dialog import UnitFromDialog
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.settings.section import Program, SettingsSection
from caredesk.ui.settings.sections import SECTIONS
from caredesk.ui.settings.unit_form import UnitForm
from caredesk.ui.widgets.field import Field
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

PROGRAM = Program(
    failed=lambda _error: None,
    set_passphrase=lambda: False,
    use_look=lambda _choice: None,
    lock_after=lambda: 15,
    use_lock_after=lambda _minutes: None,
    copy_now=lambda: None,
    open_copy=lambda _copy: False,
)


def page_in_window(
    stage: Stage,
    code: str,
    unit: OpenUnit | None = None,
) -> tuple[MainWindow, SettingsSection]:
    """The window with a section of the page in view."""
    window = stage.window()
    page = SettingsPage(stage.style, unit or sample(), stage.keep(Bus()), clock=lambda: NOW, program=PROGRAM)
    window.add_page(Page(1, "Idag", "today", QWidget))
    window.add_page(Page(8, "Rapporter", "report", QWidget))
    window.add_page(Page(9, "Inställningar", "gear", lambda: page, "Ctrl+,"))
    window.set_unit_open(True)
    window.show_page(9)
    section = page.show_section(code)
    window.show()
    stage.settle()
    return window, section


def _section(code: str, stage: Stage) -> QWidget:
    return page_in_window(stage, code)[0]


def copies(stage: Stage) -> QWidget:
    """A unit of its own: copies lie beside its file."""
    unit = stage.keep(create_unit(stage.folder / "Björkbacken.caredesk", name="Björkbacken"))
    for hours in range(4):
        make_copy(unit, now=NOW - timedelta(hours=5 * hours))
    return page_in_window(stage, "copies", unit)[0]


def clearing(stage: Stage) -> QWidget:
    """What would go of the sample unit three years from now."""
    window = page_in_window(stage, "clearing")[0]
    until = date(2025, 6, 30)
    dialog = ClearingDialog(
        stage.style,
        sample(),
        {"shifts": until, "absences": until},
        clock=lambda: NOW.replace(year=2029),
        parent=window,
    )
    _show(stage, dialog)
    while dialog.listed is None:
        stage.settle()
    return window


def own_value(stage: Stage) -> QWidget:
    """A value of one's own that is not a number."""
    window = page_in_window(stage, "values")[0]
    store = lambda _day, _text: {(0, "value"): "Det är inget tal som går att läsa säkert."}  # noqa: E731
    dialog = OwnValueDialog(
        stage.style, "OB natt", unit="kr/h", day="2026-11-03", choices=(), store=store, parent=window
    )
    _show(stage, dialog)
    assert isinstance(dialog.value, Field)
    dialog.value.edit.setText("trettio")
    dialog.save.click()
    return window


def unit_from(stage: Stage) -> QWidget:
    """The unit's settings from a day, one of them refused."""
    window, section = page_in_window(stage, "unit")
    texts = section.findChild(UnitForm).texts()  # type: ignore[union-attr]
    store = lambda _texts: {(0, "po_percent"): "Talet får inte vara över 100."}  # noqa: E731
    dialog = UnitFromDialog(stage.style, texts, day="2027-01-01", store=store, parent=window)
    _show(stage, dialog)
    dialog.form.fields["po_percent"].edit.setText("450")  # type: ignore[union-attr]
    dialog.save.click()
    return window


def split(stage: Stage) -> QWidget:
    """A section divided in three, a name among them taken."""
    window = page_in_window(stage, "places")[0]
    store = lambda _section, _day, _parts: {(2, "section"): "Asken finns redan. Välj ett annat namn."}  # noqa: E731
    sections = ("Asken", "Eken", "Linden")
    dialog = SplitSectionDialog(stage.style, sections, day="2027-01-01", store=store, parent=window)
    _show(stage, dialog)
    dialog.more.click()
    dialog.save.click()
    return window


def rename(stage: Stage) -> QWidget:
    """Another name for a section."""
    window = page_in_window(stage, "places")[0]
    sections = ("Asken", "Eken", "Linden")
    _show(stage, RenameSectionDialog(stage.style, sections, store=lambda *_: {}, parent=window))
    return window


def _show(stage: Stage, dialog: QDialog) -> None:
    stage.keep(dialog).show()
    dialog.activateWindow()
    stage.settle()


SCENES = (
    *(
        Scene(f"installningar-{each.code}", partial(_section, each.code))
        for each in SECTIONS
        if each.code != "copies"
    ),
    Scene("gallring", clearing),
    Scene("installningar-copies", copies),
    Scene("eget-varde", own_value),
    Scene("enhet-fran-datum", unit_from),
    Scene("dela-avdelning", split),
    Scene("byt-namn-avdelning", rename),
)
