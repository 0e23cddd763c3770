"""What stands on a record's page, made from one view: header, voices, details, what belongs to it, history."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from local_store.errors import KnownError
from local_store.records.catalogue import Catalogue
from local_store.records.declare import Kind
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.chip_flow import ChipFlow
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.reading.layout import page_column
from ui.reading.rows import icon_tone, kept_badge, two_parts
from ui.record import history, parts, sorting
from ui.style import dates, language
from ui.style.tokens import HEIGHT, WIDTH
from ui.views import FieldView, RecordView

translate = QCoreApplication.translate


class RecordContent(QWidget):
    """Drawn once and replaced as a whole when the record changes. `go` opens another record's page."""

    help_topic = "record"  # what F1 opens
    above = ""  # the page that `back` leads up to; empty: where one was
    begins: QWidget | None = None  # what takes the keyboard once it is here; else the page itself keeps it
    outdated = Signal()  # what is shown is to be asked for again

    def __init__(self, view: RecordView, catalogue: Catalogue, go: Callable[[str], None]) -> None:
        super().__init__()
        self._view, self._catalogue, self._go = view, catalogue, go
        self._kind = _known(catalogue, view.kind)
        self._today = local_now().date()
        self._sorted = sorting.sort_fields(view.fields, self._kind)
        self.banner: parts.ConflictBanner | None = None
        self.related: RowList | None = None
        whole = page_column(self, spacing=16, top=20)
        whole.addLayout(self._header())
        if view.without_letter:
            whole.addWidget(parts.without_letter_card(view.without_letter))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(WIDTH["gutter"])
        whole.addLayout(self._columns)
        whole.addStretch(1)
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        self._beside = QWidget()
        self._fill_columns()

    def _header(self) -> QHBoxLayout:
        view = self._view
        row = QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.back = LinkButton(translate("Record", "Tilbage"), flush=True, icon="arrow-left")
        self.back.setToolTip(translate("Record", "Tilbage ({keys})").format(keys="Alt+←"))
        self.back.setFixedHeight(20)
        self.back.setObjectName("back")
        titles.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.heading = Text(view.title, "page")
        line.addWidget(self.heading)
        badge = kept_badge(view.kept)
        self.kept = StatusBadge(badge.text, "neutral", badge.icon)
        self.kept.set_badge(badge)
        line.addWidget(self.kept)
        if view.values.get("withdrawn") == "ja":
            line.addWidget(StatusBadge(translate("Record", "Fortrudt"), "outline", "undo"))
        line.addStretch(1)
        titles.addLayout(line)
        titles.addWidget(Text(view.subtitle, "body", "text_2"))
        self._head.addLayout(titles, 1)
        self.edit: Button = PrimaryButton(translate("Record", "Ret"), icon="voice_assessment", keys=("Ctrl", "E"))
        self.edit.setObjectName("edit")
        self._actions = ChipFlow([self.edit], height=HEIGHT["button"])
        self._head.addWidget(self._actions)
        row.addLayout(self._head, 1)
        return row

    def _fill_columns(self) -> None:
        spaced = WIDTH["gutter"]
        self._main.setSpacing(spaced)
        side = self._side
        side.setSpacing(spaced)
        side.setContentsMargins(0, 0, 0, 0)
        self._beside.setLayout(side)
        if self._view.hard_fields:
            self._main.addWidget(self._conflict())
        for notice in self._view.notices:
            self._main.addLayout(_notice(notice.in_language(language.current())))
        texts = self._texts()
        if texts is not None:
            self._main.addWidget(texts)
        details = self._details()
        if details is not None:
            (side if texts is not None else self._main).addWidget(details)
        if self._view.related:
            side.addWidget(self._related_card())
        side.addWidget(self._about())
        side.addStretch(1)
        self._main.addWidget(self._history())
        self._main.addStretch(1)
        self._columns.addLayout(self._main, 1)
        self._columns.addWidget(self._beside)

    def set_narrow(self, narrow: bool) -> None:
        """The side column beside the main one, or below it; what one can do beside the name, or below it."""
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._head.setAlignment(self._actions, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        self._actions.keep_in_one_row(not narrow)
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        width = WIDTH["group_right"]
        self._beside.setMinimumWidth(0 if narrow else width)
        self._beside.setMaximumWidth(16_777_215 if narrow else width)

    def resume(self, before: "RecordContent") -> None:
        """Take over what was chosen in the content that stood here before; here there is nothing to choose."""

    def begin_with(self, what: str) -> None:
        """Begin what one came for; a record that is only read has nothing to begin."""

    def save(self) -> None:
        """Ctrl+Enter; a record that is only read has nothing to save."""

    def panes(self) -> list[QWidget]:
        """Where F6 goes: what one can do, what belongs to it, the history."""
        stops: list[QWidget] = [self.edit]
        if self.banner is not None:
            stops.append(self.banner.look)
        if self.related is not None:
            stops.append(self.related)
        if self.take_back.isVisibleTo(self):
            stops.append(self.take_back)
        return stops

    def named(self, name: str) -> QWidget | None:
        """The part that was called so on the page before this one."""
        return self.findChild(QWidget, name) if name else None

    # the cards

    def _conflict(self) -> QWidget:
        labels = {field.name: field.label for field in self._view.fields}
        self.banner = parts.ConflictBanner(", ".join(labels.get(name, name) for name in self._view.hard_fields))
        self.banner.look.setObjectName("conflict")
        return self.banner

    def _texts(self) -> Card | None:
        sorted_ = self._sorted
        if not sorted_.spoken and not sorted_.texts:
            return None
        card = Card()
        card.setAccessibleName(translate("Record", "Det skrevne"))
        card.body.setSpacing(12)
        suspected: tuple[FieldView, ...] = ()
        if sorting.is_suspicion(self._view.kind, self._view.values):
            suspected = sorted_.spoken
            card.body.addWidget(parts.fence(self._view, suspected))
        for field in sorted_.spoken:
            if field not in suspected:
                card.body.addWidget(parts.voice_panel(field))
        for field in sorted_.texts:
            card.body.addWidget(parts.Labelled(field))
        return card

    def _details(self) -> Card | None:
        fields = self._sorted.details
        if not fields:
            return None
        card = Card(translate("Record", "Oplysninger"))
        card.body.setSpacing(10)
        for field in fields:
            card.body.addWidget(parts.detail(field, self._kind, self._catalogue, self._go))
        return card

    def _related_card(self) -> Card:
        name = translate("Record", "Hører til")
        rows = []
        now = language.current()
        for row in self._view.related:
            title, detail = two_parts(row.title)
            right = dates.near_day(row.at.date(), self._today, now) if row.at else ""
            # A group's page says where by itself; of a round it is the place that tells its contacts apart.
            parts_ = (detail, row.subtitle) if self._view.kind == "outreach_round" else (row.subtitle or detail,)
            told = " · ".join(part for part in parts_ if part)
            rows.append(ListRow(row.id, title, detail=told, icon=row.icon, icon_tone=icon_tone(row), right=right))
        card = Card(name, count=str(len(rows)), padding=0, divided=True)
        self.related = RowList(RowKind.LINKED, name, RowModel(rows), fits_content=True)
        self.related.setObjectName("related")
        card.body.addWidget(self.related)
        card.body.setContentsMargins(0, 0, 0, 6)
        return card

    def _about(self) -> Card:
        view, now = self._view, language.current()
        card = Card(small=True)
        card.setAccessibleName(translate("Record", "Om posten"))
        who, at = view.created
        written = translate("Record", "Skrevet af {name}, {moment}")
        lines = [("voice_assessment", written.format(name=who, moment=dates.near_moment(at, self._today, now)))]
        if view.updated[1] != at:
            changed = translate("Record", "Rettet af {name}, {moment}")
            when = dates.near_moment(view.updated[1], self._today, now)
            lines.append(("history", changed.format(name=view.updated[0], moment=when)))
        if view.space:
            lines.append(("lock", translate("Record", "Læses i {space}").format(space=view.space)))
        for icon, words in lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            mark = Icon(icon, 16)
            mark.setFixedHeight(18)  # as tall as a line, so that it stands on the first one
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(words, "small", "text_2", wrap=True), 1)
            card.body.addLayout(row)
        return card

    def _history(self) -> Card:
        lines = self._view.history
        card = Card(translate("Record", "Historik"), count=str(len(lines)))
        self.take_back = Button(translate("Record", "Tag tilbage"), size="small", icon="undo")
        self.take_back.setObjectName("take_back")
        tip = translate("Record", "Tager din seneste ændring tilbage. Den bliver i historikken.")
        self.take_back.setToolTip(tip)
        self.take_back.setAccessibleDescription(tip)
        card.add_action(self.take_back)
        self.take_back.setVisible(any(line.mine and line.fields for line in lines))
        fence = None
        if sorting.is_suspicion(self._view.kind, self._view.values):
            fence = partial(parts.fenced_change, self._view.space)
        card.body.addWidget(history.timeline(lines, self._today, fence))
        return card


def _notice(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon("info", 16, "accent"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, "small", "text_2", wrap=True), 1)
    return row


def _known(catalogue: Catalogue, kind: str) -> Kind | None:
    try:
        return catalogue.kind(kind)
    except KnownError:
        return None
