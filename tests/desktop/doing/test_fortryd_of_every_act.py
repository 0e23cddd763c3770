"""Fortryd of the acts that change what stands: level, plan, end of a case, same or not, put on and taken off."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing.words import Words
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.store_fixtures import make_book
from ui.asks import Acted, Ask, TakeBack
from ui.cases.asks import ChangeLevel, Close, MoveAction, SetActionStatus
from ui.duplicates.asks import Apart, NotSame, Same
from ui.meetings.asks import TakeOff
from ui.review.asks import Attach, PutOn, Regret

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
CASE = {
    "heading": "Gruppen ved banen", "level": "1", "level_reason": "Uro og hærværk", "district": "noerrebro",
    "concern_text": "Larm til langt ud på natten", "state": "kladde", "lead_party": "Mette Dam",
    "receipt_number": "NØR-2026-001",
}  # fmt: skip
WAY = ("indstillet", "modtaget", "paa_dagsorden", "droeftet", "handleplan", "opfoelgning")


class Table:
    """A book at the committee's table: a case with a task, two groups, an observation and a meeting to come."""

    def __init__(self, words: Words) -> None:
        self.words, book = words, words.book
        soon = (words.now + timedelta(days=7)).isoformat(timespec="seconds")
        self.group = book.add("youth_group", {"name": "Trappen"})
        self.other = book.add("youth_group", {"name": "Trappen"})
        self.case = self._case(self.group, WAY)
        self.fresh = self._case(self.other, WAY[:2])
        task = {"what": "Turnering", "case_id": self.case, "area": "leisure", "status": "aftalt",
                "responsible_name": "Jonas Friis", "responsible_actor": "klub"}  # fmt: skip
        self.task = book.add("action_item", task, space=SSP.id)
        seen = {"occurred_at": words.now.isoformat(timespec="seconds"), "place_ref": "Banen", "fact_text": "Larm"}
        self.seen = book.add("group_observation", seen)
        meeting = {"starts_at": soon, "meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro",
                   "status": "planlagt"}  # fmt: skip
        self.meeting = book.add("meeting", meeting, space=SSP.id)

    def _case(self, group: RecordId, way: tuple[str, ...]) -> RecordId:
        """A case about the group that has gone that way, a step at a time."""
        case = self.words.book.add("ssp_case", {**CASE, "group_id": group}, space=SSP.id)
        for state in way:
            self.words.book.edit(case, set={"state": state})
        return case

    def do(self, ask: Ask[Any]) -> Any:
        return answers()[type(ask)](self.words, ask)

    def stands(self) -> dict[str, Any]:
        """Everything the lists show now: what was made and taken back is not among it."""
        found: dict[str, Any] = {}
        for kind in ("youth_group", "ssp_case", "action_item", "group_observation", "meeting", "agenda_item"):
            for record in self.words.book.list(kind).records:
                found[record.id] = {name: value for name, value in record.fields.items() if value not in ("", [])}
        return found


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    with make_book(tmp_path / "book") as book:
        book.put_space(SSP)
        yield Table(Words(book, "da", datetime.now().astimezone()))


ACTS: Mapping[str, Callable[[Table], Ask[Acted]]] = {
    "another level": lambda table: ChangeLevel(table.case, "2", "Et røveri"),
    "another area": lambda table: MoveAction(table.task, "school"),
    "another status": lambda table: SetActionStatus(table.task, "i_gang"),
    "the end of a case": lambda table: Close(
        table.case, "naaet", (("outcome_level", "forbedret"),), "Der er ro.", "Tak.", None
    ),
    "not the same": lambda table: NotSame(table.group, table.other),
    "the same": lambda table: Same(table.group, table.other),
}


@pytest.mark.parametrize("name", ACTS)
def test_it_is_as_before_and_the_history_keeps_both(table: Table, name: str) -> None:
    before = table.stands()
    done: Acted = table.do(ACTS[name](table))
    assert table.stands() != before
    undone: Acted = table.do(TakeBack(done))
    assert table.stands() == before
    kept = {str(entry.change) for record in before for entry in table.words.book.history(RecordId(record))}
    assert undone.changes and {*done.changes, *undone.changes} <= kept


@pytest.mark.parametrize("name", ["on the agenda", "attached"])
def test_what_the_desk_did_is_regretted_whole(table: Table, name: str) -> None:
    before = table.stands()
    ask = PutOn(table.fresh) if name == "on the agenda" else Attach(table.seen, table.fresh)
    done: Acted = table.do(ask)
    assert table.stands() != before
    table.do(Regret(done))
    assert table.stands() == before


def test_a_point_taken_off_comes_back(table: Table) -> None:
    table.do(PutOn(table.fresh))
    before = table.stands()
    done: Acted = table.do(TakeOff(table.meeting, table.fresh))
    assert table.stands() != before
    table.do(TakeBack(done))
    assert table.stands() == before


def test_a_merge_that_was_ended_can_be_made_again(table: Table) -> None:
    table.do(Same(table.group, table.other))
    before = table.stands()
    done: Acted = table.do(Apart(table.other))
    assert table.stands() != before
    table.do(TakeBack(done))
    assert table.stands() == before
