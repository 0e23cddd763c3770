"""Saving a form. What is said of it is said through the window, so it outlives the sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.duplicates import hint
from ui.guides.opening import open_when_needed
from ui.ports import BookPort
from ui.shell.navigation import Navigator
from ui.today.asks import ACTION, FOLLOW_UP
from ui.today.what_next import ask_when_last
from ui.views import Problem, Saved

translate = QCoreApplication.translate
_TASKS = (ACTION, FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class ToSave:
    """A new record (`record` is None), or what changed in one whose `seen` heads its author looked at."""

    kind: str
    values: Mapping[str, Any]
    draft: str
    record: str | None = None
    seen: tuple[str, ...] = ()
    space: str | None = None


def save(
    port: BookPort,
    navigator: Navigator,
    what: ToSave,
    done: Callable[[], None],
    failed: Callable[[Problem], None],
    words: str = "",
) -> None:
    """Write it; `done` when it is durable. `words` is said instead of Gemt."""

    def saved(result: Saved) -> None:
        done()
        open_when_needed(navigator, result.record, what.kind, what.values)
        if what.record is not None and what.kind in _TASKS and what.values.get("status"):
            ask_when_last(port, navigator, what.record)
        hint.after_saving(port, what.kind, result.record, lambda more: say(result, more))

    def say(result: Saved, more: str) -> None:
        whole = f"{said(result, words)} {more}".strip()
        navigator.say(whole, undo=lambda: undo(port, navigator, result))

    if what.record is None:
        port.add(what.kind, what.values, what.space, saved, failed, draft=what.draft)
    else:
        port.edit(what.record, what.values, what.seen, saved, failed, draft=what.draft)


def said(saved: Saved, words: str = "") -> str:
    """Gemt. 5 venter på net."""
    whole = words or translate("QuickLog", "Gemt.")
    if saved.waiting:
        if not words:
            return translate("QuickLog", "Gemt. {count} venter på net.").format(count=saved.waiting)
        whole += " " + translate("Forms", "{count} venter på net.").format(count=saved.waiting)
    return whole


def undo(port: BookPort, navigator: Navigator, saved: Saved) -> None:
    """Fortryd: an ordinary change that puts things back."""
    words = translate("QuickLog", "Fortrudt. Den ligger stadig i historikken.")
    port.undo(saved, lambda _undone: navigator.say(words), navigator.tell)
