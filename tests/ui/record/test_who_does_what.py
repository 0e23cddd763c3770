"""Hvem gør hvad (R53): a line for each stored task of a group or a case, with name, office, day and status."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from local_store.book import FieldBook
from tests.ui.known_pages import known_page
from tests.ui.reading_book import clipped, nameless
from ui.components.lists import RowList
from ui.record.doing import DoingLine
from ui.record.page import RecordPage

SARA = "5a" * 16
LENE = {"responsible_name": "Lene Dahl", "responsible_actor": "kontaktperson"}


def _fill(book: FieldBook) -> None:
    book.put_person(SARA, "Sara Lind")
    group = book.add("youth_group", {"name": "Trappen"})
    case = book.add("ssp_case", {"heading": "Trappen", "group_id": group})
    for subject, of in (({"group_id": group}, group), ({"case_id": case}, case)):
        made = {"what": "Tal med boligforeningen", **LENE, "by_when": "2026-01-05", "status": "i_gang"}
        book.add("action_item", {**made, **subject})
        book.add("action_item", {"what": "Åbn hallen om torsdagen", "responsible_id": SARA,
                                 "responsible_actor": "klub", "recurrence": "ugentligt", **subject})  # fmt: skip
        book.add("action_item", {"what": "Måske en tur", "status": "foreslaaet", **subject})
        done = {"what": "Ring til skolen", "due_at": "2026-01-02T12:00:00+01:00", "status": "udfoert",
                "outcome_level": "uaendret"}  # fmt: skip
        book.add("follow_up", {**done, "responsible_id": SARA, "origin_ref": of})


def _as_stored(book: FieldBook, kind: str, field: str) -> dict[str, tuple[object, ...]]:
    """What the book holds about it: every agreed task once."""
    about = book.list("youth_group" if field == "group_id" else "ssp_case").records[0].id
    tasks = [*book.list("action_item", where={field: about}).records,
             *book.list("follow_up", where={"origin_ref": about}).records]  # fmt: skip
    return {
        one.id: (one.fields["what"], str(one.fields.get("by_when") or one.fields.get("due_at") or "")[:10])
        for one in tasks
        if one.fields.get("status") != "foreslaaet"
    }


def _lines(page: RecordPage) -> tuple[DoingLine, ...]:
    known = page.view.known
    return known.doing if page.view.kind == "youth_group" else known.who_does_what


@pytest.mark.parametrize(("kind", "field"), [("youth_group", "group_id"), ("ssp_case", "case_id")])
def test_one_screen_says_who_does_what_by_when_as_it_is_stored(reader, kind: str, field: str) -> None:
    opened = reader(_fill)
    page = known_page(opened, opened.do(lambda book: book.list(kind).records[0].id))
    lines = _lines(page)
    stored = opened.do(lambda book: _as_stored(book, kind, field))
    assert {one.record: (one.what, one.by_when.isoformat() if one.by_when else "") for one in lines} == stored
    assert len(lines) == len(stored) == 3
    told = {one.what: (one.who, one.office, one.by_when, one.status, one.ended, one.late) for one in lines}
    assert told["Tal med boligforeningen"] == (
        "Lene Dahl", "Kontaktperson", date(2026, 1, 5), "I gang", False, True,
    )  # fmt: skip
    assert told["Åbn hallen om torsdagen"][:2] == ("Sara Lind", "Klub")
    assert told["Ring til skolen"][3:] == ("Udført", True, False) and lines[-1].what == "Ring til skolen"

    if kind == "ssp_case":
        page.content.missing.who.click()
    listed = page.findChild(RowList, "doing")
    assert kind != "ssp_case" or QApplication.focusWidget() is listed
    assert listed is not None and listed.accessibleName() == "Hvem gør hvad"
    model = listed.rows
    said = [row.words() for at in range(len(lines)) if (row := model.row(at)) is not None]
    for one, words in zip(lines, said, strict=True):
        for part in (one.what, one.who, one.office, one.status):
            assert part in words
        assert ("over tid" in words) == one.late, "a red date alone says nothing to who cannot see red"
    marks = [row.icon for at in range(len(lines)) if (row := model.row(at)) is not None]
    assert [mark == "overdue" for mark in marks] == [one.late for one in lines]


@pytest.mark.parametrize("size", [(1064, 720), (780, 480)])
def test_it_fits_and_is_named(reader, size: tuple[int, int]) -> None:
    opened = reader(_fill)
    page = known_page(opened, opened.do(lambda book: book.list("youth_group").records[0].id), size)
    assert (clipped(page), nameless(page)) == ([], [])
