"""Wherever a record that only says it came by letter is shown, it is marked; nothing of it passes for another's."""

from typing import Any

import pytest

from desktop.doing.unread import Unread, arrived_at
from desktop.printing import meeting_papers, paper
from desktop.showing import handover, meetings, record, two_sides, waiting
from desktop.showing.rows import page, when
from local_store.homes import record_of
from local_store.ids import LetterId, RecordId
from local_store.letters import letter_id
from tests.desktop.doing.false_letters import written
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle

__all__ = ["endpoint", "town"]
FORUM = {"forum": "lokaludvalg", "district": "noerrebro"}
_WARNED = "Der står, at det her kom med brev fra Bo Berg"
KINDS: dict[str, dict[str, Any]] = {
    "youth_group": {"name": "Opdigtede drenge", "count_min": 3},
    "young_person": {"alias": "Opdigteren"},
    "action_item": {"what": "Opdigtet opgave", "status": "aftalt"},
    "group_observation": {"fact_text": "Opdigtet syn"},
}


def put_in(town: Town, kind: str, letter: str, **more: Any) -> tuple[Laptop, RecordId]:
    """Return the other coordinator, and what they wrote as Bo's letter; Sara has it too."""
    tove = town.at_the_table("Tove Holm")
    settle(town.sara, tove)
    said = {name: more.pop(name) for name in ("record", "about", "space") if name in more}
    made = written(town, tove, letter, {**KINDS.get(kind, {}), **more}, kind, sort="referral", **said)
    settle(tove, town.sara)
    return tove, made


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_page_its_row_and_its_history_say_so(town: Town, kind: str) -> None:
    tove, made = put_in(town, kind, f"2{[*KINDS].index(kind)}" * 32)
    for laptop in (town.sara, tove):
        now = words(laptop)
        shown = record.view(now, made)
        assert shown.without_letter.startswith(_WARNED) and "Til brevet" not in shown.without_letter
        assert shown.history[-1].lacks == "Brev mangler"
        assert "origin" not in {field.name for field in shown.fields}
        assert not [told for line in shown.history for told in line.fields if told[0] == "origin"]
        (row,) = [one for one in page(now, kind, "", None, 50).rows if one.id == made]
        assert row.subtitle.startswith("Brev mangler")
    assert record.view(words(town.sara), made, opened=False).without_letter.startswith(_WARNED)


def test_what_did_come_by_letter_has_no_mark(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    settle(town.bo, town.sara)
    (there,) = town.at_table(raised)
    for one in (there.id, there.fields["group_id"]):
        shown = record.view(words(town.sara), one)
        assert shown.without_letter == "" and shown.history[-1].lacks == ""
        assert "origin" not in {field.name for field in shown.fields}


def test_a_search_hit_says_so(town: Town) -> None:
    told = {"heading": "Kvaksalveren", "concern_text": "Der er en flagermus i tårnet"}
    _, made = put_in(town, "ssp_case", "2a" * 32, **told)
    while town.sara.book.index_words():
        pass
    for sought in ("Kvaksalveren", "flagermus"):
        (row,) = page(words(town.sara), "", sought, None, 50).rows
        assert row.id == made and row.subtitle.startswith("Brev mangler")


def test_it_passes_for_no_other_side_of_a_referral(town: Town) -> None:
    """Whoever reads both spaces: only what its letter became is the table's case of a team's referral."""
    raised = town.draft()
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, tove, town.sara, town.chief)
    before = two_sides.pairs(words(town.chief))
    letter = letter_id(raised, town.table, "referral\0")
    false = written(
        town, tove, letter, {"heading": "Opdigtet", "state": "indstillet"}, record=raised, sort="referral"
    )
    settle(tove, town.chief)
    now = words(town.chief)
    assert now.book.get(RecordId(raised)).space == town.team.space
    assert false == record_of(LetterId(letter), town.table, "ssp_case")
    case = now.book.get(false)
    assert two_sides.mark(now, case) == "" and two_sides.link(now, case) == ()
    assert two_sides.other_side(now, now.book.get(raised)) is None
    assert two_sides.pairs(now) == before


def test_agenda_handover_and_papers_say_so(town: Town) -> None:
    told = {"heading": "Tryllekunstneren", "state": "indstillet", "level": "1"}
    _, made = put_in(town, "ssp_case", "2b" * 32, **told)
    book, now = town.sara.book, words(town.sara)
    assert handover._line(now, book.get(made)).label.startswith("Brev mangler")
    head = paper.head(now, book.get(made), "Kvittering", "For en indstilling", paper.OF_A_CASE)
    assert head["subtitle"] == "Brev mangler · For en indstilling"
    meeting = book.add(
        "meeting", {"meeting_kind": "ssp", "starts_at": "2026-12-01T10:00:00+01:00", **FORUM},
        space=town.table,
    )  # fmt: skip
    book.add("agenda_item", {"meeting_id": meeting, "case_id": made}, space=town.table)
    view = meetings.view(words(town.sara), book.get(meeting))
    (point,) = [one for one in view.points if one.case == made]
    assert point.title == "Brev mangler: Tryllekunstneren"
    printed = meeting_papers.agenda(words(town.sara), book.get(meeting))["points"]
    (title,) = [one["title"] for one in printed if "Trylle" in one["title"]]
    assert title == "Brev mangler: Tryllekunstneren"


def test_it_hides_no_true_case_from_the_desk_and_stands_at_its_own_moment(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, town.sara, tove)
    (true,) = town.at_table(raised)
    mine = {
        "record": true.id,
        "person": town.sara.book.person,
        "at": "2020-01-01T20:00:00+01:00",
        "sort": "referral",
    }
    false = written(town, tove, "2c" * 32, {"heading": "Opdigtet", "state": "indstillet"}, **mine)
    settle(tove, town.sara)
    now = words(town.sara)
    unread = Unread(now)
    while unread.catch_up():
        pass
    assert {true.id, false} <= unread.items().keys()
    found = now.book.get(false)
    assert arrived_at(now, found) == when(now, found).timestamp()


def test_word_in_ones_own_name_that_has_no_letter_makes_the_case_unread(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, town.sara, tove)
    (true,) = town.at_table(raised)
    unread = Unread(words(town.sara))
    while unread.catch_up():
        pass
    unread.mark(true.id, read=True)
    assert true.id not in unread.items()
    written(town, tove, "2e" * 32, {}, about=true.id, sort="answer", person=town.sara.book.person)
    settle(tove, town.sara)
    again = Unread(words(town.sara))
    while again.catch_up():
        pass
    assert true.id in again.items()


def test_it_takes_no_task_off_the_list_of_what_is_unclear(town: Town) -> None:
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, town.chief, tove)
    unclear = {
        "what": "Find en klub",
        "status": "foreslaaet",
        "unclear_responsibility": "ja",
        "views_text": "Nej: os",
    }
    task = town.chief.book.add("action_item", unclear, space=town.table)
    settle(town.chief, town.sara, tove)
    settle(tove)
    written(town, tove, "2f" * 32, unclear, "action_item", record=task, sort="outcome")
    settle(tove, town.sara)
    assert task in {one.record for one in waiting.lines(words(town.sara))}
