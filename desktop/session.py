"""An open book with its two threads, from the passphrase to the lock."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from desktop import membership
from desktop.answering import answers_aside, answers_online
from desktop.book_port import DesktopBook, Doing, person_view
from desktop.courier import Courier
from desktop.doing import refusals
from desktop.machine import Looks, Machine
from desktop.network_thread import NetworkNews, NetworkThread
from desktop.problems import problem_of
from desktop.rounds import Rounds, no_organisation
from desktop.store_thread import PATIENCE, BookFromNetwork, StoreThread
from desktop.words_behind import catch_up
from local_store.book import FieldBook
from local_store.book_parts import CONFIGURED
from local_store.errors import Text
from local_store.records.catalogue import Catalogue
from local_store.rules.danish_calendar import now_here, public_holidays
from local_store.views import Moved
from sync.round import Progress
from sync.status import SyncStatus, status_of, under_way
from ui.asks import Ask
from ui.style.dates import Language
from ui.views import InvitationView, PersonView, Problem, SettingsView

T = TypeVar("T")
_HOLD = "settings/hold_sync"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the screens are told once, read on the store's thread when the book has opened."""

    catalogue: Catalogue
    me: PersonView
    held: bool
    has_endpoint: bool


class Session(Doing):
    """Owns the threads of one open book. All its methods are called in the GUI thread unless said otherwise."""

    def __init__(
        self,
        opening: Callable[[], FieldBook],
        machine: Machine,
        hands: "Hands",
        *,
        practice: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        self._machine = machine
        self._hands = hands
        self._courier = Courier()
        self._store = StoreThread(opening, patience)
        self._network: NetworkThread | None = None
        self._rounds = Rounds(BookFromNetwork(self._store), self._moves_on)
        self._news = NetworkNews()
        self._under_way: Text | None = None
        self._counts: tuple[int | None, int] = (0, 0)
        self._looks = machine.looks()
        self._moved_kinds: set[str] = set()
        self._moved_guard = threading.Lock()
        self._counting = False
        self._shutting: threading.Thread | None = None
        self._book_shut = threading.Event()
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._calendar = threading.Thread(target=_read_calendar, name="calendar")
        self.is_practice = practice
        self.port: DesktopBook | None = None

    # Opening and locking

    def open(self, then: Callable[[DesktopBook], None], failed: Callable[[Problem], None]) -> None:
        """Open on the store's thread; one of the two is called when it is done."""

        def opened(future: "Future[None]") -> None:
            error = future.exception()
            if error is not None:
                self._courier.post(partial(failed, problem_of(error)))
                return
            self._store.ask(self._begin).add_done_callback(ready)

        def ready(future: "Future[_Facts]") -> None:
            error = future.exception()
            if error is not None:
                self._courier.post(partial(failed, problem_of(error)))
                self._shut()
            else:
                self._courier.post(partial(self._show, future.result(), then))

        self._calendar.start()
        self._store.start().add_done_callback(opened)

    def post(self, job: Callable[[], None]) -> None:
        """Run `job` in the GUI thread soon; for whoever opens, on the store's thread."""
        self._courier.post(job)

    def _begin(self, book: FieldBook) -> _Facts:
        book.subscribe(partial(self._moved, book))
        name = book.person_name(book.person) or ""
        return _Facts(
            book.catalogue,
            person_view(book, name, membership.role_of(book), self.language()),
            book.kept(_HOLD) == b"1",
            bool(membership.endpoint_of(book)),
        )

    def _show(self, facts: _Facts, then: Callable[[DesktopBook], None]) -> None:
        self.catalogue, self.me = facts.catalogue, facts.me
        self.port = DesktopBook(self._store, self._courier, self)
        self._aside.submit(int)  # its thread begins and ends with the open book, not with the first question
        if facts.has_endpoint and not self.is_practice:
            self._network = NetworkThread(self._rounds.one, self._heard, self._rounds.listen)
            self._network.hold(facts.held)
            self._network.start()
        self._count_again()
        catch_up(self._store)
        then(self.port)

    def lock(self) -> None:
        """Empty the screens at once; the threads end beside them, so the lock never waits for the network."""
        self.leave()
        self._hands.locked()

    def leave(self) -> None:
        """End beside the screens, which show nothing of this book, or nothing any more."""
        self._courier.close()
        if self._shutting is None:
            self._shutting = threading.Thread(target=self._shut, name="shutting")
            self._shutting.start()

    @property
    def has_ended(self) -> bool:
        """Tell whether nothing of it runs any more."""
        return self._shutting is not None and not self._shutting.is_alive()

    def wait_until_shut(self) -> None:
        """Return when the book is shut; whoever opens it again, or another, waits here, off the GUI thread.

        A network that does not answer may hold its own thread for some seconds more: nobody waits for that.
        """
        if self._shutting is not None:
            self._book_shut.wait()

    def close(self) -> None:
        """Close and wait; for the end of the program."""
        self._courier.close()
        self._shut()
        if self._shutting is not None:
            self._shutting.join()

    def _shut(self) -> None:
        if self._network is not None:
            self._network.stop_soon()
        self._rounds.cut()
        self._store.close()
        self._book_shut.set()
        if self._calendar.is_alive():
            self._calendar.join()
        if self._network is not None:
            self._network.close()
        self._rounds.close()
        self._aside.shutdown(cancel_futures=True)

    # What the threads tell

    def _moved(self, book: FieldBook, moved: Moved) -> None:
        """On the store's thread: gather what moved and tell the screens once."""
        if moved.initiator == CONFIGURED:
            self._courier.post(partial(self._speak, book.catalogue, moved))
            return
        with self._moved_guard:
            first = not self._moved_kinds
            self._moved_kinds |= moved.kinds
        if first:
            self._courier.post(self._tell_moved)
        if self._network is not None and moved.initiator != "receive":
            self._network.soon()
        if moved.records is None:  # too many to name: their words wait for pauses, as after a large fetch
            catch_up(self._store)

    def _speak(self, catalogue: Catalogue, moved: Moved) -> None:
        """In the GUI thread: the organisation has other words now, so everything is drawn again."""
        self.catalogue = catalogue
        if self.port is not None:
            self.port.tell_moved(moved)

    def _tell_moved(self) -> None:
        with self._moved_guard:
            kinds = frozenset(self._moved_kinds)
            self._moved_kinds.clear()
        if self.port is not None:
            self.port.tell_moved(Moved(kinds, None, ""))
            self._count_again()

    def _heard(self, news: NetworkNews) -> None:
        """On the network's thread."""
        self._courier.post(partial(self._take_news, news))

    def _moves_on(self, now: Progress) -> None:
        """On the network's thread: so far the round under way has come."""
        said = under_way(now.pushed, now.to_push, now.pulled, now.to_pull)
        if said is not None:
            self._courier.post(partial(self._tell_under_way, said))

    def _tell_under_way(self, said: Text) -> None:
        self._under_way = said
        self._tell_status(*self._counts)

    def _take_news(self, news: NetworkNews) -> None:
        self._news, self._under_way = news, None
        if news.ended and news.text is not None:
            self.lock()
            self._hands.book_gone(news.text)
            return
        catch_up(self._store)
        self._count_again()

    def _count_again(self) -> None:
        """Count what is unsent and what needs a person; one count at a time is enough."""
        if self._counting or self.port is None:
            return
        self._counting = True

        def counted(future: "Future[tuple[int | None, int]]") -> None:
            if future.exception() is None:
                self._courier.post(partial(self._take_counts, *future.result()))

        self._store.ask(_counts).add_done_callback(counted)

    def _take_counts(self, waiting: int | None, attention: int) -> None:
        self._counting = False
        self._counts = waiting, attention
        self._tell_status(waiting, attention)

    def _tell_status(self, waiting: int | None, attention: int) -> None:
        news = self._news
        if self.port is not None:
            needed, alone = attention + int(news.attention), waiting is None
            status: SyncStatus = status_of(
                waiting or 0,
                needed,
                last=news.last,
                online=news.online,
                said=self._under_way or news.text,
                code=news.code,
                alone=alone,
            )
            self.port.tell_status(status)

    # What the port needs (Doing)

    def language(self) -> Language:
        """The language screens are in."""
        return "en" if self._looks.language == "en" else "da"

    def settings(self, book: FieldBook) -> SettingsView:
        """On the store's thread."""
        looks = self._looks
        return SettingsView(
            language=looks.language,
            theme=looks.theme,
            lock_after_minutes=looks.lock_after_minutes,
            hold_sync=book.kept(_HOLD) == b"1",
            endpoint=membership.endpoint_of(book),
            person=book.person_name(book.person) or "",
            organisation=membership.organisation_name(book),
            device=book.device,
            device_name=membership.device_name(book),
            book_folder=str(book.folder),
            spaces=membership.space_views(book, self.language()),
        )

    def keep_settings(self, book: FieldBook, settings: SettingsView) -> None:
        """On the store's thread."""
        book.keep(_HOLD, b"1" if settings.hold_sync else b"0")
        self._looks = replace(
            self._looks,
            language=settings.language,
            theme=settings.theme,
            lock_after_minutes=settings.lock_after_minutes,
        )
        self._machine.keep_looks(self._looks)

    def settings_kept(self, settings: SettingsView) -> None:
        """In the GUI thread."""
        if self._network is not None:
            self._network.hold(settings.hold_sync)
        self._hands.looks_changed(self._looks)

    def invite(
        self, person: str, role: str, spaces: tuple[str, ...], then: Callable[[tuple[str, InvitationView]], None],
        failed: Callable[[Problem], None],
    ) -> None:  # fmt: skip
        """Make an invitation on the network's thread, between two rounds."""
        if self._network is None:
            failed(problem_of(no_organisation()))
            return

        def made(future: "Future[Any]") -> None:
            error = future.exception()
            if error is not None:
                self._courier.post(partial(failed, problem_of(error)))
            else:
                self._courier.post(partial(then, future.result()))

        self._network.run(lambda: self._rounds.invite(person, role, spaces)).add_done_callback(made)

    def ask_aside(self, question: Ask[T]) -> "Future[T]":
        """Answer without the book, on a thread of its own."""
        answer, language = answers_aside()[type(question)], self.language()
        try:
            return self._aside.submit(answer, language, question)
        except RuntimeError:  # the book is being locked
            gone: Future[T] = Future()
            gone.cancel()
            return gone

    def ask_online(self, question: Ask[T]) -> "Future[T]":
        """Answer between two rounds; where no endpoint is to be told, the book alone is asked."""
        answer = answers_online()[type(question)]
        if self._network is None:
            return self._store.ask(lambda book: answer(book, None, question))
        return self._network.run(lambda: self._rounds.tell(answer, question))

    def tell(self, problem: Problem) -> None:
        """Say a problem nobody else says."""
        self._hands.tell(problem)

    def sync_now(self) -> None:
        """Ask for a round."""
        if self._network is not None:
            self._network.now()


class Hands(QObject):
    """What a session asks of the application's window; the composition root fills it in."""

    def locked(self) -> None:
        """Show the closed book."""

    def book_gone(self, why: Text) -> None:
        """The book was destroyed because this device was put out: say so on the cover."""

    def tell(self, problem: Problem) -> None:
        """Say a problem."""

    def looks_changed(self, looks: Looks) -> None:
        """Wear other looks."""


def _read_calendar() -> None:
    """Load the public holidays while the key is derived: the first deadline asked for would wait half a second."""
    public_holidays(now_here().year)


def _counts(book: FieldBook) -> tuple[int | None, int]:
    outbox_trouble = sum(1 for item in book.outbox() if item.state == "quarantined")
    hard = sum(1 for item in book.conflicts() if item.hard)
    return membership.waiting_to_leave(book), hard + outbox_trouble + refusals.unseen(book)
