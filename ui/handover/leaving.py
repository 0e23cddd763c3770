"""The one who leaves: everything in one's name, marked for a receiver, and what they need to know."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.empty import EmptyState
from ui.components.fields import ErrorLine
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.picker import Choice, Picker
from ui.components.rows import ListRow, RowKind
from ui.components.text import Text
from ui.components.voices import VoiceEditor
from ui.forms.kept_words import KeptWords
from ui.handover.asks import LeavingView, LeftLine, Offer
from ui.ports import BookPort
from ui.reading.rows import show_rows
from ui.reading.settled import with_room
from ui.reading.whole_rows import WholeRows
from ui.shell.navigation import PageName
from ui.style import dates, language
from ui.style.tokens import WIDTH

translate = QCoreApplication.translate


class LeavingPanel(QWidget):
    """`person_chosen` carries who leaves; `offered` an `Offer`; `opened` a record; `offer_opened` a handover."""

    person_chosen = Signal(str)
    offered = Signal(object)
    opened = Signal(str)
    offer_opened = Signal(str)

    def __init__(self, port: BookPort) -> None:
        super().__init__()
        self.view: LeavingView | None = None
        self._marked: set[str] = set()
        self._known: set[str] = set()
        name = translate("Handover", "Det, der er i dit navn")
        self.person = Picker(translate("Handover", "Hvem giver fra sig?"))
        self.unsent = Text("", "small", "text_2", wrap=True)
        self.card = Card(name, padding=0, divided=True)
        self.every = LinkButton(translate("Handover", "Vælg alle"), flush=True)
        self.card.add_action(self.every)
        self.list = RowList(RowKind.DUE, name, opens_on_click=False)
        self.list.setToolTip(translate("Handover", "Mellemrum vælger til og fra. Enter åbner."))
        self.rows = WholeRows(self.list, RowKind.DUE, least=3, greedy=False)
        self.empty = with_room(
            EmptyState(
                "check",
                translate("Handover", "Intet er i dit navn."),
                translate("Handover", "Sager, grupper, unge, opgaver og opfølgninger står her, når du har dem."),
            )
        )
        self.empty.hide()
        self._make_side(port)
        self._lay_out()
        self._connect()

    def _make_side(self, port: BookPort) -> None:
        now = language.current()
        self.side = Card(translate("Handover", "Giv videre"), padding=18)
        self.to = Picker(translate("Handover", "Til"), placeholder=translate("Handover", "Vælg en kollega"))
        reasons = [
            Choice(one.code, one.label.in_language(now))
            for one in port.catalogue.codes("handover_reason")
            if not one.retired
        ]
        self.reason = Picker(
            translate("Handover", "Hvorfor"), reasons, placeholder=translate("Handover", "Kan udelades")
        )
        self.text = VoiceEditor(
            "fact",
            translate("Handover", "Det skal du vide"),
            placeholder=translate("Handover", "Hvad er lovet? Hvem venter på svar?"),
        )
        self.text.setFixedHeight(132)
        self.kept = KeptWords(port, "handover", {"handover_text": self.text}, self)
        self.trouble = ErrorLine()
        self.give = PrimaryButton("", icon="reply", keys=("Ctrl", "Enter"))
        self.offers = Card(translate("Handover", "Givet videre"), padding=0)
        self.offer_list = RowList(RowKind.LINKED, translate("Handover", "Givet videre"))
        self.offer_rows = WholeRows(self.offer_list, RowKind.LINKED, least=1, greedy=False)
        self.offers.body.addWidget(self.offer_rows)

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(WIDTH["gutter"])
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.person)
        left.addWidget(self.unsent)
        self.card.body.addWidget(self.rows)
        self.card.body.addWidget(self.empty, 1)
        self.card.body.setContentsMargins(0, 0, 0, 4)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        left.addWidget(self.card)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        self._beside = QWidget()
        right = QVBoxLayout(self._beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(WIDTH["gutter"])
        for part in (self.to, self.reason, self.text, self.trouble):
            self.side.body.addWidget(part)
        self.side.body.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.side)
        right.addWidget(self.offers)
        right.addStretch(1)
        self._columns.addWidget(self._beside)
        self.set_narrow(False)

    def _connect(self) -> None:
        self.person.changed.connect(lambda value: self.person_chosen.emit(str(value or "")))
        self.every.clicked.connect(self._mark_every)
        self.give.clicked.connect(self.offer)
        self.list.activated_row.connect(lambda row: self.opened.emit(str(row.key)))
        self.offer_list.activated_row.connect(lambda row: self.offer_opened.emit(str(row.key)))
        mark = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        mark.setContext(Qt.ShortcutContext.WidgetShortcut)
        mark.activated.connect(self._mark_current)
        self.list.clicked.connect(lambda _index: self._mark_current())

    def set_narrow(self, narrow: bool) -> None:
        """The side below the list, or beside it."""
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._beside.setMinimumWidth(0 if narrow else WIDTH["group_right"])
        self._beside.setMaximumWidth(16_777_215 if narrow else WIDTH["group_right"])
        self.rows.set_all(narrow)

    def show_view(self, view: LeavingView) -> None:
        """Draw what is the person's. What nobody has been offered is marked to begin with."""
        if self.view is None or view.person != self.view.person:
            self._marked, self._known = set(), set()
        self.view = view
        self._marked |= set(view.forgotten) - self._known
        self._known |= set(view.forgotten)
        self.kept.begin(PageName.HANDOVER, view.person)
        self._marked &= {line.record for line in view.left if not line.given}
        with _quiet(self.person):
            self.person.set_choices([Choice(one, name) for one, name in view.everybody])
            self.person.set_value(view.person)
        self.person.setVisible(len(view.everybody) > 1)  # most hand over their own only
        self.to.set_choices([Choice(one, name) for one, name in view.people])
        self.offers.setVisible(bool(view.offers))
        today, now = local_now().date(), language.current()
        offers = [
            ListRow(
                one.record, one.title, icon="reply", right=f"{one.state} · {dates.short_date(one.on, now, today)}"
            )
            for one in view.offers
        ]
        show_rows(self.offer_list, offers)
        self._draw()

    def _draw(self) -> None:
        view = self.view
        if view is None:
            return
        self.unsent.setText(_unsent(view.unsent))
        self.unsent.setVisible(view.unsent > 0)
        show_rows(self.list, [self._row(line) for line in view.left])
        self.rows.setVisible(bool(view.left))
        self.empty.setVisible(not view.left)
        self.every.setVisible(bool(view.forgotten))
        self.card.set_title(translate("Handover", "Det, {name} har").format(name=view.name))
        self.card.set_count(_nobody_yet(len(view.forgotten)) if view.left else "")
        count = len(self._marked)
        one = translate("Handover", "Giv én ting videre")
        many = translate("Handover", "Giv {count} ting videre").format(count=count)
        self.give.setText(one if count == 1 else many)
        self.give.updateGeometry()
        nothing = translate("Handover", "Vælg først, hvad der skal gives videre.")
        self.give.set_unavailable("" if count else nothing)

    def _row(self, line: LeftLine) -> ListRow:
        marked = line.record in self._marked
        if line.given:
            return ListRow(line.record, line.title, line.label, icon="user-check", icon_tone="ok", right=line.given,
                           right_below=line.state)  # fmt: skip
        chosen = translate("Handover", "valgt") if marked else translate("Handover", "ikke valgt")
        return ListRow(line.record, line.title, line.label, icon="circle-check" if marked else "circle",
                       icon_tone="accent" if marked else "text_2", right=translate("Handover", "ingen endnu"),
                       right_tone="warn", right_below=chosen)  # fmt: skip

    def _mark_current(self) -> None:
        row = self.list.current()
        if row is None or self.view is None:
            return
        record = str(row.key)
        if record in {line.record for line in self.view.left if not line.given}:
            self._marked ^= {record}
            self._draw()

    def _mark_every(self) -> None:
        if self.view is not None:
            open_ = {line.record for line in self.view.left if not line.given}
            self._marked = set() if self._marked == open_ else open_
            self._draw()

    def offer(self) -> None:
        """Give what is marked to the one chosen; says what is missing under the button."""
        if self.view is None or not self._marked:
            return
        to = str(self.to.value() or "")
        self.trouble.say("" if to else translate("Handover", "Hvem tager over? Vælg en kollega."))
        if not to:
            self.to.combo.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        records = tuple(line.record for line in self.view.left if line.record in self._marked)
        self.offered.emit(Offer(self.view.person, to, records, str(self.reason.value() or ""), self.text.text()))

    def begin_again(self) -> None:
        """It was given: an empty form for what is left."""
        self.kept.used()
        self.to.set_value(None)

    def beginning(self) -> QWidget:
        """The list; while it is empty who it is about, or whom it is for."""
        if self.rows.isVisibleTo(self):
            return self.list
        return self.person.combo if self.person.isVisibleTo(self) else self.to.combo

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [*([self.list] if self.rows.isVisibleTo(self) else []), self.to.combo]


def _unsent(count: int) -> str:
    one = translate("Handover", "Én ændring er kun på denne pc. Den, der overtager, ser den, når den er sendt.")
    many = translate(
        "Handover", "{count} ændringer er kun på denne pc. Den, der overtager, ser dem, når de er sendt."
    )
    return one if count == 1 else many.format(count=count)


def _nobody_yet(count: int) -> str:
    if not count:
        return translate("Handover", "alle har nogen")
    return translate("Handover", "{count} har ingen endnu").format(count=count)


class _quiet:
    """Fill a picker without it saying that somebody chose."""

    def __init__(self, picker: Picker) -> None:
        self._picker = picker

    def __enter__(self) -> None:
        self._picker.blockSignals(True)

    def __exit__(self, *_: object) -> None:
        self._picker.blockSignals(False)
