"""From what was written to a notification that was sent outside the system (R43, R47, R85)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.doing.notifying import keep_workplace, note_copied, print_it, was_sent
from desktop.doing.taking_back import take_back
from desktop.showing import due
from desktop.showing.notification import view
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import NoRoom, RefusedInput
from local_store.ids import RecordId
from local_store.key_slots import KdfCost
from ui.asks import TakeBack
from ui.guides.asks import KeepWorkplace, NoteCopied, NotificationOf, PrintNotification, WasSent

NOW = datetime.now().astimezone().replace(microsecond=0) + timedelta(minutes=1)


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    def before() -> datetime:
        return NOW - timedelta(minutes=1)  # the suite may be long under way: what is written here is older than NOW

    made = FieldBook.create(tmp_path / "book", "fire ord i en sætning", cost=KdfCost.FOR_TESTS, clock=before)
    with made as book:
        book.put_person(book.person, "Nadia Holm")
        yield Words(book, "da", NOW)


def _entry(words: Words) -> RecordId:
    person = words.book.add(
        "young_person", {"alias": "Imran", "name": "Imran Hamid", "reason_opened": "Bad om hjælp."}
    )
    values = {
        "young_person_id": person, "written_on": NOW.date().isoformat(), "need": "underretning",
        "family_text": "Har sovet ude fire nætter.", "school_work_text": "Ikke mødt hele ugen.",
        "young_persons_own_words": "Jeg kan ikke være derhjemme.", "resources_seen": "Hans storebror hjælper.",
        "assessment_text": "Jeg er bange for, at han fryser.",
    }  # fmt: skip
    return words.book.add("logbook_entry", values)


def test_the_template_is_filled_in_the_forms_order_with_the_voices_apart(words: Words) -> None:
    told = view(words, NotificationOf(_entry(words)))
    by_voice = {(part.voice, part.text) for part in told.parts}
    assert ("own_words", "Jeg kan ikke være derhjemme.") in by_voice
    assert ("assessment", "Jeg er bange for, at han fryser.") in by_voice
    seen = next(part.text for part in told.parts if "sovet ude" in part.text)
    assert seen.index("Ikke mødt") < seen.index("sovet ude")
    assert told.sent_at is None


def test_no_name_goes_along_and_the_workplace_is_asked_for_until_it_is_known(words: Words) -> None:
    entry = _entry(words)
    told = view(words, NotificationOf(entry)).as_text()
    assert "Imran" in told and "Hamid" not in told
    assert "[arbejdspladsens adresse, aldrig din egen]" in told
    keep_workplace(words, KeepWorkplace(" Blågårdsgade 1 "))
    assert "Nadia Holm\nBlågårdsgade 1" in view(words, NotificationOf(entry)).as_text()


def test_sent_from_a_logbook_entry_makes_the_concern_and_starts_both_deadlines(words: Words) -> None:
    entry = _entry(words)
    done = was_sent(words, WasSent(entry, " Digitalt "))
    concern = words.book.get(RecordId(done.record))
    assert concern.kind == "concern"
    assert concern.fields["own_words_text"] == "Jeg kan ikke være derhjemme."
    told = view(words, NotificationOf(entry))
    assert told.sent_at == NOW
    assert told.receipt_by is not None
    first = next(line for line in due.lines(words, True) if line.id == f"{concern.id}/F2")
    assert first.at == NOW + timedelta(hours=24)
    (shared,) = words.book.list("disclosure").records
    told_of = {name: shared.fields.get(name) for name in ("outcome", "basis", "to_actor", "record_refs", "to_text")}
    assert told_of == {
        "outcome": "delt", "basis": "underretning", "to_actor": "boernefamilieteam", "record_refs": [concern.id],
        "to_text": "Digitalt",
    }  # fmt: skip
    assert shared.fields["young_person_id"] and {"identitet", "bekymring"} <= {*shared.fields["data_types"]}
    take_back(words, TakeBack(done))
    assert view(words, NotificationOf(entry)).sent_at is None
    assert words.book.count("disclosure") == 0


def test_sent_from_a_concern_writes_on_the_same_one(words: Words) -> None:
    values = {"who_text": "en dreng på 14", "fact_text": "Sover ikke hjemme.", "source_type": "borger"}
    concern = words.book.add("concern", values)
    assert was_sent(words, WasSent(concern)).record == concern
    assert words.book.count("concern") == 1


def test_an_observation_of_nobody_cannot_be_marked_as_sent(words: Words) -> None:
    values = {"occurred_at": NOW.isoformat(), "place_ref": "Banen", "count_min": 3, "count_max": 4}
    seen = words.book.add("group_observation", values)
    with pytest.raises(RefusedInput):
        was_sent(words, WasSent(seen))


def test_copies_and_prints_are_in_the_access_log(words: Words, tmp_path: Path) -> None:
    entry = _entry(words)
    note_copied(words, NoteCopied(entry))
    file = tmp_path / "underretning.pdf"
    assert print_it(words, PrintNotification(entry, str(file))) == file.name
    assert file.read_bytes().startswith(b"%PDF")
    assert [one.action for one in words.book.access_log(entry)][:2] == ["print", "copy"]


def test_no_paper_is_written_before_its_line_in_the_access_log(words: Words, tmp_path: Path) -> None:
    entry = _entry(words)
    (tmp_path / "ingen mappe").write_bytes(b"")
    with pytest.raises(NoRoom):
        print_it(words, PrintNotification(entry, str(tmp_path / "ingen mappe" / "underretning.pdf")))
    assert [one.action for one in words.book.access_log(entry)] == ["print"]


def test_a_suspicion_is_no_notification(words: Words) -> None:
    from local_store.views import Space

    table = "7b" * 16
    words.book.put_space(Space(table, "SSP Nørrebro", "ssp_local", None))  # type: ignore[arg-type]
    values = {
        "who_text": "nogle drenge", "fact_text": "Politiet mistænker dem.", "source_type": "fagperson",
        "information_class": "mistanke", "source_actor": "politi",
    }  # fmt: skip
    concern = words.book.add("concern", values, space=table)  # type: ignore[arg-type]
    with pytest.raises(RefusedInput):
        view(words, NotificationOf(concern))
    with pytest.raises(RefusedInput):
        was_sent(words, WasSent(concern))
