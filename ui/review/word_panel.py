"""The small panel in the action column where a question or a reason is written, and the one that chooses a case."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.badges import Badge
from ui.components.buttons import LinkButton, PrimaryButton
from ui.components.fields import Field
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind
from ui.components.text import Text
from ui.components.voices import PlainEditor
from ui.forms.kept_words import KeptWords
from ui.ports import BookPort
from ui.review.asks import CaseChoice
from ui.shell.navigation import PageName

translate = QCoreApplication.translate
_TALL = 112


class _Panel(QWidget):
    """Esc closes, and nothing is done."""

    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class WordPanel(_Panel):
    """`sent` carries the words; empty ones are refused beside the field. Ctrl+Enter sends.

    What is begun of an entry stays begun, also when the book is locked, until it is sent. `act` tells panels apart.
    """

    sent = Signal(str)
    changed = Signal(str)

    def __init__(self, port: BookPort, act: str, title: str, send: str, missing: str) -> None:
        super().__init__()
        self._act, self._missing = act, missing
        self.editor = PlainEditor(20)
        self.field = Field(title, self.editor)
        self.field.box.setFixedHeight(_TALL)
        self.editor.setAccessibleName(title)
        self.editor.textChanged.connect(self._typed)
        self.send = PrimaryButton(send, size="small", keys=("Ctrl", "Enter"))
        self.send.clicked.connect(self.save)
        self.leave = LinkButton(translate("Review", "Luk"), keys=("Esc",))
        self.leave.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(title)
        self.setFocusProxy(self.editor)
        self._kept = KeptWords(port, "follow_up" if act == "ask" else "ssp_case", {"text": self}, self)

    def begin(self, record: str) -> None:
        """What was begun of this entry, else empty, with the keyboard in it."""
        self._kept.begin(PageName.REVIEW, record, self._act)
        self.field.set_error("")
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Send what is written, or say that something must be."""
        words = self.editor.toPlainText().strip()
        if not words:
            self.refuse(self._missing)
            return
        self.sent.emit(words)

    def used(self, record: str) -> None:
        """What was written of this entry has been sent."""
        self._kept.used(PageName.REVIEW, record, self._act)

    def text(self) -> str:
        """The words, as written."""
        return self.editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Put words in."""
        self.editor.set_words(text)

    def refuse(self, why: str) -> None:
        """Say why it cannot be sent; what was written stays."""
        self.field.set_error(why)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        if self.field.error():
            self.field.set_error("")
        self.changed.emit(self.text())


class CasePanel(_Panel):
    """Which case an entry belongs to. `chosen` carries the case."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        title = translate("Review", "Knyt til en sag")
        self.list = RowList(RowKind.LINKED, title, fits_content=True)
        self.list.setFrameShape(self.list.Shape.NoFrame)
        self.list.setMinimumWidth(120)  # as wide as the column is, not as its rows would like
        self.list.activated_row.connect(lambda row: self.chosen.emit(str(row.key)))
        nothing = translate("Review", "Der er ingen åbne sager at knytte til.")
        self.none = Text(nothing, "small", "text_2", wrap=True)
        self.leave = LinkButton(translate("Review", "Luk"), keys=("Esc",))
        self.leave.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(title, "label"))
        column.addWidget(self.list)
        column.addWidget(self.none)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(title)

    def begin(self, cases: tuple[CaseChoice, ...]) -> None:
        """Offer these."""
        self.list.rows.set_rows(
            [ListRow(case.record, case.title, icon="ssp_case", badge=_short(case.level)) for case in cases]
        )
        self.list.setVisible(bool(cases))
        self.none.setVisible(not cases)
        (self.list if cases else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)
        if cases:
            self.list.choose(0)


def _short(level: int) -> Badge | None:
    """Bars and number alone: there is no room for the word here."""
    return Badge.level(level, str(level)) if level else None
