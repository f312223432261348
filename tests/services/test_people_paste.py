"""Rows of people pasted from a spreadsheet: what they would do, done as one step or not at all."""

import pytest

from caredesk.domain.rows import Employee, Employment
from caredesk.errors import UserError
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.people_paste import edit_people_pasted, plan_people_paste, read_people_block
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import on

HEADER = "Form\tAnställningsnr\tFrån\tNamn\tAvdelning\tSysselsättningsgrad (%)\tTill"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(
                opened.store,
                [
                    Employee("101", "Anna Ek", phone="070-174 06 48"),
                    Employment("101", on("2020-01-01"), None, "permanent", "Asken", "Usk", 100, 37, 31_000),
                ],
            )
        yield opened


def block(*lines: str) -> str:
    return "\r\n".join(lines) + "\r\n"


def plan(unit: OpenUnit, *lines: str):
    return plan_people_paste(unit, read_people_block(block(*lines)))


def paste(unit: OpenUnit, *lines: str) -> None:
    edit_people_pasted(unit, read_people_block(block(*lines)))


def contracts(unit: OpenUnit, number: str) -> list[Employment]:
    return rows.read(unit.store, Employment, "employee_no = ?", (number,))


def test_rows_with_headers_in_any_order_are_looked_at_and_then_stored_as_one_step(unit):
    lines = (
        HEADER,
        "Visstid\t102\t2026-11-01\tNils Öberg\tLinden\t75 %\t2027-08-31",
        "Tillsvidare\t101\t2020-01-01\tAnna Ek\tAsken\t80\t",
        "",
        "Timavlönad\t103\t20261115\tSara Nyström\t\t\t",
    )
    looked = plan(unit, *lines)
    assert [(row.line, row.what, row.employee_no, row.name) for row in looked.rows] == [
        (2, "new", "102", "Nils Öberg"),
        (3, "changed", "101", "Anna Ek"),
        (5, "new", "103", "Sara Nyström"),
    ]
    assert looked.rows[1].changes == (("Sysselsättningsgrad", "100", "80"),)
    assert len(history(unit)) == 1, "a look stores nothing"
    assert [row.employee_no for row in rows.read(unit.store, Employee)] == ["101"]
    paste(unit, *lines)
    assert contracts(unit, "102") == [
        Employment("102", on("2026-11-01"), on("2027-08-31"), "temporary", "Linden", "", 75)
    ]
    anna = contracts(unit, "101")[0]
    assert (anna.rate_percent, anna.monthly_pay, anna.role) == (80, 31_000, "Usk"), "no column, no change"
    assert [row.what for row in plan(unit, *lines).rows] == ["unchanged"] * 3
    undo_step(unit)
    assert contracts(unit, "101")[0].rate_percent == 100
    assert len(rows.read(unit.store, Employee)) == 1


def test_rows_without_headers_are_number_name_form_section_role_rate_and_day(unit):
    paste(unit, "102\tNils Öberg\tVikariat\tLinden\tVårdbiträde\t62,5\t2026-11-01", "104\tEva Blom")
    assert contracts(unit, "102") == [
        Employment("102", on("2026-11-01"), None, "cover", "Linden", "Vårdbiträde", 62.5)
    ]
    assert contracts(unit, "104") == []


def test_headers_of_people_alone_leave_contracts_as_they_are(unit):
    looked = plan(unit, "Telefon\tAnställningsnr\tSkostorlek", "070-174 06 99\t101\t38")
    assert looked.rows[0].changes == (("Telefon", "070-174 06 48", "070-174 06 99"),)
    assert looked.unused == ("Skostorlek",)


def test_one_known_header_makes_a_row_of_headers_and_nobody_is_called_so(unit):
    looked = plan(unit, "Personnr\tNamn", "102\tNils Öberg")
    assert looked.unused == ("Personnr",)
    assert [(cell.line, cell.header) for cell in looked.refused] == [(2, "Anställningsnr")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (('102\t"Nils Öberg', "103\tEva Blom"), "people_paste_broken"),
        (("Anställningsnr\tFrån\tNamn\tfrån", "102\t\tNils Öberg\t2026-11-01"), "people_paste_header_twice"),
        (("102\tNils Öberg\tVikariat\t\t\t75\t2026-11-01\t2026-12-31",), "people_paste_too_wide"),
    ],
)
def test_a_block_that_would_be_read_wrongly_is_not_read(lines, code):
    with pytest.raises(UserError, match=code):
        read_people_block(block(*lines))


def test_contracts_alone_need_no_names(unit):
    looked = plan(
        unit, "Anställningsnr\tFrån\tForm\tSysselsättningsgrad (%)", "101\t2026-12-01\tTillsvidare\t75"
    )
    assert (looked.refused, looked.rows[0].what, looked.rows[0].name) == ((), "changed", "Anna Ek")


def test_a_new_contract_ends_the_one_for_the_time_being_and_goes_on_with_the_rest(unit):
    lines = ("Anställningsnr\tFrån\tForm\tSysselsättningsgrad (%)", "101\t2026-12-01\tTillsvidare\t75")
    assert plan(unit, *lines).rows[0].ended == on("2026-11-30")
    assert set(plan(unit, *lines).rows[0].changes) == {
        ("Från", "", "2026-12-01"),
        ("Sysselsättningsgrad", "100", "75"),
    }
    paste(unit, *lines)
    assert contracts(unit, "101") == [
        Employment("101", on("2020-01-01"), on("2026-11-30"), "permanent", "Asken", "Usk", 100, 37, 31_000),
        Employment("101", on("2026-12-01"), None, "permanent", "Asken", "Usk", 75, 37, 31_000),
    ]
    paste(unit, lines[0], "101\t2019-01-01\tVikariat\t50")
    assert (contracts(unit, "101")[0].valid_to, contracts(unit, "101")[1].valid_to) == (
        on("2019-12-31"),
        on("2026-11-30"),
    )


def test_several_contracts_of_one_person_follow_each_other_in_whatever_order_they_stand(unit):
    paste(
        unit,
        "102\tNils Öberg\tTillsvidare\tAsken\tUsk\t80\t2026-05-01",
        "102\tNils Öberg\tVisstid\tAsken\tUsk\t50\t2025-01-01",
    )
    assert [(row.valid_from, row.valid_to, row.rate_percent) for row in contracts(unit, "102")] == [
        (on("2025-01-01"), on("2026-04-30"), 50),
        (on("2026-05-01"), None, 80),
    ]


def test_each_cell_that_cannot_be_used_is_named_and_nothing_is_stored(unit):
    lines = (
        HEADER,
        "Visstid\t102\tden första\tNils Öberg\tLinden\t0,75\t",
        "Konsult\t103\t2026-11-01\t\tLinden\t75\t",
        "Visstid\t104\t2026-11-01\tEva Blom\tLinden\t75\t2026-10-01",
        "Visstid\t105\t2026-11-01\tIngrid Falk\tLinden\t75\t",
        "Visstid\t105\t2027-11-01\tIngrid Fält\tLinden\t75\t",
        "Visstid\t\t2026-11-01\tNågon\tLinden\t75\t",
    )
    looked = plan(unit, *lines)
    assert [(cell.line, cell.header, cell.value, cell.reason.code) for cell in looked.refused] == [
        (2, "Från", "den första", "import_not_a_day"),
        (2, "Sysselsättningsgrad", "0,75", "import_fraction_or_percent"),
        (3, "Namn", "", "entry_missing"),
        (3, "Form", "Konsult", "import_not_in_list"),
        (4, "Till", "2026-10-01", "import_end_before_start"),
        (6, "Namn", "Ingrid Fält", "people_paste_differs"),
        (7, "Anställningsnr", "", "entry_missing"),
    ]
    assert [row.what for row in looked.rows] == ["refused"] * 3 + ["new", "refused", "refused"]
    with pytest.raises(UserError) as error:
        paste(unit, *lines)
    assert (error.value.code, error.value.facts["count"]) == ("people_paste_refused", 7)
    assert len(rows.read(unit.store, Employee)) == 1
    assert len(history(unit)) == 1


def test_a_contract_before_the_birth_is_refused_also_of_somebody_new(unit):
    looked = plan(
        unit, "Anställningsnr\tNamn\tFödelsedatum\tFrån\tForm", "102\tNils\t2000-01-01\t1999-01-01\tVisstid"
    )
    assert [(cell.header, cell.reason.code) for cell in looked.refused] == [
        ("Från", "entry_contract_before_birth")
    ]


def test_names_are_those_that_the_unit_has_whatever_their_capitals(unit):
    lines = (
        "Nr\tNamn\tForm\tAvdelning\tBefattning\tGrad\tFrån och med",
        "102\tÖberg, Nils\tVisstid\tasken\tUSK\t75 %\t2026-11-01",
        "103\tSara Nyström\tVisstid\tLinden\tVårdbiträde\t75\t2026-11-01",
        "104\tLeila Nouri\tVisstid\tLINDEN\tvårdbiträde\t75\t2026-11-01",
    )
    looked = plan(unit, *lines)
    assert (looked.refused, looked.unused, looked.sections) == ((), (), ("Linden",))
    assert looked.rows[0].name == "Nils Öberg"
    paste(unit, *lines)
    held = [contracts(unit, number)[0] for number in ("102", "103", "104")]
    assert [(row.section, row.role) for row in held] == [
        ("Asken", "Usk"),
        ("Linden", "Vårdbiträde"),
        ("Linden", "Vårdbiträde"),
    ]


def test_a_column_that_is_there_by_two_names_is_refused():
    with pytest.raises(UserError) as error:
        read_people_block(block("Nr\tAnställningsnr\tNamn", "1\t2\tAnna Ek"))
    assert error.value.code == "people_paste_header_twice"


def test_the_row_of_headers_is_not_counted_among_the_most():
    assert len(read_people_block("Anställningsnr\tNamn\n" + "1\tA\n" * 500).rows) == 500


def test_nothing_and_too_much_are_told(unit):
    for text, code in (("\r\n \t \r\n", "people_paste_empty"), ("1\tA\r\n" * 501, "people_paste_too_large")):
        with pytest.raises(UserError) as error:
            read_people_block(text)
        assert error.value.code == code
