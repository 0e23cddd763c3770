"""Time is Denmark's on screens, papers and in files, whatever zone the machine is set to."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.answering import answers, answers_aside
from desktop.importing.tables import MOST_BYTES
from desktop.printing import meeting_papers
from desktop.showing import meetings, record, today
from desktop.showing.words import Words, moment
from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.rules.danish_calendar import here
from local_store.views import Space
from tests.store_fixtures import SetClock, contact, make_book
from ui.components.moments import MomentField, local_now, today_here
from ui.importing.asks import LookThrough, Opened, ReadFile, Recognise
from ui.meetings.asks import Meetings
from ui.style import dates

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
NOW = here(datetime(2026, 11, 26, 7, 30, tzinfo=UTC))


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Auckland"], autouse=True)
def elsewhere(request: pytest.FixtureRequest) -> Iterator[None]:
    """Set the machine's zone to one that is not Denmark's, and back."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a running program cannot be set here")
    before = os.environ["TZ"]
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ["TZ"] = before
    time.tzset()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def book(tmp_path: Path, clock: SetClock) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", clock)
    made.put_space(SSP)
    yield made
    made.close()


def a_meeting(book: FieldBook, starts_at: str) -> RecordId:
    values = {"starts_at": starts_at, "forum": "lokaludvalg", "meeting_kind": "ssp", "district": "noerrebro"}
    return book.add("meeting", values, space=SSP.id)


@pytest.mark.parametrize("stored", ["2026-11-26T09:00:00+01:00", "2026-11-26T08:00:00+00:00"])
def test_a_meeting_at_nine_reads_nine_on_page_paper_and_list(book: FieldBook, stored: str) -> None:
    meeting = a_meeting(book, stored)
    words = Words(book, "da", NOW)
    assert dates.clock(meetings.view(words, book.get(meeting)).at, "da") == "kl. 9.00"
    agenda = meeting_papers.agenda(words, book.get(meeting))
    assert any(str(fact["text"]).endswith(", kl.\N{NO-BREAK SPACE}9.00") for fact in agenda["facts"])
    (forum,) = meetings.answer_meetings(words, Meetings()).forums
    assert [dates.near_moment(one.at, NOW.date(), "da") for one in forum.coming] == ["i dag kl. 9.00"]
    assert "9.00" in repr(record.view(words, meeting))


def test_a_note_saved_after_midnight_belongs_to_the_new_day(book: FieldBook, clock: SetClock) -> None:
    clock.now = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # 00.30 on the 22nd
    note = book.add("street_contact", contact(occurred_at=clock.now.isoformat(timespec="seconds")))
    words = Words(book, "da", here(clock.now))
    told = record.view(words, note)
    assert told.created[1].isoformat() == "2026-11-22T00:30:00+01:00"
    assert moment(book.get(note).fields["occurred_at"]).date() == date(2026, 11, 22)
    (row,) = [one for one in today.view(words, mine_only=False).unsent if one.kind == "street_contact"]
    assert row.at is not None and dates.list_moment(row.at, words.now.date(), "da") == "i dag 0.30"


def test_a_round_that_began_at_nine_says_so_on_the_first_page(book: FieldBook) -> None:
    began = "2026-11-26T08:00:00+00:00"
    made = book.add("outreach_round", {"started_at": began, "companions": "Sara", "work_form": "udegaaende"})
    assert book.title(made) == "2026-11-26 09:00"
    on = today.view(Words(book, "da", NOW), mine_only=False).round
    assert on is not None and dates.clock(on.started_at, "da") == "kl. 9.00"


def test_now_is_denmarks() -> None:
    before = datetime.now(UTC)
    assert local_now().replace(second=59).astimezone(UTC) >= before.replace(microsecond=0)
    assert local_now().utcoffset() == here(before).utcoffset()
    assert today_here() in (here(before).date(), here(datetime.now(UTC)).date())


def test_a_form_shows_and_steps_in_danish_time(qapp: object) -> None:
    field = MomentField("Hvornår", clock=lambda: NOW)
    field.set_value(here(datetime(2026, 10, 24, 7, 0, tzinfo=UTC)))
    field.show()
    assert field.line.text() == "24. okt. kl. 9.00"
    for key, clock in ((Qt.Key.Key_PageUp, "09:00"), (Qt.Key.Key_Up, "09:05")):
        QTest.keyClick(field.line, key)
        value = field.value()
        assert value is not None and value.isoformat() == f"2026-10-25T{clock}:00+01:00"
    field.deleteLater()


def test_what_is_looked_through_before_an_import_says_what_the_file_said(book: FieldBook, tmp_path: Path) -> None:
    file = tmp_path / "kontakter.csv"
    file.write_text("Dato;Kl.;Sted;Antal\n25-11-2026;21.15;Blågårds Plads;6\n1-7-2026;09.00;Banen;2\n", "utf-8")
    words = Words(book, "da", NOW)
    read = answers_aside()[ReadFile]("da", ReadFile(str(file)))
    opened = answers()[Recognise](words, Recognise(read))
    assert isinstance(opened, Opened) and file.stat().st_size < MOST_BYTES
    shown = repr(answers()[LookThrough](words, LookThrough(opened.table, "street_contact", opened.mapping)))
    assert "i går kl. 21.15" in shown and "9.00" in shown


def test_what_is_typed_is_meant_in_denmark_on_that_day() -> None:
    typed = {"21.30": "2026-11-26T21:30:00+01:00", "1. juli 2026 kl. 9": "2026-07-01T09:00:00+02:00"}
    for text, stored in typed.items():
        found = dates.parse_moment(text, NOW, "da")
        assert found is not None and found.isoformat() == stored
