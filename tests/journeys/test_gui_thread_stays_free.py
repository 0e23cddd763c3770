"""No screen waits for the network or the store (securedrop-client#1476, #733: the window froze after each sync)."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.ids import SpaceId
from tests.endpoint_process import Endpoint
from tests.journeys.app import Turns, opened, running_app
from tests.sync.laptops import Laptop

CHANGES = 2000
MOST_SECONDS = 0.050
_NOT_HERE = ("local_store/database", "local_store/ledger", "local_store/book.py", "sync/http_client", "sync/round")


@pytest.fixture
def two_laptops(tmp_path: Path, endpoint: Endpoint) -> Iterator[tuple[Path, Laptop, SpaceId]]:
    """A home with a worker's book, and a colleague who shares a space with it."""
    colleague = Laptop(tmp_path / "colleague", endpoint.url)
    colleague.member.found_organisation("Øvelse", "Sara Lund", tmp_path / "recovery")
    space = colleague.member.create_space("Gadeteam", "team")
    invitation = colleague.member.invite("Nadia Holm", "fieldworker", [space]).text()
    mine = Laptop(tmp_path / "home" / "books" / "01", endpoint.url)
    mine.member.join(invitation)
    mine.round()
    mine.close()
    mine.book.close()
    try:
        yield tmp_path / "home", colleague, space
    finally:
        colleague.close()
        colleague.book.close()


def _forbidden_calls(seen: set[str]) -> Callable[[FrameType, str, Any], None]:
    def look(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            file = frame.f_code.co_filename.replace("\\", "/")
            if any(part in file for part in _NOT_HERE):
                seen.add(f"{file.rsplit('/', 2)[-1]}:{frame.f_code.co_name}")

    return look


def test_two_thousand_changes_arrive_and_the_gui_thread_is_never_held_up(
    qtbot: QtBot, two_laptops: tuple[Path, Laptop, SpaceId]
) -> None:
    home, colleague, space = two_laptops
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with running_app(home) as whole:
        area = opened(qtbot, whole, home / "books" / "01")
        Turns(app).run_until(lambda: area.port is not None)
        colleague.notes(CHANGES, space)
        colleague.round()
        counted: list[int] = []
        turns = Turns(app)
        area.port.sync_now()
        turns.run_until(lambda: _all_here(area.port, counted))
    assert turns.longest < MOST_SECONDS


def _all_here(port: Any, counted: list[int]) -> bool:
    if counted and counted[-1] >= CHANGES:
        return True
    if not counted or counted[-1] != -1:
        counted.append(-1)  # one question at a time
        port.count("street_contact", lambda count: counted.append(count))
    return False


def test_the_gui_thread_never_touches_the_store_or_the_network(
    qtbot: QtBot, two_laptops: tuple[Path, Laptop, SpaceId]
) -> None:
    home, colleague, space = two_laptops
    colleague.notes(30, space)
    colleague.round()
    seen: set[str] = set()
    with running_app(home) as whole:
        assert threading.current_thread() is threading.main_thread()
        sys.setprofile(_forbidden_calls(seen))
        try:
            area = opened(qtbot, whole, home / "books" / "01")
            counted: list[int] = []
            area.port.sync_now()
            Turns(QApplication.instance() or app_missing()).run_until(lambda: _some_here(area.port, counted))
        finally:
            sys.setprofile(None)
    assert seen == set()


def _some_here(port: Any, counted: list[int]) -> bool:
    if counted and counted[-1] >= 30:
        return True
    if not counted or counted[-1] != -1:
        counted.append(-1)
        port.count("street_contact", lambda count: counted.append(count))
    return False


def app_missing() -> QApplication:
    raise AssertionError("there is no application")


def test_a_screen_that_computes_too_long_would_be_caught(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    from PySide6.QtCore import QTimer

    done: list[int] = []

    def slow() -> None:
        import time

        began = time.thread_time()
        while time.thread_time() - began < 2 * MOST_SECONDS:
            pass
        done.append(1)

    QTimer.singleShot(0, slow)
    turns = Turns(app)
    turns.run_until(lambda: bool(done))
    assert turns.longest >= MOST_SECONDS
