"""The first run: three ways in, three steps, and nothing sent before a passphrase is chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.door.conftest import Show
from tests.ui.shell.recording_port import RecordingDoor
from ui.door import words
from ui.door.door import Door
from ui.door.first_run import INVITATION, ORGANISATION, PRACTICE, FirstRun
from ui.door.steps import PassphraseStep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SECRET = "kastanje bølge lygte"


def begin(show: Show, door: RecordingDoor | None = None) -> tuple[FirstRun, RecordingDoor]:
    door = door or RecordingDoor(total=0)
    page = FirstRun(door)
    show(page)
    return page, door


def choose_passphrase(page: FirstRun, name: str = "") -> None:
    step = page.passphrase
    assert step is not None
    if name:
        step.name.set_text(name)
    step.first.line.setText(SECRET)
    step.again.line.setText(SECRET)
    page.go_on()


def texts(page: FirstRun) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_invitation_is_chosen_beforehand_and_has_the_keyboard(show: Show) -> None:
    page, _door = begin(show)
    assert page.choice == INVITATION
    assert page.invitation.field.line.hasFocus()


class _Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_it_flashes_up_as_a_window_and_takes_the_keyboard(show: Show, qapp: QApplication) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    try:
        page, _door = begin(show, RecordingDoor(total=2))  # with books there is a way back
        page.choose(PRACTICE)
        page.go_on()
        page.step_back()
        PassphraseStep(named=True, parent=page)
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == ["FirstRun"]


def test_a_step_begins_at_its_top_in_a_low_window(show: Show, qtbot: QtBot) -> None:
    page, _door = begin(show)
    page.resize(640, 360)
    page.choose(PRACTICE)
    scrolled = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: scrolled.value() > 0)  # what it asks lies below the edge
    page.go_on()
    QApplication.processEvents()
    assert scrolled.value() == 0


@pytest.mark.parametrize(("digit", "choice"), [("2", ORGANISATION), ("3", PRACTICE), ("1", INVITATION)])
def test_a_digit_chooses_even_from_the_empty_invitation_field(show: Show, digit: str, choice: int) -> None:
    page, _door = begin(show)
    QTest.keyClick(QApplication.focusWidget(), digit)
    assert page.choice == choice
    assert page.invitation.text() == ""


@pytest.mark.parametrize("choice", [INVITATION, PRACTICE])
def test_in_a_low_window_all_ways_and_what_the_chosen_one_asks_are_in_sight(
    show: Show, qapp: QApplication, choice: int
) -> None:
    page, _door = begin(show)
    page.resize(853, 480)
    page.choose(choice)
    for _ in range(3):
        qapp.processEvents()
    seen = page._area.viewport().rect()
    for part in (*page.cards, page._panels[choice]):
        whole = QRect(part.mapTo(page._area.viewport(), QPoint()), part.size())
        assert seen.contains(whole), part.accessibleName()
    page.resize(1280, 800)
    assert {card.height() for card in page.cards} == {76}


def test_enter_goes_on_with_a_way_that_was_chosen_with_the_mouse(show: Show) -> None:
    page, _door = begin(show)
    QTest.mouseClick(page.cards[PRACTICE], Qt.MouseButton.LeftButton)
    QTest.keyClick(page.cards[PRACTICE], Qt.Key.Key_Return)
    assert page.passphrase is not None


def test_enter_on_a_way_that_is_not_chosen_chooses_it(show: Show) -> None:
    page, _door = begin(show)
    page.cards[PRACTICE].setFocus()
    QTest.keyClick(page.cards[PRACTICE], Qt.Key.Key_Return)
    assert (page.choice, page.passphrase) == (PRACTICE, None)


def test_an_invitation_is_read_and_its_four_words_are_shown(show: Show, qtbot: QtBot) -> None:
    page, _door = begin(show)
    page.invitation.field.set_text("feltbog:nb-7Q4K")
    qtbot.waitUntil(lambda: page.invitation.view is not None, timeout=5000)
    said = page.invitation.words.text()
    assert "Gadeteam Nørrebro har inviteret dig som gadeplansmedarbejder. Gælder til søndag 22. november." in said
    assert "kastanje · bølge · lygte · tirsdag" in said
    assert page.button.text() == "Ordene passer, fortsæt"


def test_an_invitation_that_no_longer_holds_is_refused_under_the_field(show: Show) -> None:
    page, _door = begin(show)
    page.invitation.field.set_text("noget andet")
    page.invitation.read()
    assert page.invitation.field.error() == "Invitationen gælder ikke længere. Bed om en ny."
    page.go_on()
    assert page.passphrase is None


def test_joining_takes_three_steps_and_ends_with_where_the_book_lies(show: Show) -> None:
    page, door = begin(show)
    opened: list[object] = []
    page.opened.connect(opened.append)
    page.invitation.field.set_text("feltbog:nb-7Q4K")
    page.invitation.read()
    page.go_on()
    choose_passphrase(page, "Nadia Holm")
    assert door.made == [("join", "feltbog:nb-7Q4K", "Nadia Holm", SECRET)]
    assert opened == []
    assert page.steps.step() == 2
    assert "/bog" in texts(page)
    assert "Din administrator kan åbne den" in texts(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert opened == [door.port]


def test_a_new_organisation_asks_for_what_it_needs(show: Show) -> None:
    page, door = begin(show)
    page.choose(ORGANISATION)
    page.go_on()
    assert page.passphrase is None
    assert page.organisation.name.error() == "Skriv, hvad I hedder."
    page.organisation.name.set_text("Gadeteam Nørrebro")
    page.organisation.endpoint.set_text("https://central.example")
    page.organisation.folder.set_text("/usb")
    page.go_on()
    choose_passphrase(page, "Mette Krogh")
    assert door.made == [("create", "https://central.example", "Gadeteam Nørrebro", "Mette Krogh", SECRET, "/usb")]


def test_practice_needs_no_name(show: Show) -> None:
    page, door = begin(show)
    page.choose(PRACTICE)
    page.go_on()
    choose_passphrase(page)
    assert door.made == [("practise", SECRET)]


@pytest.mark.parametrize(
    ("first", "again", "field", "words_"),
    [
        ("kort", "kort", "first", "Brug mindst 12 tegn. Længde er det, der holder."),
        (SECRET, "noget helt andet", "again", "De to er ikke ens. Skriv den igen."),
    ],
)
def test_a_passphrase_must_be_long_and_written_twice(
    show: Show, first: str, again: str, field: str, words_: str
) -> None:
    page, door = begin(show)
    page.choose(PRACTICE)
    page.go_on()
    assert page.passphrase is not None
    page.passphrase.first.line.setText(first)
    page.passphrase.again.line.setText(again)
    page.go_on()
    assert getattr(page.passphrase, field).error() == words_
    assert door.made == []


def test_going_back_forgets_the_passphrase(show: Show) -> None:
    page, _door = begin(show)
    page.choose(PRACTICE)
    page.go_on()
    assert page.passphrase is not None
    page.passphrase.first.line.setText(SECRET)
    page.step_back()
    assert page.passphrase is None
    assert page.steps.step() == 0


def test_an_invitation_can_come_from_a_file_and_a_picture_of_a_cat_cannot(show: Show, tmp_path: Path) -> None:
    page, _door = begin(show)
    good, bad = tmp_path / "invitation.txt", tmp_path / "cat.jpg"
    good.write_text("feltbog:nb-7Q4K\n", encoding="utf-8")
    bad.write_bytes(b"\xff\xd8\xff\xe0cat")
    page.invitation.take_file(good)
    assert page.invitation.text() == "feltbog:nb-7Q4K"
    page.invitation.take_file(bad)
    assert page.invitation.field.error() == "Filen kunne ikke læses som en invitation."


def test_another_language_keeps_what_was_begun(show: Show, qtbot: QtBot) -> None:
    door = Door(RecordingDoor(total=0))
    qtbot.addWidget(door)
    door.start()
    page = door.currentWidget()
    assert isinstance(page, FirstRun)
    page.invitation.field.set_text("feltbog:nb")
    door.renew()
    again = door.currentWidget()
    assert isinstance(again, FirstRun)
    assert again is not page
    assert again.begun() == (INVITATION, "feltbog:nb")


@pytest.mark.parametrize(
    ("passphrase", "level", "word"),
    [
        ("", 0, "12 tegn mere"),
        ("elleve tegn", 0, "Ét tegn mere"),
        ("tolv tegn her", 1, "Lang nok"),
        ("seksten tegn her", 2, "God"),
        ("fireogtyve tegn er meget", 3, "Stærk"),
    ],
)
def test_strength_is_length(passphrase: str, level: int, word: str) -> None:
    assert (words.strength(passphrase), words.strength_word(passphrase)) == (level, word)
