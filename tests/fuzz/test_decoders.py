"""Every reader of bytes from outside answers with what it read, or with a plain refusal: Untrusted or RefusedInput.

Right bytes are bent in some places, which gets further in than noise; noise is tried too. HYPOTHESIS_PROFILE=deep
tries many times as many, and others each time.
"""

import contextlib
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from local_store import changes
from local_store.book import FieldBook
from local_store.errors import RefusedInput, Untrusted
from local_store.ids import DeviceId, PersonId, RecordId, SpaceId
from local_store.vault import KdfCost
from sync import directory, invitations, keys, pull, sealing, transit, wire
from sync.chains import Chains
from sync.standing import Standing
from tests.fuzz.membership import founded


class Known:
    """One organisation, and something right of each sort to bend."""

    def __init__(self, book: FieldBook) -> None:
        self.book = book
        self.standing, self.space = founded(book)
        self.statements = self.standing.statements()
        self.change = changes.encode(
            changes.Change(
                record=RecordId(f"{1:032x}"), kind="street_contact", space=SpaceId(self.space.hex()),
                set={"fact_text": "Tre unge ved stationen", "person_count": 3}, add={"topics": ["skole", "job"]},
                author=PersonId(book.person), device=DeviceId(book.device), at="2026-11-20T20:15:00+01:00",
                salt=secrets.token_bytes(16),
            )
        )  # fmt: skip
        self.id = bytes.fromhex(self.change.id)
        self.sealed = self.standing.sealer(self.space).seal(self.id, self.change.body)
        self.pair = self.standing.pair
        self.batch = self.signed_batch(self.id)
        device = self.standing.membership.device
        key = self.standing.space_keys[self.space][1]
        organisation = self.standing.organisation
        self.grant = keys.grant(organisation, self.space, 1, key, device, self.pair.hpke_key)
        self.invitation = invitations.new_invitation(organisation, "https://feltbog.example:8443", 2_000_000_000)
        self.page = wire.Page(self.space, (wire.Delivered(1, self.batch, (self.sealed,)),), 1, False, 1, self.id)

    def signed_batch(self, changes_: bytes, **other: object) -> wire.Signed:
        device = self.standing.membership.device
        batch = wire.Batch(
            directory.FORMAT, self.standing.organisation, self.space, device, 1, wire.NO_HASH, changes_
        )
        body = wire.encode(msgspec.structs.replace(batch, **other))
        return wire.Signed(body, self.pair.sign(wire.FOR_BATCH, body))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    folder: Path = tmp_path_factory.mktemp("fuzz") / "book"
    with FieldBook.create(folder, "en rød cykel i regnen", cost=KdfCost.FOR_TESTS) as book:
        yield Known(book)


def bent(right: bytes) -> st.SearchStrategy[bytes]:
    """Bytes near the right ones: some changed, cut out, doubled, put in."""
    place = st.integers(0, max(0, len(right) - 1))
    change = st.tuples(place, st.sampled_from(("set", "cut", "double", "insert")), st.integers(0, 255))

    def apply(steps: list[tuple[int, str, int]]) -> bytes:
        out = bytearray(right)
        for at, how, byte in steps:
            at = min(at, max(0, len(out) - 1))
            if how == "set" and out:
                out[at] = byte
            elif how == "cut":
                del out[at : at + 1 + byte % 20]
            elif how == "double":
                out[at:at] = out[at : at + 1 + byte % 20]
            else:
                out[at:at] = bytes([byte])
        return bytes(out)

    return st.lists(change, max_size=6).map(apply) | st.binary(max_size=120)


def refused_plainly(read: Callable[[], object]) -> object:
    with contextlib.suppress(Untrusted, RefusedInput):
        return read()
    return None


@given(data=st.data())
def test_changes(known: Known, data: st.DataObject) -> None:
    body = data.draw(bent(known.change.body))
    read = refused_plainly(lambda: changes.decode(body))
    if isinstance(read, changes.Stored):
        assert changes.encode(read.change).body == body


@given(data=st.data())
def test_sealed_changes(known: Known, data: st.DataObject) -> None:
    sealed = data.draw(bent(known.sealed))
    opened = refused_plainly(lambda: known.standing.opener(known.space).open(known.id, sealed))
    assert opened is None or opened == known.change.body


@given(data=st.data())
def test_what_is_inside_a_rightly_sealed_change(known: Known, data: st.DataObject) -> None:
    """A member gone bad seals what it likes."""
    key = known.standing.space_keys[known.space][1]
    sealer = sealing.Sealer(known.standing.organisation, known.space, 1, key)
    frame = data.draw(bent(zstandard.ZstdCompressor().compress(known.change.body)))
    sealer._compress = lambda _: frame  # type: ignore[method-assign]
    sealed = sealer.seal(known.id, b"")
    refused_plainly(lambda: changes.decode(known.standing.opener(known.space).open(known.id, sealed)))


@given(data=st.data())
def test_batches(known: Known, data: st.DataObject) -> None:
    body = data.draw(bent(known.batch.body))
    signature = known.pair.sign(wire.FOR_BATCH, body) if data.draw(st.booleans()) else known.batch.signature
    refused_plainly(lambda: directory.open_batch(known.standing.known, wire.Signed(body, signature)))


@given(data=st.data())
def test_statements(known: Known, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(known.statements) - 1))
    body = data.draw(bent(known.statements[number].body))
    signature = known.pair.sign(wire.FOR_STATEMENT, body)
    chain = [*known.statements[:number], wire.Signed(body, signature), *known.statements[number + 1 :]]
    read = refused_plainly(lambda: directory.read(chain, known.standing.organisation))
    if body != known.statements[number].body and number == 0:
        assert read is None


@given(data=st.data())
def test_two_directories_rightly_joined(known: Known, data: st.DataObject) -> None:
    """The statement is an administrator's; what it says the other branch is may be anything."""
    standing = known.standing
    device, key = standing.membership.device, known.pair.signing
    after = data.draw(st.integers(0, len(known.statements) + 1))
    others = [data.draw(st.sampled_from(known.statements)) for _ in range(data.draw(st.integers(0, 2)))]
    if 1 <= after <= len(known.statements):
        base = directory.replay(known.statements[:after])
        told = wire.Told("weather", data.draw(st.binary(max_size=9)))
        others.insert(0, directory.state(base, told, by=device, key=key, at=0))
    if others and data.draw(st.booleans()):
        last = others.pop()
        others.append(wire.Signed(data.draw(bent(last.body)), last.signature))
    joined = directory.state(standing.known, wire.Settled(after, tuple(others)), by=device, key=key, at=0)
    after_it = refused_plainly(lambda: standing.known.extended([joined], standing.past))
    assert after_it is None or after_it.told.keys() == {"weather"}  # type: ignore[attr-defined]


@given(data=st.data())
def test_grants(known: Known, data: st.DataObject) -> None:
    grant = data.draw(bent(wire.encode(known.grant)))
    check = known.standing.known.spaces[known.space].key_checks[1]

    def read() -> bytes:
        decoded = wire.decode(grant, wire.Grant)
        return keys.open_grant(known.standing.organisation, decoded, known.pair, check)

    opened = refused_plainly(read)
    assert opened is None or opened == known.standing.space_keys[known.space][1]


@given(data=st.data())
def test_invitations(known: Known, data: st.DataObject) -> None:
    text = data.draw(bent(known.invitation.text().encode())).decode("utf-8", "replace")
    read = refused_plainly(lambda: invitations.read_invitation(text))
    assert read is None or read == known.invitation


@given(st.text(max_size=200))
def test_invitations_of_any_text(text: str) -> None:
    refused_plainly(lambda: invitations.read_invitation(text))
    refused_plainly(lambda: invitations.read_invitation(invitations.PREFIX + text))


@given(data=st.data())
def test_names(known: Known, data: st.DataObject) -> None:
    name = known.standing.known.persons[known.standing.membership.person].name
    known.standing.name(known.standing.membership.person, data.draw(bent(name)))


ANSWERS = (wire.RoundAnswer, wire.OpenAnswer, wire.BucketsAnswer, wire.MissingAnswer, wire.Token, wire.Challenge)


@given(data=st.data())
def test_answers(known: Known, data: st.DataObject) -> None:
    head = known.standing.head
    right = wire.RoundAnswer(1, 0, (wire.Ack(bytes(32), "stored"),), (known.page,), head, (), (known.grant,))
    body = data.draw(bent(wire.encode(right)))
    for answer in ANSWERS:
        refused_plainly(lambda answer=answer: wire.decode(body, answer))  # type: ignore[misc]


@given(data=st.data())
def test_pages_go_into_the_book_or_are_shown(known: Known, data: st.DataObject) -> None:
    """Whatever decodes is applied: by then only what is signed and sealed counts."""
    body = data.draw(bent(wire.encode(known.page)))
    page = refused_plainly(lambda: wire.decode(body, wire.Page))
    if isinstance(page, wire.Page):
        standing: Standing = known.standing
        page = msgspec.structs.replace(page, space=known.space)
        pull.apply(standing, Chains(known.book), page)
    assert {record.fields["fact_text"] for record in known.book.list("street_contact").records} <= {
        "Tre unge ved stationen"
    }


@given(st.text(max_size=80), st.binary(max_size=50))
def test_digests_of_bodies(header: str, body: bytes) -> None:
    transit.arrived_whole(header, body)
    assert transit.arrived_whole(transit.digest_of(body), body)
