"""A sealed change opens to the same bytes in its own place and nowhere else."""

import contextlib
import os

import pytest
import zstandard
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from local_store.changes import MAX_BYTES
from sync.errors import Untrusted
from sync.sealing import Opener, Sealer, open_name, seal_name

ORGANISATION, SPACE, KEY, CHANGE = b"o" * 16, b"s" * 16, b"k" * 32, b"c" * 32


def opener(organisation: bytes = ORGANISATION, space: bytes = SPACE, epoch: int = 1, key: bytes = KEY) -> Opener:
    return Opener(organisation, space, {epoch: key})


def sealed_frame(frame: bytes, dictionary: int = 0) -> bytes:
    """Seal bytes that are no honest frame, as a member gone bad could."""
    head, nonce = bytes([1, dictionary]) + (1).to_bytes(4, "big"), os.urandom(12)
    data = b"feltbog change 1\0" + head + ORGANISATION + SPACE + CHANGE
    return head + nonce + AESGCM(KEY).encrypt(nonce, frame, data)


@given(body=st.binary(max_size=5000), epoch=st.integers(1, 2**32 - 1), change=st.binary(min_size=32, max_size=32))
def test_opens_to_the_same_bytes(body: bytes, epoch: int, change: bytes) -> None:
    sealed = Sealer(ORGANISATION, SPACE, epoch, KEY).seal(change, body)
    assert opener(epoch=epoch).open(change, sealed) == body


@pytest.mark.parametrize(
    ("where", "change"),
    [
        (opener(organisation=b"x" * 16), CHANGE),
        (opener(space=b"x" * 16), CHANGE),
        (opener(key=b"x" * 32), CHANGE),
        (opener(epoch=2), CHANGE),
        (opener(), b"x" * 32),
    ],
    ids=["organisation", "space", "key", "epoch", "change"],
)
def test_opens_in_no_other_place(where: Opener, change: bytes) -> None:
    sealed = Sealer(ORGANISATION, SPACE, 1, KEY).seal(CHANGE, b"Fire unge")
    with pytest.raises(Untrusted):
        where.open(change, sealed)


@given(data=st.data(), body=st.binary(min_size=1, max_size=300))
def test_one_bit_is_enough_to_be_refused(data: st.DataObject, body: bytes) -> None:
    sealed = bytearray(Sealer(ORGANISATION, SPACE, 1, KEY).seal(CHANGE, body))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Untrusted):
        opener().open(CHANGE, bytes(sealed))


@given(st.binary(max_size=200))
def test_any_bytes_raise_only_untrusted(untrusted_bytes: bytes) -> None:
    with pytest.raises(Untrusted):
        opener().open(CHANGE, untrusted_bytes)


@given(st.binary(max_size=200), st.sampled_from((0, 1)))
def test_any_frame_of_a_member_raises_only_untrusted_or_opens(frame: bytes, dictionary: int) -> None:
    with contextlib.suppress(Untrusted):
        assert len(opener().open(CHANGE, sealed_frame(frame, dictionary))) <= MAX_BYTES


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(200 * 1024 * 1024))
    assert len(bomb) < 30_000
    with pytest.raises(Untrusted) as refusal:
        opener().open(CHANGE, sealed_frame(bomb))
    assert refusal.value.code == "too_large"


def test_a_frame_that_does_not_say_its_size_is_refused() -> None:
    compressor = zstandard.ZstdCompressor(write_content_size=False)
    with pytest.raises(Untrusted):
        opener().open(CHANGE, sealed_frame(compressor.compress(b"Fire unge")))


def test_what_a_newer_program_sealed_says_so() -> None:
    sealed = Sealer(ORGANISATION, SPACE, 1, KEY).seal(CHANGE, b"Fire unge")
    for newer in (bytes([2]) + sealed[1:], sealed[:1] + bytes([9]) + sealed[2:]):
        with pytest.raises(Untrusted) as refusal:
            opener().open(CHANGE, newer)
        assert refusal.value.code == "newer"


def test_a_note_gets_small() -> None:
    note = "Gruppen stod ved stationen. Stemningen var god, og de ville gerne snakke. " * 10
    assert len(Sealer(ORGANISATION, SPACE, 1, KEY).seal(CHANGE, note.encode())) < 200


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_names_come_back_and_their_lengths_say_little(name: str) -> None:
    sealed = seal_name(ORGANISATION, SPACE, KEY, name)
    assert open_name(ORGANISATION, SPACE, KEY, sealed) == name
    assert len(sealed) % 64 == 34
    with pytest.raises(Untrusted):
        open_name(ORGANISATION, b"x" * 16, KEY, sealed)


def test_the_shipped_dictionary_earns_its_place() -> None:
    """A short record in words the dictionary was not made from: well below what plain zstd leaves."""
    from local_store.changes import Change, encode

    text = "To af pigerne fra i går sad med en fodbold og ventede på bussen mod havnen."
    change = Change(
        record="1" * 32, kind="street_contact", space="2" * 32, author="3" * 32, device="4" * 32,
        at="2026-11-20T20:15:00+01:00", salt=b"5" * 16,
        set={"occurred_at": "2026-11-20T20:10:00+01:00", "place_ref": "Havnen", "fact_text": text, "mood": "rolig"},
        add={"topics": ["fritid"], "age_bands": ["u15_17"]},
    )  # fmt: skip
    body = encode(change).body
    sealed = Sealer(ORGANISATION, SPACE, 1, KEY).seal(CHANGE, body)
    assert len(sealed) - 34 < 0.7 * len(zstandard.ZstdCompressor(level=5).compress(body))
