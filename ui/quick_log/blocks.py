"""The zone's blocks, read from the catalogue: which chips there are and which keys they have."""

from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType
from ui.quick_log.zone_model import Block, Option

KIND = "street_contact"
# As the rows of the keyboard: Q row = who and how far, A row = topics, Z row = mood.
FIELDS = ("genders", "age_bands", "encounter_level", "topics", "mood")


def blocks(catalogue: Catalogue) -> tuple[Block, ...]:
    """One block per field, with every code that is offered; codes and keys are the organisation's own."""
    kind = catalogue.kind(KIND)
    found = []
    for name in FIELDS:
        spec = kind.spec(name)
        options = tuple(Option(code.code, code.label, code.key) for code in catalogue.codes(spec.codes or ""))
        found.append(Block(name, spec.label, options, spec.type is FieldType.CHOICE))
    return tuple(found)
