"""Pages of rows put together: the first at once, the next when one scrolls there, as many again after a change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.views import Row, RowPage

PAGE = 100
FOUND = 200  # as many as a search shows; more words find fewer
_REST_AFTER_MS = 300  # longer than between two keys: the next one must not wait for what nobody has asked to see


class Pages(QObject):
    """Asks the port page by page. `show(rows, more)` gets all rows so far.

    Of what is found a `screenful` comes with the keystroke, the rest when one stops typing.
    """

    def __init__(
        self,
        port: BookPort,
        parent: QObject,
        show: Callable[[tuple[Row, ...], bool], None],
        screenful: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        self._port, self._show, self._screenful = port, show, screenful
        self._answer = Latest(self, self._take)
        self._kind = self._text = ""
        self._rows: list[Row] = []
        self._after: str | None = None
        self._wanted = self._limit = 0
        self._all_found = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_AFTER_MS)
        self._rest.timeout.connect(self._ask_for_the_rest)
        self.total: int | None = None

    def begin(self, kind: str, text: str) -> None:
        """Another kind or other words: from the top. The same again: as many rows as there were."""
        same = (kind, text) == (self._kind, self._text)
        self._wanted = len(self._rows) if same else 0
        self._kind, self._text = kind, text
        self._rows, self._after, self.total = [], None, None
        # What was found whole stays whole when it is asked for again.
        self._all_found = same and self._all_found
        self._rest.stop()
        self._ask()

    def is_whole(self) -> bool:
        """Whether nothing more of what was found is still to come."""
        return not (self._rest.isActive() or self._answer.is_waiting())

    def next(self) -> None:
        """The page after the last one; nothing when it has been asked for, or is the last."""
        if self._after is not None and not self._answer.is_waiting():
            self._wanted = 0
            self._ask()

    def _ask(self) -> None:
        found = FOUND if self._all_found else min(self._screenful(), FOUND)
        self._limit = found if self._text.strip() else PAGE
        self._port.rows(self._kind, self._text, self._after, self._limit, self._answer.expect())

    def _ask_for_the_rest(self) -> None:
        self._all_found, self._rows = True, []
        self._ask()

    def _take(self, page: RowPage) -> None:
        self._rows += page.rows
        if self._after is None:
            self.total = page.total
        self._after = page.after
        if page.after is not None and len(self._rows) < self._wanted:
            self._ask()
            return
        # Somewhat fewer than asked for may be all of a longer answer that is shown: some finds are one record.
        if self._text.strip() and not self._all_found and len(page.rows) > self._limit // 2:
            self._rest.start()
        self._show(tuple(self._rows), page.after is not None)
