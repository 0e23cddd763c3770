"""Inputs made to use up memory, each within the limits of size; and whoever reads them, told how much there is.

Run as `python -m tests.fuzz.bombs MEBIBYTES`: opens every bomb with that much memory more than the program has at
the start, and prints the names of those that needed more, or that ended in anything but a plain refusal.
"""

import os
import resource
import secrets
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import msgspec
import zstandard
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from local_store import changes, letters
from local_store.book import FieldBook
from local_store.errors import KnownError
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.vault import KdfCost
from sync import pull, wire
from sync.chains import Chains
from sync.directory import FORMAT
from sync.sealing import Opener, open_name
from tests.fuzz.membership import founded
from tests.fuzz.sheets import Bomb, all_sheets

KEY, ORGANISATION, SPACE, ID = bytes(32), b"o" * 16, b"s" * 16, b"i" * 32


def all_bombs() -> Iterator[tuple[str, Bomb]]:
    """Yield each with its name."""
    yield from _answers()
    yield from _changes()
    yield from _sealed()
    yield from _letters()
    yield from all_sheets()
    yield "name", lambda: open_name(ORGANISATION, ID, KEY, bytes(wire.MAX_ANSWER_BYTES))
    yield "a page of nothing but zeros, inflated", _page


def _answers() -> Iterator[tuple[str, Bomb]]:
    """Answers of a hostile endpoint: as many of the smallest elements as fit."""
    signed = _packed([b"", bytes(64)])
    element = {
        "acks": _packed([bytes(32), ""]),
        "short acks": _packed([b"", ""]),
        "pages": _packed([SPACE, [], 0, False, 0, bytes(32)]),
        "short pages": _packed([b"", [], 0, False, 0, b""]),
        "statements": signed,
        "short statements": _packed([b"", b""]),
        "grants": _packed([SPACE, 1, SPACE, b""]),
    }
    where = {"acks": 2, "pages": 3, "statements": 5, "grants": 6}
    for name, one in element.items():
        parts = [b"\x01", b"\x01", b"\x90", b"\x90", _packed([1, bytes(32)]), b"\x90", b"\x90"]
        parts[where[name.split()[-1]]] = _many(one, wire.answer_limit(wire.RoundAnswer))
        yield f"round answer of {name}", _reading(b"\x97" + b"".join(parts), wire.RoundAnswer)
    limit = wire.answer_limit(wire.RoundAnswer)
    for name, sealed in {"empty changes": b"", "tiny changes": b"xy"}.items():
        one = b"\x93\x01" + signed + _packed([sealed] * wire.MAX_BATCH_CHANGES)
        page = b"\x96" + _packed(SPACE) + _many(one, limit) + b"\x01\xc2\x00" + _packed(bytes(32))
        whole = b"\x97\x01\x01\x90\x91" + page + _packed([1, bytes(32)]) + b"\x90\x90"
        yield f"round answer of {name}", _reading(whole, wire.RoundAnswer)
    limit = wire.MAX_ANSWER_BYTES
    yield "open answer", _reading(b"\x94\x01\x01" + _many(signed, limit) + b"\x90", wire.OpenAnswer)
    yield "buckets", _reading(b"\x93\x01" + _many(_packed([1, b""]), limit) + b"\x90", wire.BucketsAnswer)
    heads = _many(_packed([SPACE, 1, bytes(32)]), limit)
    yield "heads", _reading(b"\x93\x01\x90" + heads, wire.BucketsAnswer)
    missing = wire.encode(wire.MissingAnswer(1, bytes(limit // 32 * 32 - 64)))
    yield "missing", lambda: wire.ids_of(wire.decode(missing, wire.MissingAnswer).ids)
    refused = _many(_packed([bytes(32), ""]), limit)
    ack = b"\x94" + _packed(bytes(32)) + _packed("refused") + _packed("x") + refused
    yield "refusals", _reading(b"\x97\x01\x01\x91" + ack + b"\x90\x92\x01\xc4\x00\x90\x90", wire.RoundAnswer)
    pushes = _many(b"\x92" + signed + b"\x90", wire.MAX_REQUEST_BYTES)
    yield "pushes", _reading(b"\x96\x01\xc4\x00\x92\x01\xc4\x00" + pushes + b"\x90\x01", wire.RoundRequest)
    cursors = _many(_packed([b"", 1, 1, 1]), wire.MAX_REQUEST_BYTES)
    yield "cursors", _reading(b"\x96\x01\xc4\x00\x92\x01\xc4\x00\x90" + cursors + b"\x01", wire.RoundRequest)


def _changes() -> Iterator[tuple[str, Bomb]]:
    """Changes of a member gone bad."""
    limit = changes.MAX_BYTES - 500
    for name, one in {"lists": b"\x90", "maps": b"\x80", "numbers": b"\xcd\x12\x34", "texts": b"\xa2ab"}.items():
        yield f"change of {name}", _change({"x": msgspec.Raw(_many(one, limit))}, {})
    keys = b"\xdf" + (limit // 5).to_bytes(4, "big")
    fields = keys + b"".join(b"\xa3%03d\x90" % (number % 1000) for number in range(limit // 5))
    yield "change of many fields", _change(msgspec.Raw(fields), {})
    count = limit // 6
    named = b"".join(b"\xa4" + number.to_bytes(4, "big").translate(_ASCII) + b"\x01" for number in range(count))
    yield "change of many names", _change(msgspec.Raw(b"\xdf" + count.to_bytes(4, "big") + named), {})
    yield "change that adds much", _change({}, {"x": msgspec.Raw(_many(b"\xa2ab", limit))})
    yield "change of one wide text", _change({"x": "a" * (limit - 4) + "\U0001f600"}, {})
    deep = b"\x91" * limit
    yield "change that is deep", _change({"x": msgspec.Raw(deep)}, {})


def _sealed() -> Iterator[tuple[str, Bomb]]:
    """Sealed changes whose inside inflates."""
    size = 1 << 30
    for name, frame in {
        "honest about its size": zstandard.ZstdCompressor().compress(bytes(64 << 20)),
        "silent about its size": zstandard.ZstdCompressor(write_content_size=False).compress(bytes(64 << 20)),
        "lying about its size": _lying(bytes(64 << 20), 100),
        "with a window of a gibibyte": _wide(size),
        "twice over": zstandard.ZstdCompressor().compress(bytes(8 << 20)) * 400,
    }.items():
        yield f"sealed change {name}", _opening(frame)


def _letters() -> Iterator[tuple[str, Bomb]]:
    """What comes with letters, farewells and erasures; and letters of a member gone bad."""
    signed = _packed([b"", bytes(64)])
    limit = wire.answer_limit(wire.LettersAnswer)
    for name, one in {"acks": _packed([bytes(32), "stored"]), "short acks": _packed([b"", ""])}.items():
        yield f"letters answer of {name}", _reading(b"\x92\x01" + _many(one, limit), wire.LettersAnswer)
    yield "farewell answer", _reading(b"\x92\x01" + _many(signed, limit), wire.FarewellAnswer)
    head = b"\x01\x01\x90\x90" + _packed([1, bytes(32)]) + b"\x90\x90"
    limit = wire.answer_limit(wire.RoundAnswer)
    pages = _many(_packed([SPACE, [], 0, False]), limit)
    yield "round answer of letter pages", _reading(b"\x98" + head + pages, wire.RoundAnswer)
    page = b"\x94" + _packed(SPACE) + _many(b"\x92\x01" + signed, limit) + b"\x01\xc2"
    yield "round answer of letters", _reading(b"\x98" + head + b"\x91" + page, wire.RoundAnswer)
    erased = wire.Erased(SPACE, SPACE, bytes(32 * (wire.MAX_REQUEST_BYTES // 32 - 100)), b"", any_author=True)
    statement = wire.encode(wire.Statement(FORMAT, ORGANISATION, 2, bytes(32), SPACE, 1, erased))
    yield "erasure of as many changes as fit", lambda: wire.decode(statement, wire.Statement).what.ids()  # type: ignore[union-attr]
    room = wire.MAX_LETTER_BYTES
    for name, fields in {
        "lists": {"x": msgspec.Raw(_many(b"\x90", room))},
        "deep": {"x": msgspec.Raw(b"\x91" * room)},
        "maps": {"x": msgspec.Raw(_many(b"\x81\xa1a\x80", room))},
        "many fields": msgspec.Raw(b"\xdf" + (room // 6).to_bytes(4, "big") + _names(room // 6)),
    }.items():
        body = _packed(["ssp_case", "0" * 32, "referral", "", fields, "", "2026-11-20T20:15:00+01:00"])
        yield f"letter of {name}", _arriving(body)


def _names(count: int) -> bytes:
    return b"".join(b"\xa4" + number.to_bytes(4, "big").translate(_ASCII) + b"\x01" for number in range(count))


def _arriving(body: bytes) -> Bomb:
    hex_ = SpaceId(SPACE.hex())
    came = letters.Arrived(LetterId(ID.hex()), hex_, hex_, PersonId(SPACE.hex()), DeviceId(SPACE.hex()), body)
    return lambda: letters.arrive(came, PersonId(SPACE.hex()), DeviceId(SPACE.hex()), bytes(16))


def _page() -> None:
    """A page as a member gone bad can have it delivered: changes of some kilobytes that are megabytes inside."""
    book = FieldBook.create(Path(mkdtemp()) / "book", "en rød cykel", cost=KdfCost.FOR_TESTS)
    standing, space = founded(book)
    sealer = standing.sealer(space)
    ids, sealed = [], []
    for number in range(200):
        change = changes.Change(
            record=RecordId(f"{number:032x}"), kind="street_contact", space=SpaceId(space.hex()),
            set={"fact_text": "a" * 1_200_000}, author=PersonId(book.person), device=DeviceId(book.device),
            at="2026-11-20T20:15:00+01:00", salt=secrets.token_bytes(16),
        )  # fmt: skip
        stored = changes.encode(change)
        ids.append(bytes.fromhex(stored.id))
        sealed.append(sealer.seal(ids[-1], stored.body))
    device = bytes.fromhex(book.device)
    batch = wire.Batch(FORMAT, standing.organisation, space, device, 1, wire.NO_HASH, b"".join(ids))
    body = wire.encode(batch)
    signed = wire.Signed(body, standing.pair.sign(wire.FOR_BATCH, body))
    page = wire.Page(space, (wire.Delivered(1, signed, tuple(sealed)),), 1, False, 200, wire.sum_of(ids))
    assert pull.apply(standing, Chains(book), page) == 200
    book.close()


_ASCII = bytes(byte & 0x7F for byte in range(256))


def _packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


def _many(one: bytes, limit: int) -> bytes:
    """An array of as many of it as fit into so many bytes."""
    count = (limit - 5000) // len(one)
    return b"\xdd" + count.to_bytes(4, "big") + one * count


def _reading(body: bytes, type_: type[wire.Message]) -> Bomb:
    return lambda: wire.decode(body, type_)


def _change(set_: object, add: object) -> Bomb:
    parts = [1, SPACE, "street_contact", SPACE, [], set_, add, {}, SPACE, SPACE, "2026-11-20T20:15:00+01:00", SPACE]
    body = _packed(parts)
    return lambda: changes.decode(body)


def _opening(frame: bytes) -> Bomb:
    head = bytes([1, 0, 0, 0, 0, 1])
    nonce = bytes(12)
    data = b"feltbog change 1\0" + head + ORGANISATION + SPACE + ID
    sealed = head + nonce + AESGCM(KEY).encrypt(nonce, frame, data)
    opener = Opener(ORGANISATION, SPACE, {1: KEY})
    return lambda: opener.open(ID, sealed)


def _lying(content: bytes, size: int) -> bytes:
    frame = zstandard.ZstdCompressor(write_checksum=False).compress(content)
    return frame[:4] + bytes([0xA0]) + size.to_bytes(4, "little") + frame[9:]


def _wide(window: int) -> bytes:
    exponent = window.bit_length() - 1 - 10
    return b"\x28\xb5\x2f\xfd" + bytes([0x00, exponent << 3]) + b"\x01\x00\x00"


def main(mebibytes: int) -> None:
    """Open them all with so much memory and say which did not end well."""
    bombs = list(all_bombs())
    for name, bomb in bombs:
        pid = os.fork()
        if pid == 0:
            os._exit(_open(bomb, mebibytes))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code:
            print(f"{name}: {'took too much' if code == 1 else f'ended otherwise ({code})'}", flush=True)
    print(f"{len(bombs)} opened", flush=True)


def _open(bomb: Bomb, mebibytes: int) -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + (mebibytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        bomb()
    except KnownError:
        return 0
    except MemoryError:
        return 1
    except Exception:  # noqa: BLE001 - the edge of the process
        traceback.print_exc()
        return 2
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]))
