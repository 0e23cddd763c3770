"""Records as entries of a timeline, and how many there were week by week."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from desktop.showing.rows import when
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.records.declare import FieldType
from local_store.rules import expulsions
from local_store.views import Record
from ui.views import Happened, WeekCount

Tone = Literal["accent", "ok", "danger", "neutral"]
_AT_ONCE = 100
MANY = 400  # of one kind; a group met every night of a year has fewer
_WEEKS = 12
_SORTS: dict[str, tuple[str, str, Tone]] = {
    "street_contact": ("contact", "street_contact", "accent"),
    "group_observation": ("observation", "observation", "neutral"),
    "intervention_activity": ("activity", "activity", "ok"),
    "club_expulsion": ("expulsion", "expulsion", "danger"),
    "actor_contact": ("actor", "handshake", "neutral"),
    "ssp_case": ("case", "ssp_case", "neutral"),
    "logbook_entry": ("logbook", "notebook-text", "accent"),
    "round_stop": ("stop", "circle-dot", "neutral"),
}
_OBSERVATION = Text("Observation", "Observation")
_ABOUT = Text("ca.", "about")
_EXPULSION = Text("Bortvisning nr. {}", "Expulsion no. {}")
_BACK = Text("Optaget igen i klubben", "Taken back into the club")
_LIFTED = Text("{} af {} bortvisninger ophævet", "{} of {} expulsions lifted")
_DAYS = Text("{} dage", "{} days")
_CAME = Text("{} kom", "{} came")
_NOBODY = Text("ingen var der", "nobody was there")
_OTHERS_WORDS = Text("De unges eget udsagn", "The young people's own words")
_FACT = Text("Set og hørt", "Seen and heard")
_AND = Text(" og ", " and ")


def linked(words: Words, kind: str, field: str, record: str, limit: int = MANY) -> list[Record]:
    """Return the records of a kind whose field points here, newest first; none for a kind this book lacks."""
    declared = words.kind(kind)
    if declared is None or field not in declared.by_name:
        return []
    return list(words.book.list(kind, where={field: record}, limit=limit).records)


def every_linked(words: Words, kind: str, field: str, record: str) -> Iterator[Record]:
    """Give the records of a kind whose field points here, however many, newest first; stop when enough is known."""
    after: str | None = None
    while True:
        page = words.book.list(kind, where={field: record}, limit=_AT_ONCE, after=after)
        yield from page.records
        after = page.after
        if after is None:
            return


def entry(words: Words, record: Record, *, facts: bool = False, where: bool = False) -> Happened:
    """Return a record as a timeline shows it; `facts` with what was seen or heard below, `where` with the place."""
    sort, icon, tone = _SORTS[record.kind]
    make = {
        "group_observation": _observation, "intervention_activity": _activity, "actor_contact": _actor,
        "ssp_case": _case, "round_stop": _stop,
    }.get(record.kind, _contact)  # fmt: skip
    title, detail, below = make(words, record)
    if where:
        detail = _joined(_place(words, record), detail)
    spoken = _own_words(words, record)
    if facts and record.fields.get("fact_text"):
        spoken = (("fact", words.say(_FACT), str(record.fields["fact_text"])), *spoken)
    if record.kind == "intervention_activity" and record.fields.get("status") == "aflyst":
        tone = "neutral"
    return Happened(
        record.id, sort, when(words, record), is_timed(words, record), icon, tone, title, detail,
        by(words, record), below, spoken,
    )  # fmt: skip


def expelled(words: Words, records: Sequence[Record]) -> list[Happened]:
    """Return the group's expulsions, numbered from the first, and each way back in as an entry of its own."""
    ordered = sorted(records, key=lambda one: str(one.fields.get("expelled_on")))
    found, lifted = [], 0
    for number, record in enumerate(ordered, 1):
        fields = record.fields
        days = expulsions.days(fields)
        detail = _joined(
            fields.get("who_text") or words.people(fields),
            words.say(_DAYS).format(days) if days else "",
            first_line(fields.get("reason_text")) or _code(words, record, "reason"),
        )
        found.append(
            Happened(record.id, "expulsion", when(words, record), False, "expulsion", "danger",
                     words.say(_EXPULSION).format(number), detail, by(words, record), "", _own_words(words, record))
        )  # fmt: skip
    for record in sorted(ordered, key=lambda one: str(one.fields.get("readmitted_on"))):
        if expulsions.is_open(record.fields):
            continue
        lifted += 1
        at = moment(str(record.fields["readmitted_on"]))
        told = words.say(_LIFTED).format(lifted, len(ordered))
        found.append(
            Happened(record.id, "expulsion", at, False, "door-open", "ok", words.say(_BACK), told,
                     by(words, record), str(record.fields.get("readmission_text") or ""))
        )  # fmt: skip
    return found


def under(entry: Happened, areas: tuple[str, ...]) -> Happened:
    """Return the entry as one about these areas of life (R82)."""
    return replace(entry, areas=areas)


def newest_first(entries: Iterable[Happened]) -> tuple[Happened, ...]:
    """Return them as a timeline reads; what was said later in the same second stands above."""
    later_first = tuple(entries)[::-1]
    return tuple(sorted(later_first, key=lambda one: (one.at, one.record), reverse=True))


def weeks(
    today: date,
    counted: Iterable[datetime],
    expelled_at: Iterable[datetime] = (),
    active_at: Iterable[datetime] = (),
) -> tuple[WeekCount, ...]:
    """Return the last twelve weeks, this one last; weeks with nothing are there with zero."""
    sums, out, active = (Counter(_monday(at.date()) for at in some) for some in (counted, expelled_at, active_at))
    this = _monday(today)
    mondays = [this - timedelta(weeks=back) for back in reversed(range(_WEEKS))]
    return tuple(WeekCount(monday, sums[monday], out[monday], active[monday]) for monday in mondays)


def is_timed(words: Words, record: Record) -> bool:
    """Tell whether the kind says at what time of day it was."""
    kind = words.kind(record.kind)
    spec = kind.by_name.get(kind.when) if kind else None
    return spec is None or spec.type is not FieldType.DATE


def by(words: Words, record: Record) -> str:
    """Return first names of who stands for it: the responsible ones, else who wrote it."""
    people = [str(one) for one in record.fields.get("responsible_ids") or ()] or [record.created.author]
    return words.say(_AND).join(dict.fromkeys(words.person(one).split()[0] for one in people))


def first_line(text: object) -> str:
    """Return the first line of a text as it stands in a row."""
    return str(text or "").strip().split("\n", 1)[0]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _code(words: Words, record: Record, field: str) -> str:
    """Return coded values in running text: "høj lyd, hænger ud"; a leading number of a scale is left out."""
    kind = words.kind(record.kind)
    value: Any = record.fields.get(field)
    if kind is None or value in (None, "", []):
        return ""
    told = words.value(kind.by_name.get(field), value)
    return told.lstrip("0123456789 ").lower()


def _place(words: Words, record: Record) -> str:
    kind = words.kind(record.kind)
    return words.value(kind.by_name.get("place_ref") if kind else None, record.fields.get("place_ref"))


def _contact(words: Words, record: Record) -> tuple[str, str, str]:
    people = words.people(record.fields)
    if record.fields.get("person_count") == 0:
        people = words.say(_NOBODY)
    met, mood = (_code(words, record, name) for name in ("encounter_level", "mood"))
    return words.kind_label(record.kind), _joined(people, met, mood), ""


def _observation(words: Words, record: Record) -> tuple[str, str, str]:
    people = words.people(record.fields)
    about = f"{words.say(_ABOUT)} {people}" if people else ""
    seen = (_code(words, record, name) for name in ("behaviour", "affected"))
    return words.say(_OBSERVATION), _joined(about, *seen), ""


def _activity(words: Words, record: Record) -> tuple[str, str, str]:
    fields = record.fields
    came = fields.get("attendance_count")
    below = _joined(
        words.say(_CAME).format(came) if came is not None else _code(words, record, "status"),
        _code(words, record, "mood"),
        first_line(fields.get("result_text")),
    )
    return words.title(record), "", below


def _actor(words: Words, record: Record) -> tuple[str, str, str]:
    fields = record.fields
    parties = [_code(words, record, name) for name in ("from_actor", "to_actor")]
    told = [party for party in parties if party] or [str(fields.get("from_party")), str(fields.get("to_party"))]
    about = first_line(fields.get("outcome_text") or fields.get("purpose_text"))
    return words.kind_label(record.kind), f"{words.say(_AND).join(told)}: {about}", ""


def _case(words: Words, record: Record) -> tuple[str, str, str]:
    level, state = (_code(words, record, name) for name in ("level", "state"))
    return words.kind_label(record.kind), _joined(level, state), ""


def _stop(words: Words, record: Record) -> tuple[str, str, str]:
    count = record.fields.get("youth_count")
    nobody = record.fields.get("nobody_present") == "ja" or count == 0
    people = words.say(_NOBODY) if nobody else words.people({"person_count": count})
    return words.kind_label(record.kind), _joined(people, _code(words, record, "mood")), ""


def _own_words(words: Words, record: Record) -> tuple[tuple[str, str, str], ...]:
    told = record.fields.get("own_words_text")
    return (("own_words", words.say(_OTHERS_WORDS), str(told)),) if told else ()
