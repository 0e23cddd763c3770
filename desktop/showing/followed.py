"""Follow-ups that were carried out, as they stand on a timeline: how it goes since, and when somebody said so."""

from collections.abc import Iterable
from datetime import datetime

from desktop.showing.happened import Tone, first_line
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.follow_up_gates import SAID
from local_store.views import Record
from ui.views import Happened

_DONE = "udfoert"
_TONES: dict[str, Tone] = {"forbedret": "ok", "forvaerret": "danger"}
_GOES = Text("Nu: {}", "Now: {}")


def carried_out(records: Iterable[Record]) -> list[Record]:
    """Return those that are done; what came to nothing is no happening."""
    return [one for one in records if one.fields.get("status") == _DONE]


def done_at(words: Words, record: Record) -> datetime:
    """Return when it was last said to be done: the day it was due is another, and so is a later correction."""
    history = [one.change for one in words.book.changes_of(record.id)]
    return moment(next((one.at for one in reversed(history) if one.set.get("status") == _DONE), record.updated.at))


def entry(words: Words, record: Record) -> Happened:
    """Return it as an entry: what it was about, how it goes now (R56), and what came of it below."""
    fields = record.fields
    outcome = _said(words, record, SAID)
    detail = (
        words.title(record),
        words.say(_GOES).format(outcome) if outcome else "",
        _said(words, record, "youth_response"),
    )
    who = str(fields.get("responsible_id") or record.updated.author)
    return Happened(
        record.id, "follow_up", done_at(words, record), True, "bell", _TONES.get(str(fields.get(SAID)), "neutral"),
        words.kind_label(record.kind), " · ".join(part for part in detail if part), words.person(who).split()[0],
        first_line(fields.get("result_text")),
    )  # fmt: skip


def _said(words: Words, record: Record, field: str) -> str:
    kind = words.kind(record.kind)
    value = record.fields.get(field)
    return words.value(kind.by_name.get(field), value).lower() if kind is not None and value else ""
