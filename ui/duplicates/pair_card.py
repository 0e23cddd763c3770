"""Two records side by side: who wrote each, how much hangs on it, and field by field what agrees."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.avatar import Avatar
from ui.components.badges import StatusBadge, StatusTone
from ui.components.buttons import LinkButton
from ui.components.cards import Card, Divider
from ui.components.chips import FilterChip
from ui.components.text import Icon, Text
from ui.duplicates.asks import Line, Pair, Side
from ui.style import dates, language

translate = QCoreApplication.translate
_LABEL = 132
LEFT, RIGHT = "left", "right"


class PairCard(Card):
    """Draws a `Pair`. `opened` carries the id of the record somebody wants to see whole."""

    opened = Signal(str)

    def __init__(self, pair: Pair, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", padding=0, parent=parent)
        self.pair = pair
        self._today = today
        self.links: list[LinkButton] = []
        self.chosen: dict[str, QButtonGroup] = {}
        self.setAccessibleName(_said(pair))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(20, 14, 20, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnMinimumWidth(3, 84)
        self._heads()
        for line in pair.lines:
            self._line(line)
        self.body.addLayout(self._grid)

    def taken(self, keep: str) -> tuple[str, ...]:
        """Return the fields whose words were chosen from the other side than the one kept."""
        other = RIGHT if keep == LEFT else LEFT
        return tuple(name for name, group in self.chosen.items() if self._side_of(group) == other)

    @staticmethod
    def _side_of(group: QButtonGroup) -> str:
        button = group.checkedButton()
        return str(button.property("side")) if button is not None else ""

    def _heads(self) -> None:
        for column, side in ((1, self.pair.left), (2, self.pair.right)):
            self._grid.addLayout(self._head(side, other=column == 2), 0, column)
        self._grid.addWidget(Divider(), 1, 0, 1, 4)

    def _head(self, side: Side, *, other: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Avatar(side.by, 28, other=other), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(side.title, "body", weight=600, wrap=True))
        written = dates.near_moment(side.at, self._today, language.current())
        told = " · ".join(part for part in (side.by, written, side.space) if part)
        words.addWidget(Text(told, "caption", "text_2", wrap=True))
        hangs = translate("Duplicates", "Notater, der hører til: {count}").format(count=side.linked)
        words.addWidget(Text(hangs, "caption", "text_2", wrap=True))
        link = LinkButton(translate("Duplicates", "Åbn"), flush=True)
        link.setAccessibleName(translate("Duplicates", "Åbn {title}").format(title=side.title))
        link.clicked.connect(lambda: self.opened.emit(side.id))
        self.links.append(link)
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row.addLayout(words, 1)
        return row

    def _line(self, line: Line) -> None:
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        label = Text(line.label, "small", "text_2", wrap=True)
        label.setFixedWidth(_LABEL)
        self._grid.addWidget(label, row, 0, top)
        group = QButtonGroup(self) if line.name else None
        for column, words, side in ((1, line.left, LEFT), (2, line.right, RIGHT)):
            self._grid.addLayout(self._value(line, words, side, group), row, column)
        if group is not None:
            self.chosen[line.name] = group
        self._grid.addWidget(_match(line.match), row, 3, top)

    def _value(self, line: Line, words: str, side: str, group: QButtonGroup | None) -> QVBoxLayout:
        held = QVBoxLayout()
        held.setSpacing(5)
        hidden = not line.left and not line.right
        shown = words or ("•••" if hidden else translate("Duplicates", "ikke skrevet"))
        label = Text(shown, "body", "text" if words else "text_2", wrap=True)
        if hidden:
            label.setAccessibleName(translate("Duplicates", "vises først på den unges side"))
        held.addWidget(label)
        if group is not None:
            chip = FilterChip(translate("Duplicates", "Brug denne"), ticks=True)
            chip.setAccessibleName(
                translate("Duplicates", "Brug “{words}” som {label}").format(words=words, label=line.label)
            )
            chip.setProperty("side", side)
            group.addButton(chip)
            held.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        held.addStretch(1)
        return held

    def stops(self) -> Iterator[QWidget]:
        """What takes the keyboard, in reading order."""
        yield from self.links
        for group in self.chosen.values():
            yield from group.buttons()


def _match(match: str) -> QWidget:
    """Say in a word and an icon whether the two agree."""
    tones: dict[str, tuple[str, StatusTone, str]] = {
        "same": (translate("Duplicates", "ens"), "ok", "check"),
        "alike": (translate("Duplicates", "ligner"), "accent", "git-compare"),
        "differs": (translate("Duplicates", "forskel"), "warn", "triangle-alert"),
    }
    if match not in tones:
        return Icon("minus", 14, "text_2")
    words, tone, icon = tones[match]
    return StatusBadge(words, tone, icon)


def _said(pair: Pair) -> str:
    reasons = reasons_of(pair)
    both = translate("Duplicates", "{left} og {right}").format(left=pair.left.title, right=pair.right.title)
    return f"{pair.kind_label}: {both}. {reasons}".strip()


def reasons_of(pair: Pair) -> str:
    """Return why the two are shown: "samme sted, navnet ligner"."""
    return ", ".join(reason.in_language(language.current()) for reason in pair.reasons)
