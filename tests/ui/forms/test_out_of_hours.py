"""Out of hours the way for what cannot wait is the emergency service, and it stands first (R43)."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.components.text import Text
from ui.forms.concern_question import NOTIFICATION, RoutePanel


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2026-11-20T10:00:00+01:00", True),
        ("2026-11-20T15:59:00+01:00", True),
        ("2026-11-20T16:00:00+01:00", False),
        ("2026-11-20T07:59:00+01:00", False),
        ("2026-11-21T10:00:00+01:00", False),  # Saturday
        ("2026-12-25T10:00:00+01:00", False),  # a Friday, and Christmas Day
        ("2026-11-20T23:50:00+01:00", False),
    ],
)
def test_out_of_hours_the_emergency_service_stands_first(
    qtbot: QtBot, qapp: QApplication, now: str, is_open: bool
) -> None:
    panel = RoutePanel(NOTIFICATION, datetime.fromisoformat(now))
    qtbot.addWidget(panel)
    said = [one.text() for one in panel.findChildren(Text)]
    places = [place for place, words in enumerate(said) if "Døgnvagten" in words or "modtageenheden" in words]
    first = said[places[0]]
    assert len(places) == 2
    assert first == ("I åbningstiden: modtageenheden" if is_open else "Der er lukket nu. Er det akut: Døgnvagten")
