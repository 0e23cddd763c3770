"""The side column: its lists get whole rows in the order they matter, instead of an even share with blank below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style.tokens import WIDTH
from ui.today.cards import SlipCard, UnsentCard, WaitingCard


class SideColumn(QWidget):
    """Cards below each other, most urgent first; the last takes the pixels that make no row."""

    def __init__(self, cards: Sequence[WaitingCard | SlipCard | UnsentCard]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(WIDTH["gutter"])
        for card in self._cards:
            column.addWidget(card, 1 if card is self._cards[-1] else 0)
        column.addStretch(0)  # where the last one is hidden the others stay at the top

    def event(self, event: QEvent) -> bool:
        # What a card asks for changes when its rows come: share again before they are laid out.
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share()
        super().resizeEvent(event)

    def _share(self) -> None:
        shown = [card for card in self._cards if not card.isHidden()]
        taken = sum(card.minimumSizeHint().height() for card in shown) + WIDTH["gutter"] * (len(shown) - 1)
        left = self.height() - taken
        for card in shown:
            rows = card.rows
            if rows.isHidden():
                continue
            more = max(0, min(rows.wanted() - rows.least(), left // rows.row_height))
            left -= more * rows.row_height
            rows.set_room(rows.least() + more)
