"""The unlock card: one passphrase, and patience that grows with every wrong one."""

import math
import time

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.components.buttons import LinkButton, PrimaryButton, paint_box
from ui.components.cards import Divider
from ui.components.passphrase import PassphraseField
from ui.components.text import Icon, Run, Text, Tile
from ui.door.cover import Cover
from ui.door.language_switch import LanguageSwitch
from ui.ports import BookPort, DoorPort
from ui.style import language, theme
from ui.style.tokens import RADIUS, WIDTH
from ui.views import BookOnDisk, Problem

translate = QCoreApplication.translate
_WRONG = "wrong_passphrase"


class Patience(QObject):
    """Counts whole seconds down to zero on the machine's steady clock; `ticked` with what is left."""

    ticked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._tick)

    def wait(self, seconds: float) -> None:
        """Begin to wait; 0 ends the waiting at once."""
        self._until = time.monotonic() + seconds
        self._timer.start()
        self._tick()

    def left(self) -> int:
        """Seconds still to wait, rounded up."""
        return max(0, math.ceil(self._until - time.monotonic()))

    def _tick(self) -> None:
        left = self.left()
        if left == 0:
            self._timer.stop()
        self.ticked.emit(left)


class Trouble(QWidget):
    """What went wrong under the field: icon, a bold sentence and the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._words = Text("", "small", "danger", wrap=True)
        row.addWidget(Icon("overdue", 16, "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, bold: str, rest: str = "") -> None:
        """Show it; nothing to say hides it. Screen readers get both through the field's description."""
        self._words.set_runs([Run(bold, 600), Run(f" {rest}" if rest else "")])
        self.setVisible(bool(bold))

    def text(self) -> str:
        """What is said now."""
        return self._words.text()


class UnlockCard(QWidget):
    """Lås din feltbog op. `opened` carries the open book; `other_wanted` another's folder, "" for a new one."""

    opened = Signal(object)
    other_wanted = Signal(str)

    def __init__(self, port: DoorPort, book: BookOnDisk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port, self._book = port, book
        self._busy = False
        self._wrong = False
        self._patience = Patience(self)
        self._patience.ticked.connect(self._count_down)
        self.setFixedWidth(WIDTH["unlock_card"])
        self.field = PassphraseField(translate("Door", "Adgangssætning"))
        self.field.submitted.connect(self.try_now)
        self.field.changed.connect(self._typed)
        self.trouble = Trouble()
        # The error belongs between the box and the Caps Lock line.
        self.field.column.insertWidget(self.field.column.indexOf(self.field.box) + 1, self.trouble)
        self.button = PrimaryButton(translate("Door", "Lås op"), size="large", keys=(translate("keys", "Enter"),))
        self.button.setSizePolicy(self.field.sizePolicy())
        self.button.clicked.connect(self.try_now)
        self.ready = Text("", "small", "text_2", wrap=True)
        self.ready.hide()
        self.forgotten = Text(self._forgotten_words(), "small", "text_2", wrap=True)
        self.forgotten.hide()
        self._lay_out()
        self.setFocusProxy(self.field.editor)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(33, 29, 33, 20)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addSpacing(20)
        column.addWidget(self.field)
        column.addSpacing(18)
        column.addWidget(self.button)
        column.addSpacing(6)
        column.addWidget(self.ready)
        column.addSpacing(12)
        column.addWidget(Divider())
        column.addSpacing(10)
        foot = QHBoxLayout()
        self.forgotten_link = LinkButton(translate("Door", "Glemt adgangssætningen?"), flush=True)
        self.forgotten_link.clicked.connect(lambda: self.forgotten.setVisible(self.forgotten.isHidden()))
        foot.addWidget(self.forgotten_link)
        foot.addStretch(1)
        foot.addWidget(Text(translate("Door", "Virker også uden net"), "small", "text_2"))
        column.addLayout(foot)
        column.addWidget(self.forgotten)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Tile("book-open", 44, 22, round_=True))
        words, left = QVBoxLayout(), Qt.AlignmentFlag.AlignLeft
        words.setSpacing(0)
        title, which = self._which()
        words.addWidget(Text(title, "page_small"), 0, left)
        words.addWidget(Text(which, "small", "text_2"), 0, left)
        row.addLayout(words)
        row.addStretch(1)
        self.switch_link = LinkButton(translate("Door", "Skift bog"), flush=True)
        self.switch_link.clicked.connect(self._offer_others)
        row.addWidget(self.switch_link)
        return row

    def _which(self) -> tuple[str, str]:
        """What is to be opened, and which of the books on this PC that is."""
        if self._book.practice:
            return translate("Door", "Lås din øvebog op"), translate("Door", "Alt i den er opdigtet")
        if self._book.total > 1:
            which = translate("Door", "Bog {number} af {total} på denne pc")
        else:
            which = translate("Door", "Den eneste bog på denne pc")
        which = which.format(number=self._book.number, total=self._book.total)
        return translate("Door", "Lås din feltbog op"), which

    def _forgotten_words(self) -> str:
        if self._book.practice:
            return translate("Door", "Så lav en ny øvebog: vælg Skift bog, Ny bog på denne pc og Prøv med øvedata.")
        return translate(
            "Door",
            "Ingen andre kender den, og den kan ikke sendes til dig. Din administrator kan hjælpe. "
            "Det, du har skrevet, bliver liggende i bogen imens.",
        )

    def others(self) -> QMenu:
        """The menu of Skift bog: the other books on this PC, and a new one."""
        menu = QMenu(self)
        for book in self._port.books():
            title = translate("Door", "Bog {number}").format(number=book.number)
            action = menu.addAction(title)
            action.setEnabled(book.folder != self._book.folder)
            action.triggered.connect(lambda _on=False, folder=book.folder: self.other_wanted.emit(folder))
        if (practice := self._port.practice()) is not None:
            action = menu.addAction(translate("Door", "Øvebogen"))
            action.setEnabled(not self._book.practice)
            action.triggered.connect(lambda _on=False, folder=practice.folder: self.other_wanted.emit(folder))
        menu.addSeparator()
        new = menu.addAction(translate("Door", "Ny bog på denne pc …"))
        new.triggered.connect(lambda: self.other_wanted.emit(""))
        return menu

    def _offer_others(self) -> None:
        menu = self.others()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.switch_link.mapToGlobal(self.switch_link.rect().bottomLeft()))

    def try_now(self) -> None:
        """Try what is written. While the wait lasts, or nothing is written, nothing happens."""
        if self._busy or self._patience.left() or not self.field.text():
            return
        self._busy = True
        self._say_button(translate("Door", "Låser op …"), waiting=True)
        self._port.unlock(self._book.folder, self.field.text(), self._open, self._refused, self._getting_ready)

    def _getting_ready(self, done: int, of: int) -> None:
        """After an update the first opening takes a while: say that, and how far it is."""
        if not isValid(self) or not of:
            return
        self._say_button(translate("Door", "Gør bogen klar …"), waiting=True)
        words = translate("Door", "Bogen gøres klar efter opdateringen. Det sker kun denne ene gang. {share} %")
        self.ready.setText(words.format(share=100 * done // of))
        self.ready.show()
        self.field.editor.setAccessibleDescription(self.ready.text())

    def _open(self, port: BookPort) -> None:
        if not isValid(self):
            port.lock()  # somebody went to another book while this one was opening
            return
        self.field.clear()
        self.opened.emit(port)

    def _refused(self, problem: Problem) -> None:
        if not isValid(self):
            return
        self._busy = False
        self.ready.hide()
        self._wrong = problem.code == _WRONG
        self.field.box.set_error(True)
        self.field.line.selectAll()
        self.field.editor.setFocus()
        if not self._wrong:
            self._tell(problem.text.in_language(language.current()))
        self._patience.wait(problem.wait_seconds)

    def _tell(self, bold: str, rest: str = "") -> None:
        self.trouble.say(bold, rest)
        self.field.editor.setAccessibleDescription(self.trouble.text())

    def _count_down(self, left: int) -> None:
        if left:
            self._say_button(_open_in(left), waiting=True)
        else:
            self._say_button(translate("Door", "Lås op"), waiting=False)
        if self._wrong and left:
            longer = translate("Door", "Ventetiden bliver længere for hver gang.")
            self._tell(translate("Door", "Den passede ikke."), f"{_again_in(left)} {longer}")
        elif self._wrong:
            self._tell(translate("Door", "Den passede ikke."), translate("Door", "Prøv igen."))

    def _say_button(self, words: str, *, waiting: bool) -> None:
        self.button.setText(words)
        self.button.setEnabled(not waiting)
        self.button.updateGeometry()

    def _typed(self) -> None:
        if self._patience.left() == 0 and not self._busy:
            self.field.box.set_error(False)
            self._tell("")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = theme.colour("surface"), theme.colour("line")
        paint_box(painter, self.rect().toRectF(), fill, line, RADIUS["cover_card"])


def _open_in(seconds: int) -> str:
    if seconds == 1:
        return translate("Door", "Lås op om 1 sekund")
    return translate("Door", "Lås op om {count} sekunder").format(count=seconds)


def _again_in(seconds: int) -> str:
    if seconds == 1:
        return translate("Door", "Prøv igen om 1 sekund.")
    return translate("Door", "Prøv igen om {count} sekunder.").format(count=seconds)


class UnlockPage(Cover):
    """The cover with the card on it."""

    opened = Signal(object)
    other_wanted = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, port: DoorPort, book: BookOnDisk, version: str, parent: QWidget | None = None) -> None:
        super().__init__(True, parent)
        self.card = UnlockCard(port, book)
        self.card.opened.connect(self.opened)
        self.card.other_wanted.connect(self.other_wanted)
        self.middle.addWidget(self.card)
        self.middle.addStretch(1)
        self.foot.addWidget(
            Text(
                translate("Door", "Alt på pc’en er krypteret. Kun din adgangssætning åbner bogen."),
                "small",
                "spine_text_2",
            )
        )
        self.foot.addStretch(1)
        switch = LanguageSwitch()
        switch.chosen.connect(self.language_chosen)
        self.foot.addWidget(switch)
        self.foot.addWidget(Text(f"Feltbog {version}", "small", "spine_text_2"))
        self.setFocusProxy(self.card)
