"""The shifts that were booked in somebody's place, each with a box: those ticked are to be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language.formats import day_short
from caredesk.language.sick_report_words import shift_text
from caredesk.language.translation import tr
from caredesk.services.well_report import Booking
from caredesk.ui.style import Style
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.scrolled import RING_ROOM, Scrolled


class BookingChecks(QWidget):
    """`set_bookings(bookings)`; `chosen()` are the numbers of those to take away. What nobody has been
    promised is ticked from the start."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._boxes: dict[int, CheckBox] = {}
        self._title = Label(style, font="card_title")
        self._under = Label(style, font="small", role="text2", wrap=True)
        self._area = Scrolled()
        self._area.column.setSpacing(2)
        self._area.column.setContentsMargins(RING_ROOM, RING_ROOM, RING_ROOM, RING_ROOM)
        self._area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._under)
        column.addWidget(self._area, 1)

    def set_bookings(self, bookings: Sequence[Booking]) -> None:
        """Shows other bookings; what the user has ticked or not stays so."""
        ticked = {number: box.isChecked() for number, box in self._boxes.items()}
        for old in self._boxes.values():
            old.hide()
            old.deleteLater()
        self._boxes = {}
        for place, booking in enumerate(bookings):
            box = CheckBox(self._look, _booking_text(booking))
            box.setChecked(ticked.get(booking.number, booking.proposed))
            self._area.column.insertWidget(place, box)
            self._boxes[booking.number] = box
        if bookings:
            self._title.setText(tr("Ta bort pass som var bokade i stället"))
            self._under.setText(tr("Pass som någon har lovat ta är kvar om du inte kryssar för dem."))
        else:
            self._title.setText(tr("Inga pass är bokade i stället från den dagen."))
        self._under.setVisible(bool(bookings))

    def chosen(self) -> tuple[int, ...]:
        """The numbers of the shifts to take away."""
        return tuple(number for number, box in self._boxes.items() if box.isChecked())


def _booking_text(booking: Booking) -> str:
    """`fre 6 nov · K 13:00–21:30 · Nils Öberg`, `… · vakant, beställt 3 nov`."""
    shift = booking.shift
    who = booking.name
    if not who and shift.borrowed_from:
        who = tr("inlånad från {place}").format(place=shift.borrowed_from)
    elif not who:
        who = tr("vakant, beställt {when}").format(when=booking.ordered) if booking.ordered else tr("vakant")
    elif booking.own_time:
        who = tr("{name}, blir resurspass").format(name=who)
    return f"{day_short(shift.day)} · {shift_text(shift)} · {who}"
