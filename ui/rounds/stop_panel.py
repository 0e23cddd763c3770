"""Næste stop: where, how many, the mood; nobody there is one key. It stands in the round's card."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from local_store.records.declare import Code
from ui.components.buttons import Button, PrimaryButton
from ui.components.chip_flow import ChipFlow
from ui.components.chips import Chip, CountBox
from ui.components.picker import Choice as Entry
from ui.components.picker import Picker
from ui.components.text import Text
from ui.quick_log.key_places import DIGITS
from ui.rounds.asks import Told
from ui.rounds.zone import KeyedZone, chosen_words
from ui.style import language
from ui.style.tokens import HEIGHT
from ui.views import RoundView, Stop

translate = QCoreApplication.translate
_MOST = 3  # places of a number: nobody meets a thousand


class StopZone(KeyedZone):
    """Digits count, the Z row is the mood. `nobody` when the first digit is 0; `done` on Enter.

    With ``zero_is_nobody`` False a 0 is a number like the others.
    """

    nobody = Signal()
    done = Signal()
    changed = Signal()

    def __init__(self, *, zero_is_nobody: bool = True) -> None:
        super().__init__(translate("Rounds", "Hvor mange, og stemningen"))
        self._zero_is_nobody = zero_is_nobody
        self._fresh = False  # the number was not typed here: the first digit begins it anew
        self.count = CountBox(translate("Rounds", "Hvor mange"))
        self.count.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._moods: dict[str, Chip] = {}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self._flow = ChipFlow([])
        row.addWidget(self._flow, 1)

    def set_moods(self, moods: Sequence[Code]) -> None:
        """Which moods there are: the organisation's own codes and keys."""
        now = language.current()
        self._moods = {code.code: Chip(code.label.in_language(now), code.key) for code in moods}
        for code, chip in self._moods.items():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda on=False, code=code: self._feel(code, on))
        old, self._flow = self._flow, ChipFlow(list(self._moods.values()))
        self._row.replaceWidget(old, self._flow)
        old.deleteLater()

    def told(self) -> Told:
        """What stands here."""
        return Told(self.count.value(), False, self._mood())

    def load(self, count: int | None = None) -> None:
        """Begin again, with this number."""
        self.count.set_value(count)
        self._fresh = True
        for chip in self._moods.values():
            chip.setChecked(False)
        self._describe()

    def _mood(self) -> str:
        return next((code for code, chip in self._moods.items() if chip.isChecked()), "")

    def feel(self, code: str) -> None:
        """Choose that mood."""
        for other, chip in self._moods.items():
            chip.setChecked(other == code)
        self._describe()

    def _feel(self, code: str, on: bool) -> None:
        self.feel(code if on else "")
        self.changed.emit()

    def _describe(self) -> None:
        self._flow.rearrange()  # a chosen chip is wider
        count = self.count.value()
        words = [chip.text() for chip in self._moods.values() if chip.isChecked()]
        self.setAccessibleName(chosen_words(self.name, ([] if count is None else [count]) + words))

    def stops(self) -> list[QAbstractButton]:
        return list(self._moods.values())

    def keyed(self) -> Mapping[str, QAbstractButton]:
        return {chip.key: chip for chip in self._moods.values() if chip.key}

    def pressed(self, where: str) -> bool:
        if where not in DIGITS:
            return False
        before = None if self._fresh else self.count.value()
        if where == "0" and before is None and self._zero_is_nobody:
            self.nobody.emit()
        elif len(str(before or "")) < _MOST:
            self.count.set_value((before or 0) * 10 + int(where))
            self._counted()
        return True

    def erase(self) -> bool:
        self.count.press(Qt.Key.Key_Backspace)
        self._counted()
        return True

    def stand(self, count: int) -> None:
        """Show the number that stands; it is typed anew."""
        self.count.set_value(count)
        self._fresh = True
        self._describe()

    def _counted(self) -> None:
        self._fresh = False
        self._describe()
        self.say(str(self.count.value() or ""))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.done.emit()
            return
        super().keyPressEvent(event)


class StopPanel(QWidget):
    """Opened for the next stop or for where one is now. `arrived` carries place and `Told`, `told` only `Told`."""

    arrived = Signal(str, object)
    told = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_open = self.is_here = False
        self._names: dict[str, str] = {}
        self.title = Text("", "label")
        self.place = Picker(
            "", placeholder=translate("QuickLog", "Skriv eller vælg"), icon="map-pin", editable=True
        )
        name = translate("Rounds", "Hvor er I?")
        self.place.combo.setAccessibleName(name)
        if (line := self.place.combo.lineEdit()) is not None:
            line.setAccessibleName(name)
            line.returnPressed.connect(self.finish)
        self.zone = StopZone()
        self.save = PrimaryButton("", size="small", keys=(translate("keys", "Enter"),))
        self.nobody = Button(translate("Rounds", "Ingen her"), size="small", icon="minus", keys=("0",))
        self.cancel = Button(translate("Today", "Ikke endnu"), size="small", keys=(translate("keys", "Esc"),))
        self._lay_out()
        self.zone.nobody.connect(self.nobody_here)
        self.zone.done.connect(self.finish)
        self.save.clicked.connect(self.finish)
        self.nobody.clicked.connect(self.nobody_here)
        self.cancel.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 14)
        column.setSpacing(10)
        where = QHBoxLayout()
        where.setSpacing(12)
        self.title.setMinimumHeight(HEIGHT["input"])  # beside the box, also while an error stands below it
        where.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.place, 1)
        column.addLayout(where)
        column.addWidget(self.zone)
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self.save, self.nobody, self.cancel):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(Text(translate("Rounds", "Tast tallet. 0 er ingen."), "caption", "text_2"))
        column.addLayout(below)
        for one, other in ((self.zone, self.place.combo), (self.place.combo, self.save), (self.save, self.nobody),
                           (self.nobody, self.cancel)):  # fmt: skip
            QWidget.setTabOrder(one, other)

    def open_next(self, view: RoundView) -> None:
        """For the next stop: the route's next one is chosen beforehand."""
        planned = [stop for stop in view.stops if stop.state == "planned"]
        self.offer([Entry(stop.ref, stop.place) for stop in planned])
        self.place.set_value(planned[0].ref if planned else None)
        self._open(here=None, count=None)
        (self.zone if planned else self.place.combo).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_here(self, stop: Stop) -> None:
        """For where the round is now: how many are there?"""
        self._open(here=stop, count=stop.young_people if stop.counted and stop.young_people else None)
        self.zone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, here: Stop | None, count: int | None) -> None:
        self.is_open, self.is_here = True, here is not None
        self.zone.load(count)
        self.place.set_error("")
        self.place.setVisible(here is None)
        said = translate("Rounds", "Her nu: {place}").format(place=here.place) if here else ""
        self.title.setText(said or translate("Rounds", "Næste stop"))
        self.save.setText(translate("QuickLog", "Gem") if here else translate("Rounds", "Vi er her"))
        self.save.updateGeometry()

    def offer(self, places: Sequence[Entry]) -> None:
        """More places one may choose; those of the route stay first."""
        known = {entry.value: entry for entry in (*self.place.combo.choices, *places)} if self.is_open else {}
        entries = list(known.values()) if known else list(places)
        self._names = {str(entry.value): entry.text for entry in entries}
        self.place.set_choices(entries)

    def name_of(self, place: str) -> str:
        """What that place is called."""
        return self._names.get(place, place)

    def clear(self) -> None:
        """Put away."""
        self.is_open = False

    def finish(self) -> None:
        """Enter, Ctrl+Enter: what stands here is so."""
        self._send(self.zone.told())

    def nobody_here(self) -> None:
        """One key: nobody is here."""
        self._send(Told(nobody=True))

    def _send(self, told: Told) -> None:
        if self.is_here:
            self.told.emit(told)
            return
        place = self.place.value()
        if place is None:
            self.place.set_error(translate("Rounds", "Skriv et sted. Et omtrentligt er fint."))
            self.place.combo.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.arrived.emit(str(place), told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
