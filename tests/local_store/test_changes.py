"""A change's bytes are canonical, name it, and are refused unless every reader can show what they hold."""

import hashlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.changes import FORMAT, MAX_BYTES, Change, decode, encode, id_of, new_salt
from local_store.errors import Untrusted
from local_store.ids import ChangeId
from tests.local_store.changes_made import change

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.text(min_size=1, max_size=64)
MOVES = st.dictionaries(NAMES, st.lists(st.text(), max_size=3), max_size=2)


def packed(**changed: Any) -> bytes:
    """Return a well-formed change's bytes with some parts replaced."""
    parts: dict[str, Any] = {
        "format": FORMAT, "record": b"r" * 16, "kind": "place", "space": b"s" * 16, "parents": [], "set": {},
        "add": {}, "remove": {}, "author": b"a" * 16, "device": b"d" * 16, "at": "2026-11-21T20:15:00+01:00",
        "salt": b"x" * 16,
    }  # fmt: skip
    assert changed.keys() <= parts.keys() | {"more"}
    return msgspec.msgpack.encode(list((parts | changed).values()))


def refused(untrusted_body: bytes) -> str:
    with pytest.raises(Untrusted) as caught:
        decode(untrusted_body)
    return caught.value.code


@given(values=st.dictionaries(NAMES, PLAIN, max_size=4), add=MOVES, remove=MOVES)
def test_what_is_encoded_is_read_back_the_same(values: Any, add: Any, remove: Any) -> None:
    first = change("Mia")
    stored = change("Ali", first, set=values, add=add, remove=remove)
    assert decode(stored.body) == stored


@given(body=st.binary(max_size=400))
def test_arbitrary_bytes_are_never_worse_than_untrusted(body: bytes) -> None:
    with pytest.raises(Untrusted):
        decode(body)


@given(data=st.data())
def test_a_damaged_change_is_refused_or_is_another_change(data: st.DataObject) -> None:
    stored = change("Mia", set={"fact_text": "Rolig aften", "count": 4}, add={"topics": ["job"]})
    body = bytearray(stored.body)
    for _ in range(data.draw(st.integers(1, 3))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        again = decode(bytes(body))
    except Untrusted:
        return
    assert again.id == id_of(bytes(body))
    assert encode(again.change).body == bytes(body)


@given(values=st.dictionaries(NAMES, st.binary(min_size=1, max_size=30), min_size=1, max_size=3))
def test_values_spliced_in_as_raw_bytes_are_never_worse_than_untrusted(values: dict[str, bytes]) -> None:
    spliced = packed(set={name: msgspec.Raw(raw) for name, raw in values.items()})
    try:
        decode(spliced)
    except Untrusted as error:
        assert error.code in ("malformed", "newer")


def test_the_id_is_the_hash_of_the_bytes() -> None:
    stored = change("Mia", set={"count": 4})
    assert stored.id == hashlib.sha256(stored.body).hexdigest()


def test_the_same_words_twice_are_two_changes() -> None:
    same = {"set": {"group_name": "Torvet"}}
    assert change("Mia", **same, salt=new_salt()).id != change("Mia", **same, salt=new_salt()).id


def test_the_order_fields_were_written_in_makes_no_difference() -> None:
    one = change("Mia", set={"a": 1, "b": 2}, salt=b"x" * 16)
    assert one.body == change("Mia", set={"b": 2, "a": 1}, salt=b"x" * 16).body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        packed()[:-1],
        packed() + b"\x00",
        packed(more=1),
        packed(record=b"short"),
        packed(salt=b""),
        packed(parents=[b"p" * 31]),
        packed(parents=[b"q" * 32, b"p" * 32]),
        packed(parents=[b"p" * 32, b"p" * 32]),
        packed(set={"b": 1, "a": 2}),
        packed(set={1: 2}),
        packed(set={"a": {1: 2, "b": 3}}),
        packed(set={"": 1}),
        packed(set={"a" * 65: 1}),
        packed(set={"a": b"bytes"}),
        packed(set={"a": float("nan")}),
        packed(set={"a": 2**63}),
        packed(set={"a": msgspec.msgpack.Ext(5, b"x")}),
        packed(set={"a": msgspec.Raw(b"\x91" * 100 + b"\xc0")}),
        packed(set={"a": msgspec.Raw(b"\x91" * 100_000 + b"\xc0")}),
        packed(set={"a": msgspec.Raw(b"\xa3\xed\xa0\x80")}),
        packed(add={"a": [1]}),
        packed(at="i aftes"),
        packed(at="2026-11-21T20:15:00"),
        packed(format=0),
        packed(kind=""),
    ],
)
def test_what_is_not_a_canonical_plain_change_is_refused(body: bytes) -> None:
    assert refused(body) == "malformed"


def test_a_newer_format_is_told_from_a_broken_one() -> None:
    assert refused(packed(format=FORMAT + 1)) == "newer"
    assert refused(msgspec.msgpack.encode([FORMAT + 1, "all", "is", {"new": 1}])) == "newer"


def test_a_change_over_the_size_limit_is_refused_unread() -> None:
    assert refused(b"\x00" * (MAX_BYTES + 1)) == "too_large"


def test_writing_what_nobody_could_read_is_our_own_fault() -> None:
    good = change("Mia").change
    for bad in ({"at": "nu"}, {"set": {"a": 2**63}}, {"parents": (ChangeId("ff" * 32), ChangeId("00" * 32))}):
        with pytest.raises(ValueError, match="nobody could read"):
            encode(msgspec.structs.replace(good, **bad))
    assert isinstance(good, Change)
