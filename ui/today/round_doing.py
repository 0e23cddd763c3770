"""What the round card asks for: starting, stops as they come, the end. Each is one act with one Fortryd."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.asks import Acted
from ui.components.picker import Choice as Entry
from ui.forms.answers import while_alive
from ui.forms.begun_edit import BegunEdit
from ui.ports import BookPort
from ui.rounds.acting import Acting
from ui.rounds.asks import Arrive, EndRound, TellHere, Told
from ui.rounds.end_panel import DEBRIEF, ENDED, HANDOVER
from ui.shell.navigation import Navigator, PageName
from ui.today.round_card import RoundCard
from ui.views import Choice, Problem

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
        self.begun = BegunEdit(port, navigator, KIND, card.ended, self)
        self._busy = False
        card.stop.zone.set_moods(port.catalogue.codes("mood"))
        card.start_wanted.connect(lambda: navigator.write(KIND))
        card.stopping.connect(self._offer_places)
        card.stop.arrived.connect(self.arrive)
        card.stop.told.connect(self.tell)
        card.ending.connect(self._look_at_round)
        card.ended.changed.connect(self.begun.touch)
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
        if (view := self._card.view()) is not None:
            self.begun.begin(view.id)

    def end(self) -> None:
        """End the round as it was when the panel was opened; what came meanwhile stays."""
        view = self.begun.record
        if self._busy or view is None:
            return
        self._busy = True
        self.begun.settle()
        written = self._card.ended.values()
        values = {name: written[name] for name in (HANDOVER, DEBRIEF) if name in written}
        at = self._card.ended.when.moment(self._now())
        ask = EndRound(view.id, at, view.heads, values, self.begun.key())
        self._port.ask(ask, self._ended, self._not_ended)

    def _not_ended(self, problem: Problem) -> None:
        when = self._card.ended.when
        if problem.field == ENDED and when.is_asked():
            self._busy = False
            when.refuse(problem)
        else:
            self._failed(problem)

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
