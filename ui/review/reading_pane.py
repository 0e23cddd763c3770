"""The entry in the middle: whose words they are, what it rests on, what is in place."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.badges import LevelBadge, StatusBadge, StatusTone, source_badge
from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.chip_flow import ChipFlow
from ui.components.empty import EmptyState
from ui.components.fence import Fence
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.components.voices import Voice, VoicePanel
from ui.duplicates.asks import Pair
from ui.reading.page import scrolling
from ui.reading.settled import with_room
from ui.record.parts import in_lines
from ui.record.sorting import source
from ui.review.asks import EntryView
from ui.style import dates, language, theme

translate = QCoreApplication.translate
_NARROW = 420  # below that the title has a line of its own, as has one too long for the badges beside it


class ReadingPane(QWidget):
    """Shows one entry or one pair. `opens` is called with the record to go to, `settles` with record and field."""

    def __init__(self, opens: Callable[[str], None], settles: Callable[[str, str], None]) -> None:
        super().__init__()
        self._opens, self._settles = opens, settles
        self.setAccessibleName(translate("Review", "Det valgte"))
        self.place = Text("", "small", "text_2")
        self.unread = StatusBadge(translate("Review", "Ulæst"), "accent", "circle-dot")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(22, 17, 22, 20)
        self._column.setSpacing(10)
        self.area = scrolling(self._content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(translate("Review", "Det valgte"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self.setFocusProxy(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def clear(self) -> None:
        """Show nothing."""
        for kept in (self.place, self.unread):
            kept.setParent(self)
            kept.hide()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_done(self, title: str, text: str) -> None:
        """Everything has been read."""
        self.clear()
        self._column.addWidget(with_room(EmptyState("check-check", title, text)), 1)

    def show_entry(self, view: EntryView, place: str, unread: bool) -> None:
        """Draw the entry from the top."""
        self.clear()
        badges: list[QWidget] = []
        if view.level:
            badges.append(LevelBadge(view.level, translate("Review", "Niveau {number}").format(number=view.level)))
        if view.state is not None:
            badges.append(StatusBadge(view.state.text, cast(StatusTone, view.state.tone), view.state.icon))
        self._add_head(view.title, view.subtitle, badges, place, unread)
        if view.conflict:
            self._column.addWidget(self._torn(view))
        if view.asked:
            self._column.addWidget(_Asked(view.asked))
        if view.fenced is not None:
            self._column.addWidget(_fence(view))
        for voice, label, text in view.voices:
            self._column.addWidget(VoicePanel(cast(Voice, voice), label, in_lines(text)))
        for icon, label, text in view.panels:
            self._column.addWidget(_Panel(icon, label, text))
        if view.details:
            self._column.addWidget(_details(view.details))
        if view.rests_on:
            self._column.addWidget(self._rests_on(view))
        if view.in_place:
            self._column.addWidget(ChipFlow([_InPlace(here, words) for here, words in view.in_place], 22))
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def show_pair(self, pair: Pair, place: str, unread: bool) -> None:
        """Two records that may be the same, side by side."""
        self.clear()
        now = language.current()
        maybe = StatusBadge(translate("Review", "Dublet?"), "warn")
        told = " · ".join((pair.kind_label, *(reason.in_language(now) for reason in pair.reasons)))
        self._add_head(pair.left.title, told, [maybe], place, unread)
        self._column.addWidget(_pair_card(pair))
        for side in (pair.left, pair.right):
            words = translate("Review", "Åbn {title}").format(title=side.title)
            go = Button(words, size="small", icon="external-link")
            go.clicked.connect(lambda _on=False, record=side.id: self._opens(record))
            self._column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def show_unread(self, unread: bool) -> None:
        """It has been read, or is to be read again."""
        self.unread.setVisible(unread)

    def _add_head(self, title: str, below: str, badges: list[QWidget], place: str, unread: bool) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        heading = Text(title, "page_small")
        beside = [*badges, *([self.unread] if unread else [])]
        taken = 60 + sum(badge.sizeHint().width() + 8 for badge in beside) + Text(place, "small").sizeHint().width()
        if self.width() < max(_NARROW, heading.sizeHint().width() + taken):
            column.addWidget(Text(title, "page_small", wrap=True))
        else:
            line.addWidget(heading)
        for badge in badges:
            line.addWidget(badge)
        line.addWidget(self.unread)
        line.addStretch(1)
        self.place.setText(place)
        self.place.show()
        line.addWidget(self.place)
        column.addLayout(line)
        column.addWidget(Text(below, "small", "text_2"))
        self._column.addWidget(head)
        self.unread.setVisible(unread)

    def _torn(self, view: EntryView) -> QWidget:
        card = Card(padding=14)
        card.set_look("warn_soft", "warn")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Icon("needs_you", 18, "warn"))
        words = Text(translate("Review", "To har rettet samme felt"), "label", "warn", wrap=True)
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        look = Button(translate("Review", "Se begge udgaver"), size="small", icon="conflict")
        look.clicked.connect(lambda: self._settles(view.record, view.conflict))
        card.body.addLayout(line)
        if self.width() < _NARROW:
            card.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            line.addWidget(look)
        return card

    def _rests_on(self, view: EntryView) -> QWidget:
        count = len(view.rests_on)
        words = translate("Review", "1 notat") if count == 1 else translate("Review", "{count} notater")
        name = translate("Review", "Bygger på")
        card = Card(padding=0)
        card.setAccessibleName(name)
        head = QHBoxLayout()
        head.setContentsMargins(15, 7, 15, 7)
        head.addWidget(Text(name, "label"))
        head.addStretch(1)
        head.addWidget(Text(words.format(count=count), "small", "text_2"))
        card.body.addLayout(head)
        rows = [
            ListRow(one.record or f"-{place}", one.title, icon=one.icon,
                    badge=source_badge(source(one.source), one.source_label) if one.source_label else None)
            for place, one in enumerate(view.rests_on)
        ]  # fmt: skip
        listed = RowList(RowKind.LINKED, name, RowModel(rows), fits_content=True)
        listed.setFrameShape(listed.Shape.NoFrame)
        listed.activated_row.connect(self._open_linked)
        card.body.addWidget(listed)
        return card

    def _open_linked(self, row: ListRow) -> None:
        if not str(row.key).startswith("-"):
            self._opens(str(row.key))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("bg"))


class _Panel(Card):
    """A long text that is nobody's voice: resources, what has been tried."""

    def __init__(self, icon: str, label: str, text: str) -> None:
        super().__init__(padding=0)
        self.setAccessibleName(f"{label}: {text}")
        self.body.setContentsMargins(15, 10, 15, 11)
        self.body.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(Icon(icon, 14))
        head.addWidget(Text(label, "badge", "text_2"))
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Text(in_lines(text), "body", wrap=True))


class _Asked(Card):
    """What was asked and waits for an answer."""

    def __init__(self, text: str) -> None:
        super().__init__(padding=0)
        self.set_look("other_soft", "other")
        label = translate("Review", "Spurgt, venter på svar")
        self.setAccessibleName(f"{label}: {text}")
        self.body.setContentsMargins(15, 10, 15, 11)
        self.body.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(Icon("reply", 14, "other"))
        head.addWidget(Text(label, "badge", "other"))
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Text(in_lines(text), "body", wrap=True))


class _InPlace(QWidget):
    """One thing that is in place, or missing: a check or a warning, and the words."""

    def __init__(self, here: bool, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(Icon("check" if here else "triangle-alert", 15, "ok" if here else "warn"))
        row.addWidget(Text(words, "small"))
        said = translate("Review", "I orden") if here else translate("Review", "Mangler")
        self.setAccessibleName(f"{said}: {words}")


def _fence(view: EntryView) -> Fence:
    told = view.fenced
    assert told is not None  # noqa: S101 - the caller looked
    return Fence(
        translate("Review", "Mistanke · ikke fakta"),
        translate("Review", "Kun i {space}").format(space=told.space) if told.space else "",
        in_lines(told.text),
        source=source(told.source),
        source_text=told.source_label or translate("Review", "Ubekræftet"),
        origin=told.origin,
    )


def _details(details: tuple[tuple[str, str], ...]) -> QWidget:
    card = Card(padding=0)
    card.setAccessibleName(translate("Review", "Oplysninger"))
    card.body.setContentsMargins(15, 11, 15, 11)
    card.body.setSpacing(6)
    for label, value in details:
        row = QHBoxLayout()
        row.setSpacing(12)
        name = Text(label, "small", "text_2", wrap=True)
        name.setFixedWidth(132)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(in_lines(value), "small", wrap=True), 1)
        card.body.addLayout(row)
    return card


def _pair_card(pair: Pair) -> QWidget:
    card = Card(padding=0)
    card.setAccessibleName(translate("Review", "De to, side om side"))
    card.body.setContentsMargins(15, 12, 15, 12)
    card.body.setSpacing(8)
    now = language.current()
    sides = (pair.left, pair.right)
    written = [f"{side.by} · {dates.full_date(side.at.date(), now)} · {side.space}" for side in sides]
    lines = [(translate("Review", "Skrevet af"), *written)]
    lines += [(line.label, line.left, line.right) for line in pair.lines]
    for number, (label, left, right) in enumerate(lines):
        row = QHBoxLayout()
        row.setSpacing(12)
        name = Text(label, "small", "text_2", wrap=True)
        name.setFixedWidth(96)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        for value in (left, right):
            quiet = number == 0 or not value
            shown = Text(in_lines(value) or "–", "small", "text_2" if quiet else "text", wrap=True)
            row.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    return card
