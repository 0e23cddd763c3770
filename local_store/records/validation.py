"""Whether a record may be written: the one gate for forms, scripts and imports.

What is refused raises RefusedInput with a stable code: unknown_kind, unknown_field, required, wrong_type,
not_a_date, unknown_code, out_of_range, too_long, bad_text, not_allowed, wrong_space. Warnings never refuse; the
person decides.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from local_store.errors import RefusedInput, Text
from local_store.records import messages
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Kind, Sensitivity, Spec
from local_store.records.values import MAX_TEXT_BYTES, Value, lines_of, normalise
from local_store.rules import text_checks
from local_store.rules.findings import Finding

MAX_RECORD_BYTES = 1024 * 1024
_FREE_TEXT = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PLACE})


@dataclass(frozen=True, slots=True)
class Warning_:
    """Something to look at before saving. `code`: cpr_in_text, possible_name, or one a rule gives."""

    field: str
    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a change may carry: `set` single values (None empties), `add` and `remove` elements of set fields."""

    set: dict[str, Any]
    add: dict[str, list[str]]
    warnings: tuple[Warning_, ...] = ()
    remove: dict[str, list[str]] = field(default_factory=dict)


def clean(
    kind: Kind | str, catalogue: Catalogue, untrusted_values: Mapping[str, object], *, partial: bool = False,
    warned: bool = True,
) -> Cleaned:  # fmt: skip
    """Return the values of a new record as they may be stored; RefusedInput for the first that may not.

    An empty string is no value. With `partial` only what is given is checked, as in an edit: an emptied field
    becomes None in `set`, and a rule is asked only when all the fields it reads are given. Whoever saves has asked
    for the warnings before and leaves the texts unread (`warned` false): half of what checking a note costs.
    """
    declared = catalogue.kind(kind) if isinstance(kind, str) else kind
    values = _normalised(declared, catalogue, untrusted_values)
    if partial:
        return _partial(declared, values)
    for spec in declared.fields:
        if spec.required and values.get(spec.name) is None:
            raise messages.required(spec)
    kept = {name: value for name, value in values.items() if value is not None}
    asked = _asked(declared, kept, {}, set(declared.by_name))  # refuses, too
    warnings = (*asked, *_text_warnings(declared, kept)) if warned else ()
    return Cleaned(_singles(declared, kept), _sets(declared, kept), warnings)


def clean_edit(
    kind: Kind | str,
    catalogue: Catalogue,
    set: Mapping[str, object] = {},
    add: Mapping[str, object] = {},
    remove: Mapping[str, object] = {},
    *,
    before: Mapping[str, Any] | None = None,
) -> Cleaned:
    """Return an edit as it may be stored; RefusedInput as `clean`.

    `before` is the record's fields now. With it every rule that reads a written field is asked about the whole
    record as it would become, and a set field given in `set` becomes the difference; without it such a field can
    only gain elements.
    """
    declared = catalogue.kind(kind) if isinstance(kind, str) else kind
    values = _normalised(declared, catalogue, set, standing=before or {})
    added, removed = _moved(declared, catalogue, add), _moved(declared, catalogue, remove, leaving=True)
    if before is None:
        part = _partial(declared, values)
        return Cleaned(part.set, _joined(part.add, added), part.warnings, removed)
    for name in [name for name in values if declared.spec(name).is_set]:
        wanted, had = _as_set(values.pop(name)), _as_set(before.get(name))
        added = _joined(added, {name: sorted(wanted - had)})
        removed = _joined(removed, {name: sorted(had - wanted)})
    after = _applied(before, values, added, removed)
    _keep_required(declared, after, {*values, *removed})
    written = {*values, *added, *removed}
    known = {name: before[name] for name in before if name in declared.by_name}
    warnings = (*_asked(declared, after, known, written), *_text_warnings(declared, values))
    return Cleaned(values, added, warnings, removed)


def noticed(
    kind: Kind | str, catalogue: Catalogue, untrusted_values: Mapping[str, object], written: Collection[str] = ()
) -> tuple[Warning_, ...]:
    """Return what a person should look at in a record as it would stand, whole or not; nothing refuses here.

    What is missing is looked at too: a rule is asked when one of the fields it reads is given, or is among
    `written` where only some of the values are new. A value that cannot be stored is looked past.
    """
    declared = catalogue.kind(kind) if isinstance(kind, str) else kind
    kept: dict[str, Any] = {}
    for spec in declared.fields:
        try:
            value = _one(spec, catalogue, untrusted_values.get(spec.name), None)
        except RefusedInput:
            continue
        if value is not None:
            kept[spec.name] = value
    new = set(written) or {*kept}
    findings = [
        finding for rule in declared.rules if new.intersection(rule.reads) for finding in rule.check(kept, {})
        if not finding.refuses
    ]  # fmt: skip
    asked = [Warning_(finding.field, finding.code, finding.text) for finding in findings]
    return (*asked, *_text_warnings(declared, {name: value for name, value in kept.items() if name in new}))


def refusals(
    kind: Kind | str, catalogue: Catalogue, untrusted_values: Mapping[str, object],
    before: Mapping[str, Any] | None = None,
) -> tuple[RefusedInput, ...]:  # fmt: skip
    """Return everything that would refuse a new record, or an edit of one that stands as `before`; () for nothing.

    `clean` and `clean_edit` name the first: who writes by script wants to hear of all of it at once.
    """
    declared = catalogue.kind(kind) if isinstance(kind, str) else kind
    found = [
        messages.unknown_field(declared.label, name) for name in untrusted_values if name not in declared.by_name
    ]
    after, wrong = dict(before or {}), set[str]()
    for spec in declared.fields:
        if spec.name in untrusted_values:
            try:
                after[spec.name] = _one(spec, catalogue, untrusted_values[spec.name], after.get(spec.name))
            except RefusedInput as refused:
                wrong.add(spec.name)
                found.append(refused)
    after = {name: value for name, value in after.items() if value is not None}
    written = {*declared.by_name} if before is None else {*untrusted_values} & {*declared.by_name}
    needed = (one for one in declared.fields if one.required and one.name in written - wrong)
    found += [messages.required(spec) for spec in needed if spec.name not in after]
    found += [
        RefusedInput(finding.text, field=finding.field, code=finding.code)
        for rule in declared.rules if written.intersection(rule.reads)
        for finding in rule.check(after, before or {}) if finding.refuses and finding.field not in wrong
    ]  # fmt: skip
    return tuple(found)


def check_space(kind: Kind | str, catalogue: Catalogue, values: Mapping[str, Any], space_kind: str) -> None:
    """Refuse ("wrong_space") a record, or a choice in it, that may not be written in a space of that kind (R8)."""
    declared = catalogue.kind(kind) if isinstance(kind, str) else kind
    if space_kind not in declared.spaces:
        raise RefusedInput(
            Text(
                f"{declared.label.da} kan ikke gemmes i dette rum. Vælg et andet rum.",
                f"{declared.label.en} cannot be kept in this space. Choose another space.",
            ),
            code="wrong_space",
        )
    for spec in declared.fields:
        if space_kind == "forum" and "young_person" in spec.to and values.get(spec.name):
            raise messages.nobody_here(spec)
        if spec.codes is None:
            continue
        for code in _as_set(values.get(spec.name)):
            entry = catalogue.code(spec.codes, code)
            if entry and entry.spaces and space_kind not in entry.spaces:
                raise messages.not_here(spec, entry)


def _normalised(
    kind: Kind, catalogue: Catalogue, untrusted_values: Mapping[str, object], standing: Mapping[str, Any] = {}
) -> dict[str, Value]:
    if not isinstance(untrusted_values, Mapping):
        raise RefusedInput(
            Text("En post skrives som et objekt med felter.", "A record is written as an object of fields."),
            code="wrong_type",
        )
    for name in untrusted_values:
        if name not in kind.by_name:
            raise messages.unknown_field(kind.label, name)
    values = {
        spec.name: _one(spec, catalogue, untrusted_values[spec.name], standing.get(spec.name))
        for spec in kind.fields
        if spec.name in untrusted_values
    }
    if sum(_size(value) for value in values.values()) > MAX_RECORD_BYTES:
        raise messages.record_too_long(kind.label)
    return values


def _one(spec: Spec, catalogue: Catalogue, untrusted_value: object, standing: object) -> Value:
    """What stands already may stay, though its code is retired or comes from a newer program."""
    if standing is None:
        return normalise(spec, catalogue, untrusted_value)
    if spec.open and isinstance(untrusted_value, str):
        untrusted_value = lines_of(untrusted_value)
    if spec.is_set and isinstance(untrusted_value, list | tuple | set | frozenset):
        had = _as_set(standing)
        new = normalise(spec, catalogue, [item for item in untrusted_value if not _among(item, had)])
        kept = {item for item in untrusted_value if _among(item, had)}
        return sorted(kept | _as_set(new)) or None
    same = type(untrusted_value) is type(standing) and untrusted_value == standing
    return standing if same and isinstance(standing, str | int) else normalise(spec, catalogue, untrusted_value)


def _among(item: object, elements: set[str]) -> bool:
    return isinstance(item, str) and item in elements


def _size(value: Value) -> int:
    if isinstance(value, str):
        return len(value.encode())
    return sum(len(element) for element in value) if isinstance(value, list) else 8


def _partial(kind: Kind, values: dict[str, Value]) -> Cleaned:
    for name, value in values.items():
        spec = kind.spec(name)
        if value is None and spec.required:
            raise messages.required(spec)
        if value is None and spec.is_set:
            raise messages.wrong_type(
                spec, "tag elementerne ud med “remove”.", "take the elements out with “remove”."
            )
    given = set(values)
    warnings = [*_text_warnings(kind, values)]
    for rule in kind.rules:
        if given.issuperset(rule.reads):
            warnings += _judged(rule.check(values, {}))
    return Cleaned(_singles(kind, values), _sets(kind, values), tuple(warnings))


def _moved(
    kind: Kind, catalogue: Catalogue, untrusted: Mapping[str, object], *, leaving: bool = False
) -> dict[str, list[str]]:
    """Elements to put into or take out of set fields. What leaves need not be a code anybody knows any more."""
    for name in untrusted:
        if name not in kind.by_name:
            raise messages.unknown_field(kind.label, name)
        if not kind.spec(name).is_set:
            raise messages.wrong_type(
                kind.spec(name),
                "feltet har én værdi. Skriv den uden add og remove.",
                "the field holds one value.",
            )
    moved = {}
    for name, elements in untrusted.items():
        value = _leaving(kind.spec(name), elements) if leaving else normalise(kind.spec(name), catalogue, elements)
        if value is not None:
            moved[name] = sorted(_as_set(value))
    return moved


def _leaving(spec: Spec, untrusted_elements: object) -> list[str]:
    if not isinstance(untrusted_elements, Iterable) or isinstance(untrusted_elements, str | Mapping):
        raise messages.wrong_type(spec, "skriv en liste.", "write a list.")
    elements, longest = list(untrusted_elements), MAX_TEXT_BYTES if spec.open else 200
    for element in elements:
        if not isinstance(element, str) or len(element) > longest or not element.isprintable():
            raise messages.wrong_type(spec, "skriv en liste af koder.", "write a list of codes.")
    return elements


def _applied(
    before: Mapping[str, Any],
    values: Mapping[str, Value],
    added: Mapping[str, list[str]],
    removed: Mapping[str, list[str]],
) -> dict[str, Any]:
    after = {**before, **values}
    for name in {*added, *removed}:
        elements = _as_set(before.get(name)) - set(removed.get(name, ())) | set(added.get(name, ()))
        after[name] = sorted(elements) or None
    return {name: value for name, value in after.items() if value is not None}


def _keep_required(kind: Kind, after: Mapping[str, Any], written: Iterable[str]) -> None:
    for name in written:
        if kind.spec(name).required and after.get(name) is None:
            raise messages.required(kind.spec(name))


def _asked(
    kind: Kind, after: Mapping[str, Any], before: Mapping[str, Any], written: set[str]
) -> tuple[Warning_, ...]:
    warnings: list[Warning_] = []
    for rule in kind.rules:
        if written.intersection(rule.reads):
            warnings += _judged(rule.check(after, before))
    return tuple(warnings)


def _judged(findings: Iterable[Finding]) -> list[Warning_]:
    warnings = []
    for finding in findings:
        if finding.refuses:
            raise RefusedInput(finding.text, field=finding.field, code=finding.code)
        warnings.append(Warning_(finding.field, finding.code, finding.text))
    return warnings


def _text_warnings(kind: Kind, values: Mapping[str, Any]) -> tuple[Warning_, ...]:
    warnings = []
    for name, value in values.items():
        spec = kind.spec(name)
        if spec.open and isinstance(value, list):
            value = "\n".join(value)
        elif not isinstance(value, str) or spec.type not in _FREE_TEXT or spec.sensitivity is Sensitivity.IDENTITY:
            continue
        findings = text_checks.cpr_findings(name, value)
        if kind.anonymous and (spec.open or spec.type is FieldType.LONG_TEXT):
            findings += text_checks.name_findings(name, value)
        warnings += [Warning_(finding.field, finding.code, finding.text) for finding in findings]
    return tuple(warnings)


def _singles(kind: Kind, values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not kind.spec(name).is_set}


def _sets(kind: Kind, values: Mapping[str, Value]) -> dict[str, list[str]]:
    return {name: sorted(_as_set(value)) for name, value in values.items() if value and kind.spec(name).is_set}


def _joined(first: Mapping[str, list[str]], second: Mapping[str, list[str]]) -> dict[str, list[str]]:
    names = {*first, *second}
    joined = {name: sorted({*first.get(name, ()), *second.get(name, ())}) for name in sorted(names)}
    return {name: elements for name, elements in joined.items() if elements}


def _as_set(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    return {element for element in value if isinstance(element, str)} if isinstance(value, Iterable) else set()
