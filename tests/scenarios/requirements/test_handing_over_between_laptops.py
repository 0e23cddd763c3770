"""A colleague leaves (R63): offered on one laptop, taken on another, and nothing is left without somebody."""

from datetime import datetime
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import due
from desktop.showing.words import Words
from local_store.errors import RefusedInput
from sync.errors import EndpointRefused
from sync.revoking import revoke
from tests.sync.laptops import Laptop, MakeLaptop, Team, settle
from ui.asks import Ask
from ui.handover.asks import Accept, LeavingView, Offer, ShowOffer, TakeOfferBack, WhatIsLeft
from ui.today.asks import SlipsFrom

_CONSENT = {"scope_recipients": ["skole"], "information_given_at": "2026-11-01T10:00:00+01:00"}
NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")


def _ask(laptop: Laptop, question: Ask[Any]) -> Any:
    return answers()[type(question)](Words(laptop.book, "da", NOW), question)


def _terms(laptop: Laptop) -> set[str]:
    return {one.id for one in due.running(Words(laptop.book, "da", NOW), True)}


def _left(laptop: Laptop, person: str = "") -> LeavingView:
    view = _ask(laptop, WhatIsLeft(person))
    assert isinstance(view, LeavingView)
    return view


def test_what_sara_leaves_is_nadias_when_she_has_said_yes(team: Team, laptop: MakeLaptop) -> None:
    sara, nadia = team.joined(laptop("sara"), "Sara"), team.joined(laptop("nadia"), "Nadia")
    settle(team.anne, sara, nadia)
    due = {"what": "Ring til Emils mor", "due_at": "2026-11-25T12:00:00+01:00", "responsible_id": sara.book.person}
    hers = [
        sara.book.add("youth_group", {"name": "Trappen", "case_lead_id": sara.book.person}, space=team.space),
        sara.book.add("follow_up", due, space=team.space),
    ]
    young = sara.book.add("young_person", {"alias": "Imran", "reason_opened": "Bad om hjælp.",
                                           "primary_worker_id": sara.book.person}, space=team.space)  # fmt: skip
    hers.append(young)
    agreed = {"young_person_id": young, "given_by": "ung", "given_on": "2026-11-01", "purpose": "Tale med skolen"}
    consent = sara.book.add("consent", {**agreed, **_CONSENT}, space=team.space)
    told = {"young_person_id": young, "fact_text": "Sover ikke hjemme om natten.", "source_type": "fagperson",
            "notification_sent_at": "2026-11-20T12:00:00+01:00"}  # fmt: skip
    concern = sara.book.add("concern", told, space=team.space)
    offered = _ask(sara, Offer(sara.book.person, nadia.book.person, tuple(hers), "fratraeder", "Moren venter."))
    settle(sara, nadia)
    assert not _left(nadia).left, "nothing moves before she has said yes"
    (line,) = [one for one in _ask(nadia, ShowOffer(offered.record)).lines if one.record == young]
    assert "1 samtykke følger med" in line.label and "frister følger med" in line.label
    assert not _terms(nadia), "the deadlines are not hers yet"
    _ask(nadia, Accept(offered.record))
    settle(nadia, sara, team.anne)
    for one in (sara, nadia, team.anne):
        assert {line.record for line in _left(one, nadia.book.person).left} == set(hers)
        assert not _left(one, sara.book.person).left and not _left(one, sara.book.person).forgotten
        assert one.book.get(hers[0]).created.author == sara.book.person, "the history names her still"
    assert _terms(nadia) == {f"{concern}/F2"}, "the deadline is on her Today"
    assert nadia.book.get(consent).fields["young_person_id"] == young
    assert nadia.book.get(consent).created.author == sara.book.person
    revoke(team.anne.book, team.anne.http, "Sara", "Fratrådt")
    with pytest.raises(EndpointRefused) as refused:
        sara.round()
    assert refused.value.code == "revoked"
    settle(nadia)
    assert len(_left(nadia).left) == 3


def test_nobody_gives_away_what_is_a_colleagues_but_who_coordinates(team: Team, laptop: MakeLaptop) -> None:
    sara, nadia = team.joined(laptop("sara"), "Sara"), team.joined(laptop("nadia"), "Nadia")
    settle(team.anne, sara, nadia)
    group = sara.book.add("youth_group", {"name": "Trappen", "case_lead_id": sara.book.person}, space=team.space)
    settle(sara, nadia, team.anne)
    mine = Offer(sara.book.person, nadia.book.person, (group,))
    assert [name for _id, name in _left(nadia).everybody] == ["Nadia"]
    with pytest.raises(RefusedInput) as refused:
        _ask(nadia, mine)
    assert refused.value.field == "from_person_id"
    written = {"from_person_id": sara.book.person, "to_person_id": nadia.book.person, "record_refs": [group],
               "handed_over_on": "2026-11-20"}  # fmt: skip
    by_hand = nadia.book.add("handover", written, space=team.space)  # past the screen: by script
    assert not _ask(nadia, ShowOffer(by_hand)).answers
    with pytest.raises(RefusedInput):
        _ask(nadia, Accept(by_hand))
    with pytest.raises(RefusedInput):
        _ask(nadia, TakeOfferBack(by_hand))
    offered = _ask(team.anne, mine)  # Sara is ill: who administers gives it on
    settle(team.anne, nadia)
    _ask(nadia, Accept(offered.record))
    assert nadia.book.get(group).fields["case_lead_id"] == nadia.book.person


def test_who_left_without_handing_over_leaves_nobody_unseen(team: Team, laptop: MakeLaptop) -> None:
    """R54: a change of worker keeps somebody responsible."""
    sara, nadia = team.joined(laptop("sara"), "Sara"), team.joined(laptop("nadia"), "Nadia")
    settle(team.anne, sara, nadia)
    group = sara.book.add("youth_group", {"name": "Trappen", "case_lead_id": sara.book.person}, space=team.space)
    call = {"what": "Ring til klubben", "due_at": "2026-11-25T12:00:00+01:00", "group_id": group}
    sara.book.add("follow_up", {**call, "responsible_id": sara.book.person}, space=team.space)
    settle(sara, nadia)
    assert group not in _slipping(nadia)
    revoke(team.anne.book, team.anne.http, "Sara", "Fratrådt")
    settle(nadia)
    assert _slipping(nadia)[group] == ("Den, der havde den, er stoppet", "Ingen åben opgave")
    offered = _ask(team.anne, Offer(sara.book.person, nadia.book.person, (group,)))
    settle(team.anne, nadia)
    _ask(nadia, Accept(offered.record))
    assert _slipping(nadia)[group] == ("Ingen åben opgave",)


def _slipping(laptop: Laptop) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    ask: SlipsFrom | None = SlipsFrom()
    while ask is not None:
        part = _ask(laptop, ask)
        found |= {one.record: one.missing for one in part.slips}
        ask = part.next
    return found
