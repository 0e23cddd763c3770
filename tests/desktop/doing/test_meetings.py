"""What is done at a table, with a real book."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.doing import meetings
from desktop.doing.taking_back import take_back
from desktop.showing.agenda_book import table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.store_fixtures import SetClock, make_book
from ui.asks import TakeBack

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
LED = Space(SpaceId("1e" * 16), "SSP ledelse", "ssp_lead", "")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = NOW
    with make_book(Path(tmp_path_factory.mktemp("book")) / "b", clock) as made:
        made.put_space(SSP)
        made.put_space(LED)
        yield made


@pytest.fixture
def words(book: FieldBook) -> Iterator[Words]:
    """Each test begins with empty tables: what the one before wrote is taken back."""
    yield Words(book, "da", NOW)
    for kind in ("action_item", "decision", "agenda_item", "meeting", "ssp_case", "follow_up"):
        for record in book.list(kind, limit=500).records:
            book.undo(book.history(record.id)[0].change)


def a_case(words: Words, state: str = "modtaget", **more: Any) -> RecordId:
    """A complete case at that state, gone there step by step."""
    values = {
        "heading": "Gruppen ved banen", "group_id": "c0" * 16, "level": "1", "level_reason": "Uro og hærværk",
        "district": "noerrebro", "concern_text": "Larm til langt ud på natten", "state": "kladde", **more,
    }  # fmt: skip
    case = words.book.add("ssp_case", values, space=SSP.id)
    for step in {"kladde": [], "indstillet": ["indstillet"]}.get(state, ["indstillet", "modtaget", state]):
        words.book.edit(case, set={"state": step})
    return case


def a_meeting(words: Words, starts_at: str, **more: Any) -> RecordId:
    values = {"starts_at": starts_at, "meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro", **more}
    return words.book.add("meeting", values, space=SSP.id)


def test_a_case_goes_on_the_next_meeting_of_its_forum_and_district_and_can_be_taken_back(words: Words) -> None:
    case = a_case(words)
    a_meeting(words, "2026-11-20T09:00:00+01:00")
    a_meeting(words, "2026-11-24T09:00:00+01:00", district="valby")
    then = a_meeting(words, "2026-11-26T09:00:00+01:00")
    a_meeting(words, "2026-12-10T09:00:00+01:00")
    done = meetings.put_on_agenda(words, case)
    (point,) = table(words, then).points
    assert (point.case, words.book.get(case).fields["state"]) == (case, "paa_dagsorden")
    take_back(words, TakeBack(done))
    assert words.book.get(case).fields["state"] == "modtaget"
    assert words.book.list("agenda_item", where={"case_id": case}).records == ()


def test_twice_on_the_agenda_is_once(words: Words) -> None:
    case, then = a_case(words), a_meeting(words, "2026-11-26T09:00:00+01:00")
    meetings.put_on_agenda(words, case)
    again = meetings.put_on_agenda(words, case, then)
    assert again.changes == ()
    assert len(words.book.list("agenda_item", where={"meeting_id": then}).records) == 1


def test_no_meeting_is_made_up_it_is_asked_for_with_the_forums_rhythm_as_a_proposal(words: Words) -> None:
    case = a_case(words)
    with pytest.raises(RefusedInput) as refused:
        meetings.put_on_agenda(words, case)
    assert refused.value.code == "no_meeting"
    assert meetings.proposed_meeting(words, words.book.get(case)) is None
    for day in ("2026-10-14", "2026-10-28", "2026-11-11"):
        a_meeting(words, f"{day}T09:00:00+01:00", status="afholdt")
    proposal = meetings.proposed_meeting(words, words.book.get(case))
    assert proposal is not None
    assert (proposal.starts_at.isoformat(), proposal.every_days) == ("2026-11-25T09:00:00+01:00", 14)
    assert words.book.count("meeting") == 3
    meetings.set_meeting(words, case, proposal.starts_at)
    assert meetings.put_on_agenda(words, case).record == case


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [("indstillet", {}, "not_allowed"), ("kladde", {"level": None}, "required"), ("afvist", {}, "not_allowed")],
)
def test_what_may_not_stand_on_an_agenda_is_refused_in_plain_words(
    words: Words, state: str, more: dict[str, Any], code: str
) -> None:
    a_meeting(words, "2026-11-26T09:00:00+01:00")
    case = a_case(words, state, **more)
    with pytest.raises(RefusedInput) as refused:
        meetings.put_on_agenda(words, case)
    assert refused.value.code == code
    assert words.book.count("agenda_item") == 0


def test_a_meeting_of_another_space_or_one_that_is_over_is_refused(words: Words) -> None:
    case = a_case(words)
    held = a_meeting(words, "2026-11-20T09:00:00+01:00", status="afholdt")
    values = {"starts_at": "2026-11-26T09:00:00+01:00", "meeting_kind": "ssp", "forum": "koordinationsgruppe"}
    other = words.book.add("meeting", values, space=LED.id)
    for meeting, code in ((other, "space"), (held, "over")):
        with pytest.raises(RefusedInput) as refused:
            meetings.put_on_agenda(words, case, meeting)
        assert refused.value.code == code
