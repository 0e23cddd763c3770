"""A notification (underretning) put together from what was written, in the order of its form (R85)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words, is_suspicion, moment
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules import concerns, deadlines
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.guides.asks import NotificationOf, NotificationView, Part

WORKPLACE = "guide/workplace"
_DOMAINS = ("school_work", "leisure_friends", "family", "wellbeing", "gang_attitude_actions")
_WHO_SENDS = Text("Hvem underretter", "Who notifies")
_WHOM = Text("Hvem det handler om", "Whom it is about")
_SEEN = Text("Hvad er set og hørt", "What was seen and heard")
_OWN = Text("Den unges egne ord", "The young person's own words")
_DONE = Text("Hvad vi har gjort", "What we have done")
_GOOD = Text("Hvad der går godt", "What goes well")
_ASSESSED = Text("Min vurdering", "My assessment")
_TOLD = Text("Ved familien, at I underretter?", "Does the family know that you notify?")
_ADDRESS = Text("arbejdspladsens adresse, aldrig din egen", "the workplace's address, never your own")
_NAME = Text(
    "barnets navn og fødselsdag, som du skriver i kommunens egen blanket",
    "the child's name and birthday, which you write in the municipality's own form",
)
_WHAT = Text("hvad, hvornår, hvor ofte", "what, when, how often")
_THEIRS = Text("deres ord, som de blev sagt", "their words, as they were said")
_TRIED = Text("samtaler, aftaler, kontakt til familien", "talks, agreements, contact with the family")
_RESOURCES = Text("ressourcer hos den unge og familien", "resources of the young person and the family")
_WHY = Text("hvorfor du tror, at der er brug for støtte", "why you believe support is needed")
_FAMILY = Text("ja eller nej, og hvorfor", "yes or no, and why")


def view(words: Words, ask: NotificationOf) -> NotificationView:
    """Return it from what stands in the record. Raises NotFound, RefusedInput (a suspicion)."""
    record = words.book.get(RecordId(ask.record))
    refuse_suspicion(record)
    concern = concern_for(words, record)
    sent = concern.fields.get("notification_sent_at") if concern else None
    workplace = (words.book.kept(WORKPLACE) or b"").decode()
    sent_at = moment(str(sent)) if sent else None
    return NotificationView(
        record=record.id,
        kind=record.kind,
        title=words.title(record),
        parts=_parts(words, record, workplace),
        workplace=workplace,
        sent_at=sent_at,
        receipt_by=deadlines.due(words.book.in_force.set.rules["F3"], sent_at) if sent_at else None,
        route=str(concern.fields.get("notification_route") or "") if concern else "",
    )


def refuse_suspicion(record: Record) -> None:
    """Raise RefusedInput for a suspicion: it stays at the table and is never told as fact (R8)."""
    if is_suspicion(record):
        raise RefusedInput(concerns.NO_NOTIFICATION, field="information_class", code="not_allowed")


def concern_for(words: Words, record: Record) -> Record | None:
    """Return the concern whose fields say when the notification was sent; None while there is none."""
    if record.kind == "concern":
        return record
    whom = whom_it_is_about(record)
    field = next((name for name in ("young_person_id", "group_id") if whom.get(name)), "")
    if not field:
        return None
    about = whom[field]
    for one in words.book.list("concern", where={field: about}, limit=50).records:
        sent = one.fields.get("notification_sent_at")
        if sent and moment(str(sent)) >= moment(record.created.at):
            return one
    return None


def whom_it_is_about(record: Record) -> dict[str, str]:
    """Return the field by which a concern says it: the young person, else the group; a group is itself."""
    if record.kind == "youth_group":
        return {"group_id": record.id}
    if person := record.fields.get("young_person_id"):
        return {"young_person_id": str(person)}
    group = record.fields.get("group_id")
    return {"group_id": str(group)} if group else {}


def _parts(words: Words, record: Record, workplace: str) -> tuple[Part, ...]:
    fields = record.fields
    sender = "\n".join(part for part in (words.person_for_others(words.book.person), workplace) if part)
    own = fields.get("own_words_text") or fields.get("young_persons_own_words") or ""
    good = fields.get("resources_seen") or fields.get("positive_story") or ""
    whom = _whom(words, record)
    return (
        Part(words.say(_WHO_SENDS), sender if workplace else f"{sender}\n[{words.say(_ADDRESS)}]", "none"),
        Part(words.say(_WHOM), f"{whom}\n[{words.say(_NAME)}]" if whom else "", "none", words.say(_NAME)),
        Part(words.say(_SEEN), facts(words, record), "fact", words.say(_WHAT)),
        Part(words.say(_OWN), str(own), "own_words", words.say(_THEIRS)),
        Part(words.say(_DONE), _done(fields), "fact", words.say(_TRIED)),
        Part(words.say(_GOOD), str(good), "fact", words.say(_RESOURCES)),
        Part(words.say(_ASSESSED), str(fields.get("assessment_text") or ""), "assessment", words.say(_WHY)),
        Part(words.say(_TOLD), "", "none", words.say(_FAMILY)),
    )


def _done(fields: Mapping[str, Any]) -> str:
    told = (fields.get("own_action_text"), fields.get("agreement_made"), fields.get("already_done_text"))
    return "\n".join(str(one) for one in told if one)


def _whom(words: Words, record: Record) -> str:
    """Return how the record says whom it is about; a name is only on the page that is opened for a reason."""
    about = next(iter(whom_it_is_about(record).values()), "")
    return words.record_title(about) if about else str(record.fields.get("who_text") or "")


def facts(words: Words, record: Record) -> str:
    """Return what was seen, each part of a logbook entry under its own heading, with the day."""
    fields = record.fields
    kind = words.kind(record.kind)
    at = fields.get(kind.when) if kind and kind.when else None
    lines = [words.value(kind.spec(kind.when) if kind else None, at)] if at else []
    if fields.get("fact_text"):
        lines.append(str(fields["fact_text"]))
    for domain in _DOMAINS:
        text = fields.get(f"{domain}_text")
        if text and kind:
            lines.append(f"{words.say(kind.spec(f'{domain}_text').label)}: {text}")
    return "\n".join(lines) if len(lines) > (1 if at else 0) else ""


def seen_on(record: Record) -> str | None:
    """Return the day it was seen, as a concern stores it."""
    at = record.fields.get("written_on") or record.fields.get("occurred_at") or record.fields.get("observed_on")
    return day_of(str(at)).isoformat() if at else None


ANSWERS: Mapping[Any, Any] = MappingProxyType({NotificationOf: view})
