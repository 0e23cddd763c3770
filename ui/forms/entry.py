"""One field of a form: its label, what one writes in, its help, and below it what is wrong or worth a look."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from local_store.records.declare import Spec
from ui.components.fields import ErrorLine
from ui.components.text import Text
from ui.quick_log.voice_block import WarningLine
from ui.style import language

translate = QCoreApplication.translate


class Entry(QWidget):
    """The base of all entries. `value` is the stored value, None when empty.

    What is typed and cannot be read (`problem`) is no value, but `typed` keeps it for the draft.
    """

    changed = Signal()

    def __init__(self, spec: Spec, *, heading: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = language.current()
        self.spec, self.name = spec, spec.name
        self.label = spec.label.in_language(now)
        self.help = spec.help.in_language(now) if spec.help is not None else ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.label_text = Text(self.label, "label", wrap=True)
        self.must_text = Text(translate("Forms", "skal udfyldes"), "caption", "text_2")
        if not spec.required:  # showing what has no parent yet would open a window of its own
            self.must_text.hide()
        if heading:
            self.column.addLayout(self._heading())
        self.help_text = Text(self.help, "caption", "text_2", wrap=True)
        if not self.help:
            self.help_text.hide()
        self.error_line, self.warning = ErrorLine(), WarningLine()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label_text, 0 if self.spec.required else 1)
        row.addWidget(self.must_text)
        row.addStretch(1) if self.spec.required else None
        return row

    def _place(self, editor: QWidget) -> None:
        """Put the editor between label and help; call once, then `describe`."""
        self.column.addWidget(editor)
        for line in (self.help_text, self.error_line, self.warning):
            self.column.addWidget(line)
        self.column.addStretch(1)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for stop in self.stops():
            stop.setAccessibleName(self.label)
        self.describe()

    # what each sort of entry answers

    def value(self) -> Any:
        """The value as it is stored; None when empty."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a stored value; None empties."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """The widgets that take the keyboard, in reading order."""
        raise NotImplementedError

    def problem(self) -> str:
        """What to write instead of what is typed; empty when it can be read."""
        return ""

    def typed(self) -> str:
        """Letters that are no value yet, for the draft."""
        return ""

    def set_typed(self, text: str) -> None:
        """Show such letters again."""

    # shared

    def is_empty(self) -> bool:
        """Whether nothing stands here."""
        return self.value() in (None, "", []) and not self.typed()

    def first_stop(self) -> QWidget:
        """Where the keyboard goes when this field is asked for."""
        return self.stops()[0]

    def error(self) -> str:
        """What is said to be wrong."""
        return self.error_line.text()

    def set_error(self, text: str) -> None:
        """Say what to write; empty clears."""
        if text != self.error():
            self.error_line.say(text)
            self._mark(bool(text))
            self.describe()

    def warn(self, text: str) -> None:
        """Something to look at; never in the way of saving."""
        if text != self.warning.text():
            self.warning.say(text)
            self.describe()

    def describe(self) -> None:
        """Tell screen readers what stands around the editor."""
        must = self.must_text.text() if self.spec.required else ""
        said = ". ".join(part for part in (self.error(), self.warning.text(), must, self.help) if part)
        for stop in self.stops():
            stop.setAccessibleDescription(said)

    def _mark(self, wrong: bool) -> None:
        """Red border, where there is one."""
