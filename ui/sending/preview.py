"""Exactly what leaves, letter by letter, and what stays home: read before Indstil."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.cards import Card, Divider
from ui.components.choices import Check
from ui.components.fields import ErrorLine
from ui.components.text import Icon, Text
from ui.sending.asks import Leaving, SendingView
from ui.style.tokens import ColourName

translate = QCoreApplication.translate


def sign_line(icon: str, words: str, tone: ColourName = "text_2") -> QWidget:
    """A quiet sentence with its sign before it."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    mark = Icon(icon, 16, tone)
    mark.setFixedHeight(18)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, "small", "text_2", wrap=True), 1)
    line.setAccessibleName(words)
    return line


class LeavingCard(Card):
    """One letter: its fields as the receiver will read them."""

    def __init__(self, leaving: Leaving) -> None:
        super().__init__(leaving.title, padding=16)
        self.setAccessibleName(
            f"{leaving.title}. " + " ".join(f"{line.label}: {line.text}." for line in leaving.lines)
        )
        for number, line in enumerate(leaving.lines):
            if number:
                self.body.addWidget(Divider())
            self.body.addWidget(Text(line.label, "caption", "text_2"))
            self.body.addWidget(Text(line.text, "body", wrap=True))


class Preview(QScrollArea):
    """`seen` is the tick that a person has read it; it goes whenever what leaves becomes another."""

    seen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seal = ""
        self._drawn: object = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and Page Down read on
        self.setAccessibleName(translate("Sending", "Det her går ud"))
        self.seen = Check(translate("Sending", "Jeg har set, præcis hvad der går ud"))
        self.seen.toggled.connect(lambda _on: self.seen_changed.emit())
        self.seen_error = ErrorLine()
        self._shown = QWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.body = QWidget()
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(12)
        whole.addLayout(self._column)
        whole.addWidget(self.seen)
        whole.addWidget(self.seen_error)
        whole.addStretch(1)
        self.setWidget(self.body)

    def show_view(self, view: SendingView) -> None:
        """Draw what leaves; the same again leaves the tick and the scroll where they are."""
        if view.seal != self._seal:
            self.seen.setChecked(False)
        self._seal = view.seal
        shown = (view.leaves, view.stays, view.hints, self._heading(view))
        if shown == self._drawn:
            return
        self._drawn = shown
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(Text(self._heading(view), "section", wrap=True))
        for words in view.hints:
            self._column.addWidget(sign_line("info", words))
        for leaving in view.leaves:
            self._column.addWidget(LeavingCard(leaving))
        if view.stays:
            title = translate("Sending", "Bliver hjemme")
            home = Card(title, padding=16, small=True)
            home.set_look("sunken", "line")
            home.setAccessibleName(f"{title}: {', '.join(view.stays)}")
            home.body.addWidget(Text(", ".join(view.stays), "small", "text_2", wrap=True))
            self._column.addWidget(home)
        self.seen.setVisible(bool(view.leaves and view.table))

    def _heading(self, view: SendingView) -> str:
        if view.inside:
            return translate("Sending", "Sagen ligger allerede i forummets rum. Intet går ud.")
        if not view.leaves:
            return translate("Sending", "Her står, præcis hvad der går ud, når forummet er fundet.")
        if not view.table:
            return translate("Sending", "Det her går ud, når forummet er fundet")
        if not view.ground.basis:
            return translate("Sending", "Det her går ud, forseglet til {table}, når hjemlen er valgt").format(
                table=view.table
            )
        return translate("Sending", "Det her går ud, forseglet til {table}").format(table=view.table)
