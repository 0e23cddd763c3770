"""Who goes and where to: letters take colleagues, digits put places on the route in the order they are pressed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.components.buttons import LinkButton
from ui.components.chip_flow import ChipFlow
from ui.components.chips import Chip
from ui.components.text import Text
from ui.quick_log.key_places import DIGITS, ROWS
from ui.rounds.asks import Proposed
from ui.rounds.place_row import PlaceRow
from ui.rounds.zone import KeyedZone, chosen_words
from ui.views import Choice

translate = QCoreApplication.translate
_KEYED_PLACES, _KEYED_PEOPLE = 9, 10


class StartZone(KeyedZone):
    """`changed` after anything has changed. What is written beside it (another place) is added by `add_place`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Rounds", "Hvem går med, og hvor hen"), parent)
        self._people: dict[str, Chip] = {}
        self._rows: dict[str, PlaceRow] = {}
        self._names: dict[str, str] = {}
        self._route: list[str] = []
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(17, 11, 17, 11)
        column.setSpacing(8)
        column.addWidget(Text(translate("Rounds", "Hvem går med?"), "label"))
        alone = translate("Rounds", "Ingen kolleger i bogen endnu. Skriv herunder, hvem der går med.")
        self.nobody = Text(alone, "small", "text_2", wrap=True)
        column.addWidget(self.nobody)
        self._flow = ChipFlow([])
        column.addWidget(self._flow)
        column.addSpacing(4)
        column.addWidget(Text(translate("Rounds", "Hvor hen?"), "label"))
        none = translate("Rounds", "Ingen steder i bogen endnu. Skriv det første herunder.")
        self.nowhere = Text(none, "small", "text_2", wrap=True)
        column.addWidget(self.nowhere)
        self._places = QVBoxLayout()
        self._places.setSpacing(4)
        column.addLayout(self._places)
        self.more = LinkButton(translate("Rounds", "Flere steder"), flush=True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more)
        self.more.hide()
        self.told = Text("", "small", "text_2", wrap=True)
        column.addWidget(self.told)
        self._show_state()

    # what is offered

    def offer(self, people: Sequence[Choice], places: Sequence[Proposed], today: date) -> None:
        """Show whom and what one may choose; what was chosen before stays chosen."""
        chosen = self.people()
        self._people = {}
        for number, one in enumerate(people):
            chip = Chip(one.title, ROWS[0][number] if number < _KEYED_PEOPLE else "")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setChecked(one.id in chosen)
            chip.clicked.connect(self._touched)
            self._people[one.id] = chip
        old, self._flow = self._flow, ChipFlow(list(self._people.values()))
        self._column.replaceWidget(old, self._flow)
        old.deleteLater()
        for row in self._rows.values():
            row.deleteLater()
        self._rows = {}
        for number, place in enumerate(places):
            row = PlaceRow(place, DIGITS[number] if number < _KEYED_PLACES else "", today, self)
            row.clicked.connect(lambda _checked=False, ref=place.ref: self.toggle(ref))
            row.setVisible(number < _KEYED_PLACES)
            self._rows[place.ref] = row
            self._names[place.ref] = place.name
            self._places.addWidget(row)
        self.nobody.setVisible(not people)
        self.nowhere.setVisible(not places)
        self.more.setVisible(len(places) > _KEYED_PLACES)
        self._show_state()

    def _show_more(self) -> None:
        self.more.hide()
        for row in self._rows.values():
            row.show()

    # what is chosen

    def people(self) -> list[str]:
        """Who of the colleagues go."""
        return [person for person, chip in self._people.items() if chip.isChecked()]

    def route(self) -> list[str]:
        """The places, in the order they are planned."""
        return list(self._route)

    def load(self, people: Iterable[str], route: Iterable[str]) -> None:
        """Choose these: from a draft."""
        for person in people:
            if person in self._people:
                self._people[person].setChecked(True)
        self._route = [*dict.fromkeys(str(place) for place in route)]
        self._show_state()

    def add_place(self, ref: str, name: str) -> None:
        """Put a place at the end of the route; one that is on it already stays where it is."""
        self._names.setdefault(ref, name)
        if ref not in self._route:
            self._route.append(ref)
        self._touched()

    def toggle(self, ref: str) -> None:
        """Put a place on the route, or take it off again."""
        if ref in self._route:
            self._route.remove(ref)
        else:
            self._route.append(ref)
        self._touched()

    def _touched(self) -> None:
        self._show_state()
        self.say(self.told.text())
        self.changed.emit()

    def _show_state(self) -> None:
        for ref, row in self._rows.items():
            row.set_number(self._route.index(ref) + 1 if ref in self._route else 0)
        self._flow.rearrange()  # a chosen chip is wider
        names = [self._names.get(ref, ref) for ref in self._route]
        if names:
            self.told.setText(translate("Rounds", "Ruten: {places}").format(places=" → ".join(names)))
        else:
            self.told.setText(translate("Rounds", "Tast tallene i den rækkefølge, I vil gå. Ruten må være tom."))
        people = [chip.text() for chip in self._people.values() if chip.isChecked()]
        self.setAccessibleName(chosen_words(self.name, [*people, *names]))

    # KeyedZone

    def stops(self) -> list[QAbstractButton]:
        return [*self._people.values(), *self._rows.values(), self.more]

    def keyed(self) -> Mapping[str, QAbstractButton]:
        found: dict[str, QAbstractButton] = {chip.key: chip for chip in self._people.values() if chip.key}
        for number, row in enumerate(list(self._rows.values())[:_KEYED_PLACES]):
            found[DIGITS[number]] = row
        return found

    def erase(self) -> bool:
        if not self._route:
            return False
        self._route.pop()
        self._touched()
        return True
