"""Frister og tal: what is over time first, then how it went in a period. Enter opens what a line is about."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.components.chips import Segmented
from ui.components.progress import Progress
from ui.components.rows import ListRow
from ui.components.text import Text
from ui.overview.asks import PERIODS, Figure, Late, MetFrom, MetPart, Overview, OverviewPart, OverviewView
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.list_card import NO_RECORD, ListCard
from ui.reading.page import ReadingPage
from ui.shell.navigation import Navigator, PageName

translate = QCoreApplication.translate
_LATE_ICON = "circle-alert"


class Figures(ListCard):
    """One list of figures, or a quiet line saying why there are none."""

    def __init__(self, icon: str, title: str, nothing: str, note: str = "") -> None:
        super().__init__(icon, title, nothing)
        self._icon = icon
        if note:
            self.add_action(Text(note, "small", "text_2"))

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Draw them."""
        self.show_list(
            [
                ListRow(NO_RECORD + one.title, one.title, one.told, icon=self._icon, right=one.number)
                for one in figures
            ]
        )


class OverviewPage(ReadingPage):
    """A `Page`. What is over time is as of now; the rest is of the period chosen."""

    help_topic = "overview"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Overview", "Frister og tal")
        self.view: OverviewView | None = None
        self._answer, self._met = Latest(self, self._take), Latest(self, self._show_met)
        self.progress = Progress()
        self.period = Segmented(
            (
                translate("Overview", "Denne måned"),
                translate("Overview", "I år"),
                translate("Overview", "Sidste år"),
            ),
            translate("Overview", "Hvilken tid"),
        )
        self.period.set_index(PERIODS.index("year"))
        self.period.changed.connect(lambda _index: self.refresh())
        self._make_cards()
        self._lay_out()

    def _make_cards(self) -> None:
        self.late = Figures(
            _LATE_ICON,
            translate("Overview", "Over tid"),
            translate("Overview", "Intet er over tid."),
        )
        self.late.list.activated_row.connect(self._open_late)
        self.kinds = Figures(
            "clipboard-list",
            translate("Overview", "Over tid, hvor mange af hver slags"),
            translate("Overview", "Intet er over tid."),
        )
        self.met = Figures(
            "check",
            translate("Overview", "Frister, der er mødt"),
            translate("Overview", "Ingen frister er skrevet som mødt i den tid."),
        )
        self.referrals = Figures(
            "send",
            translate("Overview", "Hvor sagerne kommer fra"),
            translate("Overview", "Ingen sager er rejst i den tid."),
        )
        self.professions = Figures(
            "user-round",
            translate("Overview", "Hvilke faggrupper der rejser dem"),
            translate("Overview", "Ingen sager er rejst i den tid."),
        )
        self.outcomes = Figures(
            "trending-up",
            translate("Overview", "Hvordan det gik"),
            translate("Overview", "Ingen sager med svar er afsluttet i den tid."),
            translate("Overview", "Tal under 5 vises ikke"),
        )

    def _cards(self) -> tuple[Figures, ...]:
        return self.kinds, self.late, self.met, self.referrals, self.professions, self.outcomes

    def _lay_out(self) -> None:
        content = QWidget()
        column = page_column(content)
        head = page_head(self.title)
        head.addWidget(self.period)
        column.addLayout(head)
        column.addWidget(self.progress)
        self.progress.hide()
        for card in self._cards():
            card.hide()  # nothing is said to be none before it has been counted
            column.addWidget(card)
        column.addStretch(1)
        scroll_whole(self, content)

    # Page

    def refresh(self) -> None:
        """Ask again."""
        period = PERIODS[self.period.index()]
        self.port.ask(Overview(period), self._answer.expect())
        self.port.ask(MetFrom(period), self._met.expect())

    def beginning(self) -> QWidget:
        """What is over time; when nothing is, the period."""
        return self.late.list if self.late.list.isVisibleTo(self) else self._chosen_period()

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self._chosen_period(), *(one.list for one in self._cards() if one.list.isVisibleTo(self))]

    def _chosen_period(self) -> QWidget:
        """The part of the switch that takes the keyboard."""
        parts = self.period.findChildren(QAbstractButton)
        return next((part for part in parts if part.isChecked()), self.period)

    def _take(self, part: OverviewPart) -> None:
        """Ask on until all has been looked at; what was shown before stays meanwhile."""
        if part.next is not None:
            self.port.ask(part.next, self._answer.expect())
            if self.view is None:
                self.progress.show_share(translate("Overview", "Ser efter, hvad der er over tid"), part.share)
                self.progress.show()
        if part.view is not None:
            self.progress.hide()
            self.show_view(part.view)

    def show_view(self, view: OverviewView) -> None:
        """Draw everything."""
        self.view = view
        for card in (self.late, self.referrals, self.professions, self.outcomes):
            card.show()
        self.late.show_list([_late_row(one) for one in view.late])
        total = sum(int(one.number) for one in view.kinds)  # the list ends with the most urgent few hundred
        self.late.set_count(str(total) if view.late else "")
        for card, figures in (
            (self.kinds, view.kinds), (self.referrals, view.referrals), (self.professions, view.professions),
            (self.outcomes, view.outcomes),
        ):  # fmt: skip
            card.show_figures(figures)
        self.kinds.setVisible(bool(view.kinds))

    def _show_met(self, part: MetPart) -> None:
        """Draw what has been counted when all has been."""
        if part.next is not None:
            self.port.ask(part.next, self._met.expect())
            return
        self.met.show_figures(part.met)
        self.met.show()

    def _open_late(self, row: ListRow) -> None:
        """What is over time leads to the record it runs on."""
        self._left_at = (self.late.list, row.key)
        self.navigator.open(PageName.RECORD, record=str(row.key).partition("/")[0])


def _late_row(one: Late) -> ListRow:
    return ListRow(one.key, one.title, one.told, icon=_LATE_ICON, icon_tone="danger", right=days_over(one.days),
                   right_tone="danger", right_below=one.who)  # fmt: skip


def days_over(days: int) -> str:
    """3 dage over tid; what is less than a day over is over time too."""
    if days == 0:
        return translate("Today", "over tid")
    if days == 1:
        return translate("Today", "1 dag over tid")
    return translate("Today", "{count} dage over tid").format(count=days)


def make_overview(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return OverviewPage(port, navigator)
