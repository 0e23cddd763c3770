"""The key zone: one Tab stop in which every key is a chip and the digits are the count."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.components.buttons import LinkButton
from ui.components.chip_flow import DOWN, ChipFlow
from ui.components.chips import Chip, CountBox
from ui.components.focus import FocusRing
from ui.components.text import Icon, Text
from ui.components.zone_frame import ZoneFrame
from ui.quick_log.key_places import PrintedLetters, place
from ui.quick_log.zone_model import Block, Zone
from ui.style import language

translate = QCoreApplication.translate
_LABELS = 100  # the column of the blocks' names
_HINT_FROM = 640  # pixels of zone that have room for the hint at its right end
_FREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class KeyZone(ZoneFrame):
    """Shows a `Zone` and turns keys into it. `changed` after anything has changed, `switched` for N and M.

    Arrows move a ring from chip to chip, Space takes the chip under it; the mouse works too.
    """

    changed = Signal()

    def __init__(self, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = zone
        self._printed = PrintedLetters()
        self._chips: dict[tuple[str, str], Chip] = {}
        self._flows: list[ChipFlow] = []
        self._at: QWidget | None = None
        self._ring: FocusRing | None = None
        self.outside: dict[str, Chip] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", "none")
        self.setAccessibleName(translate("QuickLog", "Hvor mange, hvem og hvad"))
        self.count = CountBox(translate("QuickLog", "Hvor mange"))
        self.count.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more = LinkButton(self._more_words(), flush=True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self.show_more)
        self._lay_out()
        self.show_state()

    # layout

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(17, 13, 12, 13)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(DOWN)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 1)
        first, *rest = self.zone.blocks
        grid.addWidget(self._label(translate("QuickLog", "Hvor mange"), 40), 0, 0)
        grid.addLayout(self._first_row(first), 0, 1)
        for row, block in enumerate(rest, 1):
            grid.addWidget(
                self._label(block.label.in_language(language.current()), 32), row, 0, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(self._flow(block), row, 1)

    def _first_row(self, block: Block) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count)
        hint = Text(translate("QuickLog", "tast tallet, også 12 eller 20"), "caption", "text_2", wrap=True)
        hint.setFixedWidth(100)
        row.addWidget(hint)
        row.addSpacing(12)
        row.addWidget(self._label(block.label.in_language(language.current()), 40))
        row.addSpacing(4)
        row.addWidget(self._flow(block), 1)
        self._rows_hint, self._hint_stays = QWidget(), True
        inside = QHBoxLayout(self._rows_hint)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Icon("keyboard", 20))
        words = Text(translate("QuickLog", "Rækkerne følger dit tastatur"), "caption", "text_2", wrap=True)
        words.setFixedWidth(106)
        inside.addWidget(words)
        row.addWidget(self._rows_hint)
        return row

    @staticmethod
    def _label(words: str, height: int) -> Text:
        label = Text(words, "label")
        label.setFixedHeight(height)
        return label

    def _flow(self, block: Block) -> ChipFlow:
        now, widgets = language.current(), list[QWidget]()
        for option in block.options:
            chip = Chip(option.label.in_language(now), option.key)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _on=False, f=block.field, c=option.code: self._toggle(f, c))
            chip.setProperty("place", option.key)
            if not option.key:
                chip.hide()
            self._chips[block.field, option.code] = chip
            widgets.append(chip)
        if block.field == "topics" and any(not option.key for option in block.options):
            widgets.append(self.more)
        flow = ChipFlow(widgets)
        self._flows.append(flow)
        return flow

    def _more_words(self) -> str:
        """The first two chips without a key, in few words: "Vold, bolig ..."."""
        topics = next((block for block in self.zone.blocks if block.field == "topics"), None)
        hidden = [] if topics is None else [option for option in topics.options if not option.key][:2]
        now = language.current()
        firsts = [option.label.in_language(now).split()[0] for option in hidden]
        return ", ".join([*firsts[:1], *(word.lower() for word in firsts[1:])]) + " …"

    def show_more(self) -> None:
        """Show the chips that have no key."""
        self._hint_stays = False
        self._rows_hint.hide()
        self.more.hide()
        for chip in self._chips.values():
            chip.show()

    # state

    def load(self, values: Mapping[str, Any]) -> None:
        """Put the zone as `values` has it."""
        self.zone.load(values)
        if any(chip.isHidden() and self.zone.is_on(*key) for key, chip in self._chips.items()):
            self.show_more()
        self.show_state()

    def show_state(self) -> None:
        """Draw what the model says."""
        self.count.set_value(int(self.zone.count) if self.zone.count else None)
        for (field, code), chip in self._chips.items():
            chip.setChecked(self.zone.is_on(field, code))
        for flow in self._flows:
            flow.rearrange()
        self.setAccessibleDescription(self.summary())

    def summary(self) -> str:
        """What is chosen, in words."""
        chosen = [chip.text() for chip in self._chips.values() if chip.isChecked()]
        return ", ".join([self.zone.count, *chosen] if self.zone.count else chosen)

    def _toggle(self, field: str, code: str) -> None:
        self.zone.toggle(field, code)
        self.setFocus()
        self._after(self._chips[field, code].text())

    def _after(self, said: str) -> None:
        self.show_state()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.changed.emit()

    # keys

    def event(self, event: QEvent) -> bool:
        # A page below the sheet may have single letters of its own: in the zone they are the zone's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._place_of(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _place_of(event: QKeyEvent) -> str | None:
        if event.modifiers() & _FREE:
            return None
        platform = QGuiApplication.platformName()
        return place(platform, event.nativeScanCode(), event.nativeVirtualKey(), event.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        where, plain = self._place_of(event), not event.modifiers() & _FREE
        if where is not None and not event.isAutoRepeat() and self.zone.press(where):
            self._learn(where, event.text())
            self._after(self._said(where))
        elif event.key() == Qt.Key.Key_Backspace and plain:
            self.zone.backspace()
            self._after(self.zone.count)
        elif Qt.Key(event.key()) in _ARROWS and plain:
            self._move(_ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and plain:
            self._take()
        elif where is None:
            super().keyPressEvent(event)

    def _said(self, where: str) -> str:
        chips = [*self._chips.values(), *self.outside.values()]
        chip = next((chip for chip in chips if chip.property("place") == where), None)
        return chip.text() if chip is not None else self.zone.count

    def _learn(self, where: str, typed: str) -> None:
        if self._printed.learn(where, typed):
            chips = [*self._chips.values(), *self.outside.values()]
            for chip in chips:
                if chip.property("place") == where:
                    chip.set_key(self._printed.at(where))

    # arrows

    def _stops(self) -> list[QWidget]:
        found: list[QWidget] = [self.count, *self._chips.values(), self.more]
        return [widget for widget in found if widget.isVisibleTo(self)]

    def _move(self, way: QPoint) -> None:
        stops = self._stops()
        if self._at not in stops or self._at is None:
            self._set_at(stops[0])
            return
        here = self._middle(self._at)
        sideways = way.x() != 0

        def distance(other: QWidget) -> int:
            step = self._middle(other) - here
            along = step.x() * way.x() + step.y() * way.y()
            aside = abs(step.y() if sideways else step.x())
            return -1 if along <= 4 or (sideways and aside > 12) else along + 3 * aside

        ahead = [(distance(other), order, other) for order, other in enumerate(stops) if distance(other) >= 0]
        if ahead:
            self._set_at(min(ahead)[2])
        elif sideways:
            # The end of a line leads to the next one, as in text.
            place_now = stops.index(self._at) + way.x()
            self._set_at(stops[place_now % len(stops)])

    def _middle(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self, widget.rect().center())

    def _set_at(self, widget: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.release()
        self._at = widget
        self._ring = FocusRing(widget) if widget is not None else None
        if self._ring is not None:
            self._ring.show()
            if QAccessible.isActive() and widget is not None:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, widget.accessibleName()))

    def _take(self) -> None:
        if isinstance(self._at, Chip):
            self._at.click()
        elif self._at is self.more:
            self.show_more()
            self._set_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In little room the chips and their words come first.
        self._rows_hint.setHidden(not self._hint_stays or self.width() < _HINT_FROM)
        super().resizeEvent(event)
