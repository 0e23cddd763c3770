"""How a kind is laid out as a form: which fields, in which sections, and which stand side by side. Free of Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from local_store.errors import Text
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Kind, Spec

FEW_CODES = 6
_LINE = 4  # quarters of a line
_SHORT_LABEL, _SHORT_CHIPS = 30, 38  # letters that fit in half a line

# What the course of a case writes, not the person who begins it.
_LATER: Mapping[str, frozenset[str]] = {
    "disclosure": frozenset({"addendum_text"}),
    "ssp_case": frozenset(
        {
            "state", "receipt_number", "received_at", "feedback_text", "feedback_by", "feedback_at",
            "close_reason", "outcome_level", "evaluation_text", "journalised_ref",
        }
    ),
}  # fmt: skip
# Sections that stand open from the start; the rest wait behind their heading.
_OPEN = frozenset({"", "noter", "niveau", "dagsorden", "haendelser"})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None for the first section) and its fields, line by line."""

    code: str
    heading: Text | None
    lines: tuple[tuple[Spec, ...], ...]
    open: bool

    def specs(self) -> Iterator[Spec]:
        """Every field, in reading order."""
        for line in self.lines:
            yield from line


def sections(kind: Kind, catalogue: Catalogue, *, new: bool) -> tuple[Section, ...]:
    """Return the sections in the order their first field is declared."""
    shown = [spec for spec in kind.fields if _offers(spec, catalogue)]
    if new:
        shown = [spec for spec in shown if spec.name not in _LATER.get(kind.name, ())]
    by_code: dict[str, list[Spec]] = {"": []}
    for spec in shown:
        by_code.setdefault(spec.group, []).append(spec)
    made = []
    for code, specs in by_code.items():
        if not specs:
            continue
        heading = catalogue.label("form_section", code) if code else None
        is_open = code in _OPEN or any(spec.required for spec in specs)
        made.append(Section(code, heading, tuple(_lines(specs, catalogue)), is_open))
    return tuple(made)


def _offers(spec: Spec, catalogue: Catalogue) -> bool:
    """What an act writes is no question, nor a choice whose table the organisation has not filled yet."""
    return not spec.by_act and (spec.codes is None or spec.open or bool(catalogue.codes(spec.codes)))


def as_chips(spec: Spec, catalogue: Catalogue) -> bool:
    """Whether the codes stand as chips."""
    return spec.type is FieldType.CHOICES or len(catalogue.codes(spec.codes or "")) <= FEW_CODES


def _lines(specs: list[Spec], catalogue: Catalogue) -> Iterator[tuple[Spec, ...]]:
    line: list[Spec] = []
    room = _LINE
    for spec in specs:
        wide = width(spec, catalogue)
        if spec.type is FieldType.PLACE and room == _LINE - 1:
            wide = room  # when and where fill a line together
        if wide > room or (line and _stands_apart(line[-1], spec)):
            yield tuple(line)
            line, room = [], _LINE
        line.append(spec)
        room -= wide
        if not room:
            yield tuple(line)
            line, room = [], _LINE
    if line:
        yield tuple(line)


def _stands_apart(one: Spec, other: Spec) -> bool:
    """A number beside a chip row reads as if they belonged together."""
    return (one.type is FieldType.INTEGER) != (other.type is FieldType.INTEGER)


def width(spec: Spec, catalogue: Catalogue) -> int:
    """How many quarters of a line the field takes."""
    if spec.type is FieldType.INTEGER:
        return 1
    if len(spec.label.da) > _SHORT_LABEL:
        return _LINE
    if spec.type in (FieldType.DATE, FieldType.MOMENT):
        return 1
    if spec.type in (FieldType.PLACE, FieldType.REFERENCE, FieldType.YES_NO, FieldType.TEXT):
        return 2
    if spec.type is FieldType.CHOICE:
        codes = catalogue.codes(spec.codes or "")
        letters = sum(len(code.label.da) + 3 for code in codes) - 3
        return 2 if not as_chips(spec, catalogue) or letters <= _SHORT_CHIPS else _LINE
    return _LINE
