"""The thread beside the book: one job, which goes on while the book commits, and ends when it is waited for."""

import threading

import pytest

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
