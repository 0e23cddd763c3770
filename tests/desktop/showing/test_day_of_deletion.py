"""The day a case says it is deleted is the day it is due, whatever is written about it later (L11)."""

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.showing import case, retention, storage
from desktop.showing.words import Words
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.letters import Arrived, Content
from local_store.views import Space
from tests.store_fixtures import TEAM, SetClock, make_book
from ui.style import dates

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
CASE = {
    "heading": "Gruppen ved banen", "level": "1", "level_reason": "Uro og hærværk", "state": "indstillet",
    "district": "noerrebro", "concern_text": "Larm til langt ud på natten",
}  # fmt: skip
BEGUN = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def words(tmp_path: Path, clock: SetClock) -> Iterator[Words]:
    with make_book(tmp_path / "book", clock) as book:
        book.put_space(SSP)
        yield Words(book, "da", BEGUN)


def a_case(words: Words, space: SpaceId, **more: Any) -> tuple[RecordId, RecordId]:
    group = words.book.add("youth_group", {"name": "Trappen", "place_ref": "Lindeparken"}, space=space)
    return words.book.add("ssp_case", {**CASE, "group_id": group, **more}, space=space), group


def closed(words: Words, record: RecordId) -> None:
    for state in ("modtaget", "paa_dagsorden", "droeftet"):
        words.book.edit(record, set={"state": state})
    why = {"close_reason": "naaet", "outcome_level": "forbedret", "lead_party": "Mette Krogh"}
    words.book.edit(record, set={"state": "afsluttet", **why})


def shown(words: Words, record: RecordId) -> str:
    (told,) = [one.words for one in case.view(words, words.book.get(record)).terms if one.what == "Slettes"]
    return told


def due_since(words: Words, record: RecordId) -> date | None:
    """When the list of what is due has it, looked at in twenty years."""
    later = Words(words.book, "da", BEGUN + timedelta(days=20 * 365))
    return next((one.since for one in retention.due(later) if one.record == record), None)


def test_what_is_written_later_moves_the_day_the_same_way_on_the_page_and_in_the_list(
    words: Words, clock: SetClock
) -> None:
    record, group = a_case(words, SSP.id)
    closed(words, record)
    since = due_since(words, record)
    assert since == BEGUN.date() + timedelta(days=1825) and shown(words, record) == dates.full_date(since, "da")
    clock.pass_seconds(40 * 86400)
    talk = {"from_party": "Skolen", "to_party": "Klubben", "occurred_at": "2026-12-31T10:00:00+01:00"}
    written = [
        words.book.add("actor_contact", {**talk, "case_id": record, "purpose_text": "Status"}, space=SSP.id),
        words.book.add(
            "action_item",
            {"what": "Se til dem", "case_id": record, "by_when": "2027-02-01", "status": "aftalt",
             "responsible_name": "Bo Berg", "responsible_actor": "gadeplan"},
            space=SSP.id,
        ),
    ]  # fmt: skip
    moved = due_since(words, record)
    assert moved is not None and moved > since and shown(words, record) == dates.full_date(moved, "da")
    on_paper, _who = storage.kept(words, words.book.get(record))
    assert on_paper == f"5 år, til {dates.full_date(moved, 'da')}"
    for one in written:
        words.book.undo(words.book.history(one)[0].change)
    assert due_since(words, record) == since and shown(words, record) == dates.full_date(since, "da")
    another = words.book.add("ssp_case", {**CASE, "group_id": group}, space=SSP.id)
    assert due_since(words, record) is None
    assert shown(words, record) == "ikke, så længe en anden sag om det samme kører"
    closed(words, another)
    assert shown(words, record) == dates.full_date(due_since(words, record) or since, "da")


def by_letter(words: Words, about: RecordId, sort: str, fields: dict[str, Any]) -> RecordId:
    """Take in the table's word on a case of the team, as sync does."""
    content = Content("ssp_case", "9c" * 16, sort, about, fields, "", "2026-11-21T20:00:00+01:00")
    sender = SpaceId("6d" * 16), PersonId("a1" * 16), DeviceId("d4" * 16)
    body = msgspec.msgpack.encode(content)
    took = words.book.take_letter(Arrived(LetterId(secrets.token_hex(32)), TEAM.id, *sender, body))
    assert took is not None
    return took


def test_the_raisers_case_and_all_word_on_it_go_in_their_time_once_the_table_has_ended_it(words: Words) -> None:
    record, group = a_case(words, TEAM.id)
    letters = [by_letter(words, record, "receipt", {"state": "modtaget"})]
    letters.append(by_letter(words, record, "referral", {"state": "indstillet", "group_id": group}))
    assert [due_since(words, one) for one in (record, group, *letters)] == [None] * 4
    letters.append(by_letter(words, record, "outcome", {"state": "afsluttet"}))
    since = due_since(words, record)
    assert since is not None and shown(words, record) == dates.full_date(since, "da")
    assert {due_since(words, one) for one in (group, *letters)} == {since}
