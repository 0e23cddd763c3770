"""What is done at a table, with a real book."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.doing import meetings, minutes, task_letters, times
from desktop.doing.taking_back import take_back
from desktop.showing import meetings as showing
from desktop.showing.agenda_book import item_fields, table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import PersonId, RecordId, SpaceId
from local_store.rules.tasks import open_tasks_of
from local_store.views import Space
from tests.store_fixtures import SetClock, make_book
from ui.asks import TakeBack
from ui.meetings import asks

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
LED = Space(SpaceId("1e" * 16), "SSP ledelse", "ssp_lead", "")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = NOW
    with make_book(Path(tmp_path_factory.mktemp("book")) / "b", clock) as made:
        made.put_space(SSP)
        made.put_space(LED)
        yield made


@pytest.fixture
def words(book: FieldBook) -> Iterator[Words]:
    """Each test begins with empty tables: what the one before wrote is taken back."""
    yield Words(book, "da", NOW)
    for kind in ("action_item", "decision", "agenda_item", "meeting", "ssp_case", "follow_up"):
        for record in book.list(kind, limit=500).records:
            book.undo(book.history(record.id)[0].change)


def a_case(words: Words, state: str = "modtaget", **more: Any) -> RecordId:
    """A complete case at that state, gone there step by step."""
    values = {
        "heading": "Gruppen ved banen", "group_id": "c0" * 16, "level": "1", "level_reason": "Uro og hærværk",
        "district": "noerrebro", "concern_text": "Larm til langt ud på natten", "state": "kladde",
        "lead_party": "Mette Krogh", **more,
    }  # fmt: skip
    case = words.book.add("ssp_case", values, space=SSP.id)
    for step in {"kladde": [], "indstillet": ["indstillet"]}.get(state, ["indstillet", "modtaget", state]):
        words.book.edit(case, set={"state": step})
    return case


def a_meeting(words: Words, starts_at: str, **more: Any) -> RecordId:
    table = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}
    values = {"starts_at": starts_at, **table, **more}
    return words.book.add("meeting", values, space=SSP.id)


def test_a_case_goes_on_the_next_meeting_of_its_forum_and_district_and_can_be_taken_back(words: Words) -> None:
    case = a_case(words)
    a_meeting(words, "2026-11-20T09:00:00+01:00")
    a_meeting(words, "2026-11-24T09:00:00+01:00", district="valby")
    then = a_meeting(words, "2026-11-26T09:00:00+01:00")
    a_meeting(words, "2026-12-10T09:00:00+01:00")
    done = meetings.put_on_agenda(words, case)
    (point,) = table(words, then).points
    assert (point.case, words.book.get(case).fields["state"]) == (case, "paa_dagsorden")
    take_back(words, TakeBack(done))
    assert words.book.get(case).fields["state"] == "modtaget"
    assert words.book.list("agenda_item", where={"case_id": case}).records == ()


def test_twice_on_the_agenda_is_once(words: Words) -> None:
    case, then = a_case(words), a_meeting(words, "2026-11-26T09:00:00+01:00")
    meetings.put_on_agenda(words, case)
    again = meetings.put_on_agenda(words, case, then)
    assert again.changes == ()
    assert len(words.book.list("agenda_item", where={"meeting_id": then}).records) == 1


def test_no_meeting_is_made_up_it_is_asked_for_with_the_forums_rhythm_as_a_proposal(words: Words) -> None:
    case = a_case(words)
    with pytest.raises(RefusedInput) as refused:
        meetings.put_on_agenda(words, case)
    assert refused.value.code == "no_meeting"
    assert meetings.proposed_meeting(words, words.book.get(case)) is None
    for day in ("2026-10-14", "2026-10-28", "2026-11-11"):
        a_meeting(words, f"{day}T09:00:00+01:00", status="afholdt")
    proposal = meetings.proposed_meeting(words, words.book.get(case))
    assert proposal is not None
    assert (proposal.starts_at.isoformat(), proposal.every_days) == ("2026-11-25T09:00:00+01:00", 14)
    assert words.book.count("meeting") == 3
    meetings.set_meeting(words, case, proposal.starts_at)
    assert meetings.put_on_agenda(words, case).record == case


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [("indstillet", {}, "not_allowed"), ("kladde", {"level": None}, "required"), ("afvist", {}, "not_allowed")],
)
def test_what_may_not_stand_on_an_agenda_is_refused_in_plain_words(
    words: Words, state: str, more: dict[str, Any], code: str
) -> None:
    a_meeting(words, "2026-11-26T09:00:00+01:00")
    case = a_case(words, state, **more)
    with pytest.raises(RefusedInput) as refused:
        meetings.put_on_agenda(words, case)
    assert refused.value.code == code
    assert words.book.count("agenda_item") == 0


def test_a_meeting_of_another_space_or_one_that_is_over_is_refused(words: Words) -> None:
    case = a_case(words)
    held = a_meeting(words, "2026-11-20T09:00:00+01:00", status="afholdt")
    values = {"starts_at": "2026-11-26T09:00:00+01:00", "meeting_kind": "ssp", "forum": "koordinationsgruppe"}
    other = words.book.add("meeting", values, space=LED.id)
    for meeting, code in ((other, "space"), (held, "over")):
        with pytest.raises(RefusedInput) as refused:
            meetings.put_on_agenda(words, case, meeting)
        assert refused.value.code == code


def on_table(words: Words, *headings: str) -> tuple[RecordId, list[RecordId]]:
    then = a_meeting(words, "2026-11-26T09:00:00+01:00")
    cases = [a_case(words, heading=heading, raised_at=f"2026-11-0{number}T09:00:00+01:00")
             for number, heading in enumerate(headings, 1)]  # fmt: skip
    return then, cases


def order_of(words: Words, meeting: RecordId) -> list[str]:
    found = table(words, meeting)
    return [found.cases[point.case].fields["heading"] if point.case else "-" for point in found.points]


def test_points_are_moved_one_by_one_and_the_others_keep_their_order(words: Words) -> None:
    then, cases = on_table(words, "a", "b", "c", "d")
    assert order_of(words, then) == ["a", "b", "c", "d"]
    minutes.move(words, asks.MovePoint(then, cases[3], 0))
    assert order_of(words, then) == ["d", "a", "b", "c"]
    minutes.move(words, asks.MovePoint(then, cases[1], 0))
    assert order_of(words, then) == ["b", "d", "a", "c"]
    minutes.move(words, asks.MovePoint(then, cases[3], 2))
    assert order_of(words, then) == ["b", "a", "d", "c"]
    done = minutes.move(words, asks.MovePoint(then, cases[2], 0))
    assert order_of(words, then) == ["c", "b", "a", "d"]
    take_back(words, TakeBack(done))
    assert order_of(words, then) == ["b", "a", "d", "c"]


def test_a_decision_with_a_name_becomes_that_persons_task_and_a_unit_is_refused(words: Words) -> None:
    then, (case,) = on_table(words, "a")
    sara = PersonId("5a" * 16)
    words.book.put_person(sara, "Sara Lund")
    with pytest.raises(RefusedInput) as refused:
        minutes.decide(words, asks.Decide(then, case, "Patruljere mere", "politiet", "politi"))
    assert (refused.value.field, refused.value.text.da) == (
        "responsible_name",
        "En enhed er ikke nok. Skriv navnet.",
    )
    assert words.book.count("agenda_item") == words.book.count("decision") == 0
    due = date(2026, 12, 3)
    minutes.decide(words, asks.Decide(then, case, "Planlægge en turnering", "Sara Lund", "gadeplan", due))
    done = minutes.decide(words, asks.Decide(then, case, "Hjemmebesøg", "Peter Vang", "politi"))
    first, second = sorted(words.book.list("action_item").records, key=lambda one: one.fields["what"])
    assert first.fields["responsible_name"] == "Peter Vang"
    assert (second.fields["responsible_id"], second.fields["by_when"]) == (sara, "2026-12-03")
    assert open_tasks_of(sara, {second.id: second.fields}) == (second.id,)
    assert [len(words.book.list(kind).records) for kind in ("agenda_item", "decision")] == [1, 2]
    take_back(words, TakeBack(done))
    assert [words.book.count(kind) for kind in ("action_item", "decision")] == [1, 1]


def test_a_case_that_was_discussed_goes_on_and_comes_again_until_it_is_closed(words: Words) -> None:
    then, (one, two, three) = on_table(words, "a", "b", "c")
    after = a_meeting(words, "2026-12-10T09:00:00+01:00")
    minutes.discuss(words, asks.Discuss(then, one, "droeftet", "handleplan"))
    minutes.change(words, asks.ChangePoint(then, two, minutes="Skolen og klubben taler sammen."))
    minutes.add_point(words, asks.AddPoint(then, "Nyt fra klubben"))
    minutes.close(words, asks.CloseMeeting(then))
    states = [words.book.get(case).fields["state"] for case in (one, two, three)]
    assert states == ["handleplan", "droeftet", "modtaget"]
    status = {item.fields.get("case_id"): item.fields["status"] for item in table(words, then).items.values()
              if item.fields["meeting_id"] == then}  # fmt: skip
    assert status == {one: "droeftet", two: "droeftet", three: "udsat", None: "udsat"}
    found = table(words, after)
    assert [(point.case, point.why) for point in found.points][:3] == [(one, "opfoelgning"), (two, "opfoelgning"),
                                                                       (three, "opfoelgning")]  # fmt: skip
    assert item_fields(found, found.points[3])["heading"] == "Nyt fra klubben"
    ended = {"state": "afsluttet", "close_reason": "naaet", "outcome_level": "forbedret"}
    words.book.edit(one, set=ended)
    assert one not in [point.case for point in table(words, after).points]


def test_what_is_not_accepted_yet_cannot_be_discussed(words: Words) -> None:
    then = a_meeting(words, "2026-11-26T09:00:00+01:00")
    case = a_case(words, "indstillet")
    with pytest.raises(RefusedInput) as refused:
        minutes.discuss(words, asks.Discuss(then, case, "droeftet"))
    assert refused.value.text.da == "Tag sagen imod først."


def test_a_recurring_task_is_marked_day_by_day_and_the_missing_days_are_counted(words: Words) -> None:
    waking = words.book.add("action_item", {
        "what": "Vækning", "responsible_name": "Lene Dahl", "responsible_actor": "skole", "recurrence": "skoledage",
        "starts_on": "2026-11-16", "at_time": "08:30", "condition_text": "ikke i skole kl. 8.30",
    }, space=SSP.id)  # fmt: skip
    times.mark_day(words, asks.MarkDay(waking, date(2026, 11, 16), done=True))
    times.mark_day(words, asks.MarkDay(waking, date(2026, 11, 17), done=True))
    times.mark_day(words, asks.MarkDay(waking, date(2026, 11, 17), done=False, reason="Ingen åbnede"))
    view = times.times(words, words.book.get(waking))
    assert view is not None
    assert (view.done, view.not_done, view.missing) == (1, 1, 3)
    assert view.rhythm == "Hver skoledag kl. 8.30"
    by_day = {one.day.day: (one.state, one.reason) for one in view.days}
    assert by_day[17] == ("not_done", "Ingen åbnede")
    assert by_day[23][0] == "ahead" and 21 not in by_day and 24 not in by_day
    assert words.book.count("follow_up") == 2


def test_the_page_of_a_meeting_says_its_agenda_and_an_anonymous_point_names_nobody(words: Words) -> None:
    then, (one, two) = on_table(words, "Drengene ved banen", "Imrans skolegang")
    minutes.change(words, asks.ChangePoint(then, two, anonymous=True, presented_by="Nadia"))
    minutes.decide(words, asks.Decide(then, one, "Planlægge en turnering", "Nadia Holm", "gadeplan"))
    view = showing.view(words, words.book.get(then))
    assert [(point.number, point.title) for point in view.points] == [(1, "Drengene ved banen"), (2, "Anonym sag")]
    assert view.points[0].decisions[0].who == "Nadia Holm"
    assert view.points[0].open_tasks[0].status_label == "Aftalt"
    assert view.points[1].presented_by == "Nadia"
    assert view.next_meeting == "Næste møde er ikke lagt endnu"


def test_the_directory_is_read_once_for_all_tasks_of_a_table(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    who = {"responsible_id": words.book.person, "responsible_actor": "gadeplan"}
    tasks = [{"what": f"Ring {number}", **who} for number in range(9)]
    made = [words.book.get(one) for one in words.book.add_many("action_item", tasks, space=SSP.id)]
    read, standing_of = [], task_letters.standing_of
    monkeypatch.setattr(task_letters, "standing_of", lambda book: (read.append(book), standing_of(book))[1])
    assert set(task_letters.as_told(words, made)) == {one.id for one in made}
    assert len(read) == 1


def test_the_list_holds_every_table_and_counts_what_stands_on_it(words: Words) -> None:
    on_table(words, "a", "b")
    a_meeting(words, "2026-11-12T09:00:00+01:00", status="afholdt")
    words.book.add("meeting", {"starts_at": "2026-12-01T10:00:00+01:00", "meeting_kind": "netvaerk"}, space=SSP.id)
    view = showing.answer_meetings(words, asks.Meetings())
    assert [(forum.name, len(forum.coming), len(forum.held)) for forum in view.forums] == [
        ("SSP lokaludvalg, Nørrebro", 1, 1),
        ("Netværksmøde", 1, 0),
    ]
    assert (view.forums[0].coming[0].points, view.forums[0].rhythm) == (2, "Mødes hver 2. uge")
