"""The page of somebody or some place we know: crumbs, a name, what can be written, own cards, the history."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.charts.happenings import FilteredHappenings
from ui.charts.week_bars import Legend, Mark, WeekBars, week_lines
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, IconButton, LinkButton, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.chip_flow import ChipFlow
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.ports import BookPort
from ui.reading.rows import kept_badge
from ui.record.content import RecordContent
from ui.record.doing import DoingLine
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import HEIGHT, WIDTH
from ui.views import Due, Kept, RecordView, WeekCount

translate = QCoreApplication.translate


class KnownContent(RecordContent):
    """What the pages of groups, places and young people share. Subclasses fill `main_cards` and `side_cards`."""

    def __init__(self, view: RecordView, port: BookPort, navigator: Navigator) -> None:
        self.port, self.navigator = port, navigator  # before: the page draws itself at once
        super().__init__(view, port.catalogue, self.open)

    @property
    def today(self) -> date:
        """The day the page was drawn."""
        return self._today

    def open(self, record: str) -> None:
        """Go to another record."""
        if record:
            self.navigator.open(PageName.RECORD, record=record)

    # what subclasses say

    def crumbs(self) -> tuple[str, str]:
        """The page above and where it is."""
        raise NotImplementedError

    def facts(self) -> str:
        """The line below the name."""
        raise NotImplementedError

    def beside_title(self) -> list[QWidget]:
        """Badges after the name."""
        return []

    def writings(self) -> list[Button]:
        """What can be written from here, the most frequent last and filled."""
        return []

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        """What else can be written: words, kind, what is filled in beforehand."""
        return []

    def main_cards(self) -> list[QWidget]:
        """The wide column, below a conflict and above what else is written."""
        raise NotImplementedError

    def side_cards(self) -> list[QWidget]:
        """The narrow column."""
        raise NotImplementedError

    # drawing

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addLayout(self._crumb_line())
        line = QHBoxLayout()
        line.setSpacing(12)
        self.heading = Text(self._view.title, "page")
        line.addWidget(self.heading)
        for badge in self.beside_title():
            line.addWidget(badge)
        self.kept = StatusBadge("", "neutral")
        self.kept.set_badge(kept_badge(self._view.kept))
        line.addWidget(self.kept)
        if self._view.kept is not Kept.NEEDS_YOU:  # never shown here: without a parent it would be a window
            self.kept.hide()
        if self._view.values.get("withdrawn") == "ja":
            line.addWidget(StatusBadge(translate("Record", "Fortrudt"), "outline", "undo"))
        if stands := self._view.values.get("merged_into"):
            joined = LinkButton(translate("Record", "Slået sammen: se den, der står for begge"), icon="merge")
            joined.clicked.connect(lambda: self.open(str(stands)))
            line.addWidget(joined)
        line.addStretch(1)
        titles.addLayout(line)
        titles.addWidget(Text(self.facts(), "body", "text_2", wrap=True))
        self._head.addLayout(titles, 1)
        self._actions = ChipFlow(self._acts(), height=HEIGHT["button"])
        self._head.addWidget(self._actions)
        row.addLayout(self._head, 1)
        return row

    def _crumb_line(self) -> QHBoxLayout:
        name, place = self.crumbs()
        crumbs = QHBoxLayout()
        crumbs.setSpacing(6)
        self.back = LinkButton(name, flush=True) if self.above else LinkButton(name, flush=True, icon="arrow-left")
        self.back.setFixedHeight(20)
        self.back.setObjectName("back")
        crumbs.addWidget(self.back)
        if place:
            if self.above:
                crumbs.addWidget(Icon("chevron-right", 14))
            else:
                crumbs.addSpacing(6)
            crumbs.addWidget(Text(place, "small", "text_2"))
        crumbs.addStretch(1)
        return crumbs

    def _acts(self) -> list[QWidget]:
        words = translate("Record", "Ret")
        self.edit: Button = IconButton("voice_assessment", words, size="normal", keys=("Ctrl", "E"))
        self.edit.setObjectName("edit")
        self.menu_button = IconButton("ellipsis", translate("Record", "Skriv andet"), size="normal")
        self.menu_button.setObjectName("more")
        self.menu_button.clicked.connect(self._show_menu)
        if not self.more():
            self.menu_button.hide()
        return [self.edit, self.menu_button, *self.writings()]

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, kind, preset in self.more():
            menu.addAction(words).triggered.connect(partial(self._write, kind, preset))
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _write(self, kind: str, preset: dict[str, str], _checked: bool = False) -> None:
        self.navigator.write(kind, preset)

    def _fill_columns(self) -> None:
        for column in (self._main, self._side):
            column.setSpacing(WIDTH["gutter"])
        self._side.setContentsMargins(0, 0, 0, 0)
        self._beside.setLayout(self._side)
        if self._view.hard_fields:
            self._main.addWidget(self._conflict())
        for card in self.main_cards():
            self._main.addWidget(card)
        details = self._details()
        if details is not None:
            self._main.addWidget(details)
        self._main.addWidget(self._history())
        self._main.addStretch(1)
        for card in self.side_cards():
            self._side.addWidget(card)
        self._side.addWidget(self._about())
        self._side.addStretch(1)
        self._columns.addLayout(self._main, 1)
        self._columns.addWidget(self._beside)

    # parts

    def writing(self, words: str, icon: str, kind: str, preset: dict[str, str], *, main: bool = False) -> Button:
        """A button that writes a new record with some fields filled in."""
        button = PrimaryButton(words, icon=icon) if main else Button(words, icon=icon)
        button.setObjectName(f"write_{kind}")
        button.clicked.connect(lambda: self.navigator.write(kind, preset))
        return button

    def adding(self, card: Card, words: str, kind: str, preset: dict[str, str]) -> LinkButton:
        """A quiet way to write one more of what the card lists."""
        link = LinkButton(words, flush=True)
        link.setObjectName(f"add_{kind}")
        link.clicked.connect(lambda: self.navigator.write(kind, preset))
        card.add_action(link)
        return link

    def happened_card(self, name: str, series: QWidget, happened: FilteredHappenings) -> Card:
        """The series above what has happened."""
        card = Card(padding=0)
        card.setAccessibleName(name)
        card.body.addWidget(series)
        card.body.addWidget(Divider())
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(4, 10, 20, 12)
        column.addWidget(happened)
        card.body.addWidget(below)
        return card

    def series(
        self, name: str, weeks: Sequence[WeekCount], marks: Sequence[tuple[Mark, str]], as_list: str
    ) -> QWidget:
        """One bar a week with its marks, and the same in words behind a button called `as_list`."""
        series = QWidget()
        column = QVBoxLayout(series)
        column.setContentsMargins(20, 9, 20, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(name, "label"))
        head.addStretch(1)
        head.addWidget(Legend(marks))
        self.as_list = IconButton("list", as_list)
        self.as_list.setObjectName("series_switch")
        self.as_list.setCheckable(True)
        self.as_list.toggled.connect(self._show_lines)
        self.as_list.setFixedHeight(24)
        head.addWidget(self.as_list)
        column.addLayout(head)
        self.bars = WeekBars(weeks, name)
        column.addWidget(self.bars)
        self.lines = Text("\u2028".join(reversed(week_lines(weeks))), "small", "text_2", wrap=True)
        self.lines.setVisible(False)
        column.addWidget(self.lines)
        return series

    def _show_lines(self, lines: bool) -> None:
        self.bars.setVisible(not lines)
        self.lines.setVisible(lines)

    def due_card(self, title: str, due: Sequence[Due], empty: str, *, until: bool = False) -> Card:
        """What is open, each with its day; `until` when the day is the last one and not one to act on."""
        return self.listed_card(title, [self._due_row(one, until) for one in due], empty)

    def listed_card(
        self, title: str, rows: Sequence[ListRow], none: str, count: int | None = None, name: str = ""
    ) -> Card:
        """A card of rows that open what they name, and how many; without any, the words that say so."""
        many = len(rows) if count is None else count
        card = Card(title, count=str(many) if many else "", padding=0, divided=bool(rows))
        if not rows:
            card.body.addWidget(quiet(none))
            return card
        listed = RowList(RowKind.DUE, title, RowModel(rows), fits_content=True)
        listed.setObjectName(name)
        listed.activated_row.connect(lambda row: self.open(str(row.key)))
        card.body.addWidget(listed)
        card.body.setContentsMargins(0, 0, 0, 6)
        return card

    def doing_card(self, lines: Sequence[DoingLine], none: str) -> Card:
        """Hvem gør hvad: what is open first, what has ended below it, each by its name, office, day and status."""
        title = translate("Record", "Hvem gør hvad")
        still = sum(not one.ended for one in lines)
        return self.listed_card(title, [self._doing_row(one) for one in lines], none, still, "doing")

    def _doing_row(self, one: DoingLine) -> ListRow:
        day = dates.due_day(one.by_when, self._today, language.current()) if one.by_when else ""
        right = one.often or (one.status if one.ended else day)
        late = translate("Today", "over tid") if one.late else ""
        parts = (one.who, one.office, one.status, late, day if one.ended else "")
        return ListRow(
            one.record, one.what, subtitle=" · ".join(part for part in parts if part),
            icon="overdue" if one.late else "check" if one.ended else "circle",
            icon_tone="danger" if one.late else "text_2",
            right=right, right_tone="danger" if one.late else "text_2" if one.ended else "text",
        )  # fmt: skip

    def _due_row(self, due: Due, until: bool) -> ListRow:
        now = language.current()
        right = dates.due_day(due.due, self._today, now) if due.due else ""
        if until and due.due:
            day = dates.short_date(due.due, now, self._today)
            told = translate("Record", "udløb {day}") if due.overdue_days else translate("Record", "til {day}")
            right = told.format(day=day)
        return ListRow(
            due.id, due.title, subtitle=due.subtitle, icon=due.icon, right=right,
            right_tone="danger" if due.overdue_days and not until else "warn" if due.overdue_days else "text",
        )  # fmt: skip


def quiet(words: str) -> QWidget:
    """One line for what is not there."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(20, 0, 20, 14)
    row.addWidget(Text(words, "small", "text_2", wrap=True), 1)
    return holder
