"""After a large fetch the words go into the index in pauses, and a question of the person goes before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store_thread import StoreClosed, StoreThread
from desktop.words_behind import catch_up
from local_store.book import FieldBook
from tests.store_fixtures import TEAM, contact, make_book

MANY = 700


def full(folder: Path) -> FieldBook:
    book = make_book(folder)
    book.add_many("street_contact", [contact(fact_text=f"Kanalen {n}") for n in range(MANY)], space=TEAM.id)
    return book


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StoreThread]:
    thread = StoreThread(lambda: full(tmp_path / "book"), 0.01)
    thread.start().result(60)
    yield thread
    thread.close()


def test_all_is_found_in_the_end_though_it_was_begun_twice(store: StoreThread, qtbot: QtBot) -> None:
    assert store.ask(FieldBook.words_waiting).result(20) == MANY
    catch_up(store)
    catch_up(store)
    qtbot.waitUntil(lambda: store.ask(FieldBook.words_waiting, patient=True).result(20) == 0, timeout=20_000)
    assert len(store.ask(lambda book: book.search("kanalen", limit=MANY)).result(20)) == MANY


def test_a_book_that_closes_ends_it(tmp_path: Path) -> None:
    thread = StoreThread(lambda: full(tmp_path / "book"), 0.01)
    thread.start().result(60)
    catch_up(thread)
    thread.close()
    with pytest.raises(StoreClosed):
        thread.ask(FieldBook.words_waiting).result(20)
