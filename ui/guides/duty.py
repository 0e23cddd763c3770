"""The notification beside the duty guide: what was written in the form's order, for the proper channel."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.fields import TextField
from ui.components.moments import local_now
from ui.components.text import Text
from ui.components.voices import VoicePanel
from ui.guides.asks import NotificationView, Part
from ui.reading.page import scrolling
from ui.style import dates, language

translate = QCoreApplication.translate


class NotificationCard(Card):
    """`sent`, `copied`, `printed` and `edited` are what one can do; `workplace_given` carries the address."""

    sent = Signal()
    copied = Signal()
    printed = Signal()
    edited = Signal()
    workplace_given = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("Guides", "Din underretning"), padding=0, divided=True)
        self.view: NotificationView | None = None
        self.state = StatusBadge("", "outline")
        self.add_action(self.state)
        self.workplace = TextField(
            translate("Guides", "Arbejdspladsens adresse"),
            placeholder=translate("Guides", "Aldrig din egen"),
        )
        self.workplace.line.editingFinished.connect(lambda: self.workplace_given.emit(self.workplace.text()))
        self.route = TextField(
            translate("Guides", "Sendt til, og hvordan"),
            placeholder=translate("Guides", "Fx modtageenheden, digitalt"),
        )
        self.mark = PrimaryButton(translate("Guides", "Den er sendt"), icon="send", keys=("Ctrl", "Enter"))
        self.copy = Button(translate("Guides", "Kopiér"), icon="copy", size="small")
        self.paper = Button(translate("Guides", "Gem som PDF"), icon="printer", size="small", keys=("Ctrl", "P"))
        self.edit = Button(translate("Guides", "Ret"), icon="voice_assessment", size="small", keys=("Ctrl", "E"))
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(18, 12, 18, 12)
        self._column.setSpacing(10)
        self.area = scrolling(self._parts)
        self._lay_out()
        for button, signal in ((self.mark, self.sent), (self.copy, self.copied), (self.paper, self.printed),
                               (self.edit, self.edited)):  # fmt: skip
            button.clicked.connect(signal)

    def _lay_out(self) -> None:
        self.body.addWidget(self.area, 1)
        below = QVBoxLayout()
        below.setContentsMargins(18, 8, 18, 14)
        below.setSpacing(10)
        below.addWidget(self.workplace)
        below.addWidget(self.route)
        small = QHBoxLayout()
        small.setSpacing(8)
        for button in (self.edit, self.copy, self.paper):
            small.addWidget(button)
        small.addStretch(1)
        below.addLayout(small)
        below.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        told = translate("Guides", "Den sendes ad kommunens egen vej. Her skriver du kun, at det er sket.")
        self.told = Text(told, "caption", "text_2", wrap=True)
        below.addWidget(self.told)
        self.body.addLayout(below)

    def show_view(self, view: NotificationView) -> None:
        """Draw what it says and whether it has been sent."""
        self.clear()
        self.view = view
        for part in view.parts:
            self._column.addWidget(_shown(part))
        self._column.addStretch(1)
        if not self.workplace.line.hasFocus():
            self.workplace.line.setText(view.workplace)
        if view.sent_at is not None:
            self.route.line.setText(view.route)
        self._show_state(view)

    def clear(self) -> None:
        """Nothing yet: no words, and nothing to send."""
        self.view = None
        self.mark.hide()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _show_state(self, view: NotificationView) -> None:
        today, now = local_now().date(), language.current()
        badge = type(self.state.badge)
        if view.sent_at is None:
            words = translate("Guides", "Ikke sendt endnu")
            self.state.set_badge(badge(words, "warn", "hourglass"))
        else:
            at = dates.near_moment(view.sent_at, today, now)
            words = translate("Guides", "Sendt {at}").format(at=at)
            self.state.set_badge(badge(words, "ok", "check"))
        self.mark.setVisible(view.sent_at is None)
        self.route.setVisible(view.sent_at is None or bool(view.route))
        self.route.line.setReadOnly(view.sent_at is not None)
        if view.receipt_by is not None:
            told = translate("Guides", "Kvitteringen bør være her senest {day}. Fristen står på I dag.")
            self.told.setText(told.format(day=dates.due_day(view.receipt_by.date(), today, now).rstrip(".")))
        else:
            self.told.setText(
                translate("Guides", "Den sendes ad kommunens egen vej. Her skriver du kun, at det er sket.")
            )


def _shown(part: Part) -> QWidget:
    words = part.text or translate("Guides", "Mangler: {what}").format(what=part.missing)
    if part.voice in ("fact", "own_words", "assessment") and part.text:
        return VoicePanel(part.voice, part.label, words)  # type: ignore[arg-type]
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Text(part.label, "label", "text_2"))
    column.addWidget(Text(words, "body", "text" if part.text else "warn", wrap=True))
    return holder
