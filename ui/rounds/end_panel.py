"""Ending a round: what the next team should know, and whether the night was talked through. In the round's card."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, PrimaryButton
from ui.components.chips import Chip
from ui.components.text import Text
from ui.components.voices import VoiceEditor
from ui.rounds.end_moment import EndMoment

translate = QCoreApplication.translate
HANDOVER, DEBRIEF, ENDED = "handover_text", "debrief_done", "ended_at"


class EndPanel(QWidget):
    """One text, one question, end or go back. `done` when it is to end, `changed` on every keystroke.

    Of a round that was left open it asks first when it ended.
    """

    done = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 14)
        column.setSpacing(10)
        self.when = EndMoment(ENDED, translate("Rounds", "Hvornår sluttede I?"))
        self.when.setMaximumWidth(320)
        column.addWidget(self.when)
        self.words = VoiceEditor(
            "fact",
            translate("Today", "Hvad skal næste hold vide?"),
            hint=translate("Today", "må gerne være tomt"),
            placeholder=translate("Today", "Hvor I slap grupperne, og hvad der er lovet."),
        )
        self.words.setFixedHeight(82)
        column.addWidget(self.words)
        column.addLayout(self._question())
        below = QHBoxLayout()
        below.setSpacing(8)
        self.save = PrimaryButton(translate("Today", "Afslut runde"), size="small", keys=("Ctrl", "Enter"))
        self.cancel = Button(translate("Today", "Ikke endnu"), size="small", keys=("Esc",))
        below.addWidget(self.save)
        below.addWidget(self.cancel)
        below.addStretch(1)
        column.addLayout(below)
        self.when.changed.connect(lambda _at: self.changed.emit())
        self.words.changed.connect(lambda _text: self.changed.emit())
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.closed)

    def _question(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        asked = translate("Rounds", "Har I talt turen igennem?")
        row.addWidget(Text(asked, "label"))
        row.addSpacing(4)
        self.answers = {
            "ja": Chip(translate("Rounds", "Ja")),
            "nej": Chip(translate("Rounds", "Nej, ikke endnu")),
        }
        for code, chip in self.answers.items():
            chip.setAccessibleName(f"{asked} {chip.text()}")
            chip.clicked.connect(lambda on=False, code=code: self._answered(code, on))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _answered(self, code: str, on: bool) -> None:
        self._show_answer(code if on else "")
        self.changed.emit()

    def _show_answer(self, code: str) -> None:
        for one, chip in self.answers.items():
            chip.setChecked(one == code)

    def values(self) -> dict[str, Any]:
        """What is written; empty fields left out."""
        debrief = next((code for code, chip in self.answers.items() if chip.isChecked()), "")
        found = {HANDOVER: self.words.text().strip(), DEBRIEF: debrief, **self.when.values()}
        return {name: value for name, value in found.items() if value}

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what was written before, where nothing stands yet."""
        if values.get(HANDOVER) and not self.words.text():
            self.words.set_text(str(values[HANDOVER]))
        if values.get(DEBRIEF) in self.answers and DEBRIEF not in self.values():
            self._show_answer(str(values[DEBRIEF]))
        self.when.load(values)

    def clear(self) -> None:
        """Close and forget: the round has ended, or it is another one."""
        self.is_open = False
        self.words.set_text("")
        self._show_answer("")
        self.when.ask(None)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.when.line if self.when.is_asked() else self.words

    def finish(self) -> None:
        """Ctrl+Enter."""
        if self.when.is_told():
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
