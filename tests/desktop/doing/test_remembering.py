"""Done and postponed from the row on Today, the deadlines that run there, and who may slip between."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.doing.remembering import mark_done, postpone
from desktop.doing.taking_back import take_back
from desktop.showing import due, slipping, waiting
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.key_slots import KdfCost
from local_store.views import Erasure
from ui.asks import TakeBack
from ui.today.asks import ACTION, DEADLINE, FOLLOW_UP, MarkDone, Postpone, Remind, SlipLine, SlipsFrom
from ui.views import WaitingKind

NOW = datetime.fromisoformat("2026-11-20T21:40:00+01:00")


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    with FieldBook.create(tmp_path / "book", "fire ord i en sætning", cost=KdfCost.FOR_TESTS) as book:
        book.put_person(book.person, "Nadia Holm")
        yield Words(book, "da", NOW)


def _at(hours: float) -> str:
    return (NOW + timedelta(hours=hours)).isoformat(timespec="seconds")


def _group(words: Words, **more: Any) -> str:
    return words.book.add("youth_group", {"name": "Trappen", "case_lead_id": words.book.person, **more})


def _follow_up(words: Words, **more: Any) -> str:
    values = {"what": "Ring til Emils mor", "due_at": _at(-30), "status": "aaben", **more}
    return words.book.add("follow_up", values)


def _action(words: Words, **more: Any) -> str:
    who = {"responsible_id": words.book.person, "responsible_actor": "gadeplan"}
    return words.book.add("action_item", {"what": "Tal med skolen", **who, **more})


def test_done_is_written_and_taken_back(words: Words) -> None:
    one = _follow_up(words)
    finished = mark_done(words, MarkDone(one, FOLLOW_UP, "uaendret"))
    assert not due.lines(words, True)
    take_back(words, TakeBack(finished.acted))
    assert [line.id for line in due.lines(words, True)] == [one]


def test_a_task_is_done_though_what_it_was_about_is_not_here_any_more(words: Words) -> None:
    group = _group(words)
    task = _follow_up(words, origin_ref=group)
    home = words.book.get(RecordId(group)).space
    words.book.erase(Erasure(RecordId(group), home, words.book.person, _at(0), "Slettefrist", False))
    finished = answers()[MarkDone](words, MarkDone(task, FOLLOW_UP, "uaendret"))
    assert words.book.get(RecordId(task)).fields["status"] == "udfoert"
    assert (finished.last_of, finished.last_kind) == ("", "")


def test_the_last_open_task_of_a_group_says_so_and_the_one_before_does_not(words: Words) -> None:
    group = _group(words)
    first, last = _follow_up(words, group_id=group), _action(words, group_id=group)
    assert mark_done(words, MarkDone(first, FOLLOW_UP, "uaendret")).last_of == ""
    finished = mark_done(words, MarkDone(last, ACTION))
    assert (finished.last_of, finished.last_kind) == (group, "youth_group")
    assert words.book.get(last).fields["done_at"]


def test_postponing_keeps_the_time_of_day_and_a_deadline_cannot_be(words: Words) -> None:
    one = _follow_up(words)
    to = NOW.date() + timedelta(days=3)
    postpone(words, Postpone(one, FOLLOW_UP, to))
    fields = words.book.get(one).fields
    assert fields["status"] == "udsat"
    assert datetime.fromisoformat(fields["postponed_to"]) == datetime.fromisoformat("2026-11-23T15:40:00+01:00")
    task = _action(words, by_when="2026-11-20")
    postpone(words, Postpone(task, ACTION, to))
    assert words.book.get(task).fields["by_when"] == "2026-11-23"
    with pytest.raises(RefusedInput):
        postpone(words, Postpone("x/F1", DEADLINE, to))


def test_a_colleague_is_reminded_of_what_is_over_its_day_and_sees_it(words: Words) -> None:
    words.book.put_person("5a" * 16, "Sara Lind")
    hers = _follow_up(words, responsible_id="5a" * 16)
    (line,) = due.lines(words, False)
    assert (line.id, line.remindable, line.who) == (hers, True, "Sara Lind")
    done = answers()[Remind](words, Remind(hers))
    assert words.book.get(hers).fields["overdue_notified_at"] == NOW.isoformat(timespec="seconds")
    (line,) = due.lines(words, False)
    assert not line.remindable and line.subtitle.endswith("mindet om i dag")
    take_back(words, TakeBack(done))
    assert due.lines(words, False)[0].remindable
    mine, later = _follow_up(words), _follow_up(words, due_at=_at(30), responsible_id="5a" * 16)
    told = {one.id: one.remindable for one in due.lines(words, False)}
    assert not told[mine] and not told[later]
    with pytest.raises(RefusedInput):
        answers()[Remind](words, Remind(later))


def test_one_time_of_a_recurring_task_is_done_and_the_task_goes_on(words: Words) -> None:
    task = _action(words, recurrence="skoledage", starts_on="2026-11-18", at_time="08:30")
    today = next(line for line in due.lines(words, True) if line.id == task)
    assert today.due is not None
    mark_done(words, MarkDone(task, ACTION))
    after = next(line for line in due.lines(words, True) if line.id == task)
    assert after.due is not None and after.due > today.due
    assert words.book.get(task).fields.get("status") is None


def test_tasks_of_mine_and_of_everybody(words: Words) -> None:
    mine = _action(words, by_when="2026-11-21")
    theirs = words.book.add(
        "action_item",
        {
            "what": "Hent nøglen",
            "responsible_name": "Jonas Bech",
            "responsible_actor": "klub",
            "by_when": "2026-11-19",
        },
    )
    words.book.add("action_item", {"what": "Måske en tur", "status": "foreslaaet"})
    assert [line.id for line in due.lines(words, True)] == [mine]
    assert [(line.id, line.who, line.overdue_days) for line in due.lines(words, False)] == [
        (theirs, "Jonas Bech", 1),
        (mine, "Nadia Holm", 0),
    ]


def _case(words: Words, started: float, **more: Any) -> str:
    return words.book.add("ssp_case", {"heading": "Trappen", "inquiry_started_at": _at(started), **more})


@pytest.mark.parametrize(("started", "near", "over"), [(-10, False, False), (-37, True, False), (-48, False, True)])
def test_forty_eight_hours_are_amber_after_thirty_six_and_red_at_the_end(
    words: Words, started: float, near: bool, over: bool
) -> None:
    _case(words, started)
    (line,) = due.lines(words, True)
    assert (line.title, line.near, line.over) == ("Forundersøgelse", near, over)
    assert line.at == NOW + timedelta(hours=started + 48)


def test_deadlines_of_others_are_seen_by_whoever_reads_the_case(words: Words) -> None:
    words.book.put_person("5a" * 16, "Sara Lind")
    case = _case(words, -50)
    words.book.edit(case, set={"case_lead_id": "5a" * 16})
    assert [line.record for line in due.lines(words, False)] == [case]


def test_a_receipt_meets_the_deadlines_of_a_notification_and_can_be_taken_back(words: Words) -> None:
    values = {"who_text": "en dreng", "fact_text": "Sover ikke hjemme.", "source_type": "egen_observation"}
    concern = words.book.add("concern", {**values, "notification_sent_at": _at(-20)})
    lines = {line.id: line for line in due.lines(words, True)}
    assert set(lines) == {f"{concern}/F2"}  # the receipt is more than a week away
    finished = mark_done(words, MarkDone(f"{concern}/F2", DEADLINE))
    assert words.book.get(concern).fields["notification_receipt_on"] == "2026-11-20"
    assert not due.lines(words, True)
    take_back(words, TakeBack(finished.acted))
    assert due.lines(words, True)


def _slips(words: Words) -> list[SlipLine]:
    found: list[SlipLine] = []
    ask: SlipsFrom | None = SlipsFrom()
    while ask is not None:
        part = slipping.part(words, ask)
        found += part.slips
        ask = part.next
    return found


def test_a_group_slips_without_lead_and_task_and_stops_slipping_with_them(words: Words) -> None:
    group = _group(words, case_lead_id=None)
    (slip,) = _slips(words)
    assert slip.record == group
    assert slip.missing == ("Ingen tovholder", "Ingen åben opgave")
    words.book.edit(group, set={"case_lead_id": words.book.person})
    _follow_up(words, group_id=group)
    assert not _slips(words)


def test_what_is_silent_for_a_month_slips_and_says_what_to_do(words: Words) -> None:
    group = _group(words)
    _follow_up(words, group_id=group)
    later = Words(words.book, "da", datetime.now().astimezone() + timedelta(days=45))
    (slip,) = _slips(later)
    assert slip.missing == ("Intet skrevet længe",)
    assert slip.todo == "Tag kontakt, eller sæt en dag for det."


def test_drafts_and_closed_profiles_do_not_slip(words: Words) -> None:
    _case(words, -1, state="kladde")
    words.book.add("young_person", {"alias": "Emil", "reason_opened": "Bad om hjælp.", "status": "overdraget"})
    assert not _slips(words)


def test_a_handover_waits_for_its_receiver(words: Words) -> None:
    words.book.put_person("5a" * 16, "Sara Lind")
    one = _follow_up(words, responsible_id="5a" * 16)
    values = {"from_person_id": "5a" * 16, "to_person_id": words.book.person, "handed_over_on": "2026-11-20"}
    offered = words.book.add("handover", {**values, "record_refs": [one], "handover_text": "Hun venter på svar."})
    (line,) = waiting.lines(words)
    assert (line.kind, line.record, line.title) == (WaitingKind.HANDOVER, offered, "Sara giver dig én ting")
    assert line.subtitle == "Hun venter på svar."


def test_a_task_nobody_agrees_on_waits_for_the_table(words: Words) -> None:
    from local_store.views import Space

    table = "7b" * 16
    words.book.put_space(Space(table, "SSP Nørrebro", "ssp_local", None))  # type: ignore[arg-type]
    values = {"what": "Find en klub", "status": "foreslaaet", "unclear_responsibility": "ja",
              "views_text": "Skolen: det er klubben.\nKlubben: det er skolen."}  # fmt: skip
    task = words.book.add("action_item", values, space=table)  # type: ignore[arg-type]
    (line,) = waiting.lines(words)
    assert (line.kind, line.record) == (WaitingKind.QUESTION, task)
    assert line.subtitle == "Skolen: det er klubben. · Klubben: det er skolen."
