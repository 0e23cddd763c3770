"""The plan as a board: a column for each area of life, goals above, actions below, how many goals are reached."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.cases.action_card import ActionButton
from ui.cases.asks import ActionCard, Area, SubGoal
from ui.components.buttons import LinkButton, paint_box
from ui.components.cards import Divider
from ui.components.text import Icon, Run, Text
from ui.style import theme
from ui.style.tokens import RADIUS

translate = QCoreApplication.translate
_GAP = 11
_NARROW = 620  # below this the four columns stand two and two


class GoalBar(QWidget):
    """One piece for each sub-goal; reached ones are filled."""

    def __init__(self, goals: Sequence[SubGoal], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached = [goal.status == "naaet" for goal in goals]
        self.setFixedHeight(7)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(1, len(self._reached))
        share = (self.width() - 3 * (count - 1)) / count
        for number, reached in enumerate(sorted(self._reached, reverse=True) or [False]):
            box = QRectF(number * (share + 3), 0, share, 7)
            fill = theme.colour("accent" if reached else "surface")
            paint_box(painter, box, fill, theme.colour("accent" if reached else "line_strong"), 3.5)


class AreaColumn(QWidget):
    """An area. Signals carry records or kinds, so that the page alone knows the way."""

    opened = Signal(str)
    goal_wanted = Signal(str)
    action_wanted = Signal(str)

    def __init__(self, area: Area, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = area
        self.cards = [ActionButton(card) for card in area.actions]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, 10, _GAP, _GAP)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(area.code, 18, "text_2"))
        head.addWidget(Text(area.label, "body", weight=600))
        head.addStretch(1)
        column.addLayout(head)
        self._add_goals(column)
        for card in self.cards:
            card.clicked.connect(partial(self.opened.emit, card.card.record))
            column.addWidget(card)
        new = translate("Case", "Ny handling")
        self.new = LinkButton(new, flush=True, icon="plus")
        self.new.setObjectName(f"new_action_{area.code}")
        self.new.setAccessibleName(f"{new}: {area.label}")
        self.new.clicked.connect(lambda: self.action_wanted.emit(area.code))
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        for link in (self.goal, self.new):
            if not writable:  # a case that has ended is read
                link.hide()
        column.addStretch(1)
        if area.goals:  # none of none is no count
            self._add_reached(column)

    def _add_goals(self, column: QVBoxLayout) -> None:
        area = self.area
        if area.why_not:
            column.addWidget(Text(area.why_not, "small", "text_2", wrap=True))
        for goal in area.goals:
            words = translate("Case", "Mål: {goal}").format(goal=goal.text)
            line = Text(words, "small", "text_2", wrap=True)
            column.addWidget(line)
            for told, pattern in (
                (goal.before, translate("Case", "Ved start: {text}")),
                (goal.after, translate("Case", "Nu: {text}")),
            ):
                if told:
                    column.addWidget(Text(pattern.format(text=told), "caption", "text_2", wrap=True))
        named = translate("Case", "Nyt delmål") if area.goals else translate("Case", "Skriv et delmål")
        self.goal = LinkButton(named, flush=True, icon="plus")
        self.goal.setFixedHeight(24)
        self.goal.setObjectName(f"new_goal_{area.code}")
        self.goal.setAccessibleName(f"{named}: {area.label}")
        self.goal.clicked.connect(lambda: self.goal_wanted.emit(area.code))
        column.addWidget(self.goal, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_reached(self, column: QVBoxLayout) -> None:
        area = self.area
        column.addWidget(Divider())
        line = QHBoxLayout()
        line.addWidget(Text(translate("Case", "Delmål nået"), "small", "text_2", wrap=True), 1)
        count = translate("Case", "{reached} af {all}").format(reached=area.reached, all=len(area.goals))
        number = Text(count, "label", weight=600)
        number.keep_whole()  # the words beside it wrap
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        column.addWidget(GoalBar(area.goals))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.colour("sunken"), theme.colour("line"), RADIUS["panel"])


class Board(QWidget):
    """The four columns. Arrows go between cards and links, Ctrl+arrows carry a card to the next column."""

    opened = Signal(str)
    goal_wanted = Signal(str)
    action_wanted = Signal(str)
    carried = Signal(str, str)  # action, area
    done = Signal(str)

    def __init__(
        self, areas: Sequence[Area], loose: Sequence[ActionCard], *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Case", "Handleplan"))
        self.columns = [AreaColumn(area, writable) for area in areas]
        self.loose = [ActionButton(card) for card in loose]
        self._wide: bool | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        whole.addLayout(self._grid)
        self._loose_grid = QGridLayout()
        self._loose_grid.setSpacing(10)
        if self.loose:
            label = Text("", "small", "text_2")
            label.set_runs([Run(translate("Case", "Uden område"), 600)])
            whole.addWidget(label)
            whole.addLayout(self._loose_grid)
        self._connect()
        self._place(True)

    def _connect(self) -> None:
        for number, column in enumerate(self.columns):
            column.opened.connect(self.opened)
            column.goal_wanted.connect(self.goal_wanted)
            column.action_wanted.connect(self.action_wanted)
            for row, card in enumerate(column.cards):
                card.stepped.connect(partial(self._step, number, row))
                card.carried.connect(partial(self._carry, number, card.card.record))
                card.done_asked.connect(partial(self.done.emit, card.card.record))
        for card in self.loose:
            card.clicked.connect(partial(self.opened.emit, card.card.record))
            card.carried.connect(partial(self._carry, -1, card.card.record))
            card.done_asked.connect(partial(self.done.emit, card.card.record))

    def _step(self, column: int, row: int, columns: int, rows: int) -> None:
        """Go to the card there, or over empty columns to the next that has one."""
        at = column + columns
        while 0 <= at < len(self.columns):
            cards = self.columns[at].cards
            wanted = min(row, len(cards) - 1) if columns else row + rows
            if cards and 0 <= wanted < len(cards):
                cards[wanted].setFocus(Qt.FocusReason.TabFocusReason)
                return
            if not columns:
                return
            at += columns

    def _carry(self, column: int, record: str, way: int) -> None:
        at = column + way
        if 0 <= at < len(self.columns):
            self.carried.emit(record, self.columns[at].area.code)

    def here(self) -> str:
        """The area that has the keyboard; the first when none has."""
        for column in self.columns:
            if column.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
                return column.area.code
        return self.columns[0].area.code if self.columns else ""

    def first(self) -> QWidget:
        """Where F6 lands: the first card, else the first way to write one."""
        cards = [card for column in self.columns for card in column.cards]
        return cards[0] if cards else self.columns[0].new

    def set_width(self, width: int) -> None:
        """Four columns side by side, or two and two where there is no room."""
        self._place(width >= _NARROW)

    def _place(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        across = 4 if wide else 2
        for grid, cards in ((self._grid, self.columns), (self._loose_grid, self.loose)):
            for number, card in enumerate(cards):
                grid.removeWidget(card)
                grid.addWidget(card, number // across, number % across)
        for number in range(4):
            self._grid.setColumnStretch(number, 1 if wide or number < 2 else 0)
