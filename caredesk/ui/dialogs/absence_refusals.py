"""Where a refused absence is said, and what is asked of a closed month: it is opened in the same step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.ui.ask import Ask

CLOSED = "absence_in_closed_month"
AT_LAST = frozenset({"absence_ends_before"})
AT_EXPECTED = frozenset({"absence_expected_before"})
AT_FIRST = frozenset(
    {
        "absence_outside_employment",
        "absence_before_employment",
        "absence_without_employment",
        "absence_same_start",
        "cell_far_day",
        "import_far_from_others",
    }
)
"""Refusals that are said at the field of a day; others under the fields."""

TOLD = frozenset(
    {
        CLOSED,
        "absence_joined",
        "absence_days_taken",
        "absence_left_part",
        "absence_other_extent",
        "absence_beside_unpaid",
        "absence_beside_open",
    }
)
"""What an absence changes beside itself: told before it is made, and no refusal."""


def make_or_reopen(ask: Ask, parent: QWidget, make: Callable[[bool], Changes]) -> Changes | None:
    """Runs `make(False)`; where a closed month refuses it, asks, and runs `make(True)`. None: the user would
    not. Other refusals are the caller's."""
    try:
        return make(False)
    except UserError as error:
        if error.code != CLOSED:
            raise
        if ask.question(parent, word(error), [tr("Öppna månaden igen och spara")]) is None:
            return None
    return make(True)
