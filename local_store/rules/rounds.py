"""Rounds: walked by two or more (Den sorte bog: never alone), with stops where nobody being there is a finding.

A stop is planned (it has its place on the route and no arrival yet) or made. What is written at a place while the
round is on belongs to the stop there, whether or not anybody wrote the stop itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values
from local_store.rules.hotspots import Rhythm, Standing
from local_store.rules.needs import needs

State = Literal["done", "nobody", "here", "planned"]
_NEW = "ukendt"  # known_status of those nobody had met before
_COLOURS = ("roed", "gul", "groen")
_OFF_ROUTE = 1_000  # comes after whatever has a number on the route
QUIET = timedelta(hours=8)  # nobody walks so long without a word of it: the round was left open


def goes_alone(values: Values) -> bool:
    """Tell whether somebody is named and it is one alone."""
    return len(values.get("staff_ids") or ()) == 1 and not values.get("companions")


def _never_alone(after: Values, _before: Values) -> tuple[Finding, ...]:
    """Nothing is asked before somebody has been named: a round may begin with one press."""
    if not goes_alone(after) or after.get("lone_work_reason"):
        return ()
    return (
        Finding(
            "lone_work_reason",
            "required",
            Text(
                "Skriv, hvorfor du går alene, eller hvem der er med.",
                "Write why you go alone, or who is with you.",
            ),
        ),
    )


NEVER_ALONE = Rule(_never_alone, ("staff_ids", "companions", "lone_work_reason"))


def _nobody_or_some(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("nobody_present") != "ja" or not after.get("youth_count"):
        return ()
    text = Text(
        "Var der ingen, eller var der nogen? Ret et af svarene.", "Was nobody there, or somebody? Mend one answer."
    )
    return (Finding("youth_count", "not_allowed", text),)


NOBODY_OR_SOME = Rule(_nobody_or_some, ("nobody_present", "youth_count"))

ARRIVED_OR_PLANNED = needs(
    "arrived_at",
    lambda stop: stop.get("planned_order") is None,
    ("planned_order",),
    Text(
        "Hvornår kom I? Skriv dag og klokkeslæt.",
        "When did you come? Write the day and the time.",
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A contact or an observation of the round."""

    id: str
    kind: str
    values: Values

    @property
    def at(self) -> datetime:
        """When it was."""
        return datetime.fromisoformat(str(self.values["occurred_at"]))


@dataclass(slots=True)
class Visit:
    """One place of the night. `stop` is its record ("" when only contacts tell of it), `young_people` None when
    nobody has counted, `number` its place on the route, `written` what was written there."""

    place: str
    stop: str = ""
    at: datetime | None = None
    left: datetime | None = None
    state: State = "planned"
    young_people: int | None = None
    mood: str = ""
    number: int = _OFF_ROUTE
    written: list[Written] = field(default_factory=list)


def visits(
    stops: Mapping[str, Values],
    written: Iterable[Written],
    planned: Sequence[str] = (),
    *,
    is_on: bool,
    same: Callable[[str], str] = str,
) -> tuple[Visit, ...]:
    """Return where the round has been, in the order it came there, then where it is still to go, by the route.

    `planned` are places without an order of their own; `same(place)` gives places that are one the same key.
    """
    found = [_visit(stop, values) for stop, values in stops.items()]
    made = sorted((one for one in found if one.at is not None), key=_order)
    route = sorted((one for one in found if one.at is None), key=lambda one: one.number)
    for one in sorted(written, key=lambda one: one.at):
        _hang_on(one, made, route, same)
    made.sort(key=_order)
    for visit in made:
        _tell(visit, stops.get(visit.stop, {}))
    if is_on and made and made[-1].left is None and made[-1].state != "nobody":
        made[-1].state = "here"
    known = {same(one.place) for one in (*made, *route)}
    route += [Visit(place) for place in planned if same(place) not in known]
    return (*made, *route)


def _visit(stop: str, values: Values) -> Visit:
    def at(name: str) -> datetime | None:
        told = values.get(name)
        return datetime.fromisoformat(str(told)) if told else None

    return Visit(
        str(values.get("place_ref") or ""), stop, at("arrived_at"), at("left_at"),
        mood=str(values.get("mood") or ""), number=int(values.get("planned_order") or _OFF_ROUTE),
    )  # fmt: skip


def _came(visit: Visit) -> datetime:
    if visit.at is None:
        raise ValueError("a visit that was not made has no moment")
    return visit.at


def _order(visit: Visit) -> tuple[datetime, bool, datetime, int]:
    """By when one came; of one minute's, what was left comes before where one still is, then the route decides."""
    return (_came(visit), visit.left is None, visit.left or _came(visit), visit.number)


def _hang_on(one: Written, made: list[Visit], route: list[Visit], same: Callable[[str], str]) -> None:
    """Put it on the visit there that had begun by then, else on the stop of the route there, else on a new one."""
    key = same(str(one.values.get("place_ref") or ""))
    here = [visit for visit in made if same(visit.place) == key]
    begun = [visit for visit in here if _came(visit) <= one.at]
    visit = begun[-1] if begun else here[0] if here else None
    if visit is None:
        visit = next((stop for stop in route if same(stop.place) == key), None)
        if visit is not None:
            route.remove(visit)
        else:
            visit = Visit(str(one.values.get("place_ref") or ""))
        visit.at = one.at
        made.append(visit)
    visit.written.append(one)


def _tell(visit: Visit, stop: Values) -> None:
    """Say how many there were: what was written of the stop, else of the contacts there, else of what was seen."""
    counted = [one.values["person_count"] for one in visit.written if one.values.get("person_count") is not None]
    seen = [_seen(one.values) for one in visit.written if one.kind == "group_observation"]
    if stop.get("nobody_present") == "ja":
        visit.young_people = sum(counted)
    elif stop.get("youth_count") is not None:
        visit.young_people = int(stop["youth_count"])
    elif counted:
        visit.young_people = sum(counted)
    else:
        known = [count for count in seen if count is not None]
        visit.young_people = max(known) if known else None
    visit.state = "nobody" if visit.young_people == 0 else "done"
    if not visit.mood:
        moods = [str(one.values["mood"]) for one in visit.written if one.values.get("mood")]
        visit.mood = moods[-1] if moods else ""


def _seen(observation: Values) -> int | None:
    count = observation.get("count_max", observation.get("count_min"))
    return int(count) if count is not None else None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a round came to. `minutes` is its length so far, or in all."""

    contacts: int
    contacts_new: int
    observations: int
    young_people: int
    stops: int
    empty_stops: int
    unreached: int
    promises: int
    minutes: int


def summary(round_: Values, night: Sequence[Visit], written: Sequence[Written], now: datetime) -> Summary:
    """Return the figures of a round; `night` as `visits` gives it, `now` counts while it has not ended."""
    contacts = [one for one in written if one.kind == "street_contact"]
    made = [one for one in night if one.state != "planned"]
    began = datetime.fromisoformat(str(round_["started_at"]))
    ended = datetime.fromisoformat(str(round_["ended_at"])) if round_.get("ended_at") else now
    return Summary(
        contacts=len(contacts),
        contacts_new=sum(one.values.get("known_status") == _NEW for one in contacts),
        observations=len(written) - len(contacts),
        young_people=sum(one.young_people or 0 for one in made),
        stops=len(made),
        empty_stops=sum(one.state == "nobody" for one in made),
        unreached=len(night) - len(made),
        promises=sum(bool(one.values.get("promise_text")) for one in contacts),
        minutes=max(0, int((ended - began).total_seconds() // 60)),
    )


def last_sign(round_: Values, night: Sequence[Visit]) -> datetime:
    """Return when somebody last told of the round: that it began, that it came or left, what was written on it."""
    told = [datetime.fromisoformat(str(round_["started_at"]))]
    for visit in night:
        told += [at for at in (visit.at, visit.left, *(one.at for one in visit.written)) if at is not None]
    return max(told)


def left_open(round_: Values, night: Sequence[Visit], now: datetime) -> datetime | None:
    """Return the last sign of a round that nobody ended, when that is long ago; None while it is under way."""
    if round_.get("ended_at"):
        return None
    last = last_sign(round_, night)
    return last if now - last > QUIET else None


def unkept(written: Iterable[Written], follow_ups: Iterable[Values]) -> tuple[Written, ...]:
    """Return the contacts that promised something no follow-up remembers."""
    remembered = {str(one.get("origin_ref") or "") for one in follow_ups}
    return tuple(
        one
        for one in written
        if one.values.get("promise_text") and not one.values.get("follow_up_id") and one.id not in remembered
    )


def pressing(standing: Standing | None, rhythm: Rhythm) -> tuple[object, ...]:
    """Return a key that sorts the places one should go to first to the front: what cannot wait, red before yellow
    before green, what is seen too seldom, what was seen longest ago."""
    status = standing.status if standing else ""
    colour = _COLOURS.index(status) if status in _COLOURS else len(_COLOURS)
    last = rhythm.last.isoformat() if rhythm.last else ""
    return (not rhythm.behind, not rhythm.left, colour, -rhythm.left, last)
