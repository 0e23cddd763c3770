"""Everybody who may slip between, on a page of their own (R54)."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.chips import Segmented
from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import ListRow, RowKind
from ui.components.text import Text
from ui.ports import BookPort
from ui.reading.layout import page_column, page_head
from ui.reading.page import ReadingPage
from ui.reading.rows import show_rows
from ui.reading.settled import Settled, with_room
from ui.reading.whole_rows import WholeRows
from ui.shell.navigation import Navigator
from ui.today import lines
from ui.today.asks import SlipLine, SlipsNow
from ui.today.cards import slip_hint
from ui.today.slipping import SlipGatherer, follow_up_on_slip

translate = QCoreApplication.translate


class SlipPage(ReadingPage):
    """A `Page`. One row for each case, group or young person; Enter opens it, F writes a follow-up."""

    help_topic = "slips"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Today", "Ingen må falde imellem")
        self.gatherer = SlipGatherer(port, self, SlipsNow)
        back = translate("Record", "Tilbage ({keys})").format(keys="Alt+←")
        self.back = Button(translate("Today", "Tilbage"), size="small", icon="arrow-left", tooltip=back)
        self.write = PrimaryButton(translate("Today", "Opfølgning"), icon="bell", keys=("F",))
        self.list = RowList(RowKind.DUE, self.title)
        self.list.setToolTip(slip_hint())
        self.rows = WholeRows(self.list, RowKind.DUE, least=3, greedy=False)
        self.empty = with_room(
            EmptyState(
                "check",
                translate("Today", "Alle har nogen."),
                translate(
                    "Today", "Hver sag, gruppe og ung har en tovholder, en opgave og er skrevet om for nylig."
                ),
            )
        )
        self.empty.hide()
        self.count = Text("", "page", "text_2", weight=400)
        every, review = translate("Today", "Alle"), translate("Today", "Til gennemgang")
        self.scope = Segmented((every, review), translate("Today", "Hvilke"))
        self.scope.changed.connect(lambda _index: self._draw())
        self.scope.hide()
        self._slips: tuple[SlipLine, ...] = ()
        self._lay_out()
        self._write_about: Callable[[], None] = follow_up_on_slip(self.list, navigator, self.gatherer.line)
        self._stood_on: Hashable = None
        self._expected = False
        self.list.chosen_row.connect(self._stand_on)
        self.write.clicked.connect(self._write)
        self.back.clicked.connect(navigator.back)
        self.list.activated_row.connect(lambda row: self.open_record(self.list, row))
        self.gatherer.gathered.connect(self.show_slips)

    def _lay_out(self) -> None:
        whole = page_column(self)
        head = page_head(self.title, self.count)
        head.addWidget(self.scope)
        head.addWidget(self.back)
        head.addWidget(self.write)
        whole.addLayout(head)
        told = translate(
            "Today",
            "Åbne sager, grupper og unge uden tovholder, uden opgave, eller som ingen har skrevet om i en måned. "
            "Den, der leder et SSP-bord, ser også sager, der ikke er gennemgået i 31 dage.",
        )
        whole.addWidget(Settled(Text(told, "body", "text_2", wrap=True)))
        card = Card(padding=0)
        card.setAccessibleName(self.title)
        card.body.addWidget(self.rows, 1)
        card.body.addWidget(self.empty, 1)
        card.body.setContentsMargins(0, 8, 0, 8)
        whole.addWidget(card, 1)
        whole.addStretch(0)
        self._whole, self._card = whole, card
        card.hide()  # nothing is said of them before all are looked at

    # Page

    def arrive(self, **arguments: Any) -> None:
        """Nothing to choose; the keyboard goes to the rows once they are here."""
        self._expected = True

    def refresh(self) -> None:
        """Gather again."""
        self.gatherer.begin()

    def beginning(self) -> QWidget:
        """The rows; the way back while there are none."""
        return self.list if self.rows.isVisibleTo(self) else self.back

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        scope = [self.scope.focusWidget() or self.scope] if self.scope.isVisibleTo(self) else []
        return [self.beginning(), *scope, *([self.write] if self.write.isEnabled() else [])]

    def show_slips(self, slips: tuple[SlipLine, ...]) -> None:
        """Draw them, the worst first; what waits for a review can stand alone, while something does (R87)."""
        self._slips = slips
        waits = any(one.unreviewed for one in slips)
        if not waits:
            self.scope.set_index(0)
        self.scope.setVisible(waits)
        self._draw()
        if self._expected and slips and self.back.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._expected = False

    def _draw(self) -> None:
        slips = tuple(one for one in self._slips if one.unreviewed or self.scope.index() == 0)
        had_focus = self.list.hasFocus()
        today = local_now().date()
        show_rows(self.list, [lines.slip_row(slip, today) for slip in slips])
        self.count.setText(str(len(slips)) if slips else "")
        self.rows.setVisible(bool(slips))
        self.empty.setVisible(not slips)
        self._card.show()
        # A short list ends after its last row; an empty one stands in the middle of the page.
        some = bool(slips)
        upright = QSizePolicy.Policy.Maximum if some else QSizePolicy.Policy.Expanding
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self._whole.setStretchFactor(self._card, 0 if some else 1)
        self._whole.setStretch(self._whole.count() - 1, 1 if some else 0)
        self.write.set_unavailable("" if slips else translate("Today", "Der er ingen at følge op på."))
        if had_focus and not slips:
            self.back.setFocus()

    def _write(self) -> None:
        """The button: about the row one stood on last, else the worst; the bar goes when the keyboard leaves."""
        self.list.choose(max(0, self.list.rows.number_of(self._stood_on)))
        self._write_about()

    def _stand_on(self, row: ListRow) -> None:
        self._stood_on = row.key


def make_slips(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return SlipPage(port, navigator)
