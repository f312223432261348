"""Pictures of the dialogs over a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services.session import create_unit
from caredesk.ui.ask import Ask
from caredesk.ui.dialogs.crash_dialog import CrashDialog, details_of
from caredesk.ui.dialogs.help_dialog import HelpDialog
from caredesk.ui.dialogs.import_dialog import LOOK, ImportDialog
from caredesk.ui.dialogs.keys_dialog import KeysDialog
from caredesk.ui.dialogs.open_dialog import OpenDialog
from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.start_panel import RecentFile, StartPanel
from tests.scenes.parts import gallery
from tests.stage import Scene, Stage

RECENT = (
    RecentFile(Path("/home/anna/Dokument/CareDesk/Björkbacken.caredesk"), "i dag 14:02", True),
    RecentFile(Path("/home/anna/Dokument/CareDesk/Smultronet.caredesk"), "fre 30 okt", True),
    RecentFile(Path("/media/stick/Sommaren 2026.caredesk"), "2026-08-14", False),
)
STAFF = "Anställningsnr;Namn;Telefon\n101;Anna Ek;070-174 06 48\n102;Nils Öberg;070-174 06 21\n"
CONTRACTS = (
    "Anställningsnr;Från;Form;Avdelning;Befattning\n101;2024-01-01;Tillsvidare;Linden;Undersköterska\n"
)
BAD_CONTRACTS = CONTRACTS + "102;den första maj;Timavlönad;Asken;\n107;2025-02-01;Tillsvidare;Asken;\n"


def _over(stage: Stage) -> MainWindow:
    window = stage.window()
    window.add_page(Page(1, "Idag", "today", lambda: gallery(stage.style)))
    window.add_page(Page(8, "Rapporter", "report", QWidget))
    window.show()
    window.show_page(1)
    stage.settle()
    return window


def _show(stage: Stage, dialog: QDialog) -> None:
    stage.keep(dialog).show()
    dialog.activateWindow()


def unlock(stage: Stage) -> QWidget:
    window = _over(stage)
    dialog = PassphraseDialog(stage.style, "Björkbacken.caredesk", parent=window)
    _show(stage, dialog)
    dialog.findChildren(Field)[0].edit.setText("fel")
    dialog.refuse("Lösenfrasen stämmer inte. Filen är orörd; försök igen.")
    return window


def set_passphrase(stage: Stage) -> QWidget:
    window = _over(stage)
    dialog = SetPassphraseDialog(stage.style, protected=False, parent=window)
    _show(stage, dialog)
    first = dialog.findChildren(Field)[0]
    first.edit.setText("lingon kaffe")
    first.edit.textEdited.emit("lingon kaffe")
    return window


def open_unit(stage: Stage) -> QWidget:
    window = _over(stage)
    _show(stage, OpenDialog(stage.style, StartPanel(stage.style, RECENT), parent=window))
    return window


def keys(stage: Stage) -> QWidget:
    window = _over(stage)
    _show(stage, KeysDialog(stage.style, window.keys(), parent=window))
    return window


def help_with_lists(stage: Stage) -> QWidget:
    window = _over(stage)
    _show(stage, HelpDialog(stage.style, parent=window))
    return window


def help_with_tables(stage: Stage) -> QWidget:
    window = _over(stage)
    dialog = HelpDialog(stage.style, parent=window)
    _show(stage, dialog)
    dialog.topics.selectRow(3)
    return window


def crash(stage: Stage) -> QWidget:
    window = _over(stage)
    try:
        raise RuntimeError("not shown")
    except RuntimeError as error:
        _show(stage, CrashDialog(stage.style, details_of(error), parent=window))
    return window


def import_choose(stage: Stage) -> QWidget:
    window = _over(stage)
    _show(stage, _import_dialog(stage, window))
    return window


def import_look(stage: Stage) -> QWidget:
    return _import(stage, CONTRACTS)


def import_refused(stage: Stage) -> QWidget:
    return _import(stage, BAD_CONTRACTS)


def _import(stage: Stage, contracts: str) -> QWidget:
    window = _over(stage)
    dialog = _import_dialog(stage, window)
    source = stage.folder / "mall"
    source.mkdir()
    (source / "medarbetare.csv").write_text(STAFF, encoding="utf-8")
    (source / "anställningar.csv").write_text(contracts, encoding="utf-8")
    _show(stage, dialog)
    dialog.read(source)
    stage.app.processEvents()
    while dialog.steps.current() != LOOK:
        stage.settle()
    return window


def _import_dialog(stage: Stage, window: MainWindow) -> ImportDialog:
    unit = stage.keep(create_unit(stage.folder / "unit.caredesk", name="Björkbacken"))
    jobs = stage.keep(Jobs())
    return ImportDialog(stage.style, unit, ask=Ask(), jobs=jobs, parent=window)


SCENES = (
    Scene("unlock", unlock),
    Scene("set-passphrase", set_passphrase),
    Scene("open", open_unit),
    Scene("keys", keys),
    Scene("help", help_with_lists),
    Scene("help-tables", help_with_tables),
    Scene("crash", crash),
    Scene("import-choose", import_choose),
    Scene("import-look", import_look),
    Scene("import-refused", import_refused),
)
