"""References: another record, a person, a place. Found as one types; a place may be plain words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from local_store.records.declare import PERSON, FieldType, Spec
from ui.components.buttons import Button
from ui.components.chip_flow import ChipFlow
from ui.components.fields import Field
from ui.forms.answers import while_alive
from ui.forms.entry import Entry
from ui.forms.search_line import Offer, SearchLine
from ui.ports import BookPort
from ui.views import Choice

translate = QCoreApplication.translate
_ICONS = {"place": "map-pin", "youth_group": "users", "young_person": "user-round", PERSON: "user-round"}


@dataclass(frozen=True, slots=True)
class Making:
    """How to make a new record of the words one typed: what the offer says, and who does it.

    `make(words, then)` calls `then` with the new record's id.
    """

    offer: Callable[[str], str]
    make: Callable[[str, Callable[[str], None]], None]


def is_record(text: str) -> bool:
    """Whether the text is a record's or a person's id, and not words."""
    return len(text) == 32 and not set(text) - set("0123456789abcdef")


def icon_for(spec: Spec) -> str:
    """The picture in the box."""
    return _ICONS.get(spec.to[0] if spec.to else "", "search")


class ReferenceEntry(Entry):
    """One record or person, or with `free` a place in plain words."""

    def __init__(
        self, spec: Spec, port: BookPort, making: Making | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent=parent)
        self._port, self._making = port, making
        self._free = spec.type is FieldType.PLACE
        self._id, self._title = "", ""
        hint = translate("Forms", "Skriv eller vælg") if self._free else translate("Forms", "Søg og vælg")
        self.line = SearchLine(hint)
        self.field = Field("", self.line, icon=icon_for(spec))
        self.line.asked.connect(self._ask)
        self.line.chosen.connect(self._take)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._settle)
        self._place(self.field)

    def value(self) -> Any:
        if self._id:
            return self._id
        return (self._words() or None) if self._free else None

    def set_value(self, value: Any) -> None:
        text = str(value or "")
        if not is_record(text):
            self._show("", text if self._free else "")
            return
        self._show(text, "…")
        self._port.titles((text,), while_alive(self, lambda titles: self._named(text, titles)))

    def set_chosen(self, choice: Choice) -> None:
        """Show a record whose title is known already."""
        self._show(choice.id, choice.title)

    def _named(self, record: str, titles: dict[str, str]) -> None:
        if self._id == record:
            self._show(record, titles.get(record) or translate("Forms", "Uden navn"))

    def _show(self, record: str, title: str) -> None:
        self._id, self._title = record, title
        self.line.setText(title)
        self.line.setCursorPosition(0)

    def _words(self) -> str:
        return self.line.text().strip()

    def problem(self) -> str:
        if self.typed():
            words = translate("Forms", "“{text}” er ikke på listen. Vælg en, eller ryd feltet.")
            return words.format(text=self._words())
        return ""

    def typed(self) -> str:
        return self._words() if self._words() and not self._id and not self._free else ""

    def set_typed(self, text: str) -> None:
        self._show("", text)

    def stops(self) -> list[QWidget]:
        return [self.line]

    def _ask(self, text: str) -> None:
        wanted = "" if text == self._title else text
        self._port.choices(self.spec.to, wanted, while_alive(self, lambda found: self._offer(wanted, found)))

    def _offer(self, text: str, found: tuple[Choice, ...]) -> None:
        offers = [Offer(one.id, one.title, one.subtitle) for one in found]
        known = {one.title.casefold() for one in found}
        if self._making is not None and text and text.casefold() not in known:
            offers.append(Offer("", self._making.offer(text)))
        self.line.offer(offers)

    def _take(self, offer: Offer) -> None:
        if offer.id:
            self._show(offer.id, offer.title)
            self.changed.emit()
        elif self._making is not None:
            words = self._words()
            self._making.make(words, while_alive(self, lambda record: self._made(record, words)))

    def _made(self, record: str, words: str) -> None:
        self._show(record, words)
        self.changed.emit()

    def _edited(self, _text: str) -> None:
        self._id = ""
        self.changed.emit()

    def _settle(self) -> None:
        """Words that are exactly one of the offers mean it."""
        if self._id:
            return
        words = self._words().casefold()
        fitting = [one for one in self.line.offers if one.id and one.title.casefold() == words]
        if words and len(fitting) == 1:
            self._take(fitting[0])

    def _mark(self, wrong: bool) -> None:
        self.field.box.set_error(wrong)


class ReferencesEntry(Entry):
    """Several records or persons: each chosen one is a button that takes it out again."""

    def __init__(self, spec: Spec, port: BookPort, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        self._port = port
        self._titles: dict[str, str] = {}
        self._buttons: dict[str, Button] = {}
        self.line = SearchLine(translate("Forms", "Søg og føj til"))
        self.field = Field("", self.line, icon=icon_for(spec))
        self.line.asked.connect(self._ask)
        self.line.chosen.connect(self._take)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.flow = ChipFlow([])
        self.flow.hide()
        self._place(self.field)
        self.column.insertWidget(self.column.indexOf(self.field) + 1, self.flow)

    def value(self) -> Any:
        return sorted(self._titles) or None

    def set_value(self, value: Any) -> None:
        self._titles = {str(one): "…" for one in value or ()}
        self._draw()
        if self._titles:
            self._port.titles(tuple(self._titles), while_alive(self, self._named))

    def _named(self, titles: dict[str, str]) -> None:
        for record in self._titles:
            self._titles[record] = titles.get(record) or self._titles[record]
        self._draw()

    def _draw(self) -> None:
        for button in self._buttons.values():
            button.deleteLater()
        self._buttons = {}
        for record, title in self._titles.items():
            tip = translate("Forms", "Tag {title} ud").format(title=title)
            button = Button(title, size="small", trailing_icon="x", tooltip=tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _on=False, one=record: self._drop(one))
            self._buttons[record] = button
        flow = ChipFlow(list(self._buttons.values()))
        self.column.replaceWidget(self.flow, flow)
        self.flow.deleteLater()
        self.flow = flow
        flow.setVisible(bool(self._titles))
        before: QWidget = self.line
        for button in self._buttons.values():
            QWidget.setTabOrder(before, button)
            before = button

    def _drop(self, record: str) -> None:
        self._titles.pop(record, None)
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def problem(self) -> str:
        if self.typed():
            words = translate("Forms", "“{text}” er ikke på listen. Vælg en, eller ryd feltet.")
            return words.format(text=self.typed())
        return ""

    def typed(self) -> str:
        return self.line.text().strip()

    def set_typed(self, text: str) -> None:
        self.line.setText(text)

    def stops(self) -> list[QWidget]:
        return [self.line]

    def _ask(self, text: str) -> None:
        self._port.choices(self.spec.to, text, while_alive(self, self._offer))

    def _offer(self, found: tuple[Choice, ...]) -> None:
        fresh = [one for one in found if one.id not in self._titles]
        self.line.offer([Offer(one.id, one.title, one.subtitle) for one in fresh])

    def _take(self, offer: Offer) -> None:
        self._titles[offer.id] = offer.title
        self.line.clear()
        self._draw()
        self.changed.emit()

    def _mark(self, wrong: bool) -> None:
        self.field.box.set_error(wrong)
