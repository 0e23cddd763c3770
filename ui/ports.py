"""What the screens may ask and do. `desktop` implements these on the store's thread; screens never wait.

Every method returns at once. `then` and `failed` are called later on the GUI thread, never both, and not at all
when the screen's `scope` (a QObject) was destroyed meanwhile. Without `failed`, a problem becomes a toast.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from local_store.records.catalogue import Catalogue
from sync.status import SyncStatus
from ui.asks import Ask
from ui.views import (
    BookOnDisk,
    Choice,
    ConflictView,
    DraftView,
    InvitationView,
    OutboxLine,
    PersonView,
    Problem,
    RecordView,
    Row,
    RowPage,
    Saved,
    SettingsView,
    SpaceView,
    TodayView,
)

T = TypeVar("T")
Failed = Callable[[Problem], None] | None
Unsubscribe = Callable[[], None]


class BookPort(Protocol):
    """An open book. Questions give a view; changes give what was saved."""

    @property
    def catalogue(self) -> Catalogue:
        """The declared kinds and code tables; immutable, so any thread may read it."""
        ...

    @property
    def me(self) -> PersonView:
        """Whose book this is."""
        ...

    @property
    def is_practice(self) -> bool:
        """Practice data, marked on every screen and never sent (R81)."""
        ...

    # what screens listen to
    def on_moved(self, listener: Callable[[frozenset[str]], None]) -> Unsubscribe:
        """Call with the kinds that changed, whoever changed them; screens ask again for what they show."""
        ...

    def on_status(self, listener: Callable[[SyncStatus], None]) -> Unsubscribe:
        """Call with every new sync status, and once at once with the present one."""
        ...

    # questions
    def ask(self, question: Ask[T], then: Callable[[T], None], failed: Failed = None) -> None:
        """Ask what only some rooms ask, or do what they do: see `ui.asks`."""
        ...

    def spaces(self, then: Callable[[tuple[SpaceView, ...]], None]) -> None: ...
    def today(self, mine_only: bool, then: Callable[[TodayView], None]) -> None: ...
    def rows(self, kind: str, text: str, after: str | None, limit: int, then: Callable[[RowPage], None]) -> None:
        """Records of one kind ("" = every kind), newest first; with text, those it finds as one types."""
        ...

    def count(self, kind: str, then: Callable[[int], None]) -> None: ...
    def record(self, record: str, then: Callable[[RecordView], None], failed: Failed = None) -> None: ...
    def open_identity(
        self, record: str, reason: str, then: Callable[[RecordView], None], failed: Failed = None
    ) -> None:
        """Open a young person's page until the book is locked; the reason is kept in the access log (L8)."""
        ...

    def choices(self, kinds: tuple[str, ...], text: str, then: Callable[[tuple[Choice, ...]], None]) -> None: ...
    def titles(self, records: tuple[str, ...], then: Callable[[dict[str, str]], None]) -> None: ...
    def conflicts(self, then: Callable[[tuple[Row, ...]], None]) -> None: ...
    def conflict(
        self,
        record: str,
        field: str | None,
        then: Callable[[ConflictView | None], None],
        failed: Failed = None,
    ) -> None:
        """The conflict of that field (None: the record's first); None when it has been settled meanwhile."""
        ...

    def outbox(self, then: Callable[[tuple[OutboxLine, ...]], None]) -> None: ...
    def draft(self, key: str, then: Callable[[DraftView | None], None]) -> None: ...
    def settings(self, then: Callable[[SettingsView], None]) -> None: ...

    # changes
    def add(
        self,
        kind: str,
        values: Mapping[str, Any],
        space: str | None,
        then: Callable[[Saved], None],
        failed: Failed = None,
        draft: str | None = None,
    ) -> None:
        """Save a new record; `draft` is dropped in the same transaction."""
        ...

    def edit(
        self,
        record: str,
        values: Mapping[str, Any],
        seen: tuple[str, ...],
        then: Callable[[Saved], None],
        failed: Failed = None,
        draft: str | None = None,
    ) -> None:
        """Save what differs from the values at `seen`; lists are compared element by element."""
        ...

    def undo(self, saved: Saved, then: Callable[[Saved], None], failed: Failed = None) -> None: ...
    def resolve(
        self,
        record: str,
        field: str,
        take: str | None,
        value: Any,
        then: Callable[[Saved], None],
        failed: Failed = None,
    ) -> None:
        """Settle a hard conflict: `take` one of the versions' changes, or with None write `value`."""
        ...

    def reviewed(self, record: str, then: Callable[[Saved], None]) -> None:
        """A person has seen what was merged by itself."""
        ...

    def send_again(self, change: str, then: Callable[[None], None], failed: Failed = None) -> None:
        """Put a change that was not taken in back among those to be sent."""
        ...

    def keep_draft(
        self, key: str, kind: str, values: Mapping[str, Any], then: Callable[[DraftView], None]
    ) -> None: ...
    def drop_draft(self, key: str) -> None: ...
    def save_settings(
        self, settings: SettingsView, then: Callable[[SettingsView], None], failed: Failed = None
    ) -> None: ...
    def change_passphrase(self, old: str, new: str, then: Callable[[], None], failed: Failed = None) -> None: ...
    def invite(
        self,
        person: str,
        role: str,
        spaces: tuple[str, ...],
        then: Callable[[str, InvitationView], None],
        failed: Failed = None,
    ) -> None: ...

    # the network
    def sync_now(self) -> None:
        """Ask for a round as soon as may be; the status says how it went."""
        ...

    def lock(self) -> None:
        """Close the book and forget its key; the door is shown again."""
        ...


class DoorPort(Protocol):
    """What can be done while no book is open."""

    def books(self) -> tuple[BookOnDisk, ...]: ...
    def practice(self) -> BookOnDisk | None: ...
    def unlock(
        self,
        folder: str,
        passphrase: str,
        then: Callable[[BookPort], None],
        failed: Callable[[Problem], None],
        ready: Callable[[int, int], None] | None = None,
    ) -> None: ...
    def read_invitation(
        self, text: str, then: Callable[[InvitationView], None], failed: Callable[[Problem], None]
    ) -> None: ...
    def join(
        self,
        invitation: str,
        person: str,
        passphrase: str,
        then: Callable[[BookPort], None],
        failed: Callable[[Problem], None],
    ) -> None: ...
    def create_organisation(
        self,
        endpoint: str,
        name: str,
        person: str,
        passphrase: str,
        recovery_folder: str,
        then: Callable[[BookPort], None],
        failed: Callable[[Problem], None],
    ) -> None: ...
    def practise(
        self, passphrase: str, then: Callable[[BookPort], None], failed: Callable[[Problem], None]
    ) -> None: ...
