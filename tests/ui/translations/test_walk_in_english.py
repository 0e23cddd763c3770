"""Every door, page and sheet of a real book in English: nothing that is seen or heard on them is Danish."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import practice
from desktop.application import Application
from desktop.machine import Looks, Machine
from local_store.book import FieldBook
from local_store.key_slots import KdfCost
from local_store.records.catalogue import standard
from tests.journeys.app import LONG_MS, PASSPHRASE, opened, running_app
from tests.ui.conflict.two_people import NADIAS, SARAS, Meeting
from tests.ui.translations.ear import DanishEar
from tests.ui.translations.ink import painted, told
from ui.door.first_run import FirstRun
from ui.door.unlock import UnlockCard
from ui.forms.ssp_sheet import SspSheet
from ui.help.topics import TOPICS
from ui.settings.looks_card import LooksCard
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName

_PAGES = tuple(page for page in PageName if page is not PageName.RECORD)


@pytest.fixture(autouse=True)
def danish_again(qapp: QApplication) -> Iterator[None]:
    """The next test meets no translation."""
    before = qapp.property("feltbogLanguage")
    yield
    qapp.setProperty("feltbogLanguage", before)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A worker's book after some nights, with something two people edited and something taken back."""
    folder = tmp_path / "home" / "books" / "01"
    meeting = Meeting(tmp_path)
    made = FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS)
    meeting.prepare(({"fact_text": NADIAS, "count_max": 9}, {"fact_text": SARAS, "mood": "livlig"}))(made)
    practice.fill(made)
    made.close()
    return folder


@pytest.fixture
def ear(book: Path) -> DanishEar:
    """Knows what is written in the book."""
    made = FieldBook.open(book, PASSPHRASE)
    written = {book.name, str(book), made.person_name(made.person) or "", "Sara Lund", "Sara", "Dansk", PASSPHRASE}
    written |= {space.name for space in made.spaces() if space.kind != "own"}
    for kind in standard().kinds():
        for record in made.list(kind.name, limit=100).records:
            written |= {value for value in record.fields.values() if isinstance(value, str)}
            moved = [one for entry in made.history(record.id) for one in entry.moved]
            written |= {text for one in moved for text in (one.before, one.after) if isinstance(text, str)}
    made.close()
    return DanishEar({text for text in written if text})


def speak(home: Path, language: str) -> None:
    Machine(home).keep_looks(Looks(language=language, theme="light", lock_after_minutes=600))


def danish_in(ear: DanishEar, widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return sorted({shown for shown in (*painted(widget), *told(widget)) if ear.hears(shown)})


def settle(qtbot: QtBot, area: BookArea) -> None:
    """Until all that was asked has been answered: the store answers in order."""
    for _ in range(3):
        answers: list[object] = []
        area.port.spaces(answers.append)
        qtbot.waitUntil(lambda answers=answers: bool(answers), timeout=LONG_MS)
    QApplication.processEvents()


def records(qtbot: QtBot, area: BookArea) -> dict[str, str]:
    """One record of every kind there is in the book."""
    found: dict[str, str] = {}
    for kind in standard().kinds():
        area.port.rows(kind.name, "", None, 1, lambda page: found.update((row.kind, row.id) for row in page.rows))
    settle(qtbot, area)
    return found


def test_every_page_is_english(qtbot: QtBot, book: Path, ear: DanishEar) -> None:
    speak(book.parents[1], "en")
    found: dict[str, list[str]] = {}
    with running_app(book.parents[1]) as whole:
        whole.window.resize(1280, 720)
        area = opened(qtbot, whole, book)
        for page in _PAGES:
            area.open(page)
            settle(qtbot, area)
            found[page] = danish_in(ear, whole.window)
        for topic in TOPICS:
            area.open(PageName.HELP, topic=topic)
            found[f"help {topic}"] = danish_in(ear, whole.window)
        menu = area.spaces.menu()
        found["spaces"] = [action.text() for action in menu.actions() if ear.hears(action.text())]
    assert not {where: danish for where, danish in found.items() if danish}


def test_every_record_and_its_edit_sheet_is_english(qtbot: QtBot, book: Path, ear: DanishEar) -> None:
    speak(book.parents[1], "en")
    found: dict[str, list[str]] = {}
    with running_app(book.parents[1]) as whole:
        whole.window.resize(1280, 720)
        area = opened(qtbot, whole, book)
        for kind, record in records(qtbot, area).items():
            area.open(PageName.RECORD, record=record)
            settle(qtbot, area)
            found[kind] = danish_in(ear, whole.window)
            area.edit(record, kind)
            settle(qtbot, area)
            found[f"edit {kind}"] = danish_in(ear, whole.window)
            area.close_sheet()
    assert len(found) > 12
    assert not {where: danish for where, danish in found.items() if danish}


def test_every_sheet_that_writes_is_english_also_when_it_refuses(qtbot: QtBot, book: Path, ear: DanishEar) -> None:
    speak(book.parents[1], "en")
    found: dict[str, list[str]] = {}
    with running_app(book.parents[1]) as whole:
        whole.window.resize(1280, 720)
        area = opened(qtbot, whole, book)
        for kind in standard().kinds():
            area.write(kind.name)
            settle(qtbot, area)
            found[kind.name] = danish_in(ear, whole.window)
            area.save(False)
            settle(qtbot, area)
            found[f"saved {kind.name}"] = danish_in(ear, whole.window)
            if area.sheet_frame is not None:
                area.close_sheet()
    assert not {where: danish for where, danish in found.items() if danish}


def test_every_way_a_worry_can_go_is_english(qtbot: QtBot, book: Path, ear: DanishEar) -> None:
    speak(book.parents[1], "en")
    found: dict[str, list[str]] = {}
    with running_app(book.parents[1]) as whole:
        whole.window.resize(1280, 720)
        area = opened(qtbot, whole, book)
        for road in range(3):
            area.write("ssp_case")
            settle(qtbot, area)
            sheet = area.sheet
            assert isinstance(sheet, SspSheet)
            assert sheet.question is not None
            list(sheet.question.choices.values())[road].click()
            settle(qtbot, area)
            found[f"road {road}"] = danish_in(ear, whole.window)
            area.close_sheet()
    assert not {where: danish for where, danish in found.items() if danish}


def test_the_door_is_english_also_when_the_passphrase_is_wrong(qtbot: QtBot, book: Path, ear: DanishEar) -> None:
    home = book.parents[1]
    speak(home, "en")
    with running_app(home) as whole:
        card = whole.window.findChild(UnlockCard)
        assert card is not None
        card.forgotten_link.click()
        found = danish_in(ear, whole.window)
        card.field.line.setText("noget helt andet her")
        card.button.click()
        qtbot.waitUntil(card.trouble.isVisible, timeout=LONG_MS)
        found += danish_in(ear, whole.window)
    assert not found


def test_the_cover_is_english(qtbot: QtBot, book: Path, ear: DanishEar) -> None:
    speak(book.parents[1], "en")
    with running_app(book.parents[1]) as whole:
        opened(qtbot, whole, book)
        whole.window.lock()
        assert not danish_in(ear, whole.window)


def test_a_new_pc_is_met_in_english(qtbot: QtBot, tmp_path: Path) -> None:
    speak(tmp_path, "en")
    ear = DanishEar({str(tmp_path), "Dansk", PASSPHRASE})
    found: dict[str, list[str]] = {}
    with running_app(tmp_path) as whole:
        whole.window.resize(1280, 800)
        first = _first_run(whole)
        for choice in range(3):
            first.choose(choice)
            found[f"choice {choice}"] = danish_in(ear, whole.window)
            first.go_on()  # a practice book needs nothing but a passphrase; the others say what they lack
            found[f"lacking {choice}"] = danish_in(ear, whole.window)
        step = first.passphrase
        assert step is not None
        first.go_on()
        found["too short"] = danish_in(ear, whole.window)
        step.first.line.setText(PASSPHRASE)
        step.again.line.setText(PASSPHRASE)
        first.go_on()
        qtbot.waitUntil(lambda: first.steps.step() == 2, timeout=LONG_MS)
        found["ready"] = danish_in(ear, whole.window)
    assert not {where: danish for where, danish in found.items() if danish}


def _first_run(whole: Application) -> FirstRun:
    first = whole.window.findChild(FirstRun)
    assert first is not None
    return first


def test_the_language_changes_while_the_app_runs_and_qt_changes_with_it(
    qtbot: QtBot, book: Path, ear: DanishEar
) -> None:
    speak(book.parents[1], "da")
    with running_app(book.parents[1]) as whole:
        whole.window.resize(1280, 720)
        area = opened(qtbot, whole, book)
        assert "Venter på dig" in _seen(qtbot, area)
        assert danish_in(ear, whole.window)
        assert _qts_cancel() == "Annuller"
        for name, words, cancel in (("en", "Waiting for you", "Cancel"), ("da", "Venter på dig", "Annuller")):
            area.open(PageName.SETTINGS)
            settle(qtbot, area)
            card = area.findChild(LooksCard)
            assert card is not None
            card.language.set_index(("da", "en").index(name))
            qtbot.waitUntil(lambda old=area: whole.window.area not in (None, old), timeout=LONG_MS)
            assert whole.window.area is not None
            area = whole.window.area
            settle(qtbot, area)
            assert area.here() is not None
            assert not (name == "en" and danish_in(ear, whole.window))
            area.open(PageName.TODAY)
            assert words in _seen(qtbot, area)
            assert _qts_cancel() == cancel


def _seen(qtbot: QtBot, area: BookArea) -> list[str]:
    settle(qtbot, area)
    return painted(area)


def _qts_cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")
