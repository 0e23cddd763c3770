"""R56 at the table: a case on the next meeting says how it goes since last time, whichever way the point ends."""

from collections.abc import Iterator

import pytest

from desktop.doing import minutes
from desktop.doing.taking_back import take_back
from desktop.showing import meetings
from desktop.showing.agenda_book import table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.desktop.doing.test_meetings import NOW, SSP, a_meeting, on_table
from tests.store_fixtures import make_book
from ui.asks import TakeBack
from ui.meetings import asks
from ui.meetings.asks import PointView

LATER = "2026-12-10T09:00:00+01:00"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with make_book(tmp_path_factory.mktemp("again") / "bog") as made:
        made.put_space(SSP)
        yield made


@pytest.fixture
def words(book: FieldBook) -> Iterator[Words]:
    """Each test begins with an empty table: what the one before wrote is taken back."""
    yield Words(book, "da", NOW)
    for kind in ("agenda_item", "meeting", "ssp_case"):
        for record in book.list(kind, limit=500).records:
            book.undo(book.history(record.id)[0].change)


@pytest.fixture
def again(words: Words) -> Iterator[tuple[str, RecordId]]:
    """The next meeting, and a case that the one before made a plan for."""
    then, (case, *_) = on_table(words, "a")
    after = a_meeting(words, LATER)
    minutes.discuss(words, asks.Discuss(then, case, "droeftet", "handleplan"))
    minutes.close(words, asks.CloseMeeting(then))
    yield after, case


def _point(words: Words, meeting: str, case: str) -> PointView:
    points = meetings.view(words, words.book.get(RecordId(meeting))).points
    return next(one for one in points if one.case == case)


def test_the_first_time_nothing_is_asked(words: Words) -> None:
    then, (case, *_) = on_table(words, "a")
    assert not _point(words, then, case).asks_how


@pytest.mark.parametrize("how", ["forbedret", "uaendret", "forvaerret"])
@pytest.mark.parametrize("goes_on", ["", "opfoelgning"])
def test_a_case_on_the_next_meeting_is_discussed_with_its_outcome_only(
    words: Words,
    again: tuple[str, RecordId],
    how: str,
    goes_on: str,
) -> None:
    after, case = again
    assert _point(words, after, case).asks_how
    with pytest.raises(RefusedInput) as refused:
        minutes.discuss(words, asks.Discuss(after, case, "droeftet", goes_on))
    assert (refused.value.field, refused.value.code) == ("outcome_level", "required")
    assert refused.value.text.da == "Hvordan går det? Vælg forbedret, uændret eller forværret."
    assert _point(words, after, case).status == "planlagt", "nothing is half written"
    done = minutes.discuss(words, asks.Discuss(after, case, "droeftet", goes_on, how))
    point = _point(words, after, case)
    assert (point.status, point.outcome) == ("droeftet", how)
    assert point.outcome_label in ("Forbedret", "Uændret", "Forværret")
    assert words.book.get(case).fields["outcome_level"] == how, "and so does the case, for whoever raised it"
    take_back(words, TakeBack(done))
    assert "outcome_level" not in words.book.get(case).fields
    assert _point(words, after, case).outcome == ""


def test_a_meeting_that_treated_it_does_not_end_before_it_is_said(
    words: Words,
    again: tuple[str, RecordId],
) -> None:
    after, case = again
    number = _point(words, after, case).number
    minutes.change(words, asks.ChangePoint(after, case, minutes="De unge kommer fast i klubben."))
    with pytest.raises(RefusedInput) as refused:
        minutes.close(words, asks.CloseMeeting(after))
    said = f"Punkt {number}: vælg først forbedret, uændret eller forværret. Så kan mødet slutte."
    assert (refused.value.field, refused.value.text.da) == ("outcome_level", said)
    assert table(words, after).meeting.fields.get("status") != "afholdt"
    minutes.discuss(words, asks.Discuss(after, case, "droeftet", "", "uaendret"))
    minutes.close(words, asks.CloseMeeting(after))
    assert _point(words, after, case).status == "droeftet"


def test_what_was_not_reached_is_put_off_without(words: Words, again: tuple[str, RecordId]) -> None:
    after, case = again
    minutes.close(words, asks.CloseMeeting(after))
    assert table(words, after).meeting.fields["status"] == "afholdt"
    assert "outcome_level" not in words.book.get(case).fields


def test_the_later_status_of_a_closed_case_is_its_own_word(words: Words, again: tuple[str, RecordId]) -> None:
    after, case = again
    minutes.discuss(words, asks.Discuss(after, case, "droeftet", "", "uaendret"))
    minutes.close(words, asks.CloseMeeting(after))
    ended = {"state": "afsluttet", "close_reason": "naaet", "later_status_on": "2027-03-01"}
    words.book.edit(case, set=ended)
    third = a_meeting(words, "2027-03-04T09:00:00+01:00")
    with pytest.raises(RefusedInput):
        minutes.discuss(words, asks.Discuss(third, case, "droeftet"))
    minutes.discuss(words, asks.Discuss(third, case, "droeftet", "", "forbedret"))
    fields = words.book.get(case).fields
    assert (fields["outcome_level"], fields["later_outcome"], fields["reviewed_on"]) == (
        "uaendret", "forbedret", "2027-03-04",
    )  # fmt: skip
