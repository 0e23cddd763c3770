"""One young person's time in one list (R82): contacts, levels, sub-goals, efforts by date, narrowed by area."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.known_pages import known_page
from tests.ui.reading_book import Reader, clipped, nameless
from ui.people.content import PersonContent
from ui.people.sealed import SealedContent

READY = {
    "level_reason": "Gentagen uro", "concern_text": "Er ude hver nat", "raised_by": "Nadia",
    "parties": ["gadeplan", "skole"], "legal_basis": "rpl_115", "parents_informed": "ja", "case_lead_id": "5a" * 16,
}  # fmt: skip


def _hamid(book: FieldBook) -> None:
    young = book.add("young_person", {"alias": "Hamid", "reason_opened": "Har bedt om hjælp."})
    about = {"young_person_id": young}
    book.add("street_contact", {**about, "occurred_at": "2026-01-10T20:00:00+01:00", "place_ref": "Trappen",
                                "topics": ["skole", "job"], "person_reason": "Aftalt møde"})  # fmt: skip
    book.add("logbook_entry", {**about, "written_on": "2026-02-01", "leisure_friends_text": "Spiller bold igen"})
    book.add("concern", {**about, "fact_text": "Kommer for sent hver dag", "source_type": "fagperson",
                         "areas": ["school"], "observed_on": "2026-01-20"})  # fmt: skip
    case = book.add("ssp_case", {**about, "heading": "Hamid", "level": "2", **READY})
    book.edit(case, set={"level": "3", "level_reason": "Nyt røveri"})
    goal = book.add("sub_goal", {"case_id": case, "area": "school", "goal_text": "I skole hver dag"})
    book.edit(goal, set={"status": "i_gang"})
    book.edit(goal, set={"status": "naaet"})
    book.add("action_item", {"case_id": case, "what": "Vækkes hver morgen", "area": "school",
                             "responsible_name": "Lene Dahl", "responsible_actor": "kontaktperson"})  # fmt: skip
    book.add("action_item", {"case_id": case, "what": "Bokseklub", "area": "leisure", "status": "foreslaaet"})
    group = book.add("youth_group", {"name": "Trappen"})
    book.add("concern", {"fact_text": "Gruppen larmer", "source_type": "borger", "group_id": group})


def _page(opened: Reader, qtbot: QtBot, size: tuple[int, int] = (1064, 720)) -> PersonContent:
    page = known_page(opened, opened.do(lambda book: book.list("young_person").records[0].id), size)
    content = page.content
    assert isinstance(content, SealedContent)
    content.reason.set_text("Aftalt møde")
    content.rules.setChecked(True)
    qtbot.mouseClick(content.unseal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(page.content, PersonContent), timeout=5000)
    QApplication.processEvents()
    assert isinstance(page.content, PersonContent)
    return page.content


def _told(content: PersonContent) -> list[tuple[str, str]]:
    return [(row.record, row.accessibleName()) for row in content.happened.list.rows()]


def test_contacts_levels_sub_goals_and_efforts_are_one_list_by_date_narrowed_by_area(reader, qtbot: QtBot) -> None:
    content = _page(reader(_hamid), qtbot)
    happened = content.young.happened
    assert [one.at for one in happened] == sorted((one.at for one in happened), reverse=True)
    titles = [one.title for one in happened if one.sort in ("level", "goal", "activity")]
    assert sorted(titles) == [
        "Aftale: aftalt", "Delmål: i gang", "Delmål: ikke startet", "Delmål: nået", "Niveau 2", "Niveau 3",
    ]  # fmt: skip
    assert {one.sort for one in happened} == {
        "contact", "logbook", "concern", "level", "goal", "activity", "case",
    }  # fmt: skip
    assert not any("larmer" in repr(one) for one in happened), "nothing comes by way of a group"

    chip = content.happened.area_chips["school"]
    assert chip.text() == "Skole 6" and chip.accessibleName() == "Kun om skole, 6"
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    shown = _told(content)
    assert len(shown) == 6 and not any("bold" in told for _, told in shown)
    qtbot.mouseClick(content.happened.chips["goal"], Qt.MouseButton.LeftButton)
    assert len(_told(content)) == 3
    qtbot.mouseClick(content.happened.chips[""], Qt.MouseButton.LeftButton)
    assert len(_told(content)) == len(happened) and not chip.isChecked()


def test_what_the_filters_leave_empty_says_how_to_get_back(reader, qtbot: QtBot) -> None:
    content = _page(reader(_hamid), qtbot)
    qtbot.mouseClick(content.happened.area_chips["leisure"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(content.happened.chips["case"], Qt.MouseButton.LeftButton)
    assert content.happened.empty.isVisible() and "Alt" in content.happened.empty.text()


@pytest.mark.parametrize("size", [(1064, 720), (780, 480)])
def test_the_filters_fit_and_have_names(reader, qtbot: QtBot, size: tuple[int, int]) -> None:
    content = _page(reader(_hamid), qtbot, size)
    assert (clipped(content), nameless(content)) == ([], [])
