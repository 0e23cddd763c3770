"""A record whose `origin` is no letter's stops nobody: every list and page stands."""

from typing import Any

import pytest

from desktop.doing.arriving import after_a_round
from desktop.doing.unread import Unread
from desktop.showing import case, record, review, review_entry, review_rows, waiting
from desktop.showing.correspondence import word_on
from desktop.showing.rows import page
from local_store.ids import RecordId
from tests.desktop.doing.false_letters import written
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.review.asks import Queue
from ui.sending.asks import WordOn

__all__ = ["endpoint", "town"]
BROKEN: tuple[dict[str, Any], ...] = (
    {"at": "i går"}, {"at": 7}, {"at": "2026-11-21T20:00:00"}, {"at": ""}, {"record": "zz"}, {"record": ["a"]},
    {"space": "zz"}, {"space": 9}, {"person": "zz"}, {"person": {"a": "b"}}, {"letter": None}, {"sort": ["x"]},
    {"text": 5}, {"at": "", "about": "zz"}, {"emptied": 3}, {"again": 7}, {"device": []},
)  # fmt: skip


def everything(laptop: Laptop, made: RecordId, about: RecordId) -> None:
    now, book = words(laptop), laptop.book
    for kind in ("", "ssp_case"):
        assert about in {row.id for row in page(now, kind, "", None, 50).rows}, "the true case stands in every list"
    page(now, "", "Opdigtet", None, 50)
    for one in (made, about):
        found = book.get(one)
        record.view(now, one)
        case.view(now, found)
        word_on(now, WordOn(one))
        review_entry.view(now, found)
        review_rows.sign_of_case(now, found)
    tuple(waiting.lines(now))
    after_a_round(now)
    unread = Unread(now)
    while unread.catch_up():
        pass
    assert about in {entry.record for entry in review.queue(now, Queue()).entries}


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_a_case_with_a_broken_origin_stops_nothing(town: Town, number: int) -> None:
    tove, (true, *_) = town.at_the_table("Tove Holm"), cases(town)
    told: dict[str, Any] = {"heading": "Opdigtet", "state": "indstillet"}
    made = written(town, tove, f"{number:02x}" * 32, told, **{"sort": "referral", **BROKEN[number]})
    settle(tove, town.sara)
    everything(town.sara, made, true)


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_word_with_a_broken_origin_stops_nothing(town: Town, number: int) -> None:
    tove, (true, *_) = town.at_the_table("Tove Holm"), cases(town)
    said = {"sort": "answer", "about": true, **BROKEN[number]}
    made = written(town, tove, f"{number + 100:02x}" * 32, {"state": "modtaget"}, **said)
    settle(tove, town.sara)
    everything(town.sara, made, true)


def cases(town: Town) -> list[RecordId]:
    """Return the table's true cases, one at least."""
    tove = town.at_the_table("Tove Holm")
    if not (
        found := [one for one in town.sara.book.list("ssp_case").records if one.fields.get("heading") != "Opdigtet"]
    ):
        refer(town.bo, town.draft())
        settle(town.bo, tove, town.sara)
        found = [one for one in town.sara.book.list("ssp_case").records if one.fields.get("heading") != "Opdigtet"]
    return [one.id for one in found]
