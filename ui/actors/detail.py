"""One actor or offer beside the list: what they can do, how to reach them, how to begin, and how fresh it is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actors.asks import ActorLine
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.moments import local_now
from ui.components.text import Icon, Text
from ui.style import dates, language

translate = QCoreApplication.translate


class ActorDetail(Card):
    """Shows one line, or says to choose one. The buttons are the page's to connect."""

    def __init__(self) -> None:
        super().__init__(padding=18)
        self.setAccessibleName(translate("Actors", "Den valgte"))
        self.contact = PrimaryButton(translate("Actors", "Skriv kontakt"), size="small", keys=("C",))
        self.follow_up = Button(translate("Actors", "Opfølgning"), size="small", keys=("F",))
        self.still_right = Button(translate("Actors", "Passer stadig"), size="small", icon="check", keys=("S",))
        self.edit = Button(translate("Actors", "Ret"), size="small", icon="voice_assessment", keys=("Ctrl", "E"))
        self._told = QWidget()
        self._column = QVBoxLayout(self._told)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.body.addWidget(self._told)
        buttons = (self.contact, self.follow_up, self.still_right, self.edit)
        for first in (0, 2):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons[first : first + 2]:
                row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addStretch(1)
        self._buttons = buttons
        self.show_line(None)

    def show_line(self, line: ActorLine | None) -> None:
        """Draw it; None while nobody is chosen."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for button in self._buttons:
            button.setVisible(line is not None)
        if line is None:
            self._add(
                Text(translate("Actors", "Vælg en i listen, så står det hele her."), "body", "text_2", wrap=True)
            )
            return
        self._add(Text(line.name, "section", wrap=True))
        if line.outreach or line.stale:
            self._add(self._badges(line))
        self._add(Text(line.facts, "small", "text_2", wrap=True)) if line.facts else None
        self._add(Text(line.offer, "body", wrap=True)) if line.offer else None
        self._add(Divider())
        for icon, words, name in _ways(line):
            self._add(_way(icon, words, name))
        self._add(Text(self._freshness(line), "caption", "text_2", wrap=True))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _badges(self, line: ActorLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if line.outreach == "ja":
            row.addWidget(StatusBadge(translate("Actors", "Går opsøgende"), "ok", "footprints"))
        elif line.outreach == "nej":
            row.addWidget(StatusBadge(translate("Actors", "Ikke opsøgende"), "neutral"))
        if line.stale:
            row.addWidget(StatusBadge(translate("Actors", "Kan være forældet"), "warn", "hourglass"))
        row.addStretch(1)
        return holder

    def _freshness(self, line: ActorLine) -> str:
        if line.updated is None:
            return translate("Actors", "Ingen har skrevet, hvornår det sidst blev set efter. Ring og hør.")
        day = dates.near_day(line.updated, local_now().date(), language.current())
        if line.stale:
            words = translate("Actors", "Opdateret {day}. Ring og hør, om det stadig passer.")
        else:
            words = translate("Actors", "Opdateret {day}.")
        return words.format(day=day.rstrip("."))


def _ways(line: ActorLine) -> list[tuple[str, str, str]]:
    """Icon, words and what they are, for what is written."""
    ways = (
        ("phone", line.phone, translate("Actors", "Telefon")),
        ("user-round", line.contact, translate("Actors", "Kontakt")),
        ("mail", line.email, translate("Actors", "Mail")),
        ("clock", line.hours, translate("Actors", "Åbningstid")),
        ("map-pin", line.address, translate("Actors", "Adresse")),
        ("arrow-right", line.refer, translate("Actors", "Sådan kommer man i gang")),
    )
    return [way for way in ways if way[1]]


def _way(icon: str, words: str, name: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Icon(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
    text = Text(words, "body", wrap=True, weight=600 if icon == "phone" else None)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setAccessibleName(f"{name}: {words}")
    row.addWidget(text, 1)
    holder.setToolTip(name)
    return holder
