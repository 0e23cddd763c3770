"""One evening at the whole app, by keyboard: write, close half-way, find, settle, lock and open again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.practice import fill
from local_store.book import FieldBook
from local_store.vault import KdfCost
from tests.journeys.app import LONG_MS, PASSPHRASE, answer, opened, running_app
from ui.shell.navigation import PageName

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def _book(home: Path) -> Path:
    folder = home / "books" / "01"
    with FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        fill(book)
    return folder


def _sit_down(qtbot: QtBot, window: QWidget) -> None:
    """Wait until the keys go to the window."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None, timeout=LONG_MS)


def _press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def _type(window: QWidget, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, text)


def test_what_was_begun_survives_closing_locking_and_opening_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = _book(tmp_path)
    with running_app(tmp_path) as whole:
        window = whole.window
        area = opened(qtbot, whole, folder)
        _sit_down(qtbot, window)
        _press(window, KEY.Key_G, CTRL)
        qtbot.waitUntil(lambda: area.sheet is not None, timeout=LONG_MS)
        for key in (KEY.Key_6, KEY.Key_Q, KEY.Key_Tab):
            _press(window, key)
        _type(window, "Seks drenge ved banen, de ventede paa bussen.")
        _press(window, KEY.Key_L, CTRL)
        qtbot.waitUntil(lambda: window.area is None, timeout=LONG_MS)
        assert window.windowTitle() == "Feltbog"
        assert not [edit for edit in window.findChildren(QLineEdit) if "drenge" in edit.text()]

        whole.door.session and whole.door.session.wait_until_shut()
        area = opened(qtbot, whole, folder)
        draft = answer(qtbot, lambda then: area.port.draft("street_contact", then))
        assert "ventede paa bussen" in str(getattr(draft, "values", None))


def test_a_contact_is_written_saved_found_and_taken_back_without_a_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    folder = _book(tmp_path)
    with running_app(tmp_path) as whole:
        window = whole.window
        area = opened(qtbot, whole, folder)
        _sit_down(qtbot, window)
        before = answer(qtbot, lambda then: area.port.count("street_contact", then))
        _press(window, KEY.Key_G, CTRL)
        qtbot.waitUntil(lambda: area.sheet is not None, timeout=LONG_MS)
        for key in (KEY.Key_4, KEY.Key_W, KEY.Key_Z, KEY.Key_Tab):
            _press(window, key)
        _type(window, "Fire piger med en basketbold, zebrastriber paa skoene.")
        _press(window, KEY.Key_Return, CTRL)
        qtbot.waitUntil(lambda: area.sheet is None, timeout=LONG_MS)
        assert answer(qtbot, lambda then: area.port.count("street_contact", then)) == int(str(before)) + 1
        found = answer(qtbot, lambda then: area.port.rows("", "zebrastri", None, 10, then))
        assert [row.kind for row in getattr(found, "rows", ())] == ["street_contact"]
        _press(window, KEY.Key_Z, CTRL)
        qtbot.waitUntil(
            lambda: answer(qtbot, lambda then: area.port.count("street_contact", then)) == before, timeout=LONG_MS
        )


class _Keyboard:
    """Presses keys as a person would and counts each that goes down; Ctrl, Shift and the Shift of a capital too."""

    def __init__(self, window: QWidget) -> None:
        self.window, self.keys, self.thoughts = window, 0, 0

    def decide(self) -> None:
        """A moment to think: before a command and before a field."""
        self.thoughts += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        _press(self.window, key, modifier)
        self.keys += 1 + (modifier != Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        _type(self.window, text)
        self.keys += sum(1 + letter.isupper() for letter in text)

    def tab_to(self, field: QWidget) -> None:
        for _ in range(FAR):
            if field.isAncestorOf(QApplication.focusWidget()):
                return
            self.press(KEY.Key_Tab)
        raise AssertionError("Tab does not come to the field")


# The keystroke-level model (Card, Moran & Newell 1980): an average typist of 40 words a minute takes 0.28 s
# for a key, and a person takes 1.35 s to make up their mind before each command and each field.
KEY_S, THOUGHT_S, ALLOWED_S, FAR = 0.28, 1.35, 60, 40


def test_a_contact_with_its_place_and_a_sentence_is_fewer_keys_than_a_minute_has(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """R79, in a new book: no place is remembered, so both compulsory fields count; the time stands as now."""
    folder = tmp_path / "books" / "01"
    FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS).close()
    with running_app(tmp_path) as whole:
        area = opened(qtbot, whole, folder)
        _sit_down(qtbot, whole.window)
        board = _Keyboard(whole.window)
        board.decide()
        board.press(KEY.Key_G, CTRL)
        qtbot.waitUntil(lambda: area.sheet is not None, timeout=LONG_MS)
        form = area.sheet.form  # type: ignore[union-attr]
        for key in (KEY.Key_4, KEY.Key_W, KEY.Key_Z):  # how many, gender, mood
            board.decide()
            board.press(key)
        for field, words in (
            (form.voices["fact_text"], "Fire piger med en basketbold."),
            (form.place, "Trappen"),
        ):
            board.decide()
            board.tab_to(field)
            board.type(words)
        board.decide()
        board.press(KEY.Key_Return, CTRL)
        qtbot.waitUntil(lambda: area.sheet is None, timeout=LONG_MS)
        assert answer(qtbot, lambda then: area.port.count("street_contact", then)) == 1
        for written in ("basketbold", "Trappen"):
            found = answer(qtbot, lambda then, words=written: area.port.rows("", words, None, 10, then))
            assert [row.kind for row in getattr(found, "rows", ())] == ["street_contact"]
    # 51 keys and 7 thoughts as this is written: 14.3 s + 9.5 s, about 24 s.
    assert board.keys > 30 and board.thoughts == 7, "the keys were counted"
    assert board.keys * KEY_S + board.thoughts * THOUGHT_S < ALLOWED_S


def test_every_place_on_the_spine_and_every_sheet_opens_by_its_keys(qtbot: QtBot, tmp_path: Path) -> None:
    folder = _book(tmp_path)
    with running_app(tmp_path) as whole:
        window = whole.window
        area = opened(qtbot, whole, folder)
        _sit_down(qtbot, window)
        seen = []
        for digit in (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6):
            _press(window, digit, CTRL)
            here = area.here()
            assert here is not None
            seen.append(here.page)
        assert len(set(seen)) == 6 and PageName.TODAY in seen
        for key in (KEY.Key_G, KEY.Key_O, KEY.Key_K, KEY.Key_I):
            _press(window, key, CTRL)
            qtbot.waitUntil(lambda: area.sheet is not None, timeout=LONG_MS)
            _press(window, KEY.Key_Escape)
            qtbot.waitUntil(lambda: area.sheet is None, timeout=LONG_MS)
        _press(window, KEY.Key_U, CTRL)
        assert area.here() is not None and area.here().page == PageName.OUTBOX  # type: ignore[union-attr]
        _press(window, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert area.here() is not None and area.here().page != PageName.OUTBOX  # type: ignore[union-attr]
