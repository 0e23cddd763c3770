"""What is done on a case's page: the next step, another level, an action moved, the case closed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence
from desktop.doing.acts import acted
from desktop.doing.task_letters import tell_task
from desktop.showing import case_plan
from desktop.showing.slipping import tables_to_review
from desktop.showing.words import Words
from local_store import case_gates
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId
from local_store.records.validation import refusals
from local_store.rules.case_states import DRAFT_STATES, ENDED, FIRST, PASSED_ON, state_of
from local_store.rules.ssp_levels import needs_standard_form
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.cases.asks import (
    REFUSED_EMPTY,
    Advance,
    ChangeLevel,
    Close,
    HandOverAt18,
    MoveAction,
    Review,
    SetActionStatus,
)

_NOT_YOURS = Text("Den, der leder bordet, gennemgår sagen.", "Whoever leads the table reviews the case.")
_NOT_OPEN = Text("Kun en åben sag gennemgås.", "Only an open case is reviewed.")
_OVER = Text("Sagen er afsluttet.", "The case is closed.")
_NOT_OF_AGE = Text("Den unge er ikke fyldt 18.", "The young person has not turned 18.")
_OVER_TO = Text(
    "Overleveret til SSP+: den unge er fyldt 18.", "Handed over to SSP+: the young person has turned 18."
)
_TURNED_18 = "18_aar_overgang"  # code of close_reason
_FULL = frozenset({"opfoelgning"})  # what a standardised form must be whole for (R17)


def advance(words: Words, ask: Advance) -> Acted:
    """Take the case one step on and tell whoever raised it. Raises RefusedInput (incomplete, not_allowed)."""
    case = words.book.get(RecordId(ask.record))
    if ask.state in _FULL:
        _whole(words, case)
    change = words.book.edit(case.id, set={"state": ask.state})
    correspondence.answer(words, case, "outcome")
    return acted(words, case.id, [change])


def _whole(words: Words, case: Record) -> None:
    """Refuse what the standardised form of levels 3 and 4 still lacks, naming the first (R17)."""
    if not needs_standard_form(case.fields.get("level") or "1"):
        return
    lacking = [one for one in case_plan.form_lacks(words, case) if one.blocks]
    if lacking:
        first, more = lacking[0].text, len(lacking) - 1
        text = first if not more else Text(f"{first.da} Og {more} mere.", f"{first.en} And {more} more.")
        raise RefusedInput(text, field=lacking[0].field, code="incomplete")


def change_level(words: Words, ask: ChangeLevel) -> Acted:
    """Set another level with its reason; the earlier one stays in the history (R16). Raises RefusedInput."""
    reason = " ".join(ask.reason.split())
    if not reason:
        raise RefusedInput(REFUSED_EMPTY, field="level_reason", code="required")
    case = words.book.get(RecordId(ask.record))
    put = {"level": ask.level, "level_reason": reason}
    if state_of(case.fields) == case_gates.READY and needs_standard_form(ask.level):
        put["state"] = FIRST  # ready it was for the short form; the whole one is asked for before it is again (R17)
    change = words.book.edit(case.id, set=put)
    return acted(words, case.id, [change])


def move_action(words: Words, ask: MoveAction) -> Acted:
    """Put an action into another area. Raises NotFound."""
    change = words.book.edit(
        RecordId(ask.record), set={"area": ask.area or None}, seen=tuple(ChangeId(one) for one in ask.seen) or None
    )
    return acted(words, ask.record, [change])


def set_action_status(words: Words, ask: SetActionStatus) -> Acted:
    """Say how an action goes; done ones get their moment, and who has it elsewhere hears. Raises as `edit`."""
    put: dict[str, Any] = {"status": ask.status}
    if ask.status == "udfoert":
        put["done_at"] = words.now.isoformat(timespec="seconds")
    before = words.book.get(RecordId(ask.record))
    change = words.book.edit(before.id, set=put)
    tell_task(words, words.book.get(before.id), before)
    return acted(words, ask.record, [change])


def close(words: Words, ask: Close) -> Acted:
    """End the case with its outcome and tell whoever raised it (R57). Raises NotFound, RefusedInput."""
    case = words.book.get(RecordId(ask.record))
    put = _ending(ask)
    if ask.feedback.strip():
        put |= correspondence.word(words, ask.feedback.strip(), case)
    change = words.book.edit(case.id, set=put)
    correspondence.answer(words, case, "outcome", ask.feedback.strip())
    return acted(words, case.id, [change])


def lacks_to_close(words: Words, ask: Close) -> tuple[RefusedInput, ...]:
    """Return everything that keeps the case from being closed so, not the first alone. Raises NotFound."""
    case = words.book.get(RecordId(ask.record))
    if state_of(case.fields) in ENDED:
        return (RefusedInput(_OVER, field="state", code="not_allowed"),)
    return refusals(case.kind, words.book.catalogue, _ending(ask), case.fields)


def _ending(ask: Close) -> dict[str, Any]:
    put: dict[str, Any] = {"state": "afsluttet", "close_reason": ask.close_reason or None}
    put |= {name: code for name, code in ask.outcomes if code}
    if ask.evaluation.strip():
        put["evaluation_text"] = ask.evaluation.strip()
    if ask.later_status_on is not None:
        put["later_status_on"] = ask.later_status_on.isoformat()
    return put


def review(words: Words, ask: Review) -> Acted:
    """Write that whoever leads the table went through the case today. Raises NotFound, RefusedInput."""
    case = words.book.get(RecordId(ask.record))
    if case.space not in tables_to_review(words):
        raise RefusedInput(_NOT_YOURS, code="not_allowed")
    if state_of(case.fields) in ENDED | DRAFT_STATES:
        raise RefusedInput(_NOT_OPEN, field="state", code="not_allowed")
    change = words.book.edit(case.id, set={"reviewed_on": words.now.date().isoformat()})
    return acted(words, case.id, [change])


def hand_over(words: Words, ask: HandOverAt18) -> Acted:
    """End the case as handed over to SSP+ and tell whoever raised it. Raises NotFound, RefusedInput."""
    case = words.book.get(RecordId(ask.record))
    if not case_gates.of_age(words.book, case.fields, words.now.date()):
        raise RefusedInput(_NOT_OF_AGE, field="state", code="not_allowed")
    told = words.say(_OVER_TO)
    put = {"state": PASSED_ON, "close_reason": _TURNED_18, **correspondence.word(words, told, case)}
    change = words.book.edit(case.id, set=put)
    correspondence.answer(words, case, "outcome", told)
    return acted(words, case.id, [change])


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {
        Advance: advance,
        ChangeLevel: change_level,
        MoveAction: move_action,
        SetActionStatus: set_action_status,
        Close: close,
        Review: review,
        HandOverAt18: hand_over,
    }
)
