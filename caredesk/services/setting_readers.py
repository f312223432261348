"""Which settings there are, and what the value of each may be: for what is typed as for what is imported."""

from __future__ import annotations

from collections.abc import Mapping

from caredesk.domain.overtime import FOUR_WEEKS
from caredesk.exchange import setting_values
from caredesk.exchange.setting_values import SettingReader
from caredesk.services.session import OpenUnit

UNITS_OWN: dict[str, SettingReader] = {
    "overtime_4_weeks_from": setting_values.day,
    "sick_leave_from": setting_values.month,
}
"""Settings that belong to one unit, and so have no default."""

PERSONS_OWN: dict[str, SettingReader] = {
    "overtime_year_extra": setting_values.number,
    "additional_year_extra": setting_values.number,
}
"""Settings that belong to one person."""

DEFAULTS_OF_THEIR_OWN_KIND: dict[str, SettingReader] = {
    "overtime_counting": setting_values.one_of("month", FOUR_WEEKS),
    "pay_divisor": setting_values.number_above_zero,
    "week_max_from": setting_values.day,
    "week_max_weeks": setting_values.number_above_zero,
    "average_weeks": setting_values.number_above_zero,
}
"""Settings with a default that is not just any number; all others are."""


def setting_readers(unit: OpenUnit) -> Mapping[str, SettingReader]:
    """Every key that a setting of this unit may have, with the reader of its value."""
    numbers = dict.fromkeys((row.key for row in unit.defaults.defaults), setting_values.number)
    return numbers | DEFAULTS_OF_THEIR_OWN_KIND | UNITS_OWN | PERSONS_OWN
