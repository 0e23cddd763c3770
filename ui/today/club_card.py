"""Åbent i dag, in the club: the evening that is on, and the openings before it."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.club.doing import ClubDoing
from ui.club.evening_card import EveningCard
from ui.components.lists import RowList
from ui.components.rows import RowKind
from ui.ports import BookPort
from ui.reading.rows import show_rows, table_row
from ui.reading.whole_rows import WholeRows
from ui.shell.navigation import Navigator
from ui.views import Row

translate = QCoreApplication.translate


class ClubCard(EveningCard):
    """The evening's card with the last logs below. `attend` gives it the book to ask."""

    def __init__(self) -> None:
        super().__init__()
        self.doing: ClubDoing | None = None
        self.list = RowList(RowKind.TABLE, translate("Today", "De sidste åbninger"))
        self.rows = WholeRows(self.list, RowKind.TABLE, least=1, greedy=False)
        self.body.addWidget(self.rows)

    def attend(self, port: BookPort, navigator: Navigator) -> None:
        """Ask this book from now on."""
        self.doing = ClubDoing(port, navigator, self, self)

    def show_logs(self, logs: tuple[Row, ...], today: date) -> None:
        """Draw the logs before this evening's, and ask how the evening is."""
        on = self.view.log if self.view is not None else ""
        shown = [row for row in logs if row.id != on][:3]
        show_rows(self.list, [table_row(row, today) for row in shown])
        self.rows.setVisible(bool(shown))
        if self.doing is not None:
            self.doing.refresh()
