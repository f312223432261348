"""What the toolbar of Schema counts, on a strip of three days made by hand."""

from datetime import date

from caredesk.domain.schedule import DayFigures, NeedCell, NeedLine, StripView
from caredesk.ui.schedule_counts import days_over_need, days_under_need, over_words

MONDAY = date(2026, 11, 2)
TUESDAY, WEDNESDAY = date(2026, 11, 3), date(2026, 11, 4)


def strip(**staffed: list[float]) -> StripView:
    """Two are asked for of each shift type, but none of K on Wednesday."""
    lines = tuple(
        NeedLine(
            code,
            420,
            930,
            tuple(NeedCell(None if (code, at) == ("K", 2) else 2, people) for at, people in enumerate(each)),
        )
        for code, each in staffed.items()
    )
    return StripView(MONDAY, WEDNESDAY, None, lines, (DayFigures(None, None),) * 3)


def test_what_lies_above_the_need_is_told_by_its_code_or_together():
    assert over_words(strip(D=[2, 1, 2], K=[2, 2, 5])) == ""
    assert over_words(strip(D=[3, 2.5, 1], K=[2, 2, 0])) == "1,5 D över behov"
    assert over_words(strip(D=[3, 2, 2], K=[2, 4, 0])) == "3 över behov"


def test_days_with_too_many_and_too_few_are_told_apart():
    view = strip(D=[3, 2, 1.5], K=[1, 2, 0])
    assert days_over_need(view) == [MONDAY]
    assert days_under_need(view) == [MONDAY, WEDNESDAY]
    assert TUESDAY not in days_under_need(view)
