"""The window: where one can go, which keys lead there, and what is left of it when the book is shut."""

from typing import ClassVar, cast

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.places import pages
from sync.status import status_of
from tests.ui.shell.conftest import OpenWindow
from tests.ui.shell.plain_page import PlainPage
from tests.ui.shell.recording_port import NOW, TEAM, RecordingDoor, RecordingPort
from ui.door.cover import LockedCover
from ui.shell.book_area import BookArea
from ui.shell.main_window import MainWindow, sizes_on
from ui.shell.navigation import PageName

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def book(window: MainWindow) -> BookArea:
    assert window.area is not None
    return window.area


def here(window: MainWindow) -> str:
    place = book(window).here()
    return "" if place is None else place.page


def page(window: MainWindow) -> PlainPage:
    return cast(PlainPage, book(window).page())


def test_an_opened_book_begins_at_today_with_its_first_focus(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    assert here(window) == PageName.TODAY
    assert page(window).line.hasFocus()
    assert page(window).told == [{}, "refresh"]
    assert window.windowTitle() == "Today · Feltbog"


@pytest.mark.parametrize("screen", [(2560, 1400), (1366, 728), (1280, 720), (853, 480), (640, 360)])
def test_a_window_in_its_frame_is_no_taller_than_the_screen(screen: tuple[int, int]) -> None:
    least, first = sizes_on(QSize(*screen))
    for size in (least, first):
        assert size.width() <= screen[0]
        assert size.height() + 40 <= screen[1]
    assert least == QSize(1280, 720) or screen[1] < 768
    assert first.boundedTo(least) == least


def test_ctrl_and_a_digit_go_where_the_spine_says(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    press(window, Qt.Key.Key_4, CTRL)
    assert here(window) == PageName.FIELD_BOOK
    press(window, Qt.Key.Key_8, CTRL)
    assert here(window) == PageName.FIELD_BOOK  # a fieldworker's spine has fewer places


@pytest.mark.parametrize(("role", "second"), [("fieldworker", PageName.GROUPS), ("coordinator", PageName.REVIEW)])
def test_each_role_has_its_own_spine(open_window: OpenWindow, role: str, second: PageName) -> None:
    window = open_window(RecordingPort(role=role))
    assert list(book(window).spine.items)[1] == second


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_F, PageName.FIELD_BOOK), (Qt.Key.Key_U, PageName.OUTBOX)])
def test_chords_win_over_line_editing_in_our_text_fields(
    open_window: OpenWindow, key: Qt.Key, place: PageName
) -> None:
    window = open_window(RecordingPort())
    press(window, Qt.Key.Key_G, CTRL)
    sheet = book(window).sheet
    assert sheet is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    press(window, key, CTRL)
    assert here(window) == place
    assert book(window).sheet is None


def test_alt_left_leads_back(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    book(window).open(PageName.GROUPS, text="a")
    book(window).open(PageName.OUTBOX)
    press(window, Qt.Key.Key_Left, ALT)
    assert here(window) == PageName.GROUPS
    assert page(window).told[-2:] == [{"text": "a"}, "refresh"]


def test_a_digit_beyond_the_last_place_leads_nowhere(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    press(window, Qt.Key.Key_9, CTRL)
    assert here(window) == PageName.TODAY


def test_every_name_of_a_page_has_its_page() -> None:
    assert {page.name for page in pages()} == set(PageName)


def test_the_name_leads_to_the_settings(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RecordingPort())
    qtbot.mouseClick(book(window).spine.person, Qt.MouseButton.LeftButton)
    assert here(window) == PageName.SETTINGS


def test_the_spine_fits_a_screen_of_720_pixels_at_200_percent(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RecordingPort())
    window.setMinimumSize(640, 340)
    window.resize(640, 340)
    qtbot.waitUntil(lambda: book(window).spine.is_narrow())
    assert len(book(window).spine.items) == 7
    assert book(window).spine.minimumSizeHint().height() <= 330
    window.resize(1280, 720)
    assert book(window).spine.space.height() == 50


def test_f5_asks_the_network_and_the_page(open_window: OpenWindow) -> None:
    port = RecordingPort()
    window = open_window(port)
    press(window, Qt.Key.Key_F5)
    assert port.calls == ["sync_now"]
    assert page(window).told[-1] == "refresh"


def test_f1_opens_the_help_of_what_is_in_front(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    press(window, Qt.Key.Key_G, CTRL)
    press(window, Qt.Key.Key_F1)
    assert here(window) == PageName.HELP
    assert page(window).told[0] == {"topic": "street_contact"}


def test_f6_goes_between_spine_and_page(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    press(window, Qt.Key.Key_F6)
    assert book(window).spine.items[PageName.TODAY].hasFocus()
    press(window, Qt.Key.Key_F6)
    assert page(window).line.hasFocus()


def test_the_badge_shows_what_the_port_says_and_opens_the_outbox(open_window: OpenWindow) -> None:
    port = RecordingPort()
    window = open_window(port)
    badge = book(window).spine.sync
    assert (badge.text(), badge.below()) == ("Kræver dit blik", "1 sted · 4 venter")
    for listener in port.said:
        listener(status_of(0, 0, last=NOW, online=True))
    assert badge.state() == "sent"
    badge.click()
    assert here(window) == PageName.OUTBOX


def test_a_toast_can_be_undone_with_ctrl_z_but_not_from_within_a_text(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    undone: list[str] = []
    book(window).say("Gemt. 5 venter på net.", undo=lambda: undone.append("x"))
    press(window, Qt.Key.Key_Z, CTRL)
    assert undone == []
    book(window).spine.items[PageName.TODAY].setFocus()
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert undone == ["x"]


def test_the_space_menu_shows_the_spaces_and_leads_to_the_settings(open_window: OpenWindow) -> None:
    window = open_window(RecordingPort())
    menu = book(window).spaces.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Nørrebro gadeteam · 7 kolleger", "SSP Nørrebro · 5 kolleger", "Indstillinger"]
    assert book(window).spaces.chosen_for("street_contact") is None
    menu.actions()[0].trigger()
    assert book(window).spaces.chosen_for("street_contact") == TEAM
    menu.actions()[1].trigger()
    assert book(window).spaces.chosen_for("street_contact") is None  # contacts do not live in an SSP space


def test_a_narrow_window_has_a_narrow_spine(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RecordingPort())
    window.setMinimumSize(640, 340)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: book(window).spine.is_narrow())
    assert book(window).spine.width() == 64


def test_practice_is_marked_on_every_screen(open_window: OpenWindow) -> None:
    assert book(open_window(RecordingPort(practice=True))).banner.isVisible()
    assert not book(open_window(RecordingPort())).banner.isVisible()


def test_locked_means_nothing_is_readable(open_window: OpenWindow) -> None:
    port = RecordingPort()
    window = open_window(port)
    page(window).line.setText("seks drenge på trappen")
    press(window, Qt.Key.Key_G, CTRL)
    press(window, Qt.Key.Key_6)
    press(window, Qt.Key.Key_L, CTRL)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert port.calls == ["lock"]
    assert port.drafts["street_contact"]["person_count"] == 6
    assert window.windowTitle() == "Feltbog"
    assert window.area is None
    assert isinstance(window.door.currentWidget(), LockedCover)
    texts = [line.text() for line in window.findChildren(QLineEdit)]
    assert "seks drenge på trappen" not in texts
    assert (port.said, port.listeners) == ([], [])


def test_the_chords_do_nothing_while_the_book_is_shut(open_window: OpenWindow) -> None:
    window = open_window(door=RecordingDoor())
    for key in (Qt.Key.Key_G, Qt.Key.Key_1, Qt.Key.Key_L):
        press(window, key, CTRL)
    assert window.area is None


def test_the_cover_opens_to_the_card_and_the_card_to_the_book(open_window: OpenWindow) -> None:
    door = RecordingDoor()
    window = open_window(door.port, door)
    window.lock()
    press(window, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "kastanje b")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("kastanje bølge lygte")
    press(window, Qt.Key.Key_Return)
    assert here(window) == PageName.TODAY


def test_nothing_is_drawn_between_one_language_and_the_next(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RecordingPort())
    area = book(window)
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert not area.updatesEnabled()
    qtbot.waitUntil(lambda: window.area is not area, timeout=5000)
    assert book(window).updatesEnabled()
    assert window.door.updatesEnabled()


def test_another_language_makes_the_screens_anew_where_we_were(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RecordingPort())
    book(window).open(PageName.GROUPS)
    before = book(window)
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    qtbot.waitUntil(lambda: window.area is not None and window.area is not before)
    assert here(window) == PageName.GROUPS


def test_everything_on_the_spine_has_a_name_and_its_keys(open_window: OpenWindow) -> None:
    spine = book(open_window(RecordingPort())).spine
    for number, item in enumerate(spine.items.values(), 1):
        assert item.accessibleName()
        assert f"Ctrl+{number}" in item.toolTip()
    assert all(
        isinstance(widget, QWidget) and widget.accessibleName() for widget in (spine.space, spine.sync, spine.lock)
    )


def test_the_spine_counts_what_waits_for_me(open_window: OpenWindow) -> None:
    item = book(open_window(RecordingPort())).spine.items[PageName.TODAY]
    assert item.count == 3
    assert item.accessibleName() == "I dag, 3"


def test_no_part_of_the_book_flashes_up_as_a_window_of_its_own(open_window: OpenWindow, qapp: QApplication) -> None:
    class Watch(QObject):
        seen: ClassVar[list[str]] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            window = isinstance(watched, QWidget) and watched.isWindow()
            if event.type() == QEvent.Type.Show and window and not isinstance(watched, MainWindow):
                self.seen.append(type(watched).__name__)
            return False

    window = open_window(door=RecordingDoor())
    watch = Watch()
    qapp.installEventFilter(watch)
    window.open_book(RecordingPort(practice=True))
    press(window, Qt.Key.Key_G, CTRL)
    qapp.removeEventFilter(watch)
    assert watch.seen == []
