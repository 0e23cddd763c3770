"""A small book that answers at once and writes down what it was asked to change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from local_store.errors import Text
from local_store.records.catalogue import Catalogue, standard
from sync.status import SyncStatus, status_of
from ui.duplicates.asks import LookForPairs
from ui.review.asks import UnreadCount
from ui.rounds.asks import AskWhereNow, WhereNow
from ui.views import (
    BookOnDisk,
    Choice,
    DraftView,
    InvitationView,
    Kept,
    PersonView,
    Problem,
    RecordView,
    RoundView,
    Row,
    RowPage,
    Saved,
    SettingsView,
    SpaceView,
    TodayView,
    Waiting,
    WaitingKind,
)

NOW = datetime(2026, 11, 20, 21, 47, tzinfo=timezone(timedelta(hours=1)))
PLACE, OTHER_PLACE, ROUND, TEAM = "b0" * 16, "d0" * 16, "a1" * 16, "51" * 16
LAST_CONTACT = "c0" * 16
PROBLEM = Problem(Text("Der er ikke plads på pc'en.", "There is no room on the PC."), "no_room")


@dataclass
class Added:
    """One call of `add`."""

    kind: str
    values: dict[str, Any]
    space: str | None
    draft: str | None


@dataclass
class RecordingPort:
    """Answers like a small book. `refuse` holds the kinds whose `add` fails with that problem."""

    role: str = "fieldworker"
    practice: bool = False
    round_on: bool = True
    has_last_place: bool = True
    at_stop: bool = False
    waiting: int = 5
    refuse: dict[str, Problem] = field(default_factory=dict)
    added: list[Added] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    hold_adds: bool = False
    hold_records: bool = False
    held: list[Callable[[], None]] = field(default_factory=list)
    said: list[Callable[[SyncStatus], None]] = field(default_factory=list)
    listeners: list[Callable[[frozenset[str]], None]] = field(default_factory=list)

    @property
    def catalogue(self) -> Catalogue:
        return standard()

    @property
    def me(self) -> PersonView:
        return PersonView("aa" * 16, "Nadia Holm", "NH", self.role)

    @property
    def is_practice(self) -> bool:
        return self.practice

    def on_moved(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def on_status(self, listener: Callable[[SyncStatus], None]) -> Callable[[], None]:
        self.said.append(listener)
        listener(status_of(4, 1, last=NOW, online=False))
        return lambda: self.said.remove(listener)

    def spaces(self, then: Callable[[tuple[SpaceView, ...]], None]) -> None:
        then(
            (SpaceView(TEAM, "Nørrebro gadeteam", "team", 7), SpaceView("52" * 16, "SSP Nørrebro", "ssp_local", 5))
        )

    def today(self, mine_only: bool, then: Callable[[TodayView], None]) -> None:
        on = RoundView(ROUND, NOW, ("Sara Lund",), (), 0, 0, 0) if self.round_on else None
        waits = tuple(Waiting(WaitingKind.CONFLICT, "x", "", "") for _ in range(3))
        then(TodayView(date(2026, 11, 20), on, (), waits, (), 4))

    def conflicts(self, then: Callable[[tuple[Row, ...]], None]) -> None:
        then(tuple(Row(str(n), "group_observation", "", "", "", None, "", Kept.NEEDS_YOU) for n in range(3)))

    def rows(self, kind: str, text: str, after: str | None, limit: int, then: Callable[[RowPage], None]) -> None:
        row = Row(LAST_CONTACT, kind, "footprints", "", "", None, "", Kept.SENT)
        then(RowPage((row,) if self.has_last_place else (), None))

    def record(self, record: str, then: Callable[[RecordView], None], failed: Any = None) -> None:
        values = {"place_ref": PLACE}
        kind, mark = "street_contact", ("", NOW)
        view = RecordView(record, kind, "footprints", "", "", (), values, (), Kept.SENT, TEAM, mark, mark)
        if self.hold_records:
            self.held.append(lambda: then(view))
        else:
            then(view)

    def ask(self, question: Any, then: Callable[[Any], None], failed: Any = None) -> None:
        """Where am I, and nothing else."""
        if isinstance(question, UnreadCount):
            then(0)
            return
        if isinstance(question, LookForPairs):
            then(True)
            return
        assert isinstance(question, AskWhereNow)
        on = (ROUND, ("Sara Lund",)) if self.round_on else ("", ())
        answer = WhereNow(*on, PLACE if self.has_last_place else None, self.at_stop)
        if self.hold_records:
            self.held.append(lambda: then(answer))
        else:
            then(answer)

    def choices(self, kinds: tuple[str, ...], text: str, then: Callable[[tuple[Choice, ...]], None]) -> None:
        then((Choice(PLACE, "Blågårds Plads", "Nørrebro"), Choice(OTHER_PLACE, "Stefansgade", "Nørrebro")))

    def titles(self, records: tuple[str, ...], then: Callable[[dict[str, str]], None]) -> None:
        then(dict.fromkeys(records, "Mimersparken"))

    def draft(self, key: str, then: Callable[[DraftView | None], None]) -> None:
        kept = self.drafts.get(key)
        then(None if kept is None else DraftView(key, "street_contact", kept, NOW))

    def keep_draft(self, key: str, kind: str, values: Mapping[str, Any], then: Callable[[DraftView], None]) -> None:
        self.drafts[key] = dict(values)
        then(DraftView(key, kind, dict(values), NOW))

    def drop_draft(self, key: str) -> None:
        self.drafts.pop(key, None)
        self.dropped.append(key)

    def add(
        self,
        kind: str,
        values: Mapping[str, Any],
        space: str | None,
        then: Callable[[Saved], None],
        failed: Callable[[Problem], None] | None = None,
        draft: str | None = None,
    ) -> None:
        def answer() -> None:
            if kind in self.refuse:
                if failed is not None:
                    failed(self.refuse[kind])
                return
            self.added.append(Added(kind, dict(values), space, draft))
            if draft is not None:
                self.drafts.pop(draft, None)
            then(Saved(f"{len(self.added):032x}", f"{len(self.added):064x}", self.waiting))

        if self.hold_adds:
            self.held.append(answer)
        else:
            answer()

    def undo(self, saved: Saved, then: Callable[[Saved], None], failed: Any = None) -> None:
        self.undone.append(saved.record)
        then(saved)

    def settings(self, then: Callable[[SettingsView], None]) -> None:
        then(SettingsView(book_folder="/bog"))

    def sync_now(self) -> None:
        self.calls.append("sync_now")

    def lock(self) -> None:
        self.calls.append("lock")


@dataclass
class RecordingDoor:
    """A PC with some books; the passphrase is "kastanje bølge lygte"."""

    total: int = 1
    practised: bool = False
    port: RecordingPort = field(default_factory=RecordingPort)
    wait_seconds: float = 8.0
    tried: list[tuple[str, str]] = field(default_factory=list)
    made: list[tuple[Any, ...]] = field(default_factory=list)

    def books(self) -> tuple[BookOnDisk, ...]:
        return tuple(BookOnDisk(f"/bog{n}", n, self.total) for n in range(1, self.total + 1))

    def practice(self) -> BookOnDisk | None:
        return BookOnDisk("/practice", 0, 0, practice=True) if self.practised else None

    def unlock(
        self, folder: str, passphrase: str, then: Any, failed: Callable[[Problem], None], ready: Any = None
    ) -> None:
        self.tried.append((folder, passphrase))
        if passphrase == "kastanje bølge lygte":
            then(self.port)
        else:
            failed(
                Problem(
                    Text("Den passede ikke.", "That did not fit."),
                    "wrong_passphrase",
                    wait_seconds=self.wait_seconds,
                )
            )

    def read_invitation(self, text: str, then: Any, failed: Callable[[Problem], None]) -> None:
        if text.startswith("feltbog:"):
            words = ("kastanje", "bølge", "lygte", "tirsdag")
            then(InvitationView("Gadeteam Nørrebro", "fieldworker", datetime(2026, 11, 22), words, "https://x"))
        else:
            gone = Text("Invitationen gælder ikke længere. Bed om en ny.", "The invitation is no longer valid.")
            failed(Problem(gone, "invitation"))

    def join(self, *asked: Any) -> None:
        self._make("join", asked)

    def create_organisation(self, *asked: Any) -> None:
        self._make("create", asked)

    def practise(self, *asked: Any) -> None:
        self._make("practise", asked)

    def _make(self, how: str, asked: tuple[Any, ...]) -> None:
        *given, then, _failed = asked
        self.made.append((how, *given))
        then(self.port)
