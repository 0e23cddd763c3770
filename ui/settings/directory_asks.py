"""What is asked of the organisation's directory: whether two versions of it have come about, and joining them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from local_store.errors import Text
from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class SaidView:
    """One thing that only one version says. sort: as the protocol calls it; "?": a name that cannot be read."""

    sort: str
    by: str
    about: str
    where: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """`member`: of an organisation. `seen` names exactly this state; `hindrance`: why it cannot be joined."""

    member: bool
    here: tuple[SaidView, ...] = ()
    there: tuple[SaidView, ...] = ()
    seen: str = ""
    hindrance: Text | None = None

    @property
    def apart(self) -> bool:
        """Whether there are two versions."""
        return bool(self.here or self.there)


@dataclass(frozen=True, slots=True)
class CompareDirectory(Ask[DirectoryView]):
    """Ask the endpoint what it says that this book does not know, and the other way."""

    online: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class JoinDirectory(Ask[DirectoryView]):
    """Let both versions hold, as they were when `seen`; gives what was joined."""

    seen: str
    online: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WhoAdministers(Ask[tuple[str, ...]]):
    """The names of those who administer, as this book knows them; asks nobody."""
