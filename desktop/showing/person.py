"""A young person's page: sealed until somebody says why; then the logbook, resources beside worries, own words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from desktop.showing import factor_sheet, happened, memberships, rules_read, young_time
from desktop.showing.rows import when
from desktop.showing.words import Words, is_suspicion, moment
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.records.declare import Voice
from local_store.rules import age_rules, logbooks, risk_profiles
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.people.asks import SealedView
from ui.style import dates
from ui.views import Happened, Note, RecordView, YoungPersonView

OPENED = "open_identity"
_NOTES = 4
_WHY = Text("Skriv, hvorfor du har brug for navnet.", "Write why you need the name.")
_WEEK = Text("Uge {}", "Week {}")
_AGE = Text("{} år", "aged {}")
_BORN = Text("født {}", "born {}")
_PRIMARY = Text("primær {}", "primary {}")
_PROFILE = Text("Profilen", "The profile")
_DOMAINS = ("school_work", "leisure_friends", "family", "wellbeing", "gang_attitude_actions")
_DOMAIN_NAMES = (
    Text("skole", "school"),
    Text("fritid og venner", "leisure and friends"),
    Text("familie", "family"),
    Text("trivsel", "wellbeing"),
    Text("holdninger", "attitudes"),
)


def note_opening(words: Words, record: RecordId, reason: str) -> None:
    """Write down who opens the identity, when and why.

    Raises RefusedInput without a reason, or before the rules as they are now were read; NotFound.
    """
    why = " ".join(reason.split())
    if not why:
        raise RefusedInput(_WHY, field="reason", code="required")
    words.book.get(record)
    rules_read.demand(words.book)
    words.book.note_access(OPENED, record, why)


def sealed(words: Words, whole: RecordView, record: Record) -> RecordView:
    """Return the page of a young person nobody has said a reason for: the nickname, where it is kept, no more."""
    return replace(
        whole, subtitle=words.kind_label(record.kind), fields=(), values={},
        hard_fields=(), related=(), history=(), notices=(), sealed=True,
        known=SealedView(rules_read.are_read(words.book)),
    )  # fmt: skip


def view(words: Words, record: Record) -> YoungPersonView:
    """Return everything on an opened person's page beside the record itself. Nothing comes by way of a group."""
    today = words.now.date()
    fields = record.fields
    entries = happened.linked(words, "logbook_entry", "young_person_id", record.id)
    contacts = happened.linked(words, "street_contact", "young_person_id", record.id)
    cases = happened.linked(words, "ssp_case", "young_person_id", record.id)
    concerns = [one for one in happened.linked(words, "concern", "young_person_id", record.id)
                if not is_suspicion(one)]  # fmt: skip
    profiles = happened.linked(words, "risk_profile", "young_person_id", record.id)
    review = logbooks.review_by(fields, day_of(record.created.at))
    wants = logbooks.wants_entry(fields, [one.fields for one in entries], today)
    openings = [one for one in words.book.access_log(record.id) if one.action == OPENED]
    return YoungPersonView(
        facts=_facts(words, record),
        missing_week=dates.week(today, words.language) if wants else "",
        happened=happened.newest_first(
            [
                *(happened.under(_logged(words, one), young_time.logbook_areas(one)) for one in entries),
                *(young_time.contact(words, one) for one in contacts),
                *young_time.of_cases(words, cases),
                *young_time.concerns(words, concerns),
                *young_time.assessed(words, profiles),
            ]
        ),
        resources=_resources(words, record, entries),
        worries=_worries(words, concerns, entries),
        own_words=_own_words(words, [*entries, *contacts, *profiles]),
        review_on=review,
        review_late=review < today,
        groups=memberships.members(
            words, happened.linked(words, "group_membership", "young_person_id", record.id), "group_id"
        ),
        openings=len(openings),
        last_opening=_opening(words, openings[0].at, openings[0].person, openings[0].detail) if openings else "",
        profile=_profile(words, profiles),
        areas=tuple((code, words.say(label)) for code, label in young_time.AREAS.items()),
        factors=factor_sheet.sheet(words, record),
    )


def _facts(words: Words, record: Record) -> str:
    fields = record.fields
    parts = []
    if fields.get("birth_date"):
        age = age_rules.age_on(day_of(str(fields["birth_date"])), words.now.date())
        parts.append(words.say(_AGE).format(age))
    elif fields.get("birth_year"):
        parts.append(words.say(_BORN).format(fields["birth_year"]))
    parts += [str(fields[name]) for name in ("school_or_job", "club") if fields.get(name)]
    if fields.get("primary_worker_id"):
        parts.append(words.say(_PRIMARY).format(words.person(str(fields["primary_worker_id"]))))
    return " · ".join(parts)


def _logged(words: Words, record: Record) -> Happened:
    """Return a week of the logbook: which parts of life moved, and all that was written in its three voices."""
    kind = words.kind("logbook_entry")
    moved = []
    for domain, name in zip(_DOMAINS, _DOMAIN_NAMES, strict=True):
        change = record.fields.get(f"{domain}_change")
        if change and kind:
            moved.append(f"{words.say(name)} {words.value(kind.by_name[f'{domain}_change'], change).lower()}")
    spoken = []
    parts = {f"{domain}_text": name for domain, name in zip(_DOMAINS, _DOMAIN_NAMES, strict=True)}
    for spec in kind.fields if kind else ():
        told = record.fields.get(spec.name)
        if told and spec.voice in (Voice.FACT, Voice.OWN_WORDS, Voice.ASSESSMENT):
            label = dates.capital(words.say(parts.get(spec.name, spec.label)))
            spoken.append((str(spec.voice), label, str(told)))
    at = when(words, record)
    names = ("resources_seen", "agreement_made") if kind else ()
    also = [(kind.by_name[name], record.fields.get(name)) for name in names if kind]
    below = "\n".join(f"{words.say(spec.label)}: {told}" for spec, told in also if told)
    return Happened(
        record.id, "logbook", at, False, "notebook-text", "accent", words.say(_WEEK).format(at.isocalendar().week),
        " · ".join(moved), happened.by(words, record), below, _in_order(spoken),
    )  # fmt: skip


def _in_order(spoken: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    order = ("fact", "own_words", "assessment")
    return tuple(sorted(spoken, key=lambda one: order.index(one[0])))


def _resources(words: Words, record: Record, entries: Iterable[Record]) -> tuple[Note, ...]:
    kind = words.kind(record.kind)
    own = words.value(kind.by_name["resources"] if kind else None, record.fields.get("resources"))
    first = (Note("", own, words.say(_PROFILE)),) if own else ()
    return (*first, *_notes(words, entries, "resources_seen"))[:_NOTES]


def _worries(words: Words, concerns: Iterable[Record], entries: Iterable[Record]) -> tuple[Note, ...]:
    """Return concerns about this one person and what got worse by the logbook; never a suspicion."""
    newest = sorted(concerns, key=lambda one: when(words, one), reverse=True)
    told = [
        Note(one.id, str(one.fields["fact_text"]), f"{_day(words, one)} · {_source(words, one)}")
        for one in newest
        if one.fields.get("fact_text")
    ]
    worse = []
    for record in entries:
        for domain in _DOMAINS:
            text = record.fields.get(f"{domain}_text")
            if text and record.fields.get(f"{domain}_change") == "vaerre":
                worse.append(Note(record.id, str(text), _day(words, record)))
    return (*told, *worse)[:_NOTES]


def _source(words: Words, concern: Record) -> str:
    """Return who told of a concern (R7): in the words written, else from where, else what sort of source it is."""
    kind = words.kind("concern")
    said = (str(concern.fields.get("source_text") or ""), *(
        words.value(kind.spec(name), concern.fields[name])
        for name in ("source_actor", "source_type") if kind and concern.fields.get(name)
    ))  # fmt: skip
    return next((one for one in said if one), "")


def _own_words(words: Words, records: Iterable[Record]) -> tuple[Note, ...]:
    found: list[tuple[datetime, Note]] = []
    for one in records:
        for name in ("young_persons_own_words", "own_words_text", "young_person_view"):
            if one.fields.get(name):
                found.append((when(words, one), Note(one.id, str(one.fields[name]), _day(words, one))))
    return tuple(note for _, note in sorted(found, key=lambda pair: pair[0], reverse=True))[:_NOTES]


def _notes(words: Words, records: Iterable[Record], field: str) -> tuple[Note, ...]:
    """Return what the records say in a field, newest first."""
    newest = sorted(records, key=lambda one: when(words, one), reverse=True)
    return tuple(Note(one.id, str(one.fields[field]), _day(words, one)) for one in newest if one.fields.get(field))


def _day(words: Words, record: Record) -> str:
    return dates.near_day(when(words, record).date(), words.now.date(), words.language)


def _opening(words: Words, at: str, person: str, why: str) -> str:
    told = dates.near_moment(moment(at), words.now.date(), words.language)
    return f"{dates.capital(told)} · {words.person(person).split()[0]}: {why}"


def _profile(words: Words, profiles: Iterable[Record]) -> str:
    now = risk_profiles.current([one.fields for one in profiles], words.now.date())
    if now is None:
        return ""
    kind = words.kind("risk_profile")
    level = words.value(kind.by_name.get("level") if kind else None, now.get("level"))
    return f"{level}. {words.say(risk_profiles.CAVEAT)}"
