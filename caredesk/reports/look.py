"""How reports look: light colours, type and fonts of the one token table, also without a window.

The window reads the table and finds its fonts by the same two functions.
"""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication

from caredesk import paths

_own_application: list[QGuiApplication] = []
"""Keeps alive what `ensure_gui` made: Qt ends when its last reference goes."""


def ensure_gui() -> None:
    """Fonts and pictures need Qt's application object; without a window one that draws off screen is made."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _own_application.append(QGuiApplication(["caredesk"]))


def read_tokens() -> dict[str, Any]:
    """The token table as it stands in the file."""
    with (paths.resources() / "style" / "tokens.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    return table


def find_family(tokens: dict[str, Any]) -> str:
    """The first font family of the table that the system has, else the bundled one, made known to Qt."""
    families, there = tokens["families"], set(QFontDatabase.families())
    for family in (*families["system"], families["bundled"]):
        if family in there:
            return str(family)
    for file in sorted((paths.resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    return str(families["bundled"])


class Look:
    """`colour(role)` and `font(style)` of the token table's light side: a report is paper in both themes."""

    def __init__(self, tokens: dict[str, Any], family: str) -> None:
        self._tokens = tokens
        self.family = family
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        """Those made so far: a page asks for the same few thousands of times."""

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self._tokens["light"][role])

    def name(self, role: str) -> str:
        """The colour of a role as HTML writes it."""
        return self.colour(role).name()

    def font(self, style: str, weight: int | None = None) -> QFont:
        """A type style at its size in px of 1/96 inch, unhinted so that every device breaks lines alike.

        Without figures of equal width and contextual signs: those glyphs have no character behind them, so
        that digits and minus signs would be lost when a PDF is searched or copied from.
        """
        if (style, weight) not in self._fonts:
            self._fonts[style, weight] = self._make_font(style, weight)
        return QFont(self._fonts[style, weight])

    def _make_font(self, style: str, weight: int | None) -> QFont:
        token = self._tokens["font"][style]
        font = QFont(self.family)
        font.setPixelSize(token["size"])
        font.setWeight(QFont.Weight(weight or token["weight"]))
        for feature in ("tnum", "calt"):  # said, as the window's own font would lend its features
            font.setFeature(QFont.Tag(feature), 0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line(self, style: str) -> int:
        """The line height of a type style, px."""
        return int(self._tokens["font"][style]["line"])

    def families(self) -> tuple[str, ...]:
        """Font families in order of preference, for text that is laid out elsewhere."""
        families = self._tokens["families"]
        return (*families["system"], families["bundled"])


@lru_cache(maxsize=1)
def report_look() -> Look:
    """The look of every report. First called in the window's thread where there is a window."""
    ensure_gui()
    tokens = read_tokens()
    return Look(tokens, find_family(tokens))
