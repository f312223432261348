"""Rates, limits and settings that change by date: the program's defaults under the unit's own values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from caredesk.domain.rows import Setting


class ParameterRow(NamedTuple):
    """A default: its value from a day, with unit, source and how sure it is (V1, V2, U, X)."""

    key: str
    valid_from: date | None
    value: str
    unit: str = ""
    source: str = ""
    status: str = ""


class _Dated:
    """Values of one key in order of their first day; a value without a day holds from the beginning."""

    def __init__(self) -> None:
        self._days: list[date] = []
        self._values: list[str] = []

    def add(self, day: date | None, value: str) -> None:
        place = bisect_right(self._days, day or date.min)
        self._days.insert(place, day or date.min)
        self._values.insert(place, value)

    def on(self, day: date) -> str | None:
        place = bisect_right(self._days, day)
        return self._values[place - 1] if place else None


class Parameters:
    """What a key is worth on a day.

    A value of the employee's own goes before one of the unit's own, which goes before the default.
    Each holds from its day until the next value of the same owner.
    """

    def __init__(self, defaults: Iterable[ParameterRow], settings: Iterable[Setting] = ()) -> None:
        self.defaults = tuple(defaults)
        settings = tuple(settings)
        self._persons = frozenset(own.employee_no for own in settings) - {""}
        self._values: dict[tuple[str, str], _Dated] = {}
        self._numbers: dict[tuple[str, date, str], float | None] = {}
        for row in self.defaults:
            self._values.setdefault(("", "default:" + row.key), _Dated()).add(row.valid_from, row.value)
        for own in settings:
            self._values.setdefault((own.employee_no, own.key), _Dated()).add(own.valid_from, own.value)

    def with_settings(self, settings: Iterable[Setting]) -> Parameters:
        """The same defaults under these settings of a unit."""
        return Parameters(self.defaults, settings)

    @property
    def memory(self) -> int:
        """How many values it has looked up so far, and holds."""
        return len(self._numbers)

    def has_own(self, employee_no: str) -> bool:
        """Whether the employee has any value of their own."""
        return employee_no in self._persons

    def text_on(self, key: str, day: date, employee_no: str = "") -> str:
        """The value as written, "" when there is none."""
        owners = [(employee_no, key)] if employee_no else []
        for owner in (*owners, ("", key), ("", "default:" + key)):
            dated = self._values.get(owner)
            value = dated.on(day) if dated else None
            if value is not None:
                return value
        return ""

    def value_on(self, key: str, day: date, employee_no: str = "") -> float | None:
        """The value as a number, in the unit of its definition; None when there is none."""
        cached = (key, day, employee_no)
        if cached not in self._numbers:
            text = self.text_on(key, day, employee_no)
            self._numbers[cached] = float(text.replace(",", ".")) if text else None
        return self._numbers[cached]

    def required_on(self, key: str, day: date, employee_no: str = "") -> float:
        """The value of a key that ships with a default; its absence is our own fault."""
        value = self.value_on(key, day, employee_no)
        if value is None:
            raise LookupError(f"the parameter {key} has no value on {day}")
        return value
