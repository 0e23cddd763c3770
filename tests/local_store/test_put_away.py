"""What a book keeps of a form that is put away: letters, an erasure, a crash before the sweeping up."""

from pathlib import Path
from typing import Any

import msgspec

from local_store.book import FieldBook
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.letters import Arrived, Content
from local_store.views import Erasure
from tests.decrypted_pages import raw_pages
from tests.store_fixtures import PASSPHRASE, TEAM, batch, make_book

SSP = SpaceId("55" * 16)
GIVEN = "cd" * 16  # the task, where it was given
WORD = "Qvxzjkw"
AT = "2026-11-21T20:00:00+01:00"


def _sent(book: FieldBook) -> None:
    changes = book.unsent(TEAM.id, 1000)
    kept = batch(book, TEAM.id, book.digest(TEAM.id).count + 1)
    book.acknowledge(TEAM.id, [one.id for one in changes], kept)


def _away(book: FieldBook, form: RecordId) -> bool:
    return book.put_away(form, "2026-01-01", "P1825D", book.get(form).heads)


def _letter(book: FieldBook, number: int, about: str, **fields: Any) -> RecordId | None:
    body = msgspec.msgpack.encode(Content("action_item", GIVEN, "outcome", about, fields, "", AT))
    sender = SSP, PersonId("11" * 16), DeviceId("22" * 16)
    return book.take_letter(Arrived(LetterId(f"{number:064x}"), TEAM.id, *sender, body))


def test_a_letter_about_a_task_that_is_away_is_written_on_it_when_it_is_back(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        task = _letter(book, 1, "", what="Væk ham", status="aftalt", responsible_name="Lene")
        assert task is not None
        _sent(book)
        changes = book.changes_of(task)
        assert _away(book, task)
        assert _letter(book, 1, "", what="Væk ham", status="aftalt") is None, "the same letter once more"
        word = _letter(book, 2, task, status="bortfaldet", result_text="Flyttet")
        assert word is not None and book.wanted_back() == {TEAM.id: [task]}
        book.receive(TEAM.id, changes, [], 0)
        fields = book.get(task).fields
        assert (fields["status"], fields["result_text"], fields["what"]) == ("bortfaldet", "Flyttet", "Væk ham")
        assert [one.id for one in book.answers(task)] == [word]
        assert not book.kept_names("put_away/heard/") and book.check().sound


def test_of_a_letter_that_was_sent_only_that_it_was_is_kept(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        form = book.add("ssp_case", {"heading": WORD}, space=TEAM.id)
        letter = book.post_letter(form, ["heading"], to=SSP)
        _sent(book)
        assert not _away(book, form), "the letter waits"
        book.keep_sealed_letter(letter, b"sealed")
        book.settle_letter(letter)
        changes, sent = book.changes_of(form), book.sent_letters(form)
        assert _away(book, form)
        while book.sweep_some(1):
            pass
        assert WORD.encode() not in raw_pages(book)
        book.letters_again()
        assert not book.letters_waiting(), "there is nothing left to send again"
        book.want_back([form])
        book.receive(TEAM.id, changes, [], 0)
        assert book.sent_letters(form) == sent


def test_power_lost_before_the_sweeping_up_leaves_it_to_the_next_time(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        cases = [{"heading": f"{WORD if number == 30 else 'Trappen'} {number}"} for number in range(300)]
        form = book.add_many("ssp_case", cases, space=TEAM.id)[30]
        assert [one.id for one in book.search(WORD)] == [form]
        _sent(book)
        _away(book, form)
        assert b"vxzjk" in raw_pages(book), "in the index, until it is swept"
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        assert book.sweep_some(1), "there was more to do"
        while book.sweep_some(1):
            pass
        assert not book.sweep_some() and b"vxzjk" not in raw_pages(book)
        assert len(book.search("Trappen", limit=500)) == 299 and book.check().sound


def test_who_did_not_begin_it_erases_nothing_that_is_away(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        form = book.add("ssp_case", {"heading": WORD}, space=TEAM.id)
        _sent(book)
        _away(book, form)
        other = PersonId("99" * 16)
        claim = Erasure(form, TEAM.id, other, AT, "Min", any_author=False)
        assert not book.erase(claim) and book.away(form) is not None
        assert book.erase(Erasure(form, TEAM.id, book.person, AT, "Min", any_author=False))
        assert book.away(form) is None and book.erased(form) is not None
        assert book.digest(TEAM.id).count == 1 and book.check().sound
