"""A record's page over a real book: three voices, the fence, the history, and taking back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from tests.ui.reading_book import Reader, clipped, nameless
from ui.components.badges import StatusBadge
from ui.components.empty import EmptyState
from ui.components.fence import Fence
from ui.components.text import Text
from ui.components.timeline import TimelineRow
from ui.components.voices import VoicePanel
from ui.people.asks import ConfirmRules
from ui.record.page import RecordPage

SUSPICION = {
    "information_class": "mistanke", "fact_text": "Nogle fra gruppen er mistænkt for to gaderøverier i oktober.",
    "source_type": "fagperson", "source_actor": "politi", "source_text": "Lokalpolitiet", "who_text": "en gruppe",
}  # fmt: skip


def _page(opened: Reader, record: str, size: tuple[int, int] = (1064, 720)) -> RecordPage:
    page = RecordPage(opened.port, opened.went)
    opened.show(page, size, record=record)
    return page


def _first(kind: str):
    return lambda book: book.list(kind).records[0].id


def _torn(book: FieldBook) -> None:
    practice.fill(book)
    seen = book.list("group_observation").records[0]
    for count in (6, 8):
        book.edit(seen.id, set={"count_min": count}, seen=seen.heads)


def _words(page: RecordPage) -> list[str]:
    return [label.text() for label in page.findChildren(Text) if label.isVisible()]


def test_the_three_voices_stand_apart_in_their_order(reader) -> None:
    opened = reader()
    page = _page(opened, opened.do(_first("street_contact")))
    labels = [panel.label_text.text() for panel in page.findChildren(VoicePanel)]
    assert labels == ["Hvad så og hørte jeg", "De unges eget udsagn", "Min vurdering"]
    assert any(words.startswith("“") for words in _words(page))


def test_lines_of_a_text_stay_lines(reader) -> None:
    opened = reader()
    record = opened.do(_first("street_contact"))
    opened.do(lambda book: book.edit(record, set={"fact_text": "Først kom to.\nSå kom fire."}))
    page = _page(opened, record)
    panel = page.findChild(VoicePanel)
    assert panel.words.heightForWidth(600) == 2 * 20


def test_codes_are_chips_and_a_place_leads_to_its_own_page(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, opened.do(_first("street_contact")))
    chips = {badge.badge.text for badge in page.findChildren(StatusBadge)}
    assert {"Fritid", "Skole"} <= chips
    place = next(link for link in page.content.findChildren(type(page.content.back).__mro__[0])
                 if link.accessibleName().startswith("Hvor: "))  # fmt: skip
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert opened.went.opened[-1] == ("record", {"record": page.view.values["place_ref"]})


def test_the_window_title_is_the_kind_never_whom_it_is_about(reader) -> None:
    opened = reader()
    young = opened.do(lambda book: book.add("young_person", {"name": "Imran", "reason_opened": "Bad selv om det."}))
    page = _page(opened, young)
    assert page.title == "Ung"
    assert opened.went.retitles == 1


def test_the_page_is_one_stop_on_the_way_and_says_what_it_is(reader) -> None:
    opened = reader()
    page = _page(opened, opened.do(_first("street_contact")))
    assert page.focusPolicy() == Qt.FocusPolicy.NoFocus and page.focusProxy() is page.area
    assert page.view is not None and page.area.accessibleName() == page.view.title != ""


def test_a_cpr_number_is_masked_in_the_page_and_in_its_history(reader, qtbot: QtBot) -> None:
    opened = reader()
    values = {"alias": "Imse", "reason_opened": "Han har bedt om hjælp.", "cpr": "010112-1234"}
    young = opened.do(lambda book: book.add("young_person", values))
    opened.port.ask(ConfirmRules(), lambda _none: None)
    opened.port.open_identity(young, "Vi skal finde en plads.", lambda view: None)
    opened.settle()
    page = _page(opened, young)
    for line in page.findChildren(TimelineRow):
        toggle = next(iter(line.findChildren(type(page.content.back))), None)
        if toggle is not None:
            qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    everything = " ".join(_words(page) + [w.accessibleName() for w in page.findChildren(Text)])
    assert "010112-****" in everything
    assert "1234" not in everything


def test_a_suspicion_is_fenced_with_who_it_comes_from(reader) -> None:
    opened = reader()
    record = opened.do(_suspicion)
    page = _page(opened, record)
    fence = page.findChild(Fence)
    assert fence is not None
    assert fence.accessibleName().startswith("Mistanke · ikke fakta")
    assert "Fagperson" in fence.accessibleName()
    assert not page.findChildren(VoicePanel)
    outside = [label for label in page.findChildren(Text) if "gaderøverier" in label.text()]
    assert outside
    assert all(any(fence.isAncestorOf(label) for fence in page.findChildren(Fence)) for label in outside)


def _suspicion(book: FieldBook) -> str:
    from local_store.ids import SpaceId
    from local_store.views import Space

    space = Space(SpaceId("5" * 32), "SSP Nørrebro", "ssp_local")
    book.put_space(space)
    return book.add("concern", SUSPICION, space=space.id)


def test_the_history_tells_before_and_after_and_who(reader) -> None:
    opened = reader()
    record = opened.do(_first("street_contact"))
    opened.do(lambda book: book.edit(record, set={"person_count": 9}))
    page = _page(opened, record)
    assert "Hvor mange: 4 → 9" in _words(page)
    rows = page.findChildren(TimelineRow)
    assert "Nadia Holm (dig)" in rows[0].accessibleName()
    assert "denne pc" in rows[0].accessibleName()


def test_changes_written_at_the_same_time_are_marked_and_the_banner_leads_to_both(reader, qtbot: QtBot) -> None:
    opened = reader(_torn)
    page = _page(opened, opened.do(lambda book: book.conflicts()[0].record))
    marks = [badge for badge in page.findChildren(StatusBadge) if badge.badge.text == "Skrevet samtidig"]
    assert len(marks) == 2
    qtbot.mouseClick(page.content.banner.look, Qt.MouseButton.LeftButton)
    assert opened.went.opened[-1] == ("conflict", {"record": page.record, "field": "count_min"})
    assert page.content.kept.badge.text == "Kræver blik"


def test_taking_back_the_newest_own_change_can_itself_be_undone(reader, qtbot: QtBot) -> None:
    opened = reader()
    record = opened.do(_first("street_contact"))
    opened.do(lambda book: book.edit(record, set={"person_count": 9}))
    page = _page(opened, record)
    qtbot.mouseClick(page.content.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.values["person_count"] == 4, timeout=5000)
    opened.went.undo()
    qtbot.waitUntil(lambda: page.view.values["person_count"] == 9, timeout=5000)


def test_ctrl_e_edits(reader, qtbot: QtBot) -> None:
    opened = reader()
    record = opened.do(_first("youth_group"))
    _page(opened, record)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.edited == [(record, "youth_group")]


def test_what_belongs_to_a_group_is_listed_and_opens(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, opened.do(lambda book: next(
        one.id for one in book.list("youth_group").records if one.fields["name"] == "Trappen")))  # fmt: skip
    related = page.content.related
    assert related.rows.rowCount() > 5
    related.setFocus()
    qtbot.keyClick(related, Qt.Key.Key_Return)
    assert opened.went.opened[-1][0] == "record"


def test_a_change_from_elsewhere_shows_and_leaves_the_keyboard_where_it_was(reader, qtbot: QtBot) -> None:
    opened = reader()
    record = opened.do(_first("street_contact"))
    page = _page(opened, record)
    page.content.edit.setFocus()
    before = page.content
    opened.do(lambda book: book.edit(record, set={"person_count": 9}))
    qtbot.waitUntil(lambda: page.content is not before, timeout=5000)
    assert QApplication.focusWidget() is page.content.edit


def test_a_record_that_is_not_here_says_so(reader) -> None:
    opened = reader()
    page = _page(opened, "0" * 32)
    assert page.view is None
    assert any(words for words in _words(page))
    assert not opened.went.told


def test_from_a_record_that_is_not_here_one_goes_back_with_enter(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = RecordPage(opened.port, opened.went)
    opened.show(page, record="0" * 32)
    shown = page.area.widget()
    assert isinstance(shown, EmptyState) and shown.action is not None
    assert shown.action.isVisible() and shown.action.hasFocus()
    assert page.area.accessibleName()
    qtbot.keyClick(shown.action, Qt.Key.Key_Return)
    assert opened.went.backs == 1


@pytest.mark.parametrize("size", [(1064, 720), (560, 480)])
@pytest.mark.parametrize("kind", ["street_contact", "youth_group", "ssp_case", "club_log", "outreach_round"])
def test_nothing_is_cut_off(reader, kind: str, size: tuple[int, int]) -> None:
    opened = reader(_torn)
    page = _page(opened, opened.do(_first(kind)), size)
    assert clipped(page) == []
    assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0
