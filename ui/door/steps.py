"""Steps 2 and 3 of the first run: choosing the passphrase, and what to know before the book opens."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.cards import Card
from ui.components.fields import TextField
from ui.components.passphrase import PassphraseField
from ui.components.text import Icon, Text
from ui.door import words
from ui.style import theme

translate = QCoreApplication.translate


class StrengthBar(QWidget):
    """Three segments and a word; the word says it all without the colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(3 * 48)
        self._words = Text("", "small", "text_2")
        row.addWidget(self._words)
        row.addStretch(1)
        self.judge("")

    def judge(self, passphrase: str) -> None:
        """Show how strong it is."""
        self._level = words.strength(passphrase)
        self._words.setText(words.strength_word(passphrase))
        self.setAccessibleName(translate("Door", "Styrke: {word}").format(word=self._words.text()))
        self.update()

    def word(self) -> str:
        """The word shown."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in range(3):
            painter.setBrush(theme.colour("ok" if part < self._level else "line_strong"))
            tall = 6 if part < self._level else 2
            painter.drawRoundedRect(QRectF(part * 46, (self.height() - tall) / 2, 42, tall), tall / 2, tall / 2)


class PassphraseStep(QWidget):
    """Name (unless it is practice), passphrase, the same again."""

    submitted = Signal()

    def __init__(self, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(
            translate("Door", "Dit navn"), hint=translate("Door", "sådan ser dine kolleger dig"), large=True
        )
        self._named = named
        self.first = PassphraseField(
            translate("Door", "Din adgangssætning"), hint=translate("Door", "fire eller fem ord, du kan huske")
        )
        self.again = PassphraseField(translate("Door", "Skriv den igen"))
        self.bar = StrengthBar()
        self.first.column.addWidget(self.bar)
        card = Card(padding=20)
        card.body.setSpacing(16)
        for field in (self.name, self.first, self.again):
            card.body.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(card)
        column.addStretch(1)
        self.name.setVisible(named)  # only now: shown without a parent it would be a window and take the keyboard
        self.first.changed.connect(self._typed)
        self.again.changed.connect(lambda: self.again.set_error(""))
        self.name.changed.connect(lambda: self.name.set_error(""))
        for line in (self.name.line, self.first.line, self.again.line):
            line.returnPressed.connect(self.submitted)

    def first_field(self) -> QWidget:
        """What takes the keyboard."""
        return self.name.line if self._named else self.first.line

    def check(self) -> bool:
        """Whether all is there; else the first gap says what to write and takes the keyboard."""
        gaps = (
            (self.name, self._named and not self.name.text().strip(), translate("Door", "Skriv dit navn.")),
            (
                self.first,
                words.strength(self.first.text()) == 0,
                translate("Door", "Brug mindst {count} tegn. Længde er det, der holder.").format(count=words.LEAST),
            ),
            (
                self.again,
                self.first.text() != self.again.text(),
                translate("Door", "De to er ikke ens. Skriv den igen."),
            ),
        )
        for field, wrong, say in gaps:
            field.set_error(say if wrong else "")
        found = next((field for field, wrong, _say in gaps if wrong), None)
        if found is not None:
            found.editor.setFocus()
        return found is None

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _typed(self) -> None:
        self.bar.judge(self.first.text())
        self.first.set_error("")


class ReadyStep(QWidget):
    """Where the book lies and who can help if the passphrase is forgotten."""

    def __init__(self, where: str, help_: str, next_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(padding=20)
        card.body.setSpacing(18)
        for icon, title, rest in (
            ("hard-drive", translate("Door", "Her ligger bogen"), where),
            ("key-round", translate("Door", "Hvis du glemmer adgangssætningen"), help_),
            ("footprints", translate("Door", "Det første, du kan gøre"), next_),
        ):
            card.body.addLayout(self._fact(icon, title, rest))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(card)
        column.addStretch(1)

    @staticmethod
    def _fact(icon: str, title: str, rest: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(icon, 20, "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(title, "body", weight=600), 0, Qt.AlignmentFlag.AlignLeft)
        said = Text(rest, "small", "text_2", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(said)
        row.addLayout(column, 1)
        return row
