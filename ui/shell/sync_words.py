"""The sync badge in words: three states, and a count or a time."""

from typing import cast

from PySide6.QtCore import QCoreApplication

from local_store.rules.danish_calendar import here
from sync.status import SyncStatus
from ui.components.spine import SyncState
from ui.style import dates, language

translate = QCoreApplication.translate


def state(status: SyncStatus) -> SyncState:
    """Which of the badge's three states."""
    return cast(SyncState, str(status.state))


def first_line(status: SyncStatus) -> str:
    """The state's name."""
    return {
        "saved_here": translate("Shell", "Gemt her"),
        "sent": translate("Shell", "Sendt"),
        "needs_you": translate("Shell", "Kræver dit blik"),
    }[state(status)]


def second_line(status: SyncStatus) -> str:
    """What waits, or when it was last sent."""
    now = state(status)
    if now == "needs_you":
        return _needs_you(status)
    if now == "saved_here":
        if not status.waiting:
            return translate("Shell", "Kun på denne pc")
        words = (
            translate("Shell", "{count} på vej") if status.online else translate("Shell", "{count} venter på net")
        )
        return words.format(count=status.waiting)
    if status.last is None:
        return translate("Shell", "Intet venter")
    clock = dates.clock(here(status.last), language.current(), with_word=False)
    return translate("Shell", "Intet venter · {clock}").format(clock=clock)


def _needs_you(status: SyncStatus) -> str:
    if status.attention == 1:
        places = translate("Shell", "1 sted")
    else:
        places = translate("Shell", "{count} steder").format(count=status.attention)
    if not status.waiting:
        return places
    return places + " · " + translate("Shell", "{count} venter").format(count=status.waiting)
