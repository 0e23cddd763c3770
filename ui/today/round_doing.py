"""What the round card asks for: starting, stops as they come, the end. Each is one act with one Fortryd."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.asks import Acted
from ui.components.picker import Choice as Entry
from ui.forms.answers import while_alive
from ui.forms.form_values import BEFORE, SEEN, draft_key
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.rounds.acting import Acting
from ui.rounds.asks import Arrive, EndRound, TellHere, Told
from ui.rounds.end_panel import DEBRIEF, HANDOVER
from ui.shell.navigation import Navigator, PageName
from ui.today.round_card import RoundCard
from ui.views import Choice, DraftView, Problem, RecordView

translate = QCoreApplication.translate
KIND = "outreach_round"


class RoundDoing(QObject):
    """Does what the round card asks for. `clock` gives now in local time.

    What is written of the end is kept as a draft of an edit of the round, so that the round's form finds it too.
    """

    def __init__(
        self, port: BookPort, navigator: Navigator, card: RoundCard, clock: Callable[[], datetime], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._card, self._clock = port, navigator, card, clock
        self._acting = Acting(port, navigator)
        self._round: RecordView | None = None
        self._keeper: DraftKeeper | None = None
        self._busy = False
        card.stop.zone.set_moods(port.catalogue.codes("mood"))
        card.start_wanted.connect(lambda: navigator.write(KIND))
        card.stopping.connect(self._offer_places)
        card.stop.arrived.connect(self.arrive)
        card.stop.told.connect(self.tell)
        card.ending.connect(self._look_at_round)
        card.ended.changed.connect(self._keep)
        card.ended.done.connect(self.end)
        card.people_wanted.connect(self._name_people)
        card.page_wanted.connect(self._open_page)
        go_on = QShortcut(QKeySequence("Ctrl+N"), parent)
        go_on.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go_on.activated.connect(self._go_on)

    def _go_on(self) -> None:
        if self._card.isVisible():
            self._card.go_on()

    # stops

    def _offer_places(self) -> None:
        self._port.choices(("place",), "", self._take_places)

    def _take_places(self, places: tuple[Choice, ...]) -> None:
        self._card.stop.offer([Entry(place.id, place.title) for place in places])

    def arrive(self, place: str, told: Told) -> None:
        """The round is at its next stop."""
        view = self._card.view()
        if self._busy or view is None:
            return
        name = self._card.stop.name_of(place)
        words = (
            translate("Today", "Her nu: {place}.")
            if not told.nobody
            else translate("Today", "{place}: ingen. Det er også set.")
        )
        said = words.format(place=name)
        self._act(Arrive(view.id, place, self._now(), told), said)

    def tell(self, told: Told) -> None:
        """How many there are where the round is."""
        view, here = self._card.view(), self._card.here()
        if not self._busy and view is not None and here is not None:
            said = translate("Today", "Skrevet om {place}.").format(place=here.place)
            self._act(TellHere(view.id, self._now(), told), said)

    def _act(self, ask: Arrive | TellHere, words: str) -> None:
        self._busy = True

        def done(acted: Acted) -> None:
            self._busy = False
            self._card.put_panel_away()
            self._acting.say(acted, words)

        self._port.ask(ask, while_alive(self, done), self._failed)

    # the end

    def _look_at_round(self) -> None:
        self._round = None
        if (view := self._card.view()) is not None:
            self._port.record(view.id, self._looked_at, self._failed)

    def _looked_at(self, view: RecordView) -> None:
        self._round = view
        key = draft_key(KIND, {}, view.id)
        if self._keeper is not None:
            self._keeper.keep()
            self._keeper.deleteLater()
        self._keeper = DraftKeeper(self._port, key, KIND, self._draft_values, self)
        self._port.draft(key, self._take_draft)

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is not None:
            if self._keeper is not None:
                self._keeper.found()
            self._card.ended.load(draft.values)
        if self._round is not None:
            self._card.ended.load(self._round.values)
        self._keep()  # what was written before the book had answered

    def _keep(self) -> None:
        if self._keeper is not None and self._round is not None:
            self._keeper.touch()

    def _draft_values(self) -> dict[str, Any]:
        view, written = self._round, self._card.ended.values()
        if view is None:
            return {}
        changed = {name: value for name, value in written.items() if view.values.get(name) != value}
        before = {name: view.values.get(name) for name in changed}
        return {**changed, SEEN: list(view.heads), BEFORE: before} if changed else {}

    def end(self) -> None:
        """End the round as it was when the panel was opened; what came meanwhile stays."""
        if self._busy or self._round is None:
            return
        self._busy = True
        view = self._round
        if self._keeper is not None:
            self._keeper.keep()  # first durable, then ended: the act drops it
            self._keeper.forget()
        written = self._card.ended.values()
        values = {name: written[name] for name in (HANDOVER, DEBRIEF) if name in written}
        ask = EndRound(view.id, self._now(), view.heads, values, draft_key(KIND, {}, view.id))
        self._port.ask(ask, self._ended, self._failed)

    def _ended(self, acted: Acted) -> None:
        self._busy = False
        self._card.ended.clear()
        self._acting.say(acted, translate("Today", "Runden er slut. Godt gået."))
        self._navigator.open(PageName.RECORD, record=acted.record)

    # elsewhere

    def _name_people(self) -> None:
        if (view := self._card.view()) is not None:
            self._navigator.edit(view.id, KIND)

    def _open_page(self) -> None:
        if (view := self._card.view()) is not None:
            self._navigator.open(PageName.RECORD, record=view.id)

    def _failed(self, problem: Problem) -> None:
        self._busy = False
        self._navigator.tell(problem)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")
