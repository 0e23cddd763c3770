"""The declared kinds as others script against them: what `feltbog kinds` and `feltbog kinds KIND` print."""

from typing import Any

from local_store.errors import Text
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Spec


def describe_kinds(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return one object per kind: {"kind", "label": {"da", "en"}}."""
    return [{"kind": kind.name, "label": _both(kind.label)} for kind in catalogue.kinds()]


def describe_kind(catalogue: Catalogue, name: str) -> dict[str, Any]:
    """Return {"kind", "label", "fields": [...]}; RefusedInput "unknown_kind" when there is none."""
    kind = catalogue.kind(name)
    return {
        "kind": kind.name,
        "label": _both(kind.label),
        "fields": [_field(catalogue, spec) for spec in kind.fields],
    }


def _field(catalogue: Catalogue, spec: Spec) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": spec.name,
        "type": spec.type.value,
        "required": spec.required,
        "label": _both(spec.label),
    }
    table = "yes_no" if spec.type is FieldType.YES_NO else spec.codes
    if table is not None:
        described["codes"] = [{"code": code.code, **_both(code.label)} for code in catalogue.codes(table)]
    return described


def _both(text: Text) -> dict[str, str]:
    return {"da": text.da, "en": text.en}
