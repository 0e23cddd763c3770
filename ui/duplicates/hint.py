"""The quiet hint while one writes, and with the toast: the book has something like it. It never stops anybody."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from local_store.rules.duplicates import KINDS
from ui.components.buttons import LinkButton
from ui.components.text import Icon, Text
from ui.duplicates.asks import Similar, SimilarTo
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.shell.navigation import Navigator, PageName
from ui.style import language

translate = QCoreApplication.translate
HINTED = (*KINDS, "club_log")  # an evening has one log, though two are never merged
_IN_WORDS = ("meeting", "club_log")  # what is said of them says why by itself


class AlikeHint(QWidget):
    """Ligner Trappen, Lindeparken. Er det den samme? With a way to look; hidden while there is nothing to say."""

    def __init__(self, port: BookPort, navigator: Navigator, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port, self._kind = port, kind
        self._answer = Latest(self, self.show_found)
        self._found: Similar | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("git-compare", 16, "accent_text"))
        self.words = Text("", "small", "text_2", wrap=True)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.look = LinkButton(translate("Duplicates", "Se den"))
        self.look.clicked.connect(lambda: self._open(navigator))
        row.addWidget(self.look)
        self.hide()

    def ask(self, values: Mapping[str, Any], record: str = "") -> None:
        """Look again, now that this is written; of a `record` that is saved already these are its changes."""
        if self._kind in HINTED:
            self._port.ask(SimilarTo(self._kind, dict(values), record), self._answer.expect())

    def show_found(self, found: tuple[Similar, ...]) -> None:
        """Say which one is the most alike; nothing hides the hint."""
        self._found = found[0] if found else None
        self.setVisible(bool(found))
        if found:
            because = ", ".join(reason.in_language(language.current()) for reason in found[0].reasons)
            told = said(found[0], self._kind)
            self.words.setText(told if self._kind in _IN_WORDS else f"{told} ({because})")
            self.look.setAccessibleName(translate("Duplicates", "Åbn {title}").format(title=found[0].title))

    def _open(self, navigator: Navigator) -> None:
        if self._found is not None:
            navigator.open(PageName.RECORD, record=self._found.id)


def said(found: Similar, kind: str = "") -> str:
    """Ligner Trappen, Lindeparken. Er det den samme? Of a meeting, that its table meets that day already."""
    if kind == "meeting":
        told = translate("Duplicates", "Der er allerede et møde den dag: {title}. En sag står kun på ét af dem.")
        return told.format(title=found.title)
    if kind == "club_log":
        told = translate("Duplicates", "Der er allerede en klublog for den dag: {title}. Skriv videre i den.")
        return told.format(title=found.title)
    return translate("Duplicates", "Ligner {title}. Er det den samme?").format(title=found.title)


def after_saving(port: BookPort, kind: str, record: str, then: Callable[[str], None]) -> None:
    """Call `then` with the hint on what was just saved, "" when it is like nothing else."""
    if kind not in HINTED:
        then("")
        return

    def answered(found: tuple[Similar, ...]) -> None:
        then(said(found[0], kind) if found else "")

    port.ask(SimilarTo(kind, {}, record), answered, lambda _problem: then(""))
