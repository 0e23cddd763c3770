"""Large bodies take turns; what is held of them is bounded, and strangers do not crowd out members."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import psutil
import pytest

from sync import wire
from sync.endpoint.heavy import Heavy
from sync.endpoint.limits import Limits
from sync.endpoint.refusals import Refusal
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import Engine
from tests.sync.endpoint.laptops import a_team

MB = 1024 * 1024
LIMITS = Limits(members_bytes=10 * MB, strangers_bytes=4 * MB, heavy_wait_seconds=0.01)


def heavy(limits: Limits = LIMITS) -> Heavy:
    return Heavy(limits, lambda header: header == "member")


def test_a_small_body_waits_for_nobody() -> None:
    async def story() -> None:
        turns = heavy()
        async with turns.turn(4 * MB, 8 * MB, None), turns.turn(1000, 8 * MB, None), turns.turn(None, 4096, None):
            pass

    asyncio.run(story())


@pytest.mark.parametrize("length", [4 * MB, None], ids=["told", "not told"])
def test_a_stranger_too_many_is_told_to_come_again_and_members_go_on(length: int | None) -> None:
    async def story() -> None:
        turns = heavy()
        async with turns.turn(3 * MB, 8 * MB, None):
            with pytest.raises(Refusal, match="busy"):
                async with turns.turn(length, 8 * MB, None):
                    pass
            async with turns.turn(8 * MB, 8 * MB, "member"):
                pass
        async with turns.turn(4 * MB, 8 * MB, None):  # there is room again
            pass

    asyncio.run(story())


def test_who_waits_is_served_in_order_and_who_gives_up_leaves_no_trace() -> None:
    async def story() -> list[str]:
        turns, served = heavy(Limits(members_bytes=10 * MB, heavy_wait_seconds=60)), list[str]()

        async def one(name: str, go: Callable[[], Awaitable[object]]) -> None:
            async with turns.turn(8 * MB, 8 * MB, "member"):
                served.append(name)
                await go()

        first = asyncio.Event()
        tasks = [asyncio.create_task(one("first", first.wait))]
        await asyncio.sleep(0)
        tasks += [
            asyncio.create_task(one(name, lambda: asyncio.sleep(0))) for name in ("second", "gives up", "third")
        ]
        await asyncio.sleep(0)
        tasks[2].cancel()
        first.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        return served

    assert asyncio.run(story()) == ["first", "second", "third"]


def memory_of(endpoint: Endpoint) -> float:
    return float(psutil.Process(endpoint.pid).memory_info().rss) / MB


def test_a_hundred_strangers_with_large_bodies_are_kept_waiting_by_the_network(engine: Engine) -> None:
    """Each sends all but the end of 8 MB; what the endpoint holds of them stays far below what they send."""
    size = 8 * MB
    head = (
        "POST /v1/organisations HTTP/1.1\r\nHost: x\r\n"
        f"Content-Type: {wire.CONTENT_TYPE}\r\nContent-Length: {size}\r\n\r\n"
    ).encode()
    with engine.start("--limit", "heavy_wait_seconds=60") as endpoint:
        team = a_team(endpoint.url)
        before = memory_of(endpoint)
        host, _, port = endpoint.url.removeprefix("http://").partition(":")
        strangers = [socket.create_connection((host, int(port)), timeout=30) for _ in range(100)]
        for stranger in strangers:
            stranger.setblocking(False)
        _send_what_goes(strangers, head + bytes(size - 1))
        pushes = [team.one.push_of(team.space, 400, 2000) for _ in range(3)]  # a member with 2.4 MB
        assert {ack.outcome for ack in team.one.round(pushes).message.acks} == {"stored"}
        grown = memory_of(endpoint) - before
        for stranger in strangers:
            stranger.close()
        assert team.two.round(cursors={team.space: 0}).message.pages[0].count == 1200
    assert grown < 150


def _send_what_goes(strangers: list[socket.socket], body: bytes) -> None:
    """Send to each until none takes more for a while."""
    at = dict.fromkeys(range(len(strangers)), 0)
    idle = 0
    while at and idle < 2000:
        idle += 1
        for number in list(at):
            try:
                sent = strangers[number].send(body[at[number] : at[number] + 65536])
            except BlockingIOError:
                continue
            except OSError:
                del at[number]
                continue
            idle = 0
            at[number] += sent
            if at[number] >= len(body):
                del at[number]
