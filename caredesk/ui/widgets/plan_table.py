"""Plans side by side as a table: a line a figure, a column a plan, and how each differs from the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from caredesk.domain.rules import Breach
from caredesk.language.breach_words import breach_name
from caredesk.language.formats import dates_short, month_short, number
from caredesk.language.translation import tr
from caredesk.services.plan_figures import PlanFigures
from caredesk.ui.models.row_table import Column

SHOWN_DECIMALS = 2
"""Of a density; three where two would hide a difference."""


@dataclass(frozen=True)
class FigureLine:
    """A figure of every plan, in the order of the plans. `less_is_better`: how its difference is coloured,
    None where neither way is better."""

    name: str
    values: tuple[float | None, ...]
    decimals: int
    less_is_better: bool | None = None

    def text(self, place: int) -> str:
        """The figure of a plan."""
        return number(self.values[place], self.decimals)

    def difference(self, place: int) -> str:
        """What a plan has more than the first."""
        return number(self._difference(place), self.decimals, signed=True)

    def tone(self, place: int) -> str:
        """The colour of the difference; its sign says the same."""
        found = self._difference(place)
        if not found or self.less_is_better is None:
            return "text2"
        return "ok" if (found < 0) == self.less_is_better else "over"

    def _difference(self, place: int) -> float | None:
        first, value = self.values[0], self.values[place]
        return None if first is None or value is None else value - first


def figure_lines(figures: Sequence[PlanFigures], first_day: date, last_day: date) -> tuple[FigureLine, ...]:
    """Hours, vacancies, cost, density, then breaches rule by rule."""

    def line(
        name: str, of: Callable[[PlanFigures], float | None], decimals: int, better: bool | None = None
    ) -> FigureLine:
        return FigureLine(name, tuple(of(each) for each in figures), decimals, better)

    return (
        line(tr("Planerade timmar"), lambda each: each.planned_hours, 1),
        line(tr("Närvarande timmar"), lambda each: each.present_hours, 1),
        line(tr("Vakanta pass"), lambda each: each.vacant_shifts, 0, True),
        line(tr("Vakanta timmar"), lambda each: each.vacant_hours, 1, True),
        line(tr("Extra timmar"), lambda each: each.extra_hours, 1, True),
        line(tr("Fyllnadstimmar"), lambda each: each.additional_hours, 1, True),
        line(tr("Övertidstimmar"), lambda each: each.overtime_hours, 1, True),
        line(tr("Kostnad, kr"), lambda each: each.cost_sek, 0, True),
        line(tr("Årsarbetare"), lambda each: each.fte, 1),
        *_density_lines(figures, first_day, last_day),
        line(tr("Regelbrott"), lambda each: each.breach_count, 0, True),
        *_breach_lines(figures),
    )


def _density_lines(figures: Sequence[PlanFigures], first_day: date, last_day: date) -> Iterator[FigureLine]:
    plan = figures[0]
    name = tr("Personaltäthet {days}").format(days=dates_short(first_day, last_day))
    yield _density(name, plan.estimated, [each.density for each in figures])
    for place, month in enumerate(plan.months):
        name = tr("Personaltäthet {month}").format(month=month_short(month.month))
        yield _density(name, month.estimated, [each.months[place].density for each in figures])
    name = tr("R12 {month}").format(month=month_short(plan.months[-1].month))
    estimated = any(month.estimated for month in plan.months)
    yield _density(name, estimated, [each.months[-1].r12 for each in figures])


def _density(name: str, estimated: bool, values: Sequence[float | None]) -> FigureLine:
    known = {value for value in values if value is not None}
    hidden = len({number(value, SHOWN_DECIMALS) for value in known}) < len(
        {number(value, SHOWN_DECIMALS + 1) for value in known}
    )
    return FigureLine(name + "*" * estimated, tuple(values), SHOWN_DECIMALS + hidden)


def _breach_lines(figures: Sequence[PlanFigures]) -> Iterator[FigureLine]:
    for rule, part in sorted({(found.rule, found.part) for each in figures for found in each.breaches}):
        name = breach_name(Breach(rule, "", date.min, None, None, part))
        counts = tuple(float(each.breaches_of(rule, part)) for each in figures)
        yield FigureLine(f"\u2003{name}", counts, 0, less_is_better=True)


def columns(names: Sequence[str]) -> list[Column[FigureLine]]:
    """The figure's name, the first plan, then each other plan with its difference."""
    made: list[Column[FigureLine]] = [Column(tr("Siffra"), lambda line: line.name, stretch=True)]
    for place, name in enumerate(names):
        made.append(Column(name, partial(_text, place), numbers=True, strong=True))
        if place:
            made.append(
                Column(tr("Skillnad"), partial(_difference, place), numbers=True, tone=partial(_tone, place))
            )
    return made


def _text(place: int, line: FigureLine) -> str:
    return line.text(place)


def _difference(place: int, line: FigureLine) -> str:
    return line.difference(place)


def _tone(place: int, line: FigureLine) -> str:
    return line.tone(place)
