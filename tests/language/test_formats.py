"""Formats against a table written by hand. `_` stands for the no-break space."""

from datetime import date

import pytest

from caredesk.language import formats


def spaced(text: str) -> str:
    return text.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "expected"),
    [
        (0.825, 2, False, "0,83"),
        (0.82, 2, False, "0,82"),
        (0.8145, 3, False, "0,815"),
        (-0.5, 1, False, "−0,5"),
        (-0.5, 0, False, "−1"),
        (-0.04, 1, False, "0,0"),
        (1234.5, 1, False, "1_234,5"),
        (-1234567.891, 2, False, "−1_234_567,89"),
        (999.95, 1, False, "1_000,0"),
        (12, 0, False, "12"),
        (None, 2, False, "–"),
        (0.5, 1, True, "+0,5"),
        (-0.5, 1, True, "−0,5"),
        (0.0, 1, True, "±0,0"),
        (-0.04, 1, True, "±0,0"),
        (0.0001, 4, True, "+0,0001"),
        (0, 0, True, "±0"),
        (None, 1, True, "–"),
    ],
)
def test_numbers(value, decimals, signed, expected):
    assert formats.number(value, decimals, signed) == spaced(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (formats.dates_short(date(2026, 11, 2), date(2026, 11, 8)), "2 – 8 nov 2026"),
        (formats.dates_short(date(2026, 10, 26), date(2026, 11, 8)), "26 okt – 8 nov 2026"),
        (formats.dates_short(date(2026, 12, 28), date(2027, 1, 10)), "28 dec 2026 – 10 jan 2027"),
        (formats.percent(8.44), "8,4_%"),
        (formats.percent(100, 0), "100_%"),
        (formats.percent(None), "–"),
        (formats.percentage_points(0.5), "+0,5_pe"),
        (formats.percentage_points(0), "±0,0_pe"),
        (formats.percentage_points(None), "–"),
        (formats.hours(7.5), "7,5_h"),
        (formats.hours(-49.5, signed=True), "−49,5_h"),
        (formats.hours(None), "–"),
        (formats.tkr(629_499), "629_tkr"),
        (formats.tkr(-118_000), "−118_tkr"),
        (formats.tkr(None), "–"),
    ],
)
def test_units_stand_after_a_space_that_does_not_break(text, expected):
    assert text == spaced(expected)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(-1234.5, 1, "-1234,5"), (0.825, 2, "0,83"), (None, 2, ""), (-0.04, 1, "0,0")],
)
def test_files_and_clipboard_take_a_number_that_a_spreadsheet_reads(value, decimals, expected):
    assert formats.plain_number(value, decimals) == expected


def test_days():
    assert formats.day_short(date(2026, 11, 4)) == "ons 4 nov"
    assert formats.day_short(date(2026, 5, 2)) == "lör 2 maj"
    assert formats.day_long(date(2026, 8, 24)) == "måndag 24 augusti"
    assert formats.day_iso(date(2026, 10, 31)) == "2026-10-31"
    assert {formats.day_short(None), formats.day_long(None), formats.day_iso(None), formats.week(None)} == {
        "–"
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 31), "v._53"),
        (date(2027, 1, 3), "v._53"),
        (date(2027, 1, 4), "v._1"),
        (date(2024, 12, 30), "v._1"),
        (date(2026, 11, 3), "v._45"),
    ],
)
def test_a_week_is_the_iso_week_also_round_new_year(day, expected):
    assert formats.week(day) == spaced(expected)


@pytest.mark.parametrize(
    ("value", "most", "expected"),
    [
        (37.0, 2, "37"),
        (37.5, 2, "37,5"),
        (38.25, 2, "38,25"),
        (38.254, 2, "38,25"),
        (7.04, 1, "7"),
        (200.0, 1, "200"),
        (1160.0, 0, "1_160"),
        (-0.5, 2, "−0,5"),
    ],
)
def test_a_tidy_number_has_the_decimals_it_needs(value, most, expected):
    assert formats.tidy(value, most) == spaced(expected)


def test_words_of_months():
    assert [formats.month_word(month) for month in ("2026-10", "")] == ["oktober", "–"]
    assert [formats.month_word_short(month) for month in ("2026-10", "2026-05", "")] == ["okt", "maj", "–"]
    assert formats.capital("övertid i SoL") == "Övertid i SoL"
    assert formats.day_and_month(date(2026, 11, 4)) == "4 nov"


def test_months():
    assert formats.month_name("2026-10") == "oktober 2026"
    assert formats.month_short("2026-10") == "okt 2026"
    assert formats.month_short("2027-01") == "jan 2027"
    assert formats.month_name("") == formats.month_short("") == "–"


def test_times():
    assert formats.time_range(420, 930) == "07:00–15:30"
    assert formats.time_range(1260, 1440) == "21:00–24:00"
    assert formats.clock(0) == "00:00"
