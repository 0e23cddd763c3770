"""Large choices: Today's quick actions, the first run's ways to begin, rows of what to do, and a check box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QWidget

from ui.components.badges import Badge
from ui.components.buttons import paint_box
from ui.components.keycap import cap_width, filled_look, paint_caps, plain_look
from ui.style import icons, theme
from ui.style.tokens import HEIGHT, RADIUS, ColourName

_TALL, _ONE_LINE = 76, 40  # pixels of a way to begin, and where the window is low


class _Large(QAbstractButton):
    """What the large ones share: focus, hover, Enter."""

    def __init__(self, text: str, keys: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.keys = tuple(keys)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", RADIUS["panel"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pressed = "+".join(self.keys)
        self.setAccessibleDescription(pressed)
        self.setToolTip(f"{text} ({pressed})" if pressed else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
            return
        super().keyPressEvent(event)

    def _hot(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())


def _words(painter: QPainter, box: QRectF, text: str, tone: ColourName | QColor) -> None:
    """One elided line in the painter's font."""
    painter.setPen(tone if isinstance(tone, QColor) else theme.colour(tone))
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class QuickAction(_Large):
    """A thing I can write, on Today. The first is filled (``primary``) and given 28 % more room by its layout."""

    def __init__(
        self, text: str, icon: str, keys: Sequence[str], *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, keys, parent)
        self._icon, self._primary = icon, primary
        self.setFixedHeight(HEIGHT["quick_action"])

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(theme.font("action")).horizontalAdvance(self.text())
        return QSize(int(advance) + 86, HEIGHT["quick_action"])

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # where there is little room the first gives way, so that no word is cut

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, filled, hot = QRectF(self.rect()), self._primary, self._hot()
        fill: ColourName = ("accent_hover" if hot else "accent") if filled else ("sunken" if hot else "surface")
        border = QColor() if filled else theme.colour("line_strong" if hot else "line")
        paint_box(painter, box, theme.colour(fill), border, RADIUS["panel"])
        tile = QRectF(17, 18, 36, 36)
        tone = theme.colour("on_accent" if filled else "accent_text")
        soft = QColor() if filled else theme.colour("accent_soft")
        paint_box(painter, tile, soft, tone if filled else QColor(), RADIUS["control"])
        icons.draw(painter, self._icon, tile.adjusted(8, 8, -8, -8), tone)
        painter.setFont(theme.font("action"))
        room = QRectF(65, 14, self.width() - 65 - 12, 20)
        _words(painter, room, self.text(), "on_accent" if filled else "text")
        paint_caps(painter, self.keys, 65, 48, filled_look() if filled else plain_look())


class BigChoice(_Large):
    """One of a few ways to begin: icon, title, sentence, key. Checkable; put them in a QButtonGroup.

    Enter on one that is chosen already is left to the page, which goes on with it.
    """

    def __init__(
        self, title: str, text: str, icon: str, key: str = "", *, badge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, (key,) if key else (), parent)
        self._below, self._icon = text, icon
        self._badge = Badge(badge, "outline", border="solid") if badge else None
        self.setCheckable(True)
        self.setFixedHeight(_TALL)
        self.setAccessibleDescription(text)

    def set_low(self, low: bool) -> None:
        """In a low window the title alone; whoever chooses it is told the rest below."""
        self.setFixedHeight(_ONE_LINE if low else _TALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isChecked() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        below = QFontMetricsF(theme.font("small")).horizontalAdvance(self._below)
        return QSize(int(below) + 140, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, low = self.isChecked(), self.height() < _TALL
        fill: ColourName = "accent_soft" if on else ("sunken" if self._hot() else "surface")
        border = theme.colour("accent" if on else "line_strong")
        paint_box(painter, QRectF(self.rect()), theme.colour(fill), border, RADIUS["panel"], 2 if on else 1)
        tile = QRectF(15, 7, 26, 26) if low else QRectF(19, 17, 40, 40)
        paint_box(painter, tile, theme.colour("accent" if on else "accent_soft"), QColor(), RADIUS["control"])
        air = 5 if low else 10
        tone = theme.colour("on_accent" if on else "accent_text")
        icons.draw(painter, self._icon, tile.adjusted(air, air, -air, -air), tone)
        painter.setFont(theme.font("action"))
        left, top = (53.0, 9) if low else (73.0, 17)
        room = self.width() - left - 56
        _words(painter, QRectF(left, top, room, 22), self.text(), "text")
        if self._badge is not None:
            self._badge.paint(painter, left + QFontMetricsF(painter.font()).horizontalAdvance(self.text()) + 8, top)
        if not low:
            painter.setFont(theme.font("small"))
            _words(painter, QRectF(left, 41, room, 20), self._below, "text_2")
        if self.keys:
            right = self.width() - 18 - cap_width(self.keys[0])
            paint_caps(painter, self.keys, right, self.height() / 2 if low else 28, plain_look())


class ActionRow(_Large):
    """A wide choice with icon at the left and key at the right: Behold min [1], Tag imod [A].

    ``filled`` is the screen's primary one; ``checked`` marks the way that is being taken.
    """

    def __init__(
        self,
        text: str,
        icon: str,
        key: str = "",
        *,
        height: int = HEIGHT["big_choice"],
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, (key,) if key else (), parent)
        self._icon, self._filled = icon, filled
        self.setProperty("ringRadius", RADIUS["control"])
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(theme.font("action")).horizontalAdvance(self.text())
        return QSize(int(advance) + 104, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, tall = self.isChecked(), self.height() >= HEIGHT["big_choice"]
        tone: ColourName = "on_accent" if self._filled else ("accent_text" if on else "text")
        fill: ColourName = "accent_soft" if on else ("sunken" if self._hot() else "surface")
        if self._filled:
            fill = "accent_hover" if self._hot() else "accent"
        border = QColor() if self._filled else theme.colour("accent" if on else "line_strong")
        if not self.isEnabled():
            tone, fill, border = "text_3", "sunken", theme.colour("line")
        paint_box(painter, QRectF(self.rect()), theme.colour(fill), border, RADIUS["control"], 2 if on else 1)
        side, left = (20, 16.0) if tall else (18, 13.0)
        middle, words = self.height() / 2, left + side + 12
        if self.width() >= self.sizeHint().width():
            icons.draw(painter, self._icon, QRectF(left, middle - side / 2, side, side), theme.colour(tone))
        else:
            words = left  # the words say more than the picture
        painter.setFont(theme.font("action" if tall else "body", 600))
        _words(painter, QRectF(words, 0, self.width() - words - 44, self.height()), self.text(), tone)
        if self.keys:
            look = filled_look() if self._filled else plain_look()
            paint_caps(painter, self.keys, self.width() - 16 - cap_width(self.keys[0]), middle, look)


class Check(QCheckBox):
    """A check box with the design's box; the words wrap nowhere, so keep them short."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.font("body"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(int(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 32, 28)

    def hitButton(self, pos: object) -> bool:
        """The words count as the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - 18) / 2, 18, 18)
        on = self.isChecked()
        border = theme.colour("accent" if on else ("line_strong" if self.isEnabled() else "line"))
        fill = theme.colour("accent" if on else ("sunken" if self.underMouse() else "surface"))
        painter.setPen(QPen(border, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            icons.draw(painter, "check", box.adjusted(2, 2, -2, -2), theme.colour("on_accent"))
        painter.setFont(self.font())
        tone = theme.colour("text" if self.isEnabled() else "text_3")
        painter.setPen(tone)
        painter.drawText(
            QRectF(28, 0, self.width() - 28, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
