"""A case's page over a real book: the way, the level, the board, what is missing, the end."""

import json
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.ui.cases import hamid
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless
from ui.cases.action_card import ActionButton
from ui.cases.asks import ActionCard
from ui.cases.board import GoalBar
from ui.cases.content import CaseContent
from ui.components.buttons import Button
from ui.components.fence import Fence
from ui.components.lack_row import LackRow
from ui.components.text import Text
from ui.record.page import RecordPage
from ui.style import language, theme


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> RecordPage:
    return known_page(opened, found(opened, "ssp_case", heading="Hamid, 14 år"), size)


def _content(page: RecordPage) -> CaseContent:
    assert isinstance(page.content, CaseContent)
    return page.content


def _fields(opened: Reader, page: RecordPage) -> dict[str, object]:
    return opened.do(lambda book: dict(book.get(page.record).fields))


def _again(opened: Reader, page: RecordPage) -> CaseContent:
    opened.settle()
    page.refresh()
    opened.settle()
    return _content(page)


def test_the_way_shows_how_far_it_is_and_the_next_step_is_the_one_button(reader) -> None:
    opened = reader(hamid.fill)
    content = _content(_page(opened))
    states = [step.state for step in content.case.steps]
    assert states == ["done"] * 5 + ["here", "ahead", "ahead"]
    assert content.step is not None
    assert content.step.text() == "Klar til opfølgning"
    assert "Handleplan nu" in content.track.accessibleName()


def test_f1_opens_the_case_pages_own_help_and_another_pages_its_own(reader) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    assert page.help_topic == "case"
    page.arrive(record=found(opened, "young_person"))
    page.refresh()
    opened.settle()
    assert page.help_topic == "record"


def test_the_level_decides_the_forum_and_nobody_edits_it(reader) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    said = words_of(page)
    assert "SSP koordinationsgruppe" in said
    assert "Tidsramme er ikke fastsat" in said


def test_the_organisations_table_says_who_acts_and_by_when(reader) -> None:
    opened = reader(hamid.fill)
    call = {"action_da": "Ring hjem", "action_en": "-", "role_da": "Skolen", "role_en": "-", "days": 7}
    visit = {"action_da": "Besøg", "action_en": "-", "role_da": "Gadeplan", "role_en": "-"}
    forum = {"code": "koordinationsgruppe", "da": "Ledergruppen", "en": "-"}
    ours = {"levels": {"4": [call, visit]}, "codes": {"ssp_forum": [forum]}}
    opened.do(lambda book: book.configure(json.dumps(ours).encode(), book.person, "2026-11-20T10:00:00+00:00"))
    said = words_of(page := _page(opened))
    assert "Ledergruppen" in said
    assert "Inden 7 dage" in said
    terms = {term.what: (term.words, term.source) for term in _content(page).case.terms}
    assert terms["Ring hjem (Skolen)"][0].startswith("senest ")
    assert terms["Besøg (Gadeplan)"] == ("Tidsramme er ikke fastsat", "Jeres tabel for niveau 4")


def test_another_level_asks_why_and_keeps_the_old_one_in_the_history(reader, qtbot: QtBot) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    level = _content(page).level
    level.first().setFocus()
    qtbot.keyClick(level.first(), Qt.Key.Key_3)
    assert level.asking.isVisible()
    level.save()
    assert _fields(opened, page)["level"] == "4"
    level.why.set_text("Ingen trusler i tre måneder.")
    level.save()
    assert _again(opened, page).case.level == "3"
    assert _fields(opened, page)["level_reason"] == "Ingen trusler i tre måneder."
    assert opened.went.undo is not None
    opened.went.undo()
    assert _again(opened, page).case.level == "4"


def test_a_level_of_the_other_forum_says_where_the_case_belongs(reader) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    _content(page).level.wanted.emit("2", "Det viste sig at være en enkelt gang.")
    content = _again(opened, page)
    assert content.case.wrong_forum == "Niveau 2 drøftes i SSP lokaludvalg. Send sagen dertil."
    content.forum.pass_on.click()
    assert opened.went.edited[-1] == (content._view.id, "sending")


def test_suspicion_is_fenced_on_the_case_and_nowhere_else(reader) -> None:
    opened = reader(hamid.fill)
    content = _content(_page(opened))
    fences = content.findChildren(Fence)
    assert [one.words.text() for one in fences] == ["Afhørt om røverisk overfald."]
    assert "Kun i SSP Koordination" in fences[0].toolTip()


def test_outside_the_table_there_is_neither_plan_nor_suspicion(reader) -> None:
    opened = reader(partial(hamid.fill, space="team"))
    content = _content(_page(opened))
    assert content.board is None
    assert not content.findChildren(Fence)
    assert content.step is None


def test_a_card_without_a_name_or_a_day_is_missing_and_leads_to_itself(reader, qtbot: QtBot) -> None:
    opened = reader(hamid.fill)
    content = _content(_page(opened))
    labels = [row.about.label for row in content.missing.rows]
    assert "Navn på handling i Hjemmet" in labels
    assert "Frist i Kriminalitet" in labels
    row = next(row for row in content.missing.rows if row.about.label == "Navn på handling i Hjemmet")
    row.click()
    assert opened.went.edited[-1] == (row.about.record, "action_item")


def test_an_area_without_a_goal_leads_to_writing_one_there(reader) -> None:
    opened = reader(hamid.fill)
    content = _content(_page(opened))
    row = next(row for row in content.missing.rows if row.about.kind == "sub_goal")
    row.click()
    assert opened.went.written[-1] == ("sub_goal", {"case_id": content._view.id, "area": "crime"})


def test_a_form_that_is_not_whole_cannot_go_on_to_follow_up(reader, qtbot: QtBot) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    content = _content(page)
    assert content.step is not None
    content.step.click()
    opened.settle()
    assert _fields(opened, page)["state"] == "handleplan"
    assert opened.went.told
    assert "kriminalitet" in opened.went.told[0].text.da


def test_the_plan_is_saved_as_the_next_step_and_can_be_taken_back(reader) -> None:
    opened = reader(partial(hamid.fill, until="droeftet"))
    page = _page(opened)
    page.save()
    assert _again(opened, page).case.state == "handleplan"
    assert opened.went.undo is not None
    opened.went.undo()
    assert _again(opened, page).case.state == "droeftet"


def test_arrows_go_between_cards_and_control_carries_one(reader, qtbot: QtBot) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    board = _content(page).board
    assert board is not None
    school, leisure = board.columns[0].cards[0], board.columns[1].cards[0]
    school.setFocus()
    qtbot.keyClick(school, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is leisure
    qtbot.keyClick(leisure, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    after = _again(opened, page).case
    assert [len(area.actions) for area in after.areas] == [1, 0, 2, 1]
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().objectName() == f"action_{leisure.card.record}"


def test_space_says_done_and_the_bar_counts_reached_goals(reader, qtbot: QtBot) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    board = _content(page).board
    assert board is not None
    card = board.columns[1].cards[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    after = _again(opened, page).case
    assert after.areas[1].actions[0].status == "udfoert"
    assert (after.areas[1].reached, len(after.areas[1].goals)) == (1, 1)


def test_the_end_asks_why_and_says_how_it_went(reader) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    opened.do(lambda book: book.edit(page.record, set={"state": "opfoelgning"}))
    content = _again(opened, page)
    page.save()
    closing = content.closing
    assert closing is not None
    closing.save()
    assert closing.reason.error() == "Skriv, hvorfor sagen lukkes."
    closing.reason.set_value("naaet")
    page.save()
    opened.settle()
    assert closing.unsaid.text() == "Hvordan er det gået? Vælg forbedret, uændret eller forværret."
    assert QApplication.focusWidget() in closing.outcomes["outcome_level"].chips.values()
    closing.outcomes["outcome_school"].chips["forbedret"].click()
    closing.feedback.set_text("Han er i skole hver dag.")
    page.save()
    after = _again(opened, page)
    fields = _fields(opened, page)
    assert (fields["state"], fields["close_reason"], fields["outcome_school"]) == (
        "afsluttet",
        "naaet",
        "forbedret",
    )
    assert fields["feedback_text"] == "Han er i skole hver dag."
    assert fields["later_status_on"]
    assert after.step is None
    assert after.missing.rows == []


def test_what_was_begun_at_the_end_stays_while_others_write(reader) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    opened.do(lambda book: book.edit(page.record, set={"state": "opfoelgning"}))
    content = _again(opened, page)
    content.begin_closing()
    assert content.closing is not None
    content.closing.evaluation.set_text("Det gik godt")
    opened.do(lambda book: book.edit(page.record, set={"wished_outcome": "Ro"}))
    after = _again(opened, page)
    assert after is not content
    assert after.closing is not None
    assert after.closing.evaluation.text() == "Det gik godt"


def test_everything_has_a_name_and_room_also_in_english_and_narrow(reader) -> None:
    opened = reader(hamid.fill)
    for size, spoken in (((1064, 720), "da"), ((720, 480), "da"), ((1064, 720), "en")):
        language.choose(spoken)
        page = _page(opened, size)
        assert nameless(page) == []
        assert clipped(page) == []
        assert page.findChildren(LackRow)


def test_a_case_that_has_ended_offers_no_more_plans(reader) -> None:
    opened = reader(hamid.fill)
    page = _page(opened)
    opened.do(lambda book: book.edit(page.record, set={"state": "opfoelgning"}))
    ended = {"state": "afsluttet", "close_reason": "naaet", "outcome_level": "uaendret"}
    opened.do(lambda book: book.edit(page.record, set=ended))
    board = _again(opened, page).board
    assert board is not None
    assert not any(link.isVisible() for column in board.columns for link in (column.goal, column.new))
    page.content._new_action()
    assert opened.went.written == []


def test_the_review_is_ticked_with_the_keyboard_and_taken_back(reader, qtbot: QtBot) -> None:
    opened = reader(partial(hamid.fill, until="droeftet"))
    page = _page(opened)
    overview = _content(page).overview
    assert overview is not None and overview.done is not None
    said = [label.text() for label in overview.findChildren(Text)]
    assert {"Sidste kontakt", "Åbne opgaver", "Samtykker", "Gennemgået", "Endnu ikke gennemgået"} <= {*said}
    qtbot.keyClick(overview.done, Qt.Key.Key_Space)
    opened.settle()
    assert opened.went.said == ["Sagen er gennemgået."]
    after = _again(opened, page).overview
    assert after is not None and after.done is None  # done for today
    assert opened.went.undo is not None
    opened.went.undo()
    again = _again(opened, page).overview
    assert again is not None and again.done is not None
    assert "reviewed_on" not in _fields(opened, page)


def test_at_18_a_case_is_handed_over_or_closed_and_nothing_else(reader) -> None:
    def of_age(book: FieldBook) -> None:
        hamid.fill(book)
        (case,) = book.list("ssp_case", where={"heading": "Hamid, 14 år"}).records
        book.edit(RecordId(str(case.fields["young_person_id"])), set={"birth_date": "2001-01-01"})

    opened = reader(of_age)
    page = _page(opened)
    content = _content(page)
    assert content.step is not None and content.step.text() == "Overlever til SSP+"
    assert content.findChild(Button, "end") is not None
    content.step.click()
    opened.settle()
    assert _fields(opened, page)["state"] == "viderestillet"
    assert opened.went.undo is not None


def test_a_case_at_the_wrong_table_is_sent_on_by_keyboard_from_either_button(reader) -> None:
    opened = reader(partial(hamid.fill, space="ssp_local"))
    page = _page(opened)
    content = _content(page)
    assert content.step is not None and content.step.text() == "Send videre"
    for button in (content.step, content.forum.pass_on):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus and button.text()
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert opened.went.edited == [(page.record, "sending")] * 2


def test_where_it_is_narrow_the_way_keeps_its_words_and_nothing_runs_out_sideways(reader) -> None:
    page = _page(reader(hamid.fill), (576, 360))
    track = _content(page).track
    assert page.area.horizontalScrollBar().maximum() == 0
    assert track.heightForWidth(500) > track.heightForWidth(1000)


def test_where_there_is_no_goal_nothing_is_counted(reader) -> None:
    content = _content(_page(reader(hamid.fill)))
    for column in content.board.columns:
        told = [label.text() for label in column.findChildren(Text)]
        assert ("Delmål nået" in told) == bool(column.area.goals)
        assert bool(column.findChildren(GoalBar)) == bool(column.area.goals)
    assert {bool(column.area.goals) for column in content.board.columns} == {True, False}


@pytest.mark.parametrize("due", ["every school day", "25 Nov"])
def test_a_narrow_card_says_the_whole_of_when(qtbot: QtBot, due: str) -> None:
    narrow, wide = (
        ActionButton(ActionCard("ab" * 16, (), "Vækning", "aftalt", "Agreed", due, False, "Lene", "school", "", ""))
        for _ in range(2)
    )
    for card, width in ((narrow, 140), (wide, 300)):
        qtbot.addWidget(card)
        card.resize(width, card.height())
        card.show()
        assert due in card.toolTip()
    assert (narrow.height() > wide.height()) == (due == "every school day")
    assert QFontMetricsF(theme.font("small")).horizontalAdvance(due) <= narrow.width() - 22
