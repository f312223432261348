"""The tables of the month report: the short ones of its first page, and the whole ones that follow."""

from __future__ import annotations

from collections.abc import Iterable

from caredesk.domain.economy import known_sum, minus
from caredesk.language import formats
from caredesk.language.translation import N_, tr
from caredesk.reports.month_lines import SICK_SHORT, STAFFING_SHORT, change_row, month_heads, month_row, row
from caredesk.reports.month_report import MonthReport, ReportPost, RollingDensity
from caredesk.reports.month_words import sick_hidden
from caredesk.reports.table import Cell, Kind, Number, Row, Table, Words

MOST_POSTS = 8
"""So many posts have room on the first page; the rest are one row there."""

FORECAST_MARK = "*"
HALF_THOUSAND = 500.0

Posts = tuple[ReportPost, ...]

CAUSES = (
    ("volume", N_("Volym")),
    ("sick_pay", N_("Sjuklön")),
    ("overtime", N_("Övertid")),
    ("substitutes", N_("Vikarier")),
    ("ob", N_("OB")),
    ("surplus", N_("Överskottstid")),
    ("unexplained", N_("Oförklarat")),
)


def sections_table(report: MonthReport) -> Table:
    """Rolling twelve months: places, full-time equivalents, density and distance to the target."""
    if all(held.density is None for held in (*report.sections, report.whole)):
        said = tr("Avdelningarnas täthet visas när 12 månader är kompletta; nu är {known} av 12.")
        return Table("", (), (), said.format(known=report.figures.density.r12_months))
    heads = (tr("Avdelning, R12"), tr("Belagda"), tr("Årsarb."), tr("Täthet"), tr("Mot mål"))
    rows = [_rolling_row(section) for section in report.sections if len(report.sections) > 1]
    return Table("", heads, (*rows, _rolling_row(report.whole, is_total=True)))


def _rolling_row(held: RollingDensity, *, is_total: bool = False) -> Row:
    cells = (
        Words(held.name),
        Number(held.occupied, Kind.ONE),
        Number(held.fte, Kind.ONE),
        Number(held.density, Kind.DENSITY, strong=True),
        Number(minus(held.density, held.target), Kind.DENSITY_CHANGE),
    )
    return Row(cells, is_total)


def occupancy_table(report: MonthReport) -> Table:
    """Occupied places, rate and empty days of the month and of twelve months."""
    month, empty = report.figures.occupancy, report.empty
    if month.occupied is None and report.whole.occupied is None:
        return Table("", (), (), tr("Månaden saknar beläggning för någon dag."))
    rows = [
        row(tr("Belagda platser"), Number(month.occupied, Kind.ONE), Number(report.whole.occupied, Kind.ONE)),
        row(
            tr("Beläggningsgrad"),
            Number(month.rate_available, Kind.SHARE),
            Number(month.rate_r12, Kind.SHARE),
        ),
        row(tr("Tomdygn"), Number(empty.month_days, Kind.WHOLE), Number(empty.r12_days, Kind.WHOLE)),
        row(tr("Kostnad tomdygn, tkr"), Number(empty.month_sek, Kind.TKR), Number(empty.r12_sek, Kind.TKR)),
    ]
    heads = (tr("Beläggning"), formats.capital(formats.month_word_short(report.month)), "R12")
    return Table("", heads, tuple(rows))


def sick_table(report: MonthReport) -> Table:
    """Sick leave in percent of ordinary time, by length, against the same month last year."""
    title = tr("Sjukfrånvaro, % av ordinarie tid")
    if report.figures.sick_leave.percent is None:
        return Table(title, (), (), why_no_sick_leave(report))
    return Table(title, (*month_heads(report), "pe"), tuple(change_row(report, each) for each in SICK_SHORT))


def why_no_sick_leave(report: MonthReport) -> str:
    if sick_hidden(report):
        return tr("Sjukfrånvaron visas inte utanför programmet: enheten har högst 10 personer.")
    return tr("Månaden saknar frånvaro och månadsvärde för sjukfrånvaro.")


def staffing_table(report: MonthReport) -> Table:
    """Overtime, additional time, substitutes and resource shifts, hours."""
    rows = [month_row(report, each) for each in STAFFING_SHORT]
    return Table(tr("Bemanning och övertid, timmar"), month_heads(report), tuple(rows))


def economy_table(report: MonthReport) -> Table:
    """The posts that weigh most, and the net of all."""
    title = tr("Ekonomi {month}, tkr").format(month=formats.month_word(report.month))
    if not report.posts:
        return Table(title, (), (), tr("Budget och utfall är inte inlagda för månaden."))
    shown, rest = _heaviest(report)
    rows = [_post_row(post) for post in shown]
    if rest:
        words = tr("Övriga poster ({count})").format(count=len(rest))
        rows.append(_sum_row(words, rest, mark=_mark(rest), is_total=False))
    rows.append(_sum_row(tr("Netto"), report.top_posts, mark=_mark(report.posts)))
    heads = (tr("Post"), tr("Budget"), tr("Utfall"), tr("Avvikelse"))
    notes = (forecast_note(report), no_budget_note(report))
    return Table(title, heads, tuple(rows), " ".join(note for note in notes if note))


def _heaviest(report: MonthReport) -> tuple[Posts, Posts]:
    """Posts with a row of their own, in order, and the rest: all that are no totals when they have room, else
    those of the net that deviate most."""
    totals = _totals(report.posts)
    leaves = tuple(post for post in report.posts if post.figures.name not in totals)
    if len(leaves) <= MOST_POSTS and _parts_are_whole(report):
        return leaves, ()
    posts = report.net_posts if _net_is_told(report) else report.top_posts
    if len(posts) <= MOST_POSTS:
        return posts, ()
    kept = sorted(posts, key=lambda post: -abs(post.figures.deviation or 0.0))[: MOST_POSTS - 1]
    return tuple(post for post in posts if post in kept), tuple(post for post in posts if post not in kept)


def _net_is_told(report: MonthReport) -> bool:
    """Whether the parts of the one total tell all of it but what rounding to thousands takes."""
    total, parts = report.net_total, report.net_posts
    if total is None:
        return True
    gap = (total.value or 0.0) - (_value_sum(parts) or 0.0)
    return abs(gap) <= HALF_THOUSAND * (len(parts) + 1)


def _totals(posts: Posts) -> set[str]:
    return {post.part_of for post in posts if post.part_of}


def _parts_are_whole(report: MonthReport) -> bool:
    """Whether every total is told by its parts, so that it may be left out without a gap in the net."""
    for name in _totals(report.posts):
        total = next((post for post in report.posts if post.figures.name == name), None)
        parts = [post for post in report.posts if post.part_of == name]
        if total is None or round(total.value or 0.0, -3) != round(_value_sum(parts) or 0.0, -3):
            return False
    return True


def _value_sum(posts: Iterable[ReportPost]) -> float | None:
    return known_sum(post.value for post in posts)


def _post_row(post: ReportPost) -> Row:
    figures = post.figures
    return row(
        figures.name,
        Number(figures.budget, Kind.TKR),
        Number(post.value, Kind.TKR, mark=_mark((post,))),
        Number(figures.deviation, Kind.TKR_CHANGE, strong=True),
    )


def _mark(posts: Posts) -> str:
    """The sign of a value that is a forecast, or holds one."""
    return FORECAST_MARK if any(post.is_forecast for post in posts) else ""


def _sum_row(words: str, posts: Posts, *, mark: str, is_total: bool = True) -> Row:
    cells: tuple[Cell, ...] = (
        Words(words),
        Number(known_sum(post.figures.budget for post in posts), Kind.TKR),
        Number(_value_sum(posts), Kind.TKR, mark=mark),
        Number(known_sum(post.figures.deviation for post in posts), Kind.TKR_CHANGE, strong=True),
    )
    return Row(cells, is_total)


def forecast_note(report: MonthReport) -> str:
    """What the mark says, where a post has it."""
    return tr("* prognos, utfall saknas.") if _mark(report.posts) else ""


def no_budget_note(report: MonthReport) -> str:
    """That a post without budget is no part of the deviation, where there is one."""
    without = any(post.figures.budget is None and post.value is not None for post in report.top_posts)
    return tr("Poster utan budget räknas inte i avvikelsen.") if without else ""


def causes_table(report: MonthReport) -> Table:
    """Why the month deviates."""
    title, causes = tr("Varför månaden avviker"), report.causes
    if causes.deviation is None:
        return Table(title, (), (), tr("Går att visa när budget och utfall finns för månaden."))
    head = tr("Avvikelsen {amount}").format(amount=formats.tkr(causes.deviation, signed=True))
    rows = []
    for name, words in CAUSES:
        amount = getattr(causes, name)
        if amount is not None:
            rows.append(
                Row(
                    (
                        Words(tr(words), _beside_cause(report, name)),
                        Number(amount, Kind.TKR_CHANGE, strong=True),
                    )
                )
            )
    return Table(title, (head, tr("tkr")), tuple(rows))


def _beside_cause(report: MonthReport, name: str) -> str:
    """The hours or places behind a cause."""
    figures = report.figures
    if name == "volume" and figures.occupancy.occupied is not None:
        return tr("{places} belagda").format(places=formats.number(figures.occupancy.occupied, 1))
    overtime = known_sum((figures.overtime.simple_hours, figures.overtime.qualified_hours))
    if name == "overtime" and overtime is not None:
        qualified = formats.hours(figures.overtime.qualified_hours)
        return tr("{hours}, varav {qualified} kvalificerad").format(
            hours=formats.hours(overtime), qualified=qualified
        )
    if name == "substitutes" and figures.staffing.substitute_hours is not None:
        return formats.hours(figures.staffing.substitute_hours)
    if name == "surplus" and figures.staffing.surplus_hours is not None:
        return tr("{hours} över behovet").format(hours=formats.hours(figures.staffing.surplus_hours))
    return ""


def pairs(report: MonthReport) -> tuple[tuple[Table, Table], ...]:
    """The tables of the first page, two abreast, in order."""
    return (
        (sections_table(report), occupancy_table(report)),
        (sick_table(report), staffing_table(report)),
        (economy_table(report), causes_table(report)),
    )


def key_table(report: MonthReport) -> Table:
    """The figures of Läget with target and last year, for the workbook's first sheet."""
    now, before = report.figures, report.last_year
    density, earlier = now.density, before.density
    per_year = (density.gap_sek_per_year, None, earlier.gap_sek_per_year)
    overtime = (now.overtime.hours, None, before.overtime.hours)
    rows = (
        _key_row(tr("Personaltäthet R12"), Kind.DENSITY, density.r12, density.target, earlier.r12),
        _key_row(tr("Personaltäthet i månaden"), Kind.DENSITY, density.month, density.target, earlier.month),
        _key_row(tr("Över målet, årsarbetare"), Kind.ONE_CHANGE, density.gap_fte, None, earlier.gap_fte),
        _key_row(tr("Över målet, tkr per år"), Kind.TKR_CHANGE, *per_year),
        _key_row(
            tr("Sjukfrånvaro, %"), Kind.PERCENT, now.sick_leave.percent, None, before.sick_leave.percent
        ),
        _key_row(tr("Övertid och fyllnad, timmar"), Kind.ONE, *overtime),
        _key_row(tr("Avvikelse mot budget, tkr"), Kind.TKR_CHANGE, report.causes.deviation, None, None),
        _key_row(tr("Avvikelse helår, tkr"), Kind.TKR_CHANGE, now.economy.deviation_year, None, None),
    )
    _, this_month, same_month = month_heads(report)
    return Table(tr("Nyckeltal"), ("", this_month, tr("Mål"), same_month), rows)


def _key_row(
    words: str, kind: Kind, value: float | None, target: float | None, last_year: float | None
) -> Row:
    return row(words, Number(value, kind, strong=True), Number(target, kind), Number(last_year, kind))
