"""Which configuration of the organisation is in force here, in words: what is otherwise than it was shipped."""

from collections.abc import Iterator
from types import MappingProxyType

from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.rules import deadlines
from ui.settings.asks import InForceView, WhatIsInForce

_OFF, _RETIRED = Text("slået fra", "switched off"), Text("vælges ikke mere", "no longer offered")
_NEW = Text("Ny kode", "New code")
_LEVEL = Text("Niveau {}", "Level {}")
_NEWER = Text("bruges af et nyere program", "used by a newer program")


def view(words: Words, _ask: WhatIsInForce) -> InForceView:
    """Return what is in force, read from the book alone."""
    found = words.book.in_force
    lines = (*_codes(words), *_deadlines(words), *_levels(words), *_unknown(words))
    since = moment(found.at) if found.at else None
    return InForceView(since, words.person(found.by) if found.by else "", lines)


def _codes(words: Words) -> Iterator[tuple[str, str]]:
    shipped = words.book.shipped
    for table, codes in words.book.in_force.set.tables.items():
        for code in codes:
            before = shipped.code(table, code.code)
            told = words.say(code.label) if not code.retired else words.say(_RETIRED)
            if before is None or before.label != code.label or before.retired != code.retired:
                yield words.say(before.label if before else _NEW), told


def _deadlines(words: Words) -> Iterator[tuple[str, str]]:
    before = deadlines.shipped()
    for name, rule in words.book.in_force.set.rules.items():
        if rule != before[name]:
            yield words.say(rule.what), words.say(deadlines.length_text(rule) if rule.on else _OFF)


def _levels(words: Words) -> Iterator[tuple[str, str]]:
    for level, rows in sorted(words.book.in_force.set.levels.items()):
        asked = ", ".join(words.say(Text(row.action_da, row.action_en)) for row in rows)
        yield words.say(_LEVEL).format(level), f"{words.say(words.book.catalogue.time_frame(level))}: {asked}"


def _unknown(words: Words) -> Iterator[tuple[str, str]]:
    for name in words.book.in_force.set.unknown:
        yield name[:60], words.say(_NEWER)


ANSWERS = MappingProxyType({WhatIsInForce: view})
