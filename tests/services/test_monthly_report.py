"""The report of a month from a unit's file: what it holds, the comment as a step, names, and whole files."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest

from caredesk.domain.calendar import add_months
from caredesk.domain.rows import Absence, Amount, Employee, MonthClosing, Volume
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.reports.month_words import situation
from caredesk.services.density_line import view_density_line
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.figures import view_figures
from caredesk.services.monthly_report import (
    Form,
    edit_comment,
    names_in_text,
    read_comment,
    save_attachments,
    save_report,
    view_month_report,
    write_report,
)
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from caredesk.storage.month_totals import read_month_totals
from caredesk.storage.store import Store
from tests.sample import copy_sample
from tests.small_unit import small_unit

MONTH, TODAY = "2026-10", date(2026, 11, 3)
NAMES = ("Zackarias Quistgaard", "Xenia Åkerblom-Wå", "Yrsa Ögren", "Ek, Qvintus")
ENDINGS = (".html", ".pdf", ".xlsx", ".eml")


@pytest.fixture
def unit(qapp, tmp_path: Path) -> Iterator[OpenUnit]:
    """The small unit with names that stand nowhere else, and a month's economy."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
            rows.insert(opened.store, amounts())
            for name, (number, row) in zip(NAMES, rows.read_with_ids(opened.store, Employee), strict=True):
                rows.update(opened.store, number, row._replace(name=name))
        yield opened


def amounts() -> list[Amount | Volume]:
    """Salaries stand in the small unit: a budget of 250 tkr."""
    return [
        Amount(MONTH, "Lön", "outcome", -262.5, "tkr", "pay"),
        Amount(MONTH, "Intäkter", "budget", 40_000.0, "", "revenue"),
        Amount(MONTH, "Intäkter", "forecast", 41_000.0, "", "revenue"),
        Amount(MONTH, "Övertid", "budget", -5.0, "tkr", "overtime", part_of="Lön"),
        Amount(MONTH, "Övertid", "outcome", -9.0, "tkr", "overtime", part_of="Lön"),
        Volume(MONTH, "budget", "year_places", 17.0),
    ]


def view(unit: OpenUnit, month: str = MONTH):
    return view_month_report(unit, month=month, today=TODAY)


def test_the_report_holds_the_figures_of_its_month_and_of_the_same_month_last_year(unit: OpenUnit):
    report = view(unit)
    assert (report.month, report.figures.month, report.last_year.month) == (MONTH, MONTH, "2025-10")
    assert report.line.month == MONTH
    assert report.made == TODAY
    assert [each.name for each in report.sections] == ["Gran", "Tall"]
    assert (report.unit.places, report.unit.weekly_hours, report.unit.basis) == (18.0, 37.0, "worked")


def test_what_the_months_are_made_from_is_read_once(unit: OpenUnit, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def counted(store: Store, first_month: str, last_month: str) -> Any:
        read.append(first_month)
        return read_month_totals(store, first_month, last_month)

    monkeypatch.setattr("caredesk.services.month_books.read_month_totals", counted)
    view(unit)
    assert len(read) == 1


@pytest.mark.slow
def test_months_read_for_all_parts_give_the_figures_of_months_read_for_each(tmp_path: Path):
    with open_unit(copy_sample(tmp_path)) as sample:
        for month in ("2025-11", "2026-10"):
            report = view(sample, month)
            assert report.figures == view_figures(sample, month=month, as_of=TODAY, public=True)
            assert report.last_year == view_figures(sample, month=add_months(month, -12), public=True)
            assert report.line == view_density_line(sample, month=month)


def test_posts_stand_as_in_a_budget_with_a_totals_parts_after_it(unit: OpenUnit):
    report = view(unit)
    assert [(post.figures.name, post.part_of) for post in report.posts] == [
        ("Intäkter", ""),
        ("Lön", ""),
        ("Övertid", "Lön"),
    ]
    assert [post.is_forecast for post in report.posts] == [True, False, False]
    # (-262,5 + 250) tkr and (41 - 40) tkr; overtime is inside the pay and counted once.
    assert report.causes.deviation == pytest.approx(-11_500.0)
    assert report.causes.overtime == pytest.approx(-4_000.0)


def test_volume_is_the_change_of_places_at_the_budgeted_cost(unit: OpenUnit):
    # Occupied 2 x 8 of budgeted 17, and 250 tkr of staff: fewer places should have cost less.
    assert view(unit).causes.volume == pytest.approx((16 - 17) / 17 * -250_000)


def test_sick_leave_of_four_people_is_in_no_file(unit: OpenUnit, tmp_path: Path):
    report = view(unit)
    assert report.figures.sick_leave.percent is None
    assert situation(report)[1] == "Sjukfrånvaron visas inte."
    paths = write_report(report, tmp_path / "ut")
    book = openpyxl.load_workbook(paths[2])
    assert [row[0].value for row in book["Sjukfrånvaro"].iter_rows()] == [
        "Sjukfrånvaro, oktober 2026",
        "Sjukfrånvaron visas inte utanför programmet: enheten har högst 10 personer.",
    ]
    assert "Totalt" not in paths[0].read_text(encoding="utf-8")


def test_no_name_and_no_number_of_an_employee_is_in_any_file(unit: OpenUnit, tmp_path: Path):
    with edit(unit, "fill"):
        twice = [Absence("1001", date(2026, 10, 7), date(2026, 10, 8), "vacation", 50)]
        rows.insert(unit.store, twice)
    html, pdf, sheet, mail = (path.read_bytes() for path in write_report(view(unit), tmp_path / "ut"))
    book = openpyxl.load_workbook(BytesIO(sheet))
    cells = " ".join(str(cell.value) for each in book for row in each.iter_rows() for cell in row)
    for text in (html.decode(), cells, mail.decode("ascii"), pdf.decode("latin-1")):
        words = re.split(r"[\s,]+", " ".join(NAMES))
        found = [name for name in words if re.search(rf"\b{re.escape(name)}\b", text)]
        assert found == []
        assert not re.search(r"\b100[1-4]\b", text)


def test_an_empty_unit_has_a_report_that_says_what_lacks(qapp, tmp_path: Path):
    with create_unit(tmp_path / "tom.caredesk", name="Tomma huset") as empty:
        report = view_month_report(empty, month=MONTH, today=TODAY)
    assert situation(report)[2] == "Budget och utfall är inte inlagda."
    page = write_report(report, tmp_path / "ut")[0].read_text(encoding="utf-8")
    assert "Linjen kan ritas när någon månad har både timmar och beläggning." in page
    assert "<img" not in page
    assert "None" not in page


def test_a_comment_is_one_named_step_that_can_be_undone(unit: OpenUnit):
    changes = edit_comment(unit, month=MONTH, text="  Lugn månad.\n")
    assert changes.tables == {"month_closing"}
    assert read_comment(unit, month=MONTH) == "Lugn månad." == view(unit).comment
    step = history(unit)[-1]
    assert word(step) == "Kommentar till 2026-10"
    edit_comment(unit, month=MONTH, text="Ny text")
    undo_step(unit)
    assert read_comment(unit, month=MONTH) == "Lugn månad."
    undo_step(unit)
    assert read_comment(unit, month=MONTH) == ""
    assert rows.read(unit.store, MonthClosing) == []


def test_the_same_comment_again_is_no_step(unit: OpenUnit):
    edit_comment(unit, month=MONTH, text="Lugn månad.")
    before = history(unit)
    assert edit_comment(unit, month=MONTH, text="Lugn månad. ").tables == frozenset()
    assert history(unit) == before


def test_a_comment_leaves_a_closed_month_closed(unit: OpenUnit):
    with edit(unit, "close"):
        rows.insert(unit.store, [MonthClosing(MONTH, True)])
    edit_comment(unit, month=MONTH, text="Klart.")
    assert rows.read(unit.store, MonthClosing) == [MonthClosing(MONTH, True, "Klart.")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Yrsa Ögren var borta.", ["Yrsa Ögren"]),
        ("Vi saknade ögren yrsa hela veckan", ["Yrsa Ögren"]),
        ("Yrsas pass togs av Qvintus.", ["Ek, Qvintus", "Yrsa Ögren"]),
        ("QVINTUS EK arbetade extra", ["Ek, Qvintus"]),
        ("Ekonomin är i balans, eken blommar.", []),
        ("Åkerblom", []),
        ("", []),
    ],
)
def test_names_are_found_in_a_text_as_people_write_them(unit: OpenUnit, text: str, named: list[str]):
    assert sorted(names_in_text(unit, text)) == sorted(named)


def test_all_four_files_are_written_and_nothing_else(unit: OpenUnit, tmp_path: Path):
    folder = tmp_path / "ny" / "mapp"
    paths = write_report(view(unit), folder)
    assert [path.name for path in paths] == [f"rapport-2026-10{ending}" for ending in ENDINGS]
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in paths)
    write_report(view(unit), folder)
    assert len(list(folder.iterdir())) == 4


@pytest.mark.parametrize("which", range(4))
def test_a_full_disk_leaves_the_folder_as_it_was(
    unit: OpenUnit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: int
):
    report, folder = view(unit), tmp_path / "ut"
    folder.mkdir()
    (folder / "rapport-2026-10.pdf").write_bytes(b"before")
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.endswith(f"{ENDINGS[which]}.part"):
            write(path, content[:7])
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="disk_full"):
        write_report(report, folder)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [
        ("rapport-2026-10.pdf", b"before")
    ]


@pytest.mark.parametrize("which", range(4))
def test_a_file_that_another_program_holds_leaves_the_older_ones_whole(
    unit: OpenUnit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: int
):
    report, folder = view(unit), tmp_path / "ut"
    folder.mkdir()
    for ending in ENDINGS:
        (folder / f"rapport-2026-10{ending}").write_bytes(b"before")
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if path.name.endswith(f"{ENDINGS[which]}.part"):
            raise PermissionError(13, "held by another program")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError) as caught:
        write_report(report, folder)
    assert word(caught.value).startswith(f"rapport-2026-10{ENDINGS[which]} är öppen")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        f"rapport-2026-10{ending}": b"before" for ending in ENDINGS
    }


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(unit: OpenUnit, tmp_path: Path):
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(UserError) as caught:
        write_report(view(unit), tmp_path / "fil" / "mapp")
    assert word(caught.value)


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_form_is_the_same_kind_of_file_as_in_the_whole_report(
    unit: OpenUnit, tmp_path: Path, ending: str
):
    report = view(unit)
    form = next(each for each in get_args(Form) if ending == f".{each}")
    path = save_report(report, tmp_path / f"min{ending}", form)
    whole = {each.suffix: each.read_bytes() for each in write_report(report, tmp_path / "ut")}
    assert path.read_bytes()[:12] == whole[ending][:12]


def test_the_attachments_are_the_pdf_and_the_workbook(unit: OpenUnit, tmp_path: Path):
    folder = save_attachments(view(unit), tmp_path / "bilagor")
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".xlsx"]
