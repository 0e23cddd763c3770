"""An import that is killed, or finds no room, while it is being kept: all of it is in and known, or none of it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import NoRoom
from tests.desktop.importing.hand import Hand
from tests.store_fixtures import PASSPHRASE, make_book
from ui.importing.asks import TakeOut

ROOT = Path(__file__).parents[3]
ROWS = 300
TABLE = "Dato;Sted;Notat\n" + "".join(f"{at % 28 + 1}-10-2026;Banen {at};Stille {at}\n" for at in range(ROWS))
NEVER = 10**9


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9 of oneself, and no fork")
def test_killed_at_any_step_there_is_all_or_nothing_and_the_file_is_known_only_when_all_is(tmp_path: Path) -> None:
    make_book(tmp_path / "bog").close()
    (tmp_path / "rækker.csv").write_text(TABLE, "utf-8")
    after = [1, 20, 60, NEVER]
    folders = [shutil.copytree(tmp_path / "bog", tmp_path / f"bog{at}") for at in after]
    command = [sys.executable, "-m", "tests.desktop.importing.cut_short", str(tmp_path / "rækker.csv")]
    command += [f"{folder}:{at}" for folder, at in zip(folders, after, strict=True)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert ran.stdout.split() == ["9", "9", "9", "0"], ran.stderr
    for folder, at in zip(folders, after, strict=True):
        with FieldBook.open(folder, PASSPHRASE) as book:
            hand = Hand(book, tmp_path)
            kept = ROWS if at == NEVER else 0
            assert (book.count("street_contact"), sum(book.unsent_count().values())) == (kept, kept)
            assert bool(hand.open(str(tmp_path / "rækker.csv")).before) == bool(kept)
            assert book.check().sound


def test_without_room_nothing_comes_in_and_with_room_again_all_of_it_does(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        hand = Hand(book, tmp_path)
        opened = hand.open(hand.file(TABLE))
        pages = int(book._database.value("PRAGMA page_count"))
        book._database.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(NoRoom):
            hand.bring_in(opened.first, opened.kind, opened.mapping)
        assert (book.count("street_contact"), book.unsent_count(), hand.open(hand.file(TABLE)).before) == (
            0,
            {},
            "",
        )
        book._database.execute("PRAGMA max_page_count = 1000000")
        hand.bring_in(opened.first, opened.kind, opened.mapping)
        assert book.count("street_contact") == ROWS and book.check().sound


def test_what_cannot_be_taken_out_whole_stays_in_whole_and_is_still_known(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        hand = Hand(book, tmp_path)
        opened = hand.open(hand.file(TABLE))
        done = hand.bring_in(opened.first, opened.kind, opened.mapping)
        book._database.execute("PRAGMA query_only = ON")
        with pytest.raises(NoRoom):
            hand.ask(TakeOut(done.record, opened.first.digest, hand.ready_out(done)))
        book._database.execute("PRAGMA query_only = OFF")
        assert book.count("street_contact") == ROWS and hand.open(hand.file(TABLE)).before
