"""Laptops with real keys that speak raw messages to an endpoint: what a client would send, and what none should."""

import secrets
from dataclasses import dataclass, field
from typing import Any

import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import directory, wire

EMPTY_HEAD = wire.Head(0, wire.NO_HASH)
FAR_AHEAD = 2**39


def new_id() -> bytes:
    return secrets.token_bytes(16)


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def an_hpke_key() -> bytes:
    return secrets.token_bytes(wire.HPKE_KEY_BYTES)


def sealed(size: int = 200) -> bytes:
    return secrets.token_bytes(size)


def a_grant(space: bytes, to: bytes, epoch: int = 1) -> wire.Grant:
    return wire.Grant(space, epoch, to, secrets.token_bytes(wire.GRANT_BYTES))


@dataclass
class Answered:
    """An answer as it came: status, code of a refusal, decoded message of a success."""

    status: int
    code: str
    message: Any
    problem: dict[str, Any]
    headers: Any


class Talker:
    """Sends bytes and messages to one address over one connection."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False

    def post(
        self, path: str, body: bytes, token: str | None = None, answer: type[wire.Message] | None = None
    ) -> Answered:
        headers = {"Content-Type": wire.CONTENT_TYPE}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return self.read(self.http.post(self.url + path, data=body, headers=headers, timeout=30), answer)

    def read(self, response: requests.Response, answer: type[wire.Message] | None) -> Answered:
        if response.status_code != 200:
            assert response.headers["content-type"] == wire.PROBLEM_TYPE, response.text
            problem = msgspec.json.decode(response.content)
            assert problem["status"] == response.status_code
            return Answered(response.status_code, problem["code"], None, problem, response.headers)
        message = wire.decode(response.content, answer) if answer else None
        return Answered(200, "", message, {}, response.headers)

    def challenge(self) -> bytes:
        response = self.http.get(self.url + "/v1/challenge", timeout=30)
        return wire.decode(response.content, wire.Challenge).challenge

    def found(self, statements: list[wire.Signed], grants: tuple[wire.Grant, ...] = ()) -> Answered:
        request = wire.FoundRequest(wire.VERSION, tuple(statements), grants)
        return self.post("/v1/organisations", wire.encode(request), answer=wire.HeadAnswer)

    def close(self) -> None:
        self.http.close()


@dataclass
class Chain:
    """Where this device's batches of one space stand, as it knows."""

    sequence: int = 0
    head: bytes = wire.NO_HASH


@dataclass
class Laptop:
    """A device: its keys, its chains, its token."""

    talker: Talker
    organisation: bytes
    person: bytes = field(default_factory=new_id)
    device: bytes = field(default_factory=new_id)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    token: str = ""
    chains: dict[bytes, Chain] = field(default_factory=dict)

    def token_request(self, **other: Any) -> wire.TokenRequest:
        challenge = other.get("challenge") or self.talker.challenge()
        device = other.get("device", self.device)
        signed = wire.FOR_TOKEN + challenge + self.organisation + device
        signature = other.get("key", self.key).sign(signed)
        return wire.TokenRequest(wire.VERSION, self.organisation, device, challenge, signature)

    def ask_token(self, request: wire.TokenRequest | None = None) -> Answered:
        answered = self.talker.post("/v1/token", wire.encode(request or self.token_request()), answer=wire.Token)
        if answered.message:
            self.token = answered.message.token
        return answered

    def batch(self, space: bytes, ids: list[bytes], **other: Any) -> wire.Signed:
        """Sign the next batch without moving the chain on; `other` replaces attributes."""
        chain = self.chains.setdefault(space, Chain())
        written = wire.Batch(
            1, self.organisation, space, self.device, chain.sequence + 1, chain.head, b"".join(ids)
        )
        body = wire.encode(msgspec.structs.replace(written, **other))
        return wire.Signed(body, self.key.sign(wire.FOR_BATCH + body))

    def push_of(self, space: bytes, count: int = 1, size: int = 200, **other: Any) -> wire.Push:
        """Return the next push with new changes, and move the chain on."""
        ids = [secrets.token_bytes(32) for _ in range(count)]
        signed = self.batch(space, ids, **other)
        chain = self.chains[space]
        chain.sequence, chain.head = chain.sequence + 1, signed.hash
        return wire.Push(signed, tuple(sealed(size) for _ in ids))

    def round_request(
        self,
        push: list[wire.Push] | tuple[wire.Push, ...] = (),
        cursors: dict[bytes, int] | None = None,
        **other: Any,
    ) -> wire.RoundRequest:
        own = other.pop("own", 0)
        request = wire.RoundRequest(
            wire.VERSION,
            self.organisation,
            other.pop("head", EMPTY_HEAD),
            tuple(push),
            tuple(wire.Cursor(space, after, own, 0) for space, after in (cursors or {}).items()),
            other.pop("limit", 2000),
        )
        return msgspec.structs.replace(request, **other)

    def round(self, *args: Any, **other: Any) -> Answered:
        body = wire.encode(self.round_request(*args, **other))
        return self.talker.post("/v1/round", body, self.token, wire.RoundAnswer)

    def post(self, path: str, request: wire.Message, answer: type[wire.Message]) -> Answered:
        return self.talker.post(path, wire.encode(request), self.token, answer)


class Office:
    """An organisation as its first administrator builds it: statements in its hand, sent when asked."""

    def __init__(self, url: str) -> None:
        self.talker = Talker(url)
        self.root = Ed25519PrivateKey.generate()
        organisation = directory.organisation_id(public(self.root))
        self.admin = Laptop(self.talker, organisation)
        self.organisation = organisation
        founded = wire.Founded(
            public(self.root),
            an_hpke_key(),
            b"sealed name",
            secrets.token_bytes(32),
            self.admin.person,
            b"sealed name",
            self.admin.device,
            b"sealed name",
            public(self.admin.key),
            an_hpke_key(),
        )
        statement = wire.Statement(1, organisation, 1, wire.NO_HASH, wire.ROOT, 1, founded)
        self.statements = [directory.sign_statement(statement, self.root)]
        self.directory = directory.read(self.statements)

    def state(self, what: wire.What, by: bytes = b"", key: Ed25519PrivateKey | None = None) -> wire.Signed:
        """Add a statement to the office's own copy and return it; nothing is sent."""
        signed = self.unsent_statement(what, by, key)
        self.directory = self.directory.extended([signed])
        self.statements.append(signed)
        return signed

    def unsent_statement(
        self, what: wire.What, by: bytes = b"", key: Ed25519PrivateKey | None = None
    ) -> wire.Signed:
        return directory.state(self.directory, what, by=by or self.admin.device, key=key or self.admin.key, at=1)

    def space(self, kind: str = "team") -> bytes:
        """State a new space with everybody who is there as a member."""
        id_ = new_id()
        members = tuple(self.directory.persons)
        self.state(wire.SpaceCreated(id_, kind, b"sealed name", secrets.token_bytes(32), members))
        return id_

    def invite(self, *spaces: bytes, expires: int = FAR_AHEAD) -> tuple[bytes, Ed25519PrivateKey]:
        """State an invitation of a fieldworker; return its id and key."""
        id_, key = new_id(), Ed25519PrivateKey.generate()
        self.state(wire.Invited(id_, public(key), an_hpke_key(), "fieldworker", spaces, expires, b"sealed name"))
        return id_, key

    def joined(self, invitation: bytes, laptop: Laptop) -> wire.Joined:
        return wire.Joined(
            invitation,
            laptop.person,
            b"sealed name",
            laptop.device,
            b"sealed name",
            public(laptop.key),
            an_hpke_key(),
        )

    def newcomer(self, *spaces: bytes) -> Laptop:
        """State that somebody was invited and joined."""
        invitation, key = self.invite(*spaces)
        laptop = Laptop(Talker(self.talker.url), self.organisation)
        self.state(self.joined(invitation, laptop), invitation, key)
        return laptop

    def send(self) -> Answered:
        """Send the whole directory, as for a new or a lost endpoint."""
        return self.talker.found(self.statements)

    def append(self, statements: list[wire.Signed], head: wire.Head, token: str, *grants: wire.Grant) -> Answered:
        request = wire.AppendRequest(wire.VERSION, self.organisation, head, tuple(statements), grants)
        return self.talker.post("/v1/statements", wire.encode(request), token, wire.HeadAnswer)


@dataclass
class Team:
    """An organisation of two laptops and a space of both, known to the endpoint, with tokens."""

    office: Office
    space: bytes
    one: Laptop
    two: Laptop


def a_team(url: str) -> Team:
    office = Office(url)
    first = office.space()
    two = office.newcomer(first)
    assert office.send().status == 200
    assert office.admin.ask_token().status == 200
    assert two.ask_token().status == 200
    return Team(office, first, office.admin, two)
