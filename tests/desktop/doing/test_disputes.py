"""A task whose responsibility is unclear goes up to the table its case came from, with both views (R60)."""

import pytest

from desktop.answering import answers
from desktop.doing import disputes, task_letters
from desktop.showing import waiting
from local_store import letters
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.views import Record
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.review.asks import UnreadCount
from ui.views import Waiting, WaitingKind

__all__ = ["endpoint", "town"]
VIEWS = "Skolen: det er klubben.\nKlubben: det er skolen."
DISPUTED = {"what": "Find en klub", "status": "foreslaaet", "unclear_responsibility": "ja", "views_text": VIEWS}


def lines(laptop: Laptop, title: str) -> list[Waiting]:
    return [one for one in waiting.lines(words(laptop)) if title in one.title]


def saved(laptop: Laptop, task: RecordId) -> RecordId:
    disputes.tell(words(laptop), task)  # as the port does after each form
    return task


def test_the_teams_task_comes_to_the_table_with_both_views_and_back_with_a_name(town: Town) -> None:
    bo, sara = town.bo, town.sara
    case = town.draft()
    refer(bo, case)
    task = saved(bo, bo.book.add("action_item", {**DISPUTED, "case_id": case}, space=town.team.space))
    saved(bo, task)  # saved once more: told once
    told = [letters.read(one.body) for one in bo.book.letters_waiting()]
    (dispute,) = [one for one in told if one.kind == "action_item"]
    assert set(dispute.fields) == {"what", "status", "case_id", "unclear_responsibility", "views_text"}
    shared = bo.book.list("disclosure", where={"record_refs": task}).records
    assert [one.fields["basis"] for one in shared] == ["anonym"]
    settle(bo, sara)

    (line,) = lines(sara, "Find en klub")
    assert line.kind is WaitingKind.QUESTION and "det er klubben" in line.subtitle and "skolen" in line.subtitle
    (there,) = town.at_table(case)
    assert sara.book.get(RecordId(line.record)).fields["case_id"] == there.id
    with pytest.raises(RefusedInput) as nobody:
        sara.book.edit(RecordId(line.record), set={"unclear_responsibility": "nej"})
    assert nobody.value.field == "responsible_name"
    settled = {"unclear_responsibility": "nej", "responsible_name": "Jonas Bech", "responsible_actor": "klub"}
    sara.book.edit(RecordId(line.record), set={**settled, "status": "aftalt"})
    saved(sara, RecordId(line.record))
    assert lines(sara, "Find en klub") == []
    settle(sara, bo)

    (back,) = lines(bo, "Find en klub")
    assert back.kind is WaitingKind.RECEIPT and back.record == task and "Jonas Bech" in back.subtitle
    bo.book.edit(task, set=settled)
    assert lines(bo, "Find en klub") == []


def test_nothing_that_may_tell_who_it_is_leaves_with_it(town: Town) -> None:
    bo, sara = town.bo, town.sara
    boy = bo.book.add("young_person", {"alias": "Samir", "reason_opened": "Bad om hjælp"}, space=town.team.space)
    case = town.draft(group_id=None, young_person_id=boy)
    refer(bo, case)
    values = {**DISPUTED, "what": "Hent Samir", "views_text": "Samirs mor siger nej.", "case_id": case}
    saved(bo, bo.book.add("action_item", values, space=town.team.space))
    (dispute,) = [one for one in map(_read, bo.book.letters_waiting()) if one.kind == "action_item"]
    assert "Samir" not in str(dispute.fields) and "Spørg" in dispute.fields["views_text"]
    settle(bo, sara)
    assert lines(sara, "Opgave fra et SSP-møde")


def _read(letter: letters.Outgoing) -> letters.Content:
    return letters.read(letter.body)


def test_what_nobody_sent_stays_and_a_task_that_is_clear_tells_nobody(town: Town) -> None:
    bo = town.bo
    bo.round()
    draft = town.draft()
    for values in ({**DISPUTED, "case_id": draft}, DISPUTED, {"what": "Ring", "status": "foreslaaet"}):
        saved(bo, bo.book.add("action_item", values, space=town.team.space))
    assert bo.book.letters_waiting() == []


def test_a_task_of_the_table_that_is_disputed_elsewhere_is_disputed_on_its_own_list(town: Town) -> None:
    bo, sara = town.bo, town.sara
    given = _given(town)
    settle(sara, bo)
    (mine,) = bo.book.list("action_item", where={"what": "Tag ud på trappen"}).records
    bo.book.edit(mine.id, set={"unclear_responsibility": "ja", "views_text": VIEWS})
    saved(bo, mine.id)
    settle(bo, sara)
    answers()[UnreadCount](words(sara), UnreadCount())  # the desk takes in what has come
    (line,) = lines(sara, "Tag ud på trappen")
    assert line.record == given and "det er klubben" in line.subtitle
    settled = {"unclear_responsibility": "nej", "responsible_name": "Ida Lund", "responsible_id": None}
    sara.book.edit(given, set=settled)
    saved(sara, given)
    answers()[UnreadCount](words(sara), UnreadCount())
    assert lines(sara, "Tag ud på trappen") == []  # what was settled is not taken in again
    settle(sara, bo)
    (back,) = lines(bo, "Tag ud på trappen")
    assert "Ida Lund" in back.subtitle


def _given(town: Town) -> RecordId:
    """A task of the table that left for Bo's team by letter, as a decision makes it."""
    book = town.sara.book
    values = {
        "what": "Tag ud på trappen", "status": "aftalt", "responsible_id": town.bo.book.person,
        "responsible_actor": "gadeplan",
    }  # fmt: skip
    task = book.add("action_item", values, space=town.table)
    _leave(town.sara, book.get(task))
    return task


def _leave(laptop: Laptop, task: Record) -> None:
    tell = getattr(task_letters, "tell_task", None) or task_letters.tell_elsewhere
    tell(words(laptop), task)
