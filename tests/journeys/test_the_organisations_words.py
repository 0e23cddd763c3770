"""An administrator sets names and deadlines; a fieldworker's open app speaks in them and counts by them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.door import DesktopDoor
from desktop.machine import Machine
from desktop.session import Hands
from local_store.vault import KdfCost
from sync.configuring import learn, publish
from sync.http_client import HttpClient
from sync.member import Member
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, PASSPHRASE, answer
from ui.ports import BookPort
from ui.settings.asks import WhatIsInForce
from ui.views import Problem, TodayView

OURS: dict[str, Any] = {
    "codes": {"ssp_forum": [{"code": "koordinationsgruppe", "da": "SSP ledergruppe", "en": "SSP leaders' group"}]},
    "deadlines": {"F1": {"amount": 2, "warn_hours": 1}},
}


@pytest.fixture
def doors(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[DesktopDoor, DesktopDoor]]:
    made = [DesktopDoor(Machine(tmp_path / name), Hands(), cost=KdfCost.FOR_TESTS) for name in ("mette", "nadia")]
    yield made[0], made[1]
    for door in made:
        if door.session is not None:
            door.session.close()


def come(qtbot: QtBot, got: list[Any]) -> Any:
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    assert not isinstance(got[0], Problem), got[0].text.en
    return got[0]


def on_store(door: DesktopDoor, job: Any) -> Any:
    """Do what an administrator does by script, on the store's own thread."""
    assert door.session is not None
    return door.session._store.ask(job).result(20)


def today(qtbot: QtBot, port: BookPort) -> TodayView:
    view = answer(qtbot, lambda then: port.today(False, then))
    assert isinstance(view, TodayView)
    return view


def test_a_fieldworkers_open_app_speaks_and_counts_as_the_administrator_set_it(
    qtbot: QtBot, doors: tuple[DesktopDoor, DesktopDoor], endpoint: Endpoint, tmp_path: Path
) -> None:
    first, second = doors
    came: list[Any] = []
    first.create_organisation(
        endpoint.url, "Øvelse", "Mette Dam", PASSPHRASE, str(tmp_path / "shares"), came.append, came.append
    )
    mette: BookPort = come(qtbot, came)
    with HttpClient(endpoint.url) as http:
        space = on_store(first, lambda book: str(Member(book, http).create_space("Gadeteam", "team")))
        invited: list[Any] = []
        mette.invite("Nadia Holm", "fieldworker", (space,), lambda text, _: invited.append(text), invited.append)
        joined: list[Any] = []
        second.join(come(qtbot, invited), "", PASSPHRASE, joined.append, joined.append)
        nadia: BookPort = come(qtbot, joined)
        saved: list[Any] = []
        begun = (datetime.now().astimezone() - timedelta(hours=5)).isoformat(timespec="seconds")
        case = {"heading": "Trappen", "inquiry_started_at": begun}
        nadia.add("ssp_case", case, space, saved.append, saved.append)
        come(qtbot, saved)
        (runs,) = [line for line in today(qtbot, nadia).due if line.title == "Forundersøgelse"]
        assert not getattr(runs, "over", True)

        told: list[frozenset[str]] = []
        nadia.on_moved(told.append)
        on_store(first, lambda book: publish(book, http, OURS, instead_of=learn(book, http)))
    nadia.sync_now()
    qtbot.waitUntil(lambda: "SSP ledergruppe" in nadia.catalogue.label("ssp_forum", "koordinationsgruppe").da,
                    timeout=LONG_MS)  # fmt: skip
    assert any({"ssp_case", "meeting"} <= kinds for kinds in told)
    (late,) = [line for line in today(qtbot, nadia).due if line.title == "Forundersøgelse"]
    assert getattr(late, "over", False)
    in_force = answer(qtbot, lambda then: nadia.ask(WhatIsInForce(), then))
    assert ("SSP koordinationsgruppe", "SSP ledergruppe") in in_force.lines  # type: ignore[attr-defined]
    assert in_force.by == "Mette Dam"  # type: ignore[attr-defined]
