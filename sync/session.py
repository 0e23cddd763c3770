"""A device and its endpoint: the token, the directory in and out, the first seed of an endpoint that lost all."""

import time
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from sync import wire
from sync.branches import follow
from sync.errors import EndpointRefused, untrusted
from sync.http_client import HttpClient
from sync.standing import Standing

_TOKEN = "sync/token"  # noqa: S105 - the name it is kept under
_FORGOTTEN = frozenset({"unknown_organisation", "unknown_device"})
Answer = TypeVar("Answer", bound=wire.Message)


class _KeptToken(msgspec.Struct, frozen=True, array_like=True):
    token: str
    endpoint: str
    until: float  # Unix seconds by this laptop's clock; wrong at worst costs one request


class Session:
    """Sends as this device; asks for a token when there is none, and once more when it is refused."""

    def __init__(self, standing: Standing, http: HttpClient) -> None:
        self.standing = standing
        self.http = http
        self._given: set[bytes] = set()  # spaces whose keys were handed out because the endpoint said it lacks them

    def post(self, route: str, message: wire.Message, answer: type[Answer]) -> Answer:
        """Send with a token. Raises EndpointUnreachable, EndpointRefused, Untrusted."""
        self._take_kept_token()
        try:
            if self.http.token is not None:
                return self.checked(self.http.post(route, message, answer))
        except EndpointRefused as error:
            if error.code not in {"token", *_FORGOTTEN}:
                raise
        self.authenticate()
        return self.checked(self.http.post(route, message, answer))

    def authenticate(self) -> None:
        """Get a token. An endpoint that has forgotten this organisation or device is told again who is who."""
        try:
            self._ask_for_token()
        except EndpointRefused as error:
            if error.code not in _FORGOTTEN or self.standing.directory is None:
                raise
            self._seed()
            self._ask_for_token()

    def append(
        self,
        after: wire.Head,
        statements: Sequence[wire.Signed],
        grants: Sequence[wire.Grant],
        *,
        fresh: bool = False,
    ) -> wire.Head:
        """Put statements (and the grants that go with them) after this head. Raises EndpointRefused head_moved.

        `fresh`: stated now, not given back. "chain_moved": who is put out has sent more than the statement says.
        """
        head = after
        for at in range(0, len(statements), wire.MAX_STATEMENTS):
            some = tuple(statements[at : at + wire.MAX_STATEMENTS])
            request = wire.AppendRequest(wire.VERSION, self.standing.organisation, head, some, (), fresh)
            if at + wire.MAX_STATEMENTS >= len(statements) and len(grants) <= wire.MAX_GRANTS:
                request = msgspec.structs.replace(request, grants=tuple(grants))
                grants = ()
            head = self.post("/v1/statements", request, wire.HeadAnswer).head
        self.give(grants)
        return head

    def give(self, grants: Sequence[wire.Grant]) -> None:
        """Hand grants to the endpoint; those it has stand."""
        for at in range(0, len(grants), wire.MAX_GRANTS):
            some = tuple(grants[at : at + wire.MAX_GRANTS])
            request = wire.GrantsRequest(wire.VERSION, self.standing.organisation, some)
            self.post("/v1/grants", request, wire.GrantsAnswer)

    def take_directory(self, answer: wire.RoundAnswer) -> bool:
        """Learn what is new of the directory, give back what the endpoint lost. True: there is more to ask for.

        Raises Untrusted (forked and the rest) when the endpoint's directory is not a continuation of ours.
        """
        standing = self.standing
        standing.learn(answer.statements)
        ours, theirs = standing.head, answer.head
        wanted = {space for space in answer.wanted if standing.space_keys.get(space)} - self._given
        self._given |= wanted  # once, whatever it goes on saying
        standing.to_grant |= wanted
        if standing.to_grant:  # or an epoch was stated here and the answer never came: others wait for its key
            self.give([grant for grant in standing.grants_for_all() if grant.space in standing.to_grant])
            standing.to_grant.clear()
        if theirs.number < ours.number:
            self._give_back(theirs)
            return True
        if theirs.number == ours.number and theirs.hash != ours.hash:
            return self._follow()
        if theirs.number > ours.number and not answer.statements:
            return self._follow()
        return theirs.number > ours.number

    def _follow(self) -> bool:
        follow(self)
        return True

    def _give_back(self, theirs: wire.Head) -> None:
        self.standing.book.letters_again()
        statements = self.standing.statements()
        if theirs.number and statements[theirs.number - 1].hash != theirs.hash:
            self._follow()
        elif theirs.number:
            self.append(theirs, statements[theirs.number :], self.standing.grants_for_all())
        else:
            self._seed()

    def _seed(self) -> None:
        self.standing.book.letters_again()
        statements = self.standing.statements()
        first, rest = statements[: wire.MAX_STATEMENTS], statements[wire.MAX_STATEMENTS :]
        request = wire.FoundRequest(wire.VERSION, tuple(first), ())
        head = self.http.post("/v1/organisations", request, wire.HeadAnswer).head
        self._ask_for_token()
        if rest and head.number == len(first):
            self.append(head, rest, ())
        self.give(self.standing.grants_for_all())

    def _ask_for_token(self) -> None:
        member = self.standing.membership
        self.http.token = None
        challenge = self.http.get("/v1/challenge", wire.Challenge).challenge
        signature = self.standing.pair.sign(wire.FOR_TOKEN, challenge + member.organisation + member.device)
        request = wire.TokenRequest(wire.VERSION, member.organisation, member.device, challenge, signature)
        token = self.http.post("/v1/token", request, wire.Token)
        if not token.token.isascii() or not token.token.isprintable() or len(token.token) > 4096:
            raise untrusted("malformed", "Svaret kan ikke læses.", "The answer cannot be read.")
        self.http.token = token.token
        kept = _KeptToken(token.token, self.http.base_url, time.time() + token.expires_in)
        self.standing.book.keep(_TOKEN, msgspec.msgpack.encode(kept))

    def _take_kept_token(self) -> None:
        if self.http.token is not None or (kept := self.standing.book.kept(_TOKEN)) is None:
            return
        token = msgspec.msgpack.decode(kept, type=_KeptToken)
        if token.endpoint == self.http.base_url and token.until > time.time():
            self.http.token = token.token

    def checked(self, answer: Answer) -> Answer:
        """Return an answer of a version this program reads. Raises Untrusted "newer"."""
        if getattr(answer, "version", wire.VERSION) > wire.VERSION:
            raise untrusted(
                "newer",
                "Centralen taler et nyere sprog. Opdater Feltbog; dit arbejde er gemt her.",
                "The endpoint speaks a newer language. Update Feltbog; your work is kept here.",
            )
        return answer
