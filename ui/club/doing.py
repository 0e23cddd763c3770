"""What the evening's card asks for: each is one act with one Fortryd, or a sheet with some fields filled in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from ui.asks import Acted, Ask
from ui.club.asks import AskTonight, CloseClub, CountCame, OpenClub, Readmit, Tonight
from ui.club.close_panel import CLOSED
from ui.club.evening_card import EveningCard
from ui.components.moments import local_now
from ui.forms.answers import while_alive
from ui.forms.begun_edit import BegunEdit
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.rounds.acting import Acting
from ui.shell.navigation import Navigator, PageName
from ui.views import Problem

translate = QCoreApplication.translate
KIND = "club_log"


class ClubDoing(QObject):
    """Keeps one card true and does what it asks for. What is written of closing is a draft of the log's edit."""

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        card: EveningCard,
        parent: QObject,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._card, self._clock = port, navigator, card, clock
        self._acting = Acting(port, navigator)
        self._answer = Latest(self, card.show_tonight)
        self.begun = BegunEdit(port, navigator, KIND, card.panel, self)
        self._busy = False
        card.panel.zone.set_moods(port.catalogue.codes("mood"))
        card.open_wanted.connect(self.open_club)
        card.write_wanted.connect(lambda: navigator.write(KIND))
        card.counted.connect(self.count)
        card.incident_wanted.connect(self._write_incident)
        card.expulsion_wanted.connect(self._write_expulsion)
        card.worry_wanted.connect(self._write_worry)
        card.edit_wanted.connect(lambda: navigator.edit(self._tonight().log, KIND))
        card.readmit_wanted.connect(self.readmit)
        card.opened_record.connect(lambda record: navigator.open(PageName.RECORD, record=record))
        card.closing.connect(self._look_at_log)
        card.panel.changed.connect(self.begun.touch)
        card.panel.done.connect(self.close_club)

    def refresh(self) -> None:
        """Ask how it is now."""
        self._port.ask(AskTonight(), self._answer.expect())

    def _tonight(self) -> Tonight:
        if self._card.view is None:
            raise RuntimeError("asked before the book has answered")
        return self._card.view

    # acts

    def open_club(self) -> None:
        """One press: the log of this opening begins."""
        self._act(OpenClub(self._now()), translate("Club", "Klubben er åben. God vagt."))

    def count(self, came: int) -> None:
        """So many have come."""
        self._act(CountCame(self._tonight().log, came), translate("Club", "{count} er kommet.").format(count=came))

    def readmit(self, expulsion: str) -> None:
        """They may come again, from today."""
        on = self._clock().date().isoformat()
        self._act(Readmit(expulsion, on), translate("Club", "Optaget igen. Sig velkommen tilbage."))

    def _act(self, ask: Ask[Acted], words: str) -> None:
        if self._busy:
            return
        self._busy = True

        def done(acted: Acted) -> None:
            self._busy = False
            self._acting.say(acted, words)
            self.refresh()

        self._port.ask(ask, while_alive(self, done), self._failed)

    # what is written in a sheet

    def _write_incident(self) -> None:
        view = self._tonight()
        self._navigator.write("club_incident", {"club_log_id": view.log, **self._club()})

    def _write_expulsion(self) -> None:
        self._navigator.write("club_expulsion", self._tonight().expulsion)

    def _write_worry(self, named: bool) -> None:
        if named:
            self._navigator.write("concern")
        else:
            self._navigator.edit(self._tonight().log, KIND)

    def _club(self) -> dict[str, Any]:
        ref = self._tonight().club_ref
        return {"club_unit": ref} if ref else {}

    # closing

    def _look_at_log(self) -> None:
        self.begun.begin(self._tonight().log)

    def close_club(self) -> None:
        """Close as the log was when the panel was opened; what came meanwhile stays."""
        view = self.begun.record
        if self._busy or view is None:
            return
        self._busy = True
        self.begun.settle()
        panel = self._card.panel
        ask = CloseClub(view.id, panel.when.moment(self._now()), view.heads, panel.values(), self.begun.key())
        self._port.ask(ask, self._closed, self._not_closed)

    def _not_closed(self, problem: Problem) -> None:
        when = self._card.panel.when
        if problem.field == CLOSED and when.is_asked():
            self._busy = False
            when.refuse(problem)
        else:
            self._failed(problem)

    def _closed(self, acted: Acted) -> None:
        self._busy = False
        self._card.panel.clear()
        self._acting.say(acted, translate("Club", "Klubben er lukket. Tak for i aften."))
        self._navigator.open(PageName.RECORD, record=acted.record)

    def _failed(self, problem: Problem) -> None:
        self._busy = False
        self._navigator.tell(problem)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")
