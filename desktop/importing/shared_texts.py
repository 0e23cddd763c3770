"""The texts that the cells of a workbook share, in the room their letters take: there may be millions of them."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, overload

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MOST_OF_ONE = 200_000  # elements
_ONE, _PLAIN = f"{_MAIN}si", f"{_MAIN}t"


class SharedTexts(Sequence[str]):
    """Texts by number, each made whole when a cell asks for it."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._letters, self._ends = bytearray(), array("I", [0])
        for text in texts:
            self._letters += text.encode()
            self._ends.append(len(self._letters))

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return self._letters[self._ends[place] : self._ends[place + 1]].decode()

    def __len__(self) -> int:
        return len(self._ends) - 1


def read_texts(part: Any) -> SharedTexts:
    """Return the texts of a workbook's part of them, an open file. Raises ParseError; ValueError: it is none."""
    return SharedTexts(_texts(part))


def _texts(part: Any) -> Iterator[str]:
    """As the library reads them, but none of the XML is kept behind it."""
    from openpyxl.cell.text import Text
    from openpyxl.xml.functions import iterparse

    events = iterparse(part, events=("start", "end"))
    _, root = next(events)
    held = 0
    for event, node in events:
        held += event == "end"
        if held > _MOST_OF_ONE:
            raise ValueError("no text has so many parts")
        if event == "end" and node.tag == _ONE:
            plain = len(node) == 1 and node[0].tag == _PLAIN
            rich = None if plain else Text.from_tree(node)
            text = rich.content if rich is not None else node[0].text or ""
            root.clear()
            held = 0
            yield text.replace("x005F_", "")
