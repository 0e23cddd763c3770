"""Three-way merge of long texts, word by word: what two people wrote apart stands together, or neither is chosen.

A word carries the white space before it, so that a sentence added at the end leaves the words before it alone.
Where both changed the same words, or words that touch, there is no merge: the caller shows every version.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias, cast

from merge3 import Merge3

MAX_CHARACTERS = 256 * 1024  # four times what validation lets through; a longer text is not worth the wait
ENOUGH_BETWEEN = 3  # unchanged words that keep even two large edits apart

Region: TypeAlias = tuple[str, int, int]  # "unchanged" | "same" | "a" | "b", and from where to where in it

_SPACE = re.compile(r"(\s+)")


def merge_texts(base: str, versions: Sequence[str]) -> str | None:
    """Return the one text that holds every version's edits of `base`, or None when they meet anywhere.

    The versions are folded in the order given, which the caller makes the same on every device.
    """
    if any(len(text) > MAX_CHARACTERS for text in (base, *versions)):
        return None
    merged: str | None = base
    for version in versions:
        if merged == base:
            merged = version
        elif merged is not None and version not in (base, merged):
            merged = _merge_two(base, merged, version)
    return merged


def words(text: str) -> list[str]:
    """Return the words, each with the white space before it; joined they are the text again."""
    pieces = _SPACE.split(text)
    tokens = [pieces[0], *(pieces[i] + pieces[i + 1] for i in range(1, len(pieces) - 1, 2))]
    return [token for token in tokens if token]


def _merge_two(base: str, one: str, other: str) -> str | None:
    # The matcher is named so that every device aligns alike, whatever else is installed beside merge3.
    merge = Merge3(words(base), words(one), words(other), sequence_matcher=cast(Any, SequenceMatcher))
    regions: list[Region] = []
    for region in merge.merge_regions():
        if region[0] == "conflict":
            return None
        regions.append((region[0], region[1], region[2]))
    sides = {"unchanged": merge.base, "same": merge.a, "a": merge.a, "b": merge.b}
    parts = [(what, sides[what][start:end]) for what, start, end in regions]
    if _too_close(regions, len(merge.base)) or _written_twice(parts):
        return None
    return "".join(word for _, part in parts for word in part)


def _too_close(regions: Sequence[Region], base_length: int) -> bool:
    """Tell whether edits of the two sides have less between them than the smaller of the two edits.

    Two people who each rewrote a passage still share an "og" here and there; splicing on it would make a text
    that neither wrote. One changed word needs only one word of distance.
    """
    at, gap, last_side, last_width = 0, 0, "", 0
    for index, (what, start, end) in enumerate(regions):
        if what == "unchanged":
            gap += end - start
            at = end
        elif what in ("a", "b"):
            following = regions[index + 1][1] if index + 1 < len(regions) else base_length
            width = max(end - start, following - at)
            if last_side not in ("", what) and gap < min(ENOUGH_BETWEEN, width, last_width):
                return True
            gap, last_side, last_width = 0, what, width
    return False


def _written_twice(parts: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Tell whether both sides put the same passage in two places: once was meant, so a person decides."""
    added: dict[str, set[str]] = {"a": set(), "b": set()}
    for what, part in parts:
        if what in added and len(part) >= ENOUGH_BETWEEN:
            added[what].add("".join(part).strip())
    return bool(added["a"] & added["b"])
