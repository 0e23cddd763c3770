"""Deadlines and figures for whoever leads the work: what is over time, what was met, who refers, how it went.

Read from what this book may read. Figures of people leave out what is too small to be told; a suspicion is in none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from desktop.showing import due, figures
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules import deadlines, running_deadlines
from local_store.rules.deadlines import Deadline, State, TimeRule
from ui.overview.asks import Figure, Late, MetFrom, MetPart, MetRule, Overview, OverviewView, Period
from ui.today.asks import ACTION, DEADLINE, DueLine

_AT_ONCE = 100  # a part takes some milliseconds: nobody else waits longer than that
_TASKS, _FOLLOW_UPS = Text("Opgaver", "Tasks"), Text("Opfølgninger og løfter", "Follow-ups and promises")
_IN_TIME, _TOO_LATE = Text("{} i tide", "{} in time"), Text("{} for sent", "{} too late")
_LONGEST = Text("Længst: {} dage over tid", "Longest: {} days over time")
_NONE_LATE = Text("Ingen for sent", "None too late")
_NOT_SAID, _NO_DISTRICT = Text("Ikke sagt", "Not said"), Text("Uden bydel", "No district")
_LEVEL, _WHOLE = Text("Niveau {}", "Level {}"), Text("Samlet", "All in all")
_FEW, _TOO_FEW = Text("skjult", "hidden"), Text("For få til at vise (under 5)", "Too few to show (below 5)")


def view(words: Words, ask: Overview) -> OverviewView:
    """Return what is over time now, and the figures of the period."""
    first, last = days_of(ask.period, words.now.date())
    late = [one for one in due.lines(words, mine_only=False) if one.over or one.overdue_days]
    return OverviewView(
        late=tuple(_late(one) for one in sorted(late, key=_longest)),
        kinds=_kinds(words, late),
        referrals=tuple(_referrals(words, first, last)),
        outcomes=tuple(_outcomes(words, first, last)),
    )


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Return the first and the last day of the period; one that runs ends today."""
    if period == "month":
        return today.replace(day=1), today
    start = today.replace(month=1, day=1)
    if period == "last_year":
        return start.replace(year=start.year - 1), start - timedelta(days=1)
    return start, today


def _longest(line: DueLine) -> tuple[int, str, str]:
    return -line.overdue_days, line.due.isoformat() if line.due else "", line.id


def _late(line: DueLine) -> Late:
    return Late(line.id, line.record, line.icon, line.title, line.subtitle, line.who, line.overdue_days)


def _kinds(words: Words, late: Iterable[DueLine]) -> tuple[Figure, ...]:
    """Return how many are over time of each type, the most first."""
    found: dict[str, list[int]] = {}
    for line in late:
        found.setdefault(_type_of(words, line), []).append(line.overdue_days)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    longest = words.say(_LONGEST)
    return tuple(Figure(name, longest.format(max(days)), str(len(days))) for name, days in ranked)


def _type_of(words: Words, line: DueLine) -> str:
    if line.sort != DEADLINE:
        return words.say(_TASKS if line.sort == ACTION else _FOLLOW_UPS)
    rule = words.book.in_force.set.rules.get(line.id.partition("/")[2])
    return words.say(rule.what) if rule else line.subtitle  # the later status of a case is no rule of the sources


def met(words: Words, ask: MetFrom) -> MetPart:
    """Count on among the next few records: what was met in the period, in time or too late, and how late (R48)."""
    first, last = days_of(ask.period, words.now.date())
    kind, rules = ask.kind or due.WITH_DEADLINES[0], words.book.in_force.set.rules
    counted = {one.rule: one for one in ask.so_far}
    page = words.book.list(kind, limit=_AT_ONCE, after=ask.after)
    for record in page.records:
        for one in running_deadlines.met(kind, record.id, record.fields, rules):
            if one.met_at is not None and first <= one.met_at.date() <= last:
                before = counted.get(one.rule.id, MetRule(one.rule.id))
                counted[one.rule.id] = _one_more(before, one, words.now)
    told = tuple(_met_figure(words, rule, counted[rule.id]) for rule in rules.values() if rule.id in counted)
    so_far = tuple(counted.values())
    if page.after is not None:
        return MetPart(told, replace(ask, kind=kind, after=page.after, so_far=so_far))
    later = due.WITH_DEADLINES[due.WITH_DEADLINES.index(kind) + 1 :]
    return MetPart(told, replace(ask, kind=later[0], after=None, so_far=so_far) if later else None)


def _one_more(counted: MetRule, one: Deadline, now: datetime) -> MetRule:
    if deadlines.state(one, now) is State.MET_LATE:
        return replace(
            counted, late=counted.late + 1, longest=max(counted.longest, deadlines.days_over(one, now))
        )
    return replace(counted, in_time=counted.in_time + 1)


def _met_figure(words: Words, rule: TimeRule, counted: MetRule) -> Figure:
    told = words.say(_NONE_LATE)
    if counted.late:
        told = f"{words.say(_TOO_LATE).format(counted.late)} · {words.say(_LONGEST).format(counted.longest)}"
    return Figure(words.say(rule.what), told, words.say(_IN_TIME).format(counted.in_time))


def _label(words: Words, codes: str, code: str, none: Text) -> str:
    return words.say(words.book.catalogue.label(codes, code) if code else none)


def _referrals(words: Words, first: date, last: date) -> Iterable[Figure]:
    """Give who has raised cases, the most first, each with its districts (R58)."""
    by_actor: dict[str, Counter[str]] = {}
    for (actor, district), count in figures.referrals(words, first, last).items():
        by_actor.setdefault(actor, Counter())[district] += count
    for actor, counted in sorted(by_actor.items(), key=lambda one: (-one[1].total(), one[0])):
        told = [f"{_label(words, 'district', at, _NO_DISTRICT)} {count}" for at, count in counted.most_common()]
        yield Figure(_label(words, "actor", actor, _NOT_SAID), " · ".join(told), str(counted.total()))


def _outcomes(words: Words, first: date, last: date) -> Iterable[Figure]:
    """Give how it went, by level and area, without what is too small to be told (R69)."""
    for (level, area), counted in figures.outcomes(words, first, last).items():
        shown = [
            f"{_label(words, 'outcome_level', code, _NOT_SAID)} {words.say(_FEW) if count is None else count}"
            for code, count in counted.items()
        ]
        known = any(count is not None for count in counted.values())
        title = f"{words.say(_LEVEL).format(level)} · {_label(words, 'goal_area', area, _WHOLE)}"
        yield Figure(title, " · ".join(shown) if known else words.say(_TOO_FEW), "")


ANSWERS: Mapping[Any, Any] = MappingProxyType({Overview: view, MetFrom: met})
