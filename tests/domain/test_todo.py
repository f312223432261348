"""Things to do: what is told, how urgently, and in which order. Today is Tuesday 3 November 2026."""

from datetime import date, timedelta

from caredesk.domain.overtime import Running
from caredesk.domain.problems import problem
from caredesk.domain.rows import Action, Competence, Decision
from caredesk.domain.sick_spells import Deadline
from caredesk.domain.todo import (
    Todo,
    Urgency,
    action_rows,
    closing_row,
    competence_rows,
    decision_rows,
    in_order,
    limit_rows,
    occupancy_rows,
    sick_leave_rows,
)

TODAY = date(2026, 11, 3)
NAMES = {"1": "Lena Dahl", "2": "Johan Berg"}


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def told(rows) -> list[tuple[str, str]]:
    return [(row.what.code, row.urgency) for row in rows]


def sick(kind: str, last: int, *, first: int | None = None, done: bool = False) -> Deadline:
    return Deadline("1", kind, after(last if first is None else first), after(last), done)


def test_a_certificate_is_urgent_the_day_before_and_until_it_is_in():
    assert told(sick_leave_rows([sick("certificate", 5)], NAMES, TODAY)) == [("todo_certificate", "watch")]
    assert told(sick_leave_rows([sick("certificate", 1)], NAMES, TODAY)) == [("todo_certificate", "breach")]
    assert told(sick_leave_rows([sick("certificate", -20)], NAMES, TODAY)) == [("todo_certificate", "breach")]
    assert told(sick_leave_rows([sick("certificate", 1, done=True)], NAMES, TODAY)) == []


def test_what_the_file_cannot_know_is_done_is_told_only_until_its_day():
    assert told(sick_leave_rows([sick("plan", 8)], NAMES, TODAY)) == [("todo_plan", "watch")]
    assert told(sick_leave_rows([sick("plan", 0)], NAMES, TODAY)) == [("todo_plan", "breach")]
    assert told(sick_leave_rows([sick("plan", -1)], NAMES, TODAY)) == []
    assert told(sick_leave_rows([sick("plan", 15)], NAMES, TODAY)) == []


def test_the_report_to_the_insurance_is_told_from_day_15():
    assert told(sick_leave_rows([sick("insurance", 7, first=1)], NAMES, TODAY)) == []
    assert told(sick_leave_rows([sick("insurance", 6, first=0)], NAMES, TODAY)) == [
        ("todo_insurance", "watch")
    ]


def test_days_90_and_180_are_information():
    assert told(sick_leave_rows([sick("day_90", 1)], NAMES, TODAY)) == [("todo_day_90", "neutral")]


def test_a_limit_is_watched_from_80_percent_and_broken_beyond_it():
    rows = [
        Running("1", "overtime_year", 159.9, 200.0),
        Running("1", "overtime_month", 40.0, 50.0),
        Running("2", "overtime_month", 50.0, 50.0),
        Running("2", "overtime_year", 200.5, 200.0),
    ]
    assert [(row.what.code, row.urgency) for row in limit_rows(rows, NAMES)] == [
        ("todo_limit", "watch"),
        ("todo_limit", "watch"),
        ("todo_limit", "breach"),
    ]


def test_a_delegation_is_told_30_days_ahead_and_when_it_has_run_out():
    rows = [
        Competence("1", "Insulin", None, after(30)),
        Competence("1", "HLR", None, after(31)),
        Competence("2", "Insulin", None, after(-1)),
        Competence("9", "Insulin", None, after(3)),
    ]
    found = list(competence_rows(rows, NAMES, TODAY))
    assert told(found) == [("todo_competence", "watch"), ("todo_competence_out", "breach")]
    assert [row.employee_no for row in found] == ["1", "2"]


def test_a_renewed_delegation_is_in_order():
    rows = [Competence("1", "Insulin", None, after(2)), Competence("1", "Insulin", after(2), after(300))]
    assert told(competence_rows(rows, NAMES, TODAY)) == []
    forever = [Competence("1", "Insulin", None, after(2)), Competence("1", "Insulin", after(2), None)]
    assert told(competence_rows(forever, NAMES, TODAY)) == []


def test_days_without_occupancy_are_told_as_ranges():
    days = [date(2026, 10, 30), date(2026, 11, 2), date(2026, 10, 31), date(2026, 11, 1), date(2026, 10, 5)]
    assert [dict(row.what.facts) for row in occupancy_rows(days)] == [
        {"first": date(2026, 10, 5), "last": date(2026, 10, 5), "days": 1},
        {"first": date(2026, 10, 30), "last": date(2026, 11, 2), "days": 4},
    ]


def test_the_month_before_is_to_be_closed_by_the_10th():
    assert closing_row(TODAY) == Todo(
        "neutral", problem("todo_close", month="2026-10"), date(2026, 11, 10), "reports"
    )
    assert closing_row(date(2027, 1, 11)).urgency == "watch"
    assert dict(closing_row(date(2027, 1, 11)).what.facts) == {"month": "2026-12"}


def test_actions_are_told_when_due_soon_late_or_to_be_controlled():
    rows = [
        Action("a", status="Pågår", due=after(14)),
        Action("b", status="Pågår", due=after(15)),
        Action("c", status="Pågår", due=after(-1)),
        Action("d", status="Klar", due=after(-1), control_day=after(0)),
        Action("e", status="Klar", control_day=after(-9), result="Infört"),
    ]
    assert [
        (dict(row.what.facts)["name"], row.what.code, row.urgency) for row in action_rows(rows, TODAY)
    ] == [
        ("a", "todo_action", "watch"),
        ("c", "todo_action", "breach"),
        ("d", "todo_control", "watch"),
    ]


def test_decisions_are_told_30_days_before_they_are_due():
    rows = [
        Decision("soon", kind="Hemtjänst", decided=date(2026, 9, 3)),
        Decision("later", decided=date(2026, 9, 4)),
        Decision("late", decided=date(2026, 8, 2)),
        Decision("done", decided=date(2026, 8, 2), executed=date(2026, 10, 1)),
    ]
    found = {str(dict(row.what.facts)["name"]): row for row in decision_rows(rows, TODAY)}
    assert {name: row.urgency for name, row in found.items()} == {"soon": "watch", "late": "breach"}
    assert found["late"].due == date(2026, 11, 2)


def test_the_most_urgent_come_first_then_the_nearest_the_undated_last():
    def row(urgency: Urgency, due: date | None) -> Todo:
        return Todo(urgency, problem("todo_close", month=str(due)), due, "reports")

    rows = [row("neutral", after(1)), row("watch", None), row("watch", after(9)), row("breach", after(30))]
    assert in_order(rows) == (rows[3], rows[2], rows[1], rows[0])
