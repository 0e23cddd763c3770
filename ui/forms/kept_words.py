"""Words begun on a page, where no form is open: kept until they are used, and there again when one comes back."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.asks import WORDS
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.views import DraftView


class WordsField(Protocol):
    """A field of words: VoiceEditor, TextField."""

    changed: SignalInstance

    def text(self) -> str: ...
    def set_text(self, text: str) -> None: ...


def put_back(field: WordsField, words: str) -> None:
    """What was sent was refused: the words are begun again, unless something else is by now."""
    if isValid(field) and not field.text().strip():
        field.set_text(words)


class KeptWords(QObject):
    """`begin` with what the words are about; `used` when they have been saved. Hiding `panel` keeps them at once.

    `found` when words begun before are there again. Each field's words lie under its name. They are kept in the
    book, sealed as all else, and never leave it.
    """

    found = Signal()

    def __init__(self, port: BookPort, kind: str, fields: Mapping[str, WordsField], panel: QWidget) -> None:
        super().__init__(panel)
        self._port, self._kind, self._fields = port, kind, dict(fields)
        self._key = ""
        self._keeper: DraftKeeper | None = None
        self._loading = False
        for field in self._fields.values():
            field.changed.connect(self._touch)
        panel.installEventFilter(self)

    def begin(self, *about: str) -> None:
        """Empty the fields for this subject, then put back what was begun of it. The same again does nothing."""
        key = WORDS + "/".join(about)
        if key == self._key:
            return
        self.keep()
        if self._keeper is not None:
            self._keeper.deleteLater()
        self._key = key
        self._show({})
        self._keeper = DraftKeeper(self._port, key, self._kind, self._values, self)
        self._port.draft(key, while_alive(self, lambda draft: self._take(key, draft)))

    def keep(self) -> None:
        """Keep what is written now, not after a pause."""
        if self._keeper is not None:
            self._keeper.keep()

    def used(self, *about: str) -> None:
        """They are saved: empty the fields and keep nothing. `about` when something else may be shown by now."""
        key = WORDS + "/".join(about)
        if about and key != self._key:
            self._port.drop_draft(key)
            return
        self.forget()
        self._show({})

    def forget(self) -> None:
        """Keep nothing; the fields show what they show."""
        if self._keeper is not None:
            self._keeper.forget()
            self._port.drop_draft(self._key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.keep()
        return super().eventFilter(watched, event)

    def _values(self) -> dict[str, Any]:
        return {name: field.text() for name, field in self._fields.items() if field.text().strip()}

    def _take(self, key: str, draft: DraftView | None) -> None:
        if draft is None or key != self._key or self._keeper is None:
            return
        self._keeper.found()
        if self._values():
            return
        self._show(draft.values)
        self.found.emit()

    def _show(self, values: Mapping[str, Any]) -> None:
        self._loading = True
        for name, field in self._fields.items():
            field.set_text(str(values.get(name) or ""))
        self._loading = False

    def _touch(self, _words: str) -> None:
        if not self._loading and self._keeper is not None:
            self._keeper.touch()
