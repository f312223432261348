"""Two lists beside the limits: rest that is to be given back, and extra hours that were granted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from caredesk.domain.overtime_page import OvertimeGrant, OvertimePage
from caredesk.domain.rest_due import RestDue
from caredesk.language.formats import day_and_month
from caredesk.language.overtime_words import due_mark, due_text, grant_days, grant_text, short_text, short_why
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.list_card import ListCard
from caredesk.ui.widgets.tag import BREACH, MET, WATCH

MOST_DUE, MOST_GRANTS = 4, 3


class RestDueCard(ListCard):
    """`set_page(page, today)`; `opened` (a RestDue) when a row is to be booked or changed."""

    def __init__(self, style: Style) -> None:
        self._today = date.min
        columns = [
            Column[RestDue](tr("Person"), lambda row: row.name, tag=self._mark, stretch=True),
            Column[RestDue](tr("Dag"), lambda row: day_and_month(row.day), tone=lambda _row: "text2"),
            Column[RestDue](tr("Fattas"), short_text, numbers=True, strong=True, why=short_why),
            Column[RestDue](tr("Vila igen"), self._due, tone=self._tone),
            Column[RestDue]("", lambda _row: "›", tone=lambda _row: "text2"),
        ]
        super().__init__(
            style,
            tr("Kompensationsvila"),
            columns,
            most=MOST_DUE,
            nothing=tr("Ingen vila väntar på att ges igen."),
            headed=True,
        )
        self.table.clicked.connect(self._open)

    def set_page(self, page: OvertimePage, today: date) -> None:
        """Shows what is due."""
        self._today = today
        self.set_rows(page.rest_due)
        urgent = sum(row.is_urgent(today) for row in page.rest_due)
        waiting = sum(row.state == "missing" for row in page.rest_due) - urgent
        if urgent:
            self.set_tag(BREACH, tr("{count} för sent").format(count=urgent), "under")
        elif waiting > 0:
            self.set_tag(WATCH, tr("{count} att boka").format(count=waiting), "over")
        else:
            self.set_tag(MET, "", "ok", name=tr("Ingen vila är försenad."))

    def _mark(self, row: RestDue) -> tuple[str, str, str]:
        return due_mark(row, self._today)

    def _due(self, row: RestDue) -> str:
        return due_text(row, self._today)

    def _tone(self, row: RestDue) -> str:
        return "under" if row.is_urgent(self._today) else "text2"


class GrantsCard(ListCard):
    """`set_page(page)`; `opened` (an OvertimeGrant) when one is to be changed, `new_asked` for another."""

    new_asked = Signal()

    def __init__(self, style: Style, *, writable: bool) -> None:
        columns = [
            Column[OvertimeGrant](tr("Person"), lambda row: row.name, stretch=True, why=lambda row: row.name),
            Column[OvertimeGrant](tr("Extra"), grant_text, strong=True),
            Column[OvertimeGrant](tr("Gäller"), grant_days, tone=lambda _row: "text2", why=grant_days),
            Column[OvertimeGrant]("", lambda _row: "›", tone=lambda _row: "text2"),
        ]
        super().__init__(
            style,
            tr("Beviljad extra tid"),
            columns,
            most=MOST_GRANTS,
            nothing=tr("Ingen har fått extra övertid eller fyllnad beviljad."),
            headed=True,
        )
        self.table.clicked.connect(self._open)
        self.grant = Button(
            style, tr("Bevilja …"), kind="link", name=tr("Bevilja extra övertid eller fyllnad")
        )
        self.grant.setEnabled(writable)
        self.grant.clicked.connect(self.new_asked)
        self.add_to_title_row(self.grant)

    def set_page(self, page: OvertimePage) -> None:
        """Shows the grants."""
        self.set_rows(page.grants)
