"""`feltbog kinds`: what can be written. Needs no book."""

from typing import Any

import click

from desktop.verbs.inputs import WRITTEN
from desktop.verbs.speech import put
from local_store.errors import Text
from local_store.records.catalogue import Catalogue, standard
from local_store.records.declare import FieldType, Spec


@click.command()
@click.argument("kind", required=False, type=WRITTEN)
def kinds(kind: str | None) -> None:
    """Show the declared kinds of record, or the fields of one KIND."""
    catalogue = standard()
    if kind is None:
        for one in catalogue.kinds():
            put({"kind": one.name, "label": _both(one.label)})
        return
    declared = catalogue.kind(kind)
    fields = [_field(catalogue, spec) for spec in declared.fields]
    put({"kind": declared.name, "label": _both(declared.label), "fields": fields})


def _field(catalogue: Catalogue, spec: Spec) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": spec.name,
        "type": spec.type.value,
        "required": spec.required,
        "label": _both(spec.label),
    }
    table = "yes_no" if spec.type is FieldType.YES_NO else spec.codes
    if table is not None:
        told["codes"] = [{"code": one.code, **_both(one.label)} for one in catalogue.codes(table)]
    return told


def _both(text: Text) -> dict[str, str]:
    return {"da": text.da, "en": text.en}
