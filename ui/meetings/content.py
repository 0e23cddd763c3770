"""What stands on a meeting's page: the agenda that builds itself, the point that is on, and who is there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.asks import Acted, Ask, TakeBack
from ui.components.badges import StatusBadge, StatusTone
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.fields import TextField
from ui.components.rows import ListRow
from ui.duplicates.asks import NotSame, Same
from ui.forms.kept_words import KeptWords, put_back
from ui.meetings import asks
from ui.meetings.agenda_list import HOWS, AgendaList
from ui.meetings.asks import MeetingView, PointView
from ui.meetings.page import point_count
from ui.meetings.point_panel import PointPanel, line_of
from ui.meetings.printing import PrintButton
from ui.meetings.twin_card import TwinCard
from ui.quick_log.draft_keeper import DraftKeeper
from ui.record.content import RecordContent
from ui.record.known import KnownContent, quiet
from ui.shell.navigation import PageName
from ui.style import dates, language
from ui.views import DraftView, Problem

translate = QCoreApplication.translate


class MeetingContent(KnownContent):
    """Ctrl+Enter saves what is being written: a decision, else the minutes."""

    above = PageName.MEETINGS

    @property
    def meeting(self) -> MeetingView:
        """What only a meeting has."""
        if not isinstance(self._view.known, MeetingView):
            raise TypeError("this page shows meetings")
        return self._view.known

    # the head

    def crumbs(self) -> tuple[str, str]:
        return translate("Meetings", "Møder"), self.meeting.forum

    def facts(self) -> str:
        meeting, now = self.meeting, language.current()
        day = dates.capital(dates.long_date(meeting.at.date(), now))
        hours = dates.clock(meeting.at, now)
        if meeting.ends is not None:
            hours += f"–{dates.clock(meeting.ends, now, with_word=False)}"
        return " · ".join(part for part in (f"{day} {hours}", meeting.where) if part)

    def beside_title(self) -> list[QWidget]:
        looks: dict[str, tuple[StatusTone, str]] = {"afholdt": ("ok", "check"), "aflyst": ("outline", "x")}
        tone, icon = looks.get(self.meeting.status, ("accent", "clock"))
        return [StatusBadge(self.meeting.status_label, tone, icon)]

    def writings(self) -> list[Button]:
        held = self.meeting.status == "afholdt"
        papers = ("decisions", "agenda") if held else ("agenda", "decisions")
        self.print = PrintButton(self.port, self.navigator, self._view.id, papers, self)
        if self.meeting.status != "planlagt":
            return [self.print]
        close = PrimaryButton(translate("Meetings", "Afslut mødet"), icon="check-check")
        close.setObjectName("close_meeting")
        close.setToolTip(translate("Meetings", "Det, I ikke nåede, kommer igen på næste møde."))
        close.clicked.connect(lambda: self._do(asks.CloseMeeting(self._view.id), self._closed_words()))
        return [self.print, close]

    def _closed_words(self) -> str:
        return translate("Meetings", "Mødet er afsluttet. Det, I ikke nåede, kommer igen.")

    # the columns

    def main_cards(self) -> list[QWidget]:
        self.panel: PointPanel | None = None
        self._keeper: DraftKeeper | None = None
        self.agenda = AgendaList(self.meeting.points)
        self.agenda.chosen_row.connect(self._chosen)
        self.agenda.activated_row.connect(lambda _row: self._act("minutes"))
        self.agenda.moved.connect(self._move)
        self.agenda.did.connect(self._act)
        count = point_count(len(self.meeting.points)) if self.meeting.points else ""
        card = Card(translate("Meetings", "Dagsorden"), count=count, padding=0, divided=True)
        add = LinkButton(translate("Meetings", "Nyt punkt"), flush=True, icon="plus")
        add.setObjectName("new_point")
        add.clicked.connect(self._begin_point)
        card.add_action(add)
        self.new_point = TextField(translate("Meetings", "Nyt punkt uden sag"))
        self.new_point.setToolTip(translate("Meetings", "Enter sætter det på dagsordenen"))
        self.new_point.line.setObjectName("new_point_words")
        self.new_point.line.returnPressed.connect(self._add_point)
        self.new_point.setContentsMargins(20, 6, 20, 8)
        self.new_point.hide()
        card.body.addWidget(self.new_point)
        self._kept = KeptWords(self.port, "meeting", {"heading": self.new_point}, self.new_point)
        self._kept.found.connect(self.new_point.show)
        self._kept.begin(PageName.RECORD, self._view.id, "point")
        if self.meeting.points:
            card.body.addWidget(self.agenda)
        else:
            self.agenda.hide()
            nothing = translate(
                "Meetings", "Intet på dagsordenen endnu. Nye sager kommer af sig selv, når de er taget imod."
            )
            card.body.addWidget(quiet(nothing))
        card.body.setContentsMargins(0, 0, 0, 8)
        self._place = QWidget()
        place = QVBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        self.begins = self.agenda if self.meeting.points else None
        if self.meeting.points:
            self._show_point(self.meeting.points[0])
        return [*self._unsettled(), *self._twins(), card, self._place]

    def _unsettled(self) -> list[QWidget]:
        """What two wrote at once is shown here, not only in the list of conflicts."""
        if not self.meeting.unsettled:
            return []
        card = Card(small=True)
        card.set_look("warn_soft", "warn")
        words = translate("Meetings", "To har skrevet samtidig. Begge udgaver er her endnu.")
        card.body.addLayout(line_of("triangle-alert", words, "warn"))
        look = Button(translate("Meetings", "Se og vælg"), size="small")
        look.setObjectName("settle")
        look.clicked.connect(lambda: self.navigator.open(PageName.CONFLICT, record=self.meeting.first_conflict))
        card.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        return [card]

    def _twins(self) -> list[QWidget]:
        """The table has another meeting that day: they are made one, or points are taken over."""
        return [self._twin(one) for one in self.meeting.twins]

    def _twin(self, twin: asks.TwinView) -> Card:
        card = TwinCard(twin)
        card.looked.connect(lambda: self.open(twin.id))
        card.merged.connect(lambda: self._merge(twin))
        card.taken.connect(partial(self._take_over, twin))
        card.two.connect(lambda: self._two(twin))
        return card

    def side_cards(self) -> list[QWidget]:
        meeting = self.meeting
        kept = Card(small=True)
        kept.setAccessibleName(translate("Meetings", "Om mødet"))
        kept.body.addLayout(line_of("lock", meeting.classification))
        if meeting.custody:
            words = translate("Meetings", "Forældremyndighed: {line}").format(line=meeting.custody)
            kept.body.addLayout(line_of("users", words, "warn" if meeting.custody_short else "text_2"))
        if meeting.family_told is not None:
            told = meeting.family_told.in_language(language.current())
            kept.body.addLayout(line_of("circle-alert", told, "warn"))
        return [kept, self._present(), self._next()]

    def _present(self) -> Card:
        meeting = self.meeting
        card = Card(translate("Meetings", "Til stede"), count=meeting.came)
        mend = LinkButton(translate("Meetings", "Ret"), flush=True)
        mend.setAccessibleName(translate("Meetings", "Ret, hvem der er til stede"))
        mend.setObjectName("mend_present")
        mend.clicked.connect(lambda: self.edit.click())
        card.add_action(mend)
        card.body.setSpacing(6)
        for icon, words in (("users", ", ".join(meeting.present)), ("building-2", meeting.sectors),
                            ("mail", meeting.invited.replace("\n", ", "))):  # fmt: skip
            if words:
                card.body.addLayout(line_of(icon, words))
        if not (meeting.present or meeting.sectors or meeting.invited):
            nobody = translate("Meetings", "Skriv, hvem der er med.")
            card.body.addLayout(line_of("users", nobody))
        return card

    def _next(self) -> Card:
        card = Card(translate("Meetings", "Næste møde"))
        card.body.addLayout(line_of("calendar-days", self.meeting.next_meeting))
        card.body.addLayout(
            line_of("rotate-ccw", translate("Meetings", "Sager kommer igen af sig selv, til de er lukket."))
        )
        return card

    # the point that is on

    def _chosen(self, row: ListRow) -> None:
        if self.panel is None or row.key != self.panel.point.key:
            point = next((one for one in self.meeting.points if one.key == row.key), None)
            if point is not None:
                self._show_point(point)

    def _show_point(self, point: PointView, typed: dict[str, Any] | None = None) -> None:
        old, keeper = self.panel, self._keeper
        if keeper is not None:
            keeper.keep()
        panel = PointPanel(self.meeting, point, self.today)
        panel.decided.connect(self._decide)
        panel.noted.connect(self._note)
        panel.discussed.connect(partial(self._discuss, point))
        panel.put_off.connect(lambda: self._act("put_off"))
        panel.anonymous.connect(self._hide_who)
        panel.opened.connect(self.open)
        self.panel = panel
        self._keeper = DraftKeeper(self.port, self._draft_key(point), "decision", panel.typed, panel)
        if typed:
            panel.retype(typed)
            self._keeper.found()
            self._keeper.touch()  # what has been saved meanwhile is begun no more
        else:
            self.port.draft(self._draft_key(point), partial(_take_draft, self, point.key))
        panel.written.connect(self._keeper.touch)
        layout = self._place.layout()
        if layout is not None:
            layout.addWidget(panel)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _draft_key(self, point: PointView) -> str:
        return f"meeting:{self._view.id}:{point.key}"

    def resume(self, before: RecordContent) -> None:
        """Keep the point that was on, what is being written under it, and a new one that is begun."""
        if not isinstance(before, MeetingContent) or before._view.id != self._view.id:
            return
        if words := before.new_point.text():
            self.new_point.set_text(words)
            self.new_point.show()
        if before.panel is None:
            return
        point = next((one for one in self.meeting.points if one.key == before.panel.point.key), None)
        if point is not None:
            self._show_point(point, before.panel.typed())
            self.agenda.blockSignals(True)
            self.agenda.choose(point.number - 1)
            self.agenda.blockSignals(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """One goes elsewhere, or the book is locked: what is begun is kept now, not after a pause."""
        if self._keeper is not None:
            self._keeper.keep()
        super().hideEvent(event)

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the agenda, the minutes, the decision, what one can do."""
        stops: list[QWidget] = [self.agenda] if self.meeting.points else []
        if self.panel is not None:
            stops += [self.panel.minutes.editor, self.panel.what.line]
        return [*stops, *super().panes()]

    # acts

    def save(self) -> None:
        """Ctrl+Enter: the decision when one is begun, else the minutes."""
        if self.panel is None:
            return
        if self.panel.what.text().strip() or self.panel.who.value():
            self.panel.save_decision()
        else:
            self.panel.save_minutes()

    def _act(self, name: str) -> None:
        if self.panel is None:
            return
        point = self.panel.point
        if name == "minutes":
            self.panel.minutes.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif name == "decide":
            self.panel.what.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif name == "anonymous" and point.case:
            self._hide_who(not point.anonymous)
        elif name == "discussed":
            self.panel.end("")
        elif name in HOWS:
            self._say_how(HOWS.index(name))
        elif name == "put_off":
            words = translate("Meetings", "Udsat. Punktet kommer igen på næste møde.")
            self._do(asks.Discuss(self._view.id, point.key, "udsat"), words)
        elif name == "off":
            words = translate("Meetings", "Taget af dagsordenen. Sagen er, som den var.")
            self._do(asks.TakeOff(self._view.id, point.key), words)

    def _say_how(self, number: int) -> None:
        """A digit on the agenda: how it goes since last time, of a case that is followed up."""
        codes = list(self.panel.how) if self.panel is not None else []
        if self.panel is not None and number < len(codes):
            self.panel.say_how(codes[number])

    def _discuss(self, point: PointView, next_state: str, how: str) -> None:
        words = translate("Meetings", "Drøftet.")
        self._do(asks.Discuss(self._view.id, point.key, "droeftet", next_state, how), words)

    def _move(self, key: str, to: int) -> None:
        words = translate("Meetings", "Flyttet til nr. {n}.").format(n=to + 1)
        self._do(asks.MovePoint(self._view.id, key, to), words)

    def _merge(self, twin: asks.TwinView) -> None:
        words = translate("Meetings", "Slået sammen. Alt, der stod på det andet møde, står her.")
        self._do(Same(self._view.id, twin.id), words)

    def _two(self, twin: asks.TwinView) -> None:
        self._do(NotSame(self._view.id, twin.id), translate("Meetings", "Husket. Det er to møder."))

    def _take_over(self, twin: asks.TwinView, key: str) -> None:
        words = translate("Meetings", "Taget over. Punktet står på dette møde nu.")
        self._do(asks.TakeOver(self._view.id, twin.id, key), words)

    def _hide_who(self, hidden: bool) -> None:
        shown = translate("Meetings", "Punktet viser igen, hvem det handler om.")
        words = translate("Meetings", "Drøftes anonymt, også på papiret.") if hidden else shown
        if self.panel is not None:
            self._do(asks.ChangePoint(self._view.id, self.panel.point.key, anonymous=hidden), words)

    def _note(self, text: str, mine: asks.Minutes | None) -> None:
        if self.panel is None:
            return
        item, seen = (mine.record, mine.heads) if mine is not None else ("", ())
        ask = asks.ChangePoint(self._view.id, self.panel.point.key, minutes=text, item=item, seen=seen)
        self._do(ask, translate("Meetings", "Referatet er gemt."))

    def _decide(self, said: dict[str, Any]) -> None:
        panel = self.panel
        if panel is None:
            return
        if self._keeper is not None:
            self._keeper.forget()
        draft = self._draft_key(panel.point)
        ask = asks.Decide(self._view.id, panel.point.key, said["what"], said["who"], said["office"], said["due"],
                          draft=draft)  # fmt: skip
        name = panel.who.combo.currentText()
        words = translate("Meetings", "Besluttet. Opgaven står hos {name}.").format(name=name)
        self._do(ask, words, lambda: _emptied(panel), self._refused)

    def _refused(self, problem: Problem) -> None:
        words = problem.text.in_language(language.current())
        if self.panel is None or not self.panel.refuse(problem.field, words):
            self.navigator.tell(problem)

    def _begin_point(self) -> None:
        self.new_point.show()
        self.new_point.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_point(self) -> None:
        heading = self.new_point.text().strip()
        if not heading:
            return

        def refused(problem: Problem) -> None:
            put_back(self.new_point, heading)
            self.navigator.tell(problem)

        self._kept.used()
        done = translate("Meetings", "Sat på dagsordenen.")
        self._do(asks.AddPoint(self._view.id, heading), done, failed=refused)

    def _do(
        self,
        ask: Ask[Acted],
        words: str,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do it at once and say so; Fortryd takes it back as one."""
        port, navigator = self.port, self.navigator

        def did(done: Acted) -> None:
            then()
            undo = partial(port.ask, TakeBack(done), lambda _done: None, navigator.tell)
            navigator.say(words, undo=undo if done.changes else None)

        port.ask(ask, did, failed or navigator.tell)


def _emptied(panel: PointPanel) -> None:
    """The decision is saved: its fields are free for the next one."""
    if isValid(panel):
        panel.what.set_text("")
        panel.due.set_text("")
        panel.who.set_value(None)
        panel.office.set_value(None)


def _take_draft(content: MeetingContent, key: str, draft: DraftView | None) -> None:
    panel = content.panel if isValid(content) else None
    if draft is None or panel is None or panel.point.key != key or content._keeper is None:
        return
    content._keeper.found()
    if not panel.typed():
        panel.retype(draft.values)
