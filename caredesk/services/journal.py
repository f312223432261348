"""The statutory journal of a run of months, read from a unit's file, and written as PDF or workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from caredesk.domain.calendar import last_day, monday_of
from caredesk.domain.journal import Journal, journal, journal_scope, weeks_with_additional
from caredesk.reports.journal import journal_pdf, journal_workbook
from caredesk.services.session import OpenUnit
from caredesk.services.whole_files import write_files
from caredesk.storage.facts import read_circumstances
from caredesk.storage.journal_shifts import read_journal_shifts, read_weeks_of_persons

JournalForm = Literal["pdf", "xlsx"]


def view_journal(unit: OpenUnit, *, first_month: str, last_month: str, as_of: date | None = None) -> Journal:
    """The journal of these months with what was worked up to `as_of` (default: the last day it covers).

    Persons by name; shifts of nobody, and borrowed ones, belong to no journal of this employer's.
    """
    standing = unit.register(read_circumstances(unit.store, last_day(last_month), last_day(last_month)))
    scope = journal_scope(standing, first_month, last_month)
    shifts = read_journal_shifts(unit.store, scope.first_day, scope.last_day)
    of_weeks = read_weeks_of_persons(unit.store, weeks_with_additional(shifts))
    register = unit.register(read_circumstances(unit.store, monday_of(scope.first_day), scope.last_day))
    return journal(register, scope, (first_month, last_month), shifts, of_weeks, as_of or scope.last_day)


def save_journal(found: Journal, form: JournalForm, file: Path, *, named: bool, made: date) -> None:
    """Writes the journal to a file, with names or with employee numbers alone. UserError as `write_files`."""
    content = (
        journal_pdf(found, named=named, made=made)
        if form == "pdf"
        else journal_workbook(found, named=named, made=made)
    )
    write_files(file.parent, {file.name: content})
