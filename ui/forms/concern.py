"""Bekymring: the form of a concern. The district chosen says which team one can go to (R61)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.actors.asks import ActorLine, ActorsFor, ActorsView
from ui.forms.answers import while_alive
from ui.forms.form_sheet import FormSheet
from ui.ports import BookPort
from ui.shell.navigation import Navigator, Wanted
from ui.style import language

_TEAM = "boernefamilieteam"
_ELSEWHERE = "radicalisation"  # goes to the coordinating unit (R30)


class ConcernSheet(FormSheet):
    """What one has written oneself is never changed; that it was passed on is only said by its day."""

    _asked_of = _filled = ""

    def _noticed(self) -> None:
        super()._noticed()
        if not {"district", "passed_on_to", "areas"} <= self.entries.keys():
            return
        district = str(self.entries["district"].value() or "")
        if not self.is_new or self._loading or district == self._asked_of:
            return
        self._asked_of = district
        if district and _ELSEWHERE not in (self.entries["areas"].value() or ()):
            take = while_alive(self, partial(self._take_team, district))
            self._port.ask(ActorsFor(district=district), take, lambda _problem: None)

    def _take_team(self, district: str, view: ActorsView) -> None:
        told = self.entries["passed_on_to"]
        if district != self._asked_of or (not told.is_empty() and told.value() != self._filled):
            return
        named = self._port.catalogue.label("district", district).in_language(language.current())
        teams = [one for one in view.found if one.actor == _TEAM]
        own = [one for one in teams if named in one.facts]  # one for every district comes after the district's own
        self._filled = _words((own or teams)[0]) if teams else ""
        self._show({"passed_on_to": self._filled or None})
        if self._filled:
            self.paper.open_section("myndighed")


def _words(team: ActorLine) -> str:
    return ", ".join(part for part in (team.name, team.contact, team.phone) if part)


def make_concern(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory for concerns."""
    return ConcernSheet(port, navigator, wanted)
