"""The passphrase field: dots, an eye to look, and a word when Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.components.buttons import IconButton
from ui.components.fields import Field, LineEdit
from ui.components.text import Icon, Text
from ui.style import theme

translate = QCoreApplication.translate


def _dots() -> QFont:
    """Spaced so that the dots can be counted."""
    face = theme.font("body")
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3)
    return face


class PassphraseField(Field):
    """Dots by default. `submitted` on Enter. Caps Lock is guessed from a capital typed without Shift."""

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        large: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineEdit()
        super().__init__(label, self.line, hint=hint, large=large, parent=parent)
        self.line.setFont(_dots())
        self.line.setPlaceholderText(placeholder)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.submitted)
        self.line.installEventFilter(self)
        self._eye = IconButton("eye", translate("components", "Vis adgangssætningen"))
        self._eye.setProperty("ringRadius", 6)
        self._eye.clicked.connect(self._look)
        self.box.row.setContentsMargins(12, 1, 5, 1)
        self.box.row.addWidget(self._eye)
        self._caps = QWidget()
        row = QHBoxLayout(self._caps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(Icon("arrow-big-up", 14))
        row.addWidget(Text(translate("components", "Caps Lock er slået til"), "small", "text_2"))
        row.addStretch(1)
        self._caps.hide()
        self.add_line(self._caps)

    def text(self) -> str:
        """What is written. Take it, then `clear`: it is not to linger in memory."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field, and hide it again when it was shown."""
        self.line.clear()
        self._set_shown(False)

    def set_caps_lock(self, on: bool) -> None:
        """Show or hide the Caps Lock line."""
        self._caps.setVisible(on)

    def caps_lock_shown(self) -> bool:
        """Whether the line is there."""
        return not self._caps.isHidden()

    def _look(self) -> None:
        self._set_shown(self.line.echoMode() == QLineEdit.EchoMode.Password)

    def _set_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.line.setFont(theme.font("body") if shown else _dots())
        self._eye.set_icon("eye-off" if shown else "eye")
        tip = translate("components", "Vis adgangssætningen")
        if shown:
            tip = translate("components", "Skjul adgangssætningen")
        self._eye.setToolTip(tip)
        self._eye.setAccessibleName(tip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:
                self.set_caps_lock(False)
            elif event.text().isalpha():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.set_caps_lock(event.text().isupper() != shift)
        return super().eventFilter(watched, event)
