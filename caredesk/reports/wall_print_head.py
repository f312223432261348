"""Head and foot of a page of the wall print: what it shows, weeks and days with holidays, and the codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from caredesk.domain.calendar import is_weekend
from caredesk.language.absence_words import ABSENT
from caredesk.language.formats import dates_short, day_and_month, day_short, week
from caredesk.language.translation import tr
from caredesk.reports.wall_print import WallDay, WallPrint, period_words, weeks_words
from caredesk.reports.wall_print_cells import FILLS, tail_words
from caredesk.reports.wall_print_marks import (
    EDGE,
    INK,
    LINE,
    PAPER,
    SHADE,
    SMALLEST,
    SOFT,
    Fill,
    Mark,
    Rule,
    Words,
    fitted,
    line_height,
    width,
    written,
)

TITLE, PLAIN, DAY = 20, 13, 12
TITLE_ROW = 32.0
WEEK_ROW = 18.0
DAY_ROW = 18.0
LANE = line_height(SMALLEST)
HOLIDAY = 70
CHIP = 26.0
ENTRY_GAP = 18.0
LEGEND_ROW = 18.0


class Columns(NamedTuple):
    """Where the columns of a page stand: the names' and one a day."""

    left: float
    names: float
    day: float
    days: tuple[WallDay, ...]

    def x(self, place: int) -> float:
        """The left edge of a day's column."""
        return self.left + self.names + place * self.day

    @property
    def right(self) -> float:
        return self.x(len(self.days))


def title_marks(print_: WallPrint, area: QRectF, printed: date, page: int, pages: int) -> Iterator[Mark]:
    """The line at the top: unit, section, period, weeks; when it was printed, and which page this is."""
    made = tr("utskriven {day}").format(day=f"{day_and_month(printed)} {printed.year}")
    right = tr("{made} · sida {page} av {pages}").format(made=made, page=page, pages=pages)
    row = QRectF(area.left(), area.top(), area.width(), TITLE_ROW - 6)
    yield Words(row, right, PLAIN, grey=SOFT, side="right")
    room = area.width() - width(right, PLAIN) - ENTRY_GAP
    when = f"{period_words(print_)} · {weeks_words(print_)}"
    if print_.draft:
        when = tr("Utkast {name} · {when}").format(name=print_.draft, when=when)
    name = print_.unit if print_.section is None else f"{print_.unit} · {print_.section}"
    beside = width(when, PLAIN + 2) + ENTRY_GAP
    said = fitted(name, max(room - beside, room / 3), (TITLE, 16, PLAIN, SMALLEST), lines=2, strong=True)
    yield from written(said, row, strong=True)
    used = max(width(line, said.size, True) for line in said.lines) + ENTRY_GAP
    rest = row.adjusted(used, 0, 0, 0)
    rest.setWidth(room - used)
    yield from written(fitted(when, rest.width(), (PLAIN + 2, PLAIN, SMALLEST), lines=2), rest)


class DayHead:
    """The rows above the days of a page."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._notes = list(_notes(columns))

    @property
    def height(self) -> float:
        lanes = 1 + max((lane for _, _, lane in self._notes), default=-1)
        return WEEK_ROW + lanes * LANE + DAY_ROW

    def marks(self, top: float) -> Iterator[Mark]:
        """Weeks, then the names of holidays, then the days."""
        columns, bottom = self._columns, top + self.height
        for place, each in enumerate(columns.days):
            if each.day.weekday() == 0:
                area = QRectF(columns.x(place) + 3, top, 7 * columns.day - 6, WEEK_ROW)
                last = columns.days[min(place + 6, len(columns.days) - 1)].day
                words = f"{week(each.day)} · {dates_short(each.day, last)}"
                yield from written(
                    fitted(words, area.width(), (DAY, SMALLEST), lines=1, strong=True), area, strong=True
                )
        for text, area, lane in self._notes:
            row = QRectF(area.left(), top + WEEK_ROW + lane * LANE, area.width(), LANE)
            yield Words(row, text, SMALLEST, strong=True, side="middle")
        for place, each in enumerate(columns.days):
            box = QRectF(columns.x(place), bottom - DAY_ROW, columns.day, DAY_ROW)
            if each.holiday or is_weekend(each.day):
                yield Fill(box, HOLIDAY if each.holiday else SHADE)
            ink = PAPER if each.holiday else INK
            words = f"{day_short(each.day)[:2]} {each.day.day}"
            yield from written(
                fitted(words, box.width(), (DAY, SMALLEST), lines=1, strong=True),
                box,
                strong=True,
                grey=ink,
                side="middle",
            )
        yield Rule(QPointF(columns.left, bottom), QPointF(columns.right, bottom), INK, 1.5)


def _notes(columns: Columns) -> Iterator[tuple[str, QRectF, int]]:
    """Holidays and changes of the clock over their days, on as many rows as keep them apart."""
    ends: list[float] = []
    for place, each in enumerate(columns.days):
        for text in (each.holiday, _clock_words(each)):
            if not text:
                continue
            wide = width(text, SMALLEST, True) + 4
            middle = columns.x(place) + columns.day / 2
            left = min(max(middle - wide / 2, columns.x(0)), max(columns.right - wide, columns.x(0)))
            lane = next((lane for lane, end in enumerate(ends) if end <= left), len(ends))
            ends[lane : lane + 1] = [left + wide]
            yield text, QRectF(left, 0, wide, LANE), lane


def _clock_words(day: WallDay) -> str:
    if not day.clock:
        return ""
    return tr("klockan 02 blir 03") if day.clock == "forward" else tr("klockan 03 blir 02")


class Legend:
    """The codes at the foot: each with its name and times, then the other signs."""

    def __init__(self, print_: WallPrint, area_width: float) -> None:
        self._rows: list[list[tuple[float, str, str, int | None]]] = [[]]
        x = 0.0
        for sign, words, grey in _entries(print_):
            room = area_width - self._sign_width(sign) - 5
            wide = self._sign_width(sign) + 5 + min(width(words, DAY), room) + ENTRY_GAP
            if self._rows[-1] and x + wide - ENTRY_GAP > area_width:
                self._rows.append([])
                x = 0.0
            self._rows[-1].append((x, sign, words, grey))
            x += wide
        self._width = area_width

    @property
    def height(self) -> float:
        return len(self._rows) * LEGEND_ROW + 4

    def marks(self, corner: QPointF) -> Iterator[Mark]:
        """From its upper left corner."""
        end = QPointF(corner.x() + self._width, corner.y())
        yield Rule(corner, end, EDGE, 1)
        for number, row in enumerate(self._rows):
            y = corner.y() + 4 + number * LEGEND_ROW
            for x, sign, words, grey in row:
                wide = self._sign_width(sign)
                box = QRectF(corner.x() + x, y + 1, wide, LEGEND_ROW - 3)
                if grey is not None:
                    yield Fill(box, grey, EDGE)
                ink = PAPER if grey == FILLS["night"] else INK
                yield Words(box, sign, DAY, strong=True, grey=ink, side="middle")
                rest = QRectF(box.right() + 5, y, self._width - x - wide - 5, LEGEND_ROW - 1)
                yield from written(fitted(words, rest.width(), (DAY, SMALLEST), lines=1), rest)

    @staticmethod
    def _sign_width(sign: str) -> float:
        return max(CHIP, width(sign, DAY, True) + 6)


def _entries(print_: WallPrint) -> Iterator[tuple[str, str, int | None]]:
    for code in print_.legend:
        yield code.code, f"{code.name} {code.times}".strip(), FILLS[code.tone]
    cells = [cell for row in print_.rows for cell in row.cells]
    nights = next((cell.nights for cell in cells if cell.nights), None)
    if nights:
        yield tail_words(nights)[0], tr("natten från dagen före"), FILLS["day"]
    if any(cell.absent or cell.part_absent for cell in cells):
        yield tr(ABSENT), tr("frånvarande"), None
    if any(shift.lent for cell in cells for shift in cell.shifts):
        yield tr("Utlån"), tr("utlånad till annan enhet"), None
    if any(not cell.employed for cell in cells):
        yield "–", tr("inte anställd"), None


def under_lines(columns: Columns, top: float, bottom: float) -> Iterator[Mark]:
    """What lies behind the rows: grey weekends and holidays, lines between days, stronger between weeks."""
    for place, each in enumerate(columns.days):
        if each.holiday or is_weekend(each.day):
            yield Fill(QRectF(columns.x(place), top, columns.day, bottom - top), SHADE)
    for place, each in enumerate(columns.days):
        strong = each.day.weekday() == 0
        x = columns.x(place)
        yield Rule(QPointF(x, top), QPointF(x, bottom), EDGE if strong else LINE, 1.25 if strong else 0.75)


def texts(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Every text among marks, as they are painted."""
    return tuple(mark.text for mark in marks if isinstance(mark, Words))
