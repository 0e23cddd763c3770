"""Asking for something long part by part: with how far it has come, and a way to stop between two."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.asks import Ask
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.views import Problem


class PartByPart(QObject):
    """Each answer says `next`, what to ask for the part after it, and `share`.

    `came` carries how far it is, 0 to 1; `done` every answer in order; `failed` what went wrong: then no more.
    """

    came = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self._answers: list[Any] = []
        self._turn = 0  # an answer that went wrong counts only while it is waited for
        self._answer = Latest(self, self._take)

    def begin(self, first: Ask[Any]) -> None:
        """Ask from the beginning; what was under way is given up."""
        self.stop()
        self._ask(first)

    def stop(self) -> None:
        """Ask for no more, and want no more answers."""
        self._answer.forget()
        self._answers = []
        self._turn += 1

    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._answer.is_waiting()

    def _ask(self, ask: Ask[Any]) -> None:
        turn = self._turn

        def failed(problem: Problem) -> None:
            if turn == self._turn:
                self.stop()
                self.failed.emit(problem)

        self._port.ask(ask, self._answer.expect(), while_alive(self, failed))

    def _take(self, part: Any) -> None:
        self._answers.append(part)
        if part.next is not None:
            self._ask(part.next)  # before it is told: whoever hears how far it is may ask whether it still runs
        self.came.emit(part.share)
        if part.next is not None:
            return
        answers, self._answers = self._answers, []
        self.done.emit(answers)
