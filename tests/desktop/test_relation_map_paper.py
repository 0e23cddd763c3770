"""A relation map on paper: all it shows in words, bound to its purpose, and gone when that is over."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest

from desktop.doing import minutes
from desktop.printing.papers import papers_of, print_paper
from desktop.showing import relation_map as shown_map
from desktop.showing.words import Words
from local_store.errors import NotFound, RefusedInput
from local_store.ids import RecordId
from local_store.rules.danish_calendar import now_here
from tests.desktop.test_papers import SSP
from tests.store_fixtures import make_book
from ui.meetings import asks

TODAY = date.today()
NODES = (("Imran", "ung"), ("Emil", "ung"), ("Træner Bo", "voksen_ressource"), ("Klubben", "sted_forening"))
TIES = (
    ("Imran", "Emil", "venskab", "taet", "neutral", "egen observation"),
    ("Emil", "Træner Bo", "konflikt", "perifer", "negativ", "ikke bekræftet"),
    ("Imran", "Træner Bo", "stoetteperson", "jaevnlig", "positiv", "egen observation"),
)
PURPOSE = "Hvem kan hjælpe Imran tilbage?"


class Desk:
    """A meeting of a case, its map, a point nobody is tied to, and a suspicion of the group."""

    def __init__(self, folder: Path) -> None:
        self.book = make_book(folder)
        self.book.put_person(self.book.person, "Mette Krogh")
        self.book.put_space(SSP)
        self.group = self._add("youth_group", name="Trappen")
        person = {"name": "Imran Aslam", "alias": "Imran", "reason_opened": "SSP-sag"}
        self.young = self._add("young_person", **person)
        self.case = self._case()
        self.meeting = self._add("meeting", starts_at="2026-11-26T09:00:00+01:00", forum="lokaludvalg",
                                 meeting_kind="ssp", district="noerrebro")  # fmt: skip
        seen = {"source_type": "fagperson", "source_actor": "politi", "areas": ["crime"], "group_id": self.group}
        self._add("concern", fact_text="Mistænkt for overfald.", information_class="mistanke", **seen)

    def _add(self, kind: str, **values: Any) -> RecordId:
        return self.book.add(kind, values, space=SSP.id)

    def _case(self) -> RecordId:
        told = {
            "heading": "Imrans skolegang", "level": "2", "level_reason": "Første tyveri", "district": "noerrebro",
            "concern_text": "Kommer ikke i skole", "legal_basis": "rpl_115", "state": "kladde",
            "question_to_meeting": "Hvem taler med ham?", "young_person_id": self.young,
        }  # fmt: skip
        case = self._add("ssp_case", **told)
        for state in ("indstillet", "modtaget"):
            self.book.edit(case, set={"state": state})
        return case

    def a_map(self, days: int = 60, **more: Any) -> RecordId:
        bound = {"purpose": PURPOSE, "as_of": (TODAY - timedelta(days=2)).isoformat(),
                 "expires_on": (TODAY + timedelta(days=days)).isoformat(), "participants": "Lene Dahl, skolen",
                 "meeting_id": self.meeting, "case_id": self.case}  # fmt: skip
        drawn = self._add("relation_map", **{**bound, **more})
        at = {
            name: self._add("relation_node", map_id=drawn, pseudonym=name, node_kind=kind) for name, kind in NODES
        }
        for one, other, relation, strength, sign, seen in TIES:
            confirmed = {} if seen == "ikke bekræftet" else {"last_confirmed_on": TODAY.isoformat()}
            self._add("relation_edge", map_id=drawn, from_node_id=at[one], to_node_id=at[other], relation=relation,
                      strength=strength, sign=sign, source_type="egen_observation", **confirmed)  # fmt: skip
        return drawn


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("map") / "b")
    yield made
    made.book.close()


def _pages(file: Path) -> list[str]:
    return [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages]


def test_all_the_map_shows_stands_in_words_and_nothing_fenced(desk: Desk, tmp_path: Path) -> None:
    drawn = desk.a_map()
    assert papers_of(desk.book.get(drawn)) == ("relation_map",)
    said = " ".join(_pages(print_paper(desk.book, drawn, tmp_path / "k.pdf")))
    for one, other, *_codes, seen in TIES:
        assert f"{one} – {other}" in said and seen in said
    for words in (PURPOSE, "26. nov. 2026", "Lene Dahl, skolen", "Sådan læser du kortet", "konflikt eller pres",
                  "tæt · venskab", "Uden forbindelse – Klubben", "Udskrevet af Mette Krogh"):  # fmt: skip
        assert words in said
    assert "Mistænkt" not in said and "Mistanke" not in said and "Aslam" not in said


@pytest.mark.parametrize(("language", "ends"), [("da", "makuleres senest da."), ("en", "shred by then.")])
def test_every_page_says_when_it_ends_and_who_printed_it(
    desk: Desk, tmp_path: Path, language: Any, ends: str
) -> None:
    drawn = desk.a_map(purpose="Et langt formål. " * 25)
    for number in range(40):
        name = f"Ung med et langt dæknavn {number}"
        desk.book.add("relation_node", {"map_id": drawn, "node_kind": "ung", "pseudonym": name}, space=SSP.id)
    pages = _pages(print_paper(desk.book, drawn, tmp_path / "k.pdf", "", language))
    assert len(pages) > 1
    year = str((TODAY + timedelta(days=60)).year)
    assert all(ends in one and year in one and "Mette Krogh" in one for one in pages)


def test_whoever_hears_it_read_is_told_each_point_in_place_of_the_drawing(desk: Desk, tmp_path: Path) -> None:
    file = print_paper(desk.book, desk.a_map(), tmp_path / "k.pdf")
    alternatives = _alternatives(pypdf.PdfReader(str(file)).root_object["/StructTreeRoot"])
    assert any(
        "4 punkter og 3 forbindelser" in one and "Træner Bo, voksen ressource" in one for one in alternatives
    )


def _alternatives(found: Any) -> list[str]:
    one = found.get_object()
    if isinstance(one, list):
        return [text for part in one for text in _alternatives(part)]
    if not isinstance(one, dict):
        return []
    here = [str(one["/Alt"])] if "/Alt" in one else []
    return here + (_alternatives(one["/K"]) if "/K" in one else [])


def test_that_it_was_printed_is_kept(desk: Desk, tmp_path: Path) -> None:
    drawn = desk.a_map()
    print_paper(desk.book, drawn, tmp_path / "kort.pdf")
    entry = desk.book.access_log(drawn)[0]
    assert (entry.action, entry.detail) == ("print", "kort.pdf")


def test_a_map_whose_time_is_over_or_that_is_not_here_is_not_printed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "k.pdf"
    over = desk.a_map(days=-1)
    with pytest.raises(RefusedInput) as refused:
        print_paper(desk.book, over, file)
    assert refused.value.code == "over" and not file.exists()
    assert not [one for one in desk.book.access_log(over) if one.action == "print"]
    print_paper(desk.book, desk.a_map(days=0), tmp_path / "last-day.pdf")
    with pytest.raises(NotFound):
        print_paper(desk.book, "00" * 16, file)


def test_a_map_is_not_printed_for_anybody_outside_its_meeting(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RefusedInput):
        print_paper(desk.book, desk.a_map(), tmp_path / "k.pdf", outside=True)
    assert not (tmp_path / "k.pdf").exists()


def test_the_names_are_the_pages_own(desk: Desk, tmp_path: Path) -> None:
    drawn = desk.a_map()
    known = {"map_id": drawn, "node_kind": "ung", "young_person_id": desk.young, "role": "centrum"}
    desk.book.add("relation_node", known, space=SSP.id)
    shown = shown_map.view(Words(desk.book, "da", now_here()), desk.book.get(drawn))
    (centre,) = (node.name for node in shown.nodes if node.centre)
    assert f"Relationskort: {centre}" in _pages(print_paper(desk.book, drawn, tmp_path / "k.pdf"))[0]


def test_where_the_case_is_discussed_without_a_name_only_a_map_of_pseudonyms_is_printed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "b")
    try:
        named, nameless = desk.a_map(), desk.a_map(purpose="Hvem kan hjælpe?")
        for node in desk.book.list("relation_node", where={"map_id": nameless}).records:
            if node.fields["pseudonym"] == "Imran":
                desk.book.edit(node.id, set={"pseudonym": "A"})
        words = Words(desk.book, "da", now_here())
        minutes.change(words, asks.ChangePoint(desk.meeting, desk.case, anonymous=True))
        with pytest.raises(RefusedInput):
            print_paper(desk.book, named, tmp_path / "k.pdf")
        assert "Imran" not in " ".join(_pages(print_paper(desk.book, nameless, tmp_path / "a.pdf")))
    finally:
        desk.book.close()
