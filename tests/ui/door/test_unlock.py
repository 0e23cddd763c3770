"""Unlocking: the right passphrase, the wrong one, and the patience in between."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from local_store.errors import Text
from tests.ui.door.conftest import Show
from tests.ui.shell.recording_port import RecordingDoor, RecordingPort
from ui.door.cover import LockedCover
from ui.door.door import Door
from ui.door.first_run import PRACTICE, FirstRun
from ui.door.unlock import UnlockPage
from ui.views import Problem

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def card(door: RecordingDoor, show: Show) -> UnlockPage:
    page = UnlockPage(door, door.books()[0], "1.0")
    show(page)
    return page


def words(page: UnlockPage | LockedCover) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_right_passphrase_opens_and_the_field_is_emptied(show: Show) -> None:
    door = RecordingDoor()
    page = card(door, show)
    opened: list[object] = []
    page.opened.connect(opened.append)
    assert page.card.field.line.hasFocus()
    page.card.field.line.setText("kastanje bølge lygte")
    QTest.keyClick(page.card.field.line, Qt.Key.Key_Return)
    assert opened == [door.port]
    assert page.card.field.text() == ""


def test_a_wrong_one_says_so_counts_down_and_leaves_the_field_open(show: Show) -> None:
    door = RecordingDoor()
    page = card(door, show)
    page.card.field.line.setText("forkert")
    QTest.keyClick(page.card.field.line, Qt.Key.Key_Return)
    said = page.card.trouble.text()
    assert said == "Den passede ikke. Prøv igen om 8 sekunder. Ventetiden bliver længere for hver gang."
    assert page.card.button.text() == "Lås op om 8 sekunder"
    assert not page.card.button.isEnabled()
    assert page.card.field.line.isEnabled()
    assert page.card.field.editor.accessibleDescription() == said
    QTest.keyClick(page.card.field.line, Qt.Key.Key_Return)
    assert len(door.tried) == 1


def test_when_the_wait_is_over_one_may_try_again(show: Show, qtbot: QtBot) -> None:
    page = card(RecordingDoor(wait_seconds=0.2), show)
    page.card.field.line.setText("forkert")
    page.card.try_now()
    qtbot.waitUntil(page.card.button.isEnabled, timeout=5000)
    assert page.card.trouble.text() == "Den passede ikke. Prøv igen."
    QTest.keyClicks(page.card.field.line, "x")
    assert not page.card.trouble.isVisible()


def test_another_trouble_is_told_in_its_own_words(show: Show) -> None:
    class Newer(RecordingDoor):
        def unlock(self, folder: str, passphrase: str, then: object, failed: object, ready: object = None) -> None:
            text = Text("Bogen er nyere end programmet. Opdatér, så åbner den.", "")
            assert callable(failed)
            failed(Problem(text, "newer"))

    page = card(Newer(), show)
    page.card.field.line.setText("hvad som helst")
    page.card.try_now()
    assert page.card.trouble.text() == "Bogen er nyere end programmet. Opdatér, så åbner den."
    assert page.card.button.isEnabled()


def test_the_first_opening_after_an_update_says_that_it_takes_a_while(show: Show) -> None:
    class Updated(RecordingDoor):
        def unlock(self, folder: str, passphrase: str, then: object, failed: object, ready: object = None) -> None:
            assert callable(ready)
            for done in (0, 42_000):
                ready(done, 100_000)

    page = card(Updated(), show)
    assert not page.card.ready.isVisible()
    page.card.field.line.setText("hvad som helst")
    page.card.try_now()
    assert page.card.ready.text() == "Bogen gøres klar efter opdateringen. Det sker kun denne ene gang. 42 %"
    assert page.card.ready.isVisible() and page.card.button.text() == "Gør bogen klar …"
    assert page.card.field.editor.accessibleDescription() == page.card.ready.text()


def test_nothing_is_tried_without_a_passphrase(show: Show) -> None:
    door = RecordingDoor()
    page = card(door, show)
    page.card.try_now()
    assert door.tried == []


def test_the_card_says_which_book_and_offers_the_others(show: Show) -> None:
    page = card(RecordingDoor(total=2), show)
    assert "Bog 1 af 2 på denne pc" in words(page)
    wanted: list[str] = []
    page.other_wanted.connect(wanted.append)
    actions = [action for action in page.card.others().actions() if action.text()]
    assert [action.text() for action in actions] == ["Bog 1", "Bog 2", "Ny bog på denne pc …"]
    assert not actions[0].isEnabled()
    actions[1].trigger()
    actions[2].trigger()
    assert wanted == ["/bog2", ""]


def test_the_forgotten_passphrase_gets_an_answer(show: Show) -> None:
    page = card(RecordingDoor(), show)
    page.card.forgotten_link.click()
    assert page.card.forgotten.isVisible()
    assert "Din administrator kan hjælpe" in page.card.forgotten.text()


def test_the_cover_says_nothing_but_that_it_is_shut(show: Show) -> None:
    cover = LockedCover()
    show(cover)
    assert cover.button.hasFocus()
    assert words(cover) == [
        "Bogen er lukket",
        "Dine kladder er gemt. Ingen kan læse med.",
        "Ring 112, hvis nogen er i fare",
    ]


def test_the_door_chooses_the_page_by_what_lies_on_the_pc(qtbot: QtBot) -> None:
    for total, expected in ((0, "FirstRun"), (1, "UnlockPage")):
        door = Door(RecordingDoor(total=total))
        qtbot.addWidget(door)
        door.start()
        assert type(door.currentWidget()).__name__ == expected


def test_another_book_of_the_pc_is_remembered(qtbot: QtBot) -> None:
    door = Door(RecordingDoor(total=2))
    qtbot.addWidget(door)
    door.start()
    page = door.currentWidget()
    assert isinstance(page, UnlockPage)
    page.other_wanted.emit("/bog2")
    door.show_cover()
    door.start()
    again = door.currentWidget()
    assert isinstance(again, UnlockPage)
    again.show()
    assert any("Bog 2 af 2" in label.text() for label in again.findChildren(QLabel))


def _card_of(door: Door) -> UnlockPage:
    page = door.currentWidget()
    assert isinstance(page, UnlockPage)
    return page


@pytest.mark.parametrize("total", [0, 2])
def test_a_practice_book_that_was_locked_is_unlocked_again(show: Show, total: int) -> None:
    port = RecordingPort(practice=True)
    recording = RecordingDoor(total=total, practised=True, port=port)
    door = Door(recording)
    show(door)
    door.show_first_run()
    page = door.currentWidget()
    assert isinstance(page, FirstRun)
    page.opened.emit(port)
    door.show_cover()
    door.start()
    card = _card_of(door)
    assert "Lås din øvebog op" in words(card)
    card.card.field.line.setText("kastanje bølge lygte")
    card.card.try_now()
    assert recording.tried == [("/practice", "kastanje bølge lygte")]


def test_whoever_only_practised_can_begin_for_good_and_go_back(show: Show) -> None:
    door = Door(RecordingDoor(total=0, practised=True))
    show(door)
    door.start()
    offered = _card_of(door).card.others().actions()
    assert [one.text() for one in offered if one.text()] == ["Øvebogen", "Ny bog på denne pc …"]
    offered[-1].trigger()
    page = door.currentWidget()
    assert isinstance(page, FirstRun)
    assert page.back_link.isVisible()
    page.choose(PRACTICE)
    assert any("bliver slettet" in label.text() for label in page.findChildren(QLabel) if label.isVisible())
    page.step_back()
    _card_of(door)


def test_the_practice_book_stands_among_the_others(show: Show) -> None:
    door = Door(RecordingDoor(total=1, practised=True))
    show(door)
    door.start()
    assert "Lås din feltbog op" in words(_card_of(door))
    offered = {one.text(): one for one in _card_of(door).card.others().actions()}
    offered["Øvebogen"].trigger()
    card = _card_of(door).card
    assert "Så lav en ny øvebog" in card.forgotten.text()
