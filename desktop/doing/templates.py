"""A person's own texts for what is written often (kept in the book, so encrypted, and never sent)."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from ui.asks import Ask
from ui.templates.asks import LONGEST_NAME, LONGEST_TEXT, MOST, KeepTemplates, MyTemplates, Template

_KEPT = "templates"


def mine(words: Words, _ask: MyTemplates | None = None) -> tuple[Template, ...]:
    """Return them by name."""
    kept = words.book.kept(_KEPT)
    found = [Template(str(name), str(text)) for name, text in json.loads(kept)] if kept else []
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def keep(words: Words, ask: KeepTemplates) -> tuple[Template, ...]:
    """Keep exactly these; the same name twice keeps the last. Raises RefusedInput."""
    by_name: dict[str, tuple[str, str]] = {}
    for one in ask.templates:
        name, text = " ".join(one.name.split()), one.text.strip()
        if not name or not text:
            raise RefusedInput(
                Text("Skriv både et navn og en tekst.", "Write both a name and a text."),
                field="text" if name else "name",
                code="required",
            )
        if len(name) > LONGEST_NAME or len(text) > LONGEST_TEXT:
            raise RefusedInput(
                Text("Teksten er for lang til en skabelon.", "The text is too long for a template."),
                field="text" if len(name) <= LONGEST_NAME else "name",
                code="too_long",
            )
        by_name[name.casefold()] = (name, text)
    if len(by_name) > MOST:
        raise RefusedInput(
            Text(f"Der er plads til {MOST} skabeloner.", f"There is room for {MOST} templates."), code="too_many"
        )
    words.book.keep(_KEPT, json.dumps([*by_name.values()], ensure_ascii=False).encode())
    return mine(words)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {MyTemplates: mine, KeepTemplates: keep}
)
