"""The first start: what is typed becomes rows, and the figure is what a manager gets by hand."""

from pathlib import Path

import pytest

from caredesk.domain.calendar import days_in, months_ending
from caredesk.domain.rows import MonthlyValue, Occupancy, Place, Shift
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.entry import EntryRefused, Typed
from caredesk.services.figures import view_figures
from caredesk.services.first_start import (
    MonthTexts,
    edit_sections_removed,
    edit_start_months,
    edit_start_places,
    edit_start_sections,
    edit_start_unit,
    preview_start_months,
    read_months,
    view_first_start,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import on

LAST = "2026-10"
RUN = months_ending(LAST, 12)
HOURS = (7053, 7301.7, 7190, 6512.9, 7205.3, 6908.4, 7077.5, 6870.6, 7087.8, 7099.2, 6883.8, 7190)
BED_DAYS = (1557, 1587, 1593, 1450, 1612, 1557, 1603, 1539, 1578, 1600, 1563, 1593)


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "u.caredesk", name="Björkbacken", unit_type="nursing_home") as unit:
        edit_start_places(unit, {"available": "54", "target": "0,80"})
        edit_start_unit(unit, {"cost_per_fte": "610 000"})
        yield unit


def type_months(unit: OpenUnit, count: int = 12) -> None:
    typed = [
        MonthTexts(month, {"worked_hours": str(hours), "bed_days": str(days)})
        for month, hours, days in zip(RUN, HOURS, BED_DAYS, strict=True)
    ]
    edit_start_months(unit, typed[:count])


def refused(unit: OpenUnit, month: str, **texts: str) -> tuple[str, str]:
    before = rows.read(unit.store, MonthlyValue)
    with pytest.raises(EntryRefused) as found:
        edit_start_months(unit, [MonthTexts(month, texts)])
    assert rows.read(unit.store, MonthlyValue) == before
    (_, finding), *_ = found.value.findings
    return finding.field, word(finding.reason)


def test_twelve_months_give_r12_gap_and_cost_as_by_hand(unit):
    type_months(unit)
    view = view_first_start(unit, last_month=LAST)
    # Hours of the year over the year's full-time hours, 365 days of 38.25 / 7; bed-days over days.
    fte, occupied = sum(HOURS) / (365 * 38.25 / 7), sum(BED_DAYS) / 365
    assert view.complete == 12
    assert view.figure == pytest.approx(fte / occupied)
    assert view.fte == pytest.approx(fte)
    assert view.occupied == pytest.approx(occupied)
    assert view.gap_fte == pytest.approx(fte - 0.80 * occupied)
    assert view.gap_sek == pytest.approx((fte - 0.80 * occupied) * 610_000)
    assert round((fte - 0.80 * occupied) * 610) == 629
    assert view.sums.hours == pytest.approx(84_380.2)
    assert view.sums.bed_days == 18_832
    assert view_figures(unit, month=LAST).density.gap_sek_per_year == view.gap_sek


def test_one_month_shows_its_own_density_and_no_gap(unit):
    type_months(unit, 1)
    view = view_first_start(unit, last_month=LAST)
    assert (view.complete, view.figure_month) == (1, "2025-11")
    assert view.figure == pytest.approx(7053 / (30 * 38.25 / 7) / (1557 / 30))
    assert view.gap_fte is None
    assert view.sums.hours is None


def test_a_half_that_is_whole_is_summed_while_the_other_waits(unit):
    edit_start_months(unit, [MonthTexts(month, {"worked_hours": "7000"}) for month in RUN])
    view = view_first_start(unit, last_month=LAST)
    assert view.sums.fte == pytest.approx(84_000 / (365 * 38.25 / 7))
    assert view.sums.occupied is None
    assert view.figure is None


def test_fte_and_mean_places_give_the_same_as_hours_and_bed_days(unit):
    type_months(unit)
    by_hours = view_first_start(unit, last_month=LAST)
    typed = [
        MonthTexts(
            month,
            {
                "fte": repr(hours / (days_in(month) * 38.25 / 7)).replace(".", ","),
                "occupied_mean": repr(days / days_in(month)).replace(".", ","),
            },
        )
        for month, hours, days in zip(RUN, HOURS, BED_DAYS, strict=True)
    ]
    edit_start_months(unit, typed)
    assert all(
        row.worked_hours is None and row.bed_days is None for row in rows.read(unit.store, MonthlyValue)
    )
    assert view_first_start(unit, last_month=LAST).figure == pytest.approx(by_hours.figure)


def test_a_full_time_measure_of_the_unit_counts(unit):
    type_months(unit)
    edit_start_unit(unit, {"weekly_hours": "37"})
    view = view_first_start(unit, last_month=LAST)
    assert view.fte == pytest.approx(sum(HOURS) / (365 * 37 / 7))


@pytest.mark.parametrize(
    ("texts", "field", "sentence"),
    [
        ({"bed_days": "1621"}, "bed_days", "Det är fler vårddygn än 54 platser × 30 dygn = 1\u00a0620. "),
        ({"occupied_mean": "54,5"}, "occupied_mean", "Det är fler vårddygn än 54 platser × 30 dygn"),
        ({"worked_hours": "många"}, "worked_hours", "Det är inget tal som går att läsa säkert."),
        ({"worked_hours": "-1"}, "worked_hours", "Talet får inte vara under 0."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(unit, texts, field, sentence):
    named, told = refused(unit, "2025-11", **texts)
    assert named == field
    assert told.startswith(sentence)


def test_every_place_may_be_occupied_every_day(unit):
    edit_start_months(unit, [MonthTexts("2025-11", {"bed_days": "1620"})])
    assert rows.read(unit.store, MonthlyValue)[0].bed_days == 1620


def test_a_target_in_percent_is_refused_with_an_example(unit):
    with pytest.raises(EntryRefused) as found:
        edit_start_places(unit, {"target": "80"})
    (_, finding), *_ = found.value.findings
    assert finding.field == "target"
    assert word(finding.reason) == "Målet skrivs som årsarbetare per plats, till exempel 0,80."
    assert view_first_start(unit, last_month=LAST).target == 0.8


def test_sections_take_over_the_places_and_the_target_stays(unit):
    texts = [{"section": name, "available": "18", "planned": "", "target": ""} for name in ("Asken", "Eken")]
    edit_start_sections(unit, [Typed(each) for each in texts])
    view = view_first_start(unit, last_month=LAST)
    assert (view.places, view.target) == (36, 0.8)
    assert [row.texts["section"] for row in view.sections] == ["Asken", "Eken"]
    undo_step(unit)
    assert view_first_start(unit, last_month=LAST).places == 54
    with pytest.raises(EntryRefused):
        edit_start_sections(unit, [Typed({"section": " ", "available": "18"})])
    assert len(rows.read(unit.store, Place)) == 1


def test_a_section_is_taken_away(unit):
    edit_start_sections(unit, [Typed({"section": "Asken", "available": "18"})])
    edit_sections_removed(unit, [row.number for row in view_first_start(unit, last_month=LAST).sections])
    assert view_first_start(unit, last_month=LAST).sections == ()


def test_what_comes_from_details_is_told(unit):
    with edit(unit, "import", source="test"):
        days = [on(f"2026-10-{day:02d}") for day in range(1, 32)]
        rows.insert(unit.store, [Shift("1", day, start=420, end=960) for day in days])
    months = view_first_start(unit, last_month=LAST).months
    assert [month.month for month in months if month.from_details] == [LAST]
    assert months[-1].from_details == {"worked_hours", "fte"}
    with edit(unit, "import", source="test"):
        rows.insert(unit.store, [Occupancy("", days[0], days[-1], 50)])
    held = view_first_start(unit, last_month=LAST).months[-1]
    assert held.from_details == {"worked_hours", "fte", "bed_days", "occupied_mean"}


def test_a_preview_shows_what_would_be_and_changes_nothing(unit):
    type_months(unit)
    before, steps = view_first_start(unit, last_month=LAST), history(unit)
    typed = [MonthTexts(LAST, {"worked_hours": "9000"})]
    seen = preview_start_months(unit, typed, last_month=LAST)
    assert seen is not None
    assert seen.sums.hours == pytest.approx(sum(HOURS[:-1]) + 9000)
    assert (view_first_start(unit, last_month=LAST), history(unit)) == (before, steps)
    assert preview_start_months(unit, [MonthTexts(LAST, {"bed_days": "9000"})], last_month=LAST) is None


# Blocks of a spreadsheet

FIELDS = ("worked_hours", "bed_days")


def read(text: str, at: tuple[str, str] = (RUN[0], "worked_hours")) -> dict[str, dict[str, str]]:
    return {month: dict(texts) for month, texts in read_months(text, fields=FIELDS, months=RUN, at=at)}


def test_months_of_a_block_go_where_they_say_in_any_order():
    assert read("okt 2026\t7190\t1593\n2025-11\t7053\t1557") == {
        "2026-10": {"worked_hours": "7190", "bed_days": "1593"},
        "2025-11": {"worked_hours": "7053", "bed_days": "1557"},
    }


def test_a_block_without_months_begins_where_the_keyboard_is():
    assert read("1593", ("2026-10", "bed_days")) == {"2026-10": {"bed_days": "1593"}}
    assert list(read("1\t2\n3\t4", ("2026-03", "bed_days"))) == ["2026-03", "2026-04"]


@pytest.mark.parametrize(
    ("text", "at", "code"),
    [
        ("okt 2026\t1\t2\nokt-26\t3\t4", RUN[0], "start_month_twice"),
        ("okt 2026\t1\t2\nSumma\t3\t4", RUN[0], "start_month_unknown"),
        ("nov 2026\t1\t2", RUN[0], "start_month_outside"),
        ("1\t2\t3", RUN[0], "start_block_too_wide"),
        ("1\n2\n3", "2026-09", "start_block_too_long"),
    ],
)
def test_a_block_that_cannot_be_placed_is_told(text, at, code):
    with pytest.raises(UserError) as found:
        read(text, (at, "worked_hours"))
    assert found.value.code == code
    assert word(found.value)
