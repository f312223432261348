"""The one sentence beside the title of the page Idag: what is wrong, in numbers."""

from __future__ import annotations

from caredesk.domain.today import TodayView
from caredesk.domain.today_figures import TodayFigures
from caredesk.language.formats import day_long, number
from caredesk.language.translation import tr
from caredesk.ui.widgets.labels import Part

BETWEEN = Part(" · ", "text2")
LEAST_GAP = 0.05


def sentence(view: TodayView, figures: TodayFigures) -> list[Part]:
    """Vacant shifts, what is urgent, and the distance to the target; or that nothing waits today."""
    groups = [group for group in (_vacant(view), _urgent(view), _gap(figures)) if group]
    if not groups:
        return [Part(tr("✓ Inget att göra i dag"), "ok", True)]
    parts: list[Part] = []
    for group in groups:
        parts += [BETWEEN, *group] if parts else group
    return parts


def _vacant(view: TodayView) -> list[Part]:
    count = len(view.vacant)
    if not count:
        return []
    last = day_long(view.vacant[-1].day).split(" ")[0]
    return [
        Part(tr("{count} pass saknar personal").format(count=count), "under", True),
        Part(" " + tr("till och med {weekday}").format(weekday=last)),
    ]


def _urgent(view: TodayView) -> list[Part]:
    count = sum(row.urgency == "breach" for row in view.todo)
    if not count:
        return []
    words = tr("1 sak brådskar") if count == 1 else tr("{count} saker brådskar").format(count=count)
    return [Part(words, "under", True)]


def _gap(figures: TodayFigures) -> list[Part]:
    gap = figures.density.gap_fte
    if gap is None or figures.home_care is not None or gap < LEAST_GAP:
        return []
    return [
        Part(tr("{fte} årsarbetare").format(fte=number(gap, 1)), "over", True),
        Part(" " + tr("över täthetsmålet")),
    ]
