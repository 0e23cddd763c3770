"""An import that is killed, locked, stopped or finds no room: all of it is in and known, or none, and no trace."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import NoRoom, NotFound, RefusedInput
from local_store.views import Erasure
from tests.decrypted_pages import raw_pages
from tests.desktop.importing.hand import Hand, staged
from tests.store_fixtures import PASSPHRASE, SetClock, contact, make_book
from ui.asks import Acted
from ui.importing.asks import ClearAway, MakeReady, new_batch

ROOT = Path(__file__).parents[3]
ROWS = 300  # made ready in two parts, so that the third commit keeps them, and the sixth takes them out
TABLE = "Dato;Sted;Notat\n" + "".join(f"{at % 28 + 1}-10-2026;Banen {at};Stille {at}\n" for at in range(ROWS))
NEVER = 10**9
MOMENTS = {  # when it dies: commit (or step) and moment, to how many rows there are afterwards
    (1, "after"): 0, (2, "before"): 0, (2, "after"): 0, (3, "within"): 0, (3, "before"): 0,
    (3, "after"): ROWS, (4, "after"): ROWS, (6, "before"): ROWS, (6, "after"): 0, (NEVER, "before"): 0,
}  # fmt: skip


LATER = {
    (1, "after"): ROWS, (2, "after"): ROWS, (3, "within"): ROWS, (3, "before"): ROWS, (3, "after"): 0,
    (NEVER, "before"): 0,
}  # fmt: skip


def _killed(folder: Path, command: list[str], moments: int) -> list[Path]:
    """Return a copy of the book "bog" for each moment, in which somebody died."""
    folders = [shutil.copytree(folder / "bog", folder / f"bog{at}") for at in range(moments)]
    told = [one.format(folder=folders[at]) for at, one in enumerate(command)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.desktop.importing.cut_short", str(folder / "rækker.csv"), *told],
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert ran.stdout.split() == ["9"] * (moments - 1) + ["0"], ran.stderr
    return folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9 of oneself, and no fork")
def test_killed_while_it_is_taken_out_later_all_is_in_or_out_and_the_list_says_which(tmp_path: Path) -> None:
    (tmp_path / "rækker.csv").write_text(TABLE, "utf-8")
    with make_book(tmp_path / "bog") as book:
        _brought_in(Hand(book, tmp_path))
    folders = _killed(tmp_path, [f"{{folder}}:{at}:later-{when}" for at, when in LATER], len(LATER))
    for folder, (moment, kept) in zip(folders, LATER.items(), strict=True):
        with FieldBook.open(folder, PASSPHRASE) as book:
            assert book.count("street_contact") == kept, moment
            (line,) = Hand(book, tmp_path).earlier()
            assert line.is_over is not bool(kept), moment
            assert len(book.every("street_contact", limit=ROWS + 1).records) == ROWS, moment
            assert staged(book) == [] and book.check().sound, moment


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9 of oneself, and no fork")
def test_killed_at_any_moment_there_is_all_or_nothing_and_no_trace_of_what_was_made_ready(tmp_path: Path) -> None:
    make_book(tmp_path / "bog").close()
    (tmp_path / "rækker.csv").write_text(TABLE, "utf-8")
    folders = _killed(tmp_path, [f"{{folder}}:{at}:{when}" for at, when in MOMENTS], len(MOMENTS))
    for folder, (moment, kept) in zip(folders, MOMENTS.items(), strict=True):
        with FieldBook.open(folder, PASSPHRASE) as book:
            came = kept or (ROWS if moment[0] > 3 else 0)  # taken out again, they stay in the history
            assert book.count("street_contact") == kept, moment
            assert len(book.every("street_contact", limit=ROWS + 1).records) == came, moment
            assert bool(Hand(book, tmp_path).open(str(tmp_path / "rækker.csv")).before) == bool(kept), moment
            assert staged(book) == [] and book.check().sound, moment


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    return Hand(make_book(tmp_path / "bog", SetClock()), tmp_path)


def _nothing_stands(book: FieldBook) -> None:
    assert (book.count("street_contact"), book.unsent_count(), book.search("stille")) == (0, {}, [])
    assert not book.every("street_contact").records


def test_locked_in_the_middle_nothing_is_in_and_the_next_opening_clears_what_was_made_ready(hand: Hand) -> None:
    opened = hand.open(hand.file(TABLE))
    hand.ask(MakeReady(new_batch(), opened.table, opened.kind, opened.mapping))
    assert staged(hand.book)
    _nothing_stands(hand.book)
    hand.book.close()
    with FieldBook.open(hand.folder / "bog", PASSPHRASE) as book:
        assert staged(book) == []
        _nothing_stands(book)


def test_stopped_in_the_middle_it_is_cleared_away_in_parts_and_another_comes_in_meanwhile(hand: Hand) -> None:
    with hand.book as book:
        opened, batch = hand.open(hand.file(TABLE)), new_batch()
        hand.parts(MakeReady(batch, opened.table, opened.kind, opened.mapping))
        hand.ask(ClearAway(batch))
        done = hand.bring_in(opened.table, opened.kind, opened.mapping)
        assert book.count("street_contact") == len(done.changes) == ROWS
        hand.parts(ClearAway(batch))
        assert staged(book) == [] and book.check().sound


def test_what_was_given_up_is_in_no_page_of_the_book_any_more(hand: Hand) -> None:
    with hand.book as book:
        opened, batch = hand.open(hand.file(TABLE)), new_batch()
        hand.parts(MakeReady(batch, opened.table, opened.kind, opened.mapping))
        assert b"Stille 299" in raw_pages(book)
        hand.parts(ClearAway(batch))
        assert b"Stille" not in raw_pages(book)


def test_what_a_lock_left_is_in_no_page_after_the_next_opening(hand: Hand) -> None:
    opened = hand.open(hand.file(TABLE))
    hand.ask(MakeReady(new_batch(), opened.table, opened.kind, opened.mapping))
    hand.book.close()
    with FieldBook.open(hand.folder / "bog", PASSPHRASE) as book:
        assert b"Stille" not in raw_pages(book)


def test_a_row_that_is_erased_before_its_import_was_cleared_away_is_gone_from_there_too(hand: Hand) -> None:
    with hand.book as book:
        _brought_in(hand)
        contacts = book.list("street_contact", limit=ROWS).records
        record = next(one for one in contacts if one.fields["fact_text"] == "Stille 299")
        assert staged(book) and b"Stille 299" in raw_pages(book)
        book.erase(Erasure(record.id, record.space, book.person, "2026-11-22T10:00:00+00:00", "prøve", True))
        assert b"Stille 299" not in raw_pages(book)


def test_a_bad_row_far_down_leaves_no_trace_of_those_above_it(hand: Hand) -> None:
    with hand.book as book:
        opened = hand.open(hand.file(TABLE + "32-10-2026;Banen;Stille\n"))
        with pytest.raises(RefusedInput) as refused:
            hand.bring_in(opened.table, opened.kind, opened.mapping)
        assert refused.value.line == ROWS + 2 and refused.value.text.da.startswith(f"Række {ROWS + 2}: ")
        _nothing_stands(book)
        hand.parts(ClearAway(new_batch()))
        assert staged(book) == []


def test_without_room_nothing_comes_in_and_with_room_again_all_of_it_does(hand: Hand) -> None:
    with hand.book as book:
        opened = hand.open(hand.file(TABLE))
        ready = hand.ready(opened.table, opened.kind, opened.mapping)
        pages = int(book._database.value("PRAGMA page_count"))
        book._database.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(NoRoom):
            hand.ask(ready)
        _nothing_stands(book)
        assert hand.open(hand.file(TABLE)).before == ""
        book._database.execute("PRAGMA max_page_count = 1000000")
        with pytest.raises(NotFound):
            hand.ask(ready)  # was given up
        hand.bring_in(opened.table, opened.kind, opened.mapping)
        hand.parts(ClearAway(ready.batch))
        assert book.count("street_contact") == ROWS and book.check().sound and staged(book) == []


def test_a_disk_that_takes_nothing_while_it_is_made_ready_leaves_nothing_either(hand: Hand) -> None:
    opened, batch = hand.open(hand.file(TABLE)), new_batch()
    part = hand.ask(MakeReady(batch, opened.table, opened.kind, opened.mapping))
    hand.book._database.execute("PRAGMA query_only = ON")
    with pytest.raises(NoRoom):
        hand.ask(part.next)
    hand.book.close()
    with FieldBook.open(hand.folder / "bog", PASSPHRASE) as book:
        _nothing_stands(book)
        assert staged(book) == []


def test_what_cannot_be_taken_out_whole_stays_in_whole_and_is_still_known(hand: Hand) -> None:
    with hand.book as book:
        done = _brought_in(hand)
        ready = hand.ready_out(done)
        book._database.execute("PRAGMA query_only = ON")
        with pytest.raises(NoRoom):
            hand.ask(ready)
        book._database.execute("PRAGMA query_only = OFF")
        assert book.count("street_contact") == ROWS and hand.open(hand.file(TABLE)).before
        hand.take_out(done)
        assert book.count("street_contact") == 0 and book.check().sound


def _brought_in(hand: Hand) -> Acted:
    opened = hand.open(hand.file(TABLE))
    return hand.bring_in(opened.table, opened.kind, opened.mapping)


def test_what_others_do_to_the_rows_while_they_are_made_ready_to_go_is_not_lost(hand: Hand) -> None:
    """One is edited and one withdrawn by hand before the withdrawals are kept: all are out, no history is lost."""
    with hand.book as book:
        done = _brought_in(hand)
        edited, withdrawn, *_ = book.list("street_contact").records
        ready = hand.ready_out(done)
        book.edit(edited.id, set={"fact_text": "Ret meget stille"})
        book.undo(withdrawn.heads[0])
        meanwhile = book.add("street_contact", contact())
        hand.ask(ready)
        assert [one.id for one in book.list("street_contact").records] == [meanwhile]
        assert book.get(edited.id).fields["fact_text"] == "Ret meget stille"
        assert len(book.history(edited.id)) == len(book.history(withdrawn.id)) == 3
        assert book.search("stille") == [] and book.check().sound
