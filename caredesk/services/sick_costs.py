"""The cost of a month's sick leave taken apart, read from a unit's file."""

from __future__ import annotations

from caredesk.domain.density import DETAIL, MONTHLY
from caredesk.domain.problems import problem
from caredesk.domain.sick_costs import SickCost, SickCosts, booked_sick_pay
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_spells import sick_history
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.services.sick_leave import cost_of_month
from caredesk.storage.absences import first_absence_day, read_sick_history
from caredesk.storage.amounts import amounts_of_year


def view_sick_costs(unit: OpenUnit, *, month: str) -> SickCosts:
    """The parts, sick-pay periods and replacers of a month's cost. Its sums are those of `view_figures`.

    A year is `cost_together` of its months, each asked for on its own: all at once would hold the window up.
    """
    months = UnitMonths(unit, month, month)
    cost = view_sick_cost(unit, months, month)
    register = months.register
    persons = sorted({period.employee_no for period in cost.periods})
    persons += [str(dict(each.facts)["employee"]) for each in cost.problems if each.code == "pay_missing"]
    names = {number: held.name for number in persons if (held := register.employees.get(number)) is not None}
    return SickCosts(month, cost, names, booked_sick_pay(amounts_of_year(unit.store, month), month))


def view_sick_cost(unit: OpenUnit, months: UnitMonths, month: str) -> SickCost:
    """A month's cost; not known of a month whose sick leave is not told day by day, as in its figures."""
    employments = months.register.facts.employments
    by_month = SickMonths(months.register, months.book, months.totals, first_absence_day(unit.store))
    source = by_month.source(month)
    if source != DETAIL:
        code = "sick_cost_needs_days" if source == MONTHLY else "sick_month_without_source"
        return SickCost(problems=(problem(code, month=month),))
    absences = read_sick_history(unit.store, month, employments)
    register = months.register.with_absences(absences)
    return cost_of_month(unit, months, register, sick_history(absences, employments), month)
