"""Read the program's dated rules and rates, `resources/parameters/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from caredesk import paths
from caredesk.domain.parameters import ParameterRow, Parameters


def read_defaults() -> Parameters:
    """Every default with its unit, source and status, in the order of the files' names.

    A file that cannot be read is our own fault and raises as it is.
    """
    return Parameters(_all_rows(paths.resources() / "parameters"))


@cache
def _all_rows(folder: Path) -> tuple[ParameterRow, ...]:
    """Read once a process: they are the program's own, and every opening of a file asks for them."""
    return tuple(row for file in sorted(folder.glob("*.toml")) for row in _rows(file))


def _rows(file: Path) -> Iterator[ParameterRow]:
    for key, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for entry in table["values"]:
            yield _row(key, table, entry)


def _row(key: str, table: Mapping[str, Any], entry: Mapping[str, Any]) -> ParameterRow:
    return ParameterRow(
        key=key,
        valid_from=entry.get("from"),
        value=str(entry["value"]),
        unit=table["unit"],
        source=table["source"],
        status=entry.get("status", table["status"]),
    )
