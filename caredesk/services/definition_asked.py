"""What the definitions of a month's figures are made from, each part read when it is first needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from caredesk.domain.calendar import first_day, last_day, months_ending
from caredesk.domain.definitions import Definition, Fact, density_facts, density_table, known_sources
from caredesk.domain.density import MISSING, MONTHLY, MonthPoint, Rolling, gap_to_target
from caredesk.domain.figures import MonthFigures
from caredesk.domain.problems import Problem
from caredesk.domain.target_path import AS_NOW, PathChange, TargetPath
from caredesk.domain.today import STAFFED_DAYS, StaffingAhead, staffing_ahead
from caredesk.services.figures import months_behind, view_figures
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.services.target_path import view_target_path
from caredesk.storage.day_totals import read_totals

DENSITY_REASONS = frozenset({"month_without_source", "closed_month_without_occupancy", "r12_incomplete"})


class Asked:
    """A figure of a month, of a section when one is given; `today` begins the fortnight of staffing. `change`
    is what is tried on the path to the target, and `level_month` the month that its level is asked for.
    `months`: those of `months_of_line`, or more, when they are read already."""

    def __init__(
        self,
        unit: OpenUnit,
        figure: str,
        month: str,
        today: date,
        section: str | None,
        change: PathChange = AS_NOW,
        level_month: str = "",
        months: UnitMonths | None = None,
    ) -> None:
        self.unit, self.figure, self.month, self.today, self.section = unit, figure, month, today, section
        self.change, self.level_month = change, level_month
        self._read_months = months
        self.months = months or months_behind(unit, month)
        self.points = self.months.book.year(month, section)

    @cached_property
    def figures(self) -> MonthFigures:
        return view_figures(self.unit, month=self.month, months=self.months)

    @cached_property
    def path(self) -> TargetPath | None:
        return view_target_path(
            self.unit,
            month=self.month,
            section=self.section,
            change=self.change,
            level_month=self.level_month,
            months=self._read_months,
        )

    @cached_property
    def ahead(self) -> StaffingAhead:
        last = self.today + timedelta(days=STAFFED_DAYS - 1)
        return staffing_ahead(read_totals(self.unit.store, self.today, last), self.today, self.section)

    def hours_of(self, month: str, source: str, column: str) -> float | None:
        """A month's hours of one kind by the source of its hours, whose name is the same in both."""
        if source == MISSING:
            return None
        if source == MONTHLY:
            return self.months.book.monthly(month, None, attrgetter(column))
        return float(sum(getattr(held.sums, column) for held in self.months.totals_of(month)))

    def reasons(self, codes: frozenset[str]) -> tuple[Problem, ...]:
        """The month's problems with these codes."""
        return tuple(each for each in self.figures.problems if each.code in codes)

    @property
    def target(self) -> float | None:
        return self.months.places.target_on(last_day(self.month), self.section)

    def definition(self, value: float | None, facts: dict[str, Fact], *, months: int) -> Definition:
        """The frame of a definition over the months that end with the month shown."""
        return Definition(
            figure=self.figure,
            month=self.month,
            section=self.section,
            first_day=first_day(months_ending(self.month, months)[0]),
            last_day=last_day(self.month),
            value=value,
            facts=tuple(sorted(facts.items())),
            known=months if value is not None else 0,
            needed=months,
        )

    def of_density(
        self, value: float | None, facts: dict[str, Fact], points: tuple[MonthPoint, ...]
    ) -> Definition:
        """The frame with what density and occupancy have in common."""
        hours, occupancy = known_sources(points)
        return replace(
            self.definition(value, facts, months=len(points)),
            known=sum(point.complete for point in points),
            estimated_days=sum(point.estimated_days for point in points),
            hours_sources=hours,
            occupancy_sources=occupancy,
            columns=("fte", "occupied", "density"),
            table=density_table(points),
            problems=self.reasons(DENSITY_REASONS) if value is None else (),
        )

    def density_facts(self, points: tuple[MonthPoint, ...], sums: Rolling) -> dict[str, Fact]:
        """Numerator, denominator, target and gap."""
        end = last_day(self.month)
        register = self.months.register
        cost_per_fte = register.unit_on(end).cost_per_fte
        gap_fte, gap_sek = gap_to_target(sums, self.target, cost_per_fte)
        less = [
            row
            for row in register.facts.roles
            if (row.counted_percent or 0.0) < 100 and row.counted_percent is not None
        ]
        roles = ", ".join(f"{row.name} {row.counted_percent:.0f} %" for row in less) or None
        return density_facts(points, sums) | {
            "value": sums.density,
            "target": self.target,
            "target_day": end,
            "gap_fte": gap_fte,
            "cost_per_fte": cost_per_fte,
            "gap_sek": gap_sek,
            "weekly_hours": register.weekly_hours_on(end),
            "roles": roles,
        }
