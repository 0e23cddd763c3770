"""A section of a form: a heading, the fields below it, and for the optional ones a way to fold them away."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from local_store.records.declare import FieldType, Spec
from ui.components.buttons import paint_box
from ui.components.text import Text
from ui.forms.entry import Entry
from ui.forms.plan import Section
from ui.style import icons, language, theme
from ui.style.tokens import RADIUS

translate = QCoreApplication.translate
_QUARTERS = 4  # of a line
NARROW = 600  # below this the fields of a line stand below one another


class Line(QWidget):
    """Fields side by side, sharing the room by their widths; below one another when it is narrow."""

    def __init__(self, entries: Sequence[tuple[Entry, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)  # in quarters, so that the edges of one line stand under those of another
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        left = _QUARTERS - sum(share for _entry, share in entries)
        self._shares = []
        for entry, share in entries:
            # When and where fill a line together.
            wider = left if entry.spec.type is FieldType.PLACE and len(entries) == 2 else 0
            self._shares.append((entry, share + wider))
            left -= wider
        # A grid gives a quarter that nothing stands in alone neither width nor air: each has something flat in it.
        alone = len(entries) == 1 and entries[0][1] == _QUARTERS
        self._flat = [] if alone else [QWidget(self) for _quarter in range(_QUARTERS)]
        for quarter in self._flat:
            quarter.setFixedHeight(0)
        self._across: bool | None = None
        self._place(across=True)

    def _place(self, *, across: bool) -> None:
        if across == self._across:
            return
        self._across = across
        column = 0
        for row, (entry, share) in enumerate(self._shares):
            self._grid.removeWidget(entry)
            if across:
                self._grid.addWidget(entry, 0, column, 1, share)
            else:
                self._grid.addWidget(entry, row, 0, 1, _QUARTERS)
            column += share
        for number, quarter in enumerate(self._flat):
            quarter.setVisible(across)
            self._grid.addWidget(quarter, 1 if across else len(self._shares), number)
        for number in range(_QUARTERS):
            self._grid.setColumnStretch(number, 1)
        self._grid.setVerticalSpacing(0 if across else 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(across=self.width() >= NARROW)
        super().resizeEvent(event)


class FoldButton(QAbstractButton):
    """The heading of a section that can be folded: arrow, words, and how many fields there are."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)

    def set_count(self, words: str) -> None:
        """How much there is below."""
        self._count = words
        self.describe()
        self.update()

    def describe(self) -> None:
        """Say whether it is folded."""
        state = translate("Forms", "åben") if self.isChecked() else translate("Forms", "foldet sammen")
        self.setAccessibleName(f"{self.text()}, {self._count}, {state}")
        self.setToolTip(translate("Forms", "Fold ud eller sammen (mellemrum)"))

    def sizeHint(self) -> QSize:
        return QSize(320, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.colour("sunken" if self.underMouse() or not self.isChecked() else "surface")
        paint_box(painter, QRectF(self.rect()), fill, theme.colour("line"), RADIUS["control"])
        middle = self.height() / 2
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        icons.draw(painter, arrow, QRectF(14, middle - 8, 16, 16), theme.colour("text_2"))
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colour("text"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(40, 0, wide + 2, self.height()), upright, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QRectF(40 + wide + 10, 0, self.width() - wide - 60, self.height()), upright, self._count)


class SectionBox(QWidget):
    """One section. `make` gives the entry of a field."""

    unfolded = Signal()

    def __init__(self, section: Section, make: Callable[[Spec], Entry], widths: Mapping[str, int]) -> None:
        super().__init__()
        self.section = section
        self.entries = {spec.name: make(spec) for spec in section.specs()}
        self.body = QWidget()
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        for line in section.lines:
            inside.addWidget(Line([(self.entries[spec.name], widths[spec.name]) for spec in line]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.fold: FoldButton | None = None
        if section.heading is not None:
            words = section.heading.in_language(language.current())
            if section.open:
                column.addWidget(Text(words, "section"))
            else:
                self.fold = FoldButton(words)
                self.fold.toggled.connect(self._show_body)
                # What opens by itself does not move the page away from what one is doing.
                self.fold.clicked.connect(self.unfolded)
                column.addWidget(self.fold)
                self.body.hide()
        column.addWidget(self.body)
        self.count()

    def set_open(self) -> None:
        """Unfold; a section is folded again only by the person."""
        if self.fold is not None:
            self.fold.setChecked(True)

    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self.fold is None or self.fold.isChecked()

    def filled(self) -> int:
        """How many fields hold something."""
        return sum(1 for entry in self.entries.values() if not entry.is_empty())

    def count(self) -> None:
        """Say how many fields there are and how many are filled."""
        if self.fold is None:
            return
        total, filled = len(self.entries), self.filled()
        words = translate("Forms", "1 felt") if total == 1 else translate("Forms", "{n} felter").format(n=total)
        if filled:
            words = translate("Forms", "{filled} af {n} udfyldt").format(filled=filled, n=total)
        self.fold.set_count(words)

    def _show_body(self, on: bool) -> None:
        self.body.setVisible(on)
        self.count()
