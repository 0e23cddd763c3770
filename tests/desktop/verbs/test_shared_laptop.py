"""Two people, two books, one laptop: nothing of the one is anywhere the other, or a stranger, could see it."""

import stat
from pathlib import Path

import pytest

from local_store.book import FieldBook
from tests.desktop.verbs.console import Console
from tests.desktop.verbs.test_meeting import KIND, found, invite
from tests.endpoint_process import Endpoint
from tests.store_fixtures import contact

METTES, JONAS = "Qwzxmette", "Qwzxjonas"


class Shared:
    """One machine: a home, a folder for temporary things, and a book for each of two people."""

    def __init__(self, folder: Path, url: str) -> None:
        self.home, self.temporary = folder / "home", folder / "temporary"
        for path in (self.home, self.temporary):
            path.mkdir()
        self.mette = Console(folder / "home" / "mette", passphrase="mettes helt egen sætning")
        self.jonas = Console(folder / "home" / "jonas", passphrase="jonas' helt egen sætning")
        found(self.mette, url)
        self.jonas("join", invite(self.mette)).done()

    def run(self, console: Console, *words: str, stdin: object = b"") -> str:
        """Run the real command as its person would on this machine; return all it says."""
        where = {"HOME": str(self.home), "TMPDIR": str(self.temporary), "XDG_CACHE_HOME": str(self.home / "cache")}
        done = console.process(*words, stdin=stdin, **where)
        assert done.code == 0, done
        return done.out + done.err

    def files(self) -> list[Path]:
        return [path for path in self.home.parent.rglob("*") if path.is_file()]


@pytest.fixture
def shared(tmp_path: Path, endpoint: Endpoint) -> Shared:
    return Shared(tmp_path, endpoint.url)


def test_nothing_of_one_is_where_the_other_looks(shared: Shared) -> None:
    for console, word in ((shared.mette, METTES), (shared.jonas, JONAS)):
        # in one's own space: not even a colleague of the same team may read it
        own = next(one["space"] for one in console("space", "list").lines if one["kind"] == "own")
        shared.run(console, "add", KIND, "--space", own, stdin=contact(fact_text=word))
        shared.run(console, "sync")
    for console, own_word, other in ((shared.mette, METTES, JONAS), (shared.jonas, JONAS, METTES)):
        assert own_word in shared.run(console, "search", own_word)
        for verb in (("search", other), ("list", KIND), ("outbox",), ("doctor",), ("devices",)):
            assert other not in shared.run(console, *verb)
    for path in shared.files():
        content = path.read_bytes()
        assert not [word for word in (METTES, JONAS) if word.encode() in content], path
    assert list(shared.temporary.iterdir()) == []


def test_both_books_are_open_at_once_and_each_only_once(shared: Shared) -> None:
    passphrases = [console.passphrase_file.read_text("utf-8").strip() for console in (shared.mette, shared.jonas)]
    with FieldBook.open(shared.mette.book, passphrases[0]):
        assert shared.jonas("list", KIND).code == 0
        shared.mette("list", KIND).refused(4, "locked")
        with FieldBook.open(shared.jonas.book, passphrases[1]):
            shared.jonas("list", KIND).refused(4, "locked")
    for folder, passphrase in ((shared.mette.book, passphrases[1]), (shared.jonas.book, passphrases[0])):
        other = Console(folder, passphrase=passphrase)
        other("list", KIND).refused(4, "wrong_passphrase")


def test_a_wiped_book_leaves_the_other_alone(shared: Shared) -> None:
    shared.run(shared.jonas, "add", KIND, "--space", "Nørrebro", stdin=contact(fact_text=JONAS))
    shared.run(shared.mette, "wipe", "--yes")
    assert JONAS in shared.run(shared.jonas, "list", KIND)


def test_a_books_folder_is_its_owners_only(shared: Shared) -> None:
    for console in (shared.mette, shared.jonas):
        assert stat.S_IMODE(console.book.stat().st_mode) & 0o077 == 0
