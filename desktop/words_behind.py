"""After a large fetch the words of what came go into the index of words in a person's pauses, a few at a time."""

from concurrent.futures import Future
from functools import partial

from desktop.store_thread import StoreThread
from local_store.book import FieldBook

_AT_A_TIME = 60  # records: what a person asks for next waits for no more than some 10 ms


def catch_up(store: StoreThread) -> None:
    """Begin, or go on; ends when nothing waits or the book closes. Begun twice it only takes turns with itself."""
    store.ask(_some, patient=True).add_done_callback(partial(_go_on, store))


def _some(book: FieldBook) -> int:
    return book.index_words(_AT_A_TIME)


def _go_on(store: StoreThread, done: "Future[int]") -> None:
    """On the store's thread. What could not be indexed (a full disk) waits for the next time."""
    if done.exception() is None and done.result():
        catch_up(store)
