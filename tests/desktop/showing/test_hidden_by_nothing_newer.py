"""What waits and what is open is found however much came since: a table's many cases hide nobody's."""

from pathlib import Path

from desktop.doing.weighing import plan_lacks
from desktop.showing import review, waiting
from local_store.rules.sending import Table
from tests.scenarios.requirements.table import LEADERS, LOCAL, TEAM, a_case, table_book, words, young
from ui.review.asks import OpenCases


def test_an_old_case_of_ones_own_waits_and_an_old_open_one_can_be_chosen(tmp_path: Path) -> None:
    with table_book(tmp_path / "bog") as book:
        mine = a_case(book, "modtaget", TEAM, heading="Min", received_at="2026-11-21T10:00:00+01:00")
        open_ = a_case(book, "droeftet", heading="Gammel, åben")
        entry = book.add("group_observation", {"occurred_at": "2026-11-20T20:00:00+01:00", "place_ref": "Trappen"})
        newer = {"level": "1", "concern_text": "Larm", "group_id": "c0" * 16, "level_reason": "Uro"}
        closed = {**newer, "raised_at": "2026-11-22T10:00:00+01:00", "state": "kladde"}
        for number in book.add_many("ssp_case", [closed] * 210, space=LOCAL.id)[:60]:
            book.edit(number, set={"state": "indstillet"})
        assert [one.title for one in waiting.lines(words(book)) if one.record == mine] == ["Min er modtaget"]
        assert open_ in {one.record for one in review.open_cases(words(book), OpenCases(entry))}


def test_a_meeting_that_was_called_off_is_no_next_meeting(tmp_path: Path) -> None:
    with table_book(tmp_path / "bog") as book:
        case = a_case(book, "", TEAM, level="3", young_person_id=young(book))
        table = Table(LEADERS.id, LEADERS.kind, LEADERS.name, member=True)
        meeting = {"meeting_kind": "ssp", "forum": "koordinationsgruppe", "starts_at": "2026-12-03T09:00:00+01:00"}

        def asked() -> bool:
            return any(one.field == "meeting" for one in plan_lacks(words(book), book.get(case), table))

        set_ = book.add("meeting", meeting, space=LEADERS.id)
        assert not asked()
        book.edit(set_, set={"status": "aflyst"})
        assert asked()
