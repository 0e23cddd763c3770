"""A round with an endpoint that answers anything that can be read: it ends, in a result or a plain refusal.

What the book holds stays, whatever is said to it. The lines of events and of answers that cannot be read are here
too. As test_decoders.py.
"""

import contextlib
import copy
import json
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
import requests
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from local_store.book import FieldBook
from local_store.errors import EndpointRefused, EndpointUnreachable, KnownError, NotFound, Untrusted
from local_store.ids import SpaceId
from local_store.vault import KdfCost
from sync import keys, wire
from sync import round as rounds
from sync.event_line import EventLine
from sync.events import Events
from sync.http_client import judged, not_the_endpoint, unreachable
from sync.refusals import refused
from sync.standing import Standing
from tests.fuzz.test_decoders import bent
from tests.fuzz.test_letters_and_farewells import CONTENT, Desk

Answer = TypeVar("Answer", bound=wire.Message)
T = TypeVar("T")
PASSPHRASE = "en rød cykel i regnen"
PIECES = (b"data: {}\n\n", b"event: new\r\ndata: a\r\n\r\n", b": beat\n\n", b"\r")
MOST = 12  # answers, before the line is cut
CODES = ("revoked", "unknown_organisation", "unknown_device", "token", "head_moved", "chain_moved", "forked",
         "not_a_member", "too_old", "quota", "", "huh")  # fmt: skip
OUTCOMES = ("stored", "known", "refused", "", "huh")
REASONS = ("too_large", "old_epoch", "quota", "sequence_taken", "sequence_gap", "after_refused", "not_a_member",
           "forged", "huh", "")  # fmt: skip
NUMBERS = (0, 1, 2, 3, 7, 2**31, 2**53, 2**62, 2**63 - 1)
WILD = (*NUMBERS, -1, -(2**63), 2**63, 2**64 - 1)
wild = st.sampled_from(WILD)
raw = st.binary(max_size=40)


class Liar:
    """Stands where the HTTP client does. Each answer has the form that was asked for.

    What it says is drawn from a seed, not by Hypothesis: what it is asked depends on keys, which are new each time.
    """

    base_url = "http://127.0.0.1:1"
    bytes_sent = bytes_received = requests = 0

    def __init__(self, desk: Desk, dice: random.Random) -> None:
        self.desk, self.dice, self.left = desk, dice, MOST
        self.token: str | None = "token"
        standing = desk.standing
        own = standing.membership.device
        self.spaces, self.devices = (*standing.known.spaces, bytes(16)), (own, bytes(16))
        self.statements = standing.statements()
        self.grants = [
            keys.grant(standing.organisation, space, 1, held[1], own, standing.pair.hpke_key)
            for space, held in standing.space_keys.items()
        ]

    def get(self, route: str, answer: type[Answer]) -> Answer:
        return self.post(route, None, answer)

    def post(self, _route: str, asked: Any, answer: type[Answer]) -> Answer:
        self.left -= 1
        if self.left < 0:
            raise unreachable()
        if self.dice.random() < 0.1:
            raise refused(self.dice.choice(CODES))
        said = getattr(self, f"_{answer.__name__}")(asked)
        try:
            return wire.decode(wire.encode(said), answer)  # what cannot be read does not get further than this
        except Untrusted as error:
            raise not_the_endpoint() from error

    def _few(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.dice.choice((0, 0, 1, 2, 3))))

    def _each(self, asked: Sequence[bytes], make: Callable[[bytes], T]) -> tuple[T, ...]:
        """Mostly an answer to each; or to some, to others, to none."""
        if self.dice.random() < 0.7:
            return tuple(make(one) for one in asked)
        return self._few(lambda: make(self.dice.choice([*asked, *self.spaces, self._hash()])))

    def _number(self) -> int:
        return self.dice.choice(NUMBERS)

    def _hash(self) -> bytes:
        return self.dice.choice((bytes(32), b"\xff" * 32, self.dice.randbytes(32)))

    def _raw(self) -> bytes:
        return self.dice.randbytes(self.dice.randrange(40))

    def _head(self) -> wire.Head:
        other = wire.Head(self._number(), self.dice.choice((self._hash(), self._raw())))
        return self.dice.choice((self.desk.standing.head, self.desk.standing.head, wire.Head(0, bytes(32)), other))

    def _signed(self) -> wire.Signed:
        own = self.dice.choice(self.statements)
        bent_ = wire.Signed(own.body + self._raw(), own.signature)
        return self.dice.choice((own, bent_, wire.Signed(self._raw(), self.dice.randbytes(64))))

    def _ack(self, batch: bytes) -> wire.Ack:
        culprits = self._few(lambda: wire.RefusedChange(self._hash(), self.dice.choice(REASONS)))
        outcome, code = self.dice.choice(OUTCOMES), self.dice.choice(REASONS)
        return wire.Ack(batch, outcome, code, culprits, self._number(), self._hash())

    def _page(self, space: bytes) -> wire.Page:
        batches = self._few(lambda: wire.Delivered(self._number(), self._signed(), self._few(self._raw)))
        more = self.dice.random() < 0.5
        return wire.Page(space, batches, self._number(), more, self._number(), self._hash())

    def _letter(self) -> wire.DeliveredLetter:
        right = self.desk.signed(self.desk.letter(CONTENT))
        return wire.DeliveredLetter(self._number(), self.dice.choice((right, self._signed())))

    def _letters(self, space: bytes) -> wire.LetterPage:
        return wire.LetterPage(space, self._few(self._letter), self._number(), self.dice.random() < 0.5)

    def _grant(self) -> wire.Grant:
        space, to = self.dice.choice(self.spaces), self.dice.choice(self.devices)
        wrong = wire.Grant(space, self.dice.choice(WILD), to, self._raw())
        return self.dice.choice((self.dice.choice(self.grants), wrong))

    def _version(self) -> int:
        return self.dice.choice((1, 1, 1, 1, 1, 1, 0, 2))

    def _RoundAnswer(self, asked: wire.RoundRequest) -> wire.RoundAnswer:
        acks = self._each([push.batch.hash for push in asked.push], self._ack)
        pages = self._each([cursor.space for cursor in asked.cursors], self._page)
        letters = self._each([cursor.space for cursor in asked.letters], self._letters)
        wanted = self._few(lambda: self.dice.choice(self.spaces))
        return wire.RoundAnswer(
            self._version(), self.dice.choice(WILD), acks, pages, self._head(), self._few(self._signed),
            self._few(self._grant), letters, self.dice.random() < 0.3, wanted,
        )  # fmt: skip

    def _LettersAnswer(self, asked: wire.LettersRequest) -> wire.LettersAnswer:
        def ack(hash_: bytes) -> wire.LetterAck:
            return wire.LetterAck(hash_, self.dice.choice(OUTCOMES), self.dice.choice(REASONS), self._number())

        return wire.LettersAnswer(self._version(), self._each([one.hash for one in asked.letters], ack))

    def _BucketsAnswer(self, _: object) -> wire.BucketsAnswer:
        buckets = self._few(lambda: wire.Bucket(self._number(), self._hash())) * 64
        heads = self._few(lambda: wire.ChainHead(self.dice.choice(self.devices), self._number(), self._hash()))
        return wire.BucketsAnswer(self._version(), buckets, heads)

    def _MissingAnswer(self, _: object) -> wire.MissingAnswer:
        return wire.MissingAnswer(self._version(), self.dice.choice((b"".join(self._few(self._hash)), self._raw())))

    def _HeadAnswer(self, _: object) -> wire.HeadAnswer:
        return wire.HeadAnswer(self._version(), self._head())

    def _GrantsAnswer(self, _: object) -> wire.GrantsAnswer:
        return wire.GrantsAnswer(self._version(), self.dice.choice(WILD))

    def _Challenge(self, _: object) -> wire.Challenge:
        return wire.Challenge(self._version(), self._raw(), self.dice.choice(WILD))

    def _Token(self, _: object) -> wire.Token:
        token = self.dice.choice(("", "token", "tøken", "a\nb", "x" * 5000))
        return wire.Token(self._version(), token, self.dice.choice(WILD))

    def _FarewellAnswer(self, _: object) -> wire.FarewellAnswer:
        return wire.FarewellAnswer(self._version(), self._few(self._signed))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A book in two spaces; something is written in it, and a letter from the one to the other waits."""
    folder = tmp_path_factory.mktemp("fuzz") / "book"
    with FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        made = Desk(book)
        case = book.add("ssp_case", {"heading": "Af sted", "concern_text": "Her"}, space=SpaceId(made.team.hex()))
        book.post_letter(case, ("heading",), to=SpaceId(made.ssp.hex()))
        yield made


@given(seed=st.integers(0, 2**64))
@settings(phases=(Phase.generate,), max_examples=max(30, settings().max_examples // 2))
def test_a_round_with_an_endpoint_that_says_anything(desk: Desk, seed: int) -> None:
    """Three rounds of a copy of the book, so that what was kept of the first is read in the next."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(desk.book.folder, Path(folder) / "book")
        with FieldBook.open(Path(folder) / "book", PASSPHRASE) as book:
            standing = Standing.of(book)
            assert standing is not None
            one = copy.copy(desk)
            one.book, one.standing = book, standing
            dice = random.Random(seed)
            for _ in range(3):
                liar = Liar(one, dice)
                with contextlib.suppress(KnownError):
                    rounds.run_round(book, liar)  # type: ignore[arg-type]
                assert liar.left < MOST
            assert book.get(desk.record).fields["heading"] == "Bliver"
            assert book.check().sound, book.check().faults


# answers that are no messages


@given(
    status=st.integers(100, 599),
    kind=st.sampled_from([wire.CONTENT_TYPE, wire.PROBLEM_TYPE]) | st.text(max_size=20),
    body=raw | bent(msgspec.json.encode(wire.Problem(403, "token"))) | bent(wire.encode(wire.Token(1, "a", 1))),
)  # fmt: skip
def test_answers_of_any_status_kind_and_body(status: int, kind: str, body: bytes) -> None:
    response = requests.Response()
    response.status_code = status
    response.headers["Content-Type"] = kind
    with contextlib.suppress(EndpointUnreachable, EndpointRefused):
        assert isinstance(judged(response, body, wire.Token), wire.Token)


# the line of events


class Once:
    """A line that says each of these and ends."""

    def __init__(self, said: list[bytes]) -> None:
        self.said = said

    def events(self, _token: str) -> Iterator[bytes]:
        yield from self.said

    def cut(self) -> None:
        """Nothing to cut."""

    close = cut


events = st.fixed_dictionaries(
    {"head": wild | st.text(max_size=3), "spaces": st.dictionaries(st.text(max_size=9), wild, max_size=3)},
    optional={"letters": st.dictionaries(st.text(max_size=9), wild, max_size=3)},
).map(lambda said: json.dumps(said).encode())


@given(said=st.lists(raw | events | events.flatmap(bent), max_size=4))
def test_events_of_any_content(desk: Desk, said: list[bytes]) -> None:
    """As the app listens: the book is asked where it stands in whatever is named."""

    def is_news(space: str, position: int) -> bool:
        try:
            return int(desk.book.cursor(SpaceId(space))) < position
        except NotFound:
            return True

    def end(_seconds: float) -> None:
        heard.close()

    heard = Events(Once(said), lambda: "token", is_news, end)
    for hint in heard:
        assert all(isinstance(one, str) for one in hint.spaces)


class Pieces:
    """What urllib3 reads from, in pieces."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces

    def read1(self, _most: int, *, decode_content: bool) -> bytes:
        assert not decode_content
        return self.pieces.pop(0) if self.pieces else b""


@given(
    pieces=st.lists(st.sampled_from(PIECES) | raw),
    status=st.sampled_from([200, 200, 200, 302, 401, 500]),
    kind=st.sampled_from(["text/event-stream", "text/event-stream; charset=utf-8", wire.PROBLEM_TYPE, ""]),
)  # fmt: skip
def test_the_line_of_events_in_any_pieces(pieces: list[bytes], status: int, kind: str) -> None:
    response = requests.Response()
    response.status_code = status
    response.headers["Content-Type"] = kind
    response.raw = Pieces([piece for piece in pieces if piece])
    line = EventLine("http://127.0.0.1:1")
    with contextlib.closing(line), contextlib.suppress(EndpointUnreachable, EndpointRefused):
        assert all(isinstance(one, bytes) for one in line._read(response))
