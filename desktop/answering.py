"""Who answers what the rooms ask (`ui.asks`): each module of `desktop.showing` or `desktop.doing` names its own."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from desktop.doing import (
    case_plan,
    club,
    erasing,
    giving,
    handing_over,
    holding,
    importing,
    joining,
    merging,
    minutes,
    next_steps,
    notifying,
    putting_away,
    referring,
    refusals,
    remembering,
    replying,
    reviewing,
    rounds,
    same_day,
    taking_back,
    templates,
    times,
)
from desktop.printing import papers
from desktop.showing import (
    actors,
    born_on,
    club_evening,
    district,
    duplicates,
    handover,
    in_force,
    notification,
    overview,
    put_away,
    reckoning,
    relation_map,
    retention,
    review,
    rounds_on,
    rules_read,
    searching,
    slipping,
    used_before,
)
from desktop.showing import correspondence as showing_correspondence
from desktop.showing import meetings as showing_meetings
from desktop.showing import sending as showing_sending
from desktop.showing.words import Words
from sync.http_client import HttpClient
from ui.asks import Ask
from ui.style.dates import Language

Answer = Callable[[Words, Any], Any]  # on the store's thread: the book in one language, and the question
# What only reads, and what may write: each act is durable as a whole or not at all.
_QUESTIONS: tuple[Mapping[Any, Answer], ...] = (
    slipping.ANSWERS,
    actors.ANSWERS,
    handover.ANSWERS,
    district.ANSWERS,
    notification.ANSWERS,
    relation_map.ANSWERS,
    showing_meetings.ANSWERS,
    papers.ANSWERS,
    giving.ANSWERS,  # a refusal is written down, so it is no act that comes undone
    rounds_on.ANSWERS,
    club_evening.ANSWERS,
    duplicates.ANSWERS,
    review.ANSWERS,
    showing_sending.ANSWERS,
    showing_correspondence.ANSWERS,
    in_force.ANSWERS,
    joining.ANSWERS,
    refusals.ANSWERS,
    born_on.ANSWERS,
    overview.ANSWERS,
    retention.ANSWERS,
    put_away.ANSWERS,
    putting_away.ANSWERS,  # each form by itself: one that cannot leave keeps no other
    importing.ANSWERS,  # what is made ready and kept, given up, cleared away: each by itself
    searching.ANSWERS,
    used_before.ANSWERS,
    next_steps.QUESTIONS,
)
_ACTS: tuple[Mapping[Any, Answer], ...] = (
    rules_read.ANSWERS,
    taking_back.ANSWERS,
    remembering.ANSWERS,
    next_steps.ANSWERS,
    handing_over.ANSWERS,
    notifying.ANSWERS,
    case_plan.ANSWERS,
    minutes.ANSWERS,
    same_day.ANSWERS,
    times.ANSWERS,
    rounds.ANSWERS,
    club.ANSWERS,
    merging.ANSWERS,
    templates.ANSWERS,
    reviewing.ANSWERS,
    referring.ANSWERS,
    replying.ANSWERS,
    holding.ANSWERS,
)


@cache
def answers_aside() -> Mapping[type[Ask[Any]], Callable[[Language, Any], Any]]:
    """Return who answers what needs no book."""
    return MappingProxyType({**reckoning.ANSWERS, **importing.ASIDE})


@cache
def answers_online() -> Mapping[type[Ask[Any]], Callable[[Any, HttpClient | None, Any], Any]]:
    """Return who answers what the endpoint is told: with the book, and the connection where there is one."""
    return MappingProxyType({**erasing.ANSWERS, **joining.ONLINE})


@cache
def answers() -> Mapping[type[Ask[Any]], Answer]:
    """Return who answers each question. A question answered twice is a bug and raises."""
    whole: dict[type[Ask[Any]], Answer] = {}
    for room in (*_QUESTIONS, *({ask: _as_one(act) for ask, act in room.items()} for room in _ACTS)):
        twice = whole.keys() & room.keys()
        if twice:
            raise TypeError(f"answered twice: {sorted(one.__name__ for one in twice)}")
        whole.update(room)
    return MappingProxyType(whole)


def _as_one(act: Answer) -> Answer:
    def do(words: Words, ask: Any) -> Any:
        with words.book.together():
            return act(words, ask)

    return do
