"""A block of months from a spreadsheet, in the ways that people write months and leave cells empty."""

import pytest

from caredesk.exchange.month_block import month_named, read_block


@pytest.mark.parametrize(
    "text",
    ["2026-10", "okt 2026", "oktober 2026", "Oktober 2026", "okt-26", "okt.-26", "okt. 2026", "2026-10-01"],
)
def test_a_month_is_known_however_it_is_written(text: str):
    assert month_named(text) == "2026-10"


@pytest.mark.parametrize("text", ["", "7 053,0", "2026-13", "2026-10-02", "ok 2026", "Summa", "höst 2026"])
def test_what_is_no_month_is_none(text: str):
    assert month_named(text) is None


def test_may_is_not_march_and_september_is_also_written_sept():
    assert [month_named(text) for text in ("mar 2026", "maj 2026", "sept 2026")] == [
        "2026-03",
        "2026-05",
        "2026-09",
    ]


def test_months_in_front_are_read_and_headings_and_empty_lines_are_left_out():
    lines = read_block("Månad\tTimmar\tVårddygn\r\nokt 2026\t7 190,0\t1 593\r\nnov 2026\t\t–\r\n\r\n")
    assert [(line.month, line.cells) for line in lines] == [
        ("2026-10", ("7 190,0", "1 593")),
        ("2026-11", ("", "")),
    ]


def test_a_block_without_months_keeps_its_places_also_where_a_line_is_empty():
    lines = read_block("7053\t1557\n\t\n7190\t1593\n")
    assert [line.cells for line in lines] == [("7053", "1557"), ("", ""), ("7190", "1593")]
    assert {line.told for line in lines} == {""}


def test_a_first_month_that_nothing_is_known_of_keeps_its_place():
    for nothing in ("\t", "–\t-"):
        lines = read_block(f"{nothing}\n7053\t1557\n")
        assert [line.cells for line in lines] == [("", ""), ("7053", "1557")]


def test_an_empty_line_among_months_is_no_month():
    lines = read_block("okt 2026\t1\n\t\nnov 2026\t2")
    assert [line.month for line in lines] == ["2026-10", "2026-11"]


def test_a_line_without_a_month_among_months_is_told():
    assert [line.told for line in read_block("okt 2026\t1\nSumma\t1")] == ["okt 2026", "Summa"]
