"""The slip list (R54): cases, groups and young people nobody holds, nothing is planned for, or nobody writes of."""

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any

from desktop.membership import who_left
from desktop.showing.happened import every_linked
from desktop.showing.review import has_desk
from desktop.showing.rows import when
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules import slips, tasks
from local_store.rules.slips import Gap, Slip, Watched
from local_store.views import Record
from ui.today.asks import SlipLine, SlipPart, SlipsFrom, SlipsNow

_KINDS = ("ssp_case", "youth_group", "young_person")
_AT_ONCE = 6  # a part takes a millisecond or two: a key typed meanwhile waits no longer than that
# What hangs on each kind: where tasks and where entries point at it.
_TASKS = {
    "ssp_case": (("action_item", "case_id"), ("follow_up", "origin_ref")),
    "youth_group": (("follow_up", "group_id"), ("follow_up", "origin_ref"), ("action_item", "group_id")),
    "young_person": (("follow_up", "origin_ref"),),
}
_ENTRIES = {
    "ssp_case": (("actor_contact", "case_id"), ("agenda_item", "case_id")),
    "youth_group": (
        ("street_contact", "group_id"), ("group_observation", "group_id"), ("actor_contact", "group_id"),
        ("intervention_activity", "group_id"),
    ),
    "young_person": (("logbook_entry", "young_person_id"), ("street_contact", "young_person_id")),
}  # fmt: skip
_TODO = {
    Gap.SILENT: Text("Tag kontakt, eller sæt en dag for det.", "Get in touch, or set a day for it."),
    Gap.NO_TASK: Text("Lav en opgave, eller sæt en dag for opfølgning.", "Make a task, or set a day to follow up."),
    Gap.NO_LEAD: Text("Skriv, hvem der har tovet.", "Write who has the lead."),
    Gap.LEAD_LEFT: Text("Giv den videre til en, der er her.", "Hand it over to somebody who is here."),
    Gap.NO_BASIS: Text("Vælg den hjemmel, profilen har.", "Choose the legal basis the profile has."),
    Gap.UNREVIEWED: Text("Gennemgå sagen.", "Review the case."),
}
_MOST_URGENT = (Gap.SILENT, Gap.NO_TASK, Gap.LEAD_LEFT, Gap.NO_LEAD, Gap.NO_BASIS, Gap.UNREVIEWED)


def part(words: Words, ask: SlipsFrom) -> SlipPart:
    """Return who may slip among the next few, and how to ask for those after them."""
    kind = ask.kind or _KINDS[0]
    page = words.book.list(kind, limit=_AT_ONCE, after=ask.after)
    tables = tables_to_review(words) if kind == "ssp_case" else frozenset()
    left = who_left(words.book)
    found = slips.slips((_watched(words, one, tables, left) for one in page.records), words.now.date())
    told = tuple(_line(words, slip) for slip in found)
    if page.after is not None:
        return SlipPart(told, type(ask)(kind, page.after))
    later = _KINDS[_KINDS.index(kind) + 1 :]
    return SlipPart(told, type(ask)(later[0]) if later else None)


def tables_to_review(words: Words) -> frozenset[str]:
    """Return the spaces whose cases this person reviews every month (R87); none for who has no desk."""
    if not has_desk(words):
        return frozenset()
    return frozenset(space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead"))


def _watched(words: Words, record: Record, tables: frozenset[str], left: frozenset[str]) -> Watched:
    every = _pointing(words, _TASKS[record.kind], record)
    open_ones = (one for one in every if tasks.is_open_action(one) and one.get("responsible_id") not in left)
    hanging = islice(open_ones, 1)  # one is enough, however many have ended before it
    said = [when(words, one).isoformat() for one in _newest(words, _ENTRIES[record.kind], record)]
    entries = (*said, record.updated.at)
    return Watched(record.id, record.kind, record.fields, tuple(hanging), entries, record.space in tables, left)


def _pointing(words: Words, where: Iterable[tuple[str, str]], record: Record) -> Iterable[Any]:
    for kind, field in where:
        for one in every_linked(words, kind, field, record.id):
            yield one.fields


def _newest(words: Words, where: Iterable[tuple[str, str]], record: Record) -> Iterable[Record]:
    for kind, field in where:
        declared = words.kind(kind)
        if declared is not None and field in declared.by_name:
            yield from words.book.list(kind, where={field: record.id}, limit=1).records


def _line(words: Words, slip: Slip) -> SlipLine:
    kind = words.kind(slip.kind)
    first = next(gap for gap in _MOST_URGENT if gap in slip.gaps)
    return SlipLine(
        record=slip.record,
        kind=slip.kind,
        icon=kind.icon if kind else "users",
        title=words.record_title(slip.record),
        missing=tuple(words.say(slips.SAID[gap]) for gap in slip.gaps),
        last=slip.last,
        todo=words.say(_TODO[first]),
        unreviewed=Gap.UNREVIEWED in slip.gaps,
    )


ANSWERS: Mapping[Any, Any] = MappingProxyType({SlipsFrom: part, SlipsNow: part})
