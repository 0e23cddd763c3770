"""Closing the club: how many came, the mood, what the next shift should know. It stands in the evening's card."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, PrimaryButton
from ui.components.fields import ErrorLine
from ui.components.text import Text
from ui.components.voices import VoiceEditor
from ui.rounds.end_moment import EndMoment
from ui.rounds.stop_panel import StopZone

translate = QCoreApplication.translate
CAME, MOOD, MESSAGE, CLOSED = "attendance_total", "mood", "message_to_next_shift", "closed_at"


class ClosePanel(QWidget):
    """`done` when it is to close, `changed` on every keystroke. Zero is a number too: it has to be typed."""

    done = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        self.when = EndMoment(CLOSED, translate("Club", "Hvornår lukkede I?"))
        self.when.setMaximumWidth(320)
        self.zone = StopZone(zero_is_nobody=False)
        self.error = ErrorLine()
        self.words = VoiceEditor(
            "fact",
            translate("Club", "Hvad skal næste vagt vide?"),
            hint=translate("Today", "må gerne være tomt"),
            placeholder=translate("Club", "Hvad I har lovet, og hvem nogen skal tale med."),
        )
        self.words.setFixedHeight(82)
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.save = PrimaryButton(translate("Club", "Luk klubben"), size="small", keys=(ctrl, enter))
        self.cancel = Button(translate("Today", "Ikke endnu"), size="small", keys=(translate("keys", "Esc"),))
        self._lay_out()
        self.zone.changed.connect(self._touched)
        self.zone.done.connect(lambda: self.words.setFocus(Qt.FocusReason.TabFocusReason))
        self.when.changed.connect(lambda _at: self.changed.emit())
        self.words.changed.connect(lambda _text: self.changed.emit())
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.when)
        column.addWidget(Text(translate("Club", "Hvor mange kom, og hvordan var stemningen?"), "label"))
        column.addWidget(self.zone)
        column.addWidget(self.error)
        column.addWidget(self.words)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.save)
        below.addWidget(self.cancel)
        below.addStretch(1)
        column.addLayout(below)

    def _touched(self) -> None:
        self.error.say("")
        self.changed.emit()

    def values(self) -> dict[str, Any]:
        """What is written; empty fields left out."""
        told = self.zone.told()
        found: dict[str, Any] = {CAME: told.count, MOOD: told.mood, MESSAGE: self.words.text().strip()}
        found |= self.when.values()
        return {name: value for name, value in found.items() if value not in (None, "")}

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what was written before, where nothing stands yet."""
        mine = self.values()
        if values.get(CAME) is not None and CAME not in mine:
            self.zone.stand(int(values[CAME]))
        if values.get(MOOD) and MOOD not in mine:
            self.zone.feel(str(values[MOOD]))
        if values.get(MESSAGE) and MESSAGE not in mine:
            self.words.set_text(str(values[MESSAGE]))
        self.when.load(values)

    def clear(self) -> None:
        """Close and forget."""
        self.is_open = False
        self.zone.load()
        self.words.set_text("")
        self.error.say("")
        self.when.ask(None)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.when.line if self.when.is_asked() else self.zone

    def finish(self) -> None:
        """Ctrl+Enter."""
        if CAME not in self.values():
            self.error.say(translate("Club", "Hvor mange kom? Skriv et tal, også hvis det er 0."))
            self.zone.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.when.is_told():
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
