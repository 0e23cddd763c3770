"""A line that asks the book while one types and offers what it found below; one may go on typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from ui.components.fields import LineEdit
from ui.style import theme

_PAUSE_MS = 120
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen: `id` is empty for the offer to make something new of the words."""

    id: str
    title: str
    beside: str = ""


class SearchLine(LineEdit):
    """`asked` carries the words to look for; answer with `offer`. `chosen` carries the Offer taken."""

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("body"))
        self.setPlaceholderText(placeholder)
        self.offers: tuple[Offer, ...] = ()
        self._model = QStandardItemModel(self)
        self.completer_ = QCompleter(self._model, self)
        self.completer_.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_.setMaxVisibleItems(9)
        self._popup = QListView()
        self._popup.setObjectName("completions")
        self.completer_.setPopup(self._popup)
        self.completer_.setWidget(self)
        self.completer_.activated[QModelIndex].connect(self._took)  # type: ignore[index]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(lambda _text: self._pause.start())
        self.installEventFilter(self)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these below the line while it has the keyboard; none hides them."""
        self.offers = tuple(offers)
        self._model.clear()
        for one in offers:
            item = QStandardItem(f"{one.title} · {one.beside}" if one.beside else one.title)
            item.setEditable(False)
            item.setData(one.id, _ID)
            self._model.appendRow(item)
        if not offers or not self.hasFocus():
            self._popup.hide()
            return
        self.completer_.setCompletionPrefix("")
        self.completer_.complete(self._below())

    def _below(self) -> QRect:
        box = self.rect()
        around = self.parentWidget()
        if around is not None:
            # As wide as the field's box, which has an icon and air around the line.
            box = around.rect().translated(self.mapFromParent(around.rect().topLeft()))
        return box

    def _took(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self.offers):
            self.chosen.emit(self.offers[row])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            hidden = not self._popup.isVisible()
            if event.key() == Qt.Key.Key_Down and hidden and not event.modifiers():
                self.asked.emit(self.text().strip())
                return True
        return super().eventFilter(watched, event)
