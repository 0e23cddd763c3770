"""Ny runde: who goes and where to, in a few keys. Focus starts in the zone; all is kept while it is written."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from local_store.errors import RefusedInput
from local_store.records import validation
from ui.asks import Acted
from ui.components.buttons import Button, IconButton, PrimaryButton
from ui.components.cards import Divider
from ui.components.fields import ErrorLine, TextField
from ui.components.keycap import KeyCaps
from ui.components.moments import MomentField
from ui.components.picker import Choice as Entry
from ui.components.picker import Picker
from ui.components.text import Icon, Text
from ui.components.told_line import ToldLine
from ui.forms.answers import while_alive
from ui.forms.book_sheet import BookSheet
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.rounds.acting import Acting
from ui.rounds.asks import Beginning, BeginningView, StartRound
from ui.rounds.start_zone import StartZone
from ui.shell.navigation import Navigator, Wanted
from ui.style import dates, language
from ui.views import DraftView, Problem

translate = QCoreApplication.translate
KIND = DRAFT = "outreach_round"
ROUTE = "_route"  # of drafts only; no field begins with an underscore
_EDGE = 24
_BESIDE_FROM = 700  # pixels of sheet from which the fields below the zone stand side by side


class RoundSheet(BookSheet):
    """A `Sheet` that starts a round. `clock` gives now in local time."""

    help_topic = "round"

    def _build(self) -> None:
        self._kind = self._port.catalogue.kind(KIND)
        self._loading = self._saving = self._done = False
        self._draft: DraftView | None = None
        self.title = translate("Rounds", "Ny runde")
        self._make_parts()
        self._lay_out()
        self.keeper = DraftKeeper(self._port, DRAFT, KIND, self._draft_values, self)
        self._connect()
        self._quietly(lambda: self.when.set_value(self._clock()))
        self._port.draft(DRAFT, while_alive(self, self._take_draft))
        self._port.ask(Beginning(), while_alive(self, self._take_beginning))

    def _label(self, field: str) -> str:
        return self._kind.spec(field).label.in_language(language.current())

    def _make_parts(self) -> None:
        self.zone = StartZone()
        self.left = ToldLine()
        self.companions = TextField(
            translate("Rounds", "Andre, der går med"), placeholder=translate("Rounds", "Fx en fra klubben")
        )
        self.alone = TextField(self._label("lone_work_reason"), hint=translate("Rounds", "kun når du går alene"))
        self.other = Picker(
            translate("Rounds", "Et andet sted"), placeholder=translate("QuickLog", "Skriv eller vælg"),
            icon="map-pin", editable=True,
        )  # fmt: skip
        self.add = IconButton("plus", translate("Rounds", "Læg til ruten"), size="normal")
        self.when = MomentField(self._label("started_at"), clock=self._clock)
        self.when.tonight()
        self.trouble = ErrorLine()
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.close_button = Button(translate("QuickLog", "Luk"), size="small", keys=(translate("keys", "Esc"),))
        self.save_button = PrimaryButton(translate("Rounds", "Start runde"), icon="play", keys=(ctrl, enter))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(Divider())
        whole.addWidget(self._scrolling(), 1)
        whole.addWidget(Divider())
        whole.addLayout(self._foot())
        line = self.other.combo.lineEdit()
        stops: list[QWidget] = [
            self.zone, self.companions.line, self.other.combo, self.add, self.when.line, self.alone.line,
            self.save_button, self.close_button,
        ]  # fmt: skip
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        if line is not None:
            line.returnPressed.connect(self._add_other)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE, 14, _EDGE, 14)
        row.setSpacing(12)
        row.addWidget(Text(self.title, "page_small"))
        row.addStretch(1)
        self._draft_mark, self._draft_words = Icon("check", 16, "ok"), Text("", "small", "text_2")
        row.addWidget(self._draft_mark)
        row.addWidget(self._draft_words)
        row.addSpacing(4)
        row.addWidget(self.close_button)
        self._say_kept(None)
        return row

    def _scrolling(self) -> QScrollArea:
        self.area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_EDGE, 15, _EDGE, 16)
        column.setSpacing(14)
        column.addWidget(self.trouble)
        column.addWidget(self.left)
        column.addWidget(self.zone)
        beside = self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        beside.setSpacing(12)
        where = QHBoxLayout()
        where.setSpacing(4)
        where.addWidget(self.other, 1)
        where.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        beside.addWidget(self.companions, 5)
        beside.addLayout(where, 6)
        beside.addWidget(self.when, 4)
        column.addLayout(beside)
        column.addWidget(self.alone)
        column.addStretch(1)
        area.setWidget(body)
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE, 12, _EDGE, 12)
        row.setSpacing(12)
        row.addWidget(KeyCaps((translate("keys", "Tab"),)))
        row.addWidget(
            Text(translate("QuickLog", "til næste felt · kladden bliver, hvis du lukker"), "small", "text_2")
        )
        row.addStretch(1)
        row.addWidget(self.save_button)
        return row

    def _connect(self) -> None:
        for signal in (self.zone.changed, self.companions.changed, self.alone.changed, self.when.changed):
            signal.connect(self._touched)
        self.add.clicked.connect(self._add_other)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self._navigator.close_sheet)
        self.keeper.kept.connect(self._say_kept)

    # Sheet

    def first_focus(self) -> QWidget:
        """The zone."""
        return self.zone

    def save(self) -> None:
        """Ctrl+Enter: the round begins."""
        if self._saving or self._done:
            return
        self._add_other()
        values = self.values()
        if not self._check(values):
            return
        self._saving = True
        self.keeper.keep()
        self.keeper.forget()
        ask = StartRound(values, tuple(self.zone.route()), self._wanted.space, DRAFT)
        self._port.ask(ask, while_alive(self, self._started), while_alive(self, self._refused))

    def save_and_another(self) -> None:
        """There is one round at a time."""
        self.save()

    def put_away(self) -> None:
        """Keep what stands here; the draft stays until the round begins."""
        if not self._done:
            self.keeper.keep()

    # values

    def values(self) -> dict[str, Any]:
        """The round as it stands, empty fields left out."""
        at = self.when.value()
        people = self.zone.people()
        found: dict[str, Any] = {
            "started_at": at.isoformat(timespec="seconds") if at is not None else None,
            "staff_ids": [self._port.me.id, *people],
            "companions": self.companions.text().strip(),
        }
        if not people and not found["companions"]:
            found["lone_work_reason"] = self.alone.text().strip()
        return {name: value for name, value in found.items() if value not in (None, "", [])}

    def _draft_values(self) -> dict[str, Any]:
        written = self.zone.people() or self.zone.route() or self.companions.text() or self.alone.text()
        return {**self.values(), ROUTE: self.zone.route()} if written else {}

    def _quietly(self, do: Callable[[], object]) -> None:
        self._loading = True
        do()
        self._loading = False
        self._show_alone()

    # what the book answers

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is None or self._draft_values():
            return
        self._draft = draft
        self.keeper.found()
        self._quietly(lambda: self._fill(draft.values))
        self._say_kept(draft.at)

    def _fill(self, values: dict[str, Any]) -> None:
        self.companions.set_text(str(values.get("companions") or ""))
        self.alone.set_text(str(values.get("lone_work_reason") or ""))
        self.zone.load(values.get("staff_ids") or (), values.get(ROUTE) or ())

    def _take_beginning(self, view: BeginningView) -> None:
        def show() -> None:
            self.zone.offer(view.colleagues, view.places, self._clock().date())
            self.other.set_choices([Entry(place.ref, place.name) for place in view.places])
            if self._draft is not None:  # the draft may have come before there was anybody to choose
                self.zone.load(self._draft.values.get("staff_ids") or (), self.zone.route())

        self._quietly(show)
        told = translate("Rounds", "Fra sidste hold: {words}").format(words=view.handover)
        self.left.say(view.handover, told)

    # while writing

    def _add_other(self) -> None:
        place = self.other.value()
        if place is not None:
            self.zone.add_place(str(place), self.other.combo.currentText())
            self.other.set_value(None)

    def _touched(self, _value: object = None) -> None:
        self._show_alone()
        if self._loading or self._done:
            return
        self._clear_errors()
        self.keeper.touch()

    def _show_alone(self) -> None:
        """A reason is asked for as long as nobody else goes."""
        together = bool(self.zone.people() or self.companions.text().strip())
        self.alone.setVisible(not together)

    def _say_kept(self, at: datetime | None) -> None:
        words = ""
        if at is not None:
            words = translate("QuickLog", "Kladde gemt {clock}").format(clock=dates.clock(at, language.current()))
        self._draft_words.setText(words)
        self._draft_words.setVisible(bool(words))
        self._draft_mark.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if self.width() >= _BESIDE_FROM else direction.TopToBottom)
        super().resizeEvent(event)

    # starting

    def _check(self, values: dict[str, Any]) -> bool:
        if self.when.error():
            self.when.editor.setFocus()
            return False
        try:
            validation.clean(self._kind, self._port.catalogue, values)
        except RefusedInput as refused:
            self._say_error(refused.field, refused.text.in_language(language.current()))
            return False
        return True

    def _say_error(self, field: str | None, text: str) -> None:
        fields = {"lone_work_reason": self.alone, "companions": self.companions, "started_at": self.when}
        holder = fields.get(field or "")
        if holder is None:
            self.trouble.say(text)
            return
        holder.set_error(text)
        holder.editor.setFocus()
        self.area.ensureWidgetVisible(holder)

    def _clear_errors(self) -> None:
        self.trouble.say("")
        for holder in (self.alone, self.companions):
            holder.set_error("")

    def _refused(self, problem: Problem) -> None:
        self._saving = False
        self.keeper.touch()
        self._say_error(problem.field, problem.text.in_language(language.current()))

    def _started(self, acted: Acted) -> None:
        self._saving, self._done = False, True
        self.keeper.forget()
        port, navigator = self._port, self._navigator
        navigator.close_sheet()
        Acting(port, navigator).say(acted, translate("Today", "Runden er begyndt. God tur."))


def make_round_sheet(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory for new rounds."""
    return RoundSheet(port, navigator, wanted)
