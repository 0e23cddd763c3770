"""A card with one list in it, or a quiet line saying why there is nothing."""

from collections.abc import Sequence

from ui.components.cards import Card
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind
from ui.reading.quiet_line import QuietLine
from ui.reading.rows import show_rows

NO_RECORD = "-"  # begins the key of a row that leads nowhere


class ListCard(Card):
    """As tall as its rows. `title` names the list for a screen reader as well."""

    def __init__(self, icon: str, title: str, nothing: str) -> None:
        super().__init__(title, padding=0)
        self.list = RowList(RowKind.DUE, title, fits_content=True)
        self.quiet = QuietLine(icon, nothing)
        self.body.addWidget(self.quiet)
        self.body.addWidget(self.list)
        self.body.setContentsMargins(0, 0, 0, 6)

    def show_list(self, rows: Sequence[ListRow]) -> None:
        """Draw the rows; without any the quiet line stands there instead."""
        show_rows(self.list, rows)
        self.list.setVisible(bool(rows))
        self.quiet.setVisible(not rows)
