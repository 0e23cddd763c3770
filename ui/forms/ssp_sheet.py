"""Ctrl+I: the question first, then the referral, or the words on another road."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.forms.concern_question import REFERRAL, WRITTEN, ConcernQuestion, RoutePanel
from ui.forms.referral import ReferralSheet
from ui.guides.topics import DUTY
from ui.ports import BookPort
from ui.shell.navigation import Navigator, PageName, Wanted
from ui.style import dates, language
from ui.views import DraftView

translate = QCoreApplication.translate


class SspSheet(QWidget):
    """A `Sheet`. Begun from a record, or editing one, it is the referral at once."""

    sheet_width = ReferralSheet.sheet_width

    def __init__(self, port: BookPort, navigator: Navigator, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._wanted = port, navigator, wanted
        self.referral: ReferralSheet | None = None
        self.stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.question: ConcernQuestion | None = None
        if wanted.record is not None or wanted.preset:
            self._begin_referral()
        else:
            self._ask()

    def _ask(self) -> None:
        self.question = question = ConcernQuestion()
        question.chose.connect(self._go)
        question.closed.connect(self._navigator.close_sheet)
        self.stack.addWidget(question)
        self._port.draft("ssp_case", self._take_draft)

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is not None and self.question is not None and self.referral is None:
            at = dates.clock(draft.at, language.current())
            self.question.say_draft(translate("Forms", "Du har en kladde fra {clock}").format(clock=at))

    def _go(self, road: str) -> None:
        if road == REFERRAL:
            self._begin_referral()
            self.first_focus().setFocus()
            return
        if road == WRITTEN:
            self._navigator.write("concern")
            return
        panel = RoutePanel(road)
        panel.closed.connect(self._navigator.close_sheet)
        panel.back.connect(lambda: self._back(panel))
        panel.guide_wanted.connect(lambda: self._navigator.open(PageName.GUIDE, topic=DUTY))
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        panel.back_button.setFocus()

    def _back(self, panel: RoutePanel) -> None:
        if self.question is None:
            return
        self.stack.setCurrentWidget(self.question)
        self.stack.removeWidget(panel)
        panel.deleteLater()
        self.first_focus().setFocus()

    def _begin_referral(self) -> None:
        self.referral = ReferralSheet(self._port, self._navigator, self._wanted)
        self.stack.addWidget(self.referral)
        self.stack.setCurrentWidget(self.referral)

    # Sheet

    @property
    def title(self) -> str:
        """The referral's, or the question."""
        if self.referral is not None:
            return self.referral.title
        return translate("Forms", "Hvad er du bekymret for?")

    @property
    def help_topic(self) -> str:
        """The same page for the question and the form."""
        return "ssp_case"

    def first_focus(self) -> QWidget:
        """The first road, the first empty field, or the way back from another road."""
        if self.referral is not None:
            return self.referral.first_focus()
        shown = self.stack.currentWidget()
        if isinstance(shown, RoutePanel):
            return shown.back_button
        if self.question is not None:
            return self.question.choices[REFERRAL]
        return self

    def save(self) -> None:
        """Ctrl+Enter."""
        if self.referral is not None:
            self.referral.save()

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter: refer."""
        if self.referral is not None:
            self.referral.save_and_another()

    def put_away(self) -> None:
        """Keep the draft now."""
        if self.referral is not None:
            self.referral.put_away()


def make_ssp_sheet(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory for SSP cases."""
    return SspSheet(port, navigator, wanted)
