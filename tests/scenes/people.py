"""Pictures of the page Medarbetare on the sample unit: list, card, dialogs, and fields that are refused."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from caredesk.services.people import view_choices
from caredesk.services.person import view_person
from caredesk.services.session import OpenUnit, create_unit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.change_contract_dialog import ChangeContractDialog
from caredesk.ui.dialogs.end_contract_dialog import EndContractDialog
from caredesk.ui.dialogs.move_section_dialog import MoveSectionDialog
from caredesk.ui.dialogs.new_person_dialog import NewPersonDialog
from caredesk.ui.dialogs.paste_people_dialog import PastePeopleDialog
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.people_page import PeoplePage
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

PERSON = "2011"
BLOCK = (
    "Anställningsnr\tNamn\tForm\tAvdelning\tBefattning\tSysselsättningsgrad (%)\tFrån\n"
    "3001\tLeila Nouri\tVisstid\tLinden\tUndersköterska\t75\t2026-11-16\n"
    "3002\tPontus Ström\tTimavlönad\tAsken\tVårdbiträde\t\t2026-11-16\n"
    "2011\tMaria Holm\tTillsvidare\tAsken\tUndersköterska\t100\t2026-12-01\n"
)
BAD_BLOCK = BLOCK.replace("75", "0,75").replace("2026-12-01", "första december")


def page_in_window(stage: Stage, unit: OpenUnit) -> tuple[MainWindow, PeoplePage]:
    """The window with the page Medarbetare in view."""
    window = stage.window()
    page = PeoplePage(stage.style, unit, stage.keep(Bus()), ask=Ask(), month="2026-10", clock=lambda: NOW)
    window.add_page(Page(1, "Idag", "today", QWidget))
    window.add_page(Page(3, "Medarbetare", "people", lambda: page))
    window.set_unit_open(True)
    window.show()
    window.show_page(3)
    stage.settle()
    return window, page


def people(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.bar.ended.setChecked(True)
    return window


def searched(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.bar.search.setText("somaliska")
    page.list.table.selectAll()
    return window


def card(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.list.table.choose(PERSON)
    page.show_person(PERSON)
    return window


def refused_in_card(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.list.table.choose(PERSON)
    page.show_person(PERSON)
    page.card.tables.contracts.model.enter([(0, "rate_percent", "trekvart")])
    page.card.area.verticalScrollBar().setValue(80)
    return window


def nobody(stage: Stage) -> QWidget:
    unit = stage.keep(create_unit(stage.folder / "tom.caredesk", name="Tallbacken"))
    return page_in_window(stage, unit)[0]


def new_person(stage: Stage) -> QWidget:
    window, dialog = _new_person(stage)
    dialog.person.set_texts({"name": "Leila Nouri", "employee_no": "3001", "phone": "070-174 06 99"})
    return window


def new_person_refused(stage: Stage) -> QWidget:
    window, dialog = _new_person(stage)
    dialog.person.set_texts({"name": "Leila Nouri", "employee_no": PERSON, "birth_date": "1998"})
    dialog.contract.set_texts({"weekly_hours": "0", "monthly_pay": "tjugo", "valid_to": "2026-01-01"})
    dialog._finish()
    return window


def change_contract(stage: Stage) -> QWidget:
    window, _ = page_in_window(stage, sample())
    held = view_person(sample(), employee_no=PERSON, today=NOW.date())
    assert held is not None
    assert held.contract is not None
    dialog = ChangeContractDialog(
        stage.style,
        sample(),
        held.contract,
        held.person.name,
        view_choices(sample()),
        day=NOW.date(),
        parent=window,
    )
    dialog.form.set_texts({"valid_from": "2026-11-15", "rate_percent": "75", "section": "Linden"})
    _show(stage, dialog)
    return window


def end_contract(stage: Stage) -> QWidget:
    window, _ = page_in_window(stage, sample())
    _show(
        stage,
        EndContractDialog(stage.style, sample(), PERSON, "Maria Holm", day=NOW.date(), parent=window),
    )
    return window


def move_section(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    people = page.list.table.rows.row(page.list.table.rows.index(3, 0))
    others = [page.list.table.rows.row(page.list.table.rows.index(n, 0)) for n in range(4, 9)]
    choices = view_choices(sample())
    dialog = MoveSectionDialog(
        stage.style, sample(), [people, *others], choices, day=NOW.date(), parent=window
    )
    _show(stage, dialog)
    return window


def paste(stage: Stage) -> QWidget:
    return _paste(stage, BLOCK)


def paste_refused(stage: Stage) -> QWidget:
    return _paste(stage, BAD_BLOCK)


def _paste(stage: Stage, block: str) -> QWidget:
    window, _ = page_in_window(stage, sample())
    dialog = PastePeopleDialog(stage.style, sample(), parent=window)
    dialog.read(block)
    _show(stage, dialog)
    return window


def _new_person(stage: Stage) -> tuple[MainWindow, NewPersonDialog]:
    window, _ = page_in_window(stage, sample())
    choices = view_choices(sample())
    dialog = NewPersonDialog(
        stage.style, sample(), choices, today=NOW.date(), section="Linden", parent=window
    )
    _show(stage, dialog)
    return window, dialog


def _show(stage: Stage, dialog: QDialog) -> None:
    stage.keep(dialog).show()
    dialog.activateWindow()


SCENES = (
    Scene("people", people),
    Scene("people-search", searched),
    Scene("people-card", card),
    Scene("people-card-refused", refused_in_card),
    Scene("people-empty", nobody),
    Scene("people-new", new_person),
    Scene("people-new-refused", new_person_refused),
    Scene("people-change", change_contract),
    Scene("people-end", end_contract),
    Scene("people-move", move_section),
    Scene("people-paste", paste),
    Scene("people-paste-refused", paste_refused),
)
