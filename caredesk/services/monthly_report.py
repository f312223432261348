"""The report of a month: its figures without persons, the manager's comment, and its files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from caredesk.domain.calendar import add_months, last_day, months_ending
from caredesk.domain.changes import Changes
from caredesk.domain.density import rolling, total
from caredesk.domain.economy import PostBook
from caredesk.domain.economy_causes import Causes, budgeted_occupied, volume_figures, why_month_deviates
from caredesk.domain.figures import MonthFigures
from caredesk.domain.rows import Employee, Volume
from caredesk.reports.html import html_page
from caredesk.reports.mail import mail_draft
from caredesk.reports.month_report import EmptyPlaces, MonthReport, ReportPost, RollingDensity, UnitFacts
from caredesk.reports.pdf import pdf_file
from caredesk.reports.workbook import workbook_file
from caredesk.services.density_line import view_density_line
from caredesk.services.figures import MONTHS_BEHIND, view_figures
from caredesk.services.month_books import UnitMonths
from caredesk.services.month_closing import edit_closing, read_closing
from caredesk.services.session import OpenUnit
from caredesk.services.whole_files import write_files
from caredesk.storage import rows
from caredesk.storage.amounts import amounts_of_year

Form = Literal["html", "pdf", "xlsx", "eml"]

POST_ORDER = ("revenue", "pay", "sick_pay", "overtime", "substitutes", "ob", "hired", "other_cost", "")
"""Posts are read by kind, as in a budget: revenue first, other costs last."""


class ReportFigures(NamedTuple):
    """The figures of a month and of the same month last year, without persons; each takes a moment."""

    month: MonthFigures
    last_year: MonthFigures


def months_of_report(unit: OpenUnit, month: str) -> UnitMonths:
    """The months that the report and its line are made from: those behind the same month last year too."""
    return UnitMonths(unit, add_months(month, -12 - MONTHS_BEHIND), month)


def view_last_year(unit: OpenUnit, *, month: str, months: UnitMonths | None = None) -> MonthFigures:
    """The figures that the report of a month is held against.

    `months`: those of `months_of_report`, when they are read already.
    """
    return view_figures(unit, month=add_months(month, -12), public=True, months=months)


def view_this_month(
    unit: OpenUnit, *, month: str, today: date, months: UnitMonths | None = None
) -> MonthFigures:
    """The figures that the report of a month tells; `months` as `view_last_year`."""
    return view_figures(unit, month=month, as_of=today, public=True, months=months)


def view_month_report(
    unit: OpenUnit, *, month: str, today: date, read: ReportFigures | None = None
) -> MonthReport:
    """Everything the report of a month says; `today` is the day it is made and the figures are seen from.

    `read`: the figures, where they have been read already.
    """
    months = months_of_report(unit, month)
    figures, last_year = read or ReportFigures(
        view_this_month(unit, month=month, today=today, months=months),
        view_last_year(unit, month=month, months=months),
    )
    book = PostBook(amounts_of_year(unit.store, month))
    volumes = rows.read(unit.store, Volume, "month = ?", (month,))
    return MonthReport(
        unit=_unit_facts(months, month),
        month=month,
        made=today,
        figures=figures,
        last_year=last_year,
        line=view_density_line(unit, month=month, months=months),
        sections=tuple(_rolling(months, month, each.name, each.density.target) for each in figures.sections),
        whole=_rolling(months, month, None, figures.density.target),
        empty=_empty_places(months, month),
        estimated_days=sum(point.estimated_days for point in months.book.year(month)),
        posts=_posts(book, figures),
        causes=_causes(book, volumes, figures),
        volumes=volume_figures(volumes, month),
        comment=read_comment(unit, month=month),
    )


def read_comment(unit: OpenUnit, *, month: str) -> str:
    """The manager's comment to a month; "" when there is none."""
    return read_closing(unit, month=month).comment


def edit_comment(unit: OpenUnit, *, month: str, text: str) -> Changes:
    """Stores the manager's comment to a month as one step; nothing when it is the same already."""
    return edit_closing(unit, "comment", month=month, change=lambda row: row._replace(comment=text.strip()))


def names_in_text(unit: OpenUnit, text: str) -> tuple[str, ...]:
    """Employees whose name, or a part of it as a word of its own, stands in a text; as the file names them.

    A whole name is found in either order and any case; a part only as it is spelled, also with a genitive s.
    """
    return tuple(row.name for row in rows.read(unit.store, Employee) if is_named(row.name, text))


def is_named(name: str, text: str) -> bool:
    """Whether a person of this name is named in a text, as `names_in_text` finds it."""
    parts = [part for part in re.split(r"[,\s]+", name) if len(part) > 1]
    return any(re.search(rf"\b{re.escape(part)}s?\b", text) for part in parts) or any(
        re.search(rf"\b{whole}s?\b", text, re.IGNORECASE)
        for whole in (r"[,\s]+".join(map(re.escape, order)) for order in (parts, parts[::-1]))
        if whole
    )


def write_report(report: MonthReport, folder: Path) -> tuple[Path, ...]:
    """Writes the report as HTML, PDF, XLSX and an unsent mail, all or none; the paths.

    UserError: disk_full, folder_cannot_be_written, written_file_in_use; the folder is then as before.
    """
    pdf, sheet = pdf_file(report), workbook_file(report)
    files = {
        "html": html_page(report).encode(),
        "pdf": pdf,
        "xlsx": sheet,
        "eml": mail_draft(report, pdf=pdf, workbook=sheet),
    }
    named = {f"{report.file_stem}.{ending}": content for ending, content in files.items()}
    write_files(folder, named)
    return tuple(folder / name for name in named)


def save_report(report: MonthReport, path: Path, form: Form) -> Path:
    """Writes the report in one form to a file; its path. Touches no unit's file. UserError as
    `write_report`."""
    if form == "html":
        content = html_page(report).encode()
    elif form == "pdf":
        content = pdf_file(report)
    elif form == "xlsx":
        content = workbook_file(report)
    else:
        content = mail_draft(report, pdf=pdf_file(report), workbook=workbook_file(report))
    write_files(path.parent, {path.name: content})
    return path


def save_attachments(report: MonthReport, folder: Path) -> Path:
    """Writes what is attached to a mail, PDF and XLSX, into a folder; the folder. UserError as
    `write_report`."""
    stem = report.file_stem
    write_files(folder, {f"{stem}.pdf": pdf_file(report), f"{stem}.xlsx": workbook_file(report)})
    return folder


def _unit_facts(months: UnitMonths, month: str) -> UnitFacts:
    end = last_day(month)
    held, counting = months.register.unit_on(end), months.book.counting(month)
    places = months.places.day(end)[""]
    return UnitFacts(
        name=months.register.unit_name,
        unit_type=held.unit_type,
        basis=counting.basis,
        measure=counting.measure,
        weekly_hours=months.register.weekly_hours_on(end),
        places=places.available,
    )


def _rolling(months: UnitMonths, month: str, section: str | None, target: float | None) -> RollingDensity:
    held = rolling(months.book.year(month, section))
    name = months.register.unit_name if section is None else section
    return RollingDensity(name, held.occupied, held.fte, held.density, target)


def _empty_places(months: UnitMonths, month: str) -> EmptyPlaces:
    days, costs = [], []
    for each in months_ending(month, 12):
        empty = months.book.point(each).empty_days
        cost = months.register.unit_on(last_day(each)).cost_per_place_day
        days.append(empty)
        costs.append(None if empty is None or cost is None else empty * cost)
    return EmptyPlaces(days[-1], costs[-1], total(days), total(costs))


def _posts(book: PostBook, figures: MonthFigures) -> tuple[ReportPost, ...]:
    """The posts with an amount in the month, a total's parts after it."""
    held = {
        post.name: ReportPost(post, book.types.get(post.name, ""), book.part_of.get(post.name, ""))
        for post in figures.economy.posts
        if (post.budget, post.outcome, post.forecast) != (None, None, None)
    }

    def place(name: str) -> list[tuple[int, str]]:
        above = [each for each in book.totals_above(name) if each in held]
        return [(POST_ORDER.index(held[each].post_type), each) for each in (*reversed(above), name)]

    return tuple(held[name] for name in sorted(held, key=place))


def _causes(book: PostBook, volumes: list[Volume], figures: MonthFigures) -> Causes:
    staffing = figures.staffing
    known = staffing.cost_sek is not None and staffing.present_hours > 0
    return why_month_deviates(
        book,
        figures.month,
        occupied=figures.occupancy.occupied,
        budgeted_occupied=budgeted_occupied(volumes, figures.month),
        surplus_hours=staffing.surplus_hours,
        hourly_cost=(staffing.cost_sek or 0.0) / staffing.present_hours if known else None,
    )
