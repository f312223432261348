"""Groups of people too small to be told about, and the others that hiding them takes along."""

from __future__ import annotations

from collections.abc import Mapping

SMALL = 10


def hidden_groups(sizes: Mapping[str, int], other: int) -> frozenset[str]:
    """Which of a partition's groups may not be shown.

    `sizes`: persons by group, in the order in which they are shown; `other`: persons in none of them, who
    are never shown. An empty group is not hidden: there is nothing to hide. As long as exactly one group is
    hidden, or all hidden together have at most ten persons, they could be told from the rest: the smallest
    shown one is then hidden too, of equals the later.
    """
    hidden = {name for name, size in sizes.items() if 1 <= size <= SMALL}
    shown = [name for name, size in sizes.items() if size > SMALL]
    while shown:
        counts = [sizes[name] for name in hidden] + ([other] if other else [])
        if not counts or (len(counts) > 1 and sum(counts) > SMALL):
            break
        taken = min(reversed(shown), key=lambda name: sizes[name])
        shown.remove(taken)
        hidden.add(taken)
    return frozenset(hidden)
