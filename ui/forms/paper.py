"""The paper of a form: its head with the draft line, the sections below one another, the buttons at the foot."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from local_store.records.catalogue import Catalogue
from local_store.records.declare import Spec
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Divider
from ui.components.fields import ErrorLine
from ui.components.keycap import KeyCaps
from ui.components.text import Icon, Text
from ui.forms import plan
from ui.forms.entry import Entry
from ui.forms.section_box import SectionBox

translate = QCoreApplication.translate
EDGE, SIDE = 24, 272
_BESIDE_FROM = 860  # pixels of sheet from which the side panel stands beside the fields
_HINT_FROM = 640  # and from which the foot has room for its hint


class FormPaper(QWidget):
    """`sections` become entries through `make`. Give `side` for a panel beside the fields."""

    def __init__(
        self,
        title: str,
        sections: Sequence[plan.Section],
        make: Callable[[Spec], Entry],
        catalogue: Catalogue,
        *,
        anonymous: bool = False,
        side: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._side_wanted = True
        widths = {spec.name: plan.width(spec, catalogue) for section in sections for spec in section.specs()}
        self.boxes = [SectionBox(section, make, widths) for section in sections]
        self.entries: dict[str, Entry] = {name: one for box in self.boxes for name, one in box.entries.items()}
        self.trouble = ErrorLine()
        self.title_text = Text(title, "page_small")
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.close_button = Button(translate("QuickLog", "Luk"), size="small", keys=(translate("keys", "Esc"),))
        self.another_button = Button(
            translate("QuickLog", "Gem og tag en til"), keys=(ctrl, translate("keys", "Skift"), enter)
        )
        self.save_button: Button = PrimaryButton(translate("QuickLog", "Gem"), keys=(ctrl, enter))
        self.badge = StatusBadge(translate("QuickLog", "Anonym"), "neutral", "anonymous")
        if not anonymous:
            self.badge.hide()
        self._lay_out()
        for box in self.boxes:
            box.unfolded.connect(lambda one=box: self._look_at(one))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(Divider())
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._scrolling(), 1)
        self._beside = self._scroll_area()
        self._beside.setFixedWidth(SIDE + 12)
        self._beside.hide()
        self._middle.addWidget(self._beside)
        whole.addLayout(self._middle, 1)
        whole.addWidget(Divider())
        whole.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 14, EDGE, 14)
        row.setSpacing(12)
        row.addWidget(self.title_text)
        row.addWidget(self.badge)
        row.addStretch(1)
        self._draft_mark, self._draft_words = Icon("check", 16, "ok"), Text("", "small", "text_2")
        row.addWidget(self._draft_mark)
        row.addWidget(self._draft_words)
        row.addSpacing(4)
        row.addWidget(self.close_button)
        self.say_draft("")
        return row

    def _scroll_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _scrolling(self) -> QScrollArea:
        self.area = area = self._scroll_area()
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(EDGE, 18, EDGE, 20)
        self._column.setSpacing(20)
        self._column.addWidget(self.trouble)
        for box in self.boxes:
            self._column.addWidget(box)
        if self._side is not None:
            self._column.addWidget(self._side)
        self._column.addStretch(1)
        area.setWidget(body)
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 12, EDGE, 12)
        row.setSpacing(12)
        self._tab_key = KeyCaps((translate("keys", "Tab"),))
        words = translate("QuickLog", "til næste felt · kladden bliver, hvis du lukker")
        self._tab_words = Text(words, "small", "text_2")
        row.addWidget(self._tab_key)
        row.addWidget(self._tab_words)
        row.addStretch(1)
        row.addWidget(self.another_button)
        row.addWidget(self.save_button)
        self._foot_row = row
        return row

    def replace_save(self, button: Button) -> QHBoxLayout:
        """Put another button where Gem was, and return the row, for one more after it."""
        self._foot_row.replaceWidget(self.save_button, button)
        self.save_button.hide()
        self.save_button = button
        return self._foot_row

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= _HINT_FROM
        self._tab_key.setVisible(wide)
        self._tab_words.setVisible(wide)
        if self._side is not None:
            self._place_side(self._side, beside=self.width() >= _BESIDE_FROM)
        super().resizeEvent(event)

    def _place_side(self, side: QWidget, *, beside: bool) -> None:
        if beside == (self._beside.widget() is side):
            return
        if beside:
            self._column.removeWidget(side)
            self._beside.setWidget(side)
        else:
            self._beside.takeWidget()
            self._column.insertWidget(self._column.count() - 1, side)
        side.setVisible(self._side_wanted)
        self._beside.setVisible(beside and self._side_wanted)

    def put_instead(self, part: QWidget) -> None:
        """Show this where the fields were."""
        for box in self.boxes:
            box.hide()
        self._column.insertWidget(1, part)

    def put_above(self, hint: QWidget) -> None:
        """Put a quiet line above the fields."""
        self._column.insertWidget(1, hint)

    def show_side(self, wanted: bool) -> None:
        """Show the side panel, or do without it."""
        self._side_wanted = wanted
        if self._side is not None:
            self._side.setVisible(wanted)
            self._beside.setVisible(wanted and self._beside.widget() is self._side)

    # what changes

    def order(self, more: Iterable[QWidget] = ()) -> None:
        """Tab goes as one reads: the fields from the top, then the buttons."""
        stops = [stop for entry in self.entries.values() for stop in entry.stops()]
        folds = {box.section.code: box.fold for box in self.boxes if box.fold is not None}
        ordered: list[QWidget] = []
        for box in self.boxes:
            if box.section.code in folds:
                ordered.append(folds[box.section.code])
            ordered += [stop for entry in box.entries.values() for stop in entry.stops()]
        ordered += [*more, self.another_button, self.save_button, self.close_button]
        assert len(ordered) >= len(stops)  # noqa: S101 - every stop has its place
        for one, other in pairwise(ordered):
            QWidget.setTabOrder(one, other)

    def say_draft(self, words: str) -> None:
        """Kladde gemt kl. 21.47; empty hides it."""
        self._draft_words.setText(words)
        self._draft_words.setVisible(bool(words))
        self._draft_mark.setVisible(bool(words))

    def draft_words(self) -> str:
        """What is said of the draft."""
        return self._draft_words.text()

    def open_section(self, code: str) -> None:
        """Unfold that section."""
        for box in self.boxes:
            if box.section.code == code:
                box.set_open()

    def open_filled(self) -> None:
        """Nothing that was written is to be out of sight."""
        for box in self.boxes:
            if box.filled():
                box.set_open()
            box.count()

    def show_warnings(self, texts: Mapping[str, str]) -> None:
        """Below each field what to look at there."""
        for name, entry in self.entries.items():
            entry.warn(texts.get(name, ""))

    def show_errors(self, texts: Mapping[str, str]) -> None:
        """Below each field what to write; the first one takes the keyboard. "" is for what belongs to no field."""
        for name, entry in self.entries.items():
            entry.set_error(texts.get(name, ""))
        strange = [text for name, text in texts.items() if name not in self.entries]
        self.trouble.say(" ".join(strange))
        first = next((name for name in self.entries if name in texts), None)
        if first is not None:
            self.go_to(first)
        elif strange:
            self.area.verticalScrollBar().setValue(0)

    def go_to(self, field: str) -> None:
        """Put the keyboard in that field, unfolding its section."""
        entry = self.entries.get(field)
        if entry is None:
            return
        for box in self.boxes:
            if field in box.entries:
                box.set_open()
        entry.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        # After the layout has made room for what was unfolded.
        QTimer.singleShot(0, entry, lambda: self.area.ensureWidgetVisible(entry, 0, 24))

    def count(self) -> None:
        """Say again how much is filled in."""
        for box in self.boxes:
            box.count()

    def _look_at(self, box: SectionBox) -> None:
        QTimer.singleShot(0, box, lambda: self.area.ensureWidgetVisible(box, 0, 24))
