"""The text of a definition card: `resources/help/figures/<figure>.toml` filled with the figure's own numbers.

In a file, `{name:2}` is a fact with two decimals, `{name:+1}` one with a sign, `{name:tkr}`, `{name:h}`,
`{name:pct}`, `{name:day}` and `{name:month}` what they say, `{name}` a text; between `**` words are bold. A
line with a fact that is not known is left out. `example` holds sums with invented numbers, shown when the own
are missing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter
from typing import Any, Literal

from caredesk import paths
from caredesk.domain.definitions import Definition, SourceRun, TableRow
from caredesk.language import formats
from caredesk.language.tones import tone_of
from caredesk.language.translation import N_, tr
from caredesk.language.words import word

Tone = Literal["text", "ok", "over"]


@dataclass(frozen=True)
class TextRow:
    """A row of the card: label, text with `**bold**`, a lighter second line."""

    label: str
    text: str
    small: str = ""
    tone: Tone = "text"


@dataclass(frozen=True)
class DefinitionText:
    """A definition in words. `fraction` is numerator and denominator, None where the figure is no ratio.
    `beside` stands next to the value, its last line in `beside_tone`; `heads` are those of `table`.
    `stays`: it is not copied, since it tells of ten people or fewer."""

    title: str
    under: str
    value: str
    fraction: tuple[str, str] | None
    beside: tuple[str, ...]
    beside_tone: Tone
    rows: tuple[TextRow, ...]
    heads: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    stays: bool = False


COLUMNS = {
    "fte": N_("Årsarbetare"),
    "occupied": N_("Belagda platser"),
    "available": N_("Tillgängliga"),
    "planned": N_("Planerade"),
    "empty_days": N_("Tomdygn"),
    "empty_cost": N_("Kostnad (kr)"),
    "r12": N_("R12"),
    "density": N_("Täthet"),
    "workers": N_("Medarbetare"),
    "per_worker": N_("Per medarbetare"),
    "sick_hours": N_("Sjuktimmar"),
    "ordinary_hours": N_("Ordinarie timmar"),
    "percent": N_("Procent"),
    "simple": N_("Enkel övertid"),
    "qualified": N_("Kvalificerad övertid"),
    "additional": N_("Fyllnad"),
    "shifts": N_("Pass"),
    "vacant": N_("Vakanta"),
    "deficit": N_("För lite (h)"),
    "surplus": N_("För mycket (h)"),
    "sick_pay_sek": N_("Sjuklön (kr)"),
    "saved_sek": N_("Sparad lön (kr)"),
    "replacement_sek": N_("Ersättare (kr)"),
    "net_sek": N_("Netto (kr)"),
}
DECIMALS = {
    "density": 3,
    "r12": 3,
    "empty_days": 0,
    "empty_cost": 0,
    "workers": 0,
    "per_worker": 2,
    "shifts": 0,
    "vacant": 0,
    "sick_pay_sek": 0,
    "saved_sek": 0,
    "replacement_sek": 0,
    "net_sek": 0,
}
SOURCES = {
    "detail": N_("schema"),
    "employed": N_("anställningar"),
    "monthly": N_("månadsvärden"),
    "missing": N_("saknas"),
}
OCCUPANCY_SOURCES = SOURCES | {"detail": N_("dygnsvärden")}


class _Unknown(Exception):
    """A line names a fact that is not known."""


class _Facts(Formatter):
    """Fills a line with facts in the formats of the window."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        value = kwargs[str(key)]
        if value is None:
            raise _Unknown(key)
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec:
            case "":
                return str(value)
            case "day":
                return formats.day_iso(value)
            case "month":
                return formats.month_name(value)
            case "tkr":
                return formats.tkr(value)
            case "h":
                return formats.hours(value)
            case "pct":
                return formats.percent(value)
        return formats.number(value, int(format_spec.lstrip("+")), signed=format_spec.startswith("+"))


@cache
def help_file(figure: str) -> Mapping[str, Any]:
    """A figure's help as it stands in its file."""
    return tomllib.loads((paths.resources() / "help" / "figures" / f"{figure}.toml").read_text("utf-8"))


def filled(line: str, facts: Mapping[str, Any]) -> str:
    """A line with its facts; "" when one of them is not known."""
    try:
        return _Facts().vformat(line, (), facts)
    except _Unknown:
        return ""


def definition_text(definition: Definition) -> DefinitionText:
    """The card's words with the definition's own numbers."""
    found, facts = help_file(definition.figure), dict(definition.facts)
    period = f"{formats.day_iso(definition.first_day)} – {formats.day_iso(definition.last_day)}"
    under = " · ".join(part for part in (found["under"], definition.section, period) if part)
    fraction = tuple(filled(found[part], facts) for part in ("numerator", "denominator"))
    gap = facts.get("gap_fte")
    return DefinitionText(
        title=found["title"],
        under=under,
        value=filled(found["value"], facts) or formats.NONE,
        fraction=(fraction[0], fraction[1]) if all(fraction) else None,
        beside=tuple(text for line in found["beside"] if (text := filled(line, facts))),
        beside_tone=tone_of(formats.number(gap, 1, signed=True)) if isinstance(gap, float) else "text",
        rows=tuple(_rows(definition, found, facts)),
        heads=(_period_head(definition), *(tr(COLUMNS[name]) for name in definition.columns)),
        table=tuple(_table_row(definition, row) for row in definition.table),
        stays=definition.stays,
    )


def as_plain_text(text: DefinitionText) -> str:
    """The card and its table for the clipboard, cells parted by tabs."""
    lines = [text.title, text.under, ""]
    if text.fraction is not None:
        above, below = map(_plain, text.fraction)
        above = f"({above})" if formats.MINUS in above else above
        lines.append(f"{above} ÷ {below} = {text.value}")
    else:
        lines.append(text.value)
    lines += [_plain(line) for line in text.beside]
    lines += ["\t".join((row.label, _plain(row.text), _plain(row.small))).rstrip() for row in text.rows]
    whole = "\n".join(lines).replace(formats.NO_BREAK, " ")
    if text.table:
        # A spreadsheet takes a number with a space in it for a text.
        table = "\n".join("\t".join(cells) for cells in (text.heads, *text.table))
        whole += "\n\n" + table.replace(formats.NO_BREAK, "")
    return whole.replace(formats.MINUS, "-")


def _plain(text: str) -> str:
    return text.replace("**", "")


def _rows(definition: Definition, found: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[TextRow]:
    if definition.value is None:
        reasons = " ".join(word(each) for each in definition.problems)
        yield TextRow(tr("Saknas"), reasons or tr("Uppgifter saknas för perioden."), tone="over")
        yield TextRow(tr("Så räknas det"), " · ".join(found["example"]), tr("exempel med påhittade tal"))
    for row in found.get("row", ()):
        text = filled(row["text"], facts)
        if text:
            yield TextRow(row["label"], text, filled(row.get("small", ""), facts))
    by_employment = facts.get("basis") == "employed"
    not_counted = (by_employment and found.get("not_counted_employed")) or found["not_counted"]
    yield TextRow(tr("Räknas inte"), not_counted, filled(found.get("not_counted_small", ""), facts))
    yield from _sources(definition)
    yield _completeness(definition)


def _sources(definition: Definition) -> Iterator[TextRow]:
    hours = _runs(definition.hours_sources, SOURCES)
    occupancy = _runs(definition.occupancy_sources, OCCUPANCY_SOURCES)
    if hours and occupancy:
        yield TextRow(tr("Källor"), formats.capital(hours), tr("beläggning: {runs}").format(runs=occupancy))
    elif hours or occupancy:
        yield TextRow(tr("Källor"), formats.capital(hours or occupancy))


def _runs(runs: Iterable[SourceRun], names: Mapping[str, str]) -> str:
    """`schema feb–okt 2026 · månadsvärden nov 2025–jan 2026`, the latest first."""
    parts = [f"{tr(names[run.source])} {_months(run)}" for run in reversed(tuple(runs))]
    return " · ".join(parts)


def _months(run: SourceRun) -> str:
    last = formats.month_short(run.last)
    if run.first == run.last:
        return last
    first = formats.month_word_short if run.first[:4] == run.last[:4] else formats.month_short
    return f"{first(run.first)}–{last}"


def _completeness(definition: Definition) -> TextRow:
    complete = definition.known == definition.needed
    if definition.counted_in == "days":
        words = tr("{known} av {needed} dagar har pass")
    elif definition.needed > 1:
        words = tr("{known} av {needed} månader")
    else:
        words = tr("hela månaden") if complete else tr("månaden saknar uppgifter")
    text = words.format(known=definition.known, needed=definition.needed)
    small = ""
    if definition.estimated_days == 1:
        small = tr("1 dygn är uppskattat")
    elif definition.estimated_days:
        small = tr("{count} dygn är uppskattade").format(count=definition.estimated_days)
    sign = "✓" if complete else "▲"
    return TextRow(tr("Fullständighet"), f"**{sign} {text}**", small, "ok" if complete else "over")


def _period_head(definition: Definition) -> str:
    return tr("Dag") if definition.counted_in == "days" else tr("Månad")


def _table_row(definition: Definition, row: TableRow) -> tuple[str, ...]:
    period = (
        formats.day_short(row.period) if isinstance(row.period, date) else formats.month_short(row.period)
    )
    numbers = (
        formats.number(value, DECIMALS.get(name, 1))
        for name, value in zip(definition.columns, row.values, strict=True)
    )
    return (period, *numbers)
