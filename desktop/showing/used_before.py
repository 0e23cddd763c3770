"""What stands on the open lists of a kind already, to be offered again: a line is written once, then chosen."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words
from local_store.records.declare import Sensitivity
from ui.forms.asks import UsedBefore

_NEWEST, _MOST = 200, 30


def lines(words: Words, ask: UsedBefore) -> tuple[str, ...]:
    """Return the commonest own words among the newest records, in the order of how often they stand there."""
    spec = words.book.catalogue.kind(ask.kind).by_name.get(ask.field)
    if spec is None or not spec.open or spec.sensitivity is not Sensitivity.PLAIN:
        return ()
    known = {code.code for code in words.book.catalogue.codes(spec.codes or "")}
    counted: Counter[str] = Counter()
    for record in words.book.list(ask.kind, limit=_NEWEST).records:
        counted.update(one for one in record.fields.get(ask.field) or () if one not in known)
    return tuple(line for line, _ in counted.most_common(_MOST))


ANSWERS: Mapping[Any, Any] = MappingProxyType({UsedBefore: lines})
