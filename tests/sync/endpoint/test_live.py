"""Events: who listens is told that there is something new in its spaces, on each engine and across processes."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
import requests

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import Engine
from tests.sync.endpoint.laptops import Laptop, Team, a_team, an_hpke_key, new_id


class Listener:
    """A laptop's open stream; `until` reads events until one says what is asked for."""

    def __init__(self, laptop: Laptop, url: str) -> None:
        headers = {"Authorization": f"Bearer {laptop.token}"}
        self.response = requests.get(url + "/v1/events", headers=headers, stream=True, timeout=60)
        self.lines = self.response.iter_lines(chunk_size=1)

    def event(self) -> dict[str, object]:
        for line in self.lines:
            if line.startswith(b"data: "):
                found: dict[str, object] = msgspec.json.decode(line[6:])
                return found
        raise EOFError

    def until(self, enough: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        while not enough(event := self.event()):
            pass
        return event

    def positions(self, space: bytes, position: int) -> dict[str, object]:
        return self.until(lambda event: event["spaces"].get(space.hex(), 0) >= position)  # type: ignore[attr-defined]


@pytest.fixture
def listen() -> Iterator[Callable[[Laptop, str], Listener]]:
    with contextlib.ExitStack() as stack:

        def begin(laptop: Laptop, url: str = "") -> Listener:
            listener = Listener(laptop, url or laptop.talker.url)
            stack.callback(listener.response.close)
            return listener

        yield begin


def test_the_first_event_says_where_everything_stands(team: Team, listen: Callable[..., Listener]) -> None:
    team.one.round([team.one.push_of(team.space), team.one.push_of(team.space)])
    listener = listen(team.two)
    assert listener.response.headers["content-type"].startswith("text/event-stream")
    assert listener.response.headers["cache-control"] == "no-store"
    assert listener.event() == {
        "head": team.office.directory.number,
        "spaces": {team.space.hex(): 2, team.office.organisation.hex(): 0},
    }


def test_anothers_work_is_told_and_only_what_moved(team: Team, listen: Callable[..., Listener]) -> None:
    listener = listen(team.two)
    listener.event()
    team.one.round([team.one.push_of(team.space)])
    assert listener.positions(team.space, 1)["spaces"] == {team.space.hex(): 1}


def test_work_taken_in_by_another_process_is_told_too(
    engine: Engine, own_endpoint: Endpoint, listen: Callable[..., Listener]
) -> None:
    team = a_team(own_endpoint.url)
    with engine.beside(own_endpoint) as other:
        listener = listen(team.two, other.url)
        listener.event()
        for number in range(1, 4):
            team.one.round([team.one.push_of(team.space)])
            listener.positions(team.space, number)


def test_a_space_one_is_not_in_is_never_named(endpoint: Endpoint, listen: Callable[..., Listener]) -> None:
    team = a_team(endpoint.url)
    office = team.office
    head = office.directory.head
    own = office.state(wire.SpaceCreated(b"o" * 16, "own", b"sealed name", bytes(32), (team.one.person,)))
    assert office.append([own], head, team.one.token).status == 200
    listener = listen(team.two)
    assert (b"o" * 16).hex() not in listener.event()["spaces"]  # type: ignore[operator]
    assert team.one.round([team.one.push_of(b"o" * 16)]).message.acks[0].outcome == "stored"
    team.one.round([team.one.push_of(team.space)])
    assert listener.positions(team.space, 1)["spaces"] == {team.space.hex(): 1}


def test_a_new_space_is_told_with_the_head_of_the_directory(team: Team, listen: Callable[..., Listener]) -> None:
    listener = listen(team.two)
    first = listener.event()
    head = team.office.directory.head
    space = team.office.space()
    assert team.office.append(team.office.statements[-1:], head, team.one.token).status == 200
    event = listener.until(lambda said: said["head"] != first["head"])
    assert event == {"head": head.number + 1, "spaces": {space.hex(): 0}}


@pytest.mark.parametrize("token", [None, "nonsense"])
def test_without_a_token_nobody_listens(endpoint: Endpoint, token: str | None) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = requests.get(endpoint.url + "/v1/events", headers=headers, timeout=30)
    assert (answer.status_code, answer.headers["content-type"]) == (401, wire.PROBLEM_TYPE)


def test_a_device_listens_only_so_often_and_leaving_makes_room(engine: Engine) -> None:
    with engine.start("--limit", "streams_of_a_device=2") as endpoint:
        team = a_team(endpoint.url)
        held = [Listener(team.one, endpoint.url) for _ in range(2)]
        for each in held:
            each.event()
        refused = Listener(team.one, endpoint.url).response
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
        other = Listener(team.two, endpoint.url)
        other.event()
        held[0].response.close()
        while (again := Listener(team.one, endpoint.url)).response.status_code != 200:
            team.two.round()  # until the endpoint has seen that the caller has gone
        for each in (held[1], other, again):
            each.response.close()


def test_a_silent_stream_has_heartbeats_and_ends_in_its_time(engine: Engine) -> None:
    limits = ("--limit", "heartbeat_seconds=0.05", "--limit", "stream_seconds=0.5")
    with engine.start(*limits) as endpoint:
        lines = list(Listener(a_team(endpoint.url).two, endpoint.url).lines)
    assert lines.count(b":") > 1
    assert sum(line.startswith(b"data: ") for line in lines) == 1


def test_listeners_hold_up_neither_a_stop_nor_the_work_of_others(engine: Engine) -> None:
    """128 requests may be under way at once; streams are not counted among them."""
    with engine.start("--limit", "requests_at_once=2") as endpoint:
        team = a_team(endpoint.url)
        listeners = [Listener(team.one, endpoint.url) for _ in range(4)]
        for each in listeners:
            each.event()
        assert team.two.round([team.two.push_of(team.space)]).status == 200
        stopped = threading.Thread(target=endpoint.stop)
        stopped.start()
        with ThreadPoolExecutor(4) as pool:  # every stream comes to its end, none is torn
            ended = list(pool.map(lambda each: sum(1 for _ in each.lines), listeners))
        stopped.join()
        assert len(ended) == 4


def test_a_letter_is_told_to_the_space_it_came_to_and_to_nobody_else(
    endpoint: Endpoint, listen: Callable[..., Listener]
) -> None:
    team = a_team(endpoint.url)
    office, head = team.office, team.office.directory.head
    ssp = new_id()
    office.state(wire.SpaceCreated(ssp, "ssp_local", b"sealed name", bytes(32), (team.one.person,)))
    office.state(wire.LetterKey(ssp, 1, an_hpke_key()))
    assert office.append(office.statements[-2:], head, team.one.token).status == 200
    reader, sender = listen(team.one), listen(team.two)
    reader.event()
    sender.event()
    body = wire.encode(
        wire.Letter(1, office.organisation, team.space, ssp, team.two.device, 1, new_id() * 2, 1, b"sealed")
    )
    letter = wire.Signed(body, team.two.key.sign(wire.FOR_LETTER + body))
    request = wire.LettersRequest(1, office.organisation, (letter,))
    assert team.two.post("/v1/letters", request, wire.LettersAnswer).message.acks[0].outcome == "stored"
    assert reader.event() == {"head": office.directory.number, "spaces": {}, "letters": {ssp.hex(): 1}}
    team.one.round([team.one.push_of(team.space)])
    assert "letters" not in sender.positions(team.space, 1)
