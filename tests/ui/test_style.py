"""The token table keeps its promises: contrasts, one place for colours, icons of one set."""

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics

from caredesk import paths
from caredesk.reports.look import read_tokens

LOOKS = ("light", "dark")
TEXT_ON = [
    ("text", ("surface", "bg", "surface2", "weekend", "hover", "tint", "under_bg", "over_bg", "ok_bg")),
    ("text2", ("surface", "bg", "surface2", "hover", "tint")),
    ("text3", ("surface", "bg", "surface2", "tint")),
    ("accent", ("surface", "bg", "tint", "hover")),
    ("on_accent", ("accent",)),
    ("under", ("surface", "bg", "under_bg")),
    ("over", ("surface", "bg", "over_bg")),
    ("ok", ("surface", "bg", "ok_bg")),
]
GRAPHICS_ON = [("strong", ("surface", "bg")), ("prev", ("surface",)), ("accent", ("surface", "bg", "tint"))]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_extremes():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("role", "grounds"), TEXT_ON)
def test_text_can_be_read(look, role, grounds):
    table = read_tokens()[look]
    ratios = {ground: round(contrast(table[role], table[ground]), 2) for ground in grounds}
    assert min(ratios.values()) >= 4.5, ratios


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("role", "grounds"), GRAPHICS_ON)
def test_edges_and_graphics_can_be_seen(look, role, grounds):
    table = read_tokens()[look]
    ratios = {ground: round(contrast(table[role], table[ground]), 2) for ground in grounds}
    assert min(ratios.values()) >= 3, ratios


@pytest.mark.parametrize("look", LOOKS)
def test_shift_codes_can_be_read_and_told_apart_in_grey(look):
    table = read_tokens()[look]
    ratios, light = {}, {}
    for name, part in table["shift"].items():
        fill, text = (table.get(part[each], part[each]) for each in ("fill", "text"))
        ratios[name], light[name] = round(contrast(text, fill), 2), luminance(fill)
    assert min(ratios.values()) >= 4.5, ratios
    day, evening, night = (light[name] for name in ("day", "evening", "night"))
    assert day > evening > night
    assert (day + 0.05) / (evening + 0.05) >= 1.3
    assert (evening + 0.05) / (night + 0.05) >= 1.3


def test_light_and_dark_have_the_same_roles():
    tokens = read_tokens()
    assert tokens["light"].keys() == tokens["dark"].keys()
    assert tokens["light"]["shift"].keys() == tokens["dark"]["shift"].keys()


def test_no_colour_is_written_anywhere_else():
    package = paths.resources().parent / "caredesk"
    sources = [*package.rglob("*.py"), paths.resources() / "style" / "window.qss"]
    found = [
        f"{file.name}: {match.group()}"
        for file in sources
        for match in re.finditer(r"[\"' :]#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_figures_are_equally_wide(style):
    metrics = QFontMetrics(style.font("body"))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_the_bundled_font_is_used_where_the_system_has_none_of_its_own(style):
    assert QFontInfo(style.font("body")).family() in {*read_tokens()["families"]["system"], "Inter"}


def test_each_look_gives_its_own_colours(style):
    seen = {}
    for look in LOOKS:
        style.use(look)
        seen[look] = style.colour("surface").name().upper()
    style.use("light")
    assert seen == {"light": "#FFFFFF", "dark": "#1B2129"}


def test_a_change_of_look_is_told(style, qtbot):
    with qtbot.waitSignal(style.changed):
        style.use("dark")
    style.use("light")


def test_shift_colours_may_name_a_role(style):
    assert style.shift("resource").text == style.colour("accent")
    assert style.shift("day").edge is None


ICONS = sorted((paths.resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_are_of_one_set(file, style):
    text = file.read_text(encoding="utf-8")
    for promise in ('viewBox="0 0 20 20"', 'stroke-width="1.5"', 'stroke-linecap="round"', 'fill="none"'):
        assert promise in text
    assert text.count("currentColor") == 1
    image = style.icon(file.stem, "under", 20).pixmap(20).toImage()
    inked = {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 128
    }
    assert len(inked) > 5
    strongest = max((image.pixelColor(*place) for place in inked), key=QColor.alpha)
    assert abs(strongest.hue() - style.colour("under").hue()) < 4


def test_every_icon_that_is_named_exists():
    names = {file.stem for file in ICONS}
    package = paths.resources().parent / "caredesk" / "ui"
    used = set()
    for file in package.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        used |= set(re.findall(r"icon=\"([a-z-]+)\"", text))
        used |= set(re.findall(r"\.icon\(\"([a-z-]+)\"", text))
        used |= set(re.findall(r"IconButton\([^()]*?, \"([a-z-]+)\"", text))
    assert used
    assert used <= names


def test_the_style_sheet_has_no_hole_left(style, qapp):
    assert "$" not in qapp.styleSheet()
    assert style.colour("accent").name() in qapp.styleSheet()


def test_disabled_words_are_in_the_lowest_allowed_role(style, qapp):
    palette = qapp.palette()
    assert palette.color(palette.ColorGroup.Disabled, palette.ColorRole.Text) == style.colour("text3")
