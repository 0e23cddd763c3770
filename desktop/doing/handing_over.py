"""Handing over as acts: offer, take, send back, keep after all. Nothing moves before the receiver has said yes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.following import follow
from desktop.membership import acts_for
from desktop.showing.handover import held_by
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId, SpaceId
from local_store.rules import handovers
from ui.asks import Acted
from ui.handover.asks import Accept, Offer, SendBack, TakeOfferBack

_SHARED = ("team", "club", "ssp_local", "ssp_lead")  # spaces a handover may lie in that others read
_NOTHING = Text("Vælg mindst én ting at give videre.", "Choose at least one thing to hand over.")
_NOT_YOURS = Text("Kun den, det er givet til, kan svare.", "Only whom it is given to can answer.")
_NOT_THE_GIVER = Text(
    "Kun kollegaen selv, en koordinator eller en administrator kan give det videre.",
    "Only the colleague, a coordinator or an administrator can hand it over.",
)


def offer(words: Words, ask: Offer) -> Acted:
    """Write one handover for each space the things lie in, so that whoever reads a thing reads its handover too.

    Raises RefusedInput when nothing is chosen, giver and receiver are one, or it is not for this person to give.
    """
    _only_giver(words, ask.giver, words.book.person)
    if not ask.records:
        raise RefusedInput(_NOTHING, field="record_refs", code="required")
    values: dict[str, Any] = {
        "from_person_id": ask.giver, "to_person_id": ask.to, "handed_over_on": words.now.date().isoformat(),
        "state": "tilbudt", "reason": ask.reason, "handover_text": ask.text.strip(),
    }  # fmt: skip
    values = {name: value for name, value in values.items() if value}
    made = []
    for space, records in _by_space(words, ask.records).items():
        new = words.book.add("handover", {**values, "record_refs": records}, space=space)
        made.append((new, words.book.get(new).heads[-1]))
    return acted(words, made[0][0], [change for _new, change in made])


def _by_space(words: Words, records: tuple[str, ...]) -> dict[SpaceId | None, list[str]]:
    kinds = {space.id: space.kind for space in words.book.spaces()}
    found: dict[SpaceId | None, list[str]] = {}
    for record in records:
        home = words.book.get(RecordId(record)).space
        found.setdefault(home if kinds.get(home) in _SHARED else None, []).append(record)
    return found


def accept(words: Words, ask: Accept) -> Acted:
    """Say yes, and become responsible for what is still the giver's. Raises NotFound, RefusedInput."""
    record = words.book.get(RecordId(ask.record))
    _only_receiver(words, record.fields)
    _only_giver(words, str(record.fields["from_person_id"]), record.created.author)
    changes = [words.book.edit(record.id, set={"state": "modtaget", "answered_at": _now(words)})]
    taken = words.book.get(record.id).fields
    held = held_by(words, str(taken["from_person_id"]))
    for moved, fields in handovers.edits(taken, [left for left, _record in held.values()]).items():
        before = words.book.get(RecordId(moved))
        changes.append(words.book.edit(before.id, set=fields))
        follow(words, before)
    return acted(words, record.id, changes)


def send_back(words: Words, ask: SendBack) -> Acted:
    """Say no, and why. Raises NotFound, RefusedInput (without a reason)."""
    record = words.book.get(RecordId(ask.record))
    _only_receiver(words, record.fields)
    values = {"state": "afvist", "answer_text": ask.text.strip() or None, "answered_at": _now(words)}
    return acted(words, record.id, [words.book.edit(record.id, set=values)])


def take_back(words: Words, ask: TakeOfferBack) -> Acted:
    """Keep it after all. Raises NotFound, RefusedInput (when it has been taken, or is another's to keep)."""
    fields = words.book.get(RecordId(ask.record)).fields
    _only_giver(words, str(fields["from_person_id"]), words.book.person)
    return acted(words, ask.record, [words.book.edit(RecordId(ask.record), set={"state": "trukket"})])


def _only_giver(words: Words, giver: str, by: str) -> None:
    if not acts_for(words.book, giver, by):
        raise RefusedInput(_NOT_THE_GIVER, field="from_person_id", code="not_allowed")


def _only_receiver(words: Words, fields: Any) -> None:
    if fields.get("to_person_id") != words.book.person:
        raise RefusedInput(_NOT_YOURS, field="to_person_id", code="not_allowed")


def _now(words: Words) -> str:
    return words.now.isoformat(timespec="seconds")


ANSWERS: Mapping[Any, Any] = MappingProxyType(
    {Offer: offer, Accept: accept, SendBack: send_back, TakeOfferBack: take_back}
)
