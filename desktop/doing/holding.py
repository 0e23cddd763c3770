"""Keeping what is due beyond its time: a record of its own says until when, why, by whom (R18)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId
from local_store.rules.retention import HOLD
from ui.asks import Acted, Ask
from ui.retention.asks import KeepLonger

KEPT = "keep_longer"  # as it stands in the access log
_AHEAD = Text("Vælg en dag, der ligger efter i dag.", "Choose a day after today.")
_FAR = Text("Vælg en dag inden for de næste fem år.", "Choose a day within the next five years.")
_NOTHING = Text("Vælg først, hvad der skal beholdes.", "First choose what is to be kept.")
_LONGEST = timedelta(days=5 * 366)


def keep_longer(words: Words, ask: KeepLonger) -> Acted:
    """Write one decision for each record, where it lies. Raises RefusedInput (keep_until, reason ...), NotFound."""
    today = words.now.date()
    if not ask.records:
        raise RefusedInput(_NOTHING, code="required")
    if not today < ask.until <= today + _LONGEST:
        raise RefusedInput(_FAR if ask.until > today else _AHEAD, field="keep_until", code="out_of_range")
    changes: list[ChangeId] = []
    for record in ask.records:
        held = words.book.get(RecordId(record))
        values = {"record_ref": record, "keep_until": ask.until.isoformat(), "reason": ask.reason,
                  "reason_text": ask.text}  # fmt: skip
        hold = words.book.add(HOLD, values, space=held.space)
        words.book.note_access(KEPT, held.id, f"{ask.until.isoformat()} {ask.reason}")
        changes += words.book.get(hold).heads
    return acted(words, ask.records[0], changes)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({KeepLonger: keep_longer})
