"""Who takes a case in, puts it on an agenda, returns it or turns it down: the forum's coordinator alone (R24)."""

from desktop import membership
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.rules.case_states import COORDINATOR_ONLY, state_of
from local_store.views import Record

_ONLY_A_COORDINATOR = Text(
    "Det gør forummets koordinator. Skriv det til koordinatoren i stedet.",
    "The forum's coordinator does that. Write to the coordinator instead.",
)


def may_step(words: Words, before: Record) -> None:
    """Refuse a step of a case that is not the owner's to take, however it was written: RefusedInput (not_allowed).

    `before` is the case as it was; of other kinds nothing is asked.
    """
    if before.kind != "ssp_case":
        return
    state = state_of(words.book.get(before.id).fields)
    moved = state != state_of(before.fields) and state in COORDINATOR_ONLY
    if moved and not membership.coordinates(words.book):
        raise RefusedInput(_ONLY_A_COORDINATOR, field="state", code="not_allowed")
