"""Whoever fetches much can tell working from broken: what has come and what is left (securedrop-client#3203)."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.ids import SpaceId
from sync import round as rounds
from sync.status import SyncStatus
from tests.endpoint_process import Endpoint
from tests.journeys.app import Turns, opened, running_app
from tests.journeys.test_gui_thread_stays_free import two_laptops
from tests.sync.laptops import Laptop
from ui.outbox.page import OutboxPage
from ui.shell.navigation import PageName

__all__ = ["two_laptops"]
CHANGES = 400


def test_how_much_has_come_and_how_much_is_left_is_said_while_it_comes(
    qtbot: QtBot,
    two_laptops: tuple[Path, Laptop, SpaceId],
    endpoint: Endpoint,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rounds, "_PAGE_CHANGES", 100)
    home, colleague, space = two_laptops
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(CHANGES // 100):
        colleague.notes(100, space)
        colleague.round()
    said: list[SyncStatus] = []
    shown: set[str] = set()
    with running_app(home) as whole:
        area = opened(qtbot, whole, home / "books" / "01")
        area.open(PageName.OUTBOX)
        page: Any = area.page()
        assert isinstance(page, OutboxPage)

        def hear(status: SyncStatus) -> None:
            said.append(status)
            shown.add(page.status_text.text())

        area.port.on_status(hear)
        Turns(app).run_until(lambda: bool(said) and said[-1].text.da == "Alt er sendt.")
    told = [one.text for one in said if "mangler" in one.text.da]
    came = int(told[0].da.split()[1])  # what is shown first depends on how quick the machine is
    assert told[0].da == f"Henter: {came} er kommet, {400 - came} mangler." and 0 < came < 400
    assert told[0].en == f"Fetching: {came} have come, {400 - came} are left."
    left = [int(one.da.split()[-2]) for one in told]
    assert left == sorted(left, reverse=True)
    assert any("mangler" in one for one in shown), "it stands on the page"
