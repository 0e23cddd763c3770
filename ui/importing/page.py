"""Hent fra fil: choose a file, say what the columns are, see how it will be, bring all of it in or nothing."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.asks import Acted
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.empty import EmptyState
from ui.components.fields import ErrorLine
from ui.components.picker import Choice, Picker
from ui.components.progress import Progress
from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.guides.topics import DUTY
from ui.importing.asks import (
    KINDS,
    BringIn,
    ClearAway,
    Guess,
    Looked,
    LookThrough,
    MakeReady,
    Mapping,
    Opened,
    ReadFile,
    Ready,
    Recognise,
    Table,
    new_batch,
)
from ui.importing.earlier import EarlierCard
from ui.importing.part_by_part import PartByPart
from ui.importing.parts import BeforeLine, ColumnsCard, NotesBox, PreviewCard, TroublesCard
from ui.importing.question import WAITS_FROM, counted
from ui.importing.together import taking_out, together
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.settled import with_room
from ui.shell.navigation import Navigator, PageName
from ui.style import language
from ui.style.tokens import WIDTH
from ui.views import Problem, SpaceView

translate = QCoreApplication.translate
_SHOWS_FROM = 300  # rows: fewer are there before one has read that they are coming


class ImportPage(QWidget):
    """A `Page`. Nothing is written before the button at the end; then all of it, with Fortryd."""

    help_topic = "importing"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port, self._navigator = port, navigator
        self.title = translate("Importing", "Hent fra fil")
        self.opened: Opened | None = None
        self.looked: Looked | None = None
        self._batch = ""
        self._spaces: tuple[SpaceView, ...] = ()
        self._reading = Latest(self, self.show_opened)
        self._guess = Latest(self, self._guessed)
        self._table = Latest(self, self._recognise)
        self._looking, self._making, self._clearing = (PartByPart(port, self) for _ in range(3))
        self._make_parts()
        self._lay_out()
        self._show_step()

    def _make_parts(self) -> None:
        self.choose = PrimaryButton(translate("Importing", "Vælg fil"), icon="folder-open")
        self.choose.clicked.connect(self._choose_file)
        words = translate("Importing", "En tabel fra Excel (.xlsx) eller en .csv. Du ser alt, før det bliver gemt.")
        title = translate("Importing", "Vælg den fil, der skal ind i bogen")
        self.empty = with_room(EmptyState("upload", title, words, self.choose))
        self.earlier = EarlierCard(self._port, self._navigator)
        self.problem = ErrorLine()
        self.file = Card("", padding=20)
        self.file_words = Text("", "section", wrap=True)
        self.another = Button(translate("Importing", "Vælg en anden fil"), size="small", icon="folder-open")
        self.another.clicked.connect(self._choose_file)
        self.before = BeforeLine()
        self.notes = NotesBox()
        catalogue, now = self._port.catalogue, language.current()
        kinds = [Choice(name, catalogue.kind(name).plural.in_language(now)) for name in KINDS]
        self.kind = Picker(translate("Importing", "Hvad er det?"), kinds)
        self.kind.changed.connect(lambda _value: self._kind_chosen())
        self.space = Picker(translate("Importing", "Hvor skal det stå?"))
        self.columns = ColumnsCard()
        self.columns.changed.connect(self._look_again)
        self.preview = PreviewCard()
        self.troubles = TroublesCard()
        self.bring_in = PrimaryButton(translate("Importing", "Hent ind"), icon="check", keys=("Ctrl", "Enter"))
        self.bring_in.clicked.connect(self.save)
        self.progress = Text("", "small", "text_2", wrap=True)
        self.cancel = Button(translate("Importing", "Stop"), size="small")
        self.cancel.clicked.connect(self.stop)
        self.going = Progress(self.cancel)
        self.going.hide()
        self._looking.came.connect(
            lambda share: self._went(translate("Importing", "Ser rækkerne igennem …"), share)
        )
        self._looking.done.connect(lambda parts: self.show_looked(together(parts)))
        self._looking.failed.connect(self._not_taken)
        self._making.came.connect(lambda share: self._went(self._making_words(), share))
        self._making.done.connect(self._keep)
        self._making.failed.connect(self._not_kept)

    def _lay_out(self) -> None:
        content = QWidget()
        whole = page_column(content, spacing=16)
        whole.addLayout(page_head(self.title))
        whole.addWidget(self.problem)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.earlier)
        head = QHBoxLayout()
        head.addWidget(self.file_words, 1)
        head.addWidget(self.another)
        self.file.body.addLayout(head)
        self.file.body.addWidget(self.before)
        self.file.body.addWidget(self.notes)
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(16)
        self._choices.addWidget(self.kind, 1)
        self._choices.addWidget(self.space, 1)
        self.file.body.addLayout(self._choices)
        for card in (self.file, self.columns, self.troubles, self.preview):
            whole.addWidget(card)
        whole.addStretch(0)
        self.area = scroll_whole(self, content, self._make_foot())
        self.area.setAccessibleName(self.title)
        self.earlier.grew.connect(self._bring_into_sight)
        self.earlier.rests.connect(lambda: self.area.setFocus(Qt.FocusReason.OtherFocusReason))

    def _bring_into_sight(self, part: QWidget) -> None:
        """Once it has been laid out."""
        QTimer.singleShot(0, part, lambda: self.area.ensureWidgetVisible(part, 0, 24))

    def _make_foot(self) -> QWidget:
        """The button stays in sight, however many columns there are above it."""
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(10)
        column.addWidget(Divider())
        padding = WIDTH["content_padding"]
        row = QHBoxLayout()
        row.setContentsMargins(padding, 0, padding, 0)
        row.setSpacing(12)
        row.addWidget(self.bring_in)
        row.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        going = QHBoxLayout()
        going.setContentsMargins(padding, 0, padding, 0)
        going.addWidget(self.going)
        column.addLayout(going)
        return self.foot

    # Page

    def arrive(self, **_arguments: Any) -> None:
        """Begin where one left; a file that was chosen is still here."""

    def refresh(self) -> None:
        """Ask which spaces there are, and what came in before."""
        self._port.spaces(while_alive(self, self._take_spaces))
        self.earlier.ask()

    def first_focus(self) -> QWidget:
        """The file, or the button that brings it in."""
        return self.choose if self.opened is None else self.kind.combo

    def save(self) -> None:
        """Ctrl+Enter: everything, or nothing."""
        if self.opened is None or self.looked is None or self.looked.bad or not self.bring_in.isEnabled():
            return
        self._wait(self._making_words())
        self._went(self._making_words(), 0.0)
        self._set_choosable(False)
        self._batch, space = new_batch(), str(self.space.value() or "")
        self._making.begin(
            MakeReady(self._batch, self.opened.table, self._kind_name(), self.columns.mapping(), space)
        )
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Stop while it goes on: nothing has been kept yet, so there is nothing to take back."""
        if self._making.is_running():
            self._making.stop()
            self._clear_away()
            self._look_again()

    def _clear_away(self) -> None:
        """What was made ready is of no use any more, or stands in the book now."""
        self._clearing.begin(ClearAway(self._batch))

    def _keep(self, parts: list[Ready]) -> None:
        """All is ready: keep it, at once. From here on there is no stopping."""
        if self.opened is None:
            return
        self.cancel.set_unavailable(translate("Importing", "Gemmer nu"))
        self.going.show_share(translate("Importing", "Lægger alt ind på én gang …"), 1.0)
        self.going.setVisible(len(self.opened.table.rows) > _SHOWS_FROM)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)  # Stop, where the keyboard stood, is gone
        table, changes = self.opened.table, tuple(one for part in parts for one in part.changes)
        ask = BringIn(self._batch, table.digest, changes, table.name)
        self._port.ask(ask, while_alive(self, self._done), while_alive(self, self._not_kept))

    def _making_words(self) -> str:
        count = len(self.opened.table.rows) if self.opened is not None else 0
        one, many = (
            translate("Importing", "Gør 1 række klar …"),
            translate("Importing", "Gør {count} rækker klar …"),
        )
        return counted(count, one, many)

    def _went(self, words: str, share: float) -> None:
        """Show how far it has come; what is over in a moment shows nothing."""
        self.going.show_share(words, share)
        self.cancel.setVisible(self._making.is_running() or share == 0.0)
        self.going.setVisible(
            share < 1.0 and (self.opened is not None and len(self.opened.table.rows) > _SHOWS_FROM)
        )
        if not self.going.isHidden():
            self.progress.setText("")  # said above the bar

    # steps

    def read(self, path: str) -> None:
        """Read a file; what it holds is shown, nothing written."""
        self.problem.say("")
        self.progress.setText(translate("Importing", "Læser filen …"))
        self.foot.show()
        self.going.hide()
        self._port.ask(ReadFile(path), self._table.expect(), while_alive(self, self._not_read))

    def _recognise(self, table: Table) -> None:
        self._port.ask(Recognise(table), self._reading.expect(), while_alive(self, self._not_read))

    def show_opened(self, opened: Opened) -> None:
        """The file has been read."""
        self.opened, self.looked = opened, None
        one, many = translate("Importing", "1 række"), translate("Importing", "{count} rækker")
        self.file_words.setText(f"{opened.table.name} · {counted(len(opened.table.rows), one, many)}")
        self.notes.show_notes(_told(opened.table))
        self.before.show_before(opened.before)
        self.kind.blockSignals(True)
        self.kind.set_value(opened.kind)
        self.kind.blockSignals(False)
        self._show_spaces()
        self._show_columns(opened.mapping)
        self._show_step()
        self._look_again()
        self.kind.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_looked(self, looked: Looked) -> None:
        """Every row has been checked."""
        self.looked = looked
        self.going.hide()
        self.problem.say("")
        self.preview.show_rows(looked)
        self.preview.show()
        self.troubles.show_troubles(looked)
        one, many = translate("Importing", "Hent 1 række ind"), translate("Importing", "Hent {count} rækker ind")
        self.bring_in.setText(counted(looked.total, one, many))
        self.bring_in.updateGeometry()
        reason = translate("Importing", "Ret rækkerne i filen, og vælg den igen. Intet bliver hentet halvt.")
        self.bring_in.set_unavailable(reason if looked.bad else "")
        self.progress.setText(
            reason if looked.bad else translate("Importing", "Du kan fortryde det hele bagefter.")
        )

    def _kind_name(self) -> str:
        return str(self.kind.value() or KINDS[0])

    def _kind_chosen(self) -> None:
        if self.opened is not None:
            self._show_spaces()
            self._port.ask(Guess(self.opened.table, self._kind_name()), self._guess.expect())

    def _guessed(self, mapping: Mapping) -> None:
        self._show_columns(mapping)
        self._look_again()

    def _show_columns(self, mapping: Mapping) -> None:
        if self.opened is None:
            return
        kind, now = self._port.catalogue.kind(self._kind_name()), language.current()
        fields = [(spec.name, spec.label.in_language(now)) for spec in kind.fields if not spec.by_act]
        self.columns.show_columns(self.opened.table, fields, mapping)

    def _look_again(self) -> None:
        if self.opened is None:
            return
        self.looked = None
        self._set_choosable(True)
        self._wait(translate("Importing", "Ser rækkerne igennem …"))
        self._looking.begin(LookThrough(self.opened.table, self._kind_name(), self.columns.mapping()))

    def _set_choosable(self, choosable: bool) -> None:
        """While it is being kept nothing can be chosen otherwise."""
        for part in (self.kind, self.space, self.columns, self.another):
            part.setEnabled(choosable)

    def _wait(self, words: str) -> None:
        self.bring_in.set_unavailable(words)
        self.progress.setText(words)

    def _take_spaces(self, spaces: tuple[SpaceView, ...]) -> None:
        self._spaces = spaces
        self._show_spaces()

    def _show_spaces(self) -> None:
        kinds = self._port.catalogue.kind(self._kind_name()).spaces
        usual = Choice("", translate("Importing", "Det sædvanlige rum"))
        self.space.set_choices([usual, *(Choice(one.id, one.name) for one in self._spaces if one.kind in kinds)])
        if self.space.value() is None:
            self.space.set_value("")

    def _show_step(self) -> None:
        has_file = self.opened is not None
        self.empty.setVisible(not has_file)
        self.earlier.want(not has_file)
        for part in (self.file, self.columns, self.foot, self.bring_in):
            part.setVisible(has_file)
        if not has_file:
            for part in (self.preview, self.troubles):
                part.hide()
            self.progress.setText("")

    # what the book answers

    def _not_kept(self, problem: Problem) -> None:
        self._clear_away()
        self._not_taken(problem)

    def _not_taken(self, problem: Problem) -> None:
        words = problem.text.in_language(language.current())
        self.going.hide()
        self.cancel.set_unavailable("")
        self._set_choosable(True)
        self.problem.say(words)
        self._wait(words)
        self.preview.hide()
        self.troubles.hide()

    def _not_read(self, problem: Problem) -> None:
        self._reading.forget()
        self._table.forget()
        self.foot.setVisible(self.opened is not None)
        self.problem.say(problem.text.in_language(language.current()))
        self.progress.setText("")

    def _done(self, done: Acted) -> None:
        navigator = self._navigator
        self._clear_away()
        self.going.hide()
        self.cancel.set_unavailable("")
        self._set_choosable(True)
        undo = taking_out(self._port, navigator, done, self._batch, self)
        one = translate("Importing", "1 række er hentet ind.")
        words = counted(len(done.changes), one, translate("Importing", "{count} rækker er hentet ind."))
        kind, duty = self._kind_name(), self.looked is not None and self.looked.duty
        self.opened = self.looked = None
        self._show_step()
        if duty:
            navigator.open(PageName.GUIDE, topic=DUTY)
        else:
            navigator.open(PageName.FIELD_BOOK, kind=kind)
        navigator.say(words, undo=undo)

    def _choose_file(self) -> None:
        title, sorts = translate("Importing", "Vælg fil"), translate("Importing", "Tabeller (*.csv *.xlsx *.txt)")
        path, _sort = QFileDialog.getOpenFileName(self, title, "", sorts)
        if path:
            self.read(path)


def _told(table: Table) -> list[str]:
    """What the rows do not show."""
    told = [one.in_language(language.current()) for one in table.told]
    if len(table.rows) > WAITS_FROM:
        told.append(
            translate(
                "Importing",
                "Til sidst lægges alle rækker ind på én gang. Det kan tage et par sekunder, "
                "og imens venter alt andet, der skal gemmes.",
            )
        )
    return told


def make_importing(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return ImportPage(port, navigator)
