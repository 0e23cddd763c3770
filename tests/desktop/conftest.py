"""A door of the desktop with its own folder: what opened through it is shut when the test ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.door import DesktopDoor
from desktop.machine import Machine
from desktop.session import Hands
from local_store.vault import KdfCost


@pytest.fixture
def hands() -> Hands:
    """Whom the door tells; a test that listens gives its own."""
    return Hands()


@pytest.fixture
def door(qapp: QCoreApplication, tmp_path: Path, hands: Hands) -> Iterator[DesktopDoor]:
    made = DesktopDoor(Machine(tmp_path / "home"), hands, cost=KdfCost.FOR_TESTS)
    yield made
    if made.session is not None:
        made.session.close()
