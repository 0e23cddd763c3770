"""What an SSP case may become, or lead to, that other records decide: asked of every save, by form, script or act.

- It is marked ready at levels 3 and 4 only with the whole standardised form (R17).
- Radicalisation alone carries no level (R30).
- Where honour-related conflict is possible nobody plans to see the family, by a follow-up or a meeting, before the
  manager knows (L4).
- Nobody under 15 is charged or remanded (L3).
- What characterises the level is ticked before the case leaves the draft, once it is said what does (R15).
- Of somebody who has turned 18 an open single case can only end: closed, or handed over (R28).
- A case that is followed has exactly one lead, also when something is taken back or a conflict is settled (R56).

What two have written apart may break a gate together, and so may a change from a book of another make. Such a
change is never refused, for nothing that was saved is lost: `broken` says what is wrong, and the screens show it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from local_store.age_gates import may_be_charged
from local_store.changes import Change
from local_store.errors import KnownError, RefusedInput, Text
from local_store.history import Entry
from local_store.ids import RecordId, SpaceId
from local_store.records.catalogue import Catalogue
from local_store.rules import age_rules, leads, ready, routes, standard_form
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.ssp_levels import LEVELS, forum_of, needs_standard_form
from local_store.views import Page, Record

KIND = "ssp_case"
FOLLOW_UP, MEETING = "follow_up", "meeting"
GATED = frozenset({KIND, FOLLOW_UP, MEETING})
_TO_FAMILY = ("foraeldre", "hjemmebesoeg")
_SEE_THE_FAMILY = {  # what says that the family is seen, and what it is about
    FOLLOW_UP: ("follow_up_kind", "origin_ref", _TO_FAMILY),
    MEETING: ("meeting_kind", "case_id", ("foraeldre",)),
}
READY = "klar"
_OVER = ("udfoert", "ikke_muligt", "bortfaldet", "afholdt", "aflyst")  # a follow-up or a meeting that is past
_TABLES = ("ssp_local", "ssp_lead")
_UNDER_WAY = frozenset({"modtaget", "paa_dagsorden", "droeftet", "handleplan", "opfoelgning"})
_OF_AGE = Text(
    "Den unge er fyldt 18. Sagen kan kun afsluttes eller overleveres til SSP+.",
    "The young person has turned 18. The case can only be closed, or handed over to SSP+.",
)


class Book(Protocol):
    """What the gates read of a book."""

    catalogue: Catalogue

    def get(self, record: RecordId) -> Record: ...

    def history(self, record: RecordId) -> Sequence[Entry]: ...

    def list(
        self, kind: str, *, where: Mapping[str, Any] = {}, limit: int = 100, space: SpaceId | None = None
    ) -> Page: ...


def check(book: Book, before: Values, change: Change, space_kind: str) -> None:
    """Refuse what the case may not become: RefusedInput (incomplete, not_allowed). Other kinds pass."""
    if change.kind in _SEE_THE_FAMILY:
        _not_to_the_family(book, {**before, **change.set}, change)
    if change.kind != KIND:
        return
    after = {**before, **change.set, **_joined(before, change)}
    if change.set.get("level") and change.set["level"] != before.get("level"):
        _may_have_a_level(book, after)
    may_be_charged(book, after, change.set)
    moved = "state" in change.set and state_of(after) != state_of(before)
    if moved and state_of(before) in DRAFT_STATES and state_of(after) not in DRAFT_STATES:
        _is_characterised(book, after)
    if state_of(after) == READY and (moved or "level" in change.set):
        _is_whole(book, change.record, after, change.space if space_kind in _TABLES else None, change.at)
    if moved and state_of(before) in _UNDER_WAY and state_of(after) not in ENDED:
        _is_young(book, after, day_of(change.at))


def _joined(before: Values, change: Change) -> dict[str, list[str]]:
    """Return the fields that hold several as they stand after the change."""
    return {
        name: sorted({*(before.get(name) or ()), *change.add.get(name, ())} - {*change.remove.get(name, ())})
        for name in {*change.add, *change.remove}
    }


def check_lead(before: Values, change: Change) -> None:
    """Refuse to take back, or to settle, what would leave a followed case without a lead or with two (R56).

    Every other save is asked by the kind's own rules; these two put back what was written before, unasked.
    """
    moved = {"state", *leads.EITHER} & change.set.keys()
    for one in leads.ONE_LEAD.check({**before, **change.set}, before) if change.kind == KIND and moved else ():
        raise RefusedInput(one.text, field=one.field, code=one.code)


def broken(book: Book, case: Record, today: date) -> tuple[Text, ...]:
    """Return what a case has become, or leads to, that no save here would have let it; () when all is well."""
    fields, found = case.fields, []
    if state_of(fields) in ENDED:
        return ()
    found += [one.text for one in leads.ONE_LEAD.check(fields, {})]
    if fields.get("level"):
        found += _refused(lambda: _may_have_a_level(book, fields))
    if state_of(fields) == READY:
        found += _refused(lambda: _is_whole(book, case.id, fields, None, today.isoformat()))
    if ready.stops_before_family(fields) and (fields.get("parents_informed") == "ja" or _sees_family(book, case)):
        found.append(ready.STOP)
    if of_age(book, fields, today) and _went_on(book, case):
        found.append(_OF_AGE)
    return tuple(found)


def touched(book: Book, record: Record) -> list[Record]:
    """Return the open cases whose gates a record is asked about, whoever wrote it: a visit, a person, a concern."""
    if record.kind in _SEE_THE_FAMILY:
        field, whom, codes = _SEE_THE_FAMILY[record.kind]
        return _open_cases_about(book, record.fields.get(whom)) if record.fields.get(field) in codes else []
    if record.kind == "young_person":
        return _open_cases_about(book, record.id)
    if record.kind == "concern":
        resting = book.list(KIND, where={"origin_refs": record.id}, limit=50).records
        return [one for one in resting if state_of(one.fields) not in ENDED]
    return []


def _went_on(book: Book, case: Record) -> bool:
    """Tell whether the case was taken a step on after the 18th birthday."""
    person = _here(book, case.fields.get("young_person_id"))
    born = age_rules.birth_day(person.fields) if person is not None else None
    moved = [entry.at for entry in book.history(case.id) for one in entry.moved if one.field == "state"]
    return born is not None and any(age_rules.may_only_end(born, day_of(at)) for at in moved)


def _refused(gate: Callable[[], None]) -> list[Text]:
    try:
        gate()
    except RefusedInput as refused:
        return [refused.text]
    return []


def _sees_family(book: Book, case: Record) -> bool:
    """Tell whether a visit, a talk or a meeting with the family is planned about the case or whom it is about."""
    about = (case.id, case.fields.get("young_person_id"), case.fields.get("group_id"))
    planned = [
        (one.fields.get(field), codes, one.fields.get("status"))
        for kind, (field, whom, codes) in _SEE_THE_FAMILY.items()
        for there in about
        if there
        for one in book.list(kind, where={whom: there}, limit=50).records
    ]
    return any(value in codes and status not in _OVER for value, codes, status in planned)


def of_age(book: Book, case: Values, today: date) -> bool:
    """Tell whether an open single case can only end: its young person is 18. SSP+ has a track of its own."""
    person = _here(book, case.get("young_person_id"))
    born = age_rules.birth_day(person.fields) if person is not None else None
    single = case.get("age_track") != "18_25"
    return bool(single and born and state_of(case) in _UNDER_WAY and age_rules.may_only_end(born, today))


def _not_to_the_family(book: Book, after: Values, change: Change) -> None:
    field, whom, codes = _SEE_THE_FAMILY[change.kind]
    if not {field, whom} & set(change.set) or after.get(field) not in codes:
        return
    if any(ready.stops_before_family(one.fields) for one in _open_cases_about(book, after.get(whom))):
        raise RefusedInput(ready.STOP, field=field, code="not_allowed")


def _open_cases_about(book: Book, about: object) -> list[Record]:
    """Return the open cases that a case, a young person or a group stands for."""
    there = _here(book, about)
    if there is None:
        return []
    field = {"young_person": "young_person_id", "youth_group": "group_id"}.get(there.kind)
    cases = [there] if there.kind == KIND else []
    if field is not None:
        cases += book.list(KIND, where={field: there.id}, limit=50).records
    return [one for one in cases if state_of(one.fields) not in ENDED]


def _is_young(book: Book, after: Values, today: date) -> None:
    if of_age(book, after, today):
        raise RefusedInput(_OF_AGE, field="state", code="not_allowed")


def _may_have_a_level(book: Book, after: Values) -> None:
    found = [_here(book, one) for one in after.get("origin_refs") or ()]
    if not routes.may_carry_a_level(one.fields for one in found if one is not None and one.kind == "concern"):
        raise RefusedInput(routes.ELSEWHERE, field="level", code="not_allowed")


def _is_characterised(book: Book, after: Values) -> None:
    """Nothing is asked for where the organisation has not said what characterises its levels."""
    known = bool(book.catalogue.codes("ssp_level_characteristic"))
    for one in ready.lacks(after, characteristics=known):
        if one.field == "level_characteristics":
            raise RefusedInput(one.text, field=one.field, code="required")


def _is_whole(book: Book, case: RecordId, after: Values, table: SpaceId | None, at: str) -> None:
    """The next meeting is asked of whoever reads the table's space: elsewhere it is not the raiser's to set."""
    if after.get("level") not in LEVELS or not needs_standard_form(after["level"]):
        return
    goals, sub_goals, actions = (
        [one.fields for one in book.list(kind, where={"case_id": case}, limit=200).records]
        for kind in ("overall_goal", "sub_goal", "action_item")
    )
    is_set = table is None or _meets(book.list("meeting", limit=200, space=table).records, after, at)
    lacking = standard_form.lacks(after, goals, sub_goals, actions, next_meeting=is_set)
    if lacking:
        text = Text(" ".join(one.text.da for one in lacking), " ".join(one.text.en for one in lacking))
        raise RefusedInput(text, field=lacking[0].field, code="incomplete")


def _meets(meetings: Iterable[Record], after: Values, at: str) -> bool:
    forum = forum_of(after["level"])
    coming = (one.fields for one in meetings if one.fields.get("status") not in ("afholdt", "aflyst"))
    return any(one.get("forum") == forum and day_of(str(one["starts_at"])) >= day_of(at) for one in coming)


def _here(book: Book, record: object) -> Record | None:
    try:
        return book.get(RecordId(str(record))) if record else None
    except KnownError:
        return None  # in another space, or erased
