"""One address without a token may ask so often and no more; members, watchers and this machine are not counted."""

import asyncio
from typing import Any

import httpx
import pytest

from sync.endpoint import patience
from sync.endpoint.edge import Edge
from sync.endpoint.heavy import Heavy
from sync.endpoint.limits import Limits
from sync.endpoint.metrics import Metrics
from sync.endpoint.patience import Patience

STRANGER, OTHER = "203.0.113.7", "203.0.113.8"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def few(clock: Clock) -> Patience:
    return Patience(Limits(strangers_at_once=3, strangers_a_second=0.5), clock)


async def served(_scope: Any, _receive: Any, send: Any) -> None:
    """Stands for what is behind the edge."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def edge(few: Patience) -> Edge:
    limits, routes = Limits(), frozenset({"/v1/challenge", "/healthz", "/metrics"})
    heavy = Heavy(limits, lambda header: header == "Bearer good")
    return Edge(served, limits, Metrics(), routes, frozenset(), heavy, few, lambda: None)


def asked(edge: Edge, path: str, times: int, address: str, **headers: str) -> list[httpx.Response]:
    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(edge, client=(address, 4711))
        async with httpx.AsyncClient(transport=transport, base_url="http://endpoint") as client:
            return [await client.get(path, headers=headers) for _ in range(times)]

    return asyncio.run(ask())


def test_too_many_are_refused_with_the_time_to_wait_and_served_again_after_it(edge: Edge, clock: Clock) -> None:
    answers = asked(edge, "/v1/challenge", 5, STRANGER)
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    refused = answers[-1]
    assert refused.json()["code"] == "too_many"
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "2"
    assert "x-refusal" not in refused.headers
    assert asked(edge, "/v1/challenge", 1, OTHER)[0].status_code == 200
    clock.now += int(refused.headers["retry-after"])
    assert [answer.status_code for answer in asked(edge, "/v1/challenge", 2, STRANGER)] == [200, 429]


def test_nonsense_counts_and_so_do_bad_tokens(edge: Edge) -> None:
    asked(edge, "/nonsense", 2, STRANGER)
    asked(edge, "/v1/round", 1, STRANGER, authorization="Bearer nonsense")
    assert asked(edge, "/v1/challenge", 1, STRANGER)[0].status_code == 429


def test_members_are_not_counted(edge: Edge) -> None:
    answers = asked(edge, "/v1/challenge", 9, STRANGER, authorization="Bearer good")
    assert {answer.status_code for answer in answers} == {200}
    assert asked(edge, "/v1/challenge", 1, STRANGER)[0].status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
def test_who_watches_the_endpoint_may_look_as_often_as_it_likes(edge: Edge, path: str) -> None:
    assert {answer.status_code for answer in asked(edge, path, 9, STRANGER)} == {200}


def test_a_proxy_on_this_machine_is_not_taken_for_one_asker(few: Patience) -> None:
    for address in ("127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "", "unix:"):
        assert [few.wait(address) for _ in range(9)] == [0] * 9


def test_one_network_is_one_asker_however_many_addresses_it_has(few: Patience) -> None:
    assert [few.wait(f"2001:db8::{number:x}") for number in range(1, 5)] == [0, 0, 0, 2]
    assert few.wait("2001:db8:0:1::1") == 0
    assert [few.wait(each) for each in ("198.51.100.1", "::ffff:198.51.100.1", "198.51.100.1", "198.51.100.1")] == [
        0, 0, 0, 2,
    ]  # fmt: skip


def test_a_clock_that_jumps_gives_nobody_more_than_at_once(few: Patience, clock: Clock) -> None:
    for _ in range(4):
        few.wait(STRANGER)
    clock.now -= 3600
    assert few.wait(STRANGER) > 0
    clock.now += 10 * 365 * 86400
    assert [few.wait(STRANGER) for _ in range(4)] == [0, 0, 0, 2]


def test_no_more_addresses_are_remembered_than_fit(few: Patience, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "REMEMBERED", 10)
    for number in range(100):
        few.wait(f"198.51.100.{number}")
    assert len(few._left) == 10
