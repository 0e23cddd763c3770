"""What is erased in the app is gone in a colleague's book as well; without the endpoint nothing is erased."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.door import DesktopDoor
from tests.endpoint_process import Endpoint, endpoint
from tests.sync.laptops import Laptop
from ui.ports import BookPort
from ui.retention.asks import EraseDue
from ui.views import Problem

__all__ = ["endpoint"]

PASSPHRASE = "en rød cykel i regnen"
LONG_MS = 20_000
CONTACT = {"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "Trappen"}


def _answer(qtbot: QtBot, port: BookPort, ask: EraseDue) -> Any:
    got: list[Any] = []
    port.ask(ask, got.append, got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    return got[0]


def test_a_coordinator_erases_for_everybody_and_only_when_everybody_can_be_told(
    qtbot: QtBot, tmp_path: Path, endpoint: Endpoint, door: DesktopDoor
) -> None:
    mette = Laptop(tmp_path / "mette", endpoint.url)
    mette.member.found_organisation("Øvelse", "Mette Dam", tmp_path / "recovery")
    space = mette.member.create_space("Gadeteam", "team")
    folder = tmp_path / "home" / "books" / "01"
    nadia = Laptop(folder, endpoint.url)
    nadia.member.join(mette.member.invite("Nadia Holm", "coordinator", [space]).text())
    first, second = (mette.book.add("street_contact", CONTACT, space=space) for _ in range(2))
    mette.round()
    nadia.round()
    asks = [EraseDue(one, "Opbevaringstiden udløb.", nadia.book.get(one).heads) for one in (first, second)]
    nadia.close()
    nadia.book.close()

    opened: list[BookPort] = []
    door.unlock(str(folder), PASSPHRASE, opened.append, lambda problem: pytest.fail(problem.text.en))
    qtbot.waitUntil(lambda: bool(opened), timeout=LONG_MS)
    erased = _answer(qtbot, opened[0], asks[0])
    assert not isinstance(erased, Problem) and erased.record == first
    mette.round()
    stub = mette.book.erased(first)
    assert stub is not None and (stub.ground, mette.book.count("street_contact")) == ("Opbevaringstiden udløb.", 1)
    mette.close()
    mette.book.close()

    endpoint.stop()
    problem = _answer(qtbot, opened[0], asks[1])
    assert isinstance(problem, Problem) and problem.code not in ("", "written_since") and not problem.ours
    got: list[int] = []
    opened[0].count("street_contact", got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    assert got == [1], "still here"
