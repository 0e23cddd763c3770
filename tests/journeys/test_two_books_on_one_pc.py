"""Two people share a PC through the real app: what the one leaves the other finds nothing of, whatever was open."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.application import Application
from local_store.book import FieldBook
from local_store.vault import KdfCost
from sync.standing import Standing
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, PASSPHRASE, opened, running_app
from tests.sync.laptops import Laptop
from tests.sync.wires import OddServer
from ui.door.unlock import UnlockPage
from ui.shell import traces
from ui.shell.navigation import PageName

JONAS = "jonas' helt egen sætning"
METTES = "Qwzxmette"
LOOKED_AT = ("text", "toPlainText", "title", "windowTitle", "toolTip", "placeholderText", "accessibleName")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PC with Mette's book, whose organisation's endpoint is gone, and Jonas's."""
    folder = tmp_path_factory.mktemp("one pc")
    with Endpoint.start(folder / "endpoint") as endpoint:
        mette = Laptop(folder / "books" / "01", endpoint.url)
        mette.member.found_organisation("Gaden", METTES, folder / "recovery", device_name="PC")
        team = mette.member.create_space(f"Team {METTES}", "team")
        mette.book.add("youth_group", {"name": f"{METTES}s gruppe"}, space=team)
        mette.close()
    FieldBook.create(folder / "books" / "02", JONAS, cost=KdfCost.FOR_TESTS).close()
    return folder


@pytest.fixture
def silent() -> Iterator[str]:
    """An endpoint that takes what it is sent and never answers."""
    with OddServer(b"", hang=True) as server:
        yield server.url


def _to_jonas(qtbot: QtBot, whole: Application, home: Path) -> None:
    whole.door.unlock(
        str(home / "books" / "02"), JONAS, whole.window.open_book, lambda said: pytest.fail(said.code)
    )
    qtbot.waitUntil(lambda: whole.window.area is not None, timeout=LONG_MS)


def _everything_said() -> set[str]:
    """Whatever any widget of the program holds in words, shown or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    said: set[str] = set()
    for widget in QApplication.allWidgets():
        for name in LOOKED_AT:
            ask = getattr(widget, name, None)
            words = ask() if callable(ask) else ""
            said |= {words} if isinstance(words, str) else set()
    return said


def _beside(window: QWidget) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible()]


def test_dialogs_menus_titles_and_the_clipboard_go_with_the_book(qtbot: QtBot, home: Path) -> None:
    with running_app(home) as whole:
        window = whole.window
        area = opened(qtbot, whole, home / "books" / "01")
        area.open(PageName.SETTINGS)
        qtbot.waitUntil(lambda: any(METTES in words for words in _everything_said()), timeout=LONG_MS)
        traces.copy(f"Om {METTES}")
        dialog = QFileDialog(window, "Udskriv", f"{METTES}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        menu = QMenu(area)
        menu.addAction(METTES)
        menu.popup(window.mapToGlobal(QPoint(200, 200)))
        assert len(_beside(window)) == 2
        window.lock()
        assert _beside(window) == []
        assert window.windowTitle() == "Feltbog"
        assert QGuiApplication.clipboard().text() == ""
        assert not [words for words in _everything_said() if METTES in words]
        _to_jonas(qtbot, whole, home)
        assert not [words for words in _everything_said() if METTES in words]
        for page in (PageName.TODAY, PageName.OUTBOX, PageName.SETTINGS):
            window.area.open(page)  # type: ignore[union-attr]
            assert METTES not in window.windowTitle()
        assert not [words for words in _everything_said() if METTES in words]


def test_what_another_program_copied_stays_and_what_leaves_the_book_is_in_no_history(
    qtbot: QtBot, home: Path
) -> None:
    with running_app(home) as whole:
        opened(qtbot, whole, home / "books" / "01")
        traces.copy("Herfra")
        kinds = QGuiApplication.clipboard().mimeData().formats()
        assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in kinds)
        assert "x-kde-passwordManagerHint" in kinds
        QGuiApplication.clipboard().setText("Fra et andet program")
        whole.window.lock()
        assert QGuiApplication.clipboard().text() == "Fra et andet program"
        opened(qtbot, whole, home / "books" / "01")
        traces.copy("Herfra")
    assert QGuiApplication.clipboard().text() == ""  # nor does it outlive the program


def test_the_next_book_opens_while_the_network_keeps_the_last_ones_waiting(
    qtbot: QtBot, home: Path, silent: str
) -> None:
    with FieldBook.open(home / "books" / "01", PASSPHRASE) as book:
        standing = Standing.of(book)
        assert standing is not None
        standing.set_membership(msgspec.structs.replace(standing.membership, endpoint=silent))
    with running_app(home) as whole:
        opened(qtbot, whole, home / "books" / "01")
        first = whole.door.session
        assert first is not None and first._network is not None
        qtbot.waitUntil(lambda: first._rounds._http is not None, timeout=LONG_MS)
        whole.window.lock()
        _to_jonas(qtbot, whole, home)
        qtbot.waitUntil(lambda: first.has_ended, timeout=5_000)  # not the half minute that a read may take


def test_who_goes_on_to_another_book_while_one_opens_gets_that_one(qtbot: QtBot, home: Path) -> None:
    """The first person's book opens late, and unseen: it takes neither the window nor the lock."""
    with running_app(home) as whole:
        door = whole.window.door
        page = door.currentWidget()
        assert isinstance(page, UnlockPage)
        page.card.field.line.setText(PASSPHRASE)
        page.card.try_now()
        door._other(str(home / "books" / "02"))
        other = door.currentWidget()
        assert isinstance(other, UnlockPage)
        other.card.field.line.setText(JONAS)
        other.card.try_now()
        qtbot.waitUntil(lambda: whole.window.area is not None, timeout=LONG_MS)
        assert whole.door.session is not None and whole.door.session.port is whole.window.area.port  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: all(one.has_ended for one in whole.door._left), timeout=LONG_MS)
        FieldBook.open(home / "books" / "01", PASSPHRASE).close()
        assert whole.window.area is not None and not [said for said in _everything_said() if METTES in said]
