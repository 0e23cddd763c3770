"""Nothing goes over plain http beyond this machine, whatever the book was told before."""

import pytest

from local_store.errors import EndpointUnreachable, RefusedInput
from sync import wire
from sync.addresses import is_secure
from sync.event_line import EventLine
from sync.http_client import HttpClient
from sync.member import Member
from tests.sync.laptops import MakeLaptop

SECURE = ("https://feltbog.example.dk", "https://10.0.0.7:8443/sti", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:2",
          "http://localhost:3", "HTTPS://FELTBOG.EXAMPLE.DK")  # fmt: skip
OPEN = ("http://feltbog.example.dk", "http://10.0.0.7:8443", "http://[2001:db8::1]", "http://localhost.example.dk",
        "http://127.0.0.1@example.dk", "http://0.0.0.0", "ftp://127.0.0.1", "", "http://[x",
        "feltbog.example.dk")  # fmt: skip


@pytest.mark.parametrize("address", SECURE)
def test_secure_addresses(address: str) -> None:
    assert is_secure(address)


@pytest.mark.parametrize("address", OPEN)
def test_nothing_is_sent_to_others(address: str) -> None:
    """The suite fails on any connection beyond loopback: these are refused before one is tried."""
    assert not is_secure(address)
    with HttpClient(address) as http, pytest.raises(EndpointUnreachable) as error:
        http.get("/v1/challenge", wire.Challenge)
    assert error.value.code == "not_secure"
    assert http.requests == http.bytes_sent == 0
    with pytest.raises(EndpointUnreachable) as live:
        next(EventLine(address).events("token"))
    assert live.value.code == "not_secure"


def test_no_organisation_is_founded_so_and_no_shares_are_written(laptop: MakeLaptop) -> None:
    anne = laptop("anne")
    with HttpClient("http://feltbog.example.dk") as http, pytest.raises(RefusedInput) as refusal:
        Member(anne.book, http).found_organisation("Kommunen", "Anne", anne.folder.parent / "dele")
    assert (refusal.value.code, refusal.value.field) == ("not_secure", "endpoint")
    assert not (anne.folder.parent / "dele").exists()
