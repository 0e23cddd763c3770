"""What the badge and the outbox say about sending: plain facts, the only part of sync a screen may know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from local_store.errors import Text

State = Literal["saved_here", "sent", "needs_you"]


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """`waiting` changes are unsent; `attention` things need a person; `online` is None until it was tried.

    `code`: the stable code of what the last round ended with, "" when it went well. `alone`: the book has no
    endpoint to send to, so nothing in it waits for a connection.
    """

    state: State
    waiting: int
    attention: int
    last: datetime | None
    online: bool | None
    text: Text
    code: str = ""
    alone: bool = False


def status_of(
    waiting: int,
    attention: int,
    *,
    last: datetime | None = None,
    online: bool | None = None,
    said: Text | None = None,
    code: str = "",
    alone: bool = False,
) -> SyncStatus:
    """Return the status; what needs a person wins, then what is unsent. `said` is what the last round said."""
    if alone:
        only_here = Text("Bogen er kun på denne pc.", "The book is on this PC only.")
        state: State = "needs_you" if attention else "saved_here"
        return SyncStatus(
            state, 0, attention, None, None, _needs(attention) if attention else only_here, alone=True
        )
    if attention:
        return SyncStatus("needs_you", waiting, attention, last, online, said or _needs(attention), code)
    if waiting:
        return SyncStatus("saved_here", waiting, 0, last, online, said or _waiting(waiting), code)
    if online is None or last is None:
        here = said or Text("Alt er gemt her.", "All is saved here.")
        return SyncStatus("saved_here", 0, 0, last, online, here, code)
    return SyncStatus("sent", 0, 0, last, online, said or Text("Alt er sendt.", "Everything is sent."), code)


def under_way(sent: int, to_send: int, came: int, to_come: int) -> Text | None:
    """Return what is said while more is under way, so that working can be told from broken; None: it is not."""
    if to_come:
        return Text(
            f"Henter: {_da(came)} er kommet, {_da(to_come)} mangler.",
            f"Fetching: {came:,} have come, {to_come:,} are left.",
        )
    if to_send:
        return Text(
            f"Sender: {_da(sent)} er sendt, {_da(to_send)} mangler.",
            f"Sending: {sent:,} have been sent, {to_send:,} are left.",
        )
    return None


def _da(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _needs(count: int) -> Text:
    if count == 1:
        return Text("Én ting kræver dit blik.", "One thing needs you.")
    return Text(f"{count} ting kræver dit blik.", f"{count} things need you.")


def _waiting(count: int) -> Text:
    if count == 1:
        return Text("Én ændring venter på at blive sendt.", "One change is waiting to be sent.")
    return Text(f"{count} ændringer venter på at blive sendt.", f"{count} changes are waiting to be sent.")
