"""The rows of a table in the room their letters take.

A file of 20 MB may have five million cells, and a text of its own for each takes ten times as much.
"""

from collections.abc import Iterator, Sequence
from typing import overload

import msgspec

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[str]).decode


class PackedRows(Sequence[tuple[str, ...]]):
    """Rows of texts, each made whole when it is asked for, as wide as the table. A slice shares what is packed."""

    def __init__(self, packed: Sequence[bytes], width: int) -> None:
        self._packed = tuple(packed)
        self._width = width

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...

    @overload
    def __getitem__(self, at: slice) -> "PackedRows": ...

    def __getitem__(self, at: int | slice) -> "tuple[str, ...] | PackedRows":
        if isinstance(at, slice):
            return PackedRows(self._packed[at], self._width)
        return self._whole(self._packed[at])

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return map(self._whole, self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedRows):
            return self._width == other._width and self._packed == other._packed
        return isinstance(other, tuple) and len(self) == len(other) and all(map(tuple.__eq__, self, other))

    def __hash__(self) -> int:
        return hash((self._packed, self._width))

    def _whole(self, packed: bytes) -> tuple[str, ...]:
        cells = _unpack(packed)
        return (*cells, *[""] * (self._width - len(cells)))


def packed(cells: list[str]) -> bytes:
    """Return a row as `PackedRows` holds it."""
    return _pack(cells)
