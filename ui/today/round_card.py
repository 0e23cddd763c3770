"""Min runde: the track of stops, what came of them, and begin, go on, end. What it asks, it asks in the card."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.text import Icon, Text
from ui.components.voices import VoiceEditor
from ui.reading.quiet_line import QuietLine
from ui.style import dates, language
from ui.today import lines
from ui.today.fitted_track import FittedTrack
from ui.views import RoundView

translate = QCoreApplication.translate


class RoundCard(Card):
    """Shows the round that is on, or offers to begin one.

    `start_wanted`; `next_wanted` carries what a contact at the next stop begins with; `ending` when the
    handover is asked for, `end_wanted` carries the handover text; `people_wanted` when nobody is named yet.
    """

    start_wanted = Signal()
    next_wanted = Signal(object)
    ending = Signal()
    end_wanted = Signal(str)
    people_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Today", "Min runde"), padding=0)
        self._view: RoundView | None = None
        self.since = StatusBadge("", "accent", "circle-play")
        self.add_beside_title(self.since)
        self.start = Button(translate("Today", "Start runde"), size="small", icon="play")
        self.end = LinkButton(translate("Today", "Afslut runde"), flush=True)
        self.next = Button(translate("Today", "Næste stop"), size="small", trailing_icon="arrow-right")
        self.add_action(self.end)
        self.header.addSpacing(8)
        self.add_action(self.next)
        self.add_action(self.start)
        self.quiet = QuietLine("waypoints", translate("Today", "Ingen runde i gang. Start en, når I går ud."))
        self.going = RoundInWords()
        self.panel = HandoverPanel()
        for part in (self.quiet, self.going, self.panel):
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.start.clicked.connect(self.start_wanted)
        self.next.clicked.connect(lambda: self.next_wanted.emit(self.next_preset()))
        self.end.clicked.connect(self.ask_handover)
        self.going.people.clicked.connect(self.people_wanted)
        self.panel.done.connect(self.end_wanted)
        self.panel.closed.connect(self.put_panel_away)
        self.show_view(None)

    def show_view(self, view: RoundView | None) -> None:
        """Draw this round; None when there is none."""
        if view is None or self._view is None or view.id != self._view.id:
            self.panel.clear()
        self._view = view
        if view is not None:
            clock = dates.clock(view.started_at, language.current(), with_word=False)
            words = translate("Today", "I gang siden {clock}").format(clock=clock)
            self.since.set_badge(type(self.since.badge)(words, "accent", "circle-play"))
            self.going.show_view(view)
        self._arrange()

    def view(self) -> RoundView | None:
        """The round shown now."""
        return self._view

    def next_preset(self) -> dict[str, Any]:
        """What a contact at the next planned stop begins with; only the round when nothing more is planned."""
        view = self._view
        if view is None:
            return {}
        place = next((stop.ref for stop in view.stops if stop.state == "planned"), "")
        return {"round_id": view.id, **({"place_ref": place} if place else {})}

    def ask_handover(self) -> None:
        """Ask what the next team should know."""
        self.ending.emit()
        self.panel.is_open = True
        self._arrange()
        self.panel.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_panel_away(self) -> None:
        """Back to the round; what was written stays until the round ends."""
        self.panel.is_open = False
        self._arrange()
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        on, asking = self._view is not None, self.panel.is_open
        self.since.setVisible(on)
        self.start.setVisible(not on)
        self.end.setVisible(on and not asking)
        self.next.setVisible(on and not asking)
        self.quiet.setVisible(not on)
        self.going.setVisible(on and not asking)
        self.panel.setVisible(on and asking)


class RoundInWords(QWidget):
    """The track, and below it what came of the round."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 8)
        column.setSpacing(4)
        self.track = FittedTrack()
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
        self.people.setFixedHeight(20)
        self._line.addWidget(self.people)
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
        self.people.setVisible(not view.companions)
        self.handover.setText(view.handover)
        self.handover.setToolTip(view.handover)
        self._handover_icon.setVisible(bool(view.handover))


class HandoverPanel(QWidget):
    """What the next team should know: one text, save or go back. `done` carries the text."""

    done = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 14)
        column.setSpacing(10)
        self.words = VoiceEditor(
            "fact",
            translate("Today", "Hvad skal næste hold vide?"),
            hint=translate("Today", "må gerne være tomt"),
            placeholder=translate("Today", "Hvor I slap grupperne, og hvad der er lovet."),
        )
        self.words.setFixedHeight(82)
        column.addWidget(self.words)
        below = QHBoxLayout()
        below.setSpacing(8)
        self.save = PrimaryButton(translate("Today", "Afslut runde"), size="small", keys=("Ctrl", "Enter"))
        self.cancel = Button(translate("Today", "Ikke endnu"), size="small", keys=("Esc",))
        below.addWidget(self.save)
        below.addWidget(self.cancel)
        below.addStretch(1)
        column.addLayout(below)
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.closed)

    def clear(self) -> None:
        """Close and forget: the round has ended, or it is another one."""
        self.is_open = False
        self.words.set_text("")

    def finish(self) -> None:
        """Ctrl+Enter."""
        self.done.emit(self.words.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
