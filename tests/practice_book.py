"""The practice book for screens: written once every few minutes in a process, and copied from there."""

import shutil
import tempfile
import time
from functools import cache
from pathlib import Path

from desktop import practice
from local_store.book import FieldBook
from local_store.key_slots import KdfCost

FRESH_SECONDS = 300  # it tells of rounds an hour ago, a week ago; a much older one would tell another story


def open_practice_book(folder: Path, passphrase: str) -> FieldBook:
    """Return a book with all that practice writes. Two in one test are one book, on two machines."""
    shutil.copytree(_written(passphrase, int(time.time()) // FRESH_SECONDS), folder)
    return FieldBook.open(folder, passphrase)


@cache
def _written(passphrase: str, _when: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="practice-")) / "book"
    book = FieldBook.create(folder, passphrase, cost=KdfCost.FOR_TESTS)
    practice.fill(book)
    book.close()
    return folder
