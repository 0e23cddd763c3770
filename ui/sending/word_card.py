"""What the other side of a case has said, and what one can do about it: reply, correct, send again."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.asks import Acted
from ui.components.buttons import Button
from ui.components.cards import Card, Divider
from ui.components.fields import ErrorLine
from ui.components.moments import local_now
from ui.components.text import Icon, Text
from ui.components.voices import VoiceEditor
from ui.forms.answers import while_alive
from ui.forms.kept_words import KeptWords
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.sending.asks import Correct, Replied, Reply, Said, WordOn, WordView
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.views import Problem

translate = QCoreApplication.translate
_SHOWN = 6


class WordCard(Card):
    """Asks the book itself, and hides where nothing has been said. `correct` is there when a case was returned."""

    def __init__(self, port: BookPort, navigator: Navigator, case: str, parent: QWidget | None = None) -> None:
        super().__init__(translate("Sending", "Sendt og svaret"), padding=16, parent=parent)
        self._port, self._navigator, self._case = port, navigator, case
        self.view: WordView | None = None
        self.replies: dict[str, ReplyBox] = {}
        self._begun: dict[str, str] = {}  # replies begun on the card that stood here before
        self.correct = Button(translate("Sending", "Ret og send igen"), size="small", icon="undo-2")
        self.correct.setObjectName("correct")
        self.correct.clicked.connect(self.begin_correcting)
        self.correct.hide()
        self.add_action(self.correct)
        self._latest = Latest(self, self.show_view)
        self.hide()
        port.ask(WordOn(case), self._latest.expect(), lambda _problem: None)

    def show_view(self, view: WordView) -> None:
        """Draw what was said, newest first."""
        self.view = view
        self.set_count(str(len(view.said)) if view.said else "")
        if view.line:
            self.body.addWidget(Text(view.line, "label", wrap=True))
        for number, said in enumerate(view.said[:_SHOWN]):
            if number:
                self.body.addWidget(Divider())
            self.body.addWidget(SaidLine(said))
            if said.letter:
                box = ReplyBox(self._port)
                box.kept.begin(PageName.RECORD, self._case, "reply", said.letter)
                box.send.clicked.connect(partial(self._reply, said.letter))
                self.replies[said.letter] = box
                self._put_back(said.letter)
                self.body.addWidget(box)
        self.correct.setVisible(view.may_correct)
        self.setVisible(bool(view.said or view.line))

    def resume(self, before: "WordCard") -> None:
        """Take over the replies begun on the card that stood here before; something has come meanwhile."""
        self._begun = before.begun()
        for letter in self.replies:
            self._put_back(letter)

    def _put_back(self, letter: str) -> None:
        if words := self._begun.get(letter):
            self.replies[letter].editor.set_text(words)

    def begun(self) -> dict[str, str]:
        """The words of replies that have not been sent."""
        return {**self._begun, **{letter: box.editor.text() for letter, box in self.replies.items()}}

    def begin_correcting(self) -> None:
        """Open the returned referral for correction."""
        self._port.ask(Correct(self._case), while_alive(self, self._corrected), self._navigator.tell)

    def _corrected(self, _acted: Acted) -> None:
        self._navigator.edit(self._case, "ssp_case")

    def _reply(self, letter: str) -> None:
        box = self.replies[letter]
        box.trouble.say("")
        self._port.ask(
            Reply(letter, box.editor.text()),
            while_alive(self, partial(self._replied, box)),
            while_alive(self, partial(self._refused, box)),
        )

    def _replied(self, box: "ReplyBox", replied: Replied) -> None:
        if replied.missing:
            said = [one.text for one in replied.missing] + [translate("Sending", "Forsøget er skrevet ned.")]
            box.trouble.say(" ".join(said))
            box.editor.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        box.kept.used()
        words = translate("Sending", "Svaret er forseglet og sendes, når der er net.")
        self._navigator.say(words, icon="send")
        self._port.sync_now()

    def _refused(self, box: "ReplyBox", problem: Problem) -> None:
        box.trouble.say(problem.text.in_language(language.current()))
        box.editor.editor.setFocus(Qt.FocusReason.OtherFocusReason)


class SaidLine(QWidget):
    """Who said what and when."""

    def __init__(self, said: Said) -> None:
        super().__init__()
        now = language.current()
        when = dates.near_moment(said.at, local_now().date(), now)
        head = f"{said.label} · {said.who}, {when}"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(said.icon, 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(head, "small", "text_2", wrap=True))
        if said.text:
            words.addWidget(Text(said.text, "body", wrap=True))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{head}. {said.text}".strip())


class ReplyBox(QWidget):
    """Words, and the button that seals them."""

    def __init__(self, port: BookPort) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(8)
        self.editor = VoiceEditor("fact", translate("Sending", "Dit svar"))
        self.editor.setMaximumHeight(110)
        self.kept = KeptWords(port, "ssp_case", {"text": self.editor}, self)
        column.addWidget(self.editor)
        self.trouble = ErrorLine()
        column.addWidget(self.trouble)
        self.send = Button(translate("Sending", "Send svaret"), size="small", icon="reply")
        self.send.setObjectName("reply")
        column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)
