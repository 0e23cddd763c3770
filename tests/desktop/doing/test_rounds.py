"""A round's acts over a real book: several records each, taken back as one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import rounds_on
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, contact, make_book
from ui.asks import Acted, Ask, TakeBack
from ui.rounds.asks import Arrive, AskWhereNow, Beginning, EndRound, Reopen, StartRound, TellHere, Told

NOW = "2026-11-21T22:30:00+01:00"


def at(clock: str) -> str:
    return f"2026-11-21T{clock}:00+01:00"


class Team:
    """A book with three places, asked as the desktop asks it."""

    def __init__(self, book: FieldBook) -> None:
        self.book = book
        named = ("Stefansgade", "Blågårds Plads", "Banen")
        self.places = {name: book.add("place", {"name": name}) for name in named}

    def ask(self, question: Ask[Any]) -> Any:
        return answers()[type(question)](self.words(), question)

    def words(self) -> Words:
        return Words(self.book, "da", datetime.fromisoformat(NOW))

    def start(self, *route: str) -> Acted:
        values = {"started_at": at("19:30"), "staff_ids": [self.book.person], "companions": "Sara"}
        done: Acted = self.ask(StartRound(values, tuple(self.places.get(one, one) for one in route)))
        return done

    def stops(self) -> list[tuple[str, str]]:
        view = rounds_on.current_round(self.words())
        return [(stop.place, stop.state) for stop in view.stops] if view else []


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    book = make_book(tmp_path / "bog", SetClock())
    yield Team(book)
    book.close()


def test_the_route_is_kept_in_order_also_where_a_place_is_only_words(team: Team) -> None:
    started = team.start("Banen", "Ved søen", "Stefansgade")
    assert team.stops() == [("Banen", "planned"), ("Ved søen", "planned"), ("Stefansgade", "planned")]
    team.ask(TakeBack(started))
    assert (team.stops(), team.book.count("round_stop"), team.book.count("outreach_round")) == ([], 0, 0)


def test_a_contact_written_before_the_round_was_started_comes_along_if_it_was_on_it(team: Team) -> None:
    def written(clock: str, **more: Any) -> RecordId:
        return team.book.add("street_contact", contact(place_ref="Banen", occurred_at=at(clock), **more))

    other = team.book.add(
        "outreach_round", {"started_at": at("12:00"), "ended_at": at("13:00"), "companions": "Ali"}
    )
    before, since = written("19:20"), written("19:40")
    elsewhere, later = written("19:45", round_id=other), written("23:50")
    night = team.start()
    hangs_on = {one: team.book.get(one).fields.get("round_id") for one in (before, since, elsewhere, later)}
    assert hangs_on == {before: None, since: night.record, elsewhere: other, later: None}
    assert team.stops() == [("Banen", "here")]
    team.ask(TakeBack(night))
    assert not team.book.get(since).fields.get("round_id")


def test_nobody_goes_alone_without_a_reason(team: Team) -> None:
    with pytest.raises(RefusedInput) as caught:
        team.ask(StartRound({"started_at": at("19:30"), "staff_ids": [team.book.person]}))
    assert caught.value.field == "lone_work_reason"
    assert team.book.count("outreach_round") == 0


def test_arriving_leaves_the_place_before_and_is_taken_back_as_one(team: Team) -> None:
    night = team.start("Banen", "Stefansgade").record
    team.ask(Arrive(night, team.places["Banen"], at("20:00"), Told(4, mood="rolig")))
    there = team.ask(Arrive(night, team.places["Blågårds Plads"], at("20:40")))
    assert team.stops() == [("Banen", "done"), ("Blågårds Plads", "here"), ("Stefansgade", "planned")]
    assert team.book.count("round_stop") == 3, "the route's own stop was filled in"
    team.ask(TakeBack(there))
    assert team.stops() == [("Banen", "here"), ("Stefansgade", "planned")]


def test_nobody_there_is_written_and_left_at_once(team: Team) -> None:
    night = team.start("Banen").record
    team.ask(Arrive(night, team.places["Banen"], at("20:00"), Told(nobody=True)))
    stop = team.book.list("round_stop").records[0].fields
    assert (stop["nobody_present"], stop["youth_count"], stop["left_at"]) == ("ja", 0, at("20:00"))
    assert team.ask(AskWhereNow()).is_stop is False


def test_how_many_are_here_can_be_told_where_only_a_contact_told_of_the_place(team: Team) -> None:
    night = team.start().record
    team.book.add(
        "street_contact", contact(round_id=night, place_ref=team.places["Banen"], occurred_at=at("20:10"))
    )
    assert team.ask(AskWhereNow()).place == team.places["Banen"]
    team.ask(TellHere(night, at("20:20"), Told(7, mood="livlig")))
    view = rounds_on.current_round(team.words())
    assert view is not None
    assert [(stop.young_people, stop.counted, stop.state) for stop in view.stops] == [(7, True, "here")]


def test_the_end_leaves_the_last_stop_and_remembers_every_promise_once(team: Team) -> None:
    night = team.start().record
    team.ask(Arrive(night, team.places["Banen"], at("20:00")))
    made = [
        team.book.add(
            "street_contact",
            contact(round_id=night, place_ref=team.places["Banen"], occurred_at=at("20:10"), promise_text=what),
        )
        for what in ("Spørge om banen", "Ringe til klubben")
    ]
    known = {"what": "Ringe", "due_at": at("21:00"), "origin_ref": made[1]}
    team.book.add("follow_up", known)
    heads = team.book.get(RecordId(night)).heads
    values = {"handover_text": "Alle gik hjem", "debrief_done": "ja"}
    ended = team.ask(EndRound(night, at("23:00"), heads, values))
    assert {one.fields["what"] for one in team.book.list("follow_up").records} == {"Ringe", "Spørge om banen"}
    page = rounds_on.page(team.words(), team.book.get(RecordId(night)))
    assert (page.handover, page.debrief, page.minutes) == ("Alle gik hjem", "ja", 210)
    assert page.stops[0].left is not None
    team.ask(TakeBack(ended))
    assert team.book.count("follow_up") == 1
    assert team.stops() == [("Banen", "here")]


def test_a_round_that_ended_can_go_on(team: Team) -> None:
    night = team.start().record
    team.ask(EndRound(night, at("23:00"), None, {"handover_text": "Alle gik hjem"}))
    assert rounds_on.current_round(team.words()) is None
    assert team.ask(Beginning()).handover == "I dag: Alle gik hjem"
    team.ask(Reopen(night))
    assert rounds_on.current_round(team.words()) is not None


def test_whom_one_walked_with_comes_first_and_places_by_what_cannot_wait(team: Team) -> None:
    from local_store.ids import PersonId

    for number, name in enumerate(("Ali Hassan", "Sara Lund"), 1):
        team.book.put_person(PersonId(f"{number:032x}"), name)
    team.book.add("outreach_round", {"started_at": at("10:00"), "ended_at": at("11:00"), "staff_ids": [
        team.book.person, f"{2:032x}"]})  # fmt: skip
    team.book.add("hotspot", {"place_ref": team.places["Stefansgade"], "status": "roed", "reason": "Uro",
                              "decided_on": "2026-11-16"})  # fmt: skip
    view = team.ask(Beginning())
    assert [one.title for one in view.colleagues] == ["Sara Lund", "Ali Hassan"]
    assert [one.name for one in view.places] == ["Stefansgade", "Banen", "Blågårds Plads"]
    assert (view.places[0].status, view.places[0].behind) == ("roed", True)
