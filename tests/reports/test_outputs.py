"""HTML, PDF, workbook and mail of the report, read back by other means than they are written with."""

import re
import shutil
import subprocess
from dataclasses import replace
from email import message_from_bytes, policy
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from caredesk.domain.economy import PostFigures
from caredesk.reports.canvas import HEIGHT, WIDTH
from caredesk.reports.html import html_page
from caredesk.reports.look import report_look
from caredesk.reports.mail import clipboard_text, mail_draft, plain_text
from caredesk.reports.month_report import MonthReport, ReportPost, RollingDensity
from caredesk.reports.pdf import ReportPages, pdf_file
from caredesk.reports.workbook import workbook_file
from tests.reports.invented_month import month_report

EVIL = '=HYPERLINK("http://x","<b>&nbsp;")'
SENTENCES = (
    "Månadsrapport oktober 2026",
    "hålls nivån från oktober nås målet i juli 2027.",
    "Sjukfrånvaron är 8,4\u00a0%, 0,5 procentenheter över oktober 2025.",
    "Oktober avviker med −118\u00a0tkr, mest vikarier och övertid.",
    "Nytt grundschema i Linden från v. 46.",
)


def evil_report() -> MonthReport:
    """Names that would be a formula or markup in the wrong hands."""
    report = month_report(comment=f"{EVIL}\n+1")
    section = replace(report.figures.sections[0], name=EVIL)
    post = ReportPost(PostFigures(EVIL, -1000.0, -2000.0, None, -1000.0), "pay", "@total")
    return replace(
        report,
        figures=replace(report.figures, sections=(section, *report.figures.sections[1:])),
        sections=(RollingDensity(EVIL, 1.0, 1.0, 1.0, None), *report.sections),
        posts=(post, *report.posts),
    )


class Reading(HTMLParser):
    """Words, the sources of pictures, and whether every element that was opened is closed."""

    EMPTY = {"meta", "br", "img"}

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.pictures: list[str | None] = []
        self.tags: set[str] = set()
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.EMPTY:
            self._open.append(tag)
        if tag == "img":
            self.pictures.append(dict(attrs)["src"])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"[ \n]+", " ", " ".join(self.words))


def test_the_page_says_the_figures_as_swedish_readers_expect_them():
    read = Reading(html_page(month_report()))
    for sentence in (*SENTENCES, "+0,02 över mål 0,80", "180,0\u00a0h", "−2\u00a0142", "95,2\u00a0%"):
        assert sentence in read.text
    assert read.pictures[0] is not None
    assert read.pictures[0].startswith("data:image/png;base64,")


def test_the_page_asks_for_nothing_from_elsewhere_and_runs_nothing():
    page = html_page(month_report())
    assert not re.search(r"https?://|<script|<link|url\(|@import", page)


def test_markup_in_a_name_is_words():
    read = Reading(html_page(evil_report()))
    assert EVIL in read.text
    assert not {"a", "script"} & read.tags


def test_a_page_without_a_line_has_no_picture_but_says_why():
    report = month_report()
    empty = replace(
        report.line, points=tuple(replace(p, r12=None, density=None) for p in report.line.points), forecast=()
    )
    without = replace(report, line=empty)
    why = "Linjen kan ritas när någon månad har både timmar och beläggning."
    for page in (html_page(without), draft(without).get_body(("html",)).get_content()):
        read = Reading(page)
        assert read.pictures == []
        assert why in read.text
        assert "Ringar: månadens värde." not in read.text


@pytest.fixture
def pages(tmp_path: Path):
    """The text of each page of a PDF, by a reader that is not ours."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def read(report: MonthReport) -> list[str]:
        file = tmp_path / "rapport.pdf"
        file.write_bytes(pdf_file(report))
        found = subprocess.run(
            ["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True
        )
        return found.stdout.decode().rstrip("\f").split("\f")

    return read


def test_the_summary_is_one_page_and_the_tables_follow(pages):
    found = pages(month_report())
    assert len(found) == ReportPages(month_report()).count == 3
    first = re.sub(r"\s+", " ", found[0])
    for words in ("Läget:", "5. Varför månaden avviker", "Kommentar: Nytt grundschema", "CareDesk · 1 (3)"):
        assert words in first
    assert "Avdelningar, oktober 2026" in found[1]
    assert "Ekonomi oktober 2026, tkr" in found[2]
    assert all("Läget:" not in page for page in found[1:])


def test_the_pdf_can_be_searched_and_copied_also_when_the_windows_font_has_features_of_its_own(pages, qapp):
    plain = qapp.font()
    tabular = QFont(report_look().family)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    qapp.setFont(tabular)
    try:
        together = "".join(pages(month_report()))
    finally:
        qapp.setFont(plain)
    assert {"Läget:", "−118", "+0,02", "2026-11-03"} <= set(together.split())
    assert not re.search("[\ue000-\uf8ff]", together), "a glyph without a character"


@pytest.mark.parametrize("size", [1, 40])
def test_a_long_comment_never_pushes_the_summary_over_its_page(pages, size: int):
    comment = "\n".join(f"Rad {number} om månaden." for number in range(size * 8))
    report = month_report(comment=comment)
    many = replace(report, sections=report.sections * 4)
    found = pages(many)
    assert "1. Årsarbetare per belagd plats" in found[0]
    assert "5. Varför månaden avviker" in found[0]
    together = "".join(found)
    assert all(f"Rad {number} om" in together for number in range(size * 8))


def test_a_long_comment_of_signs_outside_the_first_plane_keeps_its_end(pages):
    found = pages(month_report(comment="\N{GRINNING FACE}" * 4000 + "slutet"))
    assert "slutet" in "".join(found)


def test_what_is_painted_stays_inside_the_paper():
    """The outermost millimetres of every page are white, whatever the report holds."""
    report = replace(evil_report(), comment="Långtordutanmellanslag" * 60)
    laid_out = ReportPages(report)
    for number in range(laid_out.count):
        image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        laid_out.paint(painter, number)
        painter.end()
        edges = [QRectF(0, 0, WIDTH, 30), QRectF(0, 0, 40, HEIGHT), QRectF(WIDTH - 44, 0, 44, HEIGHT)]
        for edge in edges:
            part = image.copy(edge.toRect() & image.rect())
            seen = {part.pixel(x, y) for x in range(part.width()) for y in range(part.height())}
            assert seen == {0xFFFFFFFF}, f"page {number + 1}"


def workbook(report: MonthReport) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook_file(report)))


def cell_beside(sheet, words: str, column: int = 2):
    """The cell of a column in the row that begins with these words."""
    row = next(row for row in sheet.iter_rows(min_col=1, max_col=1) if row[0].value == words)[0].row
    return sheet.cell(row, column)


def test_the_workbook_has_a_sheet_a_subject_with_real_numbers_and_formats():
    book = workbook(month_report())
    assert book.sheetnames == ["Sammanfattning", "Avdelningar", "Sjukfrånvaro", "Bemanning", "Ekonomi"]
    density = cell_beside(book["Sammanfattning"], "Personaltäthet R12")
    assert (density.value, density.number_format) == (0.82, "0.00")
    rate = cell_beside(book["Avdelningar"], "Asken", 3)
    assert (rate.value, rate.number_format) == (0.95, "0.0%")
    sick = cell_beside(book["Sjukfrånvaro"], "Totalt")
    assert (sick.value, sick.number_format) == (8.4, "0.0")
    hours = cell_beside(book["Bemanning"], "Timvikarier")
    assert (hours.value, hours.number_format) == (860, "#,##0.0")
    pay = cell_beside(book["Ekonomi"], "Sjuklön", 7)
    assert (pay.value, pay.number_format) == (-23, "+#,##0;-#,##0;0")


def test_numbers_of_the_workbook_are_not_rounded():
    report = month_report()
    exact = replace(report.figures, density=replace(report.figures.density, r12=0.8197368421))
    sheet = workbook(replace(report, figures=exact))["Sammanfattning"]
    assert cell_beside(sheet, "Personaltäthet R12").value == 0.8197368421


def test_what_is_not_known_is_a_dash_and_never_zero_in_the_workbook():
    book = workbook(month_report())
    assert cell_beside(book["Sjukfrånvaro"], "Män").value == "visas inte"
    assert cell_beside(book["Bemanning"], "Utlånad personal, tkr").value == "–"


def test_a_formula_in_a_name_is_text():
    book = workbook(evil_report())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(cell.value == EVIL for cell in cells)
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)


def draft(report: MonthReport):
    return message_from_bytes(
        mail_draft(report, pdf=b"%PDF-1", workbook=b"PK\x03\x04"), policy=policy.default
    )


def test_the_mail_is_an_unsent_draft_from_nobody_with_both_bodies():
    mail = draft(month_report())
    assert mail["X-Unsent"] == "1"
    assert mail["From"] is None
    assert mail["Subject"] == "Månadsrapport oktober 2026, Björkbacken"
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain.get_content().replace("\r\n", "\n") == plain_text(month_report())
    for sentence in SENTENCES:
        assert sentence in Reading(rich.get_content()).text


def test_the_mails_picture_lies_inline_where_the_page_points():
    mail = draft(month_report())
    (source,) = Reading(mail.get_body(("html",)).get_content()).pictures
    picture = next(part for part in mail.walk() if part.get_content_type() == "image/png")
    assert source == f"cid:{picture['Content-ID'].strip('<>')}"
    assert picture.get_content_disposition() == "inline"
    assert picture.get_content().startswith(b"\x89PNG")


def test_the_mail_carries_pdf_and_workbook_as_they_are():
    attached = {part.get_filename(): part.get_content() for part in draft(month_report()).iter_attachments()}
    assert attached == {"rapport-2026-10.pdf": b"%PDF-1", "rapport-2026-10.xlsx": b"PK\x03\x04"}


def test_no_line_of_the_mail_is_longer_than_mail_servers_take():
    raw = mail_draft(month_report(), pdf=pdf_file(month_report()), workbook=b"x" * 5000)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.isascii()


def test_the_clipboard_holds_the_page_with_its_picture_and_the_plain_lines():
    html, text = clipboard_text(month_report())
    assert Reading(html).pictures[0] is not None
    assert text.startswith("Månadsrapport oktober 2026, Björkbacken\n")
    assert "Personaltäthet R12: 0,82 (+0,02 över mål 0,80)" in text
