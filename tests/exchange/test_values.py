"""Spellings of numbers, days and times: read right or asked about, never silently wrong."""

from datetime import date, datetime, time, timedelta

import pytest

from caredesk.exchange import values
from caredesk.exchange.values import PercentCell, Unreadable

# The spelling, and its number; None = asked about.
NUMBERS = [
    ("7,5", 7.5),
    ("7.5", 7.5),
    ("7", 7),
    ("0", 0),
    ("0,0", 0),
    ("-0", 0),
    ("007", 7),
    ("1 234,5", 1234.5),
    ("1 234.5", 1234.5),
    ("1\u00a0234,5", 1234.5),
    ("1\u202f234,5", 1234.5),
    ("1\u2009234,5", 1234.5),
    ("12 345 678", 12345678),
    ("1234,5", 1234.5),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("1.234.567,25", 1234567.25),
    ("1,234,567.25", 1234567.25),
    ("-3", -3),
    ("−3", -3),
    ("–3", -3),
    ("- 3", -3),
    ("−1 234,5", -1234.5),
    ("+3", 3),
    ("  7,5  ", 7.5),
    ("\u00a07,5\u00a0", 7.5),
    ("0,05", 0.05),
    ("0,875", 0.875),
    ("12,125", 12.125),
    ("3,14159265358979", 3.14159265358979),
    ("999999999999", 999999999999),
    ("1 23", None),
    ("12 34,5", None),
    ("1 2345", None),
    ("1.23,4", None),
    ("1,23.4", None),
    ("1.234.567", None),
    ("1,234,567", None),
    ("7,,5", None),
    ("7.5.1", None),
    ("7,5,1", None),
    (",5", None),
    ("5,", None),
    ("-", None),
    ("–", None),
    ("--3", None),
    ("3-", None),
    ("(3)", None),
    ("1e5", None),
    ("1E+05", None),
    ("inf", None),
    ("nan", None),
    ("0x10", None),
    ("1_000", None),
    ("１２", None),
    ("٣", None),
    ("½", None),
    ("7½", None),
    ("sju", None),
    ("7 5 h", None),
    ("7:30", None),
    ("1'234", None),
    ("100:-", None),
    ("12 %", None),
    ("9999999999999999", None),
    ("7,5 kr", None),
]


@pytest.mark.parametrize(("spelling", "number"), NUMBERS)
def test_spellings_of_numbers(spelling: str, number: float | None):
    if number is None:
        with pytest.raises(Unreadable):
            values.read_number(spelling)
    else:
        assert values.read_number(spelling) == number


def test_there_are_sixty_spellings():
    assert len({spelling for spelling, _ in NUMBERS}) >= 60


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("7,5", 7.5),
        ("7,5 h", 7.5),
        ("7.5h", 7.5),
        ("7,5 tim", 7.5),
        ("7,5 timmar", 7.5),
        ("7:30", 7.5),
        ("-7:30", -7.5),
        ("−7:30", -7.5),
        ("34:20", 34 + 1 / 3),
        ("34,3333333333", 34 + 1 / 3),
        ("38,25", 38.25),
        ("38:15", 38.25),
        ("1 127,5", 1127.5),
        (timedelta(hours=34, minutes=20), 34 + 1 / 3),
        (time(7, 30), 7.5),
        (38.25, 38.25),
    ],
)
def test_hours(cell: values.Cell, hours: float):
    assert values.read_hours(cell) == pytest.approx(hours, rel=1e-15)


@pytest.mark.parametrize("cell", ["7:60", "7:3", "7;30", "h", "7,5 kr", date(2026, 1, 1), True])
def test_what_is_no_hours(cell: values.Cell):
    with pytest.raises(Unreadable):
        values.read_hours(cell)


@pytest.mark.parametrize(
    ("cell", "percent"),
    [("75", 75), ("75 %", 75), ("75%", 75), ("44,53", 44.53), (PercentCell(0.07), 7), (75.0, 75)],
)
def test_percent(cell: values.Cell, percent: float):
    assert values.read_percent(cell) == percent


@pytest.mark.parametrize(
    ("cell", "money"),
    [
        ("1 234 kr", 1234),
        ("-887,4", -887.4),
        ("32400", 32400),
        ("32 400:", None),
        ("1,234", 1.234),
        ("1.234", 1.234),
        ("-812,424", -812.424),
        ("-760.000", -760),
        ("0.875", 0.875),
        ("1234.125", 1234.125),
    ],
)
def test_in_money_only_a_space_parts_thousands(cell: str, money: float | None):
    if money is None:
        with pytest.raises(Unreadable):
            values.read_money(cell)
    else:
        assert values.read_money(cell) == money


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("30", 30), ("30 min", 30), ("0:30", 30), ("1:15", 75), (30.0, 30), (time(0, 45), 45)],
)
def test_minutes(cell: values.Cell, minutes: int):
    assert values.read_minutes(cell) == minutes


@pytest.mark.parametrize("cell", ["30,5", "trettio", "0:75"])
def test_what_is_no_minutes(cell: str):
    with pytest.raises(Unreadable):
        values.read_minutes(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-3-1", date(2026, 3, 1)),
        ("2026−03−01", date(2026, 3, 1)),
        ("20260301", date(2026, 3, 1)),
        ("2026-03-01 00:00:00", date(2026, 3, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (datetime(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_days(cell: values.Cell, day: date):
    assert values.read_day(cell) == day


@pytest.mark.parametrize(
    "cell",
    [
        "2026-02-29",
        "2026-13-01",
        "01/03/2026",
        "1.3.2026",
        "1 mars",
        "2026-03",
        "260301",
        "46082",
        46082.0,
        "2026-03-01 07:00",
        datetime(2026, 3, 1, 7),
        "9999-12-31",
        "0026-03-01",
        time(7),
        "",
        "-",
    ],
)
def test_what_is_no_day(cell: values.Cell):
    with pytest.raises(Unreadable):
        values.read_day(cell)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("07:00", 420),
        ("7:00", 420),
        ("7.30", 450),
        ("07:00:00", 420),
        ("00:00", 0),
        ("24:00", 1440),
        (time(21, 15), 1275),
        (timedelta(days=1), 1440),
        (timedelta(hours=7), 420),
    ],
)
def test_times(cell: values.Cell, minutes: int):
    assert values.read_time(cell) == minutes


@pytest.mark.parametrize(
    "cell", ["24:01", "25:00", "7", "0730", "7:5", "7,30", "07:60", "07:00:30", 0.5, timedelta(hours=25)]
)
def test_what_is_no_time(cell: values.Cell):
    with pytest.raises(Unreadable):
        values.read_time(cell)


@pytest.mark.parametrize(
    ("cell", "month"),
    [("2026-03", "2026-03"), (date(2026, 3, 1), "2026-03"), ("2026-03-01", "2026-03")],
)
def test_months(cell: values.Cell, month: str):
    assert values.read_month(cell) == month


@pytest.mark.parametrize(
    "cell", ["2026-13", "2026-00", "2026-3", "mars 2026", "202603", "2026", "2026-03-02"]
)
def test_what_is_no_month(cell: str):
    with pytest.raises(Unreadable):
        values.read_month(cell)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026-03", "2026-03"),
        ("2026-K2", "2026-K2"),
        ("2026-k2", "2026-K2"),
        ("2026", "2026"),
        (2026.0, "2026"),
    ],
)
def test_periods(cell: values.Cell, period: str):
    assert values.read_period(cell) == period


@pytest.mark.parametrize("cell", ["2026-K5", "våren", "26", "2026-13"])
def test_what_is_no_period(cell: str):
    with pytest.raises(Unreadable):
        values.read_period(cell)


@pytest.mark.parametrize(
    ("cell", "flag"), [("J", True), ("ja", True), ("n", False), ("Nej", False), (True, True)]
)
def test_yes_and_no(cell: values.Cell, flag: bool):
    assert values.read_flag(cell) is flag


@pytest.mark.parametrize("cell", ["1", "x", "kanske", 1.0])
def test_what_is_neither_yes_nor_no(cell: values.Cell):
    with pytest.raises(Unreadable):
        values.read_flag(cell)


def test_a_word_outside_a_closed_list_is_told_with_the_words_to_choose_from():
    with pytest.raises(Unreadable) as caught:
        values.term_reader("vacation_status")("Kanske")
    assert dict(caught.value.problem.facts)["allowed"] == ("Önskad", "Beviljad")


@pytest.mark.parametrize(
    ("group", "word", "code"),
    [
        ("form", "TILLSVIDARE", "permanent"),
        ("shift_kind", "enkel  övertid", "overtime_simple"),
        ("shift_cause", "Vårdtyngd/punktbevakning", "care_load"),
        ("shift_cause", "punktbevakning", "care_load"),
        ("volume_unit", "A\u030arsplacering", "year_places"),
        ("sex", "k", "female"),
    ],
)
def test_words_of_closed_lists(group: str, word: str, code: str):
    assert values.term_reader(group)(word) == code


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("mån", "mon"),
        ("Söndag", "sun"),
        ("vardag", "weekday"),
        ("helg", "weekend"),
        ("helgdag", "holiday"),
        ("2026-12-24", "2026-12-24"),
        (date(2026, 12, 24), "2026-12-24"),
    ],
)
def test_days_of_a_need(cell: values.Cell, days: str):
    assert values.read_need_days(cell) == days


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Åsa ", "Åsa"),
        ("Åsa", "Åsa"),
        (201.0, "201"),
        (12.5, "12,5"),
        ("rad\r\nrad", "rad\nrad"),
        ("<b>fet</b>", "<b>fet</b>"),
        ("'; DROP TABLE shift; --", "'; DROP TABLE shift; --"),
        ("😀", "😀"),
    ],
)
def test_text_is_kept_as_it_stands(cell: values.Cell, text: str):
    assert values.read_text(cell) == text


@pytest.mark.parametrize("cell", ["nul\x00", "f\ufffdrlorad", "kli\x07ng", "x" * 40_000, "\ud800", "a\ufffe"])
def test_what_is_no_text(cell: str):
    with pytest.raises(Unreadable):
        values.read_text(cell)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("38,50", "38.5"),
        ("150", "150"),
        ("4_weeks", "4_weeks"),
        ("2025-10-06", "2025-10-06"),
        ("007", "007"),
        ("Oförändrad", "Oförändrad"),
        ("14,88 %", "14.88"),
        (38.5, "38.5"),
        (date(2025, 10, 6), "2025-10-06"),
    ],
)
def test_a_setting_is_a_number_in_one_spelling_or_its_text(cell: values.Cell, kept: str):
    assert values.read_number_or_text(cell) == kept


def test_a_goal_is_a_number_or_a_direction():
    assert [values.read_goal(cell) for cell in ("0,6", "öka", 2.0)] == ["0.6", "increase", "2"]
    with pytest.raises(Unreadable):
        values.read_goal("mycket bättre")
