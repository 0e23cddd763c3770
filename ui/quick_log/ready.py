"""A blank form kept ready: making its hundred widgets takes longer than a key press may, so idle time makes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from local_store.records.catalogue import Catalogue
from ui.components.moments import local_now
from ui.quick_log.blocks import KIND, blocks
from ui.quick_log.sheet_layout import SheetLayout
from ui.quick_log.zone_model import Zone
from ui.style import language

_BETWEEN_MS = 15  # between two parts: what was pressed meanwhile goes first
_END = object()


@dataclass(frozen=True, slots=True)
class Blank:
    """A form nobody has written on, laid out on `paper`. It shows nothing of the book."""

    zone: Zone
    form: SheetLayout
    paper: QWidget
    day: date
    language: str
    catalogue: Catalogue


def begun(catalogue: Catalogue, clock: Callable[[], datetime] = local_now) -> Blank:
    """Return one of which nothing is made yet: each step of `form.making` makes a part."""
    zone, paper = Zone(blocks(catalogue)), QWidget()
    form = SheetLayout(zone, catalogue.kind(KIND), clock, paper)
    return Blank(zone, form, paper, clock().date(), language.current(), catalogue)


def finished(form: Blank) -> Blank:
    """Make at once what is not made of it."""
    for _part in form.form.making:
        pass
    return form


class Ready(QObject):
    """Keeps at most one blank form, made a part at a time so that no key press waits for it.

    One begun yesterday, in another language or for other kinds is not given out.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: Blank | None = None
        self._next = QTimer(self)
        self._next.setInterval(_BETWEEN_MS)
        self._next.timeout.connect(self._make_part)

    def prepare(self, catalogue: Catalogue) -> None:
        """Begin one unless it is there."""
        if not self._fits(catalogue):
            self._drop()
            self._kept = begun(catalogue)
            self._next.start()

    def take(self, catalogue: Catalogue) -> Blank:
        """Give out the one that is kept, whole; else make one."""
        if not self._fits(catalogue):
            self._drop()
        self._next.stop()
        kept, self._kept = self._kept, None
        return finished(kept or begun(catalogue))

    def is_whole(self) -> bool:
        """Whether one is kept and all of it is made."""
        return self._kept is not None and not self._next.isActive()

    def _make_part(self) -> None:
        if self._kept is None or next(self._kept.form.making, _END) is _END:
            self._next.stop()

    def _fits(self, catalogue: Catalogue) -> bool:
        kept = self._kept
        return kept is not None and (kept.day, kept.language, kept.catalogue) == (
            local_now().date(), language.current(), catalogue,
        )  # fmt: skip

    def _drop(self) -> None:
        self._next.stop()
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.paper.deleteLater()
