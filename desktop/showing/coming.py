"""What comes up by itself: how it went, some time after a case ended (R69), and an 18th birthday (R28).

Read from the cases one leads, raised, or has at one's table. Nothing is stored: the dates themselves remind.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any

from desktop.doing.correspondence import told
from desktop.showing.words import Words
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import age_rules, agenda, running_deadlines
from local_store.rules.case_states import ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.views import Before, Record
from ui.style import dates
from ui.today.asks import DEADLINE, DueLine

SOON = timedelta(days=7)
_MOST = 200  # of the cases that are no table's, the newest first
_ALL = 10_000
_PAST = timedelta(days=30)  # so long after the birthday it is still to be settled; later the case itself says so
_STATUS = Text("Hvordan er det gået? {}", "How did it go? {}")
_AFTER = Text("Status efter sagen", "Status after the case")
_TURNS = Text("{} fylder 18 {}", "{} turns 18 on {}")
_TURNED = Text("{} fyldte 18 {}", "{} turned 18 on {}")
_AGREE = Text("Aftal overgangen til SSP+", "Agree the transition to SSP+")
_COORDINATOR = Text("koordinatoren", "the coordinator")


def lines(words: Words, mine_only: bool) -> Iterable[DueLine]:
    """Give what is due soon or over: later statuses nobody has written of, and birthdays of those in open cases."""
    tables = tables_of(words)
    persons: set[str] = set()
    for case in _cases(words, tables):
        mine = words.book.person in (case.created.author, case.fields.get("case_lead_id"))
        if not mine_only or mine or case.space in tables:
            yield from of_case(words, case, tables, persons)


def _cases(words: Words, tables: Collection[str]) -> Iterable[Record]:
    """Give every case of a table that may come up, however many came since; of the others the newest.

    What a table says of a case elsewhere is read from its letters, so there each has to be looked at.
    """
    soon = Before((words.now.date() + SOON + timedelta(days=1)).isoformat())
    wanted: tuple[Mapping[str, Any], ...] = ({"later_status_on": soon}, {"young_person_id": Before()})
    found = {
        case.id: case
        for space in words.book.spaces() if space.id in tables
        for where in wanted
        for case in words.book.list("ssp_case", where=where, limit=_ALL, space=space.id).records
    }  # fmt: skip
    yield from found.values()
    yield from (one for one in words.book.list("ssp_case", limit=_MOST).records if one.space not in tables)


def tables_of(words: Words) -> frozenset[str]:
    """Return the spaces of the tables this book reads."""
    return frozenset(space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead"))


def of_case(words: Words, case: Record, tables: Collection[str], persons: set[str]) -> Iterable[DueLine]:
    """Give what comes up of one case; a birthday once, for the first case of the `persons` seen."""
    # A table's own case says itself how it stands.
    fields = case.fields if case.space in tables else told(words, case)
    person = str(fields.get("young_person_id") or "")
    if state_of(fields) in ENDED:
        yield from _later(words, case, fields)
    elif person and person not in persons:
        persons.add(person)
        yield from _birthday(words, case, person)


def _later(words: Words, case: Record, fields: Values) -> Iterable[DueLine]:
    if not agenda.later_status_due(fields, words.now.date() + SOON):
        return
    due = day_of(str(fields["later_status_on"]))
    over = max(0, (words.now.date() - due).days)
    yield DueLine(
        id=f"{case.id}/{running_deadlines.LATER_STATUS}",
        icon="circle-alert" if over else "calendar-days",
        title=words.say(_STATUS).format(words.title(case)),
        subtitle=words.say(_AFTER),
        due=due,
        who=words.say(_COORDINATOR),
        overdue_days=over,
        sort=DEADLINE,
        markable=True,
        asks_how=True,
    )


def _birthday(words: Words, case: Record, person: str) -> Iterable[DueLine]:
    try:
        born = age_rules.birth_day(words.book.get(RecordId(person)).fields)
    except KnownError:
        return  # not in this book
    rules = words.book.in_force.set.rules
    coming = age_rules.turning_18(born, words.now.date(), rules) if born else None
    if coming is None or coming.days < -_PAST.days:
        return
    when = dates.short_date(coming.birthday, words.language, words.now.date())
    said = _TURNS if coming.days >= 0 else _TURNED
    yield DueLine(
        id=f"{case.id}/F20",
        icon="calendar" if coming.days >= 0 else "circle-alert",
        title=words.say(said).format(words.record_title(person), when),
        subtitle=f"{words.say(_AGREE)} · {words.title(case)}",
        due=coming.birthday,
        who=words.say(rules["F20"].owner_text),
        overdue_days=max(0, -coming.days),
        sort=DEADLINE,
        markable=False,
    )
