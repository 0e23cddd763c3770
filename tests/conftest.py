"""What every test stands on: its own home, no screen, no outside world, and silence.

Everything is done by `tests.guards`, which can be shown to work (tests/architecture/test_guards.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.guards import (
    collect_between_tests,
    leave_no_thread_behind,
    load_hypothesis_profile,
    refuse_the_outside_world,
    refuse_what_leads_outside,
    say_nothing_unexpected,
    set_apart_what_stays,
    settle_in,
)
from tests.patience import PatientBot
from tests.side_by_side import pytest_configure, pytest_xdist_auto_num_workers, pytest_xdist_make_scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from local_store.vault import KdfCost

# Before anything of Qt, Hypothesis or ours is imported: they read the environment once.
settle_in()
load_hypothesis_profile()
refuse_the_outside_world()

__all__ = [
    "cheap_kdf",
    "collect_between_tests",
    "leave_no_thread_behind",
    "pytest_configure",
    "pytest_xdist_auto_num_workers",
    "pytest_xdist_make_scheduler",
    "refuse_what_leads_outside",
    "say_nothing_unexpected",
]


def pytest_collection_finish() -> None:
    """Everything is imported; the tests begin."""
    set_apart_what_stays()


@pytest.fixture
def cheap_kdf() -> KdfCost:
    """Key derivation for tests that do not test the vault's strength: microseconds instead of half a second.

    Give it to `FieldBook.create(folder, passphrase, cost=cheap_kdf)`. Product code never uses it.
    """
    from local_store.vault import KdfCost

    return KdfCost.FOR_TESTS


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[PatientBot]:
    """pytest-qt's, for busy machines too; what was copied goes with the test.

    As in the app when it closes: Qt would let go of it when Python is gone already, and crash.
    """
    yield PatientBot(request)
    qapp.clipboard().clear()
