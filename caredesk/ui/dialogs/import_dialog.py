"""Import in three steps: choose the source, look at what it would do, done. Nothing is stored before that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.formats import number
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.export_unit import write_template
from caredesk.services.import_unit import ImportPlan, apply_import, plan_import, read_source
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.jobs import Job, Jobs
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.import_preview import ImportPreview
from caredesk.ui.widgets.labels import Label, Part, PartsLabel

CHOOSE, LOOK, DONE = range(3)


class ImportDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. `read(path)` begins with a source at hand."""

    def __init__(self, style: Style, unit: OpenUnit, *, ask: Ask, jobs: Jobs, parent: QWidget | None) -> None:
        steps = (tr("Välj fil"), tr("Granska"), tr("Klart"))
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Läs in från fil"), parent=parent, width=width, height=height, steps=steps)
        self.changes: Changes | None = None
        self._unit = unit
        self._ask = ask
        self._jobs = jobs
        self._job: Job | None = None
        self._source: object = None
        self._plan: ImportPlan | None = None
        self._trouble = Label(style, role="under", wrap=True)
        self._told = Label(style, role="text2", wrap=True)
        self._busy = BusyBar(style)
        self._busy.stop_asked.connect(self._stop)
        self._replace = CheckBox(
            style, tr("Ersätt perioden: ta bort rader i perioden som inte finns i källan")
        )
        self._replace.setToolTip(tr("Raderna räknas upp innan något tas bort"))
        self._replace.toggled.connect(lambda _on: self._compare())
        self._preview = ImportPreview(style)
        self._summary = PartsLabel(style, wrap=True)
        self._pages = QStackedWidget()
        for page in (self._choose_page(), self._look_page(), self._done_page()):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._trouble)
        self._trouble.hide()
        self.add_keys(("Esc", tr("avbryt")))
        self._back = self.add_button(tr("Välj en annan fil"))
        self._back.clicked.connect(lambda: self._show(CHOOSE))
        self._leave = self.add_cancel()
        self._go = self.add_button(tr("Läs in"), kind="primary")
        self._go.clicked.connect(self._next)
        self._show(CHOOSE)

    def read(self, path: Path) -> None:
        """Reads a source in the background and then shows what it would do."""
        self._show(CHOOSE)
        self._trouble.hide()
        self._told.setText("")
        self.steps.set_note(CHOOSE, path.name)
        self._busy.start(tr("Läser {file}").format(file=path.name))
        for button in self._sources:
            button.setEnabled(False)
        self._job = self._jobs.start(lambda progress: read_source(path, progress=progress))
        self._job.progressed.connect(self._busy.set_progress)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._tell)
        self._job.ended.connect(self._rest)

    def reject(self) -> None:
        if self.changes is not None:
            self.accept()
            return
        self._stop()
        super().reject()

    def _take(self, source: object) -> None:
        self._source = source
        self._compare()

    def _compare(self) -> None:
        """Compares the source with the unit; also when the period is to be replaced after all."""
        try:
            self._plan = plan_import(self._unit, self._source, replace_period=self._replace.isChecked())  # type: ignore[arg-type]
        except UserError as error:
            self._tell(error)
            self._show(CHOOSE)
            return
        self._preview.set_plan(self._plan)
        self._show(LOOK)

    def _next(self) -> None:
        if self._pages.currentIndex() == DONE:
            self.accept()
        elif self._plan is not None:
            self._apply(self._plan)

    def _apply(self, plan: ImportPlan) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.changes = apply_import(self._unit, plan)
        except UserError as error:
            if error.code == "import_stale":
                self._compare()
            self._tell(error)  # what was chosen stands, so that one press tries again
            return
        finally:
            QApplication.restoreOverrideCursor()
        self._trouble.hide()
        self._summary.set_parts([*_done_words(plan), Part(tr(" Ctrl+Z ångrar hela inläsningen."))])
        self._show(DONE)

    def _save_template(self) -> None:
        """The empty template and its example, into a folder of the user's choice."""
        folder = self._ask.folder_to_open(self, tr("Mapp för mallen"))
        if folder is None:
            return
        self._told.setText("")
        try:
            empty, example = write_template(folder)
        except UserError as error:
            self._tell(error)
            return
        self._trouble.hide()
        told = tr("Sparade i {folder}: {empty} att fylla i, och {example} som visar hur.")
        self._told.setText(told.format(folder=folder, empty=empty.name, example=example.name))

    def _tell(self, error: UserError) -> None:
        self._trouble.setText(f"!  {word(error)}")
        self._trouble.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _rest(self) -> None:
        self._job = None
        self._busy.finish()
        for button in self._sources:
            button.setEnabled(True)

    def _show(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self.steps.set_current(step)
        self._back.setVisible(step == LOOK)
        self._leave.setVisible(step != DONE)
        self._go.setVisible(step != CHOOSE)
        self._go.setText(tr("Stäng") if step == DONE else tr("Läs in"))
        self._go.setAccessibleName(self._go.text())
        allowed = step == DONE or self._may_apply()
        self._go.setEnabled(allowed)
        self._go.setToolTip("" if allowed else tr("Inget att läsa in, eller rader att rätta först"))
        (self._sources[0] if step == CHOOSE else self._preview if step == LOOK else self._go).setFocus()

    def _may_apply(self) -> bool:
        return self._plan is not None and not self._plan.refused and not self._plan.changes_nothing

    def _choose_page(self) -> QWidget:
        page, column = _page()
        text = tr(
            "Välj en arbetsbok i mallen, eller en mapp med en CSV-fil per blad. Du ser först vad som "
            "skulle ändras; inget sparas förrän du säger till."
        )
        column.addWidget(Label(self._look, text, wrap=True))
        file = Button(self._look, tr("Välj fil …"), kind="primary", icon="file", key="Ctrl+O")
        folder = Button(self._look, tr("Välj mapp …"), icon="folder")
        self._sources = (file, folder)
        file.clicked.connect(self._choose_file)
        folder.clicked.connect(self._choose_folder)
        file.setShortcut("Ctrl+O")  # the button's own, so that it rests with the button
        row = QHBoxLayout()
        row.setSpacing(self._look.size("gap"))
        for button in self._sources:
            row.addWidget(button)
        row.addStretch(1)
        template = Button(self._look, tr("Spara tom mall …"), icon="table")
        template.clicked.connect(self._save_template)
        row.addWidget(template)
        column.addLayout(row)
        column.addWidget(self._busy)
        column.addWidget(self._told)
        column.addStretch(1)
        return page

    def _look_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._preview, 1)
        column.addWidget(self._replace)
        return page

    def _done_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._summary)
        column.addStretch(1)
        return page

    def _choose_file(self) -> None:
        kinds = tr("Mallen (*.xlsx *.csv)") + ";;" + tr("Alla filer (*)")
        path = self._ask.file_to_open(self, tr("Läs in från fil"), kinds)
        if path is not None:
            self.read(path)

    def _choose_folder(self) -> None:
        path = self._ask.folder_to_open(self, tr("Läs in från mapp"))
        if path is not None:
            self.read(path)


def _done_words(plan: ImportPlan) -> list[Part]:
    done = tr("✓ {new} nya och {changed} ändrade rader är inlästa och sparade.")
    parts = [Part(done.format(new=number(plan.new, 0), changed=number(plan.changed, 0)), "ok", True)]
    if plan.removed:
        gone = tr(" 1 rad är borttagen.") if plan.removed == 1 else tr(" {count} rader är borttagna.")
        parts.append(Part(gone.format(count=number(plan.removed, 0)), strong=True))
    return parts


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return page, column
