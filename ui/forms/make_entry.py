"""Which entry a field gets: decided by its type, and by how many codes its table offers."""

from collections.abc import Callable
from datetime import datetime

from local_store.records.declare import FieldType, Spec
from local_store.rules import raisers
from ui.forms import plan
from ui.forms.choice_entries import ChipsEntry, PickEntry
from ui.forms.entry import Entry
from ui.forms.items_entry import ItemsEntry
from ui.forms.moment_entries import DateEntry, MomentEntry
from ui.forms.reference_entries import Making, ReferenceEntry, ReferencesEntry
from ui.forms.text_entries import LongTextEntry, NumberEntry, RaisersEntry, TextEntry
from ui.ports import BookPort


def make_entry(spec: Spec, port: BookPort, clock: Callable[[], datetime], making: Making | None = None) -> Entry:
    """Return the entry for any declared field; `making` lets its picker make a new record."""
    catalogue = port.catalogue
    match spec.type:
        case FieldType.TEXT if spec.name == raisers.FIELD:
            return RaisersEntry(spec)
        case FieldType.TEXT:
            return TextEntry(spec)
        case FieldType.LONG_TEXT:
            return LongTextEntry(spec)
        case FieldType.INTEGER:
            return NumberEntry(spec)
        case FieldType.DATE:
            return DateEntry(spec, lambda: clock().date())
        case FieldType.MOMENT:
            return MomentEntry(spec, clock)
        case FieldType.CHOICES if spec.open:
            return ItemsEntry(spec, port)
        case FieldType.CHOICES:
            return ChipsEntry(spec, catalogue.codes(spec.codes or ""), several=True)
        case FieldType.CHOICE:
            codes = catalogue.codes(spec.codes or "")
            if plan.as_chips(spec, catalogue):
                return ChipsEntry(spec, codes, several=False)
            return PickEntry(spec, codes)
        case FieldType.YES_NO:
            return ChipsEntry(spec, catalogue.codes("yes_no"), several=False)
        case FieldType.REFERENCES:
            return ReferencesEntry(spec, port)
        case FieldType.REFERENCE | FieldType.PLACE:
            return ReferenceEntry(spec, port, making)
