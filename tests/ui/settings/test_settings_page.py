"""Settings on a real book: what is chosen is kept, and a passphrase is changed with the real vault."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.errors import Text
from tests.ui.forms.conftest import MakeBook, OpenBook, ShowBook
from tests.ui.reading_book import clipped
from ui.components.qr import QrPicture
from ui.components.text import Text as Words
from ui.settings.invite_card import InviteCard
from ui.settings.page import SettingsPage
from ui.style import language
from ui.views import InvitationView, Problem, SpaceView

OLD, NEW = "fire ord i en bog", "seks andre ord om havet"


def opened(book: OpenBook, show_book: ShowBook) -> SettingsPage:
    window = show_book(book)
    assert window.area is not None
    window.area.open("settings")
    book.settle()
    return cast(SettingsPage, window.area.page())


def test_what_is_chosen_is_kept(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    page = opened(book, show_book)
    page.looks.theme.set_index(2)
    page.looks.lock.set_value(15)
    page.looks.hold.setChecked(True)
    book.settle()
    kept = book.ask(book.port.settings)
    assert (kept.theme, kept.lock_after_minutes, kept.hold_sync) == ("dark", 15, True)
    page.refresh()
    book.settle()
    assert page.looks.theme.index() == 2
    assert page.looks.hold.isChecked()


def test_facts_are_shown_and_can_be_read_aloud(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book()
    page = opened(book, show_book)
    assert page.facts.lines["person"].text() == "Nadia Holm"
    assert page.facts.lines["book_folder"].text() == book.ask(book.port.settings).book_folder
    assert page.facts.lines["book_folder"].accessibleName() == "Bogen ligger i"
    assert page.facts.lines["organisation"].isReadOnly()


def test_the_passphrase_is_changed_without_a_network(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    page = opened(book, show_book)
    folder = book.ask(book.port.settings).book_folder
    for field, text in zip(page.passphrase.fields(), (OLD, NEW, NEW), strict=True):
        QTest.keyClicks(field.line, text)
    QTest.keyClick(page.passphrase.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.passphrase.new.text())
    assert not page.passphrase.old.text() and not page.passphrase.again.text()
    book.session.lock()
    book.session.wait_until_shut()
    with FieldBook.open(Path(folder), NEW) as again:
        assert again.count("club_log") > 0


def test_a_wrong_old_one_keeps_the_new_ones(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    page = opened(make_book(), show_book)
    for field, text in zip(page.passphrase.fields(), ("en helt anden", NEW, NEW), strict=True):
        field.line.setText(text)
    page.passphrase.check()
    qtbot.waitUntil(lambda: bool(page.passphrase.old.error()))
    assert page.passphrase.new.text() == NEW
    assert QApplication.focusWidget() is page.passphrase.old.line


def test_gaps_are_said_at_their_field(make_book: MakeBook, show_book: ShowBook) -> None:
    page = opened(make_book(), show_book)
    page.passphrase.new.line.setText("kort")
    page.passphrase.check()
    assert page.passphrase.old.error() and page.passphrase.new.error() and page.passphrase.again.error()
    assert QApplication.focusWidget() is page.passphrase.old.line


def test_only_administrators_are_offered_to_invite(make_book: MakeBook, show_book: ShowBook) -> None:
    assert opened(make_book(), show_book).invite is None


def test_an_invitation_is_made_of_name_role_and_spaces(qtbot: QtBot) -> None:
    card = InviteCard()
    qtbot.addWidget(card)
    card.resize(500, 700)
    card.show()
    asked: list[tuple[str, str, tuple[str, ...]]] = []
    card.wanted.connect(lambda *given: asked.append(given))
    card.show_spaces((SpaceView("a" * 32, "Nørrebro", "team", 3), SpaceView("b" * 32, "Mit", "own", 0)))
    assert list(card.spaces) == ["a" * 32]
    card.check()
    assert card.name.error()
    card.name.set_text("Sara Lund")
    card.check()
    assert card.trouble.text() == "Vælg mindst ét rum."
    card.spaces["a" * 32].setChecked(True)
    card.role.set_value("club")
    card.button.click()
    assert asked == [("Sara Lund", "club", ("a" * 32,))]
    card.refused(Problem(Text("Der er ikke net.", "No network."), "unreachable"))
    assert card.trouble.text() == "Der er ikke net." and card.name.text() == "Sara Lund"
    expires = datetime.now().astimezone() + timedelta(days=2)
    view = InvitationView("Øvelse", "club", expires, ("kastanje", "bro", "fyr", "sne"), "https://eksempel.dk")
    card.show_made("feltbog:abc", view)
    assert card.made.accessibleName() == "kastanje bro fyr sne"
    _shows(card.picture, "feltbog:abc")
    card.copy.click()
    assert QGuiApplication.clipboard().text() == "feltbog:abc"


def _shows(picture: QrPicture, text: str) -> None:
    """Every module of the picture is there, black on white, with white around it."""
    shown = picture.grab().toImage()
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = picture.width() // (len(rows) + 8)
    scale = shown.width() / picture.width()
    for down in range(-4, len(rows) + 4):
        for along in range(-4, len(rows) + 4):
            inside = 0 <= down < len(rows) and 0 <= along < len(rows)
            at = [round((4.5 + step) * side * scale) for step in (along, down)]
            dark = shown.pixelColor(*at).lightness() < 128
            assert dark == (inside and bool(rows[down][along]))


def test_everything_that_takes_the_keyboard_has_a_name(make_book: MakeBook, show_book: ShowBook) -> None:
    page = opened(make_book(), show_book)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy():
            assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget


def test_the_keyboard_begins_at_the_language_that_is_spoken(make_book: MakeBook, show_book: ShowBook) -> None:
    page = opened(make_book(), show_book)
    for spoken, words in (("en", "English"), ("da", "Dansk")):
        language.choose(spoken)
        fresh = SettingsPage(page._port, page._navigator)
        assert cast(QAbstractButton, fresh.first_focus()).text() == words
        fresh.deleteLater()


def test_in_a_narrow_window_what_a_choice_is_about_is_said_whole(make_book: MakeBook, show_book: ShowBook) -> None:
    page = opened(make_book(), show_book)
    page.window().resize(1000, 560)
    QApplication.processEvents()
    for label in page.looks.findChildren(Words):
        lines = -(-label.sizeHint().width() // label.width())
        assert label.height() >= min(2, lines) * label.fontMetrics().height(), label.text()
    assert clipped(page) == []
