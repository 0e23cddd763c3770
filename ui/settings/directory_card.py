"""The way to the directory's two versions: from the settings, and from the outbox when there are two."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.text import Icon, Text

translate = QCoreApplication.translate
FORKED = "forked"  # what a round ends with then


class DirectoryCard(Card):
    """In an administrator's settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Directory", "Registeret"), parent=parent)
        words = translate("Directory", "Hvem der er med hos jer. Er der to udgaver af det, kan du samle dem her.")
        self.body.addWidget(Text(words, "small", "text_2", wrap=True))
        self.go = Button(translate("Directory", "Se, om det er det samme overalt"), size="small", icon="users")
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)


class ForkedCard(Card):
    """In the outbox while there are two: an administrator looks at them, others are told whom to tell."""

    def __init__(self, *, administers: bool) -> None:
        super().__init__()
        self._administers = administers
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(Icon("needs_you", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "body", wrap=True)
        across.addWidget(self.words, 1)
        self.go = Button(translate("Directory", "Se de to udgaver"), size="small", icon="users")
        self.go.setVisible(administers)
        across.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(across)
        self.show_names(())
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Say whom to tell, by name where one knows it."""
        if self._administers:
            said = translate("Directory", "Centralen og din bog har hver sin udgave af, hvem der er med hos jer. "
                             "Du kan se dem begge og samle dem.")  # fmt: skip
        elif names:
            said = translate("Directory", "Centralen har en anden udgave af, hvem der er med hos jer. Sig det til "
                             "{names}, som kan samle de to.").format(names=", ".join(names))  # fmt: skip
        else:
            said = translate("Directory", "Centralen har en anden udgave af, hvem der er med hos jer. Sig det til "
                             "jeres administrator, som kan samle de to.")  # fmt: skip
        said += " " + translate("Directory", "Skriv bare videre: alt er gemt her og bliver sendt bagefter.")
        self.words.setText(said)
        self.setAccessibleName(said)
