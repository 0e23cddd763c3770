"""What is damaged on its way counts as not having come: neither side keeps any of it."""

import msgspec
import pytest
import requests

from local_store.errors import EndpointUnreachable
from sync import transit, wire
from sync.http_client import HttpClient
from tests.endpoint_process import Endpoint
from tests.sync.wires import OddServer

BODY = wire.encode(wire.Challenge(1, b"c" * 40, 0))


def answered(body: bytes, digest_of: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {wire.CONTENT_TYPE}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}{transit.HEADER}: {transit.digest_of(digest_of)}\r\n\r\n".encode() + body


def test_a_damaged_answer_is_no_answer() -> None:
    with OddServer(answered(BODY, BODY)) as server, HttpClient(server.url) as http:
        assert http.get("/v1/challenge", wire.Challenge).challenge == b"c" * 40
    damaged = BODY.replace(b"c" * 40, b"c" * 39 + b"d")
    with (
        OddServer(answered(damaged, BODY)) as server,
        HttpClient(server.url) as http,
        pytest.raises(EndpointUnreachable),
    ):
        http.get("/v1/challenge", wire.Challenge)


def test_the_endpoint_takes_nothing_that_was_damaged_and_says_so(endpoint: Endpoint) -> None:
    headers = {"Content-Type": wire.CONTENT_TYPE, transit.HEADER: transit.digest_of(b"something else")}
    response = requests.post(f"{endpoint.url}/v1/token", data=b"whatever", headers=headers, timeout=30)
    assert (response.status_code, msgspec.json.decode(response.content)["code"]) == (400, "torn")


def test_the_endpoint_answers_with_the_digest_of_its_answer(endpoint: Endpoint) -> None:
    response = requests.get(f"{endpoint.url}/v1/challenge", timeout=30)
    assert response.headers[transit.HEADER] == transit.digest_of(response.content)


def test_torn_on_its_way_there_is_unreachable_not_refused() -> None:
    body = b'{"status":400,"code":"torn"}'
    head = f"HTTP/1.1 400 Bad\r\nContent-Type: {wire.PROBLEM_TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
    with (
        OddServer(head.encode() + body) as server,
        HttpClient(server.url) as http,
        pytest.raises(EndpointUnreachable),
    ):
        http.get("/v1/challenge", wire.Challenge)
