"""Python's cycle collector is kept to the GUI thread and between events."""

import gc
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication

from desktop.tidying import Tidying


@pytest.fixture
def tidying(qapp: QApplication) -> Iterator[Tidying]:
    gc.enable()
    made = Tidying(qapp, lambda: 0.0)
    yield made
    made.stop()
    made.deleteLater()
    gc.disable()


class Cycle:
    """Something only the collector can free; it notes which thread did."""

    freed_by: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Cycle.freed_by.append(threading.current_thread().name)


def _litter(count: int) -> None:
    for _ in range(count):
        Cycle()


def test_a_thread_that_litters_frees_nothing_itself_and_the_gui_thread_does(tidying: Tidying) -> None:
    Cycle.freed_by.clear()
    thread = threading.Thread(target=_litter, args=(5 * gc.get_threshold()[0],), name="store")
    thread.start()
    thread.join()
    assert Cycle.freed_by == []
    tidying.look()
    assert set(Cycle.freed_by) == {threading.main_thread().name}


def test_while_somebody_types_only_the_youngest_are_collected(qapp: QApplication) -> None:
    gc.enable()
    typing = Tidying(qapp, time.monotonic)
    try:
        heard: list[int] = []
        gc.callbacks.append(lambda phase, told: heard.append(told["generation"]) if phase == "start" else None)
        for _ in range(2 * gc.get_threshold()[1]):
            kept = [Cycle() for _ in range(2 * gc.get_threshold()[0])]
            typing.look()
            del kept
        assert set(heard) == {0}
    finally:
        gc.callbacks.pop()
        typing.stop()
        typing.deleteLater()
        gc.disable()


def test_what_the_program_is_made_of_is_not_looked_through_again_until_it_stops(tidying: Tidying) -> None:
    lasting = gc.get_freeze_count()
    assert lasting > 1000
    assert all(one is not Tidying for one in gc.get_objects())
    tidying.stop()
    assert gc.get_freeze_count() == 0


def test_stopping_gives_the_collector_back(tidying: Tidying) -> None:
    assert not gc.isenabled()
    tidying.stop()
    assert gc.isenabled()
