"""The one thread that owns the book."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store_thread import BookFromNetwork, StoreClosed, StoreThread
from local_store.book import FieldBook
from local_store.errors import WrongPassphrase
from local_store.vault import KdfCost

PASSPHRASE = "en rød cykel i regnen"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StoreThread]:
    thread = StoreThread(lambda: FieldBook.create(tmp_path / "book", PASSPHRASE, cost=KdfCost.FOR_TESTS), 0.01)
    thread.start().result(20)
    yield thread
    thread.close()


def test_every_job_runs_on_the_same_thread_that_opened_the_book(store: StoreThread) -> None:
    names = {store.ask(lambda _: threading.current_thread().name).result(20) for _ in range(3)}
    assert names == {"store"}


def test_what_a_person_asks_goes_before_what_the_network_brings(store: StoreThread) -> None:
    order: list[str] = []
    gate = threading.Event()
    held = store.ask(lambda _: gate.wait(20))
    brought = [store.ask(lambda _: order.append("network"), from_network=True) for _ in range(3)]
    asked = store.ask(lambda _: order.append("person"))
    gate.set()
    for future in (held, asked, *brought):
        future.result(20)
    assert order == ["person", "network", "network", "network"]


def test_an_error_reaches_the_one_who_asked_and_the_next_job_runs(store: StoreThread) -> None:
    failed = store.ask(lambda book: book.get("0" * 32))  # type: ignore[arg-type]
    assert failed.exception(20) is not None
    assert store.ask(lambda book: book.count("place")).result(20) == 0


def test_closing_finishes_what_a_person_asked_and_drops_what_the_network_brought(tmp_path: Path) -> None:
    thread = StoreThread(lambda: FieldBook.create(tmp_path / "b", PASSPHRASE, cost=KdfCost.FOR_TESTS))
    thread.start().result(20)
    gate = threading.Event()
    thread.ask(lambda _: gate.wait(20))
    saved = thread.ask(lambda book: book.add("place", {"name": "Banen"}))
    brought = thread.ask(lambda book: book.count("place"), from_network=True)
    closer = threading.Thread(target=thread.close)
    closer.start()
    gate.set()
    closer.join(20)
    assert saved.result(20)
    assert isinstance(brought.exception(20), StoreClosed)
    assert isinstance(thread.ask(lambda book: book.count("place")).exception(20), StoreClosed)


def test_a_book_that_cannot_be_opened_says_why_and_leaves_no_thread(tmp_path: Path) -> None:
    FieldBook.create(tmp_path / "b", PASSPHRASE, cost=KdfCost.FOR_TESTS).close()
    thread = StoreThread(lambda: FieldBook.open(tmp_path / "b", "en anden sætning end den"))
    assert isinstance(thread.start().exception(20), WrongPassphrase)
    thread.close()


def test_the_network_sees_the_book_through_the_stores_thread(store: StoreThread) -> None:
    book = BookFromNetwork(store)
    record = book.add("place", {"name": "Banen"})
    assert book.get(record).fields["name"] == "Banen"
    assert book.person == store.ask(lambda inner: inner.person).result(20)
    assert isinstance(book.batches(book.spaces()[0].id), list)


def test_what_is_patient_waits_for_everybody_else(store: StoreThread) -> None:
    done: list[str] = []
    gate = threading.Event()
    store.ask(lambda _book: gate.wait(20))
    patient = store.ask(lambda _book: done.append("patient"), patient=True)
    store.ask(lambda _book: done.append("network"), from_network=True)
    store.ask(lambda _book: done.append("person"))
    gate.set()
    patient.result(20)
    assert done == ["person", "network", "patient"]
