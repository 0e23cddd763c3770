"""What is being written at the end of something: kept as a draft of an edit, so the record's form finds it."""

from typing import Any, Protocol

from PySide6.QtCore import QObject

from ui.forms.answers import while_alive
from ui.forms.form_values import BEFORE, SEEN, draft_key
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.shell.navigation import Navigator
from ui.views import DraftView, RecordView


class EndPanel(Protocol):
    """Where it is written: shows stored values, and says what stands there now."""

    def load(self, values: Any, /) -> None: ...
    def values(self) -> dict[str, Any]: ...


class BegunEdit(QObject):
    """`begin` with the record the panel is about; `touch` after each change; `settle` before the act that ends it.

    `record` is the record as it was when the panel was opened, None until the book has answered.
    """

    def __init__(self, port: BookPort, navigator: Navigator, kind: str, panel: EndPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._kind, self._panel = port, navigator, kind, panel
        self.record: RecordView | None = None
        self._keeper: DraftKeeper | None = None

    def begin(self, record: str) -> None:
        """Look at the record, then at what was begun of it before."""
        self.record = None
        self._port.record(record, while_alive(self, self._looked_at), self._navigator.tell)

    def key(self) -> str:
        """Under which the draft lies: that of the record's own form."""
        return draft_key(self._kind, {}, self.record.id if self.record is not None else None)

    def _looked_at(self, view: RecordView) -> None:
        self.record = view
        if self._keeper is not None:
            self._keeper.keep()
            self._keeper.deleteLater()
        self._keeper = DraftKeeper(self._port, self.key(), self._kind, self._values, self)
        self._port.draft(self.key(), while_alive(self, self._take_draft))

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is not None:
            if self._keeper is not None:
                self._keeper.found()
            self._panel.load(draft.values)
        if self.record is not None:
            self._panel.load(self.record.values)
        self.touch()  # what was written before the book had answered

    def touch(self) -> None:
        """Something was written."""
        if self._keeper is not None and self.record is not None:
            self._keeper.touch()

    def keep(self) -> None:
        """Keep what was written now, not after a pause."""
        if self._keeper is not None:
            self._keeper.keep()

    def settle(self) -> None:
        """First durable, then ended: the act drops the draft."""
        if self._keeper is not None:
            self._keeper.keep()
            self._keeper.forget()

    def _values(self) -> dict[str, Any]:
        view, written = self.record, self._panel.values()
        if view is None:
            return {}
        changed = {name: value for name, value in written.items() if view.values.get(name) != value}
        before = {name: view.values.get(name) for name in changed}
        return {**changed, SEEN: list(view.heads), BEFORE: before} if changed else {}
