"""The help of every figure: one file each, sums that hold, words filled with the facts they name."""

import ast
import re
from datetime import date

import pytest

from caredesk.domain.definitions import Definition, SourceRun, TableRow
from caredesk.domain.problems import problem
from caredesk.domain.rounding import rounded
from caredesk.language.definition_words import as_plain_text, definition_text, filled, help_file
from caredesk.services.definitions import FIGURES
from tests.source import ROOT

FOLDER = ROOT / "resources" / "help" / "figures"
KEYS = {
    "title", "under", "value", "numerator", "denominator", "beside", "example", "not_counted",
    "not_counted_employed", "not_counted_small", "row",
}  # fmt: skip


def as_python(text: str) -> str:
    """A sum as it is written on paper, for Python to work out."""
    text = re.sub(r"(?<=\d)[  ](?=\d)", "", text)
    return text.replace(",", ".").replace("÷", "/").replace("×", "*").replace("−", "-")


def worked_out(text: str) -> float:
    """Numbers and the four ways of counting, nothing else."""
    tree = ast.parse(as_python(text).strip(), mode="eval")
    allowed = (ast.Expression, ast.BinOp, ast.Constant, ast.Add, ast.Sub, ast.Mult, ast.Div)
    assert all(isinstance(node, allowed) for node in ast.walk(tree)), text
    return float(eval(compile(tree, "sum", "eval")))


def test_every_figure_has_its_help_and_no_help_is_without_figure():
    assert {path.stem for path in FOLDER.iterdir()} == set(FIGURES)


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_the_worked_numbers_hold(figure):
    for line in help_file(figure)["example"]:
        sum_, _, result = line.rpartition("=")
        decimals = len(result.strip().partition(",")[2])
        assert rounded(worked_out(sum_), decimals) == rounded(worked_out(result), decimals), line


def test_a_wrong_sum_would_be_found():
    assert worked_out("84 380,2 ÷ 1 994,5") == pytest.approx(42.306, abs=0.001)
    assert rounded(worked_out("6 × 8,25"), 1) != rounded(worked_out("49,4"), 1)


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_a_help_has_the_parts_that_the_card_shows(figure):
    found = help_file(figure)
    assert set(found) <= KEYS
    assert found["title"]
    assert found["not_counted"]
    assert all(row["label"] and row["text"] for row in found.get("row", ()))


def definition(value: float | None = 0.8198, **facts) -> Definition:
    held = {
        "fte": 42.306, "occupied": 51.594, "hours": 84380.2, "full_time_hours": 1994.464, "days": 365.0,
        "bed_days": 18832.0, "value": value, "target": 0.8, "target_day": date(2026, 10, 31),
        "gap_fte": 1.032, "cost_per_fte": 610_000.0, "gap_sek": 629_000.0, "weekly_hours": 38.25,
        "roles": None, "fte_employed": None, "fte_own": None,
    }  # fmt: skip
    return Definition(
        figure="density_r12",
        month="2026-10",
        section=None,
        first_day=date(2025, 11, 1),
        last_day=date(2026, 10, 31),
        value=value,
        facts=tuple({**held, **facts}.items()),
        known=12 if value is not None else 9,
        needed=12,
        estimated_days=3,
        hours_sources=(SourceRun("monthly", "2025-11", "2026-01"), SourceRun("detail", "2026-02", "2026-10")),
        occupancy_sources=(SourceRun("detail", "2025-11", "2026-10"),),
        columns=("fte", "occupied", "density"),
        table=(TableRow("2026-10", (1042.5, None, 0.8145), "detail"),),
        problems=() if value is not None else (problem("r12_incomplete", months=9, what="density"),),
    )


def rows(text) -> dict[str, tuple[str, str]]:
    return {row.label: (row.text.replace("\u00a0", " "), row.small) for row in text.rows}


def test_a_card_says_the_fraction_with_its_own_numbers():
    text = definition_text(definition())
    assert text.title == "Personaltäthet, rullande tolv månader"
    assert text.under == "Årsarbetare per belagd plats · 2025-11-01 – 2026-10-31"
    assert text.fraction == ("**42,3** årsarbetare", "**51,6** belagda platser")
    assert text.value == "0,82"
    assert text.beside[-1] == "**+1,0 årsarbetare mot målet**"
    assert text.beside_tone == "over"
    assert rows(text)["Årsarbetare"][0] == "84 380,2 h ÷ 1 994,5 h = **42,3**"
    assert rows(text)["Avståndets värde"][0] == "1,032 × 610 000 kr = **629 tkr per år**"
    assert rows(text)["Källor"] == (
        "Schema feb–okt 2026 · månadsvärden nov 2025–jan 2026",
        "beläggning: dygnsvärden nov 2025–okt 2026",
    )
    assert rows(text)["Fullständighet"] == ("**✓ 12 av 12 månader**", "3 dygn är uppskattade")


def test_a_line_whose_fact_is_not_known_is_left_out():
    text = definition_text(definition(cost_per_fte=None, gap_sek=None, target=None, gap_fte=None))
    assert "Avståndets värde" not in rows(text)
    assert text.beside == ()
    assert rows(text)["Räknas inte"] == ("introduktion, jour, beredskap, utlånade pass", "")


def test_a_missing_figure_says_what_is_missing_and_shows_the_example():
    missing = definition(None, fte=None, occupied=None, hours=None, full_time_hours=None, bed_days=None)
    text = definition_text(missing)
    assert text.value == "–"
    assert text.fraction is None
    assert "9 av 12 månader" in rows(text)["Saknas"][0]
    assert "42,3 ÷ 51,6 = 0,82" in rows(text)["Så räknas det"][0]
    assert rows(text)["Fullständighet"][0] == "**▲ 9 av 12 månader**"


def test_the_clipboard_takes_words_and_a_table_that_a_spreadsheet_reads():
    text = as_plain_text(definition_text(definition(gap_fte=-0.4)))
    assert "42,3 årsarbetare ÷ 51,6 belagda platser = 0,82" in text
    assert "-0,4 årsarbetare mot målet" in text
    assert "**" not in text
    assert text.endswith("Månad\tÅrsarbetare\tBelagda platser\tTäthet\nokt 2026\t1042,5\t–\t0,815")


@pytest.mark.parametrize(("gap", "tone"), [(0.06, "over"), (0.04, "ok"), (-0.04, "ok"), (-0.4, "ok")])
def test_a_gap_is_over_only_where_it_reads_so(gap: float, tone: str):
    assert definition_text(definition(gap_fte=gap)).beside_tone == tone


def test_a_fact_in_each_format():
    facts = {"a": -1234.5, "b": date(2026, 10, 31), "c": "text"}
    line = filled("{a:1} {a:+0} {a:tkr} {a:h} {a:pct} {b:day} {c}", facts).replace("\u00a0", " ")
    assert line == "−1 234,5 −1 235 −1 tkr −1 234,5 h −1 234,5 % 2026-10-31 text"
