"""Access, records and books are taken away by script as they are by hand."""

from pathlib import Path

import msgspec
import pytest

from local_store.book import FieldBook
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.letters import Arrived, Content
from tests.desktop.verbs.console import PASSPHRASE, Console
from tests.desktop.verbs.page import promised
from tests.desktop.verbs.test_meeting import KIND, invite, jonas, mette
from tests.store_fixtures import contact

__all__ = ["jonas", "mette"]


def write(console: Console, text: str) -> str:
    return str(console("add", KIND, "--space", "Nørrebro", stdin=contact(fact_text=text)).one["id"])


def test_a_revoked_colleague_is_out_and_the_book_says_so(mette: Console, jonas: Console) -> None:
    write(jonas, "Sendt")
    jonas("sync").done()
    write(jonas, "Ikke sendt")
    told = mette("revoke", "jonas", "--why", "Er holdt op")
    assert told.one.keys() == promised("revoke")
    assert [known["sequence"] for known in told.one["known"]] == [1]
    assert "nr. 1 i Nørrebro" in told.err
    refusal = jonas("sync").refused(6, "revoked")
    assert " 1 ændring var ikke sendt." in refusal["message"]
    assert jonas("list", KIND).code == 2
    assert mette("revoke", "jonas", "--why", "Igen").refused(3, "not_found")
    mette("sync").done()
    assert len(mette("list", KIND).lines) == 1


def test_who_is_no_administrator_revokes_nobody(mette: Console, jonas: Console) -> None:
    jonas("revoke", "Mette Sø", "--why", "Uenighed").refused(6, "not_allowed")
    mette("revoke", "Mette Sø", "--why", "Ferie").refused(3, "yourself")
    assert mette("revoke", "jonas").code == 2


def test_an_erased_record_is_gone_for_both(mette: Console, jonas: Console) -> None:
    record = write(jonas, "Skal væk")
    for console in (jonas, mette):
        console("sync").done()
    told = jonas("erase", record, "--why", "Skrevet om den forkerte").one
    assert told.keys() == promised("erase")
    assert (told["erased"], told["why"]) == (record, "Skrevet om den forkerte")
    mette("sync").done()
    for console in (jonas, mette):
        refusal = console("show", record).refused(3, "not_found")
        assert refusal["erased"].keys() == {"at", "by", "why"}
        assert refusal["erased"]["why"] == "Skrevet om den forkerte"
        assert "Jonas: Skrevet om den forkerte" in refusal["message"]
        assert console("search", "væk").lines == []
    again = mette("erase", record, "--why", "Igen").one
    assert again["why"] == "Skrevet om den forkerte"


def test_one_erases_only_what_one_may(mette: Console, jonas: Console) -> None:
    record = write(mette, "Mettes")
    for console in (mette, jonas):
        console("sync").done()
    jonas("erase", record, "--why", "Passer mig ikke").refused(6, "not_allowed")
    jonas("erase", record, "--why", " ").refused(3, "why")
    mette("erase", "ab" * 16, "--why", "Findes ikke").refused(3, "not_found")
    assert jonas("show", record).code == 0


def test_a_book_of_ones_own_is_erased_in_without_a_network(console: Console) -> None:
    record = str(console("add", KIND, stdin=contact(fact_text="Alene")).one["id"])
    assert console("erase", record, "--why", "Fejl").one["erased"] == record
    console("show", record).refused(3, "not_found")


def test_what_came_by_letter_about_a_record_is_erased_with_it(console: Console) -> None:
    """A correction, say, holds all the words of what was referred; no page shows it once its case is gone."""
    record = str(console("add", KIND, stdin=contact(fact_text="Alene")).one["id"])
    with FieldBook.open(console.book, PASSPHRASE) as book:
        home = book.get(RecordId(record)).space
        said = Content(KIND, "9c" * 16, "answer", record, contact(), "Om den samme", "2026-11-21T20:00:00+01:00")
        sender = SpaceId("6d" * 16), PersonId("a1" * 16), DeviceId("d4" * 16)
        letter = book.take_letter(Arrived(LetterId("ab" * 32), home, *sender, msgspec.msgpack.encode(said)))
    assert letter is not None
    console("erase", record, "--why", "Fejl").done()
    for one in (record, letter):
        console("show", one).refused(3, "not_found")


def test_who_looks_at_a_young_person_is_written_down_and_who_looks_at_a_contact_is_not(console: Console) -> None:
    person = str(console("add", "young_person", stdin={"alias": "Ib", "reason_opened": "Bad om hjælp"}).one["id"])
    entry = {"young_person_id": person, "written_on": "2026-11-20"}
    entry_id = str(console("add", "logbook_entry", stdin=entry).one["id"])
    contact_id = str(console("add", KIND, stdin=contact()).one["id"])
    console("show", person, "--reason", "Hun ringer i morgen", "--rules-read").done()
    for record in (entry_id, contact_id):
        console("show", record).done()
    with FieldBook.open(console.book, PASSPHRASE) as book:
        log = [(one.action, one.record) for one in book.access_log()]
    assert log == [("show", entry_id), ("open_identity", person), ("rules_read", None)]


def test_wipe_says_what_nobody_else_has_and_leaves_nothing(console: Console) -> None:
    console("add", KIND, stdin=[contact(), contact()]).done()
    refused = console("wipe")
    assert (refused.code, refused.out) == (2, "")
    assert console("wipe", "--yes").one == {"wiped": True, "unsent": 2}
    assert promised("wipe") == {"wiped", "unsent"}
    assert {path.name for path in Path(console.book).iterdir()} <= {"wiped", "lock"}
    assert console("list", KIND).code == 2


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("da", 1, "Én ændring var ikke sendt og er væk.\n"),
        ("da", 2, "2 ændringer var ikke sendt og er væk.\n"),
        ("en", 1, "One change had not been sent and is gone.\n"),
        ("en", 2, "2 changes had not been sent and are gone.\n"),
    ],
)
def test_how_many_changes_nobody_else_has_is_said_as_people_say_it(
    console: Console, monkeypatch: pytest.MonkeyPatch, language: str, written: int, said: str
) -> None:
    console("add", KIND, stdin=[contact()] * written).done()
    monkeypatch.setenv("FELTBOG_LANGUAGE", language)
    assert console("wipe", "--yes").err == said


def test_an_invitation_makes_a_new_book_where_one_was_wiped(mette: Console, jonas: Console) -> None:
    jonas("wipe", "--yes").done()
    jonas("join", invite(mette)).done()
    assert jonas("sync").one["agreed"]
