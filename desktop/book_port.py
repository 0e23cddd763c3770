"""The screens' port onto an open book: every question and change runs on the store's thread, answers come back."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from desktop import membership
from desktop.answering import answers
from desktop.courier import Courier
from desktop.doing import following
from desktop.problems import problem_of
from desktop.showing import conflict, outbox, person, record, rows, today
from desktop.showing.words import Words, initials, moment
from desktop.store_thread import StoreClosed, StoreThread
from local_store.book import FieldBook
from local_store.errors import KnownError, Text
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.records.catalogue import Catalogue
from local_store.rules.danish_calendar import now_here
from local_store.views import Moved
from sync.status import SyncStatus
from ui.asks import Ask
from ui.ports import Failed, Unsubscribe
from ui.style.dates import Language
from ui.views import (
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
_CHOICES = 30


class Announcer:
    """Calls its listeners in the GUI thread; a listener that has ended hears nothing more."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Any], None]] = []

    def add(self, listener: Callable[[Any], None]) -> Unsubscribe:
        """Listen until the returned function is called; calling it twice is harmless."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def tell(self, news: Any) -> None:
        """Call everybody who listens now."""
        for listener in tuple(self._listeners):
            listener(news)


class DesktopBook:
    """Implements `ui.ports.BookPort`. Made by `Session`, which owns the threads."""

    def __init__(self, store: StoreThread, courier: Courier, doing: "Doing") -> None:
        self._store = store
        self._courier = courier
        self._doing = doing
        self._moved, self._status_told = Announcer(), Announcer()
        self._status: SyncStatus | None = None
        self._identities: set[str] = set()  # opened for a reason; closed again with the book
        self.language: Language = doing.language()

    # What screens may know at once

    @property
    def catalogue(self) -> Catalogue:
        """The declared kinds and code tables."""
        return self._doing.catalogue

    @property
    def me(self) -> PersonView:
        """Whose book this is."""
        return self._doing.me

    @property
    def is_practice(self) -> bool:
        """Practice data, never sent (R81)."""
        return self._doing.is_practice

    # Listening

    def on_moved(self, listener: Callable[[frozenset[str]], None]) -> Unsubscribe:
        """Call with the kinds that changed."""
        return self._moved.add(listener)

    def on_status(self, listener: Callable[[SyncStatus], None]) -> Unsubscribe:
        """Call with every new status, and at once with the present one."""
        end = self._status_told.add(listener)
        if self._status is not None:
            listener(self._status)
        return end

    def tell_moved(self, moved: Moved) -> None:
        """Called by the session, in the GUI thread."""
        self._moved.tell(moved.kinds)

    def tell_status(self, status: SyncStatus) -> None:
        """Called by the session, in the GUI thread; the same status twice is told once."""
        if status != self._status:
            self._status = status
            self._status_told.tell(status)

    # Questions

    def ask(self, question: Ask[T], then: Callable[[T], None], failed: Failed = None) -> None:
        """Give what the room's own answer says."""
        if question.aside or question.online:
            ask = self._doing.ask_online if question.online else self._doing.ask_aside
            self._deliver(ask(question), then, failed)
            return
        answer = answers()[type(question)]
        self._look(lambda words: answer(words, question), then, failed, patient=question.patient)

    def spaces(self, then: Callable[[tuple[SpaceView, ...]], None]) -> None:
        """Give the spaces this book may read."""
        self._ask(partial(membership.space_views, language=self.language), then)

    def today(self, mine_only: bool, then: Callable[[TodayView], None]) -> None:
        """Give everything on Today."""
        self._look(lambda words: today.view(words, mine_only), then)

    def rows(self, kind: str, text: str, after: str | None, limit: int, then: Callable[[RowPage], None]) -> None:
        """Give records as rows, or what the text finds."""
        self._look(lambda words: rows.page(words, kind, text, after, limit), then)

    def count(self, kind: str, then: Callable[[int], None]) -> None:
        """Give how many records of a kind there are."""
        self._ask(lambda book: book.count(kind), then)

    def record(self, record_id: str, then: Callable[[RecordView], None], failed: Failed = None) -> None:
        """Give a record's page; of a young person only the nickname until the identity is opened."""
        opened = record_id in self._identities
        self._look(lambda words: record.view(words, record_id, opened), then, failed)

    def open_identity(
        self, record_id: str, reason: str, then: Callable[[RecordView], None], failed: Failed = None
    ) -> None:
        """Open a young person's page; who did it, when and why is in the access log before anything is shown."""

        def note_and_view(words: Words) -> RecordView:
            person.note_opening(words, RecordId(record_id), reason)
            self._identities.add(record_id)
            return record.view(words, record_id)

        self._look(note_and_view, then, failed)

    def choices(self, kinds: tuple[str, ...], text: str, then: Callable[[tuple[Choice, ...]], None]) -> None:
        """Give what a picker offers: what the text finds, or the newest."""
        self._look(lambda words: _choices(words, kinds, text), then)

    def titles(self, records: tuple[str, ...], then: Callable[[dict[str, str]], None]) -> None:
        """Give the names of records or persons by id."""
        self._look(lambda words: {one: _title(words, one) for one in records}, then)

    def conflicts(self, then: Callable[[tuple[Row, ...]], None]) -> None:
        """Give the records somebody should look at."""
        self._look(lambda words: rows.conflict_rows(words, words.book.conflicts()), then)

    def conflict(
        self, record_id: str, field: str | None, then: Callable[[ConflictView | None], None], failed: Failed = None
    ) -> None:
        """Give a conflict; an empty id asks for the first there is."""
        self._look(
            lambda words: conflict.view(words, record_id, field) if record_id else conflict.first(words),
            then,
            failed,
        )

    def outbox(self, then: Callable[[tuple[OutboxLine, ...]], None]) -> None:
        """Give what has not arrived, with reasons."""
        self._look(outbox.lines, then)

    def draft(self, key: str, then: Callable[[DraftView | None], None]) -> None:
        """Give the draft of a form, None when there is none."""

        def find(book: FieldBook) -> DraftView | None:
            kept = next((one for one in book.drafts() if one.key == key), None)
            return DraftView(kept.key, kept.kind, kept.values, moment(kept.at)) if kept else None

        self._ask(find, then)

    def settings(self, then: Callable[[SettingsView], None]) -> None:
        """Give what a person may set."""
        self._ask(self._doing.settings, then)

    # Changes

    def add(
        self, kind: str, values: Mapping[str, Any], space: str | None, then: Callable[[Saved], None],
        failed: Failed = None, draft: str | None = None,
    ) -> None:  # fmt: skip
        """Save a new record and drop its draft."""

        def save(words: Words) -> Saved:
            book = words.book
            new = following.made(
                words, kind, lambda: book.add(kind, values, space=SpaceId(space) if space else None)
            )
            if draft:
                book.drop_draft(draft)
            return _saved(book, new, book.get(new).heads[-1])

        self._look(save, then, failed)

    def edit(
        self, record_id: str, values: Mapping[str, Any], seen: tuple[str, ...], then: Callable[[Saved], None],
        failed: Failed = None, draft: str | None = None,
    ) -> None:  # fmt: skip
        """Save what differs from the record as its author saw it."""

        def save(words: Words) -> Saved:
            book, read = words.book, tuple(ChangeId(one) for one in seen)
            change = following.written(words, record_id, lambda: _edit(book, RecordId(record_id), values, read))
            if draft:
                book.drop_draft(draft)
            return _saved(book, record_id, change)

        self._look(save, then, failed)

    def undo(self, saved: Saved, then: Callable[[Saved], None], failed: Failed = None) -> None:
        """Take a change back; it stays in the history."""

        def take_back(words: Words) -> Saved:
            undone = following.written(words, saved.record, lambda: words.book.undo(ChangeId(saved.change)))
            return _saved(words.book, saved.record, undone)

        self._look(take_back, then, failed)

    def resolve(
        self, record_id: str, field: str, take: str | None, value: Any, then: Callable[[Saved], None],
        failed: Failed = None,
    ) -> None:  # fmt: skip
        """Settle a hard conflict by one of its versions, or by a value."""

        def settle(book: FieldBook) -> Saved:
            which = {"take": ChangeId(take)} if take else {"value": value}
            return _saved(book, record_id, book.resolve(RecordId(record_id), field, **which))

        self._ask(settle, then, failed)

    def reviewed(self, record_id: str, then: Callable[[Saved], None]) -> None:
        """Somebody has seen what was merged by itself."""
        self._ask(lambda book: _saved(book, record_id, book.reviewed(RecordId(record_id))), then)

    def send_again(self, change: str, then: Callable[[None], None], failed: Failed = None) -> None:
        """Put a change that was not taken in back among those to be sent."""
        self._ask(lambda book: book.release(ChangeId(change)), then, failed)

    def keep_draft(self, key: str, kind: str, values: Mapping[str, Any], then: Callable[[DraftView], None]) -> None:
        """Keep what was typed so far; durable when `then` is called."""

        def keep(book: FieldBook) -> DraftView:
            book.keep_draft(key, kind, dict(values))
            return DraftView(key, kind, dict(values), now_here())

        self._ask(keep, then)

    def drop_draft(self, key: str) -> None:
        """Forget what was begun."""
        self._ask(lambda book: book.drop_draft(key), lambda _: None)

    def save_settings(
        self, settings: SettingsView, then: Callable[[SettingsView], None], failed: Failed = None
    ) -> None:
        """Keep the settings and put them into effect."""

        def keep(book: FieldBook) -> SettingsView:
            self._doing.keep_settings(book, settings)
            return self._doing.settings(book)

        def done(kept: SettingsView) -> None:
            self.language = "en" if kept.language == "en" else "da"
            self._doing.settings_kept(kept)
            then(kept)

        self._ask(keep, done, failed)

    def change_passphrase(self, old: str, new: str, then: Callable[[], None], failed: Failed = None) -> None:
        """Rewrap one slot; unsent work is not touched."""
        self._ask(lambda book: book.change_passphrase(old, new), lambda _: then(), failed)

    def invite(
        self, person: str, role: str, spaces: tuple[str, ...], then: Callable[[str, InvitationView], None],
        failed: Failed = None,
    ) -> None:  # fmt: skip
        """Make a single-use invitation; it needs the network, so it goes through the network's thread."""
        self._doing.invite(person, role, spaces, lambda made: then(*made), self._failing(failed))

    # The network and the lock

    def sync_now(self) -> None:
        """Ask for a round as soon as may be."""
        self._doing.sync_now()

    def lock(self) -> None:
        """Close the book and forget its key."""
        self._doing.lock()

    # How answers travel

    def _look(
        self, view: Callable[[Words], T], then: Callable[[T], None], failed: Failed = None, *, patient: bool = False
    ) -> None:
        language = self.language

        def job(book: FieldBook) -> T:
            return view(Words(book, language, now_here()))

        self._ask(job, then, failed, patient=patient)

    def _ask(
        self,
        job: Callable[[FieldBook], T],
        then: Callable[[T], None],
        failed: Failed = None,
        *,
        patient: bool = False,
    ) -> None:
        self._deliver(self._store.ask(job, patient=patient), then, failed)

    def _deliver(self, answered: "Future[T]", then: Callable[[T], None], failed: Failed) -> None:
        """Give the answer, or what went wrong, in the GUI thread; nothing when the book was locked meanwhile."""
        scope = _scope(then)

        def answer(future: "Future[T]") -> None:
            if future.cancelled():
                return
            error = future.exception()
            if error is None:
                result = future.result()
                self._courier.post(lambda: then(result), scope)
            elif not isinstance(error, StoreClosed):
                self._courier.post(partial(self._failing(failed), problem_of(error)), scope)

        answered.add_done_callback(answer)

    def _failing(self, failed: Failed) -> Callable[[Problem], None]:
        return failed if failed is not None else self._doing.tell


class Doing:
    """What the port needs of the session beside the store; `Session` fills it in."""

    catalogue: Catalogue
    me: PersonView
    is_practice: bool

    def language(self) -> Language:
        """The language screens are in."""
        raise NotImplementedError

    def settings(self, book: FieldBook) -> SettingsView:
        """Read the settings, on the store's thread."""
        raise NotImplementedError

    def keep_settings(self, book: FieldBook, settings: SettingsView) -> None:
        """Keep the settings, on the store's thread."""
        raise NotImplementedError

    def settings_kept(self, settings: SettingsView) -> None:
        """Put the settings into effect, in the GUI thread."""
        raise NotImplementedError

    def invite(
        self, person: str, role: str, spaces: tuple[str, ...], then: Callable[[tuple[str, InvitationView]], None],
        failed: Callable[[Problem], None],
    ) -> None:  # fmt: skip
        """Make an invitation on the network's thread."""
        raise NotImplementedError

    def ask_aside(self, question: Ask[T]) -> "Future[T]":
        """Answer without the book, on a thread of its own."""
        raise NotImplementedError

    def ask_online(self, question: Ask[T]) -> "Future[T]":
        """Answer on the network's thread; where there is no endpoint, on the store's."""
        raise NotImplementedError

    def tell(self, problem: Problem) -> None:
        """Say a problem nobody else says."""
        raise NotImplementedError

    def sync_now(self) -> None:
        """Ask for a round."""
        raise NotImplementedError

    def lock(self) -> None:
        """Lock the book."""
        raise NotImplementedError


def _scope(then: Callable[..., Any]) -> Any:
    """The QObject a bound method belongs to: when it is destroyed, the answer is not delivered."""
    from PySide6.QtCore import QObject

    owner = getattr(then, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def _saved(book: FieldBook, record_id: str, change: str) -> Saved:
    return Saved(record_id, change, membership.waiting_to_leave(book) or 0)


def _edit(book: FieldBook, record_id: RecordId, values: Mapping[str, Any], seen: tuple[ChangeId, ...]) -> ChangeId:
    """Lists are compared element by element with what the author saw, so that others' additions stay."""
    before = book.as_seen(record_id, seen)
    kind = book.catalogue.kind(book.get(record_id).kind)
    put: dict[str, Any] = {}
    add: dict[str, list[str]] = {}
    remove: dict[str, list[str]] = {}
    for name, value in values.items():
        old = before.get(name)
        spec = kind.by_name.get(name)
        if spec is not None and spec.is_set:
            add[name] = sorted(set(value or ()) - set(old or ()))
            remove[name] = sorted(set(old or ()) - set(value or ()))
        elif (value or None) != (old or None) or (value == 0) != (old == 0):
            put[name] = value
    return book.edit(
        record_id,
        set=put,
        add={name: some for name, some in add.items() if some},
        remove={name: some for name, some in remove.items() if some},
        seen=seen,
    )


def _choices(words: Words, kinds: tuple[str, ...], text: str) -> tuple[Choice, ...]:
    book = words.book
    if kinds == ("person",):
        wanted = text.casefold()
        people = sorted(book.people().items(), key=lambda item: item[1].casefold())
        return tuple(Choice(key, name) for key, name in people if wanted in name.casefold())
    if text.strip():
        hits = book.search(text, kinds=kinds or None, limit=_CHOICES)
        return tuple(Choice(hit.id, words.title(book.get(hit.id)), words.kind_label(hit.kind)) for hit in hits)
    found = [one for kind in kinds for one in book.list(kind, limit=_CHOICES).records]
    return tuple(Choice(one.id, words.title(one), words.summary(one)) for one in found)


def _title(words: Words, one: str) -> str:
    try:
        return words.title(words.book.get(RecordId(one)))
    except KnownError:
        return words.person(one)


def person_view(book: FieldBook, name: str, role: str, language: Language) -> PersonView:
    """Return whose book this is."""
    shown = name or words_for_nobody(book, language)
    return PersonView(book.person, shown, initials(shown), role)


def words_for_nobody(book: FieldBook, language: Language) -> str:
    """Return what to call the owner of a book before anybody has said a name."""
    return book.person_name(book.person) or Text("Mig", "Me").in_language(language)
