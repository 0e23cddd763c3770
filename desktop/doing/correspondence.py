"""Word back from a table to whoever raised a case, and what has come about a case here.

The joints of the rooms that write to each other by letter. A table's state stands on the table's own record; the
raiser hears of it by `answer`, which takes along `correspondence.TOLD` and nothing else.
"""

import secrets
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from desktop.doing import hearing
from desktop.doing.parcels import PLAN_KINDS, record_here
from desktop.showing.without_letter import proven_answers
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.ids import ChangeId, RecordId, SpaceId, is_id
from local_store.rules import correspondence
from local_store.rules.case_states import ENDED, PASSED_ON, state_of
from local_store.views import Record
from sync.letter_targets import letter_targets

_AT_ONCE = 500
_TOLD_EARLIER = frozenset({"modtaget", "handleplan"}) | ENDED
_NOW_AT = Text("Der er nu en niveau {}-sag hos {}: {}.", "There is a level {} case at {} now: {}.")
_FROM = Text("Fra {}.", "From {}.")
_BACK_HERE = Text(
    "{there} har sendt sagen retur. Den ligger hos {here}, som retter den.",
    "{there} has returned the case. It lies with {here}, who mends it.",
)
_ASKED_HERE = Text(
    "{there} har et spørgsmål. Det ligger hos {here}, som svarer.",
    "{there} has a question. It lies with {here}, who answers.",
)


def answer(words: Words, case: Record, sort: str, text: str = "", *, gone: str = "", once: str = "") -> None:
    """Write to the space the case came from how it stands now; nothing when it did not come by letter.

    `gone` is the mark of a question that is taken back: the letter carries it without any word. `once` names a
    step that more than one laptop of the table may take by itself: it is told once.
    `sort`: receipt, question (also a return), or outcome for any later step. `text` goes along as said; it is not
    written on the case here: put `word` among the fields of your own edit for that. Raises RefusedInput, NotFound.
    """
    to = letters_to(words, case)
    fresh = words.book.get(case.id)  # what was written a moment ago goes along
    if sort != correspondence.QUESTION and not gone:
        _tell_who_had_it(words, fresh)
        for one in words.book.absorbed(fresh.id):
            tell_merged(words, words.book.get(one), sort, text, once)
    if to is None:
        return
    told = correspondence.told_of(fresh.fields)
    if state_of(fresh.fields) == PASSED_ON and (sort == correspondence.QUESTION or gone):
        told = tuple(name for name in told if name in correspondence.WORD)  # how it stands, the other table tells
    instead: dict[str, Any] = {}
    if gone:
        told = tuple({*told, correspondence.RETURN_MARK} - {"feedback_text", "feedback_by"})
        instead = {correspondence.RETURN_MARK: gone}
    if told or text:
        words.book.post_letter(fresh.id, told, to=to, sort=sort, text=text, instead=instead, once=once)


def letters_to(words: Words, case: Record) -> SpaceId | None:
    """Return the space that a case came from by letter; None when it did not, or only says so."""
    to = str(correspondence.origin_of(case.fields).get("space") or "")
    if not is_id(to) or to == case.space or correspondence.is_answer(case.fields):
        return None
    return None if words.book.lacks_letter(case) else SpaceId(to)


def tell_merged(words: Words, merged: Record, sort: str, text: str = "", once: str = "") -> None:
    """Tell whoever raised a case that was merged into another how that one stands now (R57); nothing of a return.

    What was asked of the other's raiser, or said to them, is theirs: of the word only `text` goes along.
    """
    to, stands = letters_to(words, merged), words.book.get(words.book.standing(merged.id))
    if to is None or stands.id == merged.id or state_of(stands.fields) == correspondence.RETURNED:
        return
    hidden = () if text and stands.fields.get("feedback_text") == text else correspondence.WORD
    told = {name: stands.fields[name] for name in correspondence.told_of(stands.fields) if name not in hidden}
    words.book.post_letter(merged.id, [*told], to=to, sort=sort, text=text, instead=told, once=once)


def _tell_who_had_it(words: Words, case: Record) -> None:
    """Tell another table that had an earlier case of the same subject where it is treated now (R57, S3b 13).

    When it has been accepted, has its plan, and is over; in fixed words, which name nobody and say nothing of why.
    Of the tables this book does not read, the one that passed the case on is its sender and hears as such.
    """
    state = state_of(case.fields)
    if state not in _TOLD_EARLIER or case.space not in _tables(words):
        return
    said = words.say(words.book.catalogue.label("case_state", state)).lower()
    text = words.say(_NOW_AT).format(case.fields.get("level"), _tables(words)[case.space], said)
    for one in case.fields.get("earlier_case_ids") or ():
        earlier = record_here(words, one)
        if earlier is None or earlier.space == case.space or earlier.space not in _tables(words):
            continue
        words.book.post_letter(
            case.id, (), to=SpaceId(earlier.space), sort=correspondence.OUTCOME, text=text, about=earlier.id,
            once=f"earlier\0{earlier.id}\0{state}",
        )  # fmt: skip


def _tables(words: Words) -> dict[str, str]:
    return {space.id: space.name for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead")}


def word(words: Words, text: str, case: Record) -> dict[str, Any]:
    """Return the fields that say on the case what the raiser is told, by whom and when.

    A return needs them: a corrected referral is known by the moment of the return that it answers. Its part of a
    second is drawn, so that no two of a case have the same one, whoever gives them and however soon; what is said
    while a case is out for correction keeps the return's.
    """
    at = words.now.replace(microsecond=_drawn())
    before = case.fields.get(correspondence.RETURN_MARK)
    if before and state_of(case.fields) == correspondence.RETURNED:
        at = moment(str(before))
    elif before and moment(str(before)) >= at:
        at = moment(str(before)) + timedelta(microseconds=_drawn())
    by = words.person_for_others(words.book.person)
    return {"feedback_text": text, "feedback_by": by, correspondence.RETURN_MARK: at.isoformat()}


def _drawn() -> int:
    return 1 + secrets.randbelow(999_999)


def answers_to(words: Words, case_id: str) -> list[Record]:
    """Return the letters that came about a case here, oldest first. Raises NotFound."""
    return words.book.answers(RecordId(case_id))


def told(words: Words, case: Record) -> Mapping[str, Any]:
    """Return the case's fields with what the table has said of it, or with the correction that answers a return."""
    letters = proven_answers(words, case.id)
    answers = [one.fields for one in letters]
    if not answers:
        return case.fields
    corrected = correspondence.correction(case.fields, answers)
    if corrected is not None:
        letter = next(one for one in letters if one.fields is corrected)
        return {**case.fields, **hearing.news(words, case, letter), "state": correspondence.REFERRED}
    return correspondence.as_told(case.fields, answers)


def returned_from(words: Words, case: Record) -> Record | None:
    """Return the letter by which the table this case was passed on to sent it back; None when it is not back."""
    letters = proven_answers(words, case.id) if state_of(case.fields) == PASSED_ON else []
    found = correspondence.open_return(case.fields, [one.fields for one in letters])
    return next((one for one in letters if one.fields is found), None)


def table_of(words: Words, letter: Record) -> str:
    """Return the name of the space a letter came from, "" when nobody here knows it."""
    space = correspondence.origin_of(letter.fields).get("space")
    return next((one.name for one in letter_targets(words.book) if one.space == space), "")


def carry_on(words: Words, letter: Record) -> None:
    """Tell whoever raised a case what the table it was passed on to says of it (R57); nothing for other letters.

    Once, whoever of this table does it: of one letter there is one that follows it; of what says it came by letter
    and did not there is none. Raises RefusedInput.
    """
    case = record_here(words, correspondence.about(letter.fields))
    if case is None or words.book.lacks_letter(letter):
        return
    said = correspondence.origin_of(letter.fields)
    if not correspondence.from_there(case.fields, [letter.fields]):
        return
    name = table_of(words, letter)
    told = {one: letter.fields[one] for one in correspondence.carried_on(letter.fields)}
    text = " ".join(part for part in (words.say(_FROM).format(name) if name else "", said.get("text")) if part)
    if correspondence.is_for_the_table(letter.fields):
        told, text = _lies_here(words, letter, name, _tables(words).get(case.space, ""))
    for one, to in _raisers(words, case) if told or text else ():
        words.book.post_letter(
            one.id, told, to=to, sort=correspondence.OUTCOME, text=text, instead=told,
            once=f"carried on\0{said.get('letter')}",
        )  # fmt: skip


def _raisers(words: Words, case: Record) -> list[tuple[Record, SpaceId]]:
    """Return whom a case came from, and whom those came from that were merged into it: each with its record."""
    sides = [case, *(words.book.get(one) for one in words.book.absorbed(case.id))]
    return [(one, to) for one in sides if (to := letters_to(words, one)) is not None]


def _lies_here(words: Words, letter: Record, there: str, here: str) -> tuple[dict[str, Any], str]:
    """Return what whoever raised a case hears of a return or a question that is this table's to answer.

    That it came, and where the case lies meanwhile. Not what was said: it may be of what the raiser never wrote.
    """
    returned = letter.fields.get("state") == correspondence.RETURNED
    text = words.say(_BACK_HERE if returned else _ASKED_HERE).format(there=there or "?", here=here or "?")
    return ({"state": PASSED_ON} if returned else {}), text


def tell_raiser(words: Words, case: Record, text: str) -> None:
    """Tell whoever raised a case that was passed on what this table has answered about it. Raises RefusedInput.

    The state stays as the other table has told it.
    """
    for one, to in _raisers(words, case) if state_of(case.fields) == PASSED_ON else ():
        words.book.post_letter(one.id, (), to=to, sort=correspondence.OUTCOME, text=text)


def take_in_correction(words: Words, case: Record, state: str = correspondence.REFERRED) -> tuple[ChangeId, ...]:
    """Write a corrected referral on the returned case; return the changes, none when nothing has come.

    `case` as it was while it was returned. It becomes `state`: whoever takes it in says `modtaget` next. Of it and
    of the plan only what the raiser has changed is written; the table's own words stay, or stand beside them as a
    conflict where the raiser has changed the same. Raises RefusedInput.
    """
    letters = proven_answers(words, case.id)
    corrected = correspondence.correction(case.fields, [one.fields for one in letters])
    if corrected is None:
        return ()
    letter = next(one for one in letters if one.fields is corrected)
    changes = hearing.write_news(words, words.book.get(case.id), letter, state=state)
    for one in hearing.twins_of(letter, letters):
        if one is not letter:
            hearing.hear_apart(words, one)
    mark = str(corrected.get(correspondence.RETURN_MARK) or "")
    for kind in PLAN_KINDS:
        for record in _plan_of(words, kind, case.id):
            changes += hearing.correct(words, record, f"{correspondence.PLAN}\0{mark}")
    return tuple(changes)


def _plan_of(words: Words, kind: str, case: str) -> Iterator[Record]:
    """Give what is planned in a case, also what a correction has taken out: another may put it back."""
    after: str | None = None
    while True:
        page = words.book.every(kind, limit=_AT_ONCE, after=after)
        for one in page.records:
            if one.fields.get("case_id") == case and not correspondence.is_answer(one.fields):
                yield one
        after = page.after
        if after is None:
            return
