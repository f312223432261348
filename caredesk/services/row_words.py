"""A row in the words of the template, for a person who looks at what an import would do."""

from typing import Any, NamedTuple

from caredesk.domain.tables import KEYS
from caredesk.exchange.template import SHEET_OF_TABLE
from caredesk.exchange.template_write import spelling


class Written(NamedTuple):
    """One cell: its column's header without the unit, its words ("" for none), whether it is of the key."""

    header: str
    words: str
    is_key: bool


def written(table: str, row: Any) -> tuple[Written, ...]:
    """The cells of a row as the template spells them, in its order."""
    keys = KEYS[table]
    return tuple(
        Written(
            column.header.split(" (")[0], spelling(column)(getattr(row, column.field)), column.field in keys
        )
        for column in SHEET_OF_TABLE[table].columns
    )
