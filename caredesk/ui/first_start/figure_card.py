"""The card where the first figure appears: figure, tag against the target, fraction, gap and its cost."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout

from caredesk.language.formats import NONE, month_name, number, tkr
from caredesk.language.translation import tr
from caredesk.services.first_start import MONTHS, FirstStart
from caredesk.ui.first_start.month_line import MonthLine
from caredesk.ui.first_start.stored_field import StoredField
from caredesk.ui.first_start.unit_store import UnitStore
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.tag import MET, PLUS, Tag, Tone


class FirstFigureCard(Card):
    """`set_view(view)`. Where the cost per årsarbetare is missing it is asked for here."""

    def __init__(self, style: Style, store: UnitStore) -> None:
        super().__init__(style, tr("Personaltäthet R12"))
        self._narrow = False
        self.show_info()
        self._figure = Label(style, NONE, font="first_figure")
        self._badge = Tag(style, parent=self)
        self._what = Label(style, role="text2", wrap=True)
        self._fraction = _Fraction(style)
        self._gap = PartsLabel(style, font="summary", wrap=True)
        self._price = PartsLabel(style, font="summary", wrap=True)
        self._note = Label(style, font="small", role="text2", wrap=True)
        self.cost = StoredField(
            style,
            tr("Kostnad per årsarbetare (kr/år, med PO)"),
            lambda text: store.unit({"cost_per_fte": text}),
            hint=tr("så visas vad avståndet motsvarar i kronor"),
            decimals=0,
        )
        self.line = MonthLine(style)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the tag stands under the figure; the title is short from the next view."""
        self._narrow = narrow
        self.setFixedWidth(self._look.size("first_card_narrow" if narrow else "first_card"))
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(2 if narrow else 14)

    def set_view(self, view: FirstStart) -> None:
        """Shows what the months so far give."""
        home_care = view.unit_type == "home_care"
        if self._info is not None:
            self._info.setVisible(not home_care)  # what it defines is density
        if home_care:
            self._show_home_care(view)
            return
        whole = view.complete == MONTHS and view.figure is not None
        title = tr("Personaltäthet R12") if whole else tr("Personaltäthet")
        first = tr("Första siffran: {figure}").format(figure=title[:1].lower() + title[1:])
        self.set_title(title if self._narrow else first)
        self._figure.setText(number(view.figure, 2))
        self._badge.set(*_against_target(view.figure, view.target))
        self._what.setText(_what(view))
        self._fraction.set_view(view)
        self._gap.set_parts(_gap_parts(view))
        self._price.set_parts(_price_parts(view))
        for parts in (self._gap, self._price):
            parts.setVisible(bool(parts.plain()))
        self._note.setText(_note(view))
        self._note.setVisible(bool(self._note.text()))
        self.cost.set_stored(view.unit["cost_per_fte"])
        self.cost.setVisible(view.gap_fte is not None and view.cost_per_fte is None)
        self.line.set_months(view.months, view.target)
        self.line.setVisible(view.figure is not None)
        self._describe()

    def _describe(self) -> None:
        """What a screen reader says: the card's own words in order."""
        parts = (self._gap, self._price)
        told = (
            self._figure.text(),
            self._badge.accessibleName(),
            self._what.text(),
            *(each.plain() for each in parts if not each.isHidden()),
            self._note.text(),
        )
        self.setAccessibleDescription(". ".join(filter(None, told)))

    def _show_home_care(self, view: FirstStart) -> None:
        """Full-time equivalents are all that history gives in home care."""
        self.set_title(tr("Årsarbetare, tolv månader"))
        self._figure.setText(number(view.sums.fte, 1))
        self._badge.set("", "", "neutral")
        known = sum(month.fte is not None for month in view.months)
        self._what.setText(tr("{known} av 12 månader").format(known=known))
        for widget in (self._fraction, self._gap, self._price, self.cost, self.line):
            widget.hide()
        self._note.setText(
            tr("Utförd tid mot planerad och beviljad tid visas på Idag när volymerna är inlästa.")
        )
        self._note.show()
        self._describe()

    def _lay_out(self) -> None:
        column = self.padded()
        column.setSpacing(self._look.size("gap"))
        self._row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignLeft)
        badge = QVBoxLayout()
        badge.setContentsMargins(0, 0, 0, self._figure.fontMetrics().descent() - 4)
        badge.addStretch(1)
        badge.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addLayout(badge)
        self._row.addStretch(1)
        column.addLayout(self._row)
        for widget in (self._what, self._fraction, self._gap, self._price, self._note, self.cost):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.ringed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, radius = self._look.size("edge"), self._look.size("card_radius")
        painter.setPen(QPen(self._look.colour("accent"), edge))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), radius, radius
        )
        painter.end()


class _Fraction(QFrame):
    """Numerator, denominator and the division with its own numbers."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._names: list[Label] = []
        self._values: list[Label] = []
        for place in range(3):
            self._names.append(Label(style, role="text2"))
            self._values.append(Label(style, weight=600 if place == 2 else None))
            grid.addWidget(self._names[-1], place, 0)
            grid.addWidget(self._values[-1], place, 1, Qt.AlignmentFlag.AlignRight)

    def set_view(self, view: FirstStart) -> None:
        fte, occupied = number(view.fte, 1), number(view.occupied, 1)
        rows = (
            (tr("Årsarbetare"), fte),
            (tr("Belagda platser"), occupied),
            (f"{fte} ÷ {occupied}", number(view.figure, 2)),
        )
        for name, value, row in zip(self._names, self._values, rows, strict=True):
            name.setText(row[0])
            value.setText(row[1])
        self.setVisible(view.figure is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("bg"))
        radius = self._look.size("control_radius")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()


def _against_target(value: float | None, target: float | None) -> tuple[str, str, Tone]:
    if value is None or target is None:
        return "", "", "neutral"
    difference, goal = number(abs(value - target), 2), number(target, 2)
    if difference == number(0, 2):
        return MET, tr("på målet {target}").format(target=goal), "ok"
    if value > target:
        words = tr("{difference} över målet {target}")
        return PLUS, words.format(difference=difference, target=goal), "over"
    words = tr("{difference} under målet {target}")
    return MET, words.format(difference=difference, target=goal), "ok"


def _what(view: FirstStart) -> str:
    if view.figure is None:
        return tr("Siffran visas när en månad har både personal och beläggning.")
    if not view.figure_month:
        return tr("årsarbetare per belagd plats")
    words = tr("{month}: månadens värde, {complete} av 12 månader")
    return words.format(month=month_name(view.figure_month), complete=view.complete)


def _gap_parts(view: FirstStart) -> list[Part]:
    if view.gap_fte is None:
        return []
    amount = number(abs(view.gap_fte), 1)
    if amount == number(0, 1):
        return [Part(tr("Ni ligger på målet."))]
    above = view.gap_fte > 0
    return [
        Part(tr("{amount} årsarbetare").format(amount=amount), "over" if above else "ok", strong=True),
        Part(tr(" över målet.") if above else tr(" under målet.")),
    ]


def _price_parts(view: FirstStart) -> list[Part]:
    if view.gap_sek is None or tkr(abs(view.gap_sek)) == tkr(0):
        return []
    per_year = tr("{amount} per år").format(amount=tkr(abs(view.gap_sek)))
    return [Part(tr("Det motsvarar ")), Part(per_year, strong=True), Part(".")]


def _note(view: FirstStart) -> str:
    if view.figure is None:
        return ""
    if view.figure_month:
        left = MONTHS - view.complete
        if left == 1:
            return tr("En månad till, så visas R12 och avståndet till målet.")
        return tr("{left} månader till, så visas R12 och avståndet till målet.").format(left=left)
    if view.target is None:
        return tr("Målet saknas. Skriv det i steg 2, så visas avståndet.")
    if view.cost_per_fte is None:
        return ""
    return tr("{cost} kr per årsarbetare, kan ändras").format(cost=number(view.cost_per_fte, 0))
