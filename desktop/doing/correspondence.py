"""Word back from a table to whoever raised a case, and what has come about a case here.

The joints of the rooms that write to each other by letter. A table's state stands on the table's own record; the
raiser hears of it by `answer`, which takes along `correspondence.TOLD` and nothing else.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from desktop.showing.words import Words, moment
from local_store.ids import RecordId, SpaceId, is_id
from local_store.rules import correspondence
from local_store.rules.case_states import state_of
from local_store.views import Record


def answer(words: Words, case: Record, sort: str, text: str = "", *, gone: str = "") -> None:
    """Write to the space the case came from how it stands now; nothing when it did not come by letter.

    `gone` is the mark of a question that is taken back: the letter carries it without any word.
    `sort`: receipt, question (also a return), or outcome for any later step. `text` goes along as said; it is not
    written on the case here: put `word` among the fields of your own edit for that. Raises RefusedInput, NotFound.
    """
    origin = correspondence.origin_of(case.fields)
    to = str(origin.get("space") or "")
    if not is_id(to) or to == case.space or correspondence.is_answer(case.fields):
        return
    fresh = words.book.get(case.id)  # what was written a moment ago goes along
    told = correspondence.told_of(fresh.fields)
    instead: dict[str, Any] = {}
    if gone:
        told = tuple({*told, correspondence.RETURN_MARK} - {"feedback_text", "feedback_by"})
        instead = {correspondence.RETURN_MARK: gone}
    if told or text:
        words.book.post_letter(fresh.id, told, to=SpaceId(to), sort=sort, text=text, instead=instead)


def word(words: Words, text: str, case: Record) -> dict[str, Any]:
    """Return the fields that say on the case what the raiser is told, by whom and when.

    A return needs them: a corrected referral is known by the moment of the return that it answers, so no two of a
    case have the same one, and what is said while it is out for correction keeps it.
    """
    at = words.now.replace(microsecond=0)
    before = case.fields.get(correspondence.RETURN_MARK)
    if before and state_of(case.fields) == correspondence.RETURNED:
        at = moment(str(before))
    elif before and moment(str(before)) >= at:
        at = moment(str(before)) + timedelta(seconds=1)
    by = words.person(words.book.person)
    return {"feedback_text": text, "feedback_by": by, correspondence.RETURN_MARK: at.isoformat()}


def answers_to(words: Words, case_id: str) -> list[Record]:
    """Return the letters that came about a case here, oldest first. Raises NotFound."""
    return words.book.answers(RecordId(case_id))


def told(words: Words, case: Record) -> Mapping[str, Any]:
    """Return the case's fields with what the table has said of it, or with the correction that answers a return."""
    answers = [one.fields for one in answers_to(words, case.id)]
    if not answers:
        return case.fields
    corrected = correspondence.correction(case.fields, answers)
    if corrected is not None:
        return {**case.fields, **correspondence.corrected_fields(corrected)}
    return correspondence.as_told(case.fields, answers)


def take_in_correction(words: Words, case: Record) -> tuple[str, ...]:
    """Write a corrected referral over the returned case; return the changes, none when nothing has come.

    The table's case becomes `indstillet` again: whoever takes it in says `modtaget` next. Raises RefusedInput.
    """
    letters = [one.fields for one in answers_to(words, case.id)]
    corrected = correspondence.correction(case.fields, letters)
    if corrected is None:
        return ()
    return (words.book.edit(case.id, set=correspondence.corrected_fields(corrected)),)
