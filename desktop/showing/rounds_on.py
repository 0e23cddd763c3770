"""Rounds: the one that is on, where one might go, and a round's own page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from desktop.showing.group import OVER_TIME
from desktop.showing.rows import Rows
from desktop.showing.words import Words, moment
from local_store.ids import RecordId, is_id
from local_store.rules import hotspots, rounds
from local_store.rules.danish_calendar import here
from local_store.rules.findings import Values
from local_store.rules.rounds import Visit, Written
from local_store.views import Record
from ui.asks import Ask
from ui.rounds.asks import AskWhereNow, Beginning, BeginningView, Proposed, RoundPageView, StopLine, WhereNow
from ui.style import dates
from ui.views import Choice, Due, RoundView, Stop

_SOON = timedelta(hours=1)  # one may be out before the clock has come so far
_LATELY = 20  # rounds looked through for the one that is on, and for whom one has walked with
_MANY = 400  # of one kind: more than any night, and some weeks of a team's visits
_SEEN = ("street_contact", "group_observation", "round_stop")
_WHEN = {"street_contact": "occurred_at", "group_observation": "occurred_at", "round_stop": "arrived_at"}


@dataclass(frozen=True, slots=True)
class Night:
    """A round with its stops and what was written on it."""

    record: Record
    stops: Mapping[str, Values]
    written: tuple[Written, ...]
    visits: tuple[Visit, ...]

    @property
    def is_on(self) -> bool:
        """Whether it has not ended."""
        return not self.record.fields.get("ended_at")

    def here(self) -> Visit | None:
        """Where the round is now."""
        return next((one for one in self.visits if one.state == "here"), None)


def night_of(words: Words, record: Record) -> Night:
    """Return a round with everything that hangs on it."""
    book = words.book
    stops = {
        str(one.id): one.fields
        for one in book.list("round_stop", where={"round_id": record.id}, limit=_MANY).records
    }
    written = tuple(
        Written(one.id, one.kind, one.fields)
        for kind in ("street_contact", "group_observation")
        for one in book.list(kind, where={"round_id": record.id}, limit=_MANY).records
    )
    planned = record.fields.get("planned_hotspot_ids") or []
    visits = rounds.visits(
        stops,
        written,
        planned,
        is_on=not record.fields.get("ended_at"),
        same=lambda place: place_name(words, place).casefold(),
    )
    return Night(record, stops, written, visits)


def mine(words: Words) -> Record | None:
    """Return the newest round this person is on that has not ended; one of a day to come is planned, not on."""
    for record in words.book.list("outreach_round", limit=_LATELY).records:
        if record.fields.get("ended_at") or _started(record) > words.now + _SOON:
            continue
        if record.created.author == words.book.person or words.book.person in _staff(record):
            return record
    return None


def current_round(words: Words) -> RoundView | None:
    """Return the round that is on, with its stops as they came and as planned; None when there is none."""
    record = mine(words)
    return _view(words, night_of(words, record)) if record else None


def _view(words: Words, night: Night) -> RoundView:
    record, last = night.record, left_open(words, night)
    told = rounds.summary(_timed(record), night.visits, night.written, words.now)
    return RoundView(
        id=record.id,
        started_at=_started(record),
        companions=companions(words, record),
        stops=tuple(
            Stop(
                place_name(words, one.place),
                "done" if last and one.state == "here" else one.state,
                here(one.at) if one.at else None,
                one.young_people or 0, one.place, one.young_people is not None,
            )
            for one in night.visits
        ),
        young_people=told.young_people,
        contacts=told.contacts,
        empty_stops=told.empty_stops,
        handover=handover(words, record),
        left_open=here(last) if last else None,
    )  # fmt: skip


def left_open(words: Words, night: Night) -> datetime | None:
    """Return when somebody last told of a round that nobody ended; None while it is under way, or has ended."""
    return rounds.left_open(_timed(night.record), night.visits, words.now)


def where_now(words: Words, _ask: AskWhereNow) -> WhereNow:
    """Return the round one is on and where it is; without one, where the last contact was."""
    record = mine(words)
    night = night_of(words, record) if record else None
    if night is not None and left_open(words, night):
        record = night = None  # what is written the day after is not of that round
    here = night.here() if night else None
    place: str | None = here.place if here else None
    if place is None:
        last = words.book.list("street_contact", limit=1).records
        place = str(last[0].fields.get("place_ref") or "") or None if last else None
    names = companions(words, record) if record else ()
    return WhereNow(record.id if record else "", names, place, here is not None)


def page(words: Words, record: Record) -> RoundPageView:
    """Return what a round came to."""
    night, fields = night_of(words, record), record.fields
    last = left_open(words, night)
    told = rounds.summary(_timed(record), night.visits, night.written, last or words.now)
    ended = fields.get("ended_at")
    ids = [one.id for one in sorted(night.written, key=lambda one: one.at)]
    kept = [words.book.get(RecordId(one)) for one in ids]
    rows = Rows(words, kept)
    return RoundPageView(
        started_at=_started(record),
        ended_at=moment(str(ended)) if ended else None,
        companions=companions(words, record),
        alone=str(fields.get("lone_work_reason") or "") if rounds.goes_alone(fields) else "",
        stops=tuple(_line(words, one, is_left=last is not None) for one in night.visits),
        contacts=told.contacts,
        contacts_new=told.contacts_new,
        observations=told.observations,
        young_people=told.young_people,
        empty_stops=told.empty_stops,
        unreached=told.unreached,
        minutes=told.minutes,
        handover=str(fields.get("handover_text") or ""),
        handed=handover(words, record),
        debrief=str(fields.get("debrief_done") or ""),
        promises=tuple(_promises(words, ids)),
        written=tuple(rows.of(one) for one in kept),
        left_open=last is not None,
    )


def _line(words: Words, one: Visit, *, is_left: bool) -> StopLine:
    mood = words.kind("round_stop")
    return StopLine(
        place=place_name(words, one.place),
        state="done" if is_left and one.state == "here" else one.state,
        at=here(one.at) if one.at else None,
        left=here(one.left) if one.left else None,
        young_people=one.young_people,
        mood=words.value(mood.spec("mood") if mood else None, one.mood) if one.mood else "",
        opens=one.stop or (one.place if is_id(one.place) else ""),
        written=len(one.written),
    )


def _promises(words: Words, written: Iterable[str]) -> Iterable[Due]:
    """Give the follow-ups that came of what was written, the one that is due first coming first."""
    found: list[Due] = []
    for origin in written:
        for one in words.book.list("follow_up", where={"origin_ref": origin}, limit=20).records:
            fields = one.fields
            day = moment(str(fields["due_at"])).date() if fields.get("due_at") else None
            who = words.person(str(fields.get("responsible_id") or one.created.author))
            icon = "promise" if fields.get("follow_up_kind") == "indfri_loefte" else "follow_up"
            done = fields.get("status") not in ("aaben", "udsat", None)
            late = max(0, (words.now.date() - day).days) if day and not done else 0
            told = f"{who} · {words.say(OVER_TIME)}" if late else who
            icon = "check" if done else "overdue" if late else icon
            found.append(Due(one.id, icon, words.title(one), told, day, who, late))
    return sorted(found, key=lambda due: (due.due is None, due.due or words.now.date(), due.id))


# Who and where to


def beginning(words: Words, _ask: Beginning) -> BeginningView:
    """Return who could go, where to, and what the last team left."""
    return BeginningView(_colleagues(words), proposals(words), handover(words, None))


def _colleagues(words: Words) -> tuple[Choice, ...]:
    """Return everybody else of the book: whom one walked with last comes first, the rest by name."""
    lately: dict[str, None] = {}
    for record in words.book.list("outreach_round", limit=_LATELY).records:
        lately.update(dict.fromkeys(_staff(record)))
    order = list(lately)
    people = [(str(person), name) for person, name in words.book.people().items() if person != words.book.person]
    people.sort(key=lambda one: (order.index(one[0]) if one[0] in lately else len(order), one[1].casefold()))
    return tuple(Choice(person, name) for person, name in people)


def proposals(words: Words) -> tuple[Proposed, ...]:
    """Return the places one could go to, the most pressing first: by their status and how often they were seen."""
    book, today = words.book, words.now.date()
    decided: dict[str, list[Values]] = defaultdict(list)
    for one in book.list("hotspot", limit=_MANY).records:
        decided[str(one.fields.get("place_ref"))].append(one.fields)
    seen: dict[str, list[str]] = defaultdict(list)
    for kind in _SEEN:
        for one in book.list(kind, limit=_MANY).records:
            if at := one.fields.get(_WHEN[kind]):
                seen[str(one.fields.get("place_ref"))].append(moment(str(at)).date().isoformat())
    found = []
    for record in book.list("place", limit=_MANY).records:
        standing = hotspots.standing(record.fields, decided[record.id], today)
        rhythm = hotspots.rhythm(standing.wanted if standing else 0, seen[record.id], today)
        found.append((rounds.pressing(standing, rhythm), words.title(record), record, standing, rhythm))
    found.sort(key=lambda one: (one[0], one[1].casefold()))
    return tuple(_proposed(words, record, standing, rhythm) for _, _, record, standing, rhythm in found)


def _proposed(
    words: Words, record: Record, standing: hotspots.Standing | None, rhythm: hotspots.Rhythm
) -> Proposed:
    kind, status = words.kind("place"), standing.status if standing else ""
    label = words.value(kind.spec("status") if kind else None, status).split(":")[0] if status else ""
    return Proposed(
        ref=record.id,
        name=words.title(record),
        status=status,
        status_label=label,
        rhythm=words.say(rhythm.text) if rhythm.wanted else "",
        last=rhythm.last,
        left=rhythm.left,
        behind=rhythm.behind,
        reason=standing.reason if standing else "",
    )


# Names


def place_name(words: Words, place: str) -> str:
    """Return what a place field's value is called: the place's name, or the words that were written."""
    return words.record_title(place) if is_id(place) else place


def companions(words: Words, record: Record) -> tuple[str, ...]:
    """Return whom this person walks with: the others by name, then what was written of further ones."""
    others = [words.person(one) for one in _staff(record) if one != words.book.person]
    written = str(record.fields.get("companions") or "")
    return (*others, *([written] if written else ()))


def handover(words: Words, current: Record | None) -> str:
    """Return what the round that ended before this one left to it, and when; "" when it left nothing."""
    before = str(current.fields.get("started_at") or current.created.at) if current else None
    for record in words.book.list("outreach_round", limit=5).records:
        ended = record.fields.get("ended_at")
        if not ended or (current and (record.id == current.id or moment(str(ended)) > moment(str(before)))):
            continue
        left = str(record.fields.get("handover_text") or "")
        day = dates.near_day(moment(str(ended)).date(), words.now.date(), words.language)
        return f"{dates.capital(day)}: {left}" if left else ""
    return ""


def round_record(words: Words, round_: str) -> Record:
    """Return that round. Raises NotFound; ValueError when it is none."""
    record = words.book.get(RecordId(round_))
    if record.kind != "outreach_round":
        raise ValueError(f"no round: {record.kind}")
    return record


def _timed(record: Record) -> dict[str, object]:
    """A round whose beginning nobody wrote began when it was written."""
    return {**record.fields, "started_at": record.fields.get("started_at") or record.created.at}


def _started(record: Record) -> datetime:
    return moment(str(_timed(record)["started_at"]))


def _staff(record: Record) -> list[str]:
    return list(record.fields.get("staff_ids") or [])


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {AskWhereNow: where_now, Beginning: beginning}
)
