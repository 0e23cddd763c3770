"""What comes up by itself: the later status of a case that ended, an 18th birthday, and the day of deletion."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.doing.remembering import mark_done
from desktop.showing import case as showing
from desktop.showing import due, meetings
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.store_fixtures import SetClock, make_book
from ui.today.asks import DEADLINE, DueLine, MarkDone

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
CLOSED = datetime(2026, 11, 20, 9, tzinfo=UTC)
WAY = ("indstillet", "modtaget", "paa_dagsorden", "droeftet")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = CLOSED
    with make_book(tmp_path / "book", clock) as made:
        made.put_space(SSP)
        yield made


def at(book: FieldBook, day: str) -> Words:
    return Words(book, "da", datetime.fromisoformat(f"{day}T09:00:00+01:00"))


def a_case(book: FieldBook, *states: str, **more: Any) -> RecordId:
    values = {"heading": "Trappen", "level": "1", "level_reason": "Uro", "concern_text": "Larm", "state": "kladde",
              "district": "noerrebro", "legal_basis": "rpl_115", **more}  # fmt: skip
    case = book.add("ssp_case", values if "young_person_id" in more else {**values, "group_id": "c0" * 16},
                    space=SSP.id)  # fmt: skip
    for state in states:
        book.edit(case, set={"state": state, **({"close_reason": "naaet"} if state == "afsluttet" else {})})
    return case


def young(book: FieldBook, birthday: date) -> RecordId:
    values = {"name": "Imran", "reason_opened": "SSP-sag", "birth_date": birthday.isoformat()}
    return book.add("young_person", values, space=SSP.id)


def lines(words: Words) -> list[DueLine]:
    return [one for one in due.lines(words, mine_only=True) if one.sort == DEADLINE]


def terms(words: Words, case: RecordId) -> dict[str, tuple[str, str]]:
    return {one.what: (one.words, one.tone) for one in showing.view(words, words.book.get(case)).terms}


def test_a_closed_case_says_when_it_is_deleted_and_comes_up_once_more(book: FieldBook) -> None:
    case = a_case(book, *WAY, "afsluttet", later_status_on="2027-02-20")
    told = terms(at(book, "2026-11-22"), case)
    gone = CLOSED.date() + timedelta(days=1825)
    assert (gone.isoformat(), told["Slettes"][0]) == ("2031-11-19", "19. november 2031")
    assert told["Status igen"][1] == "text"
    assert lines(at(book, "2026-11-22")) == []
    for day, over in (("2027-02-15", 0), ("2027-02-23", 3)):
        (line,) = lines(at(book, day))
        assert (line.title, line.due, line.overdue_days) == (
            "Hvordan er det gået? Trappen", date(2027, 2, 20), over,
        )  # fmt: skip
    assert terms(at(book, "2027-02-23"), case)["Status igen"][1] == "warn"

    meeting = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro", "status": "planlagt"}
    on = {day: book.add("meeting", {**meeting, "starts_at": f"{day}T09:00:00+01:00"}, space=SSP.id)
          for day in ("2027-01-14", "2027-02-25")}  # fmt: skip
    shown = {day: [point.title for point in meetings.view(at(book, "2027-02-23"), book.get(one)).points]
             for day, one in on.items()}  # fmt: skip
    assert [len(points) for points in shown.values()] == [0, 1]

    mark_done(at(book, "2027-02-23"), MarkDone(line.id, DEADLINE, "forbedret"))
    assert book.get(case).fields["reviewed_on"] == "2027-02-23"
    assert lines(at(book, "2027-02-23")) == []
    assert meetings.view(at(book, "2027-02-23"), book.get(on["2027-02-25"])).points == ()


def test_an_18th_birthday_warns_from_sixty_days_before_while_the_case_is_open(book: FieldBook) -> None:
    today = at(book, "2026-11-22")
    birthday = date(2027, 1, 10)
    case = a_case(book, young_person_id=young(book, date(2009, 1, 10)))
    a_case(book, young_person_id=young(book, date(2009, 3, 10)))  # too far ahead
    a_case(book, *WAY, "afsluttet", young_person_id=young(book, date(2009, 1, 12)))  # over
    (line,) = lines(today)
    assert (line.title, line.due, line.markable) == ("I fylder 18 10. jan. 2027", birthday, False)
    assert terms(today, case)["Fylder 18"] == ("10. januar 2027", "warn")
    (after,) = lines(at(book, "2027-01-12"))[:1]
    assert "fyldte 18" in after.title and after.overdue_days == 2
    assert terms(at(book, "2027-01-12"), case)["Er fyldt 18"][1] == "danger"


def test_what_comes_up_is_told_however_many_cases_came_since(book: FieldBook) -> None:
    person = young(book, date(2008, 12, 30))
    a_case(book, *WAY, young_person_id=person)
    a_case(book, *WAY, "afsluttet", later_status_on="2026-11-20")
    newer = {"heading": "Ny", "level": "1", "concern_text": "Larm", "state": "kladde", "group_id": "c0" * 16}
    book.add_many("ssp_case", [newer] * 250, space=SSP.id)
    assert [(one.id.partition("/")[2], one.due) for one in lines(at(book, "2026-11-22"))] == [
        ("later_status", date(2026, 11, 20)), ("F20", date(2026, 12, 30)),
    ]  # fmt: skip


def test_an_organisation_says_how_early_18_warns_who_sees_to_it_and_whether_an_age_asks_anything(
    book: FieldBook,
) -> None:
    case = a_case(book, *WAY, young_person_id=young(book, date(2008, 12, 30)))
    words = at(book, "2026-11-22")

    def told() -> tuple[list[str], bool, list[str]]:
        page = showing.view(words, book.get(case))
        found = [one.who for one in lines(words)]
        return found, any("fylder 18" in one.what.casefold() for one in page.terms), [one for _, one in page.hints]

    assert told()[:2] == (["SSP-koordinator"], True)
    assert {"F18", "F19", "F20"} <= {one[-4:-1] for one in told()[2]}
    ours = {"F20": {"warn_hours": 24 * 38, "owner": "Overgangsteamet"}, "F19": {"on": False}, "F18": {"amount": 18}}
    book.configure(json.dumps({"deadlines": ours}).encode(), book.person, CLOSED.isoformat())
    assert told()[:2] == (["Overgangsteamet"], True)
    assert not {"F18", "F19"} & {one[-4:-1] for one in told()[2]}
    book.configure(b'{"deadlines": {"F20": {"warn_hours": 888}}}', book.person, "2026-11-21T09:00:00+01:00")
    assert told()[:2] == ([], False)  # 37 days before, and it is 38
    book.configure(b'{"deadlines": {"F20": {"on": false}}}', book.person, "2026-11-22T09:00:00+01:00")
    assert told()[:2] == ([], False)
