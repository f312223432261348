"""An exception from daily rest is set, changed and removed, each as one step, and excuses the breach."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.rows import Employee, Employment, RestException, Shift
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.breaches import BreachView, view_breaches
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.entry import EntryRefused
from caredesk.services.plan import Plan
from caredesk.services.rest_exceptions import (
    edit_rest_exception,
    edit_rest_exception_removed,
    view_rest_exception,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows

DAY = date(2026, 3, 3)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """One person with an evening before a morning."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(
                opened.store,
                [
                    Employee("1", "Anna Ek"),
                    Employment("1", date(2020, 1, 1), form="permanent", day_break=930),
                    Shift("1", DAY, "", 810, 1290, 30),
                    Shift("1", date(2026, 3, 4), "", 420, 930, 30),
                ],
            )
        yield opened


def _set(unit: OpenUnit, reason: str = "Kollega sjuk", start: str | date | None = "2026-03-10") -> None:
    edit_rest_exception(
        unit, employee_no="1", day=DAY, reason=reason, compensation_from=start, compensation_to=None
    )


def _seen(unit: OpenUnit) -> BreachView:
    return view_breaches(Plan(unit), first_day=DAY, last_day=DAY)


def test_an_exception_turns_the_breach_into_an_accepted_one(unit: OpenUnit):
    assert [each.amount for each in _seen(unit).breaches] == [9.5]
    _set(unit)
    assert (len(_seen(unit).breaches), [each.amount for each in _seen(unit).accepted]) == (0, [9.5])
    _set(unit, start=date(2026, 3, 18))
    assert (len(_seen(unit).breaches), len(_seen(unit).accepted)) == (1, 0)
    assert view_rest_exception(unit, employee_no="1", day=DAY) == RestException(
        "1", DAY, "Kollega sjuk", date(2026, 3, 18)
    )
    edit_rest_exception_removed(unit, employee_no="1", day=DAY)
    assert view_rest_exception(unit, employee_no="1", day=DAY) is None
    assert word(history(unit)[-1]) == "Borttaget undantag från dygnsvilan 2026-03-03, Anna Ek"
    undo_step(unit)
    undo_step(unit)
    assert len(_seen(unit).accepted) == 1


def test_what_cannot_be_read_is_said_at_its_field(unit: OpenUnit):
    for reason, start, field in (("", None, "reason"), ("Sjuk", "i morgon", "compensation_from")):
        with pytest.raises(EntryRefused) as refused:
            _set(unit, reason, start)
        assert [finding.field for _, finding in refused.value.findings] == [field]
    assert len(history(unit)) == 1


def test_what_is_not_there_cannot_be_removed(unit: OpenUnit):
    with pytest.raises(UserError, match="entry_gone"):
        edit_rest_exception_removed(unit, employee_no="1", day=DAY)
