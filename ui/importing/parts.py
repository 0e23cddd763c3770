"""The parts of the import page: which column fills what, how the rows will read, and what is in the way."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import Button
from ui.components.cards import Card, Divider
from ui.components.picker import Choice, Picker
from ui.components.text import Icon, Run, Text
from ui.importing.asks import Looked, Table
from ui.settings.facts_card import empty
from ui.style import dates, language

translate = QCoreApplication.translate
NONE = ""
_COLUMN = 260


class ColumnsCard(Card):
    """A picker for each column, with what its first cell says. `changed` when one was chosen anew."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Importing", "Hvad er kolonnerne?"), parent=parent)
        self.pickers: list[Picker] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self.body.addLayout(self._grid)
        self._loading = False

    def show_columns(self, table: Table, fields: Sequence[tuple[str, str]], mapping: Sequence[str]) -> None:
        """Draw the columns of the table; `fields` are names with their labels."""
        self._loading = True
        empty(self._grid)
        self.pickers = []
        choices = [Choice(NONE, translate("Importing", "Ikke med")), *(Choice(*field) for field in fields)]
        for place, (header, first) in enumerate(zip(table.headers, table.examples, strict=True)):
            unnamed = translate("Importing", "Kolonne {number}").format(number=place + 1)
            picker = Picker(header or unnamed, choices, hint=_short(first))
            picker.set_value(mapping[place] if place < len(mapping) else NONE)
            picker.changed.connect(lambda _value: None if self._loading else self.changed.emit())
            self.pickers.append(picker)
        self._place()
        self._loading = False

    def show_mapping(self, mapping: Sequence[str]) -> None:
        """Choose as the book guesses."""
        self._loading = True
        for picker, name in zip(self.pickers, mapping, strict=False):
            picker.set_value(name)
        self._loading = False

    def mapping(self) -> tuple[str, ...]:
        """What is chosen, column by column."""
        return tuple(str(picker.value() or NONE) for picker in self.pickers)

    def _place(self) -> None:
        across = max(1, min(3, self.width() // _COLUMN))
        for number, picker in enumerate(self.pickers):
            self._grid.addWidget(picker, number // across, number % across, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.pickers and max(1, min(3, self.width() // _COLUMN)) != self._across:
            for picker in self.pickers:
                self._grid.removeWidget(picker)
            self._place()


class PreviewCard(Card):
    """The first rows, each as a line of label and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Importing", "Sådan kommer de til at stå"), parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_rows(self, looked: Looked) -> None:
        """Draw them anew."""
        empty(self._rows)
        for number, row in enumerate(looked.rows):
            if number:
                self._rows.addWidget(Divider())
            line = Text("", "small", wrap=True)
            runs = []
            for label, words in zip(looked.labels, row, strict=True):
                if words:
                    runs += [Run(f"{label} ", tone="text_2"), Run(f"{words}   ")]
            line.set_runs(runs or [Run(translate("Importing", "Tom række"), tone="text_2")])
            self._rows.addWidget(line)
        left = looked.total - len(looked.rows)
        self.set_count(_number(looked.total))
        if left > 0:
            words = translate("Importing", "og {count} til").format(count=_number(left))
            self._rows.addWidget(Text(words, "small", "text_2"))
        if looked.duty:
            words = translate(
                "Importing", "Rækker, hvor der er brug for en underretning: {count}. Den venter ikke på noget."
            )
            self._rows.addWidget(Text(words.format(count=_number(looked.duty)), "small", wrap=True))


class TroublesCard(Card):
    """Every cell that cannot be taken: row, column, and what to write there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Importing", "Det her skal rettes i filen"), parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_troubles(self, looked: Looked) -> None:
        """Draw them anew; hidden when there are none."""
        empty(self._rows)
        self.setVisible(bool(looked.troubles))
        self.set_count(_number(len(looked.troubles) + looked.more))
        for trouble in looked.troubles:
            row = QHBoxLayout()
            row.setSpacing(10)
            where = translate("Importing", "Række {line}").format(line=trouble.line)
            whole = f"{where} · {trouble.column}" if trouble.column else where
            row.addWidget(StatusBadge(_short(whole), "warn", "triangle-alert"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(trouble.text, "body", wrap=True), 1)
            self._rows.addLayout(row)
        if looked.more:
            words = translate("Importing", "og {count} til").format(count=_number(looked.more))
            self._rows.addWidget(Text(words, "small", "text_2"))


class ImportCard(Card):
    """The way in from the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Importing", "Fra et regneark"), parent=parent)
        words = translate(
            "Importing", "Kontakter, logge, grupper og steder kan hentes ind fra Excel eller en .csv."
        )
        self.body.addWidget(Text(words, "small", "text_2", wrap=True))
        self.go = Button(translate("Importing", "Hent fra fil"), size="small", icon="upload")
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)


class BeforeLine(QWidget):
    """The same file came in before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("triangle-alert", 16, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "body", wrap=True)
        row.addWidget(self.words, 1)

    def show_before(self, before: str) -> None:
        """Say when; hidden when it never was."""
        told = translate(
            "Importing", "Den samme fil er hentet før: {before}. Bliver den hentet igen, står alt to gange."
        )
        self.words.setText(told.format(before=before))
        self.setVisible(bool(before))


class NotesBox(QWidget):
    """What was done to the file that its rows do not show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.hide()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Draw them anew; hidden when there are none."""
        empty(self._lines)
        for note in notes:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon("info", 16, "text_2"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(note, "small", wrap=True), 1)
            self._lines.addLayout(row)
        self.setVisible(bool(notes))


def _number(count: int) -> str:
    return dates.number(count, language.current())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 32 else line[:31] + "…"
