"""Letters, erasures and farewells: what comes of them bent is taken as it is meant, or refused plainly.

The signatures and seals are right where a member gone bad could make them so. As test_decoders.py.
"""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.book import FieldBook
from local_store.errors import KnownError, Untrusted
from local_store.ids import RecordId, SpaceId
from local_store.vault import KdfCost
from sync import directory, erasures, farewell, keys, letters, wire
from sync.standing import Standing
from tests.fuzz.membership import founded
from tests.fuzz.test_decoders import bent

ids = st.binary(max_size=40) | st.sampled_from([bytes(16), bytes(32)])
numbers = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, 1, 2])


class Desk:
    """A book in a team and an SSP space; its person writes from the one to the other."""

    def __init__(self, book: FieldBook) -> None:
        self.book = book
        self.standing, self.team = founded(book)
        self.ssp, key = secrets.token_bytes(16), keys.new_space_key()
        standing = self.standing
        check = keys.key_check(standing.organisation, self.ssp, 1, key)
        name, me = standing.known.spaces[self.team].name, standing.membership.person
        self.state(wire.SpaceCreated(self.ssp, "ssp_local", name, check, (me,)))
        self.letter_key = keys.letter_pair(key).hpke_key
        self.state(wire.LetterKey(self.ssp, 1, self.letter_key))
        standing.hold_key(self.ssp, 1, key)
        standing.tell_names()
        self.record = book.add("ssp_case", {"heading": "Bliver"}, space=SpaceId(self.ssp.hex()))

    def signed_statement(self, what: wire.What) -> wire.Signed:
        by, key = self.standing.membership.device, self.standing.pair.signing
        return directory.state(self.standing.known, what, by=by, key=key, at=2)

    def state(self, what: wire.What) -> None:
        self.standing.learn([self.signed_statement(what)])

    def letter(self, content: bytes, **other: Any) -> bytes:
        standing, id_ = self.standing, secrets.token_bytes(32)
        sealed = keys.seal_to(
            self.letter_key, content, letters._info(standing.organisation, self.team, self.ssp, 1, id_)
        )
        device = standing.membership.device
        whole = wire.Letter(1, standing.organisation, self.team, self.ssp, device, 1, id_, 1, sealed)
        return wire.encode(msgspec.structs.replace(whole, **other))

    def signed(self, body: bytes) -> wire.Signed:
        return wire.Signed(body, self.standing.pair.sign(wire.FOR_LETTER, body))

    def take(self, *delivered: wire.DeliveredLetter, upto: int = 1) -> letters.Taken:
        self.book.forget(letters._CURSOR + self.ssp.hex())
        return letters.take(self.standing, wire.LetterPage(self.ssp, delivered, upto, False))


CONTENT = msgspec.msgpack.encode(
    [
        "ssp_case",
        "0a" * 16,
        "referral",
        "",
        {"heading": "Drengene ved stationen"},
        "Hej",
        "2026-11-20T20:15:00+01:00",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | numbers | st.floats() | st.text(max_size=20) | ids,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("letters") / "book"
    with FieldBook.create(folder, "en rød cykel i regnen", cost=KdfCost.FOR_TESTS) as book:
        desk = Desk(book)
        yield desk
        assert book.check().sound
        assert book.get(desk.record).fields["heading"] == "Bliver"


@given(data=st.data())
def test_letters_bent_and_signed(desk: Desk, data: st.DataObject) -> None:
    body = data.draw(bent(desk.letter(CONTENT)))
    desk.take(wire.DeliveredLetter(1, desk.signed(body)))


@given(data=st.data())
def test_what_is_inside_a_rightly_sealed_letter(desk: Desk, data: st.DataObject) -> None:
    """A member gone bad seals what it likes: what does not read becomes no record."""
    content = data.draw(bent(CONTENT) | VALUES.map(msgspec.msgpack.encode))
    taken = desk.take(wire.DeliveredLetter(1, desk.signed(desk.letter(content))))
    for record in taken.records:
        assert desk.book.get(record).fields["origin"]["space"] == desk.team.hex()


@given(fields=st.dictionaries(st.text(max_size=9), VALUES, max_size=4), about=st.text(max_size=40), text=st.text())
def test_letters_of_any_fields(desk: Desk, fields: dict[str, Any], about: str, text: str) -> None:
    with contextlib.suppress(UnicodeEncodeError):
        said = ["ssp_case", "0a" * 16, "question", about, fields, text, "2026-11-20T20:15:00+01:00"]
        desk.take(wire.DeliveredLetter(1, desk.signed(desk.letter(msgspec.msgpack.encode(said)))))


@given(data=st.data())
def test_pages_of_letters(desk: Desk, data: st.DataObject) -> None:
    right = wire.LetterPage(desk.ssp, (wire.DeliveredLetter(1, desk.signed(desk.letter(CONTENT))),), 1, False)
    with contextlib.suppress(Untrusted):
        page = wire.decode(data.draw(bent(wire.encode(right))), wire.LetterPage)
        desk.take(*page.letters, upto=page.upto)


@given(
    space=st.booleans(), other=ids, record=ids, changes=st.binary(max_size=100), ground=st.binary(max_size=60),
    any_author=st.booleans(), whole=st.booleans(),
)  # fmt: skip
def test_erasures_rightly_signed(
    desk: Desk,
    space: bool,
    other: bytes,
    record: bytes,
    changes: bytes,
    ground: bytes,
    any_author: bool,
    whole: bool,
) -> None:
    what = wire.Erased(desk.ssp if space else other, record, changes, ground, any_author, whole)
    statement = wire.Statement(
        1, desk.standing.organisation, desk.standing.known.number + 1, desk.standing.known.hash,
        desk.standing.membership.device, 2, what,
    )  # fmt: skip
    signed = directory.sign_statement(statement, desk.standing.pair.signing)
    with contextlib.suppress(Untrusted):
        desk.standing.known.extended([signed])
        erasures._carry_out(desk.standing, statement, what)


@given(data=st.data())
def test_erasures_bent(desk: Desk, data: st.DataObject) -> None:
    record = RecordId("0b" * 16)
    what = wire.Erased(desk.ssp, bytes.fromhex(record), bytes(64), b"x" * 40, any_author=True)
    body = data.draw(bent(desk.signed_statement(what).body))
    signed = wire.Signed(body, desk.standing.pair.sign(wire.FOR_STATEMENT, body))
    with contextlib.suppress(Untrusted):
        desk.standing.known.extended([signed])
        statement = wire.decode(body, wire.Statement)
        if isinstance(statement.what, wire.Erased):
            erasures._carry_out(desk.standing, statement, statement.what)


class Line:
    """Answers a farewell with the bytes it is given, once, then with nothing more."""

    token = None

    def __init__(self, answer: bytes) -> None:
        self.answers = [answer]

    def get(self, _route: str, _answer: type[wire.Challenge]) -> wire.Challenge:
        return wire.Challenge(1, bytes(32), 0)

    def post(self, _route: str, _message: wire.Message, answer: type[wire.FarewellAnswer]) -> wire.FarewellAnswer:
        if self.answers:
            return wire.decode(self.answers.pop(), answer)
        return wire.FarewellAnswer(1, ())


@given(data=st.data())
def test_a_farewell_that_nobody_signed_destroys_nothing(desk: Desk, data: st.DataObject) -> None:
    """Whatever an endpoint says: only a statement of an administrator does."""
    me, device = desk.standing.membership.person, desk.standing.membership.device
    revoked = wire.Revoked(me, device, b"x" * 40, ())
    statement = wire.Statement(
        1, desk.standing.organisation, desk.standing.known.number + 1, desk.standing.known.hash, device, 2, revoked
    )
    forged = wire.Signed(wire.encode(statement), secrets.token_bytes(64))
    answer = data.draw(bent(wire.encode(wire.FarewellAnswer(1, (forged,)))))
    standing = Standing.of(desk.book)
    assert standing is not None
    with contextlib.suppress(Untrusted):
        error = farewell.look_into(standing, Line(answer))  # type: ignore[arg-type]
        assert isinstance(error, KnownError)
        assert error.code == "unproven"
    assert not standing.is_out
    assert desk.book.get(desk.record).fields["heading"] == "Bliver"
