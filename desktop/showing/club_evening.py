"""The club: the opening that is on, and a log's own page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.showing.rounds_on import place_name
from desktop.showing.rows import Rows
from desktop.showing.words import Words, moment
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import expulsions, rounds
from local_store.rules.attendance import BY_AGE, BY_GENDER
from local_store.views import Record
from ui.asks import Ask
from ui.club.asks import AskTonight, ClubLogView, Tonight
from ui.style import dates
from ui.views import Due, Row

_LATELY = 20  # logs looked through for the one that is open and the one before
_MANY = 100
_FIGURES = (
    ("attendance_total", Text("kom", "came")),
    ("new_count", Text("heraf nye", "of them new")),
    ("absent_regulars_count", Text("faste, der ikke kom", "regulars who did not come")),
    ("non_members_outside_count", Text("udenfor", "outside")),
)
_CLUB = Text("Klubben", "The club")


def tonight(words: Words, _ask: AskTonight) -> Tonight:
    """Return the opening that is on with what happened in it, and what the last shift left."""
    log = open_log(words)
    ref = _club_ref(words, log)
    incidents = _incidents(words, log) if log else []
    opened = str(log.fields.get("opened_at") or "") if log else ""
    rows = Rows(words, incidents)
    return Tonight(
        log=log.id if log else "",
        club=place_name(words, ref) if ref else words.say(_CLUB),
        club_ref=ref,
        opened_at=moment(opened) if opened else None,
        came=_came(log) if log else None,
        message=message_before(words, log),
        incidents=tuple(_incident(words, rows, one) for one in incidents),
        expelled=tuple(_expelled(words, _open_expulsions(words))),
        expulsion=_after(words, ref, incidents),
        left_open=_left_open(words, log, incidents) if log else None,
        others=tuple((one.id, said_of(words, one)) for one in _twins(words, log)),
    )


def _twins(words: Words, log: Record | None) -> list[Record]:
    if log is None:
        return []
    return others_of(words, str(log.fields.get("club_unit") or ""), str(log.fields["date"]), log.id)


def _left_open(words: Words, log: Record, incidents: Iterable[Record]) -> datetime | None:
    """Return the last that was told of an opening nobody closed on its day; None while it may still be on."""
    opened = moment(str(log.fields["opened_at"]))
    told = [moment(str(one.fields["occurred_at"])) for one in incidents if one.fields.get("occurred_at")]
    if opened.date() >= words.now.date() or words.now - max([opened, *told]) <= rounds.QUIET:
        return None
    counted = moment(log.updated.at)  # how many had come, as it was counted that evening
    return max([opened, *told, *([counted] if counted.date() == opened.date() else [])])


def others_of(words: Words, club: str, day: str, but: str = "") -> list[Record]:
    """Return the other logs of that club on that day, as when two opened it without a network; newest first."""
    same = words.book.list("club_log", where={"date": day}, limit=_MANY).records
    called = place_name(words, club).casefold()
    return [
        one
        for one in same
        if one.id != but and place_name(words, str(one.fields.get("club_unit") or "")).casefold() == called
    ]


def said_of(words: Words, log: Record) -> str:
    """Klub Hjørnet, i dag kl. 15.00, skrevet af Dorte: what tells one log of a day from another."""
    opened = str(log.fields.get("opened_at") or "")
    day = dates.near_day(moment(str(log.fields["date"])).date(), words.now.date(), words.language)
    at = dates.near_moment(moment(opened), words.now.date(), words.language) if opened else day
    club = place_name(words, str(log.fields.get("club_unit") or "")) or words.say(_CLUB)
    return f"{club}, {at}, {words.person(log.created.author)}"


def _came(log: Record) -> int | None:
    came = log.fields.get("attendance_total")
    return came if isinstance(came, int) else None


def open_log(words: Words) -> Record | None:
    """Return the newest log that was opened and not closed."""
    logs = words.book.list("club_log", limit=_LATELY).records
    return next((one for one in logs if one.fields.get("opened_at") and not one.fields.get("closed_at")), None)


def _club_ref(words: Words, log: Record | None) -> str:
    """Return this opening's club, else the last one's."""
    logs = [log] if log else words.book.list("club_log", limit=_LATELY).records
    return next((str(one.fields["club_unit"]) for one in logs if one.fields.get("club_unit")), "")


def message_before(words: Words, log: Record | None) -> str:
    """Return what the opening before this one left to it, and when; "" when it left nothing."""
    for one in words.book.list("club_log", limit=_LATELY).records:
        if log is not None and (one.id == log.id or str(one.fields["date"]) > str(log.fields["date"])):
            continue
        if one.fields.get("opened_at") and not one.fields.get("closed_at"):
            continue
        left = str(one.fields.get("message_to_next_shift") or "")
        day = dates.near_day(moment(str(one.fields["date"])).date(), words.now.date(), words.language)
        return f"{dates.capital(day)}: {left}" if left else ""
    return ""


def _incidents(words: Words, log: Record) -> list[Record]:
    found = words.book.list("club_incident", where={"club_log_id": log.id}, limit=_MANY).records
    return sorted(found, key=lambda one: str(one.fields.get("occurred_at")))


def _incident(words: Words, rows: Rows, record: Record) -> Row:
    """Return the incident's row with what sort it was as its second line."""
    kind = words.kind("club_incident")
    sort = words.value(kind.spec("incident_type") if kind else None, record.fields.get("incident_type"))
    return replace(rows.of(record), subtitle=sort)


def expulsions_of(words: Words, incident: Record) -> list[str]:
    """Return the expulsions an incident led to: the one it names, and those that name it."""
    named = incident.fields.get("expulsion_id")
    naming = words.book.list("club_expulsion", where={"incident_id": incident.id}, limit=_MANY).records
    return list(dict.fromkeys([*([str(named)] if named else []), *(one.id for one in naming)]))


def _open_expulsions(words: Words) -> Iterable[Record]:
    return [one for one in words.book.list("club_expulsion", limit=_MANY).records if expulsions.is_open(one.fields)]


def _expelled(words: Words, records: Iterable[Record]) -> list[Due]:
    """Return who may not come, the one whose time is up first; `due` is the last day, `overdue_days` since then."""
    today, kind, made = words.now.date(), words.kind("club_expulsion"), []
    for one in records:
        fields = one.fields
        reason = words.value(kind.spec("reason") if kind else None, fields.get("reason"))
        group = words.record_title(str(fields["group_id"])) if fields.get("group_id") else ""
        who = str(fields.get("who_text") or group or words.people(fields) or reason)
        until = moment(str(fields["until_on"])).date() if fields.get("until_on") else None
        day = dates.near_day(moment(str(fields["expelled_on"])).date(), today, words.language)
        late = (today - until).days if until is not None and expulsions.has_run_out(fields, today) else 0
        made.append(Due(one.id, "expulsion", dates.capital(who), f"{reason} · {day}", until, reason, late))
    return sorted(made, key=lambda one: (one.due is None, one.due or today, one.id))


def _after(words: Words, club: str, incidents: Iterable[Record]) -> dict[str, Any]:
    """Return what an expulsion begins with: the club, and what happened last that led to none yet."""
    preset: dict[str, Any] = {"club_unit": club} if club else {}
    last = [one for one in incidents if not expulsions_of(words, one)][-1:]
    for incident in last:
        fields = incident.fields
        preset["incident_id"] = incident.id
        known = {code.code for code in words.book.catalogue.codes("expulsion_reason")}
        if fields.get("incident_type") in known:
            preset["reason"] = fields["incident_type"]
        for name, mine in (
            ("group_id", "group_id"),
            ("person_count", "person_count"),
            ("fact_text", "reason_text"),
        ):
            if fields.get(name):
                preset[mine] = fields[name]
    return preset


def page(words: Words, record: Record) -> ClubLogView:
    """Return what a log's page shows beside the record itself."""
    fields, kind = record.fields, words.kind("club_log")
    incidents = _incidents(words, record)
    rows = Rows(words, incidents)
    opened, closed = fields.get("opened_at"), fields.get("closed_at")
    ref, said = str(fields.get("club_unit") or ""), kind.by_name["worries"] if kind else None

    def counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
        labels = kind.by_name if kind else {}
        return tuple(
            (words.say(labels[name].label), int(fields[name]))
            for name in names
            if name in labels and fields.get(name) is not None
        )

    return ClubLogView(
        opened_at=moment(str(opened)) if opened else None,
        closed_at=moment(str(closed)) if closed else None,
        is_open=bool(opened and not closed),
        club=place_name(words, ref) if ref else words.say(_CLUB),
        club_ref=ref,
        figures=tuple(
            (int(fields[name]), words.say(label)) for name, label in _FIGURES if fields.get(name) is not None
        ),
        by_gender=counted(BY_GENDER),
        by_age=counted(BY_AGE),
        incidents=tuple(_incident(words, rows, one) for one in incidents),
        expelled=tuple(_expelled(words, _that_day(words, record))),
        worries=tuple(words.value(said, one) for one in fields.get("worries") or ()),
        message=str(fields.get("message_to_next_shift") or ""),
        handed=message_before(words, record),
        readers=_readers(words, record),
        i_read=words.book.person in (fields.get("read_by") or ()),
        expulsion=_after(words, ref, incidents),
    )


def _readers(words: Words, log: Record) -> tuple[tuple[str, datetime], ...]:
    """Return who has said they read it and when: each reader is the author of the change that says so."""
    stands = set(log.fields.get("read_by") or ())
    found: dict[str, datetime] = {}
    for entry in words.book.history(log.id):
        for change in entry.moved:
            if change.field == "leader_read_at" and change.after and log.fields.get("leader_read_at"):
                found.setdefault(entry.author, moment(entry.at))  # as an older program wrote it
            elif change.field == "read_by" and entry.author in stands and entry.author in change.added:
                found.setdefault(entry.author, moment(entry.at))
    return tuple((words.person(person), at) for person, at in sorted(found.items(), key=lambda one: one[1]))


def _that_day(words: Words, log: Record) -> list[Record]:
    """Return the expulsions its incidents led to, and the day's from this club that name no incident."""
    led = {one for incident in _incidents(words, log) for one in expulsions_of(words, incident)}
    club, found = str(log.fields.get("club_unit") or ""), []
    for one in words.book.list("club_expulsion", where={"expelled_on": log.fields["date"]}, limit=_MANY).records:
        nameless = not one.fields.get("incident_id") and str(one.fields.get("club_unit") or club) == club
        if one.id in led or nameless:
            found.append(one)
    known = {one.id for one in found}
    for expulsion in sorted(led - known):
        try:
            found.append(words.book.get(RecordId(expulsion)))
        except KnownError:
            continue  # in a space this book does not read, or erased
    return found


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({AskTonight: tonight})
