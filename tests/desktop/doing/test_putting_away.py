"""Who puts what away, and who gets it back because of what the directory, the clock or the space says."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.answering import answers
from desktop.doing.putting_away import leave
from desktop.showing import outbox, retention
from desktop.showing.words import Words
from local_store import held_forms
from local_store.changes import encode
from local_store.ids import RecordId, SpaceId
from sync.revoking import remove, revoke
from tests.sync.conftest import endpoint, laptop, own_endpoint, team
from tests.sync.laptops import Laptop, MakeLaptop, Team, settle
from ui.components.moments import local_now
from ui.retention.asks import KeepLonger, Recall

__all__ = ["endpoint", "laptop", "own_endpoint", "team"]

PAST = 1827  # days: a case written today is due


@pytest.fixture
def bo(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("bo"), "Bo")


def _words(of: Laptop, days: int = PAST) -> Words:
    return Words(of.book, "da", local_now() + timedelta(days=days))


def _look(of: Laptop, days: int = PAST) -> frozenset[str]:
    """The daily look, so many days from now; which forms left."""
    return leave(_words(of, days), retention.due(_words(of, days)))


def _held(decider: Laptop, *others: Laptop) -> None:
    """Whoever is to decide has looked as well, and the others have heard that it is on their PC."""
    assert not _look(decider)
    settle(decider, *others)


def _case(of: Laptop, space: SpaceId, **more: Any) -> RecordId:
    return of.book.add("ssp_case", {"heading": "Trappen", **more}, space=space)


def test_only_forms_of_others_to_decide_about_leave(team: Team, bo: Laptop) -> None:
    own = next(one.id for one in bo.book.spaces() if one.kind == "own")
    group = bo.book.add("youth_group", {"name": "Trappen"}, space=team.space)
    note = bo.note("Ved søen", team.space)
    hers, mine = _case(bo, team.space, group_id=group), _case(bo, own)
    goal = bo.book.add("overall_goal", {"case_id": hers, "goal_text": "I skole"}, space=team.space)
    settle(bo, team.anne)
    _held(team.anne, bo)
    assert _look(bo) == {hers, goal}
    assert all(bo.book.get(one) for one in (group, note, mine))
    assert _look(team.anne) == frozenset(), "who decides puts nothing away"
    assert {hers, goal} <= {one.record for one in retention.due(_words(team.anne)) if one.mine}


def test_a_book_alone_puts_nothing_away(laptop: MakeLaptop) -> None:
    alone = laptop("alone")
    case = alone.book.add("ssp_case", {"heading": "Trappen"})
    assert not _look(alone) and alone.book.get(case)


def test_a_form_that_is_kept_longer_stays_until_that_day(team: Team, bo: Laptop) -> None:
    case = _case(bo, team.space)
    settle(bo, team.anne)
    until = _words(bo, PAST + 100).now.date()
    _held(team.anne, bo)
    answers()[KeepLonger](_words(team.anne), KeepLonger((case,), until, "andet", "En klage"))
    settle(team.anne, bo)
    assert not _look(bo) and not _look(bo, PAST + 100) and _look(bo, PAST + 101) == {case}


def test_a_clock_that_was_years_ahead_takes_nothing(team: Team, bo: Laptop) -> None:
    case = _case(bo, team.space)
    settle(bo, team.anne)
    _held(team.anne, bo)
    assert _look(bo) == {case}
    answers()[Recall](_words(bo), Recall())
    assert not bo.book.wanted_back(), "by that clock it is due"
    answers()[Recall](_words(bo, 0), Recall())
    bo.round()
    assert bo.book.get(case).fields["heading"] == "Trappen"


def test_it_comes_back_when_nobody_else_is_left_to_decide(team: Team, bo: Laptop, laptop: MakeLaptop) -> None:
    """The coordinator is put out, and nobody else is to decide: it is with those who read the space again."""
    carla = team.joined(laptop("carla"), "Carla", "coordinator")
    case = _case(bo, team.space)
    settle(bo, carla, team.anne)
    remove(team.anne.book, team.anne.http, team.anne.book.person, team.space)
    settle(carla, bo)
    _held(carla, bo)
    assert _look(bo) == {case}
    revoke(team.anne.book, team.anne.http, carla.book.device, "Er stoppet")
    bo.round()
    answers()[Recall](_words(bo), Recall())
    bo.round()
    assert bo.book.get(case) and not _look(bo)


def test_an_edit_made_between_the_look_and_the_leaving_keeps_it_here(team: Team, bo: Laptop) -> None:
    case = _case(bo, team.space)
    settle(bo, team.anne)
    _held(team.anne, bo)
    found = retention.due(_words(bo))
    bo.book.edit(case, set={"heading": "Rettet"})
    bo.round()
    assert leave(_words(bo), found) == frozenset()
    assert not _look(bo), "nobody who decides has said that the new words are there"
    team.anne.round()
    _held(team.anne, bo)
    assert _look(bo) == {case}, "another day"


def test_nothing_leaves_before_who_decides_has_said_that_it_is_there(
    team: Team, bo: Laptop, laptop: MakeLaptop
) -> None:
    """Their PC may lie in a drawer: that there is one says nothing of what is on it."""
    case = _case(bo, team.space)
    bo.round()
    assert not _look(bo) and not any(one.leaves for one in retention.due(_words(bo)))
    assert [one.waits_for for one in retention.due(_words(bo))] == [("Anne",)], "and is told whom it waits for"
    assert not any(one.waits_for for one in retention.due(_words(team.anne)))
    settle(team.anne, bo)
    assert not _look(bo), "fetched, and not said"
    assert not _look(team.anne)
    told = [(line.title, line.record) for line in outbox.lines(_words(team.anne))]
    assert told == [("Besked om, hvilke skemaer der ligger på denne pc", "")]
    _held(team.anne, bo)
    before = team.anne.book.digest(team.space)
    _held(team.anne, bo)
    assert team.anne.book.digest(team.space) == before, "said once"
    assert not any(one.waits_for for one in retention.due(_words(bo)))
    assert _look(bo) == {case}
    assert bo.round().agreed and bo.book.check().sound and team.anne.book.check().sound


def test_the_word_of_who_does_not_decide_or_is_out_says_nothing(team: Team, bo: Laptop, laptop: MakeLaptop) -> None:
    carla = team.joined(laptop("carla"), "Carla", "coordinator")
    ida = team.joined(laptop("ida"), "Ida")
    case = _case(bo, team.space)
    settle(bo, ida, carla)
    heads = bo.book.get(case).heads
    ida.book.say_held(team.space, heads)
    in_annes = held_forms.record_of(team.space, team.anne.book.device)
    forged = held_forms.said(team.space, ida.book.person, ida.book.device, "2026-11-21T20:00:00+01:00", heads, ())
    ida.book._append([encode(replace(forged.change, record=in_annes))], "here")
    settle(ida, bo, team.anne)
    assert not _look(bo)
    _held(carla, bo)
    assert [one.leaves for one in retention.due(_words(bo))] == [True]
    revoke(team.anne.book, team.anne.http, carla.book.device, "Er stoppet")
    bo.round()
    assert not _look(bo), "the PC that said so is out"
    team.anne.round()
    _held(team.anne, bo)
    assert _look(bo) == {case}
