"""Fortryd of an act that touched several records."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.answering import answers
from desktop.doing import case_plan, reviewing
from desktop.doing.acts import acted
from desktop.doing.remembering import mark_done
from desktop.doing.taking_back import take_back
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.key_slots import KdfCost
from local_store.letters import Arrived, Content
from local_store.views import Space
from tests.store_fixtures import TEAM, make_book
from ui.asks import TakeBack
from ui.cases.asks import Advance
from ui.today.asks import ACTION, MarkDone

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
CASE = {
    "heading": "Gruppen ved banen", "group_id": "c0" * 16, "level": "1", "level_reason": "Uro og hærværk",
    "district": "noerrebro", "concern_text": "Larm til langt ud på natten", "state": "indstillet",
}  # fmt: skip


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    with make_book(tmp_path / "book") as book:
        book.put_space(SSP)
        yield Words(book, "da", datetime.now().astimezone())


def by_letter(words: Words, kind: str, fields: dict[str, Any], to: SpaceId) -> RecordId:
    """Take in a letter from a space this book cannot read, as sync does."""
    content = Content(kind, "9c" * 16, "referral", "", fields, "", "2026-11-21T20:00:00+01:00")
    sender = SpaceId("6d" * 16), PersonId("a1" * 16), DeviceId("d4" * 16)
    took = words.book.take_letter(
        Arrived(LetterId(secrets.token_hex(32)), to, *sender, msgspec.msgpack.encode(content))
    )
    assert took is not None
    return took


def letters(words: Words) -> list[Content]:
    return [msgspec.msgpack.decode(one.body, type=Content) for one in words.book.letters_waiting()]


def test_whoever_was_told_of_a_step_by_letter_is_told_that_it_was_taken_back_on_any_page(words: Words) -> None:
    case = by_letter(words, "ssp_case", CASE, SSP.id)
    reviewing.accept(words, case)
    done = case_plan.advance(words, Advance(case, "paa_dagsorden"))
    take_back(words, TakeBack(done))
    assert [one.fields["state"] for one in letters(words)] == ["modtaget", "paa_dagsorden", "modtaget"]
    assert letters(words)[-1].text == "Det seneste er taget tilbage. Sagen er nu: modtaget."


def test_what_nobody_was_told_of_is_taken_back_without_a_letter(words: Words) -> None:
    case = by_letter(words, "ssp_case", CASE, SSP.id)
    take_back(words, TakeBack(acted(words, case, [words.book.edit(case, set={"level_reason": "Andet"})])))
    assert letters(words) == []


def test_a_table_hears_that_its_task_is_open_after_all(words: Words) -> None:
    mine = {"responsible_id": words.book.person, "responsible_actor": "gadeplan"}
    task = by_letter(words, "action_item", {"what": "Ring til skolen", **mine}, TEAM.id)
    done = mark_done(words, MarkDone(task, ACTION))
    take_back(words, TakeBack(done.acted))
    assert [one.fields["status"] for one in letters(words)] == ["udfoert", "aftalt"]


def test_an_act_is_taken_back_as_one_and_the_history_keeps_it(tmp_path: Path) -> None:
    with FieldBook.create(tmp_path / "book", "en lang adgangssætning", cost=KdfCost.FOR_TESTS) as book:
        group = book.add("youth_group", {"name": "Trappen"})
        place = book.add("place", {"name": "Banen"})
        words = Words(book, "da", datetime.now().astimezone())
        changes = [book.edit(group, set={"name": "Bænkene"}), book.edit(place, set={"name": "Hal"})]
        done = acted(words, group, changes)
        undone = answers()[TakeBack](words, TakeBack(done))
        assert (book.get(group).fields["name"], book.get(place).fields["name"]) == ("Trappen", "Banen")
        assert len(undone.changes) == 2
        assert len(book.history(group)) == 3
