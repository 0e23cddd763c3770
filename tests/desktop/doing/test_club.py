"""The club's acts over a real book: one log for each opening, and what it shows the next one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import club_evening
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, make_book
from ui.asks import Ask, TakeBack
from ui.club.asks import AskTonight, CloseClub, CountCame, MarkRead, OpenAgain, OpenClub, Readmit

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
    assert (tonight.log, tonight.club, tonight.came) == (first.record, "Klub Hjørnet", 0)
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
    book.add("club_incident", incident)
    assert ask(book, AskTonight()).expulsion == {
        "reason": "konflikt", "group_id": group, "person_count": 2, "reason_text": "Råben",
    }  # fmt: skip
    sent = book.add("club_expulsion", {"expelled_on": "2026-11-21", "reason": "konflikt", "group_id": group})
    assert [due.title for due in ask(book, AskTonight()).expelled] == ["Trappen"]
    back = ask(book, Readmit(sent, "2026-11-21"))
    assert ask(book, AskTonight()).expelled == ()
    page = club_evening.page(words(book), book.get(RecordId(log)))
    assert [due.id for due in page.expelled] == [sent], "that day's stay on the log's page"
    ask(book, TakeBack(back))
    with pytest.raises(RefusedInput):
        ask(book, Readmit(sent, "2026-11-20"))


def test_the_manager_has_read_it(book: FieldBook) -> None:
    log = ask(book, OpenClub(NOW)).record
    ask(book, MarkRead(log, NOW))
    read = club_evening.page(words(book), book.get(RecordId(log))).read_at
    assert read is not None and read.isoformat() == datetime.fromisoformat(NOW).astimezone().isoformat()
