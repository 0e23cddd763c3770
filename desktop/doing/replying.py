"""A reply to a table's question: it is shared like the referral it is about, on the same basis, asked anew.

Free words about somebody leave, so the basis the case was sent on is held against the rules of today: a consent
that was withdrawn or has run out carries no reply, and of whom a case tells anonymously a reply names nobody. Each
reply is a disclosure with a record of its own, and so is one that was refused (R31-R34, L2).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence as letters_back
from desktop.doing.acts import acted
from desktop.doing.parcels import identifiers_of, record_here, subject_of
from desktop.doing.weighing import TESTS, age_of, consents_of, custody_holders
from desktop.showing.without_letter import demand_letter, proven_answers
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId, SpaceId
from local_store.rules import anonymise, consents, correspondence, sending, sharing
from local_store.views import Record
from ui.asks import Ask
from ui.sending.asks import Missing, Replied, Reply

_NO_QUESTION = Text("Det er ikke et spørgsmål, man kan svare på.", "That is not a question one can reply to.")
_REPLIED = Text("Vi har svaret {}.", "We have answered {}.")
_EMPTY = Text("Skriv et svar.", "Write a reply.")
_ON_A_BASIS = ("basis", "purpose_text", "necessity_text", "law_text", *TESTS)
_MOST = 200


def reply(words: Words, ask: Reply) -> Replied:
    """Answer a question of the table by letter, or write down that it was refused; colleagues see it there.

    Raises RefusedInput: no question that is open, one whose letter is not here, or nothing written.
    """
    question = words.book.get(RecordId(ask.letter))
    about = correspondence.about(question.fields)
    heard = [one.fields for one in proven_answers(words, RecordId(about))] if about else []
    if not correspondence.is_open_question(question.fields, correspondence.taken_back(heard)):
        raise RefusedInput(_NO_QUESTION, field="letter", code="not_allowed")
    demand_letter(words, question)
    text = ask.text.strip()
    if not text:
        raise RefusedInput(_EMPTY, field="text", code="required")
    case = words.book.get(RecordId(about))
    shares, basis = _weighed(words, case, text)
    lacking = {one.text.da: one for share in shares for one in sharing.missing(share)}
    if lacking:
        _write(words, question, case, shares, {"outcome": "afvist", "refusal_reason": " ".join(lacking)})
        missing = tuple(Missing(one.field, words.say(one.text), "ground") for one in lacking.values())
        return Replied(missing=missing)
    to = SpaceId(str(correspondence.origin_of(question.fields)["space"]))
    words.book.post_letter(question.id, (), to=to, sort=correspondence.ANSWER, text=text, once="reply")
    more = {"basis_id": basis, "consent_ids": _relied_on(words, case, shares[0]), "minimised_preview_seen": "ja"}
    _write(words, question, case, shares, {name: value for name, value in more.items() if value})
    if correspondence.from_there(case.fields, [question.fields]):
        letters_back.tell_raiser(words, case, words.say(_REPLIED).format(letters_back.table_of(words, question)))
    return Replied(acted(words, question.id, (words.book.edit(question.id, set={correspondence.REPLY: text}),)))


def _weighed(words: Words, case: Record, text: str) -> tuple[list[sharing.Share], str]:
    """Return the reply as shared with each at the table, and the record of the basis the case was sent on."""
    sent = _sent_on(words, case)
    ground = {name: sent.fields[name] for name in _ON_A_BASIS if sent.fields.get(name)} if sent is not None else {}
    subject = subject_of(words, case.fields)
    person = subject if subject is not None and subject.kind == "young_person" else None
    anonymous = ground.get("basis") == "anonym"
    naming = anonymise.leaks(text, identifiers_of(words, subject))
    identifies = not anonymous and (person is not None or bool(naming))
    given = consents_of(words, person)
    parties = sending.recipients(case.fields)
    shares = [
        sharing.Share(
            to_actor=party, ground=ground, on=words.now.date(), identifies=identifies,
            data_types=frozenset({"identitet", "bekymring"} if identifies else ()),
            identifiers_found=naming if anonymous else (), same_authority=sending.is_one_authority(parties),
            from_actors=frozenset(case.fields.get("raised_by_actors") or ()),
            condition_met=True,  # whoever referred the case said so
            age=age_of(words, person), custody_holders=custody_holders(words, person, given),
            consents=tuple(one.fields for one in given),
        )
        for party in parties
    ]  # fmt: skip
    return shares, sent.id if sent is not None else ""


def _sent_on(words: Words, case: Record) -> Record | None:
    """Return the newest basis on which the case left for a table, as its disclosures say (R34)."""
    listed = words.book.list("disclosure", where={"case_id": case.id}, limit=_MOST).records
    shared = [
        one for one in listed if one.fields.get("outcome") == "delt" and one.fields.get("channel") == "ssp_rum"
    ]
    newest = sorted(shared, key=lambda one: (str(one.fields["disclosed_at"]), one.id))
    found = (record_here(words, one.fields.get("basis_id")) for one in reversed(newest))
    return next((one for one in found if one is not None), None)


def _write(
    words: Words, question: Record, case: Record, shares: list[sharing.Share], more: Mapping[str, Any]
) -> None:
    hardest = sending.hardest([one.to_actor for one in shares])
    share = next(one for one in shares if one.to_actor == hardest)
    person = case.fields.get("young_person_id")
    about = {"case_id": case.id, **({"young_person_id": person} if person else {})}
    table = letters_back.table_of(words, question)
    told = sharing.disclosure_of(
        share, words.now, to_text=table, channel="ssp_rum", record_refs=[question.id], **about, **more
    )
    words.book.add("disclosure", told, space=SpaceId(case.space))


def _relied_on(words: Words, case: Record, share: sharing.Share) -> list[str]:
    if share.ground.get("basis") != "samtykke":
        return []
    given = consents_of(words, record_here(words, case.fields.get("young_person_id")))
    return sorted(one.id for one in given if not consents.lacks(one.fields, sharing.wanted_of(share)))


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({Reply: reply})
