"""What is refused or told in a source, each with its sheet, row, column, value and reason."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from caredesk.domain.rows import Need, Shift
from caredesk.errors import UserError
from caredesk.exchange.template_check import Known, check_against
from caredesk.exchange.template_read import read_template
from tests.exchange.reading import folder, read, refusals

SHIFTS = "Anställningsnr;Datum;Turkod;Start;Slut;Rast (min);Slag;Orsak;Lånad från\n"


@pytest.mark.parametrize(
    ("sheet", "text", "refused"),
    [
        ("pass", "Datum;Turkod\n2026-02-30;D\n", (2, "Datum", "2026-02-30", "import_no_such_day")),
        ("pass", "Datum;Turkod\n1/3 2026;D\n", (2, "Datum", "1/3 2026", "import_not_a_day")),
        ("pass", "Datum;Turkod\n;D\n", (2, "Datum", "", "import_missing_value")),
        ("pass", "Turkod;Start\nD;07:00\n", (1, "Datum", "", "import_missing_column")),
        ("pass", SHIFTS + "9;2026-03-01;D\n", (2, "Anställningsnr", "9", "import_unknown_employee")),
        ("pass", SHIFTS + "1;2026-03-01;X\n", (2, "Turkod", "X", "import_unknown_shift_type")),
        ("pass", SHIFTS + "1;2026-03-01;\n", (2, "Turkod", "", "import_shift_without_times")),
        ("pass", SHIFTS + "1;2026-03-01;;07:00\n", (2, "Slut", "", "import_one_time_only")),
        ("pass", SHIFTS + "1;2026-03-01;;07:00;08:00;60\n", (2, "Rast (min)", "60", "import_break_too_long")),
        ("pass", SHIFTS + "1;2026-03-01;D;;;510\n", (2, "Rast (min)", "510", "import_break_too_long")),
        (
            "pass",
            SHIFTS + "1;2026-03-29;;00:00;03:00;120\n",
            (2, "Rast (min)", "120", "import_break_too_long"),
        ),
        ("pass", SHIFTS + "1;2026-03-01;D;;;;Dubbel\n", (2, "Slag", "Dubbel", "import_not_in_list")),
        (
            "pass",
            SHIFTS + "1;2026-03-01;D;;;;;;Eken\n",
            (2, "Lånad från", "Eken", "import_borrowed_with_employee"),
        ),
        ("pass", SHIFTS + "1;2026-03-01;D\n1;2026-03-01;D\n", (3, "Anställningsnr", "1", "import_key_twice")),
        ("pass", "Datum;Datum;Turkod\n2026-03-01;;D\n", (1, "Datum", "Datum", "import_column_twice")),
        ("pass", "Datum;Turkod\n2026-03-01;D;x\n", (2, "C", "x", "import_outside_columns")),
        (
            "frånvaro",
            "Anställningsnr;Från;Till;Orsak\n1;2026-03-02;2026-03-01;Sjuk\n",
            (2, "Till", "2026-03-01", "import_end_before_start"),
        ),
        (
            "frånvaro",
            "Anställningsnr;Från;Orsak;Omfattning (%)\n1;2026-03-02;Sjuk;125\n",
            (2, "Omfattning (%)", "125", "import_too_big"),
        ),
        (
            "frånvaro",
            "Anställningsnr;Från;Orsak;Omfattning (%)\n1;2026-03-02;Sjuk;0,5\n",
            (2, "Omfattning (%)", "0,5", "import_fraction_or_percent"),
        ),
        (
            "enhet",
            "Namn;Heltidsmått (h/vecka)\nEken;0\n",
            (2, "Heltidsmått (h/vecka)", "0", "import_not_above"),
        ),
        (
            "platser",
            "Avdelning;Tillgängliga platser\nNorra;-1\n",
            (2, "Tillgängliga platser", "-1", "import_too_small"),
        ),
        ("månadsavslut", "Månad;Stängd\n2026-13;J\n", (2, "Månad", "2026-13", "import_not_a_month")),
        ("månadsavslut", "Månad;Stängd\n2026-03;kanske\n", (2, "Stängd", "kanske", "import_not_yes_no")),
        (
            "grundschema",
            "Anställningsnr;Veckor i cykeln;Startdatum;Vecka;Dag;Turkod\n1;2;2026-01-05;3;mån;D\n",
            (2, "Vecka", "3", "import_week_outside_cycle"),
        ),
        (
            "bemanningskrav",
            "Turkod;Dagar;Antal\nX;vardag;2\n",
            (2, "Turkod", "X", "import_unknown_shift_type"),
        ),
        ("bemanningskrav", "Turkod;Dagar;Antal\nD;ibland;2\n", (2, "Dagar", "ibland", "import_not_in_list")),
        (
            "nyckeltalsvärden",
            "Nyckeltal;Period;Täljare\nA;2026;3\n",
            (2, "Nämnare", "", "import_half_a_ratio"),
        ),
        ("vikarier", "Namn;Anställningsnr\nDisa;9\n", (2, "Anställningsnr", "9", "import_unknown_employee")),
        (
            "pass",
            SHIFTS[:-1] + ";Ersätter (anställningsnr)\n1;2026-03-01;D;;;;;;;9\n",
            (2, "Ersätter (anställningsnr)", "9", "import_unknown_employee"),
        ),
    ],
)
def test_refusals(tmp_path: Path, sheet: str, text: str, refused: tuple[int, str, str, str]):
    assert refusals(read(tmp_path, **{sheet: text})) == [(sheet, *refused)]


def test_every_refused_cell_is_told(tmp_path: Path):
    found = read(tmp_path, **{"pass": "Datum;Turkod\nx;D\n2026-03-01;D\ny;Q\n"})
    assert [(row, column) for _, row, column, _, _ in refusals(found)] == [(2, "Datum"), (4, "Datum")]


def test_a_night_of_the_changed_clock_may_hold_its_break(tmp_path: Path):
    """00-03 is two hours on 2026-03-29 and four on 2026-10-25."""
    found = read(
        tmp_path, **{"pass": SHIFTS + "1;2026-03-29;;00:00;03:00;119\n1;2026-10-25;;00:00;03:00;239\n"}
    )
    assert refusals(found) == []


def test_times_come_from_the_shift_type_and_own_times_win(tmp_path: Path):
    text = SHIFTS + (
        "1;2026-03-01;D\n1;2026-03-02;D;;;45\n1;2026-03-03;D;08:00;12:00\n1;2026-03-04;Q;21:00;24:00;15;Jour\n"
        "1;2026-03-05;;7.30;16.00\n;2026-03-06;D;;;;;Vakans\n;2026-03-06;D;;;;;Vakans\n"
    )
    found = read(tmp_path, **{"pass": text})
    assert refusals(found) == []
    assert found.sheets["shift"].rows == [
        Shift("1", date(2026, 3, 1), "D", 420, 930, 30),
        Shift("1", date(2026, 3, 2), "D", 420, 930, 45),
        Shift("1", date(2026, 3, 3), "D", 480, 720, 0),
        Shift("1", date(2026, 3, 4), "Q", 1260, 1440, 15, "jour"),
        Shift("1", date(2026, 3, 5), "", 450, 960, 0),
        Shift("", date(2026, 3, 6), "D", 420, 930, 30, cause="vacancy"),
        Shift("", date(2026, 3, 6), "D", 420, 930, 30, cause="vacancy"),
    ]
    assert [each.code for each in found.problems] == ["import_shift_type_not_kept"]


def test_a_shift_has_the_kind_of_its_type_unless_it_has_its_own(tmp_path: Path):
    source = folder(
        tmp_path / "källa",
        turer="Kod;Start;Slut;Slag\nJ;22:00;06:00;Jour\n",
        medarbetare="Anställningsnr;Namn\n1;Alva\n",
        **{"pass": "Anställningsnr;Datum;Turkod;Slag\n1;2026-03-01;J;\n1;2026-03-02;J;Beredskap\n"},
    )
    found = read_template(source)
    kinds = [row.kind for row in check_against(found, Known()).sheets["shift"].rows]
    assert kinds == ["jour", "standby"]


def test_headers_to_the_first_bracket_in_any_case_after_a_title(tmp_path: Path):
    text = "Krav 2026\n\nTURKOD (se turer);dagar;Antal [st];AVDELNING\nD;Vardag;2;Norra\n\nN;helgdag;1,5;\n"
    found = read(tmp_path, bemanningskrav=text)
    assert refusals(found) == []
    assert found.sheets["need"].rows == [Need("Norra", "D", "weekday", 2), Need("", "N", "holiday", 1.5)]
    assert found.sheets["need"].lines == [4, 6]


def test_unknown_sheets_and_columns_are_told_and_not_read(tmp_path: Path):
    found = read(tmp_path, löner="a;b\n1;2\n", händelser="Månad;Slag;Antal;Plats\n2026-03;Hot;1;Kök\n")
    assert refusals(found) == []
    assert {(each.code, *dict(each.facts).values()) for each in found.problems} == {
        ("import_unknown_sheet", "löner"),
        ("import_unknown_column", "Plats", "händelser"),
    }
    assert found.sheets["event"].rows == [("2026-03", "Hot", 1)]


def test_an_unknown_colour_is_told_and_not_used(tmp_path: Path):
    source = folder(tmp_path / "a", turer="Kod;Start;Slut;Färg\nD;07:00;15:30;#7a4fbf\nK;13:30;21:30;kväll\n")
    found = read_template(source)
    assert [row.colour for row in found.sheets["shift_type"].rows] == ["", "evening"]
    assert [each.code for each in found.problems] == ["import_colour_not_used"]


def test_a_source_without_any_known_sheet_is_refused(tmp_path: Path):
    with pytest.raises(UserError) as caught:
        read_template(folder(tmp_path / "a", löner="a;b\n1;2\n"))
    assert caught.value.code == "import_unknown_source"


def test_two_files_of_one_sheet_are_refused(tmp_path: Path):
    source = folder(tmp_path / "a", händelser="Månad;Slag;Antal\n", handelser="Månad;Slag;Antal\n")
    assert [each.reason.code for each in read_template(source).refused] == ["import_sheet_twice"]


def test_a_sheet_with_only_its_header_has_no_rows(tmp_path: Path):
    found = read(tmp_path, händelser="Månad;Slag;Antal\n")
    assert found.sheets["event"].rows == []
    assert refusals(found) == []


def test_a_blank_sheet_that_needs_no_column_has_no_rows(tmp_path: Path):
    source = tmp_path / "mall.xlsx"
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet("platser")
        staff = book.add_worksheet("medarbetare")
        staff.write_row(0, 0, ["Anställningsnr", "Namn"])
        staff.write_row(1, 0, ["1", "Alva"])
    found = read_template(source)
    assert refusals(found) == []
    assert {table: len(sheet.rows) for table, sheet in found.sheets.items()} == {"place": 0, "employee": 1}


def test_one_csv_may_be_chosen_itself(tmp_path: Path):
    folder(tmp_path, händelser="Månad;Slag;Antal\n2026-03;Hot;1\n")
    assert len(read_template(tmp_path / "händelser.csv").sheets["event"].rows) == 1


def test_reading_stops_when_it_is_asked_to(tmp_path: Path):
    with pytest.raises(UserError) as caught:
        read_template(folder(tmp_path / "a", händelser="Månad;Slag;Antal\n"), lambda done, total: False)
    assert caught.value.code == "import_stopped"


def test_progress_counts_the_tables(tmp_path: Path):
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    read_template(folder(tmp_path / "a", händelser="Månad;Slag;Antal\n", turer="Kod;Start;Slut\n"), progress)
    assert told == [(0, 2), (1, 2), (2, 2)]
