"""The statutory journal in words and tables: what page, paper and workbook all show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caredesk.domain.journal import Journal, JournalHours, JournalPeriod, PersonJournal
from caredesk.domain.name_order import list_name
from caredesk.language import formats
from caredesk.language.translation import N_, tr
from caredesk.reports.table import Kind, Number, Row, Table, Words

COLUMNS: dict[str, str] = {
    "jour": N_("Jourtid"),
    "general_overtime": N_("Allmän övertid"),
    "extra_overtime": N_("Extra övertid"),
    "general_additional": N_("Allmän mertid"),
    "above_full_time": N_("därav över heltid"),
    "extra_additional": N_("Extra mertid"),
    "emergency": N_("Nödfall"),
}
"""A column for each sort of time, in the order of `JournalHours`."""


def title() -> str:
    """What the journal is called."""
    return tr("Journal över jourtid, övertid och mertid")


def facts(journal: Journal) -> tuple[tuple[str, str], ...]:
    """Whose journal it is and of which days, as names and values."""
    counted = tr("per 4 veckor") if journal.by_weeks else tr("per kalendermånad")
    first, last = journal.periods[0].first_day, min(journal.periods[-1].last_day, journal.last_day)
    return (
        (tr("Arbetsgivare"), journal.employer or formats.NONE),
        (tr("Arbetsställe"), journal.workplace),
        (tr("Tidsperiod"), f"{formats.day_iso(first)} – {formats.day_iso(max(first, last))}"),
        (tr("Summerad"), counted),
    )


def person_words(person: PersonJournal, *, named: bool) -> str:
    """`Ek, Anna (1001)`, or the number alone."""
    return f"{list_name(person.name)} ({person.employee_no})" if named else person.employee_no


def period_words(period: JournalPeriod, *, by_weeks: bool) -> str:
    """`oktober 2026`, or the days of 4 weeks."""
    if by_weeks:
        return formats.dates_short(*period)
    return formats.month_name(period.first_day.isoformat()[:7])


def year_words(journal: Journal, year: int) -> str:
    """`hela 2025`, or `2026 till 31 okt`."""
    if journal.last_day >= date(year, 12, 31):
        return tr("hela {year}").format(year=year)
    return tr("{year} till {day}").format(year=year, day=formats.day_and_month(journal.last_day))


def heads(*, named: bool) -> tuple[str, ...]:
    """The heads of the table."""
    who = tr("Arbetstagare") if named else tr("Anställningsnr")
    return (who, tr("Tidsperiod"), *(tr(words) for words in COLUMNS.values()))


def journal_table(journal: Journal, *, named: bool) -> Table:
    """Each person's periods and years, then everybody's years."""
    rows: list[Row] = []
    for person in journal.persons:
        rows += _person_rows(journal, person, named=named)
    if journal.persons:
        rows += (
            _row(tr("Alla"), year_words(journal, each.year), each.hours, total=True) for each in journal.years
        )
    return Table("", heads(named=named), tuple(rows))


def notes(journal: Journal) -> tuple[str, ...]:
    """How the sums are made, and what is not settled."""
    said = [
        tr(
            "Utförda timmar. Över heltid: mertid som med veckans ordinarie tid, ledighet inräknad, går över "
            "heltidsmåttet. Nödfall: övertid och mertid vid nödfallsarbete."
        )
    ]
    if journal.open_from is not None:
        day = formats.day_iso(journal.open_from)
        said.append(tr("Preliminärt från och med {day}: anteckningar görs inom 14 dagar.").format(day=day))
    if journal.lacks_start:
        said.append(tr("Enheten räknar per 4 veckor, men startdag saknas. Här summeras kalendermånader."))
    if not journal.employer:
        said.append(tr("Arbetsgivarens namn saknas. Skriv det i Inställningar, Enheten."))
    return tuple(said)


def law() -> str:
    """The rule, and how long the journal is kept."""
    return tr("AFS 2023:2 kap. 9. Sparas året och två kalenderår till.")


def file_name(journal: Journal, ending: str) -> str:
    """`journal-2026-01-2026-10.pdf`."""
    months = dict.fromkeys((journal.first_month, journal.last_month))
    return f"journal-{'-'.join(months)}.{ending}"


def _person_rows(journal: Journal, person: PersonJournal, *, named: bool) -> Iterator[Row]:
    who = person_words(person, named=named)
    for each in person.periods:
        yield _row(who, period_words(each.period, by_weeks=journal.by_weeks), each.hours)
    for year in person.years:
        yield _row(who, year_words(journal, year.year), year.hours, total=True)


def _row(who: str, when: str, hours: JournalHours, *, total: bool = False) -> Row:
    numbers = (Number(value, Kind.ONE) for value in hours)
    return Row((Words(who), Words(when), *numbers), is_total=total)
