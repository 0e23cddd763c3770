"""Åbent i dag: the club's card in the round's place, with this evening's log."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy

from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.lists import RowList
from ui.components.rows import RowKind
from ui.reading.quiet_line import QuietLine
from ui.reading.rows import show_rows, table_row
from ui.reading.whole_rows import WholeRows
from ui.views import Row

translate = QCoreApplication.translate


class ClubCard(Card):
    """Today's club logs. `write_wanted` when there is none yet and one is to be written."""

    write_wanted = Signal()

    def __init__(self) -> None:
        name = translate("Today", "Åbent i dag")
        super().__init__(name, padding=0)
        self.write = Button(translate("Today", "Skriv klublog"), size="small", icon="club_log", keys=("Ctrl", "K"))
        self.write.clicked.connect(self.write_wanted)
        self.add_action(self.write)
        self.list = RowList(RowKind.TABLE, name)
        self.rows = WholeRows(self.list, RowKind.TABLE, least=1, greedy=False)
        self.quiet = QuietLine("club", translate("Today", "Ingen klublog i dag endnu. Skriv den, når I lukker."))
        self.body.addWidget(self.rows)
        self.body.addWidget(self.quiet)
        self.body.setContentsMargins(0, 0, 0, 6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_logs(self, logs: tuple[Row, ...], today: date) -> None:
        """Draw the logs that are of today."""
        of_today = [row for row in logs if row.at is not None and row.at.date() == today]
        show_rows(self.list, [table_row(row, today) for row in of_today])
        self.rows.setVisible(bool(of_today))
        self.quiet.setVisible(not of_today)
