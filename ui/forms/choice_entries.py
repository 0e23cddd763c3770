"""Codes: as chips when there are few or several may be chosen, else from a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from local_store.records.declare import Code, Spec
from ui.components.chip_flow import ChipFlow
from ui.components.chips import Chip
from ui.components.picker import Choice, Picker
from ui.forms.entry import Entry
from ui.style import language

translate = QCoreApplication.translate
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChipsEntry(Entry):
    """Chips as one Tab stop: arrows move among them, Space or Enter chooses; the chosen one can be unchosen."""

    def __init__(self, spec: Spec, codes: Sequence[Code], *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        now = language.current()
        self._several = several
        self._strange: list[str] = []  # codes we have no chip for: kept, not shown away
        self._codes = [code.code for code in codes]
        self.chips = [Chip(code.label.in_language(now)) for code in codes]
        self._by_code = dict(zip(self._codes, self.chips, strict=True))
        for chip in self.chips:
            chip.clicked.connect(self._clicked)
            chip.installEventFilter(self)
        self._here(0)
        flow = ChipFlow(self.chips)
        for chip in self.chips:
            chip.toggled.connect(lambda _on: flow.rearrange())  # its mark takes room
        self._place(flow)
        for chip in self.chips:
            chip.setAccessibleName(f"{self.label}: {chip.text()}")

    def value(self) -> Any:
        on = [code for code, chip in self._by_code.items() if chip.isChecked()]
        if self._several:
            return sorted({*on, *self._strange}) or None
        return next(iter(on or self._strange), None)

    def set_value(self, value: Any) -> None:
        given = list(value or ()) if self._several else ([str(value)] if value is not None else [])
        for code, chip in self._by_code.items():
            chip.setChecked(code in given)
        self._strange = [code for code in given if code not in self._by_code]
        chosen = [place for place, code in enumerate(self._codes) if code in given]
        self._here(chosen[0] if chosen else 0)

    def stops(self) -> list[QWidget]:
        return list(self.chips)

    def first_stop(self) -> QWidget:
        return next((chip for chip in self.chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus), self.chips[0])

    def _clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        self._here(self.chips.index(chip))
        if not self._several:
            self._strange = []
            for other in self.chips:
                if other is not chip:
                    other.setChecked(False)
        self.changed.emit()

    def _here(self, place: int) -> None:
        for number, chip in enumerate(self.chips):
            at = number == place
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at else Qt.FocusPolicy.ClickFocus)

    def _mark(self, wrong: bool) -> None:
        for chip in self.chips:
            chip.setProperty("ringError", wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, Chip):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and plain:
                place = (self.chips.index(watched) + step) % len(self.chips)
                self._here(place)
                self.chips[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


class PickEntry(Entry):
    """One code from a longer list."""

    def __init__(self, spec: Spec, codes: Sequence[Code], parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        now = language.current()
        self._offered = [Choice(code.code, code.label.in_language(now)) for code in codes]
        if not spec.required:
            self._offered.insert(0, Choice("", translate("Forms", "Intet valgt")))
        self.picker = Picker("", self._offered, placeholder=translate("Forms", "Vælg"))
        self.picker.changed.connect(lambda _value: self.changed.emit())
        self._place(self.picker)

    def value(self) -> Any:
        return self.picker.value() or None

    def set_value(self, value: Any) -> None:
        if value is not None and value not in {choice.value for choice in self._offered}:
            self._offered.append(Choice(str(value), str(value)))  # a newer peer's code stays as it is
            self.picker.set_choices(self._offered)
        self.picker.set_value(value)

    def stops(self) -> list[QWidget]:
        return [self.picker.combo]

    def _mark(self, wrong: bool) -> None:
        self.picker.box.set_error(wrong)
