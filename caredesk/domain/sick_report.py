"""A report of sickness as it is being made: the shifts it hits, who could take them, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from caredesk.domain.problems import Problem
from caredesk.domain.rows import Shift

Way = Literal["substitute", "pool", "vacant", "none"]
"""A person takes the shift, the pool is asked, it stands vacant, or it is not replaced."""


class HitShift(NamedTuple):
    """A shift of the absent person that lies in the days asked for.

    `shift` with its kind, section and role as they count that day; `hours` its length without the break,
    `lost_hours` the part that falls away; `staffed` and `needed` people of its shift type and section that
    day without the person (`needed` None without any need). `replacement`: the number of a shift that already
    stands in for it, None without one. `proposed`: what is chosen until the user chooses.
    """

    number: int
    shift: Shift
    hours: float
    lost_hours: float
    staffed: float
    needed: float | None
    replacement: int | None
    proposed: Way


class Chosen(NamedTuple):
    """What becomes of a hit shift: `number` as in HitShift; who and as what kind of shift for a substitute.

    `kind` as in `rows.Shift`; "resource" = the person's own resurspass of that day is moved here.
    """

    number: int
    way: Way
    employee_no: str = ""
    kind: str = ""


class Candidate(NamedTuple):
    """Somebody who could take a shift. `kind` as in Chosen. `rest_hours`: the shortest rest beside it, None
    without a shift near; `cost_sek` with fees, beyond that of a resurspass moved, None where not known;
    `hours_left` of the calendar week to the person's full-time measure before the shift, None for those not
    paid by the month. `reasons`: what speaks for and against, in the order in which they are told.
    """

    employee_no: str
    name: str
    phone: str
    form: str
    rate: float
    kind: str
    rest_hours: float | None
    cost_sek: float | None
    hours_left: float | None
    reasons: tuple[Problem, ...]


class LeftOut(NamedTuple):
    """Why people are not among the candidates, with their names. `reason`: one of
    `substitute_checks.REASONS`, worded in `language.substitute_words`."""

    reason: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """Who can take a shift, best first, and who cannot."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class SickReportView:
    """What a report would mean, before it is made.

    `day_number`: of the first day in its sick-pay period (1 = a new one; None for the hourly paid).
    `karens_sek`: the deduction that a new period makes, without fees; None when none is made or pay is
    missing. `certificate_day`: from which a certificate is asked for. `told`: what else changes or must be
    known (a holiday that becomes sick days, a closed month).
    """

    employee_no: str
    name: str
    section: str
    role: str
    first_day: date
    expected_end: date | None
    extent_percent: float | None
    day_number: int | None
    karens_sek: float | None
    certificate_day: date | None
    hits: tuple[HitShift, ...]
    told: tuple[Problem, ...]


@dataclass(frozen=True)
class ChoiceEffect:
    """What a choice would do: SEK with fees (None where not known), density of the month, and how many
    shifts stand vacant in the days of the report."""

    replacement_sek: float | None
    saved_net_sek: float | None
    month: str
    density_before: float | None
    density_after: float | None
    vacant: int
