"""What the coordinator does at the desk, with real books."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.doing import meetings, minutes, receiving, reviewing
from desktop.showing import meetings as meeting_page
from desktop.showing import review
from desktop.showing.agenda_book import table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.letters import Arrived, Content
from local_store.views import Space
from tests.store_fixtures import SetClock, make_book, send
from ui.meetings.asks import Decide, Discuss, MovePoint, TakeOff
from ui.review.asks import Mark, OpenEntry

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
NADIA = PersonId("a1" * 16)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CASE = {
    "heading": "Imran, 9. klasse", "group_id": "c0" * 16, "level": "1", "level_reason": "Uro i skolen",
    "district": "noerrebro", "concern_text": "Træt i skolen, væk fra fodbold efter skaden", "state": "indstillet",
    "legal_basis": "rpl_115", "parents_informed": "ja", "parents_informed_on": "2026-11-18",
}  # fmt: skip


def _book(folder: Path, name: str) -> FieldBook:
    clock = SetClock()
    clock.now = NOW
    made = make_book(folder / name, clock)
    made.put_space(SSP)
    made.put_person(made.person, name)
    return made


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Words, Words]]:
    with _book(tmp_path, "Mette") as mette, _book(tmp_path, "Tove") as tove:
        yield Words(mette, "da", NOW), Words(tove, "da", NOW)


@pytest.fixture
def words(two: tuple[Words, Words]) -> Words:
    return two[0]


def a_case(words: Words, **more: Any) -> RecordId:
    return words.book.add("ssp_case", {**CASE, **more}, space=SSP.id)


def fields(words: Words, record: str) -> dict[str, Any]:
    return dict(words.book.get(RecordId(record)).fields)


def test_accepting_gives_a_number_and_a_time_and_can_be_taken_back(words: Words) -> None:
    case = a_case(words)
    done = reviewing.accept(words, case)
    now = fields(words, case)
    assert (now["state"], now["received_at"]) == ("modtaget", NOW.isoformat(timespec="seconds"))
    assert now["receipt_number"].startswith("NØR-2026-")
    with pytest.raises(RefusedInput):
        reviewing.accept(words, case)
    reviewing.regret(words, done)
    assert fields(words, case)["state"] == "indstillet"
    assert "receipt_number" not in fields(words, case)


def test_a_number_is_the_cases_own_whoever_gives_it_and_no_two_cases_share_one(two: tuple[Words, Words]) -> None:
    mette, tove = two
    cases = [a_case(mette, heading=f"Sag {number}") for number in range(30)]
    send(mette.book, tove.book, SSP.id)
    here, there = ([receiving.receipt_number(one, one.book.get(case)) for case in cases] for one in (mette, tove))
    assert here == there
    assert len(set(here)) == len(cases)
    mette.book.edit(cases[1], set={"receipt_number": here[0]})  # as if the signs were spent
    longer = receiving.receipt_number(mette, mette.book.get(cases[0]))
    assert longer.startswith(here[0]) and longer != here[0]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_return_or_a_question_without_words_is_refused(words: Words, text: str) -> None:
    case = a_case(words)
    for act in (reviewing.send_back, reviewing.ask_back):
        with pytest.raises(RefusedInput) as refusal:
            act(words, case, text)
        assert (refusal.value.field, refusal.value.code) == ("feedback_text", "required")
    assert fields(words, case)["state"] == "indstillet"


def test_a_return_keeps_its_reason_and_a_question_shows_until_it_is_answered(words: Words) -> None:
    case = a_case(words)
    done = reviewing.ask_back(words, case, "Hvem følger op?")
    opened = review.entry(words, OpenEntry(case))
    assert (opened.asked, opened.state.text) == ("Hvem følger op?", "Spurgt")
    reviewing.regret(words, done, asked=True)
    assert review.entry(words, OpenEntry(case)).asked == ""
    reviewing.send_back(words, case, "Skriv, hvad forældrene siger.")
    now = fields(words, case)
    assert (now["state"], now["feedback_text"]) == ("returneret", "Skriv, hvad forældrene siger.")
    assert now["feedback_by"] == "Mette"


def test_a_question_about_a_note_is_a_task_of_whoever_wrote_it(two: tuple[Words, Words]) -> None:
    mette, tove = two
    team = next(space for space in tove.book.spaces() if space.kind == "team")
    note = tove.book.add("street_contact", {"occurred_at": NOW.isoformat(), "place_ref": "Trappen"}, space=team.id)
    send(tove.book, mette.book, team.id)
    done = reviewing.ask_back(mette, note, "Kender I dem?")
    (task,) = mette.book.list("follow_up", where={"origin_ref": note}).records
    assert (task.fields["responsible_id"], task.space) == (tove.book.person, team.id)
    assert review.entry(mette, OpenEntry(note)).asked == "Kender I dem?"
    reviewing.regret(mette, done, asked=True)
    assert review.entry(mette, OpenEntry(note)).asked == ""


def test_a_case_rests_on_what_is_attached_to_it(words: Words) -> None:
    case = a_case(words)
    note = words.book.add("street_contact", {"occurred_at": NOW.isoformat(), "place_ref": "Trappen"})
    done = reviewing.attach(words, note, case)
    opened = review.entry(words, OpenEntry(case))
    assert [(one.title, one.source) for one in opened.rests_on] == [
        ("Gadekontakt, Trappen · i dag", "egen_observation")
    ]
    reviewing.regret(words, done)
    assert review.entry(words, OpenEntry(case)).rests_on == ()


def letter(words: Words, sort: str, about: str, given: dict[str, Any], text: str, at: datetime) -> RecordId | None:
    """Take in a letter from Nadia's team, as sync does."""
    content = Content("ssp_case", "9c" * 16, sort, about, given, text, at.isoformat())
    name = LetterId(secrets.token_hex(32))
    body = msgspec.msgpack.encode(content)
    return words.book.take_letter(Arrived(name, SSP.id, SpaceId("6d" * 16), NADIA, DeviceId("d4" * 16), body))


def waiting(words: Words) -> list[tuple[str, str]]:
    """The letters that have not left: their sort and what they say."""
    found = [msgspec.msgpack.decode(one.body, type=Content) for one in words.book.letters_waiting()]
    return [(one.sort, one.text) for one in found]


def test_a_case_that_came_by_letter_is_answered_by_letter_at_each_step_also_when_one_is_taken_back(
    words: Words,
) -> None:
    words.book.put_person(NADIA, "Nadia Holm")
    case = letter(words, "referral", "", CASE, "", NOW)
    assert case is not None
    (entry,) = review.queue(words, review.Queue()).entries
    assert (entry.by, entry.unread) == ("Nadia Holm", True)
    reviewing.regret(words, reviewing.accept(words, case))
    assert waiting(words) == [
        ("receipt", ""), ("outcome", "Det seneste er taget tilbage. Sagen er nu: indstillet."),
    ]  # fmt: skip

    reviewing.ask_back(words, case, "Hvem følger op?")
    assert waiting(words)[-1] == ("question", "Hvem følger op?")
    review.mark(words, Mark(case, True))
    letter(words, "answer", case, {}, "Det gør jeg.", NOW + timedelta(minutes=5))
    (entry,) = review.queue(words, review.Queue()).entries
    assert entry.unread and entry.sign is not None and entry.sign.text == "Svar"
    assert review.entry(words, OpenEntry(case)).history[0].title == "Nadia har svaret"

    reviewing.send_back(words, case, "Skriv, hvad forældrene siger.")
    mark = fields(words, case)["feedback_at"]
    review.mark(words, Mark(case, True))
    told = {**CASE, "parents_view": "De er enige.", "feedback_at": mark}
    letter(words, "referral", case, told, "", NOW + timedelta(minutes=9))
    (entry,) = review.queue(words, review.Queue()).entries
    assert entry.unread and entry.sign is not None and entry.sign.text == "Rettet"
    number = receiving.receipt_number(words, words.book.get(case))
    reviewing.accept(words, case)
    now = fields(words, case)
    assert (now["state"], now["parents_view"], now["receipt_number"]) == ("modtaget", "De er enige.", number)


def test_only_a_case_at_a_table_can_be_dealt_with(words: Words) -> None:
    own = words.book.add("ssp_case", {**CASE, "state": "kladde"})
    for act in (reviewing.accept, reviewing.put_on):
        with pytest.raises(RefusedInput) as refusal:
            act(words, own)
        assert refusal.value.code == "not_allowed"


def test_two_coordinators_one_of_them_offline_lose_nothing_and_have_one_agenda(two: tuple[Words, Words]) -> None:
    mette, tove = two
    meeting = mette.book.add(
        "meeting",
        {"starts_at": "2026-11-24T09:00:00+01:00", "meeting_kind": "ssp", "forum": "lokaludvalg",
         "district": "noerrebro", "status": "planlagt"},
        space=SSP.id,
    )  # fmt: skip
    first, second = a_case(mette), a_case(mette, heading="Gruppen ved banen")
    send(mette.book, tove.book, SSP.id)

    reviewing.accept(mette, first)
    reviewing.send_back(tove, first, "Skriv, hvad forældrene siger.")
    for one in two:
        reviewing.accept(one, second)
        meetings.put_on_agenda(one, second, meeting)
    send(mette.book, tove.book, SSP.id)
    send(tove.book, mette.book, SSP.id)

    for one in two:
        (torn,) = [hard for item in one.book.conflicts() if item.record == first for hard in item.hard]
        assert {said.value for said in torn.versions} == {"modtaget", "returneret"}
        assert fields(one, first)["feedback_text"] == "Skriv, hvad forældrene siger."
        assert not [item for item in one.book.conflicts() if item.record == second and item.hard]
        point = table(one, meeting).point(second)
        assert point is not None and len(point.items) == 2
    assert fields(mette, first) == fields(tove, first)
    assert [point.case for point in table(mette, meeting).points] == [
        point.case for point in table(tove, meeting).points
    ]
    shown = review.queue(mette, review.Queue(sort="conflict"))
    assert [(entry.record, entry.field, entry.unread) for entry in shown.entries] == [(first, "state", True)]
    taken = next(hard for item in mette.book.conflicts() for hard in item.hard if item.record == first)
    mette.book.resolve(first, "state", take=next(s.change for s in taken.versions if s.value == "modtaget"))
    send(mette.book, tove.book, SSP.id)
    assert fields(tove, first)["state"] == "modtaget"


def test_two_who_write_the_same_meeting_at_once_lose_nothing_and_see_where_they_disagree(
    two: tuple[Words, Words],
) -> None:
    mette, tove = two
    forum = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}
    meeting = mette.book.add("meeting", {**forum, "starts_at": "2026-11-24T09:00:00+01:00"}, space=SSP.id)
    first, second, third = (a_case(mette, heading=name) for name in ("Trappen", "Banen", "Torvet"))
    for case in (first, second, third):
        reviewing.accept(mette, case)
    _both(mette, tove)

    for one, what, who in ((mette, "Ring til skolen", "Sara Lund"), (tove, "Find en klub", "Jonas Bech")):
        minutes.decide(one, Decide(meeting, first, what, who, "skole"))
        minutes.discuss(one, Discuss(meeting, first, "droeftet"))
        one.book.edit(meeting, set={"came_count": 7 if one is mette else 8, "invited_count": 9})
    minutes.move(mette, MovePoint(meeting, third, 0))
    minutes.take_off(tove, TakeOff(meeting, second))
    _both(mette, tove)

    pages = [meeting_page.view(one, one.book.get(meeting)) for one in two]
    for one, page in zip(two, pages, strict=True):
        decided = {record.fields["decision_text"] for record in one.book.list("decision").records}
        asked = {
            (task.fields["what"], task.fields["responsible_name"]) for task in one.book.list("action_item").records
        }
        assert decided == {"Ring til skolen", "Find en klub"}
        assert asked == {("Ring til skolen", "Sara Lund"), ("Find en klub", "Jonas Bech")}
        assert fields(one, first)["state"] == "droeftet"
        point = table(one, meeting).point(first)
        assert point is not None and len(point.open_actions) == 2
        (torn,) = [hard for item in one.book.conflicts() if item.record == meeting for hard in item.hard]
        assert (torn.field, {said.value for said in torn.versions}) == ("came_count", {7, 8})
        assert page.unsettled > 0
    agendas = [[point.case for point in table(one, meeting).points] for one in two]
    assert agendas[0] == agendas[1] == [third, first]


def _both(mette: Words, tove: Words) -> None:
    for one, other in ((mette, tove), (tove, mette)):
        send(one.book, other.book, SSP.id)


def test_two_who_accept_the_same_case_offline_agree(two: tuple[Words, Words]) -> None:
    mette, tove = two
    case = a_case(mette)
    _both(mette, tove)
    reviewing.accept(mette, case)
    reviewing.accept(Words(tove.book, "da", NOW + timedelta(minutes=20)), case)
    _both(mette, tove)
    for words in two:
        assert [one for one in words.book.conflicts() if one.record == case] == []
        assert fields(words, case)["received_at"] == NOW.isoformat(timespec="seconds")


def test_that_one_accepts_what_the_other_returns_is_for_them_to_settle(two: tuple[Words, Words]) -> None:
    mette, tove = two
    case = a_case(mette)
    _both(mette, tove)
    reviewing.accept(mette, case)
    reviewing.send_back(tove, case, "Skriv, hvad forældrene siger.")
    _both(mette, tove)
    for words in two:
        assert [hard.field for one in words.book.conflicts() for hard in one.hard] == ["state"]
