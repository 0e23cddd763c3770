"""What two wrote apart may become what neither could have saved: it is kept, and it is said (R28, R30, L4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.showing import case as case_page
from desktop.showing.review_rows import sign_of_case
from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.rules import ready, routes
from tests.scenarios.requirements.table import LOCAL, a_case, words, young
from tests.store_fixtures import SetClock, make_book, send

STOP, ELSEWHERE = ready.STOP.da, routes.ELSEWHERE.da


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[FieldBook, FieldBook]]:
    with make_book(tmp_path / "mette", SetClock()) as mette, make_book(tmp_path / "anders", SetClock()) as anders:
        for book in (mette, anders):
            book.put_space(LOCAL)
        yield mette, anders


def swap(one: FieldBook, other: FieldBook) -> None:
    for sender, receiver in ((one, other), (other, one)):
        send(sender, receiver, LOCAL.id)


def said(book: FieldBook, case: RecordId) -> tuple[str, ...]:
    record = book.get(case)
    sign = sign_of_case(words(book), record)
    shown = case_page.view(words(book), record).broken
    assert (sign is not None and sign.text == "Går ikke sammen") == bool(shown)  # the desk's queue says it too
    return shown


def test_a_visit_planned_while_a_colleague_wrote_of_honour_is_kept_and_warned_of(two) -> None:
    mette, anders = two
    girl = young(mette, alias="Amina")
    case = a_case(mette, "", LOCAL, young_person_id=girl)
    swap(mette, anders)
    mette.edit(case, set={"honour_conflict": "ja"})
    visit = {"what": "Hjem", "due_at": "2026-11-24T17:00:00+01:00", "follow_up_kind": "hjemmebesoeg"}
    planned = anders.add("follow_up", {**visit, "origin_ref": case}, space=LOCAL.id)
    assert said(mette, case) == said(anders, case) == ()
    swap(mette, anders)
    for book in two:
        assert book.get(planned).fields["what"] == "Hjem"  # nothing that was saved is lost
        assert said(book, case) == (STOP,)
    anders.edit(planned, set={"status": "bortfaldet", "result_text": "Taget af"})
    assert said(anders, case) == ()
    parents = {"starts_at": "2026-11-24T17:00:00+01:00", "meeting_kind": "foraeldre"}
    meeting = mette.add("meeting", parents, space=LOCAL.id)
    swap(mette, anders)
    assert said(mette, case) == ()
    mette.edit(case, set={"leader_informed": "ja"})
    mette.edit(meeting, set={"case_id": case})
    assert said(mette, case) == ()


def test_a_level_and_a_concern_about_radicalisation_alone_that_met_are_warned_of(two) -> None:
    mette, anders = two
    worry = {"who_text": "en ung", "fact_text": "Videoer", "source_type": "egen_observation", "areas": ["school"]}
    concern = mette.add("concern", worry, space=LOCAL.id)
    case = a_case(mette, "", LOCAL, origin_refs=[concern], level="1")
    swap(mette, anders)
    mette.edit(concern, add={"areas": ["radicalisation"]}, remove={"areas": ["school"]})
    anders.edit(case, set={"level": "2"})
    swap(mette, anders)
    assert said(mette, case) == said(anders, case) == (ELSEWHERE,)


def test_a_case_taken_on_by_somebody_who_did_not_know_the_birthday_is_warned_of(two) -> None:
    mette, anders = two
    boy = young(mette, alias="Samir")
    case = a_case(mette, "", LOCAL, young_person_id=boy)
    for state in ("indstillet", "modtaget"):
        mette.edit(case, set={"state": state})
    swap(mette, anders)
    mette.edit(boy, set={"birth_date": "2001-01-01", "birth_year": None})
    anders.edit(case, set={"state": "paa_dagsorden"})
    swap(mette, anders)
    for book in two:
        (warning,) = said(book, case)
        assert warning.startswith("Den unge er fyldt 18.")
