"""Done and postponed, straight from the row: act at once, then a toast with Fortryd."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from local_store.records.declare import Code
from ui.asks import Acted, TakeBack
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.ports import BookPort
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.today.asks import DEADLINE, WHAT_NEXT, DueLine, Finished, MarkDone, Postpone, Remind

translate = QCoreApplication.translate


class Remembering(QObject):
    """Space marks the row as done, P asks for another day; both are in the row's menu as well.

    Done, what follows somebody up says how it goes: one digit each (R56).
    """

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        rows: RowList,
        line: Callable[[object], DueLine | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._rows, self._line = port, navigator, rows, line
        for keys, do in ((QKeySequence(Qt.Key.Key_Space), self.done), (QKeySequence("P"), self.ask_day)):
            shortcut = QShortcut(keys, rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._show_menu)

    def chosen(self) -> DueLine | None:
        """The line with the bar."""
        row = self._rows.current()
        return self._line(row.key) if row is not None else None

    def done(self) -> None:
        """Mark as done; a deadline that is met elsewhere is opened instead."""
        line = self.chosen()
        if line is None:
            return
        if not line.markable:
            self._navigator.open(PageName.RECORD, record=line.record)
            return
        if line.asks_how:
            self.ask_how(line)
        else:
            self._port.ask(MarkDone(line.id, line.sort), self._finished, self._navigator.tell)

    def ask_how(self, line: DueLine) -> None:
        """It follows somebody up: how it goes is asked at once, each answer with its digit (R56)."""
        menu = self._menu(translate("Today", "Hvordan går det nu?"))
        self._offer_outcomes(menu, line)
        menu.popup(self._below())

    def _offer_outcomes(self, menu: QMenu, line: DueLine) -> None:
        now = language.current()
        title = menu.addAction(translate("Today", "Hvordan går det nu?"))
        title.setEnabled(False)
        for number, code in enumerate(self._port.catalogue.codes("outcome_level"), 1):
            answer = menu.addAction(f"&{number}   {code.label.in_language(now)}")
            answer.triggered.connect(lambda _on=False, code=code: self._done_so(line, code))
        if line.sort != DEADLINE:
            menu.addSeparator()
            more = menu.addAction(translate("Today", "&4   Skriv også, hvad der skete …"))
            more.triggered.connect(lambda: self._navigator.edit(line.record, line.sort, "outcome_level"))

    def _done_so(self, line: DueLine, how: Code) -> None:
        said = translate("Today", "Gjort: {how}.").format(how=how.label.in_language(language.current()).lower())
        ask = MarkDone(line.id, line.sort, how.code)
        self._port.ask(ask, lambda finished: self._finished(finished, said), self._navigator.tell)

    def postpone(self, line: DueLine, to: date) -> None:
        """Move it to that day."""
        words = translate("Today", "Udsat til {day}.").format(
            day=dates.due_day(to, local_now().date(), language.current())
        )

        def moved(acted: Acted) -> None:
            self._say(words, acted)

        self._port.ask(Postpone(line.id, line.sort, to), moved, self._navigator.tell)

    def remind(self, line: DueLine) -> None:
        """Let the colleague see that somebody waits for it."""
        words = translate("Today", "{name} kan se det på sin I dag.").format(name=line.who)
        self._port.ask(Remind(line.id), lambda acted: self._say(words, acted), self._navigator.tell)

    def ask_day(self) -> None:
        """P: a few days to choose among, each with its digit."""
        line = self.chosen()
        if line is None:
            return
        if line.sort == DEADLINE:
            self._navigator.say(translate("Today", "En frist kan ikke udsættes."), icon="timer")
            return
        menu = self._menu(translate("Today", "Udsæt til"))
        self._offer_days(menu, line)
        menu.popup(self._below())

    def _offer_days(self, menu: QMenu, line: DueLine) -> None:
        today, now = local_now().date(), language.current()
        for number, day in enumerate(later_days(today), 1):
            told = f"&{number}   {dates.capital(dates.due_day(day, today, now))}"
            menu.addAction(told).triggered.connect(lambda _on=False, day=day: self.postpone(line, day))
        other = translate("Today", "&4   Vælg en anden dag …")
        menu.addAction(other).triggered.connect(lambda: self._navigator.edit(line.record, line.sort))

    def _show_menu(self, at: QPoint) -> None:
        row = self._rows.rows.row(self._rows.rowAt(at.y()))
        if row is not None:
            self._rows.choose(self._rows.rows.number_of(row.key))
        line = self.chosen()
        if line is None:
            return
        menu = self._menu(translate("Today", "Udsæt til"))
        menu.addAction(translate("Today", "Åbn")).triggered.connect(
            lambda: self._navigator.open(PageName.RECORD, record=line.record)
        )
        if line.markable and line.asks_how:
            self._offer_outcomes(menu.addMenu(translate("Today", "Gjort")), line)
        elif line.markable:
            menu.addAction(translate("Today", "Gjort")).triggered.connect(self.done)
        if line.remindable:
            name = line.who.split()[0] if line.who else ""
            menu.addAction(translate("Today", "Mind {name} om den").format(name=name)).triggered.connect(
                lambda: self.remind(line)
            )
        if line.sort != DEADLINE:
            self._offer_days(menu.addMenu(translate("Today", "Udsæt")), line)
        menu.popup(self._rows.viewport().mapToGlobal(at))

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._rows)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(name)
        return menu

    def _below(self) -> QPoint:
        box = self._rows.visualRect(self._rows.currentIndex())
        return self._rows.viewport().mapToGlobal(QPoint(box.left() + 52, box.bottom()))

    def _finished(self, finished: Finished, said: str = "") -> None:
        self._say(said or translate("Today", "Gjort."), finished.acted)
        if finished.last_of:  # somebody must stay responsible, so what comes next is asked at once (R54)
            self._navigator.edit(finished.last_of, WHAT_NEXT, finished.acted.record)

    def _say(self, words: str, acted: Acted) -> None:
        self._navigator.say(
            words, undo=lambda: self._port.ask(TakeBack(acted), self._taken_back, self._navigator.tell)
        )

    def _taken_back(self, _acted: Any) -> None:
        self._navigator.say(translate("Today", "Fortrudt. Den ligger stadig i historikken."))


def later_days(today: date) -> tuple[date, date, date]:
    """Tomorrow, the next Monday after that, and a week on: in order, each once."""
    tomorrow = today + timedelta(days=1)
    monday = tomorrow + timedelta(days=(7 - tomorrow.weekday()) % 7 or 7)
    week = today + timedelta(days=7)
    if week == monday:
        week = today + timedelta(days=14)
    first, second = sorted((monday, week))
    return tomorrow, first, second
