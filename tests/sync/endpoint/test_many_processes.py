"""Four endpoints on one database, all asked at once: nothing is skipped, no position missing, nothing doubled."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import Engine
from tests.sync.endpoint.laptops import Laptop, a_team

PROCESSES = 4
ROUNDS = 12


def write(laptop: Laptop, spaces: list[bytes], own: bytes) -> dict[bytes, list[wire.Push]]:
    """Push batch after batch into the spaces all share and into one of its own; return what was stored."""
    pushed: dict[bytes, list[wire.Push]] = {space: [] for space in (*spaces, own)}
    for number in range(ROUNDS):
        batches = [laptop.push_of(space, 2) for space in (spaces[number % len(spaces)], own, spaces[0])]
        acks = laptop.round(batches).message.acks
        assert [ack.outcome for ack in acks] == ["stored"] * 3
        again = laptop.round(batches[:1]).message.acks  # as after a lost answer
        assert again[0].outcome == "known"
        for push in batches:
            pushed[wire.decode(push.batch.body, wire.Batch).space].append(push)
    return pushed


def read(laptop: Laptop, urls: list[str], spaces: list[bytes], done: threading.Event) -> dict[bytes, list[bytes]]:
    """Pull from another process each time, as behind a load balancer; return the batches as they came."""
    cursors = dict.fromkeys(spaces, 0)
    found: dict[bytes, list[bytes]] = {space: [] for space in spaces}
    turn = 0
    while True:
        last = done.is_set()
        laptop.talker.url = urls[turn % len(urls)]
        turn += 1
        pages = laptop.round(cursors=cursors, limit=9).message.pages
        for page in pages:
            assert page.upto >= cursors[page.space]
            found[page.space] += [each.batch.hash for each in page.batches]
            cursors[page.space] = page.upto
        if last and not any(page.more for page in pages):
            return found


def test_four_processes_on_one_database_skip_and_double_nothing(engine: Engine, own_endpoint: Endpoint) -> None:
    team = a_team(own_endpoint.url)
    office = team.office
    shared = [team.space, office.space()]
    owned = [office.space() for _ in range(PROCESSES)]
    writers = [office.newcomer(*shared, own) for own in owned]
    readers = [office.newcomer(*shared, *owned) for _ in range(2)]
    assert office.send().status == 200
    with contextlib.ExitStack() as stack:
        others = [stack.enter_context(engine.beside(own_endpoint)) for _ in range(PROCESSES - 1)]
        urls = [own_endpoint.url, *(other.url for other in others)]
        for laptop, url in zip(writers + readers, urls * 2, strict=False):
            laptop.talker.url = url
            assert laptop.ask_token().status == 200
        done = threading.Event()
        with ThreadPoolExecutor(len(writers) + len(readers)) as pool:
            reading = [pool.submit(read, laptop, urls, [*shared, *owned], done) for laptop in readers]
            writing = [pool.submit(write, *each) for each in zip(writers, [shared] * PROCESSES, owned, strict=True)]
            try:
                pushed = [each.result() for each in writing]
            finally:
                done.set()
            found = [each.result() for each in reading]
    for space in (*shared, *owned):
        stored = [push.batch.hash for each in pushed for push in each.get(space, [])]
        for each in found:
            assert sorted(each[space]) == sorted(stored)  # each once, none skipped
        assert found[0][space] == found[1][space]  # and in the same order for everybody
    gaps = "SELECT space_id FROM batch GROUP BY space_id HAVING max(position) <> count(*) OR min(position) <> 1"
    assert engine.rows(own_endpoint, gaps) == []
    told = engine.rows(own_endpoint, "SELECT space_id, position, change_count FROM counter WHERE position > 0")
    batches = dict(engine.rows(own_endpoint, "SELECT space_id, count(*) FROM batch GROUP BY space_id"))
    changes = dict(engine.rows(own_endpoint, "SELECT space_id, count(*) FROM sealed_change GROUP BY space_id"))
    assert {row[0]: (row[1], row[2]) for row in told} == {row: (batches[row], changes[row]) for row in batches}
