"""Two meetings of one table on one day: said when the second is set; a case stands on one of them (R22, R88).

Two coordinators who set them offline, each without the other's, get a pair to settle: one meeting with all that
either wrote, or two that are left alone.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.doing import meetings as at_meetings
from desktop.doing import merging, minutes, same_day
from desktop.doing.taking_back import take_back
from desktop.showing import meetings as showing
from desktop.showing.case_duties import Held
from desktop.showing.duplicates import similar, suggestions
from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.scenarios.requirements.table import LEADERS, LOCAL, TEAM, a_case, ask, table_book, words
from tests.store_fixtures import send
from ui.asks import TakeBack
from ui.duplicates.asks import LookForPairs, Pair
from ui.meetings import asks

EARLIER = "2026-11-01T10:00:00+01:00"
SSP = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}


def meeting(book: FieldBook, at: str, **more: str) -> RecordId:
    return book.add("meeting", {**SSP, "starts_at": f"2026-11-{at}:00+01:00", **more}, space=LOCAL.id)


def titles(book: FieldBook, one: RecordId) -> list[str]:
    return [point.title for point in showing.view(words(book), book.get(one)).points]


@pytest.fixture
def mette(tmp_path: Path) -> Iterator[FieldBook]:
    with table_book(tmp_path / "mette") as book:
        yield book


@pytest.fixture
def anders(tmp_path: Path) -> Iterator[FieldBook]:
    with table_book(tmp_path / "anders") as book:
        yield book


def settle(one: FieldBook, other: FieldBook) -> None:
    for _ in range(2):
        send(one, other, LOCAL.id)
        send(other, one, LOCAL.id)


def test_whoever_sets_a_second_one_hears_of_the_first_and_may_go_on(mette: FieldBook) -> None:
    first = meeting(mette, "26T09:00")
    (found,) = similar(words(mette), "meeting", {**SSP, "starts_at": "2026-11-26T13:00:00+01:00"})
    assert found.id == first
    assert found.title == "SSP lokaludvalg, Nørrebro, tors. 26. nov. kl. 9.00"
    assert [one.da for one in found.reasons] == ["samme forum", "samme dag"]
    (said,) = mette.warnings_for("meeting", {**SSP, "starts_at": "2026-11-26T13:00:00+01:00"})
    assert said.field == "starts_at"
    assert said.text.da == "Der er allerede et møde i samme forum den dag, kl. 9.00. En sag står kun på ét af dem."
    second = meeting(mette, "26T13:00")  # one may
    assert {one.id for one in mette.list("meeting").records} == {first, second}


@pytest.mark.parametrize(
    "other",
    [{"starts_at": "2026-11-27T09:00:00+01:00"}, {"district": "valby"}, {"forum": "koordinationsgruppe"},
     {"status": "aflyst"}, {"meeting_kind": "netvaerk", "forum": ""}],
)  # fmt: skip
def test_another_day_table_or_kind_is_no_second_meeting(mette: FieldBook, other: dict[str, str]) -> None:
    meeting(mette, "26T09:00")
    values = {**SSP, "starts_at": "2026-11-26T13:00:00+01:00", **other}
    assert similar(words(mette), "meeting", values) == ()
    assert not [one for one in mette.warnings_for("meeting", values) if one.code == "same_day"]


def test_midnight_in_denmark_parts_the_days(mette: FieldBook) -> None:
    meeting(mette, "26T23:30")
    late = {**SSP, "starts_at": "2026-11-26T23:30:00+00:00"}  # half past midnight here
    assert similar(words(mette), "meeting", late) == ()


def test_a_new_case_stands_on_the_first_alone_until_somebody_puts_it_on_the_other(mette: FieldBook) -> None:
    first, second = meeting(mette, "26T09:00"), meeting(mette, "26T13:00")
    case = a_case(mette, heading="Sag 1")
    minutes.add_point(words(mette), asks.AddPoint(first, "Årsplan"))
    assert (titles(mette, first), titles(mette, second)) == (["Sag 1", "Årsplan"], [])
    done = at_meetings.put_on_agenda(words(mette), case, second)
    assert (titles(mette, first), titles(mette, second)) == (["Årsplan"], ["Sag 1"])
    at_meetings.put_on_agenda(words(mette), case, first)
    assert (titles(mette, first), titles(mette, second)) == (["Sag 1", "Årsplan"], [])
    at_meetings.put_on_agenda(words(mette), case, second)
    take_back(words(mette), TakeBack(done))


def test_what_the_first_put_off_goes_to_the_second_and_what_it_discussed_does_not(mette: FieldBook) -> None:
    first, second = meeting(mette, "26T09:00"), meeting(mette, "26T13:00")
    case, _ = a_case(mette, heading="Drøftet"), a_case(mette, heading="Ikke nået")
    minutes.add_point(words(mette), asks.AddPoint(first, "Årsplan"))
    minutes.decide(words(mette), asks.Decide(first, case, "Ringe hjem", "Lene Dahl", "skole"))
    minutes.close(words(mette), asks.CloseMeeting(first))
    late = a_case(mette, heading="Kom bagefter", raised_at="2026-11-26T10:00:00+01:00")
    assert titles(mette, second) == ["Ikke nået", "Kom bagefter", "Årsplan"]
    assert "Kom bagefter" not in titles(mette, first)  # a meeting that was held is as it was held
    assert late


def test_two_set_offline_are_a_pair_and_no_case_stands_twice(mette: FieldBook, anders: FieldBook) -> None:
    a_case(mette, heading="Sag 1", raised_at=EARLIER), a_case(mette, heading="Sag 2")
    settle(mette, anders)
    one, other = meeting(mette, "26T09:00"), meeting(anders, "26T09:30")
    cases = {title: key for key, title in _cases(mette).items()}
    minutes.decide(words(mette), asks.Decide(one, cases["Sag 1"], "Ringe hjem", "Lene Dahl", "skole"))
    minutes.change(words(anders), asks.ChangePoint(other, cases["Sag 2"], minutes="Klubben åbner torsdag."))
    minutes.change(words(anders), asks.ChangePoint(other, cases["Sag 1"], minutes="Skolen ringer."))
    minutes.add_point(words(anders), asks.AddPoint(other, "Årsplan"))
    settle(mette, anders)
    for book in (mette, anders):
        assert titles(book, one) == ["Sag 1"]  # treated there; what Anders wrote of it stands with his
        assert titles(book, other) == ["Sag 1", "Sag 2", "Årsplan"]
        pair = _pair(book)
        assert {pair.left.id, pair.right.id} == {one, other}
        twins = [showing.view(words(book), book.get(each)).twins for each in (one, other)]
        assert [[twin.id for twin in some] for some in twins] == [[other], [one]]
        lines = [line for forum in ask(words(book), asks.Meetings()).forums for line in forum.coming]
        assert [line.same_day for line in lines] == [True, True]


def test_merged_they_are_one_meeting_with_all_that_either_wrote(mette: FieldBook, anders: FieldBook) -> None:
    case = a_case(mette, heading="Sag 1", raised_at=EARLIER)
    a_case(mette, heading="Sag 2")
    settle(mette, anders)
    one = meeting(mette, "26T09:00", minutes_text="Mettes referat")
    other = meeting(anders, "26T09:30", minutes_text="Anders' referat", place_ref="Rådhuset")
    minutes.decide(words(mette), asks.Decide(one, case, "Ringe hjem", "Lene Dahl", "skole"))
    minutes.decide(words(anders), asks.Decide(other, case, "Besøge", "Jonas Bech", "klub"))
    minutes.change(words(anders), asks.ChangePoint(other, case, minutes="Klubben åbner torsdag."))
    minutes.add_point(words(anders), asks.AddPoint(other, "Årsplan"))
    settle(mette, anders)
    done = merging.merge_records(words(mette), one, other)
    # Anders has not heard of it and goes on in his: that is not lost either.
    minutes.add_point(words(anders), asks.AddPoint(other, "Sent punkt"))
    settle(mette, anders)
    for book in (mette, anders):
        assert [each.id for each in book.list("meeting").records] == [one]
        for key in (one, other):  # also for whoever has the page of the other open
            view = showing.view(words(book), book.get(key))
            said = [point.title for point in view.points]
            assert (said[:2], {*said[2:]}, len(said)) == (["Sag 1", "Sag 2"], {"Sent punkt", "Årsplan"}, 4)
            assert {line.text for line in view.points[0].decisions} == {"Ringe hjem", "Besøge"}
            assert [line.text for line in view.points[0].minutes] == ["Klubben åbner torsdag."]
        kept = book.get(one).fields
        assert kept["place_ref"] == "Rådhuset"
        assert "Mettes referat" in kept["minutes_text"] and "Anders' referat" in kept["minutes_text"]
        (line,) = [line for forum in ask(words(book), asks.Meetings()).forums for line in forum.coming]
        assert (line.points, line.decisions, line.same_day) == (4, 2, False)
        assert not [pair for pair in _pairs(book) if pair.kind == "meeting"]
    take_back(words(mette), TakeBack(done))
    assert len(mette.list("meeting").records) == 2
    assert "Anders' referat" not in mette.get(one).fields["minutes_text"]


def test_points_are_taken_over_one_by_one_and_given_back(mette: FieldBook) -> None:
    first, second = meeting(mette, "26T09:00"), meeting(mette, "26T13:00")
    case = a_case(mette, heading="Sag 1")
    minutes.add_point(words(mette), asks.AddPoint(first, "Årsplan"))
    minutes.change(words(mette), asks.ChangePoint(first, case, presented_by="Lene Dahl"))
    for title in ("Sag 1", "Årsplan"):
        (twin,) = showing.view(words(mette), mette.get(second)).twins
        key = next(point.key for point in twin.points if point.title == title)
        done = same_day.take_over(words(mette), asks.TakeOver(second, first, key))
    assert (titles(mette, first), titles(mette, second)) == ([], ["Sag 1", "Årsplan"])
    (point, _) = showing.view(words(mette), mette.get(second)).points
    assert point.presented_by == "Lene Dahl"
    take_back(words(mette), TakeBack(done))
    assert (titles(mette, first), titles(mette, second)) == (["Årsplan"], ["Sag 1"])


def test_two_that_are_two_are_not_asked_about_again(mette: FieldBook, anders: FieldBook) -> None:
    one, other = meeting(mette, "26T09:00"), meeting(mette, "26T13:00")
    assert _pair(mette)
    merging.not_the_same(words(mette), one, other)
    settle(mette, anders)
    for book in (mette, anders):
        assert not _pairs(book)
        assert showing.view(words(book), book.get(one)).twins == ()
        assert not any(line.same_day for forum in ask(words(book), asks.Meetings()).forums for line in forum.coming)


def test_meetings_of_two_spaces_are_two(mette: FieldBook) -> None:
    values = {"meeting_kind": "ssp", "forum": "koordinationsgruppe", "starts_at": "2026-11-26T09:00:00+01:00"}
    mette.add("meeting", values, space=LEADERS.id)
    mette.add("meeting", values, space=LOCAL.id)
    mette.add("meeting", {**values, "forum": ""} | {"meeting_kind": "netvaerk"}, space=TEAM.id)
    assert not _pairs(mette)


def _cases(book: FieldBook) -> dict[RecordId, str]:
    return {one.id: one.fields["heading"] for one in book.list("ssp_case", space=LOCAL.id).records}


def _pairs(book: FieldBook) -> list[Pair]:
    now = words(book)
    while not ask(now, LookForPairs()):
        pass
    return [pair for pair in suggestions(now) if pair.kind == "meeting"]


def _pair(book: FieldBook) -> Pair:
    (pair,) = _pairs(book)
    return pair


def test_a_case_treated_at_one_was_not_left_out_of_the_other(mette: FieldBook) -> None:
    first, second = meeting(mette, "12T09:00"), meeting(mette, "12T13:00")
    case = a_case(mette, heading="Sag 1")
    held = words(mette)
    minutes.decide(held, asks.Decide(first, case, "Ringe hjem", "Lene Dahl", "skole"))
    for one in (first, second):
        minutes.close(held, asks.CloseMeeting(one))
    today = held.now.date()
    assert Held(held).missed(mette.get(case), today) is None
    meeting(mette, "19T09:00", status="afholdt")
    assert Held(held).missed(mette.get(case), today) == date(2026, 11, 19)
