"""A letter takes along what was named and nothing else, and becomes one record however often and whatever comes."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store import letters
from local_store.changes import Change, encode
from local_store.errors import RefusedInput, Text, Untrusted
from local_store.homes import record_of
from local_store.ids import ChangeId, DeviceId, LetterId, PersonId, SpaceId
from local_store.letters import Arrived, Content
from local_store.views import Erasure, Space
from tests.store_fixtures import TEAM, contact, make_book

SSP = SpaceId("55" * 16)
AT = "2026-11-21T20:00:00+01:00"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def arrived(body: bytes, id_: str = "ab" * 32) -> Arrived:
    return Arrived(LetterId(id_), TEAM.id, SSP, PersonId("11" * 16), DeviceId("22" * 16), body)


def content(**changed: object) -> bytes:
    parts = {"kind": "street_contact", "record": "cd" * 16, "sort": "referral", "about": "", "fields": {}}
    return msgspec.msgpack.encode(Content(**{**parts, "text": "", "at": AT, **changed}))


def test_only_the_named_fields_are_in_it_and_it_waits_in_the_outbox(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        record = book.add("street_contact", contact(own_words_text="Kun her"), space=TEAM.id)
        letter = book.post_letter(record, ["fact_text"], to=SSP, text="Se på det")
        (waiting,) = book.letters_waiting()
        said = letters.read(waiting.body)
        assert said.fields == {"fact_text": contact()["fact_text"]}
        assert (said.text, said.record, said.about, waiting.target) == ("Se på det", record, "", SSP)
        assert next(item.change for item in book.outbox() if item.record == record) == letter
        book.settle_letter(letter, Text("Nej", "No"), "no_letters")
        assert next((item.state, item.code) for item in book.outbox()) == ("quarantined", "no_letters")
        book.letters_again()
        assert book.letters_waiting() == []  # what was refused waits for a person
        book.keep_sealed_letter(letter, b"as it was refused")
        book.release(ChangeId(letter))  # who says: try again
        assert [(one.id, one.sealed) for one in book.letters_waiting()] == [(letter, b"")]
        assert next((item.state, item.reason, item.code) for item in book.outbox()) == ("waiting", None, None)
        book.settle_letter(letter)
        book.release(ChangeId(letter))
        assert book.letters_waiting() == []  # what has left goes no second time
        book.settle_letter(letter, Text("Nej", "No"), "no_letters")
        other = book.post_letter(record, ["fact_text"], to=SSP)
        book.settle_letter(other)
        assert book.letters_waiting() == []
        book.letters_again()
        assert [one.id for one in book.letters_waiting()] == [other]
        book.erase(Erasure(record, TEAM.id, book.person, AT, "Fejl", True))
        assert book.letters_waiting() == [] and book.outbox() == []


def test_what_cannot_be_sent_is_refused(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        record = book.add("street_contact", contact(), space=TEAM.id)
        for given_, code in (
            ({"fields": ["nope"], "to": SSP}, "unknown_field"),
            ({"fields": [], "to": SSP}, "required"),
            ({"fields": ["fact_text"], "to": TEAM.id}, "space"),
            ({"fields": ["fact_text"], "to": SSP, "sort": "gossip"}, "unknown_code"),
            ({"fields": ["fact_text"], "to": SSP, "text": "a" * 70_000}, "unknown_code"),
        ):
            with pytest.raises(RefusedInput) as refusal:
                book.post_letter(record, **given_)  # type: ignore[arg-type]
            assert refusal.value.code == code
        assert book.letters_waiting() == []


def test_it_becomes_one_record_that_can_be_worked_on_and_answered(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        body = content(fields={"fact_text": "Fra teamet"}, text="Hej")
        record = book.take_letter(arrived(body))
        assert record == record_of(LetterId("ab" * 32), TEAM.id, "street_contact")
        assert book.take_letter(arrived(body)) is None
        book.edit(record, set={"person_count": 3})
        book.post_letter(record, [], to=SSP, sort="receipt", text="Modtaget")
        (answer,) = book.letters_waiting()
        assert letters.read(answer.body).about == "cd" * 16
        origin = book.get(record).fields["origin"]
        assert (origin["space"], origin["person"], origin["text"]) == (SSP, "11" * 16, "Hej")
        assert book.check().sound
        assert [hit.id for hit in book.search("teamet")] == [record]


def test_word_on_a_record_is_found_by_an_index_however_many_letters_there_are(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        one, other = (book.add("street_contact", contact(), space=TEAM.id) for _ in range(2))
        took = [
            book.take_letter(arrived(content(sort="answer", about=about, text=text), id_))
            for about, text, id_ in ((one, "Ja", "a1" * 32), (other, "Nej", "a2" * 32), (one, "Tak", "a3" * 32))
        ]
        book.undo(book.history(took[2] or one)[0].change)
        for _ in range(2):
            assert [[said.id for said in book.answers(record)] for record in (one, other)] == [[took[0]], [took[1]]]
            assert book.check().sound
            book.rebuild()
        plan = book._database.rows("EXPLAIN QUERY PLAN SELECT * FROM kind_street_contact WHERE _about = ?", (one,))
        assert "kind_street_contact_about" in plan[0][3]


def test_what_a_forger_wrote_under_its_record_in_another_space_does_not_keep_it_out(tmp_path: Path) -> None:
    club = Space(SpaceId("c1" * 16), "Klubben", "club")
    to_be = record_of(LetterId("ab" * 32), TEAM.id, "street_contact")
    forged = encode(
        Change(
            record=to_be, kind="street_contact", space=club.id, set={"origin": {"letter": "ab" * 32}},
            author=PersonId("66" * 16), device=DeviceId("66" * 16), at=AT, salt=bytes(16),
        )
    )  # fmt: skip
    with make_book(tmp_path / "bog") as book:
        book.put_space(club)
        book.receive(club.id, [forged], [], 1)
        assert book.take_letter(arrived(content(fields={"fact_text": "Fra teamet"}))) == to_be
        assert (book.get(to_be).space, book.get(to_be).fields["fact_text"]) == (TEAM.id, "Fra teamet")
        assert [refusal.what for refusal in book.refusals()] == [forged.id]


@given(st.binary(max_size=200) | JSON.map(lambda value: msgspec.msgpack.encode(value) if _packs(value) else b""))
def test_rubbish_is_not_trusted(body: bytes) -> None:
    with pytest.raises(Untrusted):
        letters.arrive(arrived(body), PersonId("11" * 16), DeviceId("22" * 16), bytes(16))


@given(st.dictionaries(st.text(max_size=80), JSON, max_size=4), st.text(max_size=80), st.text(max_size=30))
def test_odd_values_become_a_change_or_are_not_trusted(fields: dict[str, object], kind: str, at: str) -> None:
    if not _packs(fields):
        return
    try:
        body = content(fields=fields, kind=kind, at=at)
    except UnicodeEncodeError:
        return
    try:
        stored = letters.arrive(arrived(body), PersonId("11" * 16), DeviceId("22" * 16), bytes(16))
    except Untrusted:
        return
    assert stored.change.record == record_of(LetterId("ab" * 32), stored.change.space, kind)


def _packs(value: object) -> bool:
    try:
        msgspec.msgpack.encode(value)
    except (OverflowError, UnicodeEncodeError, TypeError):
        return False
    return True


def test_what_says_of_a_task_that_it_came_by_letter_and_did_not_is_not_written_on_it(tmp_path: Path) -> None:
    """Nor in the name of whoever takes the task in."""
    with make_book(tmp_path / "bog") as book:
        book.letters_asked(TEAM.id)
        task = record_of(LetterId("ab" * 32), TEAM.id, "action_item")
        origin = {"letter": "cd" * 32, "sort": "outcome", "space": SSP, "person": "11" * 16, "device": "22" * 16,
                  "record": "cd" * 16, "about": task, "at": AT, "text": ""}  # fmt: skip
        told = {"status": "bortfaldet", "result_text": "Sagen er lukket", "origin": origin}
        forged = record_of(LetterId("cd" * 32), TEAM.id, "action_item")
        book._append([book._hand()._say(forged, "action_item", TEAM.id, (), book._clock(), set=told)], "here")
        fields = {"what": "Ringe til skolen", "status": "aftalt"}
        assert book.take_letter(arrived(content(kind="action_item", fields=fields))) == task
        assert book.get(task).fields["status"] == "aftalt"
        true = content(kind="action_item", about=task, sort="outcome", fields={"status": "bortfaldet"})
        assert book.take_letter(arrived(true, "ee" * 32))
        assert book.get(task).fields["status"] == "bortfaldet"
