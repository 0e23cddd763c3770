"""The endpoint dies, is asked by many at once, and comes back: nothing doubled, nothing acknowledged lost."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
import requests

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import Engine
from tests.sync.endpoint.laptops import Laptop, Team, a_team

Ids = list[bytes]


def ids_of(push: wire.Push) -> Ids:
    return wire.decode(push.batch.body, wire.Batch).ids()


def everything(laptop: Laptop, space: bytes, limit: int = 50) -> tuple[list[wire.Delivered], wire.Page]:
    """Pull a space from its beginning, page by page."""
    after, found = 0, []
    while True:
        page = laptop.round(cursors={space: after}, limit=limit).message.pages[0]
        found += page.batches
        after = page.upto
        if not page.more:
            return found, page


def push_until_cut(laptop: Laptop, pushes: list[wire.Push], tell: Callable[[int], None]) -> set[bytes]:
    """Push one batch a round until the endpoint goes away; return the hashes that were acknowledged."""
    acknowledged: set[bytes] = set()
    for number, push in enumerate(pushes):
        tell(number)
        try:
            answered = laptop.round([push])
        except requests.RequestException:
            break
        assert answered.message.acks[0].outcome in ("stored", "known")
        acknowledged.add(push.batch.hash)
    return acknowledged


@pytest.mark.parametrize("kill_at", [1, 4, 11])
def test_killed_in_the_middle_of_pushes_it_keeps_what_it_acknowledged(own_endpoint: Endpoint, kill_at: int) -> None:
    team = a_team(own_endpoint.url)
    work = {
        laptop.device: [laptop.push_of(team.space, 40, 2000) for _ in range(25)] for laptop in (team.one, team.two)
    }
    killing = threading.Thread(target=own_endpoint.kill)

    def tell(number: int) -> None:
        if number == kill_at:
            killing.start()

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(push_until_cut, team.one, work[team.one.device], tell)
        two = pool.submit(push_until_cut, team.two, work[team.two.device], lambda _number: None)
        acknowledged = one.result() | two.result()
    killing.join()
    own_endpoint.restart()

    found, _page = everything(team.one, team.space)
    assert acknowledged <= {delivered.batch.hash for delivered in found}
    for laptop in (team.one, team.two):  # the tokens still hold: the secret is in the database
        outcomes = [ack.outcome for ack in laptop.round(work[laptop.device]).message.acks]
        assert set(outcomes) <= {"known", "stored"}
    found, page = everything(team.two, team.space)
    hashes = [delivered.batch.hash for delivered in found]
    assert sorted(hashes) == sorted(push.batch.hash for pushes in work.values() for push in pushes)
    ids = [id_ for pushes in work.values() for push in pushes for id_ in ids_of(push)]
    assert (page.count, page.sum) == (len(ids), wire.sum_of(ids))
    assert [delivered.position for delivered in found] == list(range(1, 51))


def test_a_restart_keeps_everything(own_endpoint: Endpoint) -> None:
    team = a_team(own_endpoint.url)
    pushes = [team.one.push_of(team.space, 3) for _ in range(4)]
    before = team.one.round(pushes, {team.space: 0}).message
    assert own_endpoint.stop() == 0
    own_endpoint.restart()
    after = team.one.round(cursors={team.space: 0}, own=4).message
    assert (after.pages, after.head) == (before.pages, before.head)
    assert [each.batch for each in everything(team.two, team.space)[0]] == [push.batch for push in pushes]


def test_a_graceful_stop_finishes_what_is_under_way(own_endpoint: Endpoint) -> None:
    team = a_team(own_endpoint.url)
    pushes = [team.one.push_of(team.space, 100, 2000) for _ in range(30)]
    request = wire.encode(team.one.round_request(pushes))
    sent = threading.Event()

    def body():
        yield request[:-1000]
        sent.set()
        yield request[-1000:]

    def push() -> requests.Response:
        headers = {"Content-Type": wire.CONTENT_TYPE, "Authorization": f"Bearer {team.one.token}"}
        return team.one.talker.http.post(own_endpoint.url + "/v1/round", data=body(), headers=headers, timeout=60)

    with ThreadPoolExecutor(1) as pool:
        pushing = pool.submit(push)
        assert sent.wait(30)
        own_endpoint.stop()
        answer = wire.decode(pushing.result().content, wire.RoundAnswer)
    assert {ack.outcome for ack in answer.acks} == {"stored"}
    own_endpoint.restart()
    assert len(everything(team.two, team.space)[0]) == 30


def test_a_cursor_never_skips_a_batch_while_many_push(endpoint: Endpoint) -> None:
    team = a_team(endpoint.url)
    office = team.office
    spaces = [team.space, office.space()]
    writers = [office.newcomer(*spaces) for _ in range(4)]
    readers = [office.newcomer(*spaces) for _ in range(2)]
    assert office.send().status == 200
    for laptop in writers + readers:
        assert laptop.ask_token().status == 200
    done = threading.Event()

    def write(laptop: Laptop) -> list[bytes]:
        pushes = [laptop.push_of(spaces[number % 2], 2) for number in range(30)]
        for at in range(0, 30, 3):
            acks = laptop.round(pushes[at : at + 3]).message.acks
            assert {ack.outcome for ack in acks} == {"stored"}
        return [push.batch.hash for push in pushes]

    def read(laptop: Laptop) -> list[bytes]:
        cursors = dict.fromkeys(spaces, 0)
        found: list[bytes] = []
        while True:
            last = done.is_set()
            answer = laptop.round(cursors=cursors, limit=7).message
            found += [each.batch.hash for page in answer.pages for each in page.batches]
            cursors = {page.space: page.upto for page in answer.pages}
            if last and not any(page.more for page in answer.pages):
                return found

    with ThreadPoolExecutor(6) as pool:
        reading = [pool.submit(read, laptop) for laptop in readers]
        writing = [pool.submit(write, laptop) for laptop in writers]
        try:
            written = [hash_ for each in writing for hash_ in each.result()]
        finally:
            done.set()
        for each in reading:
            assert sorted(each.result()) == sorted(written)  # each once, none skipped


def test_two_processes_over_one_database_give_positions_without_gaps(
    engine: Engine, own_endpoint: Endpoint
) -> None:
    team = a_team(own_endpoint.url)
    with engine.beside(own_endpoint) as other:
        team.two.talker.url = other.url  # the secret is shared: its token holds there too
        pushes = {
            laptop.device: [laptop.push_of(team.space, 2) for _ in range(25)] for laptop in (team.one, team.two)
        }

        def write(laptop: Laptop) -> list[str]:
            return [laptop.round([push]).message.acks[0].outcome for push in pushes[laptop.device]]

        with ThreadPoolExecutor(2) as pool:
            outcomes = [outcome for each in pool.map(write, (team.one, team.two)) for outcome in each]
        assert set(outcomes) == {"stored"}
        found, page = everything(team.two, team.space)
        assert [delivered.position for delivered in found] == list(range(1, 51))
        assert page.count == 100
        office = team.office  # what one process is told of the directory the other obeys at once
        head = office.directory.head
        extra = office.space()
        assert office.append(office.statements[-1:], head, team.one.token).status == 200
        assert team.two.round([team.two.push_of(extra)]).message.acks[0].outcome == "stored"


def test_the_same_batch_from_many_at_once_is_stored_once(team: Team) -> None:
    push = team.one.push_of(team.space, 20)
    body = wire.encode(team.one.round_request([push], {team.space: 0}))

    def send(_number: int) -> wire.RoundAnswer:
        headers = {"Content-Type": wire.CONTENT_TYPE, "Authorization": f"Bearer {team.one.token}"}
        url = team.one.talker.url + "/v1/round"
        with requests.Session() as http:
            return wire.decode(http.post(url, data=body, headers=headers, timeout=30).content, wire.RoundAnswer)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, range(12)))
    outcomes = sorted(answer.acks[0].outcome for answer in answers)
    assert outcomes == ["known"] * 11 + ["stored"]
    assert {msgspec.structs.astuple(answer.pages[0])[2:5] for answer in answers} == {(1, False, 20)}
