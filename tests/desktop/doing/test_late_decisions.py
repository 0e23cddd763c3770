"""What is decided after a colleague ended the meeting: the case's state follows, on whoever's laptop both meet."""

from desktop.doing import minutes, reviewing
from desktop.doing.arriving import after_a_round
from desktop.doing.meetings import put_on_agenda
from desktop.doing.taking_back import take_back
from desktop.showing import meetings as showing
from desktop.showing.correspondence import word_on
from local_store.ids import RecordId
from tests.desktop.doing.referring_town import Town, refer, told, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.asks import Acted, TakeBack
from ui.meetings import asks
from ui.sending.asks import WordOn

__all__ = ["endpoint", "town"]


class Evening:
    """A meeting at Sara's and Anders' table with a case of Bo's."""

    def __init__(self, town: Town) -> None:
        self.town, self.sara = town, town.sara
        self.anders = town.at_the_table("Anders Toft")
        self.raised = town.draft(heading="Trappen om aftenen")
        refer(town.bo, self.raised)
        settle(town.bo, self.sara, self.anders)
        (case,) = town.at_table(self.raised)
        self.case = case.id
        self.both()
        reviewing.accept(words(self.sara), self.case)
        values = {"meeting_kind": "ssp", "forum": "lokaludvalg", "status": "planlagt",
                  "starts_at": words(self.sara).now.isoformat(timespec="seconds")}  # fmt: skip
        self.meeting = self.sara.book.add("meeting", values, space=town.table)
        self.both()

    def both(self) -> None:
        """Both meet the endpoint, and the desk of each takes in what came."""
        for _ in range(2):
            for laptop in (self.sara, self.anders):
                laptop.round()
                after_a_round(words(laptop))

    def decide(self, laptop: Laptop) -> Acted:
        ask = asks.Decide(self.meeting, self.case, "Ringe hjem", "Lene Dahl", "skole")
        return minutes.decide(words(laptop), ask)

    def close(self, laptop: Laptop) -> None:
        minutes.close(words(laptop), asks.CloseMeeting(self.meeting))

    def states(self) -> list[str]:
        return [laptop.book.get(self.case).fields["state"] for laptop in (self.sara, self.anders)]

    def statuses(self) -> list[str]:
        found = []
        for laptop in (self.sara, self.anders):
            view = showing.view(words(laptop), laptop.book.get(self.meeting))
            (point,) = [one for one in view.points if one.case == self.case]
            found.append(point.status)
        return found


def test_a_decision_on_a_meeting_that_was_ended_moves_its_case_and_fortryd_gives_it_back(
    town: Town,
) -> None:
    evening = Evening(town)
    evening.close(evening.sara)
    evening.both()
    assert evening.states() == ["modtaget", "modtaget"]
    done = evening.decide(evening.anders)
    assert evening.anders.book.get(evening.case).fields["state"] == "droeftet"
    evening.both()
    assert (evening.states(), evening.statuses()) == (["droeftet"] * 2, ["droeftet"] * 2)
    settle(evening.sara, evening.anders, town.bo)
    assert told(town.bo, evening.raised)["state"] == "droeftet"
    take_back(words(evening.anders), TakeBack(done))
    evening.both()
    assert (evening.states(), evening.statuses()) == (["modtaget"] * 2, ["udsat"] * 2)


def test_minutes_written_late_count_as_well(town: Town) -> None:
    evening = Evening(town)
    evening.close(evening.sara)
    change = asks.ChangePoint(evening.meeting, evening.case, minutes="Klubben åbner torsdag.")
    minutes.change(words(evening.sara), change)
    assert evening.sara.book.get(evening.case).fields["state"] == "droeftet"


def test_decided_on_one_laptop_while_the_other_ended_the_meeting_it_is_discussed_and_told_once(town: Town) -> None:
    evening = Evening(town)
    evening.decide(evening.anders)  # neither has heard of the other
    evening.close(evening.sara)
    evening.both()
    assert (evening.states(), evening.statuses()) == (["droeftet"] * 2, ["droeftet"] * 2)
    settle(evening.sara, evening.anders, town.bo)
    labels = [one.label for one in word_on(words(town.bo), WordOn(evening.raised)).said]
    assert labels.count("Drøftet") == 1
    assert not [one for laptop in (evening.sara, evening.anders) for one in laptop.book.conflicts()
                if one.record == evening.case and one.hard]  # fmt: skip


def test_what_has_gone_on_since_is_not_moved_back(town: Town) -> None:
    evening = Evening(town)
    evening.decide(evening.anders)
    evening.close(evening.sara)
    evening.both()
    later = evening.sara.book.add(
        "meeting", {"meeting_kind": "ssp", "forum": "lokaludvalg", "status": "planlagt",
                    "starts_at": "2027-11-26T09:00:00+01:00"}, space=town.table
    )  # fmt: skip
    put_on_agenda(words(evening.sara), evening.case, later)
    evening.both()
    (decision,) = evening.anders.book.list("decision", where={"case_id": evening.case}).records
    evening.anders.book.edit(RecordId(decision.id), set={"decision_text": "Ringe hjem torsdag"})
    evening.both()
    assert evening.states() == ["paa_dagsorden"] * 2
