"""Colours, type, sizes and icons of the window, read from the one token table.

One `Style` is made in `app.py` and handed down as the first argument of every part. It is light, dark or
high contrast; `use()` changes it while the window is open. The style sheet and palette follow by
themselves, painted parts read `colour()` when they paint, and parts that keep a picture or coloured rich
text connect to `changed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QToolTip

from caredesk import paths
from caredesk.reports.look import find_family, read_tokens

Choice = Literal["system", "light", "dark"]
"""What the user can choose; high contrast is the system's own choice and overrules it."""

Looks = Literal["light", "dark", "contrast"]

CONTRAST_ROLES: dict[str, QPalette.ColorRole] = {
    "accent": QPalette.ColorRole.Highlight,
    "on_accent": QPalette.ColorRole.HighlightedText,
    "bg": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
}
"""High contrast: these roles are the system's; other grounds are its base, all else its text."""

GROUNDS = frozenset({"surface2", "weekend", "hover", "tint", "under_bg", "over_bg", "ok_bg"})


@dataclass(frozen=True)
class ShiftColours:
    """Colours of a shift code's chip; edge and hatch only where the kind of shift has one."""

    fill: QColor
    text: QColor
    edge: QColor | None = None
    hatch: QColor | None = None


class Style(QObject):
    """Answers every question about looks: `colour(role)`, `font(name)`, `size(name)`, `icon(name, role)`."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system") -> None:
        super().__init__(app)
        self._app = app
        self._tokens = read_tokens()
        self._system_palette = QGuiApplication.palette()
        self._family = find_family(self._tokens)
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._svg: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}
        self._template = Template((paths.resources() / "style" / "window.qss").read_text(encoding="utf-8"))
        self.choice: Choice = choice
        self.name: Looks = "light"
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.use(choice)

    def use(self, choice: Choice) -> None:
        """Shows the window light, dark, or as the system says."""
        self.choice = choice
        schemes = {
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
            "system": Qt.ColorScheme.Unknown,
        }
        self._app.styleHints().setColorScheme(schemes[choice])
        self.name = self._wanted()
        self._apply()

    def colour(self, role: str) -> QColor:
        """The colour of a role of the token table."""
        if self.name != "contrast":
            return QColor(self._tokens[self.name][role])
        if role == "dim":
            return QColor(self._tokens["dark"]["dim"])
        ground = QPalette.ColorRole.Base if role in GROUNDS else QPalette.ColorRole.WindowText
        return self._system_palette.color(CONTRAST_ROLES.get(role, ground))

    def shift(self, look: str) -> ShiftColours:
        """Colours of a kind of shift: day, evening, night, resource, course, grey or vacant."""
        if self.name == "contrast":
            return ShiftColours(self.colour("surface"), self.colour("text"), self.colour("text"))
        found = {part: self._named(value) for part, value in self._tokens[self.name]["shift"][look].items()}
        return ShiftColours(**found)

    def size(self, name: str) -> int:
        """A length of the token table in px at 100 %; edges are twice as thick in high contrast."""
        length = int(self._tokens["size"][name])
        return length * 2 if self.name == "contrast" and name == "edge" else length

    def font(self, name: str, weight: int | None = None) -> QFont:
        """A type style of the token table, always with figures of equal width."""
        font = self._fonts.get((name, weight))
        if font is None:
            token = self._tokens["font"][name]
            font = self._fonts[name, weight] = QFont(self._family)
            font.setPixelSize(token["size"])
            font.setWeight(QFont.Weight(weight or token["weight"]))
            font.setFeature(QFont.Tag("tnum"), 1)
        return QFont(font)

    def line(self, name: str) -> int:
        """The line height of a type style, px."""
        return int(self._tokens["font"][name]["line"])

    def icon(self, name: str, role: str = "text", size: int = 16) -> QIcon:
        """An icon of `resources/icons` in a role's colour, sharp at 100, 150 and 200 %."""
        key = (self.name, name, role, size)
        if key not in self._icons:
            icon = QIcon()
            for ratio in (1.0, 1.25, 1.5, 2.0):
                icon.addPixmap(self._draw(name, self.colour(role), size, ratio))
                icon.addPixmap(self._draw(name, self.colour("text3"), size, ratio), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def paint_icon(self, painter: QPainter, name: str, role: str, rect: QRectF) -> None:
        """Draws an icon into a square of a painted part."""
        self._renderer(name, self.colour(role)).render(painter, rect)

    def _draw(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._renderer(name, colour).render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _renderer(self, name: str, colour: QColor) -> QSvgRenderer:
        if name not in self._svg:
            self._svg[name] = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        return QSvgRenderer(self._svg[name].replace("currentColor", colour.name()).encode())

    def _named(self, value: str) -> QColor:
        return QColor(value) if value.startswith("#") else self.colour(value)

    def _wanted(self) -> Looks:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        if self.choice == "system":
            return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        return self.choice

    def _system_changed(self) -> None:
        if self._wanted() != self.name:
            self.name = self._wanted()
            self._apply()

    def _apply(self) -> None:
        self._app.setPalette(self._system_palette if self.name == "contrast" else self._palette())
        self._app.setFont(self.font("body"))
        QToolTip.setFont(self.font("small"))
        self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in {
            QPalette.ColorRole.Window: "surface",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "surface2",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.PlaceholderText: "text3",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Mid: "strong",
            QPalette.ColorRole.Dark: "strong",
        }.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text3"))
        return palette

    def _style_sheet(self) -> str:
        edge = self.size("edge")
        roles = {
            role: self.colour(role).name() for role in self._tokens["light"] if role not in ("dim", "shift")
        }
        accent = self.colour("accent")
        hovered = accent.darker(115) if self.name == "light" else accent.lighter(110)
        control = self.size("control")
        return self._template.substitute(
            roles,
            edge=edge,
            focus=self.size("focus"),
            accent_hover=hovered.name(),
            control_radius=self.size("control_radius"),
            control_inner=control - 2 * edge,
            control_error=control - 2 * 2,
        )
