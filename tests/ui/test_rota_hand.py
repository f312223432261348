"""What is pasted over vacant rows and people alike, and what is refused: said in words, nothing half done."""

from pathlib import Path

import pytest

from caredesk.domain.schedule import RowKey
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import history
from caredesk.services.session import open_unit
from caredesk.storage import verify
from caredesk.ui.bus import Bus
from caredesk.ui.rota_hand import RotaHand
from caredesk.ui.schedule_board import ScheduleBoard
from tests.sample import NOW, copy_sample

VACANT, BORROWED, LEILA = RowKey("vacant", "0"), RowKey("borrowed", "0"), RowKey("person", "2004")


class Pasted:
    """A hand over the sample's board, whose rows are a vacant one, a borrowed one and a person's."""

    def __init__(self, board: ScheduleBoard) -> None:
        bus, keys = Bus(), [VACANT, BORROWED, LEILA]
        bus.changed.connect(board.follow)
        self.board = board
        self.hand = RotaHand(board, bus, lambda key, count: keys[keys.index(key) :][:count])
        self.failures: list[UserError] = []
        self.hand.failed.connect(self.failures.append)

    def paste(self, key: RowKey, *block: list[str]) -> tuple[int, int]:
        """Steps made, and texts that wait; nothing is changed while one does."""
        unit = self.board.plan.unit
        steps, before = len(history(unit)), verify.content_hash(unit.store.db)
        self.hand.paste_text(key, self.board.first_day, list(block))
        made, waiting = len(history(unit)) - steps, len(self.hand.pending)
        assert made or verify.content_hash(unit.store.db) == before
        return made, waiting


@pytest.fixture
def desk(qapp, tmp_path: Path):
    with open_unit(copy_sample(tmp_path)) as unit:
        board = ScheduleBoard(unit, NOW.date())
        board.load()
        board.pause()
        yield Pasted(board)


def reasons(desk: Pasted) -> dict[RowKey, str]:
    return {key: why for (key, day), (_text, why) in desk.hand.pending.items() if why}


def test_a_block_over_vacant_rows_and_people_is_one_step_or_none(desk: Pasted):
    assert desk.paste(VACANT, ["D Asken", ""], ["", ""], ["D", "K"]) == (1, 0)
    assert desk.paste(VACANT, ["D Asken", "K"], ["K", ""], ["D", "Q"]) == (0, 6)
    assert reasons(desk) == {
        VACANT: "Skriv också vilken avdelning passet gäller, som D Asken.",
        BORROWED: "Raden är för inlånade pass från en annan enhet. Skriv i en vakant rad eller en persons.",
        LEILA: "Koden Q finns inte bland turerna. Skriv en turkod, en tid som 7-15.30 eller en frånvarokod.",
    }


def test_what_is_written_over_a_vacant_shift_takes_its_place_in_its_section(desk: Pasted):
    assert desk.paste(VACANT, ["D Asken"]) == (1, 0)
    assert desk.hand.type([(VACANT, desk.board.first_day, "K")])
    held = [each.shift for each in desk.hand.cell((VACANT, desk.board.first_day)).shifts]
    assert [(row.shift_code, row.section) for row in held] == [("K", "Asken")]
    assert desk.hand.type([(VACANT, desk.board.first_day, "")])
    assert desk.hand.cell((VACANT, desk.board.first_day)).shifts == ()


def test_whole_rows_from_another_program_leave_their_names_and_hours_behind(desk: Pasted):
    assert desk.paste(LEILA, ["Ek, Anna", "72,5", "N", "7-12"]) == (1, 0)
    row = desk.board.view.row(LEILA) if desk.board.view else None
    assert row is not None
    assert [cell.shifts[0].shift.start for cell in row.cells[:2]] == [21 * 60, 7 * 60]
    assert desk.paste(LEILA, ["Okänd, Person", "72,5", "D", "7-12"]) == (0, 4)


def test_a_block_that_is_too_high_or_too_large_is_told_of_and_leaves_nothing(desk: Pasted):
    assert desk.paste(LEILA, ["D"], ["D"]) == (0, 0)
    assert desk.paste(LEILA, ["D"] * 3_000_000) == (0, 0)  # further on than there are dates
    assert [word(each) for each in desk.failures] == [
        "Det inklistrade har 2 rader, men härifrån finns bara 1. Välj en ruta högre upp, eller klistra in "
        "färre rader.",
        "Högst 20000 rutor kan ändras på en gång. Välj färre.",
    ]


def test_an_absence_that_comes_back_without_its_cause_stays(desk: Pasted):
    """On the second day the first row's Frånv has no absence to stand for."""
    first = desk.board.first_day
    assert desk.hand.type([(LEILA, first, "")])
    assert desk.hand.type([(LEILA, first, "Se")])
    assert desk.paste(LEILA, ["Frånv"]) == (0, 0)
    assert desk.hand.cell((LEILA, first)).absences[0].cause == "vacation"
    assert desk.paste(LEILA, ["Frånv", "Frånv"]) == (0, 2)
    assert reasons(desk)[LEILA].startswith("Koden Frånv finns inte")
