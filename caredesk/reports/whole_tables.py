"""The whole tables of the month report: by section, sick leave, staffing, and every post."""

from __future__ import annotations

from dataclasses import replace

from caredesk.domain.density import DensityFigures, OccupancyFigures
from caredesk.domain.economy import known_sum, minus
from caredesk.domain.figures import MonthFigures
from caredesk.domain.sick_groups import GroupFigure
from caredesk.language import formats
from caredesk.language.terms import TERMS
from caredesk.language.translation import N_, tr
from caredesk.reports.month_lines import SICK_SHORT, STAFFING_SHORT, Line, change_row, month_heads, row
from caredesk.reports.month_report import MonthReport, ReportPost
from caredesk.reports.month_tables import no_budget_note, why_no_sick_leave
from caredesk.reports.table import Cell, Kind, Number, Row, Table, Words

SICK_MORE = (
    Line("sick_leave", "percent_year_to_date", N_("Hittills i år"), Kind.PERCENT),
    Line("sick_leave", "share_60_days", N_("Andel från 60 dagar, % av sjuktiden"), Kind.PERCENT),
    Line("sick_leave", "sick_hours", N_("Sjuktimmar"), Kind.ONE),
    Line("sick_leave", "ordinary_hours", N_("Ordinarie timmar"), Kind.ONE),
    Line("sick_leave", "occasions_started", N_("Nya sjuktillfällen"), Kind.WHOLE),
    Line("sick_leave", "occasions_12_months", N_("Sjuktillfällen på tolv månader"), Kind.WHOLE),
    Line("sick_leave", "cost_sek", N_("Sjuklönekostnad, tkr"), Kind.TKR),
    Line("sick_leave", "cost_saved_sek", N_("Lön som inte betalas, tkr"), Kind.TKR),
    Line("sick_leave", "cost_replacement_sek", N_("Ersättare för sjuka, tkr"), Kind.TKR),
    Line("sick_leave", "cost_net_sek", N_("Netto, tkr"), Kind.TKR),
    Line("sick_leave", "not_replaced_hours", N_("Sjuktimmar utan ersättare"), Kind.ONE),
)
SICK_GROUPS = (
    ("women", N_("Kvinnor")),
    ("men", N_("Män")),
    ("age_29", N_("Till och med 29 år")),
    ("age_30_49", N_("30–49 år")),
    ("age_50", N_("Från 50 år")),
)
STAFFING_MORE = (
    Line("overtime", "cost_sek", N_("Kostnad övertid och fyllnad, tkr"), Kind.TKR),
    Line("staffing", "planned_hours", N_("Planerade timmar"), Kind.ONE),
    Line("staffing", "present_hours", N_("Närvarotimmar"), Kind.ONE),
    Line("staffing", "vacant_shifts", N_("Vakanta pass"), Kind.WHOLE),
    Line("staffing", "vacant_hours", N_("Vakanta timmar"), Kind.ONE),
    Line("staffing", "unscheduled_hours", N_("Timmar som inte är utlagda"), Kind.ONE),
    Line("staffing", "surplus_hours", N_("Timmar över behovet"), Kind.ONE),
    Line("staffing", "deficit_hours", N_("Timmar under behovet"), Kind.ONE),
    Line("staffing", "ob_sek", N_("OB, tkr"), Kind.TKR),
    Line("staffing", "lent_sek", N_("Utlånad personal, tkr"), Kind.TKR),
    Line("staffing", "cost_sek", N_("Kostnad för pass, tkr"), Kind.TKR),
)


def whole_sections_table(report: MonthReport) -> Table:
    """Density and occupancy of every section and the unit, month and twelve months."""
    places = (tr("Avdelning"), tr("Belagda"), tr("Beläggning"), tr("Tomdygn"), tr("Årsarb."))
    density = (tr("Täthet"), tr("Helg"), tr("Natt"), tr("R12"), tr("Mål"), tr("Mot mål"))
    rows = []
    for each in report.figures.sections:
        rows.append(_section_row(each.name, each.density, each.occupancy))
    whole = report.figures
    rows.append(_section_row(report.unit.name, whole.density, whole.occupancy, is_total=True))
    title = tr("Avdelningar, {month}").format(month=formats.month_name(report.month))
    return Table(title, (*places, *density), tuple(rows))


def _section_row(
    name: str, density: DensityFigures, occupancy: OccupancyFigures, *, is_total: bool = False
) -> Row:
    cells = (
        Words(name),
        Number(density.occupied, Kind.ONE),
        Number(occupancy.rate_available, Kind.SHARE),
        Number(occupancy.empty_days, Kind.WHOLE),
        Number(density.fte, Kind.ONE),
        Number(density.month, Kind.DENSITY),
        Number(density.weekend, Kind.DENSITY),
        Number(density.night, Kind.DENSITY),
        Number(density.r12, Kind.DENSITY, strong=True),
        Number(density.target, Kind.DENSITY),
        Number(minus(density.r12, density.target), Kind.DENSITY_CHANGE),
    )
    return Row(cells, is_total)


def whole_sick_table(report: MonthReport) -> Table:
    """Everything of sick leave that may leave the program."""
    title = tr("Sjukfrånvaro, {month}").format(month=formats.month_name(report.month))
    if report.figures.sick_leave.percent is None:
        return Table(title, (), (), why_no_sick_leave(report))
    rows = [change_row(report, each) for each in SICK_SHORT]
    rows += [_group_row(report, name, words) for name, words in SICK_GROUPS]
    rows += [change_row(report, each) for each in SICK_MORE]
    heads = (tr("Procent av ordinarie tid där inget annat sägs"), *month_heads(report)[1:], tr("Skillnad"))
    return Table(title, heads, tuple(rows))


def _group_row(report: MonthReport, name: str, words: str) -> Row:
    now, before = _group(report.figures, name), _group(report.last_year, name)
    change = minus(now.value, before.value)
    return row(tr(words), now, before, Number(change, Kind.ONE_CHANGE))


def _group(figures: MonthFigures, name: str) -> Number:
    groups = figures.sick_leave.groups
    held = GroupFigure(None) if groups is None else getattr(groups, name)
    return Number(held.percent, Kind.PERCENT, reason=tr("visas inte") if held.hidden else "")


def whole_staffing_table(report: MonthReport) -> Table:
    """Everything of staffing and overtime."""
    title = tr("Bemanning, {month}").format(month=formats.month_name(report.month))
    heads = (tr("Timmar där inget annat sägs"), *month_heads(report)[1:], tr("Skillnad"))
    return Table(title, heads, tuple(change_row(report, each) for each in (*STAFFING_SHORT, *STAFFING_MORE)))


def whole_economy_table(report: MonthReport) -> Table:
    """Every post with what it is part of, and the net."""
    title = tr("Ekonomi {month}, tkr").format(month=formats.month_name(report.month))
    if not report.posts:
        return Table(title, (), (), tr("Budget och utfall är inte inlagda för månaden."))
    heads = (tr("Post"), tr("Typ"), tr("Ingår i"), tr("Budget"), tr("Utfall"), tr("Prognos"), tr("Avvikelse"))
    # Outcome and forecast have columns of their own here: a forecast needs no mark.
    tops, total = report.top_posts, report.net_total
    rows = [_whole_post_row(post) for post in report.posts if post is not total]
    if total is not None:
        net_row = replace(_whole_post_row(total), is_total=True)
        return Table(title, heads, (*rows, net_row), no_budget_note(report))
    net: tuple[Cell, ...] = (
        Words(tr("Netto")),
        Words(""),
        Words(""),
        Number(known_sum(post.figures.budget for post in tops), Kind.TKR),
        Number(known_sum(post.figures.outcome for post in tops), Kind.TKR),
        Number(known_sum(post.figures.forecast for post in tops), Kind.TKR),
        Number(report.causes.deviation, Kind.TKR_CHANGE, strong=True),
    )
    return Table(title, heads, (*rows, Row(net, is_total=True)), no_budget_note(report))


def _whole_post_row(post: ReportPost) -> Row:
    figures = post.figures
    return row(
        figures.name,
        Words(tr(TERMS["post_type"].get(post.post_type, ""))),
        Words(post.part_of),
        Number(figures.budget, Kind.TKR),
        Number(figures.outcome, Kind.TKR),
        Number(figures.forecast, Kind.TKR),
        Number(figures.deviation, Kind.TKR_CHANGE, strong=True),
    )


def year_table(report: MonthReport) -> Table:
    """The whole year: budget, forecast, deviation."""
    economy, title = report.figures.economy, tr("Helår {year}, tkr").format(year=report.month[:4])
    if economy.budget_year is None and economy.forecast_year is None:
        return Table(title, (), (), tr("Årets budget och prognos är inte inlagda."))
    cells = (
        Words(tr("Netto")),
        Number(economy.budget_year, Kind.TKR),
        Number(economy.forecast_year, Kind.TKR),
        Number(economy.deviation_year, Kind.TKR_CHANGE, strong=True),
    )
    return Table(title, ("", tr("Budget"), tr("Prognos"), tr("Avvikelse")), (Row(cells),))


def volumes_table(report: MonthReport) -> Table | None:
    """Volumes against budget; None when none are kept."""
    if not report.volumes:
        return None
    rows = [
        row(
            tr(TERMS["volume_unit"][each.unit]),
            Number(each.budget, Kind.ONE),
            Number(each.outcome, Kind.ONE),
            Number(each.forecast, Kind.ONE),
            Number(each.effect_sek, Kind.TKR_CHANGE),
        )
        for each in report.volumes
    ]
    heads = (tr("Volymer"), tr("Budget"), tr("Utfall"), tr("Prognos"), tr("Effekt, tkr"))
    return Table(tr("Volymer"), heads, tuple(rows))


def whole_tables(report: MonthReport) -> tuple[Table, ...]:
    """The tables after the first page, in order."""
    found = [
        whole_sections_table(report),
        whole_sick_table(report),
        whole_staffing_table(report),
        whole_economy_table(report),
        year_table(report),
        volumes_table(report),
    ]
    return tuple(table for table in found if table is not None)
