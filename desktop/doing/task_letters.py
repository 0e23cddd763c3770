"""Tasks of a table for people who do not read its space: a letter to a space of theirs, and word back how it went.

What leaves is the task and nothing of the case. When the case is about a young person even the words stay at the
table: the letter says that there is a task, and whom to ask.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.membership import standing_of
from desktop.showing.words import Words
from local_store.errors import KnownError, Text
from local_store.ids import PersonId, RecordId, SpaceId
from local_store.rules import correspondence
from local_store.views import Record

_TOLD = (
    "what", "by_when", "recurrence", "starts_on", "ends_on", "at_time", "responsible_id", "responsible_actor",
    "status",
)  # fmt: skip
_BACK = ("status", "by_when", "done_at", "result_text")
_KINDS = ("team", "club", "forum")  # where a worker's own tasks are read, the nearest first
_ASK = Text("Opgave fra et SSP-møde. Spørg {name}.", "A task from an SSP meeting. Ask {name}.")


def space_for(words: Words, person: str, home: str) -> SpaceId | None:
    """Return where that person reads their tasks; None when they read `home` themselves or nothing we know."""
    standing = standing_of(words.book)
    if standing is None or standing.directory is None or not person:
        return None
    directory = standing.directory
    theirs = directory.spaces_of(bytes.fromhex(PersonId(person)))
    if bytes.fromhex(home) in theirs:
        return None
    entries = [directory.spaces[one] for one in theirs if one in directory.spaces]
    near = sorted((_KINDS.index(one.kind), one.id) for one in entries if one.kind in _KINDS)
    return SpaceId(near[0][1].hex()) if near else None


def tell_elsewhere(words: Words, action: Record) -> bool:
    """Write the task to a space its person reads, once; False when they read this one or nobody knows where."""
    to = space_for(words, str(action.fields.get("responsible_id") or ""), action.space)
    if to is None:
        return False
    instead: dict[str, Any] = {}
    if _is_about_somebody(words, action):
        instead["what"] = words.say(_ASK).format(name=words.person(words.book.person))
    fields = [name for name in _TOLD if action.fields.get(name)]
    words.book.post_letter(action.id, fields, to=to, sort="outcome", instead=instead, once=f"task {to}")
    return True


def _is_about_somebody(words: Words, action: Record) -> bool:
    case = action.fields.get("case_id")
    try:
        return bool(case and words.book.get(RecordId(str(case))).fields.get("young_person_id"))
    except KnownError:
        return True  # a case one cannot read: say as little as possible


def tell_back(words: Words, task: Record) -> None:
    """Tell the table how a task that came by letter stands now; nothing for a task of this space's own."""
    origin = correspondence.origin_of(task.fields)
    to = str(origin.get("space") or "")
    told = [name for name in _BACK if task.fields.get(name)]
    if to and to != task.space and told:
        words.book.post_letter(task.id, told, to=SpaceId(to), sort="answer")


def as_told(words: Words, actions: Iterable[Record]) -> dict[str, Mapping[str, Any]]:
    """Return {id: fields} of the tasks, with what came back about those whose person is elsewhere."""
    found: dict[str, Mapping[str, Any]] = {}
    for action in actions:
        fields = dict(action.fields)
        if space_for(words, str(fields.get("responsible_id") or ""), action.space):
            for letter in words.book.answers(action.id):
                fields |= {name: letter.fields[name] for name in _BACK if letter.fields.get(name)}
        found[action.id] = fields
    return found
