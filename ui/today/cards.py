"""Today's lists: what to remember, what waits, what has not left, what was begun."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout

from ui.components.buttons import LinkButton
from ui.components.cards import Card, Divider
from ui.components.chips import Segmented
from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.rows import RowKind
from ui.components.text import Text
from ui.reading.quiet_line import QuietLine
from ui.reading.rows import short_row, show_rows
from ui.reading.settled import Settled
from ui.reading.whole_rows import WholeRows
from ui.today import lines
from ui.today.asks import SlipLine
from ui.views import DraftView, TodayView

translate = QCoreApplication.translate
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class DueCard(Card):
    """Det skal du huske. `scope_changed` carries whether only mine are wanted."""

    scope_changed = Signal(bool)

    def __init__(self) -> None:
        name = translate("Today", "Det skal du huske")
        super().__init__(name, padding=0, divided=True)
        mine, team = translate("Today", "Mine"), translate("Today", "Hele teamet")
        self.scope = Segmented((mine, team), translate("Today", "Hvis opgaver"))
        self.scope.set_index(1)
        self.scope.changed.connect(lambda index: self.scope_changed.emit(index == 0))
        self.add_action(self.scope)
        self.list = RowList(RowKind.DUE, name)
        self.list.setToolTip(translate("Today", "Mellemrum: gjort. P: udsæt. Enter: åbn."))
        self.rows = WholeRows(self.list, RowKind.DUE)
        self.empty = EmptyState("check", translate("Today", "Intet forfalder. God vagt."))
        self.empty.hide()
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.empty, 1)

    def mine_only(self) -> bool:
        """Whether only this person's own are shown."""
        return self.scope.index() == 0

    def show_view(self, view: TodayView) -> None:
        """Draw what is due, overdue first."""
        show_rows(self.list, [lines.due_row(due, view.today) for due in view.due])
        self.set_count(str(len(view.due)) if view.due else "")
        self.rows.setVisible(bool(view.due))
        self.empty.setVisible(not view.due)


class SlipCard(Card):
    """Ingen må falde imellem: the worst few; hidden while nobody may slip."""

    _SHOWN = 2

    def __init__(self) -> None:
        name = translate("Today", "Ingen må falde imellem")
        super().__init__(name, padding=0, divided=True)
        self.all = LinkButton(translate("Today", "Se alle"), flush=True)
        self.all.setAccessibleName(translate("Today", "Se alle, der kan falde imellem"))
        self.add_action(self.all)
        self.list = RowList(RowKind.DUE, name)
        self.list.setToolTip(slip_hint())
        self.list.setVerticalScrollBarPolicy(_NO_BAR)  # the number and Se alle say that there are more
        self.rows = WholeRows(self.list, RowKind.DUE, least=1, greedy=False)
        self.body.addWidget(self.rows)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_slips(self, slips: Sequence[SlipLine]) -> None:
        """Draw the worst few; the number is of all."""
        show_rows(self.list, [lines.short_slip_row(slip) for slip in slips[: self._SHOWN]])
        self.set_count(str(len(slips)) if slips else "")
        self.setVisible(bool(slips))


def slip_hint() -> str:
    """Which keys a list of those who may slip has."""
    return translate("Today", "Enter åbner. F laver en opfølgning.")


class WaitingCard(Card):
    """Venter på dig: conflicts, questions, handovers, receipts."""

    def __init__(self) -> None:
        name = translate("Today", "Venter på dig")
        super().__init__(name, padding=0, divided=True)
        self.list = RowList(RowKind.WAITING, name)
        self.rows = WholeRows(self.list, RowKind.WAITING, least=1, greedy=False)
        self.empty = QuietLine("check", translate("Today", "Ingen venter på dig."))
        self.body.addWidget(self.rows)
        self.body.addWidget(self.empty)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: TodayView) -> None:
        """Draw what waits, in the order it is to be looked at."""
        show_rows(self.list, [lines.waiting_row(one) for one in view.waiting])
        self.set_count(str(len(view.waiting)) if view.waiting else "")
        self.rows.setVisible(bool(view.waiting))
        self.empty.setVisible(not view.waiting)


class UnsentCard(Card):
    """Ikke sendt endnu: the newest few; the outbox has them all. Hidden in a book that has nowhere to send to."""

    def __init__(self) -> None:
        name = translate("Today", "Ikke sendt endnu")
        super().__init__(name, padding=0)
        self.outbox = LinkButton(translate("Today", "Åbn udbakken"), flush=True)
        self.outbox.setToolTip(translate("Today", "Åbn udbakken ({keys})").format(keys="Ctrl+U"))
        self.outbox.setAccessibleDescription("Ctrl+U")
        self.add_action(self.outbox)
        words = translate("Today", "Gemt og krypteret her på pc’en. De bliver sendt af sig selv, når der er net.")
        self.explained = Text(words, "small", "text_2", wrap=True)
        self.list = RowList(RowKind.OUTBOX, name)
        self.list.setVerticalScrollBarPolicy(_NO_BAR)
        self.rows = WholeRows(self.list, RowKind.OUTBOX, least=1)
        self.line = Divider()
        self.empty = QuietLine("sent", translate("Today", "Alt er sendt."))
        self._lay_out()

    def _lay_out(self) -> None:
        self.header.setContentsMargins(20, 10, 20, 0)
        edged = QVBoxLayout()
        edged.setContentsMargins(20, 0, 20, 10)
        self.told = Settled(self.explained)
        edged.addWidget(self.told)
        self.body.addLayout(edged)
        self.body.addWidget(self.line)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.empty)
        self.body.addStretch(0)

    def show_view(self, view: TodayView) -> None:
        """Draw the newest unsent records; the count is of all changes."""
        show_rows(self.list, [short_row(row, view.today) for row in view.unsent])
        self.set_count(str(view.unsent_total) if view.unsent_total else "")
        some = bool(view.unsent)
        for widget in (self.told, self.line, self.rows):
            widget.setVisible(some)
        self.empty.setVisible(not some)


class DraftsCard(Card):
    """What was begun and not saved; hidden when there is nothing. `unwanted` carries a draft to be thrown away."""

    unwanted = Signal(object)

    def __init__(self, label: Callable[[str], str]) -> None:
        super().__init__(padding=0)
        self._label = label
        name = translate("Today", "Kladder")
        self.setAccessibleName(name)
        self.list = RowList(RowKind.OUTBOX, name)
        self.rows = WholeRows(self.list, RowKind.OUTBOX, least=3, greedy=False)
        self.body.addWidget(self.rows)
        self.body.setContentsMargins(0, 4, 0, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._drafts: dict[str, DraftView] = {}
        self.list.setToolTip(translate("Today", "Enter skriver videre, Delete sletter kladden"))
        self.list.setAccessibleDescription(self.list.toolTip())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.list.current()
            if event.key() == Qt.Key.Key_Delete and row is not None:
                self.unwanted.emit(self.draft(row.key))
                return True
        return super().eventFilter(watched, event)

    def _show_menu(self, at: QPoint) -> None:
        row = self.list.rows.row(self.list.indexAt(at).row())
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Today", "Slet kladde")).triggered.connect(
            partial(self.unwanted.emit, self.draft(row.key))
        )
        menu.popup(self.list.viewport().mapToGlobal(at))

    def draft(self, key: object) -> DraftView | None:
        """The draft of that row."""
        return self._drafts.get(str(key))

    def show_view(self, view: TodayView) -> None:
        """Draw the drafts, or nothing."""
        self._drafts = {draft.key: draft for draft in view.drafts}
        show_rows(self.list, [lines.draft_row(draft, self._label(draft.kind)) for draft in view.drafts])
        self.setVisible(bool(view.drafts))
