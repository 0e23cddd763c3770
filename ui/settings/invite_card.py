"""Invite a colleague: a text to send, and four words to read aloud. For administrators."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.rules.danish_calendar import now_here
from ui.components.badges import StatusBadge
from ui.components.buttons import Button
from ui.components.cards import Card, Divider
from ui.components.choices import Check
from ui.components.fields import ErrorLine, LineEdit, TextField
from ui.components.picker import Choice, Picker
from ui.components.qr import QrPicture
from ui.components.text import Text
from ui.door.words import role_word
from ui.settings.facts_card import empty
from ui.shell import traces
from ui.style import dates, language, theme
from ui.views import InvitationView, Problem, SpaceView

translate = QCoreApplication.translate
ROLES = ("fieldworker", "club", "coordinator", "administrator")


class InviteCard(Card):
    """`wanted` carries name, role and the ids of the spaces."""

    wanted = Signal(str, str, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Invitér en kollega"), parent=parent)
        self.name = TextField(
            translate("Settings", "Navn"), placeholder=translate("Settings", "Fornavn og efternavn")
        )
        self.role = Picker(
            translate("Settings", "Rolle"), [Choice(role, dates.capital(role_word(role))) for role in ROLES]
        )
        self.role.set_value(ROLES[0])
        self.spaces: dict[str, Check] = {}
        self._spaces_box = QVBoxLayout()
        self._spaces_box.setSpacing(2)
        self.trouble = ErrorLine()
        self.button = Button(translate("Settings", "Lav en invitation"), icon="user-plus")
        self.button.clicked.connect(self.check)
        self.text_line = LineEdit()
        self.copy = Button(translate("Settings", "Kopiér"), size="small", icon="copy")
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(self.role)
        column.addWidget(Text(translate("Settings", "Må læse og skrive i"), "label"))
        column.addLayout(self._spaces_box)
        column.addWidget(self.trouble)
        column.addWidget(self.button)
        self.made = self._made_panel()
        column.addWidget(self.made)
        self.body.addLayout(column)
        self.name.changed.connect(lambda _text: self.name.set_error(""))

    def _made_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(Divider())
        self.made_words = Text("", "body", wrap=True)
        column.addWidget(self.made_words)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.text_line.setReadOnly(True)
        self.text_line.setFont(theme.font("body"))
        self.text_line.setAccessibleName(translate("Settings", "Invitationens tekst"))
        row.addWidget(self.text_line, 1)
        row.addWidget(self.copy)
        column.addLayout(row)
        self.picture = QrPicture(translate("Settings", "Invitationen som et billede, en telefon kan læse"))
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(translate("Settings", "Læs de fire ord op for hinanden. De skal være ens."), "small",
                              "text_2", wrap=True))  # fmt: skip
        self._words = QHBoxLayout()
        self._words.setSpacing(8)
        column.addLayout(self._words)
        self.copy.clicked.connect(self._copy)
        panel.hide()
        return panel

    def show_spaces(self, spaces: Sequence[SpaceView]) -> None:
        """Offer the shared ones; what was ticked stays ticked."""
        ticked = {one for one, check in self.spaces.items() if check.isChecked()}
        empty(self._spaces_box)
        self.spaces = {}
        for space in spaces:
            if space.kind == "own":
                continue
            check = Check(space.name)
            check.setChecked(space.id in ticked)
            check.toggled.connect(lambda _on: self.trouble.say(""))
            self.spaces[space.id] = check
            self._spaces_box.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.spaces:
            words = translate("Settings", "Der er ingen fælles rum endnu.")
            self._spaces_box.addWidget(Text(words, "small", "text_2"))

    def check(self) -> None:
        """Say what is missing, or hand it on."""
        chosen = tuple(one for one, check in self.spaces.items() if check.isChecked())
        if not self.name.text().strip():
            self.name.set_error(translate("Settings", "Skriv kollegaens navn."))
            self.name.line.setFocus()
            return
        if not chosen:
            self.trouble.say(translate("Settings", "Vælg mindst ét rum."))
            next(iter(self.spaces.values()), self.button).setFocus()
            return
        self.button.set_unavailable(translate("Settings", "Et øjeblik"))
        self.wanted.emit(self.name.text().strip(), str(self.role.value()), chosen)

    def show_made(self, text: str, view: InvitationView) -> None:
        """The invitation stands here until the next one."""
        self.button.set_unavailable("")
        until = dates.near_moment(view.expires, now_here().date(), language.current())
        words = translate("Settings", "Invitationen til {name} gælder én gang og til {until}.")
        self.made_words.setText(words.format(name=self.name.text().strip(), until=until))
        self.text_line.setText(text)
        self.picture.set_text(text)
        self.text_line.setCursorPosition(0)
        empty(self._words)
        for word in view.words:
            self._words.addWidget(StatusBadge(word, "accent"))
        self._words.addStretch(1)
        self.made.setAccessibleName(" ".join(view.words))
        self.made.show()
        self.copy.setFocus()

    def refused(self, problem: Problem) -> None:
        """What was written stays."""
        self.button.set_unavailable("")
        self.trouble.say(problem.text.in_language(language.current()))

    def _copy(self) -> None:
        traces.copy(self.text_line.text())
        self.copy.setText(translate("Settings", "Kopieret"))
