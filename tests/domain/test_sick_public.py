"""What of a month's sick leave may leave the program."""

from collections.abc import Iterable

from caredesk.domain.rows import Employee
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_public import LeavingMonths, Part, leaving, parts_of
from tests.builders import absence, employment, month_book, on, register


def parts(sections: Iterable[tuple[str, int]], *, sex: str = "women", age: str = "age_50") -> list[Part]:
    """So many people by section, all in the same groups."""
    return [
        Part(f"{name}{sex}{age}{number}", sex, age, name) for name, size in sections for number in range(size)
    ]


def test_a_section_of_ten_hides_and_takes_the_smallest_other_along():
    found = leaving(parts([("Gran", 14), ("Lind", 12), ("Tall", 10)]))
    assert found.total
    assert found.sections == {"Gran"}
    assert leaving(parts([("Gran", 14), ("Lind", 12), ("Tall", 11)])).sections == {"Gran", "Lind", "Tall"}


def test_two_small_sections_of_more_than_ten_together_hide_alone():
    assert leaving(parts([("Gran", 14), ("Lind", 6), ("Tall", 5)])).sections == {"Gran"}
    assert leaving(parts([("Gran", 14), ("Lind", 5), ("Tall", 5)])).sections == set()


def test_those_without_a_section_are_hidden_too():
    assert leaving(parts([("Gran", 14), ("Lind", 12), ("", 3)])).sections == {"Gran"}


def test_who_moved_is_one_person_in_what_is_hidden():
    # Six and six, but two of them are the same: ten people.
    lind, tall = parts([("Lind", 6)]), parts([("Tall", 4)])
    moved = [part._replace(section="Tall") for part in lind[:2]]
    assert leaving([*parts([("Gran", 30), ("Ek", 20)]), *lind, *tall, *moved]).sections == {"Gran"}


def test_groups_that_tell_of_few_together_with_sections_keep_the_sections_here():
    # Every man works in Gran, so Gran less the men are its four women.
    men = parts([("Gran", 15)], sex="men")
    mixed = [*parts([("Gran", 4), ("Tall", 20)]), *men]
    assert leaving(mixed).sections == set()
    assert leaving(mixed).groups == {"women", "men", "age_50"}
    assert leaving([*parts([("Gran", 11), ("Tall", 20)]), *men]).sections == {"Gran", "Tall"}


def test_ages_that_tell_of_few_together_with_sexes_stay_here():
    women, men = parts([("", 5)]), parts([("", 20)], sex="men")
    young = parts([("", 15)], age="age_29")
    assert leaving([*women, *young, *men]).groups == {"women", "men"}


def test_parts_are_those_with_ordinary_hours():
    staff = (
        employment("1", section="Gran", valid_to=on("2026-03-10")),
        employment("1", section="Tall", valid_from=on("2026-03-11")),
        employment("2", section="Gran"),
        employment("3", section="Gran"),
        employment("4", "hourly", section="Gran"),
        employment("5", section="Gran", valid_from=on("2026-04-01")),
    )
    away = (
        absence("2026-02-01", "2026-03-31", cause="parental", employee_no="2"),
        absence("2026-02-01", "2026-03-31", 80, cause="parental", employee_no="3"),
    )
    people = (Employee("1", "Ek", "female", on("1996-04-01")), Employee("3", "Al", "other"))
    held = register(employments=staff, employees=people, absences=away)
    assert list(parts_of(held, "2026-03")) == [
        Part("1", "women", "age_29", "Gran"),
        Part("1", "women", "age_29", "Tall"),
        Part("3", "", "", "Gran"),
    ]


def test_sections_leave_only_a_month_from_details():
    staff = tuple(employment(str(number), section="Gran") for number in range(11))
    held = register(employments=staff)
    months = LeavingMonths(held, SickMonths(held, month_book("2026-03", "2026-03"), {}, on("2026-03-05")))
    assert months.of("2026-03").sections == {"Gran"}
    assert months.of("2026-02").sections == set()
    assert months.whole(["2026-02", "2026-03"])
    assert not months.whole(["2026-02", "2026-03"], "Gran")
