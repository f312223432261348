"""The page Rapporter: the month's report with the manager's comment, seen as it will be, and its ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.calendar import add_months
from caredesk.domain.changes import Changes
from caredesk.domain.figures import MonthFigures
from caredesk.errors import UserError
from caredesk.language.formats import month_name
from caredesk.language.translation import N_, tr
from caredesk.language.words import word
from caredesk.reports import month_words
from caredesk.reports.mail import MailText, clipboard_text, plain_text
from caredesk.reports.month_report import MonthReport
from caredesk.reports.pdf import ReportPages
from caredesk.services.health_words import find_health_words
from caredesk.services.monthly_report import (
    Form,
    ReportFigures,
    edit_comment,
    names_in_text,
    read_comment,
    save_attachments,
    save_report,
    view_last_year,
    view_month_report,
    view_this_month,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.jobs import Job, Jobs
from caredesk.ui.style import Style
from caredesk.ui.widgets.asking import Asking
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.closing_card import ClosingCard
from caredesk.ui.widgets.comment_card import CommentCard
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.labels import Label, Part
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.page_head import PageHead
from caredesk.ui.widgets.page_preview import PagePreview

CONCERN = frozenset(
    {
        "unit", "place", "setting", "role", "employee", "employment", "shift_type", "need", "shift",
        "absence", "occupancy", "monthly_value", "month_closing", "amount", "volume",
    }
)  # fmt: skip
"""Tables that the report says something of."""

FORMS: tuple[tuple[Form, str, str, str], ...] = (
    ("pdf", N_("PDF …"), "file", N_("PDF (*.pdf)")),
    ("html", N_("HTML …"), "file", N_("Webbsida (*.html)")),
    ("xlsx", N_("Excel …"), "table", N_("Excel (*.xlsx)")),
    ("eml", N_("Mejlutkast …"), "mail", N_("Mejlutkast (*.eml)")),
)

LEFT_WIDTH = 328
TWO_COLUMNS_FROM = 760
PREVIEW_BESIDE, PREVIEW_BELOW = 240, 480


class ReportsPage(Asking):
    """`set_place(month, section)` follows the top bar. `said` is for the window's status line."""

    concern = CONCERN

    said = Signal(str)
    failed = Signal(object)
    """The comment could not be stored (UserError)."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        jobs: Jobs,
        month: str,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._look = style
        self._unit, self._bus, self._ask, self._jobs = unit, bus, ask, jobs
        self._month, self._clock = month, clock
        self._writing = False
        self._last_year: MonthFigures | None = None
        self._this_month: MonthFigures | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._shown: Path | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.report: MonthReport | None = None
        """What is shown; None until the figures are read."""
        self.setProperty(NO_RING, True)
        self._build()
        bus.changed.connect(self.note)

    def set_place(self, month: str, section: str) -> None:
        """The month of the top bar; the report is always the whole unit's."""
        if month != self._month:
            before, stored = self._month, self.comment_card.change_month(self._month, month)
            self._month = month
            self._clear_status()
            if not stored:
                sentence = tr("Kommentaren till {month} är inte sparad. Den står kvar i månaden.")
                self.said.emit(sentence.format(month=month_name(before)))
            self.ask_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is half read is read anew next time: the unit may be closed before that."""
        super().hideEvent(event)
        if self._timer.isActive():
            self._timer.stop()
            self.preview_card.busy.finish()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= TWO_COLUMNS_FROM
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._left.setMaximumWidth(LEFT_WIDTH if beside else self._look.size("page_max_width"))
        self.preview_card.setMinimumHeight(PREVIEW_BESIDE if beside else PREVIEW_BELOW)

    def _build(self) -> None:
        self.head = PageHead(self._look, tr("Månadsrapport"))
        self.copy = Button(
            self._look,
            tr("Kopiera till mejl"),
            kind="primary",
            icon="copy",
            name=tr("Kopiera rapporten, att klistra in i ett mejl"),
        )
        self.copy.clicked.connect(self.copy_to_mail)
        self.head.add(self.copy)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(self._look.size("card_gap"))
        self.comment_card = CommentCard(self._look, read_only=self._unit.store.read_only)
        self.comment = self.comment_card.field
        self.comment.entered.connect(self._store_comment)
        left.addWidget(self.comment_card)
        left.addWidget(self._files_card())
        self.closing = ClosingCard(self._look, self._unit, self._bus, ask=self._ask, clock=self._clock)
        left.addWidget(self.closing)
        left.addStretch(1)
        self.preview_card = Card(self._look, tr("Så ser rapporten ut"))
        self.preview_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.preview = PagePreview(self._look, tr("Rapportens sidor"))
        self.preview_card.body.addWidget(self.preview, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(self._look.size("card_gap"))
        self._columns.addWidget(self._left)
        self._columns.addWidget(self.preview_card, 1)
        area = PageArea(self._look)
        area.add(self.head)
        area.column.addLayout(self._columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _files_card(self) -> Card:
        self.files_card = Card(self._look, tr("Spara som fil"))
        body = self.files_card.padded()
        grid = QGridLayout()
        grid.setSpacing(self._look.size("gap"))
        self.buttons: dict[Form, Button] = {}
        for place, (form, words, icon, _kinds) in enumerate(FORMS):
            button = Button(self._look, tr(words), icon=icon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, chosen=form: self.save_as(chosen))
            grid.addWidget(button, place // 2, place % 2)
            self.buttons[form] = button
        body.addLayout(grid)
        self.status = Label(self._look, font="small", role="text2", wrap=True)
        self.link = Button(self._look, tr("Visa i mappen"), kind="link")
        self.link.clicked.connect(self._follow_link)
        body.addWidget(self.status)
        body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._clear_status()
        return self.files_card

    def note(self, changes: Changes) -> None:
        """Last year is read anew unless a month was only closed or commented."""
        if changes.tables & self.concern and changes.tables != {"month_closing"}:
            self._last_year = None
        super().note(changes)

    def refresh(self) -> None:
        """The comment at once; the figures in parts, so that the window answers between them."""
        self._this_month = None
        if self.report is not None and self.report.month != self._month:
            self.report = None
        self._enable()
        self.comment.set_stored(read_comment(self._unit, month=self._month))
        self.closing.set_month(self._month)
        self.head.set_title(tr("Månadsrapport"), month_name(self._month))
        self.preview_card.busy.start(tr("Läser siffrorna"))
        self._timer.start()

    def _go_on(self) -> None:
        if self._last_year is None or self._last_year.month != add_months(self._month, -12):
            self._last_year = view_last_year(self._unit, month=self._month)
            self._timer.start()
            return
        today = self._clock().date()
        if self._this_month is None:
            self._this_month = view_this_month(self._unit, month=self._month, today=today)
            self._timer.start()
            return
        read = ReportFigures(self._this_month, self._last_year)
        report = view_month_report(self._unit, month=self._month, today=today, read=read)
        self.preview_card.busy.finish()
        self._show(report)

    def _show(self, report: MonthReport) -> None:
        self.report = report
        self._enable()
        self.preview.set_pages(ReportPages(report), plain_text(report))
        count = len(month_words.notes(report))
        if count:
            said = (
                tr("1 sak att veta om underlaget, sist i rapporten")
                if count == 1
                else tr("{count} saker att veta om underlaget, sist i rapporten")
            )
            self.head.set_sentence([Part("▲ ", "over", True), Part(said.format(count=count))])
        else:
            self.head.set_sentence([Part("✓ ", "ok", True), Part(tr("Underlaget är komplett"))])

    def _store_comment(self, text: str) -> None:
        try:
            changes = edit_comment(self._unit, month=self._month, text=text)
        except UserError as error:
            self.failed.emit(error)
            return
        self.comment.set_stored(text)
        if self.report is not None and self.report.month == self._month:
            self.report = replace(self.report, comment=text)
        self._bus.changed.emit(changes)

    def copy_to_mail(self) -> None:
        """Puts the report on the clipboard in both forms."""
        report = self._report_to_leave()
        if report is not None:
            self._start(lambda: clipboard_text(report), self._copied)

    def save_as(self, form: Form) -> None:
        """Asks for a file and writes the report in one form to it."""
        report = self._report_to_leave()
        if report is None:
            return
        kinds = next(kinds for each, _words, _icon, kinds in FORMS if each == form)
        proposed = self._folder / f"{report.file_stem}.{form}"
        path = self._ask.file_to_write(self, tr("Spara rapporten"), tr(kinds), proposed)
        if path is not None:
            self._start(lambda: save_report(report, path, form), self._saved)

    def save_attachments(self) -> None:
        """Asks for a folder and writes the PDF and the workbook there, to attach to the mail."""
        report = self._report_to_leave()
        if report is None:
            return
        folder = self._ask.folder_to_open(self, tr("Mapp för bilagorna"), self._folder)
        if folder is not None:
            self._start(lambda: save_attachments(report, folder), self._saved)

    def _report_to_leave(self) -> MonthReport | None:
        """The report, when the user has agreed to the names and words of health in the comment."""
        self.comment.store()
        if self.report is None:
            return None
        names = names_in_text(self._unit, self.report.comment)
        words = find_health_words(self.report.comment)
        if not names and not words:
            return self.report
        verbs = (tr("Ändra kommentaren"), tr("Lämna ut som den är"))
        found = [f"”{word}”" for word in words]
        sentence = tr("Kommentaren nämner {names}.").format(names=", ".join((*names, *found)))
        more = tr("Rapporten i övrigt är utan namn och orsaker. Inget har lämnat programmet.")
        choice = self._ask.question(self, sentence, verbs, more=more)
        if choice == 0:
            self.comment.setFocus()
        return self.report if choice == 1 else None

    def _start(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Job:
        """Does what takes time outside the window's thread; it holds the report, not the file."""
        self._clear_status()
        self._writing = True
        self._enable()
        self.files_card.busy.start(tr("Skriver rapporten"))
        job = self._jobs.start(lambda _progress: work())
        job.done.connect(done)
        job.failed.connect(lambda error: self._ask.say(self, word(error)))
        job.ended.connect(self._finish)
        return job

    def _finish(self) -> None:
        self.files_card.busy.finish()
        self._writing = False
        self._enable()

    def _enable(self) -> None:
        """The ways out are open when the month's report stands there, one at a time."""
        for button in (self.copy, *self.buttons.values()):
            button.setEnabled(self.report is not None and not self._writing)

    def _copied(self, mail: MailText) -> None:
        held = QMimeData()
        held.setHtml(mail.html)
        held.setText(mail.text)
        QGuiApplication.clipboard().setMimeData(held)
        self._say(tr("Rapporten är kopierad. Klistra in den i ett mejl."), tr("Spara bilagorna …"), None)

    def _saved(self, path: Path) -> None:
        self._folder = path if path.is_dir() else path.parent
        self._say(tr("Sparad: {file}").format(file=path), tr("Visa i mappen"), path)

    def _say(self, sentence: str, link: str, path: Path | None) -> None:
        self._shown = path
        self.status.setText(sentence)
        self.status.show()
        self.link.setText(link)
        self.link.setAccessibleName(link)
        self.link.show()
        self.said.emit(sentence)

    def _clear_status(self) -> None:
        self.status.hide()
        self.link.hide()

    def _follow_link(self) -> None:
        if self._shown is None:
            self.save_attachments()
        else:
            folder = self._shown if self._shown.is_dir() else self._shown.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
