"""The paper of the quick log: where each field stands, in which order Tab visits them, where errors are said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from local_store.records.declare import Kind
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Divider
from ui.components.fields import ErrorLine, Field
from ui.components.keycap import KeyCaps
from ui.components.moments import MomentField
from ui.components.picker import Choice as Entry
from ui.components.picker import Picker
from ui.components.text import Icon, Text
from ui.components.voices import VoiceEditor
from ui.quick_log.key_zone import KeyZone
from ui.quick_log.promise_row import PromiseRow
from ui.quick_log.voice_block import LEAST, LEAST_OWN_WORDS, VoiceBlock
from ui.quick_log.zone_model import Zone
from ui.style import language

translate = QCoreApplication.translate
FACT, OWN_WORDS, ASSESSMENT = "fact_text", "own_words_text", "assessment_text"
_EDGE = 24


class SheetLayout:
    """Makes and places the widgets of the sheet on `sheet`, part by part: it is whole when `making` is used up."""

    def __init__(self, zone: Zone, kind: Kind, clock: Callable[[], datetime], sheet: QWidget) -> None:
        self._kind = kind
        self.making = self._make(zone, clock, sheet)

    def _make(self, zone: Zone, clock: Callable[[], datetime], sheet: QWidget) -> Iterator[None]:
        self.zone = KeyZone(zone)
        yield
        self.promise = PromiseRow(zone, clock().date())
        self.zone.outside = {"N": self.promise.promise, "M": self.promise.follow_up}
        yield
        self.when = MomentField(self._label("occurred_at"), clock=clock)
        self.when.happened()
        self.place = Picker(
            self._label("place_ref"),
            placeholder=translate("QuickLog", "Skriv eller vælg"),
            icon="map-pin",
            editable=True,
        )
        yield
        self.round = Picker(self._label("round_id"), placeholder="", icon="footprints")
        self.offer_rounds(())
        yield
        self.voices = {
            FACT: VoiceEditor(
                "fact", self._label(FACT), hint=translate("QuickLog", "kun det, du selv så og hørte")
            ),
            OWN_WORDS: VoiceEditor("own_words", self._label(OWN_WORDS)),
            ASSESSMENT: VoiceEditor("assessment", self._label(ASSESSMENT)),
        }
        least = {OWN_WORDS: LEAST_OWN_WORDS}
        self.blocks = {name: VoiceBlock(editor, least.get(name, LEAST)) for name, editor in self.voices.items()}
        self.trouble = ErrorLine()
        self._make_buttons()
        yield
        body = self._body()
        yield
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(Divider())
        whole.addWidget(self._scrolling(body), 1)
        whole.addWidget(Divider())
        whole.addLayout(self._foot())
        self._order()

    def _label(self, field: str) -> str:
        return self._kind.spec(field).label.in_language(language.current())

    def _make_buttons(self) -> None:
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.close_button = Button(translate("QuickLog", "Luk"), size="small", keys=(translate("keys", "Esc"),))
        self.another_button = Button(
            translate("QuickLog", "Gem og tag en til"), keys=(ctrl, translate("keys", "Skift"), enter)
        )
        self.save_button = PrimaryButton(translate("QuickLog", "Gem"), keys=(ctrl, enter))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE, 14, _EDGE, 14)
        row.setSpacing(12)
        row.addWidget(Text(translate("QuickLog", "Ny gadekontakt"), "page_small"))
        row.addWidget(StatusBadge(translate("QuickLog", "Anonym"), "neutral", "anonymous"))
        row.addStretch(1)
        self._draft_mark = Icon("check", 16, "ok")
        self._draft_words = Text("", "small", "text_2")
        row.addWidget(self._draft_mark)
        row.addWidget(self._draft_words)
        row.addSpacing(4)
        row.addWidget(self.close_button)
        self.say_draft("")
        return row

    def _scrolling(self, body: QWidget) -> QScrollArea:
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_EDGE, 15, _EDGE, 12)
        column.setSpacing(12)
        column.addLayout(self._frame_fields())
        column.addWidget(self.zone)
        column.addWidget(self.blocks[FACT], 106)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.blocks[OWN_WORDS], 433)
        both.addWidget(self.blocks[ASSESSMENT], 394)
        column.addLayout(both, 114)
        column.addWidget(self.promise)
        column.addWidget(self.trouble)
        return body

    def _frame_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        for field, share in ((self.when, 200), (self.place, 383), (self.round, 232)):
            row.addWidget(field, share, top)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE, 12, _EDGE, 12)
        row.setSpacing(12)
        row.addWidget(KeyCaps((translate("keys", "Tab"),)))
        hint = translate("QuickLog", "til næste felt · kladden bliver, hvis du lukker")
        row.addWidget(Text(hint, "small", "text_2"))
        row.addStretch(1)
        row.addWidget(self.another_button)
        row.addWidget(self.save_button)
        return row

    def _order(self) -> None:
        editors = [self.voices[name].editor for name in (FACT, OWN_WORDS, ASSESSMENT)]
        stops: Sequence[QWidget] = (
            self.zone,
            *editors,
            self.promise.what.line,
            *self.promise.days,
            self.promise.other_day.line,
            self.save_button,
            self.when.line,
            self.place.combo,
            self.round.combo,
            self.another_button,
            self.close_button,
        )
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    # what changes

    def offer_places(self, places: Sequence[Entry]) -> None:
        """The places one may choose from."""
        self.place.set_choices(places)

    def offer_rounds(self, rounds: Sequence[Entry]) -> None:
        """My round, or none."""
        none = Entry("", translate("QuickLog", "Ingen runde"))
        self.round.set_choices((*rounds, none))
        if self.round.value() is None:
            self.round.set_value("")

    def say_draft(self, words: str) -> None:
        """Kladde gemt kl. 21.47; empty hides it."""
        self._draft_words.setText(words)
        self._draft_words.setVisible(bool(words))
        self._draft_mark.setVisible(bool(words))

    def draft_words(self) -> str:
        """What is said of the draft."""
        return self._draft_words.text()

    def show_warnings(self, texts: Mapping[str, str]) -> None:
        """Under each text what to look at there."""
        for name, block in self.blocks.items():
            block.warn(texts.get(name, ""))

    def show_error(self, field: str | None, text: str) -> None:
        """Under that field, which takes the keyboard; what belongs to no field stands at the foot."""
        holders: dict[str, Field | VoiceEditor] = {
            "occurred_at": self.when,
            "place_ref": self.place,
            "round_id": self.round,
            "promise_text": self.promise.what,
            **self.voices,
        }
        holder = holders.get(field or "")
        if holder is None:
            self.trouble.say(text)
            return
        holder.set_error(text)
        self._fit()
        holder.editor.setFocus()
        # Once it is laid out: the words below a field make it taller.
        QTimer.singleShot(0, holder, lambda: self._area.ensureWidgetVisible(holder))

    def clear_errors(self) -> None:
        """Something was written since."""
        self.trouble.say("")
        for field in (self.place, self.round, self.promise.what):
            field.set_error("")
        for editor in self.voices.values():
            editor.set_error("")
        self._fit()

    def _fit(self) -> None:
        for block in self.blocks.values():
            block.fit()
