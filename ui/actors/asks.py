"""What the directory asks: who can help with what, where and at what age."""

from dataclasses import dataclass
from datetime import date

from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor or offer, ready to read. `outreach` is ja | nej | "" (nobody has said)."""

    id: str
    name: str
    icon: str
    sort: str  # Tilbud, Aktør
    actor: str  # the code, as a contact with them stores it
    facts: str  # sort of actor, districts, area, ages
    offer: str
    contact: str
    phone: str
    email: str
    address: str
    hours: str
    refer: str
    outreach: str
    updated: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class ActorsView:
    """Those found, by name. `total` counts the whole directory; `updated` is when it was last looked after."""

    found: tuple[ActorLine, ...]
    total: int
    updated: date | None


@dataclass(frozen=True, slots=True)
class ActorsFor(Ask[ActorsView]):
    """Look in the directory; what is empty or None does not narrow."""

    text: str = ""
    need: str = ""
    district: str = ""
    age: int | None = None
    outreach: bool = False


@dataclass(frozen=True, slots=True)
class StillRight(Ask[Acted]):
    """Somebody has heard that the entry still holds: it is up to date from today."""

    actor: str
