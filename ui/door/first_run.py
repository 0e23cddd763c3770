"""Velkommen: three steps from nothing to an open book. Nothing is sent before a passphrase is chosen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSpacerItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.components.buttons import LinkButton, PrimaryButton
from ui.components.choices import BigChoice
from ui.components.fields import ErrorLine
from ui.components.steps import StepIndicator
from ui.components.text import Text
from ui.door.begin_panels import InvitationPanel, OrganisationPanel, PracticePanel
from ui.door.steps import PassphraseStep, ReadyStep
from ui.door.welcome import Welcome
from ui.ports import BookPort, DoorPort
from ui.style import language, theme
from ui.views import Problem

translate = QCoreApplication.translate
INVITATION, ORGANISATION, PRACTICE = range(3)
_AIR = 4  # for the focus ring at the edges of what scrolls
_LOW = 780  # windows lower than this give the page smaller margins
_VERY_LOW = 600  # and lower ones a line for each way to begin
_NARROW = 1120  # and narrower ones leave out what the book is


class FirstRun(QWidget):
    """`opened` carries the BookPort when the person has read step 3; `given_up` leads back to the door."""

    opened = Signal(object)
    given_up = Signal()
    language_chosen = Signal(str)

    def __init__(self, port: DoorPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._busy = False
        self._made: BookPort | None = None
        self.choice = INVITATION
        self.passphrase: PassphraseStep | None = None
        self.welcome = welcome = Welcome()
        welcome.language_chosen.connect(self.language_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(welcome)
        row.addLayout(self._right(), 1)
        self._say_step(0)  # only now: shown without a parent its link would be a window and take the keyboard
        self.choose(INVITATION)
        self.setFocusProxy(self.invitation.field.line)

    def _right(self) -> QVBoxLayout:
        self._column = column = QVBoxLayout()
        column.setContentsMargins(68, 56, 68, 40)
        column.setSpacing(0)
        left = Qt.AlignmentFlag.AlignLeft
        self.steps = StepIndicator(
            (translate("Door", "Kom ind"), translate("Door", "Din adgangssætning"), translate("Door", "Klar"))
        )
        self.title = Text("", "page")
        self.below = Text("", "body", "text_2", wrap=True)
        self.stack = _Steps()
        self.stack.addWidget(self._beginning())
        head = QVBoxLayout()
        head.setContentsMargins(_AIR, 0, _AIR, 0)
        head.setSpacing(0)
        for widget, space in ((self.steps, 20), (self.title, 4)):
            head.addWidget(widget, 0, left)
            head.addSpacing(space)
        head.addWidget(self.below)
        column.addLayout(head)
        column.addSpacing(20 - _AIR)
        self._area = _scrolling(self.stack)
        column.addWidget(self._area, 1)
        self.trouble = ErrorLine()
        column.addWidget(self.trouble)
        column.addSpacing(12)
        column.addLayout(self._foot())
        return column

    def _beginning(self) -> QWidget:
        page = QWidget()
        self._ways_column = column = QVBoxLayout(page)
        column.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        column.setSpacing(12)
        self.cards = _cards()
        self._ways = QButtonGroup(self)
        for number, card in enumerate(self.cards):
            self._ways.addButton(card, number)
            card.toggled.connect(partial(self._toggled, number))
            column.addWidget(card)
        self._before_panel = QSpacerItem(0, 8)
        column.addItem(self._before_panel)
        self.invitation = InvitationPanel(self._port)
        self.organisation = OrganisationPanel()
        self._panels = (self.invitation, self.organisation, PracticePanel(again=self._port.practice() is not None))
        for panel in self._panels:
            panel.changed.connect(self._renew_button)
            column.addWidget(panel)
        column.addStretch(1)
        self.invitation.field.line.installEventFilter(self)
        return page

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_AIR, 0, _AIR, 0)
        row.setSpacing(12)
        self.foot_words = Text("", "small", "text_2")
        self.back_link = LinkButton(translate("Door", "Tilbage"))
        self.back_link.clicked.connect(self.step_back)
        self.button = PrimaryButton("", size="large", keys=(translate("keys", "Enter"),))
        self.button.clicked.connect(self.go_on)
        row.addWidget(self.foot_words)
        row.addStretch(1)
        row.addWidget(self.back_link)
        row.addWidget(self.button)
        return row

    # step 1

    def choose(self, number: int) -> None:
        """Choose one of the three ways, from 0; the keyboard goes to what it asks."""
        self.cards[number].setChecked(True)
        first = (self.invitation.field.line, self.organisation.name.line, self.button)
        first[number].setFocus()

    def _toggled(self, number: int, on: bool) -> None:
        if not on:
            return
        self.choice = number
        for place, panel in enumerate(self._panels):
            panel.setVisible(place == number)
        self.trouble.say("")
        self._renew_button()
        # Once it is laid out: in a low window what was chosen asks below the edge.
        QTimer.singleShot(0, self._panels[number], partial(self._bring_into_view, number))

    def _bring_into_view(self, number: int) -> None:
        """What it asks, and above it what was chosen as far as there is room."""
        if self.stack.currentIndex() == 0:
            self._area.ensureWidgetVisible(self.cards[number])
            self._area.ensureWidgetVisible(self._panels[number])

    def begun(self) -> tuple[int, str]:
        """What was chosen and typed so far, for another page in another language."""
        return self.choice, self.invitation.text()

    def resume(self, choice: int, invitation: str) -> None:
        """Carry on from there."""
        self.choose(choice)
        if invitation:
            self.invitation.field.set_text(invitation)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # No invitation begins with a digit, so a digit in the empty field is a choice.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            empty = watched is self.invitation.field.line and not self.invitation.field.text()
            if empty and self._digit(event):
                return True
        return super().eventFilter(watched, event)

    def _digit(self, event: QKeyEvent) -> bool:
        if self.stack.currentIndex() != 0 or event.text() not in ("1", "2", "3"):
            return False
        number = int(event.text()) - 1
        self.choose(number)
        self._bring_into_view(number)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        elif not self._digit(event):
            super().keyPressEvent(event)

    # going on

    def go_on(self) -> None:
        """Enter: on to the next step when this one is done, else say what is missing."""
        step = self.stack.currentIndex()
        if self._busy:
            return
        if self._made is not None:
            self.opened.emit(self._made)
        elif step == 0:
            panel = self._panels[self.choice]
            panel.say_missing()
            if not panel.missing():
                self._to_passphrase()
        elif self.passphrase is not None and self.passphrase.check():
            self._make_book(self.passphrase)

    def step_back(self) -> None:
        """From step 2 to step 1; from step 1 to the books there are already."""
        if self._busy or self._made is not None:
            return
        if self.stack.currentIndex() == 0:
            if self._has_books():
                self.given_up.emit()
            return
        self._drop_passphrase()
        self.stack.setCurrentIndex(0)
        self._say_step(0)

    def _has_books(self) -> bool:
        return bool(self._port.books()) or self._port.practice() is not None

    def _to_passphrase(self) -> None:
        self.passphrase = PassphraseStep(named=self.choice != PRACTICE)
        self.passphrase.submitted.connect(self.go_on)
        self.stack.addWidget(self.passphrase)
        self.stack.setCurrentWidget(self.passphrase)
        self._say_step(1)
        self.passphrase.first_field().setFocus()

    def _drop_passphrase(self) -> None:
        step, self.passphrase = self.passphrase, None
        if step is not None:
            step.clear()
            self.stack.removeWidget(step)
            step.deleteLater()

    def _make_book(self, step: PassphraseStep) -> None:
        self._busy = True
        self.welcome.setEnabled(False)
        self.trouble.say("")
        self.button.setText(translate("Door", "Laver bogen …"))
        self.button.setEnabled(False)
        name, secret = step.name.text().strip(), step.first.text()
        if self.choice == INVITATION:
            self._port.join(self.invitation.text(), name, secret, self._ready, self._refused)
        elif self.choice == ORGANISATION:
            asked = self.organisation
            self._port.create_organisation(
                asked.endpoint.text().strip(),
                asked.name.text().strip(),
                name,
                secret,
                asked.folder.text().strip(),
                self._ready,
                self._refused,
            )
        else:
            self._port.practise(secret, self._ready, self._refused)

    def _settle(self) -> None:
        self._busy = False
        self.welcome.setEnabled(True)
        self.button.setEnabled(True)

    def _refused(self, problem: Problem) -> None:
        if not isValid(self):
            return
        self._settle()
        self._renew_button()
        self.trouble.say(problem.text.in_language(language.current()))

    def _ready(self, port: BookPort) -> None:
        if not isValid(self):
            port.lock()
            return
        self._settle()
        self._made = port
        self._drop_passphrase()
        port.settings(lambda view: self._show_ready(view.book_folder))

    def _show_ready(self, folder: str) -> None:
        where = folder + "\u2028" + translate("Door", "Krypteret. Den åbner kun med din adgangssætning.")
        ready = ReadyStep(where, self._who_can_help(), self._first_thing())
        self.stack.addWidget(ready)
        self.stack.setCurrentWidget(ready)
        self._say_step(2)
        self.button.setFocus()

    def _who_can_help(self) -> str:
        if self.choice == INVITATION:
            return translate(
                "Door", "Din administrator kan åbne den sammen med en til. Det, du har skrevet, går ikke tabt."
            )
        if self.choice == ORGANISATION:
            return translate(
                "Door",
                "Nødnøglerne ligger i {folder}. Giv dem til tre, I stoler på. To af dem kan hjælpe sammen.",
            ).format(folder=self.organisation.folder.text().strip())
        return translate("Door", "Så laver du bare en ny øvebog.")

    def _first_thing(self) -> str:
        if self.choice == ORGANISATION:
            return translate("Door", "Inviter dine kolleger under Indstillinger.")
        return translate("Door", "Tryk Ctrl+G, og skriv en gadekontakt. Bogen virker også uden net.")

    # words

    def _say_step(self, step: int) -> None:
        self.steps.set_step(step)
        self._area.verticalScrollBar().setValue(0)  # a step begins at its top
        titles = (
            translate("Door", "Velkommen. Hvordan vil du begynde?"),
            translate("Door", "Vælg en adgangssætning"),
            translate("Door", "Klar. Bogen er din."),
        )
        below = (
            translate("Door", "Du kan altid prøve med øvedata først. Det påvirker ingen."),
            translate("Door", "Den låser bogen op, hver gang. Kun du kender den."),
            translate("Door", "Tre ting, det er godt at vide."),
        )
        foot = (
            translate("Door", "Intet bliver sendt, før du har valgt en adgangssætning."),
            translate("Door", "Det tager et øjeblik at lave bogen."),
            "",
        )
        self.title.setText(titles[step])
        self.below.setText(below[step])
        self.foot_words.setText(foot[step])
        self.back_link.setVisible(step == 1 or (step == 0 and self._has_books()))
        self.trouble.say("")
        self._renew_button()

    def _renew_button(self) -> None:
        words = (
            (
                translate("Door", "Ordene passer, fortsæt"),
                translate("Door", "Fortsæt"),
                translate("Door", "Prøv med øvedata"),
            )[self.choice],
            translate("Door", "Lav bogen"),
            translate("Door", "Åbn bogen"),
        )[self.steps.step()]
        if self.choice == INVITATION and self.steps.step() == 0 and self.invitation.view is None:
            words = translate("Door", "Fortsæt")
        self.button.setText(words)
        self.button.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        low, narrow = self.height() < _LOW, self.width() < _NARROW
        side = 28 if narrow else 68
        self._column.setContentsMargins(side, 28 if low else 56, side, 24 if low else 40)
        self.welcome.set_narrow(narrow)
        self._set_very_low(self.height() < _VERY_LOW)
        super().resizeEvent(event)
        if self.stack.currentIndex() == 0:
            self._area.ensureWidgetVisible(self._panels[self.choice])

    def _set_very_low(self, low: bool) -> None:
        for card in self.cards:
            card.set_low(low)
        for panel in self._panels:
            air = 12 if low else 20
            panel.body.setContentsMargins(20, air, 20, air)
        self._before_panel.changeSize(0, 0 if low else 8)
        self._ways_column.setSpacing(8 if low else 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("bg"))


class _Steps(QStackedWidget):
    """As tall as the step that is shown: a short one does not scroll because another is long."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _number: self.updateGeometry())

    def sizeHint(self) -> QSize:
        return self._shown(super().sizeHint(), lambda step: step.sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._shown(super().minimumSizeHint(), lambda step: step.minimumSizeHint())

    def _shown(self, widest: QSize, size_of: Callable[[QWidget], QSize]) -> QSize:
        step = self.currentWidget()
        return widest if step is None else QSize(widest.width(), size_of(step).height())


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def _cards() -> tuple[BigChoice, BigChoice, BigChoice]:
    return (
        BigChoice(
            translate("Door", "Jeg har en invitation"),
            translate("Door", "Fra din leder eller administrator: en kode eller en fil."),
            "mail-open",
            "1",
            badge=translate("Door", "De fleste vælger det her"),
        ),
        BigChoice(
            translate("Door", "Opret en ny organisation"),
            translate("Door", "Du bliver administrator og inviterer de andre."),
            "building-2",
            "2",
        ),
        BigChoice(
            translate("Door", "Prøv med øvedata"),
            translate("Door", "En opdigtet bydel med fem runder, to grupper og en sag. Sender aldrig noget."),
            "flask-conical",
            "3",
        ),
    )
