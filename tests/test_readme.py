"""What the README points at is there."""

import re

import pytest

from tests.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOP = {"caredesk", "resources", "installer", "tests"}


def named() -> list[str]:
    """The files that the README names in backticks or links to, from the root or from the package."""
    quoted = re.findall(r"`([a-z_./]+(?:/|\.[a-z]+))`", README)
    return sorted({*quoted, *re.findall(r"\]\(([^)#:]+)\)", README)})


def test_the_reader_finds_names():
    assert {"pyproject.toml", "domain/rows.py", "resources/help/pictures/idag.png"} <= set(named())


@pytest.mark.parametrize("name", named())
def test_what_is_named_exists(name):
    inside = ROOT if name.split("/")[0] in TOP or "/" not in name else ROOT / "caredesk"
    assert (inside / name).exists()


def test_the_map_shows_the_folders_that_exist():
    drawn = set(re.findall(r"^  (\w+)/ ", README, re.MULTILINE))
    real = {path.name for path in (ROOT / "caredesk").iterdir() if path.is_dir() and path.name[0] != "_"}
    assert drawn == real
