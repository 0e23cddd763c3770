"""What follows from a record that was written: whoever has a part in it elsewhere hears of it by letter.

The same whether a form wrote it, a script or Fortryd: a case tells whoever raised it, a task whoever does it and
whoever gave it.
"""

from collections.abc import Callable
from typing import TypeVar

from desktop.doing import coordinating, correspondence, disputes, receiving
from desktop.doing.hearing import hear_subject
from desktop.doing.task_letters import tell_task
from desktop.showing.without_letter import demand_letter
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.merges import INTO
from local_store.rules import correspondence as letters
from local_store.rules.case_states import state_of
from local_store.views import Record

T = TypeVar("T")
_MERGED = Text(
    "Sagen er slået sammen med en anden om det samme.", "The case was merged with another about the same."
)
_APART = Text("Sagen står for sig selv igen.", "The case stands by itself again.")
FOLLOWED = ("ssp_case", "action_item")  # of other kinds nobody elsewhere hears


def follow(words: Words, before: Record, said: str = "", gone: str = "") -> None:
    """Tell by letter what is otherwise than `before`; `said` and `gone` as `correspondence.answer` has them.

    Raises NotFound, RefusedInput.
    """
    now = words.book.get(before.id)
    if now.kind == "action_item":
        tell_task(words, now, before)
        disputes.tell(words, now.id)
    elif now.kind != "ssp_case" or now.withdrawn != before.withdrawn:
        return
    elif _differ(now, before, (INTO,)):
        _tell_merge(words, now, said)
    elif _differ(now, before, letters.TOLD):
        if said or gone:
            correspondence.answer(words, now, letters.OUTCOME, said, gone=gone)
        else:
            _tell_case(words, now, before)


def _tell_case(words: Words, now: Record, before: Record) -> None:
    """A state somebody chose in a form: a return is one like any other, and what was written to the raiser goes."""
    text = str(now.fields.get("feedback_text") or "") if _differ(now, before, ("feedback_text",)) else ""
    returned = letters.RETURNED == state_of(now.fields) != state_of(before.fields)
    if returned:
        demand_letter(words, now)
    if (
        correspondence.letters_to(words, now)
        and (text or returned)
        and not _differ(now, before, (letters.RETURN_MARK,))
    ):
        words.book.edit(now.id, set=correspondence.word(words, str(now.fields.get("feedback_text") or ""), before))
    received = state_of(now.fields) == receiving.RECEIVED and state_of(before.fields) in receiving.BEFORE
    sort = letters.QUESTION if returned else letters.RECEIPT if received else letters.OUTCOME
    correspondence.answer(words, now, sort, text)


def _tell_merge(words: Words, case: Record, said: str) -> None:
    """Two cases are one now, or two again: whoever raised the one that gave way hears how theirs stands (R57)."""
    stands = words.book.standing(case.id)
    if stands == case.id:
        correspondence.answer(words, case, letters.OUTCOME, said or words.say(_APART))
        return
    correspondence.tell_merged(words, case, letters.OUTCOME, words.say(_MERGED))
    if state_of(words.book.get(stands).fields) not in (letters.REFERRED, letters.RETURNED):
        hear_subject(words, case)  # it was accepted, so what came with this one is accepted as well


def _differ(now: Record, before: Record, names: tuple[str, ...]) -> bool:
    return any(now.fields.get(name) != before.fields.get(name) for name in names)


def written(words: Words, record: str, write: Callable[[], T]) -> T:
    """Write on a record and let what follows from it leave: all, or nothing. Raises as `write`, RefusedInput."""
    before = words.book.get(RecordId(record))
    if before.kind not in FOLLOWED:
        return write()
    with words.book.together():
        done = write()
        coordinating.may_step(words, before)
        if before.kind == "ssp_case" and _at_a_table(words, before):
            receiving.in_form(words, before)
        follow(words, before)
        disputes.tell(words, before.id)
    return done


def _at_a_table(words: Words, case: Record) -> bool:
    tables = {space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead")}
    return case.space in tables and not letters.is_answer(case.fields)


def made(words: Words, kind: str, make: Callable[[], RecordId]) -> RecordId:
    """Make a record; a task with somebody elsewhere reaches them (R27). Raises as `make`, RefusedInput."""
    if kind != "action_item":
        return make()
    with words.book.together():
        new = make()
        tell_task(words, words.book.get(new))
        disputes.tell(words, new)
    return new
