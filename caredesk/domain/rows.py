"""What a unit's file holds: one row type a table, in the order and with the keys of the template.

Conventions, the same in every table: no text is "", no day is None, no number is None; a time of day
is minutes after midnight (0-1440); a month is "YYYY-MM"; percentages are 0-100; money is SEK unless
the name says tkr; a number kept in a text field has a decimal point ("38.5").
"""

from datetime import date
from typing import NamedTuple


class Unit(NamedTuple):
    """The unit's own settings from a day; a row without a day is overruled by any dated one."""

    name: str
    valid_from: date | None = None
    unit_type: str = ""
    employer: str = ""
    weekly_hours: float | None = None
    basis: str = ""
    measure: str = ""
    annual_hours: float | None = None
    cost_per_fte: float | None = None
    cost_per_place_day: float | None = None
    po_percent: float | None = None


class Place(NamedTuple):
    """Places and target of a section (or of the unit, section "") from a day."""

    section: str = ""
    valid_from: date | None = None
    available: float | None = None
    planned: float | None = None
    target: float | None = None


class Setting(NamedTuple):
    """A parameter or setting of the unit's own, or of one employee, from a day."""

    key: str
    valid_from: date | None = None
    value: str = ""
    employee_no: str = ""


class Role(NamedTuple):
    """A role (befattning) and the share of its hours that counts in density; None = 100."""

    name: str
    counted_percent: float | None = None


class Employee(NamedTuple):
    """A person. `sex` is "female", "male", "other" or ""."""

    employee_no: str
    name: str
    sex: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    languages: str = ""


class Employment(NamedTuple):
    """A contract from a day, to a day or for the time being. `form`: see people.Form."""

    employee_no: str
    valid_from: date
    valid_to: date | None = None
    form: str = ""
    section: str = ""
    role: str = ""
    rate_percent: float | None = None
    weekly_hours: float | None = None
    monthly_pay: float | None = None
    hourly_pay: float | None = None
    day_break: int | None = None


class Competence(NamedTuple):
    """A competence or delegation with its last day."""

    employee_no: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


class ShiftType(NamedTuple):
    """A named shift (tur). `kind` as in Shift, "" = decided by the employment."""

    code: str
    name: str = ""
    start: int = 0
    end: int = 0
    break_minutes: int = 0
    paid_break: bool = False
    kind: str = ""
    competence: str = ""
    colour: str = ""


class Need(NamedTuple):
    """How many of a shift type are asked for. `days` is one word of files.md in English or a date:
    mon..sun, weekday, weekend, holiday, YYYY-MM-DD."""

    section: str
    shift_code: str
    days: str
    wanted: float = 0
    role: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


class BaseShift(NamedTuple):
    """One cell of a rolling base schedule (grundschema). `day` is 0 (Monday) to 6."""

    employee_no: str
    cycle_weeks: int
    start_date: date
    week: int
    day: int
    shift_code: str


class Shift(NamedTuple):
    """A shift with its own times. `kind`, `section`, `role` are "" when the employment decides.

    `kind`: ordinary, extra, additional, overtime_simple, overtime_qualified, resource, introduction,
    jour, standby. `overtime_sort`: general, extra, emergency or "". Vacant: no employee and not borrowed.
    """

    employee_no: str
    day: date
    shift_code: str = ""
    start: int = 0
    end: int = 0
    break_minutes: int = 0
    kind: str = ""
    overtime_sort: str = ""
    section: str = ""
    role: str = ""
    replaces: str = ""
    cause: str = ""
    lent_to: str = ""
    borrowed_from: str = ""
    price: float | None = None
    ordered: str = ""


class RestException(NamedTuple):
    """An accepted shorter daily rest with its reason and compensation."""

    employee_no: str
    day: date
    reason: str = ""
    compensation_from: date | None = None
    compensation_to: date | None = None


class Absence(NamedTuple):
    """An absence. `cause`: sick, work_injury, child_care, vacation, parental, leave, studies, union,
    comp, other. `last_day` None = still on; `extent_percent` None = 100."""

    employee_no: str
    first_day: date
    last_day: date | None = None
    cause: str = ""
    extent_percent: float | None = None
    expected_end: date | None = None
    certificate: bool = False


class Vacation(NamedTuple):
    """A vacation wish or decision. `status`: wished, granted."""

    employee_no: str
    year: int
    first_day: date
    last_day: date
    status: str = ""


class Balance(NamedTuple):
    """A balance on a day. `kind`: vacation, saved, comp, time."""

    employee_no: str
    day: date
    kind: str
    amount: float


class Substitute(NamedTuple):
    """A summer substitute on the way in. `status`: applied, employed, introduced, delegated, ready."""

    name: str
    status: str
    day: date | None = None
    employee_no: str = ""


class Occupancy(NamedTuple):
    """Occupied places of every day of a range."""

    section: str
    first_day: date
    last_day: date
    occupied: float
    estimated: bool = False


class MonthlyValue(NamedTuple):
    """Sums of a month from before the details, of a section or of the unit (section "")."""

    month: str
    section: str = ""
    worked_hours: float | None = None
    fte: float | None = None
    bed_days: float | None = None
    occupied_mean: float | None = None
    available_days: float | None = None
    planned_days: float | None = None
    sick_hours: float | None = None
    ordinary_hours: float | None = None
    sick_short_hours: float | None = None
    sick_long_hours: float | None = None
    additional_hours: float | None = None
    simple_hours: float | None = None
    qualified_hours: float | None = None
    substitute_hours: float | None = None


class MonthClosing(NamedTuple):
    """Whether a month is closed, and the manager's comment to its report."""

    month: str
    closed: bool
    comment: str = ""


class Amount(NamedTuple):
    """An amount of a post as given. `kind`: budget, outcome, forecast, year_forecast. `unit`: kr, tkr, mkr
    or "" (kr). `post_type`: pay, sick_pay, overtime, substitutes, ob, hired, other_cost, revenue or ""."""

    month: str
    post: str
    kind: str
    amount: float
    unit: str = ""
    post_type: str = ""
    responsibility: str = ""
    section: str = ""
    part_of: str = ""
    comment: str = ""


class Volume(NamedTuple):
    """A volume. `kind`: budget, outcome, forecast. `unit`: clients, hours, year_places, days."""

    month: str
    kind: str
    unit: str
    quantity: float
    price: float | None = None


class Action(NamedTuple):
    """An action of the action plan."""

    name: str
    area: str = ""
    description: str = ""
    owner: str = ""
    status: str = ""
    start: date | None = None
    due: date | None = None
    control_day: date | None = None
    result: str = ""
    risk: str = ""
    serious: bool = False
    post: str = ""


class ActionEffect(NamedTuple):
    """An economic effect of an action. `kind`: lasting, one_off or ""."""

    action: str
    effect: str
    year: int
    kind: str = ""
    planned_tkr: float | None = None
    full_year_tkr: float | None = None
    start_month: str = ""
    comment: str = ""


class KeyFigure(NamedTuple):
    """A key figure. `better`: lower, higher, near or ""; `target` a number or increase/decrease/keep."""

    name: str
    action: str = ""
    unit: str = ""
    better: str = ""
    target: str = ""
    target_from: date | None = None
    tolerance: float | None = None
    baseline: float | None = None
    baseline_period: str = ""
    r12: bool = False
    bound_to: str = ""


class KeyFigureValue(NamedTuple):
    """A value of a key figure: `value` (number or text), or numerator and denominator."""

    key_figure: str
    period: str
    value: str = ""
    numerator: float | None = None
    denominator: float | None = None
    comment: str = ""


class InternalControl(NamedTuple):
    """A control of a risk. `result`: none, minor, major or ""."""

    risk: str
    control: str
    period: str = ""
    result: str = ""
    comment: str = ""


class Decision(NamedTuple):
    """A decision waiting. `offers` keeps the dates as written, `refusals` the count."""

    name: str
    law: str = ""
    kind: str = ""
    decided: date | None = None
    offers: str = ""
    refusals: int | None = None
    reason: str = ""
    interrupted: date | None = None
    executed: date | None = None
    ended: date | None = None
    end_reason: str = ""


class Event(NamedTuple):
    """A count of work-environment events of a month."""

    month: str
    kind: str
    number: int


class Alternative(NamedTuple):
    """A way to the density target that is kept to be compared: full-time equivalents more (+) or fewer and
    occupied places (None = as now) from a month ("" = the first to come), of a section or the unit."""

    name: str
    section: str = ""
    fte_change: float = 0.0
    occupied: float | None = None
    from_month: str = ""
