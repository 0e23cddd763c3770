"""Dansk or English, at the foot of the door."""

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.components.buttons import Button, Look
from ui.style import language, theme

translate = QCoreApplication.translate
# The names of languages are never translated: one looks for one's own.
NAMES: dict[language.Language, str] = {"da": "Dansk", "en": "English"}


class LanguageSwitch(Button):
    """Says the language worn now; a press shows both. `chosen` carries "da" or "en"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        now = language.current()
        super().__init__(
            NAMES[now], size="small", icon="languages", trailing_icon="chevron-down", on_spine=True, parent=parent
        )
        self.setFont(theme.font("small"))
        self.setProperty("onSpine", True)
        name = translate("Door", "Sprog: {language}").format(language=NAMES[now])
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.menu = QMenu(self)
        for code, title in NAMES.items():
            action = self.menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(code == now)
            action.triggered.connect(lambda _on=False, wanted=code: self.chosen.emit(wanted))
        self.clicked.connect(self._show)

    def set_narrow(self, narrow: bool) -> None:
        """The sign alone."""
        self.setText("" if narrow else NAMES[language.current()])
        self._trailing = "" if narrow else "chevron-down"
        self.updateGeometry()

    def _show(self) -> None:
        above = QPoint(0, self.menu.sizeHint().height())
        self.menu.popup(self.mapToGlobal(self.rect().topLeft()) - above)

    def sizeHint(self) -> QSize:
        """Flush with the words above it."""
        whole = super().sizeHint()
        if not self.text():
            return QSize(24, whole.height())
        return QSize(whole.width() - 26, whole.height())

    def look(self) -> Look:
        """Quiet words on the cover, without a frame."""
        plain = super().look()
        tone = theme.colour("spine_text" if self.underMouse() else "spine_text_2")
        return Look(tone, plain.fill, theme.colour("spine"), plain.caps)
