"""CSV of many makes gives the same rows; what cannot be read surely is refused by the file's name."""

from pathlib import Path

import pytest

from caredesk.errors import UserError
from caredesk.exchange.source import open_source
from caredesk.exchange.table import read_text_table
from caredesk.language.words import word
from tests.exchange.reading import csv_text, folder

ROWS = [
    ["Anställningsnr", "Namn", "Ort"],
    ["1", "Åsa Öberg", "Växjö, norr; söder"],
    ["2", 'Bo "Bosse" Ek', "Umeå"],
]
TEXT = csv_text(ROWS)


def made(tmp_path: Path, data: bytes, name: str = "medarbetare.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_encodings_separators_and_line_ends(tmp_path: Path, encoding: str, separator: str, newline: str):
    text = csv_text(ROWS, separator).replace("\r\n", newline)
    assert read_text_table(made(tmp_path, text.encode(encoding))).rows == ROWS


def test_utf_16_with_its_mark_in_either_order(tmp_path: Path):
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert read_text_table(made(tmp_path, mark + TEXT.encode(encoding))).rows == ROWS


def test_decimal_commas_do_not_make_the_separator(tmp_path: Path):
    rows = read_text_table(made(tmp_path, b"Befattning;Andel\nA;1,5\nB;2,5\n")).rows
    assert rows == [["Befattning", "Andel"], ["A", "1,5"], ["B", "2,5"]]


def test_one_column_needs_no_separator(tmp_path: Path):
    assert read_text_table(made(tmp_path, b"Befattning\nA\n")).rows == [["Befattning"], ["A"]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import_empty_file"),
        (b"  \r\n\r\n", "import_empty_file"),
        (b"\xef\xbb\xbf", "import_empty_file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "import_wrong_encoding"),
        (b"Namn\n\x81\x8d\x8f", "import_wrong_encoding"),
        (TEXT.encode().decode("cp1252", "replace").encode(), "import_wrong_encoding"),
        (TEXT.encode("cp437"), "import_wrong_encoding"),
        (TEXT.encode("cp850"), "import_wrong_encoding"),
        (TEXT.encode("cp1252").decode("utf-8", "replace").encode(), "import_wrong_encoding"),
        (TEXT.encode("utf-32"), "import_wrong_encoding"),
        (b'Namn;Ort\n"Bo;Ek\nEva;Lund\n', "import_broken_text"),
        (b'Namn;Ort\n"Bo"Ek;Lund\n', "import_broken_text"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, code: str):
    with pytest.raises(UserError) as caught:
        read_text_table(made(tmp_path, data))
    assert caught.value.code == code
    assert "medarbetare.csv" in word(caught.value)


def test_apostrophes_before_formulas_are_taken_away_and_no_others(tmp_path: Path):
    cells = ["'=1+1", "'-x", "''=1", "'vanlig", "O'Brien"]
    rows = read_text_table(made(tmp_path, csv_text([["a"] * 5, cells]).encode())).rows
    assert rows[1] == ["=1+1", "-x", "'=1", "'vanlig", "O'Brien"]


def test_the_tables_of_a_folder_are_its_csv_files(tmp_path: Path):
    source = folder(tmp_path / "enhet", pass_="x", turer="y")
    (source / "läs mig.txt").write_text("hej", encoding="utf-8")
    (source / "TURER2.CSV").write_text("hej", encoding="utf-8")
    assert sorted(table.name for table in open_source(source).tables) == ["TURER2", "pass_", "turer"]


def test_the_folder_of_an_export_may_be_chosen_itself(tmp_path: Path):
    folder(tmp_path / "till" / "mall", turer="y")
    assert [table.name for table in open_source(tmp_path / "till").tables] == ["turer"]


def test_a_folder_without_tables_and_a_missing_file_are_told(tmp_path: Path):
    (tmp_path / "tom").mkdir()
    for name, code in (("tom", "import_nothing_to_read"), ("saknas.xlsx", "import_source_missing")):
        with pytest.raises(UserError) as caught:
            open_source(tmp_path / name)
        assert caught.value.code == code
        assert name in word(caught.value)
