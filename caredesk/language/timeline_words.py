"""What the timeline of absences says: its heads, bars, rings and hit shifts, and the sentences read aloud."""

from __future__ import annotations

from datetime import date

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.absence_timeline import Bar, Conflict, Head, Ring, TimelineRow, TimelineView
from caredesk.domain.calendar import month_of
from caredesk.domain.rows import Absence
from caredesk.language import formats
from caredesk.language.absence_words import ABSENT
from caredesk.language.terms import TERMS
from caredesk.language.today_words import day_text
from caredesk.language.translation import N_, tr

RINGS: dict[str, str] = {
    "certificate": N_("läkarintyg"),
    "insurance": N_("anmälan till Försäkringskassan"),
    "plan": N_("plan för återgång"),
    "day_90": N_("dag 90, annat arbete prövas"),
    "day_180": N_("dag 180, bedömning av Försäkringskassan"),
}

DURING: dict[str, str] = {
    "sick": N_("sjukfrånvaron"),
    "work_injury": N_("arbetsskadan"),
    "child_care": N_("VAB"),
    "vacation": N_("semestern"),
    "parental": N_("föräldraledigheten"),
    "leave": N_("tjänstledigheten"),
    "studies": N_("studierna"),
    "union": N_("det fackliga uppdraget"),
    "comp": N_("komptiden"),
    "other": N_("frånvaron"),
}


def cause_word(cause: str) -> str:
    """`Sjuk`, `Föräldraledig`."""
    return tr(TERMS["absence_cause"].get(cause, cause))


def extent_word(row: Absence) -> str:
    """`50 %`, `100 %`."""
    return formats.percent(100 if row.extent_percent is None else row.extent_percent, 0)


def bar_labels(bar: Bar, last_day: date) -> tuple[str, ...]:
    """What can stand in a bar, the longest first: with its end where the view ends before, then the bare
    cause, then its code."""
    cause, code = cause_word(bar.absence.cause), CODE_OF_CAUSE.get(bar.absence.cause, "")
    if bar.share < 1:
        cause = f"{cause} {extent_word(bar.absence)}"
    found = [cause, code]
    if not bar.open and bar.last_day > last_day:
        found.insert(0, tr("{cause} till {day}").format(cause=cause, day=_far_day(bar.last_day)))
    elif bar.sick and bar.open and bar.share == 1:
        found.insert(0, f"{cause} {extent_word(bar.absence)}")
    return tuple(found)


def end_label(bar: Bar, last_day: date) -> str:
    """What stands in the dashed part whose end is not in view: `till 18 dec`, `tills vidare`."""
    if bar.expected_until == date.max:
        return tr("tills vidare")
    if bar.expected_until is not None and bar.expected_until > last_day:
        words = formats.day_and_month(bar.expected_until)
        far = bar.expected_until.year != last_day.year
        return tr("till {day}").format(day=f"{words} {bar.expected_until.year}" if far else words)
    return ""


def note(row: TimelineRow) -> str:
    """Beside a name: `dag 22` of who is sick, else `6:e` of who was so often in a year."""
    if row.day_number is not None:
        return tr("dag {number}").format(number=row.day_number)
    return ordinal(row.occasions) if row.occasions is not None else ""


def ordinal(number: int) -> str:
    """`6:e`, `21:a`."""
    first = number % 10 in (1, 2) and number % 100 not in (11, 12)
    return f"{number}:{'a' if first else 'e'}"


def person_sentence(row: TimelineRow) -> str:
    """A name with all that stands beside it."""
    parts = [row.name, row.section]
    if row.day_number is not None:
        parts.append(tr("sjuk i dag, dag {number}").format(number=row.day_number))
    if row.occasions is not None:
        parts.append(tr("{count} sjuktillfällen på tolv månader").format(count=row.occasions))
    return ", ".join(part for part in parts if part)


def bar_sentence(row: TimelineRow, bar: Bar, today: date) -> str:
    """`Per Åkesson, sjuk 100 % sedan 13 okt, dag 22, beräknas till 18 dec`, then what asks for something."""
    held = bar.absence
    cause = cause_word(held.cause)
    if cause != cause.upper():
        cause = cause[:1].lower() + cause[1:]
    what = f"{cause} {extent_word(held)}"
    now = bar.sick and bar.first_day <= today <= bar.last_day
    parts = [row.name, _when(bar, what, today)]
    if now and row.day_number is not None:
        parts.append(tr("dag {number}").format(number=row.day_number))
    if bar.open:
        parts.append(_expected(bar, today))
    if bar.sick:
        parts += [
            ring_sentence(ring, today) for ring in row.rings if bar.first_day <= ring.day <= bar.last_day
        ]
    if bar.conflict is not None:
        parts.append(conflict_sentence(bar, bar.conflict, today))
    return ", ".join(parts)


def ring_sentence(ring: Ring, today: date) -> str:
    """`läkarintyg dag 8, ons 4 nov, i morgon`."""
    what = tr(RINGS[ring.kind])
    if ring.kind in ("certificate", "insurance", "plan"):
        what = tr("{what} dag {number}").format(what=what, number=ring.number)
    parts = [what, formats.day_short(ring.day)]
    left = (ring.day - today).days
    if left in (0, 1):
        parts.append(tr("i morgon") if left else tr("i dag"))
    elif left < 0:
        parts.append(tr("försenat"))
    return ", ".join(parts)


def conflict_sentence(bar: Bar, conflict: Conflict, today: date) -> str:
    """`2 pass under semestern 12–18 nov saknar ersättare`, and what is booked on somebody who is away."""
    parts = []
    first = day_text(conflict.first_day, today)
    if conflict.unreplaced:
        one = tr("1 pass under {during} {days} saknar ersättare")
        many = tr("{count} pass under {during} {days} saknar ersättare, det första {first}")
        words = one if conflict.unreplaced == 1 else many
        parts.append(
            words.format(
                count=conflict.unreplaced,
                during=tr(DURING.get(bar.absence.cause, DURING["other"])),
                days=first if conflict.unreplaced == 1 else days_text(bar, today),
                first=first,
            )
        )
    if conflict.booked:
        one = tr("1 extrapass ligger på en dag med frånvaro")
        many = tr("{count} extrapass ligger på dagar med frånvaro")
        parts.append((one if conflict.booked == 1 else many).format(count=conflict.booked))
    return ", ".join(parts)


def days_text(bar: Bar, today: date) -> str:
    """`12–18 nov`, `26 okt–6 nov`, `12 nov`, and `från 13 okt` of what has no end."""
    first, last = bar.first_day, bar.last_day
    if last == date.max:
        return tr("från {day}").format(day=_day(first, today))
    return span_text(first, last, today)


def span_text(first: date, last: date, today: date) -> str:
    """`12–18 nov`, `26 okt–6 nov`, `12 nov`, with years where they are not today's."""
    if first == last:
        return _day(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, today)}"
    both = first.year == last.year
    return f"{formats.day_and_month(first) if both else _day(first, today)}–{_day(last, today)}"


def moving_text(bar: Bar, today: date) -> str:
    """The days of an absence while they are moved: `12–18 nov`, `från 13 okt, beräknas till 15 nov`."""
    if not bar.open:
        return span_text(bar.first_day, bar.last_day, today)
    first = tr("från {day}").format(day=_day(bar.first_day, today))
    return f"{first}, {_expected(bar, today)}"


def stretch_text(view: TimelineView) -> str:
    """The days in view: `12 okt – 22 nov`, with the year of a long stretch and where it is not today's."""
    if view.by == "week" and view.first_day.year == view.last_day.year == view.today.year:
        return formats.dates_short(view.first_day, view.last_day).removesuffix(f" {view.today.year}")
    return formats.dates_short(view.first_day, view.last_day)


def head_lines(head: Head, by: str) -> tuple[str, str]:
    """The two lines over a week or month: `v. 42` and `12 okt`, or `okt` in the lower one."""
    if by == "week":
        return formats.week(head.first_day), formats.day_and_month(head.first_day)
    return "", formats.month_word_short(month_of(head.first_day))


def copied_heads() -> tuple[str, ...]:
    """What stands over copied rows."""
    return tr("Namn"), tr("Orsak"), tr("Från"), tr("Till"), tr("Omfattning")


def copied_row(row: TimelineRow, bar: Bar) -> tuple[str, ...]:
    """Name, cause, first and last day, and extent, as they go to the clipboard: why somebody is away is not
    told outside the program."""
    last = bar.absence.last_day
    return (
        row.name,
        tr(ABSENT),
        bar.first_day.isoformat(),
        "" if last is None else last.isoformat(),
        extent_word(bar.absence),
    )


def _when(bar: Bar, what: str, today: date) -> str:
    if bar.open and bar.first_day <= today:
        return tr("{what} sedan {day}").format(what=what, day=_day(bar.first_day, today))
    if bar.open:
        return tr("{what} från {day}").format(what=what, day=_day(bar.first_day, today))
    return f"{what} {days_text(bar, today)}"


def _expected(bar: Bar, today: date) -> str:
    expected = bar.absence.expected_end
    if bar.overdue and expected is not None:
        return tr("beräknat slut {day} har passerat").format(day=_day(expected, today))
    if expected is None:
        return tr("tills vidare")
    return tr("beräknas till {day}").format(day=_day(expected, today))


def _far_day(day: date) -> str:
    return f"{formats.day_and_month(day)} {day.year}"


def _day(day: date, today: date) -> str:
    """`18 dec`, with the year when it is not today's."""
    return formats.day_and_month(day) if day.year == today.year else _far_day(day)
