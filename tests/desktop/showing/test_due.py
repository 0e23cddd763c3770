"""What is open is found however old it is and however much has ended since; what has ended is not looked at."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.showing import due
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import PersonId, RecordId, SpaceId
from local_store.open_work import DAY, OPEN_WORK
from local_store.rules import deadlines, running_deadlines
from local_store.rules.deadlines import State
from local_store.views import Space
from tests.store_fixtures import PASSPHRASE, SetClock, make_book

NOW = datetime.fromisoformat("2026-11-21T22:30:00+01:00")
SOON = timedelta(days=7)
SSP = Space(SpaceId("55" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
LONG_AGO = "2025-01-06T10:00:00+01:00"
CASE = {"level": "1", "concern_text": "Uro ved trappen", "level_reason": "Uro", "raised_by": "Sara"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    with make_book(tmp_path / "bog", SetClock()) as made:
        made.put_space(SSP)
        yield made


def words(book: FieldBook) -> Words:
    return Words(book, "da", NOW)


def ids(book: FieldBook, kind: str, now: datetime = NOW) -> list[RecordId]:
    until = (
        running_deadlines.latest_starts(kind, now, SOON)
        if running_deadlines.starts(kind)
        else {DAY: (now + SOON).date().isoformat()}
    )
    return [record.id for record in book.open_work(kind, until)]


def case(**more: Any) -> dict[str, Any]:
    return {**CASE, **more}


def test_an_overdue_case_is_told_of_however_many_are_newer(book: FieldBook) -> None:
    old = book.add("ssp_case", case(inquiry_started_at=LONG_AGO), space=SSP.id)
    book.add_many("ssp_case", [case() for _ in range(600)], space=SSP.id)
    book.add_many("ssp_case", [case(investigation_started_on="2026-11-20") for _ in range(600)], space=SSP.id)
    assert ids(book, "ssp_case") == [old]
    (line,) = due.running(words(book), mine_only=False)
    assert line.id == f"{old}/F1"
    assert line.over


def test_what_was_met_ended_or_taken_back_is_not_asked_for(book: FieldBook) -> None:
    sent = {"fact_text": "Larm og uro ved trappen", "information_class": "fakta", "source_type": "egen_observation",
            "who_text": "En fra trappen", "notification_sent_at": LONG_AGO}  # fmt: skip
    open_ = book.add("concern", sent)
    book.add("concern", {**sent, "notification_receipt_on": "2025-01-09"})
    assert ids(book, "concern") == [open_]
    book.edit(open_, set={"notification_receipt_on": "2026-11-20"})
    assert ids(book, "concern") == []

    ended = book.add("ssp_case", case(remanded_at=LONG_AGO), space=SSP.id)
    taken_back = book.add("ssp_case", case(remanded_at=LONG_AGO), space=SSP.id)
    assert ids(book, "ssp_case") == [ended, taken_back] or ids(book, "ssp_case") == [taken_back, ended]
    book.undo(book.history(taken_back)[0].change)
    assert ids(book, "ssp_case") == [ended]


def test_promises_and_tasks_are_found_behind_thousands_that_are_done(book: FieldBook) -> None:
    promise = book.add("follow_up", {"what": "Ring til Ali", "due_at": LONG_AGO})
    later = book.add("follow_up", {"what": "Senere", "due_at": "2027-03-01T10:00:00+01:00"})
    moved = {"what": "Udsat", "due_at": LONG_AGO, "status": "udsat", "postponed_to": "2027-03-01T10:00:00+01:00"}
    book.add("follow_up", moved)
    done = {
        "what": "Gjort",
        "due_at": "2026-11-20T10:00:00+01:00",
        "status": "udfoert",
        "outcome_level": "uaendret",
    }
    book.add_many("follow_up", [done] * 600)
    assert ids(book, "follow_up") == [promise]
    assert [line.id for line in due.follow_ups(words(book), mine_only=True)] == [promise]
    assert later in ids(book, "follow_up", NOW + timedelta(days=200))

    named = {"what": "Ring hjem", "responsible_name": "Sara Lund", "responsible_actor": "skole"}
    once = book.add("action_item", {**named, "by_when": "2025-01-06"})
    dayless = book.add("action_item", named)
    daily = book.add(
        "action_item", {**named, "recurrence": "dagligt", "starts_on": "2026-11-16", "status": "i_gang"}
    )
    proposed = book.add("action_item", {**named, "status": "foreslaaet"})
    book.add_many("action_item", [{**named, "by_when": "2026-11-20", "status": "udfoert"} for _ in range(400)])
    assert set(ids(book, "action_item")) == {once, dayless, daily}
    assert {line.id for line in due.actions(words(book), mine_only=False)} == {once, dayless, daily}
    assert proposed not in ids(book, "action_item")


def test_the_index_answers_and_the_table_is_not_walked(book: FieldBook) -> None:
    for kind, work in OPEN_WORK.items():
        asked, parameters = work.question(f"kind_{kind}", dict.fromkeys(work.days, "2026-11-28"))
        plan = book._database.rows(f'EXPLAIN QUERY PLAN SELECT * FROM "kind_{kind}" {asked}', parameters)
        assert f"USING INDEX kind_{kind}_open_work" in plan[0][3]


def test_what_a_deadline_says_and_what_is_asked_for_agree(book: FieldBook) -> None:
    """Whatever is near, late or without a length is asked for, on each day around the end of each deadline."""
    organisation = {
        **deadlines.shipped(),
        "F9": deadlines.with_overrides(
            deadlines.shipped(), b'{"F9": {"on": true}, "F10a": {"on": true, "unit": "unknown", "amount": null}}'
        )["F9"],
    }
    for kind in ("ssp_case", "concern", "child_welfare_investigation"):
        for field in running_deadlines.starts(kind):
            for days in range(0, 140, 7):
                start = (NOW - timedelta(days=days)).isoformat()
                told = [
                    one
                    for one in running_deadlines.running(kind, "x", {field: start}, organisation)
                    if deadlines.state(one, NOW) is not State.OPEN or (one.due_at and one.due_at - NOW < SOON)
                ]
                latest = running_deadlines.latest_starts(kind, NOW, SOON, organisation)
                assert not told or start < latest[field], (kind, field, days)


def test_a_length_nobody_has_set_is_always_told() -> None:
    rules = deadlines.with_overrides(deadlines.shipped(), b'{"F1": {"unit": "unknown", "amount": null}}')
    assert running_deadlines.latest_starts("ssp_case", NOW, SOON, rules)["inquiry_started_at"] == "9999-12-31"
    off = deadlines.with_overrides(deadlines.shipped(), b'{"F1": {"on": false}}')
    assert "inquiry_started_at" not in running_deadlines.latest_starts("ssp_case", NOW, SOON, off)


def test_an_older_books_tables_are_made_again_with_the_index(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog", SetClock()) as book:
        record = book.add("follow_up", {"what": "Ring til Ali", "due_at": LONG_AGO})
        with book._database.transaction():
            book._database.execute("DROP INDEX kind_follow_up_open_work")
        book.keep("book.shape", b"as it was before")
    with FieldBook.open(tmp_path / "bog", PASSPHRASE, clock=SetClock()) as book:
        assert ids(book, "follow_up") == [record]
        assert book.check().sound


def test_the_most_urgent_are_told_where_there_are_too_many_to_read(book: FieldBook) -> None:
    rows = [{"what": f"Nr. {number}", "due_at": f"2026-{1 + number % 11:02}-03T10:00:00+01:00"}
            for number in range(450)]  # fmt: skip
    book.add_many("follow_up", rows)
    oldest = book.add("follow_up", {"what": "Den ældste", "due_at": LONG_AGO, "responsible_id": PersonId("a" * 32)})
    told = list(due.follow_ups(words(book), mine_only=False))
    assert told[0].id == oldest
    assert len(told) == 400
