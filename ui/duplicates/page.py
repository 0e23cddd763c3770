"""Dubletter: one pair at a time side by side, and a person decides. What was merged stands below, to be undone."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.asks import Acted, TakeBack
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.empty import EmptyState
from ui.components.moments import local_now
from ui.components.text import Text
from ui.duplicates.asks import Apart, DuplicatesView, Joined, NotSame, OnePair, Pair, Same, Suggestions
from ui.duplicates.looking import KINDS, PairLooker
from ui.duplicates.pair_card import LEFT, RIGHT, PairCard, reasons_of
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.page import ReadingPage
from ui.reading.settled import with_room
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import WIDTH
from ui.views import Problem

translate = QCoreApplication.translate
_NARROW = 720


class DuplicatesPage(ReadingPage):
    """A `Page`, opened with `kind` (only pairs of it) or with `left` and `right` (that pair first)."""

    help_topic = "duplicates"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Duplicates", "Dubletter")
        self.kind = ""
        self.at = 0
        self.view: DuplicatesView | None = None
        self.pair: Pair | None = None
        self.card: PairCard | None = None
        self._wanted: tuple[str, str] | None = None
        self._answer = Latest(self, self.show_view)
        self._one = Latest(self, self.show_pair)
        self.looker = PairLooker(port, self)
        self.looker.found.connect(self.refresh)
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self.count = Text("", "page", "text_2", weight=400)
        previous, following = translate("Duplicates", "Forrige"), translate("Duplicates", "Næste")
        self.previous = Button(previous, icon="chevron-left", keys=("P",))
        self.next = Button(following, icon="chevron-right", keys=("N",))
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.question = Text(translate("Duplicates", "Er det den samme?"), "section", wrap=True)
        self.why = Text("", "body", "text_2", wrap=True)
        self.keep_left = PrimaryButton(translate("Duplicates", "Samme: behold den første"), keys=("1",))
        self.keep_right = Button(translate("Duplicates", "Samme: behold den anden"), keys=("2",))
        self.differ = Button(translate("Duplicates", "Ikke den samme"), keys=("3",))
        self.keep_left.clicked.connect(lambda: self.keep(LEFT))
        self.keep_right.clicked.connect(lambda: self.keep(RIGHT))
        self.differ.clicked.connect(self.not_the_same)
        none = translate("Duplicates", "Ingen ligner hinanden lige nu.")
        later = translate(
            "Duplicates", "Når to grupper, steder, unge, sager eller møder ligner, står de her. Du bestemmer."
        )
        self.empty = with_room(EmptyState("check-check", none, later))
        self.empty.hide()
        self.looking = Text(
            translate("Duplicates", "Ser bogen igennem. Du kan arbejde videre imens."), "small", "text_2"
        )
        self.looking.hide()
        self.joined = Card(translate("Duplicates", "Slået sammen"), padding=0, divided=True)
        self.joined.hide()
        self.apart: list[Button] = []

    def _lay_out(self) -> None:
        content = QWidget()
        whole = page_column(content)
        head = page_head(self.title, self.count)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        whole.addLayout(head)
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.question)
        words.addWidget(self.why)
        asked.addLayout(words)
        self._pair_at = QVBoxLayout()
        asked.addLayout(self._pair_at)
        whole.addWidget(self.looking)
        whole.addWidget(self._asked)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.joined)
        whole.addStretch(0)
        self.area = scroll_whole(self, content, self._make_foot())

    def _make_foot(self) -> QWidget:
        """The answers stay in sight, however much there is to compare above them."""
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(Divider())
        inside = QVBoxLayout()
        inside.setContentsMargins(WIDTH["content_padding"], 4, WIDTH["content_padding"], 0)
        inside.setSpacing(6)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(10)
        for button in (self.keep_left, self.keep_right, self.differ):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        inside.addLayout(self._buttons)
        stays = translate("Duplicates", "Begge historikker bliver. Du kan altid skille dem ad igen.")
        inside.addWidget(Text(stays, "small", "text_2", wrap=True))
        column.addLayout(inside)
        return self._foot

    # Page

    def arrive(self, **arguments: Any) -> None:
        """`kind` limits what is shown; `left` and `right` name the pair to begin with."""
        self.kind = str(arguments.get("kind", ""))
        pair = str(arguments.get("left", "")), str(arguments.get("right", ""))
        self._wanted = pair if all(pair) else None
        self.at, self.view = 0, None

    def refresh(self) -> None:
        """Ask which pairs there are."""
        self.port.ask(Suggestions(self.kind), self._answer.expect())

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Only records that can be merged move this page."""
        return bool(kinds & KINDS)

    def beginning(self) -> QWidget:
        """The likeliest answer; without a pair the list of what was merged, else the page."""
        if self.pair is not None:
            return self.keep_left
        return self.apart[0] if self.apart else self.area

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [*([self.keep_left] if self.pair is not None else []), *self.apart[:1]]

    def show_view(self, view: DuplicatesView) -> None:
        """Draw where we are; nothing moves when nothing has changed."""
        self.looking.setVisible(not view.whole)
        if not view.whole:
            self.looker.begin()
        if view == self.view:
            return
        self.view = view
        if self._wanted is not None:
            places = [at for at, pair in enumerate(view.pairs) if {pair.left.id, pair.right.id} == {*self._wanted}]
            self.at = places[0] if places else self.at
            self._wanted = None
        self.at = min(self.at, max(0, len(view.pairs) - 1))
        self._show_joined(view.joined)
        self._show_place()

    def _show_place(self) -> None:
        pairs = self.view.pairs if self.view is not None else ()
        several = len(pairs) > 1
        told = translate("Duplicates", "{number} af {count}").format(number=self.at + 1, count=len(pairs))
        self.count.setText(told if several else "")
        self.previous.setVisible(several)
        self.next.setVisible(several)
        self.empty.setVisible(not pairs and self.view is not None and self.view.whole)
        self._asked.setVisible(bool(pairs))
        self._foot.setVisible(bool(pairs))
        if not pairs:
            self.pair = None
            return
        pair = pairs[self.at]
        self.port.ask(OnePair(pair.left.id, pair.right.id), self._one.expect(), self._gone)

    def show_pair(self, pair: Pair) -> None:
        """Draw two records side by side."""
        if self.pair == pair and self.card is not None:
            return
        had = self._has_keyboard()
        known = self.view.pairs[self.at] if self.view is not None and self.view.pairs else pair
        self.pair = pair
        reasons = reasons_of(pair) or reasons_of(known)
        if pair.crossed:
            asked = translate("Duplicates", "To har slået dem sammen hver sin vej. Hvilken skal stå?")
        else:
            asked = translate("Duplicates", "{kind}: er det den samme?").format(kind=pair.kind_label)
        self.question.setText(asked)
        self.why.setText(reasons)
        self.why.setVisible(bool(reasons))
        if self.card is not None:
            self._pair_at.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = PairCard(pair, local_now().date())
        self.card.opened.connect(lambda record: self.navigator.open(PageName.RECORD, record=record))
        self._pair_at.addWidget(self.card)
        self._order()
        if had:
            self.keep_left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _order(self) -> None:
        stops = [
            *(self.card.stops() if self.card is not None else ()),
            self.keep_left,
            self.keep_right,
            self.differ,
        ]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _gone(self, _problem: Problem) -> None:
        self.refresh()

    # deciding

    def keep(self, side: str) -> None:
        """1 and 2: they are the same, and this one stands for both. Saved at once, with Fortryd."""
        if self.pair is None or self.card is None:
            return
        keep, other = (self.pair.left, self.pair.right) if side == LEFT else (self.pair.right, self.pair.left)
        taken = self.card.taken(side)
        self._settling()
        words = translate("Duplicates", "Slået sammen. {title} står for begge.").format(title=keep.title)
        self.port.ask(Same(keep.id, other.id, taken), self._then(words), self._refused)

    def not_the_same(self) -> None:
        """3: they are not; nobody is asked again."""
        if self.pair is None:
            return
        left, right = self.pair.left.id, self.pair.right.id
        self._settling()
        words = translate("Duplicates", "Husket. De er ikke den samme.")
        self.port.ask(NotSame(left, right), self._then(words), self._refused)

    def _settling(self) -> None:
        """A second key press while the first is being saved does nothing."""
        self.pair = None

    def _then(self, words: str) -> Callable[[Acted], None]:
        return while_alive(self, lambda done: self._done(done, words))

    def _done(self, done: Acted, words: str) -> None:
        port, navigator = self.port, self.navigator
        taken_back = translate("Duplicates", "Fortrudt. De står hver for sig som før.")

        def undo() -> None:
            port.ask(TakeBack(done), lambda _undone: navigator.say(taken_back, icon="undo"), navigator.tell)

        navigator.say(words, undo=undo)
        self.refresh()

    def _refused(self, problem: Problem) -> None:
        self.navigator.tell(problem)
        self.view = None
        self.refresh()

    def go(self, step: int) -> None:
        """N and P: the next or the previous pair."""
        if self.view is not None and len(self.view.pairs) > 1:
            self.at = (self.at + step) % len(self.view.pairs)
            self._show_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        acts: Mapping[str, Callable[[], None]] = {
            "1": lambda: self.keep(LEFT), "2": lambda: self.keep(RIGHT), "3": self.not_the_same,
            "N": lambda: self.go(1), "P": lambda: self.go(-1),
        }  # fmt: skip
        act = acts.get(event.text().upper()) if plain else None
        if act is None:
            super().keyPressEvent(event)
            return
        act()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        ways = QBoxLayout.Direction
        self._buttons.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # what was merged

    def _show_joined(self, joined: tuple[Joined, ...]) -> None:
        had = any(button.hasFocus() for button in self.apart)
        while (item := self.joined.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.apart = []
        for at, one in enumerate(joined):
            if at:
                self.joined.body.addWidget(Divider())
            self.joined.body.addWidget(self._joined_row(one))
        self.joined.set_count(str(len(joined)) if joined else "")
        self.joined.setVisible(bool(joined))
        if had:
            self.beginning().setFocus(Qt.FocusReason.OtherFocusReason)

    def _joined_row(self, one: Joined) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(20, 9, 14, 9)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        told = translate("Duplicates", "{other} er slået sammen med {keep}")
        words.addWidget(Text(told.format(other=one.other_title, keep=one.keep_title), "body", wrap=True))
        at = dates.near_moment(one.at, local_now().date(), language.current())
        words.addWidget(Text(f"{one.kind_label} · {one.by} · {at}", "caption", "text_2"))
        words.addStretch(1)
        line.addLayout(words, 1)
        button = Button(translate("Duplicates", "Skil ad"), size="small", icon="split")
        button.setAccessibleName(translate("Duplicates", "Skil {title} ud igen").format(title=one.other_title))
        button.clicked.connect(lambda: self._set_apart(one))
        self.apart.append(button)
        line.addWidget(button)
        return row

    def _set_apart(self, one: Joined) -> None:
        words = translate("Duplicates", "{title} står for sig selv igen.").format(title=one.other_title)
        self.port.ask(Apart(one.other), self._then(words), self.navigator.tell)


def make_duplicates(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return DuplicatesPage(port, navigator)
