"""How the screens look, when the book locks, and whether it sends."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.cards import Card
from ui.components.chips import Segmented
from ui.components.choices import Check
from ui.components.picker import Choice, Picker
from ui.components.text import Text
from ui.style import language
from ui.views import SettingsView

translate = QCoreApplication.translate
LANGUAGES, THEMES, MINUTES = ("da", "en"), ("system", "light", "dark"), (1, 2, 5, 10, 15, 30)


def _row(label: str, control: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Text(label, "body", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    return row


class LooksCard(Card):
    """Every choice works at once. `chosen` carries the settings as they should be."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Skærmen og låsen"), parent=parent)
        self._view = SettingsView()
        self._showing = False
        self.language = Segmented(("Dansk", "English"), translate("Settings", "Sprog"))
        self.language.set_index(LANGUAGES.index(language.current()))  # before the book has answered, too
        self.theme = Segmented(
            (
                translate("Settings", "Som pc'en"),
                translate("Settings", "Lyst"),
                translate("Settings", "Mørkt"),
            ),
            translate("Settings", "Udseende"),
        )
        self.lock = Picker("", [Choice(minutes, _minutes(minutes)) for minutes in MINUTES])
        self.lock.combo.setAccessibleName(translate("Settings", "Lås bogen efter"))
        self.lock.setFixedWidth(170)
        self.hold = Check(translate("Settings", "Send og hent ikke lige nu"))
        self.hold.setAccessibleDescription(self._hold_words())
        body = QVBoxLayout()
        body.setSpacing(14)
        body.addLayout(_row(translate("Settings", "Sprog"), self.language))
        body.addLayout(_row(translate("Settings", "Udseende"), self.theme))
        body.addLayout(_row(translate("Settings", "Lås bogen, når pc'en har stået stille i"), self.lock))
        body.addWidget(self.hold)
        body.addWidget(Text(self._hold_words(), "small", "text_2", wrap=True))
        self.body.addLayout(body)
        self.language.changed.connect(lambda at: self._choose(replace(self._view, language=LANGUAGES[at])))
        self.theme.changed.connect(lambda at: self._choose(replace(self._view, theme=THEMES[at])))
        self.lock.changed.connect(self._choose_minutes)
        self.hold.toggled.connect(lambda on: self._choose(replace(self._view, hold_sync=on)))

    def spoken(self) -> QWidget:
        """The part of the choice that names the language spoken now."""
        return self.language.findChildren(QAbstractButton)[self.language.index()]

    def _hold_words(self) -> str:
        return translate("Settings", "Alt bliver gemt her imens. Slå det fra igen, når forbindelsen er til det.")

    def show_view(self, view: SettingsView) -> None:
        """Draw what is set."""
        self._showing = True
        self._view = view
        self.language.set_index(LANGUAGES.index(view.language) if view.language in LANGUAGES else 0)
        self.theme.set_index(THEMES.index(view.theme) if view.theme in THEMES else 0)
        if view.lock_after_minutes not in MINUTES:
            every = sorted({*MINUTES, view.lock_after_minutes})
            self.lock.set_choices([Choice(minutes, _minutes(minutes)) for minutes in every])
        self.lock.set_value(view.lock_after_minutes)
        self.hold.setChecked(view.hold_sync)
        self._showing = False

    def _choose_minutes(self, value: object) -> None:
        if isinstance(value, int):
            self._choose(replace(self._view, lock_after_minutes=value))

    def _choose(self, view: SettingsView) -> None:
        if not self._showing and view != self._view:
            self._view = view
            self.chosen.emit(view)


def _minutes(count: int) -> str:
    if count == 1:
        return translate("Settings", "1 minut")
    return translate("Settings", "{n} minutter").format(n=count)
