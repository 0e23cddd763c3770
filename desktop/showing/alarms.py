"""The warning system (R52): a young person in an open case is away from school, and whoever leads the case sees it.

Nothing is sent and nothing stored: the entry itself is the warning, in every book that reads it and leads the case.
Two entries of one day are one warning. It is over when a follow-up has been made since, or after two weeks.
"""

from collections.abc import Iterable
from datetime import timedelta

from desktop.showing.words import Words
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.today.asks import DEADLINE, DueLine

ALARMING = frozenset({"bekymrende_fravaer", "uden_skoletilbud"})
_DAYS = 14
_MOST = 100


def alarms(words: Words) -> Iterable[DueLine]:
    """Give one line for each day something alarming was written of somebody whose open case is led from here."""
    told = set()
    for case in words.book.list("ssp_case", where={"case_lead_id": words.book.person}, limit=_MOST).records:
        person = str(case.fields.get("young_person_id") or "")
        if not person or state_of(case.fields) in ENDED | DRAFT_STATES:
            continue
        for entry in _alarming(words, person):
            key = (person, entry.fields["written_on"])
            if key not in told and not _followed_up(words, (person, case.id, entry.id), entry):
                told.add(key)
                yield _line(words, person, entry)


def _alarming(words: Words, person: str) -> list[Record]:
    since = words.now.date() - timedelta(days=_DAYS)
    entries = words.book.list("logbook_entry", where={"young_person_id": person}, limit=_MOST).records
    return [
        one
        for one in entries
        if one.fields.get("school_attendance") in ALARMING and day_of(str(one.fields["written_on"])) >= since
    ]


def _followed_up(words: Words, about: Iterable[str], entry: Record) -> bool:
    return any(
        task.created.at >= entry.created.at
        for record in about
        for task in words.book.list("follow_up", where={"origin_ref": record}, limit=_MOST).records
    )


def _line(words: Words, person: str, entry: Record) -> DueLine:
    kind = words.kind("logbook_entry")
    on = day_of(str(entry.fields["written_on"]))
    return DueLine(
        id=entry.id,
        icon="triangle-alert",
        title=words.record_title(person),
        subtitle=words.value(kind.spec("school_attendance") if kind else None, entry.fields["school_attendance"]),
        due=on,
        who=words.person(entry.created.author),
        overdue_days=0,
        sort=DEADLINE,
        markable=False,
        near=True,
        over=True,
    )
