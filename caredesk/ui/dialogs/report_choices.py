"""A report of sickness in the making: what was asked about, what is chosen for each shift, and sending it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caredesk.domain.changes import Changes
from caredesk.domain.replacing import part_of
from caredesk.domain.rows import Shift
from caredesk.domain.sick_report import (
    Candidate,
    ChoiceEffect,
    Chosen,
    HitShift,
    Ranking,
    SickReportView,
    Way,
)
from caredesk.language import sick_report_words as words
from caredesk.language.formats import time_range
from caredesk.language.translation import tr
from caredesk.services.session import OpenUnit
from caredesk.services.sick_report import edit_sick_report, view_choice_effect, view_sick_report
from caredesk.services.substitutes import view_substitutes
from caredesk.ui.widgets.hit_list import HitLine
from caredesk.ui.widgets.shift_tag import look_by_start

Taken = tuple[tuple[str, Shift], ...]


class ReportChoices:
    """`look(…)` asks what a report would mean; `choose` decides about a shift; `send` makes the report.

    What was chosen stays when only the days change, for the shifts that are still hit.
    """

    def __init__(self, unit: OpenUnit, *, today: date) -> None:
        self._unit, self._today = unit, today
        self._rankings: dict[tuple[int, Taken], Ranking] = {}
        self.view: SickReportView | None = None
        self.chosen: dict[int, Chosen] = {}
        self.people: dict[int, Candidate] = {}

    def look(
        self, employee_no: str, first_day: date, expected_end: date | None, extent_percent: float | None
    ) -> SickReportView:
        """What the report would mean. UserErrors as edit_sick_report: the person's earlier view stays."""
        if self.view is not None and self.view.employee_no != employee_no:
            self.view = None
            self.chosen.clear()
        view = view_sick_report(
            self._unit,
            employee_no=employee_no,
            first_day=first_day,
            expected_end=expected_end,
            extent_percent=extent_percent,
            today=self._today,
        )
        hit = {each.number for each in view.hits}
        for number in self.chosen.keys() - hit:
            del self.chosen[number]
        for each in view.hits:
            if each.replacement is not None:
                self.chosen.setdefault(each.number, Chosen(each.number, each.proposed))
        self._rankings.clear()
        self.view = view
        return view

    def hits(self) -> tuple[HitShift, ...]:
        """The shifts hit."""
        return self.view.hits if self.view is not None else ()

    def next_open(self, after: int | None) -> int | None:
        """The first shift after this one that is still to choose, else the first of all such."""
        numbers = [hit.number for hit in self.hits()]
        start = numbers.index(after) + 1 if after in numbers else 0
        return next((each for each in numbers[start:] + numbers[:start] if each not in self.chosen), None)

    def part(self, hit: HitShift) -> Shift:
        """What somebody else would work of the shift."""
        assert self.view is not None
        return part_of(hit.shift, self.view.extent_percent)

    def ranking(self, hit: HitShift) -> Ranking:
        """Who could take the shift when the others are taken as chosen."""
        return self._rank(hit, self.chosen)

    def choose(self, hit: HitShift, way: Way, candidate: Candidate | None) -> None:
        """Decides what becomes of a shift."""
        self.chosen[hit.number] = _as_chosen(hit, way, candidate)
        if candidate is not None:
            self.people[hit.number] = candidate

    def completed(self) -> tuple[Chosen, ...]:
        """What is chosen, with the proposals for the shifts that are still to choose."""
        found = {each.number: each for each in self._complete()}
        return tuple(found[hit.number] for hit in self.hits())

    def prepare(self) -> bool:
        """Ranks the people for one more of the proposals, so that nobody waits for it later; whether there
        was one."""
        known = len(self._rankings)
        return any(len(self._rankings) > known for _ in self._complete())

    def _complete(self) -> Iterator[Chosen]:
        """What is chosen, then the proposals one by one: each counts with those before it."""
        chosen = dict(self.chosen)
        yield from chosen.values()
        for hit in self.hits():
            if hit.number not in chosen:
                people = self._rank(hit, chosen).candidates if hit.proposed == "substitute" else ()
                chosen[hit.number] = _as_chosen(hit, hit.proposed, people[0] if people else None)
                yield chosen[hit.number]

    def replaced(self) -> int:
        """How many shifts would be replaced as things stand."""
        ways = [
            self.chosen[hit.number].way if hit.number in self.chosen else hit.proposed for hit in self.hits()
        ]
        return sum(way in ("substitute", "pool") for way in ways)

    def lines(self, current: int | None) -> tuple[HitLine, ...]:
        """The shifts as they are listed; `current` is the one in view."""
        return tuple(self._line(hit, hit.number == current) for hit in self.hits())

    def _line(self, hit: HitShift, current: bool) -> HitLine:
        assert self.view is not None
        chosen, shift = self.chosen.get(hit.number), hit.shift
        second = words.staffed_text(hit, self.view.name)
        if chosen is not None and hit.replacement is None:
            second = words.chosen_text(chosen, self.people.get(hit.number))
        state = tr("✓ klart") if chosen else tr("välj →") if current else tr("välj")
        return HitLine(
            hit.number,
            shift.day,
            shift.shift_code,
            "resource" if shift.kind == "resource" else look_by_start(shift.start),
            time_range(shift.start, shift.end),
            second,
            state,
            "ok" if chosen else "under",
        )

    def effect(self, hit: HitShift, way: Way, candidate: Candidate | None) -> ChoiceEffect:
        """What the report would do with this choice beside those made."""
        assert self.view is not None
        chosen = {**self.chosen, hit.number: _as_chosen(hit, way, candidate)}
        view = self.view
        return view_choice_effect(
            self._unit,
            employee_no=view.employee_no,
            first_day=view.first_day,
            expected_end=view.expected_end,
            extent_percent=view.extent_percent,
            chosen=tuple(chosen.values()),
            today=self._today,
        )

    def send(self, chosen: tuple[Chosen, ...], *, reopen: bool = False) -> Changes:
        """Makes the report as one step."""
        assert self.view is not None
        view = self.view
        return edit_sick_report(
            self._unit,
            employee_no=view.employee_no,
            first_day=view.first_day,
            expected_end=view.expected_end,
            extent_percent=view.extent_percent,
            chosen=chosen,
            today=self._today,
            reopen=reopen,
        )

    def _rank(self, hit: HitShift, chosen: dict[int, Chosen]) -> Ranking:
        assert self.view is not None
        shifts = {each.number: self.part(each) for each in self.view.hits}
        taken = tuple(
            (each.employee_no, shifts[number])
            for number, each in sorted(chosen.items())
            if each.way == "substitute" and number != hit.number
        )
        if (hit.number, taken) not in self._rankings:
            self._rankings[hit.number, taken] = view_substitutes(
                self._unit, shift=self.part(hit), absent=self.view.employee_no, taken=taken, today=self._today
            )
        return self._rankings[hit.number, taken]


def _as_chosen(hit: HitShift, way: Way, candidate: Candidate | None) -> Chosen:
    if way != "substitute" or candidate is None:
        return Chosen(hit.number, way if way != "substitute" else "vacant")
    return Chosen(hit.number, way, candidate.employee_no, candidate.kind)
