"""The four levels as cards. The forum follows from the level and cannot be edited (R12, R13)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from local_store.records.catalogue import Catalogue
from local_store.records.declare import Spec
from local_store.rules import ssp_levels
from ui.components.badges import Badge
from ui.components.buttons import paint_box
from ui.components.keycap import cap_width, paint_caps, plain_look
from ui.components.text import Icon, Run, Text
from ui.forms.entry import Entry
from ui.style import icons, language, theme
from ui.style.tokens import RADIUS, ColourName

translate = QCoreApplication.translate
_TONES: dict[str, ColourName] = {
    "1": "level_1_text", "2": "level_2_text", "3": "level_3_text", "4": "level_4_bg",
}  # fmt: skip
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class LevelCard(QAbstractButton):
    """Number, bars and name; a ring and a check mark when it is the one."""

    def __init__(self, level: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        self._name = name
        self._badge = Badge.level(int(level), translate("Forms", "Niveau {n}").format(n=level))
        self.setText(f"{self._badge.text} {name}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(82)
        self.setToolTip(f"{self.text()} ({level})")

    def sizeHint(self) -> QSize:
        return QSize(170, 82)

    def minimumSizeHint(self) -> QSize:
        return QSize(128, 82)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        border = _TONES[self.level] if on else "line_strong"
        fill = theme.colour("sunken" if self.underMouse() and not on else "surface")
        paint_box(painter, QRectF(self.rect()), fill, theme.colour(border), RADIUS["control"], 2 if on else 1)
        self._badge.paint(painter, 12, 10)
        if on:
            icons.draw(painter, "circle-check", QRectF(self.width() - 30, 12, 18, 18), theme.colour("text"))
        else:
            paint_caps(painter, [self.level], self.width() - 12 - cap_width(self.level), 21, plain_look())
        face = theme.font("small", 600 if on else 400)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if on else "text_2"))
        room = QRectF(13, 38, self.width() - 24, 40)
        name = divided(self._name, room.width(), QFontMetricsF(face).horizontalAdvance)
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, name)


def divided(words: str, room: float, width: Callable[[str], float]) -> str:
    """The words, each that is wider than the room (pixels) divided by a hyphen: Førstegangs- kriminalitet.

    Danish joins its long words by an s, so behind one is where they are divided best; else where the room ends.
    """
    whole = []
    for word in words.split():
        while width(word) > room:
            ends = [at for at in range(2, len(word) - 2) if width(word[:at] + "-") <= room]
            joints = [at for at in ends if at > 3 and word[at - 1] == "s"]
            if not ends:
                break
            at = (joints or ends)[-1]
            whole.append(word[:at] + "-")
            word = word[at:]
        whole.append(word)
    return " ".join(whole)


class LevelRow(QWidget):
    """The cards beside one another; two and two where the room is less than their words need."""

    def __init__(self, cards: Sequence[LevelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._arrange(len(self._cards))

    def minimumSizeHint(self) -> QSize:
        least = self._cards[0].minimumSizeHint().width() if self._cards else 0
        return QSize(2 * least + self._grid.spacing(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = sum(card.minimumSizeHint().width() + self._grid.spacing() for card in self._cards)
        self._arrange(len(self._cards) if self.width() >= least - self._grid.spacing() else 2)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
        self.updateGeometry()


class LevelEntry(Entry):
    """One Tab stop; 1-4 choose, arrows move, Space chooses or takes the choice back."""

    def __init__(self, spec: Spec, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(spec, heading=False, parent=parent)  # the section is called the same
        now = language.current()
        self._catalogue = catalogue
        self._strange: str | None = None
        self.cards = [
            LevelCard(code.code, code.label.in_language(now).removeprefix(code.code).strip())
            for code in catalogue.codes(spec.codes or "")
            if code.code in ssp_levels.LEVELS
        ]
        self._forum = Text("", "body")
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, 0, place)
            card.clicked.connect(self._clicked)
            card.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon("scale", 16))
        line.addWidget(self._forum, 1)
        grid.addLayout(line, 1, 0, 1, max(1, len(self.cards)))
        self._place(whole)
        for card in self.cards:
            card.setAccessibleName(card.text())
        self._settle()

    def value(self) -> Any:
        return next((card.level for card in self.cards if card.isChecked()), self._strange)

    def set_value(self, value: Any) -> None:
        text = None if value is None else str(value)
        self._strange = text if text not in {card.level for card in self.cards} else None
        for card in self.cards:
            card.setChecked(card.level == text)
        self._settle()

    def stops(self) -> list[QWidget]:
        return list(self.cards)

    def first_stop(self) -> QWidget:
        return next((card for card in self.cards if card.isChecked()), self.cards[0])

    def forum_words(self) -> str:
        """What is said of the forum."""
        return self._forum.text()

    def choose(self, level: str) -> None:
        """Choose as if clicked; the same again changes nothing."""
        card = next((card for card in self.cards if card.level == level), None)
        if card is not None and not card.isChecked():
            card.click()
            card.setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        chosen = self.sender()
        self._strange = None
        for card in self.cards:
            if card is not chosen:
                card.setChecked(False)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        level = self.value()
        at = next((card for card in self.cards if card.isChecked()), self.cards[0])
        for card in self.cards:
            here = card is at
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if level not in ssp_levels.LEVELS:
            self._forum.setText(translate("Forms", "Niveauet bestemmer, hvor sagen drøftes"))
            return
        forum = self._catalogue.label("ssp_forum", ssp_levels.forum_of(level)).in_language(language.current())
        time = self._catalogue.time_frame(str(level)).in_language(language.current())
        before = translate("Forms", "Drøftes i") + " "
        self._forum.set_runs([Run(before), Run(forum, 600), Run(f" · {time}", tone="text_2")])

    def _mark(self, wrong: bool) -> None:
        for card in self.cards:
            card.setProperty("ringError", wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, LevelCard):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text() in ssp_levels.LEVELS:
                self.choose(event.text())
                return True
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and plain:
                place = (self.cards.index(watched) + step) % len(self.cards)
                self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
