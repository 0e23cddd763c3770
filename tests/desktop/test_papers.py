"""Papers: valid for PDF/UA, with their fonts inside, in the language chosen, and saying no more than they may."""

import io
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from desktop.doing import minutes
from desktop.doing.giving import give
from desktop.printing import meeting_papers, paper, referral, showable, standard_form
from desktop.printing.papers import papers_of, print_paper
from desktop.printing.suspicions import suspicions
from desktop.showing.words import Words
from local_store.errors import NoRoom, RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.store_fixtures import TEAM, make_book
from ui.meetings import asks
from ui.sending.asks import Gave, GivePaper, Ground

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
SECTION = Ground(
    "rpl_115", "Skolen er med om planen", "Skolen følger dem", part_of_ssp="ja", fair_and_factual="ja",
    necessary="ja", not_for_investigation="ja",
)  # fmt: skip
ODD = "Þórunn Ærøskøbing-Ødegård Ḥusaynī"


class Desk:
    """A book with a case, a meeting and a suspicion."""

    def __init__(self, folder: Path) -> None:
        self.book = book = make_book(folder)
        book.put_person(book.person, ODD)
        book.put_space(SSP)
        self.group = book.add("youth_group", {"name": "Trappen"}, space=SSP.id)
        self.case = self.a_case("Gruppen ved trappen", concern_text="Larm om natten.\nTo lamper er slået ud.")
        self.secret = self.a_case("Imrans skolegang", young=True)
        values = {"starts_at": "2026-11-26T09:00:00+01:00", "forum": "lokaludvalg", "meeting_kind": "ssp"}
        self.meeting = book.add("meeting", {**values, "district": "noerrebro"}, space=SSP.id)
        self.suspicion = {
            "fact_text": "Mistænkt for flere overfald.", "information_class": "mistanke", "source_actor": "politi",
            "source_type": "fagperson", "areas": ["crime"], "group_id": self.group,
        }  # fmt: skip
        book.add("concern", self.suspicion, space=SSP.id)

    def words(self, language: Any = "da") -> Words:
        return Words(self.book, language, datetime(2026, 11, 22, 9, tzinfo=UTC))

    def a_case(self, heading: str, *, young: bool = False, space: Space = SSP, **more: Any) -> RecordId:
        about = {"group_id": self.group}
        if young:
            person = {"name": "Imran Aslam", "alias": "Imran", "reason_opened": "SSP-sag"}
            about = {"young_person_id": self.book.add("young_person", person, space=space.id)}
        values = {
            "heading": heading, "level": "2", "level_reason": "Første tyveri", "district": "noerrebro",
            "concern_text": "Imran Aslam kommer ikke i skole", "legal_basis": "rpl_115",
            "question_to_meeting": "Hvem taler med Imran?" if young else "Hvem følger dem?",
            "state": "kladde", **about, **more,
        }  # fmt: skip
        case = self.book.add("ssp_case", values, space=space.id)
        for state in ("indstillet", "modtaget"):
            self.book.edit(case, set={"state": state})
        return case


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("desk") / "b")
    words = made.words()
    about = made.book.get(made.secret).fields["young_person_id"]
    brother = {"young_person_id": about, "relation_type": "soeskende", "relation_text": "storebror Hamid"}
    made.book.add("network_relation", brother, space=SSP.id)
    said = "Imran er glad. Hamids kone henter ham."
    minutes.change(words, asks.ChangePoint(made.meeting, made.secret, anonymous=True, minutes=said))
    minutes.decide(words, asks.Decide(made.meeting, made.secret, "Tale med Imran Aslam", "Omar Friis", "skole"))
    due = date(2026, 12, 3)
    minutes.decide(words, asks.Decide(made.meeting, made.case, "Planlægge en turnering", ODD, "gadeplan", due))
    yield made
    made.book.close()


def read(pdf: bytes) -> str:
    """Return everything in the file that is text, compressed streams opened."""
    opened = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            opened.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(opened).decode("latin-1")


def shown(pdf: bytes) -> str:
    """Return the words on its pages."""
    return " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    "name", ["referral", "standard_form", "receipt", "overview", "anonymous", "agenda", "decisions"]
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_paper_is_tagged_titled_in_its_language_and_carries_its_fonts(
    desk: Desk, tmp_path: Path, name: str, language: Any
) -> None:
    record = desk.meeting if name in ("agenda", "decisions") else desk.case
    file = print_paper(desk.book, record, tmp_path / "ud" / f"{name}.pdf", name, language)
    pdf = file.read_bytes()
    text = read(pdf)
    assert pdf.startswith(b"%PDF-1.7")
    assert "<pdfuaid:part>1</pdfuaid:part>" in text
    assert "/StructTreeRoot" in text and "/Marked true" in text and "/DisplayDocTitle true" in text
    assert re.search(rf"/Lang ?\({language}", text)
    fonts = re.findall(r"/FontName ?/([\w+-]+)", text)
    assert fonts and all("Inter" in font for font in fonts)
    assert text.count("/FontFile") >= len(set(fonts))
    entry = desk.book.access_log(record)[0]
    assert (entry.action, entry.detail) == ("print", f"{name}.pdf")


def _given(desk: Desk, file: Path, record: str = "", **more: Any) -> Gave:
    ask = GivePaper(
        record or desk.case, "referral", str(file), "skole", "Lene Dahl, Lindeskolen", SECTION, seen=True
    )
    return give(desk.words(), replace(ask, **more))


def test_a_paper_that_is_given_away_is_a_disclosure_and_carries_no_suspicion(desk: Desk, tmp_path: Path) -> None:
    kept = print_paper(desk.book, desk.case, tmp_path / "her.pdf", "referral").read_bytes()
    before = desk.book.count("disclosure")
    assert _given(desk, tmp_path / "ud.pdf").missing == ()
    if os.name != "nt":  # there the folder says who may read
        assert (tmp_path / "ud.pdf").stat().st_mode & 0o077 == 0
    given = (tmp_path / "ud.pdf").read_bytes()
    fenced, told = "Mistænkt for flere overfald.", "Larm om natten."
    assert fenced in shown(kept) and told in shown(given)
    assert "Mistænkt" not in shown(given) and "Mistanke" not in shown(given)
    assert desk.book.count("disclosure") == before + 1
    (told,) = [
        one.fields for one in desk.book.list("disclosure").records if one.fields["record_refs"] == [desk.case]
    ]
    assert (told["outcome"], told["channel"], told["basis"]) == ("delt", "papir", "rpl_115")
    assert told["to_text"] == "Lene Dahl, Lindeskolen" and told["record_refs"] == [desk.case]
    assert desk.book.get(RecordId(told["basis_id"])).fields["recipients"] == ["skole"]


def test_a_paper_that_may_not_be_given_is_not_printed_and_the_attempt_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "ud.pdf"
    assert [one.field for one in _given(desk, file, seen=False, to_text=" ").missing] == ["to_text", "seen"]
    assert desk.book.count("disclosure", where={"case_id": desk.secret}) == 0
    refused = _given(desk, file, record=desk.secret, to_actor="forening")
    assert refused.refused and "privat part" in refused.missing[0].text
    assert _given(desk, file, record=desk.secret, ground=Ground("anonym", "Sparring")).refused
    assert not file.exists()
    written = [
        one.fields["outcome"] for one in desk.book.list("disclosure", where={"case_id": desk.secret}).records
    ]
    assert written == ["afvist", "afvist"]


def test_no_paper_leaves_whose_disclosure_cannot_be_written_and_none_is_written_without_its_paper(
    desk: Desk, tmp_path: Path
) -> None:
    before = desk.book.count("disclosure"), desk.book.count("legal_basis")
    with pytest.raises(RefusedInput):
        _given(desk, tmp_path / "ud.pdf", ground=replace(SECTION, purpose_text="x" * 70_000))
    assert not (tmp_path / "ud.pdf").exists()
    (tmp_path / "ingen mappe").write_bytes(b"")
    with pytest.raises(NoRoom):
        _given(desk, tmp_path / "ingen mappe" / "ud.pdf")
    assert (desk.book.count("disclosure"), desk.book.count("legal_basis")) == before


def test_an_agenda_that_is_given_away_tells_of_each_case_that_is_not_anonymous(desk: Desk, tmp_path: Path) -> None:
    before = desk.book.count("disclosure", where={"case_id": desk.secret})
    gave = _given(desk, tmp_path / "d.pdf", record=desk.meeting, paper="agenda")
    assert gave.missing == ()
    listed = desk.book.list("disclosure", where={"channel": "papir"}).records
    told = {one.fields["case_id"] for one in listed if one.fields["record_refs"] == [desk.meeting]}
    assert desk.case in told and desk.secret not in told
    assert desk.book.count("disclosure", where={"case_id": desk.secret}) == before


def test_an_anonymous_point_leads_back_to_nobody(desk: Desk) -> None:
    for data in (meeting_papers.agenda(desk.words(), desk.book.get(desk.meeting)),
                 meeting_papers.decisions(desk.words(), desk.book.get(desk.meeting))):  # fmt: skip
        said = repr(data)
        assert "Anonym sag" in said
        assert "Imran" not in said and "Aslam" not in said and "Hamid" not in said
        assert "Gruppen ved trappen" in said


def test_the_list_of_decisions_says_who_does_what_by_when(desk: Desk) -> None:
    data = meeting_papers.decisions(desk.words(), desk.book.get(desk.meeting))
    told = [(one["who"], one["office"], [task["when"] for task in one["tasks"]]) for one in data["people"]]
    assert told == [("Omar Friis", "Skole", [""]), (ODD, "Gadeplan", ["3. dec. 2026"])]
    assert data["printed_line"].startswith(f"Udskrevet af {ODD} 22. november 2026 kl. ")
    assert data["classification"] == "Fortroligt · kun for mødets deltagere"


def test_a_suspicion_is_on_the_ssp_papers_of_its_group_only_and_never_on_a_persons(desk: Desk) -> None:
    words, book = desk.words(), desk.book
    (fenced,) = suspicions(words, book.get(desk.case))
    assert (fenced["text"], fenced["source"]) == ("Mistænkt for flere overfald.", "Fra Politi")
    assert suspicions(words, book.get(desk.secret)) == []
    elsewhere = desk.a_case("Samme gruppe, på gaden", space=TEAM)
    assert referral.referral(words, book.get(elsewhere))["suspicions"] == []
    assert "Mistænkt" not in repr(meeting_papers.agenda(words, book.get(desk.meeting)))


def test_what_is_missing_is_said_on_the_form(desk: Desk) -> None:
    case = desk.a_case("Tungere", level="3")
    data = standard_form.standard_form(desk.words("en"), desk.book.get(case))
    assert data["title"] == "Form for level 3: Tungere"
    assert "Set an overall goal." in data["lacks"]
    assert [area["name"] for area in data["areas"]] == ["School", "Leisure", "Home", "Crime"]
    assert paper.typeset("standard_form", data).startswith(b"%PDF")


def test_thirty_points_and_long_texts_still_make_a_paper(desk: Desk) -> None:
    data = meeting_papers.decisions(desk.words(), desk.book.get(desk.meeting))
    long = {"text": "Linje med ord og ord. " * 400, "who": ""}
    points = [{**point, "number": number, "minutes": [long]} for number in range(1, 16) for point in data["points"]]
    pdf = paper.typeset("decisions", {**data, "points": points})
    assert int(re.findall(r"/Count (\d+)", read(pdf))[0]) > 10


def test_each_record_has_its_usual_paper_and_others_have_none(desk: Desk, tmp_path: Path) -> None:
    assert papers_of(desk.book.get(desk.case))[0] == "referral"
    assert papers_of(desk.book.get(desk.a_case("Tung", level="4")))[0] == "standard_form"
    assert papers_of(desk.book.get(desk.meeting))[0] == "agenda"
    with pytest.raises(RefusedInput):
        print_paper(desk.book, desk.group, tmp_path / "x.pdf")
    with pytest.raises(RefusedInput):
        print_paper(desk.book, desk.meeting, tmp_path / "x.pdf", "receipt")
    (tmp_path / "file").write_text("")
    with pytest.raises(NoRoom):
        print_paper(desk.book, desk.case, tmp_path / "file" / "x.pdf")


def test_what_a_case_rests_on_stands_note_by_note_and_the_next_meeting_on_top(desk: Desk) -> None:
    seen = {"source_type": "borger", "who_text": "en dreng"}
    rests = [
        desk.book.add("concern", {**seen, "fact_text": text}, space=SSP.id) for text in ("Larm om natten.", "Hash.")
    ]
    case = desk.book.get(desk.a_case("Bygger på to", origin_refs=rests))
    told = {one["label"]: one["text"] for part in referral.referral(desk.words(), case)["sections"]
            for one in part["items"]}  # fmt: skip
    assert sorted(told["Bygger på"].split("\n")) == ["– Hash.", "– Larm om natten."]
    on_top = meeting_papers.decisions(desk.words(), desk.book.get(desk.meeting))["facts"]
    assert on_top[-1] == {"label": "Næste møde", "text": "Næste møde er ikke lagt endnu"}


def _reach(pdf: bytes) -> tuple[list[float], list[float]]:
    """Return how far to the right and how far down each run of text of the body reaches, in points."""
    runs = re.findall(
        r"/Span<</MCID \d+>>BDC\s(?:q )?1 0 0 -1 ([\d.]+) (-?[\d.]+) cm.*?\sBT 0 Tr/f\d+ ([\d.]+) Tf.*?\[(.*?)\]TJ",
        read(pdf), re.DOTALL,
    )  # fmt: skip
    shown = [(float(x), float(y), float(size), re.sub(r"\)[-\d. ]+\(|[()]", "", text)) for x, y, size, text in runs]
    letters = [len(re.sub(r"\\(?:\d{3}|.)", ".", text)) / 2 for *_rest, text in shown]
    narrowest = 0.3  # of its size is the least that a letter of these takes
    return [x + count * size * narrowest for (x, _y, size, _t), count in zip(shown, letters, strict=True)], [
        y for _x, y, *_rest in shown
    ]


def test_long_words_and_long_parts_stay_on_their_page(desk: Desk) -> None:
    words, book = desk.words(), desk.book
    word, long = "Ødelandsvejforening" * 30, "Linje med ord og ord. " * 400
    case = desk.a_case(word[:70], level="4", space=SSP, concern_text=word)
    goal = {"case_id": case, "area": "school", "goal_text": long, "baseline_text": word, "indicator": "Dage"}
    book.add("sub_goal", goal, space=SSP.id)
    named = {"case_id": case, "responsible_name": "Lene Dahl", "responsible_actor": "skole", "area": "school"}
    book.add("action_item", {**named, "what": long, "by_when": "2026-12-01", "condition_text": word}, space=SSP.id)
    form = standard_form.standard_form(words, book.get(case))
    form["suspicions"] = [{"text": text, "source": "Fra Politi"} for text in ("Set ved lageret.", long, word)]
    listed = meeting_papers.decisions(words, book.get(desk.meeting))
    point = next(one for one in listed["points"] if one["tasks"])
    listed["points"] = [{**point, "tasks": [{**point["tasks"][0], "what": long, "note": word}]}]
    listed["people"] = [{"who": "Lene Dahl", "office": "", "tasks": [{"what": "Ringe", "when": ""}] * 80}]
    for template, data in (("standard_form", form), ("decisions", listed)):
        right, down = _reach(paper.typeset(template, data))
        assert len(right) > 50
        *body, foot = sorted(down, reverse=True)
        assert foot < 60, "who printed it stands below the first page"
        assert max(right) < 595 and min(body) > 60, template  # above the line of the foot, and on the sheet


def test_a_sign_no_font_has_is_marked_and_the_paper_comes_all_the_same(desk: Desk) -> None:
    data = referral.referral(desk.words("en"), desk.book.get(desk.case))
    odd = "Hun skrev 🙂🙂 og sit navn 王芳\x07\ufeff, og مريم"
    item = {"label": "Note", "voice": "fact", "text": odd}
    assert paper.typeset("referral", {**data, "sections": [{"heading": "🙂", "items": [item]}]}).startswith(b"%PDF")
    marked = showable.without({**data, "printed_line": "By", "space": odd}, frozenset("🙂王芳\x07\ufeff"))
    assert marked["space"] == "Hun skrev □□ og sit navn □□, og مريم"
    assert marked["printed_line"] == "By □ is a sign the paper cannot show. It stands in the book."
    with pytest.raises(RuntimeError, match="does not contain"):
        paper.typeset("referral", {**data, "words": {}, "language": 1})


def test_the_overview_sheet_is_one_page_whatever_is_written(desk: Desk, tmp_path: Path) -> None:
    case = desk.a_case("Overskrift " * 30, lead_party="Et meget langt navn " * 20)
    named = {"case_id": case, "responsible_name": ODD * 3, "responsible_actor": "skole", "by_when": "2026-12-01"}
    for number in range(12):
        long = {"what": f"{number} Tale med dem " * 200, "condition_text": "de ikke er kommet " * 90}
        desk.book.add("action_item", {**named, **long}, space=SSP.id)
    told = read(print_paper(desk.book, case, tmp_path / "o.pdf", "overview").read_bytes())
    assert re.findall(r"/Count (\d+)", told)[0] == "1"
