"""What is reckoned of what was already read: no book is needed, so nothing that is being saved waits for it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from local_store.rules import retention
from local_store.rules.retention import Due
from ui.asks import Ask
from ui.retention.asks import Reckon
from ui.style.dates import Language


def due(_language: Language, ask: Reckon) -> tuple[Due, ...]:
    """Return which of the records are due, the longest due first."""
    return retention.due(ask.aged, ask.today)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Language, Any], Any]] = MappingProxyType({Reckon: due})
