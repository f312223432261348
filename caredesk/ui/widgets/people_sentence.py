"""The one sentence beside the title of the page Medarbetare: what runs out, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caredesk.domain.person import DAYS_AHEAD, Expiry
from caredesk.language.translation import tr
from caredesk.ui.widgets.labels import Part

BETWEEN = Part(" · ", "text2")


def people_sentence(expiries: Sequence[Expiry], employed: int, today: date) -> list[Part]:
    """Competences that have run out or do so within 30 days, contracts that end; or that nothing does."""
    soon = [each for each in expiries if (each.last_day - today).days <= DAYS_AHEAD]
    out = sum(bool(each.what) and each.last_day < today for each in soon)
    running = sum(bool(each.what) and each.last_day >= today for each in soon)
    ending = sum(not each.what for each in soon)
    groups: list[list[Part]] = []
    if out:
        words = tr("1 kompetens har gått ut") if out == 1 else tr("{count} kompetenser har gått ut")
        groups.append([Part(words.format(count=out), "under", True)])
    if running:
        words = tr("1 kompetens går ut") if running == 1 else tr("{count} kompetenser går ut")
        groups.append([Part(words.format(count=running), "over", True), Part(tr(" inom 30 dagar"))])
    if ending:
        words = tr("1 anställning slutar") if ending == 1 else tr("{count} anställningar slutar")
        groups.append([Part(words.format(count=ending), "over", True), Part(tr(" inom 30 dagar"))])
    if not groups:
        told = tr("✓ {count} anställda, inget går ut inom 30 dagar").format(count=employed)
        return [Part(told, "ok", True)]
    parts: list[Part] = []
    for group in groups:
        parts += [BETWEEN, *group] if parts else group
    return parts
