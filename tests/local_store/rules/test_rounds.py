"""A night out: stops as planned and as they came, what hangs on them, what nobody may forget."""

from datetime import date, datetime
from typing import Any

import pytest

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import clean
from local_store.rules import hotspots, rounds
from local_store.rules.rounds import Visit, Written
from tests.local_store.records.samples import LEAST


def at(clock: str) -> str:
    return f"2026-11-20T{clock}:00+01:00"


def stop(place: str, came: str = "", order: int | None = None, **more: Any) -> dict[str, Any]:
    return {"place_ref": place, **({"arrived_at": at(came)} if came else {}),
            **({"planned_order": order} if order else {}), **more}  # fmt: skip


def contact(name: str, place: str, clock: str, **more: Any) -> Written:
    return Written(name, "street_contact", {"place_ref": place, "occurred_at": at(clock), **more})


def told(visits: tuple[Visit, ...]) -> list[tuple[str, str, int | None]]:
    return [(one.place, one.state, one.young_people) for one in visits]


def test_the_route_keeps_its_order_and_what_was_made_comes_first() -> None:
    stops = {"c": stop("C", order=3), "a": stop("A", "20:00", 1, youth_count=4), "b": stop("B", order=2)}
    night = rounds.visits(stops, [], ["D", "B"], is_on=True)
    assert told(night) == [("A", "here", 4), ("B", "planned", None), ("C", "planned", None), ("D", "planned", None)]


def test_nobody_there_is_a_stop_and_the_round_is_not_there_any_more() -> None:
    stops = {
        "a": stop("A", "20:00", nobody_present="ja", left_at=at("20:00")),
        "b": stop("B", "20:25", youth_count=0),
    }
    assert [one.state for one in rounds.visits(stops, [], is_on=True)] == ["nobody", "nobody"]


def test_a_contact_hangs_on_the_visit_that_had_begun_by_then() -> None:
    stops = {"a": stop("A", "20:00", left_at=at("20:20")), "b": stop("B", "20:30", left_at=at("21:00")),
             "again": stop("A", "21:10")}  # fmt: skip
    written = [contact("one", "a ", "20:10", person_count=3), contact("two", "A", "21:15", person_count=2)]
    night = rounds.visits(stops, written, is_on=True, same=lambda place: place.strip().casefold())
    assert [[one.id for one in visit.written] for visit in night] == [["one"], [], ["two"]]
    assert told(night) == [("A", "done", 3), ("B", "done", None), ("A", "here", 2)]


def test_contacts_alone_tell_where_the_round_was() -> None:
    stops = {"p": stop("Banen", order=1)}
    written = [contact("one", "Kiosken", "20:10", person_count=0), contact("two", "Banen", "20:40", person_count=6)]
    night = rounds.visits(stops, written, is_on=False)
    assert told(night) == [("Kiosken", "nobody", 0), ("Banen", "done", 6)]
    assert night[1].stop == "p"


def test_an_observation_counts_only_where_nobody_else_did() -> None:
    seen = Written("o", "group_observation", {"place_ref": "A", "occurred_at": at("20:05"), "count_max": 8})
    assert rounds.visits({}, [seen], is_on=False)[0].young_people == 8
    both = [seen, contact("c", "A", "20:06", person_count=5, mood="rolig")]
    assert (rounds.visits({}, both, is_on=False)[0].young_people, rounds.visits({}, both, is_on=False)[0].mood) == (
        5, "rolig",
    )  # fmt: skip


def test_of_one_minute_the_place_that_was_left_comes_first() -> None:
    stops = {"here": stop("B", "20:00"), "gone": stop("A", "20:00", left_at=at("20:00"), nobody_present="ja")}
    assert [one.place for one in rounds.visits(stops, [], is_on=True)] == ["A", "B"]


def test_the_summary_counts_what_was_written_and_zero_is_in_it() -> None:
    stops = {"a": stop("A", "20:00", nobody_present="ja"), "b": stop("B", order=2)}
    written = [
        contact("one", "C", "20:30", person_count=4, known_status="ukendt", promise_text="Spørge om banen"),
        contact("two", "C", "20:40", person_count=2, known_status="kendt"),
    ]
    night = rounds.visits(stops, written, is_on=False)
    over = rounds.summary(
        {"started_at": at("19:30"), "ended_at": at("22:40")}, night, written, datetime.now().astimezone()
    )
    assert (over.contacts, over.contacts_new, over.young_people) == (2, 1, 6)
    assert (over.stops, over.empty_stops, over.unreached, over.promises, over.minutes) == (2, 1, 1, 1, 190)


def test_a_promise_without_a_follow_up_is_not_forgotten() -> None:
    kept = contact("kept", "A", "20:00", promise_text="Ringe")
    loose = contact("loose", "A", "20:10", promise_text="Spørge")
    named = contact("named", "A", "20:20", promise_text="Vise vej", follow_up_id="x")
    assert rounds.unkept([kept, loose, named, contact("c", "A", "20:30")], [{"origin_ref": "kept"}]) == (loose,)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"planned_order": None, "arrived_at": None}, "arrived_at"), ({"planned_order": 2, "arrived_at": None}, None)],
)
def test_a_stop_was_made_or_is_planned(values: dict[str, Any], field: str | None) -> None:
    given = {**LEAST["round_stop"], **values}
    if field is None:
        clean("round_stop", standard(), given)
        return
    with pytest.raises(RefusedInput) as caught:
        clean("round_stop", standard(), given)
    assert (caught.value.field, caught.value.code) == (field, "required")


def test_what_cannot_wait_is_proposed_first() -> None:
    saturday = date(2026, 11, 21)

    def key(status: str, visits: list[str], name: str) -> tuple[Any, ...]:
        standing = hotspots.standing({"status": status}, [], saturday) if status else None
        return (
            *rounds.pressing(standing, hotspots.rhythm(standing.wanted if standing else 0, visits, saturday)),
            name,
        )

    keys = [
        key("groen", ["2026-11-18"], "green and seen"), key("", [], "undecided"), key("gul", [], "yellow"),
        key("roed", [], "red and behind"), key("groen", [], "green"), key("", ["2026-11-20"], "undecided, seen"),
    ]  # fmt: skip
    assert [one[-1] for one in sorted(keys)] == [
        "red and behind", "yellow", "green", "green and seen", "undecided", "undecided, seen",
    ]  # fmt: skip
