"""The rota grid's model: lines that fold and filter, cells that say what they hold, and only what changed
told anew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.domain.rows import ShiftType
from caredesk.domain.schedule import RowKey, ScheduleRow, SectionHead
from caredesk.ui.models.rota_looks import CellLook
from caredesk.ui.models.rota_model import CELL_ROLE, DAY_ROLE, FIRST_DAY, HOURS, NAME, RotaModel
from caredesk.ui.models.rota_words import cell_sentence
from tests import rota_example as example

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SAID = Qt.ItemDataRole.AccessibleTextRole
TODAY = example.TODAY


def person(number: int) -> RowKey:
    return RowKey("person", str(number))


EK, NOOR, WIIK, JANSSON = person(104), person(112), person(116), person(109)


@pytest.fixture
def model(qapp) -> RotaModel:
    model = RotaModel(example.text_of, example.breach_words)
    QAbstractItemModelTester(model, FATAL, model)
    model.set_view(example.example(), TODAY)
    return model


def names(model: RotaModel) -> list[str]:
    return [str(model.index(row, NAME).data()).split(",")[0] for row in range(model.rowCount())]


def look(model: RotaModel, key: RowKey, day: date) -> CellLook:
    return model.index_of(key, day).data(CELL_ROLE)


def row_of(model: RotaModel, key: RowKey) -> ScheduleRow:
    return next(row for row in example.example().rows if row.key == key)


def changed_rows(model: RotaModel, act) -> set[int]:
    found: set[int] = set()
    model.dataChanged.connect(lambda first, last: found.update(range(first.row(), last.row() + 1)))
    act()
    return found


def test_vacant_and_borrowed_rows_come_first_then_each_section_with_its_people(model):
    assert names(model)[:5] == [
        "Vakanta pass",
        "Inlånade · Hemtjänst Norr",
        "Asken · 18 platser",
        "Ahmadi",
        "Berg",
    ]
    assert model.rowCount() == 2 + 3 + 16 + 1 + 5
    assert model.columnCount() == FIRST_DAY + 14
    assert model.index(0, FIRST_DAY + 8).data(DAY_ROLE) == TODAY
    assert model.free_hours() == 8.5 + 8.5 + 8.5 + 10


def test_a_folded_section_keeps_its_line_and_other_rows_keep_their_indexes(model):
    below = QPersistentModelIndex(model.index_of(person(301), TODAY))
    model.toggle("Asken")
    assert names(model)[2:4] == ["Asken · 18 platser", "Eken · 18 platser"]
    assert below.row() == 2 + 1 + 2 + 1
    assert "hopfälld" in model.index(2, NAME).data(SAID)
    model.toggle("Asken")
    assert below.row() == 2 + 1 + 16 + 2 + 1


def test_a_section_says_density_breaches_and_vacancies_or_that_all_is_well(model):
    model.set_breaches(example.BREACHES)
    said = [model.index(model.row_of(("section", name)), NAME).data(SAID) for name in ("Asken", "Eken")]
    assert said == [
        "Asken · 18 platser, utfälld, okt\u00a00,80, 1 brott, 2 vakanta",
        "Eken · 18 platser, utfälld, okt\u00a00,81, ✓ inga avvikelser, 1 person",
    ]


def test_a_search_opens_folded_sections_and_a_filter_takes_rows_away(model):
    model.set_folded({"Linden"})
    model.filter("ab da")
    assert names(model) == ["Linden · 18 platser", "Abebe"]
    model.filter(role="Sjuksköterska")
    assert names(model)[2:] == ["Asken · 18 platser", "Sjöberg"]
    model.filter(section="Linden")
    assert names(model) == ["Vakanta pass", "Linden · 18 platser"]
    assert model.free_hours() == 8.5 + 8.5
    assert [bool(each.chips) for each in model.looks(0)] == [n in (9, 10) for n in range(14)]
    model.filter(section="Ängen")
    assert names(model) == ["Vakanta pass"]  # to write in, though none of its shifts is there
    model.filter()
    assert names(model)[-1] == "Linden · 18 platser"


def test_a_changed_row_is_the_only_one_told(model):
    cells = (example.cell("N", example.FIRST), *row_of(model, EK).cells[1:])
    changed = replace(row_of(model, EK), cells=cells, hours=60.0)
    assert changed_rows(model, lambda: model.set_rows([changed])) == {model.row_of(EK)}
    assert model.index_of(EK, example.FIRST).data() == "N"
    assert model.index(model.row_of(EK), HOURS).data() == "60,0 +2,6"


def test_vacant_rows_come_and_go_with_what_an_edit_leaves(model):
    first = next(row for row in example.example().rows if row.key.kind == "vacant")
    second = replace(first, key=RowKey("vacant", "1"))
    borrowed = replace(first, key=RowKey("borrowed", "0"))
    model.set_rows([first, second, borrowed])
    assert [model.key_at(row) for row in range(4)] == [first.key, second.key, borrowed.key, None]
    model.set_rows([row_of(model, EK)], vacant_too=True)
    assert model.key_at(0) is None
    assert model.rowCount() == 3 + 16 + 1 + 5
    assert model.free_hours() == 0


def test_a_person_whose_section_changes_moves_there(model):
    model.set_rows([replace(row_of(model, EK), section="Linden")])
    assert names(model)[-4:] == ["Danielsson", "Ek", "Haddad", "Nyström"]
    model.set_heads([SectionHead("Linden", 9, "2026-11", None, 6, 0), *example.example().sections[:2]])
    assert names(model)[2] == "Linden · 9 platser"
    model.set_rows([replace(row_of(model, EK), key=person(999), name="Lo Bergh", section="Linden")])
    assert names(model)[3:6] == ["Abebe", "Bergh", "Björk"]


def test_people_without_sections_stand_without_a_line(model):
    view = example.example()
    rows = tuple(replace(row, section="") for row in view.rows if row.key.kind == "person")
    model.set_view(replace(view, rows=rows, sections=(SectionHead("", None, "", None, 22, 0),)), TODAY)
    assert model.rowCount() == 22
    assert None not in {model.key_at(row) for row in range(22)}


def test_breaches_mark_the_cell_and_count_at_the_section(model):
    changed = changed_rows(model, lambda: model.set_breaches(example.BREACHES))
    assert changed == {model.row_of(NOOR), model.row_of(("section", "Asken"))}
    assert [n for n, each in enumerate(model.looks(model.row_of(NOOR))) if each.breach] == [9]
    said = model.index_of(NOOR, example.REST.when).data(SAID)
    assert said == "Fatima Noor, onsdag 4 november, dag 07–15:30. Dygnsvila 9.5 h av 11.0 h"
    model.set_breaches({})
    assert not any(each.breach for each in model.looks(model.row_of(NOOR)))


def test_a_refused_text_is_shown_with_its_reason_and_gone_when_it_is_given_up(model):
    index = model.index_of(EK, TODAY)
    model.set_pending({(EK, TODAY): ("Q", "Turen Q finns inte.")})
    assert (index.data(), look(model, EK, TODAY).pending) == ("Q", "Q")
    assert index.data(SAID).endswith("”Q” är inte sparat. Turen Q finns inte.")
    model.set_pending({})
    assert (index.data(), look(model, EK, TODAY).pending) == ("K", "")


def test_a_cell_reads_as_a_sentence_with_the_night_on_its_first_day(model):
    view = example.example()
    monday = date(2026, 8, 24)
    words = [
        cell_sentence(
            row_of(model, EK), monday, example.cell(word, monday), {t.code: t for t in view.shift_types}
        )
        for word in ("N", "9-14:30", "Sj/D", "D~", ".", "x", "Dö", "K@Linden", "D>")
    ]
    assert words == [
        "Anna Ek, måndag 24 augusti, natt 21–07",
        "Anna Ek, måndag 24 augusti, pass 09–14:30",
        "Anna Ek, måndag 24 augusti, dag 07–15:30, sjuk",
        "Anna Ek, måndag 24 augusti, dag 07–15:30, föräldraledig 50\u00a0%",
        "Anna Ek, måndag 24 augusti, inget pass",
        "Anna Ek, måndag 24 augusti, inte anställd",
        "Anna Ek, måndag 24 augusti, dag 07–15:30, enkel övertid",
        "Anna Ek, måndag 24 augusti, kväll 13–21:30, Linden",
        "Anna Ek, måndag 24 augusti, dag 07–15:30, utlånat till Hemtjänst Norr",
    ]


def test_looks_tell_own_times_absence_other_section_and_kind(model):
    first = example.FIRST
    own = look(model, WIIK, first + timedelta(13)).chips[0]
    assert (own.letter, own.look, own.short, own.differs) == ("", "day", "09–14:30", True)
    assert look(model, WIIK, first + timedelta(3)).chips[0].section == "Linden"
    assert look(model, person(114), first + timedelta(10)).chips[0].mark == "ö"
    assert [chip.letter for chip in look(model, person(114), first + timedelta(9)).chips] == ["D", "K"]
    assert look(model, person(103), first + timedelta(2)).cause == "Sj"
    half = look(model, person(305), first)
    assert (half.cause, half.part) == ("Fl", "50")
    assert not look(model, person(305), first + timedelta(13)).employed
    model.set_absence_shown(False)
    assert look(model, person(103), first + timedelta(2)).cause == ""


def test_a_shift_with_other_times_keeps_the_look_of_its_type(model):
    held = example.cell("D", example.FIRST).shifts[0]
    late = held._replace(shift=held.shift._replace(start=690))
    row = row_of(model, EK)
    model.set_rows([replace(row, cells=(row.cells[0]._replace(shifts=(late,)), *row.cells[1:]))])
    chip = look(model, EK, example.FIRST).chips[0]
    assert (chip.letter, chip.look, chip.short, chip.differs) == ("D", "day", "11:30–15:30", True)


def test_a_night_goes_on_into_the_next_morning_unless_the_person_is_away(model):
    tails = [each.tail for each in model.looks(model.row_of(JANSSON))]
    assert tails == [n in (1, 2, 7, 8) for n in range(14)]
    cells = list(row_of(model, JANSSON).cells)
    cells[1] = example.cell("Sj/N", example.FIRST + timedelta(1))
    model.set_rows([replace(row_of(model, JANSSON), cells=tuple(cells))])
    assert not look(model, JANSSON, example.FIRST + timedelta(2)).tail


def test_rows_from_a_row_on_pass_over_sections(model):
    assert model.keys_from(WIIK, 3) == [WIIK, person(201), person(301)]
    model.set_folded({"Eken"})
    assert model.keys_from(WIIK, 99)[:2] == [WIIK, person(301)]
    assert model.keys_from(person(201), 1) == []


def test_other_days_keep_what_is_folded_and_refused(model):
    model.set_folded({"Eken"})
    model.set_pending({(EK, TODAY): ("Q", "")})
    types = (ShiftType("D", "Dag", 420, 900),)
    model.set_view(replace(example.example(4), shift_types=types), TODAY)
    assert model.row_of(person(201)) == -1
    assert look(model, EK, TODAY).pending == "Q"
    assert look(model, EK, example.FIRST).chips[0].differs  # the type ends earlier now
