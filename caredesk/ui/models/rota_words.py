"""The words of the rota grid: what a cell says aloud, and what stands at a row and a section."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from caredesk.domain.name_order import list_name
from caredesk.domain.rows import ShiftType
from caredesk.domain.schedule import Cell, CellShift, ScheduleRow
from caredesk.domain.shifts import EXTRA, ORDINARY
from caredesk.language.formats import NO_BREAK, day_long, hours, month_word_short, number, tidy
from caredesk.language.people_words import term
from caredesk.language.translation import tr
from caredesk.ui.models.rota_lines import SectionLine
from caredesk.ui.models.rota_looks import FULL, short_times

PLAIN_KINDS = ("", ORDINARY, EXTRA)


def shown_name(row: ScheduleRow) -> str:
    """What stands first in a row: `Ek, Anna`, `Vakanta pass`, `Inlånade · Hemtjänst Norr`."""
    if row.key.kind == "vacant":
        return tr("Vakanta pass") if row.key.name == "0" else ""
    if row.key.kind == "borrowed":
        return " · ".join(part for part in (tr("Inlånade"), row.name) if part)
    return list_name(row.name)


def spoken_name(row: ScheduleRow) -> str:
    """A row's name in a sentence: `Anna Ek`."""
    if row.key.kind == "vacant":
        return tr("Vakanta pass")
    last, comma, first = row.name.partition(",")
    if row.key.kind == "person":
        return f"{first.strip()} {last.strip()}" if comma else row.name
    return shown_name(row)


def role_and_rate(row: ScheduleRow, short: Mapping[str, str]) -> str:
    """`Usk 75`: the lighter words after a name."""
    rate = "" if row.rate_percent is None else tidy(row.rate_percent, 1)
    return " ".join(part for part in (short.get(row.role, ""), rate) if part)


def hours_and_difference(row: ScheduleRow) -> tuple[str, str]:
    """`80,0` and `+3,5`; no difference where no contract says how much."""
    if row.key.kind != "person":
        return "", ""
    gap = "" if row.contract_hours is None else number(row.hours - row.contract_hours, 1, signed=True)
    return number(row.hours, 1), gap


def hours_sentence(row: ScheduleRow) -> str:
    """`72,0 h av 76,5 h enligt avtal, 6,0 h därutöver`."""
    if row.key.kind != "person":
        return ""
    if row.contract_hours is None:
        words = tr("{hours} planerade").format(hours=hours(row.hours))
    else:
        words = tr("{hours} av {contract} enligt avtal").format(
            hours=hours(row.hours), contract=hours(row.contract_hours)
        )
    more = tr("{hours} därutöver").format(hours=hours(row.other_hours)) if row.other_hours else ""
    return ", ".join(part for part in (words, more) if part)


def section_name(line: SectionLine) -> str:
    """`Asken · 18 platser`."""
    name = line.head.name or tr("Utan avdelning")
    if line.head.places is None:
        return name
    places = tr("1 plats") if line.head.places == 1 else tr("{count} platser")
    return f"{name} · {places.format(count=tidy(line.head.places, 1))}"


def section_state(line: SectionLine) -> list[tuple[str, str]]:
    """What a section says, in parts with the colour's role of each: `okt 0,80`, `1 brott`, `2 vakanta`."""
    head, parts = line.head, []
    if head.density is not None:
        density = number(head.density, 2) + ("*" if head.estimated else "")
        parts.append((f"{month_word_short(head.month)}{NO_BREAK}{density}", "text2"))
    if line.breaches:
        parts.append((tr("{count} brott").format(count=line.breaches), "under"))
    if head.vacant:
        vacant = tr("1 vakant") if head.vacant == 1 else tr("{count} vakanta")
        parts.append((vacant.format(count=head.vacant), "under"))
    well = not line.breaches and not head.vacant
    if well:
        parts.append((f"✓ {tr('inga avvikelser')}", "ok"))
    if line.folded or well:
        people = tr("1 person") if head.people == 1 else tr("{count} personer")
        parts.append((people.format(count=head.people), "text2"))
    return parts


def section_sentence(line: SectionLine) -> str:
    """A section's line read aloud."""
    fold = tr("hopfälld") if line.folded else tr("utfälld")
    return ", ".join([section_name(line), fold, *(words for words, _tone in section_state(line))])


def cell_sentence(row: ScheduleRow, day: date, cell: Cell, types: Mapping[str, ShiftType]) -> str:
    """`Anna Ek, måndag 24 augusti, natt 21–07`: a cell read aloud, its absence too."""
    parts = [spoken_name(row), day_long(day)]
    shifts = [_shift_words(row, held, types) for held in cell.shifts]
    parts += shifts
    for away in cell.absences:
        extent = "" if away.extent >= FULL else f" {tidy(away.extent * 100, 0)}{NO_BREAK}%"
        parts.append(term("absence_cause", away.cause).lower() + extent)
    if not cell.employed and row.key.kind == "person":
        parts.append(tr("inte anställd"))
    elif not shifts and not cell.absences:
        parts.append(tr("inget pass"))
    return ", ".join(parts)


def _shift_words(row: ScheduleRow, held: CellShift, types: Mapping[str, ShiftType]) -> str:
    shift = held.shift
    made = types.get(shift.shift_code)
    name = (made.name if made else "").lower() or shift.shift_code or tr("pass")
    parts = [f"{name} {short_times(shift.start, shift.end)}"]
    if held.kind not in PLAIN_KINDS:
        parts.append(term("shift_kind", held.kind).lower())
    if held.section and held.section != row.section:
        parts.append(held.section)
    if shift.lent_to:
        parts.append(tr("utlånat till {unit}").format(unit=shift.lent_to))
    if shift.borrowed_from:
        parts.append(tr("inlånat från {unit}").format(unit=shift.borrowed_from))
    return ", ".join(parts)
