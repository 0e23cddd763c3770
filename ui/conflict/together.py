"""Jeres fælles tekst: where two versions are written together. A short field is answered anew instead."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Button, LinkButton, PrimaryButton, paint_box
from ui.components.cards import Card, Divider
from ui.components.fields import ErrorLine
from ui.components.text import Icon, Run, Text
from ui.conflict import whose
from ui.conflict.marked_text import MINE, THEIRS, MarkedEditor, MarkSample, marked_as
from ui.forms.entry import Entry
from ui.style import theme
from ui.style.tokens import RADIUS
from ui.views import ConflictView, Span

translate = QCoreApplication.translate
_NARROW = 560


class _EditorBox(QWidget):
    """The frame around the editor; the ring is the tracker's."""

    def __init__(self, editor: MarkedEditor) -> None:
        super().__init__()
        self.editor = editor
        editor.setProperty("focusRing", "parent")
        editor.setMinimumHeight(50)  # two lines
        editor.installEventFilter(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(editor)
        self.setMinimumHeight(76)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(editor)

    def sizeHint(self) -> QSize:
        return QSize(400, 76)  # it takes the room that is left

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = theme.colour("accent" if self.editor.hasFocus() else "line_strong")
        paint_box(painter, QRectF(self.rect()), theme.colour("surface"), border, RADIUS["control"])


def _in_the_middle(words: Text) -> QVBoxLayout:
    """Words that may wrap stand in the middle of their row when they do not."""
    column = QVBoxLayout()
    column.addStretch(1)
    column.addWidget(words)
    column.addStretch(1)
    return column


class Together(Card):
    """`changed` while writing; `save_wanted`, `later_wanted`, `look_wanted` when a button is pressed."""

    changed = Signal()
    save_wanted = Signal()
    later_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, view: ConflictView, entry: Entry | None, parent: QWidget | None = None) -> None:
        """`entry` writes a short field's answer; without it the field is a long text."""
        super().__init__("", padding=0, parent=parent)
        self._entry = entry
        self.editor = MarkedEditor()
        long_text = entry is None
        words = (
            translate("Conflict", "Jeres fælles tekst") if long_text else translate("Conflict", "Et fælles svar")
        )
        self.setAccessibleName(words)
        self.error_line = ErrorLine()
        self.body.addLayout(self._head(view, words))
        self.body.addWidget(Divider())
        self.body.addLayout(self._writing(view), 1)
        if view.soft:
            self.body.addWidget(Divider())
            self.body.addLayout(self._merged(view))
        self.body.addWidget(Divider())
        self.body.addLayout(self._foot(view, long_text))
        if entry is None:
            self.editor.setAccessibleName(words)
            self.editor.set_spans(view.merged)
            self.editor.textChanged.connect(self.changed)
        else:
            entry.changed.connect(self.changed)

    def _head(self, view: ConflictView, title: str) -> QBoxLayout:
        self._head_row = whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whole.setContentsMargins(20, 10, 20, 10)
        whole.setSpacing(8)
        whole.addWidget(Text(title, "section"), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        whole.addLayout(row)
        self.insert_buttons: list[Button] = []
        if self._entry is None:
            row.addWidget(Text(translate("Conflict", "Indsæt igen:"), "small", "text_2"))
            for version in view.versions:
                if whose.is_empty(version):  # there is nothing to put in
                    continue
                origin = MINE if whose.leads(view, version) else THEIRS
                spans = marked_as(version.spans, origin) or (Span(version.shown, origin),)
                button = Button(whose.whole(version), size="small", icon="plus")
                button.clicked.connect(lambda _on=False, some=spans: self.editor.add(some))
                self.insert_buttons.append(button)
                row.addWidget(button)
            undo = Button(translate("Conflict", "Fortryd"), size="small", icon="undo-2")
            undo.setToolTip(translate("Conflict", "Fortryd i teksten (Ctrl+Z)"))
            undo.clicked.connect(self.editor.undo)
            self.insert_buttons.append(undo)
            row.addWidget(undo)
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the title has a line of its own."""
        ways = QBoxLayout.Direction
        self._head_row.setDirection(ways.TopToBottom if self.width() < _NARROW else ways.LeftToRight)
        super().resizeEvent(event)

    def _writing(self, view: ConflictView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        if self._entry is not None:
            column.addWidget(self._entry)
            return column
        column.addWidget(_EditorBox(self.editor), 1)
        column.addWidget(self.error_line)
        legend = QHBoxLayout()
        legend.setSpacing(6)
        ord_ = translate("Conflict", "ord")
        for version in view.versions:
            legend.addWidget(MarkSample(ord_, MINE if whose.leads(view, version) else THEIRS))
            whom = translate("Conflict", "fra dig")
            if not version.mine:
                whom = translate("Conflict", "fra {name}").format(name=version.first_name)
            legend.addWidget(Text(whom, "caption", "text_2"))
            legend.addSpacing(10)
        plain = translate("Conflict", "Umærket: stod der i forvejen, eller du har skrevet det nu")
        legend.addWidget(Text(plain, "caption", "text_2"), 1)
        column.addLayout(legend)
        return column

    def _merged(self, view: ConflictView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(12)
        row.addWidget(Icon("git-merge", 16))
        self.soft_words = Text("", "small", "text_2", wrap=True)
        mine = {version.who for version in view.versions if version.mine}
        told = []
        for label, value, who in view.soft:
            name = translate("Conflict", "dig") if who in mine else (who.split()[0] if who else "")
            told.append(f"{label} “{value}” ({name})")
        lead = translate("Conflict", "Flettet af sig selv:")
        self.soft_words.set_runs([Run(f"{lead} ", 600, "text"), Run(" · ".join(told))])
        row.addLayout(_in_the_middle(self.soft_words), 1)
        self.look_button = LinkButton(translate("Conflict", "Se efter"))
        self.look_button.setToolTip(translate("Conflict", "Jeg har set det. Åbn siden, og tag det af listen"))
        self.look_button.clicked.connect(self.look_wanted)
        row.addWidget(self.look_button)
        return row

    def _foot(self, view: ConflictView, long_text: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(12)
        row.addWidget(Icon("history", 16))
        row.addLayout(_in_the_middle(Text(whose.stays(view), "small", "text_2", wrap=True)), 1)
        self.later_button = Button(translate("Conflict", "Vent til senere"))
        self.later_button.clicked.connect(self.later_wanted)
        words = translate("Conflict", "Gem fælles tekst") if long_text else translate("Conflict", "Gem fælles svar")
        self.save_button = PrimaryButton(words, keys=(translate("keys", "Ctrl"), translate("keys", "Enter")))
        self.save_button.clicked.connect(self.save_wanted)
        row.addWidget(self.later_button)
        row.addWidget(self.save_button)
        return row

    # what the page asks

    def value(self) -> Any:
        """What stands here; None when empty."""
        if self._entry is not None:
            return self._entry.value()
        return self.editor.toPlainText().strip() or None

    def problem(self) -> str:
        """What to write instead of what is typed."""
        return self._entry.problem() if self._entry is not None else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong."""
        if self._entry is not None:
            self._entry.set_error(text)
        else:
            self.error_line.say(text)

    def first_stop(self) -> QWidget:
        """Where one begins to write."""
        return self._entry.first_stop() if self._entry is not None else self.editor

    def hold_soft(self) -> None:
        """What was merged has been looked at."""
        self.look_button.set_unavailable(translate("Conflict", "Set"))

    # the draft

    def kept(self) -> dict[str, Any]:
        """For the draft: the words with whose they are, or the answer."""
        if self._entry is not None:
            return {"value": self._entry.value(), "typed": self._entry.typed()}
        return {"spans": [[span.text, span.origin] for span in self.editor.spans()]}

    def take_up(self, values: dict[str, Any]) -> None:
        """From a draft."""
        if self._entry is not None:
            self._entry.set_value(values.get("value"))
            if values.get("typed"):
                self._entry.set_typed(str(values["typed"]))
        elif isinstance(values.get("spans"), list):
            self.editor.set_spans([Span(str(text), str(origin)) for text, origin in values["spans"]])
