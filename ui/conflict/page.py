"""I har begge rettet det samme: the page of a conflict. 1 and 2 settle it at once, 3 writes it together."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.buttons import Button, IconButton, paint_box
from ui.components.choices import ActionRow
from ui.components.empty import EmptyState
from ui.components.moments import local_now
from ui.components.text import Icon, Run, Text
from ui.conflict import whose
from ui.conflict.together import Together
from ui.conflict.version_card import VersionCard
from ui.forms import form_saving
from ui.forms.answers import while_alive
from ui.forms.entry import Entry
from ui.forms.make_entry import make_entry
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.shell.navigation import Navigator, PageName
from ui.style import language, theme
from ui.views import ConflictView, DraftView, Problem, Saved, TodayView, WaitingKind

translate = QCoreApplication.translate
_NARROW = 640  # pixels of page below which two versions no longer stand beside one another


class ConflictPage(QWidget):
    """A `Page`. `arrive(record, field)`; without them the first that waits."""

    help_topic = "conflict"

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = translate("Conflict", "Konflikt")
        self._port, self._navigator, self._clock = port, navigator, clock
        self._record, self._field = "", ""
        self.view: ConflictView | None = None
        self.together: Together | None = None
        self._keeper: DraftKeeper | None = None
        self._settling = self._wants_focus = False
        self.cards: list[VersionCard] = []
        self.choices: list[ActionRow] = []
        self._home: Button | None = None  # there while nothing is to be settled
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("focusRing", "none")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self.area)
        self._stop = port.on_moved(while_alive(self, self._moved))
        self.destroyed.connect(self._stop)

    # Page

    def arrive(self, record: str = "", field: str = "", **_rest: Any) -> None:
        """Which conflict."""
        self._keep_draft()
        self._record, self._field = record, field
        self._wants_focus = True

    def refresh(self) -> None:
        """Ask again."""
        self._port.conflict(self._record, self._field or None, self._take, while_alive(self, self._failed))

    def first_focus(self) -> QWidget:
        """Writing together: the choice that loses nothing. Letters are keys here until one goes into the text."""
        return self.choices[-1] if self.choices else self._home or self

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the choices, the editor."""
        return [self.first_focus(), *([self.together.first_stop()] if self.together is not None else [])]

    def save(self) -> None:
        """Ctrl+Enter: what is written together."""
        if self.view is None or self.together is None or self._settling:
            return
        problem = self.together.problem()
        if problem:
            self.together.set_error(problem)
            self.together.first_stop().setFocus()
            return
        done = translate("Conflict", "Jeres fælles tekst er gemt.")
        if not self.view.long_text:
            done = translate("Conflict", "Jeres fælles svar er gemt.")
        self._settle(None, self.together.value(), done)

    # what the book answers

    def _take(self, view: ConflictView | None) -> None:
        if view is None:
            self._settled_meanwhile()
            return
        same = self.view is not None and (self.view.record, self.view.field) == (view.record, view.field)
        self._record, self._field = view.record, view.field
        if same and view == self.view:
            self._focus()
            return
        written = self.together.kept() if same and self.together is not None and self._is_written() else None
        if not same:
            self._keep_draft()
        self.view = view
        self._draw(view)
        self._keeper = DraftKeeper(self._port, self._draft_key(view), view.kind, self._draft_values, self)
        if written is not None and self.together is not None:
            self.together.take_up(written)
        else:
            self._port.draft(self._draft_key(view), self._take_draft)
        if self.together is not None:
            self.together.changed.connect(self._keeper.touch)
        self._navigator.retitle()
        self._focus()

    def _draft_key(self, view: ConflictView) -> str:
        return f"conflict/{view.record}/{view.field}"

    def _is_written(self) -> bool:
        together = self.together
        return together is not None and (self.view is None or together.editor.document().isModified())

    def _draft_values(self) -> dict[str, Any]:
        return self.together.kept() if self.together is not None else {}

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is None or self.view is None or self.together is None:
            return
        if draft.key == self._draft_key(self.view) and self._keeper is not None:
            self._keeper.found()
            self.together.take_up(draft.values)

    def _keep_draft(self) -> None:
        if self._keeper is not None:
            self._keeper.keep()
            self._keeper.deleteLater()
            self._keeper = None

    def _settled_meanwhile(self) -> None:
        if self.view is not None and self._record and not self._settling:
            self._navigator.say(translate("Conflict", "Det er afgjort imens. Vi går videre."))
        if self._keeper is not None:
            self._keeper.forget()
        if self._record:
            self._record, self._field, self.view = "", "", None
            self.refresh()
            return
        self.view, self.together, self.choices, self.cards = None, None, [], []
        self._show_nothing()
        self._focus()

    def _failed(self, problem: Problem) -> None:
        self._settling = False
        self._navigator.tell(problem)

    def _moved(self, _kinds: frozenset[str]) -> None:
        if self.isVisible() and not self._settling:
            self.refresh()

    def _focus(self) -> None:
        if self._wants_focus and self.isVisible():
            self._wants_focus = False
            # After the layout, so that the ring and the scroll bar know where things are.
            QTimer.singleShot(0, self, lambda: self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason))

    # drawing

    def _show_nothing(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 24, 28, 28)
        column.addWidget(Text(translate("Conflict", "Konflikter"), "page"))
        self._home = home = Button(translate("Conflict", "Til I dag"), icon="sun")
        home.clicked.connect(lambda: self._navigator.open(PageName.TODAY))
        text = translate("Conflict", "Når to har rettet det samme uden net, står det her.")
        column.addWidget(EmptyState("check-check", translate("Conflict", "Ingen venter på dig."), text, home), 1)
        self.area.setWidget(page)

    def _draw(self, view: ConflictView) -> None:
        self._home = None
        page = _Paper()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 18, 28, 16)
        column.setSpacing(12)
        column.addLayout(self._head(view))
        column.addWidget(_BaseLine(whose.before(view), view.base))
        column.addLayout(self._versions(view))
        column.addLayout(self._choices(view))
        self.together = Together(view, self._entry(view))
        self.together.save_wanted.connect(self.save)
        self.together.later_wanted.connect(self._later)
        self.together.look_wanted.connect(self._look)
        column.addWidget(self.together, int(view.long_text))
        column.addStretch(int(not view.long_text))
        self.area.setWidget(page)

    def _head(self, view: ConflictView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(whose.heading(view), "page", wrap=True))
        below = Text("", "body", "text_2", wrap=True)
        field = translate("Conflict", "feltet")
        below.set_runs([Run(f"{view.subtitle} · {field} "), Run(view.field_label, 600, "text")])
        words.addWidget(below)
        row.addLayout(words, 1)
        if view.total > 1:
            counted = translate("Conflict", "{n} af {total}").format(n=view.number, total=view.total)
            row.addWidget(Text(counted, "body", "text_2", weight=600))
            for key, icon, tip, step in (
                ("P", "chevron-left", translate("Conflict", "Forrige"), -1),
                ("N", "chevron-right", translate("Conflict", "Næste"), 1),
            ):
                button = IconButton(icon, tip, keys=(key,))
                button.clicked.connect(lambda _on=False, by=step: self.go(by))
                row.addWidget(button)
        self.history_button = Button(translate("Conflict", "Se historikken"), size="small", icon="history")
        self.history_button.clicked.connect(lambda: self._navigator.open(PageName.RECORD, record=view.record))
        row.addWidget(self.history_button)
        return row

    def _versions(self, view: ConflictView) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        now = self._clock()
        self.cards = [
            VersionCard(one, leads=whose.leads(view, one), long_text=view.long_text, now=now)
            for one in view.versions
        ]
        self._beside = grid
        self._stand(grid, self.cards, 2)
        return grid

    def _choices(self, view: ConflictView) -> QGridLayout:
        """Three in a row; with more versions they go on below. The last number is always writing together."""
        grid = QGridLayout()
        grid.setSpacing(12)
        self.choices = []
        for number, version in enumerate(view.versions, 1):
            icon = "user-round-check" if version.mine else "users"
            choice = ActionRow(whose.keep(version), icon, str(number))
            choice.clicked.connect(lambda _on=False, at=number - 1: self.keep(at))
            self.choices.append(choice)
        words = translate("Conflict", "Skriv sammen") if view.long_text else translate("Conflict", "Svar på ny")
        write = ActionRow(words, "merge", str(len(view.versions) + 1))
        write.setCheckable(True)
        write.setChecked(True)
        write.clicked.connect(self.write_together)
        self.choices.append(write)
        self._row = grid
        self._stand(grid, self.choices, 3)
        return grid

    def _stand(self, grid: QGridLayout, parts: Sequence[QWidget], across: int) -> None:
        """So many beside one another; one under the other where there is little room, so that no word is cut."""
        across = 1 if self.width() < _NARROW else across
        for place, part in enumerate(parts):
            grid.addWidget(part, place // across, place % across)
        for column in range(3):
            grid.setColumnStretch(column, int(column < across))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.choices:
            self._stand(self._beside, self.cards, 2)
            self._stand(self._row, self.choices, 3)

    def _entry(self, view: ConflictView) -> Entry | None:
        spec = self._port.catalogue.kind(view.kind).by_name.get(view.field)
        if view.long_text or spec is None:
            return None
        entry = make_entry(spec, self._port, self._clock)
        entry.set_value(view.versions[0].value)
        return entry

    # choosing

    def keep(self, place: int) -> None:
        """1 and 2: that version stands, at once."""
        if self.view is not None and place < len(self.view.versions) and not self._settling:
            version = self.view.versions[place]
            self._settle(version.change, None, whose.stands_now(version))

    def write_together(self) -> None:
        """3: go into the text."""
        if self.together is None:
            return
        self.choices[-1].setChecked(True)
        first = self.together.first_stop()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(first)

    def _settle(self, take: str | None, value: Any, words: str) -> None:
        view = self.view
        if view is None:
            return
        self._settling = True
        key, keeper = self._draft_key(view), self._keeper
        if keeper is not None:
            keeper.forget()

        def saved(result: Saved) -> None:
            self._port.drop_draft(key)
            self._navigator.say(form_saving.said(result, words), undo=lambda: self._undo(result))
            self._next()

        self._port.resolve(
            view.record, view.field, take, value, while_alive(self, saved), while_alive(self, self._refused)
        )

    def _refused(self, problem: Problem) -> None:
        """Nothing was settled: the words stay where they are."""
        self._settling = False
        if self._keeper is not None:
            self._keeper.touch()
        if self.together is not None and self.view is not None and problem.field == self.view.field:
            self.together.set_error(problem.text.in_language(language.current()))
            self.together.first_stop().setFocus()
        else:
            self._navigator.tell(problem)

    def _undo(self, saved: Saved) -> None:
        words = translate("Conflict", "Fortrudt. Begge udgaver er i historikken.")
        self._port.undo(saved, lambda _undone: self._navigator.say(words), self._navigator.tell)

    def _next(self) -> None:
        self._keeper = None
        self.view = None
        self._record, self._field, self._wants_focus = "", "", True
        self._settling = False
        self.refresh()

    def _later(self) -> None:
        self._keep_draft()
        self._navigator.back()

    def _look(self) -> None:
        """Se efter: the record's page shows what was merged; here it counts as seen."""
        if self.view is None or self.together is None:
            return
        record = self.view.record
        self.together.hold_soft()
        self._keep_draft()
        self._port.reviewed(record, lambda _saved: None)
        self._navigator.open(PageName.RECORD, record=record)

    def go(self, step: int) -> None:
        """N and P: the next or previous one that waits; what was written here is kept."""
        here = (self._record, self._field)

        def order(today: TodayView) -> None:
            places = [(one.record, one.field) for one in today.waiting if one.kind is WaitingKind.CONFLICT]
            if len(places) > 1 and here in places:
                self.arrive(*places[(places.index(here) + step) % len(places)])
                self.refresh()

        self._port.today(False, while_alive(self, order))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        text = event.text().upper()
        if plain and self.view is not None:
            if text.isdecimal() and 1 <= int(text) <= len(self.view.versions):
                self.keep(int(text) - 1)
                return
            if text == str(len(self.view.versions) + 1):
                self.write_together()
                return
            if text in ("N", "P"):
                self.go(1 if text == "N" else -1)
                return
        if event.key() == Qt.Key.Key_Escape:
            self.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)


class _Paper(QWidget):
    """As tall as its words need at its width, and no taller: wrapped words guess their least height too high."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class _BaseLine(QWidget):
    """What stood there before."""

    def __init__(self, lead: str, base: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 9, 15, 9)
        row.setSpacing(12)
        sign = Icon("history", 16)
        sign.setFixedHeight(20)  # as tall as a line
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "body", wrap=True)
        shown = base or translate("Conflict", "Feltet var tomt")
        self.words.set_runs([Run(f"{lead}: ", tone="text_2"), Run(shown)])
        row.addWidget(self.words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.colour("bg"), theme.colour("line"), 8)


def make_conflict(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return ConflictPage(port, navigator)
