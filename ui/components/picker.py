"""Pickers: choose one of some, or write another."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from ui.components.fields import Field, LineEdit
from ui.style import icons, theme


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: what it stands for, what it says, and a second word in the secondary colour."""

    value: Hashable
    text: str
    beside: str = ""


class _Combo(QComboBox):
    """A combo that paints its own closed state; the frame belongs to the field's box."""

    def __init__(self, editable: bool) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font("body"))
        self.setView(QListView())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(12)
        self.choices: tuple[Choice, ...] = ()
        self.placeholder = ""
        if editable:
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = LineEdit()
            line.setFont(self.font())
            self.setLineEdit(line)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel over a form is meant for the page: a value must never change unseen.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isEditable() and not event.modifiers():
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        arrow = QRectF(self.width() - 16, middle - 8, 16, 16)
        icons.draw(painter, "chevron-down", arrow, theme.colour("text_2"))
        if self.isEditable():
            return
        painter.setFont(self.font())
        room = self.width() - 24.0
        if self.currentIndex() < 0:
            painter.setPen(theme.colour("text_3"))
            painter.drawText(QRectF(0, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, self.placeholder)
            return
        measure = QFontMetricsF(self.font())
        choice = self.choices[self.currentIndex()]
        words = measure.elidedText(choice.text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.colour("text" if self.isEnabled() else "text_3"))
        painter.drawText(QRectF(0, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if choice.beside:
            start = QPointF(measure.horizontalAdvance(words), 0)
            painter.setPen(theme.colour("text_2"))
            rest = QRectF(start.x(), 0, max(0.0, room - start.x()), self.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, f" · {choice.beside}")


class Picker(Field):
    """A field that offers choices. ``editable`` lets another text be written ("Skriv eller vælg").

    `changed` carries the chosen value, or the written text when it is none of the choices, or None.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        placeholder: str = "",
        hint: str = "",
        icon: str = "",
        editable: bool = False,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        combo = _Combo(editable)
        super().__init__(label, combo, hint=hint, icon=icon, large=large, parent=parent)
        self.combo = combo
        combo.placeholder = placeholder
        line = combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)
            line.setProperty("focusRing", "none")
            line.setAccessibleName(label)
            line.textEdited.connect(lambda _text: self.changed.emit(self.value()))
        self.set_choices(choices)
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit(self.value()))

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the choices; keeps the value when it is still among them, else nothing is chosen."""
        kept = self.value()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.choices = tuple(choices)
        for choice in choices:
            self.combo.addItem(f"{choice.text} · {choice.beside}" if choice.beside else choice.text)
        self.combo.setCurrentIndex(-1)
        self.combo.blockSignals(False)
        if self.combo.isEditable():
            completer = QCompleter([c.text for c in choices], self.combo)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            popup = QListView()
            popup.setObjectName("completions")
            completer.setPopup(popup)
            self.combo.setCompleter(completer)
        self.set_value(kept)

    def value(self) -> Hashable | None:
        """The chosen value; written text that is no choice; None when empty."""
        if self.combo.isEditable():
            words = self.combo.currentText().strip()
            at = self.combo.currentIndex()
            if at >= 0 and words and words == self.combo.itemText(at):  # of two that are called the same, this one
                return self.combo.choices[at].value
            found = [c for c in self.combo.choices if words in (c.text, f"{c.text} · {c.beside}")]
            return found[0].value if found else (words or None)
        index = self.combo.currentIndex()
        return self.combo.choices[index].value if index >= 0 else None

    def set_value(self, value: Hashable | None) -> None:
        """Choose by value. In an editable picker unknown text is written as it is."""
        known = [number for number, choice in enumerate(self.combo.choices) if choice.value == value]
        self.combo.setCurrentIndex(known[0] if known else -1)
        line = self.combo.lineEdit()
        if line is None:
            return
        written = "" if value is None else str(value)
        self.combo.setEditText(self.combo.itemText(known[0]) if known else written)
        if not line.hasFocus():
            line.setCursorPosition(0)  # of a long name the beginning is seen
