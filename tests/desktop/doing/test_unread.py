"""What the desk remembers of what was read, with a real book."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.doing.unread import Unread
from desktop.showing import review
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import PersonId, RecordId, SpaceId
from local_store.views import Erasure, Space
from tests.store_fixtures import PASSPHRASE, TEAM, SetClock, make_book, send
from ui.review.asks import Mark, Queue, UnreadCount

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SARA = PersonId("5a" * 16)
SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")


@pytest.fixture
def clock() -> SetClock:
    made = SetClock()
    made.now = NOW
    return made


@pytest.fixture
def pair(tmp_path: Path, clock: SetClock) -> Iterator[tuple[FieldBook, FieldBook]]:
    """The coordinator's book and a colleague's, one team."""
    with make_book(tmp_path / "mette", clock) as mette, make_book(tmp_path / "sara", clock) as sara:
        yield mette, sara


def words(book: FieldBook, now: datetime = NOW) -> Words:
    return Words(book, "da", now)


def seen(place: str = "Trappen", days: float = 0.1, **more: Any) -> dict[str, Any]:
    return {"occurred_at": (NOW - timedelta(days=days)).isoformat(), "place_ref": place, "person_count": 4, **more}


def write(sara: FieldBook, mette: FieldBook, **more: Any) -> RecordId:
    record = sara.add("street_contact", seen(**more), space=TEAM.id)
    send(sara, mette)
    return record


def unread(book: FieldBook) -> list[str]:
    return [entry.key for entry in review.queue(words(book), Queue()).entries if entry.unread]


def test_what_others_wrote_is_unread_until_it_is_read_and_what_one_wrote_oneself_never(
    pair: tuple[FieldBook, FieldBook],
) -> None:
    mette, sara = pair
    mette.add("street_contact", seen(), space=TEAM.id)
    first = write(sara, mette)
    assert unread(mette) == [first]
    second = write(sara, mette, days=0.05)
    assert unread(mette) == [second, first]
    assert review.mark(words(mette), Mark(first, True)) == 1
    assert unread(mette) == [second]
    assert review.mark(words(mette), Mark(first, False)) == 2
    assert review.count(words(mette), UnreadCount()) == 2


def test_it_survives_a_restart(pair: tuple[FieldBook, FieldBook], clock: SetClock) -> None:
    mette, sara = pair
    first, second = write(sara, mette), write(sara, mette, days=1)
    review.queue(words(mette), Queue())
    review.mark(words(mette), Mark(first, True))
    folder = mette.folder
    mette.close()
    with FieldBook.open(folder, PASSPHRASE, clock=clock) as again:
        assert unread(again) == [second]


def test_a_record_somebody_changes_after_it_was_read_is_unread_again(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    record = write(sara, mette)
    review.queue(words(mette), Queue())
    review.mark(words(mette), Mark(record, True))
    mette.edit(record, set={"assessment_text": "Set af mig."})
    assert unread(mette) == []
    send(mette, sara)
    sara.edit(record, set={"fact_text": "De var seks."})
    send(sara, mette)
    assert unread(mette) == [record]


def test_what_is_withdrawn_or_erased_waits_no_longer(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    kept, gone = write(sara, mette), write(sara, mette, days=1)
    assert set(unread(mette)) == {kept, gone}
    sara.undo(sara.history(gone)[0].change)
    send(sara, mette)
    assert unread(mette) == [kept]
    erased = Erasure(kept, TEAM.id, sara.person, NOW.isoformat(), "ophør", any_author=True)
    assert mette.erase(erased)
    assert unread(mette) == [] and review.count(words(mette), UnreadCount()) == 0


def test_a_mark_holds_when_the_newest_changes_are_gone_and_their_numbers_used_again(
    pair: tuple[FieldBook, FieldBook],
) -> None:
    mette, sara = pair
    write(sara, mette)
    mark = mette.seen_all()
    assert mette.arrived(mark, {"street_contact"}).records == ()
    top = mark[0][0]
    mette._database.execute("DELETE FROM change WHERE seq = ?", (top,))
    again = write(sara, mette, days=1)
    assert [one.id for one in mette.arrived(mark, {"street_contact"}).records] == [again]


def test_the_desk_begins_thirty_days_back(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    write(sara, mette, days=31)
    near = write(sara, mette, days=29)
    assert unread(mette) == [near]


def test_filters_count_each_kind_and_district_and_zero_is_there(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    park = sara.add("place", {"name": "Mimersparken", "district": "bispebjerg"}, space=TEAM.id)
    write(sara, mette, place=park)
    write(sara, mette)
    sara.add("group_observation", {"occurred_at": NOW.isoformat(), "place_ref": "Trappen", "fact_text": "Fem unge",
                                   "source_type": "egen_observation"}, space=TEAM.id)  # fmt: skip
    send(sara, mette)
    view = review.queue(words(mette), Queue())
    assert dict(view.sorts) == {"case": 0, "observation": 1, "contact": 2, "club": 0, "duplicate": 0, "conflict": 0}
    counted = {one.code: one.unread for one in view.districts}
    assert len(counted) == 10
    assert (counted["bispebjerg"], counted["noerrebro"], counted["vanloese"]) == (1, 2, 0)
    assert [one.short for one in view.districts] == [
        "Brønshøj", "Bispebjerg", "Østerbro", "Vanløse", "Nørrebro", "Indre By", "Valby", "Vesterbro", "Amager V",
        "Amager Ø",
    ]  # fmt: skip
    only = review.queue(words(mette), Queue(sort="contact", district="bispebjerg"))
    assert [entry.title for entry in only.entries] == ["Gadekontakt, Mimersparken"]
    assert (only.unread, only.shown_of) == (3, 1)
    assert review.queue(words(mette), Queue(district="vanloese")).entries == ()


def test_a_draft_is_its_writers_and_a_suspicion_is_only_named(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    for book in pair:
        book.put_space(SSP)
    sara.add("ssp_case", {"heading": "Kladde", "concern_text": "Ikke færdig"}, space=TEAM.id)
    sara.add("concern", {"information_class": "mistanke", "source_type": "fagperson", "source_actor": "politi",
                         "who_text": "gruppen", "fact_text": "Mistænkt for gaderøverier ved stationen."},
             space=SSP.id)  # fmt: skip
    send(sara, mette, SSP.id)
    send(sara, mette)
    (entry,) = review.queue(words(mette), Queue()).entries
    assert (entry.title, entry.subtitle, entry.icon) == ("Mistanke · ikke fakta", "Kun i SSP Nørrebro", "mistanke")
    opened = review.entry(words(mette), review.OpenEntry(entry.record))
    assert opened.fenced is not None and "gaderøverier" in opened.fenced.text
    assert opened.voices == () and opened.panels == () and opened.details == ()
    assert [one.action for one in mette.access_log(RecordId(entry.record))] == ["read"]


def test_what_was_looked_at_once_is_not_walked_through_again(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    sara.add_many("street_contact", [seen(days=40 + number / 100) for number in range(600)], space=TEAM.id)
    write(sara, mette)
    assert review.count(words(mette), UnreadCount()) == 1
    kept = mette.kept(f"review/{mette.person}/head")
    write(sara, mette, days=1)
    assert review.count(words(mette), UnreadCount()) == 2
    assert mette.kept(f"review/{mette.person}/head") != kept
    assert mette.arrived(mette.seen_all(), {"street_contact"}).records == ()


def test_many_that_come_at_once_are_sorted_in_piece_by_piece(pair: tuple[FieldBook, FieldBook]) -> None:
    mette, sara = pair
    review.queue(words(mette), Queue())
    sara.add_many("street_contact", [seen(days=number / 1000) for number in range(2300)], space=TEAM.id)
    send(sara, mette)
    view = review.queue(words(mette), Queue())
    assert view.behind and 0 < view.unread < 2300
    while Unread(words(mette)).catch_up():
        pass
    last = review.queue(words(mette), Queue(limit=50))
    assert (last.unread, len(last.entries), last.shown_of, last.behind) == (2300, 50, 2300, False)
