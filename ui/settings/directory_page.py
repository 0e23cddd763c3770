"""Registeret: two versions of who is who, side by side in plain words, and joining them.

They come about when the endpoint is put back from a backup and is told something else before it has heard of what
it lost. Nothing joins them by itself: an administrator looks at both first.
"""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.choices import Check
from ui.components.empty import EmptyState
from ui.components.fields import ErrorLine
from ui.components.text import Icon, Text
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.page import ReadingPage
from ui.reading.settled import with_room
from ui.settings import directory_lines
from ui.settings.directory_asks import CompareDirectory, DirectoryView, JoinDirectory, SaidView, WhoAdministers
from ui.settings.facts_card import empty
from ui.shell.navigation import Navigator
from ui.style import language
from ui.views import Problem

translate = QCoreApplication.translate
_LINE = 20  # pixels of the words it stands beside
_NARROW = 760  # pixels of page under which the versions stand one below the other


class VersionCard(Card):
    """What one version says that the other does not know."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._nothing = nothing
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        self.body.addLayout(self._inside)

    def show_said(self, said: tuple[SaidView, ...]) -> None:
        """Draw it."""
        empty(self._inside)
        lines = directory_lines.told(said) or [(self._nothing, "")]
        for number, (words, when) in enumerate(lines):
            if number:
                self._inside.addWidget(Divider())
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Text(words, "body", wrap=True), 1)
            told = Text(when, "caption", "text_2")
            told.setMinimumHeight(_LINE)
            row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
            self._inside.addLayout(row)
        self.setAccessibleName(". ".join((self.title_text.text(), *(words for words, _ in lines))))


class JoinCard(Card):
    """What joining does, what can be taken back afterwards, and the tick before the button."""

    def __init__(self) -> None:
        super().__init__(translate("Directory", "Hvad sker der, når du samler dem?"))
        self.body.setSpacing(10)
        for words in (
            translate("Directory", "Begge udgaver gælder: den, der er kommet med i den ene, er med, og den, der er "
                      "lukket ude i den ene, er ude."),
            translate("Directory", "Alles pc’er følger efter af sig selv, næste gang de sender og henter. Ingen "
                      "notater går tabt."),
            translate("Directory", "Det kan ikke fortrydes samlet. Er noget forkert, retter du det bagefter, ét ad "
                      "gangen: luk en ude igen, eller invitér på ny."),
        ):  # fmt: skip
            self.body.addWidget(Text(words, "body", wrap=True))
        doubt = QHBoxLayout()
        doubt.setSpacing(10)
        doubt.addWidget(Icon("triangle-alert", 18, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        words = translate(
            "Directory", "Kender du ikke det, der står hos centralen? Så saml dem ikke. Ring til den, der står der."
        )
        doubt.addWidget(Text(words, "body", weight=600, wrap=True), 1)
        self.body.addLayout(doubt)
        self.sure = Check(translate("Directory", "Jeg har læst begge lister, og begge dele er rigtige"))
        self.trouble = ErrorLine()
        self.sure.toggled.connect(lambda _on: self.trouble.say(""))
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.join = PrimaryButton(translate("Directory", "Saml de to udgaver"), icon="check", keys=(ctrl, enter))
        self.body.addWidget(self.sure)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)


class DirectoryPage(ReadingPage):
    """A `Page`. Asks the endpoint on arrival and on F5; nothing is stated before the tick and the button."""

    help_topic = "directory"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Directory", "Registeret")
        self.view: DirectoryView | None = None
        self._answer, self._names = Latest(self, self.show_view), Latest(self, self._show_names)
        self.lead = Text("", "body", "text_2", wrap=True)
        self.here = VersionCard(
            translate("Directory", "Kun her i din bog"), translate("Directory", "Ikke noget, centralen mangler.")
        )
        self.there = VersionCard(
            translate("Directory", "Kun hos centralen"), translate("Directory", "Ikke noget, du mangler.")
        )
        self.joining = JoinCard()
        self.again = Button(translate("Directory", "Spørg igen"), size="small", icon="refresh-cw", keys=("F5",))
        self._room = QWidget()
        self._quiet = QVBoxLayout(self._room)
        self._quiet.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self.joining.join.clicked.connect(self.save)
        self.again.clicked.connect(self.refresh)

    def _lay_out(self) -> None:
        content = QWidget()
        whole = page_column(content)
        head = page_head(self.title)
        head.addWidget(self.again)
        whole.addLayout(head)
        whole.addWidget(self.lead)
        self._versions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._versions.setSpacing(16)
        for card in (self.here, self.there):
            self._versions.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._versions)
        whole.addWidget(self.joining)
        whole.addWidget(self._room, 1)
        whole.addStretch(0)
        self.area = scroll_whole(self, content)
        self._say(translate("Directory", "Spørger centralen …"), "")

    # Page

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Records say nothing of who is who."""
        return False

    def refresh(self) -> None:
        """Ask for both versions; who is no administrator is told whom to ask."""
        if self.port.me.role == "administrator":
            self.port.ask(CompareDirectory(), self._answer.expect(), while_alive(self, self._not_asked))
        else:
            self.port.ask(WhoAdministers(), self._names.expect())

    def beginning(self) -> QWidget:
        """The tick: the button is not reached by accident."""
        return self.joining.sure if self.joining.isVisibleTo(self) else self.again

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.again, *([self.joining.sure] if self.joining.isVisibleTo(self) else [])]

    def show_view(self, view: DirectoryView) -> None:
        """Draw both versions, or that there is only one."""
        self.view = view
        if not view.member:
            self._say(
                translate("Directory", "Bogen er kun din"),
                translate("Directory", "Den er ikke med i en organisation, så der er intet register."),
            )
        elif not view.apart:
            self._say(
                translate("Directory", "Registeret er det samme her og hos centralen"),
                translate("Directory", "Alle følger den samme udgave af, hvem der er med."),
            )
        else:
            self._show_both(view)

    def _show_both(self, view: DirectoryView) -> None:
        words = translate(
            "Directory",
            "Der er to udgaver af, hvem der er med hos jer. Det sker, når centralen er sat tilbage fra en ældre "
            "kopi. Alle kan skrive videre imens; intet bliver sendt til den anden udgave, før du har set efter.",
        )
        if view.hindrance is not None:
            words += "\n\n" + view.hindrance.in_language(language.current())
        self.lead.setText(words)
        self.here.show_said(view.here)
        self.there.show_said(view.there)
        self._show(apart=True, may=view.hindrance is None)

    def _show_names(self, names: tuple[str, ...]) -> None:
        title = translate("Directory", "Det her er administratorens")
        if names:
            words = translate(
                "Directory", "Er der to udgaver af registeret, så sig det til {names}. Skriv videre imens."
            )
            self._say(title, words.format(names=", ".join(names)))
        else:
            self._say(
                title, translate("Directory", "Bogen er ikke med i en organisation, så der er intet register.")
            )

    def save(self) -> None:
        """Ctrl+Enter and the button: only with the tick, and only what is shown."""
        if self.view is None or not self.joining.isVisibleTo(self):
            return
        if not self.joining.sure.isChecked():
            self.joining.trouble.say(translate("Directory", "Læs begge lister igennem, og sæt kryds først."))
            self.joining.sure.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.joining.join.set_unavailable(translate("Directory", "Vent, til centralen har svaret."))
        ask = JoinDirectory(self.view.seen)
        self.port.ask(ask, while_alive(self, self._joined), while_alive(self, self._not_joined))

    def _joined(self, _view: DirectoryView) -> None:
        self._begin_again()
        self.navigator.say(translate("Directory", "Samlet. Alle får det, næste gang de sender og henter."))
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        self.port.sync_now()
        self.refresh()

    def _not_joined(self, problem: Problem) -> None:
        self._begin_again()
        self.joining.trouble.say(problem.text.in_language(language.current()))
        if problem.code in ("said_since", "head_moved"):
            self.refresh()

    def _begin_again(self) -> None:
        self.joining.join.set_unavailable("")
        self.joining.sure.setChecked(False)

    def _not_asked(self, problem: Problem) -> None:
        self._say(
            translate("Directory", "Centralen kan ikke spørges lige nu"),
            problem.text.in_language(language.current()),
        )

    # drawing

    def _say(self, title: str, words: str) -> None:
        empty(self._quiet)
        self._quiet.addWidget(with_room(EmptyState("users", title, words)))
        self._show(apart=False, may=False)

    def _show(self, *, apart: bool, may: bool) -> None:
        for part in (self.lead, self.here, self.there):
            part.setVisible(apart)
        self.joining.setVisible(apart and may)
        self._room.setVisible(not apart)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._versions.setDirection(ways.TopToBottom if self.width() < _NARROW else ways.LeftToRight)


def make_directory(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return DirectoryPage(port, navigator)
