"""The field book as a person and as sync use it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import NotFound, RefusedInput, Text, Untrusted
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId
from local_store.merge import HardConflict, SoftConflict
from local_store.views import Moved
from tests.store_fixtures import PASSPHRASE, TEAM, SetClock, batch, contact, make_book, send


@pytest.fixture
def other(tmp_path: Path) -> FieldBook:
    """A colleague's book with the same team."""
    made = make_book(tmp_path / "kollega")
    yield made  # type: ignore[misc]
    made.close()


def test_a_record_reads_back_as_written_and_stands_in_the_team(book: FieldBook) -> None:
    record = book.get(book.add("street_contact", contact(topics=["skole", "job"], person_count=5)))
    assert record.space == TEAM.id
    assert record.fields["topics"] == ["job", "skole"]
    assert record.fields["person_count"] == 5
    assert record.created == record.updated
    assert record.created.author == book.person
    told = record.as_json()
    assert {"id", "kind", "space", "fields", "heads", "created", "updated", "conflicts"} <= told.keys()


def test_a_record_survives_closing(book: FieldBook) -> None:
    record = book.add("street_contact", contact())
    before = book.get(record)
    book.close()
    with FieldBook.open(book.folder, PASSPHRASE) as again:
        assert again.get(record) == before
        assert (again.person, again.device) == (book.person, book.device)


def test_many_are_written_together_or_not_at_all(book: FieldBook) -> None:
    with pytest.raises(RefusedInput) as refused:
        book.add_many("street_contact", [contact(), contact(), {"fact_text": "uden tid og sted"}])
    assert refused.value.line == 3
    assert book.count("street_contact") == 0
    assert len(book.add_many("street_contact", [contact(), contact()])) == 2
    assert book.count("street_contact") == 2


def test_very_many_are_taken_some_at_a_time_and_still_all_or_none(book: FieldBook) -> None:
    waiting, most = 0, 0

    def rows(last: dict[str, object]) -> Iterator[dict[str, object]]:
        nonlocal waiting, most
        for number in range(1100):
            waiting = number + 1 - int(book._database.value("SELECT count(*) FROM change"))
            most = max(most, waiting)
            yield contact(fact_text=f"sag{number}")
        yield last

    with pytest.raises(RefusedInput) as refused:
        book.add_many("street_contact", rows({"fact_text": "uden tid og sted"}))
    assert (refused.value.line, most) == (1101, 1000)
    assert (book.count("street_contact"), book.search("sag7"), book.outbox()) == (0, [], [])
    told: list[Moved] = []
    book.subscribe(told.append)
    assert len(set(book.add_many("street_contact", rows(contact())))) == 1101
    assert told == [Moved(frozenset({"street_contact"}), None, "add")]
    assert (book.count("street_contact"), len(book.search("sag1099"))) == (1101, 1)
    assert book.check().sound


def test_lists_are_newest_first_by_what_the_records_are_about(book: FieldBook) -> None:
    days = [3, 1, 5, 2, 4]
    for day in days:
        book.add("street_contact", contact(occurred_at=f"2026-11-0{day}T20:00:00+01:00"))
    found, after = [], None
    while True:
        page = book.list("street_contact", limit=2, after=after)
        found += [record.fields["occurred_at"][9] for record in page.records]
        after = page.after
        if after is None:
            break
    assert found == ["5", "4", "3", "2", "1"]


def test_records_of_the_same_second_all_stand(book: FieldBook) -> None:
    book.add_many("street_contact", [contact() for _ in range(300)])
    assert len(book.list("street_contact", limit=500).records) == 300


def test_where_asks_single_values_sets_and_empty_fields(book: FieldBook) -> None:
    one = book.add("street_contact", contact(topics=["skole", "job"], person_count=3))
    two = book.add("street_contact", contact(topics=["skole"]))
    ids = lambda **where: {record.id for record in book.list("street_contact", where=where).records}  # noqa: E731
    assert ids(topics="job") == {one}
    assert ids(topics="skole") == {one, two}
    assert ids(person_count=3) == {one}
    assert ids(person_count=None) == {two}
    assert book.count("street_contact", where={"topics": "skole"}) == 2
    with pytest.raises(RefusedInput) as refused:
        ids(hest=1)
    assert refused.value.code == "unknown_field"


def test_an_edit_moves_only_what_it_names_and_history_keeps_both(book: FieldBook, clock: SetClock) -> None:
    record = book.add("street_contact", contact(topics=["skole"]))
    clock.pass_seconds(60)
    book.edit(record, set={"fact_text": "Seks unge"}, add={"topics": ["job"]}, remove={"topics": ["skole"]})
    fields = book.get(record).fields
    assert (fields["fact_text"], fields["topics"], fields["place_ref"]) == ("Seks unge", ["job"], "Blågårds Plads")
    first, second = book.history(record)
    moved = {change.field: (change.before, change.after) for change in second.moved}
    assert moved["fact_text"] == ("Fem unge ved bænkene, rolig stemning", "Seks unge")
    assert second.parents == (first.change,)


def test_what_two_wrote_without_knowing_of_each_other_is_both_kept_and_settled_once(
    book: FieldBook, other: FieldBook
) -> None:
    record = book.add("street_contact", contact(mood="rolig"))
    send(book, other)
    book.edit(record, set={"person_count": 5})
    other.edit(record, set={"person_count": 7, "own_words_text": "De keder sig"})
    send(book, other)
    send(other, book)
    for one in (book, other):
        hard, soft = one.get(record).conflicts
        assert isinstance(hard, HardConflict) and isinstance(soft, SoftConflict)
        assert sorted(said.value for said in hard.versions) == [5, 7]
        assert one.get(record).fields["own_words_text"] == "De keder sig"
    assert book.get(record).fields == other.get(record).fields
    seven = next(said.change for said in book.conflicts()[0].hard[0].versions if said.value == 7)
    book.resolve(record, "person_count", take=seven)
    send(book, other)
    assert book.conflicts() == other.conflicts() == []
    assert other.get(record).fields["person_count"] == 7
    assert other.check().sound and book.check().sound


def test_a_soft_conflict_ends_when_somebody_has_looked(book: FieldBook, other: FieldBook) -> None:
    record = book.add("street_contact", contact())
    send(book, other)
    book.edit(record, set={"person_count": 5})
    other.edit(record, set={"own_words_text": "De keder sig"})
    send(other, book)
    assert [item.soft is not None for item in book.conflicts()] == [True]
    book.reviewed(record)
    assert book.conflicts() == []


def test_an_edit_of_what_was_seen_earlier_overwrites_nobody(book: FieldBook) -> None:
    record = book.add("street_contact", contact())
    seen = book.get(record).heads
    book.edit(record, set={"person_count": 5})
    book.edit(record, set={"person_count": 7}, seen=seen)
    (hard,) = [conflict for conflict in book.get(record).conflicts if isinstance(conflict, HardConflict)]
    assert sorted(said.value for said in hard.versions) == [5, 7]


def test_undoing_a_new_record_withdraws_it_and_undoing_that_brings_it_back(book: FieldBook) -> None:
    record = book.add("street_contact", contact())
    taken_back = book.undo(book.get(record).heads[0])
    assert book.list("street_contact").records == ()
    assert book.search("bænkene") == []
    assert book.get(record).withdrawn
    assert len(book.history(record)) == 2
    book.undo(taken_back)
    assert [found.id for found in book.list("street_contact").records] == [record]
    assert [hit.id for hit in book.search("bænkene")] == [record]


def test_undo_puts_back_only_what_nobody_has_moved_since(book: FieldBook) -> None:
    record = book.add("street_contact", contact(person_count=3, topics=["skole"]))
    change = book.edit(record, set={"person_count": 5, "own_words_text": "De keder sig"}, add={"topics": ["job"]})
    book.edit(record, set={"own_words_text": "De vil spille bold"})
    book.undo(change)
    fields = book.get(record).fields
    assert (fields["person_count"], fields["topics"]) == (3, ["skole"])
    assert fields["own_words_text"] == "De vil spille bold"
    with pytest.raises(RefusedInput) as refused:
        book.undo(change)
    assert refused.value.code == "nothing_to_undo"


def test_unsent_work_is_counted_until_it_is_acknowledged(book: FieldBook) -> None:
    record = book.add("street_contact", contact())
    change = book.edit(record, set={"person_count": 2})
    assert book.unsent_count() == {TEAM.id: 2}
    assert [item.state for item in book.outbox()] == ["waiting", "waiting"]
    assert book.outbox()[0].title == "Blågårds Plads"
    assert book.digest(TEAM.id).count == 0
    first, second = book.unsent(TEAM.id, 10)
    assert second.id == change
    book.acknowledge(TEAM.id, [first.id, second.id], batch(book, TEAM.id))
    assert book.outbox() == [] and book.unsent_count() == {}
    total = (int(first.id, 16) + int(second.id, 16)) % (1 << 256)
    assert book.digest(TEAM.id).sum == f"{total:064x}"
    book.acknowledge(TEAM.id, [first.id], batch(book, TEAM.id))
    assert book.digest(TEAM.id).count == 2
    assert [kept.sequence for kept in book.batches(TEAM.id)] == [1]


def test_a_quarantined_change_is_shown_and_blocks_nothing(book: FieldBook) -> None:
    for _ in range(2):
        book.add("street_contact", contact())
    bad, good = book.unsent(TEAM.id, 10)
    book.quarantine(bad.id, Text("For stor.", "Too large."), "too_large")
    assert [one.id for one in book.unsent(TEAM.id, 10)] == [good.id]
    shown = book.outbox()[0]
    assert (shown.change, shown.state, shown.code) == (bad.id, "quarantined", "too_large")
    assert shown.reason is not None and shown.reason.da == "For stor."
    book.release(bad.id)
    assert len(book.unsent(TEAM.id, 10)) == 2


def test_receiving_twice_changes_nothing_the_second_time(book: FieldBook, other: FieldBook) -> None:
    for _ in range(5):
        book.add("street_contact", contact())
    changes = book.unsent(TEAM.id, 10)
    first = other.receive(TEAM.id, changes, [batch(book, TEAM.id)], 5)
    digest = other.digest(TEAM.id)
    again = other.receive(TEAM.id, changes, [batch(book, TEAM.id)], 5)
    assert (first.applied, first.known) == (5, 0)
    assert (again.applied, again.known) == (0, 5)
    assert other.digest(TEAM.id) == digest
    assert other.cursor(TEAM.id) == 5
    assert other.count("street_contact") == 5
    assert other.outbox() == []


def test_a_change_waits_visibly_until_its_parents_come(book: FieldBook, other: FieldBook) -> None:
    record = book.add("street_contact", contact())
    book.edit(record, set={"person_count": 2})
    book.edit(record, set={"person_count": 3})
    first, second, third = book.unsent(TEAM.id, 10)
    assert other.receive(TEAM.id, [third], [], 1).waiting == 1
    assert other.waiting() == [third.id]
    with pytest.raises(NotFound):
        other.get(record)
    other.receive(TEAM.id, [first], [], 2)
    assert other.get(record).waiting == 1
    assert "person_count" not in other.get(record).fields
    other.receive(TEAM.id, [second], [], 3)
    assert other.waiting() == []
    assert other.get(record).fields["person_count"] == 3
    assert other.check().sound


def test_our_own_change_coming_back_settles_it_when_the_acknowledgement_was_lost(book: FieldBook) -> None:
    book.add("street_contact", contact())
    (change,) = book.unsent(TEAM.id, 10)
    assert book.receive(TEAM.id, [change], [], 1).known == 1
    assert book.outbox() == []
    assert book.digest(TEAM.id).count == 1


def test_what_the_endpoint_lost_is_sent_again(book: FieldBook) -> None:
    book.add("street_contact", contact())
    (change,) = book.unsent(TEAM.id, 10)
    book.acknowledge(TEAM.id, [change.id], batch(book, TEAM.id))
    book.mark_unsent(TEAM.id, [change.id])
    assert book.unsent(TEAM.id, 10) == [change]
    assert book.digest(TEAM.id).count == 0
    assert book.bodies([change.id]) == {change.id: change.body}


def test_buckets_add_up_to_the_digest_and_name_their_ids(book: FieldBook) -> None:
    book.add_many("street_contact", [contact() for _ in range(50)])
    changes = [change.id for change in book.unsent(TEAM.id, 100)]
    book.acknowledge(TEAM.id, changes, batch(book, TEAM.id))
    buckets = book.buckets(TEAM.id, 4)
    assert sum(bucket.count for bucket in buckets) == 50
    assert sum(int(bucket.sum, 16) for bucket in buckets) % (1 << 256) == int(book.digest(TEAM.id).sum, 16)
    named = [change for bucket in range(16) for change in book.ids_in_bucket(TEAM.id, bucket, 4)]
    assert named == sorted(changes)


def test_a_change_of_another_space_is_not_taken(book: FieldBook, other: FieldBook) -> None:
    own = book.spaces()[0]
    book.add("street_contact", contact(), space=own.id)
    with pytest.raises(Untrusted):
        other.receive(TEAM.id, book.unsent(own.id, 1), [], 1)
    assert other.cursor(TEAM.id) == 0


def test_who_may_write_in_one_space_cannot_write_into_a_record_of_another(
    book: FieldBook, other: FieldBook
) -> None:
    record = book.add("street_contact", contact(), space=book.spaces()[0].id)
    forged = other._hand()._say(
        record, "street_contact", TEAM.id, (), other._clock(), set={"fact_text": "Forfalsket"}
    )
    book.receive(TEAM.id, [forged], [], 1)
    assert book.get(record).fields["fact_text"] == contact()["fact_text"]
    assert book.get(record).space == book.spaces()[0].id
    assert book.digest(TEAM.id).count == 1
    assert book.check().sound


def test_what_a_newer_program_wrote_is_kept_and_shown(book: FieldBook, other: FieldBook) -> None:
    hand, now = other._hand(), other._clock()
    field = {**contact(), "drone_seen": "ja", "tags_new": ["a", "b"]}
    known = hand._say(RecordId("ab" * 16), "street_contact", TEAM.id, (), now, set=field)
    foreign = hand._say(RecordId("cd" * 16), "drone_flight", TEAM.id, (), now, set={"height": 12})
    book.receive(TEAM.id, [known, foreign], [], 2)
    assert book.get(RecordId("ab" * 16)).fields["drone_seen"] == "ja"
    assert book.get(RecordId("cd" * 16)).fields == {"height": 12}
    book.edit(RecordId("ab" * 16), set={"person_count": 1})
    assert book.get(RecordId("ab" * 16)).fields["drone_seen"] == "ja"
    assert book.check().sound


def test_a_clock_two_years_off_changes_nothing_but_what_is_shown(book: FieldBook, other: FieldBook) -> None:
    record = book.add("street_contact", contact(person_count=1))
    send(book, other)
    other._clock.pass_seconds(-2 * 365 * 86400)  # type: ignore[attr-defined]
    other.edit(record, set={"person_count": 2})
    send(other, book)
    assert book.get(record).fields["person_count"] == 2
    assert book.get(record).conflicts == ()
    assert book.get(record).updated.at.startswith("2024")


def test_everyone_who_listens_hears_what_moved_and_who_asked(book: FieldBook, other: FieldBook) -> None:
    heard: list[Moved] = []
    end = book.subscribe(heard.append)
    record = book.add("street_contact", contact())
    assert heard == [Moved(frozenset({"street_contact"}), frozenset({record}), "add")]
    other.add_many("street_contact", [contact() for _ in range(300)])
    send(other, book)
    assert heard[1] == Moved(frozenset({"street_contact"}), None, "sync")
    end()
    book.edit(record, set={"person_count": 2})
    assert len(heard) == 2


def test_spaces_people_kept_things_and_drafts_are_remembered(book: FieldBook, clock: SetClock) -> None:
    anna = PersonId("a1" * 16)
    book.put_person(anna, "Anna")
    book.put_person(anna, "Anna Holm")
    book.keep("sync.key", b"\x00\xff")
    book.keep_many({"sync.a": b"1", "other": b"2"})
    book.forget("other")
    book.keep_draft("gadekontakt", "street_contact", {"fact_text": "halv sæt"})
    book.set_identity(anna)
    book.note_access("export", detail="måned")
    book.close()
    with FieldBook.open(book.folder, PASSPHRASE, clock=clock) as again:
        assert [space.kind for space in again.spaces()] == ["own", "team"]
        assert again.person_name(anna) == "Anna Holm"
        assert again.person == anna
        assert again.kept("sync.key") == b"\x00\xff"
        assert again.kept("other") is None
        assert again.kept_names("sync.") == ["sync.a", "sync.key"]
        assert [draft.values for draft in again.drafts()] == [{"fact_text": "halv sæt"}]
        again.drop_draft("gadekontakt")
        assert again.drafts() == []
        assert [(entry.person, entry.action) for entry in again.access_log()] == [(anna, "export")]


def test_unknown_ids_are_refused_kindly(book: FieldBook) -> None:
    for wrong in ("ff" * 16, "ikke et id", ""):
        with pytest.raises(NotFound):
            book.get(RecordId(wrong))
    with pytest.raises(NotFound):
        book.history(RecordId("ff" * 16))
    with pytest.raises(NotFound):
        book.undo(ChangeId("ff" * 32))
    with pytest.raises(NotFound):
        book.add("street_contact", contact(), space=TEAM.id[::-1])  # type: ignore[arg-type]
    assert book.person_name(PersonId("ff" * 16)) is None
    assert list(book.batches(TEAM.id, DeviceId("ff" * 16))) == []


def test_the_doctor_finds_a_row_that_is_not_what_its_changes_say(book: FieldBook) -> None:
    book.add("street_contact", contact())
    assert book.check().sound
    book._database.execute("UPDATE kind_street_contact SET f_fact_text = 'rettet bag om'")
    assert not book.check().sound
    book.rebuild()
    assert book.check().sound


def test_a_fact_cannot_be_edited_into_a_suspicion_outside_ssp(book: FieldBook) -> None:
    concern = book.add(
        "concern",
        {
            "information_class": "fakta",
            "fact_text": "Tre aftener i træk uden for klubben efter lukketid.",
            "source_type": "egen_observation",
            "who_text": "En gruppe på fire.",
        },
    )
    with pytest.raises(RefusedInput):
        book.edit(concern, set={"information_class": "mistanke"})
    assert book.get(concern).fields["information_class"] == "fakta"


def test_the_fields_an_author_saw_can_be_had_again(book: FieldBook) -> None:
    place = book.add("place", {"name": "Banen"})
    seen = book.get(place).heads
    book.edit(place, set={"name": "Boldbanen"})
    assert book.as_seen(place, seen)["name"] == "Banen"
    assert book.get(place).fields["name"] == "Boldbanen"
