"""Whether sums over groups of people, added to and taken from each other, tell of ten people or fewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import gcd, lcm

from caredesk.domain.small_groups import SMALL

Labels = tuple[str, ...]
"""What is told apart from outside, one label a partition: ("women", "age_29", "Gran")."""

Row = list[int]
"""A vector over the combinations, in whole numbers: a multiple of it says the same."""


def tells_of_few(people: Mapping[Labels, frozenset[str]]) -> bool:
    """Whether the sums of each label of each partition can be combined to the sum of ten people or fewer.

    `people`: who is behind each combination of labels; a person may be behind several. What is not told is
    one label of its own: it is known as the rest. Any factors may be used, so the question is whether the
    space of the sums holds a vector of noughts and ones over people so few. Such a vector is known by its
    values on as many combinations as the space has dimensions; those with most people are taken, and those
    with more than ten can only be nought.
    """
    blocks = sorted(people.items(), key=lambda block: (-len(block[1]), block[0]))
    persons = [held for _, held in blocks]
    basis, one = _with_equal_leads(_reduced(_sums([labels for labels, _ in blocks])))
    places = list(basis)

    def search(start: int, vector: Row, held: frozenset[str]) -> bool:
        if held and _is_of_few(vector, one, persons):
            return True
        for index in range(start, len(places)):
            place = places[index]
            more = held | persons[place]
            if len(more) <= SMALL:
                added = [a + b for a, b in zip(vector, basis[place], strict=True)]
                if search(index + 1, added, more):
                    return True
        return False

    return search(0, [0] * len(blocks), frozenset())


def _sums(labels: Sequence[Labels]) -> Iterator[Row]:
    """Each sum as noughts and ones over the combinations."""
    for partition in range(len(labels[0]) if labels else 0):
        for label in sorted({held[partition] for held in labels}):
            yield [int(held[partition] == label) for held in labels]


def _reduced(rows: Iterator[Row]) -> dict[int, Row]:
    """The reduced rows by the place of their leading one, in order of place."""
    basis: dict[int, Row] = {}
    for row in rows:
        for place, held in basis.items():
            row = _without(row, held, place)
        leading = next((place for place, value in enumerate(row) if value), None)
        if leading is None:
            continue
        if row[leading] < 0:
            row = [-value for value in row]
        basis = {place: _without(held, row, leading) for place, held in basis.items()}
        basis[leading] = row
    return dict(sorted(basis.items()))


def _without(row: Row, other: Row, place: int) -> Row:
    """The row less as much of the other as makes it nought at the place."""
    factor, lead = row[place], other[place]
    if not factor:
        return row
    mixed = [a * lead - factor * b for a, b in zip(row, other, strict=True)]
    divisor = gcd(*mixed) or 1
    return [value // divisor for value in mixed]


def _with_equal_leads(basis: Mapping[int, Row]) -> tuple[dict[int, Row], int]:
    """The rows in multiples with the same leading number, which then stands for one."""
    one = lcm(*(row[place] for place, row in basis.items()))
    return {place: [value * one // row[place] for value in row] for place, row in basis.items()}, one


def _is_of_few(vector: Row, one: int, persons: Sequence[frozenset[str]]) -> bool:
    if any(value not in (0, one) for value in vector):
        return False
    held = [people for value, people in zip(vector, persons, strict=True) if value]
    return len(frozenset[str]().union(*held)) <= SMALL
