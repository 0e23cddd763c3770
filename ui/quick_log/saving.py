"""Saving a street contact and, when something was promised, the follow-up that remembers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.ports import BookPort
from ui.quick_log.blocks import KIND
from ui.shell.navigation import Navigator
from ui.style import language
from ui.views import DraftView, Problem, Saved

translate = QCoreApplication.translate
DRAFT = KIND  # one draft: a contact is begun, not several


@dataclass(frozen=True, slots=True)
class ToSave:
    """What a press of Gem writes: the contact, and perhaps a follow-up (without its origin)."""

    contact: Mapping[str, Any]
    follow_up: Mapping[str, Any] | None
    space: str | None


class Saving:
    """One save. It outlives the sheet: what it says, it says through the window."""

    def __init__(self, port: BookPort, navigator: Navigator, what: ToSave) -> None:
        self._port, self._navigator, self._what = port, navigator, what

    def begin(self, done: Callable[[], None], failed: Callable[[Problem], None]) -> None:
        """`done` when the contact is durable, `failed` when it is not; the follow-up comes after."""

        def saved(contact: Saved) -> None:
            done()
            self._follow_up(contact)

        self._port.add(KIND, self._what.contact, self._what.space, saved, failed, draft=DRAFT)

    def _follow_up(self, contact: Saved) -> None:
        if self._what.follow_up is None:
            self._say(contact)
            return
        values = {**self._what.follow_up, "origin_ref": contact.record}
        self._port.add(
            "follow_up",
            values,
            self._what.space,
            lambda saved: self._say(contact, saved),
            lambda problem: self._only_half(values, problem),
        )

    def _say(self, contact: Saved, follow_up: Saved | None = None) -> None:
        last = follow_up or contact
        text = translate("QuickLog", "Gemt.")
        if last.waiting:
            text = translate("QuickLog", "Gemt. {count} venter på net.").format(count=last.waiting)
        self._navigator.say(text, undo=lambda: self._undo(contact, follow_up))

    def _undo(self, contact: Saved, follow_up: Saved | None) -> None:
        if follow_up is not None:
            self._port.undo(follow_up, lambda _undone: None, self._navigator.tell)
        words = translate("QuickLog", "Fortrudt. Den ligger stadig i historikken.")
        self._port.undo(contact, lambda _undone: self._navigator.say(words), self._navigator.tell)

    def _only_half(self, values: Mapping[str, Any], problem: Problem) -> None:
        """The contact is saved, the follow-up is not: say so, and keep it as a draft."""
        why = problem.text.in_language(language.current())

        def kept(_draft: DraftView) -> None:
            words = translate("QuickLog", "Kontakten er gemt, opfølgningen ikke. Den ligger som kladde. {why}")
            self._navigator.say(words.format(why=why), icon="needs_you")

        self._port.keep_draft("follow_up", "follow_up", values, kept)
