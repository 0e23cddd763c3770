"""What each way to begin asks for, below the three cards of step 1."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.fields import TextField
from ui.components.text import Icon, Run, Text
from ui.door.words import role_word
from ui.ports import DoorPort
from ui.style import dates, language
from ui.views import InvitationView, Problem

translate = QCoreApplication.translate
_PAUSE_MS = 250
_LARGEST_FILE = 64 * 1024  # an invitation is some hundred characters


class InvitationPanel(Card):
    """The invitation's text, read while it is typed or pasted; `changed` when it became readable or not."""

    changed = Signal()

    def __init__(self, port: DoorPort, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._port = port
        self.view: InvitationView | None = None
        self.field = TextField(translate("Door", "Din invitation"), large=True, mono=True)
        self.field.line.setPlaceholderText("feltbog:…")
        self.open_file = Button(translate("Door", "Åbn fil"), size="large", icon="folder-open")
        self.open_file.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field.box, 1)
        row.addWidget(self.open_file)
        self.field.column.insertLayout(1, row)
        self.body.addWidget(self.field)
        self.body.addWidget(self._finding())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self.field.changed.connect(self._typed)

    def _finding(self) -> QWidget:
        self.finding = QWidget()
        row = QHBoxLayout(self.finding)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("badge-check", 18, "ok"), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "small", wrap=True)
        row.addWidget(self.words, 1)
        self.finding.hide()
        return self.finding

    def text(self) -> str:
        """The invitation as it stands."""
        return self.field.text().strip()

    def missing(self) -> str:
        """What is still to do here before one can go on; empty when nothing."""
        if not self.text():
            return translate("Door", "Skriv din invitation eller åbn filen med den.")
        return "" if self.view is not None else self.field.error() or translate("Door", "Invitationen bliver læst.")

    def say_missing(self) -> None:
        """Show what is missing under the field."""
        self.field.set_error(self.missing())

    def read(self) -> None:
        """Ask what the invitation says. Nothing is sent."""
        text = self.text()
        if text:
            self._port.read_invitation(
                text, lambda view: self._take(text, view), lambda bad: self._refuse(text, bad)
            )

    def _typed(self) -> None:
        self.view = None
        self.finding.hide()
        self.field.set_error("")
        self._pause.start()
        self.changed.emit()

    def _take(self, text: str, view: InvitationView) -> None:
        if not isValid(self) or text != self.text():
            return
        self.view = view
        self.words.set_runs(
            [
                Run(
                    translate("Door", "{organisation} har inviteret dig").format(organisation=view.organisation),
                    600,
                ),
                Run(
                    " "
                    + translate("Door", "som {role}. Gælder til {day}.").format(
                        role=role_word(view.role), day=dates.long_date(view.expires.date(), language.current())
                    )
                    + "\u2028"
                ),
                Run(translate("Door", "Spørg den, der inviterede dig, om I ser de samme fire ord:"), tone="text_2"),
                Run(" " + " · ".join(view.words), 600),
            ]
        )
        self.finding.show()
        self.changed.emit()

    def _refuse(self, text: str, problem: Problem) -> None:
        if isValid(self) and text == self.text():
            self.field.set_error(problem.text.in_language(language.current()))
            self.changed.emit()

    def _choose_file(self) -> None:
        title = translate("Door", "Åbn en invitation")
        name, _filter = QFileDialog.getOpenFileName(self, title)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Read the invitation from a small text file; what is no text is refused under the field."""
        try:
            with path.open("rb") as stream:
                untrusted_text = stream.read(_LARGEST_FILE).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            self.field.set_error(translate("Door", "Filen kunne ikke læses som en invitation."))
            return
        self.field.set_text(" ".join(untrusted_text.split()))


class OrganisationPanel(Card):
    """Name, the centre's address and where the recovery parts are to lie."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self.name = TextField(
            translate("Door", "Organisationens navn"), placeholder=translate("Door", "Gadeteam …")
        )
        self.endpoint = TextField(translate("Door", "Adressen på jeres central"), placeholder="https://")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.endpoint, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.folder = TextField(
            translate("Door", "Mappe til nødnøglerne"),
            hint=translate("Door", "to af tre åbner bogen, hvis en adgangssætning er glemt"),
        )
        self.choose = Button(translate("Door", "Vælg mappe"), icon="folder-open")
        self.choose.clicked.connect(self._choose_folder)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.folder.box, 1)
        line.addWidget(self.choose)
        self.folder.column.insertLayout(1, line)
        self.body.addWidget(self.folder)
        for field in (self.name, self.endpoint, self.folder):
            field.changed.connect(self._typed)

    def missing(self) -> str:
        """The first thing still to write; empty when nothing."""
        return next((words for field, words in self._wants() if not field.text().strip()), "")

    def say_missing(self) -> None:
        """Say under each empty field what to write there."""
        for field, words in self._wants():
            field.set_error("" if field.text().strip() else words)

    def _wants(self) -> tuple[tuple[TextField, str], ...]:
        return (
            (self.name, translate("Door", "Skriv, hvad I hedder.")),
            (self.endpoint, translate("Door", "Skriv adressen. Den, der driver centralen, kender den.")),
            (self.folder, translate("Door", "Vælg en mappe. En USB-nøgle er god.")),
        )

    def _typed(self) -> None:
        for field, _words in self._wants():
            if field.text().strip():
                field.set_error("")
        self.changed.emit()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, translate("Door", "Mappe til nødnøglerne"))
        if folder:
            self.folder.set_text(folder)


class PracticePanel(Card):
    """Nothing to ask. `again`: there is a practice book here already, which the new one takes the place of."""

    changed = Signal()

    def __init__(self, *, again: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        words = translate(
            "Door",
            "Du får en bog for dig selv med opdigtede unge, runder og en sag. Prøv alt af. "
            "Hver skærm siger, at det er øvedata.",
        )
        if again:
            words += " " + translate("Door", "Den øvebog, der ligger her, bliver slettet.")
        self.body.addWidget(Text(words, "body", "text_2", wrap=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def missing(self) -> str:
        """Never anything."""
        return ""

    def say_missing(self) -> None:
        """Nothing to say."""
