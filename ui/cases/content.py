"""What stands on an SSP case's page: its way, its level, the plan; beside it the forum and what is missing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from local_store.rules.case_states import may_follow
from ui.asks import Acted, Ask, TakeBack
from ui.cases import side
from ui.cases.asks import (
    Advance,
    CaseView,
    ChangeLevel,
    HandOverAt18,
    Missing,
    MoveAction,
    Review,
    SetActionStatus,
)
from ui.cases.board import Board
from ui.cases.closing import ClosingCard
from ui.cases.level_card import LevelPanel
from ui.cases.overview_card import OverviewCard
from ui.cases.track import StatusTrack
from ui.components.badges import LevelBadge, StatusBadge
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.lists import RowList
from ui.components.text import Text
from ui.meetings.printing import PrintButton
from ui.ports import BookPort
from ui.record.content import RecordContent
from ui.record.known import KnownContent
from ui.sending.sheet import KIND as SENDING
from ui.sending.word_card import WordCard
from ui.shell.navigation import Navigator, PageName
from ui.style.tokens import WIDTH, ColourName
from ui.today.asks import CLOSING, WHAT_NEXT
from ui.today.what_next import ask_when_last
from ui.views import Problem, RecordView

translate = QCoreApplication.translate
_ENDED = ("afsluttet", "afvist", "viderestillet", "underrettet")
_DRAFT = ("kladde", "klar", "returneret")


class CaseContent(KnownContent):
    """Keys: 1-4 in the level, Ctrl+N a new action, arrows between cards, Ctrl+arrows move one."""

    help_topic = "case"
    above = PageName.SSP_CASES
    _asked_to_close = False  # one came to end it because no task was open any more

    @property
    def case(self) -> CaseView:
        """What only a case has."""
        if not isinstance(self._view.known, CaseView):
            raise TypeError("this page shows cases")
        return self._view.known

    # the head

    def crumbs(self) -> tuple[str, str]:
        return translate("Case", "SSP-sager"), self._view.space

    def facts(self) -> str:
        return self.case.facts or self._view.subtitle

    def beside_title(self) -> list[QWidget]:
        found: list[QWidget] = []
        if self.case.level:
            words = translate("Case", "Niveau {n}").format(n=self.case.level)
            found.append(LevelBadge(int(self.case.level), words))
        if self.case.basis:
            found.append(StatusBadge(self.case.basis, "outline", "legal_basis"))
        return found

    def writings(self) -> list[Button]:
        """The papers, and the one step that comes next, if it is taken here."""
        forms = ("standard_form", "referral") if self.case.level in ("3", "4") else ("referral",)
        sheets = ("overview", "anonymous") if self.case.at_the_table else ("anonymous",)
        self.print = PrintButton(self.port, self.navigator, self._view.id, (*forms, "receipt", *sheets), self)
        next_ = self._next_step()
        self.step: Button | None = None
        if next_ is None:
            return [self.print]
        words, act = next_
        self.step = PrimaryButton(words, keys=(translate("keys", "Ctrl"), translate("keys", "Enter")))
        self.step.setObjectName("step")
        self.step.clicked.connect(act)
        return [self.print, *self._other_end(), self.step]

    def _other_end(self) -> list[Button]:
        """At 18 a case is handed over or closed; the others close as their one step."""
        if not self.case.only_ends or not may_follow(self.case.state, "afsluttet"):
            return []
        end = Button(translate("Case", "Afslut sagen"))
        end.setObjectName("end")
        end.clicked.connect(self.begin_closing)
        return [end]

    def _next_step(self) -> tuple[str, Callable[[], None]] | None:
        send = partial(self.navigator.edit, self._view.id, SENDING)
        if self.case.wrong_forum:
            return translate("Case", "Send videre"), send
        if not self.case.at_the_table:
            may_send = self._view.values.get("state", "kladde") in _DRAFT
            return (translate("Forms", "Indstil"), send) if may_send else None
        if self.case.only_ends:
            return translate("Case", "Overlever til SSP+"), self._hand_over
        ways: dict[str, tuple[str, Callable[[], None]]] = {
            "droeftet": (translate("Case", "Gem handleplan"), partial(self._advance, "handleplan")),
            "handleplan": (translate("Case", "Klar til opfølgning"), partial(self._advance, "opfoelgning")),
            "opfoelgning": (translate("Case", "Afslut sagen"), self.begin_closing),
        }
        return ways.get(self.case.state)

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        preset = {"case_id": self._view.id}
        return [
            (translate("Case", "Nyt overordnet mål"), "overall_goal", preset),
            (translate("Case", "Ny handling"), "action_item", preset),
            (translate("Case", "Ny opfølgning"), "follow_up", {"origin_ref": self._view.id}),
            (translate("Case", "Hjemmel"), "legal_basis", {}),
            (translate("Case", "Nyt relationskort"), "relation_map", preset),
        ]

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addLayout(super()._header())
        self.track = StatusTrack(self.case.steps)
        column.addWidget(self.track)
        row.addLayout(column)
        return row

    # the columns

    def _fill_columns(self) -> None:
        super()._fill_columns()
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self._new_action)

    def main_cards(self) -> list[QWidget]:
        case = self.case
        self.closing: ClosingCard | None = None
        self._closing_holder = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._closing_holder)
        self._closing_holder.setContentsMargins(0, 0, 0, 0)
        holder.hide()
        self._closing_place = holder
        self.level = LevelPanel(case, self.port.catalogue, case.state not in _ENDED)
        self.level.wanted.connect(self._change_level)
        warned = [side.warning_card(case.broken)] if case.broken else []
        cards: list[QWidget] = [holder, *warned, *self._told(), self.level]
        self.board: Board | None = None
        if case.at_the_table:
            self.board = self._make_board()
            cards += [*self._goals(), self.board]
        self.who_card = self._who_card()
        return [*cards, self.who_card, *self._voices()]

    def _make_board(self) -> Board:
        is_open = self.case.state not in _ENDED or bool(self.case.wrong_forum)  # returned, it is written on again
        board = Board(self.case.areas, self.case.loose, writable=is_open)
        board.setObjectName("board")
        board.opened.connect(lambda record: self.navigator.edit(record, "action_item"))
        board.action_wanted.connect(lambda area: self._write_in("action_item", area))
        board.goal_wanted.connect(lambda area: self._write_in("sub_goal", area))
        board.carried.connect(self._carry)
        board.done.connect(self._done)
        return board

    def _goals(self) -> list[QWidget]:
        """The overall goals, above the plan they are to be reached by."""
        card = Card(padding=10)
        card.setAccessibleName(translate("Case", "Overordnet mål"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Text(translate("Case", "Overordnet mål"), "small", weight=600), 0, Qt.AlignmentFlag.AlignTop)
        goals = QVBoxLayout()
        goals.setSpacing(2)
        for goal in self.case.goals:
            link = LinkButton(goal.text, flush=True)
            link.setFixedHeight(20)
            link.clicked.connect(partial(self.open, goal.record))
            goals.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.case.goals:
            goals.addWidget(Text(translate("Case", "Hvad skal være anderledes, og hvornår?"), "small", "text_2"))
        line.addLayout(goals, 1)
        new = LinkButton(translate("Case", "Nyt mål"), flush=True, icon="plus")
        new.setObjectName("new_overall_goal")
        new.setFixedHeight(20)
        new.clicked.connect(lambda: self.navigator.write("overall_goal", {"case_id": self._view.id}))
        if self.case.state in _ENDED:  # never shown here: without a parent it would be a window
            new.hide()
        line.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)
        return [card]

    def _told(self) -> list[QWidget]:
        """What came by letter about the case: read here, replied to, and corrected where it was returned."""
        self.word = WordCard(self.port, self.navigator, self._view.id)
        return [self.word]

    def _voices(self) -> list[QWidget]:
        """What was written, in its voices; the level's reason stands with the level."""
        spoken = tuple(field for field in self._sorted.spoken if field.name != "level_reason")
        self._sorted = replace(self._sorted, spoken=spoken)
        texts = self._texts()
        return [texts] if texts is not None else []

    def side_cards(self) -> list[QWidget]:
        case = self.case
        self.forum = side.ForumCard(case, self._view.space)
        self.forum.passed_on.connect(partial(self.navigator.edit, self._view.id, SENDING))
        self.missing = side.MissingCard(case)
        self.missing.setObjectName("missing")
        self.missing.wanted.connect(self._go_to)
        self.missing.who_wanted.connect(self._show_who)
        cards: list[QWidget] = [self.forum, self.missing]
        if case.terms:
            tones: dict[str, ColourName] = {"text": "text", "warn": "warn", "danger": "danger"}
            lines = [(f"{one.what}: {one.words}", one.source, tones[one.tone]) for one in case.terms]
            cards.append(side.lines_card(translate("Case", "Frister"), lines))
        self.overview: OverviewCard | None = None
        if case.overview is not None:
            self.overview = OverviewCard(case.overview)
            self.overview.reviewing.connect(self._review)
            cards.append(self.overview)
        if case.hints:
            hints: list[tuple[str, str, ColourName]] = [(words, source, "text") for words, source in case.hints]
            cards.append(side.lines_card(translate("Case", "Alderen betyder"), hints))
        if case.other_side:
            same = translate("Case", "Samme sag")
            cards.append(side.ways_card(same, "clipboard-list", case.other_side, self.open))
        if case.maps:
            cards.append(side.ways_card(translate("Case", "Relationskort"), "waypoints", case.maps, self.open))
        if case.earlier:
            cards.append(side.earlier_card(case, self.open))
        return cards

    def _who_card(self) -> Card:
        """Who does what, as one would read it aloud at the end of the meeting."""
        none = translate("Case", "Ingen handling har navn endnu.")
        card = self.doing_card(self.case.who_does_what, none)
        card.setObjectName("who_card")
        card.hide()
        return card

    # layout

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        width = WIDTH["ssp_right"]
        self._beside.setMinimumWidth(0 if narrow else width)
        self._beside.setMaximumWidth(16_777_215 if narrow else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.board is not None:
            beside = 0 if self._beside.maximumWidth() > self.width() else WIDTH["ssp_right"]
            self.board.set_width(self.width() - 2 * WIDTH["content_padding"] - beside - WIDTH["gutter"])

    def panes(self) -> list[QWidget]:
        found: list[QWidget] = [self.step or self.edit, self.level.first()]
        if self.board is not None:
            found += [stop for stop in (self.board.first(),) if stop.isVisibleTo(self)]
        return [*found, *self.missing.rows[:1]]

    def resume(self, before: RecordContent) -> None:
        """What was begun at the end of a case stays while others write in it."""
        if isinstance(before, CaseContent) and before._view.id == self._view.id:
            self.who_card.setVisible(before.who_card.isVisibleTo(before))
            self.word.resume(before.word)
            if before.closing is not None and self.case.state not in _ENDED:
                self._adopt(before.closing)
                self._asked_to_close = before._asked_to_close
                before.closing = None

    # acts

    def save(self) -> None:
        """Ctrl+Enter: the closing that is open, else the next step."""
        if self.closing is not None:
            self.closing.save()
        elif self.step is not None:
            self.step.click()

    def _do(self, act: Ask[Acted], said: str) -> None:
        self.port.ask(act, partial(_acted, self, said), self.navigator.tell)

    def _advance(self, state: str) -> None:
        said = {
            "handleplan": translate("Case", "Handleplanen er gemt. Den, der rejste sagen, får besked."),
            "opfoelgning": translate("Case", "Sagen er klar til opfølgning."),
        }
        self._do(Advance(self._view.id, state), said[state])

    def _change_level(self, level: str, reason: str) -> None:
        words = translate("Case", "Niveau {n}. Det gamle står i historikken.").format(n=level)
        self._do(ChangeLevel(self._view.id, level, reason), words)

    def _review(self) -> None:
        self._do(Review(self._view.id), translate("Case", "Sagen er gennemgået."))

    def _hand_over(self) -> None:
        said = translate("Case", "Sagen er overleveret til SSP+. Den, der rejste den, får besked.")
        self._do(HandOverAt18(self._view.id), said)

    def _carry(self, record: str, area: str) -> None:
        self._do(MoveAction(record, area), translate("Case", "Flyttet."))

    def _done(self, record: str) -> None:
        cards = [*(card for area in self.case.areas for card in area.actions), *self.case.loose]
        card = next((one for one in cards if one.record == record), None)
        if card is not None and card.status != "udfoert":
            then = partial(_ended, self, translate("Case", "Gjort."))
            self.port.ask(SetActionStatus(record, "udfoert"), then, self.navigator.tell)

    def begin_with(self, what: str) -> None:
        """The closing, for whoever comes from the question after the last task; left open, it asks again."""
        if what == CLOSING and self.case.state not in _ENDED:
            self.begin_closing()
            self._asked_to_close = True

    def begin_closing(self) -> None:
        """Show what ending the case asks; the rest of the page stays."""
        if self.closing is None:
            card = ClosingCard(self._view.id, self.port.catalogue, self.today, self._at_the_start())
            self._adopt(card)
            card.keep_in(self.port)
        if self.closing is not None:
            self.closing.reason.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_the_start(self) -> dict[str, str]:
        """How it was in each area when the case began, for what is said at the end to be held against."""
        return {area.code: "; ".join(one.before for one in area.goals if one.before) for area in self.case.areas}

    def _adopt(self, card: ClosingCard) -> None:
        self.closing = card
        self._closing_holder.addWidget(card)
        self._closing_place.show()
        card.closing.connect(self._close)
        card.left.connect(self._leave_open)

    def _close(self, act: Ask[Acted]) -> None:
        kept = self.closing.kept if self.closing is not None else None

        def closed(acted: Acted) -> None:
            if kept is not None and isValid(kept):
                kept.used()
            _acted(self, translate("Case", "Sagen er afsluttet."), acted)

        self.port.ask(act, closed, self._not_closed)

    def _not_closed(self, problem: Problem) -> None:
        if self.closing is not None:
            self.closing.refused(problem)

    def _leave_open(self) -> None:
        if self.closing is not None:
            self.closing.deleteLater()
            self.closing = None
        self._closing_place.hide()
        (self.step or self.edit).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._asked_to_close:
            self._asked_to_close = False
            self.navigator.edit(self._view.id, WHAT_NEXT)

    def _show_who(self) -> None:
        """Show the lines, and stand on them: they may be further down than one sees."""
        self.who_card.setVisible(not self.who_card.isVisibleTo(self))
        lines = self.who_card.findChild(RowList)
        if lines is not None and self.who_card.isVisibleTo(self):
            lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_in(self, kind: str, area: str) -> None:
        self.navigator.write(kind, {"case_id": self._view.id, "area": area})

    def _new_action(self) -> None:
        if self.board is not None and self.case.state not in _ENDED:
            self._write_in("action_item", self.board.here())

    def _go_to(self, missing: Missing) -> None:
        """Lead to what is missing: the field, the record to mend, or the form that writes it."""
        if missing.record:
            self.navigator.edit(missing.record, "action_item")
        elif missing.kind == "meeting":
            self.navigator.open(PageName.MEETINGS)
        elif missing.kind:
            self.navigator.write(missing.kind, dict(missing.preset))
        else:
            self.navigator.edit(self._view.id, "ssp_case", at=missing.field)


def _acted(content: CaseContent, said: str, acted: Acted) -> None:
    port, navigator = content.port, content.navigator
    navigator.say(said, undo=lambda: port.ask(TakeBack(acted), lambda _acted: None, navigator.tell))


def _ended(content: CaseContent, said: str, acted: Acted) -> None:
    _acted(content, said, acted)
    ask_when_last(content.port, content.navigator, acted.record)


def make_case(view: RecordView, port: BookPort, navigator: Navigator) -> RecordContent:
    """The page of a case."""
    return CaseContent(view, port, navigator)
