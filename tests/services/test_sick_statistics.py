"""Statistics of sick leave, of the sample unit and of a small one: the manager's own view and what leaves."""

from datetime import date
from functools import partial
from time import perf_counter

import pytest

from caredesk.domain.calendar import days_from_to
from caredesk.domain.rows import Absence, Employee, Employment, MonthlyValue, Unit
from caredesk.domain.sick_statistics import KEYS, Figure, SickStatistics, TableRow
from caredesk.services.definitions import view_definition
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import create_unit, open_unit
from caredesk.services.sick_statistics import view_sick_statistics
from caredesk.storage import rows
from tests.sample import NOW, copy_sample

MONTH, BEFORE = "2026-10", "2025-10"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with open_unit(copy_sample(tmp_path_factory.mktemp("sample"))) as unit:
        yield unit


@pytest.fixture
def unit(tmp_path):
    """Twelve in Gran and eleven in Tall, 5 h a day; one of Tall moves to Gran on 16 October."""
    with create_unit(tmp_path / "enhet.caredesk", name="Enheten") as opened:
        with edit(opened, "fill"):
            for number, _ in rows.read_with_ids(opened.store, Unit):
                rows.delete(opened.store, "unit", [number])
            rows.insert(opened.store, [Unit("Enheten", weekly_hours=35.0), *staff()])
        yield opened


def staff() -> list[Employee | Employment | Absence]:
    long_ago, moved = date(2020, 1, 1), date(2026, 10, 16)
    held: list[Employee | Employment | Absence] = []
    for number in range(23):
        name, home = f"{number:02}", "Gran" if number < 12 else "Tall"
        held.append(Employee(name, name, "female" if number % 2 else "male", date(1980, 1, 1)))
        end = date(2026, 10, 15) if number == 22 else None
        held.append(Employment(name, long_ago, end, "permanent", home))
    held.append(Employment("22", moved, None, "permanent", "Gran"))
    held += [
        Absence("00", date(2025, 10, 6), date(2025, 10, 7), "sick", 100),
        Absence("00", date(2026, 10, 5), date(2026, 10, 9), "sick", 100),
        Absence("22", date(2026, 10, 14), date(2026, 10, 17), "sick", 50),
    ]
    return held


def row(view: SickStatistics, key: str) -> TableRow:
    return view.rows[KEYS.index(key)]


def test_the_unit_is_what_its_figures_are_both_years(sample):
    found = view_sick_statistics(sample, month=MONTH, section=None, public=False)
    for month, figures in (
        (MONTH, view_figures(sample, month=MONTH).sick_leave),
        (BEFORE, view_figures(sample, month=BEFORE).sick_leave),
    ):
        values = {row.key: (row.now if month == MONTH else row.before).value for row in found.rows}
        assert figures.groups is not None
        groups = {name: vars(group)["percent"] for name, group in vars(figures.groups).items()}
        assert values == groups | {
            "total": figures.percent,
            "short": figures.short_percent,
            "middle": figures.middle_percent,
            "long": figures.long_percent,
            "year_to_date": figures.percent_year_to_date,
            "r12": figures.percent_r12,
            "share_60": figures.share_60_days,
            "started": figures.occasions_started,
            "started_12_months": figures.occasions_12_months,
        }


def test_bars_end_with_the_month_or_with_those_that_are_over(sample):
    found = view_sick_statistics(sample, month="2026-08", section=None, public=False)
    assert [bar.month for bar in found.bars] == [f"2026-{month:02}" for month in range(1, 13)]
    assert [bar.now.why for bar in found.bars] == [""] * 8 + ["ahead"] * 4
    assert all(bar.before.value is not None for bar in found.bars)
    later = view_sick_statistics(sample, month="2026-08", section=None, public=False, today=NOW.date())
    assert [bar.now.why for bar in later.bars] == [""] * 10 + ["ahead"] * 2
    assert later.rows == found.rows


def test_what_leaves_is_the_same_but_for_what_stays(sample):
    own, public = (
        view_sick_statistics(sample, month=MONTH, section=None, public=public) for public in (False, True)
    )
    pairs = list(zip(own.figures, public.figures, strict=True))
    assert all(left in (held, Figure(None, "hidden")) for held, left in pairs)
    hidden = {part.section for part in public.sections if part.now.why == "hidden"}
    assert hidden == {"Eken"}  # ten people; what is left of the unit without the others is more than ten


def test_a_sections_figures_are_of_its_days(unit):
    gran = view_sick_statistics(unit, month=MONTH, section="Gran", public=False)
    # Twelve for 31 days and one for 16, 5 h each; five sick days, and two half ones of who moved.
    assert row(gran, "total").now.value == pytest.approx(100 * (5 * 5 + 2 * 2.5) / (5 * (12 * 31 + 16)))
    assert row(gran, "total").before.value == pytest.approx(100 * 2 / (12 * 31))
    assert row(gran, "short").now == row(gran, "total").now
    assert (row(gran, "started").now.value, gran.population) == (1, 13)
    days = len(list(days_from_to(date(2026, 1, 1), date(2026, 10, 31))))
    assert row(gran, "year_to_date").now.value == pytest.approx(100 * 30 / (5 * (12 * days + 16)))
    tall = next(part for part in gran.sections if part.section == "Tall")
    assert tall.now.value == pytest.approx(100 * 2 * 2.5 / (5 * (10 * 31 + 15)))
    assert tall.change == pytest.approx(tall.now.value)


def test_groups_hide_on_screen_too_and_leave_only_for_the_whole_unit(unit):
    own = view_sick_statistics(unit, month=MONTH, section="Gran", public=False)
    assert (row(own, "women").now, row(own, "women").size) == (Figure(None, "hidden"), None)
    assert row(own, "age_30_49").size == 13
    assert row(own, "age_29").now == Figure(None, "nobody")
    public = view_sick_statistics(unit, month=MONTH, section="Gran", public=True)
    assert row(public, "age_30_49").now == Figure(None, "hidden")
    assert row(public, "total").now == row(own, "total").now


def test_a_month_without_source_says_so(unit):
    with edit(unit, "history"):
        rows.insert(unit.store, [MonthlyValue("2025-09", "Gran", sick_hours=90.0, ordinary_hours=900.0)])
    found = view_sick_statistics(unit, month="2026-09", section="Gran", public=False)
    assert row(found, "total").before == Figure(10.0)
    assert row(found, "short").before == Figure(None, "not_kept")
    assert row(found, "women").before == Figure(None, "not_kept")
    assert row(found, "year_to_date").before == Figure(None, "incomplete")
    assert row(found, "r12").before == Figure(None, "incomplete")
    assert row(found, "share_60").now == Figure(None, "nobody_sick")
    tall = next(part for part in found.sections if part.section == "Tall")
    assert tall.before == Figure(None, "no_source")
    public = view_sick_statistics(unit, month="2026-09", section="Gran", public=True)
    assert row(public, "total").before == Figure(None, "hidden")


def test_the_definition_has_the_numbers_of_its_section_and_groups_only_as_they_leave(unit):
    asked = partial(view_definition, unit, figure="sick_statistics", month=MONTH, today=NOW.date())
    whole, gran = asked(), asked(section="Gran")
    own = view_sick_statistics(unit, month=MONTH, section="Gran", public=False)
    held = dict(gran.facts)
    assert (held["value"], held["year"]) == (row(own, "total").now.value, row(own, "year_to_date").now.value)
    assert held["sick_hours"] == pytest.approx(30)
    assert held["age_30_49"] is None
    assert dict(whole.facts)["women"] is not None
    assert not whole.stays
    assert not gran.stays


def test_a_definition_that_tells_of_few_stays(unit):
    # Tall has ten people when the eleventh has moved.
    for figure, section, stays in (
        ("sick_percent", None, False),
        ("sick_statistics", "Tall", True),
    ):
        month, today = "2026-11", NOW.date()
        shown = view_definition(unit, figure=figure, month=month, section=section, today=today)
        assert (figure, shown.stays) == (figure, stays)


@pytest.mark.benchmark
def test_both_views_take_less_than_a_tenth_of_a_second(sample):
    for public in (False, True):
        view_sick_statistics(sample, month=MONTH, section=None, public=public, today=NOW.date())
        begun = perf_counter()
        view_sick_statistics(sample, month=MONTH, section=None, public=public, today=NOW.date())
        assert perf_counter() - begun < 0.1
