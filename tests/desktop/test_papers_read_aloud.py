"""Each paper is PDF/UA-1 for a validator that knows every rule a machine can check, and tells whoever hears it read
how secret it is, who printed it when, and on every page of a suspicion that it is one."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from desktop.doing import minutes
from desktop.doing.meetings import put_on_agenda
from desktop.printing import paper, standard_form
from desktop.printing.papers import print_paper
from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.local_store.records.samples import LEAST
from tests.scenarios.requirements.table import LEADERS, LOCAL, TEAM, a_case, table_book, words
from ui.meetings import asks
from ui.style.dates import Language

PARAGRAPH = "Æblegrøden står på Ærøskøbing Allé, siger Åse – „igen“ & råbte <3 #12 @klubben $5 *x*. "
LONG = "\n\n".join([PARAGRAPH * 8] * 4)
ODD = "👍🏽 王芳 مريم x\u0301 \u00ad ﬁ \ufeff\x07 ½ → ★ \u202e " + PARAGRAPH
TEXTS = ("concern_text", "tried_already_text", "resources_text", "young_person_view", "question_to_meeting")
SAID = {"kort": "Set på trappen.", "lang": LONG, "sær": ODD}
PAPERS = ("referral", "receipt", "overview", "anonymous", "standard_form", "agenda", "decisions", "relation_map")


class Cases:
    """For each sort of text a case of level 1 and one of level 4 with its plan, at a meeting; and empty ones."""

    def __init__(self, folder: Path) -> None:
        self.open = table_book(folder)
        self.book: FieldBook = self.open.__enter__()
        self.records: dict[tuple[str, str], RecordId] = {}
        group = self.book.add("youth_group", {"name": "Trappen"}, space=LOCAL.id)
        for sort, text in SAID.items():
            told: dict[str, Any] = dict.fromkeys(TEXTS, text)
            self.records["local", sort] = a_case(self.book, group_id=group, heading=f"Trappen {text[:40]}", **told)
            self.records["leaders", sort] = self._planned(text, told)
        self.records["local", "tom"] = a_case(self.book, "", TEAM, group_id=group, level=None, level_reason=None)
        self.records["leaders", "tom"] = a_case(self.book, "", LEADERS, level="4", group_id=group, heading="")
        self.records["meeting", "tom"] = self._meeting(TEAM, "lokaludvalg")
        for sort, text in SAID.items():
            self.records["meeting", sort] = self._held(text, self.records["leaders", sort])
        for sort in ("tom", *SAID):
            self.records["map", sort] = self._map(SAID.get(sort, ""), self.records["meeting", sort])

    def _planned(self, text: str, told: dict[str, Any]) -> RecordId:
        add, space = self.book.add, LEADERS.id
        case = a_case(self.book, space=LEADERS, level="4", **told)
        add("overall_goal", {"case_id": case, "goal_text": text[:3000]}, space=space)
        left_out = {"not_relevant": "ja", "not_relevant_reason": text[:500]}
        add("sub_goal", {"case_id": case, "area": "home", **left_out}, space=space)
        goal = {**LEAST["sub_goal"], "case_id": case, "area": "school", "goal_text": text[:900]}
        add("sub_goal", {**goal, "baseline_text": text[:600]}, space=space)
        named = {"responsible_name": "Åse Ærø-Ødegård", "responsible_actor": "skole"}
        task = {"case_id": case, "area": "school", "what": text[:700], "by_when": "2026-12-01"}
        add("action_item", {**task, **named}, space=space)
        return case

    def _meeting(self, space: Any, forum: str) -> RecordId:
        values = {"meeting_kind": "ssp", "forum": forum, "starts_at": "2026-11-26T09:00:00+01:00"}
        return self.book.add("meeting", values, space=space.id)

    def _held(self, text: str, case: RecordId) -> RecordId:
        meeting, now = self._meeting(LEADERS, "koordinationsgruppe"), words(self.book)
        put_on_agenda(now, case, meeting)
        minutes.change(now, asks.ChangePoint(meeting, case, minutes=text))
        minutes.decide(now, asks.Decide(meeting, case, text[:600], "Åse Ærø", "skole", date(2026, 12, 3)))
        return meeting

    def _map(self, text: str, meeting: RecordId) -> RecordId:
        add, space = self.book.add, LEADERS.id
        bound = {"purpose": (text or "Hvem?")[:500], "as_of": "2026-11-20", "expires_on": "2099-02-24"}
        drawn = add("relation_map", {**bound, "meeting_id": meeting, "participants": text[:300]}, space=space)
        kinds = ("ung", "voksen_ressource", "gruppe", "sted_forening")
        named = [{"map_id": drawn, "node_kind": kind, "pseudonym": f"{kind} {text[:60]}"} for kind in kinds]
        nodes = [add("relation_node", one, space=space) for one in (named if text else ())]
        for one, other, sign in zip(nodes, nodes[1:3], ("positiv", "negativ"), strict=False):
            tie = {"map_id": drawn, "from_node_id": one, "to_node_id": other, "relation": "venskab", "sign": sign}
            add("relation_edge", {**tie, "note": text[:300]}, space=space)
        return drawn

    def about(self, paper_name: str, sort: str) -> RecordId:
        """The record of that sort whose paper it is."""
        where = {"standard_form": "leaders", "agenda": "meeting", "decisions": "meeting", "relation_map": "map"}
        return self.records[where.get(paper_name, "local"), sort]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cases]:
    made = Cases(tmp_path_factory.mktemp("papers") / "bog")
    yield made
    made.open.__exit__(None, None, None)


@pytest.mark.parametrize("sort", [*SAID, "tom"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_pdf_ua_whatever_is_written(cases: Cases, tmp_path: Path, name: str, sort: str) -> None:
    languages: tuple[Language, ...] = ("da", "en")
    for language in languages:
        file = print_paper(cases.book, cases.about(name, sort), tmp_path / f"{language}.pdf", name, language)
        found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
        assert found.is_compliant, [(one.rule_id, one.message) for one in found.failures]
        assert found.rules.total > 100


def test_the_validator_finds_a_paper_that_is_not(cases: Cases, tmp_path: Path) -> None:
    file = print_paper(cases.book, cases.about("agenda", "kort"), tmp_path / "d.pdf", "agenda")
    writer = pypdf.PdfWriter(clone_from=str(file))
    writer.root_object.pop("/Lang")
    writer.write(str(tmp_path / "spoilt.pdf"))
    found = page.validate_pdf(str(tmp_path / "spoilt.pdf"), profile=page.ValidationProfile.PDF_UA_1)
    assert not found.is_compliant


def _read_aloud(file: Path) -> str:
    """Return what a screen reader reads: all text but what is marked as an ornament of the page."""
    said = []
    for one in pypdf.PdfReader(str(file)).pages:
        shown, heard = one.get_contents(), DecodedStreamObject()
        assert shown is not None
        heard.set_data(re.sub(rb"/Artifact(?:<<.*?>>)? ?B[DM]C.*?EMC", b"", shown.get_data(), flags=re.DOTALL))
        one[NameObject("/Contents")] = heard
        said.append(one.extract_text())
    return " ".join(" ".join(said).split())


def _elements(found: Any, sort: str) -> Iterator[Any]:
    """Every element of that sort in the structure below this one."""
    one = found.get_object()
    if isinstance(one, list):
        for part in one:
            yield from _elements(part, sort)
    elif isinstance(one, dict):
        if one.get("/S") == sort:
            yield one
        if "/K" in one:
            yield from _elements(one["/K"], sort)


def _pages(template: str, data: Any) -> list[str]:
    return [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(paper.typeset(template, data))).pages]


def test_each_page_of_a_long_suspicion_says_that_it_is_one(cases: Cases) -> None:
    data = standard_form.standard_form(words(cases.book), cases.book.get(cases.about("standard_form", "kort")))
    told = [{"text": LONG * 2, "source": "Fra Politi"}, {"text": "Set ved lageret.", "source": "Fra Politi"}]
    pages = _pages("standard_form", {**data, "suspicions": told})
    fenced = [said for said in pages if "Æblegrøden" in said]
    assert len(fenced) > 1
    assert all("Mistanke · ikke fakta" in said for said in fenced)


@pytest.mark.parametrize("name", PAPERS)
def test_who_printed_it_when_and_how_secret_it_is_can_be_heard(cases: Cases, tmp_path: Path, name: str) -> None:
    """What stands above and below each page is an ornament to whoever listens; once it is part of the text."""
    file = print_paper(cases.book, cases.about(name, "kort"), tmp_path / "p.pdf", name)
    heard = _read_aloud(file)
    assert "Fortroligt · kun for" in heard
    assert "Udskrevet af Mette Krogh" in heard and "Makuleres efter brug." in heard
    for number, one in enumerate(pypdf.PdfReader(str(file)).pages, 1):
        seen = one.extract_text()
        assert "Fortroligt · kun for" in seen and f"Side {number} af" in seen and "Udskrevet af" in seen


def test_each_column_of_the_agenda_says_what_it_holds(cases: Cases, tmp_path: Path) -> None:
    file = print_paper(cases.book, cases.about("agenda", "kort"), tmp_path / "p.pdf", "agenda")
    heads = list(_elements(pypdf.PdfReader(str(file)).root_object["/StructTreeRoot"], "/TH"))
    assert len(heads) >= 8
    assert all("/K" in one and one["/K"] for one in heads)
