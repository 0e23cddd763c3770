"""Indstil: a referral leaves for its table by letter, or does not and says why; and its correction.

Whoever asks does it inside `book.together()`: a laptop that dies has the letters and the case's new state, or
neither. Sent again, from here or from a colleague's laptop, a letter is the same one.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence as letters_back
from desktop.doing.acts import acted
from desktop.doing.parcels import Enclosed
from desktop.doing.weighing import Weighed, custody_holders, is_passed_on, way_on, weigh
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId, SpaceId
from local_store.records.validation import clean_edit
from local_store.rules import consents, correspondence, sending, sharing
from local_store.rules.case_states import DRAFT_STATES, PASSED_ON, state_of
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.sending.asks import Correct, Missing, SendCase, Sent

_CHANGED = Text(
    "Indstillingen er ændret, siden du så den. Se igennem, hvad der går ud, og indstil igen.",
    "The referral has changed since you saw it. Look through what leaves, and refer again.",
)
_NOT_RETURNED = Text("Sagen er ikke sendt retur.", "The case has not been returned.")
_PASSED = Text("Sagen er sendt videre til {}.", "The case has been passed on to {}.")
_CORRECTED = Text("Rettet og sendt igen.", "Corrected and sent again.")
_SENT_AGAIN = Text("Sagen er rettet og sendt igen til {}.", "The case was corrected and sent again to {}.")


def send(words: Words, ask: SendCase) -> Sent:
    """Send a referral, or write down that it was refused and say why. Raises NotFound, RefusedInput.

    Only what the rules forbid is a refusal; what is not filled in yet is not.
    """
    case = words.book.get(RecordId(ask.case))
    weighed = weigh(words, case, ask.ground, ask.to)
    if weighed.missing:
        refused = _write_refusal(words, weighed) if weighed.forbidden else ""
        return Sent(case.id, "", 0, _waiting(words), weighed.missing, bool(refused), refused)
    if weighed.table is None:
        raise TypeError("a referral without a table lacks one")
    if ask.seal != weighed.parcel.seal:
        return Sent(case.id, "", 0, _waiting(words), (Missing("seal", words.say(_CHANGED), "ground"),))
    leaves = _last_edit(words, weighed)
    if is_passed_on(words, case):
        leaves["state"] = (way_on(case) or (PASSED_ON,))[0]
    back = letters_back.returned_from(words, case)
    clean_edit(case.kind, words.book.catalogue, set=leaves, before=case.fields)  # refuses before anything leaves
    disclosed = ""
    for one in weighed.parcel.enclosed:
        _post(words, one, SpaceId(weighed.table.space))
    if weighed.parcel.enclosed:
        disclosed = _write_disclosure(words, weighed)
    _write_down(words, weighed, leaves, again=back is not None)
    if back is not None:
        words.book.edit(back.id, set={correspondence.REPLY: words.say(_CORRECTED)})
    return Sent(case.id, weighed.table.name, len(weighed.parcel.enclosed), _waiting(words), disclosure=disclosed)


def _post(words: Words, one: Enclosed, to: SpaceId) -> None:
    names = [(one.opens, ""), (one.once, one.about)] if one.opens else [(one.once, one.about)]
    for once, about in names:
        words.book.post_letter(
            one.record.id, one.fields.keys(), to=to, sort=correspondence.REFERRAL, text=one.text,
            instead=one.fields, about=about, once=once, emptied=one.emptied if about else (),
        )  # fmt: skip


def _write_down(words: Words, weighed: Weighed, leaves: dict[str, object], *, again: bool) -> None:
    """Say on this side's case that it has left; a table that passes one on ends its own and tells the raiser.

    When it is sent `again`, mended after the other table sent it back, the raiser hears that much.
    """
    case = weighed.case
    on = (way_on(case) or ())[1:] if is_passed_on(words, case) else None
    words.book.edit(case.id, set=leaves)
    if on is None or weighed.table is None:
        return
    if again:
        letters_back.tell_raiser(words, case, words.say(_SENT_AGAIN).format(weighed.table.name))
        return
    for state in on:
        words.book.edit(case.id, set={"state": state})
    told = words.say(_PASSED).format(weighed.table.name)
    letters_back.answer(words, words.book.get(case.id), correspondence.OUTCOME, told)


def correct(words: Words, ask: Correct) -> Acted:
    """Make a returned referral a draft again, with what the table said written on it. Raises RefusedInput.

    What a table passed on and got back stays as it ended there: it is corrected and sent as it stands.
    """
    case = words.book.get(RecordId(ask.case))
    if letters_back.returned_from(words, case) is not None:
        return acted(words, case.id, ())
    told = letters_back.told(words, case)
    if told.get("state") != correspondence.RETURNED or case.fields.get("origin"):
        raise RefusedInput(_NOT_RETURNED, field="state", code="not_allowed")
    if state_of(case.fields) in DRAFT_STATES:
        return acted(words, case.id, ())
    said = {name: told[name] for name in ("state", *correspondence.WORD) if told.get(name)}
    return acted(words, case.id, (words.book.edit(case.id, set=said),))


def _waiting(words: Words) -> int:
    return sum(words.book.unsent_count().values()) + len(words.book.letters_waiting())


def _last_edit(words: Words, weighed: Weighed) -> dict[str, object]:
    """What the raiser's own record says from now on."""
    said: dict[str, object] = {"state": correspondence.REFERRED}
    basis = weighed.ground.get("basis")
    if basis:
        said["legal_basis"] = basis
    if weighed.ground.get("necessity_text"):
        said["necessity_text"] = weighed.ground["necessity_text"]
    if not weighed.case.fields.get("raised_at"):
        said["raised_at"] = words.now.isoformat(timespec="seconds")
    return said


def _write_disclosure(words: Words, weighed: Weighed) -> str:
    """Write the basis, and what was shared with whom on it (R34)."""
    case, parcel = weighed.case, weighed.parcel
    about = {"case_id": case.id, "young_person_id": case.fields.get("young_person_id")}
    types = sorted({one for share in weighed.share for one in share.data_types})
    basis = words.book.add(
        "legal_basis",
        _filled(
            {
                **weighed.ground, **about, "data_types": types, "recipients": list(weighed.parties),
                "valid_from": words.now.date().isoformat(),
            }
        ),
        space=case.space,
    )  # fmt: skip
    told = _told(words, weighed) | {
        "basis_id": basis,
        "consent_ids": _relied_on(words, weighed),
        "record_refs": sorted({one.record.id for one in parcel.enclosed}),
        "minimised_preview_seen": "ja",
    }
    return words.book.add("disclosure", _filled(told), space=case.space)


def _write_refusal(words: Words, weighed: Weighed) -> str:
    """Write that somebody tried, and what stood in the way (R34): each attempt is one."""
    reason = " ".join(one.text.da for one in weighed.forbidden)
    told = _told(words, weighed) | {"outcome": "afvist", "refusal_reason": reason}
    return words.book.add("disclosure", _filled(told), space=weighed.case.space)


def _told(words: Words, weighed: Weighed) -> dict[str, object]:
    hardest = sending.hardest(weighed.parties)
    share = next((one for one in weighed.share if one.to_actor == hardest), weighed.share[0])
    at_table = ", ".join(words.book.catalogue.label("actor", party).da for party in weighed.parties)
    name = weighed.table.name if weighed.table else ""
    return sharing.disclosure_of(
        share,
        words.now,
        case_id=weighed.case.id,
        young_person_id=weighed.case.fields.get("young_person_id"),
        to_text=": ".join(part for part in (name, at_table) if part),
        phase="foer",
        channel="ssp_rum",
    )


def _relied_on(words: Words, weighed: Weighed) -> list[str]:
    """Return the consents that carry the sharing: those of whoever has to give one, if they hold."""
    if weighed.ground.get("basis") != "samtykke":
        return []
    share = weighed.share[0]
    wanted = sharing.wanted_of(share)
    holders = custody_holders(words, weighed.parcel.young_person, weighed.consents)
    givers = {
        *consents.givers_needed(share.age, holders),
        *(("foraelder_1", "foraelder_2") if holders == 1 else ()),
    }
    return sorted(
        one.id
        for one in weighed.consents
        if one.fields.get("given_by") in givers and not consents.lacks(one.fields, wanted)
    )


def _filled(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def is_from_here(case: Record) -> bool:
    """Tell whether the case was raised on this side; one that came by letter is the table's own."""
    return not correspondence.origin_of(case.fields)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({SendCase: send, Correct: correct})
