"""One way, two records: the referral of a raiser and the table's own case, for somebody who reads both spaces.

Neither may stand in for the other, so both are shown; each says which side it is and leads to the other, and a
figure counts the two as one.
"""

from collections.abc import Iterator

from desktop.doing.parcels import record_here
from desktop.showing.without_letter import proven_answers
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
    """Return the same case on the other side, when this book holds both; of a table's own first its referral."""
    return next(iter(_sides(words, case)), None)


def table_side(words: Words, case: Record) -> Record | None:
    """Return what became of a case at the table it was sent or passed on to, when this book holds that."""
    if state_of(case.fields) in DRAFT_STATES:
        return None
    marks = dict.fromkeys(("", str(case.fields.get(correspondence.RETURN_MARK) or "")))
    forums = [one.id for one in words.book.spaces() if one.kind in ("ssp_local", "ssp_lead")]
    tables = [one for one in forums if one != case.space]
    sent = [
        record_of(LetterId(letters.letter_id(case.id, table, f"referral\0{mark}")), table, case.kind)
        for table in tables
        for mark in marks
    ]
    heard = [correspondence.origin_of(one.fields).get("record") for one in proven_answers(words, case.id)]
    for record in (*sent, *heard):
        found = record_here(words, record)
        theirs = found is not None and found.kind == case.kind and found.space in tables
        if found is not None and theirs and not words.book.lacks_letter(found):
            return found
    return None


def _sides(words: Words, case: Record) -> Iterator[Record]:
    raised = record_here(words, correspondence.origin_of(case.fields).get("record"))
    theirs = raised is not None and raised.kind == case.kind and raised.space != case.space
    if raised is not None and theirs and not words.book.lacks_letter(case):
        yield raised
    table = table_side(words, case)
    if table is not None:
        yield table


def mark(words: Words, case: Record) -> str:
    """Return which side the case is of, "" when this book holds only one."""
    if other_side(words, case) is None:
        return ""
    if correspondence.origin_of(case.fields) and not words.book.lacks_letter(case):
        return words.say(_TABLES)
    return words.say(_RAISED if case.created.author == words.book.person else _OUR)


def link(words: Words, case: Record) -> tuple[tuple[str, str], ...]:
    """Return (record, line) of each other side: of a case that was passed on there may be two."""
    named = [(other.id, mark(words, other)) for other in _sides(words, case)]
    return tuple((record, f"{side[:1].upper()}{side[1:]}") for record, side in named)


def pairs(words: Words) -> int:
    """Return how many of the cases here are the other side of one that is counted already."""
    tables = [space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead")]
    return sum(
        _is_here(words, case)
        for table in tables
        for case in words.book.list("ssp_case", space=table, limit=_MOST).records
    )


def _is_here(words: Words, case: Record) -> bool:
    raised = str(correspondence.origin_of(case.fields).get("record") or "")
    if not raised or words.book.title(RecordId(raised)) is None:
        return False
    return not words.book.lacks_letter(case)  # asked last: it reads how the record began
