"""A case at a glance, for the monthly review (R87): last contact, open tasks, consents, when it was last reviewed.

Level, steps and deadlines stand on the same page already. Read from what this book may read.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.doing.parcels import record_here
from desktop.doing.weighing import consents_of
from desktop.showing.happened import linked
from desktop.showing.rows import when
from desktop.showing.slipping import tables_to_review
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules import consents, reviews, tasks
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.views import Record
from ui.cases.asks import Overview
from ui.style import dates

# Where somebody met, called or wrote to those the case is about, by what points at them.
_CONTACTS = {
    "case": (("actor_contact", "case_id"),),
    "young_person_id": (("logbook_entry", "young_person_id"), ("street_contact", "young_person_id")),
    "group_id": (
        ("street_contact", "group_id"), ("group_observation", "group_id"), ("actor_contact", "group_id"),
    ),
}  # fmt: skip
_NO_CONTACT = Text("Ingen er skrevet", "None has been written")
_NO_TASKS, _ONE_TASK, _TASKS = Text("Ingen", "None"), Text("1 opgave", "1 task"), Text("{} opgaver", "{} tasks")
_LATE = Text("{}, {} over tid", "{}, {} overdue")
_NO_CONSENT = Text("Ingen er skrevet", "None has been written")
_NO_PERSON = Text("Sagen gælder ingen navngiven", "The case is about nobody named")
_HOLDS, _UNTIL = Text("gælder", "holds"), Text("gælder til {}", "holds until {}")
_WITHDRAWN, _EXPIRED = Text("kaldt tilbage", "withdrawn"), Text("udløbet", "expired")
_NEVER = Text("Endnu ikke gennemgået", "Not reviewed yet")


def overview(words: Words, case: Record, actions: Iterable[Record]) -> Overview:
    """Return what the review looks at. `actions`: the case's, as told by whoever has them."""
    last = reviews.last_reviewed(case.fields)
    mine = case.space in tables_to_review(words)
    return Overview(
        last_contact=_last_contact(words, case),
        open_tasks=_open_tasks(words, case, actions),
        consents=_consents(words, case),
        reviewed=dates.full_date(last, words.language) if last else words.say(_NEVER),
        due=reviews.is_due(case.fields, words.now.date()),
        may_review=mine and state_of(case.fields) not in ENDED | DRAFT_STATES and last != words.now.date(),
    )


def _last_contact(words: Words, case: Record) -> str:
    """Return "Gadekontakt 12. nov., Nadia Holm": the newest, by whoever wrote it."""
    found = [one for kind, field in _CONTACTS["case"] for one in linked(words, kind, field, case.id, 1)]
    for subject in ("young_person_id", "group_id"):
        if case.fields.get(subject):
            about = str(case.fields[subject])
            found += [one for kind, field in _CONTACTS[subject] for one in linked(words, kind, field, about, 1)]
    past = [(when(words, one), one) for one in found]
    past = [(at, one) for at, one in past if at <= words.now]
    if not past:
        return words.say(_NO_CONTACT)
    at, newest = max(past, key=lambda pair: (pair[0], pair[1].id))
    on = dates.short_date(at.date(), words.language, words.now.date())
    return f"{words.kind_label(newest.kind)} {on}, {words.person(newest.created.author)}"


def _open_tasks(words: Words, case: Record, actions: Iterable[Record]) -> str:
    open_ = [one.fields for one in actions if tasks.is_open_action(one.fields)]
    follow_ups = [one.fields for one in linked(words, "follow_up", "origin_ref", case.id)]
    waiting = [one for one in follow_ups if tasks.is_open_action(one)]
    count, today = len(open_) + len(waiting), words.now.date()
    late = sum(tasks.is_overdue(one, today) for one in open_) + sum(_is_late(one, today) for one in waiting)
    if not count:
        return words.say(_NO_TASKS)
    said = words.say(_ONE_TASK) if count == 1 else words.say(_TASKS).format(count)
    return words.say(_LATE).format(said, late) if late else said


def _is_late(follow_up: Values, today: date) -> bool:
    at = follow_up.get("postponed_to") or follow_up.get("due_at")
    return bool(at) and day_of(str(at)) < today


def _consents(words: Words, case: Record) -> tuple[str, ...]:
    person = record_here(words, case.fields.get("young_person_id"))
    if person is None:
        return (words.say(_NO_PERSON),)
    given = consents_of(words, person)
    return _lines(words, given) or (words.say(_NO_CONSENT),)


def _lines(words: Words, given: Sequence[Record]) -> tuple[str, ...]:
    """Return "Forælder 1: gælder til 1. dec." for each consent, those that hold first."""
    today, lines = words.now.date(), []
    for one in given:
        who = words.say(words.book.catalogue.label("consent_giver", str(one.fields.get("given_by") or "")))
        ends = one.fields.get("expires_on")
        gone = consents.is_withdrawn(one.fields)
        over = bool(ends) and day_of(str(ends)) < today
        if gone or over:
            said = words.say(_WITHDRAWN if gone else _EXPIRED)
        elif ends:
            said = words.say(_UNTIL).format(dates.short_date(day_of(str(ends)), words.language, today))
        else:
            said = words.say(_HOLDS)
        lines.append((gone or over, f"{who}: {said}"))
    return tuple(line for _over, line in sorted(lines))
