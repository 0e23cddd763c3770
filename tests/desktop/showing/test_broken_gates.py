"""What two wrote apart may become what neither could have saved: it is kept, and it is said (R28, R30, L4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.showing import case as case_page
from desktop.showing import review
from desktop.showing.review_rows import sign_of_case
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.rules import ready, routes
from tests.scenarios.requirements.table import LOCAL, a_case, words, young
from tests.store_fixtures import SetClock, make_book, send
from ui.review.asks import Mark, Queue

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


def unread(book: FieldBook) -> dict[str, str]:
    """The cases in the queue that this coordinator has not read, each with its sign."""
    entries = review.queue(words(book), Queue(sort="case")).entries
    return {one.record: one.sign.text if one.sign else "" for one in entries if one.unread}


def test_a_case_that_what_came_goes_against_is_in_the_queue_again(two) -> None:
    mette, anders = two
    girl, worry = young(mette, alias="Amina"), {"who_text": "en ung", "fact_text": "Videoer"}
    concern = mette.add(
        "concern", {**worry, "source_type": "egen_observation", "areas": ["school"]}, space=LOCAL.id
    )
    case = a_case(mette, "", LOCAL, young_person_id=girl, state="indstillet")
    other = a_case(mette, "", LOCAL, origin_refs=[concern], level="1", state="indstillet")
    for state in ("modtaget", "paa_dagsorden"):
        mette.edit(case, set={"state": state})
    swap(mette, anders)
    mette.edit(case, set={"honour_conflict": "ja"})
    for one in (case, other):
        review.mark(words(mette), Mark(one, True))
    assert unread(mette) == {}
    visit = {"what": "Hjem", "due_at": "2026-11-24T17:00:00+01:00", "follow_up_kind": "hjemmebesoeg"}
    anders.add("follow_up", {**visit, "follow_up_kind": "ring", "origin_ref": case}, space=LOCAL.id)
    swap(mette, anders)
    assert unread(mette) == {}  # a call goes against nothing
    mette.edit(case, set={"leader_informed": "ja"})
    swap(mette, anders)
    anders.add("follow_up", {**visit, "origin_ref": girl}, space=LOCAL.id)
    mette.edit(case, set={"leader_informed": "nej"})
    swap(mette, anders)
    assert unread(mette) == {case: "Går ikke sammen"}
    review.mark(words(mette), Mark(case, True))
    anders.edit(concern, add={"areas": ["radicalisation"]}, remove={"areas": ["school"]})
    swap(mette, anders)
    assert unread(mette)[other] == "Går ikke sammen"
    mette.add("follow_up", {"what": "Ring", "due_at": visit["due_at"], "origin_ref": girl}, space=LOCAL.id)
    assert case not in unread(mette)  # one's own writing makes nothing unread


@pytest.mark.parametrize("many", [False, True])
def test_the_gates_stand_also_where_many_are_written_at_once(two, many: bool) -> None:
    mette, _ = two

    def write(kind: str, row: dict[str, object]) -> None:
        mette.add_many(kind, [row], space=LOCAL.id) if many else mette.add(kind, row, space=LOCAL.id)

    girl = young(mette, alias="Amina")
    case = a_case(mette, "", LOCAL, young_person_id=girl, honour_conflict="ja")
    at = {"due_at": "2026-11-24T17:00:00+01:00", "starts_at": "2026-11-24T17:00:00+01:00"}
    for kind, row in (
        (
            "follow_up",
            {"what": "Hjem", "due_at": at["due_at"], "follow_up_kind": "hjemmebesoeg", "origin_ref": case},
        ),
        ("meeting", {"starts_at": at["starts_at"], "meeting_kind": "foraeldre", "case_id": case}),
    ):
        with pytest.raises(RefusedInput) as refused:
            write(kind, row)
        assert refused.value.text.da == STOP and (getattr(refused.value, "line", None) == 1) is many
    radical = {"who_text": "en ung", "fact_text": "Videoer", "source_type": "egen_observation"}
    concern = mette.add("concern", {**radical, "areas": ["radicalisation"]}, space=LOCAL.id)
    with pytest.raises(RefusedInput) as refused:
        write("ssp_case", {"level": "2", "origin_refs": [concern], "state": "kladde"})
    assert refused.value.text.da == ELSEWHERE
    whole = {"level": "3", "level_reason": "Uro", "concern_text": "Uro", "group_id": "ab" * 16, "state": "klar"}
    with pytest.raises(RefusedInput) as refused:
        write("ssp_case", whole)
    assert refused.value.code == "incomplete"


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
