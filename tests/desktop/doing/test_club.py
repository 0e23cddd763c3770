"""The club's acts over a real book: one log for each opening, and what it shows the next one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import club_evening, record
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, make_book
from ui.asks import Ask, TakeBack
from ui.club.asks import AskTonight, CloseClub, CountCame, MarkRead, OpenAgain, OpenClub, Readmit
from ui.duplicates.asks import SimilarTo

NOW = "2026-11-21T22:30:00+01:00"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


def words(book: FieldBook) -> Words:
    return Words(book, "da", datetime.fromisoformat(NOW))


def ask(book: FieldBook, question: Ask[Any]) -> Any:
    return answers()[type(question)](words(book), question)


def test_an_opening_has_one_log_and_begins_where_the_last_was(book: FieldBook) -> None:
    book.add("club_log", {"date": "2026-11-19", "club_unit": "Klub Hjørnet", "attendance_total": 3,
                          "message_to_next_shift": "Spørg til banen"})  # fmt: skip
    first = ask(book, OpenClub("2026-11-21T15:00:00+01:00"))
    assert ask(book, OpenClub("2026-11-21T15:01:00+01:00")).changes == ()
    tonight = ask(book, AskTonight())
    assert (tonight.log, tonight.club, tonight.came) == (first.record, "Klub Hjørnet", None)
    assert tonight.message.endswith("Spørg til banen")
    ask(book, TakeBack(first))
    assert ask(book, AskTonight()).log == ""


def test_counting_the_same_again_writes_nothing(book: FieldBook) -> None:
    log = ask(book, OpenClub(NOW)).record
    assert len(ask(book, CountCame(log, 12)).changes) == 1
    assert ask(book, CountCame(log, 12)).changes == ()


def test_what_was_left_is_shown_to_the_next_opening_and_not_to_its_own(book: FieldBook) -> None:
    log = ask(book, OpenClub("2026-11-20T15:00:00+01:00")).record
    heads = book.get(RecordId(log)).heads
    told = {"attendance_total": 15, "mood": "rolig", "message_to_next_shift": "Tal med de to"}
    ask(book, CloseClub(log, "2026-11-20T21:00:00+01:00", heads, told))
    assert ask(book, AskTonight()).message.endswith("Tal med de to")
    page = club_evening.page(words(book), book.get(RecordId(log)))
    assert (page.message, page.handed, page.figures[0], page.is_open) == ("Tal med de to", "", (15, "kom"), False)
    ask(book, OpenAgain(log))
    assert ask(book, AskTonight()).log == log


def test_an_expulsion_begins_with_what_happened_and_ends_by_one_act(book: FieldBook) -> None:
    log = ask(book, OpenClub(NOW)).record
    group = book.add("youth_group", {"name": "Trappen"})
    incident = {"club_log_id": log, "occurred_at": NOW, "incident_type": "konflikt", "fact_text": "Råben",
                "group_id": group, "person_count": 2}  # fmt: skip
    happened = book.add("club_incident", incident)
    assert ask(book, AskTonight()).expulsion == {
        "incident_id": happened, "reason": "konflikt", "group_id": group, "person_count": 2, "reason_text": "Råben",
    }  # fmt: skip
    told = ask(book, AskTonight()).expulsion
    sent = book.add("club_expulsion", {"expelled_on": "2026-11-21", **told})
    assert ask(book, AskTonight()).expulsion == {}, "what led to an expulsion begins no other"
    assert [due.title for due in ask(book, AskTonight()).expelled] == ["Trappen"]
    back = ask(book, Readmit(sent, "2026-11-21"))
    assert ask(book, AskTonight()).expelled == ()
    page = club_evening.page(words(book), book.get(RecordId(log)))
    assert [due.id for due in page.expelled] == [sent], "that day's stay on the log's page"
    ask(book, TakeBack(back))
    with pytest.raises(RefusedInput):
        ask(book, Readmit(sent, "2026-11-20"))


def test_who_has_read_it_is_who_said_so_and_nothing_is_said_of_what_they_are(book: FieldBook) -> None:
    log = ask(book, OpenClub(NOW)).record
    book.put_person(book.person, "Jonas Krog")
    assert not club_evening.page(words(book), book.get(RecordId(log))).i_read
    ask(book, MarkRead(log))
    page = club_evening.page(words(book), book.get(RecordId(log)))
    assert page.i_read and [name for name, _at in page.readers] == ["Jonas Krog"]
    assert ask(book, MarkRead(log)).changes == ()


def test_nobody_knows_how_many_came_until_somebody_says_so(book: FieldBook) -> None:
    log = RecordId(ask(book, OpenClub("2026-11-21T15:00:00+01:00")).record)
    assert "attendance_total" not in book.get(log).fields
    assert "0 unge" not in words(book).summary(book.get(log))
    with pytest.raises(RefusedInput) as refused:
        ask(book, CloseClub(log, "2026-11-21T21:00:00+01:00", None, {}))
    assert refused.value.field == "attendance_total"
    counted = ask(book, CountCame(log, 0))
    assert ask(book, AskTonight()).came == 0
    ask(book, TakeBack(counted))
    assert ask(book, AskTonight()).came is None
    ask(book, CloseClub(log, "2026-11-21T21:00:00+01:00", None, {"attendance_total": 0}))
    with pytest.raises(RefusedInput):
        book.edit(log, set={"attendance_total": None})


def test_an_incident_and_the_expulsion_it_led_to_name_each_other_and_not_the_day(book: FieldBook) -> None:
    first, second = (
        book.add("club_log", {"date": "2026-11-20", "club_unit": "Klub Hjørnet", "attendance_total": 9})
        for _ in range(2)
    )
    incident = book.add("club_incident", {"club_log_id": first, "occurred_at": NOW, "incident_type": "konflikt"})
    sent = book.add("club_expulsion", {"expelled_on": "2026-11-20", "reason": "konflikt", "who_text": "to drenge",
                                       "club_unit": "Klub Hjørnet", "incident_id": incident})  # fmt: skip
    on_the = [[due.id for due in club_evening.page(words(book), book.get(log)).expelled] for log in (first, second)]
    assert on_the == [[sent], []]
    assert [row.id for row in record.view(words(book), incident).related] == [sent]
    later = book.add("club_incident", {"club_log_id": second, "occurred_at": NOW, "incident_type": "haervaerk",
                                       "expulsion_id": sent})  # fmt: skip
    assert [row.id for row in record.view(words(book), sent).related] == [later]


def test_two_who_opened_the_club_without_a_network_see_each_others_log(book: FieldBook) -> None:
    log = {"date": "2026-11-21", "club_unit": "Klub Hjørnet", "staff_ids": [book.person]}
    other = book.add("club_log", {**log, "opened_at": "2026-11-21T15:00:00+01:00"})
    assert ask(book, AskTonight()).others == ()
    newest = book.add("club_log", {**log, "opened_at": "2026-11-21T15:02:00+01:00"})
    tonight = ask(book, AskTonight())
    there = other if tonight.log == newest else newest
    ((record, title),) = tonight.others
    assert record == there and title.startswith("Klub Hjørnet, i dag kl. 15.0")
    book.add("club_log", {**log, "club_unit": "Klub Parken", "attendance_total": 4})
    assert len(ask(book, AskTonight()).others) == 1, "another club's log is no other of this one"


def test_a_second_log_of_a_day_is_hinted_at_while_it_is_written(book: FieldBook) -> None:
    written = book.add("club_log", {"date": "2026-11-20", "club_unit": "Klub Hjørnet", "attendance_total": 3})
    values = {"date": "2026-11-20", "club_unit": "klub hjørnet"}
    (found,) = ask(book, SimilarTo("club_log", values))
    assert (found.id, found.title.split(",")[:2]) == (written, ["Klub Hjørnet", " i går"])
    assert ask(book, SimilarTo("club_log", {**values, "date": "2026-11-19"})) == ()
    assert ask(book, SimilarTo("club_log", {}, written)) == ()
    assert ask(book, SimilarTo("club_log", {"date": "2026-11-20"})) == (), "of which club is not known yet"
