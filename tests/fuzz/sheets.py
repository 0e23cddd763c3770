"""Tables made to use up memory, each within the 20 MB a file may have, and one that is as large as it may be."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.doing.importing import look_through, recognise
from desktop.importing.tables import MOST_BYTES, read_table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.vault import KdfCost
from ui.importing.asks import LookThrough, Recognise, Table

Bomb = Callable[[], object]
_CELLS = 100


def all_sheets() -> Iterator[tuple[str, Bomb]]:
    """Yield each with its name."""
    yield "a table of five million small cells, through to its parts", _five_million
    yield (
        "a table with one rare sign",
        _reading(b"ab;cd;ef\n", 49_000, first="Sted;😀\n".encode(), last=b"x" * 60_000),
    )
    yield "a table of nothing but line ends", _reading(b"\n", 2_000_000)
    for name, text in {
        "cells in one line": "ab;",
        "cells in one row of many lines": 'ab;"\n";' * 10,
        "semicolons": ";",
        "letters in one line": "a",
        "letters in quotes that do not end": '"a\n' + "a" * 97,
        "rare signs in one line": "😀",
    }.items():
        yield f"a table of {name}", _reading(text.encode())
    yield "a table in letters of old", _reading(b"a\xe6\x92")
    yield "a table with letters lost", _reading("æ".encode(), MOST_BYTES // 2 - 1, last=b"\xc3")
    yield "a table of wide letters", _reading("ab;cd\n".encode("utf-16-le"))


def _five_million() -> None:
    """What is no bomb but a table within the limits is read, and every row of it is there."""
    row = ";".join(f"{number:03d}" for number in range(_CELLS - 1))
    headers = ";".join(f"Kolonne {number}" for number in range(_CELLS))
    table = _read("".join([headers, *(f"\n{row};{number}" for number in range(50_000))]).encode())
    assert len(table.rows) == 50_000 and table.rows[49_999][98:] == ("098", "49999")
    with TemporaryDirectory() as folder:
        book = FieldBook.create(Path(folder) / "book", "en rød cykel", cost=KdfCost.FOR_TESTS)
        words = Words(book, "da", datetime.fromisoformat("2026-11-20T22:30:00+01:00"))
        opened = recognise(words, Recognise(table))
        assert opened.parts == 10 and len(opened.first.rows) == 5_000
        looked = look_through(words, LookThrough(table, "place", ("name", *[""] * 99)))
        assert (looked.bad, looked.total) == (0, 50_000)
        book.close()


def _reading(one: bytes, count: int = 0, *, first: bytes = b"", last: bytes = b"") -> Bomb:
    """Return the reading of a file of so many, or of as many as a file may hold."""
    return lambda: _read(first + one * (count or MOST_BYTES // len(one)) + last)


def _read(content: bytes) -> Table:
    assert len(content) <= MOST_BYTES
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tabel.csv"
        path.write_bytes(content)
        return read_table(path)
