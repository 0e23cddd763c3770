"""Indstillinger: the page."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.importing.parts import ImportCard
from ui.ports import BookPort
from ui.retention.page import RetentionCard
from ui.settings.asks import InForceView, WhatIsInForce
from ui.settings.directory_card import DirectoryCard
from ui.settings.facts_card import FactsCard, SpacesCard
from ui.settings.in_force_card import InForceCard
from ui.settings.invite_card import InviteCard
from ui.settings.looks_card import LooksCard
from ui.settings.passphrase_card import PassphraseCard
from ui.shell.navigation import Navigator, PageName
from ui.templates.card import TemplatesCard
from ui.views import InvitationView, Problem, SettingsView, SpaceView

translate = QCoreApplication.translate
_TWO_FROM = 840  # pixels of page from which the cards stand in two columns


class SettingsPage(QWidget):
    """A `Page`. What is chosen works at once; there is nothing to save."""

    help_topic = "settings"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = translate("Settings", "Indstillinger")
        self._port, self._navigator = port, navigator
        self.looks, self.facts = LooksCard(), FactsCard()
        self.spaces, self.passphrase = SpacesCard(), PassphraseCard()
        self.templates = TemplatesCard(port, navigator)
        self.in_force = InForceCard()
        self.importing = ImportCard()
        self.importing.go.clicked.connect(lambda: navigator.open(PageName.IMPORTING))
        self.retention = RetentionCard()
        self.retention.go.clicked.connect(lambda: navigator.open(PageName.RETENTION))
        administers = port.me.role == "administrator"
        self.invite: InviteCard | None = InviteCard() if administers else None
        self.directory: DirectoryCard | None = DirectoryCard() if administers else None
        if self.directory is not None:
            self.directory.go.clicked.connect(lambda: navigator.open(PageName.DIRECTORY))
        self._lay_out()
        unsubscribe = port.on_moved(while_alive(self, self._moved))
        self.destroyed.connect(lambda: unsubscribe())
        self.looks.chosen.connect(self._keep)
        self.passphrase.wanted.connect(self._change_passphrase)
        if self.invite is not None:
            self.invite.wanted.connect(self._invite)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(16)
        column.addWidget(Text(self.title, "page"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        right = [
            self.facts,
            self.spaces,
            self.templates,
            self.importing,
            self.retention,
            self.invite,
            self.directory,
        ]
        cards = ([self.looks, self.passphrase, self.in_force], right)
        for some in cards:
            stack = QVBoxLayout()
            stack.setSpacing(16)
            for card in some:
                if card is not None:
                    stack.addWidget(card)
            stack.addStretch(1)
            self._columns.addLayout(stack, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        area.setWidget(body)
        whole.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if self.width() >= _TWO_FROM else down)
        super().resizeEvent(event)

    # Page

    def arrive(self, **_arguments: Any) -> None:
        """Nothing to choose between."""

    def refresh(self) -> None:
        """Ask what is set, and which spaces there are."""
        self._port.settings(self._take)
        self._port.spaces(self._take_spaces)
        self._ask_in_force()
        self.templates.refresh()

    def first_focus(self) -> QWidget:
        """The language that is spoken now."""
        return self.looks.spoken()

    # what the book answers

    def _take(self, view: SettingsView) -> None:
        self.looks.show_view(view)
        self.facts.show_view(view)

    def _take_spaces(self, spaces: tuple[SpaceView, ...]) -> None:
        self.spaces.show_spaces(spaces)
        if self.invite is not None:
            self.invite.show_spaces(spaces)

    def _moved(self, kinds: frozenset[str]) -> None:
        """What the organisation sets concerns every kind there is."""
        if self.isVisible() and len(kinds) >= len(self._port.catalogue.kinds()):
            self._ask_in_force()

    def _ask_in_force(self) -> None:
        self._port.ask(WhatIsInForce(), while_alive(self, self._take_in_force))

    def _take_in_force(self, view: InForceView) -> None:
        self.in_force.show_view(view)

    def _keep(self, view: SettingsView) -> None:
        self._port.save_settings(view, self._take, while_alive(self, self._not_kept))

    def _not_kept(self, problem: Problem) -> None:
        self._navigator.tell(problem)
        self.refresh()

    def _change_passphrase(self, old: str, new: str) -> None:
        self._port.change_passphrase(old, new, while_alive(self, self._changed), while_alive(self, self._refused))

    def _changed(self) -> None:
        self.passphrase.done()
        self._navigator.say(translate("Settings", "Adgangssætningen er skiftet. Brug den nye næste gang."))

    def _refused(self, problem: Problem) -> None:
        self.passphrase.refused(problem)

    def _invite(self, name: str, role: str, spaces: tuple[str, ...]) -> None:
        self._port.invite(
            name, role, spaces, while_alive(self, self._invited), while_alive(self, self._not_invited)
        )

    def _invited(self, text: str, view: InvitationView) -> None:
        if self.invite is not None:
            self.invite.show_made(text, view)

    def _not_invited(self, problem: Problem) -> None:
        if self.invite is not None:
            self.invite.refused(problem)


def make_settings(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return SettingsPage(port, navigator)
