"""Whatever comes over the wire, reading it gives a message or Untrusted, never anything else."""

import contextlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import wire
from sync.errors import Untrusted
from sync.keys import new_pair

MESSAGES = [
    value
    for value in vars(wire).values()
    if isinstance(value, type) and issubclass(value, wire.Message) and value is not wire.Message
]
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.binary(max_size=40)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=20,
)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.__name__)
@given(data=st.data())
def test_any_bytes_or_structure(message: type[wire.Message], data: st.DataObject) -> None:
    untrusted_bytes = data.draw(st.binary(max_size=200) | ANYTHING.map(msgspec.msgpack.encode))
    with contextlib.suppress(Untrusted):
        assert isinstance(wire.decode(untrusted_bytes, message), message)


def test_deep_nesting_is_refused() -> None:
    for message in MESSAGES:
        with pytest.raises(Untrusted):
            wire.decode(b"\x91" * 100_000, message)


@given(st.binary(max_size=300))
def test_any_problem(untrusted_bytes: bytes) -> None:
    with contextlib.suppress(Untrusted):
        wire.decode_problem(untrusted_bytes)


@given(st.binary(max_size=200), st.binary(max_size=70))
def test_any_first_statement(body: bytes, signature: bytes) -> None:
    from sync.directory import read

    with pytest.raises(Untrusted):
        read([wire.Signed(body, signature)])


def test_a_statement_of_a_sort_to_come_says_that_it_is_newer() -> None:
    body = msgspec.msgpack.encode([1, b"o" * 16, 2, b"h" * 32, b"d" * 16, 0, ["renamed", b"x" * 16]])
    with pytest.raises(Untrusted) as refusal:
        wire.decode(body, wire.Statement)
    assert refusal.value.code == "newer"


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=20))
def test_sums_add_up(ids: list[bytes]) -> None:
    half = len(ids) // 2
    assert wire.add_sums(wire.sum_of(ids[:half]), wire.sum_of(ids[half:])) == wire.sum_of(ids)
    assert wire.ids_of(b"".join(ids)) == ids


def test_attributes_added_later_do_no_harm() -> None:
    head = wire.Head(1, b"h" * 32)
    longer = msgspec.msgpack.encode([1, [1, b"h" * 32, "ny"], "endnu en"])
    assert wire.decode(longer, wire.HeadAnswer) == wire.HeadAnswer(1, head)


def test_messages_have_one_way_to_be_written() -> None:
    pair = new_pair()
    grant = wire.Grant(b"s" * 16, 1, b"d" * 16, pair.hpke_key)
    assert wire.encode(wire.decode(wire.encode(grant), wire.Grant)) == wire.encode(grant)
