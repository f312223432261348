"""Between which bounds a short daily rest can be accepted, by law and the unit's own settings."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from caredesk.services.session import OpenUnit
from caredesk.storage.facts import read_circumstances

LEAST_HOURS, DAYS = "rest_exception_h", "rest_exception_days"


class RestBounds(NamedTuple):
    """Rest of `hours` or more can be an exception; its compensation begins at the latest `days` later."""

    hours: float
    days: int


def view_rest_bounds(unit: OpenUnit, *, day: date) -> RestBounds:
    """The bounds that are in force on a day; without a value nothing can be accepted."""
    parameters = unit.register(read_circumstances(unit.store, day, day)).parameters
    hours, days = parameters.value_on(LEAST_HOURS, day), parameters.value_on(DAYS, day)
    return RestBounds(float("inf") if hours is None else hours, 0 if days is None else round(days))
