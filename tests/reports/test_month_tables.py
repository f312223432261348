"""Tables of the report: posts that have room, totals told once, nothing shown that may not be."""

from dataclasses import replace

from caredesk.domain.economy import PostFigures
from caredesk.reports import month_tables, whole_tables
from caredesk.reports.month_report import ReportPost
from caredesk.reports.table import Kind, Number, Table
from tests.reports.invented_month import month_report


def shown(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def post(name: str, budget: float | None, outcome: float | None, part_of: str = "") -> ReportPost:
    deviation = None if budget is None or outcome is None else outcome - budget
    return ReportPost(PostFigures(name, budget, outcome, None, deviation), "pay", part_of)


def test_posts_are_in_thousands_and_the_net_is_their_sum():
    rows = shown(month_tables.economy_table(month_report()))
    assert rows[0] == ["Intäkter", "412", "405", "−7"]
    assert rows[-1] == ["Netto", "−2\u00a0024", "−2\u00a0142", "−118"]


def test_many_posts_leave_the_lightest_to_one_row_and_the_net_whole():
    posts = tuple(post(f"Post {n:02}", -10_000.0, -10_000.0 - 1000 * n) for n in range(20))
    rows = shown(month_tables.economy_table(month_report(posts=posts)))
    assert len(rows) == 9
    assert [row[0] for row in rows[:2]] == ["Post 13", "Post 14"]
    assert rows[-2] == ["Övriga poster (13)", "−130", "−208", "−78"]
    assert rows[-1] == ["Netto", "−200", "−390", "−190"]


def test_a_total_gives_way_to_its_parts_where_they_tell_all_of_it():
    posts = (
        post("Personal", -90_000.0, -95_000.0),
        post("Lön", -60_000.0, -61_000.0, "Personal"),
        post("Övertid", -30_000.0, -34_000.0, "Personal"),
    )
    rows = shown(month_tables.economy_table(month_report(posts=posts)))
    assert [row[0] for row in rows] == ["Lön", "Övertid", "Netto"]
    assert rows[-1][1:] == ["−90", "−95", "−5"]


def test_a_total_stands_itself_where_its_parts_tell_less():
    posts = (post("Personal", -90_000.0, -95_000.0), post("Lön", -60_000.0, -61_000.0, "Personal"))
    rows = shown(month_tables.economy_table(month_report(posts=posts)))
    assert [row[0] for row in rows] == ["Personal", "Netto"]


def test_the_one_total_of_many_posts_is_the_net_and_its_parts_are_the_posts():
    parts = tuple(post(f"Post {n}", -10_000.0, -10_000.0 - 1000 * n, "Netto") for n in range(9))
    # The total is half a thousand off its parts, as printed ones may be.
    posts = (post("Netto", -90_000.0, -126_500.0), *parts)
    rows = shown(month_tables.economy_table(month_report(posts=posts)))
    assert [row[0] for row in rows] == [*(f"Post {n}" for n in range(2, 9)), "Övriga poster (2)", "Netto"]
    assert rows[-2] == ["Övriga poster (2)", "−20", "−21", "−1"]
    assert rows[-1] == ["Netto", "−90", "−127", "−37"]


def test_posts_below_totals_below_the_net_are_told_once():
    posts = (
        post("Netto", -90_000.0, -95_000.0),
        post("Personal", -90_000.0, -95_000.0, "Netto"),
        post("Lön", -60_000.0, -61_000.0, "Personal"),
        post("Övertid", -30_000.0, -34_000.0, "Personal"),
    )
    rows = shown(month_tables.economy_table(month_report(posts=posts)))
    assert [row[0] for row in rows] == ["Lön", "Övertid", "Netto"]


def test_a_forecast_in_place_of_an_outcome_is_marked_and_explained():
    figures = PostFigures("Lön", -10_000.0, None, -12_000.0, -2_000.0)
    table = month_tables.economy_table(month_report(posts=(ReportPost(figures, "pay", ""),)))
    assert shown(table)[0] == ["Lön", "−10", "−12*", "−2"]
    assert table.note == "* prognos, utfall saknas."
    assert shown(table)[-1] == ["Netto", "−10", "−12*", "−2"]


def test_a_sum_of_posts_is_marked_when_one_of_them_is_a_forecast():
    heavy = tuple(post(f"Post {n}", -10_000.0, -20_000.0) for n in range(7))
    light = (
        post("Lätt", -10_000.0, -10_000.0),
        ReportPost(PostFigures("Väntad", -5_000.0, None, -5_000.0, 0.0), "pay", ""),
    )
    report = month_report(posts=(*heavy, *light))
    rows = shown(month_tables.economy_table(report))
    assert [row[2] for row in rows] == ["−20"] * 7 + ["−15*", "−155*"]
    whole = whole_tables.whole_economy_table(report)
    assert "*" not in whole.note + "".join(cell for row in shown(whole) for cell in row)


def test_sums_of_outcomes_alone_have_no_mark():
    table = month_tables.economy_table(month_report())
    assert "*" not in table.note + "".join(cell for row in shown(table) for cell in row)


def test_a_post_without_budget_is_no_zero():
    table = month_tables.economy_table(month_report(posts=(post("Lön", None, -12_000.0),)))
    assert shown(table)[0] == ["Lön", "–", "−12", "–"]
    assert "utan budget" in table.note


def test_a_part_without_data_is_one_line_never_an_empty_table():
    bare = month_report(posts=())
    for table in (month_tables.economy_table(bare), whole_tables.whole_economy_table(bare)):
        assert table.rows == ()
        assert table.note


def test_a_small_group_is_not_shown_and_an_empty_one_is_a_dash():
    rows = {row[0]: row[1:] for row in shown(whole_tables.whole_sick_table(month_report()))}
    assert rows["Kvinnor"] == ["8,6", "–", "–"]
    assert rows["Män"] == ["visas inte", "–", "–"]
    assert rows["Till och med 29 år"] == ["–", "–", "–"]


def test_causes_that_cannot_be_told_are_left_out():
    report = month_report()
    table = month_tables.causes_table(replace(report, causes=replace(report.causes, volume=None)))
    assert [row.cells[0].text for row in table.rows][:2] == ["Sjuklön", "Övertid"]
    assert table.heads[0] == "Avvikelsen −118\u00a0tkr"


def test_a_single_section_is_told_once():
    report = month_report()
    one = replace(report, sections=report.sections[:1])
    assert [row.cells[0].text for row in month_tables.sections_table(one).rows] == ["Björkbacken"]


def test_a_number_is_rounded_for_text_only():
    assert Number(-499.0, Kind.TKR_CHANGE).text == "±0"
    assert Number(0.952, Kind.SHARE).text == "95,2\u00a0%"
    assert Number(None, Kind.ONE).text == "–"


def test_one_total_of_everything_is_the_net_and_stands_once_and_last():
    posts = (
        post("Netto", -90_000.0, -95_000.0),
        post("Lön", -60_000.0, -61_000.0, "Netto"),
        post("Övertid", -30_000.0, -34_000.0, "Netto"),
    )
    table = whole_tables.whole_economy_table(month_report(posts=posts))
    assert [row.cells[0].text for row in table.rows] == ["Lön", "Övertid", "Netto"]
    assert [row.is_total for row in table.rows] == [False, False, True]


def test_tables_of_a_month_without_occupancy_say_so_in_a_line():
    report = month_report()
    unknown = replace(report.whole, occupied=None, density=None)
    occupancy = replace(report.figures.occupancy, occupied=None)
    bare = replace(
        report, sections=(unknown,), whole=unknown, figures=replace(report.figures, occupancy=occupancy)
    )
    for table in month_tables.pairs(bare)[0]:
        assert table.rows == ()
        assert table.note
