"""Deadlines and figures for whoever leads the work: what is over time, what was met, who refers, how it went.

Read from what this book may read. Figures of people leave out what is too small to be told; a suspicion is in none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from desktop.doing.unread import Districts
from desktop.showing import case_duties, coming, due, figures
from desktop.showing.coming import tables_of
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules import deadlines, running_deadlines
from local_store.rules.deadlines import Deadline, State, TimeRule
from ui.overview.asks import (
    Figure,
    Gathered,
    Late,
    MetFrom,
    MetPart,
    MetRule,
    Overview,
    OverviewPart,
    OverviewView,
    Period,
)
from ui.today.asks import ACTION, DEADLINE, FOLLOW_UP, DueLine

_AT_ONCE = 50  # a part takes some milliseconds: nobody else waits longer than that
_MOST = 400  # lines, the longest over first; the count by type is of all
_AGES = ("F18", "F19", "F20")
_OVER = (FOLLOW_UP, ACTION, *due.WITH_DEADLINES)
_TASKS, _FOLLOW_UPS = Text("Opgaver", "Tasks"), Text("Opfølgninger og løfter", "Follow-ups and promises")
_IN_TIME, _TOO_LATE = Text("{} i tide", "{} in time"), Text("{} for sent", "{} too late")
_LONGEST = Text("Længst: {} dage over tid", "Longest: {} days overdue")
_LONGEST_DAY = Text("Længst: 1 dag over tid", "Longest: 1 day overdue")
_LONGEST_HOURS = Text("Længst: under en dag over tid", "Longest: less than a day overdue")
_NONE_LATE = Text("Ingen for sent", "None too late")
_NOT_SAID, _NO_DISTRICT = Text("Ikke sagt", "Not said"), Text("Uden bydel", "No district")
_LEVEL, _WHOLE = Text("Niveau {}", "Level {}"), Text("Samlet", "All in all")
_FEW, _TOO_FEW = Text("skjult", "hidden"), Text("For få til at vise (under 5)", "Too few to show (below 5)")


def part(words: Words, ask: Overview) -> OverviewPart:
    """Look at the next few records: of what is over time, kind by kind, then case by case; at the end the page."""
    late, after, found = [*ask.so_far.late], None, ask.so_far
    if ask.step < len(_OVER):
        some, after = due.over_time(words, _OVER[ask.step], ask.after, _AT_ONCE)
        late += [_late(words, one) for one in some]
    elif ask.step == len(_OVER):
        found, lines, after = _cases(words, ask)
        late += [_late(words, one) for one in lines]
    else:
        return OverviewPart(1.0, _whole(words, found), None)
    so_far = replace(found, late=tuple(late))
    step = ask.step if after is not None else ask.step + 1
    return OverviewPart(step / (len(_OVER) + 2), None, replace(ask, step=step, after=after, so_far=so_far))


def _cases(words: Words, ask: Overview) -> tuple[Gathered, list[DueLine], str | None]:
    """Return what the next few cases count as, and what is over time of them."""
    first, last = days_of(ask.period, words.now.date())
    districts, tables, held = Districts(words), tables_of(words), case_duties.Held(words)
    raised, ended = Counter(dict(ask.so_far.raised)), Counter(dict(ask.so_far.ended))
    professions = Counter(dict(ask.so_far.professions))
    page, lines = words.book.list("ssp_case", limit=_AT_ONCE, after=ask.after), list[DueLine]()
    for case in page.records:
        raised.update(figures.raised(words, case, first, last, districts))
        professions.update(figures.raised(words, case, first, last, districts, figures.PROFESSIONS))
        ended.update(figures.ended(case, first, last, tables))
        lines += [one for one in coming.of_case(words, case, tables, set()) if one.overdue_days]
        if case.space in tables:
            lines += case_duties.over_time(words, case, held)
    found = replace(
        ask.so_far, raised=tuple(raised.items()), professions=tuple(professions.items()), ended=tuple(ended.items())
    )
    return found, lines, page.after


def _whole(words: Words, found: Gathered) -> OverviewView:
    late = sorted({_what(one): one for one in found.late}.values(), key=_longest)
    return OverviewView(
        late=tuple(late[:_MOST]),
        kinds=_kinds(words, late),
        referrals=tuple(_referrals(words, "actor", dict(found.raised))),
        professions=tuple(_referrals(words, "profession", dict(found.professions))),
        outcomes=tuple(_outcomes(words, dict(found.ended))),
    )


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Return the first and the last day of the period; one that runs ends today."""
    if period == "month":
        return today.replace(day=1), today
    start = today.replace(month=1, day=1)
    if period == "last_year":
        return start.replace(year=start.year - 1), start - timedelta(days=1)
    return start, today


def _what(line: Late) -> str:
    """A birthday is one thing, however many cases are about the person."""
    return line.title if line.key.partition("/")[2] in _AGES else line.key


def _longest(line: Late) -> tuple[int, str]:
    return -line.days, line.key


def _late(words: Words, line: DueLine) -> Late:
    return Late(
        line.id, line.record, line.icon, line.title, line.subtitle, line.who, line.overdue_days,
        _type_of(words, line),
    )  # fmt: skip


def _kinds(words: Words, late: Iterable[Late]) -> tuple[Figure, ...]:
    """Return how many are over time of each type, the most first."""
    found: dict[str, list[int]] = {}
    for line in late:
        found.setdefault(line.sort, []).append(line.days)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Figure(name, _worst(words, max(days)), str(len(days))) for name, days in ranked)


def _type_of(words: Words, line: DueLine) -> str:
    if line.sort != DEADLINE:
        return words.say(_TASKS if line.sort == ACTION else _FOLLOW_UPS)
    name = line.id.partition("/")[2].partition(".")[0]
    rule = words.book.in_force.set.rules.get(name)
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
        return replace(counted, late=counted.late + 1, longest=max(counted.longest, deadlines.days_over(one, now)))
    return replace(counted, in_time=counted.in_time + 1)


def _met_figure(words: Words, rule: TimeRule, counted: MetRule) -> Figure:
    told = words.say(_NONE_LATE)
    if counted.late:
        told = f"{words.say(_TOO_LATE).format(counted.late)} · {_worst(words, counted.longest)}"
    return Figure(words.say(rule.what), told, words.say(_IN_TIME).format(counted.in_time))


def _worst(words: Words, days: int) -> str:
    """How far over time the worst of them was, in whole days."""
    return words.say({0: _LONGEST_HOURS, 1: _LONGEST_DAY}.get(days, _LONGEST)).format(days)


def _label(words: Words, codes: str, code: str, none: Text) -> str:
    return words.say(words.book.catalogue.label(codes, code) if code else none)


def _referrals(words: Words, codes: str, raised: Mapping[tuple[str, str], int]) -> Iterable[Figure]:
    """Give who has raised cases, the most first, each with its districts (R58); `codes` names them."""
    by_actor: dict[str, Counter[str]] = {}
    for (actor, district), count in raised.items():
        by_actor.setdefault(actor, Counter())[district] += count
    for actor, counted in sorted(by_actor.items(), key=lambda one: (-one[1].total(), one[0])):
        told = [f"{_label(words, 'district', at, _NO_DISTRICT)} {count}" for at, count in counted.most_common()]
        yield Figure(_label(words, codes, actor, _NOT_SAID), " · ".join(told), str(counted.total()))


def _outcomes(words: Words, ended: Mapping[tuple[str, str, str], int]) -> Iterable[Figure]:
    """Give how it went, by level and area, without what is too small to be told (R69)."""
    for (level, area), counted in figures.told_outcomes(words, ended).items():
        shown = [
            f"{_label(words, 'outcome_level', code, _NOT_SAID)} {words.say(_FEW) if count is None else count}"
            for code, count in counted.items()
        ]
        known = any(count is not None for count in counted.values())
        title = f"{words.say(_LEVEL).format(level)} · {_label(words, 'goal_area', area, _WHOLE)}"
        yield Figure(title, " · ".join(shown) if known else words.say(_TOO_FEW), "")


ANSWERS: Mapping[Any, Any] = MappingProxyType({Overview: part, MetFrom: met})
