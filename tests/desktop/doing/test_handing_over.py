"""A colleague leaves: everything is offered, taken as one act, and nobody is forgotten (R63)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.doing.handing_over import accept, offer, send_back, take_back
from desktop.doing.taking_back import take_back as undo
from desktop.showing.handover import leaving, one
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import PersonId, RecordId
from local_store.key_slots import KdfCost
from local_store.views import Space
from ui.asks import TakeBack
from ui.handover.asks import Accept, Offer, SendBack, ShowOffer, TakeOfferBack, WhatIsLeft

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")
SARA = PersonId("5a" * 16)


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    """The receiver's book; Sara leaves."""
    with FieldBook.create(tmp_path / "book", "fire ord i en sætning", cost=KdfCost.FOR_TESTS) as book:
        book.put_person(book.person, "Nadia Holm")
        book.put_person(SARA, "Sara Lind")
        yield Words(book, "da", NOW)


def _saras(words: Words) -> list[RecordId]:
    book = words.book
    due = "2026-11-25T12:00:00+01:00"
    done = {
        "what": "Ringet",
        "due_at": due,
        "responsible_id": SARA,
        "status": "udfoert",
        "outcome_level": "uaendret",
    }
    book.add("follow_up", {**done, "outcome_level": "uaendret"})
    return [
        book.add("follow_up", {"what": "Ring til Emils mor", "due_at": due, "responsible_id": SARA}),
        book.add("youth_group", {"name": "Trappen", "case_lead_id": SARA}),
        book.add("young_person", {"alias": "Imran", "reason_opened": "Bad om hjælp.", "primary_worker_id": SARA}),
        book.add(
            "action_item", {"what": "Tal med skolen", "responsible_id": SARA, "responsible_actor": "gadeplan"}
        ),
        book.add("ssp_case", {"heading": "Trappen", "case_lead_id": SARA}),
    ]


def _offer(words: Words, records: list[RecordId]) -> str:
    return offer(words, Offer(SARA, words.book.person, tuple(records), "fratraeder", "Emils mor venter.")).record


def test_everything_open_in_the_name_is_listed_and_what_is_done_is_not(words: Words) -> None:
    hers = _saras(words)
    view = leaving(words, WhatIsLeft(SARA))
    assert {line.record for line in view.left} == set(hers) == set(view.forgotten)
    assert view.left[0].kind == "ssp_case"
    assert (words.book.person, "Nadia Holm") in view.people
    assert not leaving(words, WhatIsLeft()).left


def test_what_was_offered_is_no_longer_forgotten_and_moves_only_when_taken(words: Words) -> None:
    hers = _saras(words)
    offered = _offer(words, hers[:4])
    view = leaving(words, WhatIsLeft(SARA))
    assert view.forgotten == (hers[4],)
    assert {line.given for line in view.left if line.record != hers[4]} == {"Nadia Holm"}
    accept(words, Accept(offered))
    assert {line.record for line in leaving(words, WhatIsLeft(SARA)).left} == {hers[4]}
    assert {line.record for line in leaving(words, WhatIsLeft()).left} == set(hers[:4])
    assert words.book.get(hers[0]).created.author == words.book.person  # authorship is as it was


def test_taking_it_is_one_act_that_can_be_undone(words: Words) -> None:
    hers = _saras(words)
    offered = _offer(words, hers)
    taken = accept(words, Accept(offered))
    assert len(taken.changes) == 1 + len(hers)
    undo(words, TakeBack(taken))
    assert {line.record for line in leaving(words, WhatIsLeft(SARA)).left} == set(hers)
    assert one(words, ShowOffer(offered)).answers


def test_what_has_gone_to_somebody_else_meanwhile_stays_there(words: Words) -> None:
    hers = _saras(words)
    offered = _offer(words, hers)
    omar = PersonId("6b" * 16)
    words.book.edit(hers[1], set={"case_lead_id": omar})
    accept(words, Accept(offered))
    assert words.book.get(hers[1]).fields["case_lead_id"] == omar


def test_sending_back_needs_a_reason_and_makes_it_forgotten_again(words: Words) -> None:
    hers = _saras(words)
    offered = _offer(words, hers)
    with pytest.raises(RefusedInput):
        send_back(words, SendBack(offered, "  "))
    send_back(words, SendBack(offered, "Jeg er på orlov fra mandag."))
    assert one(words, ShowOffer(offered)).answer == "Jeg er på orlov fra mandag."
    assert set(leaving(words, WhatIsLeft(SARA)).forgotten) == set(hers)


def test_only_the_receiver_answers_and_the_giver_may_keep_it(words: Words) -> None:
    mine = words.book.add("youth_group", {"name": "Bænkene", "case_lead_id": words.book.person})
    offered = offer(words, Offer(words.book.person, SARA, (mine,))).record
    view = one(words, ShowOffer(offered))
    assert (view.answers, view.takes_back) == (False, True)
    with pytest.raises(RefusedInput):
        accept(words, Accept(offered))
    take_back(words, TakeOfferBack(offered))
    assert leaving(words, WhatIsLeft()).forgotten == (mine,)


def test_nothing_and_nobody_are_refused(words: Words) -> None:
    with pytest.raises(RefusedInput):
        offer(words, Offer(SARA, words.book.person, ()))
    with pytest.raises(RefusedInput):
        offer(words, Offer(SARA, SARA, tuple(_saras(words))))


def test_things_of_two_spaces_become_two_handovers_each_where_its_readers_are(words: Words) -> None:
    for space, kind in (("7a" * 16, "team"), ("7b" * 16, "ssp_local")):
        words.book.put_space(Space(space, kind, kind, None))  # type: ignore[arg-type]
    group = words.book.add("youth_group", {"name": "Trappen", "case_lead_id": SARA}, space="7a" * 16)  # type: ignore[arg-type]
    case = words.book.add("ssp_case", {"heading": "Trappen", "case_lead_id": SARA}, space="7b" * 16)  # type: ignore[arg-type]
    done = offer(words, Offer(SARA, words.book.person, (group, case)))
    assert len(done.changes) == 2
    assert {one.space for one in words.book.list("handover").records} == {"7a" * 16, "7b" * 16}
    assert not leaving(words, WhatIsLeft(SARA)).forgotten
