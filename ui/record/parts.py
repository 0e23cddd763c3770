"""The parts a record's page is put together from: voices, fence, details, the banner of a conflict."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from local_store.records.catalogue import Catalogue
from local_store.records.declare import Kind
from ui.components.badges import LevelBadge, SourceBadge, StatusBadge
from ui.components.buttons import Button, LinkButton, Look, paint_box
from ui.components.cards import Card
from ui.components.chip_flow import ChipFlow
from ui.components.fence import Fence
from ui.components.text import Icon, Text
from ui.components.voices import Voice, VoicePanel
from ui.record import sorting
from ui.style import dates, language, theme
from ui.style.tokens import HEIGHT, RADIUS
from ui.views import FieldView, RecordView

translate = QCoreApplication.translate
_LABELS = 116  # pixels for the names of short fields


def in_lines(text: str) -> str:
    """The same words with line ends that a laid out text breaks at; a bare newline is no break to it."""
    return text.replace("\n", "\u2028")


class ConflictBanner(QWidget):
    """Two people edited the same field, whoever reads it: which one, and the way to both versions."""

    def __init__(self, field_labels: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Icon("needs_you", 20, "warn"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(translate("Record", "To har rettet samme felt"), "label", "warn"))
        words.addWidget(Text(field_labels, "small", "text_2"))
        row.addLayout(words, 1)
        self.look = Button(translate("Record", "Se begge udgaver"), size="small", icon="conflict")
        row.addWidget(self.look)
        self.setAccessibleName(f"{translate('Record', 'To har rettet samme felt')}: {field_labels}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft, line = theme.colour("warn_soft"), theme.colour("warn")
        paint_box(painter, QRectF(self.rect()), soft, line, RADIUS["panel"])


def without_letter_card(warning: str) -> Card:
    """The record says that it came by letter, and the letter is not here."""
    return warned(translate("Record", "Brev mangler"), (warning,), "without_letter", "mail")


def warned(title: str, warnings: Sequence[str], name: str, icon: str) -> Card:
    """What is wrong with what the page shows, before all else it says."""
    card = Card(title, padding=16)
    card.setObjectName(name)
    card.set_look("warn_soft", "warn")
    for words in warnings:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(icon, 16, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, "small", wrap=True), 1)
        card.body.addLayout(row)
    card.setAccessibleName(". ".join((title, *warnings)))
    return card


def voice_panel(field: FieldView) -> VoicePanel:
    """One of the three voices."""
    voice: dict[str, Voice] = {"fact": "fact", "own_words": "own_words", "assessment": "assessment"}
    return VoicePanel(voice[field.voice], field.label, in_lines(field.shown))


def fence(view: RecordView, fields: tuple[FieldView, ...]) -> Fence:
    """The suspicion, with who it comes from; built only when the person may read the record at all."""
    by_name = {field.name: field for field in view.fields}
    said = by_name.get("source_type")
    who = [by_name[name].shown for name in ("source_actor", "source_text") if name in by_name]
    day = dates.short_date(view.created[1].date(), language.current())
    return Fence(
        translate("Record", "Mistanke · ikke fakta"),
        translate("Record", "Kun i {space}").format(space=view.space) if view.space else "",
        in_lines("\n".join(field.shown for field in fields)),
        source=sorting.source(said.value) if said else "unconfirmed",
        source_text=said.shown if said else translate("Record", "Ubekræftet"),
        origin=" · ".join([*who, day]),
    )


def fenced_change(space: str, words: str) -> Fence:
    """What a change of a suspicion said."""
    scope = translate("Record", "Kun i {space}").format(space=space) if space else ""
    return Fence(translate("Record", "Mistanke · ikke fakta"), scope, in_lines(words))


class Labelled(QWidget):
    """A long text's name, small, above what it says."""

    def __init__(self, field: FieldView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(field.label, "caption", "text_2"))
        column.addWidget(Text(in_lines(field.shown), "body", wrap=True))
        if field.in_conflict:
            column.addWidget(_two_versions(), 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{field.label}: {field.shown}")


class Beside(QWidget):
    """A short field: its name in a narrow column, what it says beside it."""

    def __init__(self, field: FieldView, what: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        name = Text(field.label, "small", "text_2", wrap=True)
        name.setFixedWidth(_LABELS)
        name.setContentsMargins(0, 2, 0, 0)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(what)
        if field.in_conflict:
            column.addWidget(_two_versions(), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{field.label}: {field.shown}")


def _two_versions() -> StatusBadge:
    return StatusBadge(translate("Record", "To udgaver"), "warn", "needs_you")


class RecordLink(LinkButton):
    """A way to another record. A long name is shortened to the room there is; the tooltip has it in full."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, flush=True)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(22)
        self.setAccessibleName(f"{label}: {name}")

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = QFontMetricsF(self.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, self.width() - 1)
        self.setText(shown)
        self.setToolTip(self._name if shown != self._name else "")

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        # Words of a link begin where the words above begin.
        painter.translate(-max(0.0, (self.width() - self._content_width()) / 2), 0)
        super()._paint_content(painter, look)


def detail(field: FieldView, kind: Kind | None, catalogue: Catalogue, go: Callable[[str], None]) -> Beside:
    """A short field: chips for codes, a link to another record, or words."""
    spec = sorting.spec_of(kind, field.name)
    how = sorting.shape(field, spec)
    if how == "source":
        badge = SourceBadge(sorting.source(field.value), field.shown)
        return Beside(field, ChipFlow([badge], HEIGHT["badge"]))
    if how == "chips" and spec is not None and spec.codes is not None:
        codes = field.value if isinstance(field.value, list) else [field.value]
        now = language.current()
        labels = [catalogue.label(spec.codes, str(code)).in_language(now) for code in codes]
        if field.name == "level" and str(field.value) in ("1", "2", "3", "4"):
            return Beside(field, ChipFlow([LevelBadge(int(field.value), labels[0])], HEIGHT["badge"]))
        return Beside(field, ChipFlow([StatusBadge(label, "accent") for label in labels], HEIGHT["badge"]))
    if how == "link":
        link = RecordLink(field.shown, field.label)
        link.clicked.connect(lambda: go(str(field.value)))
        return Beside(field, link)
    return Beside(field, Text(in_lines(field.shown), "body", wrap=True))
