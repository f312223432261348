"""Short names of roles, as care writes them in Swedish: Usk, Ssk, Vbt."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from caredesk.domain.absence_codes import CODE_OF_CAUSE

HEADS = {"sköterska": "sk", "biträde": "bt"}
"""Last words of roles that care has its own short names by."""


def short_roles(roles: Iterable[str], taken: Collection[str] = ()) -> dict[str, str]:
    """Short names of roles, no two the same, none the same as a code of a shift or an absence."""
    used = {code.casefold() for code in (*taken, *CODE_OF_CAUSE.values())}
    short: dict[str, str] = {}
    for role in sorted(set(roles), key=lambda name: (len(name), name)):
        wishes = (_by_head(role), *(role[:length].capitalize() for length in range(3, len(role) + 1)))
        short[role] = next((wish for wish in wishes if wish and wish.casefold() not in used), role)
        used.add(short[role].casefold())
    return short


def _by_head(role: str) -> str:
    for head, letters in HEADS.items():
        if role.casefold().endswith(head) and len(role) > len(head):
            return role[0].upper() + letters
    return ""
