"""What is made ready in parts stands nowhere until it is kept, then everywhere at once, and goes as one again."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from local_store.book import FieldBook
from local_store.errors import NotFound, RefusedInput
from local_store.ids import ChangeId, RecordId, new_id
from local_store.key_slots import KdfCost
from local_store.views import Erasure, Moved, Record
from tests.store_fixtures import PASSPHRASE, TEAM, contact, make_book, send

MANY = 450  # so many wait for the index of words


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    with make_book(tmp_path / "bog") as made:
        made.count("street_contact")  # what counts along is there before anything comes
        yield made


def _contacts(count: int) -> list[dict[str, Any]]:
    return [contact(fact_text=f"Kanalen nr. {number}") for number in range(count)]


def _groups(count: int) -> list[dict[str, Any]]:
    return [{"name": f"Brobisserne {number}"} for number in range(count)]


ROWS = {"street_contact": _contacts, "youth_group": _groups}


def _bring_in(book: FieldBook, kind: str, count: int) -> list[ChangeId]:
    batch = new_id()
    rows = ROWS[kind](count)
    changes = book.stage(batch, kind, rows[: count // 2], space=TEAM.id)
    changes += book.stage(batch, kind, rows[count // 2 :], space=TEAM.id)
    book.keep_staged(batch, count)
    return changes


def _withdraw(book: FieldBook, changes: Sequence[ChangeId]) -> None:
    batch = new_id()
    gone = book.stage_withdrawals(batch, changes[:100]) + book.stage_withdrawals(batch, changes[100:])
    book.keep_staged(batch, len(gone))


def _all(book: FieldBook, kind: str) -> tuple[Record, ...]:
    return book.list(kind, limit=10_000).records


def _index(book: FieldBook) -> None:
    while book.index_words():
        pass


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("count", [2, 60, MANY])
def test_what_is_kept_is_as_if_it_had_been_written_one_by_one(book: FieldBook, kind: str, count: int) -> None:
    _bring_in(book, kind, count)
    found = _all(book, kind)
    assert book.count(kind) == len(found) == sum(book.unsent_count().values()) == count
    assert sorted(str(one.fields) for one in found) == sorted(
        str(book.get(book.add(kind, row, space=TEAM.id)).fields) for row in ROWS[kind](count)
    )
    _index(book)
    word = "kanalen" if kind == "street_contact" else "brobis"
    assert len(book.search(word, limit=10_000)) == 2 * count and book.check().sound


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("count", [2, 60, MANY])
@pytest.mark.parametrize("indexed", [True, False])
def test_what_is_withdrawn_as_one_is_in_no_list_figure_or_index(
    book: FieldBook, kind: str, count: int, indexed: bool
) -> None:
    changes = _bring_in(book, kind, count)
    alone = book.add(kind, ROWS[kind](1)[0], space=TEAM.id)
    changes.append(book.get(alone).heads[0])  # waits for the index among the single ones
    if indexed:
        _index(book)
    _withdraw(book, changes)
    assert (book.count(kind), _all(book, kind), book.search("kanalen"), book.search("brobis")) == (0, (), [], [])
    assert book.check().sound
    _index(book)
    assert book.words_waiting() == 0 and book.check().sound


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("count", [2, MANY])
def test_what_is_put_back_as_one_stands_in_every_list_figure_and_index_again(
    book: FieldBook, kind: str, count: int
) -> None:
    changes = _bring_in(book, kind, count)
    stood = {one.id: one.fields for one in _all(book, kind)}
    _index(book)
    word = "kanalen" if kind == "street_contact" else "brobis"
    for _ in range(2):  # also what has several changes by now
        batch = new_id()
        gone = book.stage_withdrawals(batch, changes)
        book.keep_staged(batch, len(gone))
        assert book.count(kind) == 0 and book.search(word) == [] and book.check().sound
        batch = new_id()
        back = book.stage_returns(batch, gone[:100]) + book.stage_returns(batch, gone[100:])
        book.keep_staged(batch, len(back))
        assert {one.id: one.fields for one in _all(book, kind)} == stood and book.count(kind) == count
        _index(book)
        assert len(book.search(word, limit=10_000)) == count and book.check().sound
    assert book.stage_returns(new_id(), gone) == [], "they stand"
    before = sorted(str(one) for one in _all(book, kind))
    book.rebuild()
    assert sorted(str(one) for one in _all(book, kind)) == before


def test_what_is_changed_or_erased_before_it_is_put_back_keeps_its_history_or_stays_erased(book: FieldBook) -> None:
    changes = _bring_in(book, "street_contact", 4)
    batch = new_id()
    gone = book.stage_withdrawals(batch, changes)
    edited, erased, alone, *_ = (one.id for one in _all(book, "street_contact"))
    book.keep_staged(batch, len(gone))
    batch = new_id()
    back = book.stage_returns(batch, gone)
    book.edit(edited, set={"person_count": 9})
    _erase(book, erased)
    book.undo(book.get(alone).heads[0])
    book.keep_staged(batch, len(back))
    assert {one.id for one in _all(book, "street_contact")} >= {edited, alone} and book.check().sound
    assert (book.count("street_contact"), book.get(edited).fields["person_count"]) == (3, 9)


def test_what_was_edited_before_it_is_withdrawn_keeps_its_history(book: FieldBook) -> None:
    changes = _bring_in(book, "street_contact", 5)
    edited = _all(book, "street_contact")[2].id
    book.edit(edited, set={"person_count": 9})
    _withdraw(book, changes)
    assert book.count("street_contact") == 0 and len(book.history(edited)) == 3 and book.check().sound
    book.undo(book.get(edited).heads[0])
    assert [one.fields["person_count"] for one in _all(book, "street_contact")] == [9]


def test_what_is_erased_before_its_withdrawal_is_made_ready_or_kept_stays_erased(book: FieldBook) -> None:
    changes = _bring_in(book, "street_contact", 5)
    first, second = (one.id for one in _all(book, "street_contact")[:2])
    _erase(book, first)
    batch = new_id()
    gone = book.stage_withdrawals(batch, changes)
    assert len(gone) == 4
    _erase(book, second)
    book.keep_staged(batch, len(gone))
    assert (book.count("street_contact"), len(book.records())) == (0, 3) and book.check().sound


def _erase(book: FieldBook, record: RecordId) -> None:
    assert book.erase(Erasure(record, TEAM.id, book.person, "2026-11-21T20:00:00+00:00", "prøve", True))


def test_a_key_that_a_record_got_meanwhile_is_left_to_it(book: FieldBook) -> None:
    batch = new_id()
    changes = book.stage(batch, "street_contact", _contacts(3), space=TEAM.id)
    book.add("street_contact", contact(), space=TEAM.id)
    book._database.execute(
        f'UPDATE "staged_{batch}" SET _key = (SELECT key FROM record) '
        f'WHERE _key = (SELECT min(_key) FROM "staged_{batch}")'
    )
    book.keep_staged(batch, len(changes))
    assert book.count("street_contact") == 4
    assert len(book._database.rows("SELECT DISTINCT key FROM record")) == 4


def test_what_is_only_made_ready_is_not_sent_listed_found_or_told(book: FieldBook, tmp_path: Path) -> None:
    told: list[Moved] = []
    book.subscribe(told.append)
    book.stage(new_id(), "street_contact", _contacts(MANY), space=TEAM.id)
    with make_book(tmp_path / "anden") as other:
        assert not send(book, other)
    book.rebuild()
    assert (book.count("street_contact"), book.records(), book.outbox(), told) == (0, [], [], [])
    assert (book.words_waiting(), book.search("kanalen"), book.check().changes) == (0, [], 0)


def test_listeners_hear_once_of_all_of_it(book: FieldBook) -> None:
    told: list[Moved] = []
    book.subscribe(told.append)
    _bring_in(book, "street_contact", MANY)
    assert told == [Moved(frozenset({"street_contact"}), None, "add")]


def test_a_batch_that_is_not_whole_or_not_there_is_not_kept(book: FieldBook) -> None:
    batch = new_id()
    book.stage(batch, "street_contact", _contacts(3), space=TEAM.id)
    for name, count in ((batch, 4), (batch, 2), (new_id(), 3), ("'; --", 3)):
        with pytest.raises(NotFound):
            book.keep_staged(name, count)
    book.drop_staged(batch)
    with pytest.raises(NotFound):
        book.keep_staged(batch, 3)
    assert book.count("street_contact") == 0


def test_two_batches_beside_each_other_keep_apart(book: FieldBook) -> None:
    first, second = new_id(), new_id()
    book.stage(first, "street_contact", _contacts(3), space=TEAM.id)
    changes = book.stage(second, "street_contact", _contacts(4), space=TEAM.id)
    book.drop_staged(first)
    while book.tidy_staged(2):
        pass
    book.keep_staged(second, len(changes))
    assert book.count("street_contact") == 4 and book.check().sound


def test_a_batch_stays_in_the_space_it_was_begun_in_though_the_usual_one_is_another_now(tmp_path: Path) -> None:
    batch = new_id()
    with FieldBook.create(tmp_path / "bog", PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        book.stage(batch, "place", [{"name": "Broen"}])
        book.put_space(TEAM)
        book.stage(batch, "place", [{"name": "Banen"}])
        book.keep_staged(batch, 2)
        assert {one.space for one in _all(book, "place")} == {book.spaces()[0].id}
        assert book.get(book.add("place", {"name": "Trappen"})).space == TEAM.id


def test_a_row_that_cannot_be_written_is_named_by_its_line(book: FieldBook) -> None:
    with pytest.raises(RefusedInput) as refused:
        book.stage(new_id(), "street_contact", [contact(), {}], space=TEAM.id, first=40)
    assert refused.value.line == 41
