"""A group's page: how it goes week by week, who is in it, what is open. Suspicions never come this way (R8)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from operator import itemgetter

from desktop.showing import doing, followed, happened, memberships
from desktop.showing.rows import Rows, when
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.follow_up_gates import SAID
from local_store.records.declare import Spec
from local_store.rules import expulsions, youth_group
from local_store.views import Record
from ui.style import dates
from ui.views import Asked, Due, GroupView, Member, Row

_KINDS = ("street_contact", "group_observation", "intervention_activity", "actor_contact", "ssp_case")
_SAID_HOLDS = timedelta(days=42)  # what an observation says of the trend says nothing of next season
_TRENDS = {"faldende": "falling", "stigende": "rising", "uaendret": "same", "ny": "new"}
_STATUSES = {"forbedret": "better", "uaendret": "same", "forvaerret": "worse"}
_NEED_ICONS = {
    "underretning": "mail", "netvaerksmoede": "users", "aktivitet": "trophy", "aftale": "door-open",
    "oeget_samarbejde": "handshake", "fritid": "puzzle", "hjemmebesoeg": "house",
}  # fmt: skip
_OPEN = ("aaben", "udsat", None)
_YEARS = Text("{} år", "aged {}")
_SINCE = Text("kendt siden {}", "known since {}")
_LEAD = Text("tovholder {}", "lead {}")
_TRIED_ONCE = Text("1 forsøg uden svar", "1 attempt in vain")
_TRIED = Text("{} forsøg uden svar", "{} attempts in vain")
_OTHERS = Text("{} andre", "{} others")
_FOLLOWED = Text("Skrevet ved opfølgningen {}", "Written at the follow-up {}")
_OBSERVED = Text("Skrevet i observationen {}", "Written in the observation {}")
_ON_THE_GROUP = Text("Skrevet på gruppen", "Written on the group")
_PROMISED = Text("lovet {}", "promised {}")
OVER_TIME = Text("over tid", "overdue")


def view(words: Words, record: Record) -> GroupView:
    """Return everything on the group's page beside the record itself."""
    fields = record.fields
    found = {kind: happened.linked(words, kind, "group_id", record.id) for kind in _KINDS}
    expelled = happened.linked(words, "club_expulsion", "group_id", record.id)
    # A case about one young person that also names the group is that person's, not the group's.
    found["ssp_case"] = [one for one in found["ssp_case"] if not one.fields.get("young_person_id")]
    met = [*found["street_contact"], *found["group_observation"]]
    activities = found["intervention_activity"]
    entries = [happened.entry(words, one, where=True) for some in found.values() for one in some]
    promised = happened.linked(words, "follow_up", "group_id", record.id)
    came_of_it = happened.linked(words, "follow_up", "origin_ref", record.id)
    done = followed.carried_out({one.id: one for one in (*promised, *came_of_it)}.values())
    followed_up = [followed.entry(words, one) for one in done]
    said = [(when(words, one), one) for one in found["group_observation"]]
    said += [(entry.at, one) for entry, one in zip(followed_up, done, strict=True)]
    held = [one for one in activities if one.fields.get("status") != "aflyst"]
    spans = happened.linked(words, "group_membership", "group_id", record.id)
    members = memberships.members(words, spans, "young_person_id")
    direction, said_by = _direction(words, record, said)
    label = youth_group.label_of(fields)
    return GroupView(
        district=words.value(_spec(words, "district"), fields.get("district")),
        facts=_facts(words, record, found["actor_contact"]),
        direction=direction,
        said_by=said_by,
        weeks=happened.weeks(
            words.now.date(), _moments(words, met), _moments(words, expelled), _moments(words, held)
        ),
        happened=happened.newest_first(
            one
            for one in (
                *entries,
                *followed_up,
                *happened.expelled(words, expelled),
                *memberships.events(words, spans),
            )
            if not _is_ahead(words, one.at.date())
        ),
        members=members,
        others=_others(words, record, members),
        resources=str(fields.get("resources_text") or ""),
        status_text=str(fields.get("status_text") or ""),
        needs=_needs(words, record),
        promises=promises(words, promised),
        expulsions=_open_expulsions(words, expelled),
        planned=_planned(words, held),
        questions=tuple(Asked(name, str(fields.get(name) or "")) for name in youth_group.QUESTIONS),
        label=words.say(label) if label else "",
        doing=doing.of_group(words, record),
    )


def _spec(words: Words, field: str) -> Spec | None:
    kind = words.kind("youth_group")
    return kind.by_name.get(field) if kind else None


def _moments(words: Words, records: Iterable[Record]) -> list[datetime]:
    return [when(words, one) for one in records]


def _is_ahead(words: Words, day: date) -> bool:
    return day > words.now.date()


def _facts(words: Words, record: Record, contacts: Iterable[Record]) -> str:
    """Return "6–9 unge · 13–17 år · kendt siden 2. september · tovholder Nadia Holm · 3 forsøg uden svar"."""
    fields = record.fields
    young, old = fields.get("age_min"), fields.get("age_max")
    ages = "–".join(dict.fromkeys(str(age) for age in (young, old) if age is not None))
    parts = [words.people(fields) or "", words.say(_YEARS).format(ages) if ages else ""]
    if fields.get("known_since"):
        since = moment(str(fields["known_since"])).date()
        parts.append(words.say(_SINCE).format(dates.short_date(since, words.language, words.now.date())))
    if fields.get("case_lead_id"):
        parts.append(words.say(_LEAD).format(words.person(str(fields["case_lead_id"]))))
    if tried := sum(one.fields.get("outcome") == "ikke_truffet" for one in contacts):
        parts.append(words.say(_TRIED_ONCE if tried == 1 else _TRIED).format(tried))
    return " · ".join(part for part in parts if part)


def _direction(words: Words, record: Record, said: Sequence[tuple[datetime, Record]]) -> tuple[str, str]:
    """Return how it goes as somebody has said it lately, and where; numbers alone are no judgement.

    `said` are observations with their trend and follow-ups with their outcome (R56), each with its time: the latest
    holds.
    """
    for at, one in sorted(said, key=itemgetter(0), reverse=True):
        if words.now - at > _SAID_HOLDS:
            break
        if found := _said(one):
            day = dates.near_day(at.date(), words.now.date(), words.language)
            return found, words.say(_FOLLOWED if one.kind == "follow_up" else _OBSERVED).format(day)
    found = _STATUSES.get(str(record.fields.get("status")), "")
    return found, words.say(_ON_THE_GROUP) if found else ""


def _said(record: Record) -> str:
    if record.kind == "follow_up":
        return _STATUSES.get(str(record.fields.get(SAID)), "")
    return _TRENDS.get(str(record.fields.get("trend")), "")


def _others(words: Words, record: Record, members: Sequence[Member]) -> str:
    """Return how many are seen beyond those known by name: drawn, never left out."""
    today = words.now.date()
    known = sum(any(span.holds(today) for span in member.spans) for member in members)
    low, high = record.fields.get("count_min"), record.fields.get("count_max")
    most = max((count for count in (low, high) if isinstance(count, int)), default=0) - known
    least = max(0, (low if isinstance(low, int) else most + known) - known)
    if most <= 0:
        return ""
    return words.say(_OTHERS).format(str(most) if least == most else f"{least}–{most}")


def _needs(words: Words, record: Record) -> tuple[tuple[str, str], ...]:
    spec = _spec(words, "needs")
    codes = record.fields.get("needs") or ()
    return tuple((_NEED_ICONS.get(code, "circle-dot"), words.value(spec, code)) for code in codes)


def promises(words: Words, records: Iterable[Record]) -> tuple[Due, ...]:
    """Return what is still to be done of these follow-ups, the soonest first."""
    due = []
    today = words.now.date()
    for record in records:
        fields = record.fields
        if fields.get("status") not in _OPEN:
            continue
        at = fields.get("postponed_to") or fields.get("due_at")
        day = moment(str(at)).date() if at else None
        who = words.person(str(fields.get("responsible_id") or record.created.author)).split()[0]
        written = dates.near_day(moment(record.created.at).date(), today, words.language)
        told = f"{who} · {words.say(_PROMISED).format(written)}" if _is_promise(record) else who
        late = max(0, (today - day).days) if day else 0
        icon = "promise" if _is_promise(record) else "follow_up"
        if late:  # colour never alone
            icon, told = "overdue", f"{told} · {words.say(OVER_TIME)}"
        due.append(Due(record.id, icon, words.title(record), told, day, who, late))
    return tuple(sorted(due, key=lambda one: (one.due is None, one.due or today, one.id)))


def _is_promise(record: Record) -> bool:
    return record.fields.get("follow_up_kind") == "indfri_loefte"


def _open_expulsions(words: Words, records: Iterable[Record]) -> tuple[Due, ...]:
    """Return those nobody has been taken back from; `due` is the last day said, `overdue_days` since it passed."""
    today = words.now.date()
    made = []
    kind = words.kind("club_expulsion")
    for record in records:
        fields = record.fields
        if not expulsions.is_open(fields):
            continue
        until = moment(str(fields["until_on"])).date() if fields.get("until_on") else None
        reason = words.value(kind.by_name.get("reason") if kind else None, fields.get("reason"))
        club = words.value(kind.by_name.get("club_unit") if kind else None, fields.get("club_unit"))
        who = str(fields.get("who_text") or words.people(fields) or reason)
        day = dates.near_day(when(words, record).date(), today, words.language)
        late = (today - until).days if until is not None and expulsions.has_run_out(fields, today) else 0
        told = " · ".join(part for part in (club, day) if part)
        made.append(Due(record.id, "expulsion", dates.capital(who), told, until, reason, late))
    return tuple(made)


def _planned(words: Words, records: Iterable[Record]) -> tuple[Row, ...]:
    ahead = [one for one in records if _is_ahead(words, when(words, one).date())]
    rows = Rows(words, ahead)
    return tuple(rows.of(one) for one in sorted(ahead, key=lambda one: when(words, one)))
