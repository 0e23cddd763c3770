"""An import is taken out days later: all of it or nothing, but for what others did to its records meanwhile."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import NoRoom, NotFound
from local_store.ids import DeviceId, PersonId, RecordId, new_id
from local_store.views import Erasure, Record
from tests.decrypted_pages import raw_pages
from tests.desktop.importing.hand import Hand, staged
from tests.store_fixtures import PASSPHRASE, TEAM, SetClock, contact, make_book, send
from ui.asks import Acted
from ui.importing.asks import ClearAway, Weighed, new_batch

ROWS = 200  # made ready in two parts
TABLE = "Dato;Sted;Notat\n" + "".join(f"{at % 28 + 1}-10-2026;Banen {at};Stille {at}\n" for at in range(ROWS))
GROUPS = "Navn\nTrappen\nHallen\nBroen\n"
_NEXT_DAY = "2026-11-22T09:00:00+01:00"


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    made = Hand(make_book(tmp_path / "bog", SetClock()), tmp_path)
    yield made
    made.book.close()


def _bring_in(hand: Hand, table: str = TABLE, name: str = "kontakter.csv") -> str:
    """Return what the import is called."""
    opened = hand.open(hand.file(table, name))
    done = hand.bring_in(opened.table, opened.kind, opened.mapping)
    hand.parts(ClearAway(new_batch()))
    return hand.imported[done.changes[0]]


def _again_next_day(hand: Hand) -> FieldBook:
    hand.book.close()
    hand.book = FieldBook.open(hand.folder / "bog", PASSPHRASE, clock=SetClock())
    hand.now = _NEXT_DAY
    return hand.book


def _contacts(book: FieldBook) -> tuple[Record, ...]:
    return book.list("street_contact", limit=1_000).records


def _erase(book: FieldBook, record: RecordId) -> None:
    home = book.get(record).space
    assert book.erase(Erasure(record, home, book.person, "2026-11-22T10:00:00+00:00", "prøve", True))


def test_the_next_day_all_of_it_goes_the_history_keeps_it_and_fortryd_brings_it_back(hand: Hand) -> None:
    alone = hand.book.add("street_contact", contact())
    imported = _bring_in(hand)
    book = _again_next_day(hand)
    (line,) = hand.earlier()
    assert (line.imported, line.name, line.out, line.why_not) == (imported, "kontakter.csv", "", "")
    assert line.words == "i går kl. 22.30 · 200 rækker · Gadekontakter · Team Nørrebro"
    assert hand.weigh(imported) == Weighed(ROWS, ROWS, 0, 0, 0)
    gone = hand.take_away(imported)
    assert len(gone.changes) == ROWS and [one.id for one in _contacts(book)] == [alone]
    assert len(book.every("street_contact", limit=1_000).records) == ROWS + 1
    (line,) = hand.earlier()
    assert (line.out, line.is_over) == ("Taget ud igen 22. nov.", True)
    assert hand.open(hand.file(TABLE)).before == "", "it may come in again"
    hand.put_in_again(imported, gone)
    assert book.count("street_contact") == ROWS + 1 and hand.earlier()[0].out == ""
    while book.index_words():
        pass
    assert len(book.search("stille", limit=1_000)) == ROWS and book.check().sound
    assert hand.weigh(imported) == Weighed(ROWS, ROWS, 0, 0, 0), "they say what they said"
    assert len(hand.take_away(imported).changes) == ROWS and book.check().sound


def test_what_a_colleague_has_changed_since_is_told_and_stays_unless_it_is_to_go_too(
    hand: Hand, tmp_path: Path
) -> None:
    imported = _bring_in(hand)
    with make_book(tmp_path / "kollega") as other:
        send(hand.book, other)
        edited = _contacts(other)[7].id
        other.edit(edited, set={"fact_text": "Ret meget stille"})
        book = _again_next_day(hand)
        send(other, book)
    assert hand.weigh(imported) == Weighed(ROWS, ROWS - 1, 1, 0, 0)
    gone = hand.take_away(imported)
    assert len(gone.changes) == ROWS - 1
    assert [one.id for one in _contacts(book)] == [edited]
    (line,) = hand.earlier()
    assert (line.out, line.is_over) == ("Taget ud igen 22. nov. · rettet og ladt stå: 1", False)
    assert hand.weigh(imported) == Weighed(ROWS, 0, 1, 0, ROWS - 1)
    last = hand.take_away(imported, changed=True)
    assert len(last.changes) == 1 and book.count("street_contact") == 0 and len(book.history(edited)) == 3
    assert hand.earlier()[0].is_over and book.check().sound
    hand.put_in_again(imported, last)
    assert hand.earlier() == (line,) and [one.id for one in _contacts(book)] == [edited]
    hand.put_in_again(imported, gone)
    assert book.count("street_contact") == ROWS and hand.earlier()[0].out == "" and book.check().sound


@pytest.mark.parametrize("changed", [False, True])
def test_what_is_changed_while_all_is_made_ready_is_dealt_with_alike(hand: Hand, changed: bool) -> None:
    imported = _bring_in(hand)
    book = hand.book
    twice, edited, withdrawn, erased, *_ = _contacts(book)
    book.edit(twice.id, set={"fact_text": "Stille, siger de"})
    ready = hand.ready_away(imported, changed)
    book.edit(twice.id, set={"fact_text": "Stille, siger de alle"})
    book.edit(edited.id, set={"fact_text": "Ret meget stille"})
    book.undo(withdrawn.heads[0])
    _erase(book, erased.id)
    done = hand.ask(ready)
    assert isinstance(done, Acted)
    stays = set() if changed else {twice.id, edited.id}
    assert {one.id for one in _contacts(book)} == stays
    assert book.get(edited.id).fields["fact_text"] == "Ret meget stille"
    assert hand.earlier()[0].is_over is changed and book.check().sound


def test_what_is_erased_is_passed_by_and_nothing_of_it_is_kept_for_the_import(hand: Hand) -> None:
    imported = _bring_in(hand)
    book = hand.book
    first, *_, last = _contacts(book)
    for one in (first, last):
        _erase(book, one.id)
        kept = b"".join(book.kept(name) or b"" for name in book.kept_names(""))
        for trace in (one.id, one.heads[0]):
            assert bytes.fromhex(trace) not in kept and trace.encode() not in kept
            assert not [name for name in book.kept_names("") if trace in name]
    assert hand.weigh(imported) == Weighed(ROWS, ROWS - 2, 0, 0, 0)
    assert len(hand.take_away(imported).changes) == ROWS - 2
    assert book.count("street_contact") == 0 and book.check().sound


def test_of_an_import_that_is_erased_whole_not_even_the_name_of_its_file_is_left(hand: Hand) -> None:
    imported = _bring_in(hand, GROUPS, "Imrans venner.csv")
    for one in hand.book.list("youth_group").records:
        assert hand.earlier()
        _erase(hand.book, one.id)
    assert hand.earlier() == () and b"Imrans venner" not in raw_pages(hand.book)
    with pytest.raises(NotFound):
        hand.weigh(imported)


def test_what_is_written_after_the_last_of_it_was_erased_is_not_taken_for_it(hand: Hand) -> None:
    """The end of the ledger has been given anew: to what is written by hand, and to another import."""
    imported = _bring_in(hand)
    book = hand.book
    last = book.changes_of(book.records()[-1])[0].change.record
    _erase(book, last)
    mine = book.add("street_contact", contact())
    second = _bring_in(hand, "Dato;Sted\n1-10-2026;Broen\n", "anden.csv")
    assert hand.weigh(imported).same == ROWS - 1 and hand.weigh(second).same == 1
    hand.take_away(imported)
    assert {one.id for one in _contacts(book)} > {mine} and len(_contacts(book)) == 2


def test_a_clock_that_is_set_back_or_on_while_it_comes_in_loses_none_of_it(hand: Hand) -> None:
    clock = hand.book._clock
    assert isinstance(clock, SetClock)
    for seconds in (-7200, 3600):
        opened = hand.open(hand.file(TABLE))
        ready = hand.ready(opened.table, opened.kind, opened.mapping)
        clock.pass_seconds(seconds)
        hand.ask(ready)
        assert hand.weigh(ready.batch).same == ROWS


def test_two_imports_of_the_same_file_go_one_by_one(hand: Hand) -> None:
    first, second = _bring_in(hand), _bring_in(hand)
    book = _again_next_day(hand)
    assert [line.imported for line in hand.earlier()] == [second, first], "the newest first"
    hand.take_away(first)
    assert book.count("street_contact") == ROWS
    assert [line.is_over for line in hand.earlier()] == [False, True]
    assert hand.open(hand.file(TABLE)).before, "it still is in, once"
    hand.take_away(second)
    assert book.count("street_contact") == 0 and not hand.open(hand.file(TABLE)).before


def test_what_was_joined_to_another_or_withdrawn_is_passed_by_and_counted(hand: Hand) -> None:
    imported = _bring_in(hand, GROUPS, "grupper.csv")
    book = hand.book
    mine = book.add("youth_group", {"name": "Trappen"}, space=TEAM.id)
    by_name = {one.fields["name"]: one for one in book.list("youth_group").records if one.id != mine}
    book.edit(by_name["Trappen"].id, set={"merged_into": mine})
    book.undo(by_name["Hallen"].heads[0])
    assert hand.weigh(imported) == Weighed(3, 1, 0, 1, 1)
    assert len(hand.take_away(imported, changed=True).changes) == 1
    assert [one.id for one in book.list("youth_group").records] == [mine]


def test_another_person_or_pc_sees_the_line_and_cannot_take_it_out(hand: Hand) -> None:
    imported = _bring_in(hand)
    hand.book.set_identity(PersonId(new_id()), DeviceId(new_id()))
    (line,) = hand.earlier()
    assert line.why_not == "Kan kun tages ud af den, der hentede den, på den samme pc."
    for act in (hand.weigh, hand.take_away):
        with pytest.raises(NotFound):
            act(imported)
    assert hand.book.count("street_contact") == ROWS


def test_a_copy_of_the_book_knows_it_and_nothing_of_it_travels(hand: Hand, tmp_path: Path) -> None:
    imported = _bring_in(hand)
    sent = b"".join(one.body for one in hand.book.unsent(TEAM.id, 1_000))
    assert b"kontakter.csv" not in sent and imported.encode() not in sent and bytes.fromhex(imported) not in sent
    with make_book(tmp_path / "kollega") as other:
        send(hand.book, other)
        assert other.count("street_contact") == ROWS and Hand(other, tmp_path).earlier() == ()
    hand.book.close()
    shutil.copytree(hand.folder / "bog", hand.folder / "sikkerhed")
    shutil.rmtree(hand.folder / "bog")
    shutil.copytree(hand.folder / "sikkerhed", hand.folder / "bog")
    book = _again_next_day(hand)
    assert len(hand.take_away(imported).changes) == ROWS and book.count("street_contact") == 0


def test_what_cannot_go_whole_stays_whole_and_goes_with_the_next_try(hand: Hand) -> None:
    imported = _bring_in(hand)
    ready = hand.ready_away(imported)
    hand.book._database.execute("PRAGMA query_only = ON")
    with pytest.raises(NoRoom):
        hand.ask(ready)
    hand.book._database.execute("PRAGMA query_only = OFF")
    assert hand.book.count("street_contact") == ROWS and not hand.earlier()[0].out
    hand.take_away(imported)
    hand.parts(ClearAway(ready.batch))
    assert hand.book.count("street_contact") == 0 and staged(hand.book) == [] and hand.book.check().sound


def test_an_import_from_before_they_were_known_is_still_pointed_out_and_not_listed(hand: Hand) -> None:
    opened = hand.open(hand.file(TABLE))
    note = b'{"at": "2026-11-20T22:30:00+01:00", "count": 200}'
    hand.book.keep(f"import.{opened.table.digest}.{'ab' * 32}", note)
    assert hand.open(hand.file(TABLE)).before == "Bragt ind i går kl. 22.30, 200 rækker" and hand.earlier() == ()
