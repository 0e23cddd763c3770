"""Two coordinators end the same meeting apart, or go on where the other has ended it: one agenda, nothing lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.doing import meetings as at_meetings
from desktop.doing import merging, minutes
from desktop.doing.taking_back import take_back
from desktop.showing import meetings as showing
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.scenarios.requirements.table import LOCAL, a_case, table_book, words
from tests.store_fixtures import send
from ui.asks import TakeBack
from ui.meetings import asks
from ui.meetings.asks import PointView

SSP = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}


class Pair:
    """Two books of one table, a meeting with two cases and a point that is no case."""

    def __init__(self, mette: FieldBook, anders: FieldBook) -> None:
        self.mette, self.anders = mette, anders
        self.first = self.meeting("2026-11-26")
        self.cases = [a_case(mette, heading=f"Sag {number}") for number in (1, 2)]
        minutes.add_point(words(mette), asks.AddPoint(self.first, "Årsplan"))
        self.settle()

    def meeting(self, day: str) -> RecordId:
        return self.mette.add("meeting", {**SSP, "starts_at": f"{day}T09:00:00+01:00"}, space=LOCAL.id)

    def settle(self) -> None:
        for _ in range(2):
            send(self.mette, self.anders, LOCAL.id)
            send(self.anders, self.mette, LOCAL.id)

    def points(self, meeting: RecordId) -> dict[str, PointView]:
        """Return the agenda by title, after making sure that both see the same and each title once."""
        views = [showing.view(words(book), book.get(meeting)).points for book in (self.mette, self.anders)]
        assert [one.title for one in views[0]] == [one.title for one in views[1]]
        assert [one.status for one in views[0]] == [one.status for one in views[1]]
        told = {one.title: one for one in views[0]}
        assert len(told) == len(views[0])
        return told


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with table_book(tmp_path / "mette") as mette, table_book(tmp_path / "anders") as anders:
        yield Pair(mette, anders)


def test_both_end_it_apart_and_what_either_treated_was_discussed(pair: Pair) -> None:
    second = pair.meeting("2026-12-10")
    pair.settle()
    for book, case in zip((pair.mette, pair.anders), pair.cases, strict=True):
        minutes.decide(words(book), asks.Decide(pair.first, case, "Ringe hjem", "Lene Dahl", "skole"))
        minutes.close(words(book), asks.CloseMeeting(pair.first))
    pair.settle()
    held = pair.points(pair.first)
    assert {one.title: one.status for one in held.values()} == {
        "Sag 1": "droeftet", "Sag 2": "droeftet", "Årsplan": "udsat",
    }  # fmt: skip
    assert [len(held[title].decisions) for title in ("Sag 1", "Sag 2")] == [1, 1]
    assert {*pair.points(second)} == {"Sag 1", "Sag 2", "Årsplan"}  # once each, though both put it off


def test_one_goes_on_where_the_other_has_ended_it(pair: Pair) -> None:
    minutes.close(words(pair.mette), asks.CloseMeeting(pair.first))
    minutes.decide(words(pair.anders), asks.Decide(pair.first, pair.cases[0], "Besøge", "Jonas Bech", "klub"))
    extra = a_case(pair.anders, heading="Ekstra")
    at_meetings.put_on_agenda(words(pair.anders), extra, pair.first)
    pair.settle()
    held = pair.points(pair.first)
    assert (held["Sag 1"].status, len(held["Sag 1"].decisions)) == ("droeftet", 1)
    second = pair.meeting("2026-12-10")  # set only now: what was put off is there all the same
    pair.settle()
    assert {*pair.points(second)} == {"Sag 1", "Sag 2", "Ekstra", "Årsplan"}


def test_a_point_that_was_put_off_comes_until_it_is_treated_or_taken_off(pair: Pair) -> None:
    now = words(pair.mette)
    minutes.close(now, asks.CloseMeeting(pair.first))
    second = pair.meeting("2026-12-10")
    pair.settle()
    point = pair.points(second)["Årsplan"]
    minutes.decide(now, asks.Decide(second, point.key, "Skrive den", "Lene Dahl", "skole", date(2026, 12, 20)))
    pair.settle()
    point = pair.points(second)["Årsplan"]
    assert (point.status, [one.text for one in point.decisions]) == ("planlagt", ["Skrive den"])
    third = pair.meeting("2026-12-24")
    assert "Årsplan" not in {one.title for one in showing.view(now, pair.mette.get(third)).points}
    minutes.discuss(now, asks.Discuss(second, point.key, "udsat"))
    again = {one.title: one for one in showing.view(now, pair.mette.get(third)).points}["Årsplan"]
    minutes.take_off(now, asks.TakeOff(third, again.key))
    assert "Årsplan" not in {one.title for one in showing.view(now, pair.mette.get(third)).points}


def test_what_one_takes_off_while_the_other_writes_on_it_stays_with_what_was_written(pair: Pair) -> None:
    mette, anders = words(pair.mette), words(pair.anders)
    for case in pair.cases:
        minutes.change(mette, asks.ChangePoint(pair.first, case, presented_by="Lene Dahl"))
    pair.settle()
    for case in pair.cases:
        minutes.take_off(anders, asks.TakeOff(pair.first, case))
    minutes.change(mette, asks.ChangePoint(pair.first, pair.cases[0], minutes="Klubben åbner torsdag."))
    minutes.decide(mette, asks.Decide(pair.first, pair.cases[1], "Ringe hjem", "Lene Dahl", "skole"))
    pair.settle()
    here = pair.points(pair.first)
    assert [one.text for one in here["Sag 1"].minutes] == ["Klubben åbner torsdag."]
    assert [one.text for one in here["Sag 2"].decisions] == ["Ringe hjem"]
    assert {here[title].status for title in ("Sag 1", "Sag 2")} == {"planlagt"}
    with pytest.raises(RefusedInput) as refused:
        minutes.take_off(anders, asks.TakeOff(pair.first, pair.cases[0]))
    assert refused.value.code == "not_allowed"
    minutes.close(mette, asks.CloseMeeting(pair.first))
    pair.settle()
    held = pair.points(pair.first)
    assert {held[title].status for title in ("Sag 1", "Sag 2")} == {"droeftet"}
    assert {pair.anders.get(case).fields["state"] for case in pair.cases} == {"droeftet"}


def test_a_point_written_on_a_meeting_a_colleague_has_ended_comes_on_the_next(pair: Pair) -> None:
    second = pair.meeting("2026-12-10")
    pair.settle()
    minutes.close(words(pair.mette), asks.CloseMeeting(pair.first))
    minutes.add_point(words(pair.anders), asks.AddPoint(pair.first, "Nyt fra klubben"))
    pair.settle()
    assert "Nyt fra klubben" in pair.points(second)
    assert pair.points(pair.first)["Nyt fra klubben"].status == "udsat"


def test_what_was_written_of_a_case_stands_where_it_was_merged_into_another(pair: Pair) -> None:
    one, other = pair.cases
    now = words(pair.mette)
    minutes.change(now, asks.ChangePoint(pair.first, one, minutes="Om den ene."))
    minutes.change(words(pair.anders), asks.ChangePoint(pair.first, other, minutes="Om den anden."))
    minutes.decide(words(pair.anders), asks.Decide(pair.first, other, "Ringe hjem", "Lene Dahl", "skole"))
    pair.settle()
    done = merging.merge_records(now, one, other)
    pair.settle()
    here = pair.points(pair.first)
    assert {*here} == {"Sag 1", "Årsplan"}
    assert {line.text for line in here["Sag 1"].minutes} == {"Om den ene.", "Om den anden."}
    assert [line.text for line in here["Sag 1"].decisions] == ["Ringe hjem"]
    assert [task.what for task in here["Sag 1"].open_tasks] == ["Ringe hjem"]
    take_back(now, TakeBack(done))
    assert {one.title for one in showing.view(now, pair.mette.get(pair.first)).points} == {
        "Sag 1",
        "Sag 2",
        "Årsplan",
    }
