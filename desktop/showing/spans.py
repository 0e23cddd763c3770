"""Marks whose words are whose: two versions of a text against the one they both started from."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from merge3 import Merge3

from ui.views import Span

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def _pieces(text: str) -> list[str]:
    return _PIECES.findall(text)


def changed(base: str, text: str, origin: str) -> tuple[Span, ...]:
    """Return `text` in stretches: what stood in `base`, and what its author wrote ("mine" or "theirs")."""
    before, after = _pieces(base), _pieces(text)
    spans = []
    for tag, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if end > start:
            spans.append(Span("".join(after[start:end]), "same" if tag == "equal" else origin))
    return _joined(spans)


def woven(base: str, mine: str, theirs: str) -> tuple[Span, ...]:
    """Return both texts in one, as a start for writing together: where both changed a place, theirs after mine."""
    weave = Merge3(_pieces(base), _pieces(mine), _pieces(theirs))
    spans: list[Span] = []
    for kind, *parts in weave.merge_groups():
        if kind == "conflict":  # base, mine, theirs
            spans += _side_by_side("".join(parts[1]), "".join(parts[2]))
        else:
            origin = {"a": "mine", "b": "theirs"}.get(kind, "same")
            spans.append(Span("".join(parts[0]), origin))
    return _joined(spans)


def _side_by_side(mine: str, theirs: str) -> Iterable[Span]:
    if not mine.strip() or not theirs.strip():
        return [Span(mine, "mine"), Span(theirs, "theirs")]
    gap = "" if mine[-1:].isspace() or theirs[:1].isspace() else " "
    return [Span(mine, "mine"), Span(gap, "same"), Span(theirs, "theirs")]


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours of one origin; a lone space between two words of one author is that author's."""
    whole: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if len(whole) > 1 and whole[-1].text.isspace() and whole[-2].origin == span.origin:
            space = whole.pop()
            whole[-1] = Span(whole[-1].text + space.text + span.text, span.origin)
        elif whole and whole[-1].origin == span.origin:
            whole[-1] = Span(whole[-1].text + span.text, span.origin)
        else:
            whole.append(span)
    return tuple(whole)
