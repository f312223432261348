"""What the report says in words, in the cases that a manager meets."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caredesk.domain.problems import problem
from caredesk.language import translation
from caredesk.reports import month_words
from tests.reports.invented_month import figures, filled, last_year, month_report


def density_changed(**fields: Any):
    now = figures()
    return replace(now, density=replace(now.density, **fields))


def test_the_situation_is_three_sentences_with_the_figures():
    assert month_words.situation(month_report()) == (
        "Personaltätheten är 0,82 mot målet 0,80, det motsvarar 1,0 årsarbetare eller 629 tkr per år; "
        "hålls nivån från oktober nås målet i juli 2027.".replace("629 tkr", "629\u00a0tkr"),
        "Sjukfrånvaron är 8,4\u00a0%, 0,5 procentenheter över oktober 2025.",
        "Oktober avviker med −118\u00a0tkr, mest vikarier och övertid.",
    )


def test_a_target_that_is_met_is_said_to_be():
    report = month_report(figures=density_changed(r12=0.79, gap_fte=-0.5))
    assert month_words.situation(report)[0] == "Personaltätheten är 0,79; målet 0,80 är nått."
    assert month_words.key_figures(report)[0].tone == "ok"


def test_a_target_out_of_reach_is_said_to_be():
    report = month_report()
    report = replace(report, line=replace(report.line, target_month=None))
    assert month_words.situation(report)[0].endswith("hålls nivån från oktober nås målet inte inom ett år.")


def test_without_twelve_months_the_density_is_not_guessed():
    report = month_report(figures=density_changed(r12=None, gap_fte=None, r12_months=9))
    assert "9 av 12 månader" in month_words.situation(report)[0]
    assert month_words.key_figures(report)[0].figure == "–"


def test_sick_leave_of_few_is_not_told_anywhere():
    now = figures()
    hidden = filled(type(now.sick_leave))
    report = month_report(
        figures=replace(now, sick_leave=hidden, problems=(problem("sick_leave_of_few"),)),
        last_year=replace(last_year(), sick_leave=hidden),
    )
    assert month_words.situation(report)[1] == "Sjukfrånvaron visas inte."
    figure = month_words.key_figures(report)[1]
    assert (figure.figure, figure.against) == ("–", "högst 10 personer")


def test_sick_leave_equal_to_last_year_is_no_difference():
    now = figures()
    report = month_report(figures=replace(now, sick_leave=replace(now.sick_leave, percent=7.92)))
    assert month_words.situation(report)[1] == "Sjukfrånvaron är 7,9\u00a0%, samma som oktober 2025."
    assert month_words.key_figures(report)[1].tone == "neutral"


def test_a_last_year_that_may_not_be_told_is_not_compared_with():
    hidden = replace(last_year(), sick_leave=filled(type(figures().sick_leave)))
    report = month_report(last_year=hidden)
    assert month_words.situation(report)[1] == "Sjukfrånvaron är 8,4\u00a0%."


def test_only_causes_that_pull_the_deviations_way_are_named():
    report = month_report()
    plus = replace(report.causes, deviation=30_000.0)
    assert month_words.situation(replace(report, causes=plus))[2].endswith("mest volym.")


def test_economy_without_amounts_says_what_lacks():
    report = month_report()
    none = filled(type(report.causes))
    assert month_words.situation(replace(report, causes=none))[2].startswith("Oktober kan inte jämföras")
    bare = replace(report, causes=none, posts=())
    assert month_words.situation(bare)[2] == "Budget och utfall är inte inlagda."


def test_the_four_figures_and_what_they_are_held_against():
    told = [(each.figure, each.against, each.tone) for each in month_words.key_figures(month_report())]
    assert told == [
        ("0,82", "+0,02 över mål 0,80", "over"),
        ("8,4\u00a0%", "+0,5\u00a0pe mot okt 2025", "over"),
        ("180,0\u00a0h", "+22,0\u00a0h mot okt 2025", "over"),
        ("−118\u00a0tkr", "helår −554\u00a0tkr", "over"),
    ]


@pytest.mark.parametrize(("r12", "against"), [(0.8004, "±0,00 mot mål 0,80"), (0.7996, "±0,00 mot mål 0,80")])
def test_a_density_that_reads_as_its_target_is_not_over_it(r12: float, against: str):
    figure = month_words.key_figures(month_report(figures=density_changed(r12=r12)))[0]
    assert (figure.figure, figure.against, figure.tone) == ("0,80", against, "ok")


@pytest.mark.parametrize("year", [-499.0, 0.0, 499.0])
def test_a_year_that_reads_as_its_budget_is_not_over_it(year: float):
    now = figures()
    report = month_report(figures=replace(now, economy=replace(now.economy, deviation_year=year)))
    figure = month_words.key_figures(report)[3]
    assert (figure.against, figure.tone) == ("helår ±0\u00a0tkr", "ok")


def test_the_foot_defines_the_full_time_equivalent_as_the_unit_counts_it():
    report = month_report()
    assert month_words.definition(report).startswith("Årsarbetare = arbetade timmar ÷ (38,25 h ÷ 7 × dygn).")
    whole = replace(report, unit=replace(report.unit, weekly_hours=37.0, basis="scheduled"))
    assert "schemalagda timmar ÷ (37 h ÷ 7" in month_words.definition(whole)
    half = replace(report, unit=replace(report.unit, weekly_hours=37.5))
    assert "arbetade timmar ÷ (37,5 h ÷ 7" in month_words.definition(half)
    employed = replace(report, unit=replace(report.unit, basis="employed"))
    assert "sysselsättningsgrad" in month_words.definition(employed)


def test_the_words_are_english_where_english_is_chosen():
    translation.use("en")
    assert month_words.situation(month_report())[1].startswith("Sick leave is 8,4")


def test_a_month_that_goes_on_is_said_to():
    report = month_report()
    assert month_words.made(report) == "Upprättad 2026-11-03 · utan namn"
    early = replace(report, made=date(2026, 10, 30))
    assert "innan månaden är slut" in month_words.made(early)
