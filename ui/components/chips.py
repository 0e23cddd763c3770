"""Chips: choices that show themselves at once, each with its key; filters, a two-way switch and a number box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.components.buttons import paint_box
from ui.components.keycap import cap_width, filled_look, paint_caps, quiet_look
from ui.style import icons, theme
from ui.style.tokens import HEIGHT, RADIUS

_CAP = 18


class Chip(QAbstractButton):
    """A choice that is off or on (check mark, bold, filled). ``key`` is printed inside.

    Inside a zone that is one Tab stop the zone calls ``setFocusPolicy(NoFocus)``.
    """

    def __init__(self, text: str, key: str = "", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._icon = key, icon
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{text} ({key})" if key else "")
        self.toggled.connect(self.updateGeometry)

    @property
    def key(self) -> str:
        """The printed key."""
        return self._key

    def set_key(self, key: str) -> None:
        """Print another key, for another keyboard layout."""
        self._key = key
        self.setAccessibleDescription(key)
        self.setToolTip(f"{self.text()} ({key})" if key else "")
        self.updateGeometry()

    def _font(self) -> QFont:
        return theme.font("body", 600 if self.isChecked() else 500)

    def _icon_name(self) -> str:
        return "check" if self.isChecked() else self._icon

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text()) + 22
        if self._icon_name():
            width += 20
        if self._key:
            width += cap_width(self._key, _CAP) + 7
        return QSize(int(width + 0.999), HEIGHT["chip"])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, hot = self.isChecked(), self.isEnabled() and (self.underMouse() or bool(self.property("showHover")))
        words = theme.colour("on_accent" if on else "text")
        fill = theme.colour(("accent_hover" if hot else "accent") if on else ("sunken" if hot else "surface"))
        border = QColor() if on else theme.colour("accent" if self._ringed() else "line_strong")
        if not self.isEnabled():
            words, fill, border = theme.colour("text_3"), theme.colour("sunken"), theme.colour("line")
        paint_box(painter, QRectF(self.rect()), fill, border, RADIUS["control"])
        left, middle = 11.0, self.height() / 2
        if name := self._icon_name():
            icons.draw(painter, name, QRectF(left, middle - 7, 14, 14), words)
            left += 20
        painter.setFont(self._font())
        painter.setPen(words)
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            look = filled_look() if on and self.isEnabled() else quiet_look()
            paint_caps(painter, [self._key], left + width + 7, middle, look, _CAP)

    def _ringed(self) -> bool:
        return self.hasFocus() or bool(self.property("showFocus"))


class FilterChip(QAbstractButton):
    """A filter with a count in its words ("Alle 34"), 28 px. One that is on or off by itself `ticks`."""

    def __init__(self, text: str, *, ticks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def _font(self) -> QFont:
        return theme.font("label", 600 if self.isChecked() else 500)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(theme.font("label", 600)).horizontalAdvance(self.text())
        return QSize(int(advance + 0.999) + 22 + self._mark(), HEIGHT["filter_chip"])

    def _mark(self) -> int:
        """Pixels for the tick, so that it is not told from the others by its colour alone."""
        return 19 if self._ticks and self.isChecked() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        fill = theme.colour("accent_soft" if on else ("sunken" if self.underMouse() else "surface"))
        border = theme.colour("accent" if on else "line_strong")
        paint_box(painter, QRectF(self.rect()), fill, border, RADIUS["control"])
        painter.setFont(self._font())
        tone = theme.colour("accent_text" if on else "text_2")
        if mark := self._mark():
            icons.draw(painter, "check", QRectF(10, (self.height() - 14) / 2, 14, 14), tone)
        painter.setPen(tone)
        painter.drawText(self.rect().adjusted(mark, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, self.text())


class _Segment(QAbstractButton):
    """One half of a switch; the frame is painted by `Segmented`."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFont(theme.font("label", 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(theme.font("label", 600)).horizontalAdvance(self.text())
        return QSize(int(advance + 0.999) + 24, HEIGHT["segment"] - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        painter.setFont(theme.font("label", 600 if on else 500))
        painter.setPen(theme.colour("accent_text" if on else "text_2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """Either this or that ("Mine | Hele teamet"). `changed` carries the index chosen. Arrows move."""

    changed = Signal(int)

    def __init__(self, texts: Sequence[str], name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT["segment"])
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for number, text in enumerate(texts):
            part = _Segment(text, self)
            self._group.addButton(part, number)
            row.addWidget(part)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)
        self._lead_to_chosen()

    def index(self) -> int:
        """The chosen part, from 0."""
        return self._group.checkedId()

    def set_index(self, index: int) -> None:
        """Choose a part; emits `changed` when it differs."""
        self._group.button(index).setChecked(True)

    def _toggled(self, number: int, on: bool) -> None:
        self.update()
        if on:
            self._lead_to_chosen()
            self.changed.emit(number)

    def _lead_to_chosen(self) -> None:
        """Tab comes to the chosen part; Qt sees to that only once the keyboard has been here."""
        for part in self._group.buttons():
            chosen = part.isChecked()
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(box, 7.5, 7.5)
        painter.fillPath(frame, theme.colour("surface"))
        chosen = self._group.checkedButton()
        if chosen is not None:
            painter.save()
            painter.setClipPath(frame)
            painter.fillRect(chosen.geometry().adjusted(-1, -1, 1, 1), theme.colour("accent_soft"))
            painter.restore()
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.drawPath(frame)


class CountBox(QWidget):
    """A number typed with digits; Backspace deletes one. `changed` carries it, None when empty.

    Up and Down count by one. Digits beyond three places are refused: nobody meets a thousand.
    """

    changed = Signal(object)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._name = name
        self.setFixedSize(60, 40)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def value(self) -> int | None:
        """The number, or None while nothing is typed."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Set and announce."""
        if value == self._value:
            return
        self._value = value
        self.setAccessibleName(self._name if value is None else f"{self._name}: {value}")
        self.update()
        self.changed.emit(value)

    def press(self, key: int) -> bool:
        """Take a key code; whether it was ours. Lets a zone hand its keys on."""
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            grown = (self._value or 0) * 10 + key - Qt.Key.Key_0
            if grown <= 999:
                self.set_value(grown)
        elif key == Qt.Key.Key_Backspace:
            self.set_value((self._value or 0) // 10 or None)
        elif key == Qt.Key.Key_Up:
            self.set_value(min(999, (self._value or 0) + 1))
        elif key == Qt.Key.Key_Down:
            self.set_value(max(0, (self._value or 0) - 1))
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus() or bool(self.property("showFocus"))
        border = theme.colour("accent" if focus else "line_strong")
        paint_box(painter, QRectF(self.rect()), theme.colour("surface"), border, RADIUS["control"])
        painter.setFont(theme.font("page_small"))
        painter.setPen(theme.colour("text" if self._value is not None else "text_3"))
        words = "" if self._value is None else str(self._value)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words or "–")
