"""What is said while some records cannot be found by their words yet, for as long as that is so."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from ui.book_lists.asks import NotYetSearched
from ui.components.text import Text
from ui.ports import BookPort
from ui.reading.settled import Settled
from ui.style import dates, language

translate = QCoreApplication.translate
_AGAIN_MS = 1000


class Readying(Settled):
    """A line that asks again until all can be found, then goes away and emits `ready`."""

    ready = Signal()

    def __init__(self, port: BookPort) -> None:
        self.words = Text("", "small", "text_2", wrap=True)
        super().__init__(self.words)
        self._port = port
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._look_if_seen)
        self.hide()

    def look(self) -> None:
        """Ask how many they are now."""
        self._port.ask(NotYetSearched(), self._tell)

    def _look_if_seen(self) -> None:
        if self.isVisible():  # out of sight nothing is asked: arriving asks anyway
            self.look()

    def _tell(self, count: int) -> None:
        if count:
            self.words.setText(_sentence(count))
            self._settle()
            self.show()
            self._again.start()
        elif not self.isHidden():
            self.hide()
            self.ready.emit()


def _sentence(count: int) -> str:
    if count == 1:
        return translate("BookLists", "1 optegnelse bliver gjort klar til søgning. Den kommer med om lidt.")
    words = translate("BookLists", "{count} optegnelser bliver gjort klar til søgning. De kommer med om lidt.")
    return words.format(count=dates.number(count, language.current()))
