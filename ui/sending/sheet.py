"""Indstil: on what basis, what is missing, exactly what leaves; then it is sealed and goes with the next round."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.buttons import PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.fields import ErrorLine
from ui.components.lack_row import LackRow
from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.forms.book_sheet import BookSheet
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.sending.asks import Ground, Missing, Prepare, SendCase, SendingView, Sent
from ui.sending.frame import asking, close_button, framed, head_of
from ui.sending.ground_form import GroundForm
from ui.sending.preview import Preview
from ui.shell.navigation import Navigator, Wanted
from ui.style import language
from ui.views import DraftView, Problem

translate = QCoreApplication.translate
KIND = "sending"  # what the window opens this sheet by: `Navigator.edit(case, KIND)`
_PAUSE_MS = 250  # after the last letter typed the rules are asked again
_BESIDE_FROM = 860
_AREA = "sub_goal."


class SendingSheet(BookSheet):
    """A `Sheet`. Ctrl+Enter refers. What was answered stays as a draft until it has been sent."""

    sheet_width = 1064
    help_topic = "sending"

    def _build(self) -> None:
        self.case = self._wanted.record or ""
        self._key = f"send/{self.case}"
        self.view: SendingView | None = None
        self._began = self._done = self._sending = self._touched = False
        self.title = translate("Sending", "Indstil")
        self._latest = Latest(self, self.show_view)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.form = GroundForm(self._port, self._clock)
        self.preview = Preview()
        self.trouble = ErrorLine()
        self._lay_out()
        self.form.changed.connect(self._changed)
        self.preview.seen_changed.connect(lambda: self.preview.seen_error.say(""))
        self._order()
        self._port.draft(self._key, while_alive(self, self._take_draft))

    # drawing

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left(), 1)
        self._between = Divider(standing=True)
        middle.addWidget(self._between)
        middle.addWidget(self.preview, 1)
        framed(self, self._head(), middle, self._foot())

    def _head(self) -> QHBoxLayout:
        self.heading, self.where = Text(self.title, "page_small"), Text("", "body", "text_2")
        self.close_button = close_button()
        self.close_button.clicked.connect(self._navigator.close_sheet)
        return head_of(self.heading, self.where, self.close_button)

    def _left(self) -> QScrollArea:
        self.area, self._column = asking(QWidget())
        column = self._column
        column.addWidget(self.trouble)
        self.parties = Text("", "small", "text_2", wrap=True)
        column.addWidget(self.parties)
        self.lacks = Card(translate("Sending", "Mangler i indstillingen"), padding=16)
        self._lack_lines = QVBoxLayout()
        self._lack_lines.setSpacing(4)
        self.lacks.body.addLayout(self._lack_lines)
        self.lack_links: list[LackRow] = []
        self.lacks.hide()
        column.addWidget(self.lacks)
        column.addWidget(self.form)
        column.addStretch(1)
        return self.area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        self.missing = Text("", "body", "text_2", wrap=True)
        self.missing.setAccessibleName(translate("Sending", "Hvad mangler"))
        row.addWidget(self.missing, 1, Qt.AlignmentFlag.AlignVCenter)
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.send_button = PrimaryButton(translate("Forms", "Indstil"), keys=(ctrl, enter))
        self.send_button.clicked.connect(self.save)
        row.addWidget(self.send_button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_preview(beside=self.width() >= _BESIDE_FROM)
        super().resizeEvent(event)

    def _place_preview(self, *, beside: bool) -> None:
        """Beside the questions, or below them in the same scroll where there is little room."""
        if beside == (self.preview.widget() is self.preview.body):
            return
        if beside:
            self._column.removeWidget(self.preview.body)
            self.preview.setWidget(self.preview.body)
        else:
            self.preview.takeWidget()
            self._column.addWidget(self.preview.body)
        self.preview.body.show()
        # What leaves is read by the keyboard too: arrows and Page Down scroll whatever holds it.
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus if beside else Qt.FocusPolicy.StrongFocus)
        for part in (self.preview, self._between):
            part.setVisible(beside)

    def _order(self) -> None:
        stops: Sequence[QWidget] = [
            *self.lack_links, *self.form.stops(), self.preview, self.preview.seen, self.send_button,
            self.close_button,
        ]  # fmt: skip
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    # asking

    def _take_draft(self, draft: DraftView | None) -> None:
        values = {name: value for name, value in (draft.values if draft else {}).items() if name in _NAMES}
        ground = Ground(**values) if values else None
        if ground is not None:
            self._began = True
            self.form.put(ground)
        self._port.ask(Prepare(self.case, ground), self._latest.expect(), while_alive(self, self._not_here))

    def _changed(self) -> None:
        self._touched = True
        self.trouble.say("")
        self._pause.start()

    def _ask(self) -> None:
        question = Prepare(self.case, self.form.value(), self.form.to())
        self._port.ask(question, self._latest.expect(), while_alive(self, self._not_here))

    def show_view(self, view: SendingView) -> None:
        """Draw what the answers come to."""
        if not self._began:
            self._began = True
            if not self._touched:
                self.form.put(view.ground)
        self.view = view
        words = [view.title, view.level, view.table or view.forum]
        self.where.setText(" · ".join(word for word in words if word))
        if view.again:
            self.heading.setText(translate("Sending", "Indstil igen"))
        at_table = translate("Sending", "Ved bordet: {parties}").format(parties=view.parties)
        self.parties.setText(at_table)
        self.form.setVisible(not view.inside)
        self.form.show_view(view)
        self.preview.show_view(view)
        self._show_lacks([one for one in view.missing if one.place != "ground"])
        self._say_missing(view)

    def _show_lacks(self, lacks: Sequence[Missing]) -> None:
        while (item := self._lack_lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lack_links = []
        for lack in lacks:
            if lack.place == "nowhere":
                self._lack_lines.addWidget(Text(lack.text, "body", wrap=True))
                continue
            row = LackRow(self._label(lack), lack.text, lack, blocks=True, tip=translate("Forms", "Gå til feltet"))
            row.clicked.connect(partial(self._go, lack))
            self._lack_lines.addWidget(row)
            self.lack_links.append(row)
        self.lacks.set_count(str(len(lacks)) if lacks else "")
        self.lacks.setVisible(bool(lacks))
        self._order()

    def _label(self, lack: Missing) -> str:
        """What the place is called where it is put right."""
        catalogue, now = self._port.catalogue, language.current()
        if lack.place == "case":
            return catalogue.kind("ssp_case").spec(lack.field).label.in_language(now)
        return catalogue.kind(lack.field.partition(".")[0]).label.in_language(now)

    def _say_missing(self, view: SendingView) -> None:
        """One plain sentence: the first thing, and how many more there are."""
        if not view.missing:
            ready = translate("Sending", "Klar. Det bliver forseglet og sendt, så snart der er net.")
            self.missing.setText(translate("Sending", "Klar.") if view.inside else ready)
            return
        more = len(view.missing) - 1
        words = view.missing[0].text
        if more:
            words += " " + translate("Sending", "Og {n} mere.").format(n=more)
        self.missing.setText(words)

    def _go(self, lack: Missing) -> None:
        """Where it is put right: the referral itself, or what is planned for the case."""
        if lack.place == "case":
            self._navigator.edit(self.case, "ssp_case")
            return
        preset = {"case_id": self.case}
        kind, _, area = lack.field.partition(".")
        if lack.field.startswith(_AREA):
            preset["area"] = area
        self._navigator.write(kind, preset)

    def _not_here(self, problem: Problem) -> None:
        self._done = True
        self._navigator.close_sheet()
        self._navigator.tell(problem)

    # Sheet

    def first_focus(self) -> QWidget:
        """The first basis."""
        return self.form.entries["basis"].first_stop()

    def save(self) -> None:
        """Ctrl+Enter: refer, when the person has seen what leaves."""
        if self.view is None or self._sending or self._done:
            return
        if self._pause.isActive() or self._latest.is_waiting():
            self._pause.stop()
            question = Prepare(self.case, self.form.value(), self.form.to())
            self._port.ask(question, while_alive(self, self._fresh), while_alive(self, self._not_here))
            return
        self._send()

    def _fresh(self, view: SendingView) -> None:
        self._latest.forget()
        self.show_view(view)
        self._send()

    def _send(self) -> None:
        view = self.view
        if view is None:
            return
        if view.leaves and not view.missing and not self.preview.seen.isChecked():
            self.preview.seen_error.say(translate("Sending", "Se først, præcis hvad der går ud, og sæt kryds."))
            self.preview.seen.setFocus(Qt.FocusReason.OtherFocusReason)
            beside = self.preview.widget() is self.preview.body
            (self.preview if beside else self.area).ensureWidgetVisible(self.preview.seen_error)
            return
        self._sending = True
        self._port.ask(
            SendCase(self.case, self.form.value(), view.seal, self.form.to()),
            while_alive(self, self._sent),
            while_alive(self, self._refused),
        )

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter: the same; there is no other one."""
        self.save()

    def put_away(self) -> None:
        """Keep what was answered."""
        if self._touched and not self._done:
            self._port.keep_draft(self._key, "legal_basis", asdict(self.form.value()), lambda _draft: None)

    # how it went

    def _sent(self, sent: Sent) -> None:
        self._sending = False
        if sent.missing:
            self._show_missing(sent)
            return
        self._done = True
        self._port.drop_draft(self._key)
        self._navigator.close_sheet()
        words = translate("Sending", "Indstillet til {table}.").format(table=sent.table)
        if sent.letters:
            words += " " + translate("Sending", "Det er forseglet og sendes, når der er net.")
        self._navigator.say(words, icon="send")
        self._port.sync_now()

    def _show_missing(self, sent: Sent) -> None:
        texts: dict[str, str] = {}
        for one in sent.missing:
            texts.setdefault(one.field, one.text)
        first = self.form.show_errors(texts)
        here = self.form.entries
        said = list(
            dict.fromkeys(one.text for one in sent.missing if one.place == "ground" and one.field not in here)
        )
        if sent.refused:
            said.append(translate("Sending", "Forsøget er skrevet ned."))
        self.trouble.say(" ".join(said))
        if first is None and self.lack_links:
            first = self.lack_links[0]
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(first, 0, 40)
        else:
            self.area.verticalScrollBar().setValue(0)
        self._pause.start()  # the preview may be another by now

    def _refused(self, problem: Problem) -> None:
        self._sending = False
        self.trouble.say(problem.text.in_language(language.current()))


_NAMES = frozenset(spec.name for spec in fields(Ground))


def make_sending(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory."""
    return SendingSheet(port, navigator, wanted)
