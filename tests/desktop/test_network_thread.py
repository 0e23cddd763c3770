"""When rounds run, and that no failure ends them."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from desktop.network_thread import NetworkNews, NetworkThread
from local_store.errors import EndpointRefused, EndpointUnreachable, Text
from sync.round import RoundResult

DONE = RoundResult(0, 0, 0, True, 0.0, 0, 0)


class Line:
    """A line to the endpoint that does what the test says, one round at a time."""

    def __init__(self) -> None:
        self.outcomes: list[Exception | None] = []
        self.rounds = threading.Semaphore(0)
        self.news: list[NetworkNews] = []
        self.said: Text | None = None  # by rounds that work

    def round(self) -> RoundResult:
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if outcome is not None:
            raise outcome
        return replace(DONE, notice=self.said)

    def tell(self, news: NetworkNews) -> None:
        self.news.append(news)
        self.rounds.release()

    def wait(self) -> NetworkNews:
        assert self.rounds.acquire(timeout=20)
        return self.news[-1]


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def start(line: Line) -> Iterator[Callable[[], NetworkThread]]:
    started: list[NetworkThread] = []

    def begin() -> NetworkThread:
        thread = NetworkThread(line.round, line.tell)
        started.append(thread)
        thread.start()
        return thread

    yield begin
    for thread in started:
        thread.close()


def test_the_first_round_runs_at_once(line: Line, start: Callable[[], NetworkThread]) -> None:
    start()
    assert line.wait().online is True


def test_no_answer_is_news_and_asking_again_runs_again(line: Line, start: Callable[[], NetworkThread]) -> None:
    line.outcomes = [EndpointUnreachable(Text("Ingen forbindelse.", "No connection."))]
    thread = start()
    news = line.wait()
    assert (news.online, news.attention) == (False, False)
    thread.now()
    assert line.wait().online is True


def test_a_refusal_needs_a_person_and_says_why(line: Line, start: Callable[[], NetworkThread]) -> None:
    line.outcomes = [EndpointRefused(Text("Pc'en er spærret.", "The PC is revoked."))]
    start()
    news = line.wait()
    assert news.attention and news.text == Text("Pc'en er spærret.", "The PC is revoked.")


def test_what_a_round_that_worked_has_to_say_is_said(line: Line, start: Callable[[], NetworkThread]) -> None:
    """Clocks that differ, an endpoint that does not agree: nothing to do at once, and nothing to hide."""
    line.said = Text("Uret her og uret på centralen viser forskelligt.", "The clocks differ.")
    start()
    news = line.wait()
    assert (news.online, news.attention, news.text) == (True, False, line.said)


def test_a_bug_in_a_round_is_told_plainly_and_the_next_round_runs(
    line: Line, start: Callable[[], NetworkThread], caplog: pytest.LogCaptureFixture
) -> None:
    line.outcomes = [ZeroDivisionError("secret words")]
    thread = start()
    news = line.wait()
    assert news.attention and news.text is not None and "gemt her" in news.text.da
    thread.now()
    assert line.wait().online is True
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "secret words" not in caplog.text


def test_held_means_no_round_until_let_go(line: Line, start: Callable[[], NetworkThread]) -> None:
    thread = start()
    line.wait()
    thread.hold(True)
    thread.now()
    assert not line.rounds.acquire(timeout=0.2)
    thread.hold(False)
    assert line.wait().online is True


def test_other_work_for_the_network_runs_between_rounds(line: Line, start: Callable[[], NetworkThread]) -> None:
    thread = start()
    line.wait()
    assert thread.run(lambda: threading.current_thread().name).result(20) == "network"
    failed = thread.run(lambda: 1 // 0)
    assert isinstance(failed.exception(20), ZeroDivisionError)


def test_closing_joins_the_thread_and_cancels_later_work(line: Line, start: Callable[[], NetworkThread]) -> None:
    thread = start()
    line.wait()
    thread.close()
    assert thread.run(lambda: 1).cancelled()
