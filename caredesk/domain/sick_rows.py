"""What the follow-up of sick leave keeps beside the template's tables; conventions as in `rows`."""

from datetime import date
from typing import NamedTuple


class FollowUp(NamedTuple):
    """Something of a sick-pay period that is done. `kind`: insurance, plan, day_90, day_180 or repeated (the
    talk after many occasions); a certificate that is in stands in its absence.

    `day`: the first day of the period that it was done for, of `repeated` the first day of the last occasion.
    """

    employee_no: str
    kind: str
    day: date
    done: date
