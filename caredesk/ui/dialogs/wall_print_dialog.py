"""The schedule for the wall: paper, section and weeks, how it will look, and its ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.calendar import monday_of
from caredesk.errors import UserError
from caredesk.language.formats import dates_short, week
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.reports.wall_print_file import print_pages
from caredesk.reports.wall_print_pages import SHEETS, WallPages
from caredesk.services.overview import view_overview
from caredesk.services.plan import Plan
from caredesk.services.wall_print import save_wall_print, view_wall_print
from caredesk.ui.ask import Ask
from caredesk.ui.dialogs.choose_printer import PrinterChoice, choose_printer
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import IconButton
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.sheet_view import SheetView

WIDTH, HEIGHT, LEFT = 960, 600, 248
WEEK = timedelta(days=7)
WEEKS_AROUND, MOST_WEEKS = 53, 26


class WallPrintDialog(FramedDialog):
    """Begins with the weeks and the section ("" = all) in view. `pages` is what would be printed."""

    def __init__(
        self,
        style: Style,
        plan: Plan,
        *,
        first_day: date,
        last_day: date,
        section: str = "",
        ask: Ask,
        parent: QWidget | None,
        choose: Callable[[QWidget | None, WallPages], PrinterChoice | None] = choose_printer,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(style, tr("Väggutskrift"), parent=parent, width=WIDTH, height=HEIGHT)
        self._plan, self._today = plan, clock().date()
        self._ask, self._choose, self._jobs = ask, choose, Jobs(self)
        self._first, self._last = monday_of(first_day), monday_of(last_day)
        self._number = 0
        self.pages: WallPages | None = None
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._build_left(section))
        row.addLayout(self._build_right(), 1)
        self.body.addLayout(row, 1)
        self.add_keys(("Esc", tr("stäng")))
        self.add_cancel(tr("Stäng"))
        self.save = self.add_button(tr("Spara PDF …"))
        self.save.clicked.connect(self.save_pdf)
        self.print = self.add_button(tr("Skriv ut …"), kind="primary")
        self.print.clicked.connect(self.print_out)
        self._fill()
        self.from_week.setFocus()

    def done(self, result: int) -> None:
        """A file that is being written is finished first."""
        self._jobs.finish()
        super().done(result)

    def save_pdf(self) -> None:
        """Asks for a file and writes the pages there."""
        pages = self.pages
        if pages is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{pages.print_.file_stem}.pdf"
        path = self._ask.file_to_write(self, tr("Spara väggutskriften"), tr("PDF (*.pdf)"), proposed)
        if path is None:
            return
        self._enable(False)
        job = self._jobs.start(lambda _progress: save_wall_print(pages, path))
        job.done.connect(lambda saved: self._say(tr("Sparad: {file}").format(file=saved)))
        job.failed.connect(lambda error: self._ask.say(self, word(error)))
        job.ended.connect(lambda: self._enable(True))

    def print_out(self) -> None:
        """Asks for a printer and prints."""
        if self.pages is None:
            return
        choice = self._choose(self, self.pages)
        if choice is None:
            return
        try:
            print_pages(choice.printer, self.pages, choice.pages)
        except UserError as error:
            self._ask.say(self, word(error))
        else:
            self._say(tr("Skickad till skrivaren."))

    def _build_left(self, section: str) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(12)
        self.paper = Segment(self._look, tr("Papper"), [(name, name) for name in SHEETS])
        self.paper.chosen.connect(self._fill)
        caption = Label(self._look, tr("Papper"), font="small", role="text2")
        left.addWidget(caption)
        left.addWidget(self.paper)
        names = view_overview(self._plan.unit, today=self._today).sections
        choices = [("", tr("Alla avdelningar")), *((name, name) for name in names)]
        self.section = ChoiceField(self._look, tr("Avdelning"), choices)
        self.section.set_value(section)
        self.section.changed.connect(self._fill)
        self.from_week = ChoiceField(self._look, tr("Från och med"), self._weeks_from())
        self.from_week.changed.connect(self._move)
        self.to_week = ChoiceField(self._look, tr("Till och med"), [])
        self.to_week.changed.connect(self._end)
        self._fill_ends()
        for field in (self.section, self.from_week, self.to_week):
            field.setFixedWidth(LEFT)
            left.addWidget(field)
        self.status = Label(self._look, font="small", role="text2", wrap=True)
        self.status.setFixedWidth(LEFT)
        self.status.hide()
        left.addWidget(self.status)
        left.addStretch(1)
        note = Label(
            self._look,
            tr("Orsak till frånvaro, anställningsnummer och telefonnummer skrivs aldrig ut."),
            font="small",
            role="text2",
            wrap=True,
        )
        note.setFixedWidth(LEFT)
        left.addWidget(note)
        return left

    def _build_right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        self.sheet = SheetView(self._look, tr("Så ser sidan ut"))
        right.addWidget(self.sheet, 1)
        stepper = QHBoxLayout()
        self.back = IconButton(self._look, "chevron-left", tr("Föregående sida"), key="PgUp", role="text")
        self.on = IconButton(self._look, "chevron-right", tr("Nästa sida"), key="PgDown", role="text")
        self.back.setShortcut("PgUp")
        self.on.setShortcut("PgDown")
        self.back.clicked.connect(lambda: self._turn(self._number - 1))
        self.on.clicked.connect(lambda: self._turn(self._number + 1))
        self.which = Label(self._look)
        self.which.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stepper.addStretch(1)
        for widget in (self.back, self.which, self.on):
            stepper.addWidget(widget)
        stepper.addStretch(1)
        right.addLayout(stepper)
        return right

    def _weeks_from(self) -> Sequence[tuple[str, str]]:
        return _weeks(self._first - WEEKS_AROUND * WEEK, 2 * WEEKS_AROUND + 1)

    def _fill_ends(self) -> None:
        """The weeks that the print can end with, at most half a year on; both boxes show what is chosen."""
        self._last = max(self._first, min(self._last, self._first + (MOST_WEEKS - 1) * WEEK))
        self.from_week.set_value(self._first.isoformat())
        self.to_week.box.clear()
        for value, words in _weeks(self._first, MOST_WEEKS):
            self.to_week.box.addItem(words, value)
        self.to_week.set_value(self._last.isoformat())

    def _move(self) -> None:
        """Another first week takes the last along, so that as many weeks are printed."""
        first = date.fromisoformat(self.from_week.value())
        self._last += first - self._first
        self._first = first
        self._fill_ends()
        self._fill()

    def _end(self) -> None:
        self._last = date.fromisoformat(self.to_week.value())
        self._fill()

    def _fill(self) -> None:
        self.status.hide()
        try:
            print_ = view_wall_print(
                self._plan,
                first_day=self._first,
                last_day=self._last,
                section=self.section.value() or None,
            )
        except UserError as error:
            self.pages = None
            self.sheet.set_page(None)
            self._say(word(error))
        else:
            self.pages = WallPages(print_, self.paper.current(), printed=self._today)
        self._enable(True)
        self._turn(0)

    def _turn(self, number: int) -> None:
        count = self.pages.count if self.pages is not None else 0
        self._number = max(0, min(number, count - 1))
        self.sheet.set_page(self.pages, self._number)
        words = tr("Sida {page} av {count}").format(page=self._number + 1, count=count)
        self.which.setText(words if count else "")
        self.back.setEnabled(self._number > 0)
        self.on.setEnabled(self._number < count - 1)

    def _enable(self, enabled: bool) -> None:
        for button in (self.save, self.print):
            button.setEnabled(enabled and self.pages is not None)

    def _say(self, sentence: str) -> None:
        self.status.setText(sentence)
        self.status.show()


def _weeks(monday: date, count: int) -> Sequence[tuple[str, str]]:
    """Weeks from one on, by the ISO text of their Monday: `v. 45 · 2 – 8 nov 2026`."""
    mondays = [monday + place * WEEK for place in range(count)]
    return [
        (each.isoformat(), f"{week(each)} · {dates_short(each, each + timedelta(days=6))}")
        for each in mondays
    ]
