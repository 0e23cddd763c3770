"""When the duty guide opens by itself: a notification is needed and waits for nobody (R85)."""

from collections.abc import Mapping
from typing import Any

from local_store.rules.logbooks import NEEDS, opens_the_duty_guide
from ui.guides.topics import DUTY
from ui.shell.navigation import Navigator, PageName


def open_when_needed(navigator: Navigator, record: str, kind: str, written: Mapping[str, Any]) -> None:
    """Open the guide beside the notification when what was just saved asks for one."""
    if kind in NEEDS and opens_the_duty_guide(written):
        navigator.open(PageName.GUIDE, topic=DUTY, record=record)
