"""R56: a case cannot be followed without exactly one lead, whichever way it is written, taken back or brought."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.doing.merging import merge_records
from desktop.showing import case as case_page
from desktop.showing.review_rows import sign_of_case
from desktop.showing.words import Words
from local_store import case_gates
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId, new_id
from local_store.merge import HardConflict
from local_store.rules import leads
from tests.store_fixtures import TEAM, make_book, send

WHOLE: dict[str, Any] = {
    "heading": "Trappen", "level": "2", "level_reason": "Gentagen uro", "concern_text": "Er ude hver nat",
    "raised_by": "Nadia", "parties": ["gadeplan", "skole"],
}  # fmt: skip
NONE, ONE = {"lead_party": "Gadeteamet"}, {"lead_party": "Mette Krogh"}
TWO = {"lead_party": "Mette Krogh, Jonas Bech"}
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with make_book(tmp_path_factory.mktemp("lead") / "bog") as made:
        yield made


def _case(book: FieldBook, **more: Any) -> RecordId:
    """A case that has been discussed: the next step is to be followed."""
    group = book.add("youth_group", {"name": "Trappen"}, space=TEAM.id)
    case = book.add("ssp_case", {**WHOLE, "group_id": group, **more}, space=TEAM.id)
    for state in ("klar", "indstillet", "modtaget", "paa_dagsorden", "droeftet"):
        book.edit(case, set={"state": state})
    return case


def _refused(what: Any) -> str:
    with pytest.raises(RefusedInput) as refused:
        what()
    assert refused.value.field == "lead_party" and "tovholder" in refused.value.text.da
    return refused.value.code


@pytest.mark.parametrize("active", sorted(leads.ACTIVE))
def test_no_script_and_no_file_of_many_writes_a_followed_case_with_none_or_two(
    book: FieldBook, active: str
) -> None:
    for lead, code in (({}, "required"), (NONE, "required"), (TWO, "not_allowed")):
        case = _case(book, **lead)
        assert _refused(lambda case=case: book.edit(case, set={"state": active})) == code
        followed = {**WHOLE, "group_id": book.get(case).fields["group_id"], "state": active, **lead}
        before = book.count("ssp_case")
        for write in (book.add_many, partial(book.stage, new_id())):
            with pytest.raises(RefusedInput) as refused:
                write("ssp_case", [WHOLE, followed], space=TEAM.id)
            assert refused.value.line == 2
        with pytest.raises(RefusedInput):
            book.add("ssp_case", followed, space=TEAM.id)
        assert book.count("ssp_case") == before, "all of a file, or nothing"
    case = _case(book, **ONE)
    book.edit(case, set={"state": active})
    assert _refused(lambda: book.edit(case, set={"lead_party": None})) == "required"
    assert _refused(lambda: book.edit(case, set={"case_lead_id": book.person})) == "not_allowed"
    book.edit(case, set={"case_lead_id": book.person, "lead_party": None})


@pytest.mark.parametrize("written", ["Mette Krogh, Jonas Bech", "Mette, Jonas og Ali", "Mette Krogh + Ali"])
def test_two_people_in_one_line_are_two(book: FieldBook, written: str) -> None:
    case = _case(book, lead_party=written)
    assert _refused(lambda: book.edit(case, set={"state": "handleplan"})) == "not_allowed"


@pytest.mark.parametrize(
    "written", ["Mette Krogh, Tingbjerg Skole", "Mette Krogh, Klub Nord, 35 00 00 01", "Krogh, skole"]
)
def test_a_name_and_where_she_works_is_one(book: FieldBook, written: str) -> None:
    case = _case(book, lead_party=written)
    book.edit(case, set={"state": "handleplan"})
    assert book.get(case).fields["lead_party"] == written and book.get(case).fields["state"] == "handleplan"


def test_fortryd_never_leaves_a_followed_case_without_its_lead(book: FieldBook) -> None:
    case = _case(book)
    led = book.edit(case, set={"lead_party": "Mette Krogh"})
    moved = book.edit(case, set={"state": "handleplan"})
    assert _refused(lambda: book.undo(led)) == "required"
    book.undo(moved)
    book.undo(led)
    assert book.get(case).fields["state"] == "droeftet" and "lead_party" not in book.get(case).fields
    case = _case(book, **ONE)
    gave = book.edit(case, set={"lead_party": None, "case_lead_id": book.person})
    book.edit(case, set={"state": "handleplan"})
    book.undo(gave)
    assert book.get(case).fields["lead_party"] == "Mette Krogh", "from one to one may be taken back"


def test_what_two_wrote_apart_and_broke_together_stands_in_the_queue_until_there_is_one(tmp_path: Path) -> None:
    with make_book(tmp_path / "sara") as sara, make_book(tmp_path / "omar") as omar:
        none, two = _case(sara, **ONE), _case(sara)
        send(sara, omar)
        sara.edit(none, set={"state": "handleplan"})
        omar.edit(none, set={"lead_party": None})
        sara.edit(two, set={"lead_party": "Mette Krogh", "state": "handleplan"})
        omar.edit(two, set={"case_lead_id": omar.person})
        send(sara, omar), send(omar, sara)
        for book in (sara, omar):
            words = Words(book, "da", datetime(2026, 11, 21, 20, tzinfo=UTC))
            for case, said in ((none, "Sæt navn på én tovholder"), (two, "Der står to tovholdere")):
                assert book.get(case).fields["state"] == "handleplan", "nothing that was saved is lost"
                (broken,) = case_gates.broken(book, book.get(case), TODAY)
                assert broken.da.startswith(said)
                assert broken.da in case_page.view(words, book.get(case)).broken, "on its page"
                sign = sign_of_case(words, book.get(case))
                assert sign is not None and sign.icon == "triangle-alert", "and in the queue"
        sara.edit(none, set={"lead_party": "Lene Dahl"})
        sara.edit(two, set={"lead_party": None})
        send(sara, omar)
        assert not any(case_gates.broken(omar, omar.get(case), TODAY) for case in (none, two))


def test_a_conflict_about_the_lead_is_not_settled_to_nobody(tmp_path: Path) -> None:
    with make_book(tmp_path / "sara") as sara, make_book(tmp_path / "omar") as omar:
        case = _case(sara, **ONE)
        send(sara, omar)
        omar.edit(case, set={"lead_party": None})
        sara.edit(case, set={"lead_party": "Lene Dahl", "state": "handleplan"})
        send(sara, omar), send(omar, sara)
        (hard,) = [one for one in sara.get(case).conflicts if isinstance(one, HardConflict)]
        by_value = {said.value: said.change for said in hard.versions}
        assert _refused(lambda: sara.resolve(case, "lead_party", take=by_value[None])) == "required"
        assert _refused(lambda: sara.resolve(case, "lead_party", value="Gadeteamet")) == "required"
        sara.resolve(case, "lead_party", take=by_value["Lene Dahl"])
        assert not case_gates.broken(sara, sara.get(case), TODAY)


def test_two_cases_that_are_one_keep_one_lead(book: FieldBook) -> None:
    kept, gone = _case(book, **ONE), _case(book, case_lead_id=book.person)
    book.edit(kept, set={"state": "handleplan"})
    merge_records(Words(book, "da", datetime(2026, 11, 21, 20, tzinfo=UTC)), kept, gone)
    fields = book.get(kept).fields
    assert fields["lead_party"] == "Mette Krogh" and "case_lead_id" not in fields
