"""How it went is said against where it began: on the plan, where the case is closed, and on paper (R68, R69)."""

from typing import Any

from desktop.printing import paper, standard_form
from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.ui.cases import hamid
from tests.ui.known_pages import found, known_page
from tests.ui.reading_book import Reader
from ui.cases.content import CaseContent
from ui.components.text import Text

_BEFORE, _AFTER = "To dage om ugen", "I skole alle dage"


def _fill(book: FieldBook) -> None:
    hamid.fill(book)
    (school,) = [one for one in book.list("sub_goal").records if one.fields["area"] == "school"]
    book.edit(school.id, set={"baseline_text": _BEFORE, "outcome_level": "forbedret", "result_text": _AFTER})


def test_the_start_stands_beside_the_goal_and_beside_the_answer(reader: Any) -> None:
    opened: Reader = reader(_fill)
    page = known_page(opened, found(opened, "ssp_case", heading="Hamid, 14 år"), (1064, 720))
    content = page.content
    assert isinstance(content, CaseContent) and content.board is not None
    said = [one.text() for one in content.board.findChildren(Text)]
    assert f"Ved start: {_BEFORE}" in said and f"Nu: Forbedret, {_AFTER}" in said
    content.begin_closing()
    assert content.closing is not None
    rows = content.closing.outcomes
    assert rows["outcome_school"].accessibleDescription() == f"Ved start: {_BEFORE}"
    assert not rows["outcome_home"].accessibleDescription()


def test_the_form_says_it_too(reader: Any) -> None:
    opened: Reader = reader(_fill)

    def told(book: FieldBook) -> Any:
        case = book.list("ssp_case").records[0].id
        return standard_form.standard_form(paper.words_now(book, "da"), book.get(RecordId(case)))["areas"]

    (goal,) = next(area for area in opened.do(told) if area["name"] == "Skole")["goals"]
    lines = {one["label"]: one["text"] for one in goal["lines"]}
    assert (lines["Ved start"], lines["Nu"]) == (_BEFORE, _AFTER)
    assert "Forbedret" in goal["status"]
