"""The three lists of the page Idag: vacant shifts, things to do, and who is away."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal

from caredesk.domain.today import Away, TodayView, Vacancy
from caredesk.domain.todo import Todo
from caredesk.language.formats import day_short, hours, number, time_range
from caredesk.language.today_words import SIGNS, cause_text, due_text, todo_text, until_text, vacancy_text
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column
from caredesk.ui.style import Style
from caredesk.ui.widgets.list_card import ListCard
from caredesk.ui.widgets.shift_tag import look_by_start
from caredesk.ui.widgets.tag import BREACH, MET, MINUS, NEUTRAL, WATCH

MOST_VACANT, MOST_TODO, MOST_AWAY = 5, 7, 7

MARKS = {"breach": (BREACH, "under"), "watch": (WATCH, "over"), "neutral": (NEUTRAL, "neutral")}


def vacant_words(view: TodayView) -> str:
    """`3 pass · 24,0 h`."""
    count = len(view.vacant)
    return f"{tr('{count} pass').format(count=count)} · {hours(view.vacant_hours)}"


class VacantCard(ListCard):
    """Shifts without anybody in the next 72 hours; `day_asked` (a day) where the schedule has one."""

    day_asked = Signal(object)

    def __init__(self, style: Style) -> None:
        columns = [
            Column[Vacancy](tr("Dag"), lambda row: day_short(row.day), strong=True),
            Column[Vacancy](tr("Avdelning"), lambda row: row.section, stretch=True),
            Column[Vacancy](
                tr("Pass"),
                lambda row: time_range(row.start, row.end),
                shift=lambda row: (row.shift_code, look_by_start(row.start)) if row.shift_code else None,
            ),
            Column[Vacancy](tr("Timmar"), lambda row: number(row.hours, 1), numbers=True),
            Column[Vacancy]("", lambda _row: "›", tone=lambda _row: "text2"),
        ]
        super().__init__(
            style,
            tr("Vakanta pass närmaste 72 timmarna"),
            columns,
            most=MOST_VACANT,
            nothing=tr("Alla pass har personal."),
            headed=True,
        )
        self.opened.connect(lambda row: self.day_asked.emit(row.day))
        self.table.clicked.connect(self._open)

    def set_view(self, view: TodayView) -> None:
        """Shows the vacant shifts of a view."""
        following = view.next_vacancy
        under = ""
        if following is not None:
            words = tr("Nästa efter det: {shift}") if view.vacant else tr("Nästa vakanta: {shift}")
            under = words.format(shift=vacancy_text(following))
        self.set_rows(view.vacant, under=under)
        if view.vacant:
            self.set_tag(MINUS, vacant_words(view), "under")
        else:
            self.set_tag(MET, "", "ok", name=tr("Alla pass har personal."))


class TodoCard(ListCard):
    """What waits, most urgent first. For a row whose page exists `asked(place)`, or
    `person_asked(employee_no)` when that person's card tells more."""

    asked = Signal(str)
    person_asked = Signal(str)

    def __init__(self, style: Style, places: Collection[str]) -> None:
        self._view: TodayView | None = None
        self._places = frozenset(places)
        columns = [
            Column[Todo](
                tr("Att göra"),
                lambda row: todo_text(row.what),
                tag=_mark,
                stretch=True,
                why=lambda row: f"{tr(SIGNS[row.urgency])}: {todo_text(row.what)}",
            ),
            Column[Todo](tr("Senast"), self._due, numbers=True, tone=lambda _row: "text2"),
            Column[Todo]("", lambda row: "›" if row.place in self._places else "", tone=lambda _row: "text2"),
        ]
        super().__init__(
            style, tr("Att göra"), columns, most=MOST_TODO, nothing=tr("Inget väntar."), tells_rest=False
        )
        self.opened.connect(self._ask)
        self.table.clicked.connect(self._open)

    def set_view(self, view: TodayView) -> None:
        """Shows the things to do of a view."""
        self._view = view
        self.set_rows(view.todo)
        self.set_tag("", str(len(view.todo)) if view.todo else "")

    def _due(self, row: Todo) -> str:
        return due_text(row, self._view.today) if self._view else ""

    def _ask(self, row: Todo) -> None:
        if row.place not in self._places:
            return
        if row.employee_no:
            self.person_asked.emit(row.employee_no)
        else:
            self.asked.emit(row.place)


class AwayCard(ListCard):
    """Who is away today, why and until when."""

    def __init__(self, style: Style) -> None:
        self._view: TodayView | None = None
        columns = [
            Column[Away](tr("Namn"), lambda row: row.name, stretch=True, why=lambda row: row.name),
            Column[Away](tr("Orsak"), cause_text, tone=lambda _row: "text2"),
            Column[Away](tr("Till"), self._until, numbers=True, tone=lambda _row: "text2"),
        ]
        super().__init__(style, tr("Borta i dag"), columns, most=MOST_AWAY, nothing=tr("Ingen är borta."))

    def set_view(self, view: TodayView) -> None:
        """Shows the absences of a view."""
        self._view = view
        self.set_rows(view.away)
        self.set_tag("", str(len(view.away)) if view.away else "")

    def _until(self, row: Away) -> str:
        return until_text(row, self._view.today) if self._view else ""


def _mark(row: Todo) -> tuple[str, str, str]:
    sign, tone = MARKS[row.urgency]
    return sign, "", tone
