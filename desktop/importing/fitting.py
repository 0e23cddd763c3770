"""Which column fills which field: guessed from its heading in Danish or English, decided by a person."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Kind, Sensitivity, Spec
from local_store.rules.danish_sound import words
from ui.importing.asks import KINDS

_CLOSE = 88
# What people call these columns in their own sheets.
_ALSO = {
    "dato": "when", "dag": "when", "tid": "when", "tidspunkt": "when", "klokkeslæt": "when", "kl": "when",
    "date": "when", "time": "when", "sted": "place_ref", "place": "place_ref", "location": "place_ref",
    "antal": "person_count", "antal unge": "person_count", "number": "person_count", "notat": "fact_text",
    "note": "fact_text", "beskrivelse": "fact_text", "hvad skete der": "fact_text", "emne": "topics",
    "emner": "topics", "frist": "due_at", "telefon": "phone", "mail": "email",
}  # fmt: skip


def fields(kind: Kind) -> tuple[Spec, ...]:
    """Return what a table may fill: nothing that an act writes, and never a CPR number."""
    return tuple(s for s in kind.fields if not s.by_act and s.sensitivity is not Sensitivity.IDENTITY)


def guess(headers: Sequence[str], kind: Kind) -> tuple[str, ...]:
    """Return for each heading the field it seems to mean, "" for none; only a day and its clock share one."""
    taken: set[str] = set()
    found = []
    for header in headers:
        name = _field_for(header, kind)
        if name and name in taken and kind.by_name[name].type is not FieldType.MOMENT:
            name = ""
        taken.add(name)
        found.append(name)
    return tuple(found)


def likeliest(headers: Sequence[str], catalogue: Catalogue) -> str:
    """Return the kind most of whose headings fit; required fields count double."""

    def fit(name: str) -> float:
        kind = catalogue.kind(name)
        met = {field for field in guess(headers, kind) if field}
        must = {spec.name for spec in kind.fields if spec.required}
        return len(met) + len(met & must) - 2 * len(must - met)

    return max(KINDS, key=lambda name: (fit(name), -KINDS.index(name)))


def _field_for(header: str, kind: Kind) -> str:
    wanted = " ".join(words(header.replace("_", " ")))
    if not wanted:
        return ""
    offered = {spec.name: _names(spec) for spec in fields(kind)}
    exact = next((name for name, names in offered.items() if wanted in names), "")
    if exact:
        return exact
    known = _ALSO.get(wanted, "")
    known = kind.when if known == "when" else known
    if known in offered:
        return known
    scored = [(max(fuzz.ratio(wanted, name) for name in names), field) for field, names in offered.items()]
    best, field = max(scored, default=(0.0, ""))
    return field if best >= _CLOSE else ""


def _names(spec: Spec) -> tuple[str, ...]:
    return tuple(" ".join(words(text)) for text in (spec.label.da, spec.label.en, spec.name.replace("_", " ")))
