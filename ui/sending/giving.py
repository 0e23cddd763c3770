"""A paper that is given to somebody: to whom, on what basis, and that one has read it. Then it is printed."""

from dataclasses import asdict, fields
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QWidget

from ui.asks import WORDS
from ui.components.buttons import PrimaryButton
from ui.components.choices import Check
from ui.components.fields import ErrorLine
from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.forms.book_sheet import BookSheet
from ui.forms.entry import Entry
from ui.forms.make_entry import make_entry
from ui.meetings.paper_names import paper_name
from ui.ports import BookPort
from ui.sending.asks import Gave, GivePaper, Ground
from ui.sending.frame import asking, close_button, framed, head_of
from ui.sending.ground_form import GroundForm
from ui.shell.navigation import Navigator, Wanted
from ui.style import language
from ui.views import DraftView, Problem

translate = QCoreApplication.translate
KIND = "giving"  # what the window opens this sheet by: `Navigator.edit(record, KIND, paper)`
_WHO = ("to_actor", "to_text")
_GROUND = frozenset(field.name for field in fields(Ground))


class GivingSheet(BookSheet):
    """A `Sheet`. Ctrl+Enter asks where the file goes and prints; nothing is printed that may not be given."""

    help_topic = "sending"

    def _build(self) -> None:
        self._record, self._paper, self._busy = self._wanted.record or "", self._wanted.at, False
        self._key = f"{WORDS}give/{self._record}/{self._paper}"
        self._touched = self._done = False
        self._name = paper_name(self._paper)
        self.dialog: QFileDialog | None = None
        self.title = translate("Giving", "Giv et papir videre")
        port, clock = self._port, self._clock
        kind = port.catalogue.kind("disclosure")
        self.entries: dict[str, Entry] = {name: make_entry(kind.spec(name), port, clock) for name in _WHO}
        self.form = GroundForm(port, clock)
        self.form.same.setText(translate("Giving", "Modtageren er i samme myndighed"))
        self.seen = Check(translate("Giving", "Jeg har læst, hvad der står på papiret"))
        self.seen_error, self.trouble = ErrorLine(), ErrorLine()
        self._lay_out()
        for entry in self.entries.values():
            entry.changed.connect(self._touch)
        self.form.changed.connect(self._touch)
        port.draft(self._key, while_alive(self, self._take_draft))

    def _touch(self) -> None:
        self._touched = True

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is None or self._touched:
            return
        for name, entry in self.entries.items():
            entry.set_value(draft.values.get(name))
        self.form.put(Ground(**{name: value for name, value in draft.values.items() if name in _GROUND}))
        self._touched = True

    def _lay_out(self) -> None:
        framed(self, self._head(), self._middle(), self._foot())
        stops = [
            *(stop for name in _WHO for stop in self.entries[name].stops()), *self.form.stops(), self.seen,
            self.print_button, self.close_button,
        ]  # fmt: skip
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _head(self) -> QHBoxLayout:
        self.close_button = close_button()
        self.close_button.clicked.connect(self._navigator.close_sheet)
        return head_of(Text(self.title, "page_small"), Text(self._name, "body", "text_2"), self.close_button)

    def _middle(self) -> QScrollArea:
        self.area, column = asking(QWidget())
        told = translate("Giving", "Det bliver skrevet ned, hvem der fik papiret, og på hvilken hjemmel. "
                                   "Mistanker kommer aldrig med.")  # fmt: skip
        for part in (self.trouble, Text(told, "small", "text_2", wrap=True), *self.entries.values(), self.form,
                     self.seen, self.seen_error):  # fmt: skip
            column.addWidget(part)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return self.area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 12)
        row.addStretch(1)
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.print_button = PrimaryButton(translate("Papers", "Udskriv"), icon="printer", keys=(ctrl, enter))
        self.print_button.clicked.connect(self.save)
        row.addWidget(self.print_button)
        return row

    # Sheet

    def first_focus(self) -> QWidget:
        """To whom."""
        return self.entries["to_actor"].first_stop()

    def save(self) -> None:
        """Ctrl+Enter: where does the file go?"""
        if self._busy or self.dialog is not None:
            return
        title = translate("Papers", "Udskriv {paper} som PDF").format(paper=self._name.lower())
        self.dialog = QFileDialog(self.window(), title, str(Path.home() / f"{self._name}.pdf"))
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix("pdf")
        self.dialog.setNameFilter("PDF (*.pdf)")
        self.dialog.fileSelected.connect(self.print_to)
        self.dialog.finished.connect(self._chosen)
        self.dialog.open()

    def _chosen(self, _code: int) -> None:
        self.dialog = None

    def print_to(self, file: str) -> None:
        """Print it there, if it may be given."""
        actor, name = (str(self.entries[one].value() or "") for one in _WHO)
        self._busy = True
        self._port.ask(
            GivePaper(self._record, self._paper, file, actor, name, self.form.value(), self.seen.isChecked()),
            while_alive(self, self._gave),
            while_alive(self, self._refused),
        )

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter: the same."""
        self.save()

    def put_away(self) -> None:
        """Keep what was answered; that one has read the paper is said each time."""
        if self._touched and not self._done:
            to = {name: entry.value() for name, entry in self.entries.items()}
            self._port.keep_draft(self._key, "disclosure", asdict(self.form.value()) | to, lambda _draft: None)

    def _gave(self, gave: Gave) -> None:
        self._busy = False
        if not gave.missing:
            self._done = True
            self._port.drop_draft(self._key)
            self._navigator.close_sheet()
            told = translate("Giving", "Udskrevet til {file}, og videregivelsen er skrevet ned.")
            self._navigator.say(told.format(file=Path(gave.file).name), icon="printer")
            return
        texts = {one.field: one.text for one in reversed(gave.missing)}
        for name, entry in self.entries.items():
            entry.set_error(texts.get(name, ""))
        self.seen_error.say(texts.get("seen", ""))
        within = self.form.show_errors(texts)
        known = {*self.entries, *self.form.entries, "seen"}
        said = [one.text for one in gave.missing if one.field not in known]
        if gave.refused:
            said.append(translate("Sending", "Forsøget er skrevet ned."))
        self.trouble.say(" ".join(said))
        wrong = next((self.entries[name].first_stop() for name in _WHO if name in texts), None)
        first = wrong or within or (self.seen if "seen" in texts else self.first_focus())
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(first, 0, 40)

    def _refused(self, problem: Problem) -> None:
        self._busy = False
        self.trouble.say(problem.text.in_language(language.current()))


def make_giving(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory."""
    return GivingSheet(port, navigator, wanted)
