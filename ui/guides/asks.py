"""What the duty guide asks and does: the notification as text, that it was sent, that it was copied or printed."""

from dataclasses import dataclass
from datetime import datetime

from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the notification in its fixed order. `missing` says what the writer puts in."""

    label: str
    text: str
    voice: str  # fact | own_words | assessment | none
    missing: str = ""


@dataclass(frozen=True, slots=True)
class NotificationView:
    """A notification as it may be sent by the municipality's own channel."""

    record: str
    kind: str
    title: str
    parts: tuple[Part, ...]
    workplace: str
    sent_at: datetime | None
    receipt_by: datetime | None  # when the receipt is due; None while nothing was sent
    route: str = ""  # to whom it was sent, and how

    def as_text(self) -> str:
        """The whole as plain text; what is missing stands in brackets."""
        return "\n\n".join(f"{part.label}\n{part.text or f'[{part.missing}]'}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class NotificationOf(Ask[NotificationView]):
    """Make it from a concern, a logbook entry, an observation or a street contact."""

    record: str


@dataclass(frozen=True, slots=True)
class KeepWorkplace(Ask[None]):
    """Remember the workplace's address; never a private one."""

    address: str


@dataclass(frozen=True, slots=True)
class WasSent(Ask[Acted]):
    """It was sent outside the system, now: the day, the route and the deadlines go on the concern (L5).

    `route` says to whom and how, "" when nobody wrote it.
    """

    record: str
    route: str = ""


@dataclass(frozen=True, slots=True)
class NoteCopied(Ask[None]):
    """The text was taken to the clipboard: that is in the access log."""

    record: str


@dataclass(frozen=True, slots=True)
class PrintNotification(Ask[str]):
    """Write it as PDF to this file; answered with the file's name. That is in the access log."""

    record: str
    file: str
