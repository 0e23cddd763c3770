"""Killed at any moment, the book loses nothing it said it had, and shows nobody a word."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.ids import ChangeId, RecordId
from tests.store_fixtures import PASSPHRASE, contact, make_book

ROOT = Path(__file__).parents[2]
SECRET = "Hemmeligt om Blågårdsdrengene"


def write_until_killed(folder: Path, lines: int) -> list[list[str]]:
    """Run the writer, kill it -9 once it has printed so many lines, and return every whole line it printed."""
    command = [sys.executable, "-m", "tests.local_store.crashing_writer", str(folder), SECRET]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    return [line.decode().split() for line in said if line.endswith(b"\n")]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_that_was_said_to_be_durable_is_lost(tmp_path: Path, seed: int) -> None:
    make_book(tmp_path / "bog").close()
    lines = random.Random(seed).randrange(5, 250)
    said = write_until_killed(tmp_path / "bog", lines)
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        flocks = 0
        for what, name, number in said:
            if what == "add":
                assert book.get(RecordId(name)).fields["fact_text"] == f"{SECRET} nummer {number}"
            elif what == "edit":
                assert book.bodies([ChangeId(name)])
            elif what == "many":
                flocks += 1
        whole_flocks, torn = divmod(_flock_records(book), 20)
        assert torn == 0 and whole_flocks in (flocks, flocks + 1)
        drafts = [int(number) for what, _, number in said if what == "draft"]
        if drafts:
            kept = int(book.drafts()[0].values["fact_text"].split()[-1])
            assert kept in (drafts[-1], drafts[-1] + 1)
        assert book.check().sound
        assert sum(book.unsent_count().values()) == book.check().changes
        book.add("street_contact", contact())


def _flock_records(book: FieldBook) -> int:
    found = book.list("street_contact", limit=100_000).records
    return sum(" flok " in record.fields["fact_text"] for record in found)


def test_no_byte_of_a_note_is_in_any_file_before_and_after_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "bog"
    book = make_book(folder)
    book.add("street_contact", contact(fact_text=f"{SECRET}, set i går"))
    book.search("hemmelig")
    book.keep("sync.key", SECRET.encode())
    assert_nothing_shows(folder)
    book.close()
    write_until_killed(folder, 60)
    assert (folder / "book.db-wal").stat().st_size > 0
    assert_nothing_shows(folder)
    with FieldBook.open(folder, PASSPHRASE) as again:
        assert again.search("hemmelig")
        again.rebuild()
        assert_nothing_shows(folder)
    assert_nothing_shows(folder)


def assert_nothing_shows(folder: Path) -> None:
    words = [SECRET, "Blågårdsdrengene", "Hemmeligt", "street_contact", "fact_text", "Team Nørrebro", PASSPHRASE]
    for file in folder.rglob("*"):
        held = file.read_bytes()
        for word in words:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                assert word.encode(encoding) not in held, f"{word!r} ({encoding}) stands in {file.name}"


def test_a_second_process_may_open_at_once_after_a_kill(tmp_path: Path) -> None:
    make_book(tmp_path / "bog").close()
    write_until_killed(tmp_path / "bog", 3)
    FieldBook.open(tmp_path / "bog", PASSPHRASE).close()
