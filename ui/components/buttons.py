"""Buttons: one filled a screen, outlined for the rest, words alone for the quiet, danger for what deletes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.components.keycap import CapLook, caps_width, filled_look, paint_caps, plain_look, spine_look
from ui.style import icons, theme
from ui.style.tokens import BORDER, HEIGHT, RADIUS, TypeName

ButtonSize = Literal["small", "normal", "large"]
_GAP = 8
_LEAST_LINK = 80


@dataclass(frozen=True, slots=True)
class _Measure:
    height: int
    padding: int
    type_name: TypeName
    icon: int


_MEASURES: dict[ButtonSize, _Measure] = {
    "small": _Measure(HEIGHT["button_small"], 13, "label", 14),
    "normal": _Measure(HEIGHT["button"], 15, "body", 16),
    "large": _Measure(HEIGHT["button_large"], 19, "action", 18),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a button in one state. Invalid colours are not painted."""

    text: QColor
    fill: QColor
    border: QColor
    caps: CapLook


class Button(QAbstractButton):
    """The outlined button.

    ``keys`` are printed inside and end the tooltip. ``trailing_icon`` stands after the words (Næste stop ->).
    Disable with `set_unavailable(reason)`: the reason becomes the tooltip and the accessible description.
    Enter activates the button that has focus, as Space does.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: ButtonSize = "normal",
        icon: str = "",
        trailing_icon: str = "",
        keys: Sequence[str] = (),
        tooltip: str = "",
        on_spine: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._measure = _MEASURES[size]
        self._icon, self._trailing = icon, trailing_icon
        self._keys = tuple(keys)
        self._tip = tooltip
        self._on_spine = on_spine
        self.setText(text)
        self.setFont(theme.font(self._measure.type_name, 600))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._describe(tooltip)

    def set_keys(self, keys: Sequence[str]) -> None:
        """Other printed keys; also renews the tooltip."""
        self._keys = tuple(keys)
        self._describe(self._tip)
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Another icon; empty for none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_unavailable(self, reason: str) -> None:
        """Disable, saying why in the tooltip. An empty reason makes the button available again."""
        self.setEnabled(not reason)
        if reason:
            self.setToolTip(reason)
            self.setAccessibleDescription(reason)
        else:
            self._describe(self._tip)

    def _describe(self, tip: str) -> None:
        pressed = "+".join(self._keys)
        self.setAccessibleDescription(pressed)
        words = tip or (self.text() if pressed else "")
        self.setToolTip(f"{words} ({pressed})" if words and pressed else words)

    def look(self) -> Look:
        """Colours now; subclasses answer for their own kind."""
        if self._on_spine:
            fill = theme.colour("spine_active") if self._hot() else QColor()
            return Look(theme.colour("spine_text"), fill, theme.colour("spine_text_2"), spine_look())
        if not self.isEnabled():
            return disabled_look()
        fill = theme.colour("sunken" if self._hot() else "surface")
        return Look(theme.colour("text"), fill, theme.colour("line_strong"), plain_look())

    def _hot(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown() or bool(self.property("showHover")))

    def _content_width(self) -> float:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) if self.text() else 0.0
        for name in (self._icon, self._trailing):
            if name:
                width += self._measure.icon + (_GAP if self.text() else 0)
        if self._keys:
            width += _GAP + caps_width(self._keys)
        return width

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(self._measure.height, self._measure.height)
        return QSize(int(self._content_width() + 0.999) + 2 * self._measure.padding, self._measure.height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        paint_box(painter, QRectF(self.rect()), look.fill, look.border, RADIUS["control"])
        self._paint_content(painter, look)

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        left = max(0.0, (self.width() - self._content_width()) / 2)
        middle, side = self.height() / 2, self._measure.icon
        if self._icon:
            icons.draw(painter, self._icon, QRectF(left, middle - side / 2, side, side), look.text)
            left += side + _GAP
        if self.text():
            width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
            painter.setFont(self.font())
            painter.setPen(look.text)
            room = width + min(0.0, self.width() - self._content_width())
            words = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 0.5)
            painter.drawText(QRectF(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += room + _GAP
        if self._trailing:
            icons.draw(painter, self._trailing, QRectF(left, middle - side / 2, side, side), look.text)
            left += side + _GAP
        paint_caps(painter, self._keys, left, middle, look.caps)


class PrimaryButton(Button):
    """The one filled button: what the screen is for."""

    def look(self) -> Look:
        if not self.isEnabled():
            return disabled_look()
        fill = theme.colour("accent_hover" if self._hot() else "accent")
        return Look(theme.colour("on_accent"), fill, QColor(), filled_look())


class LinkButton(Button):
    """Words alone, for what is beside the point: Se alle, Åbn udbakken."""

    def __init__(self, text: str = "", *, size: ButtonSize = "small", flush: bool = False, **rest: object) -> None:
        super().__init__(text, size=size, **rest)  # type: ignore[arg-type]
        self._flush = flush

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(whole.width() - (2 * self._measure.padding if self._flush else 0), whole.height())

    def minimumSizeHint(self) -> QSize:
        # Words that name a record may be long: they give way, and the tooltip says them whole.
        return QSize(min(self.sizeHint().width(), _LEAST_LINK), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._tip and not self._keys and self.isEnabled():
            self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")
        super().resizeEvent(event)

    def look(self) -> Look:
        if not self.isEnabled():
            return Look(theme.colour("text_3"), QColor(), QColor(), plain_look())
        fill = QColor() if self._flush or not self._hot() else theme.colour("accent_soft")
        return Look(theme.colour("accent_text"), fill, QColor(), plain_look())

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        if self._flush and self._hot():
            low = self.height() / 2 + QFontMetricsF(self.font()).ascent() / 2 + 2.5
            painter.setPen(QPen(look.text, 1))
            painter.drawLine(0, int(low), self.width(), int(low))
        super()._paint_content(painter, look)


class IndexLink(LinkButton):
    """One page in the list beside a text. The page that is shown is marked as a chosen row is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._here = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_here(self, here: bool, said: str) -> None:
        """Mark it or not; `said` tells a screen reader that this is the one that is shown."""
        self._here = here
        self.setAccessibleDescription(said if here else "")
        self.update()

    def is_here(self) -> bool:
        """Whether it is marked."""
        return self._here

    def look(self) -> Look:
        usual = super().look()
        fill = theme.colour("accent_soft") if self._here else usual.fill
        return Look(theme.colour("text") if self._here else usual.text, fill, usual.border, usual.caps)

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        if self._here:
            painter.fillRect(QRectF(0, 4, BORDER["selection_bar"], self.height() - 8), theme.colour("accent"))
        painter.setFont(self.font())
        painter.setPen(look.text)
        room = self.width() - 2 * self._measure.padding + 1
        words = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        box = QRectF(self._measure.padding, 0, room, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


class DangerButton(Button):
    """Deletes or ends something. Never the only button in a row."""

    def look(self) -> Look:
        if not self.isEnabled():
            return disabled_look()
        red = theme.colour("danger")
        return Look(red, theme.colour("danger_soft" if self._hot() else "surface"), red, plain_look())


class IconButton(Button):
    """A square with an icon alone. The tooltip is its accessible name too, so it is required."""

    def __init__(
        self,
        icon: str,
        tooltip: str,
        *,
        size: ButtonSize = "small",
        on_spine: bool = False,
        keys: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", size=size, icon=icon, tooltip=tooltip, on_spine=on_spine, keys=keys, parent=parent)
        self.setAccessibleName(tooltip)

    def _content_width(self) -> float:
        return self._measure.icon

    def look(self) -> Look:
        tone = theme.colour("spine_text" if self._on_spine else "text_2")
        hot = theme.colour("spine_active" if self._on_spine else "sunken")
        return Look(tone, hot if self._hot() else QColor(), QColor(), plain_look())

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        side = self._measure.icon + 2
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.draw(painter, self._icon, box, look.text)


def disabled_look() -> Look:
    """Sunken, with words in text_3; the tooltip says why."""
    quiet = theme.colour("text_3")
    return Look(quiet, theme.colour("sunken"), theme.colour("line"), plain_look())


def paint_box(
    painter: QPainter, box: QRectF, fill: QColor, border: QColor, radius: float, width: float = 1
) -> None:
    """A rounded box with its border inside ``box``. Invalid colours are left out."""
    painter.setPen(QPen(border, width) if border.isValid() else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill.isValid() else Qt.BrushStyle.NoBrush)
    inset = width / 2 if border.isValid() else 0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.setBrush(Qt.BrushStyle.NoBrush)
