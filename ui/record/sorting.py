"""Which part of the page a field belongs to. Pure: from views and declared kinds to three short lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from local_store.records.declare import PERSON, FieldType, Kind, Spec
from local_store.rules import concerns
from ui.components.badges import Source
from ui.views import FieldView

Shape = Literal["chips", "link", "source", "words"]
_VOICES = ("fact", "own_words", "assessment")
_LONGEST_CHIP = 40
_SOURCES: dict[str, Source] = {
    "egen_observation": "own",
    "ung": "young_person",
    "foraelder": "citizen",
    "fagperson": "professional",
    "borger": "citizen",
    "uverificeret": "unconfirmed",
}


@dataclass(frozen=True, slots=True)
class Sorted:
    """`spoken`: the three voices, always in that order. `texts`: other long texts. `details`: everything short."""

    spoken: tuple[FieldView, ...]
    texts: tuple[FieldView, ...]
    details: tuple[FieldView, ...]


def sort_fields(fields: Iterable[FieldView], kind: Kind | None) -> Sorted:
    """Put each field where it is read; the declared order holds within each part."""
    spoken: list[FieldView] = []
    texts: list[FieldView] = []
    details: list[FieldView] = []
    for field in fields:
        spec = spec_of(kind, field.name)
        if field.voice in _VOICES:
            spoken.append(field)
        elif spec is not None and spec.type is FieldType.LONG_TEXT:
            texts.append(field)
        else:
            details.append(field)
    spoken.sort(key=lambda field: _VOICES.index(field.voice))
    return Sorted(tuple(spoken), tuple(texts), tuple(details))


def spec_of(kind: Kind | None, name: str) -> Spec | None:
    """What is declared of the field; None for a newer program's."""
    return kind.by_name.get(name) if kind else None


def shape(field: FieldView, spec: Spec | None) -> Shape:
    """How a short field is shown: coded values as chips, a record as a way to it, the rest as words."""
    if field.name == "source_type":
        return "source"
    if spec is None:
        return "words"
    if spec.open and any(len(str(one)) > _LONGEST_CHIP for one in field.value or ()):
        return "words"
    if spec.type in (FieldType.CHOICE, FieldType.CHOICES):
        return "chips"
    if spec.type in (FieldType.REFERENCE, FieldType.PLACE) and PERSON not in spec.to and _is_id(field.value):
        return "link"
    return "words"


def source(value: Any) -> Source:
    """Whose information it is, as the badge knows it; what nobody here knows is unconfirmed."""
    return _SOURCES.get(str(value), "unconfirmed")


def is_suspicion(kind: str, values: Mapping[str, Any]) -> bool:
    """Whether the record is to be fenced (R8)."""
    return kind == "concern" and concerns.is_suspicion(values)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 32 and all(letter in "0123456789abcdef" for letter in value)
