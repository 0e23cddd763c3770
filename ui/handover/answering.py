"""The one who takes over: what is offered and what one should know, yes or no."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import ListRow, RowKind
from ui.components.text import Text
from ui.components.voices import VoiceEditor, VoicePanel
from ui.forms.kept_words import KeptWords
from ui.handover.asks import OfferView
from ui.ports import BookPort
from ui.reading.rows import show_rows
from ui.reading.settled import Settled
from ui.reading.whole_rows import WholeRows
from ui.shell.navigation import PageName
from ui.style import dates, language
from ui.style.tokens import WIDTH

translate = QCoreApplication.translate


class AnsweringPanel(QWidget):
    """`accepted`; `sent_back` carries why not; `taken_back` by the giver; `opened` carries a record."""

    accepted = Signal()
    sent_back = Signal(str)
    taken_back = Signal()
    opened = Signal(str)

    def __init__(self, port: BookPort) -> None:
        super().__init__()
        self.view: OfferView | None = None
        self.heading = Text("", "section", wrap=True)
        self.state = StatusBadge("", "neutral")
        self.facts = Text("", "body", "text_2", wrap=True)
        self.told = VoicePanel("fact", translate("Handover", "Det skal du vide"), "")
        self.answered = VoicePanel("assessment", translate("Handover", "Svar"), "")
        name = translate("Handover", "Det, der følger med")
        self.card = Card(name, padding=0, divided=True)
        self.list = RowList(RowKind.DUE, name)
        self.rows = WholeRows(self.list, RowKind.DUE, least=2, greedy=False)
        self.missing = Text("", "small", "warn", wrap=True)
        self.accept = PrimaryButton(translate("Handover", "Tag imod"), icon="check", keys=("Ctrl", "Enter"))
        self.refuse = Button(translate("Handover", "Send tilbage"), icon="reply")
        self.keep = Button(translate("Handover", "Træk tilbage"), icon="undo")
        self.why = VoiceEditor(
            "assessment",
            translate("Handover", "Hvorfor kan du ikke tage imod?"),
            placeholder=translate("Handover", "Hvem kunne ellers?"),
        )
        self.why.setFixedHeight(110)
        self.why.hide()
        self.kept = KeptWords(port, "handover", {"answer_text": self.why}, self)
        self.kept.found.connect(self.why.show)
        self._lay_out()
        self.accept.clicked.connect(self.accepted)
        self.refuse.clicked.connect(self._refuse)
        self.keep.clicked.connect(self.taken_back)
        self.list.activated_row.connect(lambda row: self.opened.emit(str(row.key)))

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(WIDTH["gutter"])
        left = QVBoxLayout()
        left.setSpacing(12)
        self.card.body.addWidget(self.rows, 1)
        self._short = Settled(self.missing)
        edged = QVBoxLayout()
        edged.setContentsMargins(20, 6, 20, 8)
        edged.addWidget(self._short)
        self.card.body.addLayout(edged)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        left.addWidget(self.card)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._beside = QWidget()
        right = QVBoxLayout(self._beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        line = QHBoxLayout()
        line.addWidget(self.heading, 1)
        line.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        right.addLayout(line)
        right.addWidget(self.facts)
        right.addWidget(self.told)
        right.addWidget(self.answered)
        right.addWidget(self.why)
        right.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.refuse, self.keep):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addStretch(1)
        self._columns.addWidget(self._beside)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._beside.setMinimumWidth(0 if narrow else WIDTH["group_right"])
        self._beside.setMaximumWidth(16_777_215 if narrow else WIDTH["group_right"])
        self.rows.set_all(narrow)

    def show_view(self, view: OfferView) -> None:
        """Draw the handover and what one may do with it."""
        if self.view is None or view.record != self.view.record:
            self.why.hide()
            self.kept.begin(PageName.HANDOVER, view.record)
        self.view = view
        if view.answers:
            words = translate("Handover", "{giver} giver det her videre til dig").format(giver=view.giver)
        else:
            words = translate("Handover", "{giver} giver videre til {receiver}").format(
                giver=view.giver, receiver=view.receiver
            )
        self.heading.setText(words)
        self.state.set_badge(type(self.state.badge)(view.state, "outline", border="solid"))
        day = dates.near_day(view.on, local_now().date(), language.current())
        told = translate("Handover", "Skrevet {day}. Det, I har skrevet, bliver stående i jeres egne navne.")
        self.facts.setText(told.format(day=day))
        self.told.set_text(view.text)
        self.told.setVisible(bool(view.text))
        self.answered.set_text(view.answer)
        self.answered.setVisible(bool(view.answer))
        rows = [ListRow(one.record, one.title, one.label, icon=one.icon, chevron=True) for one in view.lines]
        show_rows(self.list, rows)
        self.card.set_count(str(len(view.lines)))
        self._short.setVisible(bool(view.not_here))
        short = translate("Handover", "{count} ligger i et rum, du ikke læser. Sig det til {giver}.")
        self.missing.setText(short.format(count=view.not_here, giver=view.giver))
        self.accept.setVisible(view.answers)
        self.refuse.setVisible(view.answers)
        self.keep.setVisible(view.takes_back)

    def _refuse(self) -> None:
        """First press: say why. Then it is sent; without a word it is not."""
        if not self.why.isVisibleTo(self):
            self.why.show()
            self.why.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text = self.why.text().strip()
        self.why.set_error("" if text else translate("Handover", "Skriv, hvorfor du ikke kan tage imod."))
        if text:
            self.sent_back.emit(text)

    def beginning(self) -> QWidget:
        """What one came to do, else what is in it."""
        return self.accept if self.view is not None and self.view.answers else self.list

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        do = [one for one in (self.accept, self.keep) if one.isVisibleTo(self)]
        return [*([self.list] if self.list.rows.rowCount() else []), *do[:1]]
