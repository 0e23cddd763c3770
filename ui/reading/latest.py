"""Only the newest answer counts: what was asked before it comes too late and is dropped."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject


class Latest(QObject):
    """One question asked again and again, as one types. `then` gets the answer to the newest one only."""

    def __init__(self, parent: QObject, then: Callable[[Any], None]) -> None:
        super().__init__(parent)
        self._then = then
        self._awaited: _Answer | None = None

    def expect(self) -> Callable[[Any], None]:
        """Return what to hand to the port as `then`; answers to earlier questions are no longer wanted."""
        self.forget()
        self._awaited = _Answer(self)
        return self._awaited.take

    def forget(self) -> None:
        """Want no answer any more."""
        if self._awaited is not None:
            self._awaited.deleteLater()
            self._awaited = None

    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._awaited is not None

    def answered(self, answer: "_Answer", view: Any) -> None:
        """Pass on what is still wanted."""
        if answer is self._awaited:
            self.forget()
            self._then(view)


class _Answer(QObject):
    """The place one answer goes to. Being a child of the page it goes with the page."""

    def __init__(self, owner: Latest) -> None:
        super().__init__(owner)
        self._owner = owner

    def take(self, view: Any) -> None:
        self._owner.answered(self, view)
