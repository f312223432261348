"""The one sentence beside the title of the view Frånvaro: how much, who is away, and what is due."""

from __future__ import annotations

from caredesk.domain.follow_up import FollowUpView
from caredesk.domain.sick_statistics import SickStatistics
from caredesk.language.follow_up_words import tag_text
from caredesk.language.formats import month_word, number, percent
from caredesk.language.translation import tr
from caredesk.ui.widgets.labels import Part

BETWEEN = Part(" · ", "text2")
ALIKE = 0.05
"""Percentage points that are shown as none."""


def absence_sentence(view: SickStatistics, away: int, follow_up: FollowUpView) -> list[Part]:
    """Percent of the month against last year, how many are away today, and the most urgent follow-up."""
    groups = [group for group in (_percent(view), _away(away), _due(follow_up)) if group]
    parts: list[Part] = []
    for group in groups:
        parts += [BETWEEN, *group] if parts else group
    return parts


def _percent(view: SickStatistics) -> list[Part]:
    total = next(row for row in view.rows if row.key == "total")
    if total.now.value is None:
        return [Part(tr("Sjukfrånvaron i {month} är inte känd").format(month=month_word(view.month)))]
    change = total.change
    over = change is not None and change >= ALIKE
    parts = [
        Part(percent(total.now.value), "over" if over else "text", True),
        Part(" " + tr("sjuka i {month}").format(month=month_word(view.month))),
    ]
    if change is None or abs(change) < ALIKE:
        return parts
    words = tr("{points} pe över") if over else tr("{points} pe under")
    told = words.format(points=number(abs(change), 1))
    return [*parts, Part(", "), Part(told, "over" if over else "ok", True), Part(" " + tr("förra året"))]


def _away(away: int) -> list[Part]:
    if not away:
        return [Part(tr("ingen borta i dag"))]
    return [Part(str(away), "text", True), Part(" " + tr("borta i dag"))]


def _due(view: FollowUpView) -> list[Part]:
    told = tag_text(view)
    if not told:
        return [Part(tr("✓ inget att följa upp i dag"), "ok")]
    return [Part(tr("uppföljning: {due}").format(due=told), "under", True)]
