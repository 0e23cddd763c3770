"""What waits for this person: conflicts, questions and returns, handovers offered, receipts and outcomes."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import chain

from desktop.doing import disputes, hearing
from desktop.doing.correspondence import told
from desktop.showing import on_the_way, retention
from desktop.showing.without_letter import proven_answers
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.rules import correspondence, handovers, tasks
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.views import Record
from ui.views import Waiting, WaitingKind

_CASES = 100  # of each space, the newest first
_DAYS = 7  # what is only to be known stays for a week
_SAME_FIELD = Text("To har rettet samme felt", "Two people edited the same field")
_AND = Text(" og ", " and ")
_RECEIVED = Text("{} er modtaget", "{} has been received")
_RECEIPT = Text("Kvittering", "Receipt")
_ASKS = Text("{} spørger", "{} asks")
_THEY_ASK = Text("SSP spørger", "SSP asks")
_RETURNED = Text("Sendt retur: {}", "Returned: {}")
_SILENT = Text("Afventer svar: {}", "Waiting for an answer: {}")
_ENDED = Text("Svar på {}", "An answer on {}")
_OFFERED = Text("{} giver dig {}", "{} hands you {}")
_ONE_THING, _THINGS = Text("én ting", "one thing"), Text("{} ting", "{} things")
_SENT_BACK = Text("{} kan ikke tage imod", "{} cannot accept")
_UNCLEAR = Text("Uklart ansvar: {}", "Unclear responsibility: {}")
_UNCLEAR_BELOW = Text("Opgaven mangler en, der har den", "The task needs somebody who has it")
_SETTLED = Text("Afgjort: {}", "Settled: {}")
_HAS_IT = Text("{} har den. Skriv navnet på.", "{} has it. Name them.")
_YOU = Text("Du", "You")


def lines(words: Words) -> tuple[Waiting, ...]:
    """Return all that waits, in the order it is to be looked at."""
    from_cases = tuple(_about_my_cases(words))
    questions = [one for one in from_cases if one.kind is WaitingKind.QUESTION]
    told_only = [one for one in from_cases if one.kind is not WaitingKind.QUESTION]
    decide = retention.waiting(words)
    return (*_conflicts(words), *questions, *_unclear(words), *_handovers(words), *decide, *told_only)


def _conflicts(words: Words) -> Iterable[Waiting]:
    for item in words.book.conflicts():
        for hard in item.hard:
            said_by = hearing.versions(words, words.book.get(item.record), hard)
            authors = sorted((said.author for said in said_by), key=lambda one: one != words.book.person)
            names = words.say(_AND).join(dict.fromkeys(_short(words, author) for author in authors))
            title = words.record_title(item.record)
            yield Waiting(
                WaitingKind.CONFLICT, item.record, words.say(_SAME_FIELD),
                f"{names} · {words.kind_label(item.kind).lower()} · {title}", hard.field,
            )  # fmt: skip


def _short(words: Words, person: str) -> str:
    return words.say(_YOU) if person == words.book.person else words.person(person).split()[0]


def _about_my_cases(words: Words) -> Iterable[Waiting]:
    """What the table says of what this person raised (R47, R57)."""
    spaces = words.book.spaces()
    newest = (words.book.list("ssp_case", space=space.id, limit=_CASES).records for space in spaces)
    for record in chain.from_iterable(newest):  # a busy table hides nothing of a team's
        sent = state_of(record.fields) not in DRAFT_STATES  # of a draft nobody can have said anything
        if sent and record.created.author == words.book.person:
            yield from _said_of(words, record)


def _said_of(words: Words, record: Record) -> Iterable[Waiting]:
    fields = told(words, record)
    if on_the_way.silent_days(words, record):
        title = words.say(_SILENT).format(words.title(record))
        yield Waiting(WaitingKind.RECEIPT, record.id, title, on_the_way.line(words, record))
    if fields is record.fields and not fields.get("received_at"):
        return
    title = words.title(record)
    said = str(fields.get("feedback_text") or "").strip()
    if fields.get("state") == correspondence.RETURNED:
        yield Waiting(WaitingKind.QUESTION, record.id, words.say(_RETURNED).format(title), said)
        return
    heard = proven_answers(words, record.id) if state_of(fields) not in ENDED else []
    gone = correspondence.taken_back(letter.fields for letter in heard)
    for letter in heard:
        if correspondence.is_open_question(letter.fields, gone):  # until somebody has replied to it
            origin = correspondence.origin_of(letter.fields)
            who = str(letter.fields.get("feedback_by") or "").split()
            asks = words.say(_ASKS).format(who[0]) if who else words.say(_THEY_ASK)
            told_text = str(origin.get("text") or letter.fields.get("feedback_text") or "")
            yield Waiting(WaitingKind.QUESTION, record.id, f"{asks} · {title}", told_text)
    if said and _recent(words, fields.get("feedback_at")) and fields.get("state") == "afsluttet":
        yield Waiting(WaitingKind.RECEIPT, record.id, words.say(_ENDED).format(title), said)
    elif _recent(words, fields.get("received_at")):
        number = str(fields.get("receipt_number") or "")
        below = " · ".join(part for part in (words.say(_RECEIPT), number) if part)
        yield Waiting(WaitingKind.RECEIPT, record.id, words.say(_RECEIVED).format(title), below)


def _recent(words: Words, at: object) -> bool:
    return bool(at) and words.now - moment(str(at)) <= timedelta(days=_DAYS)


def _unclear(words: Words) -> Iterable[Waiting]:
    """Tasks nobody agrees whose they are go up to whoever is at the table (R60); what it settled comes back."""
    tables = {space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead")}
    listed = words.book.list("action_item", where={"unclear_responsibility": "ja"}, limit=50).records
    open_ = {str(one.id): one for one in listed if tasks.is_open_action(one.fields)}
    # Whoever reads both spaces has the table's record of it already.
    there = (one for one in open_.values() if one.space in tables and not words.book.lacks_letter(one))
    told = {str(correspondence.origin_of(one.fields).get("record")) for one in there}
    for key in tasks.unclear({one: record.fields for one, record in open_.items()}):
        record, title = open_[key], words.record_title(key)
        said = " · ".join(str(record.fields.get("views_text") or "").split("\n"))  # what each party says
        if record.space not in tables and (who := disputes.settled(words, record)):
            below = words.say(_HAS_IT).format(who)
            yield Waiting(WaitingKind.RECEIPT, key, words.say(_SETTLED).format(title), below)
        elif tables and key not in told:
            below = said or words.say(_UNCLEAR_BELOW)
            yield Waiting(WaitingKind.QUESTION, key, words.say(_UNCLEAR).format(title), below)


def _handovers(words: Words) -> Iterable[Waiting]:
    """What is offered to this person, and what somebody could not take (R63)."""
    me = words.book.person
    for record in words.book.list("handover", where={"to_person_id": me}, limit=50).records:
        if handovers.state_of(record.fields) == "tilbudt":
            giver = _short(words, str(record.fields.get("from_person_id") or record.created.author))
            title = words.say(_OFFERED).format(giver, things(words, len(record.fields.get("record_refs") or ())))
            told_text = str(record.fields.get("handover_text") or "").strip()
            yield Waiting(WaitingKind.HANDOVER, record.id, title, told_text.split("\n", 1)[0])
    for record in words.book.list("handover", where={"from_person_id": me}, limit=50).records:
        if handovers.state_of(record.fields) == "afvist":
            who = _short(words, str(record.fields.get("to_person_id")))
            said = str(record.fields.get("answer_text") or "")
            yield Waiting(WaitingKind.HANDOVER, record.id, words.say(_SENT_BACK).format(who), said)


def things(words: Words, count: int) -> str:
    """Return "én ting" or "5 ting"."""
    return words.say(_ONE_THING) if count == 1 else words.say(_THINGS).format(count)
