"""What sums over groups tell when they are added to and taken from each other."""

from caredesk.domain.small_sums import tells_of_few


def people(**sizes: int) -> dict[tuple[str, ...], frozenset[str]]:
    """Combinations such as women_young=15, each of its own people."""
    return {
        tuple(labels.split("_")): frozenset(f"{labels}{number}" for number in range(size))
        for labels, size in sizes.items()
    }


def test_groups_that_cross_evenly_tell_nothing():
    assert not tells_of_few(people(women_young=4, women_old=9, men_young=9, men_old=4))


def test_all_men_are_old_so_old_less_men_are_five_women():
    held = people(women_young=15, women_old=5, men_old=20)
    assert tells_of_few(held)
    assert not tells_of_few(held | people(women_old=11))
    # One young man, and the five are only known together with him.
    assert not tells_of_few(held | people(men_young=6))


def test_three_partitions_tell_what_no_two_of_them_do():
    held = people(women_young_gran=12, women_old_tall=12, men_young_tall=12, men_old_gran=12)
    assert not tells_of_few(held)
    # Women, young and Gran together are everybody and twice the first block more.
    assert tells_of_few(people(women_young_gran=5, women_old_tall=12, men_young_tall=12, men_old_gran=12))


def test_one_who_is_in_two_places_is_one_person():
    moved = frozenset({"a"})
    held: dict[tuple[str, ...], frozenset[str]] = {("Gran",): frozenset("bcdefghijkl") | moved}
    assert not tells_of_few(held)
    assert tells_of_few(held | {("Tall",): moved})
