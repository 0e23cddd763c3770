"""Word between a raiser and a table, by letters (R47, R57): what counts as word on a case, and what it says.

An SSP space's record and the raiser's own are two records: neither side reads the other's. What the table says
comes as letters about the raiser's record, what the raiser adds as letters about the table's; neither is a case of
its own. Which return a corrected referral answers is told by the return's own moment going along, not by clocks.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from local_store.ids import is_id
from local_store.rules.case_states import DRAFT_STATES, PASSED_ON, STEPS, state_of
from local_store.rules.findings import Values
from local_store.rules.minimise import ALLOWED
from local_store.rules.tasks import is_open_action

ORIGIN = "origin"
AGAIN = "again"  # in the origin of a letter that has other words than the one of that name, which came first
EMPTIED = "emptied"  # in the origin of a letter: which fields its writer has emptied
REFERRAL, RECEIPT, QUESTION, ANSWER, OUTCOME = "referral", "receipt", "question", "answer", "outcome"
RETURNED, REFERRED = "returneret", "indstillet"
RETURN_MARK = "feedback_at"  # a return is known by the moment its word was given; the part of a second is drawn
WORD = ("feedback_text", "feedback_by", RETURN_MARK)
# All that the table ever tells the raiser: an allow list, like `minimise`.
TOLD = (
    "state", "receipt_number", "received_at", *WORD, "close_reason", "outcome_level", "outcome_school",
    "outcome_leisure", "outcome_home", "outcome_crime", "later_status_on",
)  # fmt: skip
SUBJECT_KINDS = ("youth_group", "young_person")
SUBJECT, PLAN = "subject", "plan"  # what goes along with a case: whom it is about, its goals and actions
REPLY = "reply_text"  # written on the letter that asked, so that colleagues see what was replied
_STATES = tuple(STEPS)
_ORIGIN_TEXTS = ("letter", "sort", "at", "text", AGAIN)
_ORIGIN_IDS = ("space", "person", "device", "record", "about")
_CRIMINAL = frozenset({"outcome_crime"})  # of a young person it stays at the table (L3)


def origin_of(fields: Values) -> Values:
    """Return where a record came from by letter; empty for one that was written here.

    What no letter can say (a moment or an id that is none) is written by nobody's program and counts as nothing: a
    colleague gone bad would stop every list with it.
    """
    origin = fields.get(ORIGIN)
    return origin if isinstance(origin, dict) and _can_be_said(origin) else {}


def _can_be_said(origin: dict[str, Any]) -> bool:
    texts = (origin.get(name, "") for name in _ORIGIN_TEXTS)
    ids = (origin.get(name) for name in _ORIGIN_IDS)
    emptied = origin.get(EMPTIED, [])
    return (
        all(isinstance(text, str) for text in texts)
        and all(not one or is_id(one) for one in ids)
        and (_moment(origin.get("at")) is not None or not (origin.get("at") or origin.get("about")))
        and isinstance(emptied, list)
        and all(isinstance(name, str) for name in emptied)
    )


def is_answer(fields: Values) -> bool:
    """Tell whether the record is an arrived letter about a record here: word on a case, never a case."""
    return bool(origin_of(fields).get("about"))


def about(fields: Values) -> str:
    """Return the record here that an arrived letter is about; "" for none."""
    return str(origin_of(fields).get("about") or "")


def order(fields: Values) -> tuple[float, int, str]:
    """Return what letters are sorted by: the moment they were written, how far the case was, their id.

    So everybody sees the same order. The moments of one table are mostly of one clock; a letter says all there is
    to say at its time, so one out of place is put right by the next.
    """
    origin = origin_of(fields)
    try:
        at = datetime.fromisoformat(str(origin.get("at") or "")).timestamp()
    except (ValueError, OverflowError):
        at = 0.0
    state = str(fields.get("state") or "")
    return at, _STATES.index(state) if state in _STATES else -1, str(origin.get("letter") or "")


def in_order(letters: Iterable[Values]) -> list[Values]:
    """Return letters oldest first."""
    return sorted(letters, key=order)


def told_of(case: Values) -> tuple[str, ...]:
    """Return the names of what the raiser may be told of a case as it stands."""
    private = _CRIMINAL if case.get("young_person_id") else frozenset()
    return tuple(name for name in TOLD if case.get(name) not in (None, "") and name not in private)


def as_told(case_fields: Values, answers: Sequence[Values]) -> dict[str, Any]:
    """Return the raiser's case with what the table has said of it; what the raiser wrote stays as it is.

    A return the raiser has answered by sending again is over. `answers` may come in any order. A case that this
    table passed on has ended here, whatever the other table says of its own.
    """
    told = dict(case_fields)
    if state_of(case_fields) == PASSED_ON:
        return told
    gone, back = taken_back(answers), None
    for answer in in_order(answers):
        if origin_of(answer).get("sort") == ANSWER:
            continue
        if _is_settled(case_fields, answer):
            told["state"] = told["state"] if back and is_later(back, answer) else state_of(case_fields)
            continue
        silent = frozenset(WORD) if _is_of(answer, gone) else frozenset()
        told |= {name: answer[name] for name in TOLD if name not in silent and answer.get(name) not in (None, "")}
        if answer.get("state") == RETURNED and answer.get(RETURN_MARK) not in gone:
            back = answer if back is None or is_later(answer, back) else back
    if told.get("state") == RETURNED and back is not None:  # of two at once the one that stands at the table
        told |= {name: back[name] for name in WORD if back.get(name)}
    return told


def is_later(one: Values, other: Values) -> bool:
    """Tell whether the word of one was given after the other's, as the table tells them apart."""
    first, second = (_moment(told.get(RETURN_MARK)) for told in (one, other))
    return first is not None and (second is None or first > second)


def is_same_word(one: object, other: object) -> bool:
    """Tell whether two marks are of one word. One of before marks had parts of a second is known by its second."""
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return one == other
    if 0 in (first.microsecond, second.microsecond):
        return first.replace(microsecond=0) == second.replace(microsecond=0)
    return first == second


def _moment(mark: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(mark or ""))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def from_there(case: Values, letters: Iterable[Values]) -> list[Values]:
    """Return what the table a case was passed on to has said of it, oldest first; none of one that was not."""
    if state_of(case) != PASSED_ON:
        return []
    raiser = origin_of(case).get("space")
    said = (one for one in letters if origin_of(one).get("sort") in (RECEIPT, QUESTION, OUTCOME))
    return [one for one in in_order(said) if origin_of(one).get("space") != raiser]


def told_there(case: Values, letters: Iterable[Values]) -> dict[str, Any]:
    """Return how a case that was passed on stands at the other table, as far as that has told; {} before it has."""
    told: dict[str, Any] = {}
    said = from_there(case, letters)
    for one in said:
        told |= {name: one[name] for name in TOLD if one.get(name) not in (None, "")}
        if one.get("state") == RETURNED and _is_replied(one, said):
            told["state"] = REFERRED
    return told


def open_return(case: Values, letters: Iterable[Values]) -> Values | None:
    """Return the letter by which the other table sent a case back that was passed on; None once it is answered."""
    said = from_there(case, letters)
    states = [one for one in said if one.get("state")]
    if not states or states[-1]["state"] != RETURNED:
        return None
    opened = [one for one in states if one["state"] == RETURNED and not _is_replied(one, said)]
    return next((one for one in reversed(opened) if not any(is_later(other, one) for other in opened)), None)


def _is_replied(back: Values, letters: Iterable[Values]) -> bool:
    """A return is answered by sending again, and so is what was returned at once with it or before."""
    replied = (one for one in letters if one.get("state") == RETURNED and one.get(REPLY))
    return any(one is back or is_later(one, back) for one in replied)


def carried_on(letter: Values) -> tuple[str, ...]:
    """Return the fields of another table's word that whoever raised the case is told; () for what is not theirs.

    A receipt's number is of the table that passed the case on, and so is a return or a question to answer.
    """
    sort, ours = origin_of(letter).get("sort"), {"receipt_number", "received_at"}
    if sort not in (RECEIPT, OUTCOME) or letter.get("state") == RETURNED:
        return ()
    if not letter.get("feedback_text"):
        ours |= set(WORD)
    return tuple(name for name in TOLD if name not in ours and letter.get(name) not in (None, ""))


def is_for_the_table(letter: Values) -> bool:
    """Tell whether another table's word is a return or a question, for the table that passed the case on."""
    sort = origin_of(letter).get("sort")
    return sort == QUESTION or (sort == OUTCOME and letter.get("state") == RETURNED)


def _is_settled(case: Values, answer: Values) -> bool:
    """A return is settled once the raiser's record carries its mark, or a later one, and is no draft any more."""
    if answer.get("state") != RETURNED or state_of(case) in DRAFT_STATES:
        return False
    return is_same_word(case.get(RETURN_MARK), answer.get(RETURN_MARK)) or is_later(case, answer)


def correction(case_fields: Values, letters: Iterable[Values]) -> Values | None:
    """Return the corrected referral that answers the table's last return of this case; None until one has come."""
    if state_of(case_fields) != RETURNED:
        return None
    mark = case_fields.get(RETURN_MARK)
    sent = [one for one in letters if origin_of(one).get("sort") == REFERRAL]
    sent = [one for one in sent if is_same_word(one.get(RETURN_MARK), mark)]
    return in_order(sent)[-1] if sent else None


def said_of(kind: str, letter: Values) -> dict[str, Any]:
    """Return what a raiser's letter says of the record itself: what `minimise` lets out, not how far a case is.

    What was emptied is None.
    """
    emptied = origin_of(letter).get(EMPTIED)
    gone = emptied if isinstance(emptied, list) else ()
    said = {name: letter[name] for name in ALLOWED.get(kind, ()) if name in letter and name != "state"}
    return {**{name: None for name in ALLOWED.get(kind, ()) if name in gone and name != "state"}, **said}


def is_open_question(letter: Values, gone: frozenset[str] = frozenset()) -> bool:
    """Tell whether the table asks something that nobody has replied to; a return is answered by sending again.

    `gone` is what the table has taken back, of all that came about the case (`taken_back`).
    """
    asks = origin_of(letter).get("sort") == QUESTION and letter.get("state") != RETURNED
    return asks and not letter.get(REPLY) and not _is_of(letter, gone)


def taken_back(letters: Iterable[Values]) -> frozenset[str]:
    """Return the marks of the questions the table has taken back: a letter with the mark and without the word."""
    found = (one for one in letters if origin_of(one).get("sort") == OUTCOME and not one.get("feedback_text"))
    return frozenset(str(one[RETURN_MARK]) for one in found if one.get(RETURN_MARK))


def _is_of(letter: Values, marks: frozenset[str]) -> bool:
    """Whether the word in the letter is one of these; what was said with a return is part of the return."""
    return letter.get(RETURN_MARK) in marks and letter.get("state") != RETURNED


# What whoever gave a task may set on it later: also what it is, and which colleague of that space has it.
TASK_TOLD = ("status", "by_when", "result_text", "what", "responsible_id")


def word_on_task(task: Values, letter: Values) -> dict[str, Any]:
    """Return what a letter about a task that came by letter writes on it; {} for one that has no say.

    Only the space that gave the task has one. What was done here stays done, whatever it falls away from there.
    """
    given, said = origin_of(task), origin_of(letter)
    theirs = bool(given) and (given.get("space"), given.get("record")) == (said.get("space"), said.get("record"))
    if not theirs or said.get("sort") != OUTCOME or task.get("done_at"):
        return {}
    if not isinstance(letter.get("status"), str) or not (is_open_action(task) or is_open_action(letter)):
        return {}
    said_now = (name for name in TASK_TOLD if isinstance(letter.get(name), str) and letter[name])
    told: dict[str, Any] = {name: letter[name] for name in said_now}
    if is_open_action(letter) and not is_open_action(task):
        told.setdefault("result_text", None)  # why it was off says nothing now that it is on again
    return {name: value for name, value in told.items() if task.get(name) != value}
