"""What lies in resources/ can be read, is licensed, and asks for nothing from elsewhere."""

import re
import tomllib
from xml.etree import ElementTree

import polib
import pytest

from tests.source import ROOT

RESOURCES = ROOT / "resources"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "caredesk").rglob("*.py")))
LICENCES = RESOURCES / "licences"


def files(pattern: str) -> list[str]:
    return [path.relative_to(RESOURCES).as_posix() for path in sorted(RESOURCES.rglob(pattern))]


@pytest.mark.parametrize("name", files("*.toml"))
def test_a_table_of_values_can_be_read(name):
    assert tomllib.loads((RESOURCES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", files("*.svg"))
def test_an_icon_is_one_svg_in_the_colour_of_its_text(name):
    root = ElementTree.fromstring((RESOURCES / name).read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert root.get("viewBox"), "without a view box it does not scale"


def words_of_the_source() -> set[str]:
    """Everything that stands between quotation marks, and the names of rows, of which tables say the end."""
    quoted = set(re.findall(r'"([a-z0-9_-]+)"', SOURCE))
    return quoted | {f"row_{word}" for word in quoted}


def test_every_icon_is_shown_somewhere():
    icons = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    assert sorted(icons - words_of_the_source()) == []


def test_every_colour_style_of_type_and_size_is_used_somewhere():
    tokens = tomllib.loads((RESOURCES / "style" / "tokens.toml").read_text(encoding="utf-8"))
    names = {name for table in ("light", "font", "size") for name in tokens[table]}
    sheet = (RESOURCES / "style" / "window.qss").read_text(encoding="utf-8")
    filled = set(re.findall(r"\$\{?([a-z0-9_]+)", sheet))
    assert sorted(names - filled - words_of_the_source()) == []


@pytest.mark.parametrize("name", files("*.po"))
def test_a_catalogue_is_whole_and_compiles(name):
    catalogue = polib.pofile(str(RESOURCES / name), check_for_duplicates=True)
    assert catalogue.metadata["Content-Type"].endswith("UTF-8")
    assert catalogue.to_binary()


def test_every_bundled_font_has_its_licence():
    """A licence file is named by the font's family: `inter-ofl.txt` for `Inter-Regular.otf`."""
    families = {re.split(r"[-.]", name.split("/")[-1])[0].lower() for name in files("*.[ot]tf")}
    licensed = {path.name.split("-")[0].lower() for path in LICENCES.glob("*.txt")}
    assert families <= licensed
    assert all(path.stat().st_size > 500 for path in LICENCES.glob("*.txt"))


def test_text_resources_are_utf_8_with_plain_line_ends():
    for pattern in ("*.md", "*.toml", "*.po", "*.svg", "*.qss", "*.txt", "*.html", "*.j2"):
        for name in files(pattern):
            raw = (RESOURCES / name).read_bytes()
            raw.decode("utf-8")
            assert b"\r" not in raw, name


def test_nothing_generated_is_kept():
    assert [name for pattern in ("*.mo", "*.qm", "*.pyc", "*_rc.py") for name in files(pattern)] == []
