"""Light, dark or as the system: one call dresses the whole application, at start and while it runs.

The chosen scheme lives on the QApplication itself (a property), not in a module, so tests and several
windows never disagree. Painted components read their colours while painting; a change of theme is therefore
one repaint.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.style import tokens
from ui.style.stylesheet import stylesheet
from ui.style.tokens import ColourName, Scheme, TypeName

_SCHEME, _THEME, _FONTS, _STRONG = "feltbogScheme", "feltbogTheme", "feltbogFonts", "feltbogStrong"
_HIGH = Qt.ContrastPreference.HighContrast


class Theme(StrEnum):
    """What a person can choose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


def scheme() -> Scheme:
    """The scheme worn right now; light before `apply` was called."""
    app = QGuiApplication.instance()
    return "dark" if app is not None and app.property(_SCHEME) == "dark" else "light"


def is_strong() -> bool:
    """Whether more contrast is worn, as the system was asked for."""
    app = QGuiApplication.instance()
    return app is not None and bool(app.property(_STRONG))


def theme_of(app: QApplication) -> Theme:
    """What was chosen, which may be SYSTEM."""
    return Theme(str(app.property(_THEME) or Theme.SYSTEM))


def colour(name: ColourName) -> QColor:
    """A colour of the scheme worn right now. Ask while painting, never keep it."""
    return QColor(_read(tokens.colour(scheme(), name, strong=is_strong())))


@cache
def _read(value: str) -> QColor:
    if value.startswith("rgba"):
        red, green, blue, alpha = value[5:-1].split(",")
        return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))
    return QColor(value)


def font(name: TypeName, weight: int | None = None, tabular: bool = False) -> QFont:
    """The font of a type step. Tabular figures belong in tables and charts only."""
    step = tokens.TYPE[name]
    made = QFont("Inter")
    made.setFamilies(["Inter", "Noto Sans", "sans-serif"])
    made.setPixelSize(step.size)
    made.setWeight(QFont.Weight(weight or step.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Inter's contextual alternates turn typed "->" into an arrow: words are to stand as they were written.
    made.setFeature(QFont.Tag("calt"), 0)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Fusion, palette, font and one stylesheet. Safe to call again at any time, with any theme."""
    first = app.property(_THEME) is None
    app.setProperty(_THEME, theme.value)
    if first:
        _load_fonts(app)
        app.setStyle(QStyleFactory.create("Fusion"))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _new: _follow_system(app))
        contrast = hints.accessibility()
        contrast.contrastPreferenceChanged.connect(lambda asked: wear_contrast(app, asked == _HIGH))
        app.setProperty(_STRONG, contrast.contrastPreference() == _HIGH)
    _dress(app, _resolve(app, theme))


def wear_contrast(app: QApplication, strong: bool) -> None:
    """More contrast, or as drawn; the system asks for it."""
    if strong != is_strong():
        app.setProperty(_STRONG, strong)
        _put_on(app, scheme())


def _follow_system(app: QApplication) -> None:
    if theme_of(app) is Theme.SYSTEM:
        _dress(app, _resolve(app, Theme.SYSTEM))


def _resolve(app: QApplication, theme: Theme) -> Scheme:
    if theme is not Theme.SYSTEM:
        return cast(Scheme, theme.value)
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _dress(app: QApplication, wanted: Scheme) -> None:
    if app.property(_SCHEME) == wanted:
        return  # restyling every widget is slow, and nothing would change
    app.setProperty(_SCHEME, wanted)
    app.setFont(font("body"))
    _put_on(app, wanted)


def _put_on(app: QApplication, wanted: Scheme) -> None:
    app.setPalette(palette(wanted))
    app.setStyleSheet(stylesheet(wanted, strong=is_strong()))
    for window in app.topLevelWidgets():
        window.update()


def _load_fonts(app: QApplication) -> None:
    if app.property(_FONTS):
        return
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        data = resources.files("ui.style").joinpath("fonts", f"Inter-{weight}.ttf").read_bytes()
        QFontDatabase.addApplicationFontFromData(data)
    app.setProperty(_FONTS, True)


def palette(wanted: Scheme) -> QPalette:
    """The palette Fusion and plain Qt widgets use."""
    role = QPalette.ColorRole
    names: dict[QPalette.ColorRole, ColourName] = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.PlaceholderText: "text_3",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent_text",
        role.LinkVisited: "accent_text",
        role.ToolTipBase: "spine",
        role.ToolTipText: "spine_text",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "line",
        role.Dark: "line_strong",
        role.Shadow: "line_strong",
    }
    made = QPalette()
    for key, name in names.items():
        made.setColor(key, QColor(tokens.colour(wanted, name, strong=is_strong())))
    off = QColor(tokens.colour(wanted, "text_3", strong=is_strong()))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, off)
    return made
