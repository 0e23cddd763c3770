"""Two coordinators at one meeting, one of them offline: nothing lost, conflicts shown, one agenda (R22, R27).

Real books, a real endpoint. Mette and Anders read the SSP space; Sara is in the team alone, and her task reaches
her there by letter.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.doing import minutes, remembering, times
from desktop.doing.meetings import put_on_agenda
from desktop.printing.papers import print_paper
from desktop.showing import meetings, today
from desktop.showing.words import Words
from local_store.ids import PersonId, RecordId, SpaceId
from local_store.merge import HardConflict
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, converged, settle
from ui.meetings import asks
from ui.meetings.asks import MeetingView
from ui.today.asks import ACTION, MarkDone

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
TABLE = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro", "status": "planlagt"}


class Table:
    """Three laptops, an SSP space with three cases, and two meetings to come."""

    def __init__(self, folder: Path, url: str) -> None:
        self.mette, self.anders, self.sara = (Laptop(folder / name, url) for name in ("mette", "anders", "sara"))
        self.mette.member.found_organisation("Kommunen", "Mette Krogh", folder / "recovery")
        self.team = self.mette.member.create_space("Gadeteam Nørrebro", "team")
        self.ssp = self.mette.member.create_space("SSP Nørrebro", "ssp_local")
        for laptop, name, role, space in (
            (self.anders, "Anders Toft", "coordinator", self.ssp),
            (self.sara, "Sara Lund", "fieldworker", self.team),
        ):
            laptop.member.join(self.mette.member.invite(name, role, [space]).text())
        self.cases = [self._case(number) for number in (1, 2, 3)]
        book = self.mette.book
        self.meeting = book.add("meeting", {**TABLE, "starts_at": "2026-11-26T09:00:00+01:00"}, space=self.ssp)
        self.after = book.add("meeting", {**TABLE, "starts_at": "2026-12-10T09:00:00+01:00"}, space=self.ssp)
        settle(self.mette, self.anders, self.sara)

    def _case(self, number: int) -> RecordId:
        values = {
            "heading": f"Sag {number}", "group_id": "c0" * 16, "level": "1", "level_reason": "Uro",
            "district": "noerrebro", "concern_text": "Larm til langt ud på natten", "state": "kladde",
            "raised_at": f"2026-11-0{number}T09:00:00+01:00",
        }  # fmt: skip
        case = self.mette.book.add("ssp_case", values, space=self.ssp)
        for state in ("indstillet", "modtaget"):
            self.mette.book.edit(case, set={"state": state})
        return case

    def view(self, laptop: Laptop, meeting: RecordId | None = None) -> MeetingView:
        return meetings.view(words(laptop), laptop.book.get(meeting or self.meeting))

    def close(self) -> None:
        for laptop in (self.mette, self.anders, self.sara):
            laptop.close()


def words(laptop: Laptop) -> Words:
    return Words(laptop.book, "da", NOW)


def titles(view: MeetingView) -> list[str]:
    return [point.title for point in view.points]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, endpoint: Endpoint) -> Iterator[Table]:
    """The meeting as both wrote it while Anders was offline, and after they met again."""
    made = Table(tmp_path_factory.mktemp("table"), endpoint.url)
    one, two, three = made.cases
    mette, anders = words(made.mette), words(made.anders)
    sara = PersonId(made.sara.book.person)
    put_on_agenda(mette, one, made.meeting)
    put_on_agenda(anders, one, made.meeting)  # the same case, without having seen the other's
    minutes.move(mette, asks.MovePoint(made.meeting, three, 0))
    minutes.move(anders, asks.MovePoint(made.meeting, two, 0))
    minutes.change(mette, asks.ChangePoint(made.meeting, one, minutes="Klubben åbner torsdag."))
    minutes.change(anders, asks.ChangePoint(made.meeting, one, minutes="Skolen taler med forældrene."))
    decide = asks.Decide(made.meeting, one, "Følge dem til klubben", sara, "gadeplan", date(2026, 11, 30))
    minutes.decide(mette, decide)
    minutes.decide(anders, asks.Decide(made.meeting, one, "Patruljere mere", "Peter Vang", "politi"))
    settle(made.mette, made.anders, made.sara)
    try:
        yield made
    finally:
        made.close()


def test_both_see_the_same_agenda_with_everything_either_wrote(held: Table) -> None:
    assert converged(held.ssp, held.mette, held.anders)
    mine, theirs = held.view(held.mette), held.view(held.anders)
    assert titles(mine) == titles(theirs)
    assert sorted(titles(mine)) == ["Sag 1", "Sag 2", "Sag 3"]  # each case once, though it was put on twice
    (first,) = [point for point in mine.points if point.title == "Sag 1"]
    assert {one.text for one in first.minutes} == {"Klubben åbner torsdag.", "Skolen taler med forældrene."}
    assert {one.text for one in first.decisions} == {"Følge dem til klubben", "Patruljere mere"}
    assert {one.who for one in first.decisions} == {"Sara Lund", "Peter Vang"}
    assert "Patruljere mere" in [task.what for task in first.open_tasks]


def test_minutes_of_one_item_written_at_once_are_a_conflict_that_the_page_shows(held: Table) -> None:
    (point,) = [one for one in held.view(held.mette).points if one.title == "Sag 2"]
    assert point.item
    for laptop, text in ((held.mette, "Afventer skolen."), (held.anders, "Afventer klubben.")):
        ask = asks.ChangePoint(held.meeting, point.key, minutes=text)
        minutes.change(words(laptop), ask)
    settle(held.mette, held.anders)
    for laptop in (held.mette, held.anders):
        view = held.view(laptop)
        assert (view.unsettled, view.first_conflict) == (1, point.item)
        (hard,) = [one for one in laptop.book.get(RecordId(point.item)).conflicts if isinstance(one, HardConflict)]
        assert {said.value for said in hard.versions} == {"Afventer skolen.", "Afventer klubben."}
    held.mette.book.resolve(RecordId(point.item), "minutes", value="Afventer skolen og klubben.")
    settle(held.mette, held.anders)
    assert held.view(held.anders).unsettled == 0


def test_the_task_is_on_the_colleagues_today_and_her_word_comes_back_to_the_table(held: Table) -> None:
    sara = words(held.sara)
    (due,) = today.view(sara, mine_only=True).due
    assert (due.title, due.due) == ("Følge dem til klubben", date(2026, 11, 30))
    (task,) = held.sara.book.list("action_item").records
    assert task.space == held.team and "case_id" not in task.fields
    remembering.mark_done(sara, MarkDone(task.id, ACTION))
    settle(held.sara, held.mette, held.anders)
    for laptop in (held.mette, held.anders):
        (point,) = [one for one in held.view(laptop).points if one.title == "Sag 1"]
        status = {one.text: one.status_label for one in point.decisions}
        assert status == {"Følge dem til klubben": "Udført", "Patruljere mere": "Aftalt"}
        assert "Følge dem til klubben" not in [task.what for task in point.open_tasks]
    (out,) = [one.fields for one in held.mette.book.list("disclosure", space=held.ssp).records]
    assert (out["outcome"], out["basis"], out["channel"]) == ("delt", "anonym", "opgave")
    assert (out["to_text"], out["to_actor"]) == ("Sara Lund, Gadeteam Nørrebro", "gadeplan")
    assert out["case_id"] == held.cases[0]
    (back,) = [one.fields for one in held.sara.book.list("disclosure", space=held.team).records]
    assert (back["outcome"], back["to_text"], back["basis"]) == ("delt", "SSP Nørrebro", "anonym")
    _words_that_name_somebody_stay_at_the_table(held)


def _words_that_name_somebody_stay_at_the_table(held: Table) -> None:
    mette, sara = words(held.mette), PersonId(held.sara.book.person)
    minutes.decide(mette, asks.Decide(held.meeting, held.cases[2], "Følge Imran til fodbold", sara, "gadeplan"))
    settle(held.mette, held.anders, held.sara)
    told = [one.fields["what"] for one in held.sara.book.list("action_item").records]
    assert "Opgave fra et SSP-møde. Spørg Mette Krogh." in told
    assert not held.sara.book.search("Imran")
    assert held.mette.book.count("disclosure", where={"case_id": held.cases[2], "outcome": "delt"}) == 1


def test_a_day_two_marked_at_once_is_one_day_and_both_books_count_alike(held: Table) -> None:
    waking = held.mette.book.add("action_item", {
        "what": "Vækning", "responsible_name": "Lene Dahl", "responsible_actor": "skole", "recurrence": "skoledage",
        "starts_on": "2026-11-23", "at_time": "08:30",
    }, space=SpaceId(held.ssp))  # fmt: skip
    settle(held.mette, held.anders)
    for laptop, done in ((held.mette, True), (held.anders, False)):
        times.mark_day(words(laptop), asks.MarkDay(waking, date(2026, 11, 23), done))
    settle(held.mette, held.anders)
    seen = [times.times(words(laptop), laptop.book.get(waking)) for laptop in (held.mette, held.anders)]
    assert seen[0] == seen[1]
    assert seen[0] is not None
    assert seen[0].done + seen[0].not_done == 1


def test_the_list_of_decisions_is_printed_and_what_is_open_comes_again(held: Table, tmp_path: Path) -> None:
    minutes.close(words(held.mette), asks.CloseMeeting(held.meeting))
    settle(held.mette, held.anders)
    file = print_paper(held.anders.book, held.meeting, tmp_path / "beslutninger.pdf")
    assert file.read_bytes().startswith(b"%PDF")
    assert held.anders.book.access_log(held.meeting)[0].action == "print"
    again = held.view(held.anders, held.after)
    assert sorted(titles(again)) == ["Sag 1", "Sag 2", "Sag 3"]
    assert {point.why for point in again.points} == {"opfoelgning"}
    (first,) = [point for point in again.points if point.title == "Sag 1"]
    assert "Patruljere mere" in [task.what for task in first.open_tasks]
