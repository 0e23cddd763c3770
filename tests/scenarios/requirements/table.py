"""One book that reads a team and two SSP tables, and what is written in it: cases that have come some way."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.answering import answers
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.store_fixtures import SetClock, make_book
from ui.asks import Ask

NOW = datetime.fromisoformat("2026-11-22T14:00:00+01:00")
LOCAL = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
LEADERS = Space(SpaceId("1e" * 16), "SSP ledelse", "ssp_lead", "")
TEAM = Space(SpaceId("7e" * 16), "Gadeteamet", "team", "Nørrebro")
_WAY = ("indstillet", "modtaget", "paa_dagsorden", "droeftet", "handleplan", "opfoelgning", "afsluttet")


@contextmanager
def table_book(folder: Path) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = NOW
    with make_book(folder, clock) as made:
        for space in (LOCAL, LEADERS, TEAM):
            made.put_space(space)
        made.put_person(made.person, "Mette Krogh")
        yield made


def words(book: FieldBook, days: int = 0) -> Words:
    """The book's words so many days from now."""
    return Words(book, "da", NOW + timedelta(days=days))


def young(book: FieldBook, **more: Any) -> RecordId:
    values = {"alias": "Imran", "reason_opened": "Lærerens bekymring", "birth_date": "2011-03-04", **more}
    return book.add("young_person", values, space=LOCAL.id)


def a_case(book: FieldBook, until: str = "modtaget", space: Space = LOCAL, **more: Any) -> RecordId:
    """A whole case that has gone to that step."""
    values = {
        "heading": "Trappen", "level": "1", "level_reason": "Uro flere aftener", "district": "noerrebro",
        "concern_text": "De har ingen steder at være", "raised_at": "2026-11-10T10:00:00+01:00",
        "raised_by": "Nadia, gadeteamet", "legal_basis": "rpl_115", "state": "kladde", "parties": ["klub", "skole"],
        "lead_party": "Mette Krogh",
        **more,
    }  # fmt: skip
    if "young_person_id" not in values and "group_id" not in values:
        values["group_id"] = book.add("youth_group", {"name": "Trappen"}, space=space.id)
    case = book.add("ssp_case", values, space=space.id)
    for state in _WAY[: _WAY.index(until) + 1] if until in _WAY else ():
        ending = {"close_reason": "naaet", "outcome_level": "forbedret"} if state == "afsluttet" else {}
        book.edit(case, set={"state": state, **ending})
    return case


def ask(now: Words, question: Ask[Any]) -> Any:
    """The answer as the app gives it."""
    return answers()[type(question)](now, question)
