"""From two empty PCs to one team, all through the app's own door: found, invite, join, write, meet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.door import DesktopDoor
from desktop.machine import Machine
from desktop.session import Hands
from local_store.vault import KdfCost
from sync.http_client import HttpClient
from sync.member import Member
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, PASSPHRASE
from ui.ports import BookPort
from ui.views import Problem


@pytest.fixture
def doors(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[DesktopDoor, DesktopDoor]]:
    made = [DesktopDoor(Machine(tmp_path / name), Hands(), cost=KdfCost.FOR_TESTS) for name in ("mette", "nadia")]
    yield made[0], made[1]
    for door in made:
        if door.session is not None:
            door.session.close()


def _come(qtbot: QtBot, got: list[Any]) -> Any:
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    assert not isinstance(got[0], Problem), got[0].text.en
    return got[0]


def test_an_organisation_is_founded_and_a_colleague_joins_in_one_step(
    qtbot: QtBot, doors: tuple[DesktopDoor, DesktopDoor], endpoint: Endpoint, tmp_path: Path
) -> None:
    first, second = doors
    came: list[BookPort | Problem] = []
    first.create_organisation(
        endpoint.url, "Øvelse", "Mette Dam", PASSPHRASE, str(tmp_path / "shares"), came.append, came.append
    )
    mette: BookPort = _come(qtbot, came)
    assert (mette.me.name, mette.me.role) == ("Mette Dam", "administrator")
    assert len(list((tmp_path / "shares").iterdir())) == 3
    space = _team(first, endpoint)

    invited: list[Any] = []
    mette.invite(
        "Nadia Holm", "fieldworker", (space,), lambda text, view: invited.append((text, view)), invited.append
    )
    text, shown = _come(qtbot, invited)
    read: list[Any] = []
    second.read_invitation(text, read.append, read.append)
    assert _come(qtbot, read).words == shown.words

    joined: list[BookPort | Problem] = []
    second.join(text, "", PASSPHRASE, joined.append, joined.append)
    nadia: BookPort = _come(qtbot, joined)
    assert (nadia.me.name, nadia.me.role) == ("Nadia Holm", "fieldworker")

    counted: list[int] = []  # from before it is written: the endpoint tells the other laptop by itself
    mette.on_moved(lambda _: mette.count("place", counted.append))
    saved: list[Any] = []
    nadia.add("place", {"name": "Banen"}, space, saved.append, saved.append)
    _come(qtbot, saved)
    sent: list[str] = []
    nadia.on_status(lambda status: sent.append(status.state))
    qtbot.waitUntil(lambda: "sent" in sent, timeout=LONG_MS)
    mette.sync_now()
    qtbot.waitUntil(lambda: 1 in counted, timeout=LONG_MS)


def _team(door: DesktopDoor, endpoint: Endpoint) -> str:
    """Make a team's space as the administrator does by script, on the store's own thread."""
    assert door.session is not None

    def make(book: Any) -> str:
        with HttpClient(endpoint.url) as http:
            return str(Member(book, http).create_space("Gadeteam", "team"))

    return door.session._store.ask(make).result(20)


def test_the_same_invitation_opens_nothing_twice(
    qtbot: QtBot, doors: tuple[DesktopDoor, DesktopDoor], endpoint: Endpoint, tmp_path: Path
) -> None:
    first, second = doors
    came: list[BookPort | Problem] = []
    first.create_organisation(
        endpoint.url, "Øvelse", "Mette Dam", PASSPHRASE, str(tmp_path / "shares"), came.append, came.append
    )
    mette: BookPort = _come(qtbot, came)
    space = _team(first, endpoint)
    invited: list[Any] = []
    mette.invite("Nadia Holm", "fieldworker", (space,), lambda text, _: invited.append(text), invited.append)
    text = _come(qtbot, invited)
    joined: list[BookPort | Problem] = []
    second.join(text, "", PASSPHRASE, joined.append, joined.append)
    _come(qtbot, joined)

    third = DesktopDoor(Machine(tmp_path / "third"), Hands(), cost=KdfCost.FOR_TESTS)
    refused: list[Any] = []
    third.join(text, "", PASSPHRASE, refused.append, refused.append)
    qtbot.waitUntil(lambda: bool(refused), timeout=LONG_MS)
    assert isinstance(refused[0], Problem) and refused[0].code == "invitation_used"
    assert third.books() == ()
