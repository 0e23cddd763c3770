"""The pocket guide and the notification beside it, over a real book."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.records.catalogue import load_catalogue
from local_store.rules.logbooks import NEEDS
from tests.ui.known_pages import known_page
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.buttons import Button
from ui.guides.opening import open_when_needed
from ui.guides.page import GuidePage
from ui.guides.topics import DUTY, TOPICS, markdown
from ui.shell.navigation import PageName


def _fill(book: FieldBook) -> None:
    nothing(book)
    concern = {"who_text": "en dreng på 14", "fact_text": "Sover ikke hjemme.", "source_type": "egen_observation"}
    book.add("concern", concern)


@pytest.fixture
def guide(reader: object) -> tuple[Reader, GuidePage]:
    opened: Reader = reader(_fill)  # type: ignore[operator]
    page = GuidePage(opened.port, opened.went)
    opened.show(page)
    return opened, page


def _concern(opened: Reader) -> str:
    return opened.do(lambda book: book.list("concern").records[0].id)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_is_short_has_a_title_and_leads_only_where_there_is_a_page(topic: str, language: str) -> None:
    text = markdown(topic, language)
    assert text.startswith("# ")
    assert len(text.split()) < 260
    assert set(re.findall(r"\]\(([^)]+)\)", text)) <= set(TOPICS)


@pytest.mark.parametrize("topic", [DUTY, "dele", "aldre"])
def test_words_of_law_ask_for_a_lawyer(topic: str) -> None:
    assert "bekræftes af en jurist" in markdown(topic, "da")
    assert "confirmed by a lawyer" in markdown(topic, "en")


def test_a_link_and_the_list_lead_to_other_pages(guide) -> None:
    _, page = guide
    page.reader.anchorClicked.emit(QUrl("vink"))
    assert page.topic == "vink"
    page.topics["gaden"].click()
    assert "Gå aldrig alene" in page.reader.toPlainText()
    assert page.topics["gaden"].accessibleDescription() == "vises nu"


def test_the_numbers_say_that_the_municipality_puts_them_in(guide) -> None:
    from ui.components.text import Text

    _, page = guide
    shown = [label.text() for label in page._list.findChildren(Text)]
    assert "tekst indsættes af kommunen" in shown
    assert "112" in shown


@pytest.mark.parametrize(("width", "making"), [(700, False), (1064, True)])
def test_where_the_list_has_no_room_its_pages_and_numbers_stand_at_the_end_of_the_words(
    guide, qtbot: QtBot, width: int, making: bool
) -> None:
    opened, page = guide
    page.window().resize(width, 500)
    page.arrive(record=_concern(opened) if making else "")
    page.refresh()
    opened.settle()
    assert not page._list.isVisible() and page.reader.isVisible()
    words = page.reader.toPlainText()
    assert "112" in words and "tekst indsættes af kommunen" in words
    page.reader.setFocus()
    seen = set()
    for _ in range(2 * len(TOPICS)):
        qtbot.keyClick(page.reader, Qt.Key.Key_Tab)
        seen.add(page.reader.textCursor().charFormat().anchorHref())
        if not page.reader.hasFocus():
            break
    assert not page.reader.hasFocus() and seen >= set(TOPICS) - {page.topic}
    page.record = ""
    page.window().resize(1064, 500)
    page.arrive()
    assert page._list.isVisible() and "112" not in page.reader.toPlainText().partition("Gør det")[2]


def test_the_numbers_come_into_sight_by_tab_in_a_low_window(guide, qtbot: QtBot) -> None:
    _, page = guide
    page.window().resize(840, 480)
    last = page.topics[list(TOPICS)[-1]]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    box = QApplication.focusWidget()
    assert box is not None and box.accessibleName().startswith("Ring her. Fare lige nu: 112")
    assert box.visibleRegion().boundingRect() == box.rect()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert page.reader.hasFocus()


def test_where_only_the_notification_has_room_the_keyboard_begins_there(guide) -> None:
    opened, page = guide
    page.window().resize(808, 500)
    page.arrive(record=_concern(opened))
    page.refresh()
    opened.settle()
    assert not page.reader.isVisible() and page.first_focus().isVisible()
    assert page.panes() == [page.first_focus()]


def test_with_a_record_the_notification_stands_beside_the_duty(guide, qtbot: QtBot) -> None:
    opened, page = guide
    page.arrive(record=_concern(opened))
    page.refresh()
    opened.settle()
    assert page.topic == DUTY
    assert page.notification.isVisible()
    assert page.notification.state.badge.text == "Ikke sendt endnu"
    page.notification.route.line.setText("Modtageenheden, digitalt")
    page.save()
    qtbot.waitUntil(lambda: page.notification.state.badge.text.startswith("Sendt"), timeout=5000)
    assert not page.notification.mark.isVisible()
    told = opened.do(lambda book: book.list("concern").records[0].fields)
    assert told["notification_route"] == "Modtageenheden, digitalt"
    assert page.notification.route.line.isReadOnly()
    opened.went.undo()
    qtbot.waitUntil(lambda: page.notification.mark.isVisible(), timeout=5000)


def test_it_is_copied_and_printed_and_the_workplace_is_remembered(guide, qtbot: QtBot, tmp_path: Path) -> None:
    opened, page = guide
    page.arrive(record=_concern(opened))
    page.refresh()
    opened.settle()
    page.notification.workplace.line.setText("Blågårdsgade 1")
    page.notification.workplace.line.editingFinished.emit()
    qtbot.waitUntil(lambda: page.notification.view.workplace == "Blågårdsgade 1", timeout=5000)
    page.copy()
    assert "Sover ikke hjemme." in QGuiApplication.clipboard().text()
    assert "Blågårdsgade 1" in QGuiApplication.clipboard().text()
    page.print_to(str(tmp_path / "u.pdf"))
    qtbot.waitUntil(lambda: len(opened.went.said) == 2, timeout=10_000)
    assert (tmp_path / "u.pdf").stat().st_size > 1000


def test_only_a_need_for_a_notification_opens_it(guide) -> None:
    opened, _ = guide
    open_when_needed(opened.went, "a", "logbook_entry", {"need": "ssp"})
    open_when_needed(opened.went, "a", "youth_group", {"needs": ["fritid"]})
    assert not opened.went.opened
    open_when_needed(opened.went, "b", "logbook_entry", {"need": "underretning"})
    open_when_needed(opened.went, "c", "group_observation", {"needs": ["underretning", "fritid"]})
    open_when_needed(opened.went, "d", "youth_group", {"needs": ["underretning"]})
    assert [arguments["record"] for _name, arguments in opened.went.opened] == ["b", "c", "d"]


def test_every_kind_that_can_say_so_opens_it() -> None:
    """Whatever kind has a field whose answers hold a notification as a need is one that opens the guide."""
    catalogue = load_catalogue()
    asks = {
        kind.name
        for kind in catalogue.kinds()
        for spec in kind.fields
        if spec.codes and "need" in spec.codes and "underretning" in {c.code for c in catalogue.codes(spec.codes)}
    }
    assert asks == NEEDS


def test_from_a_group_the_notification_is_about_the_group_itself(guide, qtbot: QtBot) -> None:
    opened, page = guide
    group = opened.do(lambda book: book.add("youth_group", {"name": "Trappen", "needs": ["underretning"]}))
    page.arrive(topic=DUTY, record=group)
    page.refresh()
    opened.settle()
    assert "Trappen" in page.notification.view.as_text()
    page.save()
    qtbot.waitUntil(lambda: page.notification.state.badge.text.startswith("Sendt"), timeout=5000)
    (told,) = opened.do(lambda book: book.list("concern", where={"group_id": group}).records)
    assert told.fields["notification_sent_at"]


@pytest.mark.parametrize("size", [(1064, 720), (789, 480)])
@pytest.mark.parametrize("making", [False, True])
def test_nothing_is_cut_off_and_everything_has_a_name(guide, size: tuple[int, int], making: bool) -> None:
    opened, page = guide
    page.window().resize(*size)
    page.arrive(record=_concern(opened) if making else "")
    page.refresh()
    opened.settle()
    assert clipped(page) == []
    assert nameless(page) == []


def test_escape_and_keys_lead_on(guide, qtbot: QtBot) -> None:
    opened, page = guide
    page.arrive(record=_concern(opened))
    page.refresh()
    opened.settle()
    page.reader.setFocus()
    qtbot.keyClick(page.reader, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.edited[-1][1] == "concern"


def test_the_page_of_whatever_may_need_a_notification_leads_to_it_again(guide, qtbot: QtBot) -> None:
    opened, _ = guide
    seen = {"occurred_at": "2026-11-20T21:00:00+01:00", "place_ref": "Banen", "needs": ["underretning"]}
    person = {"alias": "Imran", "reason_opened": "Bad om hjælp."}

    def write(book: FieldBook) -> list[str]:
        young = book.add("young_person", person)
        logged = {"young_person_id": young, "written_on": "2026-11-20", "need": "underretning"}
        return [book.add("group_observation", seen), book.add("logbook_entry", logged), *(
            one.id for one in book.list("concern").records)]  # fmt: skip

    for record in opened.do(write):
        page = known_page(opened, record)
        button = page.findChild(Button, "notify")
        assert button is not None and button.isVisible()
        button.click()
        assert opened.went.opened[-1] == (PageName.GUIDE, {"topic": DUTY, "record": record})
