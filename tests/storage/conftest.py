"""An open store with and without a small unit in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caredesk.storage import rows
from caredesk.storage.store import Store, create_store
from caredesk.storage.undo import step
from tests.small_unit import small_unit


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty file."""
    with create_store(tmp_path / "enhet.caredesk") as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """A file with the small unit, put there as one step."""
    with step(store, "fill"):
        rows.insert(store, small_unit())
    return store
