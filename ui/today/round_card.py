"""Min runde: the track of stops, what came of them, and begin, go on, end. What it asks, it asks in the card."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card, Divider
from ui.components.moments import local_now
from ui.components.text import Icon, Text
from ui.reading.quiet_line import QuietLine
from ui.rounds.end_panel import EndPanel
from ui.rounds.stop_panel import StopPanel
from ui.style import dates, language
from ui.today import lines
from ui.today.fitted_track import FittedTrack
from ui.views import RoundView, Stop

translate = QCoreApplication.translate


class RoundCard(Card):
    """Shows the round that is on, or offers to begin one.

    `start_wanted`; `ending` when the end is being asked about, `stopping` when the next stop is; `people_wanted`
    when nobody is named yet; `page_wanted` for the round's page. What the panels carry, they say themselves.
    """

    start_wanted = Signal()
    stopping = Signal()
    ending = Signal()
    people_wanted = Signal()
    page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Today", "Min runde"), padding=0)
        self._view: RoundView | None = None
        self.since = StatusBadge("", "accent", "circle-play")
        self.add_beside_title(self.since)
        self.start = Button(translate("Today", "Start runde"), size="small", icon="play")
        self.end = LinkButton(translate("Today", "Afslut runde"), flush=True)
        self.next = Button(translate("Today", "Næste stop"), size="small", trailing_icon="arrow-right")
        for button in (self.start, self.next):
            button.setToolTip(f"{button.text()} (Ctrl+N)")
            button.setAccessibleDescription("Ctrl+N")
        self.add_action(self.end)
        self.header.addSpacing(8)
        self.add_action(self.next)
        self.add_action(self.start)
        self.quiet = QuietLine("waypoints", translate("Today", "Ingen runde i gang. Start en, når I går ud."))
        self.going = RoundInWords()
        self.stop, self.ended = StopPanel(), EndPanel()
        for part in (self.quiet, self.going, self.stop, self.ended):
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.start.clicked.connect(self.start_wanted)
        self.next.clicked.connect(self.ask_stop)
        self.end.clicked.connect(self.ask_handover)
        self.going.people.clicked.connect(self.people_wanted)
        self.going.counting.clicked.connect(self.ask_count)
        self.going.track.opened.connect(self.page_wanted)
        self.ended.closed.connect(lambda: self.put_panel_away(self.end))
        self.stop.closed.connect(lambda: self.put_panel_away(self.next))
        self.show_view(None)

    @property
    def panel(self) -> StopPanel | EndPanel:
        """What is being asked now; the end's while nothing is."""
        return self.stop if self.stop.is_open else self.ended

    def show_view(self, view: RoundView | None) -> None:
        """Draw this round; None when there is none."""
        if view is None or self._view is None or view.id != self._view.id:
            self.ended.clear()
            self.stop.clear()
        self._view = view
        if view is not None:
            now = language.current()
            began = dates.clock(view.started_at, now, with_word=False)
            if view.started_at.date() != local_now().date():  # a round nobody ended: say of which day
                began = dates.near_moment(view.started_at, local_now().date(), now)
            if view.left_open is None:
                words = translate("Today", "I gang siden {clock}").format(clock=began)
                self.since.set_badge(type(self.since.badge)(words, "accent", "circle-play"))
            else:
                words = translate("Today", "Ikke afsluttet · {clock}").format(clock=began)
                self.since.set_badge(type(self.since.badge)(words, "warn", "needs_you"))
            self.going.show_view(view)
        self._arrange()

    def view(self) -> RoundView | None:
        """The round shown now."""
        return self._view

    def here(self) -> Stop | None:
        """Where the round is now."""
        stops = self._view.stops if self._view is not None else ()
        return next((stop for stop in stops if stop.state == "here"), None)

    def go_on(self) -> None:
        """Ctrl+N: start a round, or go to the next stop."""
        if self._view is None or self._view.left_open is not None:
            self.start_wanted.emit()
        elif not self.panel.is_open:
            self.ask_stop()

    def ask_stop(self) -> None:
        """Ask about the next stop."""
        if self._view is not None:
            self._open(lambda view: self.stop.open_next(view))
            self.stopping.emit()

    def ask_count(self) -> None:
        """Ask how many there are where the round is now."""
        here = self.here()
        if here is not None:
            self._open(lambda _view: self.stop.open_here(here))

    def ask_handover(self) -> None:
        """Ask what the next team should know."""
        if self._view is None:
            return
        self.ending.emit()
        self.stop.clear()
        self.ended.is_open = True
        self.ended.when.ask(self._view.left_open, self._view.started_at)
        self._arrange()
        self.ended.first().setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, ask: Callable[[RoundView], None]) -> None:
        if self._view is None:
            return
        self.ended.is_open = False
        # First shown, then asked: what is hidden cannot take the keyboard.
        self.stop.is_open = True
        self._arrange()
        ask(self._view)

    def put_panel_away(self, focus: QWidget | None = None) -> None:
        """Back to the round; what was written of its end stays until the round ends."""
        self.stop.clear()
        self.ended.is_open = False
        self._arrange()
        back = focus or self.next
        (back if back.isVisible() else self.end).setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        on, asking = self._view is not None, self.panel.is_open
        self.since.setVisible(on)
        walking = self._view is not None and self._view.left_open is None
        self.start.setVisible(not walking and not asking)
        self.end.setVisible(on and not asking)
        self.next.setVisible(walking and not asking)
        self.quiet.setVisible(not on)
        self.going.setVisible(on and not asking)
        self.stop.setVisible(on and self.stop.is_open)
        self.ended.setVisible(on and self.ended.is_open)


class StopTrack(FittedTrack):
    """The track as a way to the round's page: `opened` on Enter, Space or a click."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(translate("Today", "Enter åbner rundens side"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()


class RoundInWords(QWidget):
    """The track, and below it what came of the round."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 8)
        column.setSpacing(4)
        self.track = StopTrack()
        column.addWidget(self.track)
        column.addWidget(Divider())
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 5, 0, 5)
        self._line.setSpacing(20)
        column.addLayout(self._line)
        self.figures = [Text("", "small", "text_2") for _ in range(3)]
        for figure in self.figures:
            figure.keep_whole()
            self._line.addWidget(figure)
        self.people = LinkButton(translate("Today", "Hvem går du med?"), flush=True)
        self.counting = LinkButton(translate("Today", "Hvor mange er her?"), flush=True)
        for link in (self.counting, self.people):
            link.setFixedHeight(20)
            self._line.addWidget(link)
        self._handover_icon = Icon("message-square-text", 16)
        self.handover = Text("", "small", "text_2")
        beside = QHBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self._handover_icon)
        beside.addWidget(self.handover, 1)
        self._line.addLayout(beside, 1)

    def show_view(self, view: RoundView) -> None:
        """Draw stops, figures and what the last team left."""
        self.track.show_stops(lines.stops(view))
        self.track.setVisible(bool(view.stops))
        figures = lines.round_figures(view)
        for label, runs in zip(self.figures, [*figures, []][:3], strict=True):
            label.set_runs(runs)
            label.setVisible(bool(runs))
        on = view.left_open is None
        self.counting.setVisible(on and any(stop.state == "here" and not stop.counted for stop in view.stops))
        self.people.setVisible(not view.companions)
        self.handover.setText(view.handover)
        self.handover.setToolTip(view.handover)
        self._handover_icon.setVisible(bool(view.handover))
