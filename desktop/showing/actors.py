"""The directory as it is looked up: by words, need, district and age, from this book alone (R59, R86)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.records.declare import Kind
from local_store.rules import directory
from local_store.rules.danish_calendar import day_of
from local_store.search_text import folded, query_words
from local_store.views import Record
from ui.actors.asks import ActorLine, ActorsFor, ActorsView, StillRight
from ui.asks import Acted

_MOST = 2000  # a city's whole directory
_AGES = Text("{}–{} år", "ages {}–{}")
_FROM, _UP_TO = Text("fra {} år", "from age {}"), Text("til {} år", "up to age {}")
_ACTOR = Text("Aktør", "Actor")


def view(words: Words, ask: ActorsFor) -> ActorsView:
    """Return those that fit everything asked for."""
    kind = words.book.catalogue.kind("actor")
    records = words.book.list("actor", limit=_MOST).records
    wanted = query_words(ask.text)
    lines = [_line(words, kind, one) for one in records if _fits(one, ask)]
    found = [line for line in lines if _says(line, wanted)]
    days = [day_of(str(one.fields["updated_on"])) for one in records if one.fields.get("updated_on")]
    return ActorsView(
        tuple(sorted(found, key=lambda line: folded(line.name))), len(records), max(days, default=None)
    )


def _fits(record: Record, ask: ActorsFor) -> bool:
    fields = record.fields
    return (
        (not ask.need or directory.meets_need(fields, ask.need))
        and (not ask.district or directory.serves(fields, ask.district))
        and (ask.age is None or directory.takes_age(fields, ask.age))
        and (not ask.outreach or fields.get("does_outreach") == "ja")
    )


def _says(line: ActorLine, wanted: list[str]) -> bool:
    """Whether each word stands somewhere on it, also as the beginning of a longer one: "fodbold Nørrebro"."""
    if not wanted:
        return True
    told = folded(" ".join((line.name, line.sort, line.facts, line.offer, line.contact, line.address, line.refer)))
    return all(word in told for word in wanted)


def _line(words: Words, kind: Kind, record: Record) -> ActorLine:
    fields = record.fields

    def said(name: str) -> str:
        return words.value(kind.spec(name), fields.get(name))

    updated: date | None = day_of(str(fields["updated_on"])) if fields.get("updated_on") else None
    offer = fields.get("entry_kind") == "tilbud"
    sort = said("entry_kind") or words.say(_ACTOR)
    facts = [said("actor") or sort, said("districts"), said("area"), _ages(words, record)]
    return ActorLine(
        id=record.id,
        name=str(fields.get("name") or ""),
        icon="heart-handshake" if offer else kind.icon,
        sort=sort,
        actor=str(fields.get("actor") or ""),
        facts=" · ".join(part for part in facts if part),
        offer=said("offer_text"),
        contact=said("contact_name"),
        phone=said("phone"),
        email=said("email"),
        address=said("address"),
        hours=said("opening_hours"),
        refer=said("how_to_refer"),
        outreach=str(fields.get("does_outreach") or ""),
        updated=updated,
        stale=directory.is_stale(fields, words.now.date()),
    )


def _ages(words: Words, record: Record) -> str:
    youngest, oldest = record.fields.get("age_min"), record.fields.get("age_max")
    if youngest is not None and oldest is not None:
        return words.say(_AGES).format(youngest, oldest)
    if youngest is not None:
        return words.say(_FROM).format(youngest)
    return words.say(_UP_TO).format(oldest) if oldest is not None else ""


def still_right(words: Words, ask: StillRight) -> Acted:
    """Write that the entry was looked after today. Raises NotFound, RefusedInput."""
    change = words.book.edit(RecordId(ask.actor), set={"updated_on": words.now.date().isoformat()})
    return acted(words, ask.actor, [change])


ANSWERS: Mapping[Any, Any] = MappingProxyType({ActorsFor: view, StillRight: still_right})
