"""Lists over a real book: what is an entry, what each is called, and where it is."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.showing import record, rows
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.records.catalogue import standard
from local_store.views import Space
from tests.store_fixtures import TEAM, SetClock, batch, contact, make_book
from ui.views import Kept

SSP = Space("55" * 16, "SSP Nørrebro", "ssp_local", "Nørrebro")  # type: ignore[arg-type]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    made.put_space(SSP)
    yield made
    made.close()


def words(book: FieldBook) -> Words:
    return Words(book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))


def test_the_whole_book_lists_what_was_written_of_a_day_and_counts_it(book: FieldBook) -> None:
    place = book.add("place", {"name": "Trappen"})
    book.add("follow_up", {"what": "Ring til Emils mor", "due_at": "2026-11-25T12:00:00+01:00"})
    book.add("youth_group", {"name": "Bænkene"})
    met = book.add("street_contact", contact(place_ref=place))
    page = rows.page(words(book), "", "", None, 100)
    assert [row.id for row in page.rows] == [met]
    assert page.total == 1
    assert [row.id for row in rows.page(words(book), "place", "", None, 100).rows] == [place]


def test_every_entry_is_a_kind_the_book_knows() -> None:
    known = {kind.name: kind for kind in standard().kinds()}
    entries = [known[name] for name in rows.ENTRIES if name in known]
    assert {"street_contact", "club_log", "ssp_case"} <= {kind.name for kind in entries}
    assert all(kind.when for kind in entries), "an entry says when it was"


def test_a_row_is_sent_only_when_none_of_its_changes_waits(book: FieldBook) -> None:
    first, second, third = (book.add("street_contact", contact()) for _ in range(3))
    sent, refused, _ = book.unsent(TEAM.id, 10)
    book.acknowledge(TEAM.id, [sent.id], batch(book, TEAM.id))
    book.quarantine(refused.id, Text("For stor.", "Too large."), "too_large")
    kept = {row.id: row.kept for row in rows.page(words(book), "street_contact", "", None, 10).rows}
    assert kept == {first: Kept.SENT, second: Kept.NEEDS_YOU, third: Kept.SAVED_HERE}
    book.edit(first, set={"fact_text": "Seks unge"})
    assert book.unsent_records([first, second]) == {first, second}
    assert book.quarantined_records([first, second]) == {second}
    assert book.unsent_records([]) == set()


def test_a_round_is_called_by_its_day_and_who_went(book: FieldBook) -> None:
    values = {"handover_text": "Bænkene gik hjem kl. 23", "work_form": "udegaaende"}
    began = datetime.fromisoformat("2026-11-20T19:30:00+01:00")
    alone = {"lone_work_reason": "Sygdom"}
    mate = book.add("outreach_round", {"started_at": began.isoformat(), "companions": "Sara", **values})
    book.add("outreach_round", {"started_at": (began - timedelta(days=3)).isoformat(), **alone, **values})
    titles = [row.title for row in rows.page(words(book), "outreach_round", "", None, 10).rows]
    assert titles == ["Runde · i går med Sara", "Runde · 17. nov."]
    assert book.title(mate) == "2026-11-20 19:30"


def test_taking_a_record_back_is_said_in_its_history(book: FieldBook) -> None:
    new = book.add("street_contact", contact())
    taken = book.undo(book.get(new).heads[0])
    newest = record.view(words(book), new).history[0]
    assert (newest.withdrawn, newest.fields) == (True, ())
    book.undo(taken)
    newest = record.view(words(book), new).history[0]
    assert (newest.withdrawn, newest.fields) == (False, ())


def test_a_suspicion_is_named_and_nothing_more(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Trappen"}, space=SSP.id)
    said = {
        "group_id": group,
        "information_class": "mistanke",
        "source_actor": "politi",
        "source_type": "fagperson",
        "fact_text": "Sælger hash ved stationen",
    }
    new = book.add("concern", {"observed_on": "2026-11-20", **said}, space=SSP.id)
    assert book.title(new) == "Mistanke · ikke fakta"
    assert [(hit.title, hit.snippet) for hit in book.search("hash")] == [("Mistanke · ikke fakta", "")]
    assert rows.page(words(book), "", "hash", None, 10).rows == ()
    listed = rows.page(words(book), "concern", "", None, 10).rows[0]
    assert (listed.title, listed.subtitle) == ("Bekymring · Mistanke · ikke fakta", "")


def test_whoever_reads_is_you_while_nobody_has_told_their_name_and_a_colleague_is_not(book: FieldBook) -> None:
    mine = book.add("street_contact", contact())
    page = record.view(words(book), mine, opened=False)
    assert page.created[0] == "dig"
    assert [(line.who, line.mine) for line in page.history] == [("", True)]
    assert words(book).person("66" * 16) == "en kollega"
    assert words(book).person_for_others(book.person) == "en kollega"
