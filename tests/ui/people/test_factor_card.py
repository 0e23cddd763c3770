"""The sheet of resources and risks on an opened young person's page: both sides, the newest answers, no sum."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import practice
from desktop.showing import factor_sheet
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.records.catalogue import read_tables, standard
from local_store.records.declare import FieldType
from local_store.records.validation import clean
from tests.local_store.records.samples import ID
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless
from ui.components.buttons import LinkButton
from ui.people.content import PersonContent
from ui.record.page import RecordPage

ROOT = Path(__file__).parents[3]
ANSWERS = (
    ("2026-09-01", "ressource", "motivation", "nej", {"area": "skole"}),
    ("2026-11-10", "ressource", "motivation", "ja", {"area": "skole", "comment": "Står op til praktikken selv."}),
    ("2026-11-11", "risiko", "antisociale_venner", "ja", {"area": "fritid_venskaber", "weight": "vaesentligt"}),
    ("2026-11-12", "risiko", "aggressivitet", "ved_ikke", {"area": "udvikling_adfaerd", "weight": "let"}),
)


def _fill(book: FieldBook) -> None:
    practice.fill(book)
    young = book.list("young_person", where={"alias": "Imran"}).records[0].id
    for day, sort, factor, answer, more in ANSWERS:
        told = {"young_person_id": young, "answered_at": f"{day}T15:00:00+01:00", "factor_kind": sort}
        book.add("factor_answer", {**told, "factor": factor, "answer": answer, **more})


def _opened(opened: Reader, qtbot: QtBot, size: tuple[int, int] = (1064, 720)) -> RecordPage:
    page = known_page(opened, found(opened, "young_person", alias="Imran"), size)
    page.content.reason.set_text("Aftalt møde om praktik")
    page.content.rules.setChecked(True)
    qtbot.mouseClick(page.content.unseal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(page.content, PersonContent), timeout=5000)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("size", [(1064, 720), (720, 720)])
def test_resources_stand_beside_risks_with_the_newest_answer_about_each(
    reader, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = _opened(reader(_fill), qtbot, size)
    sheet, card = page.content.young.factors, page.content.factors
    assert [(one.name, one.answer, one.comment) for one in sheet.resources] == [
        ("Motivation", "Ja", "Står op til praktikken selv.")
    ]
    assert [(one.name, one.answer) for one in sheet.risks] == [
        ("Aggressivitet", "Ved ikke · Let forhøjet risiko"),
        ("Antisociale venner", "Ja · Væsentligt forhøjet risiko"),
    ], "in the order of the areas and the table, never by weight"
    assert card.resources.isVisible() and card.risks.isVisible()
    if size[0] > 1000:
        assert card.resources.x() < card.risks.x() and abs(card.resources.width() - card.risks.width()) <= 1
    assert any(words.startswith("Indikatorer kan ikke forudsige") for words in words_of(page))
    assert clipped(page) == [] and nameless(page) == []


def test_an_empty_sheet_says_so_and_an_answer_is_written_from_it(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _opened(opened, qtbot)
    assert any(words.startswith("Intet er besvaret.") for words in words_of(page))
    write = page.content.factors.findChild(LinkButton, "add_factor_answer")
    assert write.text() == "Skriv svar"
    qtbot.mouseClick(write, Qt.MouseButton.LeftButton)
    kind, preset = opened.went.written[-1]
    assert (kind, preset["young_person_id"]) == ("factor_answer", page.record)
    rest = {"factor_kind": "ressource", "factor": "motivation", "answer": "ja"}
    opened.do(lambda book: book.add(kind, {**preset, **rest}))
    (one,) = known_page(opened, page.record).view.known.factors.resources
    assert one.name == "Motivation"


def test_nothing_adds_the_answers_up_or_ranks_anybody_by_them(reader, qtbot: QtBot) -> None:
    """No field holds a number, no figure reads the kind, the card has no count, and nothing is sorted by weight."""
    kind = standard().kind("factor_answer")
    assert {spec.type for spec in kind.fields}.isdisjoint({FieldType.INTEGER})
    rooms = [file for room in ("desktop", "local_store", "sync", "ui") for file in (ROOT / room).rglob("*.py")]
    reading = {file.relative_to(ROOT).as_posix() for file in rooms if "factor_answer" in file.read_text("utf-8")}
    assert reading == {
        "desktop/showing/factor_sheet.py", "local_store/records/all_kinds.py",
        "local_store/records/factor_answer.py", "ui/people/content.py",
        "ui/forms/titles.py", "local_store/rules/retention.py",  # how long it stays
    }  # fmt: skip
    using = {file.relative_to(ROOT).as_posix() for file in rooms if "factor_sheet" in file.read_text("utf-8")}
    assert using == {"desktop/showing/factor_sheet.py", "desktop/showing/person.py",
                     "local_store/records/factor_answer.py"}  # fmt: skip
    assert kind.name == factor_sheet.KIND
    page = _opened(reader(_fill), qtbot)
    assert page.content.factors.count_text.text() == ""


def test_only_what_can_change_is_asked_about_and_the_municipality_puts_in_its_own_words() -> None:
    offered = [code.code for code in standard().codes("factor")]
    assert len(offered) == 20 and offered[-1] == "andre"
    labels = " ".join(f"{code.label.da} {code.label.en}" for code in standard().codes("factor")).casefold()
    static = ("etni", "ethnic", "køn", "gender", "tidligere straf", "previous sent")
    assert not any(word in labels for word in static)
    assert len(standard().codes("factor_area")) == 6
    ours = '{"factor": [{"code": "andre", "da": "Sover dårligt", "en": "Sleeps badly"},' \
           '{"code": "ny", "da": "Går til boksning", "en": "Boxes"}]}'  # fmt: skip
    over = standard().with_overrides(read_tables(ours.encode()))
    assert [code.label.da for code in over.codes("factor")][-2:] == ["Sover dårligt", "Går til boksning"]


def test_only_a_risk_has_a_weight() -> None:
    told = {"young_person_id": ID, "answered_at": "2026-11-20T15:00:00+01:00",
            "factor": "motivation", "answer": "ja", "weight": "let"}  # fmt: skip
    with pytest.raises(RefusedInput) as refused:
        clean("factor_answer", standard(), {**told, "factor_kind": "ressource"})
    assert (refused.value.field, refused.value.code) == ("weight", "not_a_risk")
    clean("factor_answer", standard(), {**told, "factor_kind": "risiko", "factor": "aggressivitet"})
