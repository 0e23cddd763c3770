"""The SSP draft's requirements, one by one: those no other test asserts over one book, and where the others are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.printing.papers import print_paper
from desktop.showing import case as case_page
from local_store.book import FieldBook
from tests.desktop.test_papers import read
from tests.local_store.records.samples import LEAST
from tests.scenarios.requirements.table import LOCAL, TEAM, a_case, ask, table_book, words, young
from ui.asks import TakeBack
from ui.cases.asks import Review
from ui.today.asks import SlipLine, SlipsFrom

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with table_book(tmp_path_factory.mktemp("draft") / "bog") as made:
        yield made


# R87


def _to_review(book: FieldBook, days: int) -> set[str]:
    found: list[SlipLine] = []
    part: SlipsFrom | None = SlipsFrom()
    while part is not None:
        answer = ask(words(book, days), part)
        found, part = [*found, *answer.slips], answer.next
    return {one.record for one in found if one.unreviewed}


def test_a_case_is_one_page_reviewed_with_a_day_and_listed_when_a_month_has_passed(
    book: FieldBook, tmp_path: Path
) -> None:
    boy = young(book, alias="Emil")
    case = a_case(
        book, "droeftet", young_person_id=boy, notification_sent_at="2026-11-20T10:00:00+01:00", level="2"
    )
    met = {"young_person_id": boy, "place_ref": "Trappen", "person_reason": "Aftalt møde"}
    book.add("street_contact", {**met, "occurred_at": "2026-11-19T20:00:00+01:00"}, space=TEAM.id)
    named = {"case_id": case, "responsible_name": "Lene Dahl", "responsible_actor": "skole"}
    for by, what in (("2026-11-20", "Ringe hjem"), ("2026-12-01", "Finde en klub")):
        book.add("action_item", {**named, "what": what, "by_when": by}, space=LOCAL.id)
    own = {"young_person_id": boy, "given_by": "ung", "given_on": "2026-10-01", "scope_recipients": ["skole"]}
    book.add("consent", {**LEAST["consent"], **own}, space=LOCAL.id)

    page = case_page.view(words(book), book.get(case))
    seen = page.overview
    assert seen is not None
    assert (page.level, seen.last_contact) == ("2", "Gadekontakt 19. nov., Mette Krogh")
    assert (seen.open_tasks, seen.consents) == ("2 opgaver, 1 over tid", ("Den unge: gælder",))
    assert page.terms and (seen.reviewed, seen.due, seen.may_review) == ("Endnu ikke gennemgået", False, True)
    for language in ("da", "en"):
        pdf = read(print_paper(book, case, tmp_path / "oversigt.pdf", "overview", language).read_bytes())
        assert re.findall(r"/Count (\d+)", pdf)[0] == "1"

    assert case not in _to_review(book, 18) and case in _to_review(book, 19)  # it came on the 10th
    done = ask(words(book, 19), Review(case))
    assert book.get(case).fields["reviewed_on"] == "2026-12-11"
    assert case not in _to_review(book, 19) and case not in _to_review(book, 49) and case in _to_review(book, 50)
    ask(words(book, 19), TakeBack(done))
    assert case in _to_review(book, 19) and "reviewed_on" not in book.get(case).fields
    book.edit(case, set={"state": "afsluttet", "close_reason": "naaet"})
    assert case not in _to_review(book, 60)
