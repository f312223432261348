"""Five years of a real care home, as monthly values: R12 against arithmetic of its own."""

import csv
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from caredesk.domain.rows import MonthlyValue, Unit
from caredesk.language.words import word
from caredesk.services.density_line import view_density_line
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows

STAFF_COLUMNS = ("RNDON", "RNadmin", "RN", "LPNadmin", "LPN", "CNA", "NAtrn", "MedAide")
WEEKLY_HOURS = Fraction("38.25")

Days = dict[str, list[tuple[Fraction, int]]]


@pytest.fixture(scope="module")
def care_home(shared: Path) -> Days:
    """Hours of all staff and residents of each day, by month."""
    found: Days = defaultdict(list)
    source = shared / "data/samples/pbj/care_home_335513_2017-2021.csv"
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            hours = sum((Fraction(row[f"Hrs_{name}"]) for name in STAFF_COLUMNS), Fraction(0))
            found[f"{row['WorkDate'][:4]}-{row['WorkDate'][4:6]}"].append((hours, int(row["MDScensus"])))
    return dict(found)


@pytest.fixture(scope="module")
def unit(care_home: Days, tmp_path_factory: pytest.TempPathFactory):
    with create_unit(tmp_path_factory.mktemp("home") / "home.caredesk", name="Home") as opened:
        with edit(opened, "import", source="home"):
            rows.insert(opened.store, [Unit("Home", date(2017, 1, 1), weekly_hours=float(WEEKLY_HOURS))])
            rows.insert(
                opened.store,
                [
                    MonthlyValue(
                        month,
                        worked_hours=float(sum(hours for hours, _ in days)),
                        bed_days=sum(residents for _, residents in days),
                    )
                    for month, days in care_home.items()
                ],
            )
        yield opened


def year_of_days(care_home: Days, month: str) -> list[tuple[Fraction, int]]:
    """Every day of the twelve months that end with the month; [] when a month is missing."""
    year, number = int(month[:4]), int(month[5:])
    months = [f"{year - (number <= back)}-{(number - back - 1) % 12 + 1:02d}" for back in range(12)]
    return [day for each in months for day in care_home[each]] if set(months) <= set(care_home) else []


def r12_by_hand(care_home: Days, month: str) -> float:
    """Hours over full-time hours of the days, by the mean of residents."""
    days = year_of_days(care_home, month)
    fte = sum(hours for hours, _ in days) / (WEEKLY_HOURS / 7 * len(days))
    return float(fte / Fraction(sum(residents for _, residents in days), len(days)))


def complete_years(care_home: Days) -> list[str]:
    return [month for month in sorted(care_home) if year_of_days(care_home, month)]


def test_r12_of_every_complete_year_equals_independent_arithmetic(unit: OpenUnit, care_home: Days):
    months = complete_years(care_home)
    # 2017-12, and 2019-03 to 2021-12: the missing quarter breaks the year for fourteen months.
    assert (len(months), months[0], months[1], months[-1]) == (35, "2017-12", "2019-03", "2021-12")
    for month in months:
        figures = view_figures(unit, month=month).density
        assert figures.r12 == pytest.approx(r12_by_hand(care_home, month), rel=1e-9)
        assert figures.r12_months == 12


@pytest.mark.parametrize(
    ("month", "known"), [("2018-03", 9), ("2018-06", 9), ("2018-12", 9), ("2019-02", 11)]
)
def test_a_missing_quarter_gives_no_number_but_the_reason(unit: OpenUnit, month: str, known: int):
    figures = view_figures(unit, month=month)
    assert figures.density.r12 is None
    assert figures.density.gap_fte is None
    assert figures.density.r12_months == known
    said = [word(each) for each in figures.problems if each.code == "r12_incomplete"]
    assert any(f"{known} av 12" in sentence for sentence in said)


def test_a_month_of_the_missing_quarter_is_itself_absent(unit: OpenUnit):
    figures = view_figures(unit, month="2018-02")
    assert (figures.density.hours, figures.density.fte, figures.density.month) == (None, None, None)
    assert figures.occupancy.occupied is None


def test_the_line_has_a_gap_where_the_quarter_is_missing(unit: OpenUnit):
    line = view_density_line(unit, month="2018-06")
    by_month = {point.month: point for point in line.points}
    assert by_month["2017-12"].r12 is not None
    assert by_month["2018-01"].r12 is None
    assert by_month["2018-02"].density is None
    assert by_month["2018-05"].density is not None
