"""A large fetch asks ahead: what comes is the same, whatever is written, refused or lost between two pages."""

from collections.abc import Iterator

import msgspec
import pytest

from desktop.beside import Beside
from sync import ahead, wire
from sync.ahead import Ahead, next_request
from sync.errors import EndpointUnreachable
from sync.http_client import HttpClient, unreachable
from sync.round import Progress, RoundResult, run_round
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged

MANY = 4_200  # three pages


@pytest.fixture
def beside() -> Iterator[Beside]:
    with Beside() as thread:
        yield thread


@pytest.fixture
def bo(team: Team, laptop: MakeLaptop, beside: Beside) -> Laptop:
    """Bo's laptop, with all of Anne's to fetch."""
    new = team.joined(laptop("bo"), "Bo")
    team.anne.notes(MANY, team.space)
    team.anne.round()
    new.book.tell_commits(beside.commits)
    return new


def fetch(bo: Laptop, beside: Beside, told: list[Progress] | None = None) -> RoundResult:
    return run_round(bo.book, bo.http, beside=beside, progress=told.append if told is not None else None)


def test_what_was_asked_for_ahead_is_used_and_nothing_is_asked_for_twice(
    team: Team, bo: Laptop, laptop: MakeLaptop, beside: Beside
) -> None:
    carla = team.joined(laptop("carla"), "Carla")
    team.joined(laptop("dina"), "Dina")  # both have as much of the directory to learn
    alone, before = carla.round(), bo.http.requests
    with_thread = fetch(bo, beside)
    assert (with_thread.pulled, with_thread.agreed) == (MANY, True) == (alone.pulled, alone.agreed)
    assert bo.http.requests - before == alone.requests
    assert converged(team.space, team.anne, bo, carla)


def test_what_is_written_between_two_pages_goes_out_and_all_comes(team: Team, bo: Laptop, beside: Beside) -> None:
    written: list[str] = []

    def write(now: Progress) -> None:
        if not written:
            written.append(bo.note("Skrevet midt i det hele", team.space))

    result = run_round(bo.book, bo.http, beside=beside, progress=write)
    assert (result.pulled, result.pushed, result.agreed) == (MANY, 1, True)
    team.anne.round()
    assert converged(team.space, team.anne, bo)


def test_a_line_that_breaks_while_asking_ahead_is_tried_by_the_round_itself(
    team: Team, bo: Laptop, beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = beside.begin
    broken: list[int] = []

    def breaks(job: object) -> object:
        def fails() -> None:
            broken.append(1)
            raise unreachable()

        return begin(fails)

    monkeypatch.setattr(beside, "begin", breaks)
    assert fetch(bo, beside).pulled == MANY
    assert broken, "it was tried"


def test_the_round_that_ends_in_an_error_leaves_the_line_free(
    team: Team, bo: Laptop, beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: Progress) -> None:
        raise unreachable()

    with pytest.raises(EndpointUnreachable):
        run_round(bo.book, bo.http, beside=beside, progress=stop)
    assert fetch(bo, beside).agreed
    assert converged(team.space, team.anne, bo)


def test_an_answer_to_another_request_is_not_used(team: Team, bo: Laptop, beside: Beside) -> None:
    fetch(bo, beside)
    standing = bo.standing
    cursor = wire.Cursor(bytes.fromhex(team.space), 0, 0, 1)
    request = wire.RoundRequest(wire.VERSION, standing.organisation, standing.head, (), (cursor,), 10)
    asking = Ahead(bo.http, beside)
    asking.ask(request, {})
    assert asking.take(msgspec.structs.replace(request, limit=11)) is None
    asking.ask(request, {})
    answer = asking.take(request)
    assert answer is not None and answer.pages
    assert asking.take(request) is None, "an answer is taken once"
    after = next_request(request, {page.space: page for page in answer.pages}, standing.head)
    assert [cursor.after for cursor in after.cursors] == [answer.pages[0].upto]


def test_more_than_a_page_honestly_holds_is_not_opened_ahead(
    team: Team, bo: Laptop, beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_MOST_BYTES", 0)
    assert fetch(bo, beside).pulled == MANY
    assert converged(team.space, team.anne, bo)


def test_without_a_thread_nothing_is_asked_for_ahead(team: Team, bo: Laptop) -> None:
    asking = Ahead(HttpClient("http://127.0.0.1:9"), None)
    asking.ask(wire.RoundRequest(1, bytes(16), wire.Head(0, wire.NO_HASH), (), (), 1), {})
    assert asking.take(wire.RoundRequest(1, bytes(16), wire.Head(0, wire.NO_HASH), (), (), 1)) is None
    asking.close()
