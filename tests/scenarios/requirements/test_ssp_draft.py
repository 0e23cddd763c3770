"""The SSP draft's requirements, one by one: those no other test asserts over one book, and where the others are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.printing.papers import print_paper
from desktop.showing import case as case_page
from desktop.showing import due, outbox
from local_store.book import FieldBook
from local_store.rules.tasks import action_of
from tests.desktop.test_papers import read
from tests.local_store.records.samples import LEAST
from tests.scenarios.requirements.table import LOCAL, TEAM, a_case, ask, table_book, words, young
from ui.asks import TakeBack
from ui.cases.asks import Review
from ui.today.asks import ACTION, MarkDone, SlipLine, SlipsFrom

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


# R90


def test_what_is_urgent_is_first_in_the_outbox_and_leaves_first(tmp_path: Path) -> None:
    note = {"what": "Ring til skolen", "due_at": "2026-11-22T16:00:00+01:00"}
    with table_book(tmp_path / "bog") as book:
        for space in (TEAM, LOCAL):
            book.add_many("follow_up", [note] * 5, space=space.id)
        acute = book.add("follow_up", {**note, "what": "Find ham i aften", "priority": "akut"}, space=LOCAL.id)
        book.edit(acute, set={"what": "Find ham nu"})
        assert [item.record for item in book.outbox()[:2]] == [acute, acute]
        assert [line.record for line in outbox.lines(words(book))[:2]] == [acute, acute]
        assert not any(line.urgent for line in outbox.lines(words(book))[2:])
        # Also where more waits than one request takes: its changes in their order, then the oldest others.
        first = [one.change.record for one in book.unsent(LOCAL.id, 3)]
        assert first[:2] == [acute, acute] and len({*first}) == 2
        assert (book.has_urgent(LOCAL.id), book.has_urgent(TEAM.id)) == (True, False)
        book.edit(acute, set={"priority": "normal"})
        assert not book.has_urgent(LOCAL.id)


def test_tasks_of_one_decision_have_no_order_and_wait_for_nobody(book: FieldBook) -> None:
    case = a_case(book, "droeftet")
    decision = {**LEAST["decision"], "case_id": case, "responsible_id": book.person, "due_on": "2026-11-24"}
    decided = book.add("decision", decision, space=LOCAL.id)
    made = [book.add("action_item", {**action_of(decided, decision), "what": what}, space=LOCAL.id)
            for what in ("Besøge hjemmet", "Åbne klubben", "Patruljere")]  # fmt: skip
    assert {*made} <= {line.id for line in due.lines(words(book), True)}  # all at once
    fields = {spec.name for spec in book.catalogue.kind("action_item").fields}
    assert not {name for name in fields if "after" in name or "order" in name or "depends" in name}
    for last_first in reversed(made):
        ask(words(book), MarkDone(last_first, ACTION))
        assert book.get(last_first).fields["status"] == "udfoert"
