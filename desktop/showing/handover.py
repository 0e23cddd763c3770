"""What is in a colleague's name, who was offered it, and one handover as its receiver reads it (R63)."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from desktop.membership import acts_for, standing_of
from desktop.showing import without_letter
from desktop.showing.happened import every_linked
from desktop.showing.words import Words, moment
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import deadlines, handovers, running_deadlines
from local_store.rules.danish_calendar import day_of
from local_store.rules.deadlines import State
from local_store.rules.handovers import Left
from local_store.views import Record
from ui.handover.asks import LeavingView, LeftLine, OfferLine, OfferView, ShowOffer, WhatIsLeft
from ui.style import dates

_WHOSE = (
    ("ssp_case", "case_lead_id"),
    ("youth_group", "case_lead_id"),
    ("young_person", "primary_worker_id"),
    ("action_item", "responsible_id"),
    ("follow_up", "responsible_id"),
)
_MOST = 2000
_ONE_CONSENT, _CONSENTS = (
    Text("1 samtykke følger med", "1 consent goes along"),
    Text("{} samtykker følger med", "{} consents go along"),
)
_ONE_TERM, _TERMS = (
    Text("1 frist følger med", "1 deadline goes along"),
    Text("{} frister følger med", "{} deadlines go along"),
)
_DUE = {"follow_up": ("postponed_to", "due_at"), "action_item": ("by_when",)}


def held_by(words: Words, person: str) -> dict[str, tuple[Left, Record]]:
    """Return all that is open and in the person's name, by record; each kind is asked by its index."""
    found = {}
    for kind, field in _WHOSE:
        for record in words.book.list(kind, where={field: person}, limit=_MOST).records:
            for left in handovers.left_by(person, [(record.id, kind, record.fields)]):
                found[str(record.id)] = (left, record)
    return found


def leaving(words: Words, ask: WhatIsLeft) -> LeavingView:
    """Return what is the person's, with whom each was offered to."""
    person = ask.person or words.book.person
    held = held_by(words, person)
    made = words.book.list("handover", where={"from_person_id": person}, limit=200).records
    given = _given(made)
    people = sorted(words.book.people().items(), key=lambda one: one[1].casefold())
    lines = tuple(_line(words, record, given.get(key)) for key, (_left, record) in held.items())
    for_others = acts_for(words.book, "", words.book.person)
    uncovered = handovers.forgotten([one.fields for one in made], [left for left, _ in held.values()])
    return LeavingView(
        person=person,
        name=words.person(person),
        left=tuple(sorted(lines, key=lambda line: (bool(line.given), _order(line.kind), line.title.casefold()))),
        forgotten=tuple(one.record for one in uncovered),
        offers=tuple(_offer(words, one) for one in made),
        people=tuple((str(one), name) for one, name in people if one != person),
        everybody=tuple((str(one), name) for one, name in people if for_others or one == words.book.person),
        unsent=sum(words.book.unsent_count().values()) if standing_of(words.book) is not None else 0,
    )


def _order(kind: str) -> int:
    return [one for one, _field in _WHOSE].index(kind)


def _given(made: Iterable[Record]) -> dict[str, Record]:
    """Return, for each record, the handover that covers it now."""
    return {
        str(ref): one
        for one in made
        if handovers.state_of(one.fields) in ("tilbudt", "modtaget")
        for ref in one.fields.get("record_refs") or ()
    }


def _line(words: Words, record: Record, given: Record | None = None) -> LeftLine:
    kind = words.kind(record.kind)
    return LeftLine(
        record=record.id,
        kind=record.kind,
        icon=kind.icon if kind else "file-text",
        title=words.title(record),
        label=" · ".join(
            part
            for part in (
                without_letter.mark(words, record),
                words.kind_label(record.kind),
                _due(words, record),
                *_along(words, record),
            )
            if part
        ),
        given=words.person(str(given.fields["to_person_id"])) if given else "",
        state=_state(words, given) if given else "",
    )


def _along(words: Words, record: Record) -> Iterator[str]:
    """Say how many consents and running deadlines go along with whom or what is handed over."""
    consents, terms = 0, _terms(words, record)
    field = {"young_person": "young_person_id", "youth_group": "group_id"}.get(record.kind)
    if field is not None:
        terms += sum(_terms(words, one) for one in every_linked(words, "concern", field, record.id))
    if record.kind == "young_person":
        given = every_linked(words, "consent", "young_person_id", record.id)
        consents = sum(not one.fields.get("withdrawn_at") for one in given)
    for many, one_, more in ((consents, _ONE_CONSENT, _CONSENTS), (terms, _ONE_TERM, _TERMS)):
        if many:
            yield words.say(one_ if many == 1 else more).format(many)


def _terms(words: Words, record: Record) -> int:
    """How many deadlines run on the record now, those over time too."""
    found = running_deadlines.running(record.kind, record.id, record.fields, words.book.in_force.set.rules)
    return sum(deadlines.state(one, words.now) not in (State.MET, State.MET_LATE) for one in found)


def _due(words: Words, record: Record) -> str:
    at = next((record.fields[name] for name in _DUE.get(record.kind, ()) if record.fields.get(name)), None)
    return dates.due_day(moment(str(at)).date(), words.now.date(), words.language) if at else ""


def _state(words: Words, handover: Record) -> str:
    return words.say(words.book.catalogue.label("handover_state", handovers.state_of(handover.fields)))


def _offer(words: Words, record: Record) -> OfferLine:
    to, many = words.person(str(record.fields["to_person_id"])), len(record.fields.get("record_refs") or ())
    on = day_of(str(record.fields["handed_over_on"]))
    return OfferLine(record.id, f"{to} ({many})", _state(words, record), on)


def one(words: Words, ask: ShowOffer) -> OfferView:
    """Return the handover with what is in it. Raises NotFound."""
    record = words.book.get(RecordId(ask.record))
    fields, me = record.fields, words.book.person
    lines = []
    for ref in fields.get("record_refs") or ():
        try:
            lines.append(_line(words, words.book.get(RecordId(str(ref)))))
        except KnownError:
            continue  # in a space this book does not read: counted, never named
    state = handovers.state_of(fields)
    giver, by = str(fields["from_person_id"]), record.created.author
    return OfferView(
        record=record.id,
        giver=words.person(giver),
        receiver=words.person(str(fields["to_person_id"])),
        on=day_of(str(fields["handed_over_on"])),
        state=_state(words, record),
        text=str(fields.get("handover_text") or ""),
        answer=str(fields.get("answer_text") or ""),
        lines=tuple(sorted(lines, key=lambda line: (_rank(line.kind), line.title.casefold()))),
        not_here=len(fields.get("record_refs") or ()) - len(lines),
        answers=state == "tilbudt" and fields["to_person_id"] == me and acts_for(words.book, giver, by),
        takes_back=state in ("tilbudt", "afvist") and me in (giver, by) and acts_for(words.book, giver, me),
    )


def _rank(kind: str) -> int:
    kinds = [one for one, _field in _WHOSE]
    return kinds.index(kind) if kind in kinds else len(kinds)


ANSWERS: Mapping[Any, Any] = MappingProxyType({WhatIsLeft: leaving, ShowOffer: one})
