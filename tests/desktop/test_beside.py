"""The thread beside the book: one job, which goes on while the book commits, and ends when it is waited for."""

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from desktop import beside as beside_module
from desktop.beside import Beside


def test_a_job_returns_or_raises_to_whoever_waits() -> None:
    with Beside() as beside:
        assert beside.begin(lambda: 7)() == 7
        with pytest.raises(ZeroDivisionError):
            beside.begin(lambda: 1 // 0)()


def test_a_step_waits_until_the_book_commits() -> None:
    steps = threading.Semaphore(0)

    def job() -> int:
        taken = 0
        while beside.may_go_on():
            taken += 1
            steps.release()
        return taken

    with Beside() as beside:
        wait = beside.begin(job)
        assert not steps.acquire(timeout=0.05), "nobody commits"
        beside.commits(True)
        assert steps.acquire(timeout=20), "the book commits"
        assert wait() > 0
        beside.commits(False)


def test_who_waits_for_a_job_ends_its_steps_though_nobody_commits() -> None:
    with Beside() as beside:
        assert beside.begin(beside.may_go_on)() is False


def test_the_end_of_a_commit_holds_back_nobody_who_is_waited_for() -> None:
    begun, ended = threading.Event(), threading.Event()

    def job() -> bool:
        begun.set()
        assert ended.wait(20)
        return beside.may_go_on()

    with Beside() as beside:
        wait = beside.begin(job)
        assert begun.wait(20)
        threading.Timer(0.05, lambda: (beside.commits(True), beside.commits(False), ended.set())).start()
        assert wait() is False


def test_closing_ends_what_is_under_way() -> None:
    beside = Beside()
    wait = beside.begin(beside.may_go_on)
    beside.close()
    assert wait() is False


class _Held:
    """Runs `deed` on a thread that is held for a moment before the nth line of Beside it comes to."""

    def __init__(self, deed: Callable[[], None], line: int) -> None:
        self.there, self._go_on, self._left = threading.Event(), threading.Event(), line
        self._deed = deed
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def let_go(self) -> None:
        self._go_on.set()
        self.thread.join()

    def _run(self) -> None:
        sys.settrace(self._trace)
        try:
            self._deed()
        finally:
            sys.settrace(None)
            self.there.set()

    def _trace(self, frame: FrameType, event: str, _: object) -> Callable[..., Any]:
        if event == "line" and frame.f_code.co_filename == beside_module.__file__:
            self._left -= 1
            if self._left == 0:
                self.there.set()
                self._go_on.wait(20)
        return self._trace


@pytest.mark.parametrize("line", range(1, 5))
def test_a_commit_that_ends_just_as_somebody_begins_to_wait_holds_nobody_back(line: int) -> None:
    """The book's thread is held before each line in turn, while the network's begins to wait."""
    with Beside() as beside:
        step = threading.Event()
        wait = beside.begin(lambda: step.wait(20) and beside.may_go_on())
        beside.commits(True)
        commit = _Held(lambda: beside.commits(False), line)
        assert commit.there.wait(20)
        waiting = threading.Thread(target=wait)
        waiting.start()
        waiting.join(0.1)  # it waits for the job, or for the other's lock
        commit.let_go()
        waiting.join(0.1)
        step.set()
        waiting.join(60)
        hung = waiting.is_alive()
        beside.commits(True)  # ends what hangs
        assert not hung
