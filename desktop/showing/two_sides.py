"""One way, two records: the referral of a raiser and the table's own case, for somebody who reads both spaces.

Neither may stand in for the other, so both are shown; each says which side it is and leads to the other, and a
figure counts the two as one.
"""

from desktop.doing.parcels import record_here
from desktop.showing.words import Words
from local_store import letters
from local_store.errors import Text
from local_store.homes import record_of
from local_store.ids import LetterId, RecordId
from local_store.rules import correspondence
from local_store.rules.case_states import DRAFT_STATES, state_of
from local_store.views import Record

_RAISED, _TABLES = Text("min indstilling", "my referral"), Text("bordets sag", "the table's case")
_OUR = Text("vores indstilling", "our referral")
_MOST = 1000


def other_side(words: Words, case: Record) -> Record | None:
    """Return the same case on the other side, when this book holds both."""
    origin = correspondence.origin_of(case.fields)
    if origin:
        other = record_here(words, origin.get("record"))
        return other if other is not None and other.kind == case.kind and other.space != case.space else None
    if state_of(case.fields) in DRAFT_STATES:
        return None
    marks = dict.fromkeys(("", str(case.fields.get(correspondence.RETURN_MARK) or "")))
    for space in words.book.spaces():
        if space.kind in ("ssp_local", "ssp_lead") and space.id != case.space:
            for mark in marks:
                letter = letters.letter_id(case.id, space.id, f"referral\0{mark}")
                found = record_here(words, record_of(LetterId(letter), space.id, case.kind))
                if found is not None:
                    return found
    return None


def mark(words: Words, case: Record) -> str:
    """Return which side the case is of, "" when this book holds only one."""
    if other_side(words, case) is None:
        return ""
    if correspondence.origin_of(case.fields):
        return words.say(_TABLES)
    return words.say(_RAISED if case.created.author == words.book.person else _OUR)


def link(words: Words, case: Record) -> tuple[tuple[str, str], ...]:
    """Return (record, line) of the other side."""
    other = other_side(words, case)
    if other is None:
        return ()
    side = mark(words, other)
    return ((other.id, f"{side[:1].upper()}{side[1:]}"),)


def pairs(words: Words) -> int:
    """Return how many of the cases here are the other side of one that is counted already."""
    tables = [space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead")]
    return sum(
        correspondence.origin_of(case.fields) != {} and _is_here(words, case)
        for table in tables
        for case in words.book.list("ssp_case", space=table, limit=_MOST).records
    )


def _is_here(words: Words, case: Record) -> bool:
    raised = str(correspondence.origin_of(case.fields).get("record") or "")
    return bool(raised) and words.book.title(RecordId(raised)) is not None
