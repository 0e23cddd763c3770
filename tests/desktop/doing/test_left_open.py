"""A round nobody ended, a club nobody closed: what is done the day after is not theirs; they end when they did."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import rounds_on
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, contact, make_book
from ui.asks import Ask
from ui.club.asks import AskTonight, CloseClub, CountCame, OpenClub
from ui.rounds.asks import Arrive, AskWhereNow, EndRound, StartRound, Told

NIGHT, AFTER_MIDNIGHT, DAY_AFTER = (
    "2026-11-20T22:30:00+01:00", "2026-11-21T02:10:00+01:00", "2026-11-21T14:00:00+01:00",
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


def words(book: FieldBook, now: str) -> Words:
    return Words(book, "da", datetime.fromisoformat(now))


def ask(book: FieldBook, question: Ask[Any], now: str) -> Any:
    return answers()[type(question)](words(book, now), question)


def out_until_late(book: FieldBook) -> str:
    """A round with a stop and a contact; the contact, half past ten, is the last that was told of it."""
    values = {"started_at": "2026-11-20T19:30:00+01:00", "staff_ids": [book.person], "companions": "Sara"}
    night = str(ask(book, StartRound(values), NIGHT).record)
    ask(book, Arrive(night, "Banen", "2026-11-20T20:00:00+01:00", Told(4)), NIGHT)
    book.add("street_contact", contact(round_id=night, place_ref="Banen", occurred_at=NIGHT, person_count=2))
    return night


def test_what_is_written_the_day_after_is_not_of_a_round_nobody_ended(book: FieldBook) -> None:
    night = out_until_late(book)
    assert ask(book, AskWhereNow(), AFTER_MIDNIGHT).round == night, "a night goes on past midnight"
    where = ask(book, AskWhereNow(), DAY_AFTER)
    assert (where.round, where.place, where.is_stop) == ("", "Banen", False)


def test_it_is_shown_with_the_last_that_was_told_of_it_and_is_nowhere_now(book: FieldBook) -> None:
    out_until_late(book)
    view = rounds_on.current_round(words(book, AFTER_MIDNIGHT))
    assert view is not None and view.left_open is None and view.stops[-1].state == "here"
    view = rounds_on.current_round(words(book, DAY_AFTER))
    assert view is not None and view.left_open == datetime.fromisoformat(NIGHT)
    assert [stop.state for stop in view.stops] == ["done"]


def test_its_page_counts_no_further_than_the_last_that_was_told(book: FieldBook) -> None:
    night = RecordId(out_until_late(book))
    page = rounds_on.page(words(book, DAY_AFTER), book.get(night))
    assert (page.left_open, page.minutes, page.stops[0].state) == (True, 180, "done")
    page = rounds_on.page(words(book, AFTER_MIDNIGHT), book.get(night))
    assert (page.left_open, page.minutes, page.stops[0].state) == (False, 400, "here")


def test_a_round_ends_when_it_did_and_is_as_long_as_it_was(book: FieldBook) -> None:
    night = out_until_late(book)
    ask(book, EndRound(night, "2026-11-20T23:00:00+01:00", None), DAY_AFTER)
    page = rounds_on.page(words(book, DAY_AFTER), book.get(RecordId(night)))
    assert page.minutes == 210
    assert page.stops[0].left == datetime.fromisoformat("2026-11-20T23:00:00+01:00")


def test_a_new_round_is_the_one_that_is_on_although_another_was_left_open(book: FieldBook) -> None:
    out_until_late(book)
    values = {"started_at": DAY_AFTER, "staff_ids": [book.person], "companions": "Ali"}
    new = ask(book, StartRound(values), DAY_AFTER).record
    view = rounds_on.current_round(words(book, DAY_AFTER))
    assert view is not None and (view.id, view.left_open) == (new, None)
    ask(book, EndRound(new, "2026-11-21T14:30:00+01:00", None), DAY_AFTER)
    view = rounds_on.current_round(words(book, DAY_AFTER))
    assert view is not None and view.left_open is not None, "and then the other is asked about again"


def test_a_club_nobody_closed_says_so_the_day_after_and_closes_when_it_did(book: FieldBook) -> None:
    log = ask(book, OpenClub("2026-11-20T15:00:00+01:00"), NIGHT).record
    ask(book, CountCame(log, 12), NIGHT)
    fact = {"club_log_id": log, "occurred_at": "2026-11-20T20:40:00+01:00", "incident_type": "konflikt",
            "fact_text": "To skubbede til hinanden ved bordet"}  # fmt: skip
    book.add("club_incident", fact)
    assert ask(book, AskTonight(), NIGHT).left_open is None
    left = ask(book, AskTonight(), DAY_AFTER)
    assert (left.log, left.left_open) == (log, datetime.fromisoformat(fact["occurred_at"]))
    ask(book, CloseClub(log, "2026-11-20T21:15:00+01:00", None), DAY_AFTER)
    assert ask(book, AskTonight(), DAY_AFTER).log == ""
    assert book.get(RecordId(log)).fields["closed_at"] == "2026-11-20T21:15:00+01:00"
