"""One young person's time in one list (R82): contacts, worries, levels, sub-goals, efforts, each with its areas.

Nothing comes by way of a group: what stands here was written about this one, or about a case of theirs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from desktop.showing import happened
from desktop.showing.rows import when
from desktop.showing.words import Words, is_suspicion, moment
from local_store.errors import Text
from local_store.rules import level_history
from local_store.rules.named import is_agreed
from local_store.views import Record
from ui.views import Happened

# The areas of the plan, and wellbeing, which the logbook follows as well.
SCHOOL, LEISURE, HOME, CRIME, WELLBEING = "school", "leisure", "home", "crime", "wellbeing"
AREAS: Mapping[str, Text] = MappingProxyType(
    {
        SCHOOL: Text("Skole", "School"),
        LEISURE: Text("Fritid", "Leisure"),
        HOME: Text("Hjemmet", "Home"),
        CRIME: Text("Kriminalitet", "Crime"),
        WELLBEING: Text("Trivsel", "Wellbeing"),
    }
)
_OF_TOPIC = MappingProxyType(
    {
        "skole": SCHOOL, "job": SCHOOL, "fritid": LEISURE, "venner": LEISURE, "familie": HOME,
        "bolig_oekonomi": HOME, "kriminalitet": CRIME, "vold": CRIME, "rusmidler": CRIME, "trivsel": WELLBEING,
    }
)  # fmt: skip
_OF_CONCERN = MappingProxyType({"network": HOME})
_OF_LOGBOOK = MappingProxyType(
    {
        "school_work": SCHOOL, "leisure_friends": LEISURE, "family": HOME, "gang_attitude_actions": CRIME,
        "wellbeing": WELLBEING,
    }
)  # fmt: skip
_LEVEL = Text("Niveau {}", "Level {}")
_WAS = Text("før {}", "{} before")
_FIRST_STATUS = "ikke_startet"


def of_cases(words: Words, cases: Iterable[Record]) -> Iterator[Happened]:
    """Give each case, how its level moved, and what was set as a goal and done in it."""
    for case in cases:
        yield happened.entry(words, case)
        yield from _levels(words, case)
        for goal in happened.linked(words, "sub_goal", "case_id", case.id):
            yield from _goal(words, goal)
        for action in happened.linked(words, "action_item", "case_id", case.id):
            if is_agreed(action.fields):
                yield _effort(words, action)
        for kind in ("intervention_activity", "actor_contact"):
            for one in happened.linked(words, kind, "case_id", case.id):
                if when(words, one) <= words.now:
                    yield happened.entry(words, one)


def contact(words: Words, record: Record) -> Happened:
    """Return a contact in the street under what was talked about."""
    return happened.under(happened.entry(words, record, where=True), _areas(_OF_TOPIC, record.fields.get("topics")))


def concerns(words: Words, records: Iterable[Record]) -> Iterator[Happened]:
    """Give the worries about this one; a suspicion stands on its case and nowhere else (R8)."""
    kind = words.kind("concern")
    for one in records:
        if is_suspicion(one) or kind is None:
            continue
        at = when(words, one)
        source = words.value(kind.by_name["source_type"], one.fields.get("source_type")).lower()
        told = ("fact", words.say(kind.by_name["fact_text"].label), str(one.fields.get("fact_text") or ""))
        timed = happened.is_timed(words, one)
        made = Happened(
            one.id, "concern", at, timed, "info", "neutral", words.kind_label("concern"), source,
            happened.by(words, one), "", (told,) if told[2] else (),
        )  # fmt: skip
        yield happened.under(made, _areas(_OF_CONCERN, one.fields.get("areas"), tuple(AREAS)))


def assessed(words: Words, profiles: Iterable[Record]) -> Iterator[Happened]:
    """Give each risk profile on the day it was made: a judgement of people, never reckoned."""
    kind = words.kind("risk_profile")
    for one in profiles:
        level = words.value(kind.by_name["level"] if kind else None, one.fields.get("level"))
        yield Happened(
            one.id, "level", when(words, one), True, "gauge", "neutral", words.kind_label(one.kind), level,
            happened.by(words, one),
        )  # fmt: skip


def logbook_areas(record: Record) -> tuple[str, ...]:
    """Return the areas of life a week of the logbook says something about."""
    said = [
        area
        for domain, area in _OF_LOGBOOK.items()
        if record.fields.get(f"{domain}_text") or record.fields.get(f"{domain}_change")
    ]
    attended = [SCHOOL] if record.fields.get("school_attendance") else []
    return tuple(dict.fromkeys((*attended, *said)))


def _areas(known: Mapping[str, str], codes: Sequence[str] | None, own: Sequence[str] = ()) -> tuple[str, ...]:
    found = [known.get(code, code if code in own else "") for code in codes or ()]
    return tuple(area for area in AREAS if area in found)


def _moves(words: Words, record: Record, field: str) -> list[tuple[str, str, str]]:
    """Return (moment, value, who) as the record was made, with "" when it said nothing, and for each edit after."""
    found: list[tuple[str, str, str]] = []
    for number, entry in enumerate(words.book.history(record.id)):
        values = [str(one.after or "") for one in entry.moved if one.field == field]
        if values or not number:
            found.append((entry.at, values[0] if values else "", entry.author))
    return found


def _levels(words: Words, case: Record) -> Iterator[Happened]:
    kind, before = words.kind("ssp_case"), ""
    moves = _moves(words, case, "level")
    who = {(at, level): author for at, level, author in moves}
    for step in level_history.steps((at, level) for at, level, _ in moves):
        told = words.value(kind.by_name["level"] if kind else None, step.level).lstrip("0123456789 ")
        detail = " · ".join(part for part in (told, words.say(_WAS).format(before) if before else "") if part)
        yield Happened(
            case.id, "level", moment(step.at), True, "gauge", "neutral",
            words.say(_LEVEL).format(step.level), detail,
            words.person(who[step.at, step.level]).split()[0],
        )  # fmt: skip
        before = step.level


def _goal(words: Words, goal: Record) -> Iterator[Happened]:
    """Give a sub-goal on each day its status moved; the first is the day it was set."""
    if goal.fields.get("not_relevant") == "ja":
        return
    kind = words.kind("sub_goal")
    area = str(goal.fields.get("area") or "")
    for at, said, who in _moves(words, goal, "status"):
        status = said or _FIRST_STATUS
        told = words.value(kind.by_name["status"] if kind else None, status)
        yield happened.under(
            Happened(
                goal.id, "goal", moment(at), True, "circle-check", "ok" if status == "naaet" else "neutral",
                f"{words.kind_label('sub_goal')}: {told.lower()}", str(goal.fields.get("goal_text") or ""),
                words.person(who).split()[0],
            ),
            (area,) if area in AREAS else (),
        )  # fmt: skip


def _effort(words: Words, action: Record) -> Happened:
    """Return an agreed action on the day it was done, else on the day it was agreed."""
    fields, kind = action.fields, words.kind("action_item")
    status = str(fields.get("status") or "aftalt")
    told = words.value(kind.by_name["status"] if kind else None, status).lower()
    name = str(fields.get("responsible_name") or "")
    if fields.get("responsible_id"):
        name = words.person(str(fields["responsible_id"]))
    at = moment(str(fields.get("done_at") or action.created.at))
    area = str(fields.get("area") or "")
    made = Happened(
        action.id, "activity", at, True, "check", "ok" if status == "udfoert" else "neutral",
        f"{words.kind_label('action_item')}: {told}", words.title(action), name,
        str(fields.get("result_text") or ""),
    )  # fmt: skip
    return happened.under(made, (area,) if area in AREAS else ())
