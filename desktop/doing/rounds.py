"""Starting, walking and ending a round: each act several records, durable together and taken back together."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.rounds_on import Night, night_of, place_name, round_record
from desktop.showing.words import Words, moment
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.rules import danish_calendar, rounds
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.rounds.asks import Arrive, EndRound, Reopen, StartRound, TellHere, Told

_LATELY = 50  # of a kind, looked through for what was written just before a round was started
_DUE = timedelta(days=1)  # a promise nobody gave a day is looked at the day after


def start(words: Words, ask: StartRound) -> Acted:
    """Write the round and its route; what was written since it began comes along.

    Raises RefusedInput (somebody alone without a reason).
    """
    book = words.book
    new = book.add("outreach_round", ask.values, space=SpaceId(ask.space) if ask.space else None)
    record = book.get(new)
    changes = list(record.heads)
    stops = [
        {"round_id": new, "place_ref": place, "planned_order": number} for number, place in enumerate(ask.route, 1)
    ]
    for stop in book.add_many("round_stop", stops, space=record.space) if stops else ():
        changes += book.get(stop).heads
    changes += _take_along(words, record)
    if ask.draft:
        book.drop_draft(ask.draft)
    return acted(words, new, changes)


def _take_along(words: Words, round_: Record) -> list[ChangeId]:
    """Hang on it what this person wrote on no round since it began: the first contact may come before the round."""
    book, began = words.book, str(round_.fields.get("started_at") or "")
    if not began:
        return []
    return [
        book.edit(one.id, set={"round_id": round_.id})
        for kind in ("street_contact", "group_observation")
        for one in book.list(kind, limit=_LATELY, space=round_.space).records
        if not one.fields.get("round_id")
        and one.created.author == book.person
        and moment(began) <= moment(str(one.fields["occurred_at"])) <= words.now
    ]


def arrive(words: Words, ask: Arrive) -> Acted:
    """Come to a place: leave the one before, and fill in the route's own stop when it is on the route."""
    night = night_of(words, round_record(words, ask.round))
    here = night.here()
    name = place_name(words, ask.place).casefold()
    if here is not None and place_name(words, here.place).casefold() == name:
        return _tell(words, night, ask.told, ask.at)
    changes = _leave(words, night, ask.at)
    values = {"arrived_at": ask.at, **_said(ask.told, ask.at)}
    planned = next(
        (one.stop for one in night.visits
         if one.stop and one.state == "planned" and place_name(words, one.place).casefold() == name),
        "",
    )  # fmt: skip
    if planned:
        changes.append(words.book.edit(RecordId(planned), set=values))
    else:
        changes += _new_stop(words, night, {"place_ref": ask.place, **values})
    return acted(words, ask.round, changes)


def tell_here(words: Words, ask: TellHere) -> Acted:
    """Write how many there are where the round is now. Nothing is written when it is nowhere."""
    return _tell(words, night_of(words, round_record(words, ask.round)), ask.told, ask.at)


def _tell(words: Words, night: Night, told: Told, at: str) -> Acted:
    here, changes = night.here(), list[ChangeId]()
    if here is not None and here.stop:
        said = _said(told, at)
        before = night.stops[here.stop]
        if any(before.get(name) != value for name, value in said.items()):
            changes.append(words.book.edit(RecordId(here.stop), set=said))
    elif here is not None and here.at is not None:
        # Only contacts told of this place until now.
        came = danish_calendar.here(here.at).isoformat(timespec="seconds")
        changes += _new_stop(words, night, {"place_ref": here.place, "arrived_at": came, **_said(told, at)})
    return acted(words, night.record.id, changes)


def _said(told: Told, at: str) -> dict[str, Any]:
    """Nobody there: one is on the way again at once."""
    if told.nobody:
        return {"nobody_present": "ja", "youth_count": 0, "left_at": at}
    found: dict[str, Any] = {}
    if told.count is not None:
        found["youth_count"] = told.count
    if told.mood:
        found["mood"] = told.mood
    return found


def _new_stop(words: Words, night: Night, values: Mapping[str, Any]) -> tuple[ChangeId, ...]:
    made = words.book.add("round_stop", {"round_id": night.record.id, **values}, space=night.record.space)
    return tuple(words.book.get(made).heads)


def _leave(words: Words, night: Night, at: str) -> list[ChangeId]:
    here = night.here()
    if here is None or not here.stop or here.at is None or moment(at) < here.at:
        return []
    return [words.book.edit(RecordId(here.stop), set={"left_at": at})]


def end(words: Words, ask: EndRound) -> Acted:
    """End the round and leave the last stop; every promise gets somebody to remember it.

    What others wrote on the round since `seen` stays. Raises RefusedInput.
    """
    book = words.book
    night = night_of(words, round_record(words, ask.round))
    seen = tuple(ChangeId(one) for one in ask.seen) if ask.seen else None
    changes = [book.edit(RecordId(ask.round), set={"ended_at": ask.at, **ask.values}, seen=seen)]
    changes += _leave(words, night, ask.at)
    changes += _remember(words, night)
    if ask.draft:
        book.drop_draft(ask.draft)
    return acted(words, ask.round, changes)


def _remember(words: Words, night: Night) -> list[ChangeId]:
    book = words.book
    known = [
        one.fields
        for origin in night.written
        for one in book.list("follow_up", where={"origin_ref": origin.id}, limit=20).records
    ]
    noon = (words.now + _DUE).replace(hour=12, minute=0, second=0, microsecond=0)
    rows = [
        {
            "what": one.values["promise_text"], "follow_up_kind": "indfri_loefte", "status": "aaben",
            "due_at": noon.isoformat(timespec="seconds"), "origin_ref": one.id,
            "responsible_id": book.get(RecordId(one.id)).created.author,
            **({"group_id": one.values["group_id"]} if one.values.get("group_id") else {}),
        }
        for one in rounds.unkept(night.written, known)
    ]  # fmt: skip
    made = book.add_many("follow_up", rows) if rows else ()
    return [change for one in made for change in book.get(one).heads]


def reopen(words: Words, ask: Reopen) -> Acted:
    """Take the ending away: what was written at the end stays written."""
    return acted(words, ask.round, [words.book.edit(RecordId(ask.round), set={"ended_at": None})])


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {StartRound: start, Arrive: arrive, TellHere: tell_here, EndRound: end, Reopen: reopen}
)
