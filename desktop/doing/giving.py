"""A paper that leaves the house: weighed on its basis before it is printed, and written down as a disclosure (R34).

A paper for oneself or the table is only noted in the access log. One that is given to somebody is shared like
anything else: a basis, a purpose, and no suspicion ever goes along (R8). A refused attempt is written down as well.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.doing.parcels import identifiers_of, record_here, subject_of, texts_of
from desktop.doing.weighing import TESTS, age_of, consents_of, custody_holders, fields_of
from desktop.printing.papers import STAYS, print_paper, stays
from desktop.showing.agenda_book import table
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId, SpaceId
from local_store.rules import anonymise, consents, sending, sharing
from local_store.rules.findings import Finding
from local_store.views import Record
from ui.asks import Ask
from ui.sending.asks import Gave, GivePaper, Missing

_WHO = Text("Hvem får papiret? Vælg.", "Who gets the paper? Choose.")
_NAME = Text("Skriv, hvem det er: navn og enhed.", "Write who it is: name and unit.")
_SEEN = Text("Læs papiret igennem først, og sæt kryds.", "Read the paper through first, and tick.")


def give(words: Words, ask: GivePaper) -> Gave:
    """Print a paper for somebody and write down each case it tells of; or say what is missing.

    Raises NotFound, RefusedInput (paper), NoRoom: then there is neither a paper nor a disclosure of it.
    """
    record = words.book.get(RecordId(ask.record))
    about: list[Record | None] = [*_cases(words, record)] or [None]
    shares = [(case, _share(words, record, case, ask)) for case in about]
    asked = [finding for _, share in shares for finding in sharing.missing(share)] if ask.to_actor else []
    missing = {one.text.da: one for one in (*_unanswered(ask), *_staying(record), *asked)}
    if missing:
        forbidden = [one for one in missing.values() if _forbids(one, ask)]
        if forbidden:
            reason = " ".join(one.text.da for one in forbidden)
            for case, share in shares:
                told = _told(words, record, case, share, ask) | {"outcome": "afvist", "refusal_reason": reason}
                words.book.add("disclosure", told, space=SpaceId(record.space))
        return Gave("", tuple(Missing(one.field, words.say(one.text), "ground") for one in missing.values()),
                    bool(forbidden))  # fmt: skip
    with words.book.together():  # the paper last: what cannot be written down is not given, and the other way round
        for case, share in shares:
            _write(words, record, case, share, ask)
        file = print_paper(words.book, record.id, Path(ask.file), ask.paper, words.language, outside=True)
    return Gave(str(file))


def _unanswered(ask: GivePaper) -> Iterable[Finding]:
    for field, text, answered in (
        ("to_actor", _WHO, ask.to_actor), ("to_text", _NAME, ask.to_text.strip()), ("seen", _SEEN, ask.seen),
    ):  # fmt: skip
        if not answered:
            yield Finding(field, "required", text)


def _staying(record: Record) -> Iterable[Finding]:
    if stays(record):
        yield Finding("paper", "not_allowed", STAYS)


def _forbids(finding: Finding, ask: GivePaper) -> bool:
    """Tell whether it is more than something not filled in yet."""
    open_test = ask.ground.basis == "rpl_115" and finding.field in TESTS and not getattr(ask.ground, finding.field)
    return finding.code != "required" and not open_test


def _cases(words: Words, record: Record) -> list[Record]:
    """Return the cases the paper tells of: of a meeting those that are not discussed anonymously."""
    if record.kind == "ssp_case":
        return [record]
    if record.kind == "relation_map":
        case = record_here(words, record.fields.get("case_id"))
        return [case] if case is not None else []
    found = table(words, record.id)
    secret = {item.get("case_id") for item in (one.fields for one in found.items.values())
              if item.get("anonymous_presentation") == "ja"}  # fmt: skip
    named = (str(point.case) for point in found.points if point.case and point.case not in secret)
    return [case for one in named if (case := record_here(words, one)) is not None]


def _share(words: Words, record: Record, case: Record | None, ask: GivePaper) -> sharing.Share:
    fields = case.fields if case is not None else record.fields
    subject = subject_of(words, fields)
    person = subject if subject is not None and subject.kind == "young_person" else None
    told = texts_of(fields)
    known = identifiers_of(words, subject)
    naming = tuple(dict.fromkeys(one for text in told for one in anonymise.leaks(text, known)))
    identifies = person is not None or bool(naming)
    types = sending.data_types([(case.kind, fields)] if case is not None else []) | {"identitet"}
    given = consents_of(words, person)
    return sharing.Share(
        to_actor=ask.to_actor, ground=fields_of(ask.ground), on=words.now.date(),
        data_types=types if identifies else frozenset(), identifies=identifies, identifiers_found=naming,
        same_authority=ask.ground.same_authority, condition_met=ask.ground.condition_met,
        from_actors=frozenset(fields.get("raised_by_actors") or ()),
        age=age_of(words, person), custody_holders=custody_holders(words, person, given),
        consents=tuple(one.fields for one in given),
    )  # fmt: skip


def _write(words: Words, record: Record, case: Record | None, share: sharing.Share, ask: GivePaper) -> None:
    told = _told(words, record, case, share, ask)
    about = {name: told[name] for name in ("case_id", "young_person_id") if told.get(name)}
    if ask.ground.basis != "anonym":
        basis = {**share.ground, **about, "data_types": sorted(share.data_types), "recipients": [ask.to_actor],
                 "valid_from": words.now.date().isoformat()}  # fmt: skip
        told["basis_id"] = words.book.add("legal_basis", basis, space=SpaceId(record.space))
    if ask.ground.basis == "samtykke" and case is not None:
        told["consent_ids"] = _relied_on(words, case, share)
    words.book.add("disclosure", told, space=SpaceId(record.space))


def _relied_on(words: Words, case: Record, share: sharing.Share) -> list[str]:
    wanted = sharing.wanted_of(share)
    given = consents_of(words, record_here(words, case.fields.get("young_person_id")))
    return sorted(one.id for one in given if not consents.lacks(one.fields, wanted))


def _told(
    words: Words, record: Record, case: Record | None, share: sharing.Share, ask: GivePaper
) -> dict[str, Any]:  # fmt: skip
    return sharing.disclosure_of(
        share, words.now, to_text=ask.to_text.strip(), record_refs=[record.id], channel="papir",
        case_id=case.id if case is not None else None, minimised_preview_seen="ja" if ask.seen else None,
        young_person_id=case.fields.get("young_person_id") if case is not None else None,
    )  # fmt: skip


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({GivePaper: give})
