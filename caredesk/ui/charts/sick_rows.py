"""Statistics of sick leave in words: what is read off, told in tables, and put on the clipboard."""

from __future__ import annotations

from collections.abc import Iterable

from caredesk.domain.calendar import add_months
from caredesk.domain.sick_statistics import COUNTS, LENGTHS, Bar, Figure, SickStatistics, TableRow
from caredesk.language.formats import (
    NONE,
    capital,
    month_name,
    month_short,
    month_word_short,
    number,
    percent,
    percentage_points,
    plain_number,
)
from caredesk.language.translation import N_, tr

INDENT = "\u2003"

ROW_NAMES = {
    "total": N_("Totalt"),
    "short": N_("kort, 1–14 dagar"),
    "middle": N_("mellan, 15–59"),
    "long": N_("lång, 60–"),
    "year_to_date": N_("Hittills i år"),
    "r12": N_("R12"),
    "women": N_("Kvinnor"),
    "men": N_("Män"),
    "age_29": N_("29 år och yngre"),
    "age_30_49": N_("30–49 år"),
    "age_50": N_("50 år och äldre"),
    "share_60": N_("60– av sjuktimmarna"),
    "started": N_("Antal sjukfall"),
    "started_12_months": N_("Antal sjukfall, tolv mån"),
}
ROW_NOTES = {
    "share_60": N_("Del av sjuktimmarna som hör till sjukfall på minst 60 dagar."),
    "started": N_("Sjukfall som började i månaden. Dagar i följd är ett sjukfall."),
    "started_12_months": N_("Sjukfall som började under de 365 dagarna till månadens slut."),
}
REASONS = {
    "no_source": N_("Månaden saknar uppgifter."),
    "incomplete": N_("Alla månader i perioden har inte uppgifter."),
    "not_kept": N_("Månadsvärden talar inte om detta."),
    "nobody": N_("Ingen har ordinarie timmar här."),
    "nobody_sick": N_("Ingen var sjuk."),
    "ahead": N_("Visas när månaden är slut."),
    "hidden": N_("Gruppen har högst tio personer, eller skulle visa en grupp som har det."),
}


def reason(figure: Figure) -> str:
    """Why there is no value; "" where there is one."""
    return tr(REASONS[figure.why]) if figure.why else ""


def shown(figure: Figure, decimals: int = 1) -> str:
    """`8,4`, `dolt` of what is hidden, `–` of what is not known."""
    return tr("dolt") if figure.why == "hidden" else number(figure.value, decimals)


def row_name(row: TableRow) -> str:
    """`Kvinnor (38)`; lengths stand under the total that they are parts of."""
    name = tr(ROW_NAMES[row.key])
    if row.key in LENGTHS:
        return INDENT + name
    return name if row.size is None else f"{name} ({row.size})"


def row_note(row: TableRow) -> str:
    """What a row is, where its name is short."""
    return tr(ROW_NOTES[row.key]) if row.key in ROW_NOTES else ""


def decimals(row: TableRow) -> int:
    """Percent with one, numbers of spells with none."""
    return 0 if row.key in COUNTS else 1


def change_tone(change: float | None, places: int = 1) -> str:
    """More than last year is amber, less is in order."""
    words = number(change, places, signed=True)
    return {"+": "over", "−": "ok"}.get(words[0], "text2")


def month_head(month: str) -> str:
    """`okt 26`."""
    return f"{month_word_short(month)} {month[2:4]}"


def reading(bar: Bar) -> str:
    """`Okt 8,4 % · 2025 7,9 % · +0,5 pe`; a reason instead of what is missing."""
    parts = [_told(capital(month_word_short(bar.month)), bar.now)]
    parts.append(_told(add_months(bar.month, -12)[:4], bar.before))
    if bar.now.value is not None and bar.before.value is not None:
        parts.append(percentage_points(bar.now.value - bar.before.value))
    return " · ".join(parts)


def _told(name: str, figure: Figure) -> str:
    if figure.value is None:
        return f"{name} {NONE} {reason(figure).rstrip('.').lower()}"
    return f"{name} {percent(figure.value)}"


def in_words(view: SickStatistics) -> str:
    """What a screen reader says of the chart."""
    chosen = next(bar for bar in view.bars if bar.month == view.month)
    words = tr("{year} mot samma månad {before}. {month}: {reading}")
    return words.format(
        year=view.month[:4],
        before=add_months(view.month, -12)[:4],
        month=capital(month_name(view.month)),
        reading=reading(chosen),
    )


def of_what(view: SickStatistics) -> str:
    """`Sjukfrånvaro i procent av ordinarie tid, Gran`."""
    words = tr("Sjukfrånvaro i procent av ordinarie tid")
    return words if view.section is None else f"{words}, {view.section}"


def bars_as_text(view: SickStatistics) -> str:
    """The months as a table for a spreadsheet; only of what may leave the program."""
    head = [tr("Månad"), tr("Procent"), tr("Samma månad året före"), tr("pe")]
    lines = [
        [month_short(bar.month), *_cells(bar.now, bar.before, TableRow("", bar.now, bar.before).change)]
        for bar in view.bars
    ]
    return _text([[of_what(view)], head, *lines])


def rows_as_text(view: SickStatistics) -> str:
    """The table and the sections for a spreadsheet; only of what may leave the program."""
    months = [month_short(view.month), month_short(add_months(view.month, -12))]
    lines = [[of_what(view)], [tr("Procent"), *months, tr("pe")]]
    for row in view.rows:
        name = row_name(row).strip(INDENT)
        lines.append([name, *_cells(row.now, row.before, row.change, decimals(row))])
    if view.sections:
        lines.append([tr("Avdelning"), *months, tr("pe"), tr("Hittills i år"), tr("R12")])
    for part in view.sections:
        cells = _cells(part.now, part.before, part.change)
        lines.append([part.section, *cells, _cell(part.year_to_date), _cell(part.r12)])
    return _text(lines)


def _cells(now: Figure, before: Figure, change: float | None, places: int = 1) -> list[str]:
    return [_cell(now, places), _cell(before, places), plain_number(change, places)]


def _cell(figure: Figure, places: int = 1) -> str:
    return tr("dolt") if figure.why == "hidden" else plain_number(figure.value, places)


def _text(lines: Iterable[list[str]]) -> str:
    return "\n".join("\t".join(line) for line in lines) + "\n"


def copied_words(leaving: Iterable[Figure]) -> str:
    """What is said of figures that were copied, as they may leave the program."""
    if any(figure.why == "hidden" for figure in leaving):
        return tr("Kopierat utan små grupper")
    return tr("Kopierat")
