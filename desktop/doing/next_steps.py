"""When the last open task has ended (R54): who is left with nothing planned, and what may come next for them."""

from collections.abc import Iterable, Mapping
from datetime import time
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.parcels import record_here
from desktop.showing.happened import every_linked
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.records import messages
from local_store.rules import case_states, slips, tasks
from local_store.rules.danish_calendar import typed_here
from local_store.views import Record
from ui.asks import Acted
from ui.today.asks import CloseBecause, LeftAlone, NextStep, NextView, WhatNext, WhoIsLeft

_WATCHED = ("ssp_case", "youth_group", "young_person")
_ABOUT = ("case_id", "group_id", "origin_ref")
_POINTING = (
    ("action_item", "case_id"), ("action_item", "group_id"), ("follow_up", "origin_ref"), ("follow_up", "group_id"),
)  # fmt: skip
_TABLES = ("ssp_local", "ssp_lead")
_NOON = time(12)
_WHY = Text("Vælg, hvorfor det lukkes.", "Choose why it is closed.")


def who_is_left(words: Words, ask: WhoIsLeft) -> LeftAlone:
    """Answer whom the end of a task leaves alone, or whether somebody still is. Raises NotFound."""
    if ask.about:
        return _alone(words, ask.about) or LeftAlone()
    return left_alone(words, words.book.get(RecordId(ask.task)))


def left_alone(words: Words, task: Record) -> LeftAlone:
    """Return the open case, group or person of an ended task for whom no other is open; else an empty answer."""
    fields = task.fields
    if tasks.is_open_action(fields) or task.withdrawn or fields.get("next_follow_up_id"):
        return LeftAlone()
    found = (_alone(words, str(fields[field])) for field in _ABOUT if fields.get(field))
    return next((one for one in found if one is not None), LeftAlone())


def _alone(words: Words, about: str) -> LeftAlone | None:
    there = record_here(words, about)  # it may have been erased since, or lie in a space this book has not
    if there is None or there.kind not in _WATCHED or not slips.is_open(there.kind, there.fields):
        return None
    return None if any(_open_for(words, about)) else LeftAlone(about, there.kind)


def _open_for(words: Words, about: str) -> Iterable[str]:
    for kind, field in _POINTING:
        for one in every_linked(words, kind, field, about):
            if tasks.is_open_action(one.fields):
                yield one.id


def what_next(words: Words, ask: WhatNext) -> NextView:
    """Answer what can come next. A case is closed on its page, where it may end. Raises NotFound."""
    record = words.book.get(RecordId(ask.record))
    codes = words.book.catalogue.codes("close_reason")
    reasons = tuple((code.code, words.say(code.label)) for code in codes)
    on_its_page = record.kind == "ssp_case"
    if on_its_page and not _may_end(words, record):
        reasons = ()
    return NextView(record.id, record.kind, words.record_title(record.id), reasons, on_its_page)


def _may_end(words: Words, case: Record) -> bool:
    at = next((space.kind for space in words.book.spaces() if space.id == case.space), "")
    return at in _TABLES and case_states.may_follow(case_states.state_of(case.fields), "afsluttet")


def next_step(words: Words, ask: NextStep) -> Acted:
    """Plan what comes next, with oneself responsible. Raises NotFound, RefusedInput (required)."""
    what = " ".join(ask.what.split())
    if not what:
        raise messages.required(words.book.catalogue.kind("follow_up").spec("what"))
    record = words.book.get(RecordId(ask.record))
    values: dict[str, Any] = {
        "what": what, "due_at": typed_here(ask.on, _NOON).isoformat(timespec="seconds"),
        "origin_ref": record.id, "responsible_id": words.book.person, "status": "aaben",
    }  # fmt: skip
    if record.kind == "youth_group":
        values["group_id"] = record.id
    new = words.book.add("follow_up", values, space=record.space)
    return acted(words, record.id, words.book.get(new).heads)


def close_because(words: Words, ask: CloseBecause) -> Acted:
    """Close a group or a young person with a reason. Raises NotFound, RefusedInput (required)."""
    if not ask.reason:
        raise RefusedInput(_WHY, field="close_reason", code="required")
    record = words.book.get(RecordId(ask.record))
    values = {"close_reason": ask.reason}
    if record.kind == "young_person":
        values["status"] = "lukket"
    return acted(words, record.id, [words.book.edit(record.id, set=values)])


QUESTIONS: Mapping[Any, Any] = MappingProxyType({WhoIsLeft: who_is_left, WhatNext: what_next})
ANSWERS: Mapping[Any, Any] = MappingProxyType({NextStep: next_step, CloseBecause: close_because})
