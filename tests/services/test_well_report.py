"""Who is back: the absence ends the day before, and the bookings that replaced it are offered for removal."""

from datetime import date

import pytest

from caredesk.domain.rows import Absence, MonthClosing, Shift
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.well_report import WellReport, edit_well_report, view_well_report
from caredesk.storage import rows, verify
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit, shift


@pytest.fixture
def unit(tmp_path):
    with schedule_unit(tmp_path / "enhet.caredesk") as opened:
        yield opened


def given(unit, *added) -> list[int]:
    with edit(unit, "fill"):
        return rows.insert(unit.store, added)


def sick(first: int, last: int | None = None, extent: float | None = None, cause: str = "sick") -> Absence:
    return Absence(ANNA, on(first), on(last) if last else None, cause, extent)


def report(unit, back: int, today: int = 31) -> WellReport:
    return view_well_report(unit, employee_no=ANNA, first_day_back=on(back), today=on(today))


def back_on(unit, back: int, *removed: int, reopen: bool = False) -> list[Absence]:
    number = report(unit, back).number
    edit_well_report(unit, number=number, first_day_back=on(back), removed=removed, reopen=reopen)
    return rows.read(unit.store, Absence, order="first_day")


def codes(found: WellReport) -> list[str]:
    assert all(word(each) for each in found.told)
    return [each.code for each in found.told]


def test_the_absence_ends_the_day_before(unit):
    (number,) = given(unit, sick(3)._replace(expected_end=on(20)))
    found = report(unit, 10)
    assert (found.number, found.days, found.bookings, found.told) == (number, 7, (), ())
    assert back_on(unit, 10) == [sick(3, 9)]
    assert word(history(unit)[-1]) == "Friskanmälan 2026-08-10, Anna Ek"
    undo_step(unit)
    assert rows.read(unit.store, Absence) == [sick(3)._replace(expected_end=on(20))]


def test_one_that_was_never_sick_loses_the_absence(unit):
    given(unit, sick(3))
    found = report(unit, 3)
    assert (found.days, codes(found)) == (0, ["well_report_removes"])
    assert back_on(unit, 3) == []


def test_a_day_before_the_first_is_refused(unit):
    (number,) = given(unit, sick(5))
    with pytest.raises(UserError, match="well_report_before_first"):
        report(unit, 4)
    with pytest.raises(UserError, match="well_report_before_first"):
        edit_well_report(unit, number=number, first_day_back=on(4), removed=())


def test_nothing_to_end_is_said(unit):
    (number, *_) = given(unit, sick(3, 6), sick(10, 12, cause="vacation"), sick(28))
    for back in (7, 11):
        with pytest.raises(UserError, match="absence_not_on") as caught:
            report(unit, back, today=back)
        assert word(caught.value).startswith("Anna Ek har ingen")
    with pytest.raises(UserError, match="absence_not_on"):
        edit_well_report(unit, number=number, first_day_back=on(7), removed=())


def test_bookings_after_it_are_listed_and_the_vacant_ones_proposed(unit):
    given(unit, sick(3))
    _, vacant, ordered, taken, lent = given(
        unit,
        shift("", 9, replaces=ANNA),
        shift("", 10, replaces=ANNA),
        shift("", 11, replaces=ANNA, ordered="2026-08-04"),
        shift(DAN, 12, replaces=ANNA),
        shift("", 13, replaces=ANNA, borrowed_from="Linden"),
    )
    given(unit, shift(DAN, 14, replaces=BO), shift(ANNA, 10))
    found = report(unit, 10)
    assert [(each.number, each.name, each.ordered, each.proposed) for each in found.bookings] == [
        (vacant, "", "", True),
        (ordered, "", "2026-08-04", True),
        (taken, "Dan Alm", "", False),
        (lent, "", "", False),
    ]
    back_on(unit, 10, vacant, taken)
    assert sorted((row.day.day, row.employee_no) for row in rows.read(unit.store, Shift)) == [
        (9, ""),
        (10, ANNA),
        (11, ""),
        (12, DAN),
        (13, ""),
        (14, DAN),
    ]


def test_the_own_time_of_who_stood_in_becomes_resurspass_and_what_was_bought_goes(unit):
    """Dan's and Bo's month stands: the one by a resurspass moved, the other in another section."""
    given(unit, sick(3))
    dan, bo, cia, extra = given(
        unit,
        shift(DAN, 10, "K", replaces=ANNA, cause="sick_leave"),
        shift(BO, 11, replaces=ANNA, cause="sick_leave", section="Gran"),
        shift(CIA, 12, replaces=ANNA),
        shift(DAN, 13, kind="overtime_qualified", overtime_sort="general", replaces=ANNA),
    )
    assert [each.own_time for each in report(unit, 10).bookings] == [True, True, False, False]
    begun = verify.content_hash(unit.store.db)
    back_on(unit, 10, dan, bo, cia, extra)
    assert rows.read_with_ids(unit.store, Shift, order="day") == [
        (dan, shift(DAN, 10, "K", kind="resource")),
        (bo, shift(BO, 11, kind="resource")),
    ]
    undo_step(unit)
    assert verify.content_hash(unit.store.db) == begun


def test_only_bookings_of_the_absence_are_removed(unit):
    (number,) = given(unit, sick(3))
    (other,) = given(unit, shift("", 9, replaces=ANNA))
    begun = verify.content_hash(unit.store.db)
    with pytest.raises(UserError, match="shift_gone"):
        edit_well_report(unit, number=number, first_day_back=on(10), removed=[other])
    assert verify.content_hash(unit.store.db) == begun


def test_bookings_of_days_that_another_absence_takes_stay(unit):
    """Back on the 10th, on leave again from the 20th as planned: what replaces that leave is not offered."""
    given(unit, sick(3), Absence(ANNA, on(20), None, "leave"))
    number, _ = given(unit, shift("", 19, replaces=ANNA), shift("", 20, replaces=ANNA))
    assert [each.number for each in report(unit, 10).bookings] == [number]


def test_the_part_that_was_there_before_goes_on(unit):
    """Half-time sick since the 3rd, wholly from the 10th, back to the half on the 13th."""
    given(unit, sick(3, 9, 50), sick(10)._replace(expected_end=on(12)), sick(13, extent=50))
    (number,) = given(unit, shift("", 14, replaces=ANNA))
    found = report(unit, 13)
    assert (found.row.extent_percent, found.days, codes(found)) == (None, 10, ["well_report_goes_on"])
    assert [each.number for each in found.bookings] == [number]
    assert back_on(unit, 13) == [sick(3, 9, 50), sick(10, 12), sick(13, extent=50)]
    assert back_on(unit, 13) == [sick(3, 9, 50), sick(10, 12)]


def test_a_spell_in_several_records_ends_as_one(unit):
    given(unit, sick(3, 9), sick(10, 16, 50), sick(17, extent=25))
    assert report(unit, 20).days == 17
    assert back_on(unit, 20) == [sick(3, 9), sick(10, 16, 50), sick(17, 19, 25)]
    undo_step(unit)
    found = report(unit, 8)
    assert (found.days, codes(found)) == (5, ["well_report_removes", "well_report_removes"])
    assert back_on(unit, 8) == [sick(3, 7)]


def test_an_interruption_ended_early_keeps_what_it_interrupted(unit):
    given(unit, sick(3, 9, 50), sick(10, 14), sick(15, extent=50))
    assert back_on(unit, 12) == [sick(3, 9, 50), sick(10, 11), sick(15, extent=50)]


def test_a_holiday_that_was_taken_too_far_is_told(unit):
    given(unit, sick(3)._replace(expected_end=on(14)), sick(15, 21, cause="vacation"))
    (found,) = report(unit, 10).told
    assert (
        word(found)
        == "Semester ligger kvar från 2026-08-15. Lägg till dagarna före, om de också ska vara det."
    )


def test_a_closed_month_is_asked_about_with_its_bookings(unit):
    given(unit, Absence(ANNA, date(2026, 7, 28), on(3), "sick"))
    (booking,) = given(unit, shift("", 3, replaces=ANNA))
    given(unit, *(MonthClosing(month, True) for month in ("2026-06", "2026-07", "2026-08")))
    assert codes(report(unit, 2)) == ["absence_in_closed_month"]
    with pytest.raises(UserError) as caught:
        back_on(unit, 2, booking)
    assert caught.value.facts == {"months": ("2026-08",)}
    back_on(unit, 2, booking, reopen=True)
    assert [row.month for row in rows.read(unit.store, MonthClosing) if not row.closed] == ["2026-08"]
    assert rows.read(unit.store, Shift) == []
