"""What happened, newest first: a timeline that the keyboard walks and opens, with filters above it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.buttons import LinkButton
from ui.components.chip_flow import ChipFlow
from ui.components.chips import FilterChip
from ui.components.text import Text
from ui.components.timeline import Happening, Timeline, TimelineRow
from ui.components.voices import Voice, VoicePanel
from ui.style import dates, language, theme
from ui.style.tokens import HEIGHT
from ui.views import Happened

translate = QCoreApplication.translate
_LINES, _LETTERS = 6, 480  # of a note on a timeline
_SHOWN = 10
_WITH_CLOCK, _WITHOUT = 50, 39  # pixels: a row holds its date and clock apart from the next one's
INSET = 16  # the filters stand this much further in than the column of dates


class HappeningRow(TimelineRow):
    """A row that can be chosen: the accent bar at its left, as in every list."""

    def __init__(self, happened: Happened, today: date) -> None:
        super().__init__(_happening(happened, today), _below(happened))
        self.record = happened.record
        said = _happening(happened, today)
        self.setMinimumHeight(_WITH_CLOCK if said.time else _WITHOUT)
        self._chosen = False

    def set_chosen(self, chosen: bool) -> None:
        """Draw the bar or not."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chosen:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.colour("accent_soft"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
            painter.end()
        super().paintEvent(event)


class HappeningList(Timeline):
    """One Tab stop: arrows or J and K walk, Enter or a click opens. `opened` carries the record's id."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", "none")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_happened(self, entries: Sequence[Happened], today: date) -> None:
        """Show these instead."""
        self.clear()
        self._at = -1
        for number, one in enumerate(entries):
            row = HappeningRow(one, today)
            row.last = number == len(entries) - 1
            self.add(row)
        self.setVisible(bool(entries))

    def rows(self) -> list[HappeningRow]:
        """What stands in it, newest first."""
        return [cast(HappeningRow, row) for row in self._rows]

    def choose(self, number: int) -> None:
        """Put the bar on this row; out of range is held to the ends."""
        rows = self.rows()
        self._at = max(0, min(number, len(rows) - 1)) if rows else -1
        for place, row in enumerate(rows):
            row.set_chosen(place == self._at)
        if self._at >= 0:
            self.setAccessibleDescription(rows[self._at].accessibleName())
            _bring_into_view(rows[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.choose(self._at + 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.choose(self._at - 1)
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(len(self._rows))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self.rows()[self._at].record)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose(max(0, self._at))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        for row in self.rows():
            row.set_chosen(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = next((row for row in self.rows() if row.geometry().contains(at)), None)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row.record)


class FilteredHappenings(QWidget):
    """Filters with their counts, and the timeline they go by. The first ones are shown, the rest on asking.

    `areas` are (code, label): a second row of filters for those that something is about; the two narrow together.
    """

    def __init__(
        self,
        happened: Sequence[Happened],
        sorts: Sequence[tuple[str, str]],
        today: date,
        name: str,
        empty: str,
        areas: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._all, self._today, self._empty = tuple(happened), today, empty
        self.sort, self.area, self._shown = "", "", _SHOWN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        counts = Counter(one.sort for one in happened)
        self.chips: dict[str, FilterChip] = {"": FilterChip(translate("Charts", "Alt"))}
        for sort, words in sorts:
            self.chips[sort] = FilterChip(f"{words} {counts[sort]}")
        for sort, chip in self.chips.items():
            chip.setObjectName(f"filter_{sort}")
            chip.clicked.connect(lambda _=False, wanted=sort: self.choose(wanted))
        column.addWidget(_inset(ChipFlow(list(self.chips.values()), HEIGHT["filter_chip"])))
        self.area_chips = self._areas(areas)
        if self.area_chips:
            column.addWidget(_inset(ChipFlow(list(self.area_chips.values()), HEIGHT["filter_chip"])))
        self.list = HappeningList(name)
        self.list.setObjectName("timeline")
        column.addWidget(self.list)
        self.empty = Text(empty, "body", "text_2", wrap=True)
        self._nothing = _inset(self.empty)
        column.addWidget(self._nothing)
        self.more = LinkButton(translate("Charts", "Vis flere"), flush=True)
        self.more.setObjectName("more_happened")
        self.more.clicked.connect(lambda: self.show_up_to(self._shown + 2 * _SHOWN))
        column.addWidget(_inset(self.more, Qt.AlignmentFlag.AlignLeft))
        self.choose("")

    def _areas(self, areas: Sequence[tuple[str, str]]) -> dict[str, FilterChip]:
        """Return a filter for each area something is about; none when nothing is about any."""
        counts = Counter(area for one in self._all for area in one.areas)
        made: dict[str, FilterChip] = {}
        for area, words in areas:
            if counts[area]:
                chip = FilterChip(f"{words} {counts[area]}")
                chip.setObjectName(f"area_{area}")
                told = translate("Charts", "Kun om {area}, {count}")
                chip.setAccessibleName(told.format(area=words.lower(), count=counts[area]))
                chip.clicked.connect(lambda _=False, wanted=area: self.choose_area(wanted))
                made[area] = chip
        return made

    def choose_area(self, area: str) -> None:
        """Show only what is about this area; the same once more shows all of them again."""
        self.area = area if area in self.area_chips and area != self.area else ""
        for name, chip in self.area_chips.items():
            chip.setChecked(name == self.area)
        self.show_up_to(_SHOWN)

    def choose(self, sort: str) -> None:
        """Show one sort; "" for everything, of every area again."""
        self.sort = sort if sort in self.chips else ""
        if not self.sort:
            self.area = ""
            for chip in self.area_chips.values():
                chip.setChecked(False)
        for name, chip in self.chips.items():
            chip.setChecked(name == self.sort)
        self.show_up_to(_SHOWN)

    def show_up_to(self, count: int) -> None:
        """How many of them are drawn."""
        self._shown = count
        wanted = [
            one for one in self._all if self.sort in ("", one.sort) and (not self.area or self.area in one.areas)
        ]
        self.list.show_happened(wanted[:count], self._today)
        narrowed = bool(self._all) and bool(self.sort or self.area)
        self.empty.setText(translate("Charts", "Intet passer. Vælg “Alt” igen.") if narrowed else self._empty)
        self.empty.setVisible(not wanted)
        self._nothing.setVisible(not wanted)
        self.more.setVisible(len(wanted) > count)

    def resume(self, other: "FilteredHappenings") -> None:
        """Stand as the one before stood."""
        self.choose(other.sort)
        if other.area:
            self.choose_area(other.area)
        self.show_up_to(other._shown)


def _happening(happened: Happened, today: date) -> Happening:
    now = language.current()
    day = happened.at.date()
    clock = dates.clock(happened.at, now, with_word=False) if happened.timed and day.year == today.year else ""
    return Happening(
        dates.near_day(day, today, now) if day.year == today.year else dates.short_date(day, now),
        happened.icon,
        happened.title,
        happened.detail,
        clock if day.year == today.year else str(day.year),
        happened.who,
        happened.tone,
    )


def _inset(widget: QWidget, align: Qt.AlignmentFlag | None = None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(INSET, 0, 0, 0)
    if align is None:
        row.addWidget(widget)
    else:
        row.addWidget(widget, 0, align)
    return holder


def _below(happened: Happened) -> QWidget | None:
    if not happened.below and not happened.voices:
        return None
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(6)
    if happened.below:
        column.addWidget(Text(happened.below.replace("\n", "\u2028"), "body", "text_2", wrap=True))
    for voice, label, words in happened.voices:
        column.addWidget(VoicePanel(cast(Voice, voice), label, beginning(words).replace("\n", "\u2028")))
    return below


def beginning(words: str) -> str:
    """The first lines of a long note: on a timeline the next happening is to be in reach. Enter opens it whole."""
    lines = words.splitlines()
    short = "\n".join(lines[:_LINES])
    if len(short) > _LETTERS:
        short = short[:_LETTERS].rsplit(maxsplit=1)[0]
    return words if short == words.rstrip() else f"{short} …"


def _bring_into_view(row: QWidget) -> None:
    at: QWidget | None = row
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    if isinstance(at, QScrollArea):
        at.ensureWidgetVisible(row, 0, 40)
