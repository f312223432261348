"""Nothing that leaves the program can be added and subtracted to a figure of ten people or fewer."""

from collections.abc import Collection, Iterable, Mapping
from random import Random

import pytest

from caredesk.domain import sick_groups, sick_public
from caredesk.domain.sick_public import LeavingMonths, Part
from tests.difference_attack import FEW, Attacked, Leavings, leaks, wrongly_told


def unit(seed: int, *, months: int, uneven: bool = False) -> Attacked:
    chance = Random(seed)
    return Attacked(chance, months, chance.randint(20, 80), chance.randint(1, 4), uneven=uneven)


@pytest.mark.parametrize(("seed", "uneven"), [(5, False), (20, True)])
def test_a_month_tells_of_nobody_few(seed, uneven):
    attacked = unit(seed, months=2, uneven=uneven)
    told = attacked.facts_told()
    assert {each.group for each in told} >= {"", "women"}
    assert wrongly_told(attacked, told) == []
    assert leaks(attacked, told) == []


def test_a_year_and_its_months_tell_of_nobody_few():
    attacked = unit(1, months=13)
    told = attacked.facts_told(by_section=False)
    assert max(len(each.months) for each in told) == 12
    assert wrongly_told(attacked, told) == []
    assert leaks(attacked, told) == []


class Hasty(LeavingMonths):
    """Lets a longer period out when its last month may leave."""

    def whole(self, months: Iterable[str], section: str | None = None) -> bool:
        return super().whole(list(months)[-1:], section)


def only_small(sizes: Mapping[str, int], other: int) -> frozenset[str]:
    return frozenset(name for name, size in sizes.items() if 1 <= size <= FEW)


def only_large(parts: Collection[Part]) -> frozenset[str]:
    names = {part.section for part in parts} - {""}
    sizes = {name: len({each.employee_no for each in parts if each.section == name}) for name in names}
    return frozenset(name for name, size in sizes.items() if size > FEW)


@pytest.mark.parametrize(
    ("seed", "months", "uneven", "lax"),
    [
        (5, 2, False, {"hidden_groups": only_small}),
        (25, 2, False, {"_shown_sections": only_large, "_tells_of_few": lambda *_: False}),
        (20, 2, True, {"_tells_of_few": lambda *_: False}),
        (1, 13, False, {"leavings": Hasty}),
    ],
    ids=["groups without their complement", "sections without theirs", "no crossing", "longer periods"],
)
def test_the_attack_finds_what_a_laxer_rule_lets_out(seed, months, uneven, lax, monkeypatch):
    leavings: Leavings = lax.pop("leavings", LeavingMonths)
    for name, rule in lax.items():
        monkeypatch.setattr(sick_public, name, rule)
        if hasattr(sick_groups, name):
            monkeypatch.setattr(sick_groups, name, rule)
    attacked = unit(seed, months=months, uneven=uneven)
    assert leaks(attacked, attacked.facts_told(leavings)) != []


@pytest.mark.slow
@pytest.mark.parametrize("uneven", [False, True])
def test_many_units_tell_of_nobody_few(uneven, slow_count):
    for seed in range(100, 100 + slow_count(50)):
        attacked = unit(seed, months=14, uneven=uneven)
        told = attacked.facts_told()
        assert (seed, wrongly_told(attacked, told)) == (seed, [])
        assert (seed, leaks(attacked, told)) == (seed, [])
