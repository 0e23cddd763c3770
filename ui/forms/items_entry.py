"""A list of short lines in one's own words: typed one after another, with what is common offered as one types."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from local_store.records.declare import Sensitivity, Spec
from local_store.records.values import code_said, lines_of
from ui.components.buttons import Button
from ui.components.chip_flow import ChipFlow
from ui.components.fields import Field
from ui.forms.answers import while_alive
from ui.forms.asks import UsedBefore
from ui.forms.entry import Entry
from ui.forms.search_line import Offer, SearchLine
from ui.ports import BookPort
from ui.style import language

translate = QCoreApplication.translate
_LONGEST, _OFFERS = 60, 12  # letters on a button, offers below the line


class ItemsEntry(Entry):
    """Enter puts the line on the list, Backspace in an empty line takes the last one back, a button takes one out.

    What stands in the line and was not put on the list yet counts all the same: nobody loses the last one.
    """

    def __init__(self, spec: Spec, port: BookPort, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        self._port = port
        self._items: list[str] = []
        self._before: tuple[str, ...] | None = None if spec.sensitivity is Sensitivity.PLAIN else ()
        self._buttons: list[Button] = []
        self.line = SearchLine(translate("Forms", "Skriv én, og tryk Enter"))
        self.field = Field("", self.line, icon="plus")
        self.line.asked.connect(self._ask)
        self.line.chosen.connect(self._take)
        self.line.returnPressed.connect(self._entered)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.installEventFilter(self)
        self.flow = ChipFlow([])
        self.flow.hide()
        self._place(self.field)
        self.column.insertWidget(self.column.indexOf(self.field) + 1, self.flow)

    # values

    def value(self) -> Any:
        pending = self._as_item(self.line.text())
        return sorted({*self._items, *([pending] if pending else [])}) or None

    def set_value(self, value: Any) -> None:
        given = lines_of(value) if isinstance(value, str) else [str(one) for one in value or ()]
        self._items = list(dict.fromkeys(given))
        self.line.clear()
        self._draw()

    def typed(self) -> str:
        return self.line.text().strip()

    def set_typed(self, text: str) -> None:
        """A half line of the draft: back in the line, and off the list it was counted to."""
        item = self._as_item(text)
        self._items = [one for one in self._items if one != item]
        self.line.setText(text)
        self._draw()

    def stops(self) -> list[QWidget]:
        return [self.line]

    # the line

    def _as_item(self, text: str) -> str:
        words = " ".join(text.split())
        return code_said(self._port.catalogue, self.spec.codes or "", words) if words else ""

    def _said(self, item: str) -> str:
        return self._port.catalogue.label(self.spec.codes or "", item).in_language(language.current())

    def _put(self, texts: Sequence[str]) -> None:
        fresh = [item for item in (self._as_item(text) for text in texts) if item and item not in self._items]
        self._items += list(dict.fromkeys(fresh))
        self.line.clear()
        self._draw()
        self.changed.emit()

    def _entered(self) -> None:
        """An offer that is marked below the line is what Enter means; else the words as they stand."""
        popup = self.line.completer_.popup()
        if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            return
        if self.line.text().strip():
            self.line.offer(())
            self._put([self.line.text()])

    def _take(self, offer: Offer) -> None:
        self._put([offer.id])

    def _ask(self, text: str) -> None:
        if self._before is not None:
            self._offer(text)
            return
        question = UsedBefore(self.spec.kind, self.spec.name)
        self._port.ask(question, while_alive(self, lambda found: self._remember(text, found)))

    def _remember(self, text: str, found: tuple[str, ...]) -> None:
        self._before = found
        self._offer(text)

    def _offer(self, text: str) -> None:
        wanted = text.casefold()
        codes = [code.code for code in self._port.catalogue.codes(self.spec.codes or "")]
        common = [one for one in (*codes, *(self._before or ())) if one not in self._items]
        fitting = [(one, self._said(one)) for one in common]
        fitting = [(one, said) for one, said in fitting if wanted in said.casefold() and wanted != said.casefold()]
        fitting.sort(key=lambda pair: not pair[1].casefold().startswith(wanted))
        self.line.offer([Offer(one, said) for one, said in fitting[:_OFFERS]])
        popup = self.line.completer_.popup()
        if popup is not None:  # one's own words stand until one goes down to an offer
            popup.setCurrentIndex(QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._items:
                self.line.setText(self._said(self._items.pop()))
                self._draw()
                self.changed.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and "\n" in QGuiApplication.clipboard().text().strip():
                self._put(lines_of(self.line.text() + QGuiApplication.clipboard().text().replace("\r", "\n")))
                return True
        return super().eventFilter(watched, event)

    # the list

    def _draw(self) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(item) for item in self._items]
        flow = ChipFlow(self._buttons)
        self.column.replaceWidget(self.flow, flow)
        self.flow.deleteLater()
        self.flow = flow
        flow.setVisible(bool(self._items))
        before: QWidget = self.line
        for button in self._buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def _button(self, item: str) -> Button:
        said = self._said(item)
        tip = translate("Forms", "Tag {title} ud").format(title=said)
        shown = said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + "…"
        button = Button(shown, size="small", trailing_icon="x", tooltip=tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _on=False, one=item: self._drop(one))
        return button

    def _drop(self, item: str) -> None:
        self._items.remove(item)
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def _mark(self, wrong: bool) -> None:
        self.field.box.set_error(wrong)
