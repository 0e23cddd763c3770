"""What stands in a form, as values and as a draft. A draft keeps also what cannot be read yet."""

from collections.abc import Mapping
from typing import Any

from ui.forms.entry import Entry

TYPED, SEEN, BEFORE = "_typed", "_seen", "_before"  # of drafts only; no field begins with an underscore
Entries = Mapping[str, Entry]


def values(entries: Entries) -> dict[str, Any]:
    """Return the values that stand here; what is empty is left out."""
    found = {name: entry.value() for name, entry in entries.items()}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def changed(entries: Entries, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs from `before`; an emptied field is None."""
    now = values(entries)
    found: dict[str, Any] = {}
    for name in entries:
        old = before.get(name)
        old = sorted(old) if isinstance(old, list) else old
        if now.get(name) != (None if old in ("", []) else old):
            found[name] = now.get(name)
    return found


def problems(entries: Entries) -> dict[str, str]:
    """Return what cannot be read, with what to write instead."""
    found = {name: entry.problem() for name, entry in entries.items()}
    return {name: text for name, text in found.items() if text}


def typed(entries: Entries) -> dict[str, str]:
    """Return the letters that are no value yet."""
    found = {name: entry.typed() for name, entry in entries.items()}
    return {name: text for name, text in found.items() if text}


def show(entries: Entries, given: Mapping[str, Any]) -> None:
    """Put values, and letters of a draft, into the entries."""
    for name, value in given.items():
        if name in entries:
            entries[name].set_value(value)
    letters = given.get(TYPED)
    if isinstance(letters, Mapping):
        for name, text in letters.items():
            if name in entries:
                entries[name].set_typed(str(text))


def draft_key(kind: str, preset: Mapping[str, Any], record: str | None) -> str:
    """Return the draft's name: one per record that is edited, and one per thing a new record is begun from."""
    if record is not None:
        return f"edit/{record}"
    if "_key" in preset:
        return str(preset["_key"])
    origins = preset.get("origin_refs") or [preset.get("origin_ref") or preset.get("group_id") or ""]
    # Else what the new record is to be part of: a young person, a case, a map, a place.
    origin = origins[0] or next((value for name, value in preset.items() if name.endswith(("_id", "_ref"))), "")
    return f"{kind}/{origin}" if origin else kind
