"""The wall print: grey, with whole names, nights on both days, and no word of why somebody is away."""

import re
import shutil
import subprocess
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QImage, QPainter

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.schedule import Cell
from caredesk.reports.wall_print import WallPrint, WallRow, period_words, weeks_words
from caredesk.reports.wall_print_file import wall_print_pdf
from caredesk.reports.wall_print_marks import SMALLEST, Words, width
from caredesk.reports.wall_print_pages import WallPages
from caredesk.reports.wall_print_view import wall_print_of
from tests.reports.invented_schedule import TYPES, away, cell_shift, crowd, empty_week, row, view

MONDAY = date(2026, 10, 19)
PRINTED = date(2026, 11, 3)


def day(place: int) -> date:
    return MONDAY + timedelta(days=place)


def printed(*rows, days: int = 14, section: str | None = None, before=None) -> WallPrint:
    seen = view(MONDAY, list(rows), days=days)
    return wall_print_of(seen, before or empty_week(MONDAY), unit="Björkbacken", section=section)


def one(cells: dict[int, Cell], **more) -> WallRow:
    """How a person with these cells is printed."""
    (found,) = printed(row("Ek, Anna", MONDAY, cells, **more)).rows
    return found


def crowded(paper, *, days: int = 28) -> WallPages:
    made = wall_print_of(crowd(MONDAY, days=days), empty_week(MONDAY), unit="Björkbacken")
    return WallPages(made, paper, printed=PRINTED)


def picture(pages: WallPages, number: int) -> QImage:
    image = QImage(round(pages.sheet.width), round(pages.sheet.height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    pages.paint(painter, number)
    painter.end()
    return image


def close(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_every_point_of_a_page_is_grey(paper):
    pages = crowded(paper)
    image = picture(pages, 0)
    seen = memoryview(image.constBits()).cast("B")
    assert bytes(seen[0::4]) == bytes(seen[1::4]) == bytes(seen[2::4])
    assert len(set(seen[0::4])) > 20, "something is painted"


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_longest_names_stand_whole_and_nothing_is_wider_than_its_place(paper):
    pages = crowded(paper)
    words = [mark for number in range(pages.count) for mark in pages.marks(number) if isinstance(mark, Words)]
    assert [
        each for each in words if width(each.text, each.size, each.strong) > each.area.width() + 0.01
    ] == []
    assert min(each.size for each in words) == SMALLEST >= 7 / 0.75
    said = close("".join(each.text for each in words))
    names = {each.name for each in pages.print_.rows}
    assert len(names) == 60
    assert max(map(len, names)) == 40
    assert [name for name in names if close(name) not in said] == []


def test_a_name_goes_on_two_lines_before_it_gets_smaller_and_is_whole_however_long():
    names = ["Ek, Anna", "Lindström-Svensson Abdirahman, Anna-Karin", "Ö" * 300]
    made = printed(*(row(name, MONDAY, {0: Cell((cell_shift("D", MONDAY),))}) for name in names))
    marks = WallPages(made, "A4", printed=PRINTED).marks(0)
    left = [mark for mark in marks if isinstance(mark, Words) and mark.area.left() < 60]
    assert [(each.text, each.size) for each in left if "indström" in each.text or "Anna" in each.text] == [
        ("Ek, Anna", 13),
        ("Lindström-Svensson", 13),
        ("Abdirahman, Anna-Karin", 13),
    ]
    assert sum(each.text.count("Ö") for each in left) == 300


def test_nothing_is_painted_outside_the_paper_or_over_the_legend():
    for paper in ("A3", "A4"):
        pages = crowded(paper)
        for number in range(pages.count):
            words = [mark for mark in pages.marks(number) if isinstance(mark, Words)]
            assert min(each.area.top() for each in words) > 30
            assert max(each.area.right() for each in words) < pages.sheet.width - 30
            assert max(each.area.bottom() for each in words) < pages.sheet.height - 30
            legend = min(each.area.top() for each in words if each.text.startswith("Natt "))
            rows = [each for each in words if each.text.startswith("Lindström")]
            assert max(each.area.bottom() for each in rows) < legend


@pytest.mark.parametrize("cause", CODE_OF_CAUSE)
def test_no_cause_number_phone_or_cost_is_anywhere(cause):
    """A whole day with and without a shift, a part of a day, and the same of a vacancy's cause."""
    shift = cell_shift("D", MONDAY, "5081", cause="Sjukfrånvaro", replaces="5099", price=4711.0)
    cells = {
        0: Cell((shift,), (away(cause),)),
        1: Cell((), (away(cause),)),
        2: Cell((shift,), (away(cause, 0.5),)),
    }
    made = printed(row("Ek, Anna", MONDAY, cells, number="5081"))
    assert [(cell.absent, cell.part_absent) for cell in made.rows[0].cells[:3]] == [
        (True, False),
        (True, False),
        (False, True),
    ]
    pages = WallPages(made, "A3", printed=PRINTED)
    assert pages.texts(0).count("Frånv") == 4, "three cells and the legend"
    told = f"{made!r} {' '.join(pages.texts(0))}"
    for word in (cause, CODE_OF_CAUSE[cause], "5081", "5099", "4711", "Sjuk"):
        assert not re.search(rf"\b{word}\b", told), word


def test_a_whole_absence_covers_its_shift_and_two_halves_are_whole():
    shift = cell_shift("D", MONDAY)
    cells = one(
        {0: Cell((shift,), (away(),)), 1: Cell((shift,), (away("sick", 0.5), away("vacation", 0.5)))}
    ).cells
    assert [(cell.shifts, cell.absent) for cell in cells[:2]] == [((), True), ((), True)]


def test_a_night_stands_on_the_day_that_it_begins_and_in_the_morning_after():
    """From Saturday 24 October the night is an hour longer; a night that nobody came to has no morning."""
    night = {place: Cell((cell_shift("N", day(place)),)) for place in (0, 5, 13)}
    night[8] = Cell((cell_shift("N", day(8)),), (away(),))
    cells = one(night).cells
    assert [place for place, cell in enumerate(cells) if cell.shifts] == [0, 5, 13]
    assert all(cell.shifts[0].overnight for cell in cells if cell.shifts)
    assert [place for place, cell in enumerate(cells) if cell.nights] == [1, 6]
    pages = WallPages(printed(row("Ek, Anna", MONDAY, night)), "A3", printed=PRINTED)
    assert pages.texts(0).count("←N") == 3, "two mornings and the legend"
    assert "klockan 03 blir 02" in pages.texts(0)
    sunday, tail = (
        next(m for m in pages.marks(0) if isinstance(m, Words) and m.text == text)
        for text in ("sö 25", "klockan 03 blir 02")
    )
    assert sunday.area.center().x() == pytest.approx(tail.area.center().x())


def test_the_night_before_the_first_day_reaches_into_it():
    sunday = MONDAY - timedelta(days=1)
    night = row("Ek, Anna", sunday, {6: Cell((cell_shift("N", sunday),))}, days=7)
    vacant = row("", sunday, {6: Cell((cell_shift("N", sunday),))}, days=7, kind="vacant", number="0")
    before = view(sunday - timedelta(days=6), [vacant, night], days=7)
    made = printed(row("Ek, Anna", MONDAY, {}), before=before)
    assert [(each.kind, each.cells[0].nights, each.cells[1].nights) for each in made.rows] == [
        ("person", ("N",), ()),
        ("vacant", ("N",), ()),
    ]


def test_beside_a_morning_the_words_of_a_shift_stay_whole():
    """The morning takes a line of its own where the section's name would be broken beside it."""
    night = Cell((cell_shift("N", MONDAY),))
    other = Cell((cell_shift("N", day(1), section="Korttids"),))
    made = printed(row("Ek, Anna", MONDAY, {0: night, 1: other, 2: night}, days=28), days=28)
    said = WallPages(made, "A3", printed=PRINTED).texts(0)
    assert "Korttids" in said
    assert said.count("←N") == 4, "three mornings and the legend"


def test_an_evening_to_midnight_has_no_morning():
    cells = one(
        {0: Cell((cell_shift("K", MONDAY, start=840, end=0), cell_shift("", MONDAY, start=960, end=1440)))}
    )
    assert cells.cells[1].nights == ()


def test_times_stand_where_they_are_not_those_of_the_code():
    shifts = (
        cell_shift("D", MONDAY),
        cell_shift("D", MONDAY, start=450, end=930),
        cell_shift("X", MONDAY, start=420, end=945),
        cell_shift("", MONDAY, start=600, end=1440),
    )
    found = one({0: Cell(shifts)}).cells[0].shifts
    assert [(each.code, each.times) for each in found] == [
        ("D", ""),
        ("D", "07.30–15.30"),
        ("X", "07–15.45"),
        ("", "10–24"),
    ]


def test_the_foot_tells_the_codes_that_are_used_with_names_and_times():
    made = printed(
        row("Ek, Anna", MONDAY, {0: Cell((cell_shift("K", MONDAY),)), 1: Cell((cell_shift("D", day(1)),))})
    )
    said = WallPages(made, "A3", printed=PRINTED).texts(0)
    assert said[-4:] == ("D", "Dag 07:00–15:30", "K", "Kväll 13:00–21:30")
    assert {row.code for row in TYPES} > {code.code for code in made.legend} == {"D", "K"}


def test_vacant_and_borrowed_shifts_have_rows_of_their_own_under_their_section():
    monday = Cell((cell_shift("D", MONDAY), cell_shift("K", MONDAY), cell_shift("D", MONDAY, section="Eken")))
    borrowed = Cell((cell_shift("N", MONDAY, borrowed_from="Solgården"),))
    made = printed(
        row("", MONDAY, {0: monday}, kind="vacant", number="0"),
        row("Solgården", MONDAY, {0: borrowed}, kind="borrowed", number="0"),
        row("Ek, Anna", MONDAY, {}),
    )
    asken, eken = made.sections
    assert [(each.kind, each.name) for each in asken.rows] == [
        ("person", "Ek, Anna"),
        ("borrowed", "Solgården"),
        ("vacant", ""),
        ("vacant", ""),
    ]
    assert [[s.code for s in each.cells[0].shifts] for each in asken.rows] == [[], ["N"], ["D"], ["K"]]
    assert asken.rows[1].cells[1].nights == ("N",)
    assert [each.kind for each in eken.rows] == ["vacant"]
    assert {"Vakant", "Inlånad: Solgården", "Asken", "Eken"} <= set(
        WallPages(made, "A3", printed=PRINTED).texts(0)
    )


def test_the_print_of_a_section_has_its_people_and_who_comes_from_another():
    anna = row("Ek, Anna", MONDAY, {0: Cell((cell_shift("D", MONDAY, section="Eken"),))})
    lent = {0: Cell((cell_shift("D", MONDAY, section="Eken"),)), 1: Cell((cell_shift("K", day(1)),))}
    guest = row("Dahl, Lena", MONDAY, lent, section="Eken")
    stays = row("Falk, Eva", MONDAY, {0: Cell((cell_shift("D", MONDAY, section="Eken"),))}, section="Eken")
    made = printed(guest, stays, anna, section="Asken")
    assert [(each.name, each.home) for each in made.rows] == [("Ek, Anna", None), ("Dahl, Lena", "Eken")]
    assert [len(cell.shifts) for cell in made.rows[1].cells[:2]] == [0, 1]
    assert made.rows[0].cells[0].shifts[0].section == "Eken"
    said = WallPages(made, "A4", printed=PRINTED).texts(0)
    assert {"Björkbacken · Asken", "Dahl, Lena (från Eken)"} <= set(said)


def test_the_hourly_paid_without_a_shift_are_left_out():
    working = row("Ek, Anna", MONDAY, {0: Cell((cell_shift("D", MONDAY),))}, contract=None)
    made = printed(working, row("Dahl, Lena", MONDAY, {}, contract=None), row("Falk, Eva", MONDAY, {}))
    assert [each.name for each in made.rows] == ["Ek, Anna", "Falk, Eva"]


def test_weeks_are_shared_out_over_pages_and_each_page_has_its_head_and_legend():
    pages = crowded("A3", days=35)
    weeks = [[t[:5] for t in pages.texts(number) if t.startswith("v.")] for number in range(pages.count)]
    assert weeks[0] == ["v.\u00a043", "v.\u00a044", "v.\u00a045"]
    assert weeks[-1] == ["v.\u00a046", "v.\u00a047"]
    for number in range(pages.count):
        said = pages.texts(number)
        assert f"utskriven 3 nov 2026 · sida {number + 1} av {pages.count}" in said
        assert {"Björkbacken", "19 okt – 22 nov 2026 · v.\u00a043–47", "Natt 21:00–07:00"} <= set(said)
    assert len(crowded("A4").texts(0)) < len(crowded("A3").texts(0))
    assert any("Asken, fortsättning" in crowded("A4").texts(n) for n in range(3))


def test_a_year_that_ends_in_week_53_is_told_right():
    global_monday = date(2026, 12, 28)
    shift = Cell((cell_shift("D", global_monday),))
    seen = view(global_monday, [row("Ek, Anna", global_monday, {0: shift})])
    made = wall_print_of(seen, empty_week(global_monday), unit="Björkbacken")
    assert (period_words(made), weeks_words(made)) == ("28 dec 2026 – 10 jan 2027", "v.\u00a053–1")
    assert made.file_stem == "schema-2026-v53-2027-v01"
    said = WallPages(made, "A3", printed=PRINTED).texts(0)
    assert {"v.\u00a053 · 28 dec 2026 – 3 jan 2027", "Nyårsdagen", "Trettondedag jul"} <= set(said)


def test_holidays_side_by_side_stand_apart():
    monday = date(2026, 12, 21)
    made = wall_print_of(
        view(monday, [row("Ek, Anna", monday, {0: Cell((cell_shift("D", monday),))}, days=28)], days=28),
        empty_week(monday),
        unit="Björkbacken",
    )
    marks = WallPages(made, "A3", printed=PRINTED).marks(0)
    names = [
        m for m in marks if isinstance(m, Words) and m.text in {"Juldagen", "Annandag jul", "Nyårsdagen"}
    ]
    assert len(names) == 3
    assert not names[0].area.intersects(names[1].area)


def test_an_empty_period_says_so_on_one_page():
    pages = WallPages(printed(row("Ek, Anna", MONDAY, {})), "A4", printed=PRINTED)
    assert pages.count == 1
    assert pages.texts(0)[-1] == "Inga pass är planerade i perioden."
    assert WallPages(printed(), "A3", printed=PRINTED).count == 1


def test_the_pdf_has_the_pages_lying_and_its_names_can_be_found(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    file = tmp_path / "schema.pdf"
    file.write_bytes(wall_print_pdf(crowded("A3")))
    text = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert len(text.rstrip("\f").split("\f")) == crowded("A3").count
    assert len(set(re.findall(r"Lindström-Svensson Abdirahman \d\d", text))) == 60
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    (size,) = re.findall(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    assert tuple(map(float, size)) == pytest.approx((420 / 25.4 * 72, 297 / 25.4 * 72), abs=1)
