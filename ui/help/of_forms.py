"""What stands on the help page of every form: its own fields, and whom to ring, as the organisation has put it in.

Free of Qt. Made from the declarations and the code tables, so that it holds offline and after a change of either.
"""

import re
from collections.abc import Iterable

from local_store.errors import Text
from local_store.records.declare import Code, Kind
from ui.style.dates import Language

_FIELDS = Text("Felterne", "The fields")
_NEEDED = Text("skal udfyldes", "must be filled in")
_NUMBERS = Text("Ring her", "Call here")
_ASK = Text(
    "Er du i tvivl, så spørg din nærmeste leder. Vejen for en underretning står i lommebogen.",
    "In doubt, ask your nearest manager. The way of a notification stands in the pocket guide.",
)


def fields_of(kind: Kind, general: str, language: Language) -> str:
    """Return the help page of a form without one of its own: what it asks, then how all forms work (`general`)."""
    lines = []
    for spec in kind.fields:
        if spec.by_act or not (spec.required or spec.help):
            continue
        needed = f" ({_NEEDED.in_language(language)})" if spec.required else ""
        told = f": {spec.help.in_language(language)}" if spec.help else ""
        lines.append(f"- **{spec.label.in_language(language)}**{needed}{told}")
    asked = f"## {_FIELDS.in_language(language)}\n\n" + "\n".join(lines) if lines else ""
    return "\n\n".join(part for part in (f"# {kind.label.in_language(language)}", asked, _lower(general)) if part)


def numbers(codes: Iterable[Code], language: Language) -> str:
    """Return the end of every help page: whom to ring and by what way, from the table guide_number."""
    lines = []
    for code in codes:
        who, _, number = code.label.in_language(language).partition(": ")
        if not code.retired:
            lines.append(f"- {who}: **{number}**" if number else f"- {who}")
    said = "\n".join(lines)
    return f"\n\n## {_NUMBERS.in_language(language)}\n\n{said}\n\n{_ASK.in_language(language)}\n"


def _lower(general: str) -> str:
    """Set every heading one step lower, below the form's own name."""
    return re.sub(r"(?m)^(#+) ", r"#\1 ", general)
