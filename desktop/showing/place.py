"""A place's page: how it stands, whether it is seen as often as agreed, who meets there and what was seen."""

from collections import Counter
from datetime import date, timedelta

from desktop.showing import happened
from desktop.showing.rows import Rows, when
from desktop.showing.words import Words
from local_store.errors import NotFound, Text
from local_store.ids import RecordId
from local_store.rules import hotspots
from local_store.rules.danish_calendar import week_days, week_of
from local_store.views import Record
from ui.style import dates
from ui.views import PlaceView, Row, WeekCount

_VISITS = ("street_contact", "group_observation", "round_stop")
_SEEN_HERE = timedelta(days=90)
_DECISIONS = 8
_MEETS_HERE = Text("mødes oftest her", "meets here most often")
_SEEN = (Text("set her én gang på tre måneder", "seen here once in three months"),
         Text("set her {} gange på tre måneder", "seen here {} times in three months"))  # fmt: skip


def view(words: Words, record: Record) -> PlaceView:
    """Return everything on the place's page beside the record itself."""
    today = words.now.date()
    visits = [one for kind in _VISITS for one in happened.linked(words, kind, "place_ref", record.id) if _made(one)]
    decided = happened.linked(words, "hotspot", "place_ref", record.id)
    standing = hotspots.standing(record.fields, [one.fields for one in decided], today)
    days = {when(words, one).date() for one in visits}
    rhythm = hotspots.rhythm(standing.wanted if standing else 0, [day.isoformat() for day in days], today)
    status = standing.status if standing else ""
    kind = words.kind("place")
    return PlaceView(
        district=words.value(kind.by_name.get("district") if kind else None, record.fields.get("district")),
        facts=_facts(words, record),
        status=status,
        status_label=words.value(kind.by_name.get("status") if kind else None, status) if status else "",
        reason=standing.reason if standing else "",
        decided_on=standing.decided_on if standing else None,
        outdated=standing.outdated if standing else False,
        wanted=rhythm.wanted,
        made=rhythm.made,
        left=rhythm.left,
        behind=rhythm.behind,
        rhythm=words.say(rhythm.text),
        last_visit=rhythm.last,
        days=tuple(day in days for day in week_days(week_of(today))),
        weeks=_weeks(words, days, record),
        happened=happened.newest_first(happened.entry(words, one, facts=True) for one in visits),
        groups=_groups(words, record, visits),
        decisions=_decisions(words, decided),
    )


def _made(visit: Record) -> bool:
    """Tell whether anybody came: a stop that was only planned is no visit."""
    return visit.kind != "round_stop" or bool(visit.fields.get("arrived_at"))


def _facts(words: Words, record: Record) -> str:
    kind = words.kind("place")
    names = ("place_kind", "area")
    told = [words.value(kind.by_name.get(name) if kind else None, record.fields.get(name)) for name in names]
    return " · ".join(part for part in told if part)


def _weeks(words: Words, days: set[date], record: Record) -> tuple[WeekCount, ...]:
    """Return visits week by week, several on one day being one; with what was done here."""
    at = [words.now.replace(year=day.year, month=day.month, day=day.day) for day in days if day <= words.now.date()]
    active = happened.linked(words, "intervention_activity", "place_ref", record.id)
    held = [when(words, one) for one in active if one.fields.get("status") != "aflyst"]
    return happened.weeks(words.now.date(), at, active_at=held)


def _groups(words: Words, record: Record, visits: list[Record]) -> tuple[Row, ...]:
    """Return the groups that have the place as theirs, then those seen here lately, the most often first."""
    home = happened.linked(words, "youth_group", "place_ref", record.id)
    lately = [one for one in visits if words.now - when(words, one) <= _SEEN_HERE]
    seen = Counter(str(one.fields["group_id"]) for one in lately if one.fields.get("group_id"))
    at_home = {one.id for one in home}
    others = [there for group, _ in seen.most_common() if group not in at_home and (there := _here(words, group))]
    rows = Rows(words, [*home, *others])
    once, often = (words.say(text) for text in _SEEN)
    made = []
    for one in (*home, *others):
        told = words.say(_MEETS_HERE) if one.id in at_home else once
        if one.id not in at_home and seen[one.id] > 1:
            told = often.format(seen[one.id])
        row = rows.of(one)
        made.append(Row(row.id, row.kind, row.icon, words.title(one), told, None, row.by, row.kept))
    return tuple(made)


def _here(words: Words, group: str) -> Record | None:
    """Return the group; None when it was erased, or lies in a space this book does not read."""
    try:
        return words.book.get(RecordId(group))
    except NotFound:
        return None


def _decisions(words: Words, decided: list[Record]) -> tuple[Row, ...]:
    kind = words.kind("hotspot")
    newest = sorted(decided, key=lambda one: str(one.fields.get("decided_on")), reverse=True)[:_DECISIONS]
    rows = Rows(words, newest)
    made = []
    for one in newest:
        status = words.value(kind.by_name.get("status") if kind else None, one.fields.get("status"))
        row = rows.of(one)
        told = dates.capital(status.split(":")[0])
        made.append(Row(row.id, row.kind, str(one.fields.get("status") or ""), told,
                        str(one.fields.get("reason") or ""), row.at, row.by, row.kept))  # fmt: skip
    return tuple(made)
